/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef QUITUS_BOOK_RESTORE_H
#define QUITUS_BOOK_RESTORE_H

#include "book/dossier_read.h"
#include "store/db.h"

/* The parts of dossier_restore. What they are given was checked by
 * dossier_read; each returns 0 or -1. */
struct restorer {
	struct db		  *db;
	const struct dossier_file *files;
	size_t			   n;
	const char		  *name; /* of the dossier, for messages */
	struct date		   today;
	struct dossier_facts	   facts;
	int			   year;
};

/* Each row of one of the files, when it is there. */
int restore_each(struct restorer *, const char *file, dossier_row_fn *, void *);

/* Whether this ledger may take it; then its opening in draft is taken away. */
int restore_check_target(struct restorer *);
int restore_clear_target(struct restorer *);

int restore_settings(struct restorer *);
int restore_accounts(struct restorer *);
int restore_grants(struct restorer *);

/* A class or a project, made when there is none of that name; "" is none. */
int restore_axis(struct restorer *, const char *table, const char *name);

int restore_entries(struct restorer *);

/* The id of an entry of the year, 0 when there is none. */
int restore_find_entry(struct restorer *, int64_t number, int64_t *id);

int restore_bank(struct restorer *);
int restore_cash(struct restorer *);

/* After the entries: papers that the dossier says there were. */
int restore_proofs(struct restorer *);
/* What the year before left unfinished, and this one does not tell, was closed
 * in between. Not part of the operation: an undo leaves it closed. */
int restore_over(struct restorer *);

int restore_goods(struct restorer *);
int restore_dues(struct restorer *);

/* A decision on an earlier close is written while the year is empty, one on
 * this close when it is closed again. */
int  restore_old_decision(struct restorer *);
int  restore_decision(struct restorer *);
bool restore_has_decision(struct restorer *);

/* The day of the quitus, else today. */
struct date restore_closed_on(struct restorer *);

#endif

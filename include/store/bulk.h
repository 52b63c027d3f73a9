/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef QUITUS_STORE_BULK_H
#define QUITUS_STORE_BULK_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"
#include "store/stmt.h"

/*
 * Rows by the thousands. Between bulk_begin and bulk_end this handle's triggers,
 * foreign keys and CHECKs stand aside and nothing is recorded for the operation:
 * the caller has checked each row by the same rules, writes what the triggers
 * would have derived, and tells the operation which rows it made
 * (operation_add_range). UNIQUE still holds. Inside db_begin(db, true); nothing
 * of it outlasts the handle.
 */
int bulk_begin(struct db *);
int bulk_end(struct db *);

/*
 * Take the indexes of a table away that are no constraint and hold all its
 * rows, and make them again
 * as they were: for a table that grows to a multiple of itself. made is the
 * caller's to free in any case; bulk_remake empties it.
 */
int bulk_drop_indexes(struct db *, const char *table, struct buf *made);
int bulk_remake(struct db *, struct buf *made);

/*
 * Many rows in one INSERT, which costs a third of one INSERT each. bulk_expect
 * says how many, at most BULK_ROWS; then each row with bulk_row and all its
 * columns (from 0); then bulk_flush writes them. Texts must live until then.
 */
#define BULK_ROWS 200
struct bulk {
	struct db  *db;
	char	   *head; /* "INSERT INTO t (a, b)" */
	int	    columns;
	struct stmt st;
	bool	    open; /* st is made */
	int	    size; /* for so many rows */
	int	    n;	  /* that are waiting */
};

void bulk_init(struct bulk *, struct db *, const char *head, int columns);

void bulk_expect(struct bulk *, int n);
void bulk_row(struct bulk *);
void bulk_int(struct bulk *, int column, int64_t);
void bulk_text(struct bulk *, int column, const char *); /* NULL: NULL */

/* -1: none of the rows was written; what db_err tells may be cleared, and they
 * may be tried again one by one. */
int  bulk_flush(struct bulk *);
void bulk_fini(struct bulk *);

#endif

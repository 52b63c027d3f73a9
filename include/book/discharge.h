/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef QUITUS_BOOK_DISCHARGE_H
#define QUITUS_BOOK_DISCHARGE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "base/hash.h"
#include "store/db.h"
#include "value/date.h"

/*
 * The quitus: what the verifiers decided on paper, recorded with the
 * fingerprint of what they signed. They are elected, outside the management,
 * and at least one is a parent where the AD asks for it (domain 2.5, 3.1).
 */

struct verifier {
	char	   *name;
	const char *quality; /* "parent", "teacher" or "other" */
};

struct discharge {
	int		 year;
	struct date	 day;
	char		*place;
	bool		 given;	 /* else refused */
	char		*remark; /* NULL: none */
	bool		 early;	 /* the year was closed later */
	struct verifier *verifiers;
	size_t		 n;
	char		 fingerprint[HASH_HEX];
};

void discharge_fini(struct discharge *);

/* Add "Name:quality" as it was typed, in either language. ERR_USAGE: no name,
 * no quality, a quality that is none. */
int discharge_add_verifier(struct discharge *, const char *, struct err *);

/*
 * Record it; sets fingerprint and early. Texts are taken as text_take does. ERR_RULE: the
 * year is not closed or has its quitus, the books are no longer those of its
 * fingerprint, the day is before the close and within the year, too few verifiers, one of them a
 * mandataire, no parent where one is asked for, a refusal without its reason.
 */
int discharge_record(struct db *, struct discharge *);

/* The last decision on a year; *found tells whether there is one.
 * discharge_fini whatever it returns. */
int discharge_load(struct db *, int year, struct discharge *, bool *found);

/* Whether the quitus of a year was given. -1 on failure. */
int discharge_is_given(struct db *, int year);

/* quitus.csv of the dossier, nothing while no decision is recorded; a
 * verifier a row (formats.md 1). */
int discharge_add_file(struct db *, int year, struct buf *);

/* "parent d’élève", "enseignant", "autre": for documents. */
const char *discharge_quality_fr(const char *quality);

/* The quality that a document tells so; NULL when none does. */
const char *discharge_quality_of(const char *fr);

/* Whether two names are of one person: the same words, in any order, without
 * case and accents. */
bool discharge_same_person(const char *, const char *);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef QUITUS_BOOK_CERFA_H
#define QUITUS_BOOK_CERFA_H

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"

/*
 * The table of form cerfa 15059*02, the compte rendu financier of a subsidy
 * (arrêté du 11 octobre 2006), and where the accounts of a coop stand in it:
 * read from sql/data, so that another version of the form is another file.
 */
enum cerfa_side { CERFA_EXPENSES, CERFA_INCOME, CERFA_SIDES };

struct cerfa_line {
	char	       *code; /* "62-deplacements"; that of a heading: "62" */
	enum cerfa_side side;
	char	       *label;
	char	       *accounts; /* "618 741@commune": prefixes of accounts */
	char	       *words;	  /* that choose it for account 618 */
	bool		heading;  /* lines stand below it, amounts do not */
};

struct cerfa {
	struct cerfa_line *lines; /* in the order of the form */
	size_t		   n;
	size_t		   cap;
};

/* The lines; cerfa_fini frees them. The struct is all-zero before. */
void cerfa_load(struct cerfa *);
void cerfa_fini(struct cerfa *);

/* The line that balances the action: what the coop gave of its own. */
#define CERFA_OWN "propres"

/* The line of a typed code, or of a beginning that is of one line only. NULL
 * with ERR_USAGE: there is none, or it is a heading; the nearest are named. */
const struct cerfa_line *
cerfa_find(const struct cerfa *, const char *word, struct err *);

/*
 * Where an amount stands when nobody chose: by the words of its label for
 * account 6180, which is too wide for the form, else by account and provenance.
 * provenance and label may be NULL. The account is of class 6 or 7.
 */
const struct cerfa_line *cerfa_of(const struct cerfa *, const char *account,
    const char *provenance, const char *label);

#endif

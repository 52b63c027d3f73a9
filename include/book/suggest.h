/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef QUITUS_BOOK_SUGGEST_H
#define QUITUS_BOOK_SUGGEST_H

#include <stdbool.h>
#include <stdint.h>

#include "store/db.h"
#include "value/code.h"

/* An account that a label hints at. */
struct suggestion {
	char	account[CODE_MAX];
	char   *label;	/* of the account */
	char   *reason; /* in the language in force */
	int64_t score;	/* higher is likelier */
	bool	usual;	/* nothing in the text tells it: the account that most
			 * entries of that side are on */
};

/*
 * The likely accounts for a text, best first: from the labels of earlier
 * entries of this ledger, then from the chart's keywords; a word that is none
 * of these is taken for one that it begins or almost is. classes as in
 * account_each: with one class ("6" for an expense) the usual accounts of that
 * side come last, where fewer than three are likely. *list has *n items, freed
 * by suggest_free; none is no failure.
 */
int  suggest_accounts(struct db *, const char *text, const char *classes,
     struct suggestion **list, size_t *n);
void suggest_free(struct suggestion *, size_t n);

#endif

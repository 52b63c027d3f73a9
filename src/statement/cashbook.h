/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef QUITUS_SRC_STATEMENT_CASHBOOK_H
#define QUITUS_SRC_STATEMENT_CASHBOOK_H

#include "doc.h"

/*
 * The cahier de comptabilité has two pages side by side: at the left what moved
 * (cashbook.c), at the right what it was for (cashbook_ventilation.c), a column
 * an account. The right page is kept while the left one is written.
 */

/* What one entry put on one line of the statement. */
struct share {
	size_t	     row;
	char	     code[CODE_MAX]; /* folded (formats.md 6.7) */
	struct money amount;	     /* as its class counts */
};

/* An entry of the right page. */
struct right_row {
	int64_t	    number;
	char	   *voucher;
	struct date day;
	char	   *label;
};

struct cashbook {
	struct doc	  doc;
	struct right_row *rows;
	size_t		  nrows, rows_cap;
	struct share	 *shares; /* by row */
	size_t		  nshares, shares_cap;
};

/* Keep what an entry spends or receives; nothing when it only moves money. */
int cashbook_keep(struct cashbook *, const struct entry *);

/* A table for the charges, one for the produits. */
int cashbook_add_ventilation(struct cashbook *);

void cashbook_fini(struct cashbook *);

#endif

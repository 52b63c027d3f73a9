/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef QUITUS_BOOK_DOSSIER_TOTALS_H
#define QUITUS_BOOK_DOSSIER_TOTALS_H

#include "base/csv.h"
#include "book/dossier_read.h"
#include "value/code.h"

/* comptes.csv against what the rows of ecritures.csv add up to. */
struct account_sum {
	char	code[CODE_MAX];
	int	line;
	int64_t opening, debit, credit; /* added up */
	int64_t told_opening, told_debit, told_credit, told_balance;
};

struct totals {
	const struct dossier_facts *facts;
	struct csv_problems	   *problems;
	struct account_sum	   *accounts; /* in the order of their codes */
	size_t			    n, cap;
	bool			    given; /* there is a comptes.csv */
};

void totals_begin(struct totals *, const struct dossier_facts *,
    const struct dossier_file *accounts, struct csv_problems *);
void totals_take(struct totals *, const struct dossier_row *);
void totals_end(struct totals *);
void totals_fini(struct totals *);

#endif

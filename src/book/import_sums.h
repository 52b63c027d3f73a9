/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef QUITUS_BOOK_IMPORT_SUMS_H
#define QUITUS_BOOK_IMPORT_SUMS_H

#include <stddef.h>
#include <stdint.h>

#include "store/db.h"
#include "value/code.h"
#include "value/date.h"

/* What the triggers of posting would have added to total and day_total, one
 * sum for each account and day. */
struct import_sum {
	char	    code[CODE_MAX]; /* "": free */
	int	    year;
	struct date day; /* WHOLE_YEAR: the whole year */
	int64_t	    debit, credit;
};

struct import_sums {
	struct import_sum *items;
	size_t		   n, cap;
	int64_t		   sum; /* of the postings */
};

void import_sums_add(struct import_sums *, int year, struct date,
    const char *debit, const char *credit, int64_t cents);

/* Write the sums. -1 also when the ledger then says another sum than ours. */
int  import_sums_write(struct db *, const struct import_sums *);
void import_sums_fini(struct import_sums *);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef QUITUS_BOOK_CASH_H
#define QUITUS_BOOK_CASH_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "store/db.h"
#include "value/date.h"
#include "value/money.h"

/* n notes or coins of a value: "20x2" is two of 20 euros. */
struct cash_line {
	struct money value;
	int64_t	     count;
};

struct cash_count {
	bool		  found; /* false: never counted */
	struct date	  day;
	struct cash_line *lines; /* largest value first */
	size_t		  nlines;
	struct money	  total;
	struct money	  book; /* balance of 530 that evening */
	struct money	  gap;	/* total - book */
};

void cash_count_fini(struct cash_count *);

/*
 * Read "20x2", "0,05x1": VALUExCOUNT with x, X, * or the multiplication sign;
 * VALUE is a note or coin in euros, COUNT 0 to 1 000 000. ERR_USAGE with the
 * values that exist.
 */
int cash_parse_line(const char *, struct cash_line *, struct err *);

/*
 * Store a count of the account (replaces one of the same day). Lines of the
 * same value add up. No line: the box is empty. ERR_RULE in a closed year,
 * outside the years, or when the account is no cash box.
 */
int cash_count_set(struct db *, const char *account, struct date,
    const struct cash_line *, size_t	    n);

/* The latest count of the year up to and including a day; cash_count_fini
 * whatever it returns. */
int cash_count_load(struct db *, int year, const char *account, struct date,
    struct cash_count *);

#endif

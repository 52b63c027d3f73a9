/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef QUITUS_BOOK_ADVANCE_H
#define QUITUS_BOOK_ADVANCE_H

#include "store/db.h"
#include "value/money.h"

/* Where a class's régie stands in a year (I8: given = justified + returned). */
struct advance {
	const char *class;    /* until fn returns, also below */
	const char  *account; /* 541-CP */
	struct money given;   /* opening included */
	struct money justified;
	struct money returned;
	struct money left; /* given - justified - returned */
};
typedef int advance_fn(const struct advance *, void *arg);
int	    advance_each(struct db *, int year, advance_fn *, void *);

#endif

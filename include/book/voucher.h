/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef QUITUS_BOOK_VOUCHER_H
#define QUITUS_BOOK_VOUCHER_H

#include <stdint.h>

#include "store/db.h"
#include "value/code.h"
#include "value/date.h"

/* A series of vouchers, as they are filed: D1 to D12. */
struct voucher_series {
	const char *prefix; /* "D", "" for plain numbers; until fn returns */
	int64_t	    first;
	int64_t	    last;
	int64_t	    count; /* fewer than last - first + 1: some are missing */
	int64_t	    files; /* entries of which a scan is kept */
};

/* Each series of a year up to a day, void entries left out. Vouchers that end
 * with no number, such as the opening's, belong to none. */
typedef int voucher_series_fn(const struct voucher_series *, void *arg);
int	    voucher_each_series(
	    struct db *, int year, struct date until, voucher_series_fn *, void *);

#endif

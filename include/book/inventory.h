/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef QUITUS_BOOK_INVENTORY_H
#define QUITUS_BOOK_INVENTORY_H

#include <stdint.h>

#include "store/db.h"
#include "value/date.h"
#include "value/money.h"

/* Something bought to last: what an entry spent on 6800 or a sub-account, which
 * belongs into the inventory register. */
struct purchase {
	int64_t	     number; /* of the entry */
	struct date  day;
	const char  *voucher; /* NULL: none; until fn returns, also below */
	const char  *label;
	struct money amount;
};
typedef int purchase_fn(const struct purchase *, void *arg);

/* Each purchase of a year, account by account as they were recorded; stops when
 * fn returns non-zero. One that was cancelled in the same year is left out, and
 * so is what cancels an earlier year's. */
int inventory_each_purchase(struct db *, int year, purchase_fn *, void *);

#endif

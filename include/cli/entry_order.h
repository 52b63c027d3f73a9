/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef QUITUS_CLI_ENTRY_ORDER_H
#define QUITUS_CLI_ENTRY_ORDER_H

#include "base/err.h"
#include "book/entry.h"

/* The order of a list: by day, as entries are read; by number; the largest
 * amount first; by label as it is read; by voucher, D9 before D10 before R1. */
enum entry_order {
	ORDER_DATE,
	ORDER_NUMBER,
	ORDER_AMOUNT,
	ORDER_LABEL,
	ORDER_VOUCHER
};

/* What --sort says, in either language. ERR_USAGE: no such order. */
int entry_order_read(const char *text, enum entry_order *, struct err *);

/*
 * entry_each over the years from that of the filter to the last one, in that
 * order. Entries are read one by one: of amounts, labels and vouchers, only what
 * is compared is held.
 */
int entry_order_each(struct db *, const struct entry_filter *, int last,
    enum entry_order, entry_fn *, void				  *arg);

#endif

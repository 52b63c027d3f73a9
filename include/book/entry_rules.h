/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef QUITUS_BOOK_ENTRY_RULES_H
#define QUITUS_BOOK_ENTRY_RULES_H

#include "book/entry.h"

/*
 * What an entry must be before it is written: its day in an open year, which
 * is e->year; its accounts known, active and on their side for its kind
 * (domain I6, I7; a reversal goes the other way); its class and project open;
 * its subsidy known, open, and received on 741 or spent on a charge; its
 * decision known; its voucher borne by no other entry. ERR_RULE says what is wrong.
 */
int entry_check(struct db *, const struct entry *);

#endif

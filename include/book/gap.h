/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef QUITUS_BOOK_GAP_H
#define QUITUS_BOOK_GAP_H

#include "book/bank.h"
#include "store/db.h"
#include "value/date.h"
#include "value/money.h"

/*
 * Where to look when the books and the world differ: advice in the language in
 * force, which the caller frees; NULL on failure only. The usual mistakes are
 * tried in turn: an entry of that very amount (recorded twice, or on the wrong
 * account), of half of it (recorded the wrong way round), ticking not done, two digits
 * swapped (then the gap is a multiple of 9), else something not recorded.
 */

/* gap: what was counted in the box on that day, minus the book. */
char *gap_advise_cash(
    struct db *, const char *account, struct date, struct money gap);

/* The gap of that reconciliation, which is not zero. */
char *gap_advise_bank(struct db *, const struct reconciliation *);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef QUITUS_BOOK_AGENDA_H
#define QUITUS_BOOK_AGENDA_H

#include <stdint.h>

#include "book/check.h"
#include "store/db.h"
#include "value/date.h"
#include "value/money.h"

/* What a treasurer has to do next. */
enum agenda_kind {
	AGENDA_ERRORS,	/* the control grid has errors: count */
	AGENDA_CLOSE,	/* a year that is over is still open */
	AGENDA_QUITUS,	/* a closed year has no quitus */
	AGENDA_ADVANCE, /* name, a class, holds amount: to be justified */
	AGENDA_DUES,	/* amount is left to pay to the AD */
	AGENDA_LINES,	/* count lines of the bank that no entry is */
	AGENDA_BANK,	/* name, an account, has no statement since since */
	AGENDA_CASH,	/* the cash box was not counted since since */
	AGENDA_DRAFTS,	/* count drafts up to since, where the bank agrees */
	AGENDA_BACKUP,	/* what was done from since on is in no copy */
	AGENDA_VOUCHERS /* count entries without the file of their voucher */
};

struct agenda_item {
	enum agenda_kind kind;
	int		 year;
	struct date	 due;	/* day 0: at any time */
	struct date	 since; /* day 0: never */
	int64_t		 count;
	struct money	 amount;
	const char	*name; /* until fn returns */
};

/*
 * What is to be done in a ledger whose current year that is and whose control
 * grid says that, the most urgent first. Days come from the domain: advances
 * are justified before pupils leave, on the first days of July, at the latest
 * before the year ends (I8), the statement and the quitus are due on 30
 * September (2.6). A bank account is compared each month, a cash box counted
 * each term, a copy made every two months. fn returns non-zero to stop.
 */
typedef int agenda_fn(const struct agenda_item *, void *arg);
int agenda_each(struct db *, int year, struct date today, const struct check *,
    agenda_fn *, void *arg);

#endif

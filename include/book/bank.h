/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef QUITUS_BOOK_BANK_H
#define QUITUS_BOOK_BANK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "store/db.h"
#include "value/code.h"
#include "value/date.h"
#include "value/money.h"

/*
 * Reconciliation by hand. Tick: entry number of that year was seen on the
 * statement of the bank accounts it moves; day is the statement's. ERR_RULE:
 * no such entry, it moves no bank account, is ticked already, void, the
 * opening, dated after that day, or the day is in a closed year. An entry of a
 * closed year may be ticked on a later year's statement.
 */
int bank_tick(struct db *, int year, int64_t number, struct date day);

/* Take the ticks of an entry away, with its matches. ERR_RULE: not ticked, or on a statement of
 * a closed year. */
int bank_untick(struct db *, int year, int64_t number);

/*
 * The days that ticking these entries now most likely means: an entry's own day
 * while the latest statement balance is older (or there is none); that
 * statement's day while its gap is not explained; the day after when it is, for
 * then the entry was seen on a later one. For many at once, before the first
 * of them is ticked, for ticking changes what is usual. Errors as bank_tick.
 */
int bank_tick_days(
    struct db *, int year, const int64_t *numbers, size_t n, struct date *days);

/* Whether a statement may show the entry (it moves a bank account, is not void
 * nor the opening), and whether it is ticked. ERR_RULE: no such entry. */
int bank_tick_state(
    struct db *, int year, int64_t number, bool *shown, bool *ticked);

/* The balance printed on the statement at a day (may be negative); replaces one
 * of the same day. ERR_RULE: no bank account, or a day outside the open years. */
int
bank_balance_set(struct db *, const char *account, struct date, struct money);

/* A movement in the books that the statement does not show yet. */
struct outstanding {
	int	     year;
	int64_t	     number;
	struct date  day;
	char	    *voucher; /* NULL: none, also below */
	char	    *reference;
	char	    *method;
	char	    *label;
	char	    *party;
	struct money amount; /* as the book sees it: a cheque not
					 * debited is negative */
};

/* formats.md 6.6: statement + sum of outstanding + gap = book. */
struct reconciliation {
	char		    account[CODE_MAX];
	bool		    found; /* false: no statement balance */
	struct date	    statement_date;
	struct money	    statement;
	struct outstanding *items; /* by day */
	size_t		    nitems;
	struct money	    outstanding; /* their sum */
	struct money	    book;
	struct money	    gap;     /* book - statement - outstanding */
	size_t		    nabsent; /* imported lines that no entry is, up to
				      * the statement's day */
	struct money	    absent;  /* their sum: they make the gap by so
				      * much, the other way round */
};

/* What neither entries nor lines of the bank explain: gap + absent. */
struct money reconciliation_unexplained(const struct reconciliation *);

void reconciliation_fini(struct reconciliation *);

/*
 * The reconciliation of a bank account at a day of a year: the latest statement
 * balance not after that day (of that year); the book's balance and the
 * outstanding entries at the statement's day. At the end of a year, pass its
 * last day: the book's balance is then the year's, and entries later than the
 * statement are outstanding too. The opening entry is never outstanding; what
 * was outstanding at the end of the year before and is not ticked still is; an
 * entry ticked on a later statement is; an entry and the one that cancels it
 * are not, unless one of the two was ticked. Without a statement balance, only
 * book is set. reconciliation_fini whatever it returns.
 */
int bank_reconcile(struct db *, int year, const char *account, struct date,
    struct reconciliation *);

/* The bank accounts of the chart that moved in a year, in order of code. */
typedef int bank_fn(const char *code, const char *label, void *arg);
int	    bank_each(struct db *, int year, bank_fn *, void *);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef QUITUS_BOOK_BALANCE_H
#define QUITUS_BOOK_BALANCE_H

#include <stdbool.h>

#include "store/db.h"
#include "value/code.h"
#include "value/date.h"
#include "value/money.h"

/* Sums over the books, void entries left out. All from the kept totals, never
 * from the postings. */

/* Debit minus credit of one account in a year (opening included). */
int balance_account(struct db *, int year, const char *code, struct money *);

/* The same for a class 5 account up to the end of a day of that year. */
int balance_at(
    struct db *, int year, const char *code, struct date, struct money *);

/* What the accounts that begin so (class 5) hold at the end of each day of a
 * year on which they moved, up to a day. */
typedef int balance_day_fn(struct date, struct money, void *arg);
int	    balance_each_day(struct db *, int year, const char *prefix,
	    struct date until, balance_day_fn *, void *);

/* The totals of each account that moved in the year, in order of code. */
struct account_total {
	const char  *code; /* until fn returns, also below */
	const char  *label;
	const char  *folds_to;
	struct money debit, credit;
};
typedef int balance_fn(const struct account_total *, void *arg);
int	    balance_each(struct db *, int year, balance_fn *, void *arg);

/* A line of the compte de fonctionnement: accounts of class 6 or 7 folded as
 * formats.md 6.7 says, with the previous year's figure. */
struct statement_line {
	const char  *code; /* until fn returns */
	const char  *label;
	struct money amount; /* as the class counts: positive when
					 * spent (6) or received (7) */
	struct money previous;
};
typedef int statement_line_fn(const struct statement_line *, void *arg);
int	    balance_each_line(
	    struct db *, int year, int account_class, statement_line_fn *, void *arg);

/* What the year comes to. All in one call, from the totals. */
struct year_figures {
	struct money expenses; /* class 6 */
	struct money income;   /* class 7 */
	struct money result;   /* I1: income - expenses */
	struct money opening;  /* 110 */
	struct money bank, cash, advances;
	struct money assets; /* their sum; I2: opening + result */
};
int balance_figures(struct db *, int year, struct year_figures *);

/* The first day of a year on which a class 5 account ends below zero. *found
 * tells whether there is one; *low is its balance that evening. */
int balance_first_negative(struct db *, int year, const char *code, bool *found,
    struct date *, struct money *low);

/* The lowest balance at the end of a day with a movement, and its first day. */
int balance_lowest(struct db *, int year, const char *code, bool *found,
    struct date *, struct money *low);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef QUITUS_VALUE_MONEY_H
#define QUITUS_VALUE_MONEY_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/err.h"

/* An amount of euros in cents. A struct, so that it never mixes with counts. */
struct money {
	int64_t cents;
};

/* The largest amount that one line may hold: 9 999 999 999,99 euros. */
#define MONEY_MAX_CENTS INT64_C(999999999999)

#define MONEY(c) ((struct money){ .cents = (c) })

/*
 * Read an amount as people type it: 12  12,5  12.50  1 234,56  1.234,56
 * 1'234,56  1234,56 € with space, NBSP (U+00A0) or narrow NBSP (U+202F) as
 * grouping in threes. Refused with the reason (ERR_USAGE): three decimals, a
 * lone separator before three digits (1,234 is a thousand or a fraction), a
 * sign, zero, empty, groups that are not of three digits, anything else that
 * is not a number, more than MONEY_MAX_CENTS.
 */
int money_parse(const char *, struct money *, struct err *);

/* As money_parse, but zero is an amount too (opening balances, statements). */
int money_parse_zero(const char *, struct money *, struct err *);

/*
 * Read a sum as it stands on a slip of paper: amounts as money_parse reads them
 * (nothing too), + - * / with their usual order, x and × for *, parentheses.
 * Exact: what does not come to whole cents is refused, as are a result of
 * nothing or less, one above MONEY_MAX_CENTS, and a division by nothing. A lone
 * amount is money_parse's. *computed (may be NULL) tells whether there was
 * anything to compute.
 */
int money_calc(const char *, struct money *, bool *computed, struct err *);

/* *sum += m. Returns -1 and leaves *sum alone when it would overflow. */
int money_add(struct money *sum, struct money m);

/* The opposite; m is never INT64_MIN because every amount is bounded. */
struct money money_neg(struct money m);

struct money money_abs(struct money m);

/* A part in percent of a whole that is above zero, to the nearest, half away
 * from zero. */
int64_t money_percent(struct money part, struct money whole);

enum money_style {
	MONEY_DOCUMENT, /* 1 234,56 with narrow NBSP, minus U+2212 */
	MONEY_EURO,	/* the same followed by NBSP and the euro sign */
	MONEY_SIGNED,	/* MONEY_EURO with + or − and NBSP before it,
				 * nothing before zero */
	MONEY_PLAIN,	/* 1234,56 and ASCII minus: CSV, dossier */
	MONEY_POINT	/* 1234.56 and ASCII minus: machines */
};

void money_format(struct buf *, struct money, enum money_style);

/* The same into a fixed array: for messages. Returns out. */
#define MONEY_TEXT 48
const char *money_text(struct money, enum money_style, char out[MONEY_TEXT]);

#endif

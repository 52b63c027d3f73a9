/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef QUITUS_TESTS_BANK_DRAW_H
#define QUITUS_TESTS_BANK_DRAW_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"

/* Statements of a bank made at random, for the tests that write them as banks
 * do and read them again. The same seed draws the same. */

struct chance {
	uint64_t state;
};

/* From 0 to below - 1. */
uint64_t chance_draw(struct chance *, uint64_t below);

#define DRAWN_MAX  30
#define DRAWN_DAYS 365 /* those of 2026 */

struct drawn_line {
	int	day; /* from 1 January 2026 */
	int64_t cents;
	int64_t balance; /* after it */
	char   *label;
	int	number; /* of the bank */
	bool	cheque;
};

/* Oldest first. The first line is on 31 January: no order of day and month is
 * in doubt, and its cents show what stands before them. */
struct drawn {
	int64_t		  opening, closing;
	size_t		  n; /* at least 1 */
	struct drawn_line lines[DRAWN_MAX];
};

void drawn_make(struct chance *, struct drawn *);
void drawn_fini(struct drawn *);

/* The size of an amount, without its sign: 1234567,80. */
void
drawn_put_size(struct buf *, const char *group, char decimal, int64_t cents);

/* A day: y, m, d of the format are the year, the month, the day; s the year on
 * two digits. */
void drawn_put_day(struct buf *, int day, const char *format);

/* As bank_tell writes a day and an amount. */
void drawn_tell(struct buf *, int day, int64_t cents);

/* What bank_tell told, without " @ROW" at the end of the lines; the caller
 * frees it. */
char *drawn_without_rows(const char *told);

#endif

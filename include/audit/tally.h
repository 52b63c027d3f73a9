/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef QUITUS_AUDIT_TALLY_H
#define QUITUS_AUDIT_TALLY_H

#include <stddef.h>
#include <stdint.h>

#include "value/code.h"
#include "value/date.h"

#define TALLY_DAYS 367 /* of a school year, and one more */

/* What an account takes and gives in a year; amounts in cents. */
struct tally_account {
	char	 code[CODE_MAX];
	char	*label;
	int64_t	 opening; /* debit minus credit */
	int64_t	 debit;	  /* without the opening */
	int64_t	 credit;
	int64_t *days; /* class 5: what each day moved, the opening too */
};

/* All-zero but for start is empty. */
struct tally {
	struct date	      start;	/* 1 September */
	struct tally_account *accounts; /* in the order of their codes */
	size_t		      n, cap;
};

/* One posting that counts; a day out of the year is not told among the days. */
void tally_add(struct tally *, struct date, const char *debit,
    const char *credit, int64_t cents);

/* The account of that code, made when it is not there. */
struct tally_account *tally_account(struct tally *, const char *code);

/* The lowest and the highest balance at the end of a day, and the first such
 * days. Only where days is not NULL. */
struct tally_extremes {
	int64_t	    lowest, highest;
	struct date lowest_day, highest_day;
};
void tally_extremes(const struct tally *, const struct tally_account *,
    struct tally_extremes *);

void tally_fini(struct tally *);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef QUITUS_BOOK_SUBSIDY_H
#define QUITUS_BOOK_SUBSIDY_H

#include <stdbool.h>
#include <stdint.h>

#include "store/db.h"
#include "value/date.h"
#include "value/money.h"

/* A subsidy whose notification was not recorded (book/grant): an income on 7410
 * or a sub-account that names none, with its provenance, project and proof. */
struct subsidy_received {
	int64_t	     number; /* of the entry */
	struct date  day;
	const char  *voucher; /* until fn returns, also below */
	const char  *label;
	const char  *party; /* NULL: none, also below */
	const char  *provenance;
	const char  *project;
	struct money received;
	struct money project_spent; /* expenses on that project that year,
				* but those of a recorded subsidy */
	bool	     proof;	    /* a file is attached */
};
typedef int subsidy_fn(const struct subsidy_received *, void *arg);

/*
 * Each subsidy received in a year, by day; a split entry comes once for each
 * project and provenance. One that was reversed in the same year is left out;
 * the reversal of an earlier year's is there with a negative amount.
 */
int subsidy_each_received(struct db *, int year, subsidy_fn *, void *);

#endif

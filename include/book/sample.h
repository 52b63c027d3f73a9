/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef QUITUS_BOOK_SAMPLE_H
#define QUITUS_BOOK_SAMPLE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "store/db.h"
#include "value/date.h"
#include "value/money.h"

/* How many receipts, and as many expenses, the verifiers look up on paper. */
enum { SAMPLE_LARGEST = 2, SAMPLE_RANDOM = 3 };

struct sample_item {
	int64_t	     number;
	struct date  day;
	char	    *voucher; /* NULL: none */
	char	    *label;
	struct money amount;
	bool	     receipt; /* else an expense */
	bool	     largest; /* taken for its amount, not by lot */
};

struct sample {
	char		   *seed;  /* "59-1398-2023" */
	struct sample_item *items; /* receipts, then expenses, by number */
	size_t		    nitems;
};

void sample_fini(struct sample *);

/*
 * The sample of a year (domain 3.2, line 4): of the receipts and of the
 * expenses, the largest ones and some drawn by lot. The lot is one that anybody
 * can draw again: the entries whose SHA-256 of "SEED:NUMBER" comes first, as
 * printf '59-1398-2023:17' | sha256sum prints it. seed NULL: the coop's
 * department and number and the year. Void and reversed entries, transfers and
 * régies are left out. sample_fini whatever it returns.
 */
int sample_draw(struct db *, int year, const char *seed, struct sample *);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef QUITUS_BOOK_CONTRIBUTION_H
#define QUITUS_BOOK_CONTRIBUTION_H

#include <stdbool.h>
#include <stdint.h>

#include "store/db.h"
#include "value/money.h"

/*
 * The families' voluntary contribution (domain 4.9): what each class brought,
 * and how many gave. Never who, never how much one gave.
 */

#define CONTRIBUTION_ACCOUNT "7562"
#define CONTRIBUTORS_MAX     99999

/* How many families gave what the entry (its id) records. ERR_USAGE for a
 * number that is not 1 to CONTRIBUTORS_MAX. */
int contribution_set(struct db *, int64_t entry, int64_t contributors);

struct contribution {
	const char *class;   /* until fn returns; NULL: no class was said */
	struct money amount; /* of the class in the year */
	int64_t	     contributors; /* added up; 0: never said */
	struct money counted;	   /* the part of amount that they gave */
	struct money mean;	 /* counted / contributors, to the nearest cent,
				* half a cent up; 0 without contributors */
	bool	     mean_exact; /* it was a whole number of cents */
};

/* Each class that brought something, in alphabetical order, then what belongs
 * to none. */
typedef int contribution_fn(const struct contribution *, void *arg);
int contribution_each(struct db *, int year, contribution_fn *, void *arg);

/* Set mean and mean_exact from counted and contributors. */
void contribution_share(struct contribution *);

#endif

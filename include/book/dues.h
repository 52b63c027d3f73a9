/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef QUITUS_BOOK_DUES_H
#define QUITUS_BOOK_DUES_H

#include <stdbool.h>
#include <stdint.h>

#include "store/db.h"
#include "value/code.h"
#include "value/money.h"

/*
 * Membership of the OCCE and insurance: how many are in each class, what the
 * departmental association (AD) asks for, what was paid. Nobody is named: a
 * class has a count. Members are pupils and adults, all of them insured.
 */

#define DUES_MEMBERSHIP "6281" /* accounts, with all that begin so */
#define DUES_INSURANCE	"6168"

#define DUES_COUNT_MAX 9999	/* pupils, or adults, of a class */
#define DUES_RATE_MAX  99999999 /* cents, for one member */

struct headcount {
	const char *class; /* until fn returns */
	int64_t pupils, adults;
};

/*
 * How many are in a class (its stored name) in an open year; replaces what was
 * said before. ERR_RULE for nobody at all, a closed year; ERR_USAGE for a count
 * that is not 0 to DUES_COUNT_MAX.
 */
int dues_set_headcount(struct db *, int year, const struct headcount *);

/* Forget it; ERR_RULE when the class was not counted. */
int dues_forget_headcount(struct db *, int year, const char *class);

/* The count of one class; *found tells whether there is one. */
int dues_find_headcount(
    struct db *, int year, const char *class, bool *found, struct headcount *);

/* Each class that was counted, in alphabetical order. */
typedef int headcount_fn(const struct headcount *, void *arg);
int dues_each_headcount(struct db *, int year, headcount_fn *, void *arg);

/* Each open class that was not. */
typedef int class_fn(const char *class, void *arg);
int	    dues_each_uncounted(struct db *, int year, class_fn *, void *arg);

/* The whole coop; classes 0: nobody was counted. */
struct members {
	int64_t classes, pupils, adults;
	int64_t all; /* pupils + adults */
};
int dues_count(struct db *, int year, struct members *);

/* What the AD asks for; each may be 0. */
struct tariff {
	struct money fixed;
	struct money pupil, adult; /* for each */
	struct money insurance;	   /* for each member */
	struct money supplement;   /* freely given */
};

int dues_load_tariff(struct db *, int year, bool *found, struct tariff *);

/* ERR_RULE in a closed year; ERR_USAGE for a rate beyond DUES_RATE_MAX. */
int dues_set_tariff(struct db *, int year, const struct tariff *);

/* What a tariff comes to (domain 4.11). */
struct dues_sum {
	struct money pupils, adults; /* rate x count */
	struct money membership;     /* 6281: all but the insurance */
	struct money insurance;	     /* 6168 */
	struct money total;
};

/* Pure; -1 when it is more than an amount may be. */
int dues_compute(
    const struct tariff *, int64_t pupils, int64_t adults, struct dues_sum *);

/* The same for what one class adds: neither fixed part nor supplement. */
int dues_compute_class(
    const struct tariff *, const struct headcount *, struct dues_sum *);

/* What a year owes and paid. due is zero unless both are known. */
struct dues {
	int		year;
	struct members	members;
	bool		has_tariff;
	struct tariff	tariff;
	bool		known; /* somebody was counted, and the tariff */
	struct dues_sum due;
	struct money	membership_paid; /* 6281 in the year */
	struct money	insurance_paid;	 /* 6168 */
	struct money	paid;
};

int dues_load(struct db *, int year, struct dues *);

/* What is left to pay; below zero: too much was paid. */
struct money dues_membership_left(const struct dues *);
struct money dues_insurance_left(const struct dues *);
struct money dues_left(const struct dues *);

/* ERR_RULE unless the tariff is known (the last one is told, as the command
 * that takes it again), or unless the dues are. */
int dues_require_tariff(struct db *, const struct dues *);
int dues_require(struct db *, const struct dues *);

#endif

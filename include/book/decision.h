/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef QUITUS_BOOK_DECISION_H
#define QUITUS_BOOK_DECISION_H

#include <stdint.h>

#include "store/db.h"
#include "value/date.h"
#include "value/money.h"

/*
 * The register of deliberations: what the conseil de coopérative decided
 * (domain 4.5), and the spending that each decision led to. Numbers run through
 * the years. A register is not rewritten: a later decision changes an earlier
 * one.
 */

#define DECISION_PRESENT_MAX 9999

struct decision {
	int64_t	     number;
	struct date  day;
	const char  *text;    /* until fn returns, also below */
	const char  *project; /* NULL: none */
	int64_t	     present; /* 0: not said */
	int64_t	     entries; /* expenses that name it, those cancelled left
				 out */
	struct money spent;   /* their class 6 */
};

/*
 * Write a decision down: day, text, project (as typed), present; sets number.
 * ERR_USAGE: a text that is none or longer than TEXT_LONG_MAX, more than
 * DECISION_PRESENT_MAX present. ERR_RULE: a day in no open year, no such
 * project.
 */
int decision_add(struct db *, struct decision *);

/* Each decision of a year (0: all), by number; fn returns non-zero to stop. */
typedef int decision_fn(const struct decision *, void *arg);
int	    decision_each(struct db *, int year, decision_fn *, void *arg);

/* The decision of that number; ERR_RULE when there is none. Returns what fn
 * does. */
int decision_find(struct db *, int64_t number, decision_fn *, void *arg);

/* An expense that a decision led to, whatever its year. */
struct decided {
	int64_t	     decision;
	int	     year;
	int64_t	     number; /* of the entry */
	struct date  day;
	const char  *voucher; /* NULL: none; until fn returns, also below */
	const char  *label;
	struct money amount; /* of class 6 */
};
typedef int decided_fn(const struct decided *, void *arg);

/* Each expense of a decision, in the order of the days. */
int decision_each_entry(struct db *, int64_t number, decided_fn *, void *arg);

/* What was spent in a year on class 6, and the part of it that was decided. */
int decision_spending(
    struct db *, int year, struct money *spent, struct money *decided);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef QUITUS_BOOK_AXIS_H
#define QUITUS_BOOK_AXIS_H

#include <stdbool.h>
#include <stdint.h>

#include "book/balance.h"
#include "store/db.h"
#include "value/money.h"

/* The two analytic axes share one form: a name, a longer label, open or
 * closed. */
enum axis { AXIS_CLASS, AXIS_PROJECT };

struct axis_item {
	const char *name;
	const char *label; /* "" when unsaid */
	bool	    closed;
};

/* Add a name (1 to 60 characters); ERR_RULE when it exists (compared folded). */
int axis_add(struct db *, enum axis, const char *name, const char *label);

/*
 * The stored name that a user's word means (folded comparison); the caller
 * frees it. ERR_RULE when unknown: the nearest are named, and how to add it.
 */
char *axis_resolve(struct db *, enum axis, const char *word);

/* Rename; refused (ERR_RULE) once a validated entry carries the name. */
int axis_rename(struct db *, enum axis, const char *from, const char *to);

/* No new entry may carry it. */
int axis_close(struct db *, enum axis, const char *name);

typedef int axis_fn(const struct axis_item *, void *arg);
int	    axis_each(struct db *, enum axis, axis_fn *, void *arg);

/* What a year's entries that carry the name come to, void ones left out. */
struct axis_figures {
	int64_t	     entries;
	struct money expenses; /* class 6 */
	struct money income;   /* class 7 */
};
int axis_figures(
    struct db *, enum axis, int year, const char *name, struct axis_figures *);

/*
 * The lines of the compte de fonctionnement that a year's entries with the name
 * make, of account class 6 or 7, folded; those that come to nothing are left
 * out. previous is zero.
 */
int axis_each_line(struct db *, enum axis, int year, const char *name,
    int account_class, statement_line_fn *, void *arg);

#endif

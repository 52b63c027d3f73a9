/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef QUITUS_BOOK_BUDGET_H
#define QUITUS_BOOK_BUDGET_H

#include <stddef.h>
#include <stdint.h>

#include "store/db.h"
#include "value/money.h"

/*
 * What is planned: for the coop by year, for a project as a whole however many
 * years it spans. project is the stored name (axis_resolve), NULL for the
 * coop; year then tells which.
 */

/* Plan an amount on an account of class 6 or 7, in place of what was planned
 * there. ERR_RULE: another class, unknown or disabled account, closed year. */
int budget_set(
    struct db *, int year, const char *project, const char *code, struct money);

/* Plan nothing there. ERR_RULE: nothing was planned. */
int budget_unset(struct db *, int year, const char *project, const char *code);

/* One account: what was planned beside what happened. An account that has no
 * line of its own is counted in the line that it folds to (7411 in 7410). */
struct budget_line {
	const char  *code; /* until fn returns, also below */
	const char  *label;
	struct money planned; /* 0: it was not */
	struct money actual;  /* as the class counts: spent (6), received (7) */
};
typedef int budget_fn(const struct budget_line *, void *arg);

/* Each line of a class (6 or 7) that was planned or moved, in order of code.
 * For a project, what happened in every year up to this one. */
int budget_each(struct db *, int year, const char *project, int account_class,
    budget_fn *, void *);

/* How many lines a project plans. */
int budget_count(struct db *, const char *project, int64_t *n);

/*
 * Take a CSV (; , or tab; header): compte, montant, and projet where a column
 * is called so; a line replaces what was planned. Every problem is told as
 * file:line:column, and then the caller's transaction must not be committed.
 * *n: lines taken.
 */
int budget_import(struct db *, int year, const char *path, size_t *n);

#endif

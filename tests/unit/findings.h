/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef QUITUS_TESTS_FINDINGS_H
#define QUITUS_TESTS_FINDINGS_H

#include "books.h"

/* What the tests of the control grid share. */

#define MIDDLE "2024-03-10" /* of the year 2023 */
#define LATE   "2024-09-10" /* after its end */

/* What the check says of a year on a day; check_fini frees it. */
void findings_run(struct books *, int year, const char *today, struct check *);

/* The first finding of that code and severity; NULL when there is none. */
const struct finding *
findings_find(const struct check *, int code, enum severity);

/* The check of 2023 finds no such thing on that day. */
void findings_none(struct books *, const char *today, int code, enum severity);

/* It does, about that amount and first that entry (0: no entry), and its
 * message holds these words. */
void findings_has(struct books *, const char *today, int code, enum severity,
    int64_t cents, int64_t entry, const char *words);

/* Record an entry of one posting; its number. */
int64_t books_income(struct books *, const char *day, const char *money,
    const char *account, int64_t cents);
int64_t books_expense(struct books *, const char *day, const char *account,
    const char *money, int64_t cents, const char *label);

#endif

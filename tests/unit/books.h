/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef QUITUS_TESTS_BOOKS_H
#define QUITUS_TESTS_BOOKS_H

#include <stdint.h>

#include "book/check.h"
#include "book/entry.h"
#include "store/db.h"

/*
 * Books in memory for the tests of book/: the year 2023, a small chart, the
 * classes CP and CM, the projects Cirque and Jardin, coop 59-1398. Setup and
 * teardown are for cmocka.
 */
struct books {
	struct err err;
	struct db *db;
};

int books_setup(void **state);
int books_teardown(void **state);

/* The day of an ISO date. */
struct date books_day(const char *iso);

/* Record an entry of one posting; its number. The method is cheque when cheque
 * is not NULL. */
int64_t books_add(struct books *, enum entry_kind, const char *day,
    const char *debit, const char *credit, int64_t cents, const char *label);
int64_t books_add_cheque(struct books *, const char *day, const char *debit,
    const char *credit, int64_t cents, const char *label, const char *cheque);

/* Record the prepared entry (kind, texts, postings), then free it. */
int64_t books_record(struct books *, const char *day, struct entry *);

/* The opening of a year: what 512 and 530 hold; 0 for nothing. */
void books_open(struct books *, const char *day, int64_t bank, int64_t cash);

/* Void or reverse an entry of 2023. */
void books_void(struct books *, int64_t number, const char *day);

/* Validate everything of a year; close it as far as its row goes. */
void books_validate(struct books *, int year);
void books_close(struct books *, int year);

/* Run SQL, whatever the rules say about it: as a program that broke in. */
void books_break(struct books *, const char *sql);
void books_sql(struct books *, const char *sql);

/* id of an entry. */
int64_t books_id(struct books *, int year, int64_t number);

/* An error of this kind whose message holds text was told; it is cleared. */
void books_told(struct books *, enum err_kind, const char *text);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef QUITUS_TESTS_LEDGER_HELP_H
#define QUITUS_TESTS_LEDGER_HELP_H

#include <stdint.h>

#include "store/db.h"

/* What the tests of the book share: a ledger in memory with the standard chart
 * and the open year 2025, in a transaction. For cmocka. */
struct ledger {
	struct err err;
	struct db *db;
};

int ledger_setup(void **state);
int ledger_teardown(void **state);

/* Run SQL that must work; the only value of a query. */
void	ledger_sql(struct db *, const char *sql);
int64_t ledger_int(struct db *, const char *sql);

/* The error is of this kind, and its message and hint hold these texts (NULL:
 * any); it is cleared. */
void
ledger_told(struct db *, enum err_kind, const char *what, const char *hint);

/* Record an entry of one posting, dated 1 October 2025. */
void ledger_post(struct db *, const char *kind, const char *voucher,
    const char *label, const char *debit, const char *credit, int64_t cents);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Writes a ledger of one year with so many entries, the same for the same
 * number: input for the benchmarks.
 *
 *	make_ledger FILE ENTRIES
 */
#include <stdio.h>
#include <stdlib.h>

#include "base/xalloc.h"
#include "book/account.h"
#include "book/close.h"
#include "book/entry.h"
#include "book/ledger.h"
#include "book/setting.h"
#include "book/year.h"

enum { YEAR = 2025 };

static const char *const expenses[] = { "6070", "6180", "6500", "6800" };
static const char *const incomes[] = { "7070", "7080", "7500", "7562" };

/* A linear congruence is random enough for amounts. */
static unsigned
draw(unsigned *state)
{
	*state = *state * 1664525u + 1013904223u;
	return *state >> 8;
}

static int
add_entry(struct db *db, long i, unsigned *state)
{
	struct entry e;
	bool	     income = i % 2 == 0;
	int	     rc;

	entry_init(&e);
	e.kind = income ? ENTRY_INCOME : ENTRY_EXPENSE;
	e.day = (struct date){ date_year_start(YEAR).days +
		(int)(draw(state) % 365) };
	e.label = xasprintf("Opération n° %ld de la classe", i);
	e.voucher = xasprintf("%c%ld", income ? 'R' : 'D', i / 2 + 1);
	entry_add_posting(&e, income ? "512" : expenses[draw(state) % 4],
	    income ? incomes[draw(state) % 4] : "512",
	    MONEY(1 + draw(state) % 20000));
	rc = entry_add(db, &e);
	entry_fini(&e);
	return rc;
}

static int
fill(struct db *db, long n)
{
	struct opening opening = { .account = "512",
		.amount = MONEY(100000000) };
	unsigned       state = 1;
	long	       i;

	if (account_load_standard(db) == -1 || year_add(db, YEAR) == -1 ||
	    setting_set(db, YEAR, "name", "École") == -1 ||
	    setting_set(db, YEAR, "number", "1") == -1 ||
	    setting_set(db, YEAR, "department", "59") == -1 ||
	    close_set_opening(db, YEAR, &opening, 1) == -1)
		return -1;
	for (i = 0; i < n; i++)
		if (add_entry(db, i, &state) == -1)
			return -1;
	return 0;
}

int
main(int argc, char **argv)
{
	struct err err = { .kind = ERR_NONE };
	struct db *db;
	int	   rc = -1;

	if (argc != 3) {
		fprintf(stderr, "usage: make_ledger FILE ENTRIES\n");
		return 2;
	}
	db = db_open(argv[1], DB_CREATE, &ledger_schema, &err);
	if (db != NULL && db_begin(db, true) == 0 &&
	    fill(db, strtol(argv[2], NULL, 10)) == 0 && db_commit(db) == 0)
		rc = db_publish(db);
	if (rc == -1)
		fprintf(stderr, "make_ledger: %s\n", err_what(&err));
	db_close(db);
	err_fini(&err);
	return rc == -1;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/csv.h"
#include "base/file.h"
#include "book/entry.h"
#include "book/suggest.h"
#include "ledger_help.h"

/*
 * How often the proposed account is the right one. labels.csv holds what
 * treasurers and banks write, each with the account that the chart of the OCCE
 * gives it. It was written after the keywords and never used to better them:
 * that was done with development.csv, another list. A label that is missed is
 * no reason to touch either; think of what a school does, and write new ones.
 * history.csv is half a year of one school, in other words than those.
 */

enum { COL_SENSE, COL_ACCOUNT, COL_LABEL };

struct measure {
	struct db *db;
	size_t	   all, first, three;
	bool	   loud; /* tell what is missed */
};

static const char *
classes(const struct csv_row *row)
{
	return strcmp(csv_text(row, COL_SENSE), "in") == 0 ? "7" : "6";
}

static int
measure_row(const struct csv_row *row, void *arg)
{
	struct measure	  *m = arg;
	struct suggestion *list;
	const char	  *label = csv_text(row, COL_LABEL);
	size_t		   i, n, rank = 99;

	if (row->line == 1)
		return 0;
	assert_int_equal(
	    suggest_accounts(m->db, label, classes(row), &list, &n), 0);
	for (i = 0; i < n; i++)
		if (strcmp(list[i].account, csv_text(row, COL_ACCOUNT)) == 0 &&
		    rank == 99)
			rank = i;
	m->all++;
	m->first += rank == 0;
	m->three += rank < 3;
	if (m->loud && rank > 0)
		print_message("%s %s: %s%s%s\n", csv_text(row, COL_ACCOUNT),
		    label, n > 0 ? list[0].account : "-", n > 1 ? " " : "",
		    n > 1 ? list[1].account : "");
	suggest_free(list, n);
	return 0;
}

static void
read_data(const char *name, csv_row_fn *fn, void *arg)
{
	struct csv_fault fault = { .what = NULL };
	struct err	 err = { .kind = ERR_NONE };
	struct buf	 bytes = { .data = NULL };
	char		 path[1024];

	snprintf(path, sizeof(path), "%s/tests/data/suggest/%s",
	    getenv("QUITUS_ROOT"), name);
	assert_int_equal(file_read(path, 1 << 20, &bytes, &err), 0);
	assert_int_equal(
	    csv_each(buf_str(&bytes), bytes.len, ';', fn, arg, &fault), 0);
	buf_fini(&bytes);
}

/* At least so many of a hundred. */
static void
reaches(struct measure *m, const char *what, size_t first, size_t three)
{
	m->loud = getenv("LOUD") != NULL;
	read_data("labels.csv", measure_row, m);
	assert_true(m->all >= 300);
	print_message("%s: %zu labels, first %.1f %%, in the first three "
		      "%.1f %%\n",
	    what, m->all, 100.0 * (double)m->first / (double)m->all,
	    100.0 * (double)m->three / (double)m->all);
	assert_true(m->first * 100 >= first * m->all);
	assert_true(m->three * 100 >= three * m->all);
}

static void
test_new_ledger(void **state)
{
	struct measure m = { .db = ((struct ledger *)*state)->db };

	reaches(&m, "a new ledger", 80, 95);
}

static int
record_row(const struct csv_row *row, void *arg)
{
	struct db   *db = arg;
	struct entry e;
	bool	     in = strcmp(csv_text(row, COL_SENSE), "in") == 0;
	const char  *code = csv_text(row, COL_ACCOUNT);

	if (row->line == 1)
		return 0;
	entry_init(&e);
	e.kind = in ? ENTRY_INCOME : ENTRY_EXPENSE;
	assert_true(date_make(2025, 9, 1 + (int)row->line % 28, &e.day));
	e.label = strdup(csv_text(row, COL_LABEL));
	entry_add_posting(
	    &e, in ? "512" : code, in ? code : "512", MONEY(1000));
	assert_int_equal(entry_add(db, &e), 0);
	entry_fini(&e);
	return 0;
}

static void
test_half_a_year(void **state)
{
	struct db     *db = ((struct ledger *)*state)->db;
	struct measure m = { .db = db };

	read_data("history.csv", record_row, db);
	reaches(&m, "after half a year", 90, 98);
}

int
main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test_setup_teardown(
						test_new_ledger, ledger_setup,
						ledger_teardown),
		cmocka_unit_test_setup_teardown(
		    test_half_a_year, ledger_setup, ledger_teardown) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}

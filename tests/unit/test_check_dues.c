/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "findings.h"

/* C15 of the year of E8: 155 members at 2,05 and 0,25, 317,75 and 38,75. */

static void
enter_count(struct books *b)
{
	books_sql(b,
	    "INSERT INTO headcount (year, class, pupils, adults) VALUES"
	    " (2023, 'CP', 100, 4), (2023, 'CM', 48, 3)");
}

static void
enter_tariff(struct books *b)
{
	books_sql(b,
	    "INSERT INTO tariff (year, pupil, adult, insurance)"
	    " VALUES (2023, 205, 205, 25)");
}

static void
pay(struct books *b, const char *account, int64_t cents)
{
	books_expense(b, "2023-09-28", account, "512", cents, "Cotisation");
}

static int
setup(void **state)
{
	struct books *b;

	if (books_setup(state) != 0)
		return -1;
	b = *state;
	books_sql(b,
	    "INSERT INTO account (code, label, folds_to)"
	    " VALUES ('6168', 'Assurances', '6168')");
	books_open(b, "2023-09-01", 100000, 0);
	return 0;
}

static void
silent(struct books *b)
{
	findings_none(b, LATE, 15, SEVERITY_ERROR);
	findings_none(b, LATE, 15, SEVERITY_WARNING);
	findings_none(b, LATE, 15, SEVERITY_QUESTION);
}

static void
both_paid(void **state)
{
	struct books *b = *state;

	enter_count(b);
	enter_tariff(b);
	pay(b, "6281", 31775);
	pay(b, "6168", 3875);
	silent(b);
}

static void
nothing_entered(void **state)
{
	struct books *b = *state;

	findings_has(b, LATE, 15, SEVERITY_QUESTION, 0, 0, "6281");
	pay(b, "6281", 31775);
	silent(b);
}

static void
half_entered(void **state)
{
	struct books *b = *state;

	enter_count(b);
	findings_has(b, LATE, 15, SEVERITY_QUESTION, 0, 0, "tariff");
	books_sql(b, "DELETE FROM headcount");
	enter_tariff(b);
	findings_has(b, LATE, 15, SEVERITY_QUESTION, 0, 0, "counted");
	findings_none(b, LATE, 15, SEVERITY_WARNING);
}

static void
one_missing(void **state)
{
	struct books *b = *state;

	enter_count(b);
	enter_tariff(b);
	pay(b, "6281", 31775);
	/* The digits of the insurance swapped: 38,75 - 38,57 = 0,18. */
	pay(b, "6168", 3857);
	findings_has(b, LATE, 15, SEVERITY_WARNING, 18, 0, "account 6168");
	pay(b, "6168", 18);
	silent(b);
	/* Ten members less: 20,50 of membership was not due, 2,50 of
	 * insurance. */
	books_sql(b, "UPDATE headcount SET pupils = 90 WHERE class = 'CP'");
	findings_has(b, LATE, 15, SEVERITY_WARNING, -2050, 0, "account 6281");
}

static void
nothing_paid(void **state)
{
	struct books *b = *state;

	enter_count(b);
	enter_tariff(b);
	findings_has(b, MIDDLE, 15, SEVERITY_WARNING, 31775, 0, "account 6281");
	findings_none(b, MIDDLE, 15, SEVERITY_QUESTION);
}

static void
wrong_split(void **state)
{
	struct books *b = *state;

	enter_count(b);
	enter_tariff(b);
	pay(b, "6281", 31775 + 3875);
	findings_has(b, LATE, 15, SEVERITY_WARNING, -3875, 0, "not split");
}

#define T(f) cmocka_unit_test_setup_teardown(f, setup, books_teardown)

int
main(void)
{
	const struct CMUnitTest tests[] = { T(both_paid), T(nothing_entered),
		T(half_entered), T(one_missing), T(nothing_paid),
		T(wrong_split) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}

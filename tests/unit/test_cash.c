/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "book/cash.h"
#include "book/gap.h"
#include "books.h"

static void
reads(const char *text, int64_t cents, int64_t count)
{
	struct err	 err = { 0 };
	struct cash_line line;

	if (cash_parse_line(text, &line, &err) == -1)
		fail_msg("%s: %s", text, err_what(&err));
	assert_int_equal(line.value.cents, cents);
	assert_int_equal(line.count, count);
	err_fini(&err);
}

static void
reads_notes_and_coins(void **state)
{
	(void)state;
	reads("20x2", 2000, 2);
	reads("5X1", 500, 1);
	reads("0,05x1", 5, 1);
	reads("0.5*3", 50, 3);
	reads("500 × 4", 50000, 4);
	reads("2€x10", 200, 10);
	reads("1x0", 100, 0);
	reads("0,01x1000000", 1, 1000000);
}

static void
refuses(const char *text, const char *why)
{
	struct err	 err = { 0 };
	struct cash_line line;

	if (cash_parse_line(text, &line, &err) == 0)
		fail_msg("“%s” was taken", text);
	assert_int_equal(err.kind, ERR_USAGE);
	if (strstr(err_what(&err), why) == NULL)
		fail_msg("%s: %s", text, err_what(&err));
	assert_string_not_equal(err_hint_text(&err), "");
	err_fini(&err);
}

static void
refuses_what_is_no_money(void **state)
{
	(void)state;
	refuses("20", "how many");
	refuses("x3", "no note or coin");
	refuses("20x", "how many");
	refuses("20x-1", "how many");
	refuses("20x1000001", "how many");
	refuses("20x2x", "how many");
	refuses("3x2", "no note or coin");
	refuses("0,03x2", "no note or coin");
	refuses("-20x2", "no note or coin");
	refuses("vingtx2", "no note or coin");
	refuses("", "how many");
}

static struct cash_line
line(int64_t cents, int64_t count)
{
	return (struct cash_line){ .value = MONEY(cents), .count = count };
}

static void
count(struct books *b, const char *day, const struct cash_line *lines, size_t n)
{
	if (cash_count_set(b->db, "530", books_day(day), lines, n) == -1)
		fail_msg("%s", err_what(&b->err));
}

static void
load(struct books *b, const char *day, struct cash_count *c)
{
	assert_int_equal(
	    cash_count_load(b->db, 2023, "530", books_day(day), c), 0);
}

static void
never_counted_is_not_found(void **state)
{
	struct books	 *b = *state;
	struct cash_count c;

	load(b, "2024-08-31", &c);
	assert_false(c.found);
	cash_count_fini(&c);
}

/* E8: 45,05 = 2 x 20 + 1 x 5 + 1 x 0,05. */
static void
a_right_count(void **state)
{
	struct books	      *b = *state;
	const struct cash_line lines[] = { line(5, 1), line(2000, 2),
		line(500, 1), line(10, 0) };
	struct cash_count      c;

	books_open(b, "2023-09-01", 0, 4505);
	count(b, "2024-08-31", lines, 4);
	load(b, "2024-08-31", &c);
	assert_true(c.found);
	assert_int_equal(c.nlines, 3);
	assert_int_equal(c.lines[0].value.cents, 2000);
	assert_int_equal(c.lines[0].count, 2);
	assert_int_equal(c.lines[2].value.cents, 5);
	assert_int_equal(c.total.cents, 4505);
	assert_int_equal(c.book.cents, 4505);
	assert_int_equal(c.gap.cents, 0);
	cash_count_fini(&c);
}

static void
the_latest_count_and_the_book_of_its_evening(void **state)
{
	struct books	      *b = *state;
	const struct cash_line ten[] = { line(1000, 1) };
	const struct cash_line twice[] = { line(1000, 1), line(1000, 1) };
	struct cash_count      c;

	books_open(b, "2023-09-01", 0, 1000);
	books_add(b, ENTRY_INCOME, "2023-10-05", "530", "7080", 1500, "Fête");
	count(b, "2023-10-04", ten, 1);
	count(b, "2023-10-05", twice, 2);
	load(b, "2023-10-04", &c);
	assert_int_equal(c.gap.cents, 0);
	cash_count_fini(&c);
	/* 20 counted, 25 in the book. */
	load(b, "2024-08-31", &c);
	assert_int_equal(c.total.cents, 2000);
	assert_int_equal(c.gap.cents, -500);
	cash_count_fini(&c);
	/* Counted again that evening: it replaces. No line is an empty box. */
	count(b, "2023-10-05", NULL, 0);
	load(b, "2024-08-31", &c);
	assert_true(c.found);
	assert_int_equal(c.nlines, 0);
	assert_int_equal(c.gap.cents, -2500);
	cash_count_fini(&c);
}

static void
refuses_a_bank_and_other_years(void **state)
{
	struct books *b = *state;

	assert_int_equal(
	    cash_count_set(b->db, "512", books_day("2023-10-05"), NULL, 0), -1);
	books_told(b, ERR_RULE, "no cash box");
	assert_int_equal(
	    cash_count_set(b->db, "530", books_day("2025-10-05"), NULL, 0), -1);
	books_told(b, ERR_RULE, "");
	books_close(b, 2023);
	assert_int_equal(
	    cash_count_set(b->db, "530", books_day("2023-10-05"), NULL, 0), -1);
	books_told(b, ERR_RULE, "closed");
}

static void
advises(struct books *b, int64_t gap, const char *text)
{
	char *advice = gap_advise_cash(
	    b->db, "530", books_day("2023-12-31"), MONEY(gap));

	assert_non_null(advice);
	if (strstr(advice, text) == NULL)
		fail_msg("“%s” does not hold “%s”", advice, text);
	free(advice);
}

static void
the_gap_is_explained(void **state)
{
	struct books *b = *state;

	books_open(b, "2023-09-01", 100000, 10000);
	books_add(b, ENTRY_INCOME, "2023-10-05", "530", "7080", 3100, "Fête");
	books_add(
	    b, ENTRY_EXPENSE, "2023-10-06", "6180", "530", 1300, "Farine");
	books_add(b, ENTRY_EXPENSE, "2023-10-07", "6180", "512", 1700, "Colle");
	/* 31 missing: the takings of 5 October twice, or not cash. */
	advises(b, -3100, "Entry 2 (R1, Fête) is of that very amount");
	/* 13 too much: the flour was not paid in cash. */
	advises(b, 1300, "Entry 3 (D1, Farine) is of that very amount");
	/* 17 missing: the glue was. */
	advises(b, -1700,
	    "Entry 4 (D2, Colle) is of that very amount: was "
	    "it cash");
	/* 62 missing: the takings went out; 26 too much: the flour came in. */
	advises(b, -6200, "Entry 2 (R1, Fête) is of half");
	advises(b, 2600, "Entry 3 (D1, Farine) is of half");
	advises(b, 9, "swapped");
	advises(b, 5, "cash that came in");
	advises(b, -5, "paid in cash");
}

#define T(f) cmocka_unit_test_setup_teardown(f, books_setup, books_teardown)

int
main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(
						reads_notes_and_coins),
		cmocka_unit_test(refuses_what_is_no_money),
		T(never_counted_is_not_found), T(a_right_count),
		T(the_latest_count_and_the_book_of_its_evening),
		T(refuses_a_bank_and_other_years), T(the_gap_is_explained) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}

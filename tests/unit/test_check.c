/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "book/bank.h"
#include "book/cash.h"
#include "findings.h"

/* Each line of the grid: books in which it finds nothing, then something. */

static void
unknown_year_is_refused(void **state)
{
	struct books *b = *state;
	struct check  c;

	assert_int_equal(
	    check_year(b->db, 1999, books_day(LATE), false, &c), -1);
	books_told(b, ERR_RULE, "");
	check_fini(&c);
}

static void
findings_are_counted_and_sorted(void **state)
{
	struct books *b = *state;
	struct check  c;
	size_t	      i, n[3] = { 0, 0, 0 };

	books_open(b, "2023-09-01", 10000, 500);
	books_income(b, "2023-10-01", "512", "7070", 100);
	findings_run(b, 2023, LATE, &c);
	for (i = 0; i < c.nfindings; i++) {
		n[c.findings[i].severity]++;
		if (i > 0 &&
		    c.findings[i].severity == c.findings[i - 1].severity)
			assert_true(
			    c.findings[i].code >= c.findings[i - 1].code);
		else if (i > 0)
			assert_true(c.findings[i].severity >
			    c.findings[i - 1].severity);
	}
	/* No count, no statement; a sale alone; the questions. */
	assert_int_equal(n[0], 2);
	assert_int_equal(n[1], 1);
	assert_int_equal(c.errors, n[0]);
	assert_int_equal(c.warnings, n[1]);
	assert_int_equal(c.questions, n[2]);
	check_fini(&c);
}

static void
closing_asks_for_what_the_end_asks_for(void **state)
{
	struct books *b = *state;
	struct check  c;

	books_open(b, "2023-09-01", 10000, 500);
	findings_run(b, 2023, MIDDLE, &c);
	assert_int_equal(c.errors, 0);
	assert_int_equal(c.warnings, 2);
	check_fini(&c);
	assert_int_equal(
	    check_year(b->db, 2023, books_day(MIDDLE), true, &c), 0);
	assert_int_equal(c.errors, 2);
	assert_int_equal(c.warnings, 0);
	check_fini(&c);
}

/* ---- C01 ---- */

static void
c01_opening_of_the_first_year_is_a_question(void **state)
{
	struct books *b = *state;

	findings_none(b, LATE, 1, SEVERITY_QUESTION);
	books_open(b, "2023-09-01", 218437, 6350);
	findings_has(b, LATE, 1, SEVERITY_QUESTION, 224787, 0, "247,87");
	findings_none(b, LATE, 1, SEVERITY_ERROR);
}

/* The year before ended with 2 184,37 and 63,50. */
static void
year_before(struct books *b)
{
	books_sql(b, "INSERT INTO year (year) VALUES (2022)");
	books_open(b, "2022-09-01", 218437, 6350);
}

static void
c01_opening_is_the_closing(void **state)
{
	struct books *b = *state;

	year_before(b);
	books_validate(b, 2022);
	books_close(b, 2022);
	books_open(b, "2023-09-01", 218437, 6350);
	findings_none(b, LATE, 1, SEVERITY_ERROR);
	findings_none(b, LATE, 1, SEVERITY_QUESTION);
}

static void
c01_swapped_digits(void **state)
{
	struct books	     *b = *state;
	const struct finding *f;
	struct check	      c;

	year_before(b);
	books_validate(b, 2022);
	books_close(b, 2022);
	/* 2 184,28 for 2 184,37: 0,09 short. */
	books_open(b, "2023-09-01", 218428, 6350);
	findings_has(b, LATE, 1, SEVERITY_ERROR, -9, 0, "account 512");
	findings_run(b, 2023, LATE, &c);
	f = findings_find(&c, 1, SEVERITY_ERROR);
	assert_non_null(strstr(f->remedy, "swapped"));
	/* One account differs: its sum would say the same again. */
	assert_int_not_equal(c.findings[1].code, 1);
	check_fini(&c);
}

static void
c01_each_account_and_their_sum(void **state)
{
	struct books *b = *state;
	struct check  c;

	year_before(b);
	books_validate(b, 2022);
	books_close(b, 2022);
	books_open(b, "2023-09-01", 218447, 6355);
	findings_run(b, 2023, LATE, &c);
	assert_int_equal(c.findings[0].amount.cents, 10);
	assert_int_equal(c.findings[1].amount.cents, 5);
	assert_int_equal(c.findings[2].code, 1);
	assert_int_equal(c.findings[2].amount.cents, 15);
	check_fini(&c);
}

static void
c01_waits_while_the_year_before_is_open(void **state)
{
	struct books *b = *state;

	year_before(b);
	books_open(b, "2023-09-01", 218437, 0);
	findings_has(b, LATE, 1, SEVERITY_WARNING, -6350, 0, "account 530");
	findings_none(b, LATE, 1, SEVERITY_ERROR);
}

/* ---- C02, C03, C05, C06 ---- */

static void
c02_vouchers(void **state)
{
	struct books *b = *state;
	int64_t	      n;

	books_open(b, "2023-09-01", 10000, 0);
	books_expense(b, "2023-10-01", "6180", "512", 100, "A");
	n = books_expense(b, "2023-10-02", "6180", "512", 100, "B");
	books_expense(b, "2023-10-03", "6180", "512", 100, "C");
	/* A voided entry keeps its paper. */
	books_void(b, n, "2023-10-02");
	findings_none(b, LATE, 2, SEVERITY_WARNING);
	books_sql(b, "UPDATE entry SET voucher = 'D7' WHERE voucher = 'D3'");
	findings_has(b, LATE, 2, SEVERITY_WARNING, 0, 0, "D3–D6");
	books_sql(b, "UPDATE entry SET voucher = 'D4' WHERE voucher = 'D7'");
	findings_has(b, LATE, 2, SEVERITY_WARNING, 0, 0, ": D3.");
	books_sql(b, "UPDATE entry SET voucher = NULL WHERE voucher = 'D4'");
	findings_has(b, LATE, 2, SEVERITY_WARNING, 100, 4, "no voucher");
}

static void
c02_a_series_begins_at_1_and_ten_follows_nine(void **state)
{
	struct books *b = *state;
	int	      i;

	for (i = 0; i < 11; i++)
		books_income(b, "2023-10-01", "512", "7080", 100 + i);
	findings_none(b, LATE, 2, SEVERITY_WARNING);
	books_sql(b, "UPDATE entry SET voucher = 'R12' WHERE voucher = 'R1'");
	findings_has(b, LATE, 2, SEVERITY_WARNING, 0, 0, ": R1.");
}

static void
c03_dates_and_labels(void **state)
{
	struct books *b = *state;

	books_income(b, "2023-10-01", "512", "7080", 100);
	findings_none(b, LATE, 3, SEVERITY_ERROR);
	books_break(b, "UPDATE entry SET label = ' '");
	findings_has(b, LATE, 3, SEVERITY_ERROR, 0, 1, "no label");
	books_break(b, "UPDATE entry SET label = 'a', day = '2025-10-01'");
	findings_has(b, LATE, 3, SEVERITY_ERROR, 0, 1, "date");
}

static void
c05_sides(void **state)
{
	struct books *b = *state;

	books_open(b, "2023-09-01", 10000, 0);
	books_expense(b, "2023-10-01", "6180", "512", 100, "A");
	books_income(b, "2023-10-01", "512", "7080", 100);
	findings_none(b, LATE, 5, SEVERITY_ERROR);
	books_break(b, "UPDATE posting SET debit = '7080' WHERE entry = 2");
	findings_has(b, LATE, 5, SEVERITY_ERROR, 100, 2, "wrong side");
	books_break(b, "UPDATE posting SET debit = '530' WHERE entry = 2");
	findings_has(b, LATE, 5, SEVERITY_ERROR, 100, 2, "wrong side");
	books_break(b, "DELETE FROM posting WHERE entry = 2");
	findings_has(b, LATE, 5, SEVERITY_ERROR, 0, 2, "whole amount");
}

static void
c05_a_reversal_goes_the_other_way(void **state)
{
	struct books *b = *state;

	books_income(b, "2023-10-01", "512", "7080", 100);
	books_validate(b, 2023);
	books_void(b, 1, "2023-10-02");
	findings_none(b, LATE, 5, SEVERITY_ERROR);
}

static void
c06_transfers(void **state)
{
	struct books *b = *state;

	books_open(b, "2023-09-01", 10000, 0);
	books_add(b, ENTRY_TRANSFER, "2023-10-01", "530", "512", 300, "T");
	findings_none(b, LATE, 6, SEVERITY_ERROR);
	books_break(b, "UPDATE posting SET debit = '6180' WHERE entry = 2");
	findings_has(b, LATE, 6, SEVERITY_ERROR, 300, 2, "transfers");
}

/* ---- C07 ---- */

static void
c07_cash_is_never_negative(void **state)
{
	struct books *b = *state;

	books_open(b, "2023-09-01", 0, 1000);
	books_expense(b, "2023-10-01", "6180", "530", 1000, "A");
	findings_none(b, LATE, 7, SEVERITY_ERROR);
	books_expense(b, "2023-09-20", "6180", "530", 1, "B");
	/* 9,99 on 20 September, - 0,01 on 1 October. */
	findings_has(b, LATE, 7, SEVERITY_ERROR, -1, 0, "01/10/2023");
}

static void
c07_bank(void **state)
{
	struct books *b = *state;

	books_open(b, "2023-09-01", 1000, 0);
	books_expense(b, "2023-10-01", "6180", "512", 1000, "A");
	findings_none(b, LATE, 7, SEVERITY_ERROR);
	findings_none(b, LATE, 7, SEVERITY_WARNING);
	books_expense(b, "2023-10-02", "6180", "512", 50, "B");
	findings_has(b, LATE, 7, SEVERITY_ERROR, -50, 0, "512 is at");
	books_income(b, "2023-10-03", "512", "7080", 60);
	findings_none(b, LATE, 7, SEVERITY_ERROR);
	findings_has(b, LATE, 7, SEVERITY_WARNING, -50, 0, "02/10/2023");
}

static void
c07_cash_ceiling(void **state)
{
	struct books *b = *state;

	books_sql(
	    b, "INSERT INTO setting VALUES (2023, 'cash.ceiling', '100,00')");
	books_open(b, "2023-09-01", 0, 10000);
	findings_none(b, LATE, 7, SEVERITY_WARNING);
	books_income(b, "2023-10-01", "530", "7080", 1);
	books_income(b, "2023-10-05", "530", "7080", 500);
	findings_has(b, LATE, 7, SEVERITY_WARNING, 10501, 0, "2 days");
}

/* ---- C08 ---- */

static void
count(struct books *b, const char *day, int64_t value, int64_t n)
{
	struct cash_line line = { MONEY(value), n };

	assert_int_equal(
	    cash_count_set(b->db, "530", books_day(day), &line, 1), 0);
}

static void
c08_counts(void **state)
{
	struct books *b = *state;

	findings_none(b, LATE, 8, SEVERITY_ERROR);
	books_open(b, "2023-09-01", 0, 2000);
	findings_has(b, MIDDLE, 8, SEVERITY_WARNING, 2000, 0, "never counted");
	findings_has(b, LATE, 8, SEVERITY_ERROR, 2000, 0, "never counted");
	count(b, "2024-06-30", 1000, 2);
	findings_none(b, MIDDLE, 8, SEVERITY_WARNING);
	findings_none(b, LATE, 8, SEVERITY_ERROR);
	/* Cash moved after it. */
	books_income(b, "2024-07-04", "530", "7080", 500);
	findings_has(b, LATE, 8, SEVERITY_ERROR, 0, 0, "moved since");
	findings_none(b, "2024-08-30", 8, SEVERITY_ERROR);
	/* 25,00 in the book, 20,00 in the box. */
	count(b, "2024-08-31", 1000, 2);
	findings_has(b, LATE, 8, SEVERITY_ERROR, -500, 0, "gap");
}

/* ---- C09, C10 ---- */

static void
statement(struct books *b, const char *day, int64_t cents)
{
	assert_int_equal(
	    bank_balance_set(b->db, "512", books_day(day), MONEY(cents)), 0);
}

static void
c09_reconciled(void **state)
{
	struct books *b = *state;

	findings_none(b, LATE, 9, SEVERITY_ERROR);
	books_open(b, "2023-09-01", 10000, 0);
	findings_has(b, MIDDLE, 9, SEVERITY_WARNING, 10000, 0, "no statement");
	findings_has(b, LATE, 9, SEVERITY_ERROR, 10000, 0, "no statement");
	statement(b, "2024-08-31", 10000);
	findings_none(b, LATE, 9, SEVERITY_ERROR);
	findings_none(b, LATE, 9, SEVERITY_QUESTION);
	/* Bank charges of 3,60 that were not recorded. */
	statement(b, "2024-08-31", 9640);
	findings_has(b, LATE, 9, SEVERITY_ERROR, 360, 0, "not explained");
}

static void
c09_what_is_outstanding(void **state)
{
	struct books *b = *state;

	books_open(b, "2023-09-01", 10000, 0);
	books_add_cheque(b, "2024-07-04", "6180", "512", 4150, "Car", "17");
	statement(b, "2024-08-31", 10000);
	/* 4 July to 31 August: 58 days. */
	findings_has(b, LATE, 9, SEVERITY_QUESTION, -4150, 2, "58 days");
	findings_none(b, LATE, 9, SEVERITY_WARNING);
	books_income(b, "2024-08-30", "512", "7080", 700);
	findings_has(b, LATE, 9, SEVERITY_WARNING, 700, 3, "deposit");
	findings_none(b, LATE, 9, SEVERITY_ERROR);
}

static void
c09_an_old_statement_says_nothing(void **state)
{
	struct books *b = *state;

	books_open(b, "2023-09-01", 10000, 0);
	statement(b, "2024-05-31", 10000);
	findings_none(b, LATE, 9, SEVERITY_ERROR);
	books_add_cheque(b, "2024-07-04", "6180", "512", 4150, "Car", "17");
	findings_none(b, "2024-08-30", 9, SEVERITY_ERROR);
	findings_has(b, LATE, 9, SEVERITY_ERROR, 0, 2, "money moved since");
	statement(b, "2024-07-31", 10000);
	findings_none(b, LATE, 9, SEVERITY_ERROR);
}

static void
c10_a_cheque_of_more_than_a_year_and_8_days(void **state)
{
	struct books *b = *state;

	books_sql(b, "INSERT INTO year (year) VALUES (2022)");
	books_open(b, "2022-09-01", 10000, 0);
	/* 24 August 2023 to 31 August 2024: 373 days. */
	books_add_cheque(b, "2023-08-24", "6180", "512", 100, "Car", "17");
	books_open(b, "2023-09-01", 9900, 0);
	statement(b, "2024-08-31", 10000);
	findings_none(b, LATE, 10, SEVERITY_WARNING);
	books_sql(
	    b, "UPDATE entry SET day = '2023-08-23' WHERE reference = '17'");
	findings_has(b, LATE, 10, SEVERITY_WARNING, -100, 0, "cheque 17");
}

#define T(f) cmocka_unit_test_setup_teardown(f, books_setup, books_teardown)

int
main(void)
{
	const struct CMUnitTest tests[] = { T(unknown_year_is_refused),
		T(findings_are_counted_and_sorted),
		T(closing_asks_for_what_the_end_asks_for),
		T(c01_opening_of_the_first_year_is_a_question),
		T(c01_opening_is_the_closing), T(c01_swapped_digits),
		T(c01_each_account_and_their_sum),
		T(c01_waits_while_the_year_before_is_open), T(c02_vouchers),
		T(c02_a_series_begins_at_1_and_ten_follows_nine),
		T(c03_dates_and_labels), T(c05_sides),
		T(c05_a_reversal_goes_the_other_way), T(c06_transfers),
		T(c07_cash_is_never_negative), T(c07_bank), T(c07_cash_ceiling),
		T(c08_counts), T(c09_reconciled), T(c09_what_is_outstanding),
		T(c09_an_old_statement_says_nothing),
		T(c10_a_cheque_of_more_than_a_year_and_8_days) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}

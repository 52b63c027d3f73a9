/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "book/bank.h"
#include "book/gap.h"
#include "books.h"

/* Entry 1 opens with 1 000,00; 2 is 200,00 in on 5 October; 3 is a cheque of
 * 50,00 of 10 October. */
static void
begin(struct books *b)
{
	books_open(b, "2023-09-01", 100000, 0);
	books_add(b, ENTRY_INCOME, "2023-10-05", "512", "7080", 20000, "Fête");
	books_add_cheque(
	    b, "2023-10-10", "6180", "512", 5000, "Livres", "0000101");
}

static void
tick(struct books *b, int year, int64_t number, const char *day)
{
	if (bank_tick(b->db, year, number, books_day(day)) == -1)
		fail_msg("%s", err_what(&b->err));
}

static void
statement(struct books *b, const char *day, int64_t cents)
{
	if (bank_balance_set(b->db, "512", books_day(day), MONEY(cents)) == -1)
		fail_msg("%s", err_what(&b->err));
}

static void
reconcile(struct books *b, int year, const char *day, struct reconciliation *r)
{
	if (bank_reconcile(b->db, year, "512", books_day(day), r) == -1)
		fail_msg("%s", err_what(&b->err));
}

/* The figures of a reconciliation, and which entries are outstanding. */
static void
is(struct books *b, int year, const char *day, int64_t book, int64_t sum,
    int64_t gap, size_t n)
{
	struct reconciliation r;

	reconcile(b, year, day, &r);
	assert_true(r.found);
	assert_int_equal(r.book.cents, book);
	assert_int_equal(r.outstanding.cents, sum);
	assert_int_equal(r.gap.cents, gap);
	assert_int_equal(r.nitems, n);
	reconciliation_fini(&r);
}

static void
without_statement_only_the_book(void **state)
{
	struct books	     *b = *state;
	struct reconciliation r;

	begin(b);
	reconcile(b, 2023, "2023-10-31", &r);
	assert_false(r.found);
	assert_int_equal(r.book.cents, 115000);
	assert_int_equal(r.nitems, 0);
	assert_int_equal(r.gap.cents, 0);
	reconciliation_fini(&r);
	/* On 7 October the cheque is not written yet. */
	reconcile(b, 2023, "2023-10-07", &r);
	assert_int_equal(r.book.cents, 120000);
	reconciliation_fini(&r);
}

static void
a_cheque_not_debited_explains_the_gap(void **state)
{
	struct books	     *b = *state;
	struct reconciliation r;

	begin(b);
	tick(b, 2023, 2, "2023-10-31");
	statement(b, "2023-10-31", 120000);
	reconcile(b, 2023, "2023-12-01", &r);
	assert_int_equal(r.statement.cents, 120000);
	assert_int_equal(r.book.cents, 115000);
	assert_int_equal(r.nitems, 1);
	assert_int_equal(r.items[0].number, 3);
	assert_int_equal(r.items[0].amount.cents, -5000);
	assert_string_equal(r.items[0].reference, "0000101");
	assert_string_equal(r.items[0].method, "cheque");
	assert_int_equal(r.gap.cents, 0);
	reconciliation_fini(&r);
}

static void
what_is_not_ticked_leaves_a_gap(void **state)
{
	struct books *b = *state;

	/* 1 150 - 1 200 - (200 - 50) = -200: the deposit is to be ticked. */
	begin(b);
	statement(b, "2023-10-31", 120000);
	is(b, 2023, "2023-10-31", 115000, 15000, -20000, 2);
	tick(b, 2023, 2, "2023-10-31");
	is(b, 2023, "2023-10-31", 115000, -5000, 0, 1);
}

static void
a_later_statement_does_not_count(void **state)
{
	struct books *b = *state;

	begin(b);
	tick(b, 2023, 2, "2023-10-31");
	tick(b, 2023, 3, "2023-11-30");
	statement(b, "2023-10-31", 120000);
	is(b, 2023, "2023-11-29", 115000, -5000, 0, 1);
	statement(b, "2023-11-30", 115000);
	is(b, 2023, "2023-11-30", 115000, 0, 0, 0);
	/* What is later than the statement is not in the book of that day. */
	books_add(b, ENTRY_INCOME, "2023-12-05", "512", "7080", 700, "Don");
	is(b, 2023, "2023-12-31", 115000, 0, 0, 0);
}

static void
at_the_end_of_the_year_later_entries_are_outstanding(void **state)
{
	struct books *b = *state;

	begin(b);
	tick(b, 2023, 2, "2023-10-05");
	tick(b, 2023, 3, "2023-10-31");
	statement(b, "2024-07-31", 115000);
	books_add_cheque(b, "2024-08-20", "6180", "512", 1500, "Bus", "102");
	is(b, 2023, "2024-08-30", 115000, 0, 0, 0);
	is(b, 2023, "2024-08-31", 113500, -1500, 0, 1);
}

/* The cheque of 10 October waits over the close of its year. */
static void
cross(struct books *b)
{
	begin(b);
	tick(b, 2023, 2, "2023-10-05");
	statement(b, "2024-08-31", 120000);
	books_validate(b, 2023);
	books_sql(b, "INSERT INTO year (year) VALUES (2024)");
	books_close(b, 2023);
	books_open(b, "2024-09-01", 115000, 0);
}

static void
a_cheque_of_last_year_waits_and_is_ticked(void **state)
{
	struct books	     *b = *state;
	struct reconciliation r;

	cross(b);
	statement(b, "2024-09-30", 120000);
	reconcile(b, 2024, "2024-09-30", &r);
	assert_int_equal(r.nitems, 1);
	assert_int_equal(r.items[0].year, 2023);
	assert_int_equal(r.items[0].number, 3);
	assert_int_equal(r.gap.cents, 0);
	reconciliation_fini(&r);
	tick(b, 2023, 3, "2024-10-31");
	statement(b, "2024-10-31", 115000);
	is(b, 2024, "2024-10-31", 115000, 0, 0, 0);
	/* September and the closed year stay what they were. */
	is(b, 2024, "2024-09-30", 115000, -5000, 0, 1);
	is(b, 2023, "2024-08-31", 115000, -5000, 0, 1);
}

static void
a_closed_year_takes_no_tick(void **state)
{
	struct books *b = *state;

	cross(b);
	assert_int_equal(
	    bank_tick(b->db, 2023, 3, books_day("2024-08-31")), -1);
	books_told(b, ERR_RULE, "closed");
	assert_int_equal(bank_untick(b->db, 2023, 2), -1);
	books_told(b, ERR_RULE, "closed");
	assert_int_equal(
	    bank_balance_set(b->db, "512", books_day("2024-08-31"), MONEY(1)),
	    -1);
	books_told(b, ERR_RULE, "closed");
}

static void
void_entries_count_for_nothing(void **state)
{
	struct books *b = *state;

	begin(b);
	tick(b, 2023, 2, "2023-10-31");
	books_void(b, 3, "2023-10-31");
	statement(b, "2023-10-31", 120000);
	is(b, 2023, "2023-10-31", 120000, 0, 0, 0);
}

static void
an_entry_and_its_reversal_cancel_out(void **state)
{
	struct books *b = *state;

	begin(b);
	tick(b, 2023, 2, "2023-10-31");
	books_validate(b, 2023);
	books_void(b, 3, "2023-11-10");
	statement(b, "2023-10-31", 120000);
	/* At the end of October the book still has the cheque. */
	is(b, 2023, "2023-10-31", 115000, -5000, 0, 1);
	statement(b, "2023-11-30", 120000);
	is(b, 2023, "2023-11-30", 120000, 0, 0, 0);
	/* The bank did see the cheque: its refund is awaited. */
	tick(b, 2023, 3, "2023-11-30");
	statement(b, "2023-11-30", 115000);
	is(b, 2023, "2023-11-30", 120000, 5000, 0, 1);
}

static void
a_transfer_between_banks_is_ticked_on_both(void **state)
{
	struct books	     *b = *state;
	struct reconciliation r;

	books_open(b, "2023-09-01", 100000, 0);
	books_add(
	    b, ENTRY_TRANSFER, "2023-10-02", "514", "512", 30000, "Virement");
	tick(b, 2023, 2, "2023-10-05");
	statement(b, "2023-10-31", 70000);
	is(b, 2023, "2023-10-31", 70000, 0, 0, 0);
	assert_int_equal(bank_balance_set(b->db, "514", books_day("2023-10-31"),
			     MONEY(30000)),
	    0);
	assert_int_equal(
	    bank_reconcile(b->db, 2023, "514", books_day("2023-10-31"), &r), 0);
	assert_int_equal(r.gap.cents, 0);
	assert_int_equal(r.nitems, 0);
	reconciliation_fini(&r);
}

static void
refuses_what_no_statement_shows(void **state)
{
	struct books *b = *state;
	struct date   day = books_day("2023-12-31");

	begin(b);
	books_add(b, ENTRY_INCOME, "2023-10-12", "530", "7080", 900, "Gâteaux");
	assert_int_equal(bank_tick(b->db, 2023, 99, day), -1);
	books_told(b, ERR_RULE, "no entry 99");
	assert_int_equal(bank_tick(b->db, 2023, 1, day), -1);
	books_told(b, ERR_RULE, "opening");
	assert_int_equal(bank_tick(b->db, 2023, 4, day), -1);
	books_told(b, ERR_RULE, "no bank account");
	assert_int_equal(
	    bank_tick(b->db, 2023, 3, books_day("2023-10-09")), -1);
	books_told(b, ERR_RULE, "cannot show it");
	tick(b, 2023, 3, "2023-10-10");
	assert_int_equal(bank_tick(b->db, 2023, 3, day), -1);
	books_told(b, ERR_RULE, "ticked already");
	assert_int_equal(bank_untick(b->db, 2023, 2), -1);
	books_told(b, ERR_RULE, "not ticked");
	books_void(b, 2, "2023-10-31");
	assert_int_equal(bank_tick(b->db, 2023, 2, day), -1);
	books_told(b, ERR_RULE, "void");
	assert_int_equal(bank_balance_set(b->db, "530", day, MONEY(1)), -1);
	books_told(b, ERR_RULE, "no bank account");
	assert_int_equal(
	    bank_balance_set(b->db, "512", books_day("2025-10-01"), MONEY(1)),
	    -1);
	books_told(b, ERR_RULE, "");
}

static void
untick_takes_the_tick_away(void **state)
{
	struct books *b = *state;
	bool	      shown, ticked;

	begin(b);
	tick(b, 2023, 3, "2023-10-10");
	assert_int_equal(bank_tick_state(b->db, 2023, 3, &shown, &ticked), 0);
	assert_true(shown && ticked);
	assert_int_equal(bank_untick(b->db, 2023, 3), 0);
	assert_int_equal(bank_tick_state(b->db, 2023, 3, &shown, &ticked), 0);
	assert_true(shown && !ticked);
	assert_int_equal(bank_tick_state(b->db, 2023, 1, &shown, &ticked), 0);
	assert_false(shown);
}

static void
usual_day(struct books *b, int64_t number, const char *day)
{
	struct date d;
	char	    iso[DATE_ISO];

	assert_int_equal(bank_tick_days(b->db, 2023, &number, 1, &d), 0);
	assert_string_equal(date_iso(d, iso), day);
}

static void
the_usual_day_of_a_tick(void **state)
{
	struct books *b = *state;

	begin(b);
	usual_day(b, 3, "2023-10-10");
	/* The statement is there, not explained: it is the one. */
	statement(b, "2023-10-31", 120000);
	usual_day(b, 2, "2023-10-31");
	tick(b, 2023, 2, "2023-10-31");
	/* It is explained: the cheque was seen on a later one. */
	usual_day(b, 3, "2023-11-01");
	books_add(b, ENTRY_INCOME, "2023-11-20", "512", "7080", 100, "Don");
	usual_day(b, 4, "2023-11-20");
}

static void
advises(struct books *b, int year, const char *day, const char *text)
{
	struct reconciliation r;
	char		     *advice;

	reconcile(b, year, day, &r);
	advice = gap_advise_bank(b->db, &r);
	assert_non_null(advice);
	if (strstr(advice, text) == NULL)
		fail_msg("“%s” does not hold “%s”", advice, text);
	free(advice);
	reconciliation_fini(&r);
}

static void
the_gap_is_explained(void **state)
{
	struct books *b = *state;

	begin(b);
	/* The bank shows the deposit, which is not ticked. */
	statement(b, "2023-10-31", 120000);
	advises(b, 2023, "2023-10-31",
	    "Entry 2 (R1, Fête) is of that very "
	    "amount and not ticked");
	/* It does not, but it was ticked. */
	tick(b, 2023, 2, "2023-10-31");
	statement(b, "2023-10-31", 100000);
	advises(b, 2023, "2023-10-31",
	    "Entry 2 (R1, Fête) is of that very "
	    "amount and ticked");
	/* It was money out in truth: 1 000 - 200. */
	statement(b, "2023-10-31", 80000);
	advises(b, 2023, "2023-10-31", "half that amount");
	/* 1 200 read as 1 020: 180 apart. */
	statement(b, "2023-10-31", 102000);
	advises(b, 2023, "2023-10-31", "swapped");
	statement(b, "2023-10-31", 119650);
	advises(b, 2023, "2023-10-31", "money that went out");
	statement(b, "2023-10-31", 120361);
	advises(b, 2023, "2023-10-31", "money that came in");
}

static void
ticking_comes_first(void **state)
{
	struct books *b = *state;
	int	      i;

	begin(b);
	for (i = 0; i < 4; i++)
		books_add(b, ENTRY_INCOME, "2023-10-11", "512", "7080",
		    1001 + i, "Don");
	/* Six are outstanding: 150,00 and 40,10 together. */
	statement(b, "2023-10-31", 119001);
	advises(b, 2023, "2023-10-31", "6 entries are not ticked");
}

static int
count_bank(const char *code, const char *label, void *arg)
{
	int *n = arg;

	(void)label;
	assert_string_equal(code, *n == 0 ? "512" : "514");
	(*n)++;
	return 0;
}

static void
each_bank_that_moved(void **state)
{
	struct books *b = *state;
	int	      n = 0;

	begin(b);
	books_add(b, ENTRY_INCOME, "2023-10-05", "530", "7080", 5, "Fête");
	books_add(b, ENTRY_INCOME, "2023-10-05", "514", "7080", 5, "Fête");
	assert_int_equal(bank_each(b->db, 2023, count_bank, &n), 0);
	assert_int_equal(n, 2);
}

#define T(f) cmocka_unit_test_setup_teardown(f, books_setup, books_teardown)

int
main(void)
{
	const struct CMUnitTest tests[] = { T(without_statement_only_the_book),
		T(a_cheque_not_debited_explains_the_gap),
		T(what_is_not_ticked_leaves_a_gap),
		T(a_later_statement_does_not_count),
		T(at_the_end_of_the_year_later_entries_are_outstanding),
		T(a_cheque_of_last_year_waits_and_is_ticked),
		T(a_closed_year_takes_no_tick),
		T(void_entries_count_for_nothing),
		T(an_entry_and_its_reversal_cancel_out),
		T(a_transfer_between_banks_is_ticked_on_both),
		T(refuses_what_no_statement_shows),
		T(untick_takes_the_tick_away), T(the_usual_day_of_a_tick),
		T(the_gap_is_explained), T(ticking_comes_first),
		T(each_bank_that_moved) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}

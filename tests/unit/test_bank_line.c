/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "book/bank.h"
#include "book/bank_line.h"
#include "book/bank_match.h"
#include "books.h"

/* A statement of those lines, "DAY CENTS LABEL" each; NULL ends. */
static void
fill(struct bank_statements *all, const char *number, const char *const *lines)
{
	struct bank_statement *s = bank_statements_add(all, number);
	char		       day[DATE_ISO];
	long long	       cents;
	int		       n, row = 1;

	for (; *lines != NULL; lines++) {
		n = 0;
		assert_int_equal(
		    sscanf(*lines, "%10s %lld %n", day, &cents, &n), 2);
		bank_statement_add(s, books_day(day), MONEY(cents), *lines + n,
		    NULL, NULL, row++);
	}
}

static int
import(struct books *b, const char *account, const char *number,
    const char *const *lines, struct bank_import *done)
{
	struct bank_statements all = { .bank = NULL };
	int		       rc;

	fill(&all, number, lines);
	rc = bank_line_import(b->db, account, &all.items[0], done);
	bank_statements_fini(&all);
	return rc;
}

static void
takes(struct books *b, const char *const *lines, size_t added, size_t known)
{
	struct bank_import done;

	assert_int_equal(import(b, NULL, "12345678901", lines, &done), 0);
	assert_string_equal(done.account, "512");
	assert_int_equal(done.added, added);
	assert_int_equal(done.known, known);
}

static int
count(const struct bank_line *l, void *arg)
{
	(void)l;
	++*(int *)arg;
	return 0;
}

static int
lines_there(struct books *b)
{
	struct bank_line_filter f = { .account = NULL };
	int			n = 0;

	assert_int_equal(bank_line_each(b->db, &f, count, &n), 0);
	return n;
}

/* Two equal coffees of one day both stay; a statement that overlaps adds only
 * what it has more. */
static void
overlaps_add_the_surplus(void **state)
{
	struct books	 *b = *state;
	const char *const first[] = { "2023-10-01 -150 Café",
		"2023-10-01 -150 CAFE", "2023-10-02 5000 Remise", NULL };
	const char *const second[] = { "2023-10-01 -150 cafe",
		"2023-10-01 -150 café", "2023-10-01 -150 Café",
		"2023-10-02 5000 Remise", "2023-10-03 -700 Livres", NULL };

	books_open(b, "2023-09-01", 100000, 0);
	takes(b, first, 3, 0);
	takes(b, first, 0, 3);
	takes(b, second, 2, 3);
	takes(b, first, 0, 3);
	assert_int_equal(lines_there(b), 5);
}

static void
a_bank_id_tells_lines_apart(void **state)
{
	struct books	      *b = *state;
	struct bank_statements all = { .bank = NULL };
	struct bank_statement *s = bank_statements_add(&all, NULL);
	struct bank_import     done;

	books_open(b, "2023-09-01", 100000, 0);
	bank_statement_add(
	    s, books_day("2023-10-01"), MONEY(-150), "Café", "F1", NULL, 1);
	bank_statement_add(
	    s, books_day("2023-10-01"), MONEY(-150), "Café", "F2", NULL, 2);
	assert_int_equal(bank_line_import(b->db, NULL, s, &done), 0);
	assert_int_equal(done.added, 2);
	/* Only the second one again. */
	s->lines[0].amount = MONEY(-151);
	assert_int_equal(bank_line_import(b->db, NULL, s, &done), 0);
	assert_int_equal(done.added, 1);
	assert_int_equal(done.known, 1);
	bank_statements_fini(&all);
}

static void
another_account_is_refused(void **state)
{
	struct books	  *b = *state;
	const char *const  lines[] = { "2023-10-01 -150 Café", NULL };
	struct bank_import done;

	books_open(b, "2023-09-01", 100000, 0);
	takes(b, lines, 1, 0);
	assert_int_equal(
	    import(b, NULL, "FR76 2004 1010 0598 7654 3210 142", lines, &done),
	    -1);
	books_told(b, ERR_RULE, "12345678901");
	/* The same account, as an IBAN and masked. */
	assert_int_equal(
	    import(b, NULL, "FR76 2004 1010 0512 3456 7890 142", lines, &done),
	    0);
	assert_int_equal(done.known, 1);
	assert_int_equal(import(b, NULL, "*******8901", lines, &done), 0);
	assert_int_equal(done.known, 1);
	/* A second account has its own place, and keeps it. */
	books_sql(b,
	    "INSERT INTO account (code, label, folds_to)"
	    " VALUES ('5121', 'Livret', '512')");
	assert_int_equal(import(b, "5121", "999999", lines, &done), 0);
	assert_string_equal(done.account, "5121");
	assert_int_equal(done.added, 1);
	assert_int_equal(import(b, NULL, "999999", lines, &done), 0);
	assert_string_equal(done.account, "5121");
	assert_int_equal(import(b, "512", "999999", lines, &done), -1);
	books_told(b, ERR_RULE, "5121");
	assert_int_equal(import(b, "530", "1", lines, &done), -1);
	books_told(b, ERR_RULE, "530");
}

static void
what_is_not_for_the_books(void **state)
{
	struct books	  *b = *state;
	const char *const  lines[] = { "2023-08-31 -150 Frais",
		 "2023-10-01 -90000 VO OCCE 59", "2023-10-02 100 Vir recu",
		 NULL };
	struct bank_import done;
	struct money	   sum;
	size_t		   n;

	books_open(b, "2023-09-01", 100000, 0);
	assert_int_equal(import(b, NULL, NULL, lines, &done), 0);
	assert_int_equal(done.early, 1);
	assert_int_equal(done.swept, 1);
	assert_int_equal(done.added, 2);
	assert_int_equal(
	    bank_line_unmatched(b->db, "512", books_day("2023-09-01"),
		books_day("2024-08-31"), &sum, &n),
	    0);
	assert_int_equal(n, 1);
	assert_int_equal(sum.cents, 100);
}

static void
match(struct books *b, int64_t line, const int64_t *numbers, size_t n, int rc)
{
	struct bank_line l;
	int64_t		 ids[4];
	size_t		 i;

	assert_int_equal(bank_line_load(b->db, line, &l), 0);
	for (i = 0; i < n; i++)
		ids[i] = books_id(b, 2023, numbers[i]);
	assert_int_equal(bank_match_make(b->db, &l, ids, n), rc);
	bank_line_fini(&l);
}

/* 1 000,00 - 50,00 + 20,00 + 30,00: a cheque, then a deposit of two. */
static void
a_match_ticks_and_an_untick_takes_it_back(void **state)
{
	struct books	 *b = *state;
	const char *const lines[] = { "2023-10-12 -5000 CHEQUE 0000101",
		"2023-10-20 5000 REMISE CHEQUES", NULL };
	const int64_t	  both[] = { 3, 4 }, one[] = { 3 }, cheque[] = { 2 };
	struct reconciliation r;

	books_open(b, "2023-09-01", 100000, 0);
	books_add_cheque(
	    b, "2023-10-10", "6180", "512", 5000, "Livres", "0000101");
	books_add(b, ENTRY_INCOME, "2023-10-18", "512", "7080", 2000, "A");
	books_add(b, ENTRY_INCOME, "2023-10-21", "512", "7080", 3000, "B");
	takes(b, lines, 2, 0);
	match(b, 1, cheque, 1, 0);
	match(b, 2, one, 1, -1);
	books_told(b, ERR_RULE, "30,00");
	match(b, 2, both, 2, 0);
	match(b, 2, both, 2, -1);
	books_told(b, ERR_RULE, "matched already");
	/* The entry of the 21st, on the line of the 20th: ticked on the 21st. */
	assert_int_equal(bank_balance_set(b->db, "512", books_day("2023-10-31"),
			     MONEY(100000)),
	    0);
	assert_int_equal(
	    bank_reconcile(b->db, 2023, "512", books_day("2023-10-31"), &r), 0);
	assert_int_equal(r.gap.cents, 0);
	assert_int_equal(r.nitems, 0);
	reconciliation_fini(&r);
	assert_int_equal(bank_untick(b->db, 2023, 3), 0);
	assert_int_equal(bank_untick(b->db, 2023, 4), 0);
	match(b, 2, both, 2, 0);
}

static void
what_the_bank_has_shown_is_not_changed(void **state)
{
	struct books	 *b = *state;
	const char *const lines[] = { "2023-10-12 -5000 CHEQUE 0000101", NULL };
	const int64_t	  cheque[] = { 2 };
	struct entry	  e;

	books_open(b, "2023-09-01", 100000, 0);
	books_add_cheque(
	    b, "2023-10-10", "6180", "512", 5000, "Livres", "0000101");
	takes(b, lines, 1, 0);
	match(b, 1, cheque, 1, 0);
	assert_int_equal(entry_load(b->db, 2023, 2, &e), 0);
	e.postings[0].amount = MONEY(5100);
	assert_int_equal(entry_replace(b->db, &e), -1);
	books_told(b, ERR_RULE, "51,00");
	e.postings[0].amount = MONEY(5000);
	assert_int_equal(entry_replace(b->db, &e), 0);
	entry_fini(&e);
	/* Void: the line waits again. */
	books_void(b, 2, "2023-10-15");
	assert_int_equal(bank_line_ignore(b->db, 1, true), 0);
	match(b, 1, cheque, 1, -1);
	books_told(b, ERR_RULE, "left out");
}

static void
the_search_leaves_aside_what_is_no_money(void **state)
{
	struct books	 *b = *state;
	const char *const lines[] = { "2023-10-12 -5000 CHEQUE 0000101",
		"2023-10-14 -5000 VIR LIBRAIRIE", NULL };
	struct matching	  m;

	books_open(b, "2023-09-01", 100000, 0);
	books_add_cheque(
	    b, "2023-10-10", "6180", "512", 5000, "Livres", "0000101");
	/* A mistake and what cancels it, validated. */
	books_add(
	    b, ENTRY_EXPENSE, "2023-10-13", "6180", "512", 5000, "Erreur");
	books_validate(b, 2023);
	books_void(b, 3, "2023-10-13");
	takes(b, lines, 2, 0);
	assert_int_equal(bank_match_find(b->db, "512", &m), 0);
	assert_int_equal(m.nlines, 2);
	assert_int_equal(m.nentries, 1);
	assert_int_equal(m.npairs, 1);
	assert_int_equal(m.pairs[0].reason, PAIR_CHEQUE);
	assert_int_equal(m.entries[m.pairs[0].entries[0]].number, 2);
	matching_fini(&m);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
#define TEST(f) cmocka_unit_test_setup_teardown(f, books_setup, books_teardown)
		TEST(overlaps_add_the_surplus),
		TEST(a_bank_id_tells_lines_apart),
		TEST(another_account_is_refused),
		TEST(what_is_not_for_the_books),
		TEST(a_match_ticks_and_an_untick_takes_it_back),
		TEST(what_the_bank_has_shown_is_not_changed),
		TEST(the_search_leaves_aside_what_is_no_money),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

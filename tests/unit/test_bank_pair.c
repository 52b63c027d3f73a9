/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "book/bank_pair.h"

static struct date
day(const char *iso)
{
	struct date d;

	assert_int_equal(date_parse_iso(iso, &d), 0);
	return d;
}

static struct pair_line
line(const char *iso, int64_t cents, const char *words)
{
	return (struct pair_line){ day(iso), MONEY(cents), words, NULL };
}

static struct pair_entry
entry(const char *iso, int64_t cents, const char *words, const char *method,
    const char *cheque)
{
	return (
	    struct pair_entry){ day(iso), MONEY(cents), words, method, cheque };
}

#define FIND(lines, entries)                                               \
	bank_pair_find(lines, sizeof(lines) / sizeof((lines)[0]), entries, \
	    sizeof(entries) / sizeof((entries)[0]), &pairs, &n)

static void
is_pair(const struct pair *p, size_t l, size_t e, enum pair_reason reason,
    bool certain)
{
	assert_int_equal(p->line, l);
	assert_int_equal(p->n, 1);
	assert_int_equal(p->entries[0], e);
	assert_int_equal(p->reason, reason);
	assert_int_equal(p->certain, certain);
}

static void
the_number_of_a_cheque(void **state)
{
	struct pair_line l = line("2025-10-01", -100, "cheque 0001234");
	char		 out[PAIR_NUMBER];

	(void)state;
	assert_true(bank_pair_number(&l, out));
	assert_string_equal(out, "0001234");
	l.words = "chq n 4567";
	assert_true(bank_pair_number(&l, out));
	assert_string_equal(out, "4567");
	l.words = "remise de cheques 300";
	assert_false(bank_pair_number(&l, out));
	l.words = "cheque de banque 12";
	assert_false(bank_pair_number(&l, out));
	l.words = "virement";
	l.cheque = "0099";
	assert_true(bank_pair_number(&l, out));
	l = line("2025-10-01", 100, "cheque 0001234");
	assert_false(bank_pair_number(&l, out));
}

/* Two cheques of one amount: the number tells them apart, and a cheque of
 * another number is never taken for it. */
static void
cheques_are_told_by_their_numbers(void **state)
{
	struct pair_line  lines[] = { line(
					  "2025-10-20", -4500, "cheque 0001235"),
		 line("2025-12-30", -4500, "cheque 0001234"),
		 line("2025-12-31", -4500, "cheque 7777777") };
	struct pair_entry entries[] = { entry("2025-10-01", -4500, "livres",
					    "cheque", "1234"),
		entry("2025-10-02", -4500, "cirque", "cheque", "1235") };
	struct pair	 *pairs;
	size_t		  n;

	(void)state;
	FIND(lines, entries);
	assert_int_equal(n, 2);
	is_pair(&pairs[0], 0, 1, PAIR_CHEQUE, true);
	is_pair(&pairs[1], 1, 0, PAIR_CHEQUE, true);
	free(pairs);
}

static void
another_amount_on_the_same_cheque(void **state)
{
	struct pair_line  lines[] = { line(
	     "2025-10-20", -4590, "cheque 0001235") };
	struct pair_entry entries[] = { entry(
	    "2025-10-02", -4950, "cirque", "cheque", "1235") };
	struct pair	 *pairs;
	size_t		  n;

	(void)state;
	FIND(lines, entries);
	assert_int_equal(n, 1);
	is_pair(&pairs[0], 0, 0, PAIR_AMOUNT, false);
	free(pairs);
}

static void
the_only_one_of_its_amount(void **state)
{
	struct pair_line  lines[] = { line("2025-10-05", -360, "frais"),
		 line("2025-10-06", 90000, "vir mairie"),
		 line("2025-10-30", -700, "carte papeterie"),
		 line("2025-10-30", -900, "prlv") };
	struct pair_entry entries[] = { entry("2025-10-08", -360,
					    "frais bancaires", NULL, NULL),
		entry("2025-10-01", 90000, "subvention", NULL, NULL),
		entry("2025-10-01", -700, "feutres", NULL, NULL),
		/* Four days after its line: it is another one. */
		entry("2025-11-03", -900, "mutuelle", NULL, NULL) };
	struct pair	 *pairs;
	size_t		  n;

	(void)state;
	FIND(lines, entries);
	assert_int_equal(n, 3);
	is_pair(&pairs[0], 0, 0, PAIR_ONLY, true);
	is_pair(&pairs[1], 1, 1, PAIR_ONLY, true);
	/* 29 days for something else than a cheque: for a human. */
	is_pair(&pairs[2], 2, 2, PAIR_LATE, false);
	free(pairs);
}

static void
words_tell_equal_amounts_apart(void **state)
{
	struct pair_line  lines[] = { line("2025-10-05", -2000,
					  "carte librairie dupuis"),
		 line("2025-10-05", -2000, "carte boulangerie") };
	struct pair_entry entries[] = { entry("2025-10-04", -2000,
					    "gouter boulangerie du coin",
					    "card", NULL),
		entry("2025-10-04", -2000, "album librairie dupuis", "card",
		    NULL) };
	struct pair	 *pairs;
	size_t		  n;

	(void)state;
	FIND(lines, entries);
	assert_int_equal(n, 2);
	is_pair(&pairs[0], 0, 1, PAIR_WORDS, true);
	/* What is left is the only one. */
	assert_int_equal(pairs[1].entries[0], 0);
	assert_true(pairs[1].certain);
	free(pairs);
}

static void
twins_and_those_that_only_look_so(void **state)
{
	struct pair_line  lines[] = { line("2025-10-05", -150, "carte cafe"),
		 line("2025-10-05", -150, "carte cafe"),
		 line("2025-10-20", -800, "prlv a"),
		 line("2025-10-21", -800, "prlv b") };
	struct pair_entry entries[] = { entry("2025-10-05", -150, "cafe",
					    "card", NULL),
		entry("2025-10-05", -150, "cafe", "card", NULL),
		entry("2025-10-19", -800, "piscine", NULL, NULL),
		entry("2025-10-18", -800, "theatre", NULL, NULL) };
	struct pair	 *pairs;
	size_t		  n;

	(void)state;
	FIND(lines, entries);
	assert_int_equal(n, 4);
	assert_true(pairs[0].certain && pairs[1].certain);
	assert_int_not_equal(pairs[0].entries[0], pairs[1].entries[0]);
	/* Nothing tells these two apart: the nearest is proposed. */
	is_pair(&pairs[2], 2, 2, PAIR_SEVERAL, false);
	is_pair(&pairs[3], 3, 3, PAIR_SEVERAL, false);
	free(pairs);
}

/* 20,00 + 15,50 + 12,00 = 47,50; the 30,00 is not of that deposit. */
static void
a_deposit_is_its_cheques(void **state)
{
	struct pair_line  lines[] = { line(
	     "2025-10-10", 4750, "remise cheques 3") };
	struct pair_entry entries[] = { entry("2025-10-02", 2000, "a", "cheque",
					    NULL),
		entry("2025-10-03", 1550, "b", "cheque", NULL),
		entry("2025-10-04", 1200, "c", "cheque", NULL),
		entry("2025-10-04", 3000, "d", "cheque", NULL),
		entry("2025-10-04", 4750, "e", "cash", NULL) };
	struct pair	 *pairs;
	size_t		  n;

	(void)state;
	entries[4].amount = MONEY(4751);
	FIND(lines, entries);
	assert_int_equal(n, 1);
	assert_int_equal(pairs[0].n, 3);
	assert_int_equal(pairs[0].entries[0], 0);
	assert_int_equal(pairs[0].entries[1], 1);
	assert_int_equal(pairs[0].entries[2], 2);
	assert_int_equal(pairs[0].reason, PAIR_DEPOSIT);
	assert_true(pairs[0].certain);
	free(pairs);
	/* Two ways to add up: none is proposed. */
	entries[3].amount = MONEY(1550);
	FIND(lines, entries);
	assert_int_equal(n, 0);
	free(pairs);
}

static void
a_sum_that_is_no_deposit_is_proposed(void **state)
{
	struct pair_line  lines[] = { line("2025-10-10", 3000, "vir recu") };
	struct pair_entry entries[] = { entry("2025-10-02", 2000, "a", NULL,
					    NULL),
		entry("2025-10-03", 1000, "b", NULL, NULL) };
	struct pair	 *pairs;
	size_t		  n;

	(void)state;
	FIND(lines, entries);
	assert_int_equal(n, 1);
	assert_int_equal(pairs[0].reason, PAIR_SUM);
	assert_false(pairs[0].certain);
	free(pairs);
}

/* The bank says cheque, the book says card: for a human. */
static void
means_that_contradict(void **state)
{
	struct pair_line  lines[] = { line(
	     "2025-10-10", -3000, "cheque 0001234") };
	struct pair_entry entries[] = { entry(
	    "2025-10-08", -3000, "livres", "card", NULL) };
	struct pair	 *pairs;
	size_t		  n;

	(void)state;
	FIND(lines, entries);
	assert_int_equal(n, 1);
	is_pair(&pairs[0], 0, 0, PAIR_LATE, false);
	free(pairs);
}

static void
nothing_at_all(void **state)
{
	struct pair *pairs;
	size_t	     n = 7;

	(void)state;
	bank_pair_find(NULL, 0, NULL, 0, &pairs, &n);
	assert_int_equal(n, 0);
	free(pairs);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_number_of_a_cheque),
		cmocka_unit_test(cheques_are_told_by_their_numbers),
		cmocka_unit_test(another_amount_on_the_same_cheque),
		cmocka_unit_test(the_only_one_of_its_amount),
		cmocka_unit_test(words_tell_equal_amounts_apart),
		cmocka_unit_test(twins_and_those_that_only_look_so),
		cmocka_unit_test(a_deposit_is_its_cheques),
		cmocka_unit_test(a_sum_that_is_no_deposit_is_proposed),
		cmocka_unit_test(means_that_contradict),
		cmocka_unit_test(nothing_at_all),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

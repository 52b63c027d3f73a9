/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "report/tree.h"
#include "small_year.h"

static struct scope
period(const char *from, const char *to)
{
	struct scope s = { .year = 2023 };

	s.has_from = from != NULL;
	s.has_to = to != NULL;
	if (from != NULL)
		s.from = books_day(from);
	if (to != NULL)
		s.to = books_day(to);
	return s;
}

/* The only row of the list whose member is that text. */
static const json_t *
row_of(const json_t *rows, const char *key, const char *value)
{
	const json_t *row, *found = NULL;
	size_t	      i;

	for (i = 0; i < json_array_size(rows); i++) {
		row = json_array_get(rows, i);
		if (strcmp(json_text(row, key), value) != 0)
			continue;
		assert_null(found);
		found = row;
	}
	assert_non_null(found);
	return found;
}

static const struct table *
find_table(const struct item *item, const char *key)
{
	const struct table *t;

	for (; item != NULL; item = item->next) {
		if (item->type == ITEM_TABLE && item->table.key != NULL &&
		    strcmp(item->table.key, key) == 0)
			return &item->table;
		t = find_table(item->child, key);
		if (t != NULL)
			return t;
	}
	return NULL;
}

/* The amounts at the end of the table's last row, its total. */
static void
totals_are(
    const struct report *r, const char *key, const int64_t *cents, size_t n)
{
	const struct table *t = find_table(report_items(r), key);
	const struct row   *last;
	size_t		    i;

	assert_non_null(t);
	last = &t->rows[t->nrows - 1];
	assert_int_equal(last->kind, ROW_TOTAL);
	for (i = 0; i < n; i++)
		assert_int_equal(
		    last->cells[t->ncolumns - n + i].money.cents, cents[i]);
}

static void
test_journal(void **state)
{
	struct scope  whole = period(NULL, NULL);
	json_t	     *root = small_year_json(*state, statement_journal, &whole);
	const json_t *rows, *row;

	/* À nouveau 2, banque 9, caisse 2, opérations diverses 1. */
	rows = json_list(root, "lines", 14);
	assert_string_equal(
	    json_text(json_array_get(rows, 1), "journal"), "AN");
	assert_string_equal(
	    json_text(json_array_get(rows, 10), "journal"), "BQ");
	assert_string_equal(
	    json_text(json_array_get(rows, 13), "journal"), "OD");
	row = row_of(rows, "state", "void");
	assert_int_equal(json_number(row, "number"), 12);
	assert_string_equal(json_text(row, "journal"), "CA");
	assert_string_equal(json_text(row, "label"), "Annulée\u00a0: essai");
	assert_true(json_no(row, "amount_cents"));
	assert_int_equal(json_number(root, "total_cents"), 232000);
	json_decref(root);
}

static void
test_journal_of_a_month(void **state)
{
	struct scope  october = period("2023-10-01", "2023-10-31");
	json_t	     *root;
	const json_t *rows;

	root = small_year_json(*state, statement_journal, &october);
	rows = json_list(root, "lines", 3);
	assert_int_equal(json_number(json_array_get(rows, 0), "number"), 5);
	assert_int_equal(json_number(json_array_get(rows, 2), "number"), 7);
	assert_int_equal(json_number(root, "total_cents"), 52000);
	json_decref(root);
}

static void
test_ledger(void **state)
{
	static const int64_t sums[] = { 232000, 232000 };
	struct scope	     whole = period(NULL, NULL);
	struct report	    *r;
	const struct table  *t;
	json_t		    *root;

	root = small_year_json(*state, statement_ledger, &whole);
	json_list(root, "lines", 26);
	json_decref(root);
	r = small_year_make(*state, statement_ledger, &whole);
	t = find_table(report_items(r), "lines");
	assert_non_null(t);
	/* Debit and credit; the last column has no sum. */
	assert_int_equal(t->rows[t->nrows - 1].cells[6].money.cents, sums[0]);
	assert_int_equal(t->rows[t->nrows - 1].cells[7].money.cents, sums[1]);
	report_free(r);
}

static void
test_ledger_of_an_account(void **state)
{
	struct scope  scope = period(NULL, NULL);
	json_t	     *root;
	const json_t *rows, *row;

	scope.account = "512";
	root = small_year_json(*state, statement_ledger, &scope);
	rows = json_list(root, "lines", 10);
	row = json_array_get(rows, 3);
	assert_int_equal(json_number(row, "number"), 5);
	assert_string_equal(json_text(row, "counterpart"), "6070");
	assert_int_equal(json_number(row, "credit_cents"), 7000);
	assert_true(json_no(row, "debit_cents"));
	assert_int_equal(json_number(row, "balance_cents"), 131000);
	row = json_array_get(rows, 9);
	assert_int_equal(json_number(row, "balance_cents"), 112500);
	json_decref(root);
	/* 7410 and its sub-account 7411, each with its own balance. */
	scope.account = "7410";
	root = small_year_json(*state, statement_ledger, &scope);
	row = row_of(json_list(root, "lines", 2), "account", "7411");
	assert_int_equal(json_number(row, "balance_cents"), -3000);
	json_decref(root);
}

static void
test_ledger_carries(void **state)
{
	struct scope  scope = period("2023-10-01", NULL);
	json_t	     *root;
	const json_t *rows, *row;

	scope.account = "512";
	root = small_year_json(*state, statement_ledger, &scope);
	rows = json_list(root, "lines", 8);
	row = json_array_get(rows, 0);
	assert_string_equal(json_text(row, "label"), "Report");
	assert_int_equal(json_number(row, "balance_cents"), 138000);
	assert_true(json_no(row, "number"));
	row = json_array_get(rows, 1);
	assert_int_equal(json_number(row, "balance_cents"), 131000);
	json_decref(root);
	/* Nothing moved 530 in the period: what it holds is told all the same. */
	scope.account = "530";
	root = small_year_json(*state, statement_ledger, &scope);
	row = json_array_get(json_list(root, "lines", 1), 0);
	assert_int_equal(json_number(row, "balance_cents"), 7000);
	json_decref(root);
}

static void
bank_is(const json_t *root, size_t rows, const int64_t expected[4])
{
	const json_t *row;

	row = row_of(json_list(root, "accounts", rows), "account", "512");
	assert_int_equal(json_number(row, "opening_cents"), expected[0]);
	assert_int_equal(json_number(row, "debit_cents"), expected[1]);
	assert_int_equal(json_number(row, "credit_cents"), expected[2]);
	assert_int_equal(json_number(row, "balance_cents"), expected[3]);
}

static void
test_balance(void **state)
{
	/* 6281 was only voided and is left out. */
	static const int64_t bank[] = { 100000, 62500, 50000, 112500 };
	/* À nouveau, débit, crédit, débiteurs, créditeurs: 512 1 125,00, 530
	 * 70,00 and the charges 485,00; 110 1 050,00 and the produits 630,00. */
	static const int64_t sums[] = { 0, 127000, 127000, 168000, 168000 };
	struct scope	     whole = period(NULL, NULL);
	struct report	    *r;
	json_t		    *root;

	root = small_year_json(*state, statement_balance, &whole);
	bank_is(root, 11, bank);
	json_decref(root);
	r = small_year_make(*state, statement_balance, &whole);
	totals_are(r, "accounts", sums, 5);
	report_free(r);
}

static void
test_balance_of_a_period(void **state)
{
	static const int64_t september[] = { 100000, 38000, 0, 138000 };
	static const int64_t october[] = { 138000, 20000, 32000, 126000 };
	struct scope	     scope = period(NULL, "2023-09-30");
	json_t		    *root;

	root = small_year_json(*state, statement_balance, &scope);
	bank_is(root, 5, september);
	json_decref(root);
	scope = period("2023-10-01", "2023-10-31");
	root = small_year_json(*state, statement_balance, &scope);
	bank_is(root, 8, october);
	json_decref(root);
}

static void
test_cashbook(void **state)
{
	static const int64_t sums[] = { 6000, 6000, 62500, 50000, 10000, 8000,
		112500, 7000 };
	struct scope	     whole = period(NULL, NULL);
	struct report	    *r;
	json_t *root = small_year_json(*state, statement_cashbook, &whole);
	const json_t *rows = json_list(root, "entries", 13), *row;

	/* The report à nouveau is no receipt (domain I4). */
	row = json_array_get(rows, 0);
	assert_true(json_no(row, "bank_in_cents"));
	assert_int_equal(json_number(row, "bank_cents"), 100000);
	row = json_array_get(rows, 3);
	assert_int_equal(json_number(row, "bank_in_cents"), 8000);
	assert_int_equal(json_number(row, "cash_out_cents"), 8000);
	assert_int_equal(json_number(row, "cash_cents"), 7000);
	row = json_array_get(rows, 7);
	assert_int_equal(json_number(row, "advance_given_cents"), 6000);
	assert_int_equal(json_number(row, "bank_out_cents"), 6000);
	row = json_array_get(rows, 8);
	assert_int_equal(json_number(row, "advance_settled_cents"), 4500);
	assert_true(json_no(row, "bank_in_cents"));
	row = json_array_get(rows, 11);
	assert_string_equal(json_text(row, "state"), "void");
	assert_true(json_no(row, "bank_cents"));
	json_decref(root);
	r = small_year_make(*state, statement_cashbook, &whole);
	totals_are(r, "entries", sums, 8);
	report_free(r);
}

static void
test_cashbook_ventilation(void **state)
{
	static const int64_t expenses[] = { 7000, 29500, 12000 };
	static const int64_t income[] = { 10000, 23000, 30000 };
	struct scope	     whole = period(NULL, NULL);
	struct report	    *r;
	json_t *root = small_year_json(*state, statement_cashbook, &whole);
	const json_t *row;

	row = json_array_get(json_list(root, "expenses", 4), 2);
	assert_int_equal(json_number(row, "number"), 9);
	assert_int_equal(json_number(row, "6180_cents"), 4500);
	assert_true(json_no(row, "6070_cents"));
	/* 7411 is within 7410. */
	row = json_array_get(json_list(root, "income", 4), 3);
	assert_int_equal(json_number(row, "7410_cents"), 3000);
	json_decref(root);
	r = small_year_make(*state, statement_cashbook, &whole);
	totals_are(r, "expenses", expenses, 3);
	totals_are(r, "income", income, 3);
	report_free(r);
}

static void
test_cashbook_of_a_period(void **state)
{
	static const int64_t sums[] = { 6000, 6000, 24500, 50000, 0, 0, 112500,
		7000 };
	struct scope	     scope = period("2023-10-01", NULL);
	const struct table  *t;
	struct report	    *r;
	json_t		    *root;

	root = small_year_json(*state, statement_cashbook, &scope);
	json_list(root, "entries", 9);
	json_decref(root);
	r = small_year_make(*state, statement_cashbook, &scope);
	totals_are(r, "entries", sums, 8);
	t = find_table(report_items(r), "entries");
	assert_int_equal(t->rows[0].kind, ROW_SUBTOTAL);
	assert_int_equal(t->rows[0].cells[11].money.cents, 138000);
	assert_int_equal(t->rows[0].cells[12].money.cents, 7000);
	report_free(r);
}

static void
test_advances(void **state)
{
	struct scope whole = period(NULL, NULL);
	json_t	    *root = small_year_json(*state, statement_advances, &whole);
	const json_t *row = json_array_get(json_list(root, "advances", 1), 0);

	assert_string_equal(json_text(row, "class"), "CP");
	assert_int_equal(json_number(row, "given_cents"), 6000);
	assert_int_equal(json_number(row, "justified_cents"), 4500);
	assert_int_equal(json_number(row, "returned_cents"), 1500);
	assert_int_equal(json_number(row, "left_cents"), 0);
	json_decref(root);
}

static void
test_chart(void **state)
{
	struct scope  whole = period(NULL, NULL);
	json_t	     *root = small_year_json(*state, statement_chart, &whole);
	const json_t *rows = json_list(root, "accounts", 17);

	assert_string_equal(
	    json_text(json_array_get(rows, 0), "account"), "6070");
	row_of(rows, "account", "541-CM");
	json_decref(root);
}

/* The balance and the count are of 31 August: in October there was neither. */
static void
test_at_a_date(void **state)
{
	struct scope  october = period(NULL, "2023-10-31");
	struct scope  august = period(NULL, "2024-08-31");
	json_t	     *root;
	const json_t *part;

	root = small_year_json(*state, statement_reconciliation, &october);
	assert_true(json_no(root, "reconciliation"));
	json_decref(root);
	root = small_year_json(*state, statement_reconciliation, &august);
	part = json_object_get(root, "reconciliation");
	assert_int_equal(json_number(part, "statement_cents"), 137500);
	json_list(part, "outstanding", 1);
	json_decref(root);
	root = small_year_json(*state, statement_cash, &october);
	assert_true(json_no(root, "cash_count"));
	json_decref(root);
	root = small_year_json(*state, statement_cash, &august);
	part = json_object_get(root, "cash_count");
	assert_int_equal(json_number(part, "total_cents"), 7000);
	json_decref(root);
}

/* A year that the ledger does not have is refused by every document. */
static void
test_no_such_year(void **state)
{
	struct books	      *b = *state;
	struct scope	       none = { .year = 2020, .subject = "CP" };
	const struct document *d;

	for (d = document_table; d->en != NULL; d++) {
		assert_null(d->make(b->db, &none));
		books_told(b, ERR_RULE, "2020");
	}
}

#define TEST(name) \
	cmocka_unit_test_setup_teardown(name, small_year_setup, books_teardown)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_journal),
		TEST(test_journal_of_a_month),
		TEST(test_ledger),
		TEST(test_ledger_of_an_account),
		TEST(test_ledger_carries),
		TEST(test_balance),
		TEST(test_balance_of_a_period),
		TEST(test_cashbook),
		TEST(test_cashbook_ventilation),
		TEST(test_cashbook_of_a_period),
		TEST(test_advances),
		TEST(test_chart),
		TEST(test_at_a_date),
		TEST(test_no_such_year),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

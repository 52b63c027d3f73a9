/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "book/year.h"
#include "report/tree.h"
#include "small_year.h"

struct line {
	const char *code;
	int64_t	    cents, previous;
};

static void
are_lines(const json_t *array, const struct line *lines, bool previous)
{
	const json_t *row;
	size_t	      i;

	for (i = 0; i < json_array_size(array); i++) {
		row = json_array_get(array, i);
		assert_string_equal(json_text(row, "account"), lines[i].code);
		assert_int_equal(
		    json_number(row, "amount_cents"), lines[i].cents);
		if (previous)
			assert_int_equal(json_number(row, "previous_cents"),
			    lines[i].previous);
	}
}

static void
test_annual_accounts(void **state)
{
	static const struct line expenses[] = { { "6070", 7000, 0 },
		{ "6180", 29500, 0 }, { "6800", 12000, 0 } };
	static const struct line income[] = { { "7070", 10000, 0 },
		{ "7410", 23000, 0 }, { "7562", 30000, 0 } };
	static const struct line assets[] = { { "512", 112500, 0 },
		{ "530", 7000, 0 } };
	struct scope		 whole = { .year = 2023 };
	json_t			*root;
	const json_t		*rows;

	root = small_year_json(*state, statement_annual, &whole);
	rows = json_list(root, "expenses", 3);
	are_lines(rows, expenses, false);
	assert_true(json_no(json_array_get(rows, 0), "previous_cents"));
	are_lines(json_list(root, "income", 3), income, false);
	are_lines(json_list(root, "assets", 2), assets, false);
	assert_int_equal(json_number(root, "total_expenses_cents"), 48500);
	assert_int_equal(json_number(root, "total_income_cents"), 63000);
	assert_int_equal(json_number(root, "result_cents"), 14500);
	assert_int_equal(json_number(root, "opening_cents"), 105000);
	assert_int_equal(json_number(root, "total_assets_cents"), 119500);
	assert_true(json_no(root, "fingerprint"));
	json_decref(root);
}

static void
test_annual_proofs(void **state)
{
	struct scope  whole = { .year = 2023 };
	json_t	     *root = small_year_json(*state, statement_annual, &whole);
	const json_t *part, *row;

	part = json_object_get(root, "reconciliation");
	assert_string_equal(json_text(part, "statement_date"), "2024-08-31");
	assert_int_equal(json_number(part, "statement_cents"), 137500);
	assert_int_equal(json_number(part, "book_cents"), 112500);
	assert_int_equal(json_number(part, "gap_cents"), 0);
	row = json_array_get(json_list(part, "outstanding", 1), 0);
	assert_int_equal(json_number(row, "entry"), 7);
	assert_string_equal(json_text(row, "reference"), "102");
	assert_int_equal(json_number(row, "amount_cents"), -25000);
	part = json_object_get(root, "cash_count");
	assert_int_equal(json_number(part, "total_cents"), 7000);
	assert_int_equal(json_number(part, "gap_cents"), 0);
	row = json_array_get(json_list(part, "lines", 2), 0);
	assert_int_equal(json_number(row, "value_cents"), 2000);
	assert_int_equal(json_number(row, "count"), 3);
	json_decref(root);
}

static void
test_annual_subsidies(void **state)
{
	struct scope  whole = { .year = 2023 };
	json_t	     *root = small_year_json(*state, statement_annual, &whole);
	const json_t *rows = json_list(root, "subsidies", 2), *row;

	row = json_array_get(rows, 0);
	assert_int_equal(json_number(row, "id"), 6);
	assert_string_equal(json_text(row, "funder"), "Mairie");
	assert_string_equal(json_text(row, "kind"), "commune");
	assert_string_equal(json_text(row, "purpose"), "Cirque");
	assert_int_equal(json_number(row, "received_cents"), 20000);
	assert_int_equal(json_number(row, "spent_cents"), 20000);
	assert_int_equal(json_number(row, "left_cents"), 0);
	assert_true(json_no(row, "granted_cents"));
	assert_true(json_is_false(json_object_get(row, "proof")));
	row = json_array_get(rows, 1);
	assert_string_equal(json_text(row, "funder"), "État");
	assert_string_equal(json_text(row, "purpose"), "Subvention");
	assert_true(json_no(row, "spent_cents"));
	assert_true(json_no(row, "left_cents"));
	json_decref(root);
}

/* The project spent 250,00: 200,00 on the first, what is left on the next. */
static void
test_a_cent_is_spent_once(void **state)
{
	struct scope  whole = { .year = 2023 };
	json_t	     *root;
	const json_t *row;

	small_year_subsidy(*state, "2024-02-01", "7410", 10000, "departement",
	    "Département", "Cirque");
	root = small_year_json(*state, statement_annual, &whole);
	row = json_array_get(json_list(root, "subsidies", 3), 2);
	assert_int_equal(json_number(row, "spent_cents"), 5000);
	assert_int_equal(json_number(row, "left_cents"), 5000);
	json_decref(root);
}

static void
test_parts_never_entered(void **state)
{
	struct books *b = *state;
	struct scope  whole = { .year = 2023 };
	json_t	     *root;

	books_sql(b, "DELETE FROM bank_balance");
	books_sql(b, "DELETE FROM cash_count_line");
	books_sql(b, "DELETE FROM cash_count");
	root = small_year_json(b, statement_annual, &whole);
	assert_true(json_no(root, "reconciliation"));
	assert_true(json_no(root, "cash_count"));
	json_decref(root);
}

/* 7562 had 300,00 last year and nothing since: it stays, with 0,00. 6281 was
 * only voided: it moved in neither year. */
static void
test_two_years(void **state)
{
	static const struct line expenses[] = { { "6070", 0, 7000 },
		{ "6180", 1500, 29500 }, { "6800", 0, 12000 } };
	static const struct line income[] = { { "7070", 0, 10000 },
		{ "7410", 0, 23000 }, { "7562", 0, 30000 } };
	struct books		*b = *state;
	struct scope		 whole = { .year = 2024 };
	json_t			*root;

	assert_int_equal(year_add(b->db, 2024), 0);
	books_open(b, "2024-09-01", 112500, 7000);
	books_add(
	    b, ENTRY_EXPENSE, "2024-09-05", "6180", "512", 1500, "Livres");
	root = small_year_json(b, statement_annual, &whole);
	are_lines(json_list(root, "expenses", 3), expenses, true);
	are_lines(json_list(root, "income", 3), income, true);
	assert_int_equal(json_number(root, "opening_cents"), 119500);
	assert_int_equal(json_number(root, "result_cents"), -1500);
	json_decref(root);
}

/* ---- What it says on paper ---- */

static size_t
count_items(const struct item *item, enum item_type type)
{
	size_t n = 0;

	for (; item != NULL; item = item->next)
		n += (item->type == type) + count_items(item->child, type);
	return n;
}

static size_t
count_signatures(const struct item *item)
{
	size_t n = 0;

	for (; item != NULL; item = item->next)
		n += item->nsignatures + count_signatures(item->child);
	return n;
}

static void
test_provisional(void **state)
{
	struct scope   whole = { .year = 2023 };
	struct report *r = small_year_make(*state, statement_annual, &whole);
	struct report_head head = report_head(r);

	assert_string_equal(head.mark, "PROVISOIRE");
	assert_string_equal(head.foot_left,
	    "OCCE 59 · coop n°\u00a01398 · exercice 2023-2024 · provisoire");
	assert_null(head.foot_middle);
	assert_int_equal(count_signatures(report_items(r)), 0);
	assert_int_equal(count_items(report_items(r), ITEM_PAGE_BREAK), 0);
	report_free(r);
}

/* SHA-256 of nothing begins with e3b0c442 98fc1c14 9afb. */
static void
test_closed(void **state)
{
	struct books	  *b = *state;
	struct scope	   whole = { .year = 2023 };
	struct report_head head;
	struct report	  *r;
	json_t		  *root;

	books_validate(b, 2023);
	books_close(b, 2023);
	r = small_year_make(b, statement_annual, &whole);
	head = report_head(r);
	assert_null(head.mark);
	assert_string_equal(head.foot_left,
	    "OCCE 59 · coop n°\u00a01398 · exercice 2023-2024 · "
	    "clos le 31 août 2024");
	assert_string_equal(
	    head.foot_middle, "empreinte e3b0 c442 98fc 1c14 9afb");
	/* Two verifiers and two mandataires. */
	assert_int_equal(count_signatures(report_items(r)), 4);
	assert_int_equal(count_items(report_items(r), ITEM_PAGE_BREAK), 1);
	report_free(r);
	root = small_year_json(b, statement_annual, &whole);
	assert_int_equal(strlen(json_text(root, "fingerprint")), 64);
	assert_string_equal(
	    json_text(json_object_get(root, "year"), "state"), "closed");
	json_decref(root);
}

static const struct table *
find_column(const struct item *item, const char *title)
{
	const struct table *t;
	size_t		    i;

	for (; item != NULL; item = item->next) {
		for (i = 0; i < item->table.ncolumns; i++)
			if (strcmp(item->table.columns[i].title, title) == 0)
				return &item->table;
		t = find_column(item->child, title);
		if (t != NULL)
			return t;
	}
	return NULL;
}

/* Six purchases are named; here six times 1,00 after that of 120,00. */
static void
test_purchases(void **state)
{
	struct books	   *b = *state;
	struct scope	    whole = { .year = 2023 };
	const struct table *t;
	struct report	   *r;
	int		    i;

	for (i = 0; i < 6; i++)
		books_add(
		    b, ENTRY_EXPENSE, "2024-01-15", "6800", "512", 100, "Jeu");
	r = small_year_make(b, statement_annual, &whole);
	t = find_column(report_items(r), "Compte 6800");
	assert_non_null(t);
	assert_int_equal(t->nrows, 8);
	assert_string_equal(
	    t->rows[0].cells[0].text, "Appareil photo, 01/12, D3");
	assert_int_equal(t->rows[0].cells[1].money.cents, 12000);
	assert_string_equal(t->rows[6].cells[0].text, "Les autres");
	assert_int_equal(t->rows[6].cells[1].money.cents, 100);
	assert_int_equal(t->rows[7].cells[1].money.cents, 12600);
	report_free(r);
}

/* The charges have three lines, five with two more accounts, six with another:
 * then four are shown and the rest are one. */
static void
test_bars(void **state)
{
	static const char *const more[] = { "6281", "6500", "6700" };
	struct books		*b = *state;
	struct scope		 whole = { .year = 2023 };
	const struct item	*item;
	struct report		*r;
	size_t			 i;

	books_sql(b,
	    "INSERT INTO account (code, label, folds_to) VALUES"
	    " ('6500', 'Autres', '6500'), ('6700', 'Pertes', '6700')");
	for (i = 0; i < 3; i++)
		books_add(b, ENTRY_EXPENSE, "2024-01-15", more[i], "512",
		    300 - (int64_t)i * 100, "Divers");
	r = small_year_make(b, statement_annual, &whole);
	for (item = report_items(r); item->type != ITEM_BARS; item = item->next)
		;
	assert_int_equal(item->nbars, 3 + 5);
	assert_string_equal(item->bars[3].label, "Activités");
	assert_string_equal(item->bars[6].label, "OCCE");
	assert_string_equal(item->bars[7].label, "Autres (2 comptes)");
	assert_int_equal(item->bars[7].amount.cents, 300);
	report_free(r);
}

static void
test_find(void **state)
{
	static const struct {
		const char   *word;
		statement_fn *fn;
	} cases[] = {
		{ "statement", statement_annual },
		{ "CRF", statement_annual },
		{ "cahier", statement_cashbook },
		{ "cash", statement_cash },
		{ "Régies", statement_advances },
		{ "rég", statement_advances },
		{ "gran", statement_ledger },
		{ "j", statement_journal },
		{ "plan", statement_chart },
	};
	struct books *b = *state;
	size_t	      i;

	for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		assert_true(
		    document_find(cases[i].word, &b->err)->make == cases[i].fn);
	assert_null(document_find("statment", &b->err));
	assert_string_equal(
	    err_hint_text(&b->err), "Did you mean “statement”?");
	books_told(b, ERR_USAGE, "statment");
	assert_null(document_find("ca", &b->err));
	books_told(b, ERR_USAGE, "ca");
	assert_null(document_find("", &b->err));
	books_told(b, ERR_USAGE, "report");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(
		    test_annual_accounts, small_year_setup, books_teardown),
		cmocka_unit_test_setup_teardown(
		    test_annual_proofs, small_year_setup, books_teardown),
		cmocka_unit_test_setup_teardown(
		    test_annual_subsidies, small_year_setup, books_teardown),
		cmocka_unit_test_setup_teardown(test_a_cent_is_spent_once,
		    small_year_setup, books_teardown),
		cmocka_unit_test_setup_teardown(
		    test_parts_never_entered, small_year_setup, books_teardown),
		cmocka_unit_test_setup_teardown(
		    test_two_years, small_year_setup, books_teardown),
		cmocka_unit_test_setup_teardown(
		    test_provisional, small_year_setup, books_teardown),
		cmocka_unit_test_setup_teardown(
		    test_closed, small_year_setup, books_teardown),
		cmocka_unit_test_setup_teardown(
		    test_purchases, small_year_setup, books_teardown),
		cmocka_unit_test_setup_teardown(
		    test_bars, small_year_setup, books_teardown),
		cmocka_unit_test_setup_teardown(
		    test_find, small_year_setup, books_teardown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

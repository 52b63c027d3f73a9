/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/utf8.h"
#include "value/bank_statement.h"
#include "value/text.h"

static struct date
day(const char *iso)
{
	struct date d;

	assert_int_equal(date_parse_iso(iso, &d), 0);
	return d;
}

static void
add(struct bank_statement *s, const char *iso, int64_t cents, const char *label)
{
	bank_statement_add(s, day(iso), MONEY(cents), label, NULL, NULL, 1);
}

static void
a_label_is_made_fit_to_be_kept(void **state)
{
	struct bank_statements all = { 0 };
	struct bank_statement *s = bank_statements_add(&all, " FR76 3000\t4 ");
	char		       endless[1001];

	(void)state;
	memset(endless, 'x', 1000);
	endless[1000] = '\0';
	add(s, "2025-10-01", 1, "  CHEQUE\r\n   0001234\xc2\xa0 du  ");
	add(s, "2025-10-01", 1, "Cafe\xcc\x81\x1b[31m\xff");
	add(s, "2025-10-01", 1, " \t\r\n");
	add(s, "2025-10-01", 1, endless);
	assert_string_equal(s->account, "FR7630004");
	assert_string_equal(s->lines[0].label, "CHEQUE 0001234 du");
	assert_string_equal(s->lines[1].label, "Café [31m\xef\xbf\xbd");
	assert_string_equal(s->lines[2].label, "−");
	assert_int_equal(utf8_length(s->lines[3].label), TEXT_LABEL_MAX);
	assert_null(s->lines[0].bank_id);
	bank_statements_fini(&all);
}

static void
order(const struct bank_statement *s, const char *expected)
{
	char   got[8] = "";
	size_t i;

	for (i = 0; i < s->n; i++)
		strcat(got, s->lines[i].label);
	assert_string_equal(got, expected);
}

static void
lines_are_oldest_first(void **state)
{
	struct bank_statements all = { 0 };
	struct bank_statement *s = bank_statements_add(&all, NULL);

	(void)state;
	/* Newest first: those of one day are turned round too. */
	add(s, "2025-10-03", 1, "d");
	add(s, "2025-10-02", 1, "c");
	add(s, "2025-10-02", 1, "b");
	add(s, "2025-10-01", 1, "a");
	bank_statement_sort(s);
	order(s, "abcd");
	assert_null(s->account);
	/* Oldest first, one day out of its place. */
	s = bank_statements_add(&all, NULL);
	add(s, "2025-10-01", 1, "a");
	add(s, "2025-10-03", 1, "c");
	add(s, "2025-10-02", 1, "b");
	add(s, "2025-10-03", 1, "d");
	bank_statement_sort(s);
	order(s, "abcd");
	bank_statements_fini(&all);
}

static void
balances_and_lines_hold_together(void **state)
{
	struct bank_statements all = { 0 };
	struct bank_statement *s = bank_statements_add(&all, "1");
	bool		       known;

	(void)state;
	add(s, "2025-10-01", 1000, "a");
	add(s, "2025-10-02", -250, "b");
	bank_statement_gap(s, &known);
	assert_false(known);
	s->opening = (struct bank_statement_balance){ true, day("2025-10-01"),
		MONEY(100) };
	s->closing = (struct bank_statement_balance){ true, day("2025-10-02"),
		MONEY(850) };
	assert_int_equal(bank_statement_gap(s, &known).cents, 0);
	assert_true(known);
	s->closing.amount = MONEY(840);
	assert_int_equal(bank_statement_gap(s, &known).cents, 10);
	s->opening.amount = MONEY(INT64_MAX);
	bank_statement_gap(s, &known);
	assert_false(known);
	bank_statements_fini(&all);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_label_is_made_fit_to_be_kept),
		cmocka_unit_test(lines_are_oldest_first),
		cmocka_unit_test(balances_and_lines_hold_together),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

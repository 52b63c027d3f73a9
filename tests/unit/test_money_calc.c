/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "value/money.h"

/* The sum, and whether there was one to compute. */
static void
comes_to(const char *typed, int64_t cents, bool sum)
{
	struct err   err = { .kind = ERR_NONE };
	struct money m = MONEY(-7);
	bool	     computed = !sum;

	if (money_calc(typed, &m, &computed, &err) != 0)
		fail_msg("“%s” refused: %s", typed, err_what(&err));
	if (m.cents != cents)
		fail_msg("“%s” comes to %lld cents, not %lld", typed,
		    (long long)m.cents, (long long)cents);
	assert_int_equal(computed, sum);
}

static void
is_refused(const char *typed, const char *why)
{
	struct err   err = { .kind = ERR_NONE };
	struct money m;

	if (money_calc(typed, &m, NULL, &err) == 0)
		fail_msg("“%s” comes to %lld", typed, (long long)m.cents);
	assert_int_equal(err.kind, ERR_USAGE);
	if (strstr(err_what(&err), why) == NULL)
		fail_msg("“%s”: %s", typed, err_what(&err));
	err_fini(&err);
}

static void
test_lone_amounts(void **state)
{
	(void)state;
	comes_to("12", 1200, false);
	comes_to(" 1 234,56 € ", 123456, false);
	comes_to("0,05", 5, false);
	is_refused("", "");
	is_refused("-5", "");
	is_refused("+5", "");
	is_refused("1,234", "1,234");
	is_refused("0", "");
	is_refused("douze", "douze");
}

static void
test_sums(void **state)
{
	(void)state;
	comes_to("12,50+3*2", 1850, true);
	comes_to("12,50*11+7,50", 14500, true);
	comes_to("12,50 x 11 + 7,50", 14500, true);
	comes_to("3 × 0,70", 210, true);
	comes_to("100-12,35", 8765, true);
	comes_to("100 − 12,35 € - 0,65", 8700, true);
	comes_to("1 000 + 1 234,56", 223456, true);
	comes_to("10-3-2", 500, true);
	comes_to("2+3*4-1", 1300, true);
	comes_to("0*5+1", 100, true);
	comes_to("9999999999,98+0,01", 999999999999, true);
}

static void
test_products_are_exact(void **state)
{
	(void)state;
	comes_to("12,50*1,5", 1875, true);
	comes_to("90/4", 2250, true);
	comes_to("100/8/5", 250, true);
}

static void
test_parentheses(void **state)
{
	(void)state;
	comes_to("(12,50+3)*2", 3100, true);
	comes_to("2*(3+(4-1))", 1200, true);
	comes_to("(5)", 500, true);
	comes_to("((((((((((1))))))))))", 100, true);
	is_refused("(5+2", "not closed");
	is_refused("5+2)", "not opened");
	is_refused("()", "missing");
	is_refused("(((((((((((((((((((((1)))))))))))))))))))))", "too many");
}

static void
test_refused(void **state)
{
	(void)state;
	is_refused("12,55*1,5", "whole cents"); /* 18,825 */
	is_refused("10/3", "whole cents");
	is_refused("10/0", "zero");
	is_refused("5-5", "nothing");
	is_refused("5-8", "nothing");
	is_refused("5+", "missing");
	is_refused("*5", "missing");
	is_refused("5++3", "missing");
	is_refused("1,234+1", "1,234");
	is_refused("1,005*2", "1,005");
	is_refused("2+trois", "trois");
	is_refused("9999999999,99+0,01", "too large");
	is_refused("9999999999*9999999999", "too large");
	is_refused("99999*99999*99999-1", "too large");
}

int
main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(test_lone_amounts),
		cmocka_unit_test(test_sums),
		cmocka_unit_test(test_products_are_exact),
		cmocka_unit_test(test_parentheses),
		cmocka_unit_test(test_refused) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}

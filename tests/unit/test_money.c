/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "value/money.h"

#define NB    "\xc2\xa0"
#define NNB   "\xe2\x80\xaf"
#define MINUS "\xe2\x88\x92"
#define EURO  "\xe2\x82\xac"
#define MAX   INT64_C(999999999999)

static void
accepts(const char *typed, int64_t cents)
{
	struct err   err = { .kind = ERR_NONE };
	struct money m = MONEY(-7);

	if (money_parse(typed, &m, &err) != 0)
		fail_msg("“%s” refused: %s", typed, err_what(&err));
	if (m.cents != cents)
		fail_msg("“%s” read as %lld cents, not %lld", typed,
		    (long long)m.cents, (long long)cents);
	assert_int_equal(err.kind, ERR_NONE);
	err_fini(&err);
}

static void
writes(int64_t cents, enum money_style style, const char *expected)
{
	char out[MONEY_TEXT];

	assert_string_equal(money_text(MONEY(cents), style, out), expected);
}

static void
writes_every_style(void **state)
{
	(void)state;
	writes(123456, MONEY_DOCUMENT, "1" NNB "234,56");
	writes(-123456, MONEY_DOCUMENT, MINUS "1" NNB "234,56");
	writes(123456, MONEY_EURO, "1" NNB "234,56" NB EURO);
	writes(-5, MONEY_EURO, MINUS "0,05" NB EURO);
	writes(8740, MONEY_SIGNED, "+" NB "87,40" NB EURO);
	writes(-14500, MONEY_SIGNED, MINUS NB "145,00" NB EURO);
	writes(0, MONEY_SIGNED, "0,00" NB EURO);
	writes(123456, MONEY_PLAIN, "1234,56");
	writes(-123456, MONEY_PLAIN, "-1234,56");
	writes(123456, MONEY_POINT, "1234.56");
	writes(-1, MONEY_POINT, "-0.01");
	writes(0, MONEY_DOCUMENT, "0,00");
	writes(99999, MONEY_DOCUMENT, "999,99");
	writes(100000, MONEY_DOCUMENT, "1" NNB "000,00");
	writes(100000000, MONEY_DOCUMENT, "1" NNB "000" NNB "000,00");
	writes(MAX, MONEY_PLAIN, "9999999999,99");
	writes(INT64_MAX, MONEY_POINT, "92233720368547758.07");
	writes(INT64_MIN, MONEY_POINT, "-92233720368547758.08");
	writes(INT64_MIN, MONEY_SIGNED,
	    MINUS NB "92" NNB "233" NNB "720" NNB "368" NNB "547" NNB
		     "758,08" NB EURO);
}

static void
appends(void **state)
{
	struct buf b = { .data = NULL };

	(void)state;
	buf_adds(&b, "solde ");
	money_format(&b, MONEY(4505), MONEY_PLAIN);
	assert_string_equal(buf_str(&b), "solde 45,05");
	buf_fini(&b);
}

/* What is written can be typed. */
static void
reads_back_what_it_writes(void **state)
{
	static const enum money_style styles[] = { MONEY_DOCUMENT, MONEY_EURO,
		MONEY_PLAIN, MONEY_POINT };
	char			      text[MONEY_TEXT];
	uint64_t		      seed = 20250901;
	int64_t			      cents;
	size_t			      i, j;

	(void)state;
	for (i = 0; i < 20000; i++) {
		seed = seed * UINT64_C(6364136223846793005) +
		    1442695040888963407;
		cents = i < 2000 ?
		    (int64_t)i + 1 :
		    (int64_t)((seed >> 20) % (UINT64_C(1) << (seed >> 59)) %
			(uint64_t)MAX) +
			1;
		for (j = 0; j < 4; j++)
			accepts(
			    money_text(MONEY(cents), styles[j], text), cents);
	}
	for (j = 0; j < 4; j++)
		accepts(money_text(MONEY(MAX), styles[j], text), MAX);
}

static void
adds_without_overflow(void **state)
{
	struct money sum = MONEY(INT64_MAX - 1);

	(void)state;
	assert_int_equal(money_add(&sum, MONEY(1)), 0);
	assert_true(sum.cents == INT64_MAX);
	assert_int_equal(money_add(&sum, MONEY(1)), -1);
	assert_true(sum.cents == INT64_MAX);
	sum = MONEY(INT64_MIN);
	assert_int_equal(money_add(&sum, MONEY(-1)), -1);
	assert_true(sum.cents == INT64_MIN);
	assert_int_equal(money_add(&sum, MONEY(INT64_MAX)), 0);
	assert_int_equal(sum.cents, -1);
}

static void
turns_signs(void **state)
{
	(void)state;
	assert_int_equal(money_neg(MONEY(5)).cents, -5);
	assert_int_equal(money_neg(MONEY(-5)).cents, 5);
	assert_int_equal(money_neg(MONEY(0)).cents, 0);
	assert_int_equal(money_abs(MONEY(-5)).cents, 5);
	assert_int_equal(money_abs(MONEY(5)).cents, 5);
	assert_true(money_abs(MONEY(-INT64_MAX)).cents == INT64_MAX);
}

static void
takes_percents(void **state)
{
	(void)state;
	assert_int_equal(money_percent(MONEY(211000), MONEY(220000)), 96);
	assert_int_equal(money_percent(MONEY(1), MONEY(200)), 1); /* 0,5 */
	assert_int_equal(money_percent(MONEY(-1), MONEY(200)), -1);
	assert_int_equal(money_percent(MONEY(99), MONEY(20000)), 0);
	assert_int_equal(money_percent(MONEY(0), MONEY(5)), 0);
	assert_int_equal(money_percent(MONEY(300), MONEY(200)), 150);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(writes_every_style),
		cmocka_unit_test(appends),
		cmocka_unit_test(reads_back_what_it_writes),
		cmocka_unit_test(adds_without_overflow),
		cmocka_unit_test(turns_signs),
		cmocka_unit_test(takes_percents),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

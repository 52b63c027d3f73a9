/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <regex.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

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

/* Refused for that reason, and *out is left alone. */
static void
refuses(const char *typed, const char *what, const char *hint)
{
	struct err   err = { .kind = ERR_NONE };
	struct money m = MONEY(-7);

	if (money_parse(typed, &m, &err) != -1)
		fail_msg("“%s” read as %lld cents", typed, (long long)m.cents);
	assert_int_equal(m.cents, -7);
	assert_int_equal(err.kind, ERR_USAGE);
	assert_string_equal(err_what(&err), what);
	assert_string_equal(err_hint_text(&err), hint);
	err_fini(&err);
}

static void
refuses_as(const char *typed, const char *fmt, const char *hint)
{
	char what[256];
	char quoted[128];

	snprintf(quoted, sizeof(quoted), "“%s”", typed);
	snprintf(what, sizeof(what), "%.*s%s%s", (int)(strchr(fmt, '@') - fmt),
	    fmt, quoted, strchr(fmt, '@') + 1);
	refuses(typed, what, hint);
}

static void
takes_what_people_type(void **state)
{
	(void)state;
	accepts("12", 1200);
	accepts("12,5", 1250);
	accepts("12.50", 1250);
	accepts("12,05", 1205);
	accepts("0,01", 1);
	accepts("0,10", 10);
	accepts("1 234,56", 123456);
	accepts("1" NB "234,56", 123456);
	accepts("1" NNB "234,56", 123456);
	accepts("1 234" NB "567,8", 123456780);
	accepts("1.234,56", 123456);
	accepts("1,234.56", 123456);
	accepts("1.234.567,8", 123456780);
	accepts("1,234,567.89", 123456789);
	accepts("1.234.567", 123456700);
	accepts("1,234,567", 123456700);
	accepts("1'234,56", 123456);
	accepts("1’234.56", 123456);
	accepts("12 345", 1234500);
	accepts("1234,56 " EURO, 123456);
	accepts("1234,56" EURO, 123456);
	accepts("1234,56" NB EURO, 123456);
	accepts(EURO "12.50", 1250);
	accepts("12 EUR", 1200);
	accepts("12 euros", 1200);
	accepts("1 Euro", 100);
	accepts("  12  ", 1200);
	accepts(NB "12" NNB, 1200);
	accepts("\t12", 1200);
	accepts("007", 700);
	accepts("0012,50", 1250);
	accepts("1234", 123400);
}

static void
takes_all_up_to_the_largest(void **state)
{
	(void)state;
	accepts("9 999 999 999,99", MAX);
	accepts("9999999999,99", MAX);
	accepts("9.999.999.999,99", MAX);
	accepts("0000000000000000000000000000012", 1200);
	accepts("0 000 000 000 000 001", 100);
}

#define LARGE                                                                  \
	"@ is more than one line can hold, which is 9" NNB "999" NNB "999" NNB \
	"999,99" NB EURO "."
#define LARGE_HINT "Count the digits: is a comma missing?"

static void
refuses_too_large(void **state)
{
	(void)state;
	refuses_as("99999999999", LARGE, LARGE_HINT);
	refuses_as("10000000000", LARGE, LARGE_HINT);
	refuses_as("10 000 000 000,00", LARGE, LARGE_HINT);
	refuses_as("9223372036854775807", LARGE, LARGE_HINT);
	refuses_as("9223372036854775808", LARGE, LARGE_HINT);
	refuses_as("18446744073709551617", LARGE, LARGE_HINT);
}

#define PLAIN_HINT "Type an amount in euros, such as 12,50."

static void
refuses_empty_and_zero(void **state)
{
	static const char *const zeros[] = { "0", "0,0", "0,00", "0.00", "00",
		"0 €", "000 000" };
	size_t			 i;

	(void)state;
	refuses("", "the amount is empty.", PLAIN_HINT);
	refuses("  " NB "\t", "the amount is empty.", PLAIN_HINT);
	for (i = 0; i < sizeof(zeros) / sizeof(*zeros); i++)
		refuses(zeros[i], "the amount is zero.",
		    "Type an amount above zero, such as 12,50.");
}

static void
refuses_signs(void **state)
{
	static const char *const signs[] = { "-5", "+5", MINUS "5",
		"\xe2\x80\x93"
		"5",
		"- 5", "5-", "-1,50", "-1 234,56 " EURO, "-0", "-5-" };
	size_t			 i;

	(void)state;
	for (i = 0; i < sizeof(signs) / sizeof(*signs); i++)
		refuses_as(signs[i], "@ has a sign.",
		    "Type the amount without"
		    " + or -: the command says whether the money comes in or"
		    " goes out.");
}

static void
refuses_what_is_no_number(void **state)
{
	static const char *const others[] = { "text", "1e3", "0x10", "12€50",
		"5 + 5", "12-5", "--5", "1/2", "12%", "(5)", "12 $", "１２",
		"٣", "1_234", EURO, ".", ",", "'", "-", "inf", "NaN",
		"12" EURO EURO, EURO "12" EURO, "12;", "½", "²", "12a", "a12",
		"-abc" };
	size_t			 i;

	(void)state;
	for (i = 0; i < sizeof(others) / sizeof(*others); i++)
		refuses_as(others[i], "@ is not an amount.", PLAIN_HINT);
	refuses("1\n2",
	    "“1\xef\xbf\xbd"
	    "2” is not an amount.",
	    PLAIN_HINT);
	refuses(
	    "\x1b[31m5", "“\xef\xbf\xbd[31m5” is not an amount.", PLAIN_HINT);
	refuses("5\xff", "“5\xef\xbf\xbd” is not an amount.", PLAIN_HINT);
}

/* Both readings are told, and how to type each. */
static void
refuses_ambiguous(void **state)
{
	(void)state;
	refuses("1,234",
	    "“1,234” could mean 1" NNB "234,00" NB EURO " or 1,23" NB EURO ".",
	    "Type 1234 or 1,23.");
	refuses("1.234",
	    "“1.234” could mean 1" NNB "234,00" NB EURO " or 1,23" NB EURO ".",
	    "Type 1234 or 1,23.");
	refuses("12,345",
	    "“12,345” could mean 12" NNB "345,00" NB EURO " or 12,35" NB EURO
	    ".",
	    "Type 12345 or 12,35.");
	refuses("999.999 " EURO,
	    "“999.999 " EURO "” could mean 999" NNB "999,00" NB EURO " or 1" NNB
	    "000,00" NB						EURO ".",
	    "Type 999999 or 1000,00.");
	refuses("1,000",
	    "“1,000” could mean 1" NNB "000,00" NB EURO " or 1,00" NB EURO ".",
	    "Type 1000 or 1,00.");
}

static void
refuses_broken_amounts(void **state)
{
	static const char three[] = "@ has more than two decimals.";
	static const char stop[] = "An amount stops at the cent, such as"
				   " 12,50.";
	static const char groups[] = "the digits of @ are not grouped in"
				     " threes.";
	static const char spaces[] = "Type the amount without spaces,"
				     " such as 1234,56.";
	static const char cents[] = "the cents of @ are cut in two.";
	static const char none[] = "@ has nothing before its decimal"
				   " separator.";
	static const char nothing[] = "@ has nothing after its decimal"
				      " separator.";

	(void)state;
	refuses_as("0,123", three, stop);
	refuses_as("000,123", three, stop);
	refuses_as("1234,567", three, stop);
	refuses_as("1 234,567", three, stop);
	refuses_as("1.234,567", three, stop);
	refuses_as("1,2345", three, stop);
	refuses_as("1234567,8901", three, stop);
	refuses_as("1 234,5 6", cents, spaces);
	refuses_as("12, 50", cents, spaces);
	refuses_as("1.234 567", cents, spaces);
	refuses_as("12 34", groups, spaces);
	refuses_as("1234 567", groups, spaces);
	refuses_as("1  234", groups, spaces);
	refuses_as("1 234'567", groups, spaces);
	refuses_as("1.234.56", groups, spaces);
	refuses_as("1.23.456", groups, spaces);
	refuses_as("1 234.567,89", groups, spaces);
	refuses_as("12.34,56", groups, spaces);
	refuses_as("1..234", groups, spaces);
	refuses_as("1,,5", groups, spaces);
	refuses_as("12 ,50", groups, spaces);
	refuses_as("'123", groups, spaces);
	refuses_as("123'", groups, spaces);
	refuses_as(",50", none, "Type the euros too, such as 0,50.");
	refuses_as(".5", none, "Type the euros too, such as 0,50.");
	refuses_as("12,", nothing, "Type the cents too, such as 12,00.");
	refuses_as("1 234.", nothing, "Type the cents too, such as 12,00.");
}

/* A message never grows with what was typed. */
static void
refuses_endless_amounts_briefly(void **state)
{
	char	    *typed = malloc(10001);
	struct err   err = { .kind = ERR_NONE };
	struct money m;

	(void)state;
	assert_non_null(typed);
	memset(typed, '9', 10000);
	typed[10000] = '\0';
	assert_int_equal(money_parse(typed, &m, &err), -1);
	assert_true(strlen(err_what(&err)) < 200);
	assert_non_null(strstr(err_what(&err), "9…”"));
	err_fini(&err);
	free(typed);
}

static void
takes_zero_when_asked(void **state)
{
	struct err   err = { .kind = ERR_NONE };
	struct money m = MONEY(5);

	(void)state;
	assert_int_equal(money_parse_zero("0,00", &m, &err), 0);
	assert_int_equal(m.cents, 0);
	assert_int_equal(money_parse_zero("63,50", &m, &err), 0);
	assert_int_equal(m.cents, 6350);
	assert_int_equal(money_parse_zero("-1", &m, &err), -1);
	assert_string_equal(err_what(&err), "“-1” has a sign.");
	err_fini(&err);
}

/* The grammar again, as regular expressions. */
static const char *const grammar[] = { "^ *[0-9]+([.,][0-9]{1,2})? *$",
	"^ *[0-9]{1,3}( [0-9]{3})+([.,][0-9]{1,2})? *$",
	"^ *[0-9]{1,3}('[0-9]{3})+([.,][0-9]{1,2})? *$",
	"^ *[0-9]{1,3}([.][0-9]{3})+,[0-9]{1,2} *$",
	"^ *[0-9]{1,3}(,[0-9]{3})+[.][0-9]{1,2} *$",
	"^ *[0-9]{1,3}([.][0-9]{3}){2,} *$",
	"^ *[0-9]{1,3}(,[0-9]{3}){2,} *$" };

#define RULES (sizeof(grammar) / sizeof(*grammar))

/* the cents of a text of the grammar: what ends in [.,] and 1 or 2 digits. */
static uint64_t
model_cents(const char *s)
{
	const char *last = strpbrk(s, ".,"), *p;
	size_t	    decimals;
	uint64_t    n = 0;

	for (p = last; p != NULL; p = strpbrk(p + 1, ".,"))
		last = p;
	decimals = last != NULL ? strspn(last + 1, "0123456789") : 3;
	for (p = s; *p != '\0'; p++)
		if (*p >= '0' && *p <= '9')
			n = n * 10 + (uint64_t)(*p - '0');
	if (decimals == 1)
		return n * 10;
	return decimals == 2 ? n : n * 100;
}

static void
compare_with_model(const regex_t *rules, const char *s)
{
	struct err   err = { .kind = ERR_NONE };
	struct money m = MONEY(-7);
	bool	     ok = false;
	size_t	     i;

	for (i = 0; i < RULES && !ok; i++)
		ok = regexec(&rules[i], s, 0, NULL, 0) == 0;
	ok = ok && model_cents(s) <= (uint64_t)MAX;
	if ((money_parse_zero(s, &m, &err) == 0) != ok)
		fail_msg("“%s” should be %s", s, ok ? "taken" : "refused");
	if (ok && m.cents != (int64_t)model_cents(s))
		fail_msg("“%s” read as %lld", s, (long long)m.cents);
	err_fini(&err);
}

/* Every text of up to five of these pieces. */
static void
agrees_with_the_grammar(void **state)
{
	static const char *const pieces[] = { "0", "7", "12", "345", ",", ".",
		" ", "'" };
	regex_t			 rules[RULES];
	char			 s[32];
	unsigned		 n, rest, len;
	size_t			 i;

	(void)state;
	for (i = 0; i < RULES; i++)
		assert_int_equal(
		    regcomp(&rules[i], grammar[i], REG_EXTENDED | REG_NOSUB),
		    0);
	for (len = 1; len <= 5; len++)
		for (n = 0; n < 1u << (3 * len); n++) {
			s[0] = '\0';
			for (i = 0, rest = n; i < len; i++, rest >>= 3)
				strcat(s, pieces[rest & 7]);
			compare_with_model(rules, s);
		}
	for (i = 0; i < RULES; i++)
		regfree(&rules[i]);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(takes_what_people_type),
		cmocka_unit_test(takes_all_up_to_the_largest),
		cmocka_unit_test(refuses_too_large),
		cmocka_unit_test(refuses_empty_and_zero),
		cmocka_unit_test(refuses_signs),
		cmocka_unit_test(refuses_what_is_no_number),
		cmocka_unit_test(refuses_ambiguous),
		cmocka_unit_test(refuses_broken_amounts),
		cmocka_unit_test(refuses_endless_amounts_briefly),
		cmocka_unit_test(takes_zero_when_asked),
		cmocka_unit_test(agrees_with_the_grammar),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

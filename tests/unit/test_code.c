/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "value/code.h"

static void
normalizes(const char *typed, const char *expected)
{
	char out[CODE_MAX], again[CODE_MAX];

	if (code_normalize(typed, out) != 0)
		fail_msg("“%s” refused", typed);
	assert_string_equal(out, expected);
	assert_int_equal(code_normalize(out, again), 0);
	assert_string_equal(again, expected);
}

static void
refuses(const char *typed)
{
	char out[CODE_MAX] = "kept";

	if (code_normalize(typed, out) != -1)
		fail_msg("“%s” read as %s", typed, out);
	assert_string_equal(out, "kept");
}

/* The spellings of domain 1.1. */
static void
knows_every_spelling(void **state)
{
	(void)state;
	normalizes("6281", "6281");
	normalizes("62810008", "62810008");
	normalizes("6281 0008", "62810008");
	normalizes("6281-0008", "62810008");
	normalizes("6281.0008", "62810008");
	normalizes("6281\xc2\xa0"
		   "0008",
	    "62810008");
	normalizes("6281\xe2\x80\xaf"
		   "0008",
	    "62810008");
	normalizes("6281\xe2\x80\x93"
		   "0008",
	    "62810008");
	normalizes("6168 1008", "61681008");
	normalizes("7562 008", "7562008");
	normalizes("68", "68");
	normalizes("512", "512");
	normalizes("  512  ", "512");
	normalizes("512-", "512");
	normalizes("512.", "512");
	normalizes("6 2 8 1", "6281");
}

static void
keeps_the_name_of_a_sub_account(void **state)
{
	(void)state;
	normalizes("541-CP", "541-CP");
	normalizes("541-cp", "541-CP");
	normalizes("541 - cp", "541-CP");
	normalizes("541 cp", "541-CP");
	normalizes("541cp", "541-CP");
	normalizes("541\xe2\x80\x91"
		   "ce1",
	    "541-CE1");
	normalizes("541-cp-ce1", "541-CP-CE1");
	normalizes("541-6e a", "541-6E A");
	normalizes("541-grande   section ", "541-GRANDE SECTION");
	normalizes("541-étoile", "541-ÉTOILE");
	normalizes("541-e\xcc\x81toile", "541-ÉTOILE");
	normalizes("5 4 1-cp", "541-CP");
	normalizes("541-2", "5412");
}

static void
refuses_what_is_no_code(void **state)
{
	static const char *const bad[] = { "", " ", "abc", "-541", "CP-541",
		".5", "é5", "５４１", "541-\x1b[31m", "541\n", "541-\xff",
		"\xff", "541-\xe2\x80\xaeZ" };
	size_t			 i;

	(void)state;
	for (i = 0; i < sizeof(bad) / sizeof(*bad); i++)
		refuses(bad[i]);
}

static void
keeps_codes_of_at_most_31_bytes(void **state)
{
	(void)state;
	normalizes("1234567890123456789012345678901",
	    "1234567890123456789012345678901");
	refuses("12345678901234567890123456789012");
	normalizes("541-ABCDEFGHIJKLMNOPQRSTUVWXYZ0",
	    "541-ABCDEFGHIJKLMNOPQRSTUVWXYZ0");
	refuses("541-ABCDEFGHIJKLMNOPQRSTUVWXYZ01");
}

static void
stands_for(const char *code, const char *expected)
{
	char   out[3][CODE_MAX], all[128] = "";
	size_t n = code_candidates(code, out), i;

	assert_true(n <= 3);
	for (i = 0; i < n; i++) {
		strcat(all, i > 0 ? " " : "");
		strcat(all, out[i]);
	}
	assert_string_equal(all, expected);
}

static void
proposes_shorter_codes(void **state)
{
	(void)state;
	stands_for("62810008", "6281");
	stands_for("61681008", "6168");
	stands_for("7562008", "7562");
	stands_for("68000008", "6800");
	stands_for("51200008", "5120 512");
	stands_for("5120008", "5120 512");
	stands_for("53000008", "5300 530");
	stands_for("51210008", "5121");
	stands_for("5120", "512");
	stands_for("1100", "110");
	stands_for("11000008", "1100 110");
}

static void
completes_short_codes(void **state)
{
	(void)state;
	stands_for("618", "6180");
	stands_for("68", "6800");
	stands_for("77", "7700");
}

static void
leaves_exact_codes_alone(void **state)
{
	(void)state;
	stands_for("6281", "");
	stands_for("6280", "");
	stands_for("512", "");
	stands_for("51", "");
	stands_for("5121", "");
	stands_for("541-CP", "");
	stands_for("6", "");
	stands_for("", "");
}

static void
knows_classes(void **state)
{
	(void)state;
	assert_int_equal(code_class("110"), 1);
	assert_int_equal(code_class("512"), 5);
	assert_int_equal(code_class("6281"), 6);
	assert_int_equal(code_class("7700"), 7);
	assert_int_equal(code_class("8700"), 0);
	assert_int_equal(code_class("0"), 0);
	assert_int_equal(code_class(""), 0);
	assert_int_equal(code_class("x"), 0);
}

static void
knows_money_accounts(void **state)
{
	(void)state;
	assert_true(code_is_bank("512"));
	assert_true(code_is_bank("514"));
	assert_true(code_is_bank("5121"));
	assert_false(code_is_bank("530"));
	assert_false(code_is_bank("541-CP"));
	assert_false(code_is_bank("6512"));
	assert_false(code_is_bank("5"));
	assert_true(code_is_cash("530"));
	assert_true(code_is_cash("5301"));
	assert_false(code_is_cash("512"));
	assert_false(code_is_cash("6530"));
	assert_true(code_is_advance("541"));
	assert_true(code_is_advance("541-CP"));
	assert_false(code_is_advance("54"));
	assert_false(code_is_advance("540"));
	assert_false(code_is_advance("6541"));
}

static void
splits(const char *voucher, const char *prefix, int64_t number)
{
	char	out[VOUCHER_MAX];
	int64_t n;

	if (voucher_split(voucher, out, &n) != 0)
		fail_msg("“%s” refused", voucher);
	assert_string_equal(out, prefix);
	assert_true(n == number);
}

static void
splits_vouchers(void **state)
{
	(void)state;
	splits("D12", "D", 12);
	splits("d12", "D", 12);
	splits("12", "", 12);
	splits("RAN-3", "RAN-", 3);
	splits("2025-D7", "2025-D", 7);
	splits("D007", "D", 7);
	splits("D0", "D", 0);
	splits(" D12 ", "D", 12);
	splits("é5", "É", 5);
	splits("999999999999999999", "", INT64_C(999999999999999999));
	splits("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA1",
	    "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", 1);
}

static void
leaves_vouchers_without_series(void **state)
{
	static const char *const bad[] = { "", " ", "abc", "D12a", "12-",
		"1000000000000000000", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA1",
		"\xffz1", "D\n1" };
	char			 out[VOUCHER_MAX] = "kept";
	int64_t			 n = -7;
	size_t			 i;

	(void)state;
	for (i = 0; i < sizeof(bad) / sizeof(*bad); i++)
		if (voucher_split(bad[i], out, &n) != -1)
			fail_msg("“%s” was split", bad[i]);
	assert_string_equal(out, "kept");
}

static void
follows(const char *cheque, const char *expected)
{
	char *next = cheque_next(cheque);

	assert_non_null(next);
	assert_string_equal(next, expected);
	free(next);
}

static void
gives_the_next_cheque(void **state)
{
	(void)state;
	follows("1234567", "1234568");
	follows("0099", "0100");
	follows("0000", "0001");
	follows("9", "10");
	follows("9999", "10000");
	follows("0999", "1000");
	follows("A9", "A10");
	follows("CH 0099", "CH 0100");
	follows("99999999999999999999999999999999",
	    "100000000000000000000000000000000");
	assert_null(cheque_next(""));
	assert_null(cheque_next("abc"));
	assert_null(cheque_next("12a"));
}

/* Counting to a hundred thousand. */
static void
counts_cheques(void **state)
{
	char *cheque = strdup("00000"), *next, expected[16];
	int   i;

	(void)state;
	for (i = 1; i <= 100001; i++) {
		next = cheque_next(cheque);
		free(cheque);
		cheque = next;
		snprintf(expected, sizeof(expected), "%05d", i);
		assert_string_equal(cheque, expected);
	}
	free(cheque);
}

int
main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(
						knows_every_spelling),
		cmocka_unit_test(keeps_the_name_of_a_sub_account),
		cmocka_unit_test(refuses_what_is_no_code),
		cmocka_unit_test(keeps_codes_of_at_most_31_bytes),
		cmocka_unit_test(proposes_shorter_codes),
		cmocka_unit_test(completes_short_codes),
		cmocka_unit_test(leaves_exact_codes_alone),
		cmocka_unit_test(knows_classes),
		cmocka_unit_test(knows_money_accounts),
		cmocka_unit_test(splits_vouchers),
		cmocka_unit_test(leaves_vouchers_without_series),
		cmocka_unit_test(gives_the_next_cheque),
		cmocka_unit_test(counts_cheques) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}

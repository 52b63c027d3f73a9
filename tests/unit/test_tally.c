/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "audit/tally.h"

static struct date
day(int y, int m, int d)
{
	struct date out;

	assert_true(date_make(y, m, d, &out));
	return out;
}

static void
check_account(struct tally *t, const char *code, int64_t opening, int64_t debit,
    int64_t credit)
{
	const struct tally_account *a = tally_account(t, code);

	assert_int_equal(a->opening, opening);
	assert_int_equal(a->debit, debit);
	assert_int_equal(a->credit, credit);
}

/* Cash: 20,00 on 1 September; 50,00 in on 10 October, 65,00 out on the 11th:
 * 5,00 left; then 15,00 out on the 12th: 10,00 missing; 40,00 in on 31 August.
 * The rows come in another order than the days. */
static void
test_cash(void **state)
{
	struct tally	      t = { .start = day(2025, 9, 1) };
	struct tally_extremes e;

	(void)state;
	tally_add(&t, day(2025, 9, 1), "530", "110", 2000);
	tally_add(&t, day(2025, 10, 12), "6180", "530", 1500);
	tally_add(&t, day(2026, 8, 31), "530", "7700", 4000);
	tally_add(&t, day(2025, 10, 10), "530", "7070", 5000);
	tally_add(&t, day(2025, 10, 11), "512", "530", 6500);
	check_account(&t, "530", 2000, 9000, 8000);
	check_account(&t, "110", -2000, 0, 0);
	check_account(&t, "512", 0, 6500, 0);
	check_account(&t, "6180", 0, 1500, 0);
	check_account(&t, "7070", 0, 0, 5000);
	tally_extremes(&t, tally_account(&t, "530"), &e);
	assert_int_equal(e.lowest, -1000);
	assert_int_equal(e.lowest_day.days, day(2025, 10, 12).days);
	assert_int_equal(e.highest, 7000);
	assert_int_equal(e.highest_day.days, day(2025, 10, 10).days);
	assert_null(tally_account(&t, "6180")->days);
	tally_fini(&t);
}

/* What corrects the opening later in the year moves 110 as any account. */
static void
test_late_opening(void **state)
{
	struct tally t = { .start = day(2025, 9, 1) };

	(void)state;
	tally_add(&t, day(2025, 9, 2), "512", "110", 700);
	check_account(&t, "512", 0, 700, 0);
	check_account(&t, "110", 0, 0, 700);
	tally_fini(&t);
}

static void
test_order(void **state)
{
	static const char *const codes[] = { "110", "512", "5121", "530",
		"6180", "7700" };
	struct tally		 t = { .start = day(2025, 9, 1) };
	size_t			 i;

	(void)state;
	tally_account(&t, "6180");
	tally_account(&t, "110");
	tally_account(&t, "530");
	tally_account(&t, "7700");
	tally_account(&t, "512");
	tally_account(&t, "5121");
	tally_account(&t, "512");
	assert_int_equal(t.n, 6);
	for (i = 0; i < t.n; i++)
		assert_string_equal(t.accounts[i].code, codes[i]);
	tally_fini(&t);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_cash),
		cmocka_unit_test(test_late_opening),
		cmocka_unit_test(test_order),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "book/sample.h"
#include "books.h"

static void
an_empty_year_has_no_sample(void **state)
{
	struct books *b = *state;
	struct sample s;

	assert_int_equal(sample_draw(b->db, 2023, NULL, &s), 0);
	assert_string_equal(s.seed, "59-1398-2023");
	assert_int_equal(s.nitems, 0);
	sample_fini(&s);
}

static bool
has(const struct sample *s, int64_t number)
{
	size_t i;

	for (i = 0; i < s->nitems; i++)
		if (s->items[i].number == number)
			return true;
	return false;
}

/*
 * Ten receipts of 1,00 to 10,00 (entries 1 to 10). The largest are 9 and 10; by
 * lot come those of 1 to 8 whose hash is first:
 *	for n in 1 2 3 4 5 6 7 8; do
 *		printf '%s %s\n' "$(printf 59-1398-2023:$n | sha256sum)" $n
 *	done | sort | head -3
 */
static void
the_largest_and_the_lot(void **state)
{
	struct books *b = *state;
	struct sample s;
	int64_t	      i;

	for (i = 1; i <= 10; i++)
		books_add(b, ENTRY_INCOME, "2023-10-01", "512", "7080", i * 100,
		    "Fête");
	books_add(b, ENTRY_EXPENSE, "2023-10-02", "6180", "512", 5, "Colle");
	assert_int_equal(sample_draw(b->db, 2023, NULL, &s), 0);
	assert_int_equal(s.nitems, 6);
	assert_true(has(&s, 9) && has(&s, 10));
	assert_true(has(&s, 4) && has(&s, 6) && has(&s, 5));
	assert_true(s.items[0].receipt && !s.items[5].receipt);
	assert_int_equal(s.items[5].number, 11);
	assert_string_equal(s.items[5].voucher, "D1");
	assert_int_equal(s.items[5].amount.cents, 5);
	assert_true(s.items[5].largest);
	sample_fini(&s);
}

static void
what_was_cancelled_is_not_drawn(void **state)
{
	struct books *b = *state;
	struct sample s;

	books_open(b, "2023-09-01", 1000, 0);
	books_void(b,
	    books_add(
		b, ENTRY_INCOME, "2023-10-01", "512", "7080", 900, "Fête"),
	    "2023-10-01");
	books_add(b, ENTRY_INCOME, "2023-10-01", "512", "7080", 800, "Fête");
	books_validate(b, 2023);
	books_void(b, 3, "2023-10-02");
	books_add(b, ENTRY_TRANSFER, "2023-10-02", "530", "512", 100, "Caisse");
	books_add(b, ENTRY_INCOME, "2023-10-03", "512", "7080", 700, "Fête");
	assert_int_equal(sample_draw(b->db, 2023, NULL, &s), 0);
	assert_int_equal(s.nitems, 1);
	assert_int_equal(s.items[0].number, 6);
	sample_fini(&s);
}

#define T(f) cmocka_unit_test_setup_teardown(f, books_setup, books_teardown)

int
main(void)
{
	const struct CMUnitTest tests[] = { T(an_empty_year_has_no_sample),
		T(the_largest_and_the_lot),
		T(what_was_cancelled_is_not_drawn) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "book/inventory.h"
#include "books.h"

struct seen {
	size_t	n, stop;
	int64_t numbers[8];
	int64_t cents;
};

static int
see(const struct purchase *p, void *arg)
{
	struct seen *s = arg;

	assert_true(s->n < 8);
	s->numbers[s->n++] = p->number;
	s->cents += p->amount.cents;
	return s->n == s->stop;
}

static void
fill(struct books *b)
{
	books_open(b, "2023-09-01", 100000, 0);
	books_add(b, ENTRY_EXPENSE, "2024-03-01", "6800", "512", 12000,
	    "Appareil photo");
	books_add(b, ENTRY_EXPENSE, "2023-10-01", "6180", "512", 500, "Papier");
	books_add(b, ENTRY_EXPENSE, "2023-11-01", "6800", "512", 8000, "Tapis");
	books_add(b, ENTRY_EXPENSE, "2023-12-01", "6800", "512", 700, "Erreur");
	books_void(b, 5, "2023-12-02");
}

/* As they were recorded, the voided one left out. */
static void
test_purchases(void **state)
{
	struct books *b = *state;
	struct seen   s = { .n = 0 };

	fill(b);
	assert_int_equal(inventory_each_purchase(b->db, 2023, see, &s), 0);
	assert_int_equal(s.n, 2);
	assert_int_equal(s.numbers[0], 2);
	assert_int_equal(s.numbers[1], 4);
	assert_int_equal(s.cents, 20000);
	s = (struct seen){ .n = 0 };
	assert_int_equal(inventory_each_purchase(b->db, 2022, see, &s), 0);
	assert_int_equal(s.n, 0);
}

static void
test_stops(void **state)
{
	struct books *b = *state;
	struct seen   s = { .stop = 1 };

	fill(b);
	assert_int_equal(inventory_each_purchase(b->db, 2023, see, &s), 1);
	assert_int_equal(s.n, 1);
}

/* A validated purchase that was reversed, and what reverses it. */
static void
test_reversed(void **state)
{
	struct books *b = *state;
	struct seen   s = { .n = 0 };

	fill(b);
	books_validate(b, 2023);
	books_void(b, 4, "2024-06-01");
	assert_int_equal(inventory_each_purchase(b->db, 2023, see, &s), 0);
	assert_int_equal(s.n, 1);
	assert_int_equal(s.numbers[0], 2);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(
		    test_purchases, books_setup, books_teardown),
		cmocka_unit_test_setup_teardown(
		    test_stops, books_setup, books_teardown),
		cmocka_unit_test_setup_teardown(
		    test_reversed, books_setup, books_teardown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/xalloc.h"
#include "book/advance.h"
#include "books.h"

/* What is expected of each régie, in order. */
struct expected {
	const char *class;
	int64_t given, justified, returned, left;
};

struct walk {
	const struct expected *list;
	size_t		       n, seen;
};

static int
compare(const struct advance *a, void *arg)
{
	struct walk *w = arg;

	assert_true(w->seen < w->n);
	assert_string_equal(a->class, w->list[w->seen].class);
	assert_int_equal(a->given.cents, w->list[w->seen].given);
	assert_int_equal(a->justified.cents, w->list[w->seen].justified);
	assert_int_equal(a->returned.cents, w->list[w->seen].returned);
	assert_int_equal(a->left.cents, w->list[w->seen].left);
	w->seen++;
	return 0;
}

static void
are(struct books *b, int year, const struct expected *list, size_t n)
{
	struct walk w = { .list = list, .n = n };

	if (advance_each(b->db, year, compare, &w) == -1)
		fail_msg("%s", err_what(&b->err));
	assert_int_equal(w.seen, n);
}

static void
none_at_first(void **state)
{
	are(*state, 2023, NULL, 0);
}

/* E8: 150,00 given, 21,35 returned, 128,65 justified, nothing left. */
static void
give_return_justify(void **state)
{
	struct books	     *b = *state;
	const struct expected open[] = { { "CM", 5000, 0, 0, 5000 },
		{ "CP", 15000, 0, 2135, 12865 } };
	const struct expected settled[] = { { "CM", 5000, 0, 0, 5000 },
		{ "CP", 15000, 12865, 2135, 0 } };

	books_open(b, "2023-09-01", 100000, 10000);
	books_add(
	    b, ENTRY_ADVANCE, "2023-11-13", "541-CP", "512", 15000, "Régie CP");
	books_add(
	    b, ENTRY_ADVANCE, "2023-11-14", "541-CM", "530", 5000, "Régie CM");
	books_add(
	    b, ENTRY_ADVANCE, "2024-06-28", "512", "541-CP", 2135, "Retour");
	are(b, 2023, open, 2);
	books_add(
	    b, ENTRY_ADVANCE, "2024-06-28", "6180", "541-CP", 12865, "Achats");
	are(b, 2023, settled, 2);
}

static void
reversals_count_against_what_they_cancel(void **state)
{
	struct books	     *b = *state;
	const struct expected expected[] = { { "CP", 10000, 1000, 0, 9000 } };
	int64_t		      given, returned, justified;

	books_open(b, "2023-09-01", 100000, 0);
	given = books_add(
	    b, ENTRY_ADVANCE, "2023-11-13", "541-CP", "512", 15000, "Régie CP");
	returned = books_add(
	    b, ENTRY_ADVANCE, "2023-11-14", "512", "541-CP", 500, "Retour");
	justified = books_add(
	    b, ENTRY_ADVANCE, "2023-11-15", "6180", "541-CP", 700, "Achats");
	books_validate(b, 2023);
	books_void(b, given, "2023-11-20");
	books_void(b, returned, "2023-11-20");
	books_void(b, justified, "2023-11-20");
	books_add(
	    b, ENTRY_ADVANCE, "2023-11-21", "541-CP", "512", 10000, "Régie CP");
	books_add(
	    b, ENTRY_ADVANCE, "2023-11-22", "6180", "541-CP", 1000, "Achats");
	are(b, 2023, expected, 1);
}

static void
void_drafts_count_for_nothing(void **state)
{
	struct books	     *b = *state;
	const struct expected expected[] = { { "CP", 2000, 0, 0, 2000 } };
	int64_t		      n;

	books_open(b, "2023-09-01", 100000, 0);
	books_add(b, ENTRY_ADVANCE, "2023-11-13", "541-CP", "512", 2000, "A");
	n = books_add(
	    b, ENTRY_ADVANCE, "2023-11-14", "541-CP", "512", 300, "B");
	books_void(b, n, "2023-11-14");
	are(b, 2023, expected, 1);
}

static void
what_was_left_opens_the_next_year(void **state)
{
	struct books	     *b = *state;
	const struct expected expected[] = { { "CP", 3000, 1000, 0, 2000 } };
	struct entry	      e;

	books_sql(b, "INSERT INTO year (year) VALUES (2024)");
	entry_init(&e);
	e.kind = ENTRY_OPENING;
	e.label = xstrdup("À nouveau");
	entry_add_posting(&e, "541-CP", "110", MONEY(3000));
	books_record(b, "2024-09-01", &e);
	books_add(
	    b, ENTRY_ADVANCE, "2024-10-01", "6180", "541-CP", 1000, "Achats");
	are(b, 2024, expected, 1);
	are(b, 2023, NULL, 0);
}

static void
the_class_of_the_postings_names_it(void **state)
{
	struct books	     *b = *state;
	const struct expected expected[] = { { "Grande section", 3000, 0, 0,
	    3000 } };
	struct entry	      e;

	books_sql(b, "INSERT INTO class (name) VALUES ('Grande section')");
	books_open(b, "2023-09-01", 100000, 0);
	entry_init(&e);
	e.kind = ENTRY_ADVANCE;
	e.label = xstrdup("Régie");
	entry_add_posting(&e, "541-CP", "512", MONEY(3000))->class = xstrdup(
	    "Grande section");
	books_record(b, "2023-10-01", &e);
	are(b, 2023, expected, 1);
}

#define T(f) cmocka_unit_test_setup_teardown(f, books_setup, books_teardown)

int
main(void)
{
	const struct CMUnitTest tests[] = { T(none_at_first),
		T(give_return_justify),
		T(reversals_count_against_what_they_cancel),
		T(void_drafts_count_for_nothing),
		T(what_was_left_opens_the_next_year),
		T(the_class_of_the_postings_names_it) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}

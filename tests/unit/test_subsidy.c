/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/xalloc.h"
#include "book/subsidy.h"
#include "books.h"

struct expected {
	int64_t	    number;
	const char *provenance; /* NULL: none, also below */
	const char *project;
	int64_t	    received, spent;
	bool	    proof;
};

struct walk {
	const struct expected *list;
	size_t		       n, seen;
};

static void
same(const char *a, const char *b)
{
	assert_int_equal(a == NULL, b == NULL);
	if (a != NULL)
		assert_string_equal(a, b);
}

static int
compare(const struct subsidy_received *s, void *arg)
{
	struct walk	      *w = arg;
	const struct expected *x = &w->list[w->seen];

	assert_true(w->seen < w->n);
	assert_int_equal(s->number, x->number);
	same(s->provenance, x->provenance);
	same(s->project, x->project);
	assert_int_equal(s->received.cents, x->received);
	assert_int_equal(s->project_spent.cents, x->spent);
	assert_int_equal(s->proof, x->proof);
	w->seen++;
	return 0;
}

static void
are(struct books *b, int year, const struct expected *list, size_t n)
{
	struct walk w = { .list = list, .n = n };

	if (subsidy_each_received(b->db, year, compare, &w) == -1)
		fail_msg("%s", err_what(&b->err));
	assert_int_equal(w.seen, n);
}

static void
add_part(struct entry *e, const char *debit, const char *credit, int64_t cents,
    const char *provenance, const char *project)
{
	struct posting *p = entry_add_posting(e, debit, credit, MONEY(cents));

	p->provenance = provenance != NULL ? xstrdup(provenance) : NULL;
	p->project = project != NULL ? xstrdup(project) : NULL;
}

static int64_t
receive(struct books *b, const char *day, const char *account, int64_t cents,
    const char *provenance, const char *project)
{
	struct entry e;

	entry_init(&e);
	e.kind = ENTRY_INCOME;
	e.label = xstrdup("Subvention");
	add_part(&e, "512", account, cents, provenance, project);
	return books_record(b, day, &e);
}

static int64_t
spend(struct books *b, const char *day, int64_t cents, const char *project)
{
	struct entry e;

	entry_init(&e);
	e.kind = ENTRY_EXPENSE;
	e.label = xstrdup("Dépense");
	add_part(&e, "6180", "512", cents, NULL, project);
	return books_record(b, day, &e);
}

/* E8: 900 and 350 for the project Cirque, on which 500 and 1 610 are spent. */
static void
what_a_year_received(void **state)
{
	struct books	     *b = *state;
	const struct expected expected[] = { { 2, "commune", "Cirque", 90000,
						 211000, true },
		{ 3, "departement", "Cirque", 35000, 211000, false },
		{ 8, NULL, NULL, 1000, 0, false } };

	books_open(b, "2023-09-01", 300000, 0);
	receive(b, "2023-11-24", "7410", 90000, "commune", "Cirque");
	receive(b, "2024-01-22", "7411", 35000, "departement", "Cirque");
	spend(b, "2024-02-12", 50000, "Cirque");
	spend(b, "2024-05-17", 161000, "Cirque");
	spend(b, "2024-05-18", 700, NULL);
	books_add(b, ENTRY_INCOME, "2024-05-19", "512", "7700", 60000, "Don");
	receive(b, "2024-06-01", "7410", 1000, NULL, NULL);
	books_sql(b,
	    "INSERT INTO attachment (entry, rank, name, size, sha256)"
	    " VALUES ((SELECT id FROM entry WHERE number = 2), 1, 'a', 1,"
	    " 'x')");
	are(b, 2023, expected, 3);
	are(b, 2022, NULL, 0);
}

static void
a_split_one_comes_in_parts(void **state)
{
	struct books	     *b = *state;
	const struct expected expected[] = { { 1, "commune", "Cirque", 300, 0,
						 false },
		{ 1, "commune", "Jardin", 200, 0, false } };
	struct entry	      e;

	entry_init(&e);
	e.kind = ENTRY_INCOME;
	e.label = xstrdup("Subvention");
	add_part(&e, "512", "7410", 100, "commune", "Cirque");
	add_part(&e, "530", "7410", 200, "commune", "Cirque");
	add_part(&e, "512", "7410", 200, "commune", "Jardin");
	add_part(&e, "512", "7080", 900, NULL, "Jardin");
	books_record(b, "2023-10-01", &e);
	are(b, 2023, expected, 2);
}

static void
what_is_void_or_reversed_was_not_received(void **state)
{
	struct books	     *b = *state;
	const struct expected kept[] = { { 3, "region", "Jardin", 300, 40,
	    false } };
	int64_t		      n;

	books_void(b, receive(b, "2023-10-01", "7410", 100, "commune", NULL),
	    "2023-10-01");
	n = receive(b, "2023-10-02", "7410", 200, "commune", NULL);
	receive(b, "2023-10-03", "7410", 300, "region", "Jardin");
	spend(b, "2023-10-04", 40, "Jardin");
	books_void(b, spend(b, "2023-10-04", 60, "Jardin"), "2023-10-04");
	books_validate(b, 2023);
	books_void(b, n, "2023-10-05");
	are(b, 2023, kept, 1);
}

#define T(f) cmocka_unit_test_setup_teardown(f, books_setup, books_teardown)

int
main(void)
{
	const struct CMUnitTest tests[] = { T(what_a_year_received),
		T(a_split_one_comes_in_parts),
		T(what_is_void_or_reversed_was_not_received) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}

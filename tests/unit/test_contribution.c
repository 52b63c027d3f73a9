/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/buf.h"
#include "base/xalloc.h"
#include "book/contribution.h"
#include "books.h"

static void
shares(int64_t cents, int64_t families, int64_t mean, bool exact)
{
	struct contribution c = { .counted = MONEY(cents),
		.contributors = families };

	contribution_share(&c);
	assert_int_equal(c.mean.cents, mean);
	assert_int_equal(c.mean_exact, exact);
}

/* Half a cent goes up. */
static void
means(void **state)
{
	(void)state;
	shares(3000, 20, 150, true);
	shares(10000, 7, 1429, false); /* 14,2857... */
	shares(100, 8, 13, false);     /* 12,5 */
	shares(99, 8, 12, false);      /* 12,375 */
	shares(1, 3, 0, false);
	shares(2, 3, 1, false);
	shares(500, 1, 500, true);
	shares(0, 0, 0, true);
	/* Pecqueur: 3 489 euros of 252 are 13,845238... */
	shares(348900, 252, 1385, false);
	shares(MONEY_MAX_CENTS, 1, MONEY_MAX_CENTS, true);
}

static int64_t
give(struct books *b, const char *class, int64_t cents, int64_t families)
{
	struct entry	e;
	struct posting *p;
	int64_t		number;

	entry_init(&e);
	e.kind = ENTRY_INCOME;
	e.label = xstrdup("Participation");
	p = entry_add_posting(&e, "512", "7562", MONEY(cents));
	p->class = class != NULL ? xstrdup(class) : NULL;
	number = books_record(b, "2023-09-12", &e);
	if (families > 0)
		assert_int_equal(contribution_set(b->db,
				     books_id(b, 2023, number), families),
		    0);
	return number;
}

static int
add(const struct contribution *c, void *arg)
{
	buf_addf(arg, "%s %lld %lld %lld %lld\n",
	    c->class != NULL ? c->class : "-", (long long)c->amount.cents,
	    (long long)c->contributors, (long long)c->counted.cents,
	    (long long)c->mean.cents);
	return 0;
}

static void
are(struct books *b, const char *expected)
{
	struct buf out = { .data = NULL };

	assert_int_equal(contribution_each(b->db, 2023, add, &out), 0);
	assert_string_equal(buf_str(&out), expected);
	buf_fini(&out);
}

static void
by_class(void **state)
{
	struct books *b = *state;
	int64_t	      n;

	are(b, "");
	books_open(b, "2023-09-01", 100000, 0);
	give(b, NULL, 5000, 0);
	give(b, "CP", 10000, 8);
	give(b, "CM", 6000, 0);
	are(b, "CM 6000 0 0 0\nCP 10000 8 10000 1250\n- 5000 0 0 0\n");
	/* Twice the same class: both count, and what nobody counted apart. */
	give(b, "CP", 2500, 2);
	n = give(b, "CP", 700, 0);
	are(b, "CM 6000 0 0 0\nCP 13200 10 12500 1250\n- 5000 0 0 0\n");
	books_void(b, n, "2023-09-13");
	are(b, "CM 6000 0 0 0\nCP 12500 10 12500 1250\n- 5000 0 0 0\n");
	/* Other income of the class is no contribution. */
	books_add(b, ENTRY_INCOME, "2023-10-01", "512", "7080", 900, "Gâteaux");
	are(b, "CM 6000 0 0 0\nCP 12500 10 12500 1250\n- 5000 0 0 0\n");
}

/* A cancelled entry takes its families with it. */
static void
cancelled(void **state)
{
	struct books *b = *state;
	int64_t	      draft, final;

	books_open(b, "2023-09-01", 100000, 0);
	final = give(b, "CP", 10000, 8);
	books_validate(b, 2023);
	draft = give(b, "CP", 1000, 1);
	books_void(b, draft, "2023-09-13");
	are(b, "CP 10000 8 10000 1250\n");
	give(b, "CP", 3000, 2);
	books_void(b, final, "2023-09-14");
	are(b, "CP 3000 2 3000 1500\n");
}

/* Over two classes, the families are those of the first. */
static void
split(void **state)
{
	struct books *b = *state;
	struct entry  e;
	int64_t	      n;

	books_open(b, "2023-09-01", 100000, 0);
	entry_init(&e);
	e.kind = ENTRY_INCOME;
	e.label = xstrdup("Remise");
	entry_add_posting(&e, "512", "7070", MONEY(100));
	entry_add_posting(&e, "512", "7562", MONEY(4000))->class = xstrdup(
	    "CP");
	entry_add_posting(&e, "512", "7562", MONEY(2000))->class = xstrdup(
	    "CM");
	n = books_record(b, "2023-09-12", &e);
	assert_int_equal(contribution_set(b->db, books_id(b, 2023, n), 4), 0);
	are(b, "CM 2000 0 2000 0\nCP 4000 4 4000 1000\n");
}

static void
refused(void **state)
{
	struct books *b = *state;
	int64_t	      id;

	books_open(b, "2023-09-01", 100000, 0);
	id = books_id(b, 2023, give(b, "CP", 100, 0));
	assert_int_equal(contribution_set(b->db, id, 0), -1);
	books_told(b, ERR_USAGE, "0 families");
	assert_int_equal(contribution_set(b->db, id, CONTRIBUTORS_MAX + 1), -1);
	books_told(b, ERR_USAGE, "100000 families");
	assert_int_equal(contribution_set(b->db, id, CONTRIBUTORS_MAX), 0);
}

#define T(f) cmocka_unit_test_setup_teardown(f, books_setup, books_teardown)

int
main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(means),
		T(by_class), T(cancelled), T(split), T(refused) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}

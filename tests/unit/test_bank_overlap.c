/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "bank_draw.h"
#include "base/xalloc.h"
#include "book/bank_line.h"
#include "books.h"

/*
 * A year of a bank with many lines alike, and statements of random periods of
 * it, imported in any order: each line of the days that were seen is there
 * once, and none twice.
 */

#define SEED	   UINT64_C(20261005)
#define YEARS	   40
#define STATEMENTS 15
#define DAYS	   60
#define PER_DAY	   6

/* Few labels and amounts, so that lines are often alike; how they are written
 * differs from one download to the next. */
static const char *const labels[][2] = { { "Café", "CAFE" },
	{ "Goûter  des CP", "goûter des cp" }, { "REMISE", "Remise" } };
static const int64_t	 amounts[] = { -150, 150, -2000 };

struct kind {
	uint64_t label, amount;
	bool	 id; /* the bank tells the line apart */
};

struct bank_year {
	size_t	    n[DAYS];
	struct kind lines[DAYS][PER_DAY];
	bool	    seen[DAYS];
};

static void
draw_year(struct chance *c, struct bank_year *y)
{
	size_t d, i;

	memset(y, 0, sizeof(*y));
	for (d = 0; d < DAYS; d++) {
		y->n[d] = (size_t)chance_draw(c, PER_DAY + 1);
		for (i = 0; i < y->n[d]; i++) {
			y->lines[d][i].label = chance_draw(c, 3);
			y->lines[d][i].amount = chance_draw(c, 3);
			y->lines[d][i].id = chance_draw(c, 4) == 0;
		}
	}
}

static struct date
day_of(size_t d)
{
	return (
	    struct date){ .days = books_day("2023-10-01").days + (int32_t)d };
}

static void
take_statement(struct books *b, struct chance *c, struct bank_year *y,
    struct bank_import *done)
{
	struct bank_statements all = { .bank = NULL };
	struct bank_statement *s = bank_statements_add(&all, "12345678901");
	size_t		       from = chance_draw(c, DAYS), d, i, first;
	size_t		       to = from + chance_draw(c, 20);
	struct kind	      *kind;
	char		      *id;

	for (d = from; d <= to && d < DAYS; d++) {
		y->seen[d] = true;
		/* Those of a day come in any order. */
		first = y->n[d] > 0 ? chance_draw(c, y->n[d]) : 0;
		for (i = 0; i < y->n[d]; i++) {
			kind = &y->lines[d][(first + i) % y->n[d]];
			id = xasprintf("%zu-%td", d, kind - y->lines[d]);
			bank_statement_add(s, day_of(d),
			    MONEY(amounts[kind->amount]),
			    labels[kind->label][chance_draw(c, 2)],
			    kind->id ? id : NULL, NULL, (int)s->n + 1);
			free(id);
		}
	}
	assert_int_equal(bank_line_import(b->db, NULL, s, done), 0);
	assert_int_equal(done->added + done->known, s->n);
	bank_statements_fini(&all);
}

/* ---- What is there ---- */

struct tally {
	size_t all;
	size_t alike[DAYS][3][3]; /* day, label, amount */
};

static int
count_line(const struct bank_line *l, void *arg)
{
	struct tally *t = arg;
	size_t	      d = (size_t)(l->day.days - day_of(0).days), label, amount;

	for (label = 0; label < 2; label++)
		if (strcmp(l->label, labels[label][0]) == 0 ||
		    strcmp(l->label, labels[label][1]) == 0 ||
		    (label == 1 && strcmp(l->label, "Goûter des CP") == 0))
			break;
	for (amount = 0; amount < 2; amount++)
		if (l->amount.cents == amounts[amount])
			break;
	assert_true(d < DAYS);
	t->all++;
	t->alike[d][label][amount]++;
	return 0;
}

static void
expect(const struct bank_year *y, struct tally *t)
{
	const struct kind *k;
	size_t		   d, i;

	memset(t, 0, sizeof(*t));
	for (d = 0; d < DAYS; d++)
		for (i = 0; y->seen[d] && i < y->n[d]; i++) {
			k = &y->lines[d][i];
			t->all++;
			t->alike[d][k->label][k->amount]++;
		}
}

static void
check(struct books *b, const struct bank_year *y, uint64_t seed)
{
	struct bank_line_filter filter = { .account = NULL };
	struct tally		wanted, got;

	memset(&got, 0, sizeof(got));
	expect(y, &wanted);
	assert_int_equal(bank_line_each(b->db, &filter, count_line, &got), 0);
	if (memcmp(&got, &wanted, sizeof(got)) != 0)
		fail_msg("seed %llu: %zu lines are there, %zu were seen",
		    (unsigned long long)seed, got.all, wanted.all);
}

static void
overlaps_neither_lose_nor_double(void **state)
{
	struct books	  *b = *state;
	struct bank_year   y;
	struct bank_import done;
	struct chance	   c;
	uint64_t	   seed;
	int		   i;

	books_open(b, "2023-09-01", 100000, 0);
	for (seed = SEED; seed < SEED + YEARS; seed++) {
		c.state = seed;
		draw_year(&c, &y);
		for (i = 0; i < STATEMENTS; i++) {
			take_statement(b, &c, &y, &done);
			check(b, &y, seed);
		}
		books_sql(b, "DELETE FROM bank_line");
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(
		    overlaps_neither_lose_nor_double, books_setup,
		    books_teardown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

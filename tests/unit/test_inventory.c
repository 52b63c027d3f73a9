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

/* ---- What goods are worth ---- */

static int64_t
used(struct books *b, int64_t cents, const char *bought, const char *at)
{
	struct goods_rules rules;

	assert_int_equal(inventory_rules(b->db, 2023, &rules), 0);
	return inventory_used(
	    &rules, MONEY(cents), books_day(bought), books_day(at))
	    .cents;
}

/* E5: 1 000 of 2001, 1 000 of 2005, 400 of 2008, 300 of 2009 in 2010. */
static void
test_used_value(void **state)
{
	struct books *b = *state;

	assert_int_equal(used(b, 100000, "2001-09-01", "2010-08-31"), 20000);
	assert_int_equal(used(b, 100000, "2005-01-01", "2010-12-31"), 50000);
	assert_int_equal(used(b, 100000, "2005-12-31", "2010-01-01"), 50000);
	assert_int_equal(used(b, 40000, "2008-03-25", "2010-08-31"), 32000);
	assert_int_equal(used(b, 30000, "2009-10-12", "2010-08-31"), 27000);
	/* Of this year, and of the next: nothing is lost. */
	assert_int_equal(used(b, 38900, "2010-01-01", "2010-12-31"), 38900);
	assert_int_equal(used(b, 38900, "2011-01-01", "2010-12-31"), 38900);
	/* 70 % lost, 80 %, and never more. */
	assert_int_equal(used(b, 1000, "2003-05-05", "2010-05-05"), 300);
	assert_int_equal(used(b, 1000, "2002-05-05", "2010-05-05"), 200);
	assert_int_equal(used(b, 1000, "1950-05-05", "2010-05-05"), 200);
}

/* 4,5 and 13,5 cents go up, 4,4 and 0,2 down; the largest price fits. */
static void
test_used_value_rounds(void **state)
{
	struct books *b = *state;

	assert_int_equal(used(b, 5, "2009-05-05", "2010-05-05"), 5);
	assert_int_equal(used(b, 15, "2009-05-05", "2010-05-05"), 14);
	assert_int_equal(used(b, 11, "2004-05-05", "2010-05-05"), 4);
	assert_int_equal(used(b, 1, "2001-05-05", "2010-05-05"), 0);
	assert_int_equal(
	    used(b, MONEY_MAX_CENTS, "2009-05-05", "2010-05-05"), 899999999999);
}

static int64_t
supplement(struct books *b, int64_t cents)
{
	struct goods_rules rules;

	assert_int_equal(inventory_rules(b->db, 2023, &rules), 0);
	return inventory_supplement(&rules, MONEY(cents)).cents;
}

/* E5: (5 000 - 2 000) x 0,00688 = 20,64. */
static void
test_supplement(void **state)
{
	struct books *b = *state;

	assert_int_equal(supplement(b, 500000), 2064);
	assert_int_equal(supplement(b, 200000), 0);
	assert_int_equal(supplement(b, 129000), 0);
	assert_int_equal(supplement(b, 0), 0);
	/* 0,72 x 0,00688 = 0,00495; 0,73 x 0,00688 = 0,00502. */
	assert_int_equal(supplement(b, 200072), 0);
	assert_int_equal(supplement(b, 200073), 1);
}

static void
test_rules_are_settings(void **state)
{
	struct books *b = *state;

	books_sql(b,
	    "INSERT INTO setting (year, key, value) VALUES"
	    " (2023, 'goods.wear', '25'), (2023, 'goods.floor', '0'),"
	    " (2023, 'goods.covered', ''), (2023, 'goods.rate', '10,00')");
	assert_int_equal(used(b, 1000, "2008-05-05", "2010-05-05"), 500);
	assert_int_equal(used(b, 1000, "2006-05-05", "2010-05-05"), 0);
	assert_int_equal(used(b, 1000, "2000-05-05", "2010-05-05"), 0);
	assert_int_equal(supplement(b, 100000), 1000);
	books_sql(b, "UPDATE setting SET value = '' WHERE key = 'goods.rate'");
	assert_int_equal(supplement(b, 100000), 0);
}

/* ---- The register ---- */

static int64_t
add(struct books *b, const char *label, const char *day, int64_t cents,
    int64_t entry)
{
	struct item it = { .label = label,
		.value = MONEY(cents),
		.entry = entry,
		.entry_year = 2023 };

	if (day != NULL)
		it.day = books_day(day);
	return inventory_add(b->db, &it) == -1 ? -1 : it.id;
}

static int
take_out(struct books *b, int64_t id, const char *day, const char *reason)
{
	struct item it = { .id = id, .reason = reason };

	it.removed_on = books_day(day);
	return inventory_remove(b->db, &it);
}

/* "1 Tapis 2023-11-01 8000/8000 e4, " for each; -DAY when it is removed. */
static int
write_item(const struct item *it, void *arg)
{
	struct buf *buf = arg;
	char	    day[DATE_ISO];

	buf_addf(buf, "%lld %s %s %lld/%lld", (long long)it->id, it->label,
	    date_iso(it->day, day), (long long)it->value.cents,
	    (long long)it->used.cents);
	if (it->entry != 0)
		buf_addf(
		    buf, " e%lld/%d", (long long)it->entry, it->entry_year);
	if (it->removed)
		buf_addf(buf, " -%s/%d %s", date_iso(it->removed_on, day),
		    it->removed_year, it->reason);
	buf_adds(buf, ", ");
	return 0;
}

static void
register_is(
    struct books *b, int year, const char *at, bool all, const char *wanted)
{
	struct inventory_view view = { year, books_day(at), all };
	struct buf	      buf = { .data = NULL };

	assert_int_equal(inventory_each(b->db, &view, write_item, &buf), 0);
	assert_string_equal(buf_str(&buf), wanted);
	buf_fini(&buf);
}

static void
test_register(void **state)
{
	struct inventory_view view = { 2023, books_day("2024-08-31"), false };
	struct inventory_sum  sum;
	struct books	     *b = *state;

	fill(b);
	assert_int_equal(add(b, NULL, NULL, 0, 4), 1);
	assert_int_equal(add(b, "  Table ", "2019-05-05", 500000, 0), 2);
	assert_int_equal(add(b, "Trépied", NULL, 2000, 2), 3);
	assert_int_equal(add(b, "Boîtier", NULL, 0, 2), 4);
	/* 2019 to 2024: half of it; November 2023: a tenth. */
	register_is(b, 2023, "2024-08-31", false,
	    "1 Tapis 2023-11-01 8000/7200 e4/2023, "
	    "2 Table 2019-05-05 500000/250000, "
	    "3 Trépied 2024-03-01 2000/2000 e2/2023, "
	    "4 Boîtier 2024-03-01 10000/10000 e2/2023, ");
	assert_int_equal(inventory_sum(b->db, &view, &sum), 0);
	assert_int_equal(sum.items, 4);
	assert_int_equal(sum.value.cents, 520000);
	assert_int_equal(sum.used.cents, 269200);
	/* (2 692 - 2 000) x 0,00688 = 4,76096 */
	assert_int_equal(sum.supplement.cents, 476);
}

static void
test_register_refuses(void **state)
{
	struct books *b = *state;

	fill(b);
	assert_int_equal(add(b, "Tapis", NULL, 8001, 4), -1);
	books_told(b, ERR_RULE, "no more can be added");
	assert_int_equal(add(b, NULL, NULL, 5000, 4), 1);
	assert_int_equal(add(b, NULL, NULL, 3001, 4), -1);
	books_told(b, ERR_RULE, "no more can be added");
	assert_int_equal(add(b, NULL, NULL, 3000, 4), 2);
	assert_int_equal(add(b, NULL, NULL, 0, 4), -1);
	books_told(b, ERR_RULE, "already");
	assert_int_equal(add(b, NULL, NULL, 0, 3), -1);
	books_told(b, ERR_RULE, "(6800)");
	assert_int_equal(add(b, NULL, NULL, 0, 5), -1);
	books_told(b, ERR_RULE, "cancelled");
	assert_int_equal(add(b, NULL, NULL, 0, 99), -1);
	books_told(b, ERR_RULE, "no entry 99");
	assert_int_equal(add(b, " ", "2024-01-01", 100, 0), -1);
	books_told(b, ERR_USAGE, "empty");
	assert_int_equal(add(b, "Lampe", "2024-09-01", 100, 0), -1);
	books_told(b, ERR_RULE, "2024-2025");
	assert_int_equal(add(b, NULL, "2024-09-01", 100, 2), -1);
	books_told(b, ERR_RULE, "after the end of the year");
	books_validate(b, 2023);
	books_void(b, 2, "2024-06-01");
	assert_int_equal(add(b, NULL, NULL, 0, 2), -1);
	books_told(b, ERR_RULE, "cancelled");
}

static void
test_remove(void **state)
{
	struct books *b = *state;

	assert_int_equal(add(b, "Lampe", "2023-10-10", 4000, 0), 1);
	assert_int_equal(add(b, "Tente", "2022-10-10", 9000, 0), 2);
	assert_int_equal(take_out(b, 1, "2023-10-09", "Cassée"), -1);
	books_told(b, ERR_RULE, "was bought on 10/10/2023");
	assert_int_equal(take_out(b, 1, "2024-09-01", "Cassée"), -1);
	books_told(b, ERR_RULE, "2024-2025");
	assert_int_equal(take_out(b, 1, "2023-10-10", ""), -1);
	books_told(b, ERR_USAGE, "empty");
	assert_int_equal(take_out(b, 3, "2023-10-10", "Cassée"), -1);
	books_told(b, ERR_RULE, "no item 3");
	assert_int_equal(take_out(b, 1, "2023-10-10", "Cassée"), 0);
	assert_int_equal(take_out(b, 1, "2023-10-11", "Cassée"), -1);
	books_told(b, ERR_RULE, "already left the register on 10/10/2023");
	/* Lost before the books began. */
	assert_int_equal(take_out(b, 2, "2023-07-01", "Volée"), 0);
	register_is(b, 2023, "2024-08-31", false,
	    "1 Lampe 2023-10-10 4000/0 -2023-10-10/2023 Cassée, "
	    "2 Tente 2022-10-10 9000/0 -2023-07-01/2023 Volée, ");
}

/* What comes later does not change the register of a closed year. */
static void
test_years(void **state)
{
	struct books *b = *state;

	assert_int_equal(add(b, "Lampe", "2023-10-10", 4000, 0), 1);
	assert_int_equal(add(b, "Tente", "2024-01-10", 9000, 0), 2);
	assert_int_equal(take_out(b, 2, "2024-02-02", "Volée"), 0);
	books_close(b, 2023);
	books_sql(b, "INSERT INTO year (year) VALUES (2024)");
	assert_int_equal(add(b, "Livre", "2023-12-12", 1000, 0), 3);
	assert_int_equal(take_out(b, 1, "2024-08-31", "Donnée"), 0);
	register_is(b, 2023, "2024-08-31", true,
	    "1 Lampe 2023-10-10 4000/3600, "
	    "2 Tente 2024-01-10 9000/0 -2024-02-02/2023 Volée, ");
	register_is(b, 2024, "2025-08-31", false,
	    "1 Lampe 2023-10-10 4000/0 -2024-08-31/2024 Donnée, "
	    "3 Livre 2023-12-12 1000/800, ");
	register_is(b, 2024, "2025-08-31", true,
	    "1 Lampe 2023-10-10 4000/0 -2024-08-31/2024 Donnée, "
	    "2 Tente 2024-01-10 9000/0 -2024-02-02/2023 Volée, "
	    "3 Livre 2023-12-12 1000/800, ");
	/* On a day: what was bought later is not there yet. */
	register_is(
	    b, 2023, "2023-11-01", false, "1 Lampe 2023-10-10 4000/4000, ");
	books_sql(b,
	    "UPDATE item SET removed_year = NULL, removed_on = NULL,"
	    " reason = NULL WHERE id = 1");
	assert_int_equal(
	    db_exec(b->db, "UPDATE item SET cents = 1 WHERE id = 1"), -1);
	books_told(b, ERR_RULE, "clos");
}

#define T(f) cmocka_unit_test_setup_teardown(f, books_setup, books_teardown)

int
main(void)
{
	const struct CMUnitTest tests[] = { T(test_purchases), T(test_stops),
		T(test_reversed), T(test_used_value), T(test_used_value_rounds),
		T(test_supplement), T(test_rules_are_settings),
		T(test_register), T(test_register_refuses), T(test_remove),
		T(test_years) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}

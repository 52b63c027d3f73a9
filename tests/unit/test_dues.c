/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/buf.h"
#include "base/i18n.h"
#include "book/dues.h"
#include "ledger_help.h"

static struct db *
ledger(void **state)
{
	struct db *db = ((struct ledger *)*state)->db;

	ledger_sql(
	    db, "INSERT INTO class (name) VALUES ('CM2'), ('CP'), ('GS')");
	return db;
}

static void
count(struct db *db, const char *class, int64_t pupils, int64_t adults)
{
	struct headcount h = { class, pupils, adults };

	if (dues_set_headcount(db, 2025, &h) == -1)
		fail_msg("%s", err_what(db_err(db)));
}

static struct tariff
rates(int64_t fixed, int64_t pupil, int64_t adult, int64_t insurance,
    int64_t supplement)
{
	return (struct tariff){ MONEY(fixed), MONEY(pupil), MONEY(adult),
		MONEY(insurance), MONEY(supplement) };
}

static void
comes_to(struct tariff t, int64_t pupils, int64_t adults, int64_t membership,
    int64_t insurance)
{
	struct dues_sum s;

	assert_int_equal(dues_compute(&t, pupils, adults, &s), 0);
	assert_int_equal(s.membership.cents, membership);
	assert_int_equal(s.insurance.cents, insurance);
	assert_int_equal(s.total.cents, membership + insurance);
}

/* The tariffs of domain 4.11, worked out by hand. */
static void
known_tariffs(void **state)
{
	(void)state;
	/* E8: 155 x 2,05 = 317,75 and 155 x 0,25 = 38,75: 356,50. */
	comes_to(rates(0, 205, 205, 25, 0), 148, 7, 31775, 3875);
	/* AD71: 18 + 120 x 1,38 = 183,60. */
	comes_to(rates(1800, 138, 138, 0, 0), 115, 5, 18360, 0);
	/* AD26: 100 x 2,25 + 5 x 8 = 265,00. */
	comes_to(rates(0, 225, 800, 0, 0), 100, 5, 26500, 0);
	/* AD37: 1,95 for each of 30 = 58,50; and 10,00 freely given. */
	comes_to(rates(0, 195, 195, 0, 1000), 28, 2, 6850, 0);
	/* E2: 100 = 80 + 20, for 40 members at 2,00 and 0,50. */
	comes_to(rates(0, 200, 200, 50, 0), 38, 2, 8000, 2000);
	comes_to(rates(0, 0, 0, 0, 0), 1, 0, 0, 0);
}

static void
too_large(void **state)
{
	struct tariff	t = rates(0, DUES_RATE_MAX, 0, 0, 0);
	struct dues_sum s;

	(void)state;
	/* 9999 x 999 999,99 = 9 998 999 900,01 is an amount; twice is none. */
	comes_to(t, 9999, 0, INT64_C(999899990001), 0);
	assert_int_equal(dues_compute(&t, 2 * 9999, 0, &s), -1);
	assert_int_equal(dues_compute(&t, INT64_MAX / 2, 0, &s), -1);
	t = rates(MONEY_MAX_CENTS, 0, 1, 0, 0);
	assert_int_equal(dues_compute(&t, 0, 1, &s), -1);
	t = rates(MONEY_MAX_CENTS, 0, 0, 0, 0);
	comes_to(t, 0, 1, MONEY_MAX_CENTS, 0);
}

/* What the classes add, and what is the whole coop's, make the total. */
static void
class_parts(void **state)
{
	struct tariff	 t = rates(1800, 225, 800, 25, 500);
	struct headcount cp = { "CP", 24, 1 };
	struct dues_sum	 s;

	(void)state;
	/* 24 x 2,25 + 8 = 62,00; 25 x 0,25 = 6,25. */
	assert_int_equal(dues_compute_class(&t, &cp, &s), 0);
	assert_int_equal(s.membership.cents, 6200);
	assert_int_equal(s.insurance.cents, 625);
	assert_int_equal(s.total.cents, 6825);
}

static int
add_count(const struct headcount *h, void *arg)
{
	buf_addf(arg, "%s %lld %lld\n", h->class, (long long)h->pupils,
	    (long long)h->adults);
	return 0;
}

static int
add_name(const char *class, void *arg)
{
	buf_addf(arg, "%s\n", class);
	return 0;
}

static void
headcounts(void **state)
{
	struct db     *db = ledger(state);
	struct buf     b = { .data = NULL };
	struct members m;

	assert_int_equal(dues_count(db, 2025, &m), 0);
	assert_int_equal(m.classes, 0);
	count(db, "CP", 20, 1);
	count(db, "CM2", 0, 2);
	count(db, "CP", 24, 1);
	assert_int_equal(dues_each_headcount(db, 2025, add_count, &b), 0);
	assert_string_equal(buf_str(&b), "CM2 0 2\nCP 24 1\n");
	assert_int_equal(dues_count(db, 2025, &m), 0);
	assert_int_equal(m.classes, 2);
	assert_int_equal(m.pupils, 24);
	assert_int_equal(m.adults, 3);
	assert_int_equal(m.all, 27);
	buf_reset(&b);
	assert_int_equal(dues_each_uncounted(db, 2025, add_name, &b), 0);
	assert_string_equal(buf_str(&b), "GS\n");
	buf_fini(&b);
	assert_int_equal(dues_forget_headcount(db, 2025, "CM2"), 0);
	assert_int_equal(dues_count(db, 2025, &m), 0);
	assert_int_equal(m.classes, 1);
	assert_int_equal(dues_forget_headcount(db, 2025, "CM2"), -1);
	ledger_told(db, ERR_RULE, "was not counted", NULL);
}

static void
refuses(struct db *db, int64_t pupils, int64_t adults, enum err_kind kind,
    const char *what)
{
	struct headcount h = { "CP", pupils, adults };

	assert_int_equal(dues_set_headcount(db, 2025, &h), -1);
	ledger_told(db, kind, what, NULL);
}

static void
headcounts_refused(void **state)
{
	struct db *db = ledger(state);

	refuses(db, 0, 0, ERR_RULE, "somebody in it");
	refuses(db, -1, 2, ERR_USAGE, "-1");
	refuses(db, 10000, 2, ERR_USAGE, "10000");
	refuses(db, 2, 10000, ERR_USAGE, "10000");
	count(db, "CP", 9999, 9999);
	ledger_sql(db,
	    "UPDATE year SET state = 'closed', closed_on = '2026-09-01',"
	    " fingerprint = printf('%064d', 0)");
	refuses(db, 3, 2, ERR_RULE, NULL);
	assert_int_equal(dues_forget_headcount(db, 2025, "CP"), -1);
	ledger_told(db, ERR_RULE, NULL, NULL);
	assert_int_equal(
	    ledger_int(db, "SELECT pupils + adults FROM headcount"), 19998);
}

static void
tariffs(void **state)
{
	struct db    *db = ledger(state);
	struct tariff t = rates(1800, 205, 800, 25, 500), read;
	bool	      found;

	assert_int_equal(dues_load_tariff(db, 2025, &found, &read), 0);
	assert_false(found);
	assert_int_equal(dues_set_tariff(db, 2025, &t), 0);
	t.supplement = MONEY(0);
	assert_int_equal(dues_set_tariff(db, 2025, &t), 0);
	assert_int_equal(dues_load_tariff(db, 2025, &found, &read), 0);
	assert_true(found);
	assert_int_equal(read.fixed.cents, 1800);
	assert_int_equal(read.pupil.cents, 205);
	assert_int_equal(read.adult.cents, 800);
	assert_int_equal(read.insurance.cents, 25);
	assert_int_equal(read.supplement.cents, 0);
	t.insurance = MONEY(DUES_RATE_MAX + 1);
	assert_int_equal(dues_set_tariff(db, 2025, &t), -1);
	ledger_told(db, ERR_USAGE, "too much", "999");
}

static void
due_and_paid(void **state)
{
	struct db    *db = ledger(state);
	struct tariff t = rates(0, 205, 205, 25, 0);
	struct dues   d;

	count(db, "CP", 148, 7);
	assert_int_equal(dues_set_tariff(db, 2025, &t), 0);
	ledger_post(db, "expense", "D1", "Cotisation", "6281", "512", 31775);
	ledger_post(db, "expense", "D2", "Assurance", "6168", "512", 3857);
	ledger_post(db, "expense", "D3", "Autre", "6180", "512", 100);
	assert_int_equal(dues_load(db, 2025, &d), 0);
	assert_true(d.known);
	assert_int_equal(d.due.total.cents, 35650);
	assert_int_equal(d.membership_paid.cents, 31775);
	assert_int_equal(d.insurance_paid.cents, 3857);
	assert_int_equal(d.paid.cents, 35632);
	assert_int_equal(dues_membership_left(&d).cents, 0);
	assert_int_equal(dues_insurance_left(&d).cents, 18);
	assert_int_equal(dues_left(&d).cents, 18);
	assert_int_equal(dues_require(db, &d), 0);
}

static void
unknown(void **state)
{
	struct db    *db = ledger(state);
	struct tariff t = rates(1800, 138, 138, 0, 0);
	struct dues   d;

	assert_int_equal(dues_load(db, 2025, &d), 0);
	assert_false(d.known);
	assert_int_equal(dues_require(db, &d), -1);
	ledger_told(db, ERR_RULE, "tariff of 2025-2026", "--pupil 2,05");
	/* Last year's is told as it would be typed again. */
	ledger_sql(db, "INSERT INTO year (year) VALUES (2023), (2024)");
	assert_int_equal(dues_set_tariff(db, 2023, &t), 0);
	t.fixed = MONEY(2000);
	assert_int_equal(dues_set_tariff(db, 2024, &t), 0);
	assert_int_equal(dues_require(db, &d), -1);
	ledger_told(db, ERR_RULE, "tariff of 2025-2026",
	    "That of 2024-2025 was: quitus dues tariff --fixed 20,00 --pupil "
	    "1,38 --adult 1,38 --insurance 0,00 --supplement 0,00");
	assert_int_equal(dues_set_tariff(db, 2025, &t), 0);
	assert_int_equal(dues_load(db, 2025, &d), 0);
	assert_int_equal(dues_require(db, &d), -1);
	ledger_told(db, ERR_RULE, "nobody", "headcount");
}

static void
sum_too_large(void **state)
{
	struct db    *db = ledger(state);
	struct tariff t = rates(0, DUES_RATE_MAX, 0, 0, 0);
	struct dues   d;

	count(db, "CP", 9999, 0);
	count(db, "CM2", 9999, 0);
	assert_int_equal(dues_set_tariff(db, 2025, &t), 0);
	assert_int_equal(dues_load(db, 2025, &d), -1);
	ledger_told(db, ERR_RULE, "more than the books can hold", "tariff");
}

static int
speak(void **state)
{
	i18n_init(LANG_EN, NULL);
	return ledger_setup(state);
}

#define T(f) cmocka_unit_test_setup_teardown(f, speak, ledger_teardown)

int
main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(known_tariffs),
		cmocka_unit_test(too_large), cmocka_unit_test(class_parts),
		T(headcounts), T(headcounts_refused), T(tariffs),
		T(due_and_paid), T(unknown), T(sum_too_large) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}

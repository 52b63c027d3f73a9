/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <cmocka.h>

#include "value/date.h"

/* Monday 9 March 2026, in the school year 2025-2026. */
#define TODAY 20521

static const struct date_context school = { .today = { .days = TODAY },
	.year = 2025 };

/* A calendar that counts day by day, and knows nothing else. */
struct walk {
	int year, month, day;
	int days;    /* since 1970-01-01 */
	int weekday; /* 0: Monday */
};

static int
length(int year, int month)
{
	switch (month) {
	case 2:
		if (year % 400 == 0)
			return 29;
		if (year % 100 == 0)
			return 28;
		return year % 4 == 0 ? 29 : 28;
	case 4:
	case 6:
	case 9:
	case 11:
		return 30;
	default:
		return 31;
	}
}

/* 1 January 1900 was a Monday, 25567 days before 1 January 1970. */
static const struct walk first = { 1900, 1, 1, -25567, 0 };

static void
next(struct walk *w)
{
	w->days++;
	w->weekday = (w->weekday + 1) % 7;
	if (++w->day <= length(w->year, w->month))
		return;
	w->day = 1;
	if (++w->month <= 12)
		return;
	w->month = 1;
	w->year++;
}

static void
check_day(const struct walk *w)
{
	struct date d = { .days = 0 };
	int	    year, month, day;

	if (!date_make(w->year, w->month, w->day, &d) || d.days != w->days)
		fail_msg("%d-%d-%d is %d, not %d", w->year, w->month, w->day,
		    d.days, w->days);
	date_split(d, &year, &month, &day);
	if (year != w->year || month != w->month || day != w->day)
		fail_msg("%d is split as %d-%d-%d", d.days, year, month, day);
	if (date_school_year(d) != (month > 8 ? year : year - 1))
		fail_msg("%d-%d is in no school year %d", year, month,
		    date_school_year(d));
}

static void
counts_every_day(void **state)
{
	struct walk w = first;

	(void)state;
	for (; w.year < 2200; next(&w))
		check_day(&w);
	assert_int_equal(w.days, 84006); /* 2200-01-01: 109573 days */
	assert_int_equal(w.days - first.days, 109573);
}

static void
check_text(const struct walk *w)
{
	static const char *const names[] = { "lundi", "mardi", "mercredi",
		"jeudi", "vendredi", "samedi", "dimanche" };
	struct date		 d = { .days = w->days }, back;
	char			 out[DATE_ISO], want[64];
	struct err		 err = { .kind = ERR_NONE };

	snprintf(
	    want, sizeof(want), "%04d-%02d-%02d", w->year, w->month, w->day);
	assert_string_equal(date_iso(d, out), want);
	assert_int_equal(date_parse_iso(want, &back), 0);
	assert_int_equal(back.days, w->days);
	snprintf(
	    want, sizeof(want), "%02d/%02d/%04d", w->day, w->month, w->year);
	assert_string_equal(date_fr(d, out), want);
	assert_int_equal(date_parse(want, &school, &back, &err), 0);
	assert_int_equal(back.days, w->days);
	assert_string_equal(date_weekday_fr(d), names[w->weekday]);
	err_fini(&err);
}

static void
writes_and_reads_every_day(void **state)
{
	struct walk w = first;

	(void)state;
	for (; w.year < 2200; next(&w))
		check_text(&w);
}

static void
agrees_with_the_c_library(void **state)
{
	int days;

	(void)state;
	for (days = -25567; days < 84006; days += 13) {
		time_t	  t = (time_t)days * 86400;
		struct tm tm;
		int	  year, month, day;

		gmtime_r(&t, &tm);
		date_split((struct date){ .days = days }, &year, &month, &day);
		assert_int_equal(year, tm.tm_year + 1900);
		assert_int_equal(month, tm.tm_mon + 1);
		assert_int_equal(day, tm.tm_mday);
	}
}

/* Each number around those that exist, in every kind of year. */
static void
makes_only_real_days(void **state)
{
	static const int years[] = { -1, 0, 1, 26, 1899, 1900, 1999, 2000, 2023,
		2024, 2025, 2100, 2199, 2200, 9999 };
	struct date	 d;
	size_t		 i;
	int		 month, day;
	bool		 real;

	(void)state;
	for (i = 0; i < sizeof(years) / sizeof(*years); i++)
		for (month = -1; month <= 14; month++)
			for (day = -1; day <= 33; day++) {
				real = years[i] >= 1900 && years[i] < 2200 &&
				    month >= 1 && month <= 12 && day >= 1 &&
				    day <= length(years[i], month);
				assert_int_equal(
				    date_make(years[i], month, day, &d), real);
			}
}

static void
survives_days_out_of_reach(void **state)
{
	char out[DATE_ISO];

	(void)state;
	assert_string_equal(
	    date_iso((struct date){ INT32_MIN }, out), "0001-01-01");
	assert_string_equal(
	    date_iso((struct date){ INT32_MAX }, out), "9999-12-31");
	assert_string_equal(date_iso(date_year_start(-5), out), "0001-09-01");
	assert_string_equal(
	    date_iso(date_year_end(1 << 30), out), "9999-08-31");
}

static void
bounds_the_school_year(void **state)
{
	char out[DATE_ISO];

	(void)state;
	assert_string_equal(date_iso(date_year_start(2025), out), "2025-09-01");
	assert_string_equal(date_iso(date_year_end(2025), out), "2026-08-31");
	assert_int_equal(
	    date_year_end(2023).days + 1 - date_year_start(2023).days,
	    366); /* holds 29/02/2024 */
	assert_int_equal(
	    date_year_end(2025).days + 1, date_year_start(2026).days);
}

static void
compares(void **state)
{
	const struct date a = { -1 }, b = { 1 };

	(void)state;
	assert_true(date_compare(a, b) < 0);
	assert_true(date_compare(b, a) > 0);
	assert_int_equal(date_compare(a, a), 0);
	assert_true(date_compare((struct date){ INT32_MIN },
			(struct date){ INT32_MAX }) < 0);
}

static void
writes_long_dates(void **state)
{
	struct buf  b = { .data = NULL };
	struct date d;

	(void)state;
	assert_true(date_make(2025, 9, 1, &d));
	date_add_long(&b, d);
	assert_string_equal(buf_str(&b), "1er septembre 2025");
	buf_reset(&b);
	assert_true(date_make(2026, 8, 31, &d));
	date_add_long(&b, d);
	buf_adds(&b, ", ");
	assert_true(date_make(2026, 2, 11, &d));
	date_add_long(&b, d);
	assert_string_equal(buf_str(&b), "31 août 2026, 11 février 2026");
	buf_fini(&b);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(counts_every_day),
		cmocka_unit_test(writes_and_reads_every_day),
		cmocka_unit_test(agrees_with_the_c_library),
		cmocka_unit_test(makes_only_real_days),
		cmocka_unit_test(survives_days_out_of_reach),
		cmocka_unit_test(bounds_the_school_year),
		cmocka_unit_test(compares),
		cmocka_unit_test(writes_long_dates),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

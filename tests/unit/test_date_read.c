/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "value/date.h"

/* Monday 9 March 2026, in the school year 2025-2026. */
#define TODAY 20521

static const struct date_context school = { .today = { .days = TODAY },
	.year = 2025 };

static void
reads(const char *typed, const char *iso)
{
	struct err  err = { .kind = ERR_NONE };
	struct date d;
	char	    out[DATE_ISO];

	if (date_parse(typed, &school, &d, &err) != 0)
		fail_msg("“%s” refused: %s", typed, err_what(&err));
	assert_string_equal(date_iso(d, out), iso);
	err_fini(&err);
}

static void
reads_what_people_type(void **state)
{
	(void)state;
	reads("2026-09-14", "2026-09-14");
	reads("14/09/2026", "2026-09-14");
	reads("14/9/2026", "2026-09-14");
	reads("4/9/26", "2026-09-04");
	reads("14.09.2026", "2026-09-14");
	reads("14.09.26", "2026-09-14");
	reads("14-09-2026", "2026-09-14");
	reads("2026/9/4", "2026-09-04");
	reads("14/09/00", "2000-09-14");
	reads("14/09/99", "2099-09-14");
	reads("  14/09/2026 ", "2026-09-14");
	reads("29/02/2024", "2024-02-29");
	reads("29/02/2000", "2000-02-29");
	reads("01/01/1900", "1900-01-01");
	reads("31/12/2199", "2199-12-31");
	/* U+2011, a hyphen that word processors put. */
	reads("2026\xe2\x80\x91"
	      "09\xe2\x80\x91"
	      "14",
	    "2026-09-14");
}

static void
finds_the_year_of_a_school_day(void **state)
{
	(void)state;
	reads("01/09", "2025-09-01");
	reads("14/9", "2025-09-14");
	reads("31.12", "2025-12-31");
	reads("01-01", "2026-01-01");
	reads("28/02", "2026-02-28");
	reads("31/08", "2026-08-31");
}

static void
knows_today(void **state)
{
	(void)state;
	reads("today", "2026-03-09");
	reads("Today", "2026-03-09");
	reads("aujourd'hui", "2026-03-09");
	reads("Aujourd’hui", "2026-03-09");
	reads("aujourdhui", "2026-03-09");
	reads("yesterday", "2026-03-08");
	reads("HIER", "2026-03-08");
}

static void
refuses(const char *typed, const char *what, const char *hint)
{
	struct err  err = { .kind = ERR_NONE };
	struct date d = { .days = -7 };

	if (date_parse(typed, &school, &d, &err) != -1)
		fail_msg("“%s” was read", typed);
	assert_int_equal(d.days, -7);
	assert_int_equal(err.kind, ERR_USAGE);
	assert_string_equal(err_what(&err), what);
	assert_string_equal(err_hint_text(&err), hint);
	err_fini(&err);
}

static void
refuses_days_that_do_not_exist(void **state)
{
	(void)state;
	refuses("31/02", "there is no day 31/02/2026.",
	    "That month goes from 01/02/2026 to 28/02/2026.");
	refuses("29/02/2100", "there is no day 29/02/2100.",
	    "That month goes from 01/02/2100 to 28/02/2100.");
	refuses("2024-02-30", "there is no day 30/02/2024.",
	    "That month goes from 01/02/2024 to 29/02/2024.");
	refuses("31/09/2025", "there is no day 31/09/2025.",
	    "That month goes from 01/09/2025 to 30/09/2025.");
	refuses("00/01/2026", "there is no day 00/01/2026.",
	    "That month goes from 01/01/2026 to 31/01/2026.");
	refuses("99/12/2026", "there is no day 99/12/2026.",
	    "That month goes from 01/12/2026 to 31/12/2026.");
}

static void
refuses_months_and_years(void **state)
{
	static const char first_day[] = "Type the day first, then the"
					" month, as in 14/09/2026.";

	(void)state;
	refuses("2025-13-01",
	    "“2025-13-01” is not a date: there is no month"
	    " 13.",
	    first_day);
	refuses("09/14/2026",
	    "“09/14/2026” is not a date: there is no month"
	    " 14.",
	    first_day);
	refuses("2025-00-01",
	    "“2025-00-01” is not a date: there is no month"
	    " 0.",
	    first_day);
	refuses("14/09/1899", "“14/09/1899” is not a date that quitus knows.",
	    "Years go from 1900 to 2199.");
	refuses("14/09/2200", "“14/09/2200” is not a date that quitus knows.",
	    "Years go from 1900 to 2199.");
}

static void
refuses_what_is_no_date(void **state)
{
	static const char *const others[] = { "x", "14", "2026", "14/", "/14",
		"14//09", "14/09/", "14/09/2", "14/09/202", "14/09/20261",
		"1/2/3/4", "14/09-2026", "14 09 2026", "2026-09", "2026-0914",
		"20260914", "140/09/2026", "14/009/2026", "14/09/2026x",
		"x14/09/2026", "-14/09/2026", "+1/09/2026", "14/-9/2026",
		"１４/09/2026", "tomorrow", "demain", "2026-09-14T00:00",
		"14/09/26/", "14,09,2026" };
	char			 what[128];
	size_t			 i;

	(void)state;
	for (i = 0; i < sizeof(others) / sizeof(*others); i++) {
		snprintf(what, sizeof(what), "“%s” is not a date.", others[i]);
		refuses(
		    others[i], what, "Type it as 14/09/2026, 14/09 or today.");
	}
	refuses(
	    "", "the date is empty.", "Type it as 14/09/2026, 14/09 or today.");
	refuses(" \xc2\xa0", "the date is empty.",
	    "Type it as 14/09/2026, 14/09 or today.");
	refuses("\xff", "“\xef\xbf\xbd” is not a date.",
	    "Type it as 14/09/2026, 14/09 or today.");
}

static void
wants_the_year_when_none_is_open(void **state)
{
	const struct date_context none = { .today = { .days = TODAY } };
	struct err		  err = { .kind = ERR_NONE };
	struct date		  d;

	(void)state;
	assert_int_equal(date_parse("14/09", &none, &d, &err), -1);
	assert_string_equal(err_what(&err), "“14/09” lacks its year.");
	assert_string_equal(err_hint_text(&err), "Type it as 14/09/2026.");
	err_fini(&err);
}

static void
reads_iso_strictly(void **state)
{
	static const char *const bad[] = { "", "2026", "2026-09", "2026-9-14",
		"2026-09-4", "26-09-14", " 2026-09-14", "2026-09-14 ",
		"2026/09/14", "2026-02-29", "2026-13-01", "2026-00-10",
		"2026-09-00", "1899-12-31", "2200-01-01", "2026-09-1a",
		"-026-09-14", "+026-09-14", "2026-09-140", "20260914" };
	struct date		 d = { .days = -7 };
	size_t			 i;

	(void)state;
	for (i = 0; i < sizeof(bad) / sizeof(*bad); i++)
		if (date_parse_iso(bad[i], &d) != -1)
			fail_msg("“%s” was read", bad[i]);
	assert_int_equal(d.days, -7);
}

static void
takes_today_from_the_environment(void **state)
{
	struct err  err = { .kind = ERR_NONE };
	struct date d = { .days = 0 };

	(void)state;
	setenv("QUITUS_TODAY", "2026-03-09", 1);
	assert_int_equal(date_today(&d, &err), 0);
	assert_int_equal(d.days, TODAY);
	setenv("QUITUS_TODAY", "09/03/2026", 1);
	assert_int_equal(date_today(&d, &err), -1);
	assert_int_equal(err.kind, ERR_USAGE);
	assert_string_equal(err_what(&err),
	    "QUITUS_TODAY is “09/03/2026”, which is not a day.");
	err_fini(&err);
}

/* The clock itself is not known: only that it gives a day of this age. */
static void
takes_today_from_the_clock(void **state)
{
	struct err  err = { .kind = ERR_NONE };
	struct date d = { .days = 0 };

	(void)state;
	unsetenv("QUITUS_TODAY");
	assert_int_equal(date_today(&d, &err), 0);
	assert_true(d.days > 0);
	setenv("QUITUS_TODAY", "", 1);
	d.days = 0;
	assert_int_equal(date_today(&d, &err), 0);
	assert_true(d.days > 0);
	err_fini(&err);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(reads_what_people_type),
		cmocka_unit_test(finds_the_year_of_a_school_day),
		cmocka_unit_test(knows_today),
		cmocka_unit_test(refuses_days_that_do_not_exist),
		cmocka_unit_test(refuses_months_and_years),
		cmocka_unit_test(refuses_what_is_no_date),
		cmocka_unit_test(wants_the_year_when_none_is_open),
		cmocka_unit_test(reads_iso_strictly),
		cmocka_unit_test(takes_today_from_the_environment),
		cmocka_unit_test(takes_today_from_the_clock),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

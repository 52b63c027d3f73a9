/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "format/format.h"
#include "format/picture.h"
#include "report/report.h"

static struct date
day(const char *iso)
{
	struct date d;

	assert_int_equal(date_parse_iso(iso, &d), 0);
	return d;
}

static void
steps_are_round(void **state)
{
	(void)state;
	assert_int_equal(picture_step(100, 5), 20);
	assert_int_equal(picture_step(101, 5), 50);
	assert_int_equal(picture_step(560000, 5), 200000);
	assert_int_equal(picture_step(500000, 5), 100000);
	assert_int_equal(picture_step(1, 5), 1);
	assert_int_equal(
	    picture_step(INT64_C(999999999999), 5), INT64_C(200000000000));
}

static void
a_balance_holds_until_the_next(void **state)
{
	struct curve_point points[] = { { day("2025-09-10"), MONEY(100) },
		{ day("2025-10-05"), MONEY(-50) } };
	struct curve	   c = { .points = points, .n = 2 };
	struct money	   m = MONEY(7);

	(void)state;
	assert_false(picture_value(&c, day("2025-09-09"), &m));
	assert_true(picture_value(&c, day("2025-09-10"), &m));
	assert_int_equal(m.cents, 100);
	assert_true(picture_value(&c, day("2025-10-04"), &m));
	assert_int_equal(m.cents, 100);
	assert_true(picture_value(&c, day("2026-08-31"), &m));
	assert_int_equal(m.cents, -50);
	assert_int_equal(
	    picture_month_end(day("2024-02-01")).days, day("2024-02-29").days);
	assert_int_equal(
	    picture_month_end(day("2025-12-31")).days, day("2025-12-31").days);
}

static struct report *
curves(void)
{
	struct report *r = report_new("Essai");

	report_heading(r, "Au fil de l’année");
	report_curve_begin(r, day("2025-09-01"), day("2026-08-31"));
	report_curve_line(r, "Banque");
	report_curve_point(r, day("2025-09-01"), MONEY(100000));
	report_curve_point(r, day("2026-03-02"), MONEY(300000));
	report_curve_line(r, "Caisse <&>");
	report_curve_point(r, day("2025-09-01"), MONEY(5000));
	report_curve_end(r);
	return r;
}

/* As wide as 62 + 365 + 86: a point a day; the scale is 0 to 3 000 by 1 000. */
static void
a_curve_is_steps_on_a_scale(void **state)
{
	struct report	   *r = curves();
	struct arena	    arena = { 0 };
	struct picture	    p;
	const struct shape *paths[2] = { NULL, NULL };
	size_t		    i, n = 0, rules = 0;

	(void)state;
	picture_make(&p, report_items(r)->next, 513, &arena);
	for (i = 0; i < p.n; i++) {
		if (p.shapes[i].type == SHAPE_PATH && n < 2)
			paths[n++] = &p.shapes[i];
		rules += p.shapes[i].type == SHAPE_RULE;
	}
	assert_int_equal(n, 2);
	assert_int_equal(rules, 4 + 12); /* 0 to 3 000, and the months */
	assert_int_equal(paths[0]->dash, DASH_NONE);
	assert_int_equal(paths[1]->dash, DASH_LONG);
	/* 1 September at the left, 2 March 182 days later. */
	assert_int_equal(paths[0]->nspots, 4);
	assert_int_equal((int)paths[0]->spots[0].x, 62);
	assert_int_equal((int)paths[0]->spots[1].x, 62 + 182);
	assert_true(paths[0]->spots[0].y == paths[0]->spots[1].y);
	assert_int_equal((int)paths[0]->spots[2].y, 8); /* at the top */
	assert_int_equal((int)paths[0]->spots[3].x, 62 + 365);
	/* 1 000 of 3 000 is two thirds down the 112 points. */
	assert_int_equal(
	    (int)(paths[0]->spots[0].y * 10), (8 * 10 + 1120 * 2 / 3));
	assert_non_null(strstr(p.told, "Banque"));
	arena_fini(&arena);
	report_free(r);
}

static struct report *
gauges(void)
{
	struct report *r = report_new("Essai");

	report_gauges_begin(r);
	report_gauge(r, "Mairie", MONEY(45000), MONEY(90000));
	report_gauge(r, "État", MONEY(120000), MONEY(90000));
	report_gauge(r, "Rien", MONEY(0), MONEY(0));
	report_gauges_end(r);
	return r;
}

static void
a_gauge_is_full_or_beyond(void **state)
{
	struct report	   *r = gauges();
	struct arena	    arena = { 0 };
	struct picture	    p;
	const struct shape *fill[3] = { NULL }, *hatch = NULL;
	size_t		    i, n = 0, strokes = 0;

	(void)state;
	picture_make(&p, report_items(r), 400, &arena);
	for (i = 0; i < p.n; i++) {
		if (p.shapes[i].type == SHAPE_FILL && n < 3)
			fill[n++] = &p.shapes[i];
		if (p.shapes[i].type == SHAPE_BOX && p.shapes[i].x > 0)
			hatch = &p.shapes[i];
		strokes += p.shapes[i].type == SHAPE_RULE;
	}
	assert_int_equal(n, 3);
	assert_int_equal((int)fill[0]->w, 200);
	/* 900 of 1 200 used were granted: three quarters, then a hatch. */
	assert_int_equal((int)fill[1]->w, 300);
	assert_non_null(hatch);
	assert_int_equal((int)hatch->x, 300);
	assert_int_equal((int)hatch->w, 100);
	/* One each 3 points, as far as it fits: (100 - 7) / 3 and the first. */
	assert_int_equal(strokes, 32);
	assert_int_equal((int)fill[2]->w, 0);
	assert_non_null(strstr(p.told, "50"));
	assert_non_null(strstr(p.told, "133"));
	arena_fini(&arena);
	report_free(r);
}

static void
renders(struct report *r, enum format format, const char *const *wanted)
{
	struct format_options o = { .date = day("2025-09-01") };
	struct buf	      out = { .data = NULL };
	struct err	      err = { .kind = ERR_NONE };

	assert_int_equal(format_render(format, r, &o, &out, &err), 0);
	for (; *wanted != NULL; wanted++)
		if (strstr(buf_str(&out), *wanted) == NULL)
			fail_msg("no %s in:\n%s", *wanted, buf_str(&out));
	buf_fini(&out);
	report_free(r);
}

static void
every_format_tells_the_figures(void **state)
{
	const char *const html[] = { "role=\"img\"", "<title>Au fil", "<desc>",
		"Caisse &lt;&amp;&gt;", "stroke-dasharray=\"4 2.2\"", ">sept.<",
		"</svg>", NULL };
	const char *const text[] = { "Banque", "28/02/2026", "31/03/2026",
		"3 000,00 €", "50,00 €", NULL };
	const char *const md[] = { "| 31/03/2026 | 3 000,00 € |", NULL };
	const char *const use[] = { "Mairie", "450,00 € sur 900,00 €", "133",
		NULL };

	(void)state;
	renders(curves(), FORMAT_HTML, html);
	renders(curves(), FORMAT_TEXT, text);
	renders(curves(), FORMAT_MD, md);
	renders(gauges(), FORMAT_HTML, use);
	renders(gauges(), FORMAT_TEXT, use);
	renders(gauges(), FORMAT_MD, use);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(steps_are_round),
		cmocka_unit_test(a_balance_holds_until_the_next),
		cmocka_unit_test(a_curve_is_steps_on_a_scale),
		cmocka_unit_test(a_gauge_is_full_or_beyond),
		cmocka_unit_test(every_format_tells_the_figures),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

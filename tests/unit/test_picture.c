/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/utf8.h"
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

static bool
near(double a, double b)
{
	return a - b < 0.01 && b - a < 0.01;
}

/* The n-th shape of a type, counted from 0; NULL when there is none. */
static const struct shape *
nth(const struct picture *p, enum shape_type type, size_t n)
{
	size_t i;

	for (i = 0; i < p->n; i++)
		if (p->shapes[i].type == type && n-- == 0)
			return &p->shapes[i];
	return NULL;
}

static size_t
count(const struct picture *p, enum shape_type type)
{
	size_t n = 0;

	while (nth(p, type, n) != NULL)
		n++;
	return n;
}

static const struct shape *
words(const struct picture *p, const char *text)
{
	const struct shape *s;
	size_t		    i;

	for (i = 0; (s = nth(p, SHAPE_TEXT, i)) != NULL; i++)
		if (strcmp(s->text, text) == 0)
			return s;
	fail_msg("“%s” is not written", text);
	return NULL;
}

/* The scale is 0 to 3 000 by 1 000; the first rule of it is that of zero. */
static void
a_curve_is_steps_on_a_scale(void **state)
{
	struct report	   *r = curves();
	struct arena	    arena = { 0 };
	struct picture	    p;
	const struct shape *bank, *zero, *top;
	double		    high;

	(void)state;
	picture_make(&p, report_items(r)->next, 498, &arena);
	zero = nth(&p, SHAPE_RULE, 0);
	top = nth(&p, SHAPE_RULE, 3);
	high = zero->y - top->y;
	/* Four lines of the scale, twelve months, two samples of names. */
	assert_int_equal(count(&p, SHAPE_RULE), 4 + 12 + 2);
	assert_int_equal(count(&p, SHAPE_PATH), 2);
	bank = nth(&p, SHAPE_PATH, 0);
	assert_int_equal(bank->dash, DASH_NONE);
	assert_int_equal(nth(&p, SHAPE_PATH, 1)->dash, DASH_LONG);
	assert_int_equal(nth(&p, SHAPE_RULE, 16)->dash, DASH_NONE);
	assert_int_equal(nth(&p, SHAPE_RULE, 17)->dash, DASH_LONG);
	/* 1 September at the left, 2 March 182 of 365 days later. */
	assert_int_equal(bank->nspots, 4);
	assert_true(near(bank->spots[0].x, zero->x));
	assert_true(near(bank->spots[1].x, zero->x + zero->w * 182 / 365));
	assert_true(near(bank->spots[2].x, bank->spots[1].x));
	assert_true(near(bank->spots[3].x, zero->x + zero->w));
	/* 1 000 is a third of the way up, 3 000 is the top. */
	assert_true(near(bank->spots[0].y, zero->y - high / 3));
	assert_true(near(bank->spots[1].y, bank->spots[0].y));
	assert_true(near(bank->spots[2].y, top->y));
	assert_non_null(strstr(p.told, "Banque"));
	words(&p, "3" UTF8_NNBSP "000" UTF8_NBSP "€");
	words(&p, "févr.");
	arena_fini(&arena);
	report_free(r);
}

/* Three lines that end at the same balance, the lowest of the scale. */
static void
names_stand_apart_and_inside(void **state)
{
	static const char *const names[] = { "Un", "Deux", "Trois" };
	struct report		*r = report_new("Essai");
	struct arena		 arena = { 0 };
	struct picture		 p;
	const struct shape	*s;
	double			 y[3], last = -24;
	size_t			 i, months = 0;

	(void)state;
	report_curve_begin(r, day("2025-09-01"), day("2026-08-31"));
	for (i = 0; i < 3; i++) {
		report_curve_line(r, names[i]);
		report_curve_point(r, day("2025-09-01"), MONEY(800000));
		report_curve_point(r, day("2025-12-24"), MONEY(-200000));
	}
	report_curve_end(r);
	picture_make(&p, report_items(r), 238, &arena);
	for (i = 0; i < 3; i++)
		y[i] = words(&p, names[i])->y;
	assert_true(y[1] - y[0] >= 2 * PICTURE_TEXT);
	assert_true(y[2] - y[1] >= 2 * PICTURE_TEXT);
	assert_true(y[2] + PICTURE_TEXT < p.height);
	/* As narrow as a column, it names the months that have room: beside six
	 * amounts of the scale and three names with theirs, less than 12. */
	for (i = 0; (s = nth(&p, SHAPE_TEXT, i)) != NULL; i++) {
		if (s->anchor != ANCHOR_MIDDLE)
			continue;
		months++;
		assert_true(s->x - last > 24);
		last = s->x;
	}
	assert_int_equal(count(&p, SHAPE_TEXT), 6 + 3 * 2 + months);
	assert_true(months >= 2 && months < 12);
	arena_fini(&arena);
	report_free(r);
}

/* From 20 September to 12 October: the period ends before the month does. */
static void
a_curve_in_figures_ends_with_its_period(void **state)
{
	struct report *r = report_new("Essai");
	struct arena   arena = { 0 };
	struct table   t;

	(void)state;
	report_curve_begin(r, day("2025-09-20"), day("2025-10-12"));
	report_curve_line(r, "Banque");
	report_curve_point(r, day("2025-09-20"), MONEY(100));
	report_curve_point(r, day("2025-09-30"), MONEY(-50));
	report_curve_point(r, day("2025-10-01"), MONEY(70));
	report_curve_line(r, "Caisse");
	report_curve_point(r, day("2025-10-12"), MONEY(5));
	report_curve_end(r);
	picture_table(&t, report_items(r), &arena);
	assert_int_equal(t.ncolumns, 3);
	assert_string_equal(t.columns[2].title, "Caisse");
	assert_int_equal(t.nrows, 2);
	assert_int_equal(t.rows[0].cells[0].date.days, day("2025-09-30").days);
	assert_int_equal(t.rows[0].cells[1].money.cents, -50);
	assert_int_equal(t.rows[0].cells[2].type, CELL_EMPTY);
	assert_int_equal(t.rows[1].cells[0].date.days, day("2025-10-12").days);
	assert_int_equal(t.rows[1].cells[1].money.cents, 70);
	assert_int_equal(t.rows[1].cells[2].money.cents, 5);
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
	const struct shape *beyond;

	(void)state;
	picture_make(&p, report_items(r), 400, &arena);
	assert_int_equal(count(&p, SHAPE_FILL), 2); /* nothing of nothing */
	assert_true(near(nth(&p, SHAPE_FILL, 0)->w, 200));
	/* 900 of 1 200 used were granted: three quarters, then a hatch. */
	assert_true(near(nth(&p, SHAPE_FILL, 1)->w, 300));
	beyond = nth(&p, SHAPE_BOX, 1);
	assert_true(near(beyond->x, 300));
	assert_true(near(beyond->w, 100));
	assert_non_null(strstr(p.told, "50"));
	assert_non_null(strstr(p.told, "133"));
	arena_fini(&arena);
	report_free(r);
}

/* One euro beyond 900, and all that was not planned, are seen; no stroke
 * leaves its box. */
static void
what_goes_beyond_is_hatched(void **state)
{
	struct report	   *r = report_new("Essai");
	struct arena	    arena = { 0 };
	struct picture	    p;
	const struct shape *box, *s;
	size_t		    i, first = 0, second = 0;

	(void)state;
	report_gauges_begin(r);
	report_gauge(r, "Un euro", MONEY(90100), MONEY(90000));
	report_gauge(r, "Rien de prévu", MONEY(500), MONEY(0));
	report_gauges_end(r);
	picture_make(&p, report_items(r), 400, &arena);
	assert_int_equal(count(&p, SHAPE_FILL), 1);
	for (i = 0; (s = nth(&p, SHAPE_RULE, i)) != NULL; i++) {
		box = nth(&p, SHAPE_BOX, s->y > 25);
		first += s->y < 25;
		second += s->y > 25;
		assert_true(s->w > 0 && near(s->w, -s->h));
		assert_true(s->x > box->x - 0.01);
		assert_true(s->x + s->w < box->x + box->w + 0.01);
		assert_true(s->y < box->y + box->h + 0.01);
		assert_true(s->y + s->h > box->y - 0.01);
	}
	assert_true(first >= 2);
	assert_true(near(nth(&p, SHAPE_BOX, 1)->w, 400));
	assert_true(second > 100); /* one each 3 points of 400 */
	arena_fini(&arena);
	report_free(r);
}

static void
a_long_label_runs_over_lines(void **state)
{
	struct report	   *r = report_new("Essai");
	struct arena	    arena = { 0 };
	struct picture	    p;
	const struct shape *second, *use;

	(void)state;
	report_gauges_begin(r);
	report_gauge(r,
	    "Subvention de la commune pour la classe de découverte "
	    "à la montagne des deux CM2",
	    MONEY(500), MONEY(1000));
	report_gauge(r, "Mairie", MONEY(0), MONEY(1000));
	report_gauges_end(r);
	picture_make(&p, report_items(r), 238, &arena);
	second = nth(&p, SHAPE_TEXT, 1);
	assert_true(near(second->x, 0));
	assert_true(second->y > nth(&p, SHAPE_TEXT, 0)->y);
	use = words(&p,
	    "5,00" UTF8_NBSP "€ sur 10,00" UTF8_NBSP "€ · 50" UTF8_NBSP "%");
	assert_true(use->y > second->y); /* below: they would be too narrow */
	assert_true(nth(&p, SHAPE_BOX, 0)->y > use->y);
	assert_true(words(&p, "Mairie")->y > nth(&p, SHAPE_BOX, 0)->y + 6);
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
		"<div class=\"hidden\">", "31/03/2026", "</svg>", NULL };
	const char *const text[] = { "Banque", "28/02/2026", "31/03/2026",
		"3 000,00", "50,00", NULL };
	const char *const md[] = { "| 31/03/2026 | 3 000,00 |", NULL };
	const char *const drawings[] = { "<title>Mairie</title>",
		"<title>État</title>", NULL };
	const char *const use[] = { "Mairie", "450,00 € sur 900,00 €", "133",
		NULL };

	(void)state;
	renders(curves(), FORMAT_HTML, html);
	renders(curves(), FORMAT_TEXT, text);
	renders(curves(), FORMAT_MD, md);
	renders(gauges(), FORMAT_HTML, use);
	renders(gauges(), FORMAT_HTML, drawings);
	renders(gauges(), FORMAT_TEXT, use);
	renders(gauges(), FORMAT_MD, use);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(steps_are_round),
		cmocka_unit_test(a_curve_is_steps_on_a_scale),
		cmocka_unit_test(names_stand_apart_and_inside),
		cmocka_unit_test(a_curve_in_figures_ends_with_its_period),
		cmocka_unit_test(a_gauge_is_full_or_beyond),
		cmocka_unit_test(what_goes_beyond_is_hatched),
		cmocka_unit_test(a_long_label_runs_over_lines),
		cmocka_unit_test(every_format_tells_the_figures),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/err.h"
#include "fake.h"
#include "report/tree.h"

/* Rows "n° 1", 100; "n° 2", 200...: as many as that, then a failure if asked. */
struct counting {
	int  n;
	bool fails;
	int *asked; /* how often */
};

static int
count(const void *what, report_cells_fn *fn, void *arg)
{
	const struct counting *c = what;
	struct cell	       cells[2];
	char		       text[32];
	int		       i, rc = 0;

	++*c->asked;
	for (i = 1; i <= c->n && rc == 0; i++) {
		snprintf(text, sizeof(text), "n° %d", i);
		cells[0] = cell_text(text);
		cells[1] = cell_money(MONEY(100 * i));
		rc = fn(cells, arg);
	}
	return rc == 0 && c->fails ? -1 : rc;
}

static struct report *
make(int n, bool fails, int *asked)
{
	struct counting c = { n, fails, asked };
	struct report  *r = report_new("");

	*asked = 0;
	report_table_begin(r, "rows", NULL);
	report_column(r, "name", "Nom", COLUMN_SHORT);
	report_column(r, "amount_cents", "Montant", COLUMN_MONEY);
	report_source(r, count, &c, sizeof(c));
	report_table_end(r);
	return r;
}

static void
renders(enum format format, const char *expected)
{
	struct format_options o = { .width = 80 };
	struct buf	      out = { .data = NULL };
	int		      asked;
	struct report	     *r = make(2, false, &asked);

	fake_render(format, r, &o, &out);
	assert_string_equal(buf_str(&out), expected);
	assert_true(asked > 0);
	buf_fini(&out);
	report_free(r);
}

static void
makes_the_rows_that_are_rendered(void **state)
{
	(void)state;
	renders(FORMAT_CSV, "Nom;Montant\nn° 1;1,00\nn° 2;2,00\n");
	renders(FORMAT_JSON,
	    "{\n  \"rows\": [\n    {\n      \"name\": \"n° 1\",\n"
	    "      \"amount_cents\": 100\n    },\n    {\n"
	    "      \"name\": \"n° 2\",\n      \"amount_cents\": 200\n"
	    "    }\n  ]\n}\n");
	renders(FORMAT_TEXT,
	    "Nom   Montant\n─────────────\nn° 1     1,00\nn° 2     2,00\n");
	renders(FORMAT_MD,
	    "| Nom  | Montant |\n| ---- | ------: |\n"
	    "| n° 1 |    1,00 |\n| n° 2 |    2,00 |\n");
}

static int
stop_at_second(const struct row *row, void *arg)
{
	int *n = arg;

	assert_int_equal(row->kind, ROW_BODY);
	return ++*n == 2 ? 7 : 0;
}

static void
stops_when_told(void **state)
{
	int	       asked, n = 0;
	struct report *r = make(5, false, &asked);

	(void)state;
	assert_int_equal(
	    report_each_row(&report_items(r)->table, stop_at_second, &n), 7);
	assert_int_equal(n, 2);
	report_free(r);
}

static void
holds_the_rows_once(void **state)
{
	int		    asked;
	struct report	   *r = make(3, false, &asked);
	const struct table *t = &report_items(r)->table;

	(void)state;
	assert_int_equal(t->nrows, 0);
	assert_int_equal(report_hold(r), 0);
	assert_int_equal(report_hold(r), 0);
	assert_int_equal(asked, 1);
	assert_int_equal(t->nrows, 3);
	assert_string_equal(t->rows[2].cells[0].text, "n° 3");
	assert_int_equal(t->rows[2].cells[1].money.cents, 300);
	report_free(r);
}

static void
fails_with_its_source(void **state)
{
	static const enum format formats[] = { FORMAT_TEXT, FORMAT_CSV,
		FORMAT_JSON, FORMAT_MD, FORMAT_HTML };
	struct format_options	 o = { .width = 80 };
	struct buf		 out = { .data = NULL };
	struct err		 err = { .kind = ERR_NONE };
	struct report		*r;
	size_t			 i;
	int			 asked;

	(void)state;
	for (i = 0; i < sizeof(formats) / sizeof(formats[0]); i++) {
		r = make(1, true, &asked);
		assert_int_equal(
		    format_render(formats[i], r, &o, &out, &err), -1);
		report_free(r);
	}
	buf_fini(&out);
}

/* What is long goes to the spool, in all three that are written row by row; it
 * is the same text. */
static int
append(const char *bytes, size_t n, void *arg)
{
	buf_add(arg, bytes, n);
	return 0;
}

static void
goes_to_the_spool_when_long(void **state)
{
	static const enum format formats[] = { FORMAT_TEXT, FORMAT_CSV,
		FORMAT_JSON };
	struct spool		 spool = { .file = NULL };
	struct format_options	 o = { .width = 80 };
	struct buf		 whole, rest, text;
	struct report		*r;
	size_t			 i;
	int			 asked;

	(void)state;
	for (i = 0; i < 3; i++) {
		whole = rest = text = (struct buf){ .data = NULL };
		r = make(30000, false, &asked);
		o.spool = NULL;
		fake_render(formats[i], r, &o, &whole);
		o.spool = &spool;
		fake_render(formats[i], r, &o, &rest);
		assert_true(rest.len < 300000 && whole.len > 300000);
		assert_int_equal(spool_each(&spool, append, &text), 0);
		buf_add(&text, rest.data, rest.len);
		assert_string_equal(buf_str(&text), buf_str(&whole));
		buf_fini(&whole);
		buf_fini(&rest);
		buf_fini(&text);
		spool_fini(&spool);
		report_free(r);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(makes_the_rows_that_are_rendered),
		cmocka_unit_test(stops_when_told),
		cmocka_unit_test(holds_the_rows_once),
		cmocka_unit_test(fails_with_its_source),
		cmocka_unit_test(goes_to_the_spool_when_long),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

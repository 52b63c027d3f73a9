/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>

#include <cmocka.h>

#include "base/err.h"
#include "fake.h"
#include "report/tree.h"

/* Rows "n° 1", 100; "n° 2", 200...: as many as that; each of them has the field
 * "odd", every thousandth is a subtotal. */
static struct report *
make(int n)
{
	struct report *r = report_new("");
	char	       text[32];
	int	       i;

	report_table_begin(r, "rows", NULL);
	report_column(r, "name", "Nom", COLUMN_SHORT);
	report_column(r, "amount_cents", "Montant", COLUMN_MONEY);
	report_column(r, NULL, "Jour", COLUMN_SHORT);
	for (i = 1; i <= n; i++) {
		snprintf(text, sizeof(text), "n° %d", i);
		report_row(r, i % 1000 == 0 ? ROW_SUBTOTAL : ROW_BODY);
		report_cell(r, cell_text(text));
		report_cell(r, cell_money(MONEY(-100 * i)));
		report_cell(
		    r, i % 2 ? cell_date((struct date){ i }) : cell_empty());
		report_row_field(r, "odd", cell_bool(i % 2));
		if (i % 3 == 0)
			report_row_field(r, "third", cell_text("oui"));
	}
	report_table_end(r);
	return r;
}

/* The rows that are to come, one after the other. */
static int
check_row(const struct row *row, void *arg)
{
	int *n = arg, i = ++*n;
	char text[32];

	snprintf(text, sizeof(text), "n° %d", i);
	assert_int_equal(row->kind, i % 1000 == 0 ? ROW_SUBTOTAL : ROW_BODY);
	assert_string_equal(row->cells[0].text, text);
	assert_int_equal(row->cells[1].type, CELL_MONEY);
	assert_int_equal(row->cells[1].money.cents, -100 * i);
	assert_int_equal(row->cells[2].type, i % 2 ? CELL_DATE : CELL_EMPTY);
	if (i % 2)
		assert_int_equal(row->cells[2].date.days, i);
	assert_string_equal(row->fields->key, "odd");
	assert_int_equal(row->fields->cell.type, CELL_BOOL);
	assert_int_equal(row->fields->cell.number, i % 2);
	if (i % 3 != 0) {
		assert_null(row->fields->next);
		return 0;
	}
	assert_string_equal(row->fields->next->key, "third");
	assert_string_equal(row->fields->next->cell.text, "oui");
	assert_null(row->fields->next->next);
	return 0;
}

/* Whatever their number, and as often as they are asked for. */
static void
gives_all_rows(void **state)
{
	static const int sizes[] = { 0, 1, 499, 500, 501, 1000, 1001, 30000 };
	const struct table *t;
	struct report	   *r;
	size_t		    i;
	int		    n;

	(void)state;
	for (i = 0; i < sizeof(sizes) / sizeof(sizes[0]); i++) {
		r = make(sizes[i]);
		t = &report_items(r)->table;
		assert_int_equal(report_count_rows(t), sizes[i]);
		n = 0;
		assert_int_equal(report_each_row(t, check_row, &n), 0);
		assert_int_equal(n, sizes[i]);
		n = 0;
		assert_int_equal(report_each_row(t, check_row, &n), 0);
		assert_int_equal(n, sizes[i]);
		report_free(r);
	}
}

/* What a row costs is not kept: as many are held of few as of many. */
static void
holds_few_rows(void **state)
{
	struct report *r = make(30000);

	(void)state;
	assert_in_range(report_items(r)->table.nrows, 1, 1000);
	report_free(r);
}

static int
stop_at_second(const struct row *row, void *arg)
{
	int *n = arg;

	(void)row;
	return ++*n == 2 ? 7 : 0;
}

static void
stops_when_told(void **state)
{
	static const int sizes[] = { 5, 5000 };
	struct report	*r;
	size_t		 i;
	int		 n;

	(void)state;
	for (i = 0; i < 2; i++) {
		r = make(sizes[i]);
		n = 0;
		assert_int_equal(report_each_row(&report_items(r)->table,
				     stop_at_second, &n),
		    7);
		assert_int_equal(n, 2);
		report_free(r);
	}
}

static void
holds_all_rows_when_asked(void **state)
{
	struct report	   *r = make(3000);
	const struct table *t = &report_items(r)->table;
	int		    n;

	(void)state;
	assert_int_equal(report_hold(r), 0);
	assert_int_equal(report_hold(r), 0);
	assert_int_equal(t->nrows, 3000);
	for (n = 0; n < 3000;)
		check_row(&t->rows[n], &n);
	report_free(r);
}

/* No room for the file of a long table. */
static void
tells_when_there_is_no_room(void **state)
{
	static const enum format formats[] = { FORMAT_TEXT, FORMAT_CSV,
		FORMAT_JSON, FORMAT_MD, FORMAT_HTML };
	struct format_options	 o = { .width = 80 };
	struct buf		 out = { .data = NULL };
	struct err		 err;
	struct rlimit		 was, little;
	struct report		*r;
	size_t			 i;

	(void)state;
	assert_int_equal(getrlimit(RLIMIT_FSIZE, &was), 0);
	little = was;
	little.rlim_cur = 100000;
	signal(SIGXFSZ, SIG_IGN);
	assert_int_equal(setrlimit(RLIMIT_FSIZE, &little), 0);
	r = make(30000);
	assert_int_equal(setrlimit(RLIMIT_FSIZE, &was), 0);
	for (i = 0; i < sizeof(formats) / sizeof(formats[0]); i++) {
		err = (struct err){ .kind = ERR_NONE };
		assert_int_equal(
		    format_render(formats[i], r, &o, &out, &err), -1);
		assert_int_equal(err.kind, ERR_FILE);
		err_fini(&err);
	}
	buf_fini(&out);
	report_free(r);
}

/* What is long goes to the spool, in every format that is a text; it
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
		FORMAT_JSON, FORMAT_MD, FORMAT_HTML };
	struct spool		 spool = { .file = NULL };
	struct format_options	 o = { .width = 80 };
	struct buf		 whole, rest, text;
	struct report		*r;
	size_t			 i;

	(void)state;
	for (i = 0; i < 5; i++) {
		whole = rest = text = (struct buf){ .data = NULL };
		r = make(30000);
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
		cmocka_unit_test(gives_all_rows),
		cmocka_unit_test(holds_few_rows),
		cmocka_unit_test(stops_when_told),
		cmocka_unit_test(holds_all_rows_when_asked),
		cmocka_unit_test(tells_when_there_is_no_room),
		cmocka_unit_test(goes_to_the_spool_when_long),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

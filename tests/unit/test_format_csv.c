/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "fake.h"

static void
check(struct report *r, bool bom, const char *expected)
{
	struct format_options o = { .bom = bom };
	struct buf	      out = { .data = NULL };

	fake_render(FORMAT_CSV, r, &o, &out);
	assert_string_equal(buf_str(&out), expected);
	buf_fini(&out);
	report_free(r);
}

static struct report *
one_table(void)
{
	struct report *r = report_new("Titre");
	struct date    day;

	assert_true(date_make(2023, 9, 12, &day));
	report_heading(r, "Section");
	report_figure(r, "Avoir", MONEY(1), MONEY_EURO);
	report_table_begin(r, "rows", "Journal");
	report_column(r, "date", "Date", COLUMN_SHORT);
	report_column(r, "label", "Libellé", COLUMN_TEXT);
	report_column(r, "cents", "Montant", COLUMN_MONEY);
	report_column(r, "n", "N°", COLUMN_INT);
	report_column(r, "yes", "Preuve", COLUMN_SHORT);
	report_row(r, ROW_BODY);
	report_cell(r, cell_date(day));
	report_cell(r, cell_text("a;b \"c\""));
	report_cell(r, cell_money(MONEY(-123456789)));
	report_cell(r, cell_int(-3));
	report_cell(r, cell_bool(true));
	report_row(r, ROW_BODY);
	report_cell(r, cell_empty());
	report_cell(r, cell_text("=1+1"));
	report_cell(r, cell_money(MONEY(5)));
	report_cell(r, cell_empty());
	report_cell(r, cell_bool(false));
	report_row(r, ROW_TOTAL);
	report_cell(r, cell_text("Total"));
	report_table_end(r);
	return r;
}

#define ONE_TABLE                                           \
	"Date;Libellé;Montant;N°;Preuve\n"                \
	"2023-09-12;\"a;b \"\"c\"\"\";-1234567,89;-3;oui\n" \
	";'=1+1;0,05;;non\n"                                \
	"Total;;;;\n"

static void
writes_one_table_bare(void **state)
{
	(void)state;
	check(one_table(), false, ONE_TABLE);
	check(one_table(), true, "\xef\xbb\xbf" ONE_TABLE);
}

static void
titles_several_tables(void **state)
{
	struct report *r = report_new("Titre");

	(void)state;
	report_figure(r, "Avoir", MONEY(224787), MONEY_EURO);
	report_heading(r, "Bilan");
	report_columns_begin(r);
	report_table_begin(r, NULL, "Actif");
	report_column(r, NULL, "Compte", COLUMN_TEXT);
	report_row(r, ROW_BODY);
	report_cell(r, cell_text("512"));
	report_table_end(r);
	report_columns_next(r);
	report_table_begin(r, NULL, NULL);
	report_column(r, NULL, "", COLUMN_TEXT);
	report_row(r, ROW_BODY);
	report_cell(r, cell_text("110"));
	report_table_end(r);
	report_columns_end(r);
	check(r, false,
	    "Avoir;2247,87\n"
	    "\n"
	    "Bilan;Actif\n"
	    "Compte\n"
	    "512\n"
	    "\n"
	    "Bilan\n"
	    "110\n");
}

static void
neutralises_formulas(void **state)
{
	struct format_options o = { .bom = false };
	struct report	     *r = fake_hostile();
	struct buf	      out = { .data = NULL };

	(void)state;
	fake_render(FORMAT_CSV, r, &o, &out);
	assert_null(strstr(buf_str(&out), "\n="));
	assert_null(strstr(buf_str(&out), "\n@"));
	assert_null(strstr(buf_str(&out), "\n+"));
	assert_null(strstr(buf_str(&out), "\n-"));
	assert_null(strstr(buf_str(&out), "\n\t"));
	assert_null(strchr(buf_str(&out), '\033'));
	assert_non_null(strstr(buf_str(&out), "\n'=1+1;-123456,78;-7;oui\n"));
	assert_non_null(strstr(buf_str(&out), "\n\"two\nlines\";"));
	buf_fini(&out);
	report_free(r);
}

static void
writes_nothing_for_nothing(void **state)
{
	(void)state;
	check(report_new("Titre"), false, "");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(writes_one_table_bare),
		cmocka_unit_test(titles_several_tables),
		cmocka_unit_test(neutralises_formulas),
		cmocka_unit_test(writes_nothing_for_nothing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

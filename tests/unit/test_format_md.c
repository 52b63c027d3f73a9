/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/utf8.h"
#include "fake.h"

static void
check(struct report *r, const char *expected)
{
	struct format_options o = { .width = 0 };
	struct buf	      out = { .data = NULL };

	fake_render(FORMAT_MD, r, &o, &out);
	assert_string_equal(buf_str(&out), expected);
	buf_fini(&out);
	report_free(r);
}

static void
writes_tables_for_github(void **state)
{
	struct report *r = report_new("Bilan");

	(void)state;
	report_mark(r, "PROVISOIRE");
	report_heading(r, "Actif");
	report_table_begin(r, NULL, NULL);
	report_column(r, NULL, "", COLUMN_SHORT);
	report_column(r, NULL, "Compte", COLUMN_TEXT);
	report_column(r, NULL, "€", COLUMN_MONEY);
	report_row(r, ROW_GROUP);
	report_cell(r, cell_text("Classe 5"));
	report_row(r, ROW_BODY);
	report_cell(r, cell_text("512"));
	report_cell(r, cell_text("Banque"));
	report_cell(r, cell_money(MONEY(371382)));
	report_row(r, ROW_TOTAL);
	report_cell(r, cell_empty());
	report_cell(r, cell_text("Total"));
	report_cell(r, cell_money(MONEY(371382)));
	report_table_end(r);
	check(r,
	    "# Bilan\n\n"
	    "> **PROVISOIRE**\n\n"
	    "## Actif\n\n"
	    "|     | Compte    |            € |\n"
	    "| --- | --------- | -----------: |\n"
	    "| **Classe 5** |           |              |\n"
	    "| 512 | Banque    |     3" UTF8_NNBSP "713,82 |\n"
	    "|     | **Total** | **3" UTF8_NNBSP "713,82** |\n");
}

static void
escapes_markup(void **state)
{
	struct report *r = report_new(NULL);

	(void)state;
	report_para(r, "# a|b *c* _d_ `e` [f](g) <h> & \\ ~i~");
	report_para(r, "1. liste");
	report_para(r, "- tiret");
	report_para(r, "3 billets - 2");
	report_note(r, "two\nlines");
	check(r,
	    "\\# a\\|b \\*c\\* \\_d\\_ \\`e\\` \\[f\\](g) &lt;h> &amp;"
	    " \\\\ \\~i\\~\n\n"
	    "1\\. liste\n\n"
	    "\\- tiret\n\n"
	    "3 billets - 2\n\n"
	    "*two lines*\n");
}

static void
survives_hostile_text(void **state)
{
	struct format_options o = { .width = 0 };
	struct report	     *r = fake_hostile();
	struct buf	      out = { .data = NULL };

	(void)state;
	fake_render(FORMAT_MD, r, &o, &out);
	assert_null(strstr(buf_str(&out), "<script"));
	assert_null(strchr(buf_str(&out), '\033'));
	assert_non_null(strstr(buf_str(&out), "| a\\|b "));
	assert_non_null(strstr(buf_str(&out), "| two lines "));
	buf_fini(&out);
	report_free(r);
}

static void
writes_forms(void **state)
{
	struct report *r = report_new(NULL);

	(void)state;
	report_figure(r, "Avoir", MONEY(100), MONEY_EURO);
	report_result(r, "Résultat", "excédent");
	report_bars_begin(r);
	report_bar(r, "Tout", MONEY(2400), true);
	report_bar(r, "Peu", MONEY(1), false);
	report_bars_end(r);
	report_line_begin(r);
	report_line_box(r, false);
	report_line_text(r, "le ");
	report_line_blank(r, 10);
	report_line_end(r);
	report_signature(r, "Mandataire", "Nom");
	report_foot(r, "gauche", "milieu");
	check(r,
	    "- Avoir" UTF8_NBSP ": **1,00" UTF8_NBSP "€**\n\n"
	    "> **Résultat** — **excédent**\n\n"
	    "| | | |\n| --- | --- | ---: |\n"
	    "| Tout | ████████████████████████ | 24,00" UTF8_NBSP "€ |\n"
	    "| Peu | ░ | 0,01" UTF8_NBSP "€ |\n\n"
	    "☐ le .....\n\n"
	    "| Mandataire |\n| --- |\n| Nom |\n\n"
	    "---\n\n"
	    "gauche\n\n"
	    "milieu\n");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(writes_tables_for_github),
		cmocka_unit_test(escapes_markup),
		cmocka_unit_test(survives_hostile_text),
		cmocka_unit_test(writes_forms),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "fake.h"

#define EVIL                                                                 \
	"=1+1 <script>alert(\"x\")</script> | & a;b 'c' `d` *e* _f_ [g](h) " \
	"\\\033[31mred\033]0;t\007 \xe2\x80\xae"                             \
	"gnp\nnext"

static void
add_hostile_table(struct report *r)
{
	static const char *const texts[] = { "=1+1", "+1", "-1", "@SUM(A1)",
		"\tx", "a;b", "say \"hi\"", "two\nlines", "a|b", EVIL,
		FAKE_LONG_WORD, "日本語 e\xcc\x81", "" };
	size_t			 i;

	report_table_begin(r, "rows", "Table " EVIL);
	report_column(r, "text", "Texte " EVIL, COLUMN_TEXT);
	report_column(r, "cents", "Montant", COLUMN_MONEY);
	report_column(r, "n", "N", COLUMN_INT);
	report_column(r, "yes", "Oui", COLUMN_SHORT);
	for (i = 0; i < sizeof(texts) / sizeof(*texts); i++) {
		report_row(r, ROW_BODY);
		report_cell(r, cell_text(texts[i]));
		report_cell(r, cell_money(MONEY(-12345678)));
		report_cell(r, cell_int(-7));
		report_cell(r, cell_bool(i % 2 == 0));
	}
	report_row(r, ROW_GROUP);
	report_cell(r, cell_text(EVIL));
	report_row(r, ROW_SUBTOTAL);
	report_cell(r, cell_text(EVIL));
	report_row(r, ROW_TOTAL);
	report_cell(r, cell_text(EVIL));
	report_table_end(r);
}

static void
add_hostile_pictures(struct report *r)
{
	struct date from = { 0 }, to = { 40 };

	report_curve_begin(r, from, to);
	report_curve_line(r, EVIL FAKE_LONG_WORD);
	report_curve_point(r, from, MONEY(-MONEY_MAX_CENTS));
	report_curve_point(r, to, MONEY(MONEY_MAX_CENTS));
	report_curve_line(r, "");
	report_curve_end(r);
	report_gauges_begin(r);
	report_gauge(r, EVIL FAKE_LONG_WORD, MONEY(-100), MONEY(-1));
	report_gauge(r, "", MONEY(MONEY_MAX_CENTS), MONEY(1));
	report_gauges_end(r);
	report_gauges_begin(r);
	report_gauges_end(r);
}

struct report *
fake_hostile(void)
{
	static const char *const list[] = { EVIL };
	struct report		*r = report_new("Titre " EVIL);

	report_subtitle(r, EVIL);
	report_identity(r, EVIL);
	report_foot(r, EVIL, EVIL);
	report_mark(r, "PROVISOIRE<b>");
	report_field(r, "evil\"key", cell_text(EVIL));
	report_field_list(r, "list", list, 1);
	report_field_list(r, "none", list, 0);
	report_null(r, "nothing");
	report_heading(r, EVIL);
	report_para(r, EVIL FAKE_LONG_WORD);
	report_note(r, EVIL);
	report_figure(r, EVIL FAKE_LONG_WORD, MONEY(-1), MONEY_SIGNED);
	report_result(r, EVIL FAKE_LONG_WORD, EVIL);
	add_hostile_table(r);
	report_table_begin(r, "empty", NULL);
	report_column(r, "a", "Rien", COLUMN_TEXT);
	report_column(r, "b", "Non plus", COLUMN_MONEY);
	report_table_end(r);
	report_table_begin(r, NULL, NULL);
	report_table_end(r);
	report_bars_begin(r);
	report_bar(r, EVIL FAKE_LONG_WORD, MONEY(-100), true);
	report_bar(r, "", MONEY(0), false);
	report_bars_end(r);
	report_bars_begin(r);
	report_bars_end(r);
	add_hostile_pictures(r);
	report_columns_begin(r);
	report_columns_next(r);
	report_para(r, EVIL);
	report_columns_end(r);
	report_line_begin(r);
	report_line_box(r, true);
	report_line_text(r, EVIL);
	report_line_blank(r, 400);
	report_line_end(r);
	report_signature(r, EVIL FAKE_LONG_WORD, EVIL);
	return r;
}

struct report *
fake_journal(int n)
{
	struct report *r = report_new("Journal");
	struct date    day;
	char	       label[96];
	int	       i;

	assert_true(date_make(2023, 9, 1, &day));
	report_root_array(r);
	report_table_begin(r, NULL, NULL);
	report_column(r, "number", "N°", COLUMN_INT);
	report_column(r, "date", "Date", COLUMN_SHORT);
	report_column(r, "label", "Libellé", COLUMN_TEXT);
	report_column(r, "in_cents", "Recette", COLUMN_MONEY);
	report_column(r, "out_cents", "Dépense", COLUMN_MONEY);
	for (i = 1; i <= n; i++) {
		snprintf(label, sizeof(label),
		    i % 7 == 0 ?
			"Écriture %d, dont le libellé est assez long pour"
			" tenir sur deux lignes au moins" :
			"Écriture %d",
		    i);
		report_row(r, ROW_BODY);
		report_cell(r, cell_int(i));
		report_cell(r, cell_date(day));
		report_cell(r, cell_text(label));
		report_cell(r, cell_money(MONEY(100 * i)));
		report_cell(r, cell_empty());
	}
	report_table_end(r);
	return r;
}

void
fake_render(enum format format, struct report *r,
    const struct format_options *options, struct buf *out)
{
	struct err err = { .kind = ERR_NONE };

	if (format_render(format, r, options, out, &err) == -1)
		fail_msg("%s", err_what(&err));
	assert_int_equal(err.kind, ERR_NONE);
	err_fini(&err);
}

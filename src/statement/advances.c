/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "parts.h"

#include "base/buf.h"
#include "base/utf8.h"
#include "book/advance.h"
#include "statement/coop.h"

struct sentence {
	struct report *report;
	bool	      *any;
};

static int
add_sentence(const struct advance *a, void *arg)
{
	struct sentence *s = arg;
	struct buf	 b = { .data = NULL };

	*s->any = true;
	buf_addf(&b, "%s" UTF8_NBSP ": ", a->class);
	money_format(&b, a->given, MONEY_EURO);
	buf_adds(&b, " versés, ");
	money_format(&b, a->justified, MONEY_EURO);
	buf_adds(&b, " justifiés, ");
	money_format(&b, a->returned, MONEY_EURO);
	buf_adds(&b, " rendus, reste ");
	money_format(&b, a->left, MONEY_EURO);
	buf_addc(&b, '.');
	report_para(s->report, buf_str(&b));
	buf_fini(&b);
	return 0;
}

int
part_advances(struct db *db, int year, struct report *r, bool *any)
{
	struct sentence s = { .report = r, .any = any };

	*any = false;
	return advance_each(db, year, add_sentence, &s);
}

struct table {
	struct report *report;
	struct money   sums[4];
};

static int
add_row(const struct advance *a, void *arg)
{
	struct table	  *t = arg;
	const struct money amounts[] = { a->given, a->justified, a->returned,
		a->left };
	size_t		   i;

	report_row(t->report, ROW_BODY);
	report_cell(t->report, cell_text(a->class));
	for (i = 0; i < 4; i++) {
		report_cell(t->report, cell_money(amounts[i]));
		money_add(&t->sums[i], amounts[i]);
	}
	return 0;
}

struct report *
statement_advances(struct db *db, const struct scope *scope)
{
	static const char *const titles[][2] = { { "given_cents", "Versé" },
		{ "justified_cents", "Justifié" },
		{ "returned_cents", "Rendu" }, { "left_cents", "Reste" } };
	struct scope		 whole = { .year = scope->year };
	struct table		 t = { .report = NULL };
	struct coop		 c;
	size_t			 i;

	if (coop_load(db, scope->year, &c) == -1)
		return NULL;
	t.report = coop_report(&c, "Régies d’avance", &whole);
	report_table_begin(t.report, "advances", NULL);
	report_column(t.report, "class", "Classe", COLUMN_TEXT);
	for (i = 0; i < 4; i++)
		report_column(
		    t.report, titles[i][0], titles[i][1], COLUMN_MONEY);
	if (advance_each(db, scope->year, add_row, &t) == -1) {
		report_free(t.report);
		coop_fini(&c);
		return NULL;
	}
	report_row(t.report, ROW_TOTAL);
	report_cell(t.report, cell_text("Total"));
	for (i = 0; i < 4; i++)
		report_cell(t.report, cell_money(t.sums[i]));
	report_table_end(t.report);
	coop_fini(&c);
	return t.report;
}

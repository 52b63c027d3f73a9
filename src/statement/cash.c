/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "parts.h"

#include "base/buf.h"
#include "base/utf8.h"
#include "statement/coop.h"

/* "2 billets de 20 €", "1 pièce de 5 centimes": a person counts things. */
static void
describe(struct buf *b, const struct cash_line *l)
{
	long long count = (long long)l->count;
	long long value = (long long)l->value.cents;

	buf_addf(b, "%lld %s%s de ", count, value >= 500 ? "billet" : "pièce",
	    count > 1 ? "s" : "");
	if (value >= 100)
		buf_addf(b, "%lld" UTF8_NBSP "€", value / 100);
	else
		buf_addf(b, "%lld centime%s", value, value > 1 ? "s" : "");
}

static void
add_line(struct report *r, const struct cash_line *l)
{
	struct buf b = { .data = NULL };

	describe(&b, l);
	report_row(r, ROW_BODY);
	report_cell(r, cell_text(buf_str(&b)));
	report_cell(r, cell_money(MONEY(l->value.cents * l->count)));
	report_row_field(r, "value_cents", cell_money(l->value));
	report_row_field(r, "count", cell_int(l->count));
	buf_fini(&b);
}

static void
add_sum(struct report *r, enum row_kind kind, const char *text, struct money m)
{
	report_row(r, kind);
	report_cell(r, cell_text(text));
	report_cell(r, cell_money(m));
}

void
part_cash_count(struct report *r, const struct cash_count *c, const char *key)
{
	struct buf b = { .data = NULL };
	char	   day[DATE_ISO];
	size_t	   i;

	report_field(r, "date", cell_date(c->day));
	report_table_begin(r, key, NULL);
	report_column(r, NULL, "Ce que contient la caisse", COLUMN_TEXT);
	report_column(r, NULL, "€", COLUMN_MONEY);
	for (i = 0; i < c->nlines; i++)
		add_line(r, &c->lines[i]);
	buf_addf(&b,
	    c->gap.cents == 0 ? "Compté le %s = cahier (530)" : "Compté le %s",
	    date_fr(c->day, day));
	add_sum(r, ROW_TOTAL, buf_str(&b), c->total);
	buf_fini(&b);
	if (c->gap.cents != 0) {
		add_sum(r, ROW_TOTAL, "Solde du cahier (530)", c->book);
		add_sum(r, ROW_TOTAL, "Écart", c->gap);
	}
	report_table_end(r);
	report_field(r, "total_cents", cell_money(c->total));
	report_field(r, "book_cents", cell_money(c->book));
	report_field(r, "gap_cents", cell_money(c->gap));
}

struct report *
statement_cash(struct db *db, const struct scope *scope)
{
	struct scope	  at = { .year = scope->year, .has_to = true };
	struct cash_count count;
	struct coop	  c;
	struct report	 *r;

	if (coop_load(db, scope->year, &c) == -1)
		return NULL;
	at.to = scope->has_to ? scope->to : c.year.end;
	r = coop_report(&c, "Arrêté de caisse", &at);
	if (cash_count_load(db, scope->year, "530", at.to, &count) == -1) {
		report_free(r);
		coop_fini(&c);
		return NULL;
	}
	if (count.found) {
		report_group_begin(r, "cash_count");
		part_cash_count(r, &count, "lines");
		report_group_end(r);
	} else {
		report_null(r, "cash_count");
		report_para(r,
		    "La caisse n’a pas été comptée jusqu’à ce jour" UTF8_NBSP
		    ": quitus caisse compter.");
	}
	cash_count_fini(&count);
	coop_fini(&c);
	return r;
}

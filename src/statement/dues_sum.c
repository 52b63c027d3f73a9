/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "statement/dues.h"

struct line {
	const char  *code; /* for machines */
	const char  *text;
	int64_t	     count; /* 0: none */
	struct money rate;
	struct money amount;
};

static void
add_line(struct report *r, const struct line *l)
{
	if (l->amount.cents == 0)
		return;
	report_row(r, ROW_BODY);
	report_cell(r, cell_text(l->text));
	report_cell(r, l->count > 0 ? cell_int(l->count) : cell_empty());
	report_cell(r, l->count > 0 ? cell_money(l->rate) : cell_empty());
	report_cell(r, cell_money(l->amount));
	report_row_field(r, "line", cell_text(l->code));
}

static void
add_total(
    struct report *r, enum row_kind kind, const char *text, struct money m)
{
	report_row(r, kind);
	report_cell(r, cell_text(text));
	report_cell(r, cell_empty());
	report_cell(r, cell_empty());
	report_cell(r, cell_money(m));
}

static void
add_table(struct report *r, const struct dues *d, const struct dues_words *w)
{
	const struct members *m = &d->members;
	const struct tariff  *t = &d->tariff;
	const struct line     lines[] = { { "fixed", w->fixed, 0, MONEY(0),
					      t->fixed },
		    { "pupils", w->pupils, m->pupils, t->pupil, d->due.pupils },
		    { "adults", w->adults, m->adults, t->adult, d->due.adults },
		    { "supplement", w->supplement, 0, MONEY(0), t->supplement } };
	const struct line     insurance = { "insurance", w->insurance, m->all,
		    t->insurance, d->due.insurance };
	size_t		      i;

	report_table_begin(r, "lines", NULL);
	report_column(r, NULL, w->part, COLUMN_TEXT);
	report_column(r, "count", w->count, COLUMN_INT);
	report_column(r, "rate_cents", w->rate, COLUMN_MONEY);
	report_column(r, "amount_cents", w->amount, COLUMN_MONEY);
	for (i = 0; i < sizeof(lines) / sizeof(lines[0]); i++)
		add_line(r, &lines[i]);
	add_total(r, ROW_SUBTOTAL, w->membership, d->due.membership);
	add_line(r, &insurance);
	add_total(r, ROW_TOTAL, w->total, d->due.total);
	report_table_end(r);
}

void
dues_add_sum(struct report *r, const struct dues *d, const struct dues_words *w)
{
	report_field(r, "pupils", cell_int(d->members.pupils));
	report_field(r, "adults", cell_int(d->members.adults));
	report_field(r, "members", cell_int(d->members.all));
	add_table(r, d, w);
	report_field(r, "membership_cents", cell_money(d->due.membership));
	report_field(r, "insurance_cents", cell_money(d->due.insurance));
	report_field(r, "due_cents", cell_money(d->due.total));
	report_field(
	    r, "membership_paid_cents", cell_money(d->membership_paid));
	report_field(r, "insurance_paid_cents", cell_money(d->insurance_paid));
	report_field(r, "paid_cents", cell_money(d->paid));
	report_field(r, "left_cents", cell_money(dues_left(d)));
	report_figure(r, w->due, d->due.total, MONEY_EURO);
	report_figure(r, w->paid, d->paid, MONEY_EURO);
	report_figure(r, w->left, dues_left(d), MONEY_EURO);
}

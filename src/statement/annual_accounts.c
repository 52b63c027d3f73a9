/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "annual.h"

#include "base/buf.h"
#include "base/utf8.h"

/* ---- Compte de fonctionnement ---- */

static void
add_columns(struct annual *a, const char *title)
{
	struct report *r = a->report;
	char	       year[YEAR_TEXT];

	report_column(r, "account", "", COLUMN_SHORT);
	report_column(r, "label", title, COLUMN_TEXT);
	if (a->coop.has_previous)
		report_column(r, "previous_cents",
		    year_text(a->coop.year.year - 1, year), COLUMN_MONEY_SOFT);
	report_column(r, "amount_cents", year_text(a->coop.year.year, year),
	    COLUMN_MONEY);
}

static void
add_row(struct annual *a, enum row_kind kind, const char *code,
    const char *label, struct cell previous, struct cell amount)
{
	struct report *r = a->report;

	report_row(r, kind);
	report_cell(r, cell_text(code));
	report_cell(r, cell_text(label));
	if (a->coop.has_previous)
		report_cell(r, previous);
	report_cell(r, amount);
	if (!a->coop.has_previous && kind == ROW_BODY)
		report_row_field(r, "previous_cents", cell_empty());
}

static void
add_side(struct annual *a, const struct annual_side *side, const char *key,
    const char *title, const char *total)
{
	const struct annual_line *l;
	size_t			  i;

	report_table_begin(a->report, key, NULL);
	add_columns(a, title);
	for (i = 0; i < side->n; i++) {
		l = &side->lines[i];
		add_row(a, ROW_BODY, l->code, l->label, cell_money(l->previous),
		    cell_money(l->amount));
	}
	add_row(a, ROW_TOTAL, NULL, total, cell_money(side->previous),
	    cell_money(side->total));
	report_table_end(a->report);
}

static void
add_result(struct annual *a)
{
	struct buf   left = { .data = NULL }, right = { .data = NULL };
	struct money result = a->figures.result;

	buf_adds(&left, "Résultat" UTF8_NBSP ": produits ");
	money_format(&left, a->income.total, MONEY_DOCUMENT);
	buf_adds(&left, " " UTF8_MINUS " charges ");
	money_format(&left, a->expenses.total, MONEY_DOCUMENT);
	buf_adds(&right,
	    result.cents < 0	 ? "déficit " :
		result.cents > 0 ? "excédent " :
				   "équilibre ");
	money_format(&right, money_abs(result), MONEY_EURO);
	report_result(a->report, buf_str(&left), buf_str(&right));
	buf_fini(&left);
	buf_fini(&right);
}

static void
add_running(struct annual *a)
{
	struct report *r = a->report;

	report_heading(r, "Compte de fonctionnement");
	report_columns_begin(r);
	add_side(a, &a->expenses, "expenses", "Charges", "Total des charges");
	report_columns_next(r);
	add_side(a, &a->income, "income", "Produits", "Total des produits");
	report_columns_end(r);
	report_field(
	    r, "total_expenses_cents", cell_money(a->figures.expenses));
	report_field(r, "total_income_cents", cell_money(a->figures.income));
	report_field(r, "result_cents", cell_money(a->figures.result));
	report_field(r, "opening_cents", cell_money(a->figures.opening));
	add_result(a);
}

/* ---- Bilan simplifié ---- */

static void
add_asset(struct report *r, const char *code, const char *label, struct money m)
{
	report_row(r, ROW_BODY);
	report_cell(r, cell_text(code));
	report_cell(r, cell_text(label));
	report_cell(r, cell_money(m));
}

/* Money one account by one; open advances are one line, below. */
static int
add_money_account(const struct account_total *t, void *arg)
{
	struct annual *a = arg;

	if (code_class(t->code) == 5 && !code_is_advance(t->code))
		add_asset(a->report, t->code, t->label,
		    MONEY(t->debit.cents - t->credit.cents));
	return 0;
}

static void
add_amount_columns(struct report *r, bool machine, const char *title)
{
	report_column(r, machine ? "account" : NULL, "", COLUMN_SHORT);
	report_column(r, machine ? "label" : NULL, title, COLUMN_TEXT);
	report_column(r, machine ? "amount_cents" : NULL, "€", COLUMN_MONEY);
}

static void
add_total(struct report *r, struct money total)
{
	report_row(r, ROW_TOTAL);
	report_cell(r, cell_empty());
	report_cell(r, cell_text("Total"));
	report_cell(r, cell_money(total));
}

static int
add_assets(struct annual *a)
{
	struct report *r = a->report;

	report_table_begin(r, "assets", NULL);
	add_amount_columns(r, true, "Ce que possède la coopérative");
	if (balance_each(a->db, a->coop.year.year, add_money_account, a) == -1)
		return -1;
	if (a->figures.advances.cents != 0)
		add_asset(
		    r, "541", "Régies d’avance à solder", a->figures.advances);
	add_total(r, a->figures.assets);
	report_table_end(r);
	return 0;
}

static void
add_liabilities(struct annual *a)
{
	struct report *r = a->report;
	struct buf     b = { .data = NULL };
	struct money   total = a->figures.opening;
	bool	       deficit = a->figures.result.cents < 0;

	report_table_begin(r, NULL, NULL);
	add_amount_columns(r, false, "D’où cela vient");
	buf_adds(&b, "Report à nouveau au ");
	date_add_long(&b, a->coop.year.start);
	add_asset(r, "110", buf_str(&b), a->figures.opening);
	buf_fini(&b);
	add_asset(r, deficit ? "129" : "120",
	    deficit ? "Résultat de l’exercice (déficit)" :
		      "Résultat de l’exercice",
	    a->figures.result);
	money_add(&total, a->figures.result);
	add_total(r, total);
	report_table_end(r);
}

static int
add_sheet(struct annual *a)
{
	struct report *r = a->report;
	struct buf     b = { .data = NULL };

	buf_adds(&b, "Bilan simplifié au ");
	date_add_long(&b, a->coop.year.end);
	report_heading(r, buf_str(&b));
	buf_fini(&b);
	report_columns_begin(r);
	if (add_assets(a) == -1)
		return -1;
	report_columns_next(r);
	add_liabilities(a);
	report_columns_end(r);
	report_field(r, "total_assets_cents", cell_money(a->figures.assets));
	return 0;
}

int
annual_add_accounts(struct annual *a)
{
	add_running(a);
	return add_sheet(a);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "annual.h"
#include "parts.h"

#include "base/buf.h"
#include "base/utf8.h"
#include "book/inventory.h"

/* ---- Rapprochement ---- */

/* The banks of the year; the first one is the JSON's. */
struct banks {
	struct annual *annual;
	size_t	       n;
	bool	       told; /* the first has a statement */
};

static int
add_bank(const char *code, const char *label, void *arg)
{
	struct reconciliation rec;
	struct banks	     *b = arg;
	struct annual	     *a = b->annual;
	bool		      first = b->n++ == 0;

	if (bank_reconcile(
		a->db, a->coop.year.year, code, a->coop.year.end, &rec) == -1)
		return -1;
	if (!first)
		report_heading(a->report, label);
	if (!rec.found) {
		report_para(a->report, "Aucun relevé n’a été enregistré.");
	} else if (first) {
		b->told = true;
		report_group_begin(a->report, "reconciliation");
		part_reconciliation_fields(a->report, &rec);
		part_reconciliation(a->report, &rec, "outstanding");
		report_group_end(a->report);
	} else {
		part_reconciliation(a->report, &rec, NULL);
	}
	reconciliation_fini(&rec);
	return 0;
}

static int
add_reconciliations(struct annual *a)
{
	struct banks b = { .annual = a };

	report_heading(a->report, "Rapprochement bancaire");
	if (bank_each(a->db, a->coop.year.year, add_bank, &b) == -1)
		return -1;
	if (b.n == 0)
		report_para(a->report, "Pas de mouvement en banque.");
	if (!b.told)
		report_null(a->report, "reconciliation");
	return 0;
}

/* ---- Arrêté de caisse ---- */

static int
add_cash(struct annual *a)
{
	struct cash_count c;

	report_heading(a->report, "Arrêté de caisse");
	if (cash_count_load(
		a->db, a->coop.year.year, "530", a->coop.year.end, &c) == -1)
		return -1;
	if (c.found) {
		report_group_begin(a->report, "cash_count");
		part_cash_count(a->report, &c, "lines");
		report_group_end(a->report);
	} else {
		report_null(a->report, "cash_count");
		report_para(a->report, "La caisse n’a pas été comptée.");
	}
	cash_count_fini(&c);
	return 0;
}

/* ---- Régies ---- */

static int
add_advances(struct annual *a)
{
	bool any;

	report_heading(a->report, "Régies d’avance");
	if (part_advances(a->db, a->coop.year.year, a->report, &any) == -1)
		return -1;
	if (!any)
		report_para(a->report, "Aucune dans l’exercice.");
	return 0;
}

/* ---- Biens durables ---- */

/* So many are named; the others are one line. */
enum { PURCHASES = 6 };

struct purchases {
	struct report *report;
	size_t	       n;
	struct money   named;
};

static void
add_amount(
    struct report *r, enum row_kind kind, const char *text, struct money m)
{
	report_row(r, kind);
	report_cell(r, cell_text(text));
	report_cell(r, cell_money(m));
}

static int
add_purchase(const struct purchase *p, void *arg)
{
	struct purchases *t = arg;
	struct buf	  b = { .data = NULL };
	char		  day[DATE_ISO];

	buf_addf(&b, "%s, %.5s", p->label, date_fr(p->day, day));
	if (p->voucher != NULL)
		buf_addf(&b, ", %s", p->voucher);
	add_amount(t->report, ROW_BODY, buf_str(&b), p->amount);
	buf_fini(&b);
	money_add(&t->named, p->amount);
	return ++t->n == PURCHASES;
}

/* What the compte de fonctionnement says of 6800. */
static struct money
spent_on_goods(const struct annual *a)
{
	struct money sum = MONEY(0);
	size_t	     i;

	for (i = 0; i < a->expenses.n; i++)
		if (strncmp(a->expenses.lines[i].code, "680", 3) == 0)
			money_add(&sum, a->expenses.lines[i].amount);
	return sum;
}

static int
add_purchases(struct annual *a)
{
	struct purchases t = { .report = a->report };
	struct money	 total = spent_on_goods(a), others;

	report_heading(a->report, "Biens durables achetés");
	if (total.cents == 0) {
		report_para(a->report, "Aucun dans l’exercice.");
		return 0;
	}
	report_table_begin(a->report, NULL, NULL);
	report_column(a->report, NULL, "Compte 6800", COLUMN_TEXT);
	report_column(a->report, NULL, "€", COLUMN_MONEY);
	if (inventory_each_purchase(
		a->db, a->coop.year.year, add_purchase, &t) == -1)
		return -1;
	others = MONEY(total.cents - t.named.cents);
	if (others.cents != 0)
		add_amount(a->report, ROW_BODY, "Les autres", others);
	add_amount(
	    a->report, ROW_TOTAL, "À inscrire au registre d’inventaire", total);
	report_table_end(a->report);
	return 0;
}

int
annual_add_proofs(struct annual *a)
{
	report_columns_begin(a->report);
	if (add_reconciliations(a) == -1)
		return -1;
	report_columns_next(a->report);
	if (add_cash(a) == -1)
		return -1;
	report_columns_end(a->report);
	if (annual_add_subsidies(a) == -1)
		return -1;
	report_columns_begin(a->report);
	if (add_purchases(a) == -1 ||
	    part_inventory(a->db, a->coop.year.year, a->report) == -1)
		return -1;
	report_columns_next(a->report);
	if (add_advances(a) == -1)
		return -1;
	report_columns_end(a->report);
	return 0;
}

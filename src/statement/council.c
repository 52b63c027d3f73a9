/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>

#include "doc.h"

#include "base/buf.h"
#include "base/utf8.h"
#include "base/xalloc.h"
#include "book/decision.h"

/* The register of a year: its decisions as they were written down, then the
 * expenses that each led to. */
struct pages {
	struct doc   d;
	int64_t	    *numbers; /* of the decisions that led to expenses */
	size_t	     n, cap;
	size_t	     decisions;
	struct money total;
};

static struct cell
known(int64_t n)
{
	return n != 0 ? cell_int(n) : cell_empty();
}

static int
add_decision(const struct decision *d, void *arg)
{
	struct pages  *p = arg;
	struct report *r = p->d.report;

	report_row(r, ROW_BODY);
	report_cell(r, cell_int(d->number));
	report_cell(r, cell_date(d->day));
	report_cell(r, cell_text(d->text));
	report_cell(r, cell_text(d->project));
	report_cell(r, known(d->present));
	report_cell(r, doc_cell(d->spent));
	report_row_field(r, "spent_cents", cell_money(d->spent));
	p->decisions++;
	if (d->entries == 0)
		return 0;
	p->numbers = xgrow(p->numbers, p->n, &p->cap, sizeof(*p->numbers));
	p->numbers[p->n++] = d->number;
	return 0;
}

static int
add_decisions(struct pages *p)
{
	struct report *r = p->d.report;

	report_heading(r, "Délibérations du conseil de coopérative");
	report_table_begin(r, "decisions", NULL);
	report_column(r, "number", "N°", COLUMN_INT);
	report_column(r, "date", "Date", COLUMN_SHORT);
	report_column(r, "text", "Délibération", COLUMN_TEXT);
	report_column(r, "project", "Projet", COLUMN_SHORT);
	report_column(r, "present", "Présents", COLUMN_INT);
	report_column(r, NULL, "Dépensé", COLUMN_MONEY);
	if (decision_each(p->d.db, p->d.scope.year, add_decision, p) == -1)
		return -1;
	report_table_end(r);
	if (p->decisions == 0)
		report_para(r, "Aucune délibération n’est inscrite.");
	return 0;
}

static int
add_entry(const struct decided *e, void *arg)
{
	struct pages  *p = arg;
	struct report *r = p->d.report;

	report_row(r, ROW_BODY);
	report_cell(r, cell_int(e->decision));
	report_cell(r, cell_date(e->day));
	report_cell(r, cell_text(e->voucher));
	report_cell(r, cell_text(e->label));
	report_cell(r, cell_money(e->amount));
	report_row_field(r, "entry", cell_int(e->number));
	report_row_field(r, "year", cell_int(e->year));
	money_add(&p->total, e->amount);
	return 0;
}

static int
add_entries(struct pages *p)
{
	struct report *r = p->d.report;
	size_t	       i;

	report_heading(r, "Les dépenses qu’elles ont décidées");
	if (p->n == 0) {
		report_field_list(r, "entries", NULL, 0);
		report_para(r, "Aucune dépense ne s’y rattache.");
		return 0;
	}
	report_table_begin(r, "entries", NULL);
	report_column(r, "decision", "Délib.", COLUMN_INT);
	report_column(r, "date", "Date", COLUMN_SHORT);
	report_column(r, "voucher", "Pièce", COLUMN_SHORT);
	report_column(r, "label", "Libellé", COLUMN_TEXT);
	report_column(r, "amount_cents", "Montant", COLUMN_MONEY);
	for (i = 0; i < p->n; i++)
		if (decision_each_entry(p->d.db, p->numbers[i], add_entry, p) ==
		    -1)
			return -1;
	report_row(r, ROW_TOTAL);
	for (i = 0; i < 3; i++)
		report_cell(r, cell_empty());
	report_cell(r, cell_text("Total"));
	report_cell(r, cell_money(p->total));
	report_table_end(r);
	return 0;
}

/* What the year spent, and what of it a decision allowed. */
static int
add_figures(struct pages *p)
{
	struct report *r = p->d.report;
	struct money   spent, decided, alone;

	if (decision_spending(p->d.db, p->d.scope.year, &spent, &decided) == -1)
		return -1;
	alone = doc_minus(spent, decided);
	report_figure(r, "Dépenses de l’exercice", spent, MONEY_EURO);
	report_figure(r, "Avec délibération", decided, MONEY_EURO);
	report_figure(r, "Sans délibération", alone, MONEY_EURO);
	report_field(r, "spent_cents", cell_money(spent));
	report_field(r, "decided_cents", cell_money(decided));
	report_field(r, "undecided_cents", cell_money(alone));
	return 0;
}

static int
compose(struct pages *p)
{
	struct report *r = p->d.report;

	if (add_figures(p) == -1 || add_decisions(p) == -1 ||
	    add_entries(p) == -1)
		return -1;
	report_note(r,
	    "Une dépense qui ne nomme aucune délibération a pu être décidée "
	    "autrement, dans le budget ou dans un projet" UTF8_NNBSP
	    "; le conseil le dit.");
	report_signature(r, "Mandataire", "Date et signature");
	report_signature(r, "Vérificateur", "Vu, date et signature");
	return 0;
}

struct report *
statement_council(struct db *db, const struct scope *scope)
{
	struct scope   whole = { .year = scope->year };
	struct pages   p = { .n = 0 };
	struct report *r;

	if (doc_begin(&p.d, db, &whole, "Registre des délibérations") == -1)
		return NULL;
	r = doc_end(&p.d, compose(&p));
	free(p.numbers);
	return r;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>

#include "doc.h"

#include "base/buf.h"
#include "base/utf8.h"
#include "book/grant.h"
#include "book/subsidy.h"

/* The traced use of public money (domain 5.2): each subsidy, what came of it,
 * what it was spent on, what is left. */
struct pages {
	struct doc   d;
	struct money granted, received, spent, left;
	size_t	     n;
};

static void
begin_table(struct report *r)
{
	report_table_begin(r, "subsidies", NULL);
	report_column(r, "id", "N°", COLUMN_INT);
	report_column(r, "funder", "Financeur", COLUMN_TEXT);
	report_column(r, "purpose", "Objet", COLUMN_TEXT);
	report_column(r, "date", "Le", COLUMN_SHORT);
	report_column(r, "granted_cents", "Accordée", COLUMN_MONEY);
	report_column(r, "received_cents", "Reçue", COLUMN_MONEY);
	report_column(r, "spent_cents", "Dépensée", COLUMN_MONEY);
	report_column(r, "left_cents", "Reste", COLUMN_MONEY);
}

static int
add_row(const struct grant *g, void *arg)
{
	struct pages  *p = arg;
	struct report *r = p->d.report;

	p->n++;
	money_add(&p->granted, g->granted);
	money_add(&p->received, g->received);
	money_add(&p->spent, g->spent);
	money_add(&p->left, grant_left(g));
	report_row(r, ROW_BODY);
	report_cell(r, cell_int(g->id));
	report_cell(r, cell_text(g->funder));
	report_cell(r, cell_text(g->purpose));
	report_cell(r, cell_date(g->day));
	report_cell(r, cell_money(g->granted));
	report_cell(r, cell_money(g->received));
	report_cell(r, cell_money(g->spent));
	report_cell(r, cell_money(grant_left(g)));
	report_row_field(r, "kind", cell_text(g->kind));
	report_row_field(r, "to_receive_cents",
	    cell_money(doc_minus(g->granted, g->received)));
	report_row_field(r, "proof", cell_bool(g->proof));
	return 0;
}

static void
add_total(struct pages *p)
{
	struct report *r = p->d.report;

	report_row(r, ROW_TOTAL);
	report_cell(r, cell_empty());
	report_cell(r, cell_text("Total"));
	report_cell(r, cell_empty());
	report_cell(r, cell_empty());
	report_cell(r, cell_money(p->granted));
	report_cell(r, cell_money(p->received));
	report_cell(r, cell_money(p->spent));
	report_cell(r, cell_money(p->left));
	report_table_end(r);
}

static int
add_gauge(const struct grant *g, void *arg)
{
	struct pages *p = arg;
	struct buf    b = { .data = NULL };

	buf_addf(&b, "%lld. %s, %s", (long long)g->id, g->funder, g->purpose);
	report_gauge(p->d.report, buf_str(&b), g->spent, g->granted);
	buf_fini(&b);
	return 0;
}

/* What the entry received (first) or spent of the subsidy. */
static void
sum_entry(
    const struct entry *e, int64_t id, struct money *in, struct money *out)
{
	const struct posting *p;
	size_t		      i;

	for (i = 0; i < e->npostings; i++) {
		p = &e->postings[i];
		if (p->subsidy != id)
			continue;
		if (code_class(p->credit) == 7)
			money_add(in, p->amount);
		if (code_class(p->debit) == 7)
			money_add(in, money_neg(p->amount));
		if (code_class(p->debit) == 6)
			money_add(out, p->amount);
		if (code_class(p->credit) == 6)
			money_add(out, money_neg(p->amount));
	}
}

struct entries {
	struct report *report;
	int64_t	       id;
};

static int
add_entry(const struct entry *e, void *arg)
{
	const struct entries *s = arg;
	struct report	     *r = s->report;
	struct money	      in = MONEY(0), out = MONEY(0);

	sum_entry(e, s->id, &in, &out);
	report_row(r, ROW_BODY);
	report_cell(r, cell_int(e->number));
	report_cell(r, cell_date(e->day));
	report_cell(r, cell_text(e->voucher));
	report_cell(r, cell_text(e->label));
	report_cell(r, doc_cell(in));
	report_cell(r, doc_cell(out));
	return 0;
}

/* The entries of the year; what was before stands in the table's figures. */
static int
add_entries(const struct grant *g, void *arg)
{
	struct pages	   *p = arg;
	struct report	   *r = p->d.report;
	struct entries	    s = { .report = r, .id = g->id };
	struct entry_filter f = {
		.year = p->d.coop.year.year, .subsidy = g->id, .no_void = true
	};
	struct buf b = { .data = NULL };
	int	   rc;

	buf_addf(&b, "%lld. %s, %s", (long long)g->id, g->funder, g->purpose);
	report_heading(r, buf_str(&b));
	buf_fini(&b);
	report_table_begin(r, NULL, NULL);
	report_column(r, NULL, "N°", COLUMN_INT);
	report_column(r, NULL, "Date", COLUMN_SHORT);
	report_column(r, NULL, "Pièce", COLUMN_SHORT);
	report_column(r, NULL, "Libellé", COLUMN_TEXT);
	report_column(r, NULL, "Reçu", COLUMN_MONEY);
	report_column(r, NULL, "Dépensé", COLUMN_MONEY);
	rc = entry_each(p->d.db, &f, add_entry, &s);
	report_table_end(r);
	if (grant_left(g).cents > 0)
		report_note(r,
		    "Ce qui reste est reporté et ne peut servir qu’à cet "
		    "objet.");
	return rc;
}

/* Those that nobody notified, or whose letter is not recorded. */
static int
add_unnotified(const struct subsidy_received *s, void *arg)
{
	struct report *r = arg;

	report_row(r, ROW_BODY);
	report_cell(r, cell_int(s->number));
	report_cell(r, cell_date(s->day));
	report_cell(r, cell_text(s->voucher));
	report_cell(r, cell_text(s->label));
	report_cell(r, cell_money(s->received));
	return 0;
}

static int
count_unnotified(const struct subsidy_received *s, void *arg)
{
	(void)s;
	++*(size_t *)arg;
	return 0;
}

static int
add_others(struct doc *d)
{
	struct report *r = d->report;
	size_t	       n = 0;
	int	       rc;

	if (subsidy_each_received(
		d->db, d->coop.year.year, count_unnotified, &n) == -1)
		return -1;
	if (n == 0)
		return 0;
	report_heading(r, "Reçu au compte 7410 sans lettre enregistrée");
	report_table_begin(r, "without_letter", NULL);
	report_column(r, "entry", "N°", COLUMN_INT);
	report_column(r, "date", "Date", COLUMN_SHORT);
	report_column(r, "voucher", "Pièce", COLUMN_SHORT);
	report_column(r, "label", "Libellé", COLUMN_TEXT);
	report_column(r, "amount_cents", "Montant", COLUMN_MONEY);
	rc = subsidy_each_received(d->db, d->coop.year.year, add_unnotified, r);
	report_table_end(r);
	return rc;
}

static int
add_pages(struct pages *p)
{
	struct report *r = p->d.report;
	int	       year = p->d.coop.year.year;

	report_heading(r, "L’argent public, de l’accord au dernier centime");
	begin_table(r);
	if (grant_each(p->d.db, year, add_row, p) == -1)
		return -1;
	add_total(p);
	if (p->n == 0)
		report_para(r, "Aucune subvention n’est enregistrée.");
	report_gauges_begin(r);
	if (grant_each(p->d.db, year, add_gauge, p) == -1)
		return -1;
	report_gauges_end(r);
	if (grant_each(p->d.db, year, add_entries, p) == -1)
		return -1;
	return add_others(&p->d);
}

struct report *
statement_subsidies(struct db *db, const struct scope *scope)
{
	struct scope whole = { .year = scope->year };
	struct pages p = { .n = 0 };
	int	     rc;

	if (doc_begin(&p.d, db, &whole, "Subventions publiques") == -1)
		return NULL;
	rc = add_pages(&p);
	if (rc == 0)
		report_signature(
		    p.d.report, "Mandataire", "Nom, prénom, signature");
	return doc_end(&p.d, rc);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "statement/dues.h"

#include "doc.h"

#include "base/utf8.h"
#include "book/contribution.h"

/* ---- Effectif ---- */

static void
add_counts(struct report *r, const char *text, int64_t pupils, int64_t adults)
{
	report_cell(r, cell_text(text));
	report_cell(r, cell_int(pupils));
	report_cell(r, cell_int(adults));
	report_cell(r, cell_int(pupils + adults));
}

static int
add_class(const struct headcount *h, void *arg)
{
	report_row(arg, ROW_BODY);
	add_counts(arg, h->class, h->pupils, h->adults);
	return 0;
}

static int
add_headcount(struct doc *d, const struct dues *dues)
{
	struct report *r = d->report;

	report_heading(r, "Effectif");
	if (dues->members.classes == 0) {
		report_null(r, "classes");
		report_para(r, "Aucun effectif n’a été saisi.");
		return 0;
	}
	report_table_begin(r, "classes", NULL);
	report_column(r, "class", "Classe", COLUMN_TEXT);
	report_column(r, "pupils", "Élèves", COLUMN_INT);
	report_column(r, "adults", "Adultes", COLUMN_INT);
	report_column(r, "members", "Membres", COLUMN_INT);
	if (dues_each_headcount(d->db, d->scope.year, add_class, r) == -1)
		return -1;
	report_row(r, ROW_TOTAL);
	add_counts(r, "Total", dues->members.pupils, dues->members.adults);
	report_table_end(r);
	return 0;
}

/* ---- Cotisation et assurance ---- */

static void
add_dues(struct doc *d, const struct dues *dues)
{
	static const struct dues_words words = { .part = "Part",
		.count = "Nombre",
		.rate = "Tarif",
		.amount = "Montant",
		.fixed = "Part fixe",
		.pupils = "Élèves",
		.adults = "Adultes",
		.supplement = "Supplément libre",
		.membership = "Cotisation (6281)",
		.insurance = "Assurance (6168)",
		.total = "Total",
		.due = "Dû",
		.paid = "Payé",
		.left = "Reste à payer" };
	struct report		      *r = d->report;

	report_heading(r, "Cotisation et assurance");
	if (dues->known) {
		dues_add_sum(r, dues, &words);
		return;
	}
	report_null(r, "lines");
	report_field(r, "paid_cents", cell_money(dues->paid));
	report_para(r,
	    dues->has_tariff ?
		"Le montant dû n’est pas connu, faute d’effectif." :
		"Le tarif de l’exercice n’a pas été saisi.");
	report_figure(r, words.paid, dues->paid, MONEY_EURO);
}

/* ---- Participation des familles ---- */

struct families {
	struct report	   *report;
	struct contribution sum;
	bool		    rounded; /* a mean is not exact */
	bool		    partial; /* some sums have no count */
	size_t		    n;
};

static void
add_family_row(struct report *r, const char *text, const struct contribution *c)
{
	bool known = c->contributors > 0;

	report_cell(r, cell_text(text));
	report_cell(r, cell_money(c->amount));
	report_cell(r, known ? cell_int(c->contributors) : cell_empty());
	report_cell(r, known ? cell_money(c->mean) : cell_empty());
}

static int
add_contribution(const struct contribution *c, void *arg)
{
	struct families *f = arg;

	/* The head of the table stands once there is a row. */
	if (f->n++ == 0) {
		report_table_begin(f->report, "contributions", NULL);
		report_column(f->report, NULL, "Classe", COLUMN_TEXT);
		report_column(
		    f->report, "amount_cents", "Montant", COLUMN_MONEY);
		report_column(
		    f->report, "contributors", "Familles", COLUMN_INT);
		report_column(f->report, "mean_cents", "Moyenne", COLUMN_MONEY);
	}
	report_row(f->report, ROW_BODY);
	add_family_row(
	    f->report, c->class != NULL ? c->class : "(sans classe)", c);
	report_row_field(f->report, "class", cell_text(c->class));
	report_row_field(f->report, "mean_exact",
	    c->contributors > 0 ? cell_bool(c->mean_exact) : cell_empty());
	f->rounded = f->rounded || !c->mean_exact;
	f->partial = f->partial || c->counted.cents != c->amount.cents;
	f->sum.contributors += c->contributors;
	money_add(&f->sum.amount, c->amount);
	money_add(&f->sum.counted, c->counted);
	return 0;
}

static void
end_families(struct families *f)
{
	contribution_share(&f->sum);
	report_row(f->report, ROW_TOTAL);
	add_family_row(f->report, "Total", &f->sum);
	report_table_end(f->report);
	if (f->rounded || !f->sum.mean_exact)
		report_note(f->report,
		    "Les moyennes sont arrondies au centime le plus proche.");
	if (f->partial && f->sum.contributors > 0)
		report_note(f->report,
		    "Les moyennes portent sur les seules sommes dont le nombre "
		    "de familles est connu.");
}

static int
add_families(struct doc *d)
{
	struct families f = { .report = d->report };

	report_heading(d->report, "Participation volontaire des familles");
	if (contribution_each(d->db, d->scope.year, add_contribution, &f) == -1)
		return -1;
	if (f.n == 0) {
		report_null(d->report, "contributions");
		report_para(
		    d->report, "Aucune participation n’a été enregistrée.");
		return 0;
	}
	end_families(&f);
	report_note(d->report,
	    "La participation est volontaire et libre. Elle est comptée par "
	    "classe" UTF8_NNBSP "; personne n’est nommé.");
	return 0;
}

static int
compose(struct doc *d)
{
	struct dues dues;

	if (dues_load(d->db, d->scope.year, &dues) == -1 ||
	    add_headcount(d, &dues) == -1)
		return -1;
	add_dues(d, &dues);
	return add_families(d);
}

struct report *
statement_dues(struct db *db, const struct scope *scope)
{
	struct scope whole = { .year = scope->year };
	struct doc   d;

	if (doc_begin(&d, db, &whole, "Cotisations et participations") == -1)
		return NULL;
	return doc_end(&d, compose(&d));
}

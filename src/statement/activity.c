/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>

#include "doc.h"
#include "parts.h"

#include "base/buf.h"
#include "base/utf8.h"
#include "book/axis.h"
#include "book/balance.h"
#include "book/decision.h"
#include "book/dues.h"

/* The frame of the compte rendu d'activités that goes with the statement
 * (domain 2.7): what the ledger knows is filled in, the rest is left to write. */

static void
add_question(struct report *r, const char *question, int lines)
{
	report_para(r, question);
	for (; lines > 0; lines--) {
		report_line_begin(r);
		report_line_blank(r, 170);
		report_line_end(r);
	}
}

/* ---- Who ---- */

static int
add_class(const struct headcount *h, void *arg)
{
	struct report *r = arg;

	report_row(r, ROW_BODY);
	report_cell(r, cell_text(h->class));
	report_cell(r, cell_int(h->pupils));
	report_cell(r, cell_int(h->adults));
	return 0;
}

static int
add_members(struct doc *d)
{
	struct report *r = d->report;
	struct members m;
	int	       rc;

	if (dues_count(d->db, d->coop.year.year, &m) == -1)
		return -1;
	report_heading(r, "La coopérative");
	report_field(r, "pupils", cell_int(m.pupils));
	report_field(r, "adults", cell_int(m.adults));
	if (m.classes == 0) {
		add_question(
		    r, "Classes, élèves et adultes adhérents" UTF8_NBSP ":", 2);
		return 0;
	}
	report_table_begin(r, "classes", NULL);
	report_column(r, "class", "Classe", COLUMN_TEXT);
	report_column(r, "pupils", "Élèves", COLUMN_INT);
	report_column(r, "adults", "Adultes", COLUMN_INT);
	rc = dues_each_headcount(d->db, d->coop.year.year, add_class, r);
	report_row(r, ROW_TOTAL);
	report_cell(r, cell_text("Total"));
	report_cell(r, cell_int(m.pupils));
	report_cell(r, cell_int(m.adults));
	report_table_end(r);
	return rc;
}

/* ---- What was decided ---- */

struct council {
	struct report *report;
	int64_t	       n;
	int64_t	       days; /* on which something was decided */
	struct date    last;
};

static int
add_decision(const struct decision *decision, void *arg)
{
	struct council *c = arg;

	if (c->n == 0 || date_compare(c->last, decision->day) != 0)
		c->days++;
	c->last = decision->day;
	c->n++;
	report_row(c->report, ROW_BODY);
	report_cell(c->report, cell_date(decision->day));
	report_cell(c->report, cell_text(decision->text));
	report_cell(c->report, cell_text(decision->project));
	return 0;
}

static int
add_council(struct doc *d)
{
	struct report *r = d->report;
	struct council c = { .report = r };
	int	       rc;

	report_heading(r, "Le conseil de coopérative");
	report_table_begin(r, "decisions", NULL);
	report_column(r, "date", "Jour", COLUMN_SHORT);
	report_column(r, "text", "Délibération", COLUMN_TEXT);
	report_column(r, "project", "Projet", COLUMN_TEXT);
	rc = decision_each(d->db, d->coop.year.year, add_decision, &c);
	report_table_end(r);
	report_field(r, "councils", cell_int(c.days));
	add_question(r,
	    "Conseils tenus dans l’année, par école et par classe" UTF8_NNBSP
	    "; ce que les élèves y ont décidé et fait" UTF8_NBSP ":",
	    3);
	return rc;
}

/* ---- What was done ---- */

struct projects {
	struct doc *d;
	int64_t	    n;
};

static int
add_project(const struct axis_item *item, void *arg)
{
	struct projects	   *p = arg;
	struct axis_figures f;
	struct report	   *r = p->d->report;

	if (axis_figures(p->d->db, AXIS_PROJECT, p->d->coop.year.year,
		item->name, &f) == -1)
		return -1;
	if (f.entries == 0)
		return 0;
	p->n++;
	report_row(r, ROW_BODY);
	report_cell(r, cell_text(item->name));
	report_cell(r, cell_text(item->label));
	report_cell(r, cell_money(f.income));
	report_cell(r, cell_money(f.expenses));
	return 0;
}

static int
add_projects(struct doc *d)
{
	struct projects p = { .d = d };
	struct report  *r = d->report;
	int		rc;

	report_heading(r, "Les projets");
	report_table_begin(r, "projects", NULL);
	report_column(r, "name", "Projet", COLUMN_SHORT);
	report_column(r, "label", "De quoi il s’agit", COLUMN_TEXT);
	report_column(r, "income_cents", "Recettes", COLUMN_MONEY);
	report_column(r, "expenses_cents", "Dépenses", COLUMN_MONEY);
	rc = axis_each(d->db, AXIS_PROJECT, add_project, &p);
	report_table_end(r);
	add_question(r,
	    p.n > 0 ? "Pour chacun" UTF8_NBSP
		      ": les classes, les partenaires, ce qui en reste." :
		      "Projets menés" UTF8_NBSP
		      ": les classes, les partenaires, ce qui en reste.",
	    4);
	return rc;
}

static int
add_figures(struct doc *d)
{
	struct report	   *r = d->report;
	struct year_figures f;

	if (balance_figures(d->db, d->coop.year.year, &f) == -1)
		return -1;
	report_heading(r, "L’année en chiffres");
	report_figure(r, "Recettes", f.income, MONEY_EURO);
	report_figure(r, "Dépenses", f.expenses, MONEY_EURO);
	report_figure(r, "Résultat", f.result, MONEY_SIGNED);
	report_figure(r, "Avoir au 31 août", f.assets, MONEY_EURO);
	report_field(r, "income_cents", cell_money(f.income));
	report_field(r, "expenses_cents", cell_money(f.expenses));
	report_field(r, "result_cents", cell_money(f.result));
	return part_course(
	    d->db, d->coop.year.year, d->coop.year.start, d->coop.year.end, r);
}

static void
add_rest(struct report *r)
{
	report_heading(r, "La vie coopérative");
	add_question(r,
	    "Actions de l’OCCE auxquelles la coopérative a pris part "
	    "(départementales, nationales)" UTF8_NBSP ":",
	    2);
	add_question(
	    r, "Correspondance, journal, jardin, solidarité" UTF8_NBSP ":", 2);
	add_question(r,
	    "Formations souhaitées, aide attendue de l’association "
	    "départementale" UTF8_NBSP ":",
	    2);
	report_signature(r, "Mandataire", "Nom, prénom, signature");
	report_signature(r, "Pour les élèves", "Le conseil de coopérative");
}

struct report *
statement_activity(struct db *db, const struct scope *scope)
{
	struct scope whole = { .year = scope->year };
	struct doc   d;
	int	     rc;

	if (doc_begin(&d, db, &whole, "Compte rendu d’activités") == -1)
		return NULL;
	rc = add_members(&d);
	if (rc == 0)
		rc = add_figures(&d);
	if (rc == 0)
		rc = add_council(&d);
	if (rc == 0)
		rc = add_projects(&d);
	if (rc == 0)
		add_rest(d.report);
	return doc_end(&d, rc);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>

#include "doc.h"
#include "plan.h"

#include "base/utf8.h"
#include "base/xalloc.h"
#include "book/advance.h"
#include "book/axis.h"
#include "book/budget.h"

/* A project through the years, or a class in a year: what came in, what went
 * out, entry by entry. */
struct page {
	struct doc   d;
	enum axis    axis;
	char	    *name;
	char	    *label;
	struct money income;
	struct money expenses;
	struct money public_money; /* of the income: 741 */
	bool	     many_years;
};

static bool
is_of(const struct page *p, const struct posting *posting)
{
	const char *name = p->axis == AXIS_PROJECT ? posting->project :
						     posting->class;

	return name != NULL && strcmp(name, p->name) == 0;
}

/* What the entry brought in and spent under that name. */
static void
sum_entry(
    struct page *p, const struct entry *e, struct money *in, struct money *out)
{
	const struct posting *posting;
	struct money	      m;
	size_t		      i;

	for (i = 0; i < e->npostings; i++) {
		posting = &e->postings[i];
		m = posting->amount;
		if (!is_of(p, posting))
			continue;
		if (code_class(posting->credit) == 7)
			money_add(in, m);
		if (code_class(posting->debit) == 7)
			money_add(in, money_neg(m));
		if (code_class(posting->debit) == 6)
			money_add(out, m);
		if (code_class(posting->credit) == 6)
			money_add(out, money_neg(m));
		if (strncmp(posting->credit, "741", 3) == 0)
			money_add(&p->public_money, m);
		if (strncmp(posting->debit, "741", 3) == 0)
			money_add(&p->public_money, money_neg(m));
	}
}

static int
add_entry(const struct entry *e, void *arg)
{
	struct page   *p = arg;
	struct report *r = p->d.report;
	struct money   in = MONEY(0), out = MONEY(0);

	sum_entry(p, e, &in, &out);
	if (in.cents == 0 && out.cents == 0)
		return 0;
	money_add(&p->income, in);
	money_add(&p->expenses, out);
	p->many_years = p->many_years || e->year != p->d.coop.year.year;
	report_row(r, ROW_BODY);
	report_cell(r, cell_int(e->number));
	report_cell(r, cell_date(e->day));
	report_cell(r, cell_text(e->voucher));
	report_cell(r, cell_text(e->label));
	report_cell(r, doc_cell(in));
	report_cell(r, doc_cell(out));
	report_row_field(r, "year", cell_int(e->year));
	return 0;
}

static int
add_year(const struct year *y, void *arg)
{
	struct page	   *p = arg;
	struct entry_filter f = { .year = y->year, .no_void = true };

	if (y->year > p->d.coop.year.year ||
	    (p->axis == AXIS_CLASS && y->year != p->d.coop.year.year))
		return 0;
	if (p->axis == AXIS_PROJECT)
		f.project = p->name;
	else
		f.class = p->name;
	return entry_each(p->d.db, &f, add_entry, p);
}

static int
add_entries(struct page *p)
{
	struct report *r = p->d.report;
	int	       rc;

	report_heading(r, "Entrées et sorties");
	report_table_begin(r, "entries", NULL);
	report_column(r, "entry", "N°", COLUMN_INT);
	report_column(r, "date", "Date", COLUMN_SHORT);
	report_column(r, "voucher", "Pièce", COLUMN_SHORT);
	report_column(r, "label", "Libellé", COLUMN_TEXT);
	report_column(r, "income_cents", "Recette", COLUMN_MONEY);
	report_column(r, "expense_cents", "Dépense", COLUMN_MONEY);
	rc = year_each(p->d.db, add_year, p);
	report_row(r, ROW_TOTAL);
	report_cell(r, cell_empty());
	report_cell(r, cell_empty());
	report_cell(r, cell_empty());
	report_cell(r, cell_text("Total"));
	report_cell(r, cell_money(p->income));
	report_cell(r, cell_money(p->expenses));
	report_table_end(r);
	return rc;
}

/* Where the money of a project came from: the public's, and the coop's own. */
static void
add_sources(struct page *p)
{
	struct report *r = p->d.report;
	struct money   others = doc_minus(p->income, p->public_money);
	struct money   left = doc_minus(p->income, p->expenses);
	struct money   own = MONEY(left.cents < 0 ? -left.cents : 0);

	report_heading(r, "D’où vient l’argent");
	report_bars_begin(r);
	report_bar(r, "Subventions publiques", p->public_money, true);
	report_bar(r, "Autres recettes", others, true);
	report_bar(r, "Ressources propres de la coopérative", own, false);
	report_bars_end(r);
	report_field(r, "public_cents", cell_money(p->public_money));
	report_field(r, "own_cents", cell_money(own));
}

static int
add_advance(const struct advance *a, void *arg)
{
	struct page   *p = arg;
	struct report *r = p->d.report;

	if (strcmp(a->class, p->name) != 0)
		return 0;
	report_heading(r, "Régie d’avance");
	report_group_begin(r, "advance");
	report_field(r, "given_cents", cell_money(a->given));
	report_field(r, "justified_cents", cell_money(a->justified));
	report_field(r, "returned_cents", cell_money(a->returned));
	report_field(r, "left_cents", cell_money(a->left));
	report_figure(r, "Versé", a->given, MONEY_EURO);
	report_figure(r, "Justifié", a->justified, MONEY_EURO);
	report_figure(r, "Rendu", a->returned, MONEY_EURO);
	report_figure(r, "Reste", a->left, MONEY_EURO);
	report_group_end(r);
	return 0;
}

static int
add_budget(struct page *p)
{
	struct plan plan;
	int64_t	    lines;
	int	    rc;

	if (budget_count(p->d.db, p->name, &lines) == -1)
		return -1;
	if (lines == 0) {
		report_null(p->d.report, "budget");
		return 0;
	}
	report_heading(p->d.report, "Budget et réalisé");
	report_group_begin(p->d.report, "budget");
	rc = part_budget(
	    p->d.db, p->d.coop.year.year, p->name, p->d.report, &plan);
	report_group_end(p->d.report);
	return rc;
}

static int
take_label(const struct axis_item *item, void *arg)
{
	struct page *p = arg;

	if (strcmp(item->name, p->name) != 0)
		return 0;
	p->label = xstrdup(item->label);
	return 1;
}

static void
add_head(struct page *p)
{
	struct report *r = p->d.report;

	report_field(r, "name", cell_text(p->name));
	report_field(r, "label", cell_text(p->label));
	report_field(r, "income_cents", cell_money(p->income));
	report_field(r, "expenses_cents", cell_money(p->expenses));
	report_field(
	    r, "result_cents", cell_money(doc_minus(p->income, p->expenses)));
}

static int
fill(struct page *p)
{
	if (p->label != NULL && p->label[0] != '\0')
		report_para(p->d.report, p->label);
	if (p->axis == AXIS_PROJECT && add_budget(p) == -1)
		return -1;
	if (add_entries(p) == -1)
		return -1;
	add_head(p);
	if (p->many_years)
		report_note(p->d.report,
		    "Le projet court sur plusieurs exercices" UTF8_NBSP
		    ": tout y est, depuis son début.");
	if (p->axis == AXIS_PROJECT)
		add_sources(p);
	else if (advance_each(p->d.db, p->d.coop.year.year, add_advance, p) ==
	    -1)
		return -1;
	return 0;
}

static struct report *
make(struct db *db, const struct scope *scope, enum axis axis)
{
	struct scope   whole = { .year = scope->year };
	struct page    p = { .axis = axis };
	struct report *r = NULL;
	char	      *title = NULL;
	struct year    y;
	int	       rc;

	if (year_load(db, scope->year, &y) == -1)
		return NULL;
	p.name = axis_resolve(db, axis, scope->subject);
	if (p.name == NULL)
		return NULL;
	if (axis_each(db, axis, take_label, &p) != -1) {
		title = xasprintf(axis == AXIS_PROJECT ?
			"Projet «" UTF8_NBSP "%s" UTF8_NBSP "»" :
			"Classe «" UTF8_NBSP "%s" UTF8_NBSP "»",
		    p.name);
		rc = doc_begin(&p.d, db, &whole, title);
		if (rc == 0)
			r = doc_end(&p.d, fill(&p));
	}
	free(title);
	free(p.name);
	free(p.label);
	return r;
}

struct report *
statement_project(struct db *db, const struct scope *scope)
{
	return make(db, scope, AXIS_PROJECT);
}

struct report *
statement_class(struct db *db, const struct scope *scope)
{
	return make(db, scope, AXIS_CLASS);
}

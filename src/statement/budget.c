/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "doc.h"
#include "plan.h"

#include "base/utf8.h"
#include "book/axis.h"
#include "book/budget.h"

/* One side of a budget while it is written. */
struct side {
	struct report *report;
	struct money   planned;
	struct money   actual;
	size_t	       n;
};

/* An amount that was not planned has no percentage. */
static struct cell
percent(struct money actual, struct money planned)
{
	return planned.cents == 0 ? cell_empty() :
				    cell_int(money_percent(actual, planned));
}

static void
add_figures(struct report *r, struct money planned, struct money actual)
{
	report_cell(r, cell_money(planned));
	report_cell(r, cell_money(actual));
	report_cell(r, cell_money(doc_minus(planned, actual)));
	report_cell(r, percent(actual, planned));
}

static int
add_line(const struct budget_line *l, void *arg)
{
	struct side *s = arg;

	s->n++;
	money_add(&s->planned, l->planned);
	money_add(&s->actual, l->actual);
	report_row(s->report, ROW_BODY);
	report_cell(s->report, cell_text(l->code));
	report_cell(s->report, cell_text(l->label));
	add_figures(s->report, l->planned, l->actual);
	return 0;
}

static int
add_side(
    struct db *db, int year, const char *project, int class, struct side *s)
{
	struct report *r = s->report;
	int	       rc;

	report_table_begin(r, class == 6 ? "expenses" : "income",
	    class == 6 ? "Charges" : "Produits");
	report_column(r, "account", "Compte", COLUMN_SHORT);
	report_column(r, "label", "Libellé", COLUMN_TEXT);
	report_column(r, "planned_cents", "Prévu", COLUMN_MONEY);
	report_column(r, "actual_cents", "Réalisé", COLUMN_MONEY);
	report_column(r, "left_cents", "Reste", COLUMN_MONEY);
	report_column(r, "percent", "%", COLUMN_INT);
	rc = budget_each(db, year, project, class, add_line, s);
	report_row(r, ROW_TOTAL);
	report_cell(r, cell_empty());
	report_cell(r,
	    cell_text(class == 6 ? "Total des charges" : "Total des produits"));
	add_figures(r, s->planned, s->actual);
	report_table_end(r);
	return rc;
}

/* How far each side is, in a picture. */
static void
add_gauges(
    struct report *r, const struct side *expenses, const struct side *income)
{
	if (expenses->planned.cents == 0 && income->planned.cents == 0)
		return;
	report_gauges_begin(r);
	if (expenses->planned.cents != 0)
		report_gauge(r, "Dépensé", expenses->actual, expenses->planned);
	if (income->planned.cents != 0)
		report_gauge(r, "Reçu", income->actual, income->planned);
	report_gauges_end(r);
}

int
part_budget(struct db *db, int year, const char *project, struct report *r,
    struct plan *p)
{
	struct side expenses = { .report = r }, income = { .report = r };

	if (add_side(db, year, project, 6, &expenses) == -1 ||
	    add_side(db, year, project, 7, &income) == -1)
		return -1;
	*p = (struct plan){ .planned = expenses.planned.cents != 0 ||
		    income.planned.cents != 0,
		.expenses = expenses.actual,
		.income = income.actual };
	add_gauges(r, &expenses, &income);
	report_field(r, "planned_expenses_cents", cell_money(expenses.planned));
	report_field(r, "planned_income_cents", cell_money(income.planned));
	report_field(r, "expenses_cents", cell_money(expenses.actual));
	report_field(r, "income_cents", cell_money(income.actual));
	return 0;
}

/* ---- The document ---- */

struct writer {
	struct doc d;
	size_t	   n;
};

static int
add_project(const struct axis_item *item, void *arg)
{
	struct writer *w = arg;
	struct plan    p;
	int64_t	       lines;
	int	       rc;

	if (budget_count(w->d.db, item->name, &lines) == -1)
		return -1;
	if (lines == 0)
		return 0;
	report_heading(
	    w->d.report, item->label[0] != '\0' ? item->label : item->name);
	report_group_begin(w->d.report, item->name);
	rc = part_budget(
	    w->d.db, w->d.coop.year.year, item->name, w->d.report, &p);
	report_group_end(w->d.report);
	return rc;
}

struct report *
statement_budget(struct db *db, const struct scope *scope)
{
	struct scope  whole = { .year = scope->year };
	struct writer w = { .n = 0 };
	struct plan   p;
	int	      rc;

	if (doc_begin(&w.d, db, &whole, "Budget") == -1)
		return NULL;
	rc = part_budget(db, scope->year, NULL, w.d.report, &p);
	if (rc == 0 && !p.planned)
		report_note(w.d.report,
		    "Rien n’est prévu pour l’exercice" UTF8_NBSP
		    ": quitus budget prévoir COMPTE MONTANT.");
	report_group_begin(w.d.report, "projects");
	if (rc == 0)
		rc = axis_each(db, AXIS_PROJECT, add_project, &w);
	report_group_end(w.d.report);
	return doc_end(&w.d, rc);
}

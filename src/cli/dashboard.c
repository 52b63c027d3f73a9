/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/dashboard.h"

#include <stdlib.h>

#include "base/xalloc.h"
#include "book/account.h"
#include "book/agenda.h"
#include "book/axis.h"
#include "book/bank.h"
#include "book/budget.h"
#include "book/cash.h"
#include "book/grant.h"
#include "book/ledger.h"
#include "book/recent.h"
#include "book/setting.h"
#include "cli/entry_output.h"

/* ---- The curve ---- */

struct sampling {
	struct dashboard *d;
	struct date	  from;
	int32_t		  days;
	struct money	  held;
	size_t		  columns;
	size_t		  next; /* sample to be taken */
};

/* The samples before that day are what was held until then. */
static void
sample_until(struct sampling *s, int32_t day)
{
	while (s->next < s->columns &&
	    s->from.days +
		    (int32_t)(s->next + 1) * s->days / (int32_t)s->columns <=
		day)
		s->d->curve[s->next++] = s->held;
}

static int
sample_day(struct date day, struct money held, void *arg)
{
	struct sampling *s = arg;

	sample_until(s, day.days - 1);
	s->held = held;
	if (s->d->ncurve == 0 || held.cents < s->d->low.cents)
		s->d->low = held;
	if (s->d->ncurve == 0 || held.cents > s->d->high.cents)
		s->d->high = held;
	s->d->ncurve = s->columns;
	return 0;
}

static int
load_curve(struct dashboard *d, size_t columns)
{
	struct sampling s = {
		.d = d, .from = d->year.start, .columns = columns
	};

	d->curve_end = date_compare(d->ctx->today, d->year.end) < 0 ?
	    d->ctx->today :
	    d->year.end;
	s.days = d->curve_end.days - s.from.days;
	if (s.days < (int32_t)columns)
		return 0;
	if (balance_each_day(d->ctx->db, d->year.year, "51", d->curve_end,
		sample_day, &s) == -1)
		return -1;
	sample_until(&s, d->curve_end.days);
	while (s.next < columns)
		d->curve[s.next++] = s.held;
	return 0;
}

/* ---- Figures ---- */

static int
load_statement(const char *code, const char *label, void *arg)
{
	struct dashboard     *d = arg;
	struct reconciliation r;
	int		      rc;

	(void)label;
	rc = bank_reconcile(d->ctx->db, d->year.year, code, d->year.end, &r);
	if (rc == 0 && r.found &&
	    date_compare(r.statement_date, d->statement) > 0)
		d->statement = r.statement_date;
	reconciliation_fini(&r);
	return rc;
}

static int
load_count(struct dashboard *d)
{
	struct cash_count c;
	char		  code[CODE_MAX];
	int		  rc;

	if (account_resolve(d->ctx->db, "cash", code) == -1)
		return -1;
	rc = cash_count_load(d->ctx->db, d->year.year, code, d->year.end, &c);
	if (rc == 0 && c.found)
		d->counted = c.day;
	cash_count_fini(&c);
	return rc;
}

static int
count_draft(const struct entry *e, void *arg)
{
	(void)e;
	++*(int64_t *)arg;
	return 0;
}

int
dashboard_load(struct ctx *ctx, size_t columns, struct dashboard *d)
{
	struct entry_filter drafts = { .draft = true, .no_void = true };
	int		    year;

	*d = (struct dashboard){ .ctx = ctx };
	if (ledger_current_year(ctx->db, &year) == -1 ||
	    year_load(ctx->db, year, &d->year) == -1 ||
	    balance_figures(ctx->db, year, &d->figures) == -1)
		return -1;
	drafts.year = year;
	if (bank_each(ctx->db, year, load_statement, d) == -1 ||
	    load_count(d) == -1 ||
	    entry_each(ctx->db, &drafts, count_draft, &d->drafts) == -1 ||
	    check_year(ctx->db, year, ctx->today, false, &d->check) == -1)
		return -1;
	return load_curve(d, columns);
}

void
dashboard_fini(struct dashboard *d)
{
	check_fini(&d->check);
}

/* ---- Budgets ---- */

struct planning {
	struct dashboard    *d;
	dashboard_budget_fn *fn;
	void		    *arg;
	struct money	     planned, spent;
};

static int
add_planned(const struct budget_line *l, void *arg)
{
	struct planning *p = arg;

	money_add(&p->planned, l->planned);
	money_add(&p->spent, l->actual);
	return 0;
}

static int
tell_budget(struct planning *p, const char *project)
{
	p->planned = p->spent = MONEY(0);
	if (budget_each(p->d->ctx->db, p->d->year.year, project, 6, add_planned,
		p) == -1)
		return -1;
	return p->planned.cents == 0 ?
	    0 :
	    p->fn(project, p->planned, p->spent, p->arg);
}

static int
tell_project(const struct axis_item *project, void *arg)
{
	return project->closed ? 0 : tell_budget(arg, project->name);
}

int
dashboard_each_budget(struct dashboard *d, dashboard_budget_fn *fn, void *arg)
{
	struct planning p = { .d = d, .fn = fn, .arg = arg };
	int		rc = tell_budget(&p, NULL);

	return rc != 0 ? rc :
			 axis_each(d->ctx->db, AXIS_PROJECT, tell_project, &p);
}

/* ---- JSON ---- */

static json_t *
day_json(struct date day)
{
	char text[DATE_ISO];

	return day.days == 0 ? json_null() : json_string(date_iso(day, text));
}

static int
add_entry(const struct entry *e, void *arg)
{
	json_array_append_new(arg, entry_json(e));
	return 0;
}

static int
add_grant(const struct grant *g, void *arg)
{
	json_array_append_new(arg,
	    json_pack("{s:I, s:s, s:s, s:I, s:I, s:I}", "id", (json_int_t)g->id,
		"funder", g->funder, "purpose", g->purpose, "granted_cents",
		(json_int_t)g->granted.cents, "received_cents",
		(json_int_t)g->received.cents, "spent_cents",
		(json_int_t)g->spent.cents));
	return 0;
}

static int
add_budget(
    const char *project, struct money planned, struct money spent, void *arg)
{
	json_array_append_new(arg,
	    json_pack("{s:s?, s:I, s:I}", "project", project, "planned_cents",
		(json_int_t)planned.cents, "spent_cents",
		(json_int_t)spent.cents));
	return 0;
}

static int
add_item(const struct agenda_item *item, void *arg)
{
	static const char *const kinds[] = { "errors", "close", "quitus",
		"advance", "dues", "bank-lines", "bank", "cash", "drafts",
		"backup", "vouchers" };

	json_array_append_new(arg,
	    json_pack("{s:s, s:i, s:o, s:o, s:I, s:I, s:s?}", "kind",
		kinds[item->kind], "year", item->year, "due",
		day_json(item->due), "since", day_json(item->since), "count",
		(json_int_t)item->count, "amount_cents",
		(json_int_t)item->amount.cents, "name", item->name));
	return 0;
}

static void
add_figures(const struct dashboard *d, json_t *all)
{
	const struct year_figures *f = &d->figures;
	json_t			  *figures;

	figures = json_pack(
	    "{s:i, s:s, s:I, s:o, s:I, s:o, s:I, s:I, s:I, s:I, s:I}", "year",
	    d->year.year, "state",
	    d->year.state == YEAR_OPEN ? "open" : "closed", "bank_cents",
	    (json_int_t)f->bank.cents, "bank_statement", day_json(d->statement),
	    "cash_cents", (json_int_t)f->cash.cents, "cash_counted",
	    day_json(d->counted), "advances_cents",
	    (json_int_t)f->advances.cents, "total_income_cents",
	    (json_int_t)f->income.cents, "total_expenses_cents",
	    (json_int_t)f->expenses.cents, "result_cents",
	    (json_int_t)f->result.cents, "drafts", (json_int_t)d->drafts);
	json_object_update(all, figures);
	json_decref(figures);
	json_object_set_new(all, "check",
	    json_pack("{s:I, s:I, s:I}", "errors", (json_int_t)d->check.errors,
		"warnings", (json_int_t)d->check.warnings, "questions",
		(json_int_t)d->check.questions));
}

/* The lists, each into its member. */
static int
add_lists(struct dashboard *d, json_t *all)
{
	struct db *db = d->ctx->db;
	json_t	  *entries = json_array(), *grants = json_array();
	json_t	  *budgets = json_array(), *todo = json_array();

	json_object_set_new(all, "entries", entries);
	json_object_set_new(all, "subsidies", grants);
	json_object_set_new(all, "budgets", budgets);
	json_object_set_new(all, "todo", todo);
	if (recent_each_entry(db, d->year.year, 5, add_entry, entries) == -1 ||
	    grant_each(db, d->year.year, add_grant, grants) == -1 ||
	    dashboard_each_budget(d, add_budget, budgets) == -1)
		return -1;
	return agenda_each(
	    db, d->year.year, d->ctx->today, &d->check, add_item, todo);
}

int
dashboard_json(struct dashboard *d)
{
	json_t *all = json_object();
	char   *name = setting_get(d->ctx->db, d->year.year, "name");

	if (name == NULL) {
		json_decref(all);
		return -1;
	}
	json_object_set_new(all, "name", json_string(name));
	free(name);
	add_figures(d, all);
	if (add_lists(d, all) == -1) {
		json_decref(all);
		return -1;
	}
	output_json(d->ctx, all);
	return 0;
}

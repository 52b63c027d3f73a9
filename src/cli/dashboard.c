/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/dashboard.h"

#include <string.h>

#include "base/xalloc.h"
#include "book/account.h"
#include "book/agenda.h"
#include "book/bank.h"
#include "book/budget.h"
#include "book/cash.h"
#include "book/check.h"
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
	size_t		  next; /* sample to be taken */
};

/* The samples before that day are what was held until then. */
static void
sample_until(struct sampling *s, int32_t day)
{
	while (s->next < DASHBOARD_CURVE &&
	    s->from.days + (int32_t)(s->next + 1) * s->days / DASHBOARD_CURVE <=
		day)
		s->d->curve[s->next++] = s->held;
}

static int
sample_day(struct date day, struct money held, void *arg)
{
	struct sampling *s = arg;

	sample_until(s, day.days - 1);
	s->held = held;
	s->d->ncurve = DASHBOARD_CURVE;
	return 0;
}

static int
load_curve(struct dashboard *d)
{
	struct sampling s = { .d = d, .from = d->year.start };

	d->curve_end = date_compare(d->ctx->today, d->year.end) < 0 ?
	    d->ctx->today :
	    d->year.end;
	s.days = d->curve_end.days - s.from.days;
	if (s.days < DASHBOARD_CURVE)
		return 0;
	if (balance_each_day(d->ctx->db, d->year.year, "51", d->curve_end,
		sample_day, &s) == -1)
		return -1;
	sample_until(&s, d->curve_end.days);
	while (s.next < DASHBOARD_CURVE)
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

static int
load_check(struct dashboard *d)
{
	struct check c = { .nfindings = 0 };
	int	     rc;

	rc = check_year(d->ctx->db, d->year.year, d->ctx->today, false, &c);
	d->errors = c.errors;
	d->warnings = c.warnings;
	d->questions = c.questions;
	check_fini(&c);
	return rc;
}

int
dashboard_load(struct ctx *ctx, struct dashboard *d)
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
	    load_check(d) == -1)
		return -1;
	return load_curve(d);
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
add_item(const struct agenda_item *item, void *arg)
{
	static const char *const kinds[] = { "errors", "close", "quitus",
		"advance", "dues", "bank-lines", "bank", "cash", "vouchers" };

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
	    json_pack("{s:I, s:I, s:I}", "errors", (json_int_t)d->errors,
		"warnings", (json_int_t)d->warnings, "questions",
		(json_int_t)d->questions));
}

int
dashboard_json(struct dashboard *d)
{
	struct ctx *ctx = d->ctx;
	json_t	   *all = json_object(), *entries = json_array();
	json_t	   *grants = json_array(), *todo = json_array();
	char	   *name = setting_get(ctx->db, d->year.year, "name");
	int	    rc = -1;

	if (name != NULL &&
	    recent_each_entry(ctx->db, d->year.year, 5, add_entry, entries) ==
		0 &&
	    grant_each(ctx->db, d->year.year, add_grant, grants) == 0 &&
	    agenda_each(ctx->db, d->year.year, ctx->today, add_item, todo) ==
		0) {
		json_object_set_new(all, "name", json_string(name));
		add_figures(d, all);
		json_object_set(all, "entries", entries);
		json_object_set(all, "subsidies", grants);
		json_object_set(all, "todo", todo);
		output_json(ctx, json_incref(all));
		rc = 0;
	}
	free(name);
	json_decref(all);
	json_decref(entries);
	json_decref(grants);
	json_decref(todo);
	return rc;
}

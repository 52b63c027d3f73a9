/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>

#include "base/i18n.h"
#include "book/account.h"
#include "book/axis.h"
#include "book/budget.h"
#include "book/year.h"
#include "cli/command.h"
#include "cli/entry_input.h"
#include "cli/entry_output.h"
#include "report/report.h"

/* Which budget is meant. */
struct target {
	int   year;
	char *project; /* NULL: the coop's */
};

static int
read_target(struct ctx *ctx, const struct args *args, struct target *t)
{
	t->project = NULL;
	if (input_year(ctx, args, &t->year) == -1)
		return -1;
	if (!args_has(args, OPT_PROJECT))
		return 0;
	t->project = axis_resolve(
	    ctx->db, AXIS_PROJECT, args_opt(args, OPT_PROJECT));
	return t->project == NULL ? -1 : 0;
}

/* ---- set ---- */

static void
tell_set(struct ctx *ctx, const struct target *t, const char *code,
    const struct money *m)
{
	char	    amount[MONEY_TEXT], year[YEAR_TEXT];
	const char *whose = t->project != NULL ? t->project :
						 year_text(t->year, year);

	if (m == NULL)
		buf_addf(&ctx->out,
		    _("Budget of %s: nothing is planned on %s any more.\n"),
		    whose, code);
	else
		buf_addf(&ctx->out, _("Budget of %s: %s planned on %s.\n"),
		    whose, money_text(*m, MONEY_EURO, amount), code);
}

static json_t *
set_json(const struct target *t, const char *code, const struct money *m)
{
	json_t *o = json_object();

	json_object_set_new(o, "project",
	    t->project != NULL ? json_string(t->project) : json_null());
	json_object_set_new(o, "year",
	    t->project != NULL ? json_null() : json_integer(t->year));
	json_object_set_new(o, "account", json_string(code));
	json_object_set_new(o, "amount_cents",
	    m != NULL ? json_integer(m->cents) : json_null());
	return o;
}

static int
set(struct ctx *ctx, const struct args *args, const struct target *t)
{
	bool	     unset = args_has(args, OPT_UNSET);
	const char  *word = args_get(args, 1);
	struct money m = MONEY(0);
	char	     code[CODE_MAX];
	int	     rc;

	if (account_resolve(ctx->db, args_get(args, 0), code) == -1)
		return -1;
	if (!unset && word == NULL) {
		err_set(ctx->err, ERR_USAGE, _("how much is planned?"));
		return err_hint(ctx->err,
		    _("For instance: quitus budget set 6180 3500. To take a "
		      "line away: --unset"));
	}
	if (!unset && input_amount(ctx, word, &m) == -1)
		return -1;
	rc = unset ? budget_unset(ctx->db, t->year, t->project, code) :
		     budget_set(ctx->db, t->year, t->project, code, m);
	if (rc == 0 && ctx->json)
		output_json(ctx, set_json(t, code, unset ? NULL : &m));
	else if (rc == 0)
		tell_set(ctx, t, code, unset ? NULL : &m);
	return rc;
}

static int
run_set(struct ctx *ctx, const struct args *args)
{
	struct target t;
	int	      rc = read_target(ctx, args, &t);

	if (rc == 0)
		rc = set(ctx, args, &t);
	free(t.project);
	return rc;
}

/* ---- list ---- */

/* Lines on their way into the table. */
struct listing {
	struct ctx    *ctx;
	struct report *report;
	int	       year;
	const char    *project; /* NULL: the coop's */
	bool	       several; /* projects have theirs too */
};

static int
add_line(const struct budget_line *l, void *arg)
{
	const struct listing *list = arg;
	struct report	     *r = list->report;

	report_row(r, ROW_BODY);
	report_cell(r, cell_text(l->code));
	report_cell(r, cell_text(l->label));
	report_cell(r, cell_money(l->planned));
	report_cell(r, cell_money(l->actual));
	report_cell(r, cell_money(MONEY(l->planned.cents - l->actual.cents)));
	if (list->several)
		report_cell(r, cell_text(list->project));
	else
		report_row_field(r, "project", cell_text(list->project));
	return 0;
}

static int
add_lines(struct listing *l)
{
	struct db *db = l->ctx->db;

	if (budget_each(db, l->year, l->project, 6, add_line, l) == -1)
		return -1;
	return budget_each(db, l->year, l->project, 7, add_line, l);
}

static int
seek_project(const struct axis_item *item, void *arg)
{
	struct listing *l = arg;
	int64_t		n;

	if (budget_count(l->ctx->db, item->name, &n) == -1)
		return -1;
	l->several = l->several || n > 0;
	return 0;
}

/* Below the coop's own budget, that of each project that has one. */
static int
add_project(const struct axis_item *item, void *arg)
{
	struct listing *l = arg;
	int64_t		n;
	int		rc;

	if (budget_count(l->ctx->db, item->name, &n) == -1)
		return -1;
	if (n == 0)
		return 0;
	l->project = item->name;
	rc = add_lines(l);
	l->project = NULL;
	return rc;
}

static int
list(struct ctx *ctx, const struct target *t)
{
	struct report *r = report_new(_("Budget"));
	struct listing l = { ctx, r, t->year, t->project, false };
	char	       year[YEAR_TEXT];
	int	       rc = 0;

	if (t->project == NULL)
		rc = axis_each(ctx->db, AXIS_PROJECT, seek_project, &l);
	report_subtitle(
	    r, t->project != NULL ? t->project : year_text(t->year, year));
	report_root_array(r);
	report_table_begin(r, "lines", NULL);
	report_column(r, "account", _("Account"), COLUMN_SHORT);
	report_column(r, "label", _("Label"), COLUMN_TEXT);
	report_column(r, "planned_cents", _("Planned"), COLUMN_MONEY);
	report_column(r, "actual_cents", _("Actual"), COLUMN_MONEY);
	report_column(r, "left_cents", _("Left"), COLUMN_MONEY);
	if (l.several)
		report_column(r, "project", _("Project"), COLUMN_TEXT);
	if (rc == 0)
		rc = add_lines(&l);
	if (rc == 0 && l.several)
		rc = axis_each(ctx->db, AXIS_PROJECT, add_project, &l);
	report_table_end(r);
	if (rc == 0)
		return ctx_report(ctx, r);
	report_free(r);
	return -1;
}

static int
run_list(struct ctx *ctx, const struct args *args)
{
	struct target t;
	int	      rc = read_target(ctx, args, &t);

	if (rc == 0)
		rc = list(ctx, &t);
	free(t.project);
	return rc;
}

/* ---- import ---- */

static int
run_import(struct ctx *ctx, const struct args *args)
{
	size_t n;
	int    year;

	if (input_year(ctx, args, &year) == -1 ||
	    budget_import(ctx->db, year, args_get(args, 0), &n) == -1)
		return -1;
	if (ctx->json)
		output_json(ctx, json_pack("{s:I}", "lines", (json_int_t)n));
	else
		buf_addf(&ctx->out,
		    ngettext("%zu line of budget is taken.\n",
			"%zu lines of budget are taken.\n", n),
		    n);
	return 0;
}

static const enum opt set_options[] = { OPT_PROJECT, OPT_UNSET, OPT_YEAR,
	OPT_END };
static const enum opt list_options[] = { OPT_PROJECT, OPT_YEAR, OPT_FORMAT,
	OPT_OUTPUT, OPT_END };
static const enum opt import_options[] = { OPT_YEAR, OPT_END };

const struct command cmd_budget[] = {
	{ .en = "budget set",
	    .fr = "budget prevoir",
	    .arguments = N_("CODE [AMOUNT]"),
	    .help = N_("plan an amount on an account"),
	    .options = set_options,
	    .min = 1,
	    .max = 2,
	    .mode = FILE_WRITE,
	    .run = run_set,
	    .examples = N_("quitus budget set 6180 3500\n"
			   "quitus budget set 7410 1250 --project Circus\n"
			   "quitus budget set 6500 --unset") },
	{ .en = "budget list",
	    .fr = "budget lister",
	    .arguments = "",
	    .help = N_("what was planned beside what happened"),
	    .options = list_options,
	    .min = 0,
	    .max = 0,
	    .mode = FILE_READ,
	    .run = run_list,
	    .examples = N_("quitus budget list\n"
			   "quitus budget list --project Circus\n"
			   "quitus budget list --format csv -o budget.csv") },
	{ .en = "budget import",
	    .fr = "budget importer",
	    .arguments = N_("FILE.csv"),
	    .help = N_(
		"take a budget from a spreadsheet: compte;montant;projet"),
	    .options = import_options,
	    .min = 1,
	    .max = 1,
	    .mode = FILE_WRITE,
	    .run = run_import,
	    .examples = N_("quitus budget import budget.csv --dry-run\n"
			   "quitus budget import budget.csv\n"
			   "quitus budget import budget.csv --year 2026") },
	{ .en = NULL }
};

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>

#include "base/i18n.h"
#include "base/utf8.h"
#include "base/xalloc.h"
#include "book/axis.h"
#include "book/grant.h"
#include "cli/command.h"
#include "cli/entry_input.h"
#include "cli/entry_output.h"
#include "report/report.h"
#include "value/text.h"

static json_t *
text_json(const char *text)
{
	return text != NULL ? json_string(text) : json_null();
}

static json_t *
grant_json(const struct grant *g)
{
	json_t *o = json_object();
	char	day[DATE_ISO];

	json_object_set_new(o, "id", json_integer(g->id));
	json_object_set_new(o, "funder", json_string(g->funder));
	json_object_set_new(o, "kind", json_string(g->kind));
	json_object_set_new(o, "purpose", json_string(g->purpose));
	json_object_set_new(o, "date", json_string(date_iso(g->day, day)));
	json_object_set_new(o, "project", text_json(g->project));
	json_object_set_new(o, "reference", text_json(g->reference));
	json_object_set_new(o, "granted_cents", json_integer(g->granted.cents));
	json_object_set_new(
	    o, "received_cents", json_integer(g->received.cents));
	json_object_set_new(o, "spent_cents", json_integer(g->spent.cents));
	json_object_set_new(o, "left_cents", json_integer(grant_left(g).cents));
	json_object_set_new(o, "proof", json_boolean(g->proof));
	json_object_set_new(o, "closed", json_boolean(g->closed != 0));
	return o;
}

/* The number typed first; the figures up to the end of the current year. */
static int
load(struct ctx *ctx, const struct args *args, struct grant *g)
{
	const char *word = args_get(args, 0);
	char	   *end;
	int64_t	    id = strtoll(word, &end, 10);
	int	    year;

	*g = (struct grant){ 0 };
	if (end == word || *end != '\0' || id <= 0) {
		err_set(ctx->err, ERR_USAGE,
		    _("“%s” is not the number of a subsidy."), word);
		return err_hint(
		    ctx->err, _("See them all with: quitus subsidy list"));
	}
	if (input_year(ctx, args, &year) == -1)
		return -1;
	return grant_load(ctx->db, id, year, g);
}

enum done { GRANTED, PROVED, CLOSED };

static void
tell_done(struct buf *out, const struct grant *g, enum done done)
{
	long long id = (long long)g->id;

	switch (done) {
	case GRANTED:
		buf_addf(out, _("Subsidy %lld is recorded: %s, %s.\n"), id,
		    g->funder, g->purpose);
		break;
	case PROVED:
		buf_addf(out, _("The proof of subsidy %lld is kept: %s, %s.\n"),
		    id, g->funder, g->purpose);
		break;
	case CLOSED:
		buf_addf(out, _("Subsidy %lld is closed: %s, %s.\n"), id,
		    g->funder, g->purpose);
		break;
	}
}

/* What is said of a subsidy after something was done to it. */
static int
print_done(struct ctx *ctx, int64_t id, int year, enum done done)
{
	struct grant g;
	char	     a[MONEY_TEXT], b[MONEY_TEXT], c[MONEY_TEXT];

	if (grant_load(ctx->db, id, year, &g) == -1)
		return -1;
	if (ctx->json)
		output_json(ctx, grant_json(&g));
	else {
		tell_done(&ctx->out, &g, done);
		buf_addf(&ctx->out,
		    _("  %s granted, %s received, %s left to spend.\n"),
		    money_text(g.granted, MONEY_EURO, a),
		    money_text(g.received, MONEY_EURO, b),
		    money_text(grant_left(&g), MONEY_EURO, c));
	}
	grant_fini(&g);
	return 0;
}

/* ---- grant ---- */

static int
require(struct ctx *ctx, const struct args *args, enum opt opt,
    const char *question, const char *example)
{
	if (args_has(args, opt))
		return 0;
	err_set(ctx->err, ERR_USAGE, "%s", question);
	return err_hint(ctx->err, "%s", example);
}

static int
take(struct ctx *ctx, const struct args *args, enum opt opt, const char *what,
    char **to)
{
	if (!args_has(args, opt))
		return 0;
	return text_take(
	    args_opt(args, opt), TEXT_LABEL_MAX, what, to, ctx->err);
}

static int
read_grant(struct ctx *ctx, const struct args *args, struct grant *g)
{
	if (require(ctx, args, OPT_FUNDER, _("who gives the subsidy?"),
		_("Add --funder, for instance: --funder \"Town of "
		  "Fromelles\"")) == -1 ||
	    require(ctx, args, OPT_KIND, _("whose money is it?"),
		_("Add --kind: commune, departement, region, state, europe, "
		  "occe or other.")) == -1 ||
	    require(ctx, args, OPT_PURPOSE, _("what is it given for?"),
		_("Add --purpose with the words of the letter: it may be spent "
		  "on that only.")) == -1)
		return -1;
	g->day = ctx->today;
	if (input_amount(ctx, args_get(args, 0), &g->granted) == -1 ||
	    take(ctx, args, OPT_FUNDER, _("funder"), &g->funder) == -1 ||
	    take(ctx, args, OPT_PURPOSE, _("purpose"), &g->purpose) == -1 ||
	    take(ctx, args, OPT_REFERENCE, _("reference"), &g->reference) == -1)
		return -1;
	if (args_has(args, OPT_DATE) &&
	    date_parse(
		args_opt(args, OPT_DATE), &ctx->dates, &g->day, ctx->err) == -1)
		return -1;
	if (!args_has(args, OPT_PROJECT))
		return 0;
	g->project = axis_resolve(
	    ctx->db, AXIS_PROJECT, args_opt(args, OPT_PROJECT));
	return g->project == NULL ? -1 : 0;
}

static int
attach_all(struct ctx *ctx, const struct args *args, int64_t id)
{
	size_t i;

	for (i = 0; i < args_opt_count(args, OPT_ATTACH); i++)
		if (grant_attach(
			ctx->db, id, args_opt_nth(args, OPT_ATTACH, i)) == -1)
			return -1;
	return 0;
}

static int
run_grant(struct ctx *ctx, const struct args *args)
{
	struct grant g = { .id = 0 };
	int	     rc = -1;

	if (read_grant(ctx, args, &g) == 0 &&
	    grant_add(ctx->db, &g, args_opt(args, OPT_KIND)) == 0 &&
	    attach_all(ctx, args, g.id) == 0)
		rc = print_done(ctx, g.id, g.year, GRANTED);
	grant_fini(&g);
	return rc;
}

/* ---- receive ---- */

/* Books are kept in French, and so is the usual label. */
static int
read_label(struct ctx *ctx, const struct args *args, const struct grant *g,
    struct entry *e)
{
	struct buf usual = { .data = NULL };
	char	  *cut;
	int	   rc;

	if (args_get(args, 2) != NULL)
		return input_label(ctx, args_get(args, 2), &e->label);
	buf_addf(&usual, "Subvention, %s", g->purpose);
	cut = text_tidy(buf_str(&usual), TEXT_LABEL_MAX);
	rc = input_label(ctx, cut, &e->label);
	free(cut);
	buf_fini(&usual);
	return rc;
}

static void
set_purpose(struct entry *e, const struct grant *g)
{
	struct posting *p;
	size_t		i;

	for (i = 0; i < e->npostings; i++) {
		p = &e->postings[i];
		p->subsidy = g->id;
		if (p->provenance == NULL)
			p->provenance = xstrdup(g->kind);
		if (p->project == NULL && g->project != NULL)
			p->project = xstrdup(g->project);
	}
}

static int
receive(struct ctx *ctx, const struct args *args, const struct grant *g,
    struct entry *e)
{
	struct money amount;
	char	     money[CODE_MAX];

	if (input_amount(ctx, args_get(args, 1), &amount) == -1 ||
	    read_label(ctx, args, g, e) == -1 ||
	    input_money_account(ctx, args, OPT_TO, money) == -1)
		return -1;
	e->party = xstrdup(g->funder);
	if (input_texts(ctx, args, e) == -1 ||
	    input_postings(ctx, args, e, INPUT_CREDIT, money, amount, "7410") ==
		-1 ||
	    input_axes(ctx, args, e) == -1)
		return -1;
	set_purpose(e, g);
	return input_record(ctx, args, e);
}

static int
run_receive(struct ctx *ctx, const struct args *args)
{
	struct grant g;
	struct entry e;
	int	     rc = -1;

	entry_init(&e);
	e.kind = ENTRY_INCOME;
	if (load(ctx, args, &g) == 0)
		rc = receive(ctx, args, &g, &e);
	grant_fini(&g);
	entry_fini(&e);
	return rc;
}

/* ---- attach, close ---- */

static int
run_attach(struct ctx *ctx, const struct args *args)
{
	struct grant g;
	int	     i, rc = load(ctx, args, &g);

	for (i = 1; rc == 0 && i < args_count(args); i++)
		rc = grant_attach(ctx->db, g.id, args_get(args, i));
	if (rc == 0)
		rc = print_done(
		    ctx, g.id, date_school_year(ctx->today), PROVED);
	grant_fini(&g);
	return rc;
}

static int
run_close(struct ctx *ctx, const struct args *args)
{
	struct grant g;
	char	     left[MONEY_TEXT];
	int	     year, rc = load(ctx, args, &g);

	if (rc == 0)
		rc = grant_close(ctx->db, g.id);
	if (rc == 0 && grant_left(&g).cents > 0)
		buf_addf(&ctx->notes,
		    _("Careful: %s of it was never spent; ask the funder what "
		      "becomes of it.\n"),
		    money_text(grant_left(&g), MONEY_EURO, left));
	if (rc == 0)
		rc = input_year(ctx, args, &year);
	if (rc == 0)
		rc = print_done(ctx, g.id, year, CLOSED);
	grant_fini(&g);
	return rc;
}

/* ---- list, show ---- */

static int
add_row(const struct grant *g, void *arg)
{
	struct report *r = arg;

	report_row(r, ROW_BODY);
	report_cell(r, cell_int(g->id));
	report_cell(r, cell_text(g->funder));
	report_cell(r, cell_text(g->purpose));
	report_cell(r, cell_money(g->granted));
	report_cell(r, cell_money(g->received));
	report_cell(r, cell_money(g->spent));
	report_cell(r, cell_money(grant_left(g)));
	report_row_field(r, "kind", cell_text(g->kind));
	report_row_field(r, "date", cell_date(g->day));
	report_row_field(r, "project", cell_text(g->project));
	report_row_field(r, "proof", cell_bool(g->proof));
	report_row_field(r, "closed", cell_bool(g->closed != 0));
	return 0;
}

static int
run_list(struct ctx *ctx, const struct args *args)
{
	struct report *r;
	int	       year;

	if (input_year(ctx, args, &year) == -1)
		return -1;
	r = report_new(_("Subsidies"));
	report_root_array(r);
	report_table_begin(r, "subsidies", NULL);
	report_column(r, "id", _("No."), COLUMN_INT);
	report_column(r, "funder", _("Funder"), COLUMN_TEXT);
	report_column(r, "purpose", _("Purpose"), COLUMN_TEXT);
	report_column(r, "granted_cents", _("Granted"), COLUMN_MONEY);
	report_column(r, "received_cents", _("Received"), COLUMN_MONEY);
	report_column(r, "spent_cents", _("Spent"), COLUMN_MONEY);
	report_column(r, "left_cents", _("Left"), COLUMN_MONEY);
	if (grant_each(ctx->db, year, add_row, r) == -1) {
		report_free(r);
		return -1;
	}
	report_table_end(r);
	return ctx_report(ctx, r);
}

static void
add_head(struct report *r, const struct grant *g)
{
	report_subtitle(r, g->purpose);
	report_field(r, "id", cell_int(g->id));
	report_field(r, "funder", cell_text(g->funder));
	report_field(r, "kind", cell_text(g->kind));
	report_field(r, "purpose", cell_text(g->purpose));
	report_field(r, "date", cell_date(g->day));
	report_field(r, "project", cell_text(g->project));
	report_field(r, "reference", cell_text(g->reference));
	report_field(r, "granted_cents", cell_money(g->granted));
	report_field(r, "received_cents", cell_money(g->received));
	report_field(r, "spent_cents", cell_money(g->spent));
	report_field(r, "left_cents", cell_money(grant_left(g)));
	report_field(r, "proof", cell_bool(g->proof));
	report_field(r, "closed", cell_bool(g->closed != 0));
	report_figure(r, _("Granted"), g->granted, MONEY_EURO);
	report_figure(r, _("Received"), g->received, MONEY_EURO);
	report_figure(r, _("Spent"), g->spent, MONEY_EURO);
	report_figure(r, _("Left"), grant_left(g), MONEY_EURO);
}

static int
add_entry(const struct entry *e, void *arg)
{
	struct report *r = arg;

	report_row(r, ROW_BODY);
	report_cell(r, cell_int(e->number));
	report_cell(r, cell_date(e->day));
	report_cell(r, cell_text(e->voucher));
	report_cell(r, cell_text(e->label));
	report_cell(r, cell_money(entry_signed_amount(e)));
	return 0;
}

static int
add_entries(struct ctx *ctx, const struct grant *g, int year, struct report *r)
{
	struct entry_filter f = {
		.year = year, .subsidy = g->id, .no_void = true
	};
	int rc;

	report_table_begin(r, "entries", NULL);
	report_column(r, "number", _("No."), COLUMN_INT);
	report_column(r, "date", _("Date"), COLUMN_SHORT);
	report_column(r, "voucher", _("Voucher"), COLUMN_SHORT);
	report_column(r, "label", _("Label"), COLUMN_TEXT);
	report_column(r, "amount_cents", _("Amount"), COLUMN_MONEY);
	rc = entry_each(ctx->db, &f, add_entry, r);
	report_table_end(r);
	return rc;
}

static int
run_show(struct ctx *ctx, const struct args *args)
{
	struct report *r;
	struct grant   g;
	int	       year, rc = -1;

	if (load(ctx, args, &g) == 0 && input_year(ctx, args, &year) == 0) {
		r = report_new(g.funder);
		add_head(r, &g);
		rc = add_entries(ctx, &g, year, r);
		if (rc == 0)
			rc = ctx_report(ctx, r);
		else
			report_free(r);
	}
	grant_fini(&g);
	return rc;
}

static const enum opt grant_options[] = { OPT_FUNDER, OPT_KIND, OPT_PURPOSE,
	OPT_DATE, OPT_PROJECT, OPT_REFERENCE, OPT_ATTACH, OPT_END };
static const enum opt receive_options[] = { OPT_ACCOUNT, OPT_SPLIT, OPT_TO,
	INPUT_OPTIONS, OPT_END };
static const enum opt none[] = { OPT_END };
static const enum opt show_options[] = { OPT_YEAR, OPT_FORMAT, OPT_OUTPUT,
	OPT_END };

const struct command cmd_subsidy[] = {
	{ .en = "subsidy grant",
	    .fr = "subvention accorder",
	    .arguments = N_("AMOUNT"),
	    .help = N_("record the letter that grants a subsidy"),
	    .options = grant_options,
	    .min = 1,
	    .max = 1,
	    .mode = FILE_WRITE,
	    .run = run_grant,
	    .examples = N_(
		"quitus subsidy grant 900 --funder \"Town of Fromelles\" "
		"--kind commune --purpose \"A week of circus\" --project "
		"Circus --date 12/10 --attach letter.pdf\n"
		"quitus subsidy grant 350 --funder \"Nord\" --kind "
		"departement --purpose \"Circus week\" --attach "
		"letter.pdf\n"
		"quitus subsidy grant 500 --funder \"Ministry\" --kind "
		"state --purpose \"Reading\" --reference 2025-114") },
	{ .en = "subsidy receive",
	    .fr = "subvention recevoir",
	    .arguments = N_("ID AMOUNT [LABEL]"),
	    .help = N_("record money of a subsidy that came in"),
	    .options = receive_options,
	    .min = 2,
	    .max = 3,
	    .mode = FILE_WRITE,
	    .run = run_receive,
	    .examples = N_(
		"quitus subsidy receive 1 900 --date 24/11\n"
		"quitus expense 500 \"Circus, deposit\" -a 6180 --subsidy "
		"1 --project Circus\n"
		"quitus subsidy receive 2 350 \"Subsidy, second part\" "
		"--date 22/01") },
	{ .en = "subsidy list",
	    .fr = "subvention lister",
	    .arguments = "",
	    .help = N_("what was granted, received, spent, and is left"),
	    .options = show_options,
	    .min = 0,
	    .max = 0,
	    .mode = FILE_READ,
	    .run = run_list,
	    .examples = N_("quitus subsidy list\n"
			   "quitus subsidy list --year 2024\n"
			   "quitus subsidy list --json") },
	{ .en = "subsidy show",
	    .fr = "subvention voir",
	    .arguments = N_("ID"),
	    .help = N_("one subsidy with its entries"),
	    .options = show_options,
	    .min = 1,
	    .max = 1,
	    .mode = FILE_READ,
	    .run = run_show,
	    .examples = N_("quitus subsidy show 1\n"
			   "quitus subsidy show 1 --json\n"
			   "quitus subsidy show 1 -o subsidy.pdf") },
	{ .en = "subsidy attach",
	    .fr = "subvention joindre",
	    .arguments = N_("ID FILE..."),
	    .help = N_("keep the letter of a subsidy as its proof"),
	    .options = none,
	    .min = 2,
	    .max = -1,
	    .mode = FILE_WRITE,
	    .run = run_attach,
	    .examples = N_("quitus subsidy attach 1 letter.pdf\n"
			   "quitus subsidy attach 1 letter.pdf vote.pdf\n"
			   "quitus subsidy attach 2 letter.pdf --dry-run") },
	{ .en = "subsidy close",
	    .fr = "subvention clore",
	    .arguments = N_("ID"),
	    .help = N_("nothing more is expected of a subsidy"),
	    .options = none,
	    .min = 1,
	    .max = 1,
	    .mode = FILE_WRITE,
	    .run = run_close,
	    .examples = N_("quitus subsidy close 1\n"
			   "quitus subsidy close 2\n"
			   "quitus subsidy close 2 --dry-run") },
	{ .en = NULL }
};

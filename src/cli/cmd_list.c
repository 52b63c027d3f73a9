/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <ctype.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "book/account.h"
#include "book/axis.h"
#include "book/grant.h"
#include "book/year.h"
#include "cli/command.h"
#include "cli/entry_input.h"
#include "cli/entry_order.h"
#include "cli/entry_output.h"
#include "cli/json_list.h"
#include "report/report.h"

/* The entries to show, and what the filter's borrowed words stand on. */
struct listing {
	struct entry_filter filter;
	int		    last; /* year; filter.year is the first */
	char		    account[CODE_MAX];
	char		   *project;
	char *class;
	enum entry_order order;
	size_t		 limit; /* 0: no limit */
	size_t		 n;	/* shown so far */
	bool		 more;	/* than the limit */
	struct json_list json;
	struct report	*report;
};

static void
listing_fini(struct listing *l)
{
	free(l->project);
	free(l->class);
}

static int
read_names(struct ctx *ctx, const struct args *args, struct listing *l)
{
	struct entry_filter *f = &l->filter;

	if (args_has(args, OPT_ACCOUNT)) {
		if (account_resolve(
			ctx->db, args_opt(args, OPT_ACCOUNT), l->account) == -1)
			return -1;
		f->account = l->account;
	}
	if (args_has(args, OPT_PROJECT) &&
	    (l->project = axis_resolve(
		 ctx->db, AXIS_PROJECT, args_opt(args, OPT_PROJECT))) == NULL)
		return -1;
	if (args_has(args, OPT_CLASS) &&
	    (l->class = axis_resolve(
		 ctx->db, AXIS_CLASS, args_opt(args, OPT_CLASS))) == NULL)
		return -1;
	f->project = l->project;
	f->class = l->class;
	if (args_has(args, OPT_METHOD) &&
	    (f->method = entry_method(args_opt(args, OPT_METHOD), ctx->err)) ==
		NULL)
		return -1;
	return 0;
}

static int
read_bounds(struct ctx *ctx, const struct args *args, struct entry_filter *f)
{
	if (args_has(args, OPT_MIN) &&
	    money_parse_zero(args_opt(args, OPT_MIN), &f->min, ctx->err) == -1)
		return -1;
	if (args_has(args, OPT_MAX) &&
	    money_parse(args_opt(args, OPT_MAX), &f->max, ctx->err) == -1)
		return -1;
	return 0;
}

static int
read_limit(struct ctx *ctx, const char *text, size_t *limit)
{
	char *end;

	errno = 0;
	*limit = strtoul(text, &end, 10);
	if (isdigit((unsigned char)*text) && *end == '\0' && errno == 0 &&
	    *limit > 0)
		return 0;
	err_set(ctx->err, ERR_USAGE, _("--limit takes a number of lines."));
	return err_hint(ctx->err, _("For instance: --limit 20"));
}

static int
read_order(struct ctx *ctx, const struct args *args, struct listing *l)
{
	if (args_has(args, OPT_LIMIT) &&
	    read_limit(ctx, args_opt(args, OPT_LIMIT), &l->limit) == -1)
		return -1;
	if (!args_has(args, OPT_SORT))
		return 0;
	return entry_order_read(args_opt(args, OPT_SORT), &l->order, ctx->err);
}

static int
require_subsidy(struct ctx *ctx, int64_t id, int year)
{
	struct grant g;
	int	     rc = grant_load(ctx->db, id, year, &g);

	grant_fini(&g);
	return rc;
}

static int
refuse_period(struct ctx *ctx, const struct entry_filter *f)
{
	char from[DATE_ISO], to[DATE_ISO];

	err_set(ctx->err, ERR_USAGE,
	    _("the period ends on %s, before it begins on %s."),
	    date_fr(f->to, to), date_fr(f->from, from));
	return err_hint(ctx->err, _("Exchange --from and --to."));
}

/* --year, else the years that --from and --to tell, else the current one. A
 * day without its year is one of --year. */
static int
read_years(struct ctx *ctx, const struct args *args, struct listing *l)
{
	struct entry_filter *f = &l->filter;
	bool		     told = args_has(args, OPT_YEAR);

	if (input_year(ctx, args, &f->year) == -1)
		return -1;
	if (told)
		ctx->dates.year = f->year;
	if (input_period(ctx, args, f) == -1)
		return -1;
	if (f->has_from && f->has_to && date_compare(f->from, f->to) > 0)
		return refuse_period(ctx, f);
	l->last = f->year;
	if (told)
		return 0;
	if (f->has_to)
		f->year = l->last = date_school_year(f->to);
	if (f->has_from)
		f->year = date_school_year(f->from);
	if (l->last < f->year && !f->has_to)
		l->last = f->year;
	return 0;
}

static int
read_filter(struct ctx *ctx, const struct args *args, struct listing *l)
{
	struct entry_filter *f = &l->filter;

	if (read_years(ctx, args, l) == -1 || read_names(ctx, args, l) == -1 ||
	    read_bounds(ctx, args, f) == -1 || read_order(ctx, args, l) == -1)
		return -1;
	if (input_option_number(ctx, args, OPT_SUBSIDY, &f->subsidy) == -1 ||
	    input_option_number(ctx, args, OPT_DECISION, &f->decision) == -1 ||
	    (f->subsidy != 0 &&
		require_subsidy(ctx, f->subsidy, l->last) == -1))
		return -1;
	f->party = args_opt(args, OPT_PARTY);
	f->search = args_opt(args, OPT_SEARCH);
	f->draft = args_has(args, OPT_DRAFT);
	f->unreconciled = args_has(args, OPT_UNRECONCILED);
	f->no_file = args_has(args, OPT_NO_VOUCHER_FILE);
	/* What is void needs no paper. */
	f->no_void = f->no_file;
	return 0;
}

static const char *
state_word(const struct entry *e)
{
	if (e->reversed_by != 0)
		return _("reversed");
	switch (e->state) {
	case ENTRY_DRAFT:
		return _("draft");
	case ENTRY_FINAL:
		return _("final");
	case ENTRY_VOID:
		break;
	}
	return _("void");
}

static void
add_columns(struct report *r)
{
	report_column(r, "number", _("No."), COLUMN_INT);
	report_column(r, "date", _("Date"), COLUMN_SHORT);
	report_column(r, "voucher", _("Voucher"), COLUMN_SHORT);
	report_column(r, "label", _("Label"), COLUMN_TEXT);
	report_column(r, "account", _("Account"), COLUMN_TEXT);
	report_column(r, "amount_cents", _("Amount"), COLUMN_MONEY);
	report_column(r, "state", _("State"), COLUMN_SHORT);
}

/* What moved without coming in or going out is shown without a sign. */
static struct money
shown_amount(const struct entry *e)
{
	struct money m = entry_signed_amount(e);

	return m.cents != 0 ? m : entry_amount(e);
}

static void
add_entry(struct report *r, const struct entry *e)
{
	struct buf accounts = { .data = NULL };

	entry_add_accounts(&accounts, e);
	report_row(r, ROW_BODY);
	report_cell(r, cell_int(e->number));
	report_cell(r, cell_date(e->day));
	report_cell(r, cell_text(e->voucher));
	report_cell(r, cell_text(e->label));
	report_cell(r, cell_text(buf_str(&accounts)));
	report_cell(r, cell_money(shown_amount(e)));
	report_cell(r, cell_text(state_word(e)));
	buf_fini(&accounts);
}

static void
add_years(struct report *r, const struct listing *l)
{
	struct buf b = { .data = NULL };
	char	   year[YEAR_TEXT];

	buf_adds(&b, year_text(l->filter.year, year));
	if (l->last > l->filter.year)
		buf_addf(&b, " – %s", year_text(l->last, year));
	report_subtitle(r, buf_str(&b));
	buf_fini(&b);
}

static int
show(const struct entry *e, void *arg)
{
	struct listing *l = arg;

	if (l->limit != 0 && l->n == l->limit) {
		l->more = true;
		return 1;
	}
	l->n++;
	if (l->report != NULL)
		add_entry(l->report, e);
	else
		json_list_add(&l->json, entry_json(e));
	return 0;
}

static int
show_all(struct ctx *ctx, struct listing *l)
{
	int rc = entry_order_each(
	    ctx->db, &l->filter, l->last, l->order, show, l);

	return rc == -1 ? -1 : 0;
}

static int
print_table(struct ctx *ctx, struct listing *l)
{
	struct report *r = report_new(_("Entries"));

	l->report = r;
	add_years(r, l);
	report_table_begin(r, "entries", NULL);
	add_columns(r);
	if (show_all(ctx, l) == -1) {
		report_free(r);
		return -1;
	}
	report_table_end(r);
	if (l->n == 0)
		report_note(r, _("No entry is like that."));
	else if (l->more)
		report_note(r, _("There are more: raise --limit."));
	return ctx_report(ctx, r);
}

static int
run_list(struct ctx *ctx, const struct args *args)
{
	struct listing l = { .order = ORDER_DATE, .json = { .ctx = ctx } };
	int	       rc = read_filter(ctx, args, &l);

	if (rc == 0 && ctx->format != FORMAT_JSON)
		rc = print_table(ctx, &l);
	else if (rc == 0) {
		rc = show_all(ctx, &l);
		if (rc == 0)
			rc = json_list_end(&l.json);
	}
	listing_fini(&l);
	return rc;
}

static const enum opt list_options[] = { OPT_FROM, OPT_TO, OPT_ACCOUNT,
	OPT_PROJECT, OPT_CLASS, OPT_SUBSIDY, OPT_DECISION, OPT_PARTY,
	OPT_METHOD, OPT_SEARCH, OPT_MIN, OPT_MAX, OPT_DRAFT, OPT_UNRECONCILED,
	OPT_NO_VOUCHER_FILE, OPT_YEAR, OPT_SORT, OPT_LIMIT, OPT_FORMAT,
	OPT_OUTPUT, OPT_END };

const struct command cmd_list[] = {
	{ .en = "list",
	    .fr = "lister",
	    .arguments = "",
	    .help = N_("show the entries"),
	    .options = list_options,
	    .min = 0,
	    .max = 0,
	    .mode = FILE_READ,
	    .run = run_list,
	    .examples = N_(
		"quitus list --from 01/01 --to 31/03\n"
		"quitus list --search museum --format csv -o museum.csv\n"
		"quitus list --unreconciled --account bank") },
	{ .en = NULL }
};

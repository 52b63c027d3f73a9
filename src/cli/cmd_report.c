/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>

#include "base/i18n.h"
#include "book/account.h"
#include "book/ledger.h"
#include "book/year.h"
#include "cli/command.h"
#include "cli/entry_input.h"
#include "statement/statement.h"

static int
read_day(struct ctx *ctx, const struct args *args, enum opt opt, bool *has,
    struct date *day)
{
	if (!args_has(args, opt))
		return 0;
	*has = true;
	return date_parse(args_opt(args, opt), &ctx->dates, day, ctx->err);
}

/* A period lies in one year: a later day may not come first, nor be outside. */
static int
check_period(struct ctx *ctx, const struct scope *s)
{
	char year[YEAR_TEXT], from[DATE_ISO], to[DATE_ISO];

	if (s->has_from && s->has_to && date_compare(s->from, s->to) > 0) {
		err_set(ctx->err, ERR_USAGE,
		    _("the period ends on %s, before it begins on %s."),
		    date_fr(s->to, to), date_fr(s->from, from));
		return err_hint(ctx->err, _("Exchange --from and --to."));
	}
	if ((s->has_from && date_school_year(s->from) != s->year) ||
	    (s->has_to && date_school_year(s->to) != s->year)) {
		err_set(ctx->err, ERR_USAGE,
		    _("%s is not in the year %s, and a report is about one "
		      "year."),
		    s->has_from && date_school_year(s->from) != s->year ?
			date_fr(s->from, from) :
			date_fr(s->to, to),
		    year_text(s->year, year));
		return err_hint(
		    ctx->err, _("Choose the year with --year, or other days."));
	}
	return 0;
}

/* Whether the document is what is signed or sent after the close. */
static bool
is_annual(const struct document *d)
{
	return d != NULL &&
	    (d->make == statement_annual || d->make == statement_dossier ||
		d->make == statement_controls || d->make == statement_activity);
}

static int
read_year(struct ctx *ctx, const struct args *args, const struct document *d,
    int *year)
{
	if (!args_has(args, OPT_YEAR) && is_annual(d))
		return ledger_told_year(ctx->db, year);
	return input_year(ctx, args, year);
}

/* d: NULL for the handover. */
static int
read_scope(struct ctx *ctx, const struct args *args, const struct document *d,
    struct scope *s, char account[CODE_MAX])
{
	if (read_year(ctx, args, d, &s->year) == -1)
		return -1;
	if (args_has(args, OPT_YEAR))
		ctx->dates.year = s->year;
	if (read_day(ctx, args, OPT_FROM, &s->has_from, &s->from) == -1 ||
	    read_day(ctx, args, OPT_DATE, &s->has_to, &s->to) == -1 ||
	    read_day(ctx, args, OPT_TO, &s->has_to, &s->to) == -1)
		return -1;
	/* A date says which year is meant when nothing else does. */
	if (!args_has(args, OPT_YEAR) && (s->has_from || s->has_to))
		s->year = date_school_year(s->has_to ? s->to : s->from);
	if (check_period(ctx, s) == -1)
		return -1;
	if (!args_has(args, OPT_ACCOUNT))
		return 0;
	s->account = account;
	return account_resolve(ctx->db, args_opt(args, OPT_ACCOUNT), account);
}

/* Without a name: what there is. */
static int
list_documents(struct ctx *ctx)
{
	const struct document *d;
	struct report	      *r = report_new(_("Reports"));

	report_table_begin(r, "reports", NULL);
	report_column(r, "name", _("Name"), COLUMN_SHORT);
	report_column(r, "content", _("Content"), COLUMN_TEXT);
	for (d = document_table; d->en != NULL; d++) {
		report_row(r, ROW_BODY);
		report_cell(r, cell_text(ctx->lang == LANG_FR ? d->fr : d->en));
		report_cell(r, cell_text(_(d->help)));
	}
	report_table_end(r);
	return ctx_report(ctx, r);
}

/* "report class CP": what it is about stands after the name, where the document
 * has a subject. */
static int
read_subject(struct ctx *ctx, const struct args *args, const struct document *d,
    struct scope *s)
{
	const char *name = ctx->lang == LANG_FR ? d->fr : d->en;

	s->subject = args_get(args, 1);
	if (s->subject != NULL && d->subject == NULL) {
		err_set(ctx->err, ERR_USAGE,
		    _("nothing comes after “report %s”: what is “%s”?"), name,
		    s->subject);
		return err_hint(ctx->err,
		    _("Choose the days with --from and --to, the account with "
		      "--account."));
	}
	if (s->subject == NULL && d->subject != NULL)
		return err_set(ctx->err, ERR_USAGE,
		    _("which one? Type: quitus report %s %s"), name,
		    _(d->subject));
	return 0;
}

/* Whether the days that are typed are those of the document. */
static bool
has_days(const struct document *d)
{
	return d->make == statement_cashbook || d->make == statement_journal ||
	    d->make == statement_ledger || d->make == statement_balance ||
	    d->make == statement_reconciliation || d->make == statement_cash ||
	    d->make == statement_inventory;
}

/* Figures of the year must not be taken for those of a term. */
static void
note_days(struct ctx *ctx, const struct document *d, const struct scope *s)
{
	if ((s->has_from || s->has_to) && !has_days(d) &&
	    ctx->format != FORMAT_JSON)
		buf_addf(&ctx->notes,
		    _("Warning: “%s” is about the whole year, whatever days "
		      "are given. Of a period: quitus report balance --from "
		      "DATE --to DATE\n"),
		    ctx->lang == LANG_FR ? d->fr : d->en);
}

static int
run_report(struct ctx *ctx, const struct args *args)
{
	const struct document *d;
	struct scope	       scope = { .year = 0 };
	struct report	      *r;
	char		       account[CODE_MAX];

	if (args_count(args) == 0)
		return list_documents(ctx);
	d = document_find(args_get(args, 0), ctx->err);
	if (d == NULL || read_subject(ctx, args, d, &scope) == -1 ||
	    read_scope(ctx, args, d, &scope, account) == -1)
		return -1;
	scope.seed = args_opt(args, OPT_SEED);
	note_days(ctx, d, &scope);
	r = d->make(ctx->db, &scope);
	return r == NULL ? -1 : ctx_report(ctx, r);
}

/* The state on a day, today unless said otherwise; the end of a year that is
 * past. */
static int
run_handover(struct ctx *ctx, const struct args *args)
{
	struct scope   scope = { .year = 0 };
	struct report *r;
	char	       account[CODE_MAX];

	if (read_scope(ctx, args, NULL, &scope, account) == -1)
		return -1;
	if (!scope.has_to &&
	    date_compare(ctx->today, date_year_end(scope.year)) <= 0) {
		scope.has_to = true;
		scope.to = ctx->today;
	}
	r = statement_handover(ctx->db, &scope);
	return r == NULL ? -1 : ctx_report(ctx, r);
}

static const enum opt handover_options[] = { OPT_DATE, OPT_YEAR, OPT_FORMAT,
	OPT_OUTPUT, OPT_END };
static const enum opt report_options[] = { OPT_YEAR, OPT_FROM, OPT_TO, OPT_DATE,
	OPT_ACCOUNT, OPT_SEED, OPT_FORMAT, OPT_OUTPUT, OPT_END };

const struct command cmd_report[] = {
	{ .en = "report",
	    .fr = "etat",
	    .arguments = N_("[REPORT [SUBJECT]]"),
	    .help = N_("write a document: statement, cashbook, journal"),
	    .options = report_options,
	    .min = 0,
	    .max = 2,
	    .mode = FILE_READ,
	    .run = run_report,
	    .examples = N_(
		"quitus report statement -o statement.pdf\n"
		"quitus report cashbook --from 01/01 --to 31/03\n"
		"quitus report ledger --account 6180 --format csv -o 6180.csv") },
	{ .en = "handover",
	    .fr = "passation",
	    .arguments = "",
	    .help = N_("the state of the coop for a change of mandataire"),
	    .options = handover_options,
	    .min = 0,
	    .max = 0,
	    .mode = FILE_READ,
	    .run = run_handover,
	    .examples = N_("quitus handover -o handover.pdf\n"
			   "quitus handover --date 31/12\n"
			   "quitus handover --format md") },
	{ .en = NULL }
};

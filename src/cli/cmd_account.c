/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "book/account.h"
#include "book/suggest.h"
#include "cli/account_show.h"
#include "cli/command.h"
#include "cli/entry_output.h"
#include "report/report.h"

static json_t *
account_json(const struct account *a)
{
	return json_pack("{s:s, s:s, s:s, s:s, s:b}", "account", a->code,
	    "label", a->label, "content", a->content, "line", a->folds_to,
	    "active", a->active);
}

enum done { ADDED, DISABLED, ENABLED };

static void
tell(struct buf *out, const struct account *a, enum done done)
{
	switch (done) {
	case ADDED:
		buf_addf(
		    out, _("Account %s is added: %s.\n"), a->code, a->label);
		break;
	case DISABLED:
		buf_addf(out,
		    _("Account %s (%s) is disabled: nothing new goes "
		      "in it, and what is in it stays.\n"),
		    a->code, a->label);
		break;
	case ENABLED:
		buf_addf(out, _("Account %s (%s) can be used again.\n"),
		    a->code, a->label);
		break;
	}
}

/* One line about what was done to an account, or the account in JSON. */
static int
print_done(struct ctx *ctx, const char *code, enum done done)
{
	struct account a;

	if (account_load(ctx->db, code, &a) == -1)
		return -1;
	if (ctx->json)
		output_json(ctx, account_json(&a));
	else
		tell(&ctx->out, &a, done);
	account_fini(&a);
	return 0;
}

/* ---- list ---- */

struct listing {
	struct report *report;
	bool	       all;
	size_t	       hidden;
};

static int
add_row(const struct account *a, void *arg)
{
	struct listing *l = arg;
	struct report  *r = l->report;

	if (!a->active && !l->all) {
		l->hidden++;
		return 0;
	}
	report_row(r, ROW_BODY);
	report_cell(r, cell_text(a->code));
	report_cell(r, cell_text(a->label));
	report_cell(r, cell_text(a->content));
	if (l->all)
		report_cell(r, cell_text(a->active ? "" : _("disabled")));
	report_row_field(r, "line", cell_text(a->folds_to));
	report_row_field(r, "active", cell_bool(a->active));
	return 0;
}

static int
run_list(struct ctx *ctx, const struct args *args)
{
	struct listing l = { .all = args_has(args, OPT_ALL) };
	const char    *classes = args_get(args, 0);

	if (classes != NULL && classes[strspn(classes, "1234567")] != '\0') {
		err_set(ctx->err, ERR_USAGE,
		    _("“%s” is not a class of accounts."), classes);
		return err_hint(ctx->err,
		    _("Expenses are class 6, income is "
		      "class 7, money is class 5: quitus account list 67"));
	}
	l.report = report_new(_("Chart of accounts"));
	report_root_array(l.report);
	report_table_begin(l.report, "accounts", NULL);
	report_column(l.report, "account", _("Account"), COLUMN_SHORT);
	report_column(l.report, "label", _("Label"), COLUMN_TEXT);
	report_column(l.report, "content", _("What goes in it"), COLUMN_TEXT);
	if (l.all)
		report_column(l.report, NULL, _("State"), COLUMN_SHORT);
	if (account_each(ctx->db, classes, add_row, &l) == -1) {
		report_free(l.report);
		return -1;
	}
	report_table_end(l.report);
	if (l.hidden > 0)
		report_note(l.report,
		    _("Some accounts are disabled; to see "
		      "them too: quitus account list --all"));
	return ctx_report(ctx, l.report);
}

/* ---- add, disable, enable, import ---- */

static int
run_add(struct ctx *ctx, const struct args *args)
{
	const char *typed = args_get(args, 0);
	char	    code[CODE_MAX];

	if (account_add(ctx->db, typed, args_get(args, 1),
		args_opt(args, OPT_CONTENT)) == -1 ||
	    account_resolve(ctx->db, typed, code) == -1)
		return -1;
	return print_done(ctx, code, ADDED);
}

static int
set_active(struct ctx *ctx, const struct args *args, bool active)
{
	char code[CODE_MAX];

	if (account_resolve(ctx->db, args_get(args, 0), code) == -1 ||
	    account_set_active(ctx->db, code, active) == -1)
		return -1;
	return print_done(ctx, code, active ? ENABLED : DISABLED);
}

static int
run_disable(struct ctx *ctx, const struct args *args)
{
	return set_active(ctx, args, false);
}

static int
run_enable(struct ctx *ctx, const struct args *args)
{
	return set_active(ctx, args, true);
}

static int
run_import(struct ctx *ctx, const struct args *args)
{
	const char *path = args_get(args, 0);
	size_t	    n;

	if (account_import(ctx->db, path, &n) == -1)
		return -1;
	if (ctx->json)
		output_json(ctx,
		    json_pack(
			"{s:s, s:I}", "file", path, "accounts", (json_int_t)n));
	else
		buf_addf(&ctx->out,
		    ngettext("%zu account was taken from %s.\n",
			"%zu accounts were taken from %s.\n", n),
		    n, path);
	return 0;
}

/* ---- suggest ---- */

static struct report *
make_list(const char *text, const struct suggestion *list, size_t n)
{
	struct report *r = report_new(_("Likely accounts"));
	size_t	       i;

	report_subtitle(r, text);
	report_root_array(r);
	report_table_begin(r, "accounts", NULL);
	report_column(r, "account", _("Account"), COLUMN_SHORT);
	report_column(r, "label", _("Label"), COLUMN_TEXT);
	report_column(r, "reason", _("Reason"), COLUMN_TEXT);
	for (i = 0; i < n; i++) {
		report_row(r, ROW_BODY);
		report_cell(r, cell_text(list[i].account));
		report_cell(r, cell_text(list[i].label));
		report_cell(r, cell_text(list[i].reason));
		report_row_field(r, "score", cell_int(list[i].score));
	}
	report_table_end(r);
	if (n == 0)
		report_note(r,
		    _("No account is known for these words. Try "
		      "others, or see them all: quitus account list"));
	return r;
}

static int
run_suggest(struct ctx *ctx, const struct args *args)
{
	struct suggestion *list;
	struct buf	   text = { .data = NULL };
	size_t		   n;
	int		   i, rc;

	for (i = 0; i < args_count(args); i++)
		buf_addf(&text, "%s%s", i > 0 ? " " : "", args_get(args, i));
	rc = suggest_accounts(ctx->db, buf_str(&text), "", &list, &n);
	if (rc == 0)
		rc = ctx_report(ctx, make_list(buf_str(&text), list, n));
	suggest_free(list, n);
	buf_fini(&text);
	return rc;
}

static const enum opt none[] = { OPT_END };
static const enum opt list_options[] = { OPT_ALL, OPT_FORMAT, OPT_OUTPUT,
	OPT_END };
static const enum opt show_options[] = { OPT_YEAR, OPT_FORMAT, OPT_OUTPUT,
	OPT_END };
static const enum opt add_options[] = { OPT_CONTENT, OPT_END };
static const enum opt suggest_options[] = { OPT_FORMAT, OPT_OUTPUT, OPT_END };

const struct command cmd_account[] = {
	{ .en = "account list",
	    .fr = "compte lister",
	    .arguments = N_("[CLASSES]"),
	    .help = N_("show the accounts, and what goes in each"),
	    .options = list_options,
	    .min = 0,
	    .max = 1,
	    .mode = FILE_READ,
	    .run = run_list,
	    .examples = N_(
		"quitus account list\n"
		"quitus account list 67\n"
		"quitus account list --all --format csv -o chart.csv") },
	{ .en = "account show",
	    .fr = "compte voir",
	    .arguments = N_("CODE"),
	    .help = N_("show one account, its spellings, words and balance"),
	    .options = show_options,
	    .min = 1,
	    .max = 1,
	    .mode = FILE_READ,
	    .run = account_show_run,
	    .examples = N_("quitus account show 6180\n"
			   "quitus account show 62810008\n"
			   "quitus account show bank --year 2025") },
	{ .en = "account suggest",
	    .fr = "compte proposer",
	    .arguments = N_("TEXT"),
	    .help = N_("the likely accounts for a label, and why"),
	    .options = suggest_options,
	    .min = 1,
	    .max = -1,
	    .mode = FILE_READ,
	    .run = run_suggest,
	    .examples = N_("quitus account suggest \"entrées au musée\"\n"
			   "quitus account suggest photos de classe\n"
			   "quitus account suggest timbres --format json") },
	{ .en = "account add",
	    .fr = "compte ajouter",
	    .arguments = N_("CODE LABEL"),
	    .help = N_("add an account"),
	    .options = add_options,
	    .min = 2,
	    .max = 2,
	    .mode = FILE_WRITE,
	    .run = run_add,
	    .examples = N_(
		"quitus account add 7411 \"Subventions de l'État\"\n"
		"quitus account add 5121 \"Deuxième banque\"\n"
		"quitus account add 6185 \"Jardin\" --content \"Terreau, graines\"") },
	{ .en = "account disable",
	    .fr = "compte desactiver",
	    .arguments = N_("CODE"),
	    .help = N_("keep an account from being used any more"),
	    .options = none,
	    .min = 1,
	    .max = 1,
	    .mode = FILE_WRITE,
	    .run = run_disable,
	    .examples = N_("quitus account disable 514\n"
			   "quitus account disable 7600 --dry-run\n"
			   "quitus account disable 7600 --json") },
	{ .en = "account enable",
	    .fr = "compte reactiver",
	    .arguments = N_("CODE"),
	    .help = N_("let an account be used again"),
	    .options = none,
	    .min = 1,
	    .max = 1,
	    .mode = FILE_WRITE,
	    .run = run_enable,
	    .examples = N_("quitus account enable 514\n"
			   "quitus account enable 7600 --dry-run\n"
			   "quitus account enable 7600 --json") },
	{ .en = "account import",
	    .fr = "compte importer",
	    .arguments = N_("FILE.csv"),
	    .help = N_("take the chart of a departmental association"),
	    .options = none,
	    .min = 1,
	    .max = 1,
	    .mode = FILE_WRITE,
	    .run = run_import,
	    .examples = N_(
		"quitus account import plan-59.csv\n"
		"quitus account import plan-59.csv --dry-run\n"
		"quitus -f jaures.quitus account import plan-59.csv") },
	{ .en = NULL }
};

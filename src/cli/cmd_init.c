/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "book/account.h"
#include "book/close.h"
#include "book/profile.h"
#include "book/setting.h"
#include "book/year.h"
#include "cli/command.h"
#include "cli/entry_output.h"

static int
require(
    struct ctx *ctx, const struct args *args, enum opt opt, const char *what)
{
	if (args_has(args, opt))
		return 0;
	err_set(
	    ctx->err, ERR_USAGE, _("a coop has %s, which is missing."), what);
	return err_hint(ctx->err,
	    _("For instance: quitus init coop.quitus "
	      "--name \"École Jean-Jaurès\" --number 1398 --department 59"));
}

static int
read_year(struct ctx *ctx, const struct args *args, int *year)
{
	const char *text = args_opt(args, OPT_YEAR);
	char	   *end;
	long	    n;

	*year = date_school_year(ctx->today);
	if (text == NULL)
		return 0;
	n = strtol(text, &end, 10);
	if (end != text + 4 || n < 1900 || n > 2198 ||
	    (*end != '\0' && strtol(end + 1, NULL, 10) != n + 1)) {
		err_set(ctx->err, ERR_USAGE, _("“%s” is no year."), text);
		return err_hint(ctx->err,
		    _("Type the year it begins in: 2025 "
		      "is 1 September 2025 to 31 August 2026."));
	}
	*year = (int)n;
	return 0;
}

static int
set_identity(struct ctx *ctx, const struct args *args, int year)
{
	static const struct {
		enum opt    opt;
		const char *key;
	} facts[] = { { OPT_NAME, "name" }, { OPT_NUMBER, "number" },
		{ OPT_DEPARTMENT, "department" }, { OPT_TOWN, "town" } };
	char   key[16];
	size_t i, n = args_opt_count(args, OPT_AGENT);

	for (i = 0; i < sizeof(facts) / sizeof(facts[0]); i++)
		if (args_has(args, facts[i].opt) &&
		    setting_set(ctx->db, year, facts[i].key,
			args_opt(args, facts[i].opt)) == -1)
			return -1;
	if (n > 9)
		return err_set(ctx->err, ERR_USAGE,
		    _("a coop has at most nine mandataires."));
	for (i = 0; i < n; i++) {
		snprintf(key, sizeof(key), "agent.%d", (int)(i % 9) + 1);
		if (setting_set(ctx->db, year, key,
			args_opt_nth(args, OPT_AGENT, i)) == -1)
			return -1;
	}
	return 0;
}

static int
take_profile(struct ctx *ctx, const struct args *args, int year)
{
	const char *name = args_opt(args, OPT_PROFILE);
	size_t	    n;

	if (name == NULL)
		return 0;
	if (profile_apply(ctx->db, year, name, &n) == -1)
		return -1;
	if (n == 0)
		buf_addf(&ctx->notes,
		    _("Nothing particular is known of what %s asks: the usual "
		      "settings stand. See them: quitus config\n"),
		    name);
	else
		buf_addf(&ctx->notes,
		    ngettext("%zu setting is as %s asks. See it: quitus "
			     "config\n",
			"%zu settings are as %s asks. See them: quitus "
			"config\n",
			n),
		    n, name);
	return 0;
}

/* --bank and --cash into the opening. */
static int
read_opening(
    struct ctx *ctx, const struct args *args, struct opening list[2], size_t *n)
{
	static const struct {
		enum opt    opt;
		const char *code;
	} money[] = { { OPT_BANK, "512" }, { OPT_CASH, "530" } };
	size_t i;

	for (*n = 0, i = 0; i < 2; i++) {
		if (!args_has(args, money[i].opt))
			continue;
		if (money_parse_zero(args_opt(args, money[i].opt),
			&list[*n].amount, ctx->err) == -1)
			return -1;
		if (money[i].opt == OPT_BANK && args_has(args, OPT_OVERDRAWN))
			list[*n].amount = money_neg(list[*n].amount);
		snprintf(list[*n].account, sizeof(list[*n].account), "%s",
		    money[i].code);
		(*n)++;
	}
	return 0;
}

/* A file of another name is not found by itself. */
static void
add_call(struct ctx *ctx, const char *path)
{
	size_t n = strlen(path), end = strlen(".quitus");

	if (n < end || strcmp(path + n - end, ".quitus") != 0)
		buf_addf(&ctx->notes,
		    _("Its name does not end in .quitus: each command will "
		      "need -f %s\n"),
		    path);
}

static void
print_result(struct ctx *ctx, const char *path, int year)
{
	char text[YEAR_TEXT];

	if (ctx->json) {
		output_json(
		    ctx, json_pack("{s:s, s:i}", "file", path, "year", year));
		return;
	}
	buf_addf(&ctx->out,
	    _("%s is ready: the books of %s, from 1 September "
	      "to 31 August.\n"),
	    path, year_text(year, text));
	add_call(ctx, path);
	buf_adds(&ctx->out,
	    _("Record the first operation: quitus income ..., "
	      "quitus expense ...; see quitus help.\n"));
}

static int
run_init(struct ctx *ctx, const struct args *args)
{
	struct opening list[2];
	size_t	       n, naccounts;
	int	       year;

	if (require(ctx, args, OPT_NAME, _("a name (--name)")) == -1 ||
	    require(ctx, args, OPT_NUMBER, _("a number (--number)")) == -1 ||
	    require(ctx, args, OPT_DEPARTMENT,
		_("a department (--department)")) == -1 ||
	    read_year(ctx, args, &year) == -1 ||
	    read_opening(ctx, args, list, &n) == -1)
		return -1;
	if (account_load_standard(ctx->db) == -1)
		return -1;
	if (args_has(args, OPT_CHART) &&
	    account_import(ctx->db, args_opt(args, OPT_CHART), &naccounts) ==
		-1)
		return -1;
	if (year_add(ctx->db, year) == -1 ||
	    take_profile(ctx, args, year) == -1 ||
	    set_identity(ctx, args, year) == -1 ||
	    close_set_opening(ctx->db, year, list, n) == -1)
		return -1;
	print_result(ctx, args_get(args, 0), year);
	return 0;
}

static const enum opt init_options[] = { OPT_NAME, OPT_NUMBER, OPT_DEPARTMENT,
	OPT_TOWN, OPT_YEAR, OPT_BANK, OPT_CASH, OPT_OVERDRAWN, OPT_AGENT,
	OPT_CHART, OPT_PROFILE, OPT_END };

const struct command cmd_init[] = {
	{ .en = "init",
	    .fr = "creer",
	    .arguments = N_("FILE"),
	    .help = N_("begin the books of a coop"),
	    .options = init_options,
	    .min = 1,
	    .max = 1,
	    .mode = FILE_CREATE,
	    .run = run_init,
	    .examples = N_(
		"quitus init coop.quitus --name \"École Jean-Jaurès\" --number 1398 "
		"--department 59\n"
		"quitus init coop.quitus --name \"École du Port\" --number 12 "
		"--department 2A --bank 2184,37 --cash 63,50\n"
		"quitus init coop.quitus --name \"École du Port\" --number 12 "
		"--department 2A --year 2025 --agent \"Alix Martin\"") },
	{ .en = NULL }
};

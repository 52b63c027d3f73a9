/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/command.h"
#include "cli/help.h"

static int
run_help(struct ctx *ctx, const struct args *args)
{
	const char *word = args_get(args, 0);

	if (word != NULL)
		return help_about(
		    &ctx->out, word, args_get(args, 1), ctx->lang, ctx->err);
	help_overview(&ctx->out, ctx->lang, false);
	return 0;
}

static int
run_version(struct ctx *ctx, const struct args *args)
{
	(void)args;
	help_version(&ctx->out, ctx->json);
	return 0;
}

static const enum opt none[] = { OPT_END };

const struct command cmd_help[] = {
	{ .en = "help",
	    .fr = "aide",
	    .arguments = N_("[COMMAND]"),
	    .help = N_("tell how to use quitus, or one of its commands"),
	    .options = none,
	    .min = 0,
	    .max = 2,
	    .mode = FILE_NONE,
	    .run = run_help,
	    .examples = N_("quitus help expense\n"
			   "quitus help bank balance\n"
			   "quitus help audit import --lang en") },
	{ .en = "version",
	    .fr = "version",
	    .arguments = "",
	    .help = N_("tell the version of the program"),
	    .options = none,
	    .min = 0,
	    .max = 0,
	    .mode = FILE_NONE,
	    .run = run_version,
	    .examples = N_("quitus version\n"
			   "quitus version --json\n"
			   "quitus --version") },
	{ .en = NULL }
};

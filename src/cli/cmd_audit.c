/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>

#include "audit/registry.h"
#include "audit/store.h"
#include "base/i18n.h"
#include "book/setting.h"
#include "cli/command.h"
#include "cli/entry_output.h"

/* ---- audit init ---- */

static int
set_department(struct ctx *ctx, const struct args *args)
{
	const struct setting *s = setting_find("department", ctx->err);
	const char	     *typed = args_opt(args, OPT_DEPARTMENT);
	char		     *value;
	int		      rc;

	if (typed == NULL) {
		err_set(ctx->err, ERR_USAGE,
		    _("an audit file is one department's: say which."));
		return err_hint(ctx->err,
		    _("For instance: quitus audit init 59.quitus-audit "
		      "--department 59"));
	}
	if (setting_take_value(s, typed, &value, ctx->err) == -1)
		return -1;
	rc = audit_set(ctx->db, AUDIT_DEPARTMENT, value);
	free(value);
	return rc;
}

static void
tell_init(struct ctx *ctx, const char *path, const struct registry_done *done)
{
	if (ctx->json) {
		output_json(ctx,
		    json_pack("{s:s, s:I}", "file", path, "coops",
			(json_int_t)done->coops));
		return;
	}
	if (done->coops == 0)
		buf_addf(&ctx->out,
		    _("%s is ready. Every coop that sends something will be "
		      "known; who is missing is told from a registry: quitus "
		      "audit import coops.csv\n"),
		    path);
	else
		buf_addf(&ctx->out,
		    ngettext("%s is ready: %zu coop is to send its accounts.\n",
			"%s is ready: %zu coops are to send their accounts.\n",
			done->coops),
		    path, done->coops);
}

static int
run_init(struct ctx *ctx, const struct args *args)
{
	struct registry_done done = { .coops = 0 };

	if (set_department(ctx, args) == -1)
		return -1;
	if (args_has(args, OPT_REGISTRY) &&
	    registry_import(ctx->db, args_opt(args, OPT_REGISTRY), &done) == -1)
		return -1;
	tell_init(ctx, args_get(args, 0), &done);
	return 0;
}

static const enum opt init_options[] = { OPT_DEPARTMENT, OPT_REGISTRY,
	OPT_END };

const struct command cmd_audit[] = {
	{ .en = "audit init",
	    .fr = "audit creer",
	    .arguments = N_("FILE"),
	    .help = N_("begin the audit file of a department"),
	    .options = init_options,
	    .min = 1,
	    .max = 1,
	    .mode = FILE_CREATE,
	    .store = STORE_AUDIT,
	    .run = run_init,
	    .examples = N_(
		"quitus audit init 59.quitus-audit --department 59\n"
		"quitus audit init 59.quitus-audit --department 59 "
		"--registry coops.csv\n"
		"quitus audit init nord.quitus-audit --department 59 "
		"--dry-run") },
	{ .en = NULL }
};

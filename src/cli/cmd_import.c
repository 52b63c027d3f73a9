/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/i18n.h"
#include "cli/command.h"
#include "cli/import_dossier.h"

static int
run_import(struct ctx *ctx, const struct args *args)
{
	const char *path = args_get(args, 0);

	if (import_is_dossier(path))
		return import_dossier(ctx, path);
	err_set(ctx->err, ERR_FILE, _("“%s” is no dossier."), path);
	return err_hint(ctx->err,
	    _("A dossier is a zip or a folder, as “quitus export dossier”"
	      " makes it."));
}

static const enum opt import_options[] = { OPT_END };

const struct command cmd_import[] = {
	{ .en = "import",
	    .fr = "importer",
	    .arguments = N_("FILE"),
	    .help = N_("take a year from its dossier"),
	    .options = import_options,
	    .min = 1,
	    .max = 1,
	    .mode = FILE_WRITE,
	    .run = run_import,
	    .examples = N_("quitus import 59-1398-2025.zip\n"
			   "quitus import 59-1398-2025.zip --dry-run\n"
			   "quitus import /media/usb/dossier/") },
	{ .en = NULL }
};

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <unistd.h>

#include "base/xalloc.h"
#include "cli/ctx.h"

/* The folder of the modules of a program that was not installed; NULL when it
 * was. The caller frees it. */
static char *
find_modules(const char *exe_dir)
{
	char *folder;

	if (exe_dir == NULL)
		return NULL;
	folder = xasprintf("%s/modules", exe_dir);
	if (access(folder, X_OK) == 0)
		return folder;
	free(folder);
	return NULL;
}

int
ctx_report(struct ctx *ctx, struct report *report)
{
	char *modules = NULL;
	int   rc;

	if (!format_is_text(ctx->format))
		modules = find_modules(ctx->exe_dir);
	ctx->render.modules = modules;
	rc = format_render(
	    ctx->format, report, &ctx->render, &ctx->out, ctx->err);
	ctx->render.modules = NULL;
	free(modules);
	report_free(report);
	return rc;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

#include "base/xalloc.h"
#include "cli/ctx.h"

char *
ctx_modules(const struct ctx *ctx)
{
	char *folder;

	if (ctx->exe_dir == NULL)
		return NULL;
	folder = xasprintf("%s/modules", ctx->exe_dir);
	if (access(folder, X_OK) == 0)
		return folder;
	free(folder);
	return NULL;
}

const char *
ctx_moment(const struct ctx *ctx, char out[CTX_MOMENT])
{
	const char *today = getenv("QUITUS_TODAY");
	char	    day[DATE_ISO];
	time_t	    now = time(NULL);
	struct tm   tm;

	if ((today != NULL && today[0] != '\0') ||
	    localtime_r(&now, &tm) == NULL ||
	    strftime(out, CTX_MOMENT, "%Y-%m-%dT%H:%M:%S", &tm) == 0)
		snprintf(
		    out, CTX_MOMENT, "%sT00:00:00", date_iso(ctx->today, day));
	return out;
}

const char *
ctx_moment_text(const struct ctx *ctx, const char *moment, char out[CTX_MOMENT])
{
	char	    iso[DATE_ISO], day[DATE_ISO];
	struct date d;

	snprintf(iso, sizeof(iso), "%s", moment);
	if (ctx->format == FORMAT_CSV || ctx->format == FORMAT_JSON ||
	    date_parse_iso(iso, &d) == -1 || moment[10] != 'T')
		snprintf(out, CTX_MOMENT, "%s", moment);
	else
		snprintf(
		    out, CTX_MOMENT, "%s %.5s", date_fr(d, day), moment + 11);
	return out;
}

int
ctx_report(struct ctx *ctx, struct report *report)
{
	char *modules = NULL;
	int   rc;

	if (!format_is_text(ctx->format))
		modules = ctx_modules(ctx);
	ctx->render.modules = modules;
	ctx->render.spool = &ctx->spool;
	rc = format_render(
	    ctx->format, report, &ctx->render, &ctx->out, ctx->err);
	ctx->render.modules = NULL;
	ctx->render.spool = NULL;
	free(modules);
	report_free(report);
	return rc == 0 ? spool_check(&ctx->spool, ctx->err) : rc;
}

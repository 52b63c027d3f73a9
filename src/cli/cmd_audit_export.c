/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "audit/export.h"
#include "audit/store.h"
#include "base/file.h"
#include "base/i18n.h"
#include "base/xalloc.h"
#include "cli/audit_input.h"
#include "cli/command.h"
#include "cli/entry_output.h"
#include "cli/export.h"

/* A file that grows beside its name, and gets it when it is whole; with -o -
 * there is none. */
struct growing {
	struct ctx *ctx;
	FILE	   *file;
	char	   *beside;
	int64_t	    bytes;
};

/* What is asked for. */
struct wanted {
	bool fec, xlsx, parties;
};

static int
fail(struct growing *g, const char *path)
{
	return err_set(g->ctx->err, ERR_FILE, _("“%s” cannot be written: %s."),
	    path, strerror(errno));
}

static int
put(const struct buf *bytes, void *arg)
{
	struct growing *g = arg;

	g->bytes += (int64_t)bytes->len;
	if (g->file == NULL) {
		buf_add(&g->ctx->out, bytes->data, bytes->len);
		spool_take(&g->ctx->spool, &g->ctx->out);
		return 0;
	}
	if (fwrite(bytes->data, 1, bytes->len, g->file) == bytes->len)
		return 0;
	return fail(g, g->beside);
}

static int
fill(struct growing *g, int year, const struct wanted *w)
{
	if (w->fec)
		return audit_export_fec(g->ctx->db, year, w->parties, put, g);
	return audit_export_csv(g->ctx->db, year, put, g);
}

static int
write_file(
    struct growing *g, int year, const struct wanted *w, const char *path)
{
	int rc, fd;

	g->beside = xasprintf("%s.XXXXXX", path);
	fd = mkstemp(g->beside);
	g->file = fd == -1 ? NULL : fdopen(fd, "w");
	if (g->file == NULL) {
		rc = fail(g, path);
		free(g->beside);
		return rc;
	}
	rc = fill(g, year, w);
	if (fclose(g->file) != 0 && rc == 0)
		rc = fail(g, path);
	if (rc == 0 && !g->ctx->dry_run)
		rc = file_rename(g->beside, path, g->ctx->err);
	if (rc != 0 || g->ctx->dry_run)
		unlink(g->beside);
	free(g->beside);
	return rc == 0 ? 0 : -1;
}

static int
stream(struct growing *g, int year, const struct wanted *w)
{
	if (fill(g, year, w) != 0)
		return -1;
	return spool_check(&g->ctx->spool, g->ctx->err);
}

static int
write_workbook(struct growing *g, int year, const char *path)
{
	size_t size;
	int    rc;

	rc = export_workbook(
	    g->ctx, path, audit_export_table(g->ctx->db, year), &size);
	g->bytes = (int64_t)size;
	return rc;
}

/* "59-2025.csv", "123456782FEC20260831_59.txt"; the SIREN is that of the FECs
 * that were received. */
static char *
usual_name(struct ctx *ctx, int year, const struct wanted *w)
{
	char *department = audit_get(ctx->db, "department");
	char *siren = audit_get(ctx->db, "siren"), *path = NULL;

	if (department != NULL && siren != NULL)
		path = w->fec ? xasprintf("%sFEC%d0831_%s.txt",
				    siren[0] != '\0' ? siren : "000000000",
				    year + 1, department) :
				xasprintf("%s-%d.%s", department, year,
				    w->xlsx ? "xlsx" : "csv");
	free(department);
	free(siren);
	return path;
}

/* The kind is a word of its own, as after "export"; a workbook is asked for by
 * the name of the file as well. */
static int
read_kind(struct ctx *ctx, const struct args *args, struct wanted *w)
{
	const char *kind = args_get(args, 0), *o = ctx->output;
	size_t	    n = o == NULL ? 0 : strlen(o);
	bool	    named = n > 5 && strcasecmp(o + n - 5, ".xlsx") == 0;

	w->parties = args_has(args, OPT_WITH_PARTIES);
	w->fec = strcasecmp(kind, "fec") == 0;
	w->xlsx = strcasecmp(kind, "xlsx") == 0;
	if (!w->fec && !w->xlsx && strcasecmp(kind, "csv") != 0) {
		err_set(
		    ctx->err, ERR_USAGE, _("“%s” is no kind of export."), kind);
		return err_hint(ctx->err, _("These are: fec, csv, xlsx."));
	}
	if (w->fec && named) {
		err_set(ctx->err, ERR_USAGE,
		    _("a FEC is a text file, not a workbook."));
		return err_hint(ctx->err,
		    _("A workbook: quitus audit export xlsx -o %s"), o);
	}
	if (!w->fec && w->parties) {
		err_set(ctx->err, ERR_USAGE,
		    _("each coop by account names nobody."));
		return err_hint(ctx->err, _("--with-parties is for the FEC."));
	}
	w->xlsx = w->xlsx || named;
	return 0;
}

static int
run_export(struct ctx *ctx, const struct args *args)
{
	struct growing g = { .ctx = ctx };
	struct wanted  w;
	char	      *path;
	int	       year, rc;

	if (read_kind(ctx, args, &w) == -1 ||
	    audit_input_current_year(ctx, args, &year) == -1)
		return -1;
	path = ctx->output != NULL ? xstrdup(ctx->output) :
				     usual_name(ctx, year, &w);
	rc = path == NULL ? -1 : export_protect(ctx, path);
	if (rc == 0)
		rc = w.xlsx	  ? write_workbook(&g, year, path) :
		    ctx->streamed ? stream(&g, year, &w) :
				    write_file(&g, year, &w, path);
	if (rc == 0 && ctx->json)
		output_json(ctx,
		    json_pack("{s:s, s:i, s:I}", "file", path, "year", year,
			"bytes", (json_int_t)g.bytes));
	else if (rc == 0 && !ctx->streamed)
		buf_addf(&ctx->out, _("%s is written.\n"), path);
	free(path);
	return rc;
}

static const enum opt options[] = { OPT_WITH_PARTIES, OPT_YEAR, OPT_OUTPUT,
	OPT_END };

const struct command cmd_audit_export[] = {
	{ .en = "audit export",
	    .fr = "audit exporter",
	    .arguments = "fec|csv|xlsx",
	    .help = N_("what the coops sent, for other programs"),
	    .options = options,
	    .min = 1,
	    .max = 1,
	    .mode = FILE_READ,
	    .store = STORE_AUDIT,
	    .run = run_export,
	    .own_output = true,
	    .examples = N_("quitus audit export fec\n"
			   "quitus audit export csv --year 2025 -o sums.csv\n"
			   "quitus audit export fec --year 2025 -o nord.txt") },
	{ .en = NULL }
};

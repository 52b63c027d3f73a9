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

/* A file that grows beside its name, and gets it when it is whole. */
struct growing {
	struct ctx *ctx;
	FILE	   *file;
	char	   *beside;
	int64_t	    bytes;
};

typedef int export_fn(struct db *, int year, audit_bytes_fn *, void *arg);

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
	if (fwrite(bytes->data, 1, bytes->len, g->file) == bytes->len)
		return 0;
	return fail(g, g->beside);
}

static int
write_file(struct growing *g, int year, export_fn *fn, const char *path)
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
	rc = fn(g->ctx->db, year, put, g);
	if (fclose(g->file) != 0 && rc == 0)
		rc = fail(g, path);
	if (rc == 0)
		rc = file_rename(g->beside, path, g->ctx->err);
	if (rc != 0)
		unlink(g->beside);
	free(g->beside);
	return rc == 0 ? 0 : -1;
}

/* "59-2025.csv", "123456782FEC20260831_59.txt"; the SIREN is that of the FECs
 * that were received. */
static char *
usual_name(struct ctx *ctx, int year, bool fec)
{
	char *department = audit_get(ctx->db, "department");
	char *siren = audit_get(ctx->db, "siren"), *path = NULL;

	if (department != NULL && siren != NULL)
		path = fec ? xasprintf("%sFEC%d0831_%s.txt",
				 siren[0] != '\0' ? siren : "000000000",
				 year + 1, department) :
			     xasprintf("%s-%d.csv", department, year);
	free(department);
	free(siren);
	return path;
}

static int
run_export(struct ctx *ctx, const struct args *args, export_fn *fn, bool fec)
{
	struct growing g = { .ctx = ctx };
	char	      *path;
	int	       year, rc;

	if (audit_input_current_year(ctx, args, &year) == -1)
		return -1;
	path = ctx->output != NULL ? xstrdup(ctx->output) :
				     usual_name(ctx, year, fec);
	rc = path == NULL ? -1 : export_protect(ctx, path);
	if (rc == 0)
		rc = write_file(&g, year, fn, path);
	if (rc == 0 && ctx->json)
		output_json(ctx,
		    json_pack("{s:s, s:i, s:I}", "file", path, "year", year,
			"bytes", (json_int_t)g.bytes));
	else if (rc == 0)
		buf_addf(&ctx->out, _("%s is written.\n"), path);
	free(path);
	return rc;
}

static int
run_fec(struct ctx *ctx, const struct args *args)
{
	return run_export(ctx, args, audit_export_fec, true);
}

static int
run_csv(struct ctx *ctx, const struct args *args)
{
	return run_export(ctx, args, audit_export_csv, false);
}

/* The kind is a word of its own, as after "export". */
static int
run_kind(struct ctx *ctx, const struct args *args)
{
	const char *kind = args_get(args, 0);

	if (strcasecmp(kind, "fec") == 0)
		return run_fec(ctx, args);
	if (strcasecmp(kind, "csv") == 0)
		return run_csv(ctx, args);
	err_set(ctx->err, ERR_USAGE, _("“%s” is no kind of export."), kind);
	return err_hint(ctx->err, _("These are: fec, csv."));
}

static const enum opt options[] = { OPT_YEAR, OPT_OUTPUT, OPT_END };

const struct command cmd_audit_export[] = {
	{ .en = "audit export",
	    .fr = "audit exporter",
	    .arguments = "fec|csv",
	    .help = N_("what the coops sent, for other programs"),
	    .options = options,
	    .min = 1,
	    .max = 1,
	    .mode = FILE_READ,
	    .store = STORE_AUDIT,
	    .run = run_kind,
	    .own_output = true,
	    .examples = N_("quitus audit export fec\n"
			   "quitus audit export csv --year 2025 -o sums.csv\n"
			   "quitus audit export fec --year 2025 -o nord.txt") },
	{ .en = NULL }
};

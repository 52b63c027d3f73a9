/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/i18n.h"
#include "base/xalloc.h"
#include "book/discharge.h"
#include "book/dossier.h"
#include "book/setting.h"
#include "book/year.h"
#include "cli/command.h"
#include "cli/entry_output.h"
#include "cli/export.h"
#include "format/archive.h"

struct export
{
	struct year    year;
	struct archive files;
	char	       fingerprint[HASH_HEX];
	char	      *path; /* of the zip, or of the folder, with its / */
	bool	       folder;
	bool	       discharged; /* a decision of the verifiers is in it */
};

/* A closed year gives what was closed, or nothing. */
static int
check_fingerprint(struct ctx *ctx, const struct export *e)
{
	if (e->year.state != YEAR_CLOSED ||
	    strcmp(e->fingerprint, e->year.fingerprint) == 0)
		return 0;
	err_set(ctx->err, ERR_RULE,
	    _("the books are no longer those that were closed: their "
	      "fingerprint is another one."));
	return err_hint(ctx->err, _("“quitus verify” tells what changed."));
}

static int
gather(struct ctx *ctx, struct export *e)
{
	struct dossier d;
	struct buf     quitus = { .data = NULL };
	size_t	       i;

	if (dossier_make(ctx->db, e->year.year, false, &d) == -1)
		return -1;
	for (i = 0; i < d.nfiles; i++)
		archive_add(&e->files, d.files[i].name,
		    buf_str(&d.files[i].bytes), d.files[i].bytes.len);
	archive_add(&e->files, "SHA256SUMS", buf_str(&d.sums), d.sums.len);
	memcpy(e->fingerprint, d.fingerprint, sizeof(e->fingerprint));
	dossier_fini(&d);
	if (check_fingerprint(ctx, e) == -1 ||
	    discharge_add_file(ctx->db, e->year.year, &quitus) == -1) {
		buf_fini(&quitus);
		return -1;
	}
	e->discharged = quitus.len > 0;
	if (e->discharged)
		archive_add(
		    &e->files, "quitus.csv", buf_str(&quitus), quitus.len);
	buf_fini(&quitus);
	return 0;
}

/* ---- Where it goes ---- */

/* "59-1398-2025.zip" */
static int
name_zip(struct ctx *ctx, struct export *e)
{
	char *department = setting_get(ctx->db, e->year.year, "department");
	char *number = setting_get(ctx->db, e->year.year, "number");

	if (department != NULL && number != NULL)
		e->path = xasprintf(
		    "%s-%s-%d.zip", department, number, e->year.year);
	free(department);
	free(number);
	return e->path == NULL ? -1 : 0;
}

static int
choose_path(struct ctx *ctx, struct export *e)
{
	size_t len;

	if (ctx->output == NULL)
		return name_zip(ctx, e);
	len = strlen(ctx->output);
	e->folder = export_is_folder(ctx->output) ||
	    (len > 0 && ctx->output[len - 1] == '/');
	if (e->folder && ctx->output[len - 1] != '/')
		e->path = xasprintf("%s/", ctx->output);
	else
		e->path = xstrdup(ctx->output);
	return 0;
}

static int
write_zip(struct ctx *ctx, const struct export *e)
{
	char	  *modules = ctx_modules(ctx);
	struct buf zip = { .data = NULL };
	int	   rc;

	rc = archive_write_zip(&e->files, e->year.end, modules, &zip, ctx->err);
	if (rc == 0)
		rc = export_write_binary(ctx, e->path, &zip);
	buf_fini(&zip);
	free(modules);
	return rc;
}

/* The quitus of another dossier would stay beside the files of this one. */
static int
check_folder(struct ctx *ctx, const struct export *e)
{
	char *path = xasprintf("%squitus.csv", e->path);
	int   rc = 0;

	if (!e->discharged && access(path, F_OK) == 0) {
		err_set(ctx->err, ERR_FILE,
		    _("“%s” is there already, and this year has no quitus yet:"
		      " it belongs to another dossier."),
		    path);
		rc = err_hint(ctx->err, _("Choose another folder."));
	}
	free(path);
	return rc;
}

static int
write_folder(struct ctx *ctx, const struct export *e)
{
	char  *path;
	size_t i;
	int    rc = 0;

	if (!ctx->dry_run && mkdir(e->path, 0777) == -1 && errno != EEXIST)
		return err_set(ctx->err, ERR_FILE,
		    _("the folder “%s” cannot be made: %s."), e->path,
		    strerror(errno));
	if (check_folder(ctx, e) == -1)
		return -1;
	for (i = 0; rc == 0 && i < e->files.n; i++) {
		path = xasprintf("%s%s", e->path, e->files.files[i].name);
		rc = export_write(ctx, path, &e->files.files[i].bytes);
		free(path);
	}
	return rc;
}

/* ---- What is told ---- */

static void
tell(struct ctx *ctx, const struct export *e)
{
	char year[YEAR_TEXT];
	int  i;

	buf_addf(&ctx->out, _("The dossier of %s is in %s\n"),
	    year_text(e->year.year, year), e->path);
	buf_adds(&ctx->out, _("Its fingerprint: "));
	for (i = 0; i < 20; i += 4)
		buf_addf(
		    &ctx->out, "%s%.4s", i > 0 ? " " : "", e->fingerprint + i);
	if (e->folder)
		buf_addf(&ctx->out,
		    _("\nAnyone can check it: sha256sum %sSHA256SUMS\n"),
		    e->path);
	else
		buf_addf(&ctx->out,
		    _("\nAnyone can check it: unzip -p %s SHA256SUMS |"
		      " sha256sum\n"),
		    e->path);
	if (e->year.state == YEAR_OPEN)
		buf_adds(&ctx->out,
		    _("The year is still open: this dossier is provisional. "
		      "Send it again after “quitus close”.\n"));
}

static void
answer(struct ctx *ctx, const struct export *e)
{
	const char *state = "open";

	if (!ctx->json) {
		tell(ctx, e);
		return;
	}
	if (e->year.state == YEAR_CLOSED)
		state = e->discharged ? "discharged" : "closed";
	output_json(ctx,
	    json_pack("{s:s, s:i, s:s, s:s}", "file", e->path, "year",
		e->year.year, "state", state, "fingerprint", e->fingerprint));
}

static int
run_export_dossier(struct ctx *ctx, const struct args *args)
{
	struct export e = { .path = NULL };
	int year, rc;

	rc = export_year(ctx, args, &year);
	if (rc == 0)
		rc = year_load(ctx->db, year, &e.year);
	if (rc == 0)
		rc = gather(ctx, &e);
	if (rc == 0)
		rc = choose_path(ctx, &e);
	if (rc == 0)
		rc = e.folder ? write_folder(ctx, &e) : write_zip(ctx, &e);
	if (rc == 0 && !ctx->streamed)
		answer(ctx, &e);
	archive_fini(&e.files);
	free(e.path);
	return rc;
}

static const enum opt dossier_options[] = { OPT_YEAR, OPT_OUTPUT, OPT_END };

const struct command cmd_export[] = {
	{ .en = "export dossier",
	    .fr = "exporter dossier",
	    .arguments = "",
	    .help = N_("write the dossier that the department receives"),
	    .options = dossier_options,
	    .min = 0,
	    .max = 0,
	    .mode = FILE_READ,
	    .run = run_export_dossier,
	    .own_output = true,
	    .examples = N_("quitus export dossier\n"
			   "quitus export dossier --year 2025 -o /media/usb/\n"
			   "quitus export dossier -o dossier.zip") },
	{ .en = NULL }
};

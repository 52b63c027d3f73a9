/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/import_dossier.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/i18n.h"
#include "base/xalloc.h"
#include "book/dossier_restore.h"
#include "book/year.h"
#include "cli/entry_output.h"
#include "format/archive.h"

bool
import_is_dossier(const char *path)
{
	struct stat st;
	FILE	   *f;
	char	    begin[4] = "";
	bool	    zip;

	if (stat(path, &st) == -1)
		return false;
	if (S_ISDIR(st.st_mode))
		return true;
	f = S_ISREG(st.st_mode) ? fopen(path, "rb") : NULL;
	if (f == NULL)
		return false;
	zip = fread(begin, 1, sizeof(begin), f) == sizeof(begin) &&
	    memcmp(begin, "PK", 2) == 0;
	fclose(f);
	return zip;
}

static void
tell(struct ctx *ctx, const struct dossier_restored *d)
{
	char	  year[YEAR_TEXT];
	long long n = d->entries;
	int	  i;

	buf_addf(&ctx->out,
	    ngettext("The year %s is back, with %lld entry.\n",
		"The year %s is back, with %lld entries.\n", (unsigned long)n),
	    year_text(d->year, year), n);
	buf_adds(&ctx->out, _("Its fingerprint: "));
	for (i = 0; i < 20; i += 4)
		buf_addf(
		    &ctx->out, "%s%.4s", i > 0 ? " " : "", d->fingerprint + i);
	buf_addc(&ctx->out, '\n');
	if (d->closed)
		buf_addf(&ctx->out,
		    _("It is closed, and %s is open with its opening.\n"),
		    year_text(d->year + 1, year));
	buf_adds(&ctx->out,
	    _("Scanned vouchers, budgets and deliberations are not in a"
	      " dossier: they do not come back with it.\n"));
}

static void
answer(struct ctx *ctx, const struct dossier_restored *d)
{
	const char *state = "open";

	if (!ctx->json) {
		tell(ctx, d);
		return;
	}
	if (d->closed)
		state = d->discharged ? "discharged" : "closed";
	output_json(ctx,
	    json_pack("{s:i, s:s, s:I, s:s}", "year", d->year, "state", state,
		"entries", (json_int_t)d->entries, "fingerprint",
		d->fingerprint));
}

/* The files as book knows them; the bytes stay the archive's. */
static struct dossier_file *
list_files(const struct archive *a)
{
	struct dossier_file *files = xcalloc(a->n + 1, sizeof(*files));
	size_t		     i;

	for (i = 0; i < a->n; i++)
		files[i] = (struct dossier_file){ .name = a->files[i].name,
			.bytes = a->files[i].bytes };
	return files;
}

/* Somebody's own folder is not a dossier that lacks everything. */
static int
check_any(struct ctx *ctx, const struct archive *a, const char *path)
{
	if (archive_find(a, "coop.csv") != NULL ||
	    archive_find(a, "ecritures.csv") != NULL ||
	    archive_find(a, "SHA256SUMS") != NULL)
		return 0;
	err_set(ctx->err, ERR_FILE, _("there is no dossier of a coop in “%s”."),
	    path);
	return err_hint(ctx->err,
	    _("Name the file that holds the entries: quitus import FILE.csv"));
}

int
import_dossier(struct ctx *ctx, const char *path)
{
	struct dossier_restored d;
	struct dossier_file    *files;
	struct archive		a;
	char		       *modules = ctx_modules(ctx);
	int			rc;

	rc = archive_read(path, NULL, modules, &a, ctx->err);
	free(modules);
	if (rc == 0)
		rc = check_any(ctx, &a, path);
	if (rc == 0) {
		files = list_files(&a);
		rc = dossier_restore(ctx->db, files, a.n, path, ctx->today, &d);
		free(files);
	}
	archive_fini(&a);
	if (rc == 0)
		answer(ctx, &d);
	return rc;
}

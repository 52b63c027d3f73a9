/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>

#include "audit/import.h"
#include "audit/store.h"
#include "base/i18n.h"
#include "base/utf8.h"
#include "base/xalloc.h"
#include "book/year.h"
#include "cli/audit_input.h"
#include "cli/command.h"
#include "cli/entry_output.h"
#include "cli/progress.h"

struct telling {
	struct ctx *ctx;
	json_t	   *accepted, *skipped, *rejected;
	size_t	    naccepted, nskipped, nrejected;
};

static void
show_progress(size_t done, size_t n, void *arg)
{
	struct telling *t = arg;

	progress_show(t->ctx->progress, done, n);
}

/* ---- As text ---- */

static void
tell_state(struct buf *out, const char *path, const struct keep_result *r)
{
	char year[YEAR_TEXT];

	year_text(r->year, year);
	if (strcmp(r->state, "open") == 0)
		buf_addf(out,
		    _("%s: coop %s, %s, provisional: the year is still open.\n"),
		    path, r->number, year);
	else if (strcmp(r->state, "closed") == 0)
		buf_addf(out, _("%s: coop %s, %s, closed.\n"), path, r->number,
		    year);
	else
		buf_addf(out, _("%s: coop %s, %s, closed, with its quitus.\n"),
		    path, r->number, year);
}

static void
tell_version(struct buf *out, const struct keep_result *r)
{
	if (!r->current)
		buf_addf(out,
		    _("    It is version %lld, and older than the one that "
		      "counts, which stays.\n"),
		    (long long)r->version);
	else if (r->relation == KEEP_CONTRADICTS)
		buf_addf(out,
		    _("    It is version %lld; its sealed entries are not those "
		      "of the one before. “quitus audit check” tells it.\n"),
		    (long long)r->version);
	else if (r->relation == KEEP_CONTINUES)
		buf_addf(out,
		    _("    It is version %lld, and replaces the one before.\n"),
		    (long long)r->version);
	if (r->link == CHAIN_BROKEN || r->link == CHAIN_ANEW)
		buf_adds(out,
		    _("    Its entries do not go on from those of the year "
		      "before. “quitus audit check” tells it.\n"));
	if (r->after)
		buf_adds(out,
		    _("    The one before had its quitus, which was not given on "
		      "these accounts.\n"));
}

static void
tell_repeated(struct buf *out, const char *path, const struct keep_result *r)
{
	char year[YEAR_TEXT];

	buf_addf(out,
	    _("%s: skipped, it was received before as %s (coop %s, %s).\n"),
	    path, r->before, r->number, year_text(r->year, year));
}

/* "quitus: FILE is rejected, for 2 problems:" and each of them on its line. */
static void
tell_problems(struct buf *out, const struct parcel *p)
{
	const char *s;

	buf_addf(out,
	    ngettext("quitus: %s is rejected, for %zu problem:",
		"quitus: %s is rejected, for %zu problems:", p->problems.n),
	    p->path, p->problems.n);
	for (s = buf_str(&p->problems.text); *s != '\0'; s++) {
		buf_addc(out, *s);
		if (*s == '\n')
			buf_pad(out, ' ', 8);
	}
	buf_addc(out, '\n');
}

static void
tell_text(
    struct telling *t, const struct parcel *p, const struct keep_result *r)
{
	struct buf out = { .data = NULL }, safe = { .data = NULL };
	FILE	  *fp = t->ctx->io->out;

	switch (r->outcome) {
	case KEEP_ACCEPTED:
		tell_state(&out, p->path, r);
		tell_version(&out, r);
		break;
	case KEEP_REPEATED:
		tell_repeated(&out, p->path, r);
		break;
	case KEEP_REGISTRY:
		buf_addf(&out,
		    ngettext("%s: the registry has %zu coop.\n",
			"%s: the registry has %zu coops.\n", r->coops),
		    p->path, r->coops);
		break;
	case KEEP_REJECTED:
		tell_problems(&out, p);
		fp = t->ctx->io->err;
		break;
	}
	utf8_add_safe_lines(&safe, buf_str(&out));
	fputs(buf_str(&safe), fp);
	fflush(fp);
	buf_fini(&out);
	buf_fini(&safe);
}

/* ---- As JSON ---- */

static json_t *
problems_json(const struct parcel *p)
{
	json_t	   *array = json_array();
	const char *s = buf_str(&p->problems.text);
	size_t	    len;

	for (s += *s == '\n'; *s != '\0'; s += len, s += *s == '\n') {
		len = strcspn(s, "\n");
		json_array_append_new(array, json_stringn(s, len));
	}
	return array;
}

static void
keep_json(
    struct telling *t, const struct parcel *p, const struct keep_result *r)
{
	switch (r->outcome) {
	case KEEP_ACCEPTED:
		json_array_append_new(t->accepted,
		    json_pack("{s:s, s:s, s:i, s:s, s:I, s:b, s:b}", "file",
			p->path, "coop", r->number, "year", r->year, "state",
			r->state, "version", (json_int_t)r->version, "current",
			r->current, "contradicts",
			r->relation == KEEP_CONTRADICTS));
		break;
	case KEEP_REPEATED:
		json_array_append_new(t->skipped,
		    json_pack("{s:s, s:s, s:i, s:s}", "file", p->path, "coop",
			r->number, "year", r->year, "same_as", r->before));
		break;
	case KEEP_REGISTRY:
		json_array_append_new(t->accepted,
		    json_pack("{s:s, s:I}", "file", p->path, "coops",
			(json_int_t)r->coops));
		break;
	case KEEP_REJECTED:
		json_array_append_new(t->rejected,
		    json_pack("{s:s, s:o}", "file", p->path, "problems",
			problems_json(p)));
		break;
	}
}

/* ---- Both ---- */

static void
tell(const struct parcel *p, const struct keep_result *r, void *arg)
{
	struct telling *t = arg;

	t->naccepted += r->outcome == KEEP_ACCEPTED;
	t->nskipped += r->outcome == KEEP_REPEATED;
	t->nrejected += r->outcome == KEEP_REJECTED;
	progress_clear(t->ctx->progress);
	if (t->ctx->json)
		keep_json(t, p, r);
	else
		tell_text(t, p, r);
}

static void
summarize(struct telling *t)
{
	struct ctx *ctx = t->ctx;

	progress_clear(t->ctx->progress);
	if (ctx->json) {
		output_json(ctx,
		    json_pack("{s:O, s:O, s:O}", "accepted", t->accepted,
			"skipped", t->skipped, "rejected", t->rejected));
		return;
	}
	buf_addf(&ctx->out, _("Accepted: %zu. Skipped: %zu. Rejected: %zu.\n"),
	    t->naccepted, t->nskipped, t->nrejected);
}

/* ---- The command ---- */

static int
find_sources(struct ctx *ctx, const struct args *args, struct sources *sources)
{
	int    n = args_count(args), i, rc;
	char **paths = xcalloc((size_t)n + 1, sizeof(*paths));

	for (i = 0; i < n; i++)
		paths[i] = xstrdup(args_get(args, i));
	rc = sources_find(sources, paths, ctx->err);
	for (i = 0; i < n; i++)
		free(paths[i]);
	free(paths);
	if (rc == 0 && sources->n == 0) {
		err_set(ctx->err, ERR_FILE,
		    _("there is no dossier, CSV or FEC in “%s”."),
		    args_get(args, 0));
		rc = err_hint(ctx->err,
		    _("A dossier is a zip, or a folder that holds "
		      "ecritures.csv."));
	}
	return rc;
}

static int
import_sources(struct ctx *ctx, const struct args *args,
    const struct sources *sources, struct telling *t)
{
	struct import_options o = { .dry_run = ctx->dry_run,
		.told = tell,
		.progress = show_progress,
		.arg = t };
	char		      now[CTX_MOMENT];
	char		     *modules = ctx_modules(ctx), *department;
	int		      rc = -1;

	o.now = ctx_moment(ctx, now);
	o.hint.modules = modules;
	o.hint.coop = args_opt(args, OPT_COOP);
	progress_name(ctx->progress, _("Reading"));
	department = audit_get(ctx->db, AUDIT_DEPARTMENT);
	o.hint.department = department;
	if (department != NULL &&
	    audit_input_year(ctx, args, &o.hint.year) == 0)
		rc = audit_import(ctx->db, sources, &o);
	free(department);
	free(modules);
	return rc;
}

static int
run_import(struct ctx *ctx, const struct args *args)
{
	struct sources sources = { .list = NULL };
	struct telling t = { .ctx = ctx,
		.accepted = json_array(),
		.skipped = json_array(),
		.rejected = json_array() };
	int	       rc;

	rc = find_sources(ctx, args, &sources);
	if (rc == 0)
		rc = import_sources(ctx, args, &sources, &t);
	if (rc == 0)
		summarize(&t);
	ctx->found = t.nrejected > 0;
	json_decref(t.accepted);
	json_decref(t.skipped);
	json_decref(t.rejected);
	sources_fini(&sources);
	return rc;
}

static const enum opt import_options[] = { OPT_COOP, OPT_YEAR, OPT_END };

const struct command cmd_audit_import[] = {
	{ .en = "audit import",
	    .fr = "audit importer",
	    .arguments = N_("PATH..."),
	    .help = N_("take what the coops sent: dossiers, CSVs, FECs"),
	    .options = import_options,
	    .min = 1,
	    .max = -1,
	    .mode = FILE_BATCH,
	    .store = STORE_AUDIT,
	    .run = run_import,
	    .examples = N_("quitus audit import received/\n"
			   "quitus audit import 59-1398-2025.zip --dry-run\n"
			   "quitus audit import entries.csv --coop 1398 --year "
			   "2025") },
	{ .en = NULL }
};

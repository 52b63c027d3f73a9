/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/i18n.h"
#include "base/xalloc.h"
#include "book/dossier.h"
#include "book/fec.h"
#include "book/plaintext.h"
#include "cli/command.h"
#include "cli/entry_input.h"
#include "cli/entry_output.h"
#include "cli/export.h"
#include "value/latin9.h"

#define BOM "\xef\xbb\xbf"

/* ---- As plain text ---- */

typedef int make_fn(struct db *, int year, struct buf *);

static int
export_text(struct ctx *ctx, const struct args *args, make_fn *make)
{
	struct buf out = { .data = NULL };
	int	   year, rc;

	rc = export_year(ctx, args, &year);
	if (rc == 0)
		rc = make(ctx->db, year, &out);
	if (rc == 0)
		rc = export_answer(ctx, &out);
	buf_fini(&out);
	return rc;
}

static int
run_ledger(struct ctx *ctx, const struct args *args)
{
	return export_text(ctx, args, plaintext_ledger);
}

static int
run_beancount(struct ctx *ctx, const struct args *args)
{
	return export_text(ctx, args, plaintext_beancount);
}

/* ---- CSV ---- */

static int
run_csv(struct ctx *ctx, const struct args *args)
{
	struct entry_filter f = { .by_rank = true };
	struct buf	    out = { .data = NULL };
	int		    rc;

	rc = export_year(ctx, args, &f.year);
	if (rc == 0)
		rc = input_period(ctx, args, &f);
	/* For a spreadsheet, which looks for it in a file. */
	if (ctx->output != NULL)
		buf_adds(&out, BOM);
	if (rc == 0)
		rc = dossier_add_entries(ctx->db, &f, &out);
	if (rc == 0)
		rc = export_answer(ctx, &out);
	buf_fini(&out);
	return rc;
}

/* ---- FEC ---- */

struct fec {
	int	    year;
	bool	    latin;
	const char *encoding; /* as the description tells it */
	char	   *path;
	char	   *description; /* its path */
	int64_t	    entries;
};

static int
read_encoding(struct ctx *ctx, const struct args *args, struct fec *f)
{
	const char *typed = args_opt(args, OPT_ENCODING);

	f->encoding = "UTF-8";
	if (typed == NULL || strcasecmp(typed, "utf-8") == 0 ||
	    strcasecmp(typed, "utf8") == 0)
		return 0;
	f->encoding = "ISO-8859-15";
	f->latin = true;
	if (strcasecmp(typed, "iso8859-15") == 0 ||
	    strcasecmp(typed, "iso-8859-15") == 0)
		return 0;
	err_set(ctx->err, ERR_USAGE, _("a FEC is not written in “%s”."), typed);
	return err_hint(ctx->err, _("Choose utf-8 or iso8859-15."));
}

/* The name that the law fixes, in the folder of -o, or the name of -o. */
static int
choose_path(struct ctx *ctx, struct fec *f)
{
	const char *o = ctx->output, *dot;
	size_t	    len = o == NULL ? 0 : strlen(o);
	char	   *name;

	if (o == NULL || export_is_folder(o)) {
		name = fec_name(ctx->db, f->year);
		if (name == NULL)
			return -1;
		f->path = xasprintf("%s%s%s", o == NULL ? "" : o,
		    len > 0 && o[len - 1] != '/' ? "/" : "", name);
		if (strncmp(name, FEC_NO_SIREN, strlen(FEC_NO_SIREN)) == 0)
			buf_adds(&ctx->notes,
			    _("The name of a FEC begins with the SIREN of the "
			      "departmental association, which these books "
			      "were never told: zeros stand in its place. Tell "
			      "it once: quitus config siren 123456782\n"));
		free(name);
	} else
		f->path = xstrdup(o);
	dot = strrchr(file_name(f->path), '.');
	len = dot == NULL ? strlen(f->path) : (size_t)(dot - f->path);
	f->description = xasprintf("%.*s_description.txt", (int)len, f->path);
	return 0;
}

static int
write_encoded(struct ctx *ctx, const struct fec *f, const char *path,
    const struct buf *text)
{
	struct buf bytes = { .data = NULL };
	size_t	   lost;
	int	   rc;

	if (!f->latin)
		return export_write(ctx, path, text);
	lost = latin9_add(&bytes, buf_str(text));
	if (lost > 0)
		buf_addf(&ctx->notes,
		    ngettext("%s: %zu character that ISO-8859-15 lacks was "
			     "put otherwise.\n",
			"%s: %zu characters that ISO-8859-15 lacks were put "
			"otherwise.\n",
			lost),
		    path, lost);
	rc = export_write(ctx, path, &bytes);
	buf_fini(&bytes);
	return rc;
}

static int
write_fec(struct ctx *ctx, struct fec *f)
{
	struct buf text = { .data = NULL }, told = { .data = NULL };
	int	   rc;

	rc = fec_make(ctx->db, f->year, &text);
	if (rc == 0)
		rc = fec_describe(ctx->db, f->year, f->encoding, &told);
	if (rc == 0)
		rc = choose_path(ctx, f);
	if (rc == 0)
		rc = write_encoded(ctx, f, f->path, &text);
	if (rc == 0 && !ctx->streamed)
		rc = write_encoded(ctx, f, f->description, &told);
	buf_fini(&text);
	buf_fini(&told);
	return rc;
}

static int
run_fec(struct ctx *ctx, const struct args *args)
{
	struct fec f = { .path = NULL };
	int	   rc;

	rc = read_encoding(ctx, args, &f);
	if (rc == 0)
		rc = export_year(ctx, args, &f.year);
	if (rc == 0)
		rc = write_fec(ctx, &f);
	if (rc == 0 && ctx->json)
		output_json(ctx,
		    json_pack("{s:s, s:s, s:i}", "file", f.path, "description",
			f.description, "year", f.year));
	else if (rc == 0 && !ctx->streamed)
		buf_addf(&ctx->out,
		    _("The FEC is in %s, its description in %s\n"), f.path,
		    f.description);
	free(f.path);
	free(f.description);
	return rc;
}

static const enum opt text_options[] = { OPT_YEAR, OPT_OUTPUT, OPT_END };
static const enum opt csv_options[] = { OPT_YEAR, OPT_FROM, OPT_TO, OPT_OUTPUT,
	OPT_END };
static const enum opt fec_options[] = { OPT_YEAR, OPT_ENCODING, OPT_OUTPUT,
	OPT_END };

const struct command cmd_export_books[] = {
	{ .en = "export csv",
	    .fr = "exporter csv",
	    .arguments = "",
	    .help = N_("write the entries for a spreadsheet"),
	    .options = csv_options,
	    .min = 0,
	    .max = 0,
	    .mode = FILE_READ,
	    .run = run_csv,
	    .own_output = true,
	    .examples = N_(
		"quitus export csv -o entries.csv\n"
		"quitus export csv --from 01/09 --to 31/12 -o term.csv\n"
		"quitus export csv --year 2024") },
	{ .en = "export fec",
	    .fr = "exporter fec",
	    .arguments = "",
	    .help = N_("write the FEC that auditors' software reads"),
	    .options = fec_options,
	    .min = 0,
	    .max = 0,
	    .mode = FILE_READ,
	    .run = run_fec,
	    .own_output = true,
	    .examples = N_("quitus export fec\n"
			   "quitus export fec --year 2025 -o fec.txt\n"
			   "quitus export fec --year 2024 --json") },
	{ .en = "export ledger",
	    .fr = "exporter ledger",
	    .arguments = "",
	    .help = N_("write a journal for hledger or ledger"),
	    .options = text_options,
	    .min = 0,
	    .max = 0,
	    .mode = FILE_READ,
	    .run = run_ledger,
	    .own_output = true,
	    .examples = N_(
		"quitus export ledger -o books.journal\n"
		"quitus export ledger | hledger -f- balance\n"
		"quitus export ledger --year 2024 -o 2024.journal") },
	{ .en = "export beancount",
	    .fr = "exporter beancount",
	    .arguments = "",
	    .help = N_("write a journal for beancount"),
	    .options = text_options,
	    .min = 0,
	    .max = 0,
	    .mode = FILE_READ,
	    .run = run_beancount,
	    .own_output = true,
	    .examples = N_(
		"quitus export beancount -o books.beancount\n"
		"quitus export beancount --year 2024 -o 2024.beancount\n"
		"quitus export beancount | bean-check /dev/stdin") },
	{ .en = NULL }
};

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/xalloc.h"
#include "book/setting.h"
#include "cli/command.h"
#include "cli/entry_output.h"
#include "cli/export.h"
#include "statement/statement.h"

/* A year in one workbook: the dossier, each part of it on a sheet, then what
 * accountants look for. */

static const struct {
	const char   *key;
	statement_fn *make;
} more[] = { { "journal", statement_journal }, { "balance", statement_balance },
	{ "ledger", statement_ledger } };

static struct report *
make_workbook(struct ctx *ctx, int year)
{
	struct scope   scope = { .year = year };
	struct report *r = statement_dossier(ctx->db, &scope), *annex;
	size_t	       i;

	for (i = 0; r != NULL && i < sizeof(more) / sizeof(more[0]); i++) {
		annex = more[i].make(ctx->db, &scope);
		if (annex == NULL) {
			report_free(r);
			return NULL;
		}
		report_annex(r, more[i].key, annex);
	}
	return r;
}

/* "59-1398-2025.xlsx", in the current folder or in that of -o. */
static char *
choose_path(struct ctx *ctx, int year)
{
	const char *o = ctx->output;
	size_t	    len = o == NULL ? 0 : strlen(o);
	char	   *department, *number, *path = NULL;

	if (o != NULL && !export_is_folder(o))
		return xstrdup(o);
	department = setting_get(ctx->db, year, "department");
	number = setting_get(ctx->db, year, "number");
	if (department != NULL && number != NULL)
		path = xasprintf("%s%s%s-%s-%d.xlsx", o == NULL ? "" : o,
		    len > 0 && o[len - 1] != '/' ? "/" : "", department, number,
		    year);
	free(department);
	free(number);
	return path;
}

static int
run_export_xlsx(struct ctx *ctx, const struct args *args)
{
	size_t size;
	char  *path;
	int    year, rc;

	if (export_year(ctx, args, &year) == -1)
		return -1;
	path = choose_path(ctx, year);
	rc = path == NULL ?
	    -1 :
	    export_workbook(ctx, path, make_workbook(ctx, year), &size);
	if (rc == 0 && !ctx->streamed && ctx->json)
		output_json(
		    ctx, json_pack("{s:s, s:i}", "file", path, "year", year));
	else if (rc == 0 && !ctx->streamed)
		buf_addf(&ctx->out, _("%s is written.\n"), path);
	free(path);
	return rc;
}

static const enum opt options[] = { OPT_YEAR, OPT_OUTPUT, OPT_END };

const struct command cmd_export_xlsx[] = {
	{ .en = "export xlsx",
	    .fr = "exporter xlsx",
	    .arguments = "",
	    .help = N_("write the year as a workbook for a spreadsheet"),
	    .options = options,
	    .min = 0,
	    .max = 0,
	    .mode = FILE_READ,
	    .run = run_export_xlsx,
	    .own_output = true,
	    .examples = N_("quitus export xlsx\n"
			   "quitus export xlsx --year 2025 -o books.xlsx\n"
			   "quitus export xlsx --year 2024 --json") },
	{ .en = NULL }
};

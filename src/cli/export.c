/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/export.h"

#include <sys/stat.h>

#include "base/file.h"
#include "base/i18n.h"
#include "cli/entry_input.h"
#include "cli/entry_output.h"
#include "cli/output.h"
#include "store/stmt.h"

int
export_year(struct ctx *ctx, const struct args *args, int *year)
{
	struct stmt st;

	if (args_has(args, OPT_YEAR))
		return input_year(ctx, args, year);
	stmt_init(&st, ctx->db,
	    "SELECT coalesce(max(CASE WHEN state = 'closed' THEN year END),"
	    " max(year)) FROM year");
	*year = stmt_row(&st) ? (int)stmt_int(&st, 0) : 0;
	return stmt_end(&st);
}

bool
export_is_folder(const char *path)
{
	struct stat st;

	return stat(path, &st) == 0 && S_ISDIR(st.st_mode);
}

int
export_protect(struct ctx *ctx, const char *path)
{
	struct stat a, b;

	if (stat(path, &a) == -1 || stat(db_path(ctx->db), &b) == -1 ||
	    a.st_dev != b.st_dev || a.st_ino != b.st_ino)
		return 0;
	err_set(ctx->err, ERR_USAGE,
	    _("“%s” is the ledger itself: the answer cannot be written over "
	      "it."),
	    path);
	return err_hint(ctx->err, _("Give another name after -o."));
}

int
export_write(struct ctx *ctx, const char *path, const struct buf *bytes)
{
	if (ctx->streamed) {
		buf_add(&ctx->out, bytes->data, bytes->len);
		return 0;
	}
	if (export_protect(ctx, path) == -1)
		return -1;
	if (ctx->dry_run)
		return 0;
	return file_write(path, buf_str(bytes), bytes->len, ctx->err);
}

int
export_write_binary(struct ctx *ctx, const char *path, const struct buf *bytes)
{
	if (!ctx->streamed || !output_screen(ctx->io->out).terminal)
		return export_write(ctx, path, bytes);
	err_set(ctx->err, ERR_USAGE,
	    _("this format cannot be shown on a terminal."));
	return err_hint(ctx->err, _("Give it a file: -o FILE."));
}

int
export_workbook(
    struct ctx *ctx, const char *path, struct report *r, size_t *size)
{
	struct buf bytes = { .data = NULL };
	char	  *modules = ctx_modules(ctx);
	int	   rc = -1;

	ctx->render.modules = modules;
	if (r != NULL)
		rc = format_render(
		    FORMAT_XLSX, r, &ctx->render, &bytes, ctx->err);
	if (rc == 0)
		rc = export_write_binary(ctx, path, &bytes);
	*size = bytes.len;
	ctx->render.modules = NULL;
	free(modules);
	buf_fini(&bytes);
	report_free(r);
	return rc;
}

int
export_answer(struct ctx *ctx, const struct buf *bytes)
{
	if (ctx->output == NULL) {
		buf_add(&ctx->out, bytes->data, bytes->len);
		return 0;
	}
	if (export_write(ctx, ctx->output, bytes) == -1)
		return -1;
	if (ctx->json)
		output_json(ctx, json_pack("{s:s}", "file", ctx->output));
	else
		buf_addf(&ctx->out, _("%s is written.\n"), ctx->output);
	return 0;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/i18n.h"
#include "base/utf8.h"
#include "book/bank_line.h"
#include "book/bank_profile.h"
#include "cli/command.h"
#include "cli/entry_output.h"
#include "format/bank_file.h"

/* No statement is that long; it is not one. */
#define FILE_MAX ((size_t)64 << 20)

static int
read_days(struct ctx *ctx, const char *word, enum bank_day_order *days)
{
	*days = BANK_DAYS_UNKNOWN;
	if (word == NULL)
		return 0;
	if (strcmp(word, "dmy") == 0 || strcmp(word, "jma") == 0)
		*days = BANK_DAY_FIRST;
	else if (strcmp(word, "mdy") == 0 || strcmp(word, "mja") == 0)
		*days = BANK_MONTH_FIRST;
	else
		return err_set(ctx->err, ERR_USAGE,
		    _("--days takes dmy (03/04 is 3 April) or mdy (03/04 is 4 "
		      "March)."));
	return 0;
}

/* --map as typed, or the one that was kept under the name of --bank, or of
 * --profile, as import has it. The caller
 * frees *kept. */
static int
read_options(struct ctx *ctx, const struct args *args,
    struct bank_file_options *o, char **kept)
{
	const char *save = args_opt(args, OPT_SAVE_PROFILE);

	*kept = NULL;
	*o = (struct bank_file_options){ .bank = args_has(args, OPT_BANK) ?
		    args_opt(args, OPT_BANK) :
		    args_opt(args, OPT_PROFILE),
		.map = args_opt(args, OPT_MAP) };
	if (read_days(ctx, args_opt(args, OPT_DAYS), &o->days) == -1)
		return -1;
	if (save != NULL && o->map == NULL) {
		err_set(ctx->err, ERR_USAGE,
		    _("--save-profile keeps what --map says: give it too."));
		return err_hint(ctx->err,
		    _("For instance: --map \"date=1,label=3,amount=5\""));
	}
	if (save != NULL && bank_profile_save(ctx->db, save, o->map) == -1)
		return -1;
	if (o->map != NULL || o->bank == NULL)
		return 0;
	if (bank_profile_load(ctx->db, o->bank, kept) == -1)
		return -1;
	if (*kept != NULL) {
		o->map = *kept;
		o->bank = NULL;
	}
	return 0;
}

static void
tell(struct ctx *ctx, const struct bank_import *d)
{
	buf_addf(&ctx->out,
	    ngettext("%s: %zu new line of the bank",
		"%s: %zu new lines of the "
		"bank",
		d->added),
	    d->account, d->added);
	if (d->known > 0)
		buf_addf(&ctx->out,
		    ngettext(
			", %zu known already", ", %zu known already", d->known),
		    d->known);
	buf_adds(&ctx->out, ".\n");
	if (d->early > 0)
		buf_addf(&ctx->notes,
		    ngettext("%zu line is older than the books, and was left "
			     "aside.\n",
			"%zu lines are older than the books, and were left "
			"aside.\n",
			d->early),
		    d->early);
	if (d->swept > 0)
		buf_addf(&ctx->notes,
		    ngettext("%zu line is internal to the association's pooled "
			     "account, and is not for the books.\n",
			"%zu lines are internal to the association's pooled "
			"account, and are not for the books.\n",
			d->swept),
		    d->swept);
}

static json_t *
import_json(const struct bank_import *d)
{
	return json_pack("{s:s, s:I, s:I, s:I, s:I, s:b}", "account",
	    d->account, "added", (json_int_t)d->added, "known",
	    (json_int_t)d->known, "left_aside", (json_int_t)d->early, "ignored",
	    (json_int_t)d->swept, "balance", d->balance);
}

static int
take_statements(
    struct ctx *ctx, const char *account, const struct bank_statements *all)
{
	struct bank_import done;
	json_t		  *array = json_array();
	size_t		   i, added = 0;
	int		   rc = 0;

	for (i = 0; i < all->n && rc == 0; i++) {
		rc = bank_line_import(ctx->db, account, &all->items[i], &done);
		if (rc == -1)
			break;
		added += done.added;
		json_array_append_new(array, import_json(&done));
		if (!ctx->json)
			tell(ctx, &done);
	}
	if (rc == 0 && ctx->json)
		output_json(ctx, json_incref(array));
	else if (rc == 0 && added > 0)
		buf_adds(&ctx->out,
		    _("Now find their entries: quitus bank match\n"));
	json_decref(array);
	return rc;
}

/* Of several accounts in one file, the first unknown one would take the place
 * of the main account. */
static int
check_accounts(struct ctx *ctx, const struct args *args, const char *path,
    const struct bank_statements *all)
{
	char shown[UTF8_EXCERPT];

	if (all->n < 2 || !args_has(args, OPT_ACCOUNT))
		return 0;
	err_set(ctx->err, ERR_RULE,
	    _("“%s” holds %zu accounts: --account cannot mean all of them."),
	    utf8_excerpt(path, shown), all->n);
	return err_hint(ctx->err,
	    _("Download one account at a time, then say whose file it is with "
	      "--account."));
}

static int
import_bytes(struct ctx *ctx, const struct args *args, const struct buf *bytes)
{
	struct bank_file_options o;
	struct bank_statements	 all = { .bank = NULL };
	const char		*path = args_get(args, 0);
	char			*kept;
	int			 rc;

	rc = read_options(ctx, args, &o, &kept);
	if (rc == 0)
		rc = bank_file_read(file_name(path), buf_str(bytes), bytes->len,
		    &o, &all, ctx->err);
	if (rc == 0)
		rc = check_accounts(ctx, args, path, &all);
	if (rc == 0)
		rc = take_statements(ctx, args_opt(args, OPT_ACCOUNT), &all);
	bank_statements_fini(&all);
	free(kept);
	return rc;
}

static int
run_import(struct ctx *ctx, const struct args *args)
{
	struct buf bytes = { .data = NULL };
	int	   rc;

	rc = file_read(args_get(args, 0), FILE_MAX, &bytes, ctx->err);
	if (rc == 0 && bytes.len == 0) {
		err_set(
		    ctx->err, ERR_FILE, _("“%s” is empty."), args_get(args, 0));
		rc = err_hint(ctx->err, _("Is it the right file?"));
	}
	if (rc == 0)
		rc = import_bytes(ctx, args, &bytes);
	buf_fini(&bytes);
	return rc;
}

static const enum opt import_options[] = { OPT_BANK, OPT_ACCOUNT, OPT_MAP,
	OPT_PROFILE, OPT_SAVE_PROFILE, OPT_DAYS, OPT_END };

const struct command cmd_bank_import[] = {
	{ .en = "bank import",
	    .fr = "banque importer",
	    .arguments = N_("FILE"),
	    .help = N_(
		"take the lines of a statement: CSV, OFX, CAMT.053, QIF"),
	    .options = import_options,
	    .min = 1,
	    .max = 1,
	    .mode = FILE_WRITE,
	    .run = run_import,
	    .examples = N_(
		"quitus bank import statement.csv\n"
		"quitus bank import october.ofx --dry-run\n"
		"quitus bank import list.csv --map \"date=1,label=3,amount=5\" "
		"--save-profile Crédit") },
	{ .en = NULL }
};

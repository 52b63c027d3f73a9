/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/i18n.h"
#include "base/utf8.h"
#include "book/bank_profile.h"
#include "book/import.h"
#include "cli/command.h"
#include "cli/entry_input.h"
#include "cli/entry_output.h"
#include "cli/import_dossier.h"
#include "cli/import_fec.h"
#include "cli/progress.h"
#include "format/fec.h"
#include "format/table.h"
#include "report/report.h"
#include "store/stmt.h"

#define SHOWN_MAX 1000 /* entries that a dry run shows */

/* ---- Options ---- */

static int
refuse_profile(struct ctx *ctx, const char *name)
{
	char shown[UTF8_EXCERPT];

	err_set(ctx->err, ERR_USAGE, _("there is no profile “%s”."),
	    utf8_excerpt(name, shown));
	return err_hint(ctx->err,
	    _("Keep one first: quitus import FILE --map \"%s\" "
	      "--save-profile NAME"),
	    import_map_example());
}

/* --map as typed, or as it was kept under the name of --profile. The caller
 * frees *kept. */
static int
read_map(struct ctx *ctx, const struct args *args, struct import_options *o,
    char **kept)
{
	const char *save = args_opt(args, OPT_SAVE_PROFILE);
	const char *profile = args_opt(args, OPT_PROFILE);

	o->map = args_opt(args, OPT_MAP);
	if (save != NULL && o->map == NULL) {
		err_set(ctx->err, ERR_USAGE,
		    _("--save-profile keeps what --map says: give it too."));
		return err_hint(ctx->err, _("For instance: --map \"%s\""),
		    import_map_example());
	}
	if (profile != NULL && o->map != NULL)
		return err_set(ctx->err, ERR_USAGE,
		    _("--map and --profile both say which column is what: "
		      "give one of them."));
	if (save != NULL && bank_profile_save(ctx->db, save, o->map) == -1)
		return -1;
	if (profile == NULL)
		return 0;
	if (bank_profile_load(ctx->db, profile, kept) == -1)
		return -1;
	o->map = *kept;
	return *kept != NULL ? 0 : refuse_profile(ctx, profile);
}

static int
read_options(struct ctx *ctx, const struct args *args, const char *path,
    struct import_options *o, char **kept)
{
	*kept = NULL;
	*o = (struct import_options){ .dates = ctx->dates,
		.again = args_has(args, OPT_AGAIN),
		.guess = args_has(args, OPT_GUESS) };
	if (args_has(args, OPT_YEAR)) {
		if (input_year(ctx, args, &o->year) == -1)
			return -1;
		o->dates.year = o->year;
	}
	if (table_size(path, &o->bytes, ctx->err) == -1)
		return -1;
	return read_map(ctx, args, o, kept);
}

/* ---- The answer ---- */

static void
add_entry(struct report *r, const struct entry *e)
{
	struct buf   accounts = { .data = NULL };
	struct money amount = entry_signed_amount(e);

	entry_add_accounts(&accounts, e);
	report_row(r, ROW_BODY);
	report_cell(r, cell_date(e->day));
	report_cell(r, cell_text(e->voucher));
	report_cell(r, cell_text(e->label));
	report_cell(r, cell_text(buf_str(&accounts)));
	report_cell(
	    r, cell_money(amount.cents != 0 ? amount : entry_amount(e)));
	buf_fini(&accounts);
}

/* The entries of the import into a table, or into a list of objects. */
static int
load_entries(struct ctx *ctx, const struct import_result *done,
    struct report *r, json_t *list)
{
	struct stmt  st;
	struct entry e;
	int	     rc = 0;

	stmt_init(&st, ctx->db,
	    "SELECT year, number FROM entry WHERE id BETWEEN ?1 AND ?2"
	    " ORDER BY id LIMIT ?3");
	stmt_set_int(&st, 1, done->first_id);
	stmt_set_int(&st, 2, done->last_id);
	stmt_set_int(&st, 3, SHOWN_MAX);
	while (rc == 0 && stmt_row(&st)) {
		rc = entry_load(
		    ctx->db, (int)stmt_int(&st, 0), stmt_int(&st, 1), &e);
		if (rc == 0 && r != NULL)
			add_entry(r, &e);
		else if (rc == 0)
			json_array_append_new(list, entry_json(&e));
		entry_fini(&e);
	}
	return stmt_end(&st) == -1 ? -1 : rc;
}

/* What a dry run would write. */
static int
show_entries(struct ctx *ctx, const struct import_result *done)
{
	struct report *r = report_new(_("What would be imported"));

	report_table_begin(r, "entries", NULL);
	report_column(r, "date", _("Date"), COLUMN_SHORT);
	report_column(r, "voucher", _("Voucher"), COLUMN_SHORT);
	report_column(r, "label", _("Label"), COLUMN_TEXT);
	report_column(r, "account", _("Account"), COLUMN_SHORT);
	report_column(r, "amount_cents", _("Amount"), COLUMN_MONEY);
	if (load_entries(ctx, done, r, NULL) == -1) {
		report_free(r);
		return -1;
	}
	report_table_end(r);
	return ctx_report(ctx, r);
}

static void
tell_left_out(struct ctx *ctx, const struct import_result *d)
{
	if (d->known > 0)
		buf_addf(&ctx->notes,
		    ngettext("%lld entry was imported before and is left out "
			     "(line %d); --again takes it all the same.\n",
			"%lld entries were imported before and are left out "
			"(the first on line %d); --again takes them all the "
			"same.\n",
			(unsigned long)d->known),
		    (long long)d->known, d->known_line);
	if (d->aside > 0)
		buf_addf(&ctx->notes,
		    ngettext("%lld opening or void entry is left aside.\n",
			"%lld opening or void entries are left aside.\n",
			(unsigned long)d->aside),
		    (long long)d->aside);
	if (d->renumbered > 0)
		buf_addf(&ctx->notes,
		    ngettext("%lld entry got the next voucher number: its own "
			     "is that of the entry it was taken as before.\n",
			"%lld entries got the next voucher numbers: their own "
			"are those of the entries they were taken as "
			"before.\n",
			(unsigned long)d->renumbered),
		    (long long)d->renumbered);
	if (d->guessed > 0)
		buf_addf(&ctx->notes,
		    ngettext("%lld account was guessed: look at it again with "
			     "quitus list --draft.\n",
			"%lld accounts were guessed: look at them again with "
			"quitus list --draft.\n",
			(unsigned long)d->guessed),
		    (long long)d->guessed);
}

static void
tell(struct ctx *ctx, const char *file, const struct import_result *d)
{
	char in[MONEY_TEXT], out[MONEY_TEXT];

	buf_addf(&ctx->out,
	    ngettext("%s: %lld entry taken, %s of income and %s of "
		     "expenses.\n",
		"%s: %lld entries taken, %s of income and %s of expenses.\n",
		(unsigned long)d->entries),
	    file, (long long)d->entries, money_text(d->income, MONEY_EURO, in),
	    money_text(d->expenses, MONEY_EURO, out));
	tell_left_out(ctx, d);
}

static int
answer_json(struct ctx *ctx, const char *file, const struct import_result *d)
{
	json_t *o, *list = json_array();
	int	rc = 0;

	o = json_pack("{s:s, s:s, s:I, s:I, s:I, s:I, s:I, s:I, s:I, s:I}",
	    "file", file, "layout", d->layout, "entries",
	    (json_int_t)d->entries, "postings", (json_int_t)d->postings,
	    "known", (json_int_t)d->known, "aside", (json_int_t)d->aside,
	    "renumbered", (json_int_t)d->renumbered, "guessed",
	    (json_int_t)d->guessed, "income_cents", (json_int_t)d->income.cents,
	    "expenses_cents", (json_int_t)d->expenses.cents);
	if (ctx->dry_run && d->entries > 0)
		rc = load_entries(ctx, d, NULL, list);
	if (ctx->dry_run)
		json_object_set(o, "created", list);
	json_decref(list);
	output_json(ctx, o);
	return rc;
}

static int
answer(struct ctx *ctx, const char *file, const struct import_result *d)
{
	if (ctx->json)
		return answer_json(ctx, file, d);
	if (ctx->dry_run && d->entries > 0 && show_entries(ctx, d) == -1)
		return -1;
	tell(ctx, file, d);
	return 0;
}

/* ---- The command ---- */

struct watching {
	struct progress *progress;
	size_t		 bytes; /* of the file */
};

static void
show_progress(size_t bytes, void *arg)
{
	struct watching *w = arg;

	progress_show(w->progress, bytes, w->bytes);
}

static int
read_file(struct ctx *ctx, const char *path, const struct import_options *o,
    bool fec, struct import *im, struct import_result *done)
{
	struct watching w = { ctx->progress, o->bytes };
	int		rc;

	progress_name(ctx->progress, _("Reading"));
	rc = fec ? import_fec_read(ctx, path, o->year, im) :
		   table_each_watched(path, import_row, im, show_progress, &w,
		       import_problems(im), ctx->err);
	if (rc == -1)
		import_drop(im);
	else
		rc = import_end(im, done);
	return rc == -1 ? -1 : 0;
}

static int
take_file(
    struct ctx *ctx, const char *path, const struct import_options *o, bool fec)
{
	struct import_result done;
	struct import	    *im = import_begin(ctx->db, path, o);

	if (im == NULL || read_file(ctx, path, o, fec, im, &done) == -1)
		return -1;
	return answer(ctx, file_name(path), &done);
}

static int
run_import(struct ctx *ctx, const struct args *args)
{
	struct import_options o;
	const char	     *path = args_get(args, 0);
	char		     *kept;
	bool		      fec;
	int		      rc;

	if (import_is_dossier(path) && !table_is_spreadsheet(path))
		return import_dossier(ctx, path);
	rc = read_options(ctx, args, path, &o, &kept);
	fec = rc == 0 && fec_is(path);
	if (fec)
		rc = import_fec_accept(ctx, args, path, &o);
	if (rc == 0)
		rc = take_file(ctx, path, &o, fec);
	free(kept);
	return rc;
}

static const enum opt import_options[] = { OPT_MAP, OPT_PROFILE,
	OPT_SAVE_PROFILE, OPT_AGAIN, OPT_GUESS, OPT_YEAR, OPT_END };

const struct command cmd_import[] = {
	{ .en = "import",
	    .fr = "importer",
	    .arguments = N_("FILE"),
	    .help = N_("take entries from a spreadsheet or a FEC, or a year "
		       "from its dossier"),
	    .options = import_options,
	    .min = 1,
	    .max = 1,
	    .mode = FILE_WRITE,
	    .run = run_import,
	    .copy = "avant-import",
	    .examples = N_("quitus import cahier.csv --dry-run\n"
			   "quitus import list.csv --map "
			   "\"date=1,label=3,income=4,expense=5,account=6\" "
			   "--save-profile Cahier\n"
			   "quitus import 59-1398-2025.zip") },
	{ .en = NULL }
};

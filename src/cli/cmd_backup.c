/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/i18n.h"
#include "base/xalloc.h"
#include "book/ledger.h"
#include "book/verify.h"
#include "book/year.h"
#include "cli/command.h"
#include "cli/entry_output.h"
#include "cli/locate.h"
#include "store/backup.h"
#include "store/stmt.h"

/* What a copy holds, so that a person recognises it. */
struct content {
	int64_t	    entries;
	int	    year;
	const char *path;
};

static int
look_into(struct db *db, const char *path, struct content *c)
{
	struct stmt st;

	*c = (struct content){ .path = path };
	if (ledger_current_year(db, &c->year) == -1)
		return -1;
	stmt_init(&st, db, "SELECT count(*) FROM entry WHERE state <> 'void'");
	if (stmt_row(&st))
		c->entries = stmt_int(&st, 0);
	return stmt_end(&st);
}

/* After the sentence that says what was done; kept may be NULL. */
static void
tell(struct ctx *ctx, const struct content *c, const char *kept)
{
	json_t *o;
	char	year[YEAR_TEXT];

	if (!ctx->json) {
		buf_addf(&ctx->out,
		    ngettext("It holds %lld entry, up to %s.\n",
			"It holds %lld entries, up to %s.\n",
			(unsigned long)c->entries),
		    (long long)c->entries, year_text(c->year, year));
		if (kept != NULL)
			buf_addf(&ctx->out, _("What it replaces is kept: %s\n"),
			    kept);
		return;
	}
	o = json_object();
	json_object_set_new(o, "file", json_string(c->path));
	json_object_set_new(o, "entries", json_integer(c->entries));
	json_object_set_new(o, "year", json_integer(c->year));
	if (kept != NULL)
		json_object_set_new(o, "kept", json_string(kept));
	output_json(ctx, o);
}

/* ---- backup ---- */

/* A file of that name, or in that folder, or in the usual one. */
static char *
place_of(struct ctx *ctx, const char *typed)
{
	const char *ledger = db_path(ctx->db);
	struct stat st;

	if (typed == NULL)
		return backup_name(ledger, ctx->today, NULL, ctx->err);
	if (stat(typed, &st) == 0 && S_ISDIR(st.st_mode))
		return backup_name_in(typed, ledger, ctx->today, ctx->err);
	return xstrdup(typed);
}

static int
run_backup(struct ctx *ctx, const struct args *args)
{
	struct content c;
	char	      *path = place_of(ctx, args_get(args, 0));
	int	       rc = -1;

	if (path != NULL && look_into(ctx->db, path, &c) == 0)
		rc = db_copy(ctx->db, path);
	if (rc == 0 && !ctx->json)
		buf_addf(&ctx->out, _("Copied and checked: %s\n"), path);
	if (rc == 0)
		tell(ctx, &c, NULL);
	if (rc == 0 && ctx->dry_run && args_count(args) == 0)
		backup_forget(path);
	else if (rc == 0 && ctx->dry_run)
		unlink(path);
	free(path);
	return rc;
}

/* ---- restore ---- */

struct doubts {
	struct buf text;
	size_t	   n;
};

static void
add_doubt(const struct fault *f, void *arg)
{
	struct doubts *d = arg;

	if (d->n++ < 3)
		buf_addf(&d->text, "\n  %s", f->message);
}

/* A copy that does not hold would take the place of one that may. */
static int
check_copy(struct ctx *ctx, struct db *copy)
{
	struct doubts d = { .n = 0 };
	int	      rc;

	rc = verify_ledger(copy, add_doubt, &d);
	if (rc == 0 && d.n > 0) {
		err_set(ctx->err, ERR_FILE, _("“%s” does not hold:%s"),
		    db_path(copy), buf_str(&d.text));
		err_hint(
		    ctx->err, _("Nothing was replaced. Take another copy."));
		rc = -1;
	}
	buf_fini(&d.text);
	return rc;
}

static int
refuse_same(struct ctx *ctx, const char *path)
{
	err_set(ctx->err, ERR_USAGE, _("“%s” is the ledger itself."), path);
	return err_hint(ctx->err,
	    _("Name the copy that is to take its place: they are in the folder "
	      "“sauvegardes”."));
}

static bool
is_same_file(const char *a, const char *b)
{
	struct stat x, y;

	return stat(a, &x) == 0 && stat(b, &y) == 0 && x.st_dev == y.st_dev &&
	    x.st_ino == y.st_ino;
}

static int
put_back(struct ctx *ctx, struct db *copy, const char *ledger)
{
	struct content c;
	struct stat    st;
	char	      *kept = NULL;
	int	       rc;

	if (db_begin(copy, false) == -1 || check_copy(ctx, copy) == -1 ||
	    look_into(copy, ledger, &c) == -1)
		return -1;
	if (!ctx->dry_run && lstat(ledger, &st) == 0) {
		kept = backup_name(
		    ledger, ctx->today, "avant-restauration", ctx->err);
		if (kept == NULL)
			return -1;
	}
	rc = ctx->dry_run ? 0 : backup_restore(copy, ledger, kept);
	if (rc == 0 && !ctx->json)
		buf_addf(&ctx->out, _("Restored: %s\n"), ledger);
	if (rc == 0)
		tell(ctx, &c, kept);
	free(kept);
	return rc;
}

static int
run_restore(struct ctx *ctx, const struct args *args)
{
	const char *path = args_get(args, 0);
	char	   *ledger = locate_store(
		  STORE_LEDGER, args_opt(args, OPT_FILE), ctx->err);
	struct db *copy = NULL;
	int	   rc = -1;

	if (ledger == NULL)
		goto out;
	if (is_same_file(path, ledger)) {
		refuse_same(ctx, path);
		goto out;
	}
	copy = db_open(path, DB_CHECK, &ledger_schema, ctx->err);
	if (copy != NULL)
		rc = put_back(ctx, copy, ledger);
	db_close(copy);
out:
	free(ledger);
	return rc;
}

static const enum opt backup_options[] = { OPT_DRY_RUN, OPT_END };
static const enum opt no_options[] = { OPT_END };

const struct command cmd_backup[] = {
	{ .en = "backup",
	    .fr = "sauvegarder",
	    .arguments = N_("[FILE|FOLDER]"),
	    .help = N_("copy the ledger, and check the "
		       "copy"),
	    .options = backup_options,
	    .min = 0,
	    .max = 1,
	    .mode = FILE_READ,
	    .run = run_backup,
	    .examples = N_("quitus backup\n"
			   "quitus backup /media/cle\n"
			   "quitus backup copie.quitus") },
	{ .en = "restore",
	    .fr = "restaurer",
	    .arguments = N_("FILE"),
	    .help = N_("put a copy in the place of the ledger, which is kept"),
	    .options = no_options,
	    .min = 1,
	    .max = 1,
	    .mode = FILE_REPLACE,
	    .run = run_restore,
	    .examples = N_(
		"quitus restore sauvegardes/ecole-2025-10-10.quitus\n"
		"quitus restore --dry-run copie.quitus\n"
		"quitus -f ecole.quitus restore copie.quitus") },
	{ .en = NULL }
};

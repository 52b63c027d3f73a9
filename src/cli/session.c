/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <pwd.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "audit/store.h"
#include "base/utf8.h"
#include "base/xalloc.h"
#include "book/ledger.h"
#include "cli/locate.h"
#include "cli/progress.h"
#include "cli/session.h"
#include "store/backup.h"
#include "store/operation.h"

static bool
is_plain(const char *word)
{
	const char *p;

	for (p = word; *p != '\0'; p++) {
		if (strchr("-_./=:,+@%", *p) == NULL &&
		    !(*p >= '0' && *p <= '9') && !(*p >= 'A' && *p <= 'Z') &&
		    !(*p >= 'a' && *p <= 'z') && (unsigned char)*p < 0x80)
			return false;
	}
	return p > word;
}

static void
add_word(struct buf *out, const char *word)
{
	const char *p;

	if (is_plain(word)) {
		buf_adds(out, word);
		return;
	}
	if (strpbrk(word, "\"$`\\!") == NULL) {
		buf_addf(out, "\"%s\"", word);
		return;
	}
	buf_addc(out, '\'');
	for (p = word; *p != '\0'; p++) {
		if (*p == '\'')
			buf_adds(out, "'\\''");
		else
			buf_addc(out, *p);
	}
	buf_addc(out, '\'');
}

static char *
typed_after(const char *begin, int n, char *const *words)
{
	struct buf raw = { .data = NULL }, out = { .data = NULL };
	int	   i;

	buf_adds(&raw, begin);
	for (i = 0; i < n; i++) {
		buf_addc(&raw, ' ');
		add_word(&raw, words[i]);
	}
	utf8_add_safe(&out, buf_str(&raw));
	buf_fini(&raw);
	return buf_steal(&out);
}

char *
session_typed(int argc, char *const *argv)
{
	return typed_after("quitus", argc > 0 ? argc - 1 : 0, argv + 1);
}

char *
session_typed_as(
    const struct command *c, enum lang lang, int n, char *const *words)
{
	char *begin = xasprintf("quitus %s", command_name(c, lang));
	char *typed = typed_after(begin, n, words);

	free(begin);
	return typed;
}

static const char *
tell_user(void)
{
	const struct passwd *pw = getpwuid(getuid());
	const char	    *user = getenv("USER");

	if (pw != NULL && pw->pw_name[0] != '\0')
		return pw->pw_name;
	return user != NULL && user[0] != '\0' ? user : "?";
}

static int
keep_operation(struct ctx *ctx, const struct command *c, const char *typed)
{
	char		 at[CTX_MOMENT];
	struct operation op = { .at = at,
		.user = tell_user(),
		.command = typed,
		.kind = c->en,
		.undoes = ctx->undoes };
	int64_t		 id;

	ctx_moment(ctx, at);
	return operation_end(ctx->db, &op, &id);
}

/* Whether the command did its work; an error that it did not tell counts. */
static bool
succeeds(struct ctx *ctx, const struct command *c, const struct args *args)
{
	return c->run(ctx, args) == 0 && ctx->err->kind == ERR_NONE;
}

static int
run_reading(struct ctx *ctx, const struct command *c, const struct args *args)
{
	if (db_begin(ctx->db, false) == -1)
		return -1;
	if (c->mode == FILE_READ && c->store == STORE_LEDGER &&
	    ledger_current_year(ctx->db, &ctx->dates.year) == -1)
		return -1;
	if (!succeeds(ctx, c, args))
		return -1;
	db_rollback(ctx->db);
	return 0;
}

static int
write_all(struct ctx *ctx, const struct command *c, const struct args *args,
    const char *typed)
{
	if (operation_begin(ctx->db, ledger_tables) == -1)
		return -1;
	if (!succeeds(ctx, c, args) || ledger_guard(ctx->db) == -1) {
		operation_drop(ctx->db);
		return -1;
	}
	if (ctx->dry_run) {
		operation_drop(ctx->db);
		db_rollback(ctx->db);
		return 0;
	}
	if (keep_operation(ctx, c, typed) == -1)
		return -1;
	return db_commit(ctx->db);
}

int
session_write(struct ctx *ctx, const struct command *c, const struct args *args,
    const char *typed)
{
	if (db_begin(ctx->db, true) == -1)
		return -1;
	if (ledger_current_year(ctx->db, &ctx->dates.year) == 0 &&
	    write_all(ctx, c, args, typed) == 0)
		return 0;
	db_rollback(ctx->db);
	return -1;
}

/* A store of an audit has no history to undo: what it took is told by what
 * each coop sent. */
static int
write_audit(struct ctx *ctx, const struct command *c, const struct args *args)
{
	if (!succeeds(ctx, c, args))
		return -1;
	if (!ctx->dry_run)
		return db_commit(ctx->db);
	db_rollback(ctx->db);
	return 0;
}

static int
write_begun(struct ctx *ctx, const struct command *c, const struct args *args,
    const char *typed)
{
	if (c->mode == FILE_WRITE && c->store == STORE_LEDGER &&
	    ledger_current_year(ctx->db, &ctx->dates.year) == -1)
		return -1;
	if ((c->store == STORE_LEDGER ? write_all(ctx, c, args, typed) :
					write_audit(ctx, c, args)) == -1)
		return -1;
	if (c->mode == FILE_CREATE && !ctx->dry_run)
		return db_publish(ctx->db);
	return 0;
}

/* What was committed before, under a name that says why it is kept. */
static char *
copy_first(struct ctx *ctx, const struct command *c)
{
	char *path = backup_name(
	    db_path(ctx->db), ctx->today, c->copy, ctx->err);

	if (path == NULL || db_copy(ctx->db, path) == 0)
		return path;
	free(path);
	return NULL;
}

static int
run_writing(struct ctx *ctx, const struct command *c, const struct args *args,
    const char *typed)
{
	char *copy = NULL;
	int   rc;

	if (db_begin(ctx->db, true) == -1)
		return -1;
	if (c->copy != NULL && !ctx->dry_run) {
		copy = copy_first(ctx, c);
		if (copy == NULL)
			return -1;
	}
	rc = write_begun(ctx, c, args, typed);
	if (copy != NULL && rc == 0)
		buf_addf(&ctx->notes,
		    _("A copy of the ledger as it was before: %s\n"), copy);
	/* Nothing was changed, so nothing needs a copy. */
	else if (copy != NULL && !db_is_doubtful(ctx->db))
		backup_forget(copy);
	free(copy);
	return rc;
}

/* -o over the ledger itself would lose a year of work. */
static int
protect_store(const struct ctx *ctx, const struct command *c, const char *file)
{
	struct stat a, b;

	if (ctx->output == NULL || stat(ctx->output, &a) == -1 ||
	    stat(file, &b) == -1 || a.st_dev != b.st_dev ||
	    a.st_ino != b.st_ino)
		return 0;
	err_set(ctx->err, ERR_USAGE,
	    c->store == STORE_LEDGER ?
		_("“%s” is the ledger itself: the answer cannot be written "
		  "over it.") :
		_("“%s” is the audit file itself: the answer cannot be "
		  "written over it."),
	    ctx->output);
	return err_hint(ctx->err, _("Give another name after -o."));
}

static int
open_store(struct ctx *ctx, const struct command *c, const struct args *args)
{
	static const enum db_mode	  modes[] = { [FILE_READ] = DB_READ,
			[FILE_CHECK] = DB_CHECK,
			[FILE_WRITE] = DB_WRITE,
			[FILE_BATCH] = DB_WRITE,
			[FILE_CREATE] = DB_CREATE };
	static const struct schema *const schemas[] = {
		[STORE_LEDGER] = &ledger_schema, [STORE_AUDIT] = &audit_schema
	};
	const char *asked = args_opt(args, OPT_FILE);
	char	   *path;

	if (c->mode != FILE_CREATE)
		path = locate_store(c->store, asked, ctx->err);
	else if (asked != NULL) {
		err_set(ctx->err, ERR_USAGE,
		    _("“quitus %s” makes the file "
		      "that its first argument names."),
		    command_name(c, ctx->lang));
		err_hint(ctx->err, _("Leave out -f %s."), asked);
		return -1;
	} else
		path = xstrdup(args_get(args, 0));
	if (path != NULL && protect_store(ctx, c, path) == 0)
		ctx->db = db_open(
		    path, modes[c->mode], schemas[c->store], ctx->err);
	free(path);
	if (ctx->db == NULL)
		return -1;
	if (c->store == STORE_LEDGER)
		operation_set_ranges(ctx->db, ledger_ranges);
	return 0;
}

/* Making a file takes a moment; a Ctrl-C in it waits until the file is there or
 * gone, so that no half of it lies about. */
static void
hold_signals(sigset_t *old)
{
	sigset_t held;

	sigemptyset(&held);
	sigaddset(&held, SIGINT);
	sigaddset(&held, SIGTERM);
	sigaddset(&held, SIGHUP);
	sigprocmask(SIG_BLOCK, &held, old);
}

static int
run_as_asked(struct ctx *ctx, const struct command *c, const struct args *args,
    const char *typed)
{
	switch (c->mode) {
	case FILE_BATCH:
		return succeeds(ctx, c, args) ? 0 : -1;
	case FILE_WRITE:
	case FILE_CREATE:
		return run_writing(ctx, c, args, typed);
	default:
		return run_reading(ctx, c, args);
	}
}

/* The books of one coop are asked at once, and at length by who is typing;
 * those of all take a while. */
static int
run_watched(struct ctx *ctx, const struct command *c, const struct args *args,
    const char *typed)
{
	struct progress progress;
	int		rc;

	progress_begin(&progress, ctx);
	ctx->progress = &progress;
	if (c->store == STORE_AUDIT)
		db_watch(ctx->db, progress_go_on, &progress);
	rc = run_as_asked(ctx, c, args, typed);
	db_watch(ctx->db, NULL, NULL);
	progress_clear(&progress);
	ctx->progress = NULL;
	return rc;
}

static int
run_store(struct ctx *ctx, const struct command *c, const struct args *args,
    const char *typed, bool *touched)
{
	int rc;

	if (open_store(ctx, c, args) == -1)
		return -1;
	*touched = c->mode == FILE_WRITE || c->mode == FILE_CREATE;
	rc = run_watched(ctx, c, args, typed);
	if (rc == -1)
		db_rollback(ctx->db);
	/* Then nobody may say that nothing was written. */
	if (db_is_doubtful(ctx->db))
		*touched = false;
	db_close(ctx->db);
	ctx->db = NULL;
	return rc;
}

int
session_run(struct ctx *ctx, const struct command *c, const struct args *args,
    const char *typed, bool *touched)
{
	sigset_t old;
	int	 rc;

	*touched = false;
	if (c->mode == FILE_NONE)
		return succeeds(ctx, c, args) ? 0 : -1;
	if (date_today(&ctx->today, ctx->err) == -1)
		return -1;
	ctx->dates.today = ctx->today;
	ctx->render.date = ctx->today;
	if (c->mode == FILE_REPLACE) {
		*touched = true;
		return succeeds(ctx, c, args) ? 0 : -1;
	}
	if (c->mode != FILE_CREATE)
		return run_store(ctx, c, args, typed, touched);
	hold_signals(&old);
	rc = run_store(ctx, c, args, typed, touched);
	sigprocmask(SIG_SETMASK, &old, NULL);
	return rc;
}

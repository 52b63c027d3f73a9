/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/i18n.h"
#include "base/xalloc.h"
#include "internal.h"
#include "store/stmt.h"

/* Another handle on a file, which tells its errors about path. */
static struct db *
open_again(
    const struct db *db, const char *path, const char *file, enum db_mode mode)
{
	struct db *other = xcalloc(1, sizeof(*other));

	other->path = xstrdup(path);
	other->file = xstrdup(file);
	other->mode = mode;
	other->schema = db->schema;
	other->err = db->err;
	if (open_handle(other) == 0)
		return other;
	db_close(other);
	return NULL;
}

/* What cannot be read is the fault of the source, the rest of the copy. */
static int
fail_copy(struct db *from, struct db *to, int code)
{
	int kind = code & 0xff;

	if (kind == SQLITE_BUSY || kind == SQLITE_LOCKED ||
	    kind == SQLITE_CORRUPT || kind == SQLITE_NOTADB)
		return db_fail_code(from, code, sqlite3_errstr(code));
	return db_fail_code(to, code, sqlite3_errstr(code));
}

static int
copy_pages(struct db *from, struct db *to)
{
	sqlite3_backup *backup;
	int		code;

	backup = sqlite3_backup_init(to->handle, "main", from->handle, "main");
	if (backup == NULL)
		return db_fail(to);
	sqlite3_backup_step(backup, -1);
	code = sqlite3_backup_finish(backup);
	if (code != SQLITE_OK)
		return fail_copy(from, to, code);
	/* A file in WAL mode would not be one file. */
	return db_exec(to, "PRAGMA journal_mode = DELETE");
}

/*
 * SQLite cannot copy from a handle in the middle of its own changes: what was
 * committed before them is copied through another one.
 */
static int
copy_into(struct db *db, struct db *to)
{
	struct db *from;
	int	   rc;

	if (sqlite3_txn_state(db->handle, "main") != SQLITE_TXN_WRITE)
		return copy_pages(db, to);
	from = open_again(db, db->path, db->file, DB_READ);
	if (from == NULL)
		return -1;
	rc = copy_pages(from, to);
	db_close(from);
	return rc;
}

static int
check_copy(const struct db *db, const char *path, const char *file)
{
	struct db  *copy = open_again(db, path, file, DB_READ);
	struct stmt st;
	bool	    sound;
	int	    rc;

	if (copy == NULL)
		return -1;
	stmt_init(&st, copy, "PRAGMA integrity_check(1)");
	sound = stmt_row(&st) && strcmp(stmt_text(&st, 0), "ok") == 0;
	rc = stmt_end(&st);
	db_close(copy);
	if (rc == 0 && !sound) {
		err_set(db->err, ERR_FILE,
		    _("“%s” is damaged: no copy of it"
		      " was made."),
		    db->path);
		rc = err_hint(db->err,
		    _("quitus verify tells more about"
		      " it."));
	}
	return rc;
}

static int
make_copy(struct db *db, const char *path, const char *file)
{
	struct db *to = open_again(db, path, file, DB_CREATE);
	int	   rc;

	if (to == NULL)
		return -1;
	rc = copy_into(db, to);
	db_close(to);
	if (rc == 0)
		rc = check_copy(db, path, file);
	return rc == 0 ? file_publish(file, path, db->err) : -1;
}

int
db_copy(struct db *db, const char *path)
{
	struct stat st;
	char	   *file;
	int	    rc;

	if (lstat(path, &st) == 0) {
		err_set(db->err, ERR_FILE,
		    _("there is already a file “%s”:"
		      " nothing was touched."),
		    path);
		return err_hint(db->err, _("Choose another name."));
	}
	file = open_beside(path, db->err);
	if (file == NULL)
		return -1;
	rc = make_copy(db, path, file);
	if (rc == -1)
		unlink(file);
	free(file);
	return rc;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <assert.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/file.h"
#include "base/i18n.h"
#include "base/xalloc.h"
#include "internal.h"
#include "store/operation.h"

#define WATCH 1000000 /* operations from call to call: hundredths of a second */

static struct db *
new_db(const char *path, enum db_mode mode, const struct schema *schema,
    struct err *err)
{
	struct db *db = xcalloc(1, sizeof(*db));

	db->path = xstrdup(path);
	db->mode = mode;
	db->schema = schema;
	db->err = err;
	return db;
}

static int
begin_new(struct db *db)
{
	if (db_begin(db, true) == -1 || migrate_run(db, 0) == -1)
		return -1;
	return db_commit(db);
}

static int
begin_existing(struct db *db)
{
	int version;

	if (open_check_kind(db, &version) == -1)
		return -1;
	if (version < migrate_latest(db->schema) && migrate_upgrade(db) == -1)
		return -1;
	return db->mode == DB_CHECK ? 0 : check_schema(db);
}

struct db *
db_open(const char *path, enum db_mode mode, const struct schema *schema,
    struct err *err)
{
	struct db *db = new_db(path, mode, schema, err);
	int	   rc = -1;

	if (open_locate(db) == 0 && open_handle(db) == 0)
		rc = mode == DB_CREATE ? begin_new(db) : begin_existing(db);
	if (rc == 0)
		return db;
	db_close(db);
	return NULL;
}

struct db *
db_open_memory(const struct schema *schema, struct err *err)
{
	struct db *db = new_db(":memory:", DB_CREATE, schema, err);

	if (open_handle(db) == 0 && begin_new(db) == 0)
		return db;
	db_close(db);
	return NULL;
}

/* At rest it is one file, which can be copied and read from a place where
 * nothing can be written; who else has it open keeps the log. */
static void
put_log_away(struct db *db)
{
	if (db->handle == NULL || db->mode != DB_WRITE || !db->schema->wal)
		return;
	sqlite3_busy_timeout(db->handle, 0);
	sqlite3_exec(
	    db->handle, "PRAGMA journal_mode = DELETE", NULL, NULL, NULL);
}

static void
close_handle(struct db *db)
{
	operation_drop(db);
	stmt_forget(db);
	put_log_away(db);
	sqlite3_close_v2(db->handle);
	db->handle = NULL;
}

void
db_close(struct db *db)
{
	if (db == NULL)
		return;
	close_handle(db);
	if (db->temporary)
		unlink(db->file);
	free(db->path);
	free(db->file);
	free(db);
}

int
db_publish(struct db *db)
{
	assert(db->mode == DB_CREATE && db->temporary);
	assert(sqlite3_get_autocommit(db->handle) != 0);
	/* An open database must not be renamed: its journal would be lost. */
	close_handle(db);
	if (file_publish(db->file, db->path, db->err) == -1)
		return -1;
	db->temporary = false;
	return 0;
}

static int
call_watch(void *arg)
{
	struct db *db = arg;

	db->watch(db->watcher);
	return 0;
}

void
db_watch(struct db *db, db_watch_fn *fn, void *arg)
{
	db->watch = fn;
	db->watcher = arg;
	if (db->handle != NULL)
		sqlite3_progress_handler(
		    db->handle, fn == NULL ? 0 : WATCH, call_watch, db);
}

const char *
db_path(const struct db *db)
{
	return db->path;
}

struct err *
db_err(struct db *db)
{
	return db->err;
}

int
db_begin(struct db *db, bool write)
{
	int64_t objects;

	assert(!write || db->mode == DB_WRITE || db->mode == DB_CREATE);
	if (write)
		return db_exec(db, "BEGIN IMMEDIATE");
	if (db_exec(db, "BEGIN") == -1)
		return -1;
	/* The snapshot is taken by the first thing that is read. */
	return stmt_value(db, "SELECT count(*) FROM sqlite_schema", &objects);
}

int
db_commit(struct db *db)
{
	if (sqlite3_exec(db->handle, "COMMIT", NULL, NULL, NULL) == SQLITE_OK)
		return 0;
	if (sqlite3_extended_errcode(db->handle) != SQLITE_IOERR_DIR_FSYNC)
		return db_fail(db);
	/* The journal is gone, and with it the way back. */
	db->doubtful = true;
	err_set(db->err, ERR_FILE,
	    _("“%s” was changed, but the disk does not confirm it."), db->path);
	return err_hint(db->err,
	    _("Look whether it is there before you do it again (quitus "
	      "history), then copy the ledger to another disk."));
}

bool
db_is_doubtful(const struct db *db)
{
	return db->doubtful;
}

void
db_rollback(struct db *db)
{
	operation_drop(db);
	if (db->handle != NULL && sqlite3_get_autocommit(db->handle) == 0)
		sqlite3_exec(db->handle, "ROLLBACK", NULL, NULL, NULL);
}

int
db_exec(struct db *db, const char *sql)
{
	if (sqlite3_exec(db->handle, sql, NULL, NULL, NULL) != SQLITE_OK)
		return db_fail(db);
	return 0;
}

int64_t
db_last_id(const struct db *db)
{
	return sqlite3_last_insert_rowid(db->handle);
}

int64_t
db_changes(const struct db *db)
{
	return sqlite3_changes64(db->handle);
}

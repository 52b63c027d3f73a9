/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/i18n.h"
#include "base/xalloc.h"
#include "internal.h"

/* Bytes of one value: the largest attached file and a changeset fit. */
#define VALUE_MAX (256 << 20)

/* The real folder of path, which need not exist; NULL with errno. */
static char *
real_folder(const char *path)
{
	size_t len = (size_t)(file_name(path) - path);
	char  *folder = len == 0 ? xstrdup(".") : xstrndup(path, len);
	char  *real = realpath(folder, NULL);

	free(folder);
	return real;
}

static int
fail_beside(const char *path, int code, struct err *err)
{
	switch (code) {
	case ENOENT:
	case ENOTDIR:
		err_set(err, ERR_FILE,
		    _("“%s” cannot be made: its folder does"
		      " not exist."),
		    path);
		return err_hint(err,
		    _("Create the folder first, or choose"
		      " another place."));
	case EACCES:
	case EPERM:
	case EROFS:
		err_set(err, ERR_FILE,
		    _("“%s” cannot be made: its folder is"
		      " read-only."),
		    path);
		return err_hint(err, _("Choose another place."));
	default:
		return err_set(err, ERR_FILE, _("“%s” cannot be made: %s."),
		    path, strerror(code));
	}
}

char *
open_beside(const char *path, struct err *err)
{
	char  *folder = real_folder(path);
	char  *file = NULL;
	mode_t mask = umask(0);
	int    fd = -1, code;

	umask(mask);
	if (folder != NULL) {
		/* A real path begins with a slash, so that SQLite never takes
		 * it for an URI. */
		file = xasprintf("%s/.quitus-XXXXXX", folder);
		fd = mkostemp(file, O_CLOEXEC);
	}
	code = errno;
	free(folder);
	if (fd == -1) {
		free(file);
		fail_beside(path, code, err);
		return NULL;
	}
	/* mkstemp makes it private; the books may well be shared. */
	(void)fchmod(fd, 0666 & ~mask);
	close(fd);
	return file;
}

static int
locate_new(struct db *db)
{
	struct stat st;

	if (lstat(db->path, &st) == 0) {
		err_set(db->err, ERR_FILE,
		    _("there is already a file “%s”:"
		      " nothing was touched."),
		    db->path);
		return err_hint(db->err, _("Choose another name."));
	}
	db->file = open_beside(db->path, db->err);
	db->temporary = db->file != NULL;
	return db->temporary ? 0 : -1;
}

static int
fail_missing(struct db *db, int code)
{
	switch (code) {
	case ENOENT:
	case ENOTDIR:
		err_set(
		    db->err, ERR_FILE, _("there is no file “%s”."), db->path);
		return err_hint(db->err, _("Check its name and its folder."));
	case EACCES:
		return err_set(db->err, ERR_FILE,
		    _("you are not allowed to read the file “%s”."), db->path);
	default:
		return err_set(db->err, ERR_FILE, _("“%s” cannot be read: %s."),
		    db->path, strerror(code));
	}
}

static int
check_regular(struct db *db, const struct stat *st)
{
	if (S_ISDIR(st->st_mode)) {
		err_set(db->err, ERR_FILE, _("“%s” is a folder."), db->path);
		return err_hint(db->err, _("Name a file that is in it."));
	}
	if (!S_ISREG(st->st_mode))
		return err_set(db->err, ERR_FILE,
		    _("“%s” is not a regular file."), db->path);
	if (st->st_size == 0) {
		err_set(db->err, ERR_FILE, _("“%s” is empty."), db->path);
		return err_hint(db->err, _("Take your last copy of it."));
	}
	return 0;
}

/* The journal stands beside the file while it is written. */
static int
check_writable(struct db *db)
{
	char *folder;
	bool  folder_ok;

	if (faccessat(AT_FDCWD, db->file, W_OK, AT_EACCESS) == -1) {
		err_set(db->err, ERR_FILE, _("“%s” is read-only."), db->path);
		return err_hint(db->err,
		    _("Copy it to where you may write, or"
		      " ask for the right to change it."));
	}
	folder = real_folder(db->file);
	folder_ok = folder != NULL &&
	    faccessat(AT_FDCWD, folder, W_OK, AT_EACCESS) == 0;
	free(folder);
	if (folder_ok)
		return 0;
	err_set(
	    db->err, ERR_FILE, _("the folder of “%s” is read-only."), db->path);
	return err_hint(db->err,
	    _("Copy the file to where you may write, or"
	      " ask for the right to change that folder."));
}

int
open_locate(struct db *db)
{
	struct stat st;

	if (db->mode == DB_CREATE)
		return locate_new(db);
	if (stat(db->path, &st) == -1)
		return fail_missing(db, errno);
	if (check_regular(db, &st) == -1)
		return -1;
	db->file = realpath(db->path, NULL);
	if (db->file == NULL)
		return fail_missing(db, errno);
	if (faccessat(AT_FDCWD, db->file, R_OK, AT_EACCESS) == -1)
		return fail_missing(db, errno);
	return db->mode == DB_WRITE ? check_writable(db) : 0;
}

static void
set_limits(sqlite3 *handle)
{
	static const int limits[][2] = { { SQLITE_LIMIT_LENGTH, VALUE_MAX },
		{ SQLITE_LIMIT_SQL_LENGTH, 1 << 20 },
		{ SQLITE_LIMIT_COLUMN, 100 }, { SQLITE_LIMIT_EXPR_DEPTH, 100 },
		{ SQLITE_LIMIT_COMPOUND_SELECT, 50 },
		{ SQLITE_LIMIT_VDBE_OP, 1000000 },
		{ SQLITE_LIMIT_FUNCTION_ARG, 20 }, { SQLITE_LIMIT_ATTACHED, 0 },
		{ SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 1000 },
		{ SQLITE_LIMIT_VARIABLE_NUMBER, 4000 },
		{ SQLITE_LIMIT_TRIGGER_DEPTH, 20 },
		{ SQLITE_LIMIT_WORKER_THREADS, 1 } };
	size_t		 i;

	for (i = 0; i < sizeof(limits) / sizeof(limits[0]); i++)
		sqlite3_limit(handle, limits[i][0], limits[i][1]);
}

/* Whoever wrote the file is not trusted. */
static int
set_defences(sqlite3 *handle)
{
	static const int switches[][2] = { { SQLITE_DBCONFIG_DEFENSIVE, 1 },
		{ SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0 },
		{ SQLITE_DBCONFIG_DQS_DML, 0 }, { SQLITE_DBCONFIG_DQS_DDL, 0 },
		{ SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0 },
		{ SQLITE_DBCONFIG_WRITABLE_SCHEMA, 0 },
		{ SQLITE_DBCONFIG_ENABLE_FKEY, 1 },
		{ SQLITE_DBCONFIG_ENABLE_TRIGGER, 1 },
		{ SQLITE_DBCONFIG_ENABLE_VIEW, 1 } };
	size_t		 i;

	for (i = 0; i < sizeof(switches) / sizeof(switches[0]); i++)
		if (sqlite3_db_config(handle, switches[i][0], switches[i][1],
			NULL) != SQLITE_OK)
			return -1;
	return 0;
}

/* The file of db_publish is synced as a whole, and nobody else sees it before:
 * it needs neither a journal on disk nor syncs of its own. */
static const char *
mode_pragmas(const struct db *db)
{
	if (db->mode == DB_CREATE)
		return "PRAGMA journal_mode = MEMORY;"
		       "PRAGMA synchronous = OFF";
	if (db->mode == DB_WRITE && db->schema->wal)
		return "PRAGMA journal_mode = WAL;"
		       "PRAGMA synchronous = FULL";
	if (db->mode == DB_WRITE)
		return "PRAGMA journal_mode = DELETE;"
		       "PRAGMA synchronous = EXTRA";
	return "PRAGMA query_only = ON";
}

int
open_defend(sqlite3 *handle)
{
	set_limits(handle);
	return set_defences(handle);
}

int
open_handle(struct db *db)
{
	const char *name = db->file != NULL ? db->file : ":memory:";

	/* Nobody asks how much memory SQLite holds, and counting it takes a
	 * lock at each allocation. Refused, without harm, once it has begun. */
	(void)sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);

	/* Also to read: a journal left by a crash has to be rolled back first.
	 * SQLite opens a write-protected file read-only by itself. */
	if (sqlite3_open_v2(name, &db->handle,
		SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX |
		    SQLITE_OPEN_PRIVATECACHE | SQLITE_OPEN_EXRESCODE,
		NULL) != SQLITE_OK)
		return db_fail(db);
	if (open_defend(db->handle) == -1 ||
	    sqlite3_busy_timeout(db->handle, DB_WAIT) != SQLITE_OK)
		return db_fail(db);
	/* What is sorted of a large kind of file may not fit into memory. */
	if (db_exec(db, "PRAGMA cell_size_check = ON") == -1 ||
	    db_exec(db,
		db->schema->wal ? "PRAGMA temp_store = FILE" :
				  "PRAGMA temp_store = MEMORY") == -1)
		return -1;
	return db_exec(db, mode_pragmas(db));
}

int
open_check_kind(struct db *db, int *version)
{
	int64_t id = 0, number = 0, objects = 0;

	if (stmt_value(db, "PRAGMA application_id", &id) == -1 ||
	    stmt_value(db, "PRAGMA user_version", &number) == -1 ||
	    stmt_value(db, "SELECT count(*) FROM sqlite_schema", &objects) ==
		-1)
		return -1;
	*version = (int)number;
	if (id != db->schema->application_id || number < 1) {
		err_set(db->err, ERR_FILE,
		    _("“%s” is a database of another"
		      " program, or another kind of file of quitus."),
		    db->path);
		return err_hint(db->err, _("Check its name."));
	}
	if (number > migrate_latest(db->schema)) {
		err_set(db->err, ERR_FILE,
		    _("“%s” was made by a newer quitus"
		      " than this one."),
		    db->path);
		return err_hint(db->err,
		    _("Install the newest quitus, then"
		      " try again."));
	}
	if (db->mode != DB_WRITE && number < migrate_latest(db->schema)) {
		err_set(db->err, ERR_FILE,
		    _("“%s” was made by an older quitus"
		      " and has to be brought up to date."),
		    db->path);
		return err_hint(db->err,
		    _("Any command that writes does it,"
		      " and keeps a copy of the old file beside it."));
	}
	return 0;
}

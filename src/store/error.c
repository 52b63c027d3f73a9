/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "base/i18n.h"
#include "internal.h"

static int
fail_busy(struct db *db)
{
	err_set(db->err, ERR_FILE,
	    _("“%s” is being used by another program;"
	      " quitus waited 5 seconds for it."),
	    db->path);
	return err_hint(db->err,
	    _("Wait until the other program has finished,"
	      " then try again."));
}

static int
fail_full(struct db *db)
{
	err_set(db->err, ERR_FILE, _("the disk that holds “%s” is full."),
	    db->path);
	return err_hint(db->err,
	    _("Make room on it, then try again: nothing"
	      " was lost."));
}

static int
fail_io(struct db *db)
{
	err_set(db->err, ERR_FILE,
	    _("the disk that holds “%s” does not"
	      " answer as it should."),
	    db->path);
	return err_hint(db->err,
	    _("Check that the drive or the network is"
	      " still there, then try again."));
}

/* A journal that cannot be rolled back looks read-only too. */
static int
fail_readonly(struct db *db, int code)
{
	if (code == SQLITE_READONLY_ROLLBACK ||
	    code == SQLITE_READONLY_RECOVERY ||
	    code == SQLITE_READONLY_CANTINIT) {
		err_set(db->err, ERR_FILE,
		    _("the last change of “%s” was cut"
		      " short and has to be taken back, but the file is"
		      " read-only."),
		    db->path);
		return err_hint(db->err,
		    _("Open it once from where it can be"
		      " written."));
	}
	if (code == SQLITE_READONLY_DBMOVED)
		return err_set(db->err, ERR_FILE,
		    _("“%s” was moved or deleted"
		      " by another program in the meantime."),
		    db->path);
	err_set(db->err, ERR_FILE, _("“%s” is read-only."), db->path);
	return err_hint(db->err,
	    _("Copy it to where you may write, or ask"
	      " for the right to change it."));
}

static int
fail_cantopen(struct db *db)
{
	err_set(db->err, ERR_FILE, _("“%s” cannot be opened."), db->path);
	return err_hint(db->err,
	    _("Check that you may read the file and write"
	      " in its folder."));
}

static int
fail_kind(struct db *db)
{
	err_set(
	    db->err, ERR_FILE, _("“%s” is not a file of quitus."), db->path);
	return err_hint(db->err,
	    _("Check its name. If it is the right one, it"
	      " is damaged: take your last copy of it."));
}

int
db_fail_damaged(struct db *db)
{
	err_set(db->err, ERR_FILE, _("“%s” is damaged."), db->path);
	return err_hint(db->err,
	    _("Put it aside, and go on with your last"
	      " copy."));
}

/* SQLite tells the columns of a unique index, and its name only when it is of
 * an expression: index 'NAME', quotes doubled. */
static const char *
index_name(struct db *db, const char *columns, sqlite3_stmt **st)
{
	static const char sql[] =
	    "SELECT i.name"
	    " FROM pragma_table_list AS t, pragma_index_list(t.name) AS i"
	    " WHERE t.schema = 'main' AND i.\"unique\" AND i.origin = 'c'"
	    " AND ?1 IN ((SELECT group_concat(t.name || '.' || c.name, ', ')"
	    "      FROM pragma_index_info(i.name) AS c),"
	    "     'index ' || quote(i.name))";

	if (sqlite3_prepare_v2(db->handle, sql, -1, st, NULL) != SQLITE_OK)
		return NULL;
	sqlite3_bind_text(*st, 1, columns, -1, SQLITE_TRANSIENT);
	if (sqlite3_step(*st) != SQLITE_ROW)
		return NULL;
	return (const char *)sqlite3_column_text(*st, 0);
}

static int
fail_rule(struct db *db, const char *name)
{
	return err_set(db->err, ERR_RULE,
	    _("the books refuse it, by their"
	      " rule “%s”."),
	    name);
}

static int
fail_bug(struct db *db, const char *message)
{
	err_set(db->err, ERR_BUG,
	    _("the books could not be read or written:"
	      " %s."),
	    message);
	return err_hint(db->err,
	    _("This is a fault of quitus. Nothing was"
	      " changed."));
}

static int
fail_unique(struct db *db, const char *message)
{
	static const char prefix[] = "UNIQUE constraint failed: ";
	sqlite3_stmt	 *st = NULL;
	char		 *copy = sqlite3_mprintf("%s", message);
	const char	 *name = NULL;

	/* The query below writes over the message. */
	if (copy != NULL && strncmp(copy, prefix, strlen(prefix)) == 0)
		name = index_name(db, copy + strlen(prefix), &st);
	if (name != NULL)
		fail_rule(db, name);
	else
		fail_bug(db, copy != NULL ? copy : "");
	sqlite3_finalize(st);
	sqlite3_free(copy);
	return -1;
}

static int
fail_constraint(struct db *db, int code, const char *message)
{
	static const char prefix[] = "CHECK constraint failed: ";

	if (code == SQLITE_CONSTRAINT_TRIGGER)
		return err_set(db->err, ERR_RULE, "%s", message);
	if (code == SQLITE_CONSTRAINT_CHECK &&
	    strncmp(message, prefix, strlen(prefix)) == 0)
		return fail_rule(db, message + strlen(prefix));
	if (code == SQLITE_CONSTRAINT_UNIQUE)
		return fail_unique(db, message);
	return fail_bug(db, message);
}

int
db_fail_code(struct db *db, int code, const char *message)
{
	switch (code & 0xff) {
	case SQLITE_CONSTRAINT:
		return fail_constraint(db, code, message);
	case SQLITE_BUSY:
	case SQLITE_LOCKED:
		return fail_busy(db);
	case SQLITE_FULL:
		return fail_full(db);
	case SQLITE_IOERR:
		return fail_io(db);
	case SQLITE_READONLY:
		return fail_readonly(db, code);
	case SQLITE_CANTOPEN:
	case SQLITE_PERM:
		return fail_cantopen(db);
	case SQLITE_NOTADB:
		return fail_kind(db);
	case SQLITE_CORRUPT:
		return db_fail_damaged(db);
	case SQLITE_NOMEM:
		return err_set(db->err, ERR_FILE,
		    _("there is not enough memory to work on “%s”."), db->path);
	case SQLITE_TOOBIG:
		return err_set(db->err, ERR_FILE,
		    _("what is to be kept in “%s” is too large."), db->path);
	default:
		/* SQLite has no code of its own for a schema format too new. */
		if (strcmp(message, "unsupported file format") == 0)
			return db_fail_damaged(db);
		return fail_bug(db, message);
	}
}

int
db_fail(struct db *db)
{
	return db_fail_code(db, sqlite3_extended_errcode(db->handle),
	    sqlite3_errmsg(db->handle));
}

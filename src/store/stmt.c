/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/stmt.h"

#include <assert.h>
#include <string.h>

#include "base/utf8.h"
#include "base/xalloc.h"
#include "internal.h"

static sqlite3_stmt *
find_cached(struct db *db, const char *sql)
{
	sqlite3_stmt *st;
	size_t	      i;

	for (i = 0; i < DB_CACHE; i++) {
		st = db->cache[i];
		if (st != NULL && strcmp(sqlite3_sql(st), sql) == 0) {
			db->cache[i] = NULL;
			return st;
		}
	}
	return NULL;
}

sqlite3_stmt *
stmt_take(struct db *db, const char *sql)
{
	sqlite3_stmt *st = find_cached(db, sql);
	const char   *tail;

	if (st != NULL)
		return st;
	if (sqlite3_prepare_v3(db->handle, sql, -1, SQLITE_PREPARE_PERSISTENT,
		&st, &tail) != SQLITE_OK) {
		db_fail(db);
		return NULL;
	}
	assert(st != NULL && tail[strspn(tail, " \t\n;")] == '\0');
	return st;
}

void
stmt_give(struct db *db, sqlite3_stmt *st)
{
	sqlite3_reset(st);
	sqlite3_clear_bindings(st);
	sqlite3_finalize(db->cache[db->next]);
	db->cache[db->next] = st;
	db->next = (db->next + 1) % DB_CACHE;
}

void
stmt_forget(struct db *db)
{
	size_t i;

	for (i = 0; i < DB_CACHE; i++) {
		sqlite3_finalize(db->cache[i]);
		db->cache[i] = NULL;
	}
}

int
stmt_value(struct db *db, const char *sql, int64_t *value)
{
	struct stmt st;

	stmt_init(&st, db, sql);
	if (stmt_row(&st))
		*value = stmt_int(&st, 0);
	return stmt_end(&st);
}

void
stmt_init(struct stmt *st, struct db *db, const char *sql)
{
	st->db = db;
	st->handle = stmt_take(db, sql);
	st->failed = st->handle == NULL;
}

/* Take note of how a bind ended. */
static void
bound(struct stmt *st, int code)
{
	if (code == SQLITE_OK)
		return;
	st->failed = true;
	db_fail(st->db);
}

void
stmt_set_int(struct stmt *st, int i, int64_t value)
{
	if (!st->failed)
		bound(st, sqlite3_bind_int64(st->handle, i, value));
}

void
stmt_set_text(struct stmt *st, int i, const char *text)
{
	if (!st->failed)
		bound(st,
		    sqlite3_bind_text(
			st->handle, i, text, -1, SQLITE_TRANSIENT));
}

void
stmt_hold_text(struct stmt *st, int i, const char *text)
{
	if (!st->failed)
		bound(st,
		    sqlite3_bind_text(st->handle, i, text, -1, SQLITE_STATIC));
}

void
stmt_set_date(struct stmt *st, int i, struct date day)
{
	char iso[DATE_ISO];

	stmt_set_text(st, i, date_iso(day, iso));
}

void
stmt_set_money(struct stmt *st, int i, struct money amount)
{
	stmt_set_int(st, i, amount.cents);
}

void
stmt_set_blob(struct stmt *st, int i, const void *bytes, size_t len)
{
	/* No bytes at all would bind NULL. */
	if (!st->failed)
		bound(st,
		    sqlite3_bind_blob64(st->handle, i, len > 0 ? bytes : "",
			len, SQLITE_TRANSIENT));
}

void
stmt_set_null(struct stmt *st, int i)
{
	if (!st->failed)
		bound(st, sqlite3_bind_null(st->handle, i));
}

int
stmt_parameters(struct stmt *st)
{
	return st->failed ? 0 : sqlite3_bind_parameter_count(st->handle);
}

/*
 * SQLite gives a transaction up by itself when the disk or the memory fails:
 * what a caller wrote after that would be kept, alone.
 */
static bool
astray(const struct stmt *st)
{
	return st->db->mode == DB_WRITE &&
	    sqlite3_get_autocommit(st->db->handle) != 0 &&
	    sqlite3_stmt_readonly(st->handle) == 0;
}

bool
stmt_row(struct stmt *st)
{
	int code;

	if (st->failed)
		return false;
	if (astray(st)) {
		st->failed = true;
		db_fail_code(st->db, SQLITE_IOERR, NULL);
		return false;
	}
	code = sqlite3_step(st->handle);
	if (code == SQLITE_ROW)
		return true;
	if (code != SQLITE_DONE) {
		st->failed = true;
		db_fail(st->db);
	}
	return false;
}

bool
stmt_is_null(struct stmt *st, int i)
{
	return st->failed || sqlite3_column_type(st->handle, i) == SQLITE_NULL;
}

int64_t
stmt_int(struct stmt *st, int i)
{
	return st->failed ? 0 : sqlite3_column_int64(st->handle, i);
}

/* Something in the row is not what quitus writes. */
static void
damaged(struct stmt *st)
{
	st->failed = true;
	db_fail_damaged(st->db);
}

const char *
stmt_text(struct stmt *st, int i)
{
	const char *text;
	size_t	    len;

	if (stmt_is_null(st, i))
		return NULL;
	text = (const char *)sqlite3_column_text(st->handle, i);
	len = (size_t)sqlite3_column_bytes(st->handle, i);
	if (text != NULL && utf8_valid(text, len))
		return text;
	damaged(st);
	return "";
}

char *
stmt_text_dup(struct stmt *st, int i)
{
	const char *text = stmt_text(st, i);

	return text != NULL ? xstrdup(text) : NULL;
}

struct date
stmt_date(struct stmt *st, int i)
{
	const char *text = stmt_text(st, i);
	struct date day = { .days = 0 };

	if (text != NULL && !st->failed && date_parse_iso(text, &day) == -1)
		damaged(st);
	return day;
}

struct money
stmt_money(struct stmt *st, int i)
{
	return MONEY(stmt_int(st, i));
}

const void *
stmt_blob(struct stmt *st, int i, size_t *len)
{
	const void *bytes = NULL;

	*len = 0;
	if (!st->failed) {
		bytes = sqlite3_column_blob(st->handle, i);
		*len = (size_t)sqlite3_column_bytes(st->handle, i);
	}
	return bytes;
}

void
stmt_reset(struct stmt *st)
{
	if (st->failed)
		return;
	sqlite3_reset(st->handle);
	sqlite3_clear_bindings(st->handle);
}

int
stmt_end(struct stmt *st)
{
	if (st->handle != NULL)
		stmt_give(st->db, st->handle);
	st->handle = NULL;
	return st->failed ? -1 : 0;
}

int
stmt_run(struct stmt *st)
{
	while (stmt_row(st))
		continue;
	return stmt_end(st);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef QUITUS_STORE_INTERNAL_H
#define QUITUS_STORE_INTERNAL_H

/* What the files of this room share; nobody else includes it. */

#define SQLITE_ENABLE_SESSION	     1
#define SQLITE_ENABLE_PREUPDATE_HOOK 1
#include <sqlite3.h>
#include <stdbool.h>
#include <stddef.h>

#include "store/db.h"
#include "store/operation.h"

#define DB_CACHE 32   /* prepared statements kept for the next use */
#define DB_WAIT	 5000 /* ms to wait for another program */

struct stmt;

#define DB_RANGES 8 /* of rows, in one operation */

struct db {
	sqlite3			     *handle;	    /* NULL once published */
	sqlite3_session		     *session;	    /* while recording */
	const struct operation_range *range_tables; /* NULL: none */
	struct operation_range	      ranges[DB_RANGES]; /* being recorded */
	size_t			      nranges;
	sqlite3_stmt		     *cache[DB_CACHE];
	size_t			      next; /* the slot to be given up */
	char			     *path; /* as the user named it */
	char			     *file; /* its real place; NULL: none */
	bool			      temporary; /* file goes away at the end */
	bool			      doubtful;	 /* written, not confirmed */
	enum db_mode		      mode;
	const struct schema	     *schema;
	struct err		     *err;
	db_watch_fn		     *watch;
	void			     *watcher;
};

/* error.c: tell what SQLite has just refused on this handle. Returns -1. */
int db_fail(struct db *);
int db_fail_code(struct db *, int code, const char *message);

/* The file does not hold what it should. Returns -1. */
int db_fail_damaged(struct db *);

/* open.c: check that path can be opened as mode asks, or make the temporary
 * file that will become it; sets file and temporary. */
int open_locate(struct db *);

/* Open file defensively. */
int open_handle(struct db *);

/* Limits and defences of a fresh handle: whoever wrote the file is not trusted.
 * -1 when SQLite refuses one. */
int open_defend(sqlite3 *);

/* What a file says that it is; version gets its number of schema. */
int open_check_kind(struct db *, int *version);

/* An empty file of a free name in the folder of path, its real place: the
 * caller's to free. NULL on failure. */
char *open_beside(const char *path, struct err *);

/* check.c: whether the schema is the one that the migrations make, told in err
 * when it is not. */
int check_schema(struct db *);

/* stmt.c: a prepared statement for that text, from the cache or new; NULL on
 * failure. It is given back to the cache, or finalized. */
sqlite3_stmt *stmt_take(struct db *, const char *sql);
void	      stmt_give(struct db *, sqlite3_stmt *);
void	      stmt_forget(struct db *); /* empty the cache */

/* The only value of a query; *value is left alone when there is no row. */
int stmt_value(struct db *, const char *sql, int64_t *value);

/* changeset.c: whether the bytes are a changeset. SQLite's own reader may loop
 * for ever on bytes that are none, and a file can hold any. */
bool changeset_valid(const void *, size_t);

/* The checked changeset of an operation, until stmt_end(st), which
 * the caller does in any case. NULL on failure. */
const void *changeset_load(struct db *, struct stmt *, int64_t id, size_t *len);

/* range.c: keep the ranges that were recorded as those of an operation; take
 * the rows of an operation's ranges away. */
int ranges_store(struct db *, int64_t id);
int ranges_invert(struct db *, int64_t id);

/* migrate.c: the version that the migrations lead to. */
int migrate_latest(const struct schema *);

/* Run the migrations after version and remake the views. */
int migrate_run(struct db *, int version);

/* The same on a file in use: a copy is kept beside, all is one transaction. */
int migrate_upgrade(struct db *);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef QUITUS_STORE_DB_H
#define QUITUS_STORE_DB_H

#include <stdbool.h>
#include <stdint.h>

#include "base/err.h"

/*
 * One SQLite file, opened defensively: whoever wrote it is not trusted
 * (DEFENSIVE, no trusted schema, no double-quoted strings, foreign keys on,
 * cell sizes checked, no loaded extension). Rollback journal and
 * synchronous=EXTRA, for the books may sit on a stick or a network drive; a
 * kind of file that asks for it has a write-ahead log and synchronous=FULL.
 *
 * A handle carries the first error of what was done with it: functions on it
 * return -1, and db_err tells why.
 */
struct db;

enum db_mode {
	DB_READ,  /* must exist; nothing can be written */
	DB_CHECK, /* the same, whatever its schema became: for db_check */
	DB_WRITE, /* must exist; may be upgraded, after a copy */
	DB_CREATE /* must not exist yet */
};

/* A numbered step of a schema; sql is the name of an embedded text
 * (store/sql.h) such as "book/0001-ledger.sql". */
struct migration {
	int	    version;
	const char *sql;
};

/* What kind of file it is. All pointers are to constant data. */
struct schema {
	const char	       *name; /* "ledger", for messages */
	int32_t			application_id;
	const struct migration *migrations; /* ends with version 0 */
	const char	       *views;	    /* embedded text, remade at
						 * each migration */
	const char	       *seal; /* SHA-256 of what they make, in hex; NULL
				       * or another only makes opening slower */
	bool			wal;  /* write-ahead log: reading goes on while
				       * another program writes much; and what
				       * is sorted goes to files */
};

/*
 * Open the file; with DB_CREATE, make it under a name beside and give it its
 * own name when db_publish is called. NULL on failure, with ERR_FILE in err:
 * missing, a directory, not SQLite, another program's or another kind of file,
 * made by a newer version, damaged, locked, no permission; or its schema is not
 * what the migrations make, so that no figure of it can be trusted (DB_CHECK
 * opens it). err is borrowed by the handle until db_close. An older schema is
 * upgraded in DB_WRITE (a copy NAME.before-N is kept beside) and refused with
 * the remedy in DB_READ.
 */
struct db *
db_open(const char *path, enum db_mode, const struct schema *, struct err *);

/* A private database in memory with that schema: what a file should hold. */
struct db *db_open_memory(const struct schema *, struct err *);

/* With DB_CREATE, not published: the file is removed. NULL is allowed. */
void db_close(struct db *);

/* The new file, whole and synced, takes its name now. Outside a transaction;
 * after it the handle can only be closed. */
int db_publish(struct db *);

const char *db_path(const struct db *);
struct err *db_err(struct db *);

/* BEGIN IMMEDIATE (waits up to 5 s for another writer), or a read snapshot. */
int db_begin(struct db *, bool write);

/* -1: nothing was written; or, when db_is_doubtful says so, it was, but the
 * disk did not confirm that it took the journal away: a power cut now could
 * still take it back. */
int  db_commit(struct db *);
bool db_is_doubtful(const struct db *);
void db_rollback(struct db *); /* no-op outside a transaction */

/* Have fn called now and then while a statement goes on for long; it must not
 * use the handle. NULL: no more. */
typedef void db_watch_fn(void *arg);
void	     db_watch(struct db *, db_watch_fn *, void *arg);

/* Run SQL text that has no parameter and no result. */
int db_exec(struct db *, const char *sql);

/* rowid of the last insert; rows changed by the last statement. */
int64_t db_last_id(const struct db *);
int64_t db_changes(const struct db *);

/*
 * The schema compared with the one that the migrations make (a dropped trigger
 * is a broken seal on the door), then physical integrity: PRAGMA
 * integrity_check and foreign_key_check. Calls fn with a message for each
 * fault. Returns 1 when a table or a view of ours is gone or another one: then
 * nothing more was asked of the file, and should not be, for a question may fail
 * or never end.
 */
typedef void db_fault_fn(const char *message, void *arg);
int	     db_check(struct db *db, db_fault_fn *fn, void *arg);

/*
 * Copy the database, whole and checked, into a new file at path, whatever
 * transactions are going on elsewhere. ERR_FILE when it cannot be done; then
 * nothing is left at path. An existing path is refused.
 */
int db_copy(struct db *, const char *path);

#endif

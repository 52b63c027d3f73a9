/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef QUITUS_STORE_STMT_H
#define QUITUS_STORE_STMT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "store/db.h"
#include "value/date.h"
#include "value/money.h"

/*
 * One SQL statement. Errors stick, as with FILE: bind and step without "if",
 * stmt_end tells. Trailing SQL after the first statement is a bug (assert).
 *
 *	stmt_init(&st, db, "SELECT ... WHERE year = ?1");
 *	stmt_set_int(&st, 1, year);
 *	while (stmt_row(&st))
 *		... stmt_int(&st, 0) ...
 *	return stmt_end(&st);
 */
struct stmt {
	struct db *db;
	void	  *handle; /* the driver's own */
	bool	   failed;
};

void stmt_init(struct stmt *, struct db *, const char *sql);

/* Parameters count from 1. Text and blobs are copied; NULL text binds NULL. */
void stmt_set_int(struct stmt *, int, int64_t);
void stmt_set_text(struct stmt *, int, const char *);
void stmt_set_date(struct stmt *, int, struct date);
void stmt_set_money(struct stmt *, int, struct money);
void stmt_set_blob(struct stmt *, int, const void *, size_t);
void stmt_set_null(struct stmt *, int);

/* Text that is not copied: it must live until the statement is reset. */
void stmt_hold_text(struct stmt *, int, const char *);

/* How many parameters the statement has: binding one beyond is a fault. */
int stmt_parameters(struct stmt *);

/* Step; true when there is a row. */
bool stmt_row(struct stmt *);

/* Columns of the current row count from 0. Text and blobs live until the next
 * step or stmt_end; NULL reads as 0, NULL, day 0. Text that is not UTF-8 and a
 * day that does not exist are a damaged file (ERR_FILE); "" and day 0 stand for
 * them. */
bool	     stmt_is_null(struct stmt *, int);
int64_t	     stmt_int(struct stmt *, int);
const char  *stmt_text(struct stmt *, int);
char	    *stmt_text_dup(struct stmt *, int); /* NULL stays NULL */
struct date  stmt_date(struct stmt *, int);
struct money stmt_money(struct stmt *, int);
const void  *stmt_blob(struct stmt *, int, size_t *len);

/* Use the statement again with new parameters. */
void stmt_reset(struct stmt *);

/* Finish: 0, or -1 when anything since stmt_init failed (db_err tells what).
 * The message of a trigger or a named constraint is ERR_RULE; a locked or full
 * disk, a damaged file is ERR_FILE; anything else is ERR_BUG. */
int stmt_end(struct stmt *);

/* Step to the end and finish: for INSERT, UPDATE, DELETE. */
int stmt_run(struct stmt *);

#endif

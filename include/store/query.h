/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef QUITUS_STORE_QUERY_H
#define QUITUS_STORE_QUERY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "store/db.h"

/* A question that a user wrote in SQL. */

enum query_type { QUERY_NULL, QUERY_INT, QUERY_TEXT };

struct query_value {
	enum query_type type;
	int64_t		number; /* QUERY_INT */
	const char     *text;	/* QUERY_TEXT, safe for a terminal; also numbers
				 * that are not whole, and bytes in hex */
};

struct query_row {
	size_t			  n;
	const char *const	 *names; /* of the columns */
	const struct query_value *values;
};

/* Lives until it returns; non-zero stops and is returned. values is NULL once,
 * when there is no row at all: the names are told all the same. */
typedef int query_fn(const struct query_row *, void *arg);

/*
 * Ask one statement of the open file, through a connection of its own that can
 * only read: no other statement, no ATTACH, no PRAGMA, no loaded extension.
 * ERR_USAGE: it is no SQL, reads what is not there, would write, is several
 * statements, or takes more than steps (in millions of SQLite's operations; a
 * question without end).
 */
int
query_run(struct db *, const char *sql, unsigned steps, query_fn *, void *arg);

#endif

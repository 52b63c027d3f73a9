/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef QUITUS_STORE_BULK_H
#define QUITUS_STORE_BULK_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"
#include "store/stmt.h"

/*
 * Rows by the thousands. Between bulk_begin and bulk_end this handle's triggers,
 * foreign keys and CHECKs stand aside and nothing is recorded for the operation:
 * the caller has checked each row by the same rules, writes what the triggers
 * would have derived, and tells the operation which rows it made
 * (operation_add_range). UNIQUE still holds. Inside db_begin(db, true); nothing
 * of it outlasts the handle.
 */
int bulk_begin(struct db *);
int bulk_end(struct db *);

/*
 * Take the indexes of a table away that are no constraint, and make them again
 * as they were: for a table that grows to a multiple of itself. made is the
 * caller's to free in any case; bulk_remake empties it.
 */
int bulk_drop_indexes(struct db *, const char *table, struct buf *made);
int bulk_remake(struct db *, struct buf *made);

/*
 * Many rows in one INSERT, which costs a third of one INSERT each. Set every
 * column of a row (from 0) after bulk_row; texts must live until bulk_flush,
 * which writes what is waiting. bulk_full: the caller must flush now, before
 * the next row. Errors stick until bulk_fini tells.
 */
#define BULK_ROWS 200
struct bulk {
	struct db  *db;
	char	   *head; /* "INSERT INTO t (a, b)" */
	int	    columns;
	struct stmt st;
	bool	    open; /* st is made, for BULK_ROWS rows */
	int	    n;	  /* rows waiting */
	int	    size; /* that st is for */
	bool	    failed;
};

void bulk_init(struct bulk *, struct db *, const char *head, int columns);

/* n rows will be waiting before the flush: BULK_ROWS, or what is left. */
void bulk_expect(struct bulk *, int n);
void bulk_row(struct bulk *);
void bulk_int(struct bulk *, int column, int64_t);
void bulk_text(struct bulk *, int column, const char *); /* NULL: NULL */
bool bulk_full(const struct bulk *);

/* Write the rows that are waiting. -1: none of them was written. */
int bulk_flush(struct bulk *);
int bulk_fini(struct bulk *);

#endif

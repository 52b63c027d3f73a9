/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef QUITUS_STORE_OPERATION_H
#define QUITUS_STORE_OPERATION_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "store/db.h"

/*
 * Every command that writes is one transaction and one operation: what it
 * changed is kept as a changeset, shown by history and inverted by undo.
 * Tables named in the schema's list are recorded; what triggers derive from
 * them (totals) is not, for the triggers derive it again.
 */
struct operation {
	int64_t	    id;
	const char *at; /* local time, ISO 8601 */
	const char *user;
	const char *command;   /* as typed */
	const char *kind;      /* the command's English name */
	int64_t	    undoes;    /* 0, or the operation it took back */
	int64_t	    undone_by; /* 0, or the operation that did */
};

/* Begin recording; inside db_begin(db, true). tables ends with NULL: children
 * before their parents, so that undo deletes in that order. */
int operation_begin(struct db *, const char *const *tables);

/*
 * Keep what was changed since operation_begin under this description (id,
 * undone_by are ignored). Nothing changed: nothing is kept and *id is 0.
 */
int operation_end(struct db *, const struct operation *, int64_t *id);

/*
 * Rows by the thousands are not kept one by one (store/bulk): those that the
 * operation made in a table are told as a range of the key that the table's
 * list says. count: how many; below zero: taken away. Before operation_end.
 */
struct operation_range {
	const char *table;
	const char *key; /* column */
	int64_t	    first, last;
	int64_t	    count;
};

/* The tables that may have one; ends with a NULL table. Children before their
 * parents; only table and key are set. Given once a handle. */
void operation_set_ranges(struct db *, const struct operation_range *tables);
void operation_add_range(
    struct db *, const char *table, int64_t first, int64_t last, int64_t count);

/* Each range of operation id, children first. */
typedef int operation_range_fn(const struct operation_range *, void *arg);
int operation_each_range(struct db *, int64_t id, operation_range_fn *, void *);

/* Stop recording without keeping anything. */
void operation_drop(struct db *);

/* Each operation, newest first; fn returns non-zero to stop. The strings live
 * until fn returns. */
typedef int operation_fn(const struct operation *, void *arg);
int	    operation_each(struct db *db, operation_fn *fn, void *arg);

/* One value of a changed row; text form, NULL when SQL NULL. */
struct change_column {
	const char *name;
	const char *before; /* NULL: absent or null */
	const char *after;
	bool	    key; /* part of the primary key */
	bool	    changed;
};

enum change_kind { CHANGE_INSERT, CHANGE_UPDATE, CHANGE_DELETE };

/* One row that an operation changed. Columns that an update left alone and
 * that are not part of the key are not listed. */
struct change {
	const char	     *table;
	enum change_kind      kind;
	struct change_column *columns;
	size_t		      ncolumns;
};

/* Each row that operation id changed. The change lives until fn returns. */
typedef int change_fn(const struct change *, void *arg);
int operation_each_change(struct db *db, int64_t id, change_fn *fn, void *arg);

/* The newest operation that is neither an undo nor undone; 0 when none is. */
int64_t operation_last(struct db *);

/*
 * Apply the inverse of operation id, inside a transaction that records an
 * operation of its own (its "undoes" is to be id). ERR_RULE when a row is no
 * longer as that operation left it; of a range, when rows are missing or a
 * trigger keeps one.
 */
int operation_invert(struct db *, int64_t id);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/utf8.h"
#include "base/xalloc.h"
#include "internal.h"
#include "store/operation.h"
#include "store/stmt.h"

/* The columns of the table that the changes are in. */
struct columns {
	char  *table; /* NULL: none read yet */
	char **names;
	size_t n, cap;
};

/* A walk through a changeset. */
struct walk {
	struct db	       *db;
	sqlite3_changeset_iter *iter;
	struct columns		columns;
	struct change_column   *changed;
	size_t			cap;
	change_fn	       *fn;
	void		       *arg;
};

static void
clear_columns(struct columns *c)
{
	size_t i;

	for (i = 0; i < c->n; i++)
		free(c->names[i]);
	c->n = 0;
	free(c->table);
	c->table = NULL;
}

static int
read_columns(struct walk *w, const char *table)
{
	struct columns *c = &w->columns;
	struct stmt	st;

	if (c->table != NULL && strcmp(c->table, table) == 0)
		return 0;
	clear_columns(c);
	c->table = xstrdup(table);
	stmt_init(&st, w->db,
	    "SELECT name FROM pragma_table_info(?1)"
	    " ORDER BY cid");
	stmt_set_text(&st, 1, table);
	while (stmt_row(&st)) {
		c->names = xgrow(c->names, c->n, &c->cap, sizeof(*c->names));
		c->names[c->n++] = stmt_text_dup(&st, 0);
	}
	return stmt_end(&st);
}

/* The value as text; what is no text is not shown. */
static const char *
value_text(sqlite3_value *value)
{
	const char *text;

	if (value == NULL || sqlite3_value_type(value) == SQLITE_NULL)
		return NULL;
	text = (const char *)sqlite3_value_text(value);
	if (text == NULL ||
	    !utf8_valid(text, (size_t)sqlite3_value_bytes(value)))
		return "?";
	return text;
}

/* Add column i to the change when it says something. */
static int
add_column(struct walk *w, struct change *change, int i, bool key)
{
	sqlite3_value	     *before = NULL, *after = NULL;
	struct change_column *column;
	bool		      update = change->kind == CHANGE_UPDATE;

	if (change->kind != CHANGE_INSERT &&
	    sqlite3changeset_old(w->iter, i, &before) != SQLITE_OK)
		return db_fail_damaged(w->db);
	if (change->kind != CHANGE_DELETE &&
	    sqlite3changeset_new(w->iter, i, &after) != SQLITE_OK)
		return db_fail_damaged(w->db);
	if (before == NULL && after == NULL)
		return 0;
	w->changed = xgrow(
	    w->changed, change->ncolumns, &w->cap, sizeof(*w->changed));
	column = &w->changed[change->ncolumns++];
	column->name = w->columns.names[i];
	column->before = value_text(before);
	column->after = value_text(update && key ? before : after);
	column->key = key;
	column->changed = !(update && key);
	return 0;
}

static enum change_kind
kind_of(int op)
{
	switch (op) {
	case SQLITE_INSERT:
		return CHANGE_INSERT;
	case SQLITE_DELETE:
		return CHANGE_DELETE;
	default:
		return CHANGE_UPDATE;
	}
}

static int
show_change(struct walk *w)
{
	struct change  change = { .ncolumns = 0 };
	unsigned char *key;
	int	       n, op, indirect, i;

	if (sqlite3changeset_op(w->iter, &change.table, &n, &op, &indirect) !=
		SQLITE_OK ||
	    sqlite3changeset_pk(w->iter, &key, NULL) != SQLITE_OK)
		return db_fail_damaged(w->db);
	if (read_columns(w, change.table) == -1)
		return -1;
	/* A table may have gained columns since, it never loses any. */
	if ((size_t)n > w->columns.n)
		return db_fail_damaged(w->db);
	change.kind = kind_of(op);
	for (i = 0; i < n; i++)
		if (add_column(w, &change, i, key[i] != 0) == -1)
			return -1;
	change.columns = w->changed;
	return w->fn(&change, w->arg);
}

static int
walk_changes(struct walk *w, const void *bytes, size_t len)
{
	int code, rc = 0;

	/* The bytes are only read. */
	code = sqlite3changeset_start(
	    &w->iter, (int)len, (void *)(uintptr_t)bytes);
	if (code != SQLITE_OK)
		return db_fail_code(w->db, code, sqlite3_errstr(code));
	while (rc == 0 && (code = sqlite3changeset_next(w->iter)) == SQLITE_ROW)
		rc = show_change(w);
	sqlite3changeset_finalize(w->iter);
	clear_columns(&w->columns);
	free(w->columns.names);
	free(w->changed);
	if (rc == 0 && code != SQLITE_DONE)
		return db_fail_damaged(w->db);
	return rc;
}

int
operation_each_change(struct db *db, int64_t id, change_fn *fn, void *arg)
{
	struct walk w = { .db = db, .fn = fn, .arg = arg };
	struct stmt st;
	const void *bytes;
	size_t	    len;
	int	    rc = -1;

	bytes = changeset_load(db, &st, id, &len);
	if (bytes != NULL)
		rc = walk_changes(&w, bytes, len);
	return stmt_end(&st) == -1 ? -1 : rc;
}

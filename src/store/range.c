/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/xalloc.h"
#include "internal.h"
#include "store/stmt.h"

void
operation_set_ranges(struct db *db, const struct operation_range *tables)
{
	db->range_tables = tables;
}

/* A name that stands in a file is only looked up, never run as SQL. */
static const struct operation_range *
find_table(const struct db *db, const char *name)
{
	const struct operation_range *t = db->range_tables;

	while (t != NULL && t->table != NULL && strcmp(t->table, name) != 0)
		t++;
	return t != NULL && t->table != NULL ? t : NULL;
}

void
operation_add_range(struct db *db, const char *table, int64_t first,
    int64_t last, int64_t count)
{
	const struct operation_range *t = find_table(db, table);

	assert(t != NULL && db->nranges < DB_RANGES);
	db->ranges[db->nranges] = *t;
	db->ranges[db->nranges].first = first;
	db->ranges[db->nranges].last = last;
	db->ranges[db->nranges++].count = count;
}

int
ranges_store(struct db *db, int64_t id)
{
	struct stmt st;
	size_t	    i;

	if (db->nranges == 0)
		return 0;
	stmt_init(&st, db,
	    "INSERT INTO operation_range (operation, name, first, last, count)"
	    " VALUES (?1, ?2, ?3, ?4, ?5)");
	for (i = 0; i < db->nranges; i++) {
		stmt_reset(&st);
		stmt_set_int(&st, 1, id);
		stmt_set_text(&st, 2, db->ranges[i].table);
		stmt_set_int(&st, 3, db->ranges[i].first);
		stmt_set_int(&st, 4, db->ranges[i].last);
		stmt_set_int(&st, 5, db->ranges[i].count);
		stmt_row(&st);
	}
	return stmt_end(&st);
}

/* The range that the operation has in one table; whether it has one. */
static bool
load_range(struct stmt *st, int64_t id, struct operation_range *r)
{
	stmt_reset(st);
	stmt_set_int(st, 1, id);
	stmt_set_text(st, 2, r->table);
	if (!stmt_row(st))
		return false;
	r->first = stmt_int(st, 0);
	r->last = stmt_int(st, 1);
	r->count = stmt_int(st, 2);
	return true;
}

int
operation_each_range(
    struct db *db, int64_t id, operation_range_fn *fn, void *arg)
{
	const struct operation_range *t = db->range_tables;
	struct operation_range	      r;
	struct stmt		      st;
	int			      rc = 0;

	if (t == NULL)
		return 0;
	stmt_init(&st, db,
	    "SELECT first, last, count FROM operation_range"
	    " WHERE operation = ?1 AND name = ?2");
	for (; rc == 0 && t->table != NULL; t++) {
		r = *t;
		if (load_range(&st, id, &r))
			rc = fn(&r, arg);
	}
	return stmt_end(&st) == -1 ? -1 : rc;
}

static int
refuse_changed(struct db *db)
{
	err_set(db->err, ERR_RULE,
	    _("this operation cannot be taken back: the books have changed "
	      "since."));
	return err_hint(db->err,
	    _("Take back the later operations first, or correct what is wrong "
	      "with an entry of its own."));
}

static int
take_away(const struct operation_range *r, void *arg)
{
	struct db  *db = arg;
	struct stmt st;
	char	   *sql;
	int	    rc;

	sql = xasprintf("DELETE FROM \"%s\" WHERE \"%s\" BETWEEN ?1 AND ?2",
	    r->table, r->key);
	stmt_init(&st, db, sql);
	free(sql);
	stmt_set_int(&st, 1, r->first);
	stmt_set_int(&st, 2, r->last);
	rc = stmt_run(&st);
	if (rc == 0 && db_changes(db) != r->count)
		rc = refuse_changed(db);
	if (rc == 0)
		operation_add_range(db, r->table, r->first, r->last, -r->count);
	return rc;
}

int
ranges_invert(struct db *db, int64_t id)
{
	int rc;

	/* What goes by its range is not kept row by row either. */
	if (db->session != NULL)
		sqlite3session_enable(db->session, 0);
	rc = operation_each_range(db, id, take_away, db);
	if (db->session != NULL)
		sqlite3session_enable(db->session, 1);
	return rc;
}

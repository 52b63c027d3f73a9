/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "book/recent.h"

#include <assert.h>

#include "store/stmt.h"

/* Of a large ledger, the last entries are looked at. */
#define LOOKED_AT "20000"

static int
each(struct db *db, const char *sql, recent_fn *fn, void *arg)
{
	struct stmt st;
	int	    rc = 0;

	stmt_init(&st, db, sql);
	stmt_set_int(&st, 1, RECENT_MAX);
	while (rc == 0 && stmt_row(&st))
		rc = fn(stmt_text(&st, 0), arg);
	return stmt_end(&st) == -1 ? -1 : rc;
}

int
recent_each_label(struct db *db, recent_fn *fn, void *arg)
{
	return each(db,
	    "SELECT label FROM (SELECT id, label FROM entry"
	    "  WHERE state <> 'void' AND kind <> 'opening'"
	    "  AND reverses IS NULL"
	    "  ORDER BY id DESC LIMIT " LOOKED_AT ")"
	    " GROUP BY label ORDER BY max(id) DESC LIMIT ?1",
	    fn, arg);
}

int
recent_each_party(struct db *db, recent_fn *fn, void *arg)
{
	return each(db,
	    "SELECT party FROM (SELECT id, party FROM entry"
	    "  WHERE state <> 'void' AND party IS NOT NULL"
	    "  ORDER BY id DESC LIMIT " LOOKED_AT ")"
	    " GROUP BY party ORDER BY max(id) DESC LIMIT ?1",
	    fn, arg);
}

/* Numbers are collected first: an entry is loaded by queries of its own. */
int
recent_each_entry(struct db *db, int year, int n, entry_fn *fn, void *arg)
{
	struct entry e;
	struct stmt  st;
	int64_t	     numbers[RECENT_ENTRIES];
	int	     i, found = 0, rc = 0;

	assert(n <= RECENT_ENTRIES);
	stmt_init(&st, db,
	    "SELECT number FROM entry WHERE year = ?1 AND state <> 'void'"
	    " ORDER BY number DESC LIMIT ?2");
	stmt_set_int(&st, 1, year);
	stmt_set_int(&st, 2, n);
	while (found < n && stmt_row(&st))
		numbers[found++] = stmt_int(&st, 0);
	if (stmt_end(&st) == -1)
		return -1;
	for (i = 0; i < found && rc == 0; i++) {
		entry_init(&e);
		rc = entry_load(db, year, numbers[i], &e);
		if (rc == 0)
			rc = fn(&e, arg);
		entry_fini(&e);
	}
	return rc;
}

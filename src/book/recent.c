/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "book/recent.h"

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

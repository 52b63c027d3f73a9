/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/bulk.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/xalloc.h"
#include "internal.h"

/* ---- Standing aside ---- */

static int
set_guards(struct db *db, int on)
{
	static const int flags[] = { SQLITE_DBCONFIG_ENABLE_TRIGGER,
		SQLITE_DBCONFIG_ENABLE_FKEY };
	size_t		 i;
	int		 code;

	for (i = 0; i < sizeof(flags) / sizeof(flags[0]); i++) {
		code = sqlite3_db_config(db->handle, flags[i], on, NULL);
		if (code != SQLITE_OK)
			return db_fail_code(db, code, sqlite3_errstr(code));
	}
	if (db->session != NULL)
		sqlite3session_enable(db->session, on);
	return db_exec(db,
	    on ? "PRAGMA ignore_check_constraints = OFF" :
		 "PRAGMA ignore_check_constraints = ON");
}

int
bulk_begin(struct db *db)
{
	assert(sqlite3_get_autocommit(db->handle) == 0);
	/* What is sorted may be larger than the memory. */
	if (db_exec(db, "PRAGMA temp_store = FILE") == -1)
		return -1;
	return set_guards(db, 0);
}

int
bulk_end(struct db *db)
{
	return set_guards(db, 1);
}

int
bulk_drop_indexes(struct db *db, const char *table, struct buf *made)
{
	struct buf  drops = { .data = NULL };
	struct stmt st;
	int	    rc;

	stmt_init(&st, db,
	    "SELECT 'DROP INDEX \"' || replace(name, '\"', '\"\"') || '\";', sql"
	    " FROM sqlite_schema WHERE type = 'index' AND tbl_name = ?1"
	    " AND sql NOT LIKE 'CREATE UNIQUE%'"
	    " AND sql NOT LIKE '% WHERE %' ORDER BY name");
	stmt_set_text(&st, 1, table);
	while (stmt_row(&st)) {
		buf_adds(&drops, stmt_text(&st, 0));
		buf_addf(made, "%s;\n", stmt_text(&st, 1));
	}
	rc = stmt_end(&st);
	/* A statement at rest in the cache holds no lock, but its index. */
	if (rc == 0)
		rc = db_exec(db, buf_str(&drops));
	buf_fini(&drops);
	return rc;
}

int
bulk_remake(struct db *db, struct buf *made)
{
	int rc = 0;

	/* What is sorted beside what is read. */
	if (made->len > 0)
		rc = db_exec(db, "PRAGMA threads = 1");
	if (rc == 0 && made->len > 0)
		rc = db_exec(db, buf_str(made));
	buf_fini(made);
	return rc;
}

/* ---- Many rows at once ---- */

void
bulk_init(struct bulk *b, struct db *db, const char *head, int columns)
{
	*b = (struct bulk){ .db = db, .columns = columns };
	b->head = xstrdup(head);
}

static void
prepare(struct bulk *b, int rows)
{
	struct buf sql = { .data = NULL };
	int	   i, k;

	buf_addf(&sql, "%s VALUES", b->head);
	for (i = 0; i < rows; i++) {
		buf_adds(&sql, i == 0 ? " (?" : ", (?");
		for (k = 1; k < b->columns; k++)
			buf_adds(&sql, ",?");
		buf_addc(&sql, ')');
	}
	stmt_init(&b->st, b->db, buf_str(&sql));
	buf_fini(&sql);
	b->open = true;
	b->size = rows;
}

void
bulk_expect(struct bulk *b, int n)
{
	assert(b->n == 0 && n > 0 && n <= BULK_ROWS);
	if (b->open && b->size == n)
		return;
	if (b->open)
		stmt_end(&b->st);
	prepare(b, n);
}

void
bulk_row(struct bulk *b)
{
	assert(b->open && b->n < b->size);
	b->n++;
}

/* The parameter of a column of the row being filled. */
static int
parameter(const struct bulk *b, int column)
{
	assert(b->n > 0 && column < b->columns);
	return (b->n - 1) * b->columns + column + 1;
}

void
bulk_int(struct bulk *b, int column, int64_t value)
{
	stmt_set_int(&b->st, parameter(b, column), value);
}

void
bulk_text(struct bulk *b, int column, const char *text)
{
	stmt_hold_text(&b->st, parameter(b, column), text);
}

int
bulk_flush(struct bulk *b)
{
	assert(b->n == b->size);
	b->n = 0;
	stmt_row(&b->st);
	if (!b->st.failed) {
		stmt_reset(&b->st);
		return 0;
	}
	b->open = false;
	return stmt_end(&b->st);
}

void
bulk_fini(struct bulk *b)
{
	if (b->open)
		stmt_end(&b->st);
	free(b->head);
	*b = (struct bulk){ .db = b->db };
}

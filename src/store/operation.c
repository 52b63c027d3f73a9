/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/operation.h"

#include <assert.h>

#include "base/i18n.h"
#include "internal.h"
#include "store/stmt.h"

int
operation_begin(struct db *db, const char *const *tables)
{
	int code;

	assert(db->session == NULL);
	code = sqlite3session_create(db->handle, "main", &db->session);
	for (; code == SQLITE_OK && *tables != NULL; tables++)
		code = sqlite3session_attach(db->session, *tables);
	if (code == SQLITE_OK)
		return 0;
	operation_drop(db);
	return db_fail_code(db, code, sqlite3_errstr(code));
}

void
operation_drop(struct db *db)
{
	if (db->session != NULL)
		sqlite3session_delete(db->session);
	db->session = NULL;
	db->nranges = 0;
}

static int
store(struct db *db, const struct operation *op, const void *bytes, size_t len)
{
	struct stmt st;

	stmt_init(&st, db,
	    "INSERT INTO operation"
	    " (at, user, command, kind, undoes, changeset)"
	    " VALUES (?1, ?2, ?3, ?4, nullif(?5, 0), ?6)");
	stmt_set_text(&st, 1, op->at);
	stmt_set_text(&st, 2, op->user);
	stmt_set_text(&st, 3, op->command);
	stmt_set_text(&st, 4, op->kind);
	stmt_set_int(&st, 5, op->undoes);
	stmt_set_blob(&st, 6, bytes, len);
	return stmt_run(&st);
}

int
operation_end(struct db *db, const struct operation *op, int64_t *id)
{
	void *bytes = NULL;
	int   len = 0, code, rc = 0;

	assert(db->session != NULL);
	*id = 0;
	code = sqlite3session_changeset(db->session, &len, &bytes);
	sqlite3session_delete(db->session);
	db->session = NULL;
	if (code != SQLITE_OK)
		return db_fail_code(db, code, sqlite3_errstr(code));
	if (len > 0 || db->nranges > 0) {
		rc = store(db, op, bytes, (size_t)len);
		*id = rc == 0 ? db_last_id(db) : 0;
	}
	if (rc == 0)
		rc = ranges_store(db, *id);
	db->nranges = 0;
	sqlite3_free(bytes);
	return rc;
}

int
operation_each(struct db *db, operation_fn *fn, void *arg)
{
	struct operation op;
	struct stmt	 st;
	int		 rc = 0;

	stmt_init(&st, db,
	    "SELECT o.id, o.at, o.user, o.command, o.kind,"
	    " ifnull(o.undoes, 0), ifnull(u.id, 0)"
	    " FROM operation AS o LEFT JOIN operation AS u ON u.undoes = o.id"
	    " ORDER BY o.id DESC");
	while (rc == 0 && stmt_row(&st)) {
		op.id = stmt_int(&st, 0);
		op.at = stmt_text(&st, 1);
		op.user = stmt_text(&st, 2);
		op.command = stmt_text(&st, 3);
		op.kind = stmt_text(&st, 4);
		op.undoes = stmt_int(&st, 5);
		op.undone_by = stmt_int(&st, 6);
		if (!st.failed)
			rc = fn(&op, arg);
	}
	return stmt_end(&st) == -1 ? -1 : rc;
}

int64_t
operation_last(struct db *db)
{
	int64_t id = 0;

	stmt_value(db,
	    "SELECT o.id FROM operation AS o"
	    " WHERE o.undoes IS NULL AND NOT EXISTS"
	    " (SELECT 1 FROM operation AS u WHERE u.undoes = o.id)"
	    " ORDER BY o.id DESC LIMIT 1",
	    &id);
	return id;
}

/* Nothing is ever forced: the books are as the operation left them, or it is
 * not taken back. */
static int
refuse(void *arg, int conflict, sqlite3_changeset_iter *iter)
{
	struct db *db = arg;

	(void)iter;
	if (conflict == SQLITE_CHANGESET_CONSTRAINT &&
	    sqlite3_extended_errcode(db->handle) == SQLITE_CONSTRAINT_TRIGGER)
		db_fail(db);
	err_set(db->err, ERR_RULE,
	    _("this operation cannot be taken back: the"
	      " books have changed since."));
	err_hint(db->err,
	    _("Take back the later operations first, or correct"
	      " what is wrong with an entry of its own."));
	return SQLITE_CHANGESET_ABORT;
}

static int
apply_inverse(struct db *db, const void *bytes, size_t len)
{
	void *inverse = NULL;
	int   n = 0, code;

	if (len == 0)
		return 0;
	code = sqlite3changeset_invert((int)len, bytes, &n, &inverse);
	if (code == SQLITE_OK)
		code = sqlite3changeset_apply(
		    db->handle, n, inverse, NULL, refuse, db);
	sqlite3_free(inverse);
	if (code == SQLITE_OK)
		return 0;
	if (code == SQLITE_ABORT)
		return -1;
	return db_fail_code(db, code, sqlite3_errstr(code));
}

int
operation_invert(struct db *db, int64_t id)
{
	struct stmt st;
	const void *bytes;
	size_t	    len;
	int	    rc = -1;

	bytes = changeset_load(db, &st, id, &len);
	if (bytes != NULL)
		rc = apply_inverse(db, bytes, len);
	if (stmt_end(&st) == -1 || rc == -1)
		return -1;
	return ranges_invert(db, id);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ledger_help.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/xalloc.h"
#include "book/account.h"
#include "book/ledger.h"
#include "book/year.h"
#include "store/stmt.h"

int
ledger_setup(void **state)
{
	struct ledger *l = xcalloc(1, sizeof(*l));

	*state = l;
	l->db = db_open_memory(&ledger_schema, &l->err);
	if (l->db == NULL || db_begin(l->db, true) == -1 ||
	    account_load_standard(l->db) == -1 || year_add(l->db, 2025) == -1)
		return -1;
	return 0;
}

int
ledger_teardown(void **state)
{
	struct ledger *l = *state;

	db_close(l->db);
	err_fini(&l->err);
	free(l);
	return 0;
}

void
ledger_sql(struct db *db, const char *sql)
{
	if (db_exec(db, sql) == -1)
		fail_msg("%s: %s", sql, err_what(db_err(db)));
}

int64_t
ledger_int(struct db *db, const char *sql)
{
	struct stmt st;
	int64_t	    n = 0;

	stmt_init(&st, db, sql);
	if (stmt_row(&st))
		n = stmt_int(&st, 0);
	if (stmt_end(&st) == -1)
		fail_msg("%s: %s", sql, err_what(db_err(db)));
	return n;
}

void
ledger_told(
    struct db *db, enum err_kind kind, const char *what, const char *hint)
{
	struct err *err = db_err(db);

	assert_int_equal(err->kind, kind);
	if (what != NULL && strstr(err_what(err), what) == NULL)
		fail_msg("“%s” is not told in: %s", what, err_what(err));
	if (hint != NULL && strstr(err_hint_text(err), hint) == NULL)
		fail_msg("“%s” is not told in: %s", hint, err_hint_text(err));
	err_clear(err);
}

void
ledger_post(struct db *db, const char *kind, const char *voucher,
    const char *label, const char *debit, const char *credit, int64_t cents)
{
	struct stmt st;

	stmt_init(&st, db,
	    "INSERT INTO entry (year, number, day, kind, voucher, label)"
	    " SELECT 2025, count(*) + 1, '2025-10-01', ?1, ?2, ?3 FROM entry");
	stmt_set_text(&st, 1, kind);
	stmt_set_text(&st, 2, voucher);
	stmt_set_text(&st, 3, label);
	assert_int_equal(stmt_run(&st), 0);
	stmt_init(&st, db,
	    "INSERT INTO posting (entry, rank, debit, credit, cents)"
	    " VALUES (?1, 1, ?2, ?3, ?4)");
	stmt_set_int(&st, 1, db_last_id(db));
	stmt_set_text(&st, 2, debit);
	stmt_set_text(&st, 3, credit);
	stmt_set_int(&st, 4, cents);
	assert_int_equal(stmt_run(&st), 0);
}

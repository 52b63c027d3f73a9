/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "audit/store.h"
#include "base/buf.h"
#include "base/hash.h"
#include "store/stmt.h"
#include "store_help.h"

static const char coop_and_dossier[] =
    "INSERT INTO coop (id, number, name) VALUES (1, '0398', 'École du Port');"
    "INSERT INTO dossier (id, coop, year, version, current, state, kind,"
    " received, source, content, entries, sealed)"
    " VALUES (1, 1, 2025, 1, 1, 'closed', 'dossier', '2026-10-01T10:00:00',"
    " 'a.zip', printf('%064d', 1), 2, 2);"
    "INSERT INTO account_total (dossier, account, label, opening, debit,"
    " credit) VALUES (1, '512', 'Banque', 10000, 500, 2000);";

static struct db *
make_store(struct help *h)
{
	const char *path = help_path(h, "a.quitus-audit");
	struct db  *db = db_open(path, DB_CREATE, &audit_schema, &h->err);

	assert_non_null(db);
	assert_int_equal(db_publish(db), 0);
	db_close(db);
	db = db_open(path, DB_WRITE, &audit_schema, &h->err);
	assert_non_null(db);
	return db;
}

static void
test_store_is_a_file_of_its_own(void **state)
{
	struct help *h = *state;
	struct db   *db = make_store(h);

	assert_int_equal(
	    help_int(
		db, "SELECT journal_mode = 'wal' FROM pragma_journal_mode"),
	    1);
	/* What is sorted of a nation does not fit into memory. */
	assert_int_equal(help_int(db, "PRAGMA temp_store"), 1);
	db_close(db);
	help_refuse_open(
	    h, help_path(h, "a.quitus-audit"), DB_READ, "another kind of file");
}

static void
test_ledger_is_no_store(void **state)
{
	struct help *h = *state;
	const char  *path = help_make_ledger(h, "coop.quitus");

	assert_null(db_open(path, DB_READ, &audit_schema, &h->err));
	help_told(&h->err, ERR_FILE, "another kind of file");
}

static void
test_setting(void **state)
{
	struct help *h = *state;
	struct db   *db = make_store(h);
	char	    *value;

	value = audit_get(db, AUDIT_DEPARTMENT);
	assert_string_equal(value, "");
	free(value);
	assert_int_equal(db_begin(db, true), 0);
	assert_int_equal(audit_set(db, AUDIT_DEPARTMENT, "58"), 0);
	assert_int_equal(audit_set(db, AUDIT_DEPARTMENT, "59"), 0);
	value = audit_get(db, AUDIT_DEPARTMENT);
	assert_string_equal(value, "59");
	free(value);
	db_close(db);
}

/* On 10 October 2026 the year that ended last is 2025-2026; a dossier of an
 * older one, the only one there is, comes before the clock. */
static void
test_year(void **state)
{
	struct help *h = *state;
	struct db   *db = make_store(h);
	struct date  today;
	int	     year;

	assert_true(date_make(2026, 10, 10, &today));
	assert_int_equal(audit_year(db, today, &year), 0);
	assert_int_equal(year, 2025);
	help_sql(db, coop_and_dossier);
	help_sql(db, "UPDATE dossier SET year = 2023");
	assert_int_equal(audit_year(db, today, &year), 0);
	assert_int_equal(year, 2023);
	db_close(db);
}

static void
test_views_read(void **state)
{
	static const char *const views[] = { "v_coops", "v_dossiers",
		"v_comptes", "v_ecritures", "v_rapprochements", "v_caisses",
		"v_subventions", "v_regies", "v_inventaires", "v_cotisations",
		"v_quitus", "v_rejets" };
	struct help		*h = *state;
	struct db		*db = make_store(h);
	char			 sql[64];
	size_t			 i;

	for (i = 0; i < sizeof(views) / sizeof(views[0]); i++) {
		snprintf(sql, sizeof(sql), "SELECT count(*) FROM %s", views[i]);
		assert_int_equal(help_int(db, sql), 0);
	}
	help_sql(db, coop_and_dossier);
	assert_int_equal(help_int(db,
			     "SELECT solde_cents FROM v_comptes WHERE numero ="
			     " '0398' AND compte = '512' AND exercice = 2025"),
	    8500);
	db_close(db);
}

static void
test_rules(void **state)
{
	struct help *h = *state;
	struct db   *db = make_store(h);

	help_sql(db, coop_and_dossier);
	help_refuse(db, "INSERT INTO coop (number) VALUES ('0398')", ERR_BUG,
	    "coop.number");
	help_refuse(db, "INSERT INTO coop (number) VALUES (' ')", ERR_RULE,
	    "numéro de coopérative");
	help_refuse(db,
	    "INSERT INTO dossier SELECT 2, coop, year, 2, 1, state, kind,"
	    " received, source, printf('%064d', 2), NULL, '', '', '', '', NULL,"
	    " NULL, 0, 0, NULL, NULL, NULL, NULL, NULL FROM dossier",
	    ERR_RULE, "une seule version courante");
	help_refuse(db, "UPDATE dossier SET state = 'late'", ERR_RULE,
	    "état du dossier");
	help_refuse(db, "INSERT INTO chain VALUES (1, x'0011')", ERR_RULE,
	    "sceaux entiers");
	db_close(db);
}

/* Made again by the rules of store/check: every command opens slower when
 * audit_schema.seal is not what this tells. */
static void
test_seal(void **state)
{
	struct help *h = *state;
	struct db   *db = make_store(h);
	struct buf   text = { .data = NULL };
	struct stmt  st;
	char	     now[HASH_HEX];

	stmt_init(&st, db,
	    "SELECT length(CAST(name AS BLOB)) || ':' || name"
	    " || length(CAST(sql AS BLOB)) || ':' || sql"
	    " || length(CAST(type AS BLOB)) || ':' || type"
	    " FROM sqlite_schema WHERE sql IS NOT NULL"
	    " ORDER BY type, name");
	while (stmt_row(&st))
		buf_adds(&text, stmt_text(&st, 0));
	assert_int_equal(stmt_end(&st), 0);
	hash_hex(buf_str(&text), text.len, now);
	buf_fini(&text);
	db_close(db);
	assert_string_equal(audit_schema.seal, now);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(
		    test_store_is_a_file_of_its_own, help_setup, help_teardown),
		cmocka_unit_test_setup_teardown(
		    test_ledger_is_no_store, help_setup, help_teardown),
		cmocka_unit_test_setup_teardown(
		    test_setting, help_setup, help_teardown),
		cmocka_unit_test_setup_teardown(
		    test_year, help_setup, help_teardown),
		cmocka_unit_test_setup_teardown(
		    test_views_read, help_setup, help_teardown),
		cmocka_unit_test_setup_teardown(
		    test_rules, help_setup, help_teardown),
		cmocka_unit_test_setup_teardown(
		    test_seal, help_setup, help_teardown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <sqlite3.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/buf.h"
#include "base/hash.h"
#include "base/xalloc.h"
#include "book/ledger.h"
#include "schema_cases.h"
#include "store/sql.h"
#include "store/stmt.h"
#include "store_help.h"

static const struct guard_case *const all_guards[] = { schema_guards,
	schema_guards_year, NULL };
static const struct check_case *const all_checks[] = { schema_checks,
	schema_checks_year, NULL };

struct fixture {
	struct err err;
	struct db *db;
};

static int
setup(void **state)
{
	struct fixture *f = xcalloc(1, sizeof(*f));

	f->db = db_open_memory(&ledger_schema, &f->err);
	if (f->db == NULL || db_exec(f->db, schema_books) == -1 ||
	    db_exec(f->db, schema_books_year) == -1) {
		print_error("%s\n", err_what(&f->err));
		return -1;
	}
	*state = f;
	return 0;
}

static int
teardown(void **state)
{
	struct fixture *f = *state;

	db_close(f->db);
	err_fini(&f->err);
	free(f);
	return 0;
}

/* Run it and take it back: 0 when it was accepted. */
static int
attempt(struct db *db, const char *sql)
{
	int rc;

	assert_int_equal(db_begin(db, true), 0);
	rc = db_exec(db, sql);
	db_rollback(db);
	return rc;
}

static void
accept(struct db *db, const char *name, const char *sql)
{
	if (attempt(db, sql) == -1)
		fail_msg("%s refuses %s\n%s", name, sql, err_what(db_err(db)));
}

static void
refuse(struct db *db, const char *name, const char *sql, enum err_kind kind,
    const char *text)
{
	if (attempt(db, sql) == 0)
		fail_msg("%s accepts %s", name, sql);
	help_told(db_err(db), kind, text);
}

/*
 * Each trigger that guards refuses what it is for, and it is that trigger which
 * does: without it, the same passes. What is just beside passes.
 */
static void
triggers_guard(void **state)
{
	struct fixture		       *f = *state;
	const struct guard_case *const *list, *c;
	char			       *sql;

	for (list = all_guards; *list != NULL; list++)
		for (c = *list; c->name != NULL; c++) {
			refuse(
			    f->db, c->name, c->refused, ERR_RULE, c->message);
			accept(f->db, c->name, c->accepted);
			sql = xasprintf(
			    "DROP TRIGGER %s; %s", c->name, c->refused);
			accept(f->db, "without it, something else", sql);
			free(sql);
		}
}

static void
constraints_hold(void **state)
{
	struct fixture		       *f = *state;
	const struct check_case *const *list, *c;
	char			       *text;

	for (list = all_checks; *list != NULL; list++)
		for (c = *list; c->name != NULL; c++) {
			text = xasprintf("“%s”", strchr(c->name, '/') + 1);
			refuse(f->db, c->name, c->refused, ERR_RULE, text);
			accept(f->db, c->name, c->accepted);
			free(text);
		}
}

/* Two that SQLite tells by their columns only, where no trigger speaks first. */
static void
numbers_and_ranks_are_unique(void **state)
{
	struct fixture *f = *state;

	refuse(f->db, "number",
	    "DROP TRIGGER entry_replace;"
	    "INSERT INTO entry (year, number, day, kind,"
	    " label) VALUES (2025, 1, '2025-09-10',"
	    " 'expense', 'x')",
	    ERR_BUG, "entry.number");
	accept(f->db, "number",
	    "INSERT INTO entry (year, number, day, kind,"
	    " label) VALUES (2026, 1, '2026-09-10',"
	    " 'expense', 'x')");
	refuse(f->db, "rank",
	    "DROP TRIGGER entry_replace_rank;"
	    "UPDATE entry SET state = 'final', rank = 1,"
	    " seal = printf('%064d', 9) WHERE id = 3",
	    ERR_BUG, "entry.rank");
	accept(f->db, "rank",
	    "UPDATE entry SET state = 'final', rank = 2,"
	    " seal = printf('%064d', 9) WHERE id = 3");
}

static bool
has_guard(const char *name)
{
	const struct guard_case *const *list, *c;

	for (list = all_guards; *list != NULL; list++)
		for (c = *list; c->name != NULL; c++)
			if (strcmp(c->name, name) == 0)
				return true;
	return false;
}

static bool
has_check(const char *table, const char *name, size_t len)
{
	const struct check_case *const *list, *c;
	size_t				n = strlen(table);

	for (list = all_checks; *list != NULL; list++)
		for (c = *list; c->name != NULL; c++)
			if (strncmp(c->name, table, n) == 0 &&
			    c->name[n] == '/' &&
			    strlen(c->name + n + 1) == len &&
			    strncmp(c->name + n + 1, name, len) == 0)
				return true;
	return strncmp(name, "numéro unique", 14) == 0 ||
	    strncmp(name, "rang unique", 11) == 0;
}

/* Each CONSTRAINT "name" of a table has its case. */
static void
look_for_checks(const char *table, const char *sql)
{
	static const char word[] = "CONSTRAINT \"";
	const char	 *end;

	while ((sql = strstr(sql, word)) != NULL) {
		sql += strlen(word);
		end = strchr(sql, '"');
		assert_non_null(end);
		if (!has_check(table, sql, (size_t)(end - sql)))
			fail_msg("no case for %s/%.*s", table, (int)(end - sql),
			    sql);
		sql = end;
	}
}

static int
count_word(const char *sql, const char *word)
{
	int n = 0;

	while ((sql = strstr(sql, word)) != NULL) {
		sql += strlen(word);
		n++;
	}
	return n;
}

static void
nothing_is_left_untested(void **state)
{
	struct fixture *f = *state;
	struct stmt	st;
	const char     *type, *name, *sql;
	int		n = 0;

	stmt_init(&st, f->db,
	    "SELECT type, name, sql FROM sqlite_schema"
	    " WHERE sql IS NOT NULL");
	while (stmt_row(&st)) {
		type = stmt_text(&st, 0);
		name = stmt_text(&st, 1);
		sql = stmt_text(&st, 2);
		n++;
		if (strcmp(type, "table") == 0) {
			look_for_checks(name, sql);
			/* No CHECK without a name: users read it. */
			assert_true(count_word(sql, "CHECK (") <=
			    count_word(sql, "CONSTRAINT \""));
			assert_non_null(strstr(sql, "STRICT"));
		}
		if (strcmp(type, "index") == 0 &&
		    strstr(sql, "CREATE UNIQUE") != NULL)
			assert_true(has_check("index", name, strlen(name)));
		if (strcmp(type, "trigger") == 0 &&
		    strstr(sql, "RAISE(ABORT") != NULL && !has_guard(name))
			fail_msg("no case for the trigger %s", name);
	}
	assert_int_equal(stmt_end(&st), 0);
	assert_in_range(n, 60, 1000);
}

static void
prepare(struct db *db, const char *sql)
{
	struct stmt st;

	stmt_init(&st, db, sql);
	if (stmt_end(&st) == -1)
		fail_msg("%s\n%s", sql, err_what(db_err(db)));
}

/* A trigger is only read when something that fires it is prepared. */
static void
every_statement_prepares(void **state)
{
	struct fixture *f = *state;
	struct stmt	st;
	const char     *table, *column;
	char	       *sql;
	int		n = 0;

	stmt_init(&st, f->db,
	    "SELECT t.name, c.name FROM sqlite_schema AS t,"
	    " pragma_table_info(t.name) AS c"
	    " WHERE t.type = 'table'");
	for (; stmt_row(&st); n++) {
		table = stmt_text(&st, 0);
		column = stmt_text(&st, 1);
		sql = xasprintf("UPDATE %s SET %s = ?1", table, column);
		prepare(f->db, sql);
		free(sql);
		sql = xasprintf(
		    "INSERT INTO %s (%s) VALUES (?1)", table, column);
		prepare(f->db, sql);
		free(sql);
		sql = xasprintf("DELETE FROM %s", table);
		prepare(f->db, sql);
		free(sql);
	}
	assert_int_equal(stmt_end(&st), 0);
	assert_in_range(n, 80, 1000);
	stmt_init(&st, f->db,
	    "SELECT name FROM sqlite_schema"
	    " WHERE type = 'view'");
	for (n = 0; stmt_row(&st); n++) {
		sql = xasprintf("SELECT * FROM %s", stmt_text(&st, 0));
		prepare(f->db, sql);
		free(sql);
	}
	assert_int_equal(stmt_end(&st), 0);
	assert_int_equal(n, 4);
}

/* The other texts of sql/, which fill a new ledger. */
static void
every_text_runs(void **state)
{
	struct fixture	      *f = *state;
	const struct sql_text *text;
	struct db	      *db;
	size_t		       len;

	for (text = sql_texts; text->name != NULL; text++) {
		len = strlen(text->name);
		if (strncmp(text->name, "book/", 5) == 0 ||
		    strncmp(text->name, "audit/", 6) == 0 || len < 5 ||
		    strcmp(text->name + len - 4, ".sql") != 0)
			continue;
		db = db_open_memory(&ledger_schema, &f->err);
		assert_non_null(db);
		help_sql(db, (const char *)text->bytes);
		assert_int_equal(
		    help_int(
			db, "SELECT count(*) FROM pragma_foreign_key_check"),
		    0);
		db_close(db);
	}
}

/* The whole result of a query as text. */
static void
assert_rows(struct db *db, const char *sql, int columns, const char *expected)
{
	struct buf  out = { .data = NULL };
	struct stmt st;
	const char *text;
	int	    i;

	stmt_init(&st, db, sql);
	while (stmt_row(&st)) {
		for (i = 0; i < columns; i++) {
			text = stmt_text(&st, i);
			buf_addf(&out, "%s%s", i > 0 ? "|" : "",
			    text != NULL ? text : "");
		}
		buf_addc(&out, '\n');
	}
	assert_int_equal(stmt_end(&st), 0);
	assert_string_equal(buf_str(&out), expected);
	buf_fini(&out);
}

/* The books of schema_books, added up by hand. */
static void
views_tell_the_books(void **state)
{
	struct fixture *f = *state;

	help_sql(f->db,
	    "INSERT INTO entry (id, year, number, day, kind, label)"
	    " VALUES (20, 2026, 1, '2026-09-01', 'transfer', 'v');"
	    "INSERT INTO posting (entry, rank, debit, credit,"
	    " cents) VALUES (20, 1, '530', '512', 250005),"
	    " (20, 2, '6180', '530', 6)");
	assert_rows(f->db, "SELECT * FROM v_ecritures WHERE exercice = 2025",
	    18,
	    "2025|1|2025-09-10|D1|Timbres|La Poste|cheque|0042|1|6180|512|"
	    "15.00||CM1||brouillon||\n"
	    "2025|2|2025-09-11||Goûter||||1|6180|530|"
	    "7.00|Cirque|||validée||"
	    "00000000000000000000000000000000000000000000000000000000000000"
	    "22\n"
	    "2025|3|2025-09-12||Don||||1|512|7560|8.00|||families|annulée||\n");
	assert_rows(f->db, "SELECT * FROM v_comptes WHERE exercice >= 2025", 6,
	    "2025|512|Banque|0.00|15.00|-15.00\n"
	    "2025|530|Caisse|0.00|7.00|-7.00\n"
	    "2025|6180|Activités|22.00|0.00|22.00\n"
	    "2026|512|Banque|0.00|2500.05|-2500.05\n"
	    "2026|530|Caisse|2500.05|0.06|2499.99\n"
	    "2026|6180|Activités|0.06|0.00|0.06\n");
	help_sql(f->db,
	    "INSERT INTO entry (id, year, number, day, kind, label)"
	    " VALUES (21, 2026, 2, '2026-09-03', 'expense', 'w');"
	    "INSERT INTO posting (entry, rank, debit, credit,"
	    " cents) VALUES (21, 1, '6180', '530', 9)");
	assert_rows(f->db, "SELECT * FROM v_tresorerie WHERE exercice = 2026",
	    5,
	    "2026|512|2026-09-01|-2500.05|-2500.05\n"
	    "2026|530|2026-09-01|2499.99|2499.99\n"
	    "2026|530|2026-09-03|-0.09|2499.90\n");
	assert_rows(f->db, "SELECT * FROM v_pieces_manquantes", 6,
	    "2025|2|2025-09-11||Goûter|sans numéro de pièce\n"
	    "2026|2|2026-09-03||w|sans numéro de pièce\n");
}

/* A scan is not written over, nor is it an error to keep it again. */
static void
content_is_kept_once(void **state)
{
	struct fixture *f = *state;

	help_sql(f->db,
	    "INSERT INTO content VALUES (" HASH ", x'ff')"
	    " ON CONFLICT DO NOTHING;"
	    "INSERT OR REPLACE INTO content VALUES (" HASH ", x'ff'),"
	    " (printf('%064d', 9), x'09')");
	assert_rows(f->db,
	    "SELECT CAST(substr(sha256, 60) AS INTEGER), hex(bytes)"
	    " FROM content ORDER BY 1",
	    2, "5|05\n7|00\n8|01\n9|09\n");
}

/* What was signed keeps its words: 2024 is closed, 6180 moved in it and in 2025;
 * 7560 moved in 2025 only. */
static void
closed_years_keep_labels(void **state)
{
	static const char kept[] = "SELECT year, account, label FROM old_label"
				   " ORDER BY year, account";
	struct fixture	 *f = *state;

	help_sql(f->db,
	    "UPDATE account SET label = 'Sorties' WHERE code = '6180';"
	    "UPDATE account SET label = 'Legs' WHERE code = '7560';"
	    "UPDATE account SET label = 'Voyages' WHERE code = '6180'");
	assert_rows(f->db, kept, 3, "2024|6180|Activités\n");
	/* So does the line of the statement that an account folds to. */
	help_sql(f->db,
	    "UPDATE account SET folds_to = '6010' WHERE code = '6180';"
	    "UPDATE account SET label = 'Achats' WHERE code = '6010'");
	assert_rows(f->db, kept, 3,
	    "2024|6010|Ancien\n"
	    "2024|6180|Activités\n");
	/* A label that comes back leaves nothing behind. */
	help_sql(f->db,
	    "UPDATE account SET label = 'Activités' WHERE code = '6180';"
	    "UPDATE account SET label = 'Ancien' WHERE code = '6010'");
	assert_rows(f->db, kept, 3, "");
}

/* total and day_total against sums made from scratch. */
static const char recomputed[] =
    "WITH side (year, day, account, debit, credit) AS ("
    " SELECT e.year, e.day, p.debit, p.cents, 0"
    " FROM entry AS e JOIN posting AS p ON p.entry = e.id"
    " WHERE e.state <> 'void'"
    " UNION ALL SELECT e.year, e.day, p.credit, 0, p.cents"
    " FROM entry AS e JOIN posting AS p ON p.entry = e.id"
    " WHERE e.state <> 'void'),"
    " want AS (SELECT year, '' AS day, account, sum(debit) AS debit,"
    "   sum(credit) AS credit FROM side GROUP BY 1, 2, 3"
    "  UNION ALL SELECT year, day, account, sum(debit), sum(credit)"
    "  FROM side WHERE account GLOB '5*' GROUP BY 1, 2, 3),"
    " have AS (SELECT year, '' AS day, account, debit, credit FROM total"
    "  UNION ALL SELECT year, day, account, debit, credit FROM day_total)"
    " SELECT (SELECT count(*) FROM (SELECT * FROM want EXCEPT"
    "   SELECT * FROM have))"
    "  + (SELECT count(*) FROM (SELECT * FROM have EXCEPT"
    "   SELECT * FROM want))";

static uint32_t
dice(uint32_t *seed, uint32_t n)
{
	*seed = *seed * 1664525 + 1013904223;
	return (*seed >> 8) % n;
}

/* One random change, as any program could make it. */
static void
change_something(struct db *db, uint32_t *seed, int *done)
{
	static const char *const changes[] = {
		"INSERT OR IGNORE INTO entry (id, year, number, day, kind,"
		" label) VALUES (?1 + 100, 2025, ?1 + 100,"
		" date('2025-09-01', ?2 || ' days'), 'expense', 'x')",
		"INSERT INTO posting (entry, rank, debit, credit, cents)"
		" SELECT id, ?3, '6180', iif(?2 % 2, '512', '530'), ?2 + 1"
		" FROM entry WHERE id = ?1 + 100",
		"INSERT INTO posting (entry, rank, debit, credit, cents)"
		" SELECT id, ?3, iif(?2 % 2, '512', '530'), '7560', ?2 + 1"
		" FROM entry WHERE id = ?1 + 100",
		"INSERT OR REPLACE INTO posting (entry, rank, debit, credit,"
		" cents) SELECT id, ?3, '512', '530', ?2 + 1"
		" FROM entry WHERE id = ?1 + 100",
		"UPDATE posting SET cents = ?2 + 1 WHERE entry = ?1 + 100",
		"UPDATE OR REPLACE posting SET rank = ?3"
		" WHERE entry = ?1 + 100",
		"UPDATE posting SET debit = credit, credit = debit"
		" WHERE entry = ?1 + 100 AND rank = ?3",
		"DELETE FROM posting WHERE entry = ?1 + 100 AND rank = ?3",
		"UPDATE entry SET day = date('2025-09-01', ?2 || ' days')"
		" WHERE id = ?1 + 100",
		"UPDATE entry SET state = iif(?2 % 3, 'void', 'draft')"
		" WHERE id = ?1 + 100",
		"UPDATE entry SET state = iif(?2 % 3, 'void', 'draft'),"
		" day = date('2025-09-01', ?2 || ' days') WHERE id = ?1 + 100",
		"UPDATE entry SET state = 'final', rank = id, seal ="
		" printf('%064d', id) WHERE id = ?1 + 100 AND ?2 < 40",
		"DELETE FROM entry WHERE id = ?1 + 100",
	};
	struct stmt st;
	int	    n;

	stmt_init(
	    &st, db, changes[dice(seed, sizeof(changes) / sizeof(changes[0]))]);
	n = stmt_parameters(&st);
	stmt_set_int(&st, 1, dice(seed, 12));
	if (n > 1)
		stmt_set_int(&st, 2, dice(seed, 365));
	if (n > 2)
		stmt_set_int(&st, 3, dice(seed, 3) + 1);
	if (stmt_run(&st) == 0 && db_changes(db) > 0)
		(*done)++;
	err_clear(db_err(db));
}

static void
totals_follow_whatever_happens(void **state)
{
	struct fixture *f = *state;
	uint32_t	seed = 20250901;
	int		i, done = 0;

	/* Otherwise all would soon be sealed, and nothing happen. */
	help_sql(f->db, "DROP TRIGGER entry_final_update");
	for (i = 0; i < 4000; i++) {
		change_something(f->db, &seed, &done);
		if (help_int(f->db, recomputed) != 0)
			fail_msg("totals differ after change %d", i);
		if (i % 100 == 99)
			help_sql(f->db,
			    "UPDATE entry SET state = 'draft',"
			    " rank = NULL, seal = NULL"
			    " WHERE id >= 100");
	}
	assert_in_range(done, 1000, 4000);
}

/* The comparison above can fail. */
static void
a_wrong_total_is_seen(void **state)
{
	struct fixture *f = *state;

	assert_int_equal(help_int(f->db, recomputed), 0);
	help_sql(f->db,
	    "UPDATE total SET debit = debit + 1"
	    " WHERE year = 2025 AND account = '6180'");
	assert_int_equal(help_int(f->db, recomputed), 2);
}

/* What a page of the books asks for is found by an index. */
static void
hot_queries_scan_no_table(void **state)
{
	static const char *const queries[] = {
		"SELECT * FROM entry WHERE year = 2025 AND number = 3",
		"SELECT * FROM entry WHERE year = 2025 ORDER BY number",
		"SELECT * FROM entry WHERE year = 2025"
		" AND day BETWEEN '2025-10-01' AND '2025-10-31'"
		" ORDER BY day, number",
		"SELECT * FROM entry WHERE year = 2025"
		" AND length(voucher) = length('D1') AND voucher = 'D1'"
		" AND state <> 'void'",
		"SELECT voucher FROM entry WHERE year = 2025"
		" AND length(voucher) = 3 AND voucher >= 'D'"
		" AND voucher < 'D:' AND state = 'void'"
		" ORDER BY voucher DESC",
		"SELECT voucher FROM entry WHERE year = 2025"
		" AND length(voucher) = 3 AND voucher >= 'D'"
		" AND voucher < 'D:' AND state <> 'void'"
		" ORDER BY voucher DESC",
		"SELECT * FROM entry WHERE reverses = 3 AND state <> 'void'",
		"SELECT * FROM posting WHERE entry = 3 ORDER BY rank",
		"SELECT * FROM posting WHERE debit = '6180'",
		"SELECT * FROM posting WHERE credit = '512'",
		"SELECT * FROM total WHERE year = 2025",
		"SELECT * FROM day_total WHERE account = '530'"
		" AND year = 2025 ORDER BY day",
		"SELECT * FROM tick WHERE entry = 3",
		"SELECT * FROM attachment WHERE entry = 3",
		"SELECT 1 FROM operation WHERE undoes = 3",
		"SELECT * FROM posting WHERE subsidy = 3",
		"SELECT * FROM subsidy_file WHERE subsidy = 3 ORDER BY rank",
		"SELECT * FROM budget WHERE year = 2025 ORDER BY account",
		"SELECT * FROM project_budget WHERE project = 'Mer'"
		" ORDER BY account",
		"SELECT * FROM headcount WHERE year = 2025 ORDER BY class",
		"SELECT * FROM item WHERE entry = 3",
		"SELECT * FROM entry WHERE decision = 3",
		"SELECT * FROM verifier WHERE discharge = 3 ORDER BY rank",
		"SELECT * FROM bank_line WHERE account = '512'"
		" ORDER BY day",
		"SELECT * FROM bank_match WHERE line = 3",
		"SELECT * FROM bank_match WHERE entry = 3",
	};
	struct fixture *f = *state;
	struct stmt	st;
	char	       *sql;
	size_t		i;

	for (i = 0; i < sizeof(queries) / sizeof(queries[0]); i++) {
		sql = xasprintf("EXPLAIN QUERY PLAN %s", queries[i]);
		stmt_init(&st, f->db, sql);
		while (stmt_row(&st))
			if (strncmp(stmt_text(&st, 3), "SCAN", 4) == 0 ||
			    strstr(stmt_text(&st, 3), "TEMP B-TREE") != NULL)
				fail_msg(
				    "%s: %s", queries[i], stmt_text(&st, 3));
		assert_int_equal(stmt_end(&st), 0);
		free(sql);
	}
}

/* Nor does a trigger or a foreign key behind what every command does: work
 * grows with what is written, not with what is there. */
static void
writing_scans_no_table(void **state)
{
	static const char *const changes[] = {
		("INSERT INTO entry (id, year, number, day, kind, voucher,"
		 " label) VALUES (9, 2025, 9, '2025-09-11', 'expense', 'D9',"
		 " 'x')"),
		"INSERT INTO posting (entry, rank, debit, credit, cents)"
		" VALUES (9, 1, '6180', '512', 7)",
		"UPDATE posting SET cents = 9, debit = '541' WHERE entry = 9",
		"UPDATE entry SET day = '2025-10-01' WHERE id = 9",
		"UPDATE entry SET state = 'void' WHERE id = 9",
		"UPDATE entry SET state = 'draft' WHERE id = 9",
		"DELETE FROM posting WHERE entry = 9",
		"DELETE FROM entry WHERE id = 9",
	};
	struct fixture *f = *state;
	struct stmt	st;
	size_t		i;
	int		steps;

	for (i = 0; i < sizeof(changes) / sizeof(changes[0]); i++) {
		stmt_init(&st, f->db, changes[i]);
		assert_false(stmt_row(&st));
		steps = sqlite3_stmt_status(
		    st.handle, SQLITE_STMTSTATUS_FULLSCAN_STEP, 0);
		if (steps != 0)
			fail_msg("%s: %d rows scanned", changes[i], steps);
		assert_int_equal(stmt_end(&st), 0);
	}
}

/* Made again by the rules of store/check: every command opens slower when
 * ledger_schema.seal is not what this tells. */
static void
the_seal_is_that_of_the_schema(void **state)
{
	struct fixture *f = *state;
	struct buf	text = { .data = NULL };
	struct stmt	st;
	char		now[HASH_HEX];

	stmt_init(&st, f->db,
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
	assert_string_equal(ledger_schema.seal, now);
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, setup, teardown)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(triggers_guard),
		TEST(constraints_hold),
		TEST(numbers_and_ranks_are_unique),
		TEST(nothing_is_left_untested),
		TEST(every_statement_prepares),
		TEST(every_text_runs),
		TEST(views_tell_the_books),
		TEST(content_is_kept_once),
		TEST(closed_years_keep_labels),
		TEST(totals_follow_whatever_happens),
		TEST(a_wrong_total_is_seen),
		TEST(hot_queries_scan_no_table),
		TEST(the_seal_is_that_of_the_schema),
		TEST(writing_scans_no_table),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

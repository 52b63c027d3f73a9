/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/file.h"
#include "book/ledger.h"
#include "store/db.h"
#include "store/operation.h"
#include "store_help.h"

/*
 * The steps of these schemas are texts that exist: version 1 without any view,
 * version 2 whose step makes the views, version 3 whose step fails because its
 * tables exist already.
 */
static const struct migration first[] = {
	{ 1, "book/0001-ledger.sql" },
	{ 0, NULL },
};

static const struct migration second[] = {
	{ 1, "book/0001-ledger.sql" },
	{ 2, "book/views.sql" },
	{ 0, NULL },
};

static const struct migration failing[] = {
	{ 1, "book/0001-ledger.sql" },
	{ 2, "book/views.sql" },
	{ 3, "book/0001-ledger.sql" },
	{ 0, NULL },
};

static const struct schema v1 = {
	.name = "ledger", .application_id = 0x51756974, .migrations = first
};
static const struct schema v1_views = { .name = "ledger",
	.application_id = 0x51756974,
	.migrations = first,
	.views = "book/views.sql" };
static const struct schema v2 = { .name = "ledger",
	.application_id = 0x51756974,
	.migrations = second,
	.views = "book/views.sql" };
static const struct schema v3 = {
	.name = "ledger", .application_id = 0x51756974, .migrations = failing
};

static const char *
make(struct help *h, const struct schema *schema)
{
	const char *path = help_path(h, "a.quitus");
	struct db  *db = db_open(path, DB_CREATE, schema, &h->err);

	assert_non_null(db);
	help_sql(db, "INSERT INTO class (name) VALUES ('CP')");
	assert_int_equal(db_publish(db), 0);
	db_close(db);
	return path;
}

static struct db *
must_open(struct help *h, const char *path, enum db_mode mode,
    const struct schema *schema)
{
	struct db *db = db_open(path, mode, schema, &h->err);

	if (db == NULL)
		fail_msg("%s", err_what(&h->err));
	return db;
}

static int64_t
count_views(struct db *db)
{
	return help_int(db,
	    "SELECT count(*) FROM sqlite_schema"
	    " WHERE type = 'view'");
}

static void
makes_a_new_file_of_the_latest_version(void **state)
{
	struct help *h = *state;
	const char  *path = make(h, &v2);
	struct db   *db = must_open(h, path, DB_READ, &v2);

	assert_int_equal(help_int(db, "PRAGMA user_version"), 2);
	assert_int_equal(count_views(db), 4);
	db_close(db);
	db = db_open_memory(&v2, &h->err);
	assert_non_null(db);
	assert_int_equal(help_int(db, "PRAGMA user_version"), 2);
	assert_int_equal(count_views(db), 4);
	db_close(db);
}

static void
upgrades_after_a_copy(void **state)
{
	struct help *h = *state;
	const char  *path = make(h, &v1);
	struct db   *db = must_open(h, path, DB_WRITE, &v2);

	assert_int_equal(help_int(db, "PRAGMA user_version"), 2);
	assert_int_equal(help_int(db, "PRAGMA foreign_keys"), 1);
	assert_int_equal(count_views(db), 4);
	assert_int_equal(help_int(db, "SELECT count(*) FROM class"), 1);
	db_close(db);
	assert_int_equal(help_count_files(h), 2);
	/* The copy is the file as it was. */
	db = must_open(h, help_path(h, "a.quitus.before-1"), DB_READ, &v1);
	assert_int_equal(help_int(db, "PRAGMA user_version"), 1);
	assert_int_equal(count_views(db), 0);
	assert_int_equal(help_int(db, "SELECT count(*) FROM class"), 1);
	db_close(db);
	/* Done once: the next opening makes no other copy. */
	db_close(must_open(h, path, DB_WRITE, &v2));
	assert_int_equal(help_count_files(h), 2);
}

static void
does_not_upgrade_to_read(void **state)
{
	struct help *h = *state;
	const char  *path = make(h, &v1);

	assert_null(db_open(path, DB_READ, &v2, &h->err));
	assert_non_null(strstr(err_hint_text(&h->err), "keeps a copy"));
	help_told(&h->err, ERR_FILE, "older quitus");
	assert_int_equal(help_count_files(h), 1);
	db_close(must_open(h, path, DB_READ, &v1));
}

static void
keeps_every_copy(void **state)
{
	struct help *h = *state;
	const char  *path = make(h, &v1);

	assert_int_equal(
	    file_write(help_path(h, "a.quitus.before-1"), "x", 1, &h->err), 0);
	assert_int_equal(
	    file_write(help_path(h, "a.quitus.before-1.2"), "y", 1, &h->err),
	    0);
	db_close(must_open(h, path, DB_WRITE, &v2));
	db_close(
	    must_open(h, help_path(h, "a.quitus.before-1.3"), DB_READ, &v1));
	assert_int_equal(help_count_files(h), 4);
}

static void
leaves_the_file_when_a_step_fails(void **state)
{
	struct help *h = *state;
	const char  *path = make(h, &v1);
	struct db   *db;

	assert_null(db_open(path, DB_WRITE, &v3, &h->err));
	help_told(&h->err, ERR_BUG, "already exists");
	db = must_open(h, path, DB_WRITE, &v1);
	assert_int_equal(help_int(db, "PRAGMA user_version"), 1);
	assert_int_equal(count_views(db), 0);
	assert_int_equal(help_int(db, "SELECT count(*) FROM class"), 1);
	db_close(db);
	assert_int_equal(help_count_files(h), 2);
	/* Nor is a new file left half made. */
	assert_null(db_open(help_path(h, "b.quitus"), DB_CREATE, &v3, &h->err));
	help_told(&h->err, ERR_BUG, "already exists");
	assert_int_equal(help_count_files(h), 2);
	assert_null(db_open_memory(&v3, &h->err));
	help_told(&h->err, ERR_BUG, "already exists");
}

static void
does_not_upgrade_broken_books(void **state)
{
	struct help *h = *state;
	const char  *path = make(h, &v1);

	help_other_program(path, "INSERT INTO alias VALUES ('x', '512', '')");
	assert_null(db_open(path, DB_WRITE, &v2, &h->err));
	help_told(&h->err, ERR_FILE, "cannot be brought up to date");
	db_close(must_open(h, path, DB_READ, &v1));
}

static void
does_not_upgrade_without_a_copy(void **state)
{
	struct help *h = *state;
	const char  *path = make(h, &v1);

	help_other_program(path,
	    "PRAGMA ignore_check_constraints = ON;"
	    "UPDATE class SET closed = 9");
	assert_null(db_open(path, DB_WRITE, &v2, &h->err));
	help_told(&h->err, ERR_FILE, "no copy of it was made");
	assert_int_equal(help_count_files(h), 1);
	db_close(must_open(h, path, DB_READ, &v1));
}

static void
remakes_the_views(void **state)
{
	struct help *h = *state;
	const char  *path = make(h, &v1_views);
	struct db   *db;

	help_other_program(path,
	    "DROP VIEW v_comptes;"
	    "CREATE VIEW v_comptes AS SELECT 1 AS solde");
	db = must_open(h, path, DB_WRITE, &v2);
	assert_int_equal(help_int(db, "SELECT count(*) FROM v_comptes"), 0);
	assert_int_equal(count_views(db), 4);
	db_close(db);
}

static int64_t
operate(struct db *db, const char *const *tables, const char *sql)
{
	static const struct operation op = { .at = "2025-10-01T10:00:00",
		.user = "alix",
		.command = "quitus",
		.kind = "x" };
	int64_t			      id;

	assert_int_equal(db_begin(db, true), 0);
	assert_int_equal(operation_begin(db, tables), 0);
	help_sql(db, sql);
	assert_int_equal(operation_end(db, &op, &id), 0);
	assert_int_equal(db_commit(db), 0);
	return id;
}

/* Entries and postings have gained columns since. */
static void
takes_back_what_was_done_before(void **state)
{
	struct help *h = *state;
	const char  *path = help_make_ledger(h, "a.quitus");
	struct db   *db = help_open(h, path, DB_WRITE);
	char	    *before, *after;
	int64_t	     ids[3];
	int	     i;

	ids[0] = operate(db, help_tables,
	    "INSERT INTO entry (id, year, number, day, kind, label)"
	    " VALUES (2, 2025, 2, '2025-09-11', 'expense', 'Colle');"
	    "INSERT INTO posting (entry, rank, debit, credit, cents)"
	    " VALUES (2, 1, '6180', '512', 700), (2, 2, '6180', '530', 9)");
	ids[1] = operate(db, help_tables,
	    "UPDATE entry SET label = 'x', day = '2025-09-30' WHERE id = 2;"
	    "UPDATE posting SET cents = 1 WHERE entry = 1");
	ids[2] = operate(db, help_tables,
	    "DELETE FROM posting WHERE entry = 1;"
	    "DELETE FROM entry WHERE id = 1");
	db_close(db);
	db = must_open(h, path, DB_WRITE, &ledger_schema);
	for (i = 2; i >= 0; i--) {
		assert_int_equal(db_begin(db, true), 0);
		assert_int_equal(operation_invert(db, ids[i]), 0);
		assert_int_equal(db_commit(db), 0);
	}
	assert_int_equal(
	    help_int(db, "SELECT count(*) FROM pragma_foreign_key_check"), 0);
	after = help_dump(db);
	db_close(db);
	/* The same as a ledger in which nothing of it was done. */
	path = help_make_ledger(h, "b.quitus");
	db = must_open(h, path, DB_WRITE, &ledger_schema);
	before = help_dump(db);
	assert_string_equal(after, before);
	free(before);
	free(after);
	db_close(db);
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, help_setup, help_teardown)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(makes_a_new_file_of_the_latest_version),
		TEST(upgrades_after_a_copy),
		TEST(does_not_upgrade_to_read),
		TEST(keeps_every_copy),
		TEST(leaves_the_file_when_a_step_fails),
		TEST(does_not_upgrade_broken_books),
		TEST(does_not_upgrade_without_a_copy),
		TEST(remakes_the_views),
		TEST(takes_back_what_was_done_before),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

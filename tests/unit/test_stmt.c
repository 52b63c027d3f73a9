/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "store/stmt.h"
#include "store_help.h"

/* A ledger in memory for each test. */
struct fixture {
	struct err err;
	struct db *db;
};

static int
setup(void **state)
{
	struct fixture *f = calloc(1, sizeof(*f));

	if (f == NULL)
		return -1;
	f->db = db_open_memory(&help_schema, &f->err);
	*state = f;
	return f->db == NULL ? -1 : 0;
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

static void
keeps_every_type(void **state)
{
	struct fixture	 *f = *state;
	static const char bytes[] = { 1, 0, (char)255 };
	struct stmt	  st;
	struct date	  day;
	const char	 *blob;
	char		 *copy;
	size_t		  len;

	assert_true(date_make(2024, 2, 29, &day));
	stmt_init(&st, f->db, "SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8");
	stmt_set_int(&st, 1, INT64_MIN);
	stmt_set_text(&st, 2, "é\" ; --");
	stmt_set_date(&st, 3, day);
	stmt_set_money(&st, 4, MONEY(-123456));
	stmt_set_blob(&st, 5, bytes, sizeof(bytes));
	stmt_set_null(&st, 6);
	stmt_set_text(&st, 7, NULL);
	stmt_set_blob(&st, 8, NULL, 0);
	assert_true(stmt_row(&st));
	assert_true(stmt_int(&st, 0) == INT64_MIN);
	assert_string_equal(stmt_text(&st, 1), "é\" ; --");
	assert_string_equal(stmt_text(&st, 2), "2024-02-29");
	assert_int_equal(stmt_date(&st, 2).days, day.days);
	assert_int_equal(stmt_money(&st, 3).cents, -123456);
	blob = stmt_blob(&st, 4, &len);
	assert_int_equal(len, sizeof(bytes));
	assert_memory_equal(blob, bytes, len);
	assert_true(stmt_is_null(&st, 5));
	assert_true(stmt_is_null(&st, 6));
	assert_false(stmt_is_null(&st, 7));
	stmt_blob(&st, 7, &len);
	assert_int_equal(len, 0);
	copy = stmt_text_dup(&st, 1);
	assert_false(stmt_row(&st));
	assert_int_equal(stmt_end(&st), 0);
	assert_string_equal(copy, "é\" ; --");
	free(copy);
}

static void
reads_null_as_nothing(void **state)
{
	struct fixture *f = *state;
	struct stmt	st;
	size_t		len = 9;

	stmt_init(&st, f->db, "SELECT NULL");
	assert_true(stmt_row(&st));
	assert_int_equal(stmt_int(&st, 0), 0);
	assert_int_equal(stmt_money(&st, 0).cents, 0);
	assert_int_equal(stmt_date(&st, 0).days, 0);
	assert_null(stmt_text(&st, 0));
	assert_null(stmt_text_dup(&st, 0));
	assert_null(stmt_blob(&st, 0, &len));
	assert_int_equal(len, 0);
	assert_int_equal(stmt_end(&st), 0);
}

static void
copies_what_it_is_given(void **state)
{
	struct fixture *f = *state;
	struct stmt	st;
	char		text[] = "avant", bytes[] = "abc";
	size_t		len;

	stmt_init(&st, f->db, "SELECT ?1, ?2");
	stmt_set_text(&st, 1, text);
	stmt_set_blob(&st, 2, bytes, 3);
	strcpy(text, "apres");
	strcpy(bytes, "xyz");
	assert_true(stmt_row(&st));
	assert_string_equal(stmt_text(&st, 0), "avant");
	assert_memory_equal(stmt_blob(&st, 1, &len), "abc", 3);
	assert_int_equal(stmt_end(&st), 0);
}

static void
runs_again_after_a_reset(void **state)
{
	struct fixture *f = *state;
	struct stmt	st;
	int		i;

	stmt_init(&st, f->db,
	    "INSERT INTO class (name, label)"
	    " VALUES (?1, ifnull(?2, 'sans'))");
	for (i = 0; i < 3; i++) {
		stmt_set_text(&st, 1, (const char *[]){ "a", "b", "c" }[i]);
		if (i == 0)
			stmt_set_text(&st, 2, "un");
		while (stmt_row(&st))
			continue;
		stmt_reset(&st);
	}
	assert_int_equal(stmt_end(&st), 0);
	/* The label of the first did not stay bound for the others. */
	assert_int_equal(help_int(f->db,
			     "SELECT count(*) FROM class"
			     " WHERE label = 'sans'"),
	    2);
	assert_int_equal(db_changes(f->db), 1);
}

static void
tells_the_last_id(void **state)
{
	struct fixture *f = *state;

	help_sql(f->db, "INSERT INTO year (year) VALUES (2031)");
	assert_int_equal(db_last_id(f->db), 2031);
}

/* The first error stays; what follows does nothing and does not crash. */
static void
keeps_the_first_error(void **state)
{
	struct fixture *f = *state;
	struct stmt	st;
	size_t		len = 9;

	stmt_init(&st, f->db, "SELECT 1 FROM nowhere");
	stmt_set_int(&st, 1, 1);
	stmt_set_text(&st, 1, "x");
	stmt_set_blob(&st, 1, "x", 1);
	stmt_set_null(&st, 1);
	assert_false(stmt_row(&st));
	assert_true(stmt_is_null(&st, 0));
	assert_int_equal(stmt_int(&st, 0), 0);
	assert_null(stmt_text(&st, 0));
	assert_null(stmt_blob(&st, 0, &len));
	assert_int_equal(len, 0);
	stmt_reset(&st);
	assert_false(stmt_row(&st));
	assert_int_equal(stmt_end(&st), -1);
	help_told(&f->err, ERR_BUG, "nowhere");
}

static void
refuses_a_parameter_that_is_not_there(void **state)
{
	struct fixture *f = *state;
	struct stmt	st;

	stmt_init(&st, f->db, "SELECT ?1");
	stmt_set_int(&st, 2, 1);
	assert_false(stmt_row(&st));
	assert_int_equal(stmt_end(&st), -1);
	assert_int_equal(f->err.kind, ERR_BUG);
}

/* A statement that failed is as good as new the next time. */
static void
recovers_after_a_failure(void **state)
{
	static const char sql[] = "INSERT INTO class (name) VALUES (?1)";
	struct fixture	 *f = *state;
	struct stmt	  st;

	stmt_init(&st, f->db, sql);
	stmt_set_null(&st, 1);
	assert_int_equal(stmt_run(&st), -1);
	help_told(&f->err, ERR_BUG, "NOT NULL");
	stmt_init(&st, f->db, sql);
	stmt_set_text(&st, 1, "CP");
	assert_int_equal(stmt_run(&st), 0);
	assert_int_equal(help_int(f->db, "SELECT count(*) FROM class"), 1);
}

/* The same text twice at once are two statements; a text used again does not
 * see the parameters of the last time. */
static void
nests_the_same_statement(void **state)
{
	static const char sql[] = "SELECT ?1 + value"
				  " FROM json_each('[1, 2]')";
	struct fixture	 *f = *state;
	struct stmt	  a, b;

	stmt_init(&a, f->db, sql);
	stmt_set_int(&a, 1, 10);
	assert_true(stmt_row(&a));
	stmt_init(&b, f->db, sql);
	stmt_set_int(&b, 1, 20);
	assert_true(stmt_row(&b));
	assert_int_equal(stmt_int(&a, 0), 11);
	assert_int_equal(stmt_int(&b, 0), 21);
	assert_true(stmt_row(&a));
	assert_int_equal(stmt_int(&a, 0), 12);
	assert_int_equal(stmt_end(&a), 0);
	assert_int_equal(stmt_end(&b), 0);
	stmt_init(&a, f->db, sql);
	assert_true(stmt_row(&a));
	assert_true(stmt_is_null(&a, 0));
	assert_int_equal(stmt_end(&a), 0);
}

/* More different statements than are kept; texts in one reused array. */
static void
holds_many_statements(void **state)
{
	struct fixture *f = *state;
	struct stmt	st[100];
	char		sql[32];
	int		i;

	for (i = 0; i < 100; i++) {
		snprintf(sql, sizeof(sql), "SELECT %d", i);
		stmt_init(&st[i], f->db, sql);
	}
	for (i = 0; i < 100; i++) {
		assert_true(stmt_row(&st[i]));
		assert_int_equal(stmt_int(&st[i], 0), i);
		assert_int_equal(stmt_end(&st[i]), 0);
	}
	for (i = 0; i < 100; i++) {
		snprintf(sql, sizeof(sql), "SELECT %d", i);
		assert_int_equal(help_int(f->db, sql), i);
	}
}

static void
finds_damaged_values(void **state)
{
	static const char *const days[] = { "2025-02-30", "2025-2-03", "demain",
		"", "2025-02-03x" };
	struct fixture		*f = *state;
	struct stmt		 st;
	size_t			 i;

	for (i = 0; i < sizeof(days) / sizeof(days[0]); i++) {
		stmt_init(&st, f->db, "SELECT ?1");
		stmt_set_text(&st, 1, days[i]);
		assert_true(stmt_row(&st));
		assert_int_equal(stmt_date(&st, 0).days, 0);
		assert_int_equal(stmt_end(&st), -1);
		help_told(&f->err, ERR_FILE, "damaged");
	}
	stmt_init(&st, f->db, "SELECT CAST(x'c328' AS TEXT)");
	assert_true(stmt_row(&st));
	assert_string_equal(stmt_text(&st, 0), "");
	assert_false(stmt_row(&st));
	assert_int_equal(stmt_end(&st), -1);
	help_told(&f->err, ERR_FILE, "damaged");
	stmt_init(&st, f->db, "SELECT CAST(x'610062' AS TEXT)");
	assert_true(stmt_row(&st));
	assert_string_equal(stmt_text(&st, 0), "");
	assert_int_equal(stmt_end(&st), -1);
	help_told(&f->err, ERR_FILE, "damaged");
}

static void
tells_rules_from_faults(void **state)
{
	struct fixture *f = *state;

	help_sql(f->db,
	    "INSERT INTO year (year) VALUES (2025);"
	    "INSERT INTO account (code, label, folds_to)"
	    " VALUES ('512', 'B', '512');"
	    "INSERT INTO entry (year, number, day, kind, voucher,"
	    " label) VALUES (2025, 1, '2025-09-10', 'income', 'R1',"
	    " 'x')");
	/* A trigger, with its own words and nothing else. */
	assert_int_equal(db_exec(f->db, "UPDATE entry SET number = 2"), -1);
	assert_int_equal(f->err.kind, ERR_RULE);
	assert_string_equal(
	    err_what(&f->err), "le numéro d'une écriture ne change jamais");
	err_clear(&f->err);
	help_refuse(f->db, "UPDATE entry SET label = ' '", ERR_RULE,
	    "“libellé non vide”");
	/* An index, where no trigger speaks first. */
	help_refuse(f->db,
	    "DROP TRIGGER entry_replace_voucher;"
	    "INSERT INTO entry (year, number, day, kind,"
	    " voucher, label) VALUES (2025, 2, '2025-09-10',"
	    " 'income', 'R1', 'x')",
	    ERR_RULE, "“pièce unique dans l'exercice”");
	/* Without a name to tell, it is the program that erred. */
	help_refuse(f->db, "INSERT INTO class (name) VALUES ('CP'), ('CP')",
	    ERR_BUG, "UNIQUE");
	help_refuse(
	    f->db, "UPDATE entry SET label = NULL", ERR_BUG, "NOT NULL");
	help_refuse(f->db, "UPDATE entry SET number = 'x'", ERR_BUG, "entry");
	help_refuse(f->db, "INSERT INTO alias VALUES ('x', '999', '')", ERR_BUG,
	    "FOREIGN KEY");
	help_refuse(f->db, "SELEC 1", ERR_BUG, "SELEC");
}

static void
tells_a_full_disk(void **state)
{
	struct fixture *f = *state;

	help_sql(f->db, "PRAGMA max_page_count = 1");
	help_refuse(f->db,
	    "INSERT INTO content VALUES (printf('%064d', 1),"
	    " zeroblob(1000000))",
	    ERR_FILE, "full");
	help_refuse(f->db,
	    "INSERT INTO content VALUES (printf('%064d', 1),"
	    " zeroblob(999000000))",
	    ERR_FILE, "too large");
}

/* The next ones need a file on disk. */
static void
tells_a_journal_that_cannot_be_made(void **state)
{
	struct help *h = *state;
	const char  *path = help_make_ledger(h, "a.quitus");
	struct db   *db = help_open(h, path, DB_WRITE);

	assert_int_equal(mkdir(help_path(h, "a.quitus-journal"), 0777), 0);
	help_refuse(
	    db, "INSERT INTO class (name) VALUES ('x')", ERR_FILE, "a.quitus");
	db_close(db);
}

static void
tells_a_file_that_went_away(void **state)
{
	struct help *h = *state;
	const char  *path = help_make_ledger(h, "a.quitus");
	struct db   *db = help_open(h, path, DB_WRITE);

	assert_int_equal(unlink(path), 0);
	help_refuse(db, "INSERT INTO class (name) VALUES ('x')", ERR_FILE,
	    "moved or deleted");
	db_close(db);
}

static void
tells_a_file_cut_short(void **state)
{
	struct help *h = *state;
	const char  *path = help_make_ledger(h, "a.quitus");
	struct db   *db = help_open(h, path, DB_WRITE);

	assert_int_equal(truncate(path, 4096), 0);
	help_refuse(db, "SELECT count(*) FROM posting", ERR_FILE, "damaged");
	db_close(db);
}

static void
tells_a_disk_that_fails(void **state)
{
	struct help  *h = *state;
	const char   *path = help_make_ledger(h, "a.quitus");
	struct db    *db = help_open(h, path, DB_WRITE);
	struct rlimit before, none;

	/* A file that may not grow: the write fails, as on a broken drive. */
	signal(SIGXFSZ, SIG_IGN);
	assert_int_equal(getrlimit(RLIMIT_FSIZE, &before), 0);
	none = before;
	none.rlim_cur = 0;
	assert_int_equal(setrlimit(RLIMIT_FSIZE, &none), 0);
	assert_int_equal(
	    db_exec(db, "INSERT INTO class (name) VALUES ('x')"), -1);
	assert_int_equal(setrlimit(RLIMIT_FSIZE, &before), 0);
	help_told(&h->err, ERR_FILE, "does not answer");
	db_close(db);
}

/* Two statements in one text are a mistake of ours that must not pass. */
static void
trailing_sql_is_a_bug(void **state)
{
	struct fixture *f = *state;
	struct stmt	st;
	struct rlimit	none = { 0, 0 };
	pid_t		pid;
	int		status;

	stmt_init(&st, f->db, "SELECT 1 ;\n");
	assert_int_equal(stmt_end(&st), 0);
	fflush(NULL);
	pid = fork();
	assert_int_not_equal(pid, -1);
	if (pid == 0) {
		setrlimit(RLIMIT_CORE, &none);
		signal(SIGABRT, SIG_DFL);
		if (freopen("/dev/null", "w", stderr) == NULL)
			_exit(2);
		stmt_init(&st, f->db, "SELECT 1; SELECT 2");
		_exit(0);
	}
	assert_int_equal(waitpid(pid, &status, 0), pid);
	assert_true(WIFSIGNALED(status) && WTERMSIG(status) == SIGABRT);
}

#define MEMORY(f)  cmocka_unit_test_setup_teardown(f, setup, teardown)
#define ON_DISK(f) cmocka_unit_test_setup_teardown(f, help_setup, help_teardown)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		MEMORY(keeps_every_type),
		MEMORY(reads_null_as_nothing),
		MEMORY(copies_what_it_is_given),
		MEMORY(runs_again_after_a_reset),
		MEMORY(tells_the_last_id),
		MEMORY(keeps_the_first_error),
		MEMORY(refuses_a_parameter_that_is_not_there),
		MEMORY(recovers_after_a_failure),
		MEMORY(nests_the_same_statement),
		MEMORY(holds_many_statements),
		MEMORY(finds_damaged_values),
		MEMORY(tells_rules_from_faults),
		MEMORY(tells_a_full_disk),
		MEMORY(trailing_sql_is_a_bug),
		ON_DISK(tells_a_journal_that_cannot_be_made),
		ON_DISK(tells_a_file_that_went_away),
		ON_DISK(tells_a_file_cut_short),
		ON_DISK(tells_a_disk_that_fails),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

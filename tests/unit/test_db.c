/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <signal.h>
#include <sqlite3.h>
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

#include "base/buf.h"
#include "base/file.h"
#include "store/db.h"
#include "store/stmt.h"
#include "store_help.h"

static void
write_file(struct help *h, const char *name, const void *bytes, size_t len)
{
	assert_int_equal(
	    file_write(help_path(h, name), bytes, len, &h->err), 0);
}

static void
creates_when_published(void **state)
{
	struct help *h = *state;
	const char  *path = help_path(h, "école 2025.quitus");
	struct db   *db = db_open(path, DB_CREATE, &help_schema, &h->err);
	struct stat  st;

	assert_non_null(db);
	assert_string_equal(db_path(db), path);
	assert_ptr_equal(db_err(db), &h->err);
	help_sql(db, "INSERT INTO year (year) VALUES (2025)");
	assert_int_equal(stat(path, &st), -1);
	assert_int_equal(db_publish(db), 0);
	db_close(db);
	assert_int_equal(stat(path, &st), 0);
	/* What umask allows, as for any other file that one makes. */
	assert_int_equal(st.st_mode & 0777, 0644);
	assert_int_equal(help_count_files(h), 1);
	db = help_open(h, path, DB_READ);
	assert_int_equal(help_int(db, "SELECT year FROM year"), 2025);
	assert_int_equal(help_int(db, "PRAGMA application_id"), 0x51756974);
	assert_int_equal(help_int(db, "PRAGMA user_version"), 1);
	db_close(db);
}

static void
leaves_nothing_unless_published(void **state)
{
	struct help *h = *state;
	struct db   *db = db_open(
	      help_path(h, "a.quitus"), DB_CREATE, &help_schema, &h->err);

	assert_non_null(db);
	assert_int_equal(db_begin(db, true), 0);
	help_sql(db, "INSERT INTO year (year) VALUES (2025)");
	db_rollback(db);
	db_close(db);
	assert_int_equal(help_count_files(h), 0);
	db_close(NULL);
}

static void
never_replaces_a_file(void **state)
{
	struct help *h = *state;
	const char  *path = help_path(h, "a.quitus");
	struct buf   content = { .data = NULL };
	struct db   *db;

	write_file(h, "a.quitus", "précieux", 9);
	help_refuse_open(h, path, DB_CREATE, "nothing was touched");
	assert_int_equal(symlink("nowhere", help_path(h, "link")), 0);
	help_refuse_open(h, help_path(h, "link"), DB_CREATE, "already");
	/* The name is taken by another program in the meantime. */
	db = db_open(
	    help_path(h, "b.quitus"), DB_CREATE, &help_schema, &h->err);
	assert_non_null(db);
	write_file(h, "b.quitus", "aussi", 5);
	assert_int_equal(db_publish(db), -1);
	help_told(&h->err, ERR_FILE, "already a file");
	db_close(db);
	assert_int_equal(help_count_files(h), 3);
	assert_int_equal(file_read(path, 0, &content, &h->err), 0);
	assert_string_equal(buf_str(&content), "précieux");
	buf_reset(&content);
	assert_int_equal(
	    file_read(help_path(h, "b.quitus"), 0, &content, &h->err), 0);
	assert_string_equal(buf_str(&content), "aussi");
	buf_fini(&content);
}

static void
creates_only_where_it_can(void **state)
{
	struct help *h = *state;

	help_refuse_open(
	    h, help_path(h, "no/a.quitus"), DB_CREATE, "folder does not exist");
	write_file(h, "file", "x", 1);
	help_refuse_open(h, help_path(h, "file/a.quitus"), DB_CREATE, "file");
	assert_int_equal(mkdir(help_path(h, "sealed"), 0555), 0);
	help_drop_rights();
	help_refuse_open(h, help_path(h, "sealed/a.quitus"), DB_CREATE,
	    "folder is read-only");
}

static void
refuses_what_is_no_ledger(void **state)
{
	struct help *h = *state;
	char	     page[4096];
	int	     mode;

	write_file(h, "empty", "", 0);
	write_file(h, "text", "Date;Montant\n", 13);
	memset(page, 'x', sizeof(page));
	write_file(h, "large", page, sizeof(page));
	assert_int_equal(mkfifo(help_path(h, "fifo"), 0666), 0);
	help_other_program(help_path(h, "other.db"), "CREATE TABLE t (a)");
	help_other_program(help_path(h, "v0.db"),
	    "CREATE TABLE t (a); PRAGMA application_id = 0x51756974");
	for (mode = DB_READ; mode <= DB_WRITE; mode++) {
		help_refuse_open(h, help_path(h, "none"), (enum db_mode)mode,
		    "there is no file");
		help_refuse_open(h, "", (enum db_mode)mode, "there is no file");
		help_refuse_open(
		    h, ":memory:", (enum db_mode)mode, "there is no file");
		help_refuse_open(h, help_path(h, "text/a"), (enum db_mode)mode,
		    "there is no file");
		help_refuse_open(h, h->dir, (enum db_mode)mode, "is a folder");
		help_refuse_open(
		    h, "/dev/null", (enum db_mode)mode, "not a regular file");
		help_refuse_open(h, help_path(h, "fifo"), (enum db_mode)mode,
		    "not a regular file");
		help_refuse_open(
		    h, help_path(h, "empty"), (enum db_mode)mode, "is empty");
		help_refuse_open(h, help_path(h, "text"), (enum db_mode)mode,
		    "not a file of quitus");
		help_refuse_open(h, help_path(h, "large"), (enum db_mode)mode,
		    "not a file of quitus");
		help_refuse_open(h, help_path(h, "other.db"),
		    (enum db_mode)mode, "another program");
		help_refuse_open(h, help_path(h, "v0.db"), (enum db_mode)mode,
		    "another program");
	}
}

static void
refuses_another_kind_of_file(void **state)
{
	struct help *h = *state;
	const char  *path = help_make_ledger(h, "a.quitus");

	assert_null(db_open(path, DB_READ, &help_other_schema, &h->err));
	help_told(&h->err, ERR_FILE, "another kind of file");
	assert_null(db_open(path, DB_WRITE, &help_other_schema, &h->err));
	help_told(&h->err, ERR_FILE, "another kind of file");
}

static void
refuses_a_newer_file(void **state)
{
	struct help *h = *state;
	const char  *path = help_make_ledger(h, "a.quitus");

	help_other_program(path, "PRAGMA user_version = 2");
	help_refuse_open(h, path, DB_READ, "newer quitus");
	assert_null(db_open(path, DB_WRITE, &help_schema, &h->err));
	assert_non_null(strstr(err_hint_text(&h->err), "newest quitus"));
	help_told(&h->err, ERR_FILE, "newer quitus");
	assert_int_equal(help_count_files(h), 1);
}

static void
poke(const char *path, long offset, const void *bytes, size_t len)
{
	FILE *f = fopen(path, "r+");

	assert_non_null(f);
	assert_int_equal(fseek(f, offset, SEEK_SET), 0);
	assert_int_equal(fwrite(bytes, 1, len, f), len);
	assert_int_equal(fclose(f), 0);
}

static void
refuses_a_damaged_file(void **state)
{
	struct help *h = *state;
	const char  *path = help_make_ledger(h, "cut.quitus");
	char	     zeros[1000] = { 0 };

	assert_int_equal(truncate(path, 8192), 0);
	help_refuse_open(h, path, DB_READ, "is damaged");
	help_refuse_open(h, path, DB_WRITE, "is damaged");
	path = help_make_ledger(h, "head.quitus");
	poke(path, 0, "SQLite fromage 3", 16);
	help_refuse_open(h, path, DB_READ, "not a file of quitus");
	path = help_make_ledger(h, "schema.quitus");
	poke(path, 100, zeros, sizeof(zeros));
	help_refuse_open(h, path, DB_READ, "is damaged");
	path = help_make_ledger(h, "words.quitus");
	help_other_program(path,
	    "PRAGMA writable_schema = ON;"
	    "UPDATE sqlite_schema SET sql = 'garbage'"
	    " WHERE name = 'entry'");
	help_refuse_open(h, path, DB_READ, "is damaged");
}

static void
reads_without_the_right_to_write(void **state)
{
	struct help *h = *state;
	const char  *path = help_make_ledger(h, "a.quitus");
	struct db   *db;

	assert_int_equal(chmod(path, 0444), 0);
	help_drop_rights();
	db = help_open(h, path, DB_READ);
	assert_int_equal(help_int(db, "SELECT count(*) FROM entry"), 1);
	db_close(db);
	help_refuse_open(h, path, DB_WRITE, "is read-only");
	help_take_rights();
	assert_int_equal(chmod(path, 0666), 0);
	assert_int_equal(chmod(h->dir, 0555), 0);
	help_drop_rights();
	db = help_open(h, path, DB_READ);
	assert_int_equal(help_int(db, "SELECT count(*) FROM entry"), 1);
	db_close(db);
	help_refuse_open(h, path, DB_WRITE, "folder of");
	help_take_rights();
	assert_int_equal(chmod(path, 0), 0);
	assert_int_equal(chmod(h->dir, 0777), 0);
	help_drop_rights();
	help_refuse_open(h, path, DB_READ, "not allowed to read");
	help_refuse_open(h, path, DB_WRITE, "not allowed to read");
	help_take_rights();
	assert_int_equal(chmod(h->dir, 0), 0);
	help_drop_rights();
	help_refuse_open(h, path, DB_READ, "not allowed to read");
}

static void
writes_nothing_when_reading(void **state)
{
	struct help *h = *state;
	const char  *path = help_make_ledger(h, "a.quitus");
	struct db   *db = help_open(h, path, DB_READ);

	help_refuse(db, "DELETE FROM class", ERR_FILE, "is read-only");
	db_close(db);
}

/* A word in double quotes is a name, never a text; what the file holds can
 * call nothing that acts outside of it. */
static void
trusts_nobody(void **state)
{
	struct help *h = *state;
	const char  *path = help_make_ledger(h, "a.quitus");
	struct db   *db = help_open(h, path, DB_WRITE);

	help_other_program(path,
	    "CREATE VIEW evil AS SELECT"
	    " load_extension('/lib/evil.so');"
	    "CREATE VIEW sly AS SELECT"
	    " fts3_tokenizer('simple')");
	help_refuse(db, "SELECT * FROM evil", ERR_BUG, "load_extension");
	help_refuse(db, "SELECT * FROM sly", ERR_BUG, "fts3_tokenizer");
	help_refuse(db, "SELECT load_extension('x')", ERR_BUG, "authorized");
	help_refuse(db, "SELECT \"texte\"", ERR_BUG, "no such column");
	help_refuse(db,
	    "PRAGMA writable_schema = ON;"
	    "UPDATE sqlite_schema SET sql = ''",
	    ERR_BUG, "sqlite_master");
	help_refuse(db, "ATTACH ':memory:' AS other", ERR_BUG, "attached");
	assert_int_equal(help_int(db, "PRAGMA foreign_keys"), 1);
	assert_int_equal(help_int(db, "PRAGMA trusted_schema"), 0);
	assert_int_equal(help_int(db, "PRAGMA cell_size_check"), 1);
	assert_int_equal(help_int(db, "PRAGMA synchronous"), 3);
	assert_int_equal(help_int(db, "PRAGMA temp_store"), 2);
	assert_int_equal(help_int(db, "PRAGMA busy_timeout"), 5000);
	assert_int_equal(help_int(db,
			     "SELECT count(*) FROM"
			     " pragma_journal_mode"
			     " WHERE journal_mode = 'delete'"),
	    1);
	db_close(db);
}

/* Debian's SQLite takes a name that begins with "file:" for an address. */
static void
takes_every_name_as_it_is(void **state)
{
	struct help *h = *state;
	char	     before[4096];
	struct db   *db;

	assert_non_null(getcwd(before, sizeof(before)));
	assert_int_equal(chdir(h->dir), 0);
	db = db_open("file:a?mode=memory", DB_CREATE, &help_schema, &h->err);
	assert_non_null(db);
	assert_int_equal(db_publish(db), 0);
	db_close(db);
	assert_int_equal(access("file:a?mode=memory", F_OK), 0);
	db = help_open(h, "file:a?mode=memory", DB_WRITE);
	help_sql(db, "INSERT INTO class (name) VALUES ('CP')");
	assert_int_equal(db_copy(db, "file:b?mode=memory"), 0);
	db_close(db);
	db = help_open(h, "file:b?mode=memory", DB_READ);
	assert_int_equal(help_int(db, "SELECT count(*) FROM class"), 1);
	db_close(db);
	assert_int_equal(help_count_files(h), 2);
	assert_int_equal(chdir(before), 0);
}

static void
follows_a_link(void **state)
{
	struct help *h = *state;
	struct db   *db;

	help_make_ledger(h, "a.quitus");
	assert_int_equal(symlink("a.quitus", help_path(h, "link")), 0);
	db = help_open(h, help_path(h, "link"), DB_WRITE);
	help_sql(db, "INSERT INTO class (name) VALUES ('CP')");
	db_close(db);
	db = help_open(h, help_path(h, "a.quitus"), DB_READ);
	assert_int_equal(help_int(db, "SELECT count(*) FROM class"), 1);
	db_close(db);
}

/* The one test that waits: five seconds are promised. */
static void
waits_for_another_writer(void **state)
{
	struct help *h = *state;
	const char  *path = help_make_ledger(h, "a.quitus");
	struct db   *db = help_open(h, path, DB_WRITE);
	struct db   *second = help_open(h, path, DB_WRITE);
	struct db   *reader = help_open(h, path, DB_READ);

	assert_int_equal(db_begin(db, true), 0);
	help_sql(db, "INSERT INTO class (name) VALUES ('CP')");
	/* A reader sees what was there before, and does not wait. */
	assert_int_equal(db_begin(reader, false), 0);
	assert_int_equal(help_int(reader, "SELECT count(*) FROM class"), 0);
	db_rollback(reader);
	assert_int_equal(db_begin(second, true), -1);
	help_told(&h->err, ERR_FILE, "used by another program");
	assert_int_equal(db_commit(db), 0);
	assert_int_equal(db_begin(second, true), 0);
	assert_int_equal(help_int(second, "SELECT count(*) FROM class"), 1);
	assert_int_equal(db_commit(second), 0);
	db_close(reader);
	db_close(second);
	db_close(db);
}

static void
begins_and_ends(void **state)
{
	struct help *h = *state;
	const char  *path = help_make_ledger(h, "a.quitus");
	struct db   *db = help_open(h, path, DB_WRITE);

	db_rollback(db);
	assert_int_equal(db_begin(db, true), 0);
	help_sql(db, "INSERT INTO class (name) VALUES ('CP')");
	db_rollback(db);
	db_rollback(db);
	assert_int_equal(help_int(db, "SELECT count(*) FROM class"), 0);
	assert_int_equal(db_begin(db, true), 0);
	help_sql(db, "INSERT INTO class (name) VALUES ('CP')");
	assert_int_equal(db_commit(db), 0);
	db_rollback(db);
	assert_int_equal(help_int(db, "SELECT count(*) FROM class"), 1);
	/* Not committed when the program ends: not there. */
	assert_int_equal(db_begin(db, true), 0);
	help_sql(db, "INSERT INTO class (name) VALUES ('CE1')");
	db_close(db);
	db = help_open(h, path, DB_READ);
	assert_int_equal(help_int(db, "SELECT count(*) FROM class"), 1);
	db_close(db);
}

/* A reader's figures all come from one moment. */
static void
reads_one_moment(void **state)
{
	struct help *h = *state;
	const char  *path = help_make_ledger(h, "a.quitus");
	struct db   *reader = help_open(h, path, DB_READ);
	struct db   *db = help_open(h, path, DB_WRITE);

	assert_int_equal(db_begin(reader, false), 0);
	help_sql(db, "PRAGMA busy_timeout = 0");
	help_refuse(db, "INSERT INTO class (name) VALUES ('CP')", ERR_FILE,
	    "used by another program");
	assert_int_equal(help_int(reader, "SELECT count(*) FROM class"), 0);
	assert_int_equal(db_commit(reader), 0);
	help_sql(db, "INSERT INTO class (name) VALUES ('CP')");
	db_close(db);
	db_close(reader);
}

/* Another process writes pages, its journal beside, and dies. */
static void
leave_hot_journal(const char *path)
{
	sqlite3 *db;
	pid_t	 pid;
	int	 status;

	fflush(NULL);
	pid = fork();
	assert_int_not_equal(pid, -1);
	if (pid == 0) {
		if (sqlite3_open(path, &db) != SQLITE_OK ||
		    sqlite3_exec(db,
			"PRAGMA cache_size = 2; BEGIN IMMEDIATE;"
			"WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL"
			" SELECT i + 1 FROM n WHERE i < 2000)"
			"INSERT INTO class (name) SELECT 'classe ' || i"
			" FROM n; UPDATE class SET label = 'x'",
			NULL, NULL, NULL) != SQLITE_OK)
			_exit(1);
		raise(SIGKILL);
	}
	assert_int_equal(waitpid(pid, &status, 0), pid);
	assert_true(WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL);
}

static void
takes_back_what_was_cut_short(void **state)
{
	struct help *h = *state;
	const char  *path = help_make_ledger(h, "a.quitus");
	struct db   *db;

	leave_hot_journal(path);
	assert_int_equal(help_count_files(h), 2);
	assert_int_equal(chmod(path, 0444), 0);
	assert_int_equal(chmod(help_path(h, "a.quitus-journal"), 0444), 0);
	assert_int_equal(chmod(h->dir, 0555), 0);
	help_drop_rights();
	help_refuse_open(h, path, DB_READ, "was cut short");
	help_take_rights();
	assert_int_equal(chmod(path, 0644), 0);
	assert_int_equal(chmod(h->dir, 0777), 0);
	db = help_open(h, path, DB_READ);
	assert_int_equal(help_int(db, "SELECT count(*) FROM class"), 0);
	assert_int_equal(help_int(db, "SELECT count(*) FROM entry"), 1);
	db_close(db);
	assert_int_equal(help_count_files(h), 1);
}

static void
takes_a_file_out_of_wal_mode(void **state)
{
	struct help *h = *state;
	const char  *path = help_make_ledger(h, "a.quitus");
	struct db   *db;

	help_other_program(path, "PRAGMA journal_mode = WAL");
	db = help_open(h, path, DB_READ);
	assert_int_equal(help_int(db, "SELECT count(*) FROM entry"), 1);
	db_close(db);
	db = help_open(h, path, DB_WRITE);
	help_sql(db, "INSERT INTO class (name) VALUES ('CP')");
	assert_int_equal(help_count_files(h), 1);
	db_close(db);
	assert_int_equal(help_count_files(h), 1);
}

/* Faults of db_check, one a line. */
static void
note_fault(const char *message, void *arg)
{
	buf_adds(arg, message);
	buf_addc(arg, '\n');
}

static void
check(struct help *h, const char *path, int rc, const char *expected)
{
	struct buf faults = { .data = NULL };
	struct db *db = help_open(h, path, DB_CHECK);

	assert_int_equal(db_check(db, note_fault, &faults), rc);
	assert_string_equal(buf_str(&faults), expected);
	buf_fini(&faults);
	db_close(db);
}

static void
checks_the_schema(void **state)
{
	struct help *h = *state;
	const char  *path = help_make_ledger(h, "a.quitus");

	check(h, path, 0, "");
	help_other_program(path,
	    "DROP TRIGGER operation_replace; CREATE VIEW mine AS SELECT 1");
	check(h, path, 0,
	    "“mine” was added to the file by another program.\n"
	    "“operation_replace” is missing from the rules of the file.\n");
	unlink(path);
	path = help_make_ledger(h, "a.quitus");
	help_other_program(path,
	    "DROP TRIGGER operation_delete;"
	    "DROP VIEW v_comptes;"
	    "CREATE VIEW v_comptes AS SELECT 1 AS solde;"
	    "CREATE TABLE zzz (a); CREATE TRIGGER aaa AFTER INSERT ON zzz"
	    " BEGIN SELECT 1; END");
	check(h, path, 1,
	    "“aaa” was added to the file by another program.\n"
	    "“operation_delete” is missing from the rules of the file.\n"
	    "“v_comptes” is no longer as quitus wrote it in the file.\n"
	    "“zzz” was added to the file by another program.\n");
}

static void
opens_no_other_schema(void **state)
{
	static const char *const changes[] = { "DROP TRIGGER operation_delete",
		"CREATE VIEW aaa AS SELECT 1",
		"DROP VIEW v_comptes; CREATE VIEW v_comptes AS SELECT 1 AS solde",
		"CREATE INDEX zzz ON class (label)" };
	struct help		*h = *state;
	const char		*path;
	size_t			 i;

	for (i = 0; i < sizeof(changes) / sizeof(changes[0]); i++) {
		path = help_make_ledger(h, "a.quitus");
		help_other_program(path, changes[i]);
		help_refuse_open(
		    h, path, DB_READ, "the rules that quitus keeps");
		help_refuse_open(
		    h, path, DB_WRITE, "the rules that quitus keeps");
		db_close(help_open(h, path, DB_CHECK));
		assert_int_equal(unlink(path), 0);
	}
}

/* A seal that another SQLite would make is no reason to refuse the file. */
static void
opens_the_same_schema_with_another_seal(void **state)
{
	struct help  *h = *state;
	const char   *path = help_make_ledger(h, "a.quitus");
	struct schema other = help_schema;
	struct db    *db;

	other.seal = "of another SQLite";
	db = db_open(path, DB_READ, &other, &h->err);
	assert_non_null(db);
	db_close(db);
	help_other_program(path, "DROP TRIGGER operation_delete");
	assert_null(db_open(path, DB_READ, &other, &h->err));
	help_told(&h->err, ERR_FILE, "the rules that quitus keeps");
}

static void
checks_references_and_rows(void **state)
{
	struct help *h = *state;
	const char  *path = help_make_ledger(h, "a.quitus");

	help_other_program(path,
	    "DELETE FROM account WHERE code = '6180';"
	    "PRAGMA ignore_check_constraints = ON;"
	    "UPDATE entry SET label = ''");
	check(h, path, 0,
	    "The file is damaged (CHECK constraint failed in entry).\n"
	    "Rows of the table “posting” name rows of “account” that do not"
	    " exist.\n");
}

static void
checks_the_pages(void **state)
{
	struct help *h = *state;
	const char  *path = help_make_ledger(h, "a.quitus");
	struct buf   faults = { .data = NULL };
	struct db   *db = help_open(h, path, DB_READ);
	long	     page;
	int	     rc;

	page = (long)help_int(db,
	    "SELECT rootpage FROM sqlite_schema"
	    " WHERE name = 'posting_by_debit'");
	db_close(db);
	/* The number of cells of that index. */
	poke(path, (page - 1) * 4096 + 3, "\0\7", 2);
	db = help_open(h, path, DB_READ);
	rc = db_check(db, note_fault, &faults);
	db_close(db);
	assert_true(rc == -1 || faults.len > 0);
	assert_true(rc == 0 || h->err.kind == ERR_FILE);
	buf_fini(&faults);
}

static void
copies_a_ledger(void **state)
{
	struct help *h = *state;
	const char  *path = help_make_ledger(h, "a.quitus");
	const char  *copy = help_path(h, "b.quitus");
	struct db   *db = help_open(h, path, DB_READ);
	char	    *before = help_dump(db), *after;
	struct stat  st;

	assert_int_equal(db_copy(db, copy), 0);
	assert_int_equal(help_count_files(h), 2);
	assert_int_equal(stat(copy, &st), 0);
	assert_int_equal(st.st_mode & 0777, 0644);
	assert_int_equal(db_copy(db, copy), -1);
	help_told(&h->err, ERR_FILE, "nothing was touched");
	assert_int_equal(db_copy(db, help_path(h, "no/b.quitus")), -1);
	help_told(&h->err, ERR_FILE, "folder does not exist");
	db_close(db);
	check(h, copy, 0, "");
	db = help_open(h, copy, DB_READ);
	after = help_dump(db);
	assert_string_equal(before, after);
	db_close(db);
	free(before);
	free(after);
}

/* In the middle of a change, the copy holds what was there before it. */
static void
copies_while_writing(void **state)
{
	struct help *h = *state;
	const char  *path = help_make_ledger(h, "a.quitus");
	struct db   *db = help_open(h, path, DB_WRITE);

	assert_int_equal(db_begin(db, true), 0);
	help_sql(db, "INSERT INTO class (name) VALUES ('CP')");
	assert_int_equal(db_copy(db, help_path(h, "b.quitus")), 0);
	assert_int_equal(db_commit(db), 0);
	db_close(db);
	check(h, help_path(h, "b.quitus"), 0, "");
	db = help_open(h, help_path(h, "b.quitus"), DB_READ);
	assert_int_equal(help_int(db, "SELECT count(*) FROM class"), 0);
	db_close(db);
}

static void
copies_a_wal_file_as_one_file(void **state)
{
	struct help *h = *state;
	const char  *path = help_make_ledger(h, "a.quitus");
	struct db   *db;

	help_other_program(path, "PRAGMA journal_mode = WAL");
	db = help_open(h, path, DB_READ);
	assert_int_equal(db_copy(db, help_path(h, "b.quitus")), 0);
	db_close(db);
	db = help_open(h, help_path(h, "b.quitus"), DB_READ);
	assert_int_equal(help_int(db,
			     "SELECT count(*) FROM"
			     " pragma_journal_mode"
			     " WHERE journal_mode = 'delete'"),
	    1);
	db_close(db);
}

static void
does_not_copy_damage(void **state)
{
	struct help *h = *state;
	const char  *path = help_make_ledger(h, "a.quitus");
	struct db   *db;

	help_other_program(path,
	    "PRAGMA ignore_check_constraints = ON;"
	    "UPDATE entry SET label = ''");
	db = help_open(h, path, DB_READ);
	assert_int_equal(db_copy(db, help_path(h, "b.quitus")), -1);
	help_told(&h->err, ERR_FILE, "no copy of it was made");
	db_close(db);
	assert_int_equal(help_count_files(h), 1);
}

/* A disk that cannot take the copy, a source that cannot be read: the fault is
 * told about the right one, and nothing is left. */
static void
leaves_no_half_copy(void **state)
{
	struct help  *h = *state;
	const char   *path = help_make_ledger(h, "a.quitus");
	struct db    *db = help_open(h, path, DB_WRITE);
	struct rlimit before, small;

	signal(SIGXFSZ, SIG_IGN);
	assert_int_equal(getrlimit(RLIMIT_FSIZE, &before), 0);
	small = before;
	small.rlim_cur = 20000;
	assert_int_equal(setrlimit(RLIMIT_FSIZE, &small), 0);
	assert_int_equal(db_copy(db, help_path(h, "b.quitus")), -1);
	assert_int_equal(setrlimit(RLIMIT_FSIZE, &before), 0);
	help_told(&h->err, ERR_FILE, "b.quitus");
	assert_int_equal(help_count_files(h), 1);
	assert_int_equal(truncate(path, 8192), 0);
	assert_int_equal(db_copy(db, help_path(h, "b.quitus")), -1);
	assert_null(strstr(err_what(&h->err), "b.quitus"));
	help_told(&h->err, ERR_FILE, "damaged");
	assert_int_equal(help_count_files(h), 1);
	/* The file went away while it was being changed. */
	db_close(db);
	path = help_make_ledger(h, "c.quitus");
	db = help_open(h, path, DB_WRITE);
	assert_int_equal(db_begin(db, true), 0);
	assert_int_equal(unlink(path), 0);
	assert_int_equal(db_copy(db, help_path(h, "b.quitus")), -1);
	help_told(&h->err, ERR_FILE, "c.quitus");
	db_close(db);
	assert_int_equal(access(help_path(h, "b.quitus"), F_OK), -1);
}

static void
holds_a_schema_in_memory(void **state)
{
	struct help *h = *state;
	struct db   *db = db_open_memory(&help_schema, &h->err);
	struct buf   faults = { .data = NULL };

	assert_non_null(db);
	assert_string_equal(db_path(db), ":memory:");
	help_sql(db, "INSERT INTO year (year) VALUES (2025)");
	assert_int_equal(db_check(db, note_fault, &faults), 0);
	assert_string_equal(buf_str(&faults), "");
	db_close(db);
}

static void
count_call(void *arg)
{
	++*(int *)arg;
}

/* Some hundred thousand steps make a million operations and more. */
static void
tells_that_a_statement_goes_on(void **state)
{
	static const char *const slow =
	    "CREATE TEMP TABLE t%d AS WITH RECURSIVE n (i) AS (SELECT 1"
	    " UNION ALL SELECT i + 1 FROM n WHERE i < 300000)"
	    " SELECT count(*) FROM n";
	struct help *h = *state;
	struct db   *db = db_open_memory(&help_schema, &h->err);
	char	     sql[256];
	int	     calls = 0, before;

	assert_non_null(db);
	db_watch(db, count_call, &calls);
	help_sql(db, "INSERT INTO year (year) VALUES (2025)");
	assert_int_equal(calls, 0);
	snprintf(sql, sizeof(sql), slow, 1);
	help_sql(db, sql);
	assert_true(calls > 0);
	before = calls;
	db_watch(db, NULL, NULL);
	snprintf(sql, sizeof(sql), slow, 2);
	help_sql(db, sql);
	assert_int_equal(calls, before);
	db_close(db);
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, help_setup, help_teardown)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(creates_when_published),
		TEST(leaves_nothing_unless_published),
		TEST(never_replaces_a_file),
		TEST(creates_only_where_it_can),
		TEST(refuses_what_is_no_ledger),
		TEST(refuses_another_kind_of_file),
		TEST(refuses_a_newer_file),
		TEST(refuses_a_damaged_file),
		TEST(reads_without_the_right_to_write),
		TEST(writes_nothing_when_reading),
		TEST(trusts_nobody),
		TEST(takes_every_name_as_it_is),
		TEST(follows_a_link),
		TEST(waits_for_another_writer),
		TEST(begins_and_ends),
		TEST(reads_one_moment),
		TEST(takes_back_what_was_cut_short),
		TEST(takes_a_file_out_of_wal_mode),
		TEST(checks_the_schema),
		TEST(opens_no_other_schema),
		TEST(opens_the_same_schema_with_another_seal),
		TEST(checks_references_and_rows),
		TEST(checks_the_pages),
		TEST(copies_a_ledger),
		TEST(copies_while_writing),
		TEST(copies_a_wal_file_as_one_file),
		TEST(does_not_copy_damage),
		TEST(leaves_no_half_copy),
		TEST(holds_a_schema_in_memory),
		TEST(tells_that_a_statement_goes_on),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store_help.h"

#include <dirent.h>
#include <setjmp.h>
#include <sqlite3.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/buf.h"
#include "base/xalloc.h"
#include "store/stmt.h"

#define NOBODY 65534

static const struct migration migrations[] = {
	{ 1, "book/0001-ledger.sql" },
	{ 0, NULL },
};

const struct schema help_schema = {
	.name = "ledger",
	.application_id = 0x51756974,
	.migrations = migrations,
	.views = "book/views.sql",
};

const struct schema help_other_schema = {
	.name = "other",
	.application_id = 0x1234,
	.migrations = migrations,
	.views = NULL,
};

const char *const help_tables[] = { "posting", "tick", "attachment", "entry",
	"bank_balance", "cash_count_line", "cash_count", "setting", "alias",
	"keyword", "account", "class", "project", "year", NULL };

int
help_setup(void **state)
{
	static const char template[] = "/tmp/quitus-test-XXXXXX";
	struct help *h = xcalloc(1, sizeof(*h));

	memcpy(h->dir, template, sizeof(template));
	*state = h;
	umask(022);
	return mkdtemp(h->dir) == NULL || chmod(h->dir, 0777) == -1 ? -1 : 0;
}

static void
remove_tree(const char *dir)
{
	DIR	      *d;
	struct dirent *e;
	char	      *path;

	chmod(dir, 0777);
	d = opendir(dir);
	while (d != NULL && (e = readdir(d)) != NULL) {
		if (strcmp(e->d_name, ".") == 0 || strcmp(e->d_name, "..") == 0)
			continue;
		path = xasprintf("%s/%s", dir, e->d_name);
		if (e->d_type == DT_DIR)
			remove_tree(path);
		else
			unlink(path);
		free(path);
	}
	if (d != NULL)
		closedir(d);
	rmdir(dir);
}

int
help_teardown(void **state)
{
	struct help *h = *state;

	help_take_rights();
	remove_tree(h->dir);
	err_fini(&h->err);
	free(h);
	return 0;
}

const char *
help_path(const struct help *h, const char *name)
{
	static char   paths[8][256];
	static size_t next;
	char	     *path = paths[next];

	next = (next + 1) % 8;
	snprintf(path, sizeof(paths[0]), "%s/%s", h->dir, name);
	return path;
}

int
help_count_files(const struct help *h)
{
	DIR *d = opendir(h->dir);
	int  n = 0;

	assert_non_null(d);
	while (readdir(d) != NULL)
		n++;
	closedir(d);
	return n - 2;
}

const char *
help_make_ledger(struct help *h, const char *name)
{
	const char *path = help_path(h, name);
	struct db  *db = db_open(path, DB_CREATE, &help_schema, &h->err);

	assert_non_null(db);
	help_sql(db,
	    "BEGIN IMMEDIATE;"
	    "INSERT INTO year (year) VALUES (2025);"
	    "INSERT INTO account (code, label, folds_to) VALUES"
	    " ('512', 'Banque', '512'), ('530', 'Caisse', '530'),"
	    " ('6180', 'Activités', '6180');"
	    "INSERT INTO entry (id, year, number, day, kind, voucher,"
	    " label) VALUES (1, 2025, 1, '2025-09-10', 'expense',"
	    " 'D1', 'Timbres');"
	    "INSERT INTO posting (entry, rank, debit, credit, cents)"
	    " VALUES (1, 1, '6180', '512', 1500);"
	    "COMMIT");
	assert_int_equal(db_publish(db), 0);
	db_close(db);
	return path;
}

struct db *
help_open(struct help *h, const char *path, enum db_mode mode)
{
	struct db *db = db_open(path, mode, &help_schema, &h->err);

	if (db == NULL)
		fail_msg("%s: %s", path, err_what(&h->err));
	return db;
}

void
help_refuse_open(
    struct help *h, const char *path, enum db_mode mode, const char *text)
{
	assert_null(db_open(path, mode, &help_schema, &h->err));
	help_told(&h->err, ERR_FILE, text);
}

void
help_sql(struct db *db, const char *sql)
{
	if (db_exec(db, sql) == -1)
		fail_msg("%s\n%s", sql, err_what(db_err(db)));
}

void
help_refuse(
    struct db *db, const char *sql, enum err_kind kind, const char *text)
{
	if (db_exec(db, sql) == 0)
		fail_msg("not refused: %s", sql);
	help_told(db_err(db), kind, text);
}

void
help_told(struct err *err, enum err_kind kind, const char *text)
{
	if (strstr(err_what(err), text) == NULL)
		fail_msg("“%s” is not in “%s”", text, err_what(err));
	assert_int_equal(err->kind, kind);
	err_clear(err);
}

int64_t
help_int(struct db *db, const char *sql)
{
	struct stmt st;
	int64_t	    value;

	stmt_init(&st, db, sql);
	assert_true(stmt_row(&st));
	value = stmt_int(&st, 0);
	assert_false(stmt_row(&st));
	assert_int_equal(stmt_end(&st), 0);
	return value;
}

static void
dump_table(struct db *db, const char *table, struct buf *out)
{
	char	   *sql = xasprintf("SELECT * FROM %s", table);
	struct stmt st;
	const char *text;
	int	    i, n;

	stmt_init(&st, db, sql);
	free(sql);
	buf_addf(out, "%s\n", table);
	n = sqlite3_column_count(st.handle);
	while (stmt_row(&st)) {
		for (i = 0; i < n; i++) {
			text = stmt_text(&st, i);
			buf_addf(out, "|%s", text != NULL ? text : "NULL");
		}
		buf_addc(out, '\n');
	}
	assert_int_equal(stmt_end(&st), 0);
}

char *
help_dump(struct db *db)
{
	struct buf out = { .data = NULL };
	size_t	   i;

	for (i = 0; help_tables[i] != NULL; i++)
		dump_table(db, help_tables[i], &out);
	dump_table(db, "total", &out);
	dump_table(db, "day_total", &out);
	return buf_steal(&out);
}

void
help_other_program(const char *path, const char *sql)
{
	sqlite3 *other;
	char	*message = NULL;

	assert_int_equal(sqlite3_open(path, &other), SQLITE_OK);
	if (sqlite3_exec(other, sql, NULL, NULL, &message) != SQLITE_OK)
		fail_msg("%s\n%s", sql, message);
	sqlite3_close(other);
}

void
help_drop_rights(void)
{
	if (getuid() == 0)
		assert_int_equal(seteuid(NOBODY), 0);
}

void
help_take_rights(void)
{
	if (getuid() == 0)
		assert_int_equal(seteuid(0), 0);
}

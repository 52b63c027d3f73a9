/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <assert.h>
#include <stdlib.h>
#include <sys/stat.h>

#include "base/i18n.h"
#include "base/xalloc.h"
#include "internal.h"
#include "store/sql.h"

int
migrate_latest(const struct schema *schema)
{
	const struct migration *m = schema->migrations;
	int			version = 0;

	for (; m->version != 0; m++)
		version = m->version;
	return version;
}

static int
run_text(struct db *db, const char *name)
{
	const struct sql_text *text = sql_find(name);

	assert(text != NULL);
	return db_exec(db, (const char *)text->bytes);
}

/* What the file says that it is. A pragma takes no parameter. */
static int
set_kind(struct db *db)
{
	char *sql;
	int   rc;

	sql = xasprintf("PRAGMA application_id = %d; PRAGMA user_version = %d",
	    (int)db->schema->application_id, migrate_latest(db->schema));
	rc = db_exec(db, sql);
	free(sql);
	return rc;
}

int
migrate_run(struct db *db, int version)
{
	const struct migration *m;

	for (m = db->schema->migrations; m->version != 0; m++)
		if (m->version > version && run_text(db, m->sql) == -1)
			return -1;
	if (db->schema->views != NULL && run_text(db, db->schema->views) == -1)
		return -1;
	return set_kind(db);
}

/* PATH.before-1, or PATH.before-1.2 when an upgrade was tried before. */
static int
keep_copy(struct db *db, int version)
{
	struct stat st;
	char	   *path = xasprintf("%s.before-%d", db->path, version);
	int	    i, rc;

	for (i = 2; lstat(path, &st) == 0; i++) {
		free(path);
		path = xasprintf("%s.before-%d.%d", db->path, version, i);
	}
	rc = db_copy(db, path);
	free(path);
	return rc;
}

static int
check_references(struct db *db)
{
	int64_t broken = 0;

	if (stmt_value(db, "SELECT count(*) FROM pragma_foreign_key_check",
		&broken) == -1)
		return -1;
	if (broken == 0)
		return 0;
	err_set(db->err, ERR_FILE,
	    _("“%s” cannot be brought up to date: some"
	      " of its rows name others that do not exist."),
	    db->path);
	return err_hint(db->err,
	    _("Nothing was changed. Put it aside, and go"
	      " on with your last copy."));
}

static int
upgrade(struct db *db)
{
	int64_t version = 0;

	if (db_begin(db, true) == -1 ||
	    stmt_value(db, "PRAGMA user_version", &version) == -1)
		return -1;
	/* Another process may have done it while this one waited. */
	if (version < migrate_latest(db->schema) &&
	    (keep_copy(db, (int)version) == -1 ||
		migrate_run(db, (int)version) == -1 ||
		check_references(db) == -1))
		return -1;
	return db_commit(db);
}

int
migrate_upgrade(struct db *db)
{
	/* A table is rebuilt under another name, then renamed: its references
	 * are checked at the end only. */
	if (db_exec(db, "PRAGMA foreign_keys = OFF") == -1)
		return -1;
	if (upgrade(db) == -1) {
		db_rollback(db);
		return -1;
	}
	return db_exec(db, "PRAGMA foreign_keys = ON");
}

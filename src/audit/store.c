/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "audit/store.h"

#include <stdlib.h>

#include "base/xalloc.h"
#include "store/stmt.h"

static const struct migration migrations[] = { { 1, "audit/0001-audit.sql" },
	{ 2, "audit/0002-expected.sql" }, { 3, "audit/0003-chart.sql" },
	{ 0, NULL } };

const struct schema audit_schema = { .name = "audit",
	.application_id = 0x51756941, /* "QuiA" */
	.migrations = migrations,
	.views = "audit/views.sql",
	.seal =
	    "39abe3319acb4edc46d79091dc884ced17709b8d088077f1f7c15ce36aa3121e",
	.wal = true };

char *
audit_get(struct db *db, const char *key)
{
	struct stmt st;
	char	   *value;

	stmt_init(&st, db, "SELECT value FROM setting WHERE key = ?1");
	stmt_set_text(&st, 1, key);
	value = stmt_row(&st) ? stmt_text_dup(&st, 0) : xstrdup("");
	if (stmt_end(&st) == 0)
		return value;
	free(value);
	return NULL;
}

int
audit_set(struct db *db, const char *key, const char *value)
{
	struct stmt st;

	stmt_init(&st, db,
	    "INSERT INTO setting (key, value) VALUES (?1, ?2)"
	    " ON CONFLICT DO UPDATE SET value = excluded.value");
	stmt_set_text(&st, 1, key);
	stmt_set_text(&st, 2, value);
	return stmt_run(&st);
}

int
audit_year(struct db *db, struct date today, int *year)
{
	struct stmt st;

	stmt_init(&st, db,
	    "SELECT coalesce(max(year), ?1) FROM dossier WHERE current = 1");
	stmt_set_int(&st, 1, date_school_year(today) - 1);
	*year = stmt_row(&st) ? (int)stmt_int(&st, 0) : 0;
	return stmt_end(&st);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/change_report.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/i18n.h"
#include "base/xalloc.h"
#include "cli/change_words.h"
#include "cli/entry_history.h"
#include "store/operation.h"
#include "store/stmt.h"

#define MANY	   40 /* rows of a table that nobody reads one by one */
#define TABLES	   64
#define TABLE_NAME 32

/* How many rows of a table came, went or changed. */
struct crowd {
	char		 table[TABLE_NAME];
	enum change_kind kind;
	long long	 n;
};

struct changes {
	struct db     *db;
	struct report *report;
	struct crowd   crowds[TABLES];
	size_t	       n;
};

/* ---- Many rows ---- */

static struct crowd *
find_crowd(struct changes *c, const struct change *ch)
{
	size_t i;

	for (i = 0; i < c->n; i++)
		if (c->crowds[i].kind == ch->kind &&
		    strcmp(c->crowds[i].table, ch->table) == 0)
			return &c->crowds[i];
	return NULL;
}

static int
count_change(const struct change *ch, void *arg)
{
	struct changes *c = arg;
	struct crowd   *crowd = find_crowd(c, ch);

	if (crowd == NULL && c->n < TABLES) {
		crowd = &c->crowds[c->n++];
		crowd->kind = ch->kind;
		snprintf(crowd->table, sizeof(crowd->table), "%s", ch->table);
	}
	if (crowd != NULL)
		crowd->n++;
	return 0;
}

/* In the columns of what was before and after. */
static void
add_kind(struct report *r, enum change_kind kind)
{
	report_cell(r, cell_text(kind == CHANGE_DELETE ? _("removed") : NULL));
	report_cell(r,
	    cell_text(kind == CHANGE_INSERT ? _("added") :
		    kind == CHANGE_UPDATE   ? _("changed") :
					      NULL));
}

static void
add_number(
    struct report *r, const char *table, enum change_kind kind, long long n)
{
	char *rows = xasprintf(
	    ngettext("%lld row", "%lld rows", (unsigned long)n), n);

	report_row(r, ROW_BODY);
	report_cell(r, cell_text(change_table(table)));
	report_cell(r, cell_text(rows));
	report_cell(r, cell_empty());
	add_kind(r, kind);
	free(rows);
}

static int
add_range(const struct operation_range *r, void *arg)
{
	struct changes *c = arg;

	if (strcmp(r->table, "imported") != 0)
		add_number(c->report, r->table,
		    r->count < 0 ? CHANGE_DELETE : CHANGE_INSERT,
		    r->count < 0 ? -r->count : r->count);
	return 0;
}

/* ---- One row ---- */

/* The number of the entry that the row belongs to, or the row's own key. */
static int
add_key(struct db *db, struct buf *b, const struct change *ch)
{
	int64_t	    owner = entry_history_owner(ch);
	struct stmt st;

	if (owner == 0) {
		change_add_key(b, ch);
		return 0;
	}
	stmt_init(&st, db, "SELECT number FROM entry WHERE id = ?1");
	stmt_set_int(&st, 1, owner);
	if (stmt_row(&st))
		buf_addf(b, "n° %lld", (long long)stmt_int(&st, 0));
	else
		change_add_key(b, ch); /* an entry that was undone */
	return stmt_end(&st);
}

static void
begin_row(struct report *r, const struct change *ch, const struct buf *key,
    const char *field)
{
	report_row(r, ROW_BODY);
	report_cell(r, cell_text(change_table(ch->table)));
	report_cell(r, cell_text(buf_str(key)));
	report_cell(r, cell_text(field));
}

/* Nothing, or not yet closed. */
static bool
is_blank(const char *column, const char *value)
{
	return value == NULL || value[0] == '\0' ||
	    ((strcmp(column, "closed") == 0 || strcmp(column, "sealed") == 0) &&
		strcmp(value, "0") == 0);
}

static void
add_value(
    struct report *r, const char *table, const char *column, const char *value)
{
	struct buf b = { .data = NULL };

	if (!is_blank(column, value))
		change_add_value(&b, table, column, value);
	report_cell(r, b.len > 0 ? cell_text(buf_str(&b)) : cell_empty());
	buf_fini(&b);
}

/* Whether a field was told. */
static bool
add_fields(struct report *r, const struct change *ch, const struct buf *key)
{
	const struct change_column *col;
	const char		   *field;
	bool			    told = false;
	size_t			    i;

	for (i = 0; i < ch->ncolumns; i++) {
		col = &ch->columns[i];
		field = change_column(col->name);
		if (!col->changed || col->key || field == NULL ||
		    (is_blank(col->name, col->before) &&
			is_blank(col->name, col->after)))
			continue;
		begin_row(r, ch, key, field);
		add_value(r, ch->table, col->name, col->before);
		add_value(r, ch->table, col->name, col->after);
		told = true;
	}
	return told;
}

static int
add_change(const struct change *ch, void *arg)
{
	struct changes *c = arg;
	struct crowd   *crowd = find_crowd(c, ch);
	struct buf	key = { .data = NULL };
	int		rc = 0;

	if (crowd != NULL && crowd->n > MANY) {
		add_number(c->report, ch->table, ch->kind, crowd->n);
		crowd->n = 0;
	}
	if (crowd == NULL || crowd->n > 0) {
		rc = add_key(c->db, &key, ch);
		/* A row that is nothing but its key came or went. */
		if (rc == 0 && !add_fields(c->report, ch, &key) &&
		    ch->kind != CHANGE_UPDATE) {
			begin_row(c->report, ch, &key, NULL);
			add_kind(c->report, ch->kind);
		}
	}
	buf_fini(&key);
	return rc;
}

/* ---- The report ---- */

struct report *
change_report(struct db *db, int64_t operation, const char *command)
{
	struct changes c = { .db = db };
	char	      *title;

	title = xasprintf(
	    _("Operation %lld: %s"), (long long)operation, command);
	c.report = report_new(title);
	free(title);
	report_table_begin(c.report, "changes", NULL);
	report_column(c.report, "what", _("What"), COLUMN_SHORT);
	report_column(c.report, "key", _("Which"), COLUMN_SHORT);
	report_column(c.report, "field", _("Field"), COLUMN_SHORT);
	report_column(c.report, "before", _("Before"), COLUMN_TEXT);
	report_column(c.report, "after", _("After"), COLUMN_TEXT);
	if (operation_each_change(db, operation, count_change, &c) == -1 ||
	    operation_each_change(db, operation, add_change, &c) == -1 ||
	    operation_each_range(db, operation, add_range, &c) == -1) {
		report_free(c.report);
		return NULL;
	}
	report_table_end(c.report);
	return c.report;
}

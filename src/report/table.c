/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <assert.h>

#include "internal.h"
#include "rows.h"

void
report_table_begin(struct report *r, const char *key, const char *title)
{
	struct item *item = report_add_item(r, ITEM_TABLE);

	item->table.key = arena_strdup(&r->arena, key);
	item->table.title = arena_strdup(&r->arena, title);
	item->table.root = r->root_next;
	r->root_next = false;
	r->table = &item->table;
}

void
report_column(
    struct report *r, const char *key, const char *title, enum column_kind kind)
{
	struct table *t = r->table;

	assert(t != NULL && t->nrows == 0);
	t->columns = arena_grow(
	    &r->arena, t->columns, t->ncolumns, sizeof(*t->columns));
	t->columns[t->ncolumns++] = (struct column){ .key = arena_strdup(
							 &r->arena, key),
		.title = arena_strdup(&r->arena, title == NULL ? "" : title),
		.kind = kind };
}

void
report_row(struct report *r, enum row_kind kind)
{
	struct table *t = r->table;
	struct arena *arena;
	struct row   *row;

	assert(t != NULL);
	arena = rows_arena(t);
	rows_put_away(t);
	t->rows = arena_grow(arena, t->rows, t->nrows, sizeof(*t->rows));
	row = &t->rows[t->nrows++];
	row->kind = kind;
	row->cells = arena_alloc(arena, t->ncolumns * sizeof(*row->cells));
	row->fields = NULL;
	r->ncells = 0;
}

void
report_cell(struct report *r, struct cell cell)
{
	struct table *t = r->table;

	assert(t != NULL && t->nrows > 0 && r->ncells < t->ncolumns);
	cell.text = arena_strdup(rows_arena(t), cell.text);
	t->rows[t->nrows - 1].cells[r->ncells++] = cell;
}

void
report_row_field(struct report *r, const char *key, struct cell cell)
{
	struct table	 *t = r->table;
	struct arena	 *arena;
	struct row_field *field, **end;

	assert(t != NULL && t->nrows > 0);
	arena = rows_arena(t);
	field = arena_alloc(arena, sizeof(*field));
	field->key = arena_strdup(arena, key);
	field->cell = cell;
	field->cell.text = arena_strdup(arena, cell.text);
	end = &t->rows[t->nrows - 1].fields;
	while (*end != NULL)
		end = &(*end)->next;
	*end = field;
}

void
report_table_end(struct report *r)
{
	assert(r->table != NULL);
	r->table = NULL;
}

void
report_root_array(struct report *r)
{
	r->root_array = true;
	r->root_next = true;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>

#include "base/spool.h"
#include "base/xalloc.h"
#include "internal.h"
#include "rows.h"

#define HELD 500 /* rows: more than a coop has entries in a year */

struct table_rows {
	struct arena arena;  /* of the rows that are held */
	struct spool spool;  /* those before, packed: the beginning... */
	struct buf   packed; /* ...and the rest of it */
	size_t	     npacked;
	bool	     all; /* hold them all */
};

/* ---- Packing: a size, then what makes the row, as memory has it ---- */

static void
pack_text(struct buf *b, const char *text)
{
	size_t n = strlen(text) + 1;

	buf_add(b, &n, sizeof(n));
	buf_add(b, text, n);
}

/* What stands in a cell that is neither empty nor a text. */
static int64_t
number_of(const struct cell *cell)
{
	if (cell->type == CELL_MONEY)
		return cell->money.cents;
	return cell->type == CELL_DATE ? cell->date.days : cell->number;
}

static void
pack_cell(struct buf *b, const struct cell *cell)
{
	int64_t n = number_of(cell);

	buf_add(b, &cell->type, sizeof(cell->type));
	if (cell->type == CELL_TEXT)
		pack_text(b, cell->text);
	else if (cell->type != CELL_EMPTY)
		buf_add(b, &n, sizeof(n));
}

static void
pack_row(struct buf *b, const struct row *row, size_t ncolumns)
{
	const struct row_field *f;
	size_t			i, start = b->len, n = 0;

	buf_add(b, &n, sizeof(n));
	buf_add(b, &row->kind, sizeof(row->kind));
	for (i = 0; i < ncolumns; i++)
		pack_cell(b, &row->cells[i]);
	for (f = row->fields; f != NULL; f = f->next) {
		pack_text(b, f->key);
		pack_cell(b, &f->cell);
	}
	n = b->len - start;
	memcpy(b->data + start, &n, sizeof(n));
}

/* A row as it is unpacked, its texts where they were packed. */
struct unpacker {
	const char	 *p, *end;
	size_t		  ncolumns;
	struct row	  row;
	struct row_field *fields;
	size_t		  cap;
	report_row_fn	 *fn;
	void		 *arg;
	struct buf	  part; /* of a row that has come in part */
};

static void
take(struct unpacker *u, void *what, size_t n)
{
	memcpy(what, u->p, n);
	u->p += n;
}

static const char *
take_text(struct unpacker *u)
{
	const char *text;
	size_t	    n;

	take(u, &n, sizeof(n));
	text = u->p;
	u->p += n;
	return text;
}

static struct cell
cell_of(enum cell_type type, int64_t n)
{
	switch (type) {
	case CELL_MONEY:
		return cell_money(MONEY(n));
	case CELL_DATE:
		return cell_date((struct date){ .days = (int)n });
	case CELL_INT:
		return cell_int(n);
	default:
		return cell_bool(n != 0);
	}
}

static struct cell
take_cell(struct unpacker *u)
{
	enum cell_type type;
	int64_t	       n;

	take(u, &type, sizeof(type));
	if (type == CELL_EMPTY)
		return cell_empty();
	if (type == CELL_TEXT)
		return cell_text(take_text(u));
	take(u, &n, sizeof(n));
	return cell_of(type, n);
}

static void
take_fields(struct unpacker *u)
{
	struct row_field *f;
	size_t		  i, n = 0;

	while (u->p < u->end) {
		u->fields = xgrow(u->fields, n, &u->cap, sizeof(*u->fields));
		f = &u->fields[n++];
		f->key = (char *)take_text(u);
		f->cell = take_cell(u);
	}
	for (i = 0; i < n; i++)
		u->fields[i].next = i + 1 < n ? &u->fields[i + 1] : NULL;
	u->row.fields = n > 0 ? u->fields : NULL;
}

static int
take_row(struct unpacker *u, size_t size)
{
	size_t i;

	u->end = u->p + size;
	u->p += sizeof(size);
	take(u, &u->row.kind, sizeof(u->row.kind));
	for (i = 0; i < u->ncolumns; i++)
		u->row.cells[i] = take_cell(u);
	take_fields(u);
	return u->fn(&u->row, u->arg);
}

/* All rows that have come whole; the rest waits for the next part. */
static int
unpack(const char *bytes, size_t len, void *arg)
{
	struct unpacker *u = arg;
	size_t		 size, left;
	int		 rc = 0;

	buf_add(&u->part, bytes, len);
	if (u->part.len == 0)
		return 0;
	u->p = u->part.data;
	for (left = u->part.len; rc == 0 && left > sizeof(size); left -= size) {
		memcpy(&size, u->p, sizeof(size));
		if (size > left)
			break;
		rc = take_row(u, size);
	}
	memmove(u->part.data, u->part.data + u->part.len - left, left);
	u->part.len = left;
	return rc;
}

/* ---- The rows of a table ---- */

void
rows_free(struct table_rows *rows)
{
	if (rows == NULL)
		return;
	arena_fini(&rows->arena);
	spool_fini(&rows->spool);
	buf_fini(&rows->packed);
	free(rows);
}

struct arena *
rows_arena(struct table *t)
{
	struct table_rows *rows = t->away;

	if (rows == NULL)
		t->away = rows = xcalloc(1, sizeof(*rows));
	return &rows->arena;
}

void
rows_put_away(struct table *t)
{
	struct table_rows *rows = t->away;
	size_t		   i;

	if (t->nrows < HELD || rows->all)
		return;
	for (i = 0; i < t->nrows; i++)
		pack_row(&rows->packed, &t->rows[i], t->ncolumns);
	spool_take(&rows->spool, &rows->packed);
	rows->npacked += t->nrows;
	t->rows = NULL;
	t->nrows = 0;
	arena_fini(&rows->arena);
}

static int
each_packed(const struct table *t, report_row_fn *fn, void *arg)
{
	struct table_rows *rows = t->away;
	struct unpacker u = { .ncolumns = t->ncolumns, .fn = fn, .arg = arg };
	int		rc;

	if (rows == NULL || rows->npacked == 0)
		return 0;
	u.row.cells = xcalloc(t->ncolumns, sizeof(*u.row.cells));
	rc = spool_each(&rows->spool, unpack, &u);
	if (rc == 0)
		rc = unpack(buf_str(&rows->packed), rows->packed.len, &u);
	free(u.row.cells);
	free(u.fields);
	buf_fini(&u.part);
	return rc;
}

int
report_each_row(const struct table *t, report_row_fn *fn, void *arg)
{
	size_t i;
	int    rc = each_packed(t, fn, arg);

	for (i = 0; i < t->nrows && rc == 0; i++)
		rc = fn(&t->rows[i], arg);
	return rc;
}

size_t
report_count_rows(const struct table *t)
{
	return t->nrows + (t->away != NULL ? t->away->npacked : 0);
}

/* ---- All tables of a report ---- */

static int
hold_row(const struct row *row, void *arg)
{
	const struct row_field *f;
	struct report	       *r = arg;
	size_t			i;

	report_row(r, row->kind);
	for (i = 0; i < r->table->ncolumns; i++)
		report_cell(r, row->cells[i]);
	for (f = row->fields; f != NULL; f = f->next)
		report_row_field(r, f->key, f->cell);
	return 0;
}

static int
hold_table(struct report *r, struct table *t)
{
	struct table away = *t;
	int	     rc;

	if (t->away == NULL || t->away->npacked == 0)
		return 0;
	t->rows = NULL;
	t->nrows = 0;
	t->away = xcalloc(1, sizeof(*t->away));
	t->away->all = true;
	r->table = t;
	rc = report_each_row(&away, hold_row, r);
	r->table = NULL;
	rows_free(away.away);
	return rc;
}

static int
hold_items(struct report *r, struct item *item)
{
	for (; item != NULL; item = item->next) {
		if (item->type == ITEM_TABLE &&
		    hold_table(r, &item->table) == -1)
			return -1;
		if (item->type == ITEM_ANNEX && report_hold(item->annex) == -1)
			return -1;
		if (hold_items(r, item->child) == -1)
			return -1;
	}
	return 0;
}

int
report_hold(struct report *r)
{
	return hold_items(r, r->items);
}

static int
check_items(const struct item *item, struct err *err)
{
	for (; item != NULL; item = item->next) {
		if (item->table.away != NULL &&
		    spool_check(&item->table.away->spool, err) == -1)
			return -1;
		if (item->type == ITEM_ANNEX &&
		    report_check(item->annex, err) == -1)
			return -1;
		if (check_items(item->child, err) == -1)
			return -1;
	}
	return 0;
}

int
report_check(const struct report *r, struct err *err)
{
	return check_items(r->items, err);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <assert.h>
#include <string.h>

#include "internal.h"

void
report_source(
    struct report *r, report_source_fn *source, const void *what, size_t size)
{
	struct table *t = r->table;

	assert(t != NULL && t->nrows == 0 && t->source == NULL);
	t->source = source;
	t->what = memcpy(arena_alloc(&r->arena, size), what, size);
}

/* Who wants the rows. */
struct wish {
	report_row_fn *fn;
	void	      *arg;
};

static int
pass_row(struct cell *cells, void *arg)
{
	const struct wish *w = arg;
	const struct row   row = { .kind = ROW_BODY, .cells = cells };

	return w->fn(&row, w->arg);
}

int
report_each_row(const struct table *t, report_row_fn *fn, void *arg)
{
	struct wish w = { fn, arg };
	size_t	    i;
	int	    rc = 0;

	if (t->source != NULL)
		return t->source(t->what, pass_row, &w);
	for (i = 0; i < t->nrows && rc == 0; i++)
		rc = fn(&t->rows[i], arg);
	return rc;
}

static int
hold_row(struct cell *cells, void *arg)
{
	struct report *r = arg;
	size_t	       i;

	report_row(r, ROW_BODY);
	for (i = 0; i < r->table->ncolumns; i++)
		report_cell(r, cells[i]);
	return 0;
}

static int
hold_table(struct report *r, struct table *t)
{
	report_source_fn *source = t->source;
	int		  rc;

	if (source == NULL)
		return 0;
	t->source = NULL;
	r->table = t;
	rc = source(t->what, hold_row, r);
	r->table = NULL;
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

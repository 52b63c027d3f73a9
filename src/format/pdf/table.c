/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "format/cell.h"
#include "grid.h"

#define ABOVE 8

static void
put_titles(struct grid *g)
{
	const struct table *t = g->table;
	struct flow	   *f = g->flow;
	double		    x = f->x, w;
	size_t		    i, span;
	struct op	   *op;

	flow_tag(f, "Table");
	if (g->titles == 0)
		return;
	flow_tag(f, "TR");
	for (i = 0; i < t->ncolumns; i += span) {
		span = format_title_span(t, i);
		x += grid_gap(t, i);
		w = grid_title_width(g, i, span);
		flow_tag(f, "TH");
		op = flow_text(f, STYLE_COLUMN,
		    flow_keep(f, t->columns[i + span - 1].title), x,
		    f->y + g->titles - GRID_TITLE_PAD, w);
		op->wrap = true;
		op->up = true;
		op->scale = g->scale;
		if (format_is_right(t->columns[i].kind))
			op->align = ALIGN_RIGHT;
		flow_end_tag(f);
		x += w;
	}
	flow_end_tag(f);
	f->y += g->titles;
	flow_rule(f, f->x, f->y, f->width, 0.9, INK);
}

static void
put_cell(
    struct grid *g, const struct row *row, size_t i, double x, int first, int n)
{
	struct flow	*f = g->flow;
	enum column_kind kind = g->table->columns[i].kind;
	struct op	*op;

	flow_tag(f, "TD");
	if (row->cells[i].type != CELL_EMPTY) {
		op = flow_text(f, grid_style(row->kind, kind),
		    grid_text(g, row, i), x, f->y + GRID_PAD, g->widths[i]);
		op->scale = g->scale;
		op->wrap = kind == COLUMN_TEXT;
		op->first = first;
		op->nlines = n;
		if (format_is_right(kind))
			op->align = ALIGN_RIGHT;
	}
	flow_end_tag(f);
}

/* n lines of a row, from first. */
static void
put_lines(struct grid *g, const struct row *row, int first, int n)
{
	struct flow *f = g->flow;
	double	     x = f->x;
	size_t	     i;

	flow_tag(f, "TR");
	for (i = 0; i < g->table->ncolumns; i++) {
		x += grid_gap(g->table, i);
		put_cell(g, row, i, x, first, n);
		x += g->widths[i];
	}
	flow_end_tag(f);
	f->y += n * g->line + 2 * GRID_PAD;
}

static void
put_group(struct grid *g, const struct row *row)
{
	struct flow *f = g->flow;
	struct buf   text = { .data = NULL };
	struct op   *op;

	if (row != g->table->rows)
		f->y += GRID_GROUP_PAD;
	format_add_group(&text, g->table, row);
	flow_tag(f, "TR");
	flow_tag(f, "TH");
	op = flow_text(f, STYLE_SUM, flow_keep_line(f, buf_str(&text)), f->x,
	    f->y + GRID_PAD, f->width);
	op->scale = g->scale;
	op->cut = true;
	flow_end_tag(f);
	flow_end_tag(f);
	f->y += g->line + 2 * GRID_PAD;
	buf_fini(&text);
}

static bool
before_total(const struct table *t, const struct row *row)
{
	return row + 1 < t->rows + t->nrows && row[1].kind == ROW_TOTAL;
}

static void
put_row(struct grid *g, const struct row *row)
{
	struct flow *f = g->flow;
	int	     lines = grid_row_lines(g, row), first = 0, n;

	if (row->kind == ROW_TOTAL)
		flow_rule(f, f->x, f->y, f->width, 0.9, INK);
	else if (row->kind == ROW_SUBTOTAL)
		flow_rule(f, f->x, f->y, f->width, 0.5, SOFT);
	if (row->kind == ROW_GROUP) {
		put_group(g, row);
	} else {
		/* Only a row that is higher than a page is cut. */
		while (first < lines) {
			n = (int)((f->bottom - f->y - 2 * GRID_PAD) / g->line +
			    0.01);
			n = n < 1 ? 1 : n;
			n = n > lines - first ? lines - first : n;
			put_lines(g, row, first, n);
			first += n;
			if (first < lines)
				flow_next_page(f);
		}
	}
	if (row->kind != ROW_TOTAL && !before_total(g->table, row))
		flow_rule(f, f->x, f->y, f->width, 0.4, HAIR);
}

/* A title stays with the row below it, a sum with the row above. */
static double
kept_height(const struct grid *g, size_t i)
{
	const struct table *t = g->table;
	double		    h = grid_row_height(g, &t->rows[i]);

	while (i + 1 < t->nrows &&
	    (t->rows[i].kind == ROW_GROUP ||
		t->rows[i + 1].kind == ROW_SUBTOTAL ||
		t->rows[i + 1].kind == ROW_TOTAL))
		h += grid_row_height(g, &t->rows[++i]);
	return h;
}

static void
put_caption(struct grid *g, double below)
{
	struct flow *f = g->flow;
	const char  *text = flow_keep(f, g->table->title);
	double	     h = ink_height(&f->ink, STYLE_STRONG, 1, text, f->width);
	struct op   *op;

	flow_begin(f, ABOVE, h + 3 + below);
	flow_tag(f, "P");
	op = flow_text(f, STYLE_STRONG, text, f->x, f->y, f->width);
	op->wrap = true;
	flow_end_tag(f);
	f->y += h + 3;
	f->bare = true;
}

double
flow_table_height(struct flow *f, const struct table *t)
{
	struct grid g = grid_make(f, t);
	double	    h = g.titles;
	size_t	    i;

	for (i = 0; i < t->nrows; i++)
		h += grid_row_height(&g, &t->rows[i]);
	return h;
}

void
flow_table(struct flow *f, const struct table *t, double pad)
{
	struct grid g;
	double	    head;
	size_t	    i;

	if (t->ncolumns == 0)
		return;
	g = grid_make(f, t);
	head = g.titles + pad + (t->nrows > 0 ? kept_height(&g, 0) : 0);
	if (head > flow_room(f))
		head = g.titles + g.line + 2 * GRID_PAD;
	if (format_has(t->title))
		put_caption(&g, head);
	flow_begin(f, ABOVE, head);
	put_titles(&g);
	for (i = 0; i < t->nrows; i++) {
		if (i > 0 && f->y + kept_height(&g, i) > f->bottom &&
		    kept_height(&g, i) <= flow_room(f) - g.titles) {
			flow_end_tag(f);
			flow_next_page(f);
			put_titles(&g);
		}
		if (i + 1 == t->nrows)
			f->y += pad;
		put_row(&g, &t->rows[i]);
	}
	flow_end_tag(f);
}

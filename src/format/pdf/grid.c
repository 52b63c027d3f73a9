/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "grid.h"
#include "format/cell.h"

#define GAP	 8 /* between columns */
#define WIDE_GAP 15
#define SMALLEST 0.6 /* a table too wide is set smaller, not less than this */
#define SMALLER	 0.95
#define CROWDED	 4    /* columns, in one of two side by side, are set... */
#define COMPACT	 0.92 /* ...so: words that wrap there are hard to scan */
#define AIR	 10   /* for each column of a table of... */
#define AIRY	 5    /* ...so many columns that has room to spare */
#define STEP	 1.0  /* points taken off a column at a time */

enum style
grid_style(enum row_kind row, enum column_kind column)
{
	if (row != ROW_BODY)
		return STYLE_SUM;
	return column == COLUMN_MONEY_SOFT ? STYLE_SOFT : STYLE_CELL;
}

/* Only running text may break into lines. */
const char *
grid_text(const struct grid *g, const struct row *row, size_t i)
{
	const char *text = flow_keep_cell(g->flow, row->cells[i]);

	return g->table->columns[i].kind == COLUMN_TEXT ?
	    text :
	    flow_keep_line(g->flow, text);
}

/* Text after figures stands further off, for both touch the gap. */
double
grid_gap(const struct table *t, size_t i)
{
	if (i == 0)
		return 0;
	return format_is_right(t->columns[i - 1].kind) &&
		!format_is_right(t->columns[i].kind) ?
	    WIDE_GAP :
	    GAP;
}

static void
widen(struct grid *g, size_t column, double width, double least)
{
	if (width > g->widths[column])
		g->widths[column] = width;
	if (least > g->least[column])
		g->least[column] = least;
}

static void
measure_column(struct grid *g, size_t i)
{
	const struct table  *t = g->table;
	const struct column *c = &t->columns[i];
	struct ink	    *k = &g->flow->ink;
	const char	    *text = flow_keep(g->flow, c->title);
	enum style	     style;
	double		     w;
	size_t		     r;

	if (i == 0 || format_title_span(t, i - 1) == 1)
		widen(g, i, ink_width(k, STYLE_COLUMN, g->scale, text),
		    ink_widest_word(k, STYLE_COLUMN, g->scale, text));
	for (r = 0; r < t->nrows; r++) {
		if (t->rows[r].kind == ROW_GROUP ||
		    t->rows[r].cells[i].type == CELL_EMPTY)
			continue;
		style = grid_style(t->rows[r].kind, c->kind);
		text = grid_text(g, &t->rows[r], i);
		w = ink_width(k, style, g->scale, text);
		if (c->kind != COLUMN_TEXT)
			widen(g, i, w, w);
		else
			widen(g, i, w,
			    w <= g->least[i] ?
				0 :
				ink_widest_word(k, style, g->scale, text));
	}
	/* Rounding must not wrap what has been measured. */
	g->widths[i] += 0.1;
	g->least[i] += 0.1;
}

static double
total(const struct grid *g, const double *widths)
{
	double sum = 0;
	size_t i;

	for (i = 0; i < g->table->ncolumns; i++)
		sum += grid_gap(g->table, i) + widths[i];
	return sum;
}

static bool
measure(struct grid *g)
{
	const double most = g->flow->width / 3;
	size_t	     i;

	for (i = 0; i < g->table->ncolumns; i++) {
		g->widths[i] = g->least[i] = 0;
		measure_column(g, i);
		/* A word without end is broken, whatever its length. */
		if (g->table->columns[i].kind == COLUMN_TEXT &&
		    g->least[i] > most)
			g->least[i] = most;
	}
	return total(g, g->least) <= g->flow->width;
}

static void
narrow(struct grid *g, bool texts)
{
	const struct table *t = g->table;
	size_t		    i, widest;

	while (total(g, g->widths) > g->flow->width) {
		widest = t->ncolumns;
		for (i = 0; i < t->ncolumns; i++)
			if ((texts || t->columns[i].kind != COLUMN_TEXT) &&
			    g->widths[i] > g->least[i] &&
			    (widest == t->ncolumns ||
				g->widths[i] > g->widths[widest]))
				widest = i;
		if (widest == t->ncolumns)
			return;
		g->widths[widest] -= STEP;
		if (g->widths[widest] < g->least[widest])
			g->widths[widest] = g->least[widest];
	}
}

/* Room that is left: a little for each column, the rest for those of text. */
static void
spread(struct grid *g)
{
	double room = g->flow->width - total(g, g->widths), text = 0, each;
	size_t i, n = g->table->ncolumns;

	if (room <= 0)
		return;
	each = room / (double)n < AIR ? room / (double)n : AIR;
	if (n < AIRY)
		each = 0;
	for (i = 0; i < n; i++)
		g->widths[i] += each;
	room -= each * (double)n;
	for (i = 0; i < n; i++)
		if (g->table->columns[i].kind == COLUMN_TEXT)
			text += g->widths[i];
	for (i = 0; i < n; i++)
		if (text == 0)
			g->widths[i] += room / (double)n;
		else if (g->table->columns[i].kind == COLUMN_TEXT)
			g->widths[i] += room * g->widths[i] / text;
}

/* The width of the title that begins at this column, over span columns. */
double
grid_title_width(const struct grid *g, size_t column, size_t span)
{
	double w = g->widths[column];

	while (--span > 0) {
		column++;
		w += grid_gap(g->table, column) + g->widths[column];
	}
	return w;
}

static double
titles_height(const struct grid *g)
{
	const struct table *t = g->table;
	double		    h, most = 0;
	size_t		    i, span;

	for (i = 0; i < t->ncolumns; i += span) {
		span = format_title_span(t, i);
		h = ink_height(&g->flow->ink, STYLE_COLUMN, g->scale,
		    flow_keep(g->flow, t->columns[i + span - 1].title),
		    grid_title_width(g, i, span));
		if (h > most)
			most = h;
	}
	return most;
}

struct grid
grid_make(struct flow *f, const struct table *t)
{
	struct grid g = { .flow = f, .table = t, .scale = 1 };

	if (f->columns && t->ncolumns >= CROWDED)
		g.scale = COMPACT;
	g.widths = arena_alloc(&f->arena, t->ncolumns * sizeof(double));
	g.least = arena_alloc(&f->arena, t->ncolumns * sizeof(double));
	while (!measure(&g) && g.scale > SMALLEST)
		g.scale *= SMALLER;
	/* Titles on two lines first, then texts. */
	narrow(&g, false);
	narrow(&g, true);
	spread(&g);
	g.line = ink_pitch(&f->ink, STYLE_CELL, g.scale);
	if (format_has_titles(t))
		g.titles = titles_height(&g) + 2 * GRID_TITLE_PAD;
	return g;
}

int
grid_row_lines(const struct grid *g, const struct row *row)
{
	const struct table *t = g->table;
	double		    line;
	int		    n, most = 1;
	size_t		    i;

	for (i = 0; i < t->ncolumns; i++) {
		if (t->columns[i].kind != COLUMN_TEXT ||
		    row->cells[i].type != CELL_TEXT || row->kind == ROW_GROUP)
			continue;
		n = ink_lines(&g->flow->ink,
		    grid_style(row->kind, t->columns[i].kind), g->scale,
		    grid_text(g, row, i), g->widths[i], &line);
		if (n > most)
			most = n;
	}
	return most;
}

double
grid_row_height(const struct grid *g, const struct row *row)
{
	return grid_row_lines(g, row) * g->line + 2 * GRID_PAD +
	    (row->kind == ROW_GROUP && row != g->table->rows ? GRID_GROUP_PAD :
							       0);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>

#include "base/xalloc.h"
#include "format/cell.h"
#include "text.h"
#include "wrap.h"

#define GAP	2  /* between columns */
#define READING 16 /* a text column is not made narrower than this... */
#define TIGHT	8  /* ...or this, when nothing else fits */

struct place {
	size_t	    width;
	size_t	    least;
	struct buf  text; /* of the cell in the row being written */
	const char *rest; /* of it, not yet written; NULL when there is none */
};

struct layout {
	const struct table *table;
	struct place	   *places;
	size_t		    total; /* width of the whole table */
	struct text	   *text;
	bool		    begun; /* a row was written */
};

/* How wide the text wants to be, and how narrow it may become. */
static void
measure(struct place *p, enum column_kind kind, const char *text)
{
	size_t width = wrap_widest_line(text), least = width;

	if (kind == COLUMN_TEXT)
		least = wrap_widest_word(text);
	if (kind == COLUMN_TEXT && least > READING)
		least = READING;
	if (width > p->width)
		p->width = width;
	if (least > p->least)
		p->least = least;
}

static void
measure_cell(
    struct layout *l, size_t i, enum column_kind kind, struct cell cell)
{
	struct place *p = &l->places[i];

	buf_reset(&p->text);
	format_add_cell(&p->text, cell);
	measure(p, kind, buf_str(&p->text));
}

static int
measure_row(const struct row *row, void *arg)
{
	struct layout *l = arg;
	size_t	       i;

	for (i = 0; i < l->table->ncolumns && row->kind != ROW_GROUP; i++)
		measure_cell(l, i, l->table->columns[i].kind, row->cells[i]);
	return 0;
}

static void
measure_all(struct layout *l)
{
	const struct table *t = l->table;
	size_t		    i;

	for (i = 0; i < t->ncolumns; i++)
		measure_cell(l, i, COLUMN_TEXT, cell_text(t->columns[i].title));
	report_each_row(t, measure_row, l);
	l->total = GAP * (t->ncolumns - 1);
	for (i = 0; i < t->ncolumns; i++)
		l->total += l->places[i].width;
}

/* Take a column off the widest one that may still give, until it fits. */
static void
shrink(struct layout *l, size_t limit, bool texts)
{
	struct place *p, *widest;
	size_t	      i;

	while (l->total > limit) {
		widest = NULL;
		for (i = 0; i < l->table->ncolumns; i++) {
			p = &l->places[i];
			if ((texts ||
				l->table->columns[i].kind != COLUMN_TEXT) &&
			    p->width > p->least &&
			    (widest == NULL || p->width > widest->width))
				widest = p;
		}
		if (widest == NULL)
			return;
		widest->width--;
		l->total--;
	}
}

static size_t
tightest(const struct layout *l, size_t i)
{
	size_t least = l->places[i].least;

	return l->table->columns[i].kind == COLUMN_TEXT && least > TIGHT ?
	    TIGHT :
	    least;
}

/*
 * Titles on several lines first, then texts; then texts in columns that are
 * hard to read, if that is of any help.
 */
static void
fit(struct layout *l, size_t limit)
{
	size_t i, least = GAP * (l->table->ncolumns - 1);

	shrink(l, limit, false);
	shrink(l, limit, true);
	for (i = 0; i < l->table->ncolumns; i++)
		least += tightest(l, i);
	if (least > limit)
		return;
	for (i = 0; i < l->table->ncolumns; i++)
		l->places[i].least = tightest(l, i);
	shrink(l, limit, true);
}

static void
put_cell(struct text *t, struct place *p, bool right, enum ink ink)
{
	const char *s = p->rest, *rest;
	size_t	    n, width, pad;

	if (s == NULL) {
		text_space(t, p->width);
		return;
	}
	n = wrap_line(s, p->width, &rest);
	width = wrap_width(s, n);
	pad = width < p->width ? p->width - width : 0;
	if (right)
		text_space(t, pad);
	text_put(t, s, n, ink);
	if (!right)
		text_space(t, pad);
	p->rest = rest;
}

/* Write the texts of all places, over as many lines as the longest needs. */
static void
put_row(struct text *t, struct layout *l, enum ink ink)
{
	enum column_kind kind;
	bool		 more = true;
	size_t		 i;

	while (more) {
		more = false;
		for (i = 0; i < l->table->ncolumns; i++) {
			kind = l->table->columns[i].kind;
			if (i > 0)
				text_space(t, GAP);
			put_cell(t, &l->places[i], format_is_right(kind),
			    ink == INK_PLAIN && kind == COLUMN_MONEY_SOFT ?
				INK_DIM :
				ink);
			more = more || l->places[i].rest != NULL;
		}
		text_end_line(t);
	}
}

static void
take(struct place *p, struct cell cell)
{
	buf_reset(&p->text);
	format_add_cell(&p->text, cell);
	p->rest = buf_str(&p->text);
}

static void
put_titles(struct text *t, struct layout *l)
{
	bool   any = false;
	size_t i;

	for (i = 0; i < l->table->ncolumns; i++) {
		take(&l->places[i], cell_text(l->table->columns[i].title));
		any = any || *l->places[i].rest != '\0';
	}
	if (!any)
		return;
	put_row(t, l, INK_DIM);
	text_rule(t, "─", l->total);
}

static void
put_group(struct text *t, const struct layout *l, const struct row *row)
{
	struct buf text = { .data = NULL };

	if (l->begun)
		text_end_line(t);
	format_add_group(&text, l->table, row);
	text_paragraph(t, buf_str(&text), INK_BOLD);
	buf_fini(&text);
}

/* A rule under the figures only, as on paper before a sum. */
static void
put_sum_rule(struct text *t, const struct layout *l)
{
	size_t i, k;

	for (i = 0; i < l->table->ncolumns; i++) {
		if (i > 0)
			text_space(t, GAP);
		if (!format_is_right(l->table->columns[i].kind)) {
			text_space(t, l->places[i].width);
			continue;
		}
		for (k = 0; k < l->places[i].width; k++)
			text_put(t, "─", strlen("─"), INK_DIM);
	}
	text_end_line(t);
}

static void
put_body(struct text *t, struct layout *l, const struct row *row)
{
	size_t i;

	if (row->kind == ROW_SUBTOTAL)
		put_sum_rule(t, l);
	else if (row->kind == ROW_TOTAL && l->begun)
		text_rule(t, "─", l->total);
	for (i = 0; i < l->table->ncolumns; i++)
		take(&l->places[i], row->cells[i]);
	put_row(t, l, row->kind == ROW_BODY ? INK_PLAIN : INK_BOLD);
}

static int
put_table_row(const struct row *row, void *arg)
{
	struct layout *l = arg;

	if (row->kind == ROW_GROUP)
		put_group(l->text, l, row);
	else
		put_body(l->text, l, row);
	l->begun = true;
	spool_take(l->text->spool, l->text->out);
	return 0;
}

void
text_table(struct text *t, const struct table *table)
{
	struct layout l = { .table = table, .text = t };
	size_t	      i;

	if (table->ncolumns == 0)
		return;
	l.places = xcalloc(table->ncolumns, sizeof(*l.places));
	measure_all(&l);
	if (t->limit > 0)
		fit(&l, t->limit);
	if (format_has(table->title))
		text_paragraph(t, table->title, INK_BOLD);
	put_titles(t, &l);
	report_each_row(table, put_table_row, &l);
	for (i = 0; i < table->ncolumns; i++)
		buf_fini(&l.places[i].text);
	free(l.places);
}

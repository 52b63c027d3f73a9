/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "flow.h"
#include "format/cell.h"

#define GUTTER	  MM(7)
#define MANY_ROWS 60  /* a table that is meant to run over pages */
#define WORTH	  0.5 /* of a page: what may move to the next one whole */

typedef void put_fn(struct flow *, const struct item *, const struct item *);

static void put_item(struct flow *, const struct item *);

static bool
is_shown(const struct item *item)
{
	return item->type != ITEM_ANNEX && item->type != ITEM_FIELD &&
	    item->type != ITEM_FIELD_LIST && item->type != ITEM_NULL;
}

static bool
is_text(const struct item *item)
{
	return item->type == ITEM_PARA || item->type == ITEM_LINE ||
	    item->type == ITEM_NOTE;
}

static size_t
count_rows(const struct item *item, const struct item *end)
{
	size_t n = 0;

	for (; item != end && item != NULL; item = item->next)
		n += (item->type == ITEM_TABLE ? item->table.nrows : 0) +
		    count_rows(item->child, NULL);
	return n;
}

/*
 * Put something; when it runs over the page's end and fits on one page, take
 * it back and put it on the next. What is high is moved only if it must.
 */
static void
keep_together(struct flow *f, put_fn *put, const struct item *item,
    const struct item *end, bool must)
{
	struct mark m = flow_mark(f);
	bool	    top = flow_at_top(f);

	put(f, item, end);
	if (f->page == m.page || top || count_rows(item, end) > MANY_ROWS)
		return;
	flow_return(f, &m);
	flow_next_page(f);
	put(f, item, end);
	if (f->page == m.page + 1 &&
	    (must || f->y - f->next_top <= WORTH * flow_room(f)))
		return;
	flow_return(f, &m);
	put(f, item, end);
}

/* The end of the section that this heading begins. */
static const struct item *
section_end(const struct item *heading)
{
	const struct item *item;

	for (item = heading->next; item != NULL; item = item->next)
		if (item->type == ITEM_HEADING || item->type == ITEM_PAGE_BREAK)
			break;
	return item;
}

/* The end of what is signed here: text, signatures, notes; NULL if nothing. */
static const struct item *
signed_end(const struct item *item)
{
	while (item != NULL && (is_text(item) || !is_shown(item)))
		item = item->next;
	if (item == NULL || item->type != ITEM_SIGNATURES)
		return NULL;
	while (item->next != NULL &&
	    (item->next->type == ITEM_SIGNATURES ||
		item->next->type == ITEM_NOTE))
		item = item->next;
	return item;
}

static bool
has_signatures(const struct item *item, const struct item *end)
{
	for (; item != end; item = item->next)
		if (item->type == ITEM_SIGNATURES)
			return true;
	return false;
}

static void
put_each(struct flow *f, const struct item *item, const struct item *end)
{
	for (; item != end; item = item->next)
		put_item(f, item);
}

/* The items of a section, its heading gone. */
static void
put_section(struct flow *f, const struct item *heading, const struct item *end)
{
	bool outermost = !f->section && !f->columns;

	if (outermost)
		flow_tag(f, "Sect");
	f->section = true;
	f->heading = flow_keep(f, heading->text);
	flow_items(f, heading->next, end);
	if (f->heading != NULL)
		flow_begin(f, 0, 0);
	if (outermost) {
		flow_end_tag(f);
		f->section = false;
	}
}

void
flow_items(struct flow *f, const struct item *item, const struct item *end)
{
	const struct item *last;

	while (item != end) {
		if (item->type == ITEM_HEADING) {
			last = section_end(item);
			keep_together(f, put_section, item, last,
			    has_signatures(item, last));
			item = last;
			continue;
		}
		last = is_text(item) ? signed_end(item) : NULL;
		if (last != NULL)
			keep_together(f, put_each, item, last->next, true);
		else
			put_item(f, item);
		item = last != NULL ? last->next : item->next;
	}
}

/* How much lower each of two tables needs its sum to be. */
static void
level(struct flow *f, const struct item *columns, double pad[2])
{
	const struct table *t[2];
	double		    height[2];

	pad[0] = pad[1] = 0;
	if (!format_are_level(columns, t))
		return;
	height[0] = flow_table_height(f, t[0]);
	height[1] = flow_table_height(f, t[1]);
	if (height[0] > flow_room(f) || height[1] > flow_room(f))
		return;
	if (height[0] > height[1])
		pad[1] = height[0] - height[1];
	else
		pad[0] = height[1] - height[0];
}

static void
put_column(struct flow *f, const struct item *column, double pad)
{
	const struct item *item;

	if (pad == 0) {
		flow_items(f, column->child, NULL);
		return;
	}
	for (item = column->child; item != NULL; item = item->next)
		if (item->type == ITEM_TABLE)
			flow_table(f, &item->table, pad);
}

/* Each column begins where the first did and the text goes on below both. */
static void
put_columns(struct flow *f, const struct item *item, const struct item *end)
{
	const struct item *column;
	struct flow	   before;
	size_t		   last;
	double		   lowest, pad[2];

	(void)end;
	if (f->heading != NULL) {
		flow_begin(f, 0, MM(15));
		f->bare = true;
	}
	before = *f;
	last = f->page;
	lowest = f->y;
	f->columns = true;
	f->width = (before.width - GUTTER) / 2;
	level(f, item, pad);
	for (column = item->child; column != NULL; column = column->next) {
		f->page = before.page;
		f->y = before.y;
		f->bare = before.bare;
		put_column(f, column, pad[column != item->child]);
		if (f->page > last || (f->page == last && f->y > lowest)) {
			last = f->page;
			lowest = f->y;
		}
		f->x += f->width + GUTTER;
	}
	f->page = last;
	f->y = lowest;
	f->x = before.x;
	f->width = before.width;
	f->columns = before.columns;
	f->bare = false;
}

static void
put_item(struct flow *f, const struct item *item)
{
	switch (item->type) {
	case ITEM_PARA:
		flow_paragraph(f, STYLE_BODY, item->text);
		break;
	case ITEM_NOTE:
		flow_paragraph(f, STYLE_NOTE, item->text);
		break;
	case ITEM_PAGE_BREAK:
		if (!flow_at_top(f))
			flow_next_page(f);
		break;
	case ITEM_GROUP:
		flow_items(f, item->child, NULL);
		break;
	case ITEM_COLUMNS:
		keep_together(f, put_columns, item, item->next, false);
		break;
	case ITEM_FIGURES:
		flow_figures(f, item);
		break;
	case ITEM_RESULT:
		flow_result(f, item);
		break;
	case ITEM_TABLE:
		flow_table(f, &item->table, 0);
		break;
	case ITEM_BARS:
		flow_bars(f, item);
		break;
	case ITEM_CURVE:
	case ITEM_GAUGES:
		flow_picture(f, item);
		break;
	case ITEM_LINE:
		flow_line(f, item);
		break;
	case ITEM_SIGNATURES:
		flow_signatures(f, item);
		break;
	case ITEM_ANNEX: /* a part of its own */
	case ITEM_HEADING:
	case ITEM_NULL:
	case ITEM_FIELD:
	case ITEM_FIELD_LIST:
		break;
	}
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "base/xalloc.h"
#include "flow.h"
#include "format/cell.h"

#define ABOVE_HEADING 24
#define BELOW_HEADING 5

static void
add_page(struct flow *f)
{
	f->pages = xreallocarray(f->pages, f->npages + 1, sizeof(*f->pages));
	f->pages[f->npages++] = (struct page){ .nops = 0 };
}

void
flow_init(struct flow *f)
{
	ink_init(&f->ink);
	add_page(f);
	f->y = f->first_top;
}

void
flow_fini(struct flow *f)
{
	size_t i;

	for (i = 0; i < f->npages; i++)
		free(f->pages[i].ops);
	free(f->pages);
	arena_fini(&f->arena);
	ink_fini(&f->ink);
}

struct mark
flow_mark(struct flow *f)
{
	struct mark m = { .npages = f->npages,
		.page = f->page,
		.y = f->y,
		.heading = f->heading,
		.bare = f->bare };
	size_t	    i;

	m.nops = arena_alloc(&f->arena, f->npages * sizeof(*m.nops));
	for (i = 0; i < f->npages; i++)
		m.nops[i] = f->pages[i].nops;
	return m;
}

void
flow_return(struct flow *f, const struct mark *m)
{
	size_t i;

	for (i = 0; i < m->npages; i++)
		f->pages[i].nops = m->nops[i];
	for (; i < f->npages; i++)
		free(f->pages[i].ops);
	f->npages = m->npages;
	f->page = m->page;
	f->y = m->y;
	f->heading = m->heading;
	f->bare = m->bare;
}

static double
top(const struct flow *f)
{
	return f->page == 0 ? f->first_top : f->next_top;
}

bool
flow_at_top(const struct flow *f)
{
	return f->y <= top(f);
}

double
flow_room(const struct flow *f)
{
	return f->bottom - f->next_top;
}

void
flow_next_page(struct flow *f)
{
	if (++f->page == f->npages)
		add_page(f);
	f->y = f->next_top;
}

/* The heading's own height is part of what must fit. */
static void
put_heading(struct flow *f, double gap, double height)
{
	struct op *op;
	double	   own = ink_height(
		&f->ink, STYLE_HEADING, 1, f->heading, f->width);

	if (!flow_at_top(f) &&
	    f->y + gap + own + BELOW_HEADING + height > f->bottom)
		flow_next_page(f);
	if (!flow_at_top(f))
		f->y += gap;
	op = flow_add(f, OP_OUTLINE, f->x, f->y);
	op->text = f->heading;
	flow_tag(f, "H2");
	op = flow_text(f, STYLE_HEADING, f->heading, f->x, f->y, f->width);
	op->wrap = true;
	flow_end_tag(f);
	f->y += own + BELOW_HEADING;
	f->heading = NULL;
	f->bare = true;
}

void
flow_begin(struct flow *f, double gap, double height)
{
	if (f->heading != NULL)
		put_heading(f, ABOVE_HEADING, height);
	else if (!flow_at_top(f) && f->y + gap + height > f->bottom)
		flow_next_page(f);
	if (!flow_at_top(f) && !f->bare)
		f->y += gap;
	f->bare = false;
}

struct op *
flow_add(struct flow *f, enum op_type type, double x, double y)
{
	struct page *p = &f->pages[f->page];
	struct op   *op;

	p->ops = xgrow(p->ops, p->nops, &p->cap, sizeof(*p->ops));
	op = &p->ops[p->nops++];
	*op = (struct op){ .type = type, .x = x, .y = y, .scale = 1 };
	return op;
}

void
flow_tag(struct flow *f, const char *name)
{
	assert(f->ntags < TAGS);
	f->tags[f->ntags++] = name;
	flow_add(f, OP_BEGIN, 0, 0)->text = name;
}

void
flow_end_tag(struct flow *f)
{
	assert(f->ntags > 0);
	flow_add(f, OP_END, 0, 0)->text = f->tags[--f->ntags];
}

void
flow_rule(
    struct flow *f, double x, double y, double w, double thick, double gray)
{
	struct op *op = flow_add(f, OP_RULE, x, y);

	op->w = w;
	op->thick = thick;
	op->gray = gray;
}

struct op *
flow_text(struct flow *f, enum style style, const char *text, double x,
    double y, double w)
{
	struct op *op = flow_add(f, OP_TEXT, x, y);

	op->style = style;
	op->text = text;
	op->w = w;
	op->gray = ink_gray(style);
	return op;
}

static const char *
keep(struct flow *f, struct buf *text)
{
	const char *kept = arena_strdup(&f->arena, buf_str(text));

	buf_fini(text);
	return kept;
}

const char *
flow_keep(struct flow *f, const char *text)
{
	struct buf safe = { .data = NULL };

	utf8_add_safe_lines(&safe, text == NULL ? "" : text);
	return keep(f, &safe);
}

const char *
flow_keep_line(struct flow *f, const char *text)
{
	struct buf safe = { .data = NULL };
	size_t	   i;

	utf8_add_safe_lines(&safe, text == NULL ? "" : text);
	for (i = 0; i < safe.len; i++)
		if (safe.data[i] == '\n')
			safe.data[i] = ' ';
	return keep(f, &safe);
}

const char *
flow_keep_cell(struct flow *f, struct cell cell)
{
	struct buf safe = { .data = NULL };

	format_add_cell(&safe, cell);
	return keep(f, &safe);
}

const char *
flow_keep_money(struct flow *f, struct money amount, enum money_style style)
{
	struct buf text = { .data = NULL };

	money_format(&text, amount, style);
	return keep(f, &text);
}

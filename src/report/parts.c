/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <assert.h>

#include "internal.h"

void
report_bars_begin(struct report *r)
{
	r->group = report_add_item(r, ITEM_BARS);
}

void
report_bar(struct report *r, const char *label, struct money amount, bool solid)
{
	struct item *item = r->group;

	assert(item != NULL && item->type == ITEM_BARS);
	item->bars = arena_grow(
	    &r->arena, item->bars, item->nbars, sizeof(*item->bars));
	item->bars[item->nbars++] = (struct bar){ .label = arena_strdup(
						      &r->arena, label),
		.amount = amount,
		.solid = solid };
}

void
report_bar_count(struct report *r, const char *label, int64_t n, bool solid)
{
	report_bar(r, label, MONEY(n), solid);
	r->group->bars[r->group->nbars - 1].counted = true;
}

void
report_bars_end(struct report *r)
{
	assert(r->group != NULL && r->group->type == ITEM_BARS);
	r->group = NULL;
}

void
report_curve_begin(struct report *r, struct date from, struct date to)
{
	r->group = report_add_item(r, ITEM_CURVE);
	r->group->from = from;
	r->group->to = to;
}

void
report_curve_line(struct report *r, const char *name)
{
	struct item *item = r->group;

	assert(item != NULL && item->type == ITEM_CURVE);
	assert(item->ncurves < REPORT_LINES);
	item->curves = arena_grow(
	    &r->arena, item->curves, item->ncurves, sizeof(*item->curves));
	item->curves[item->ncurves++] = (struct curve){ .name = arena_strdup(
							    &r->arena, name) };
}

void
report_curve_point(struct report *r, struct date day, struct money amount)
{
	struct item  *item = r->group;
	struct curve *c;

	assert(item != NULL && item->ncurves > 0);
	c = &item->curves[item->ncurves - 1];
	c->points = arena_grow(&r->arena, c->points, c->n, sizeof(*c->points));
	c->points[c->n++] = (struct curve_point){ day, amount };
}

void
report_curve_end(struct report *r)
{
	assert(r->group != NULL && r->group->type == ITEM_CURVE);
	r->group = NULL;
}

void
report_gauges_begin(struct report *r)
{
	r->group = report_add_item(r, ITEM_GAUGES);
}

void
report_gauge(
    struct report *r, const char *label, struct money used, struct money total)
{
	struct item *item = r->group;

	assert(item != NULL && item->type == ITEM_GAUGES);
	item->gauges = arena_grow(
	    &r->arena, item->gauges, item->ngauges, sizeof(*item->gauges));
	item->gauges[item->ngauges++] = (struct gauge){
		arena_strdup(&r->arena, label), used, total
	};
}

void
report_gauges_end(struct report *r)
{
	assert(r->group != NULL && r->group->type == ITEM_GAUGES);
	r->group = NULL;
}

void
report_line_begin(struct report *r)
{
	r->group = report_add_item(r, ITEM_LINE);
}

static void
add_span(struct report *r, struct span span)
{
	struct item *item = r->group;

	assert(item != NULL && item->type == ITEM_LINE);
	item->spans = arena_grow(
	    &r->arena, item->spans, item->nspans, sizeof(*item->spans));
	item->spans[item->nspans++] = span;
}

void
report_line_text(struct report *r, const char *text)
{
	add_span(r,
	    (struct span){
		.type = SPAN_TEXT, .text = arena_strdup(&r->arena, text) });
}

void
report_line_blank(struct report *r, int millimetres)
{
	add_span(r, (struct span){ .type = SPAN_BLANK, .number = millimetres });
}

void
report_line_box(struct report *r, bool ticked)
{
	add_span(r, (struct span){ .type = SPAN_BOX, .number = ticked });
}

void
report_line_end(struct report *r)
{
	assert(r->group != NULL && r->group->type == ITEM_LINE);
	r->group = NULL;
}

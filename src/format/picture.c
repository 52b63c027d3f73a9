/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "format/picture.h"

#include <string.h>

#include "base/utf8.h"
#include "shape.h"
#include "wrap.h"

#define FIRST 9	  /* baseline of the first line of words */
#define LINE  10  /* from one to the next */
#define BAR   6.5 /* height of the bar below them */
#define ROW   25  /* of a gauge whose words are one line */
#define HATCH 3	  /* from one stroke to the next */
#define LEAST 4	  /* of what goes beyond: enough to be seen */

#define TWO_LINES 1.8 /* of words, whose ends are not even */

int64_t
picture_step(int64_t range, int n)
{
	static const int factors[] = { 1, 2, 5 };
	int64_t		 power = 1;
	int		 i;

	for (;; power *= 10)
		for (i = 0; i < 3; i++)
			if (power * factors[i] >= (range + n - 1) / n)
				return power * factors[i];
}

void
picture_add_use(struct buf *b, const struct gauge *g)
{
	money_format(b, g->used, MONEY_EURO);
	buf_adds(b, " sur ");
	money_format(b, g->total, MONEY_EURO);
	if (g->total.cents > 0)
		buf_addf(b, " · %lld" UTF8_NBSP "%%",
		    (long long)money_percent(g->used, g->total));
}

/* Strokes at 45 degrees, cut where the box ends. */
static void
add_hatch(struct maker *m, double x, double y, double w)
{
	double at, from, to;
	int    i, n = (int)((w + BAR) / HATCH);

	for (i = 1; i <= n; i++) {
		at = x - BAR + i * HATCH;
		from = at < x ? x - at : 0;
		to = at + BAR > x + w ? x + w - at : BAR;
		shape_add_box(m, SHAPE_RULE, at + from, y + BAR - from,
		    to - from, from - to);
	}
}

/* The bar is what was granted, or what was used when that is more. */
static void
add_bar(struct maker *m, const struct gauge *g, double y)
{
	double	      w = m->p->width, used = (double)g->used.cents;
	double	      total = (double)g->total.cents, end = 0, beyond = 0;
	struct shape *s;

	total = total < 0 ? 0 : total;
	if (used > total) {
		end = w * total / used;
		end = end > w - LEAST ? w - LEAST : end;
		beyond = w - end;
	} else if (used > 0) {
		end = w * used / total;
	}
	if (end > 0)
		shape_add_box(m, SHAPE_FILL, 0, y, end, BAR);
	if (beyond > 0)
		add_hatch(m, end, y, beyond);
	s = shape_add_box(m, SHAPE_BOX, beyond > 0 ? end : 0, y,
	    beyond > 0 ? beyond : w, BAR);
	s->thick = 0.7;
}

/* The label's lines, each within room; where the last one stands. */
static double
add_label(struct maker *m, const char *label, double y, double room)
{
	const char *text = shape_keep(m, label), *rest;
	double	    each, width = shape_width(text);
	size_t	    n, columns = utf8_width(text);

	if (width > room) {
		each = width / (double)columns;
		columns = (size_t)(room / each);
	}
	for (;;) {
		n = wrap_line(text, columns, &rest);
		shape_add_text(m, 0, y, ANCHOR_START, text, n);
		if (rest == NULL || *rest == '\0')
			return y;
		text = rest;
		y += LINE;
	}
}

/* Its figures stand beside the label, below it when that is too long. */
static double
add_gauge(struct maker *m, const struct gauge *g, double y)
{
	struct buf b = { .data = NULL };
	double	   w = m->p->width, room, last, words;
	bool	   below;

	picture_add_use(&b, g);
	room = w - shape_width(buf_str(&b)) - 10;
	below = shape_width(g->label) > TWO_LINES * room;
	words = y + FIRST;
	last = add_label(m, g->label, words, below ? w : room);
	if (below)
		words = last += LINE;
	shape_add_text(m, w, words, ANCHOR_END, buf_str(&b), b.len);
	buf_fini(&b);
	add_bar(m, g, last + 3.5);
	return last - FIRST + ROW;
}

static void
make_gauges(struct maker *m, const struct item *item)
{
	struct buf b = { .data = NULL };
	size_t	   i;

	for (i = 0; i < item->ngauges; i++) {
		m->p->height = add_gauge(m, &item->gauges[i], m->p->height);
		buf_addf(&b, "%s%s" UTF8_NBSP ": ", i > 0 ? ". " : "",
		    item->gauges[i].label);
		picture_add_use(&b, &item->gauges[i]);
	}
	m->p->told = shape_keep(m, buf_str(&b));
	buf_fini(&b);
}

void
picture_make(struct picture *p, const struct item *item, double width,
    struct arena *arena)
{
	struct maker m = { p, arena };

	*p = (struct picture){ .width = width };
	if (item->type == ITEM_CURVE)
		curve_make(&m, item);
	else
		make_gauges(&m, item);
}

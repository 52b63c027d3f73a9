/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "format/picture.h"

#include <string.h>

#include "base/utf8.h"

#define LEFT	  62  /* room of the scale's amounts */
#define RIGHT	  86  /* room of the names at the end of the lines */
#define PLOT	  112 /* height of the plot */
#define TOP	  8
#define MONTHS	  16 /* room of the months below */
#define END_LABEL 20 /* from one name to the next, at least */
#define ROW	  25 /* height of a gauge with its words */
#define BAR	  7
#define HATCH	  3 /* from one stroke to the next */
#define STEPS	  5
#define FAINT	  0.84
#define DARK	  0.10
#define GREY	  0.34

/* ---- Shapes ---- */

struct maker {
	struct picture *p;
	struct arena   *arena;
};

static struct shape *
add(struct maker *m, enum shape_type type, double x, double y)
{
	struct picture *p = m->p;

	p->shapes = arena_grow(m->arena, p->shapes, p->n, sizeof(*p->shapes));
	p->shapes[p->n] = (struct shape){
		.type = type, .x = x, .y = y, .thick = 0.5, .gray = DARK
	};
	return &p->shapes[p->n++];
}

static struct shape *
add_box(struct maker *m, enum shape_type type, double x, double y, double w,
    double h)
{
	struct shape *s = add(m, type, x, y);

	s->w = w;
	s->h = h;
	return s;
}

static struct shape *
add_text(
    struct maker *m, double x, double y, enum anchor anchor, const char *text)
{
	struct shape *s = add(m, SHAPE_TEXT, x, y);
	struct buf    safe = { .data = NULL };

	utf8_add_safe(&safe, text);
	s->text = arena_strdup(m->arena, buf_str(&safe));
	buf_fini(&safe);
	s->anchor = anchor;
	return s;
}

/* ---- Scales ---- */

int64_t
picture_step(int64_t range, int n)
{
	static const int factors[] = { 1, 2, 5 };
	int64_t		 power = 1;
	int		 i;

	for (;; power *= 10)
		for (i = 0; i < 3; i++)
			if (power * factors[i] * n >= range)
				return power * factors[i];
}

struct date
picture_month_end(struct date day)
{
	int	    y, m, d;
	struct date next;

	date_split(day, &y, &m, &d);
	date_make(m == 12 ? y + 1 : y, m == 12 ? 1 : m + 1, 1, &next);
	next.days--;
	return next;
}

bool
picture_value(const struct curve *c, struct date day, struct money *value)
{
	size_t i;
	bool   found = false;

	for (i = 0; i < c->n && date_compare(c->points[i].day, day) <= 0; i++) {
		*value = c->points[i].amount;
		found = true;
	}
	return found;
}

/* ---- A curve ---- */

struct plot {
	struct maker	  *m;
	const struct item *item;
	double		   width; /* of the plot alone */
	int64_t		   low, high, step;
};

static double
x_of(const struct plot *p, struct date day)
{
	double span = p->item->to.days - p->item->from.days + 1;

	return LEFT + p->width * (day.days - p->item->from.days) / span;
}

static double
y_of(const struct plot *p, int64_t cents)
{
	return TOP +
	    PLOT * (double)(p->high - cents) / (double)(p->high - p->low);
}

/* The scale ends on round amounts, and holds zero. */
static void
measure(struct plot *p)
{
	const struct curve *c;
	size_t		    i, k;
	int64_t		    v, low = 0, high = 100;

	for (i = 0; i < p->item->ncurves; i++) {
		c = &p->item->curves[i];
		for (k = 0; k < c->n; k++) {
			v = c->points[k].amount.cents;
			low = v < low ? v : low;
			high = v > high ? v : high;
		}
	}
	p->step = picture_step(high - low, STEPS);
	p->low = low < 0 ? -((-low + p->step - 1) / p->step) * p->step : 0;
	p->high = (high + p->step - 1) / p->step * p->step;
}

/* Whole euros: what stands beside a grid line is round. */
static void
add_scale(struct plot *p)
{
	struct buf    b = { .data = NULL };
	struct shape *s;
	int64_t	      v;

	for (v = p->low; v <= p->high; v += p->step) {
		s = add_box(p->m, SHAPE_RULE, LEFT, y_of(p, v), p->width, 0);
		s->gray = v == 0 ? GREY : FAINT;
		buf_reset(&b);
		money_format(&b, MONEY(v), MONEY_EURO);
		s = add_text(
		    p->m, LEFT - 5, y_of(p, v) + 2.5, ANCHOR_END, buf_str(&b));
		s->gray = GREY;
	}
	buf_fini(&b);
}

static void
add_months(struct plot *p)
{
	static const char *const names[] = { "janv.", "févr.", "mars", "avril",
		"mai", "juin", "juil.", "août", "sept.", "oct.", "nov.",
		"déc." };
	struct date		 day = p->item->from, end;
	struct shape		*s;
	int			 y, m, d;

	while (date_compare(day, p->item->to) <= 0) {
		end = picture_month_end(day);
		date_split(day, &y, &m, &d);
		s = add_text(p->m, (x_of(p, day) + x_of(p, end)) / 2,
		    TOP + PLOT + 12, ANCHOR_MIDDLE, names[m - 1]);
		s->gray = GREY;
		s = add_box(p->m, SHAPE_RULE, x_of(p, day), TOP + PLOT, 0, 3);
		s->gray = GREY;
		day.days = end.days + 1;
	}
}

/* It holds from its day on: along, then up or down. */
static void
add_steps(struct plot *p, const struct curve *c, enum dash dash)
{
	struct shape *s = add(p->m, SHAPE_PATH, 0, 0);
	double	      x, y = 0;
	size_t	      i, n = 0;

	s->spots = arena_alloc(p->m->arena, (2 * c->n + 1) * sizeof(*s->spots));
	for (i = 0; i < c->n; i++) {
		x = x_of(p, c->points[i].day);
		if (i > 0)
			s->spots[n++] = (struct spot){ x, y };
		y = y_of(p, c->points[i].amount.cents);
		s->spots[n++] = (struct spot){ x, y };
	}
	if (n > 0)
		s->spots[n++] = (struct spot){ LEFT + p->width, y };
	s->nspots = n;
	s->dash = dash;
	s->thick = dash == DASH_NONE ? 1.3 : 1.1;
}

/* Names stand where their lines end, apart from each other. */
static void
add_names(struct plot *p)
{
	const struct curve *c;
	struct shape	   *s;
	struct buf	    b = { .data = NULL };
	double		    y[3], x = LEFT + p->width + 5;
	size_t		    i, k, n = p->item->ncurves;

	for (i = 0; i < n; i++) {
		c = &p->item->curves[i];
		y[i] = y_of(p, c->n > 0 ? c->points[c->n - 1].amount.cents : 0);
		for (k = 0; k < i; k++)
			if (y[i] - y[k] < END_LABEL && y[k] - y[i] < END_LABEL)
				y[i] = y[k] + END_LABEL <= TOP + PLOT ?
				    y[k] + END_LABEL :
				    y[k] - END_LABEL;
		s = add_text(p->m, x, y[i] - 1, ANCHOR_START, c->name);
		s->strong = true;
		buf_reset(&b);
		if (c->n > 0)
			money_format(
			    &b, c->points[c->n - 1].amount, MONEY_EURO);
		add_text(p->m, x, y[i] + 8.5, ANCHOR_START, buf_str(&b));
	}
	buf_fini(&b);
}

static void
tell_curve(struct maker *m, const struct item *item)
{
	const struct curve *c;
	struct buf	    b = { .data = NULL };
	char		    day[DATE_ISO];
	size_t		    i;

	for (i = 0; i < item->ncurves; i++) {
		c = &item->curves[i];
		buf_addf(&b, "%s%s" UTF8_NBSP ": ", i > 0 ? ". " : "", c->name);
		if (c->n == 0)
			continue;
		money_format(&b, c->points[0].amount, MONEY_EURO);
		buf_addf(&b, " le %s, ", date_fr(c->points[0].day, day));
		money_format(&b, c->points[c->n - 1].amount, MONEY_EURO);
		buf_addf(&b, " le %s", date_fr(item->to, day));
	}
	m->p->told = arena_strdup(m->arena, buf_str(&b));
	buf_fini(&b);
}

static void
make_curve(struct maker *m, const struct item *item)
{
	static const enum dash dashes[] = { DASH_NONE, DASH_LONG, DASH_SHORT };
	struct plot	       p = { .m = m, .item = item };
	size_t		       i;

	p.width = m->p->width - LEFT - RIGHT;
	m->p->height = TOP + PLOT + MONTHS;
	measure(&p);
	add_scale(&p);
	add_months(&p);
	for (i = 0; i < item->ncurves && i < 3; i++)
		add_steps(&p, &item->curves[i], dashes[i]);
	if (item->ncurves <= 3)
		add_names(&p);
	tell_curve(m, item);
}

/* ---- Gauges ---- */

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

/* Strokes from the lower edge to the upper one. */
static void
add_hatch(struct maker *m, double x, double y, double w)
{
	int i, n = (int)((w - BAR) / HATCH);

	for (i = 0; i <= n && w >= BAR; i++)
		add_box(m, SHAPE_RULE, x + i * HATCH, y + BAR, BAR, -BAR);
}

/* The bar is what was granted, or what was used when that is more. */
static void
add_gauge(struct maker *m, const struct gauge *g, double y)
{
	double	      w = m->p->width, used = (double)g->used.cents;
	double	      total = (double)g->total.cents, end;
	struct buf    b = { .data = NULL };
	struct shape *s;

	add_text(m, 0, y + 9, ANCHOR_START, g->label);
	picture_add_use(&b, g);
	add_text(m, w, y + 9, ANCHOR_END, buf_str(&b));
	buf_fini(&b);
	y += 12;
	if (used < 0)
		used = 0;
	if (total > 0 && used > total) {
		end = w * total / used;
		add_box(m, SHAPE_FILL, 0, y, end, BAR);
		add_hatch(m, end, y, w - end);
		s = add_box(m, SHAPE_BOX, end, y, w - end, BAR);
	} else {
		add_box(
		    m, SHAPE_FILL, 0, y, total > 0 ? w * used / total : 0, BAR);
		s = add_box(m, SHAPE_BOX, 0, y, w, BAR);
	}
	s->thick = 0.7;
}

static void
make_gauges(struct maker *m, const struct item *item)
{
	struct buf b = { .data = NULL };
	size_t	   i;

	for (i = 0; i < item->ngauges; i++) {
		add_gauge(m, &item->gauges[i], (double)i * ROW);
		buf_addf(&b, "%s%s" UTF8_NBSP ": ", i > 0 ? ". " : "",
		    item->gauges[i].label);
		picture_add_use(&b, &item->gauges[i]);
	}
	m->p->height = (double)item->ngauges * ROW;
	m->p->told = arena_strdup(m->arena, buf_str(&b));
	buf_fini(&b);
}

void
picture_make(struct picture *p, const struct item *item, double width,
    struct arena *arena)
{
	struct maker m = { p, arena };

	*p = (struct picture){ .width = width };
	if (item->type == ITEM_CURVE)
		make_curve(&m, item);
	else
		make_gauges(&m, item);
}

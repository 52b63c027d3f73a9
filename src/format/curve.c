/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <assert.h>
#include <string.h>

#include "base/utf8.h"
#include "shape.h"

#define PLOT   112 /* height of the plot */
#define TOP    8
#define BELOW  17  /* room of the months, and of a last amount */
#define NAME   23  /* from one name to the next, at least */
#define SAMPLE 14  /* of its line, before a name */
#define NAMES  0.4 /* of the width: what names may take */
#define MONTH  25  /* from the middle of a month's name to the next */
#define MIDDLE 2.7 /* from a text's middle to its baseline */
#define STEPS  5

static struct date
month_end(struct date day)
{
	int	    y, m, d;
	struct date next;

	date_split(day, &y, &m, &d);
	date_make(m == 12 ? y + 1 : y, m == 12 ? 1 : m + 1, 1, &next);
	next.days--;
	return next;
}

/* ---- In figures ---- */

/* The balance at the end of a day, nothing before the first one. */
static struct cell
value_at(const struct curve *c, struct date day)
{
	struct cell value = { .type = CELL_EMPTY };
	size_t	    i;

	for (i = 0; i < c->n && date_compare(c->points[i].day, day) <= 0; i++)
		value = (struct cell){ .type = CELL_MONEY,
			.money = c->points[i].amount };
	return value;
}

static void
add_row(struct table *t, const struct item *item, struct date day,
    struct arena *arena)
{
	struct row *row;
	size_t	    i;

	t->rows = arena_grow(arena, t->rows, t->nrows, sizeof(*t->rows));
	row = &t->rows[t->nrows++];
	*row = (struct row){ .kind = ROW_BODY };
	row->cells = arena_alloc(arena, t->ncolumns * sizeof(*row->cells));
	row->cells[0] = (struct cell){ .type = CELL_DATE, .date = day };
	for (i = 0; i < item->ncurves; i++)
		row->cells[i + 1] = value_at(&item->curves[i], day);
}

void
picture_table(struct table *t, const struct item *item, struct arena *arena)
{
	struct date day = item->from, end;
	size_t	    i;

	*t = (struct table){ .ncolumns = item->ncurves + 1 };
	t->columns = arena_alloc(arena, t->ncolumns * sizeof(*t->columns));
	t->columns[0] = (struct column){ .title = arena_strdup(arena, "Au"),
		.kind = COLUMN_SHORT };
	for (i = 0; i < item->ncurves; i++)
		t->columns[i + 1] = (struct column){
			.title = item->curves[i].name, .kind = COLUMN_MONEY
		};
	for (; date_compare(day, item->to) <= 0; day.days = end.days + 1) {
		end = month_end(day);
		if (date_compare(end, item->to) > 0)
			end = item->to;
		add_row(t, item, end, arena);
	}
}

/* ---- As lines ---- */

struct plot {
	struct maker	  *m;
	const struct item *item;
	double		   left, width; /* of the plot alone */
	int64_t		   low, high, step;
};

static double
x_of(const struct plot *p, struct date day)
{
	double span = p->item->to.days - p->item->from.days + 1;
	double past = day.days - p->item->from.days;

	past = past < 0 ? 0 : past > span ? span : past;
	return p->left + (span > 0 ? p->width * past / span : 0);
}

static double
y_of(const struct plot *p, int64_t cents)
{
	return TOP +
	    PLOT * (double)(p->high - cents) / (double)(p->high - p->low);
}

/* The scale ends on round amounts, and holds zero. */
static void
measure_scale(struct plot *p)
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

/* What stands beside a line of the scale; whole euros where the steps are. */
static const char *
mark_of(const struct plot *p, int64_t cents)
{
	struct buf  b = { .data = NULL };
	const char *kept;

	money_format(&b, MONEY(cents), MONEY_DOCUMENT);
	if (p->step % 100 == 0)
		b.len -= strlen(",00");
	buf_adds(&b, UTF8_NBSP "€");
	kept = arena_strdup(p->m->arena, buf_str(&b));
	buf_fini(&b);
	return kept;
}

static const char *
last_of(const struct plot *p, const struct curve *c)
{
	char text[MONEY_TEXT];

	if (c->n == 0)
		return "";
	return arena_strdup(p->m->arena,
	    money_text(c->points[c->n - 1].amount, MONEY_EURO, text));
}

/* The plot has the room that the texts on both sides leave. */
static void
measure_sides(struct plot *p)
{
	const struct curve *c = p->item->curves;
	double		    w, names = 0;
	int64_t		    v;

	for (v = p->low; v <= p->high; v += p->step) {
		w = shape_width(mark_of(p, v)) + 5;
		p->left = w > p->left ? w : p->left;
	}
	for (; c < p->item->curves + p->item->ncurves; c++) {
		w = shape_width(c->name) * 1.1;
		names = w > names ? w : names;
		w = shape_width(last_of(p, c));
		names = w > names ? w : names;
	}
	if (names > p->m->p->width * NAMES)
		names = p->m->p->width * NAMES;
	p->width = p->m->p->width - p->left - SAMPLE - 8 - names;
}

static void
add_scale(struct plot *p)
{
	struct shape *s;
	const char   *mark;
	int64_t	      v;

	for (v = p->low; v <= p->high; v += p->step) {
		s = shape_add_box(
		    p->m, SHAPE_RULE, p->left, y_of(p, v), p->width, 0);
		s->gray = v == 0 ? SHAPE_GREY : SHAPE_FAINT;
		mark = mark_of(p, v);
		s = shape_add_text(p->m, p->left - 5, y_of(p, v) + MIDDLE,
		    ANCHOR_END, mark, strlen(mark));
		s->gray = SHAPE_GREY;
	}
}

/* As many names as there is room for. */
static void
add_months(struct plot *p)
{
	static const char *const names[] = { "janv.", "févr.", "mars", "avril",
		"mai", "juin", "juil.", "août", "sept.", "oct.", "nov.",
		"déc." };
	struct date		 day = p->item->from, end;
	struct shape		*s;
	double			 x, free = p->left;
	int			 y, m, d;

	for (; date_compare(day, p->item->to) <= 0; day.days = end.days + 1) {
		end = month_end(day);
		date_split(day, &y, &m, &d);
		s = shape_add_box(
		    p->m, SHAPE_RULE, x_of(p, day), TOP + PLOT, 0, 3);
		s->gray = SHAPE_GREY;
		end.days++;
		x = (x_of(p, day) + x_of(p, end)) / 2;
		end.days--;
		if (x < free)
			continue;
		s = shape_add_text(p->m, x, TOP + PLOT + 12, ANCHOR_MIDDLE,
		    names[m - 1], strlen(names[m - 1]));
		s->gray = SHAPE_GREY;
		free = x + MONTH;
	}
}

static void
set_line(struct shape *s, size_t i)
{
	static const enum dash dashes[] = { DASH_NONE, DASH_LONG, DASH_SHORT };

	s->dash = dashes[i];
	s->thick = i == 0 ? 1.3 : 1.1;
}

/* It holds from its day on: along, then up or down. */
static void
add_steps(struct plot *p, size_t k)
{
	const struct curve *c = &p->item->curves[k];
	struct shape	   *s;
	double		    x, y = 0;
	size_t		    i, n = 0;

	if (c->n == 0)
		return;
	s = shape_add(p->m, SHAPE_PATH, 0, 0);
	s->spots = arena_alloc(p->m->arena, (2 * c->n + 1) * sizeof(*s->spots));
	for (i = 0; i < c->n; i++) {
		x = x_of(p, c->points[i].day);
		if (i > 0)
			s->spots[n++] = (struct spot){ x, y };
		y = y_of(p, c->points[i].amount.cents);
		s->spots[n++] = (struct spot){ x, y };
	}
	s->spots[n++] = (struct spot){ p->left + p->width, y };
	s->nspots = n;
	set_line(s, k);
}

/* Where the lines end, but apart from each other and within the plot. */
static void
place_names(const struct plot *p, double y[REPORT_LINES])
{
	const struct curve *c;
	size_t		    order[REPORT_LINES], i, k, n = p->item->ncurves;
	double		    low;

	for (i = 0; i < n; i++) {
		c = &p->item->curves[i];
		y[i] = y_of(p, c->n > 0 ? c->points[c->n - 1].amount.cents : 0);
		for (k = i; k > 0 && y[order[k - 1]] > y[i]; k--)
			order[k] = order[k - 1];
		order[k] = i;
	}
	for (i = 1; i < n; i++)
		if (y[order[i]] < y[order[i - 1]] + NAME)
			y[order[i]] = y[order[i - 1]] + NAME;
	for (i = 0; i < n; i++) {
		low = TOP + PLOT - NAME * (double)(n - 1 - i);
		if (y[order[i]] > low)
			y[order[i]] = low;
	}
}

static void
add_name(struct plot *p, size_t i, double y)
{
	const struct curve *c = &p->item->curves[i];
	const char	   *last = last_of(p, c);
	const char	   *name = shape_keep(p->m, c->name);
	double		    x = p->left + p->width + 4;
	double		    room = p->m->p->width - x - SAMPLE - 4;
	struct shape	   *s;
	size_t		    n;

	s = shape_add_box(p->m, SHAPE_RULE, x, y, SAMPLE, 0);
	set_line(s, i);
	x += SAMPLE + 4;
	n = strlen(name);
	if (shape_width(name) > room)
		n = utf8_fit(name, (size_t)(room / (0.6 * PICTURE_TEXT)));
	s = shape_add_text(p->m, x, y + MIDDLE, ANCHOR_START, name, n);
	s->strong = true;
	shape_add_text(
	    p->m, x, y + MIDDLE + 9.5, ANCHOR_START, last, strlen(last));
}

static void
tell(struct maker *m, const struct item *item)
{
	const struct curve *c;
	struct buf	    b = { .data = NULL };
	char		    day[DATE_ISO];
	size_t		    i;

	for (i = 0; i < item->ncurves; i++) {
		c = &item->curves[i];
		buf_addf(&b, "%s%s" UTF8_NBSP ":", i > 0 ? ". " : "", c->name);
		if (c->n == 0)
			continue;
		buf_addc(&b, ' ');
		money_format(&b, c->points[0].amount, MONEY_EURO);
		buf_addf(&b, " le %s, ", date_fr(c->points[0].day, day));
		money_format(&b, c->points[c->n - 1].amount, MONEY_EURO);
		buf_addf(&b, " le %s", date_fr(item->to, day));
	}
	m->p->told = shape_keep(m, buf_str(&b));
	buf_fini(&b);
}

void
curve_make(struct maker *m, const struct item *item)
{
	struct plot p = { .m = m, .item = item };
	double	    y[REPORT_LINES] = { 0 };
	size_t	    i;

	assert(item->ncurves <= REPORT_LINES);
	m->p->height = TOP + PLOT + BELOW;
	measure_scale(&p);
	measure_sides(&p);
	add_scale(&p);
	add_months(&p);
	place_names(&p, y);
	for (i = 0; i < item->ncurves; i++) {
		add_steps(&p, i);
		add_name(&p, i, y[i]);
	}
	tell(m, item);
}

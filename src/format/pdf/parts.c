/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/utf8.h"
#include "flow.h"
#include "format/cell.h"
#include "line.h"

#define BETWEEN	    14 /* boxes beside each other */
#define FIGURE_PAD  10
#define FIGURE_HIGH 46
#define BAR_ROW	    16.5
#define BAR_HIGH    9.0
#define CAPITAL	    5 /* the middle of a capital letter, below the line's top */
#define BAR_TURN    5 /* more above the first bar of the other kind */
#define BAR_LABEL   0.42 /* of the width: what labels may take */
#define RESULT_PAD  8
#define SIGN_HIGH   80
#define SIGN_PAD    6
#define ABOVE_TEXT  5
#define ABOVE_LINE  4
#define ABOVE_BOXES 14
#define LEAST_LINES 2 /* of a paragraph at a page's end or beginning */

/* As many lines as fit, but two at least on each side of a page's end. */
static int
lines_that_fit(const struct flow *f, int left, double line)
{
	int n = (int)((f->bottom - f->y) / line + 0.01);

	if (n >= left)
		return left;
	if (left - n < LEAST_LINES)
		n = left - LEAST_LINES;
	return n < 1 ? 1 : n;
}

void
flow_paragraph(struct flow *f, enum style style, const char *s)
{
	const char *text = flow_keep(f, s);
	struct op  *op;
	double	    line;
	int	    lines, first, n;

	lines = ink_lines(&f->ink, style, 1, text, f->width, &line);
	n = lines < 2 * LEAST_LINES ? lines : LEAST_LINES;
	flow_begin(f, ABOVE_TEXT, n * line);
	for (first = 0; first < lines; first += n) {
		if (first > 0)
			flow_next_page(f);
		n = lines_that_fit(f, lines - first, line);
		flow_tag(f, "P");
		op = flow_text(f, style, text, f->x, f->y, f->width);
		op->wrap = true;
		op->first = first;
		op->nlines = n;
		flow_end_tag(f);
		f->y += n * line;
	}
}

static void
add_frame(
    struct flow *f, double x, double w, double h, double thick, double gray)
{
	struct op *op = flow_add(f, OP_FRAME, x, f->y);

	op->w = w;
	op->h = h;
	op->thick = thick;
	op->gray = gray;
}

/* The scale at which a text fits into w, 1 when it does as it is. */
static double
scale_to_fit(struct flow *f, enum style style, const char *text, double w)
{
	double width = ink_width(&f->ink, style, 1, text);

	return width > w ? w / width : 1;
}

static void
add_figure(struct flow *f, const struct figure *figure, double x, double w,
    double label_height)
{
	const char *text = flow_keep_money(f, figure->amount, figure->style);
	double	    inside = w - 2 * FIGURE_PAD;
	struct op  *op;

	add_frame(f, x, w, FIGURE_HIGH - 12 + label_height, 0.7, RULE);
	flow_tag(f, "P");
	op = flow_text(f, STYLE_LABEL, flow_keep(f, figure->label),
	    x + FIGURE_PAD, f->y + 8, inside);
	op->wrap = true;
	op = flow_text(f, STYLE_FIGURE, text, x + FIGURE_PAD,
	    f->y + 9 + label_height, inside);
	op->scale = scale_to_fit(f, STYLE_FIGURE, text, inside);
	flow_end_tag(f);
}

void
flow_figures(struct flow *f, const struct item *item)
{
	double w, h, label = 0;
	size_t i, n = item->nfigures;

	w = (f->width - BETWEEN * (double)(n - 1)) / (double)n;
	for (i = 0; i < n; i++) {
		h = ink_height(&f->ink, STYLE_LABEL, 1,
		    flow_keep(f, item->figures[i].label), w - 2 * FIGURE_PAD);
		if (h > label)
			label = h;
	}
	flow_begin(f, ABOVE_BOXES, FIGURE_HIGH - 12 + label);
	for (i = 0; i < n; i++)
		add_figure(f, &item->figures[i],
		    f->x + (w + BETWEEN) * (double)i, w, label);
	f->y += FIGURE_HIGH - 12 + label;
}

struct bars {
	double	label; /* widths of the three columns */
	double	length;
	double	amount;
	int64_t scale;
};

static void
measure_bars(struct flow *f, const struct item *item, struct bars *b)
{
	const struct bar *bar;
	char		  text[MONEY_TEXT];
	double		  w;

	for (bar = item->bars; bar < item->bars + item->nbars; bar++) {
		w = ink_width(&f->ink, STYLE_CELL, 1, flow_keep(f, bar->label));
		if (w > b->label)
			b->label = w;
		w = ink_width(&f->ink, STYLE_CELL, 1,
		    flow_keep(f, format_bar_text(bar, text)));
		if (w > b->amount)
			b->amount = w;
	}
	if (b->label > BAR_LABEL * f->width)
		b->label = BAR_LABEL * f->width;
	b->length = f->width - b->label - b->amount - 24;
	b->scale = format_bar_scale(item);
}

/* Told apart without colour: filled, or drawn around. */
static void
add_length(
    struct flow *f, const struct bar *bar, double x, double y, double length)
{
	struct op *op;

	if (length <= 0)
		return;
	op = flow_add(f, bar->solid ? OP_FILL : OP_FRAME, x, y);
	op->w = length < 0.8 ? 0.8 : length;
	op->h = BAR_HIGH;
	op->thick = 0.7;
	op->gray = INK;
	if (!bar->solid && op->w > op->thick) {
		op->x += op->thick / 2;
		op->y += op->thick / 2;
		op->w -= op->thick;
		op->h -= op->thick;
	}
}

static void
add_bar(struct flow *f, const struct bar *bar, const struct bars *b)
{
	const char *label = flow_keep(f, bar->label);
	char	    text[MONEY_TEXT];
	double	    line, y = f->y + 2;
	struct op  *op;
	int	    n;

	n = ink_lines(&f->ink, STYLE_CELL, 1, label, b->label, &line);
	flow_tag(f, "TR");
	flow_tag(f, "TH");
	op = flow_text(f, STYLE_CELL, label, f->x, y, b->label);
	op->wrap = true;
	flow_end_tag(f);
	add_length(f, bar, f->x + b->label + 12, y + CAPITAL - BAR_HIGH / 2,
	    format_bar_length(bar, b->scale, b->length));
	flow_tag(f, "TD");
	op = flow_text(f, STYLE_CELL, flow_keep(f, format_bar_text(bar, text)),
	    f->x + f->width - b->amount, y, b->amount);
	op->align = ALIGN_RIGHT;
	flow_end_tag(f);
	flow_end_tag(f);
	f->y += BAR_ROW + (n - 1) * line;
}

static void
add_picture(struct flow *f, const struct item *item, double gap)
{
	struct picture *p = arena_alloc(&f->arena, sizeof(*p));
	struct op      *op;

	picture_make(p, item, f->width, &f->arena);
	flow_begin(f, gap, p->height);
	flow_tag(f, "Figure");
	op = flow_add(f, OP_PICTURE, f->x, f->y);
	op->picture = p;
	flow_end_tag(f);
	f->y += p->height;
}

/* Gauges are set one by one, so that many of them run over pages. */
void
flow_picture(struct flow *f, const struct item *item)
{
	struct item one = *item;
	size_t	    i;

	if (item->type == ITEM_CURVE)
		add_picture(f, item, ABOVE_TEXT);
	one.ngauges = 1;
	for (i = 0; i < item->ngauges; i++) {
		one.gauges = &item->gauges[i];
		add_picture(f, &one, i == 0 ? ABOVE_TEXT : 0);
	}
}

void
flow_bars(struct flow *f, const struct item *item)
{
	struct bars b = { .label = 0 };
	double	    high = BAR_ROW * (double)item->nbars + BAR_TURN;
	size_t	    i;

	if (item->nbars == 0)
		return;
	measure_bars(f, item, &b);
	flow_begin(f, ABOVE_TEXT, high < flow_room(f) / 2 ? high : BAR_ROW);
	flow_tag(f, "Table");
	for (i = 0; i < item->nbars; i++) {
		if (i > 0 && item->bars[i].solid != item->bars[i - 1].solid)
			f->y += BAR_TURN;
		if (f->y + BAR_ROW > f->bottom) {
			flow_end_tag(f);
			flow_next_page(f);
			flow_tag(f, "Table");
		}
		add_bar(f, &item->bars[i], &b);
	}
	flow_end_tag(f);
}

void
flow_result(struct flow *f, const struct item *item)
{
	const char *left = flow_keep(f, item->text);
	const char *right = flow_keep(f, item->text2);
	double	    w, room, height, scale;
	struct op  *op;

	w = ink_width(&f->ink, STYLE_STRONG, 1, right);
	scale = w > f->width / 2 ? f->width / 2 / w : 1;
	room = f->width - w * scale - 3 * RESULT_PAD;
	height = ink_height(&f->ink, STYLE_STRONG, 1, left, room);
	flow_begin(f, ABOVE_BOXES - 2, height + 2 * RESULT_PAD - 3);
	add_frame(f, f->x, f->width, height + 2 * RESULT_PAD - 3, 1, INK);
	flow_tag(f, "P");
	op = flow_text(f, STYLE_STRONG, left, f->x + RESULT_PAD,
	    f->y + RESULT_PAD - 1.5, room);
	op->wrap = true;
	op = flow_text(f, STYLE_STRONG, right,
	    f->x + f->width - RESULT_PAD - w * scale, f->y + RESULT_PAD - 1.5,
	    w * scale);
	op->align = ALIGN_RIGHT;
	op->scale = scale;
	flow_end_tag(f);
	f->y += height + 2 * RESULT_PAD - 3;
}

void
flow_line(struct flow *f, const struct item *item)
{
	double	   h = line_height(&f->ink, item, f->width);
	struct op *op;

	flow_begin(f, ABOVE_LINE, h);
	flow_tag(f, "P");
	op = flow_add(f, OP_LINE, f->x, f->y);
	op->item = item;
	op->w = f->width;
	flow_end_tag(f);
	f->y += h;
}

static void
add_signature(
    struct flow *f, const struct signature *s, double x, double w, double h)
{
	const char *who = flow_keep(f, s->who);
	double	    inside = w - 2 * SIGN_PAD;
	double	    y = f->y + SIGN_PAD;
	struct op  *op;

	add_frame(f, x, w, h, 0.7, RULE);
	flow_tag(f, "P");
	op = flow_text(f, STYLE_SIGNER, who, x + SIGN_PAD, y, inside);
	op->wrap = true;
	y += ink_height(&f->ink, STYLE_SIGNER, 1, who, inside);
	op = flow_text(
	    f, STYLE_NOTE, flow_keep(f, s->what), x + SIGN_PAD, y, inside);
	op->wrap = true;
	flow_end_tag(f);
}

/* A box keeps room for the hand below its text. */
static double
signature_height(struct flow *f, const struct signature *s, double w)
{
	double text;

	text = ink_height(&f->ink, STYLE_SIGNER, 1, flow_keep(f, s->who),
		   w - 2 * SIGN_PAD) +
	    ink_height(&f->ink, STYLE_NOTE, 1, flow_keep(f, s->what),
		w - 2 * SIGN_PAD);
	return text > SIGN_HIGH / 2 ? text + SIGN_HIGH / 2 : SIGN_HIGH;
}

void
flow_signatures(struct flow *f, const struct item *item)
{
	double w, h, high = 0;
	size_t i, n = item->nsignatures;

	w = (f->width - BETWEEN * (double)(n - 1)) / (double)n;
	for (i = 0; i < n; i++) {
		h = signature_height(f, &item->signatures[i], w);
		if (h > high)
			high = h;
	}
	if (high > flow_room(f))
		high = flow_room(f);
	flow_begin(f, ABOVE_BOXES, high);
	for (i = 0; i < n; i++)
		add_signature(f, &item->signatures[i],
		    f->x + (w + BETWEEN) * (double)i, w, high);
	f->y += high;
}

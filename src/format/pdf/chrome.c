/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>

#include "chrome.h"
#include "format/cell.h"
#include "paint.h"

#define A4_SHORT   595.276
#define A4_LONG	   841.890
#define A4_CROSS   1031.090 /* from corner to corner */
#define SIDE	   MM(17)
#define TOP	   MM(15)
#define BOTTOM	   MM(20)
#define FOOT	   MM(14.5) /* of its rule, above the paper's edge */
#define FOOT_TEXT  5	    /* below the rule */
#define LIGHT_HEAD MM(10)
#define BELOW_HEAD 16
#define APART	   MM(8) /* what stands at the left, and at the right */
#define LEFT_PART  0.56	 /* of the width, for the title */
#define LEADING	   1.5	 /* between the lines of the head */
#define STATE_PADX 6
#define STATE_PADY 2.5

/* The height of the text at that width; 0 when there is none. */
static double
height_of(struct ink *k, enum style style, const char *text, double width)
{
	return format_has(text) ?
	    ink_height(k, style, 1, text, width) + LEADING :
	    0;
}

static double
inner_width(const struct chrome *c)
{
	return c->paper_width - 2 * SIDE;
}

static double
state_height(struct ink *k, const char *mark)
{
	return format_has(mark) ?
	    ink_height(k, STYLE_STATE, 1, mark, -1) + 2 * STATE_PADY + 5 :
	    0;
}

static double
left_height(const struct chrome *c, struct ink *k, double w)
{
	return height_of(k, STYLE_TITLE, c->head->title, w) +
	    height_of(k, STYLE_SUBTITLE, c->head->subtitle, w) +
	    state_height(k, c->head->mark);
}

static double
right_height(const struct chrome *c, struct ink *k, double w)
{
	double h = 0;
	size_t i;

	for (i = 0; i < c->head->nidentity; i++)
		h += height_of(k, i == 0 ? STYLE_WHO : STYLE_IDENTITY,
		    c->head->identity[i], w);
	return h;
}

static double
left_width(const struct chrome *c)
{
	return c->head->nidentity == 0 ? inner_width(c) :
					 inner_width(c) * LEFT_PART;
}

static double
right_width(const struct chrome *c)
{
	return inner_width(c) - left_width(c) - APART;
}

void
chrome_init(struct chrome *c, const struct report_head *head, struct ink *k)
{
	double left, right = 0;

	c->head = head;
	c->paper_width = head->landscape ? A4_LONG : A4_SHORT;
	c->paper_height = head->landscape ? A4_SHORT : A4_LONG;
	left = left_height(c, k, left_width(c));
	if (head->nidentity > 0)
		right = right_height(c, k, right_width(c));
	c->head_height = left > right ? left : right;
}

void
chrome_bound(const struct chrome *c, struct flow *f)
{
	f->x = SIDE;
	f->width = inner_width(c);
	f->next_top = MM(19);
	f->first_top = TOP;
	if (c->head_height > 0)
		f->first_top += c->head_height + 8 + BELOW_HEAD;
	f->bottom = c->paper_height - BOTTOM;
	f->y = f->first_top;
}

/* Paint text and return what its height is. */
static double
put(struct ink *k, cairo_t *cr, enum style style, const char *text, double x,
    double y, double w, enum align align)
{
	struct op op = { .type = OP_TEXT,
		.style = style,
		.text = text,
		.x = x,
		.y = y,
		.w = w,
		.wrap = true,
		.scale = 1,
		.align = align };

	if (!format_has(text))
		return 0;
	paint_text(k, cr, &op);
	return ink_height(k, style, 1, text, w) + LEADING;
}

/* One line, ended by an ellipsis where it is too long. */
static void
put_line(struct ink *k, cairo_t *cr, const char *text, double x, double y,
    double w, enum align align)
{
	struct op op = { .type = OP_TEXT,
		.style = STYLE_FOOT,
		.text = text,
		.x = x,
		.y = y,
		.w = w,
		.cut = true,
		.scale = 1,
		.align = align };

	if (format_has(text) && w > 0)
		paint_text(k, cr, &op);
}

/* The state in a frame: the pale mark may not survive a photocopy. */
static void
put_state(struct ink *k, cairo_t *cr, const char *mark, double x, double y)
{
	double w = ink_width(k, STYLE_STATE, 1, mark);
	double h = ink_height(k, STYLE_STATE, 1, mark, -1);

	put(k, cr, STYLE_STATE, mark, x + STATE_PADX, y + 5 + STATE_PADY, w + 1,
	    ALIGN_LEFT);
	cairo_set_line_width(cr, 0.9);
	cairo_rectangle(
	    cr, x + 0.5, y + 5, w + 2 * STATE_PADX, h + 2 * STATE_PADY);
	cairo_stroke(cr);
}

static void
paint_first_head(const struct chrome *c, struct ink *k, cairo_t *cr)
{
	const struct report_head *head = c->head;
	double			  y, w = left_width(c), x = SIDE;
	size_t			  i;

	if (c->head_height == 0)
		return;
	y = TOP + c->head_height - left_height(c, k, w);
	cairo_tag_begin(cr, "H1", NULL);
	y += put(k, cr, STYLE_TITLE, head->title, x, y, w, ALIGN_LEFT);
	cairo_tag_end(cr, "H1");
	cairo_tag_begin(cr, "P", NULL);
	y += put(k, cr, STYLE_SUBTITLE, head->subtitle, x, y, w, ALIGN_LEFT);
	if (format_has(head->mark))
		put_state(k, cr, head->mark, x, y);
	cairo_tag_end(cr, "P");
	x += w + APART;
	w = right_width(c);
	y = TOP + c->head_height - right_height(c, k, w);
	for (i = 0; i < head->nidentity; i++) {
		cairo_tag_begin(cr, "P", NULL);
		y += put(k, cr, i == 0 ? STYLE_WHO : STYLE_IDENTITY,
		    head->identity[i], x, y, w, ALIGN_RIGHT);
		cairo_tag_end(cr, "P");
	}
	paint_rule(
	    cr, SIDE, TOP + c->head_height + 8, inner_width(c), 1.3, INK);
}

/* Following pages say what they belong to. */
static void
paint_next_head(const struct chrome *c, struct flow *f, cairo_t *cr)
{
	const struct report_head *head = c->head;
	double			  half = inner_width(c) / 2 - APART / 2;
	struct buf		  text = { .data = NULL };
	const char		 *left;

	if (c->head_height == 0)
		return;
	buf_adds(&text, format_has(head->title) ? head->title : "");
	if (format_has(head->mark))
		buf_addf(&text, " · %s", head->mark);
	left = flow_keep(f, buf_str(&text));
	buf_fini(&text);
	put_line(&f->ink, cr, left, SIDE, LIGHT_HEAD, half, ALIGN_LEFT);
	if (head->nidentity > 0)
		put_line(&f->ink, cr, head->identity[0], SIDE + half + APART,
		    LIGHT_HEAD, half, ALIGN_RIGHT);
	paint_rule(cr, SIDE, LIGHT_HEAD + 12, inner_width(c), 0.5, RULE);
}

/* Left, middle, right, with equal room between; the left one gives way. */
static void
paint_foot(const struct chrome *c, struct flow *f, cairo_t *cr,
    const struct folio *folio)
{
	const struct report_head *head = c->head;
	double y = c->paper_height - FOOT, width = inner_width(c), l, m, r;
	char   number[48];

	snprintf(
	    number, sizeof(number), "%zu / %zu", folio->page, folio->pages);
	paint_rule(cr, SIDE, y, width, 0.5, RULE);
	y += FOOT_TEXT;
	r = ink_width(&f->ink, STYLE_FOOT, 1, number) + 0.5;
	put_line(&f->ink, cr, number, SIDE + width - r, y, r, ALIGN_RIGHT);
	m = 0;
	if (format_has(head->foot_middle))
		m = ink_width(&f->ink, STYLE_FOOT, 1, head->foot_middle) + 0.5;
	l = format_has(head->foot_left) ?
	    ink_width(&f->ink, STYLE_FOOT, 1, head->foot_left) + 0.5 :
	    0;
	if (l > width - m - r - APART)
		l = width - m - r - APART;
	put_line(&f->ink, cr, head->foot_left, SIDE, y, l, ALIGN_LEFT);
	put_line(&f->ink, cr, head->foot_middle,
	    SIDE + l + (width - l - m - r) / 2, y, m, ALIGN_LEFT);
}

/* Behind all: pale enough to read through, on paper and in photocopies. */
static void
paint_mark(const struct chrome *c, struct ink *k, cairo_t *cr)
{
	double	       diagonal = A4_CROSS * 0.72;
	double	       cosine = c->paper_width / A4_CROSS;
	double	       sine = c->paper_height / A4_CROSS;
	cairo_matrix_t turn;
	double	       w = ink_width(k, STYLE_MARK, 1, c->head->mark), h;
	double	       scale = w > diagonal ? diagonal / w : 1;
	struct op      op = { .type = OP_TEXT,
		     .style = STYLE_MARK,
		     .text = c->head->mark,
		     .scale = scale };

	h = ink_height(k, STYLE_MARK, scale, c->head->mark, -1);
	op.x = -w * scale / 2;
	op.y = -h / 2;
	cairo_save(cr);
	cairo_matrix_init(&turn, cosine, -sine, sine, cosine,
	    c->paper_width / 2, c->paper_height / 2);
	cairo_transform(cr, &turn);
	paint_text(k, cr, &op);
	cairo_restore(cr);
}

void
chrome_paint(const struct chrome *c, struct flow *f, cairo_t *cr,
    const struct folio *folio)
{
	if (format_has(c->head->mark))
		paint_mark(c, &f->ink, cr);
	if (folio->first)
		paint_first_head(c, &f->ink, cr);
	else
		paint_next_head(c, f, cr);
	paint_foot(c, f, cr, folio);
}

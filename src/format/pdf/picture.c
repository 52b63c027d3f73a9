/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "picture.h"

#include "paint.h"

static void
set_pen(cairo_t *cr, const struct shape *s)
{
	static const double long_dash[] = { 4, 2.2 }, dots[] = { 1.2, 1.8 };

	cairo_set_source_rgb(cr, s->gray, s->gray, s->gray);
	cairo_set_line_width(cr, s->thick);
	cairo_set_dash(cr, s->dash == DASH_LONG ? long_dash : dots,
	    s->dash == DASH_NONE ? 0 : 2, 0);
}

static void
paint_path(cairo_t *cr, const struct shape *s)
{
	size_t i;

	cairo_new_path(cr); /* words leave a point behind */
	for (i = 0; i < s->nspots; i++)
		cairo_line_to(cr, s->spots[i].x, s->spots[i].y);
	cairo_stroke(cr);
}

static void
paint_words(struct ink *k, cairo_t *cr, const struct shape *s)
{
	struct op op = { .type = OP_TEXT, .text = s->text, .scale = 1 };
	double	  w;

	op.style = s->strong ? STYLE_PICTURE_NAME :
	    s->gray >= SOFT  ? STYLE_PICTURE_SOFT :
			       STYLE_PICTURE;
	w = ink_width(k, op.style, 1, s->text);
	op.x = s->x -
	    (s->anchor == ANCHOR_START	    ? 0 :
		    s->anchor == ANCHOR_END ? w :
					      w / 2);
	op.y = s->y - ink_baseline(k, op.style);
	paint_text(k, cr, &op);
}

static void
paint_shape(struct ink *k, cairo_t *cr, const struct shape *s)
{
	set_pen(cr, s);
	switch (s->type) {
	case SHAPE_RULE:
		cairo_move_to(cr, s->x, s->y);
		cairo_line_to(cr, s->x + s->w, s->y + s->h);
		cairo_stroke(cr);
		break;
	case SHAPE_BOX:
		cairo_rectangle(cr, s->x, s->y, s->w, s->h);
		cairo_stroke(cr);
		break;
	case SHAPE_FILL:
		cairo_set_source_rgb(cr, 0.12, 0.31, 0.47);
		cairo_rectangle(cr, s->x, s->y, s->w, s->h);
		cairo_fill(cr);
		break;
	case SHAPE_PATH:
		paint_path(cr, s);
		break;
	case SHAPE_TEXT:
		paint_words(k, cr, s);
		break;
	}
}

void
picture_paint(
    struct ink *k, cairo_t *cr, const struct picture *p, double x, double y)
{
	size_t i;

	cairo_save(cr);
	cairo_translate(cr, x, y);
	for (i = 0; i < p->n; i++)
		paint_shape(k, cr, &p->shapes[i]);
	cairo_restore(cr);
}

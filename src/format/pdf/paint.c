/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <cairo-pdf.h>
#include <stdio.h>
#include <string.h>

#include "line.h"
#include "paint.h"
#include "picture.h"

static void
set_gray(cairo_t *cr, double gray)
{
	cairo_set_source_rgb(cr, gray, gray, gray);
}

void
paint_rule(cairo_t *cr, double x, double y, double w, double thick, double gray)
{
	set_gray(cr, gray);
	cairo_set_line_width(cr, thick);
	cairo_move_to(cr, x, y);
	cairo_line_to(cr, x + w, y);
	cairo_stroke(cr);
}

static double
indent(const struct op *op, double width)
{
	switch (op->align) {
	case ALIGN_RIGHT:
		return op->w - width;
	case ALIGN_CENTER:
		return (op->w - width) / 2;
	case ALIGN_LEFT:
		break;
	}
	return 0;
}

/* Lines are set one by one, so that a text may be shown in part. */
static void
paint_lines(cairo_t *cr, PangoLayout *layout, const struct op *op, double y)
{
	PangoLayoutIter *iter = pango_layout_get_iter(layout);
	PangoRectangle	 r;
	double		 top = 0;
	int		 i = 0;

	do {
		pango_layout_iter_get_line_extents(iter, NULL, &r);
		if (i == op->first)
			top = (double)r.y / PANGO_SCALE;
		if (i >= op->first &&
		    (op->nlines == 0 || i < op->first + op->nlines)) {
			cairo_move_to(cr,
			    op->x + indent(op, (double)r.width / PANGO_SCALE),
			    y - top +
				(double)pango_layout_iter_get_baseline(iter) /
				    PANGO_SCALE);
			pango_cairo_show_layout_line(
			    cr, pango_layout_iter_get_line_readonly(iter));
		}
		i++;
	} while (pango_layout_iter_next_line(iter));
	pango_layout_iter_free(iter);
}

void
paint_text(struct ink *k, cairo_t *cr, const struct op *op)
{
	PangoLayout   *layout;
	PangoRectangle r;
	double	       y = op->y;

	if (*op->text == '\0')
		return;
	layout = ink_set(k, op->style, op->scale, op->text,
	    op->wrap || op->cut ? op->w : -1);
	if (op->cut)
		pango_layout_set_ellipsize(layout, PANGO_ELLIPSIZE_END);
	if (op->up) {
		pango_layout_get_extents(layout, NULL, &r);
		y -= (double)r.height / PANGO_SCALE;
	}
	set_gray(cr, ink_gray(op->style));
	paint_lines(cr, layout, op, y);
}

static void
add_outline(cairo_surface_t *surface, const struct op *op, int number)
{
	char place[96];

	snprintf(place, sizeof(place), "page=%d pos=[%d %d]", number,
	    (int)op->x, (int)op->y);
	cairo_pdf_surface_add_outline(
	    surface, CAIRO_PDF_OUTLINE_ROOT, op->text, place, 0);
}

void
paint_page(struct ink *k, cairo_t *cr, cairo_surface_t *surface,
    const struct page *page, int number)
{
	size_t i;

	for (i = 0; i < page->nops; i++) {
		const struct op *op = &page->ops[i];

		switch (op->type) {
		case OP_TEXT:
			paint_text(k, cr, op);
			break;
		case OP_LINE:
			set_gray(cr, INK);
			line_paint(k, cr, op->item, op->x, op->y, op->w);
			break;
		case OP_PICTURE:
			picture_paint(k, cr, op->picture, op->x, op->y);
			break;
		case OP_RULE:
			paint_rule(
			    cr, op->x, op->y, op->w, op->thick, op->gray);
			break;
		case OP_FRAME:
			set_gray(cr, op->gray);
			cairo_set_line_width(cr, op->thick);
			cairo_rectangle(cr, op->x, op->y, op->w, op->h);
			cairo_stroke(cr);
			break;
		case OP_FILL:
			cairo_set_source_rgb(cr, 0.12, 0.31, 0.47);
			cairo_rectangle(cr, op->x, op->y, op->w, op->h);
			cairo_fill(cr);
			break;
		case OP_BEGIN:
			cairo_tag_begin(cr, op->text, NULL);
			break;
		case OP_END:
			cairo_tag_end(cr, op->text);
			break;
		case OP_OUTLINE:
			add_outline(surface, op, number);
			break;
		}
	}
}

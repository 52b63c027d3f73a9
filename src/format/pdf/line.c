/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "base/buf.h"
#include "base/utf8.h"
#include "line.h"

#define OBJECT	 "\xef\xbf\xbc" /* U+FFFC stands where a shape is */
#define BOX	 8.5
#define BOX_ROOM 13.5
#define ASCENT	 10
#define DESCENT	 4
#define SPACING	 1.45F	/* a hand is larger than print */
#define WORTH	 MM(25) /* room that is left for a last blank, or a new line */

static double
shape_width(const struct span *s, double width)
{
	double w = s->type == SPAN_BOX ? BOX_ROOM : MM(s->number);

	return w > width ? width : w;
}

static void
add_shape(PangoAttrList *attrs, size_t at, double width)
{
	PangoRectangle	r = { .x = 0,
		 .y = -ASCENT * PANGO_SCALE,
		 .width = (int)(width * PANGO_SCALE),
		 .height = (ASCENT + DESCENT) * PANGO_SCALE };
	PangoAttribute *shape = pango_attr_shape_new(&r, &r);

	shape->start_index = (guint)at;
	shape->end_index = (guint)(at + strlen(OBJECT));
	pango_attr_list_insert(attrs, shape);
}

/* Text that holds the object itself must not pass for a place to write. */
static void
add_text(struct buf *text, const char *s)
{
	size_t start = text->len;
	char  *p;

	utf8_add_safe_lines(text, s);
	if (text->len == start)
		return;
	while ((p = strstr(text->data + start, OBJECT)) != NULL)
		p[2] = (char)0xbd; /* U+FFFD */
}

/* Set the first n spans; the last shape may have a width of its own. */
static PangoLayout *
set_spans(
    struct ink *k, const struct item *item, size_t n, double width, double last)
{
	PangoAttrList *attrs = pango_attr_list_copy(k->plain);
	PangoLayout   *layout;
	struct buf     text = { .data = NULL };
	size_t	       i;

	for (i = 0; i < n; i++)
		if (item->spans[i].type == SPAN_TEXT) {
			add_text(&text, item->spans[i].text);
		} else {
			add_shape(attrs, text.len,
			    i + 1 == n && last > 0 ?
				last :
				shape_width(&item->spans[i], width));
			buf_adds(&text, OBJECT);
		}
	layout = ink_set(k, STYLE_BODY, 1, buf_str(&text), width);
	pango_layout_set_line_spacing(layout, SPACING);
	pango_layout_set_attributes(layout, attrs);
	pango_attr_list_unref(attrs);
	buf_fini(&text);
	return layout;
}

/* Width of the last line of the first n spans. */
static double
used_width(struct ink *k, const struct item *item, size_t n, double width)
{
	PangoLayout   *layout = set_spans(k, item, n, width, 0);
	PangoRectangle r;

	pango_layout_line_get_extents(
	    pango_layout_get_line_readonly(
		layout, pango_layout_get_line_count(layout) - 1),
	    NULL, &r);
	return (double)r.width / PANGO_SCALE;
}

/* A blank that ends the paragraph runs to the right edge. */
PangoLayout *
line_set(struct ink *k, const struct item *item, double width)
{
	size_t n = item->nspans;
	double last = 0;

	if (n > 0 && item->spans[n - 1].type == SPAN_BLANK) {
		last = width - 0.5;
		if (n > 1)
			last -= used_width(k, item, n - 1, width);
		if (last < WORTH)
			last = width - 0.5;
	}
	return set_spans(k, item, n, width, last);
}

double
line_height(struct ink *k, const struct item *item, double width)
{
	PangoRectangle r;

	pango_layout_get_extents(line_set(k, item, width), NULL, &r);
	return (double)r.height / PANGO_SCALE;
}

static void
paint_blank(cairo_t *cr, double x, double y, double w)
{
	static const double dots[] = { 0.01, 2.2 };

	cairo_save(cr);
	cairo_set_line_width(cr, 0.8);
	cairo_set_line_cap(cr, CAIRO_LINE_CAP_ROUND);
	cairo_set_dash(cr, dots, 2, 0);
	cairo_set_source_rgb(cr, SOFT, SOFT, SOFT);
	cairo_move_to(cr, x + 1, y + 1.6);
	cairo_line_to(cr, x + w - 1, y + 1.6);
	cairo_stroke(cr);
	cairo_restore(cr);
}

static void
paint_box(cairo_t *cr, double x, double y, bool ticked)
{
	cairo_save(cr);
	cairo_set_line_width(cr, 0.8);
	cairo_set_source_rgb(cr, INK, INK, INK);
	y -= BOX - 1;
	cairo_rectangle(cr, x + 0.4, y, BOX, BOX);
	if (ticked) {
		cairo_move_to(cr, x + 2, y + 1.6);
		cairo_line_to(cr, x + BOX - 1.2, y + BOX - 1.6);
		cairo_move_to(cr, x + BOX - 1.2, y + 1.6);
		cairo_line_to(cr, x + 2, y + BOX - 1.6);
	}
	cairo_stroke(cr);
	cairo_restore(cr);
}

/* The layout's objects come in the order of the spans that are not text. */
static void
paint_places(cairo_t *cr, PangoLayout *layout, const struct item *item,
    double x, double y)
{
	PangoLayoutIter	  *iter = pango_layout_get_iter(layout);
	const char	  *text = pango_layout_get_text(layout);
	const struct span *s = item->spans, *end = s + item->nspans;
	PangoRectangle	   r;
	double		   left, base;

	do {
		if (strncmp(text + pango_layout_iter_get_index(iter), OBJECT,
			strlen(OBJECT)) != 0)
			continue;
		while (s < end && s->type == SPAN_TEXT)
			s++;
		if (s == end)
			break;
		pango_layout_iter_get_char_extents(iter, &r);
		left = x + (double)r.x / PANGO_SCALE;
		base = y +
		    (double)pango_layout_iter_get_baseline(iter) / PANGO_SCALE;
		if (s->type == SPAN_BOX)
			paint_box(cr, left, base, s->number != 0);
		else
			paint_blank(
			    cr, left, base, (double)r.width / PANGO_SCALE);
		s++;
	} while (pango_layout_iter_next_char(iter));
	pango_layout_iter_free(iter);
}

void
line_paint(struct ink *k, cairo_t *cr, const struct item *item, double x,
    double y, double width)
{
	PangoLayout *layout = line_set(k, item, width);

	cairo_move_to(cr, x, y);
	pango_cairo_show_layout(cr, layout);
	paint_places(cr, layout, item, x, y);
}

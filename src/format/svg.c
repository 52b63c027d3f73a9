/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "format/picture.h"
#include "html.h"

/* Hundredths of a point, without a locale's comma. */
static void
add_points(struct buf *out, double value)
{
	long n = (long)(value * 100 + (value < 0 ? -0.5 : 0.5));

	buf_addf(out, "%s%ld.%02ld", n < 0 ? "-" : "", (n < 0 ? -n : n) / 100,
	    (n < 0 ? -n : n) % 100);
}

static void
add_number(struct buf *out, const char *name, double value)
{
	buf_addf(out, " %s=\"", name);
	add_points(out, value);
	buf_addc(out, '"');
}

static void
add_stroke(struct buf *out, const struct shape *s)
{
	int gray = (int)(s->gray * 255 + 0.5);

	buf_addf(
	    out, " fill=\"none\" stroke=\"#%02x%02x%02x\"", gray, gray, gray);
	add_number(out, "stroke-width", s->thick);
	if (s->dash != DASH_NONE)
		buf_addf(out, " stroke-dasharray=\"%s\"",
		    s->dash == DASH_LONG ? "4 2.2" : "1.2 1.8");
}

static void
add_rectangle(struct buf *out, double x, double y, double w, double h)
{
	buf_adds(out, "<rect");
	add_number(out, "x", x);
	add_number(out, "y", y);
	add_number(out, "width", w);
	add_number(out, "height", h);
}

static void
add_path(struct buf *out, const struct shape *s)
{
	size_t i;

	buf_adds(out, "<path d=\"");
	for (i = 0; i < s->nspots; i++) {
		buf_adds(out, i == 0 ? "M" : " L");
		add_points(out, s->spots[i].x);
		buf_addc(out, ' ');
		add_points(out, s->spots[i].y);
	}
	buf_addc(out, '"');
	add_stroke(out, s);
	buf_adds(out, "/>\n");
}

static void
add_text(struct html *h, const struct shape *s)
{
	static const char *const anchors[] = { [ANCHOR_START] = "start",
		[ANCHOR_MIDDLE] = "middle",
		[ANCHOR_END] = "end" };
	int			 gray = (int)(s->gray * 255 + 0.5);

	buf_adds(h->out, "<text");
	add_number(h->out, "x", s->x);
	add_number(h->out, "y", s->y);
	buf_addf(h->out, " text-anchor=\"%s\" fill=\"#%02x%02x%02x\"%s>",
	    anchors[s->anchor], gray, gray, gray,
	    s->strong ? " font-weight=\"bold\"" : "");
	html_text(h, s->text);
	buf_adds(h->out, "</text>\n");
}

static void
add_shape(struct html *h, const struct shape *s)
{
	struct buf *out = h->out;

	switch (s->type) {
	case SHAPE_RULE:
		buf_adds(out, "<line");
		add_number(out, "x1", s->x);
		add_number(out, "y1", s->y);
		add_number(out, "x2", s->x + s->w);
		add_number(out, "y2", s->y + s->h);
		add_stroke(out, s);
		buf_adds(out, "/>\n");
		break;
	case SHAPE_BOX:
		add_rectangle(out, s->x, s->y, s->w, s->h);
		add_stroke(out, s);
		buf_adds(out, "/>\n");
		break;
	case SHAPE_FILL:
		add_rectangle(out, s->x, s->y, s->w, s->h);
		buf_adds(out, " class=\"used\"/>\n");
		break;
	case SHAPE_PATH:
		add_path(out, s);
		break;
	case SHAPE_TEXT:
		add_text(h, s);
		break;
	}
}

/* Who cannot see a curve reads its table instead. */
static void
add_figures(struct html *h, const struct item *item, struct arena *arena)
{
	struct table t;

	picture_table(&t, item, arena);
	buf_adds(h->out, "<div class=\"hidden\">\n");
	html_table(h, &t, 0);
	buf_adds(h->out, "</div>\n");
}

static void
add_drawing(struct html *h, const struct item *item, const char *title)
{
	struct arena   arena = { 0 };
	struct picture p = { .width = 0 };
	size_t	       i;

	picture_make(&p, item, h->width, &arena);
	buf_addf(h->out,
	    "<svg role=\"img\" viewBox=\"-1 0 %d %d\" "
	    "style=\"font-size:%dpx;min-width:%dpx\" "
	    "xmlns=\"http://www.w3.org/2000/svg\">\n<title>",
	    (int)p.width + 2, (int)p.height + 1, PICTURE_TEXT, (int)p.width);
	html_title(h, title);
	buf_adds(h->out, "</title>\n<desc>");
	html_text(h, p.told);
	buf_adds(h->out, "</desc>\n");
	for (i = 0; i < p.n; i++)
		add_shape(h, &p.shapes[i]);
	buf_adds(h->out, "</svg>\n");
	if (item->type == ITEM_CURVE)
		add_figures(h, item, &arena);
	arena_fini(&arena);
}

/* Gauges are drawn one by one, so that many of them run over pages. */
void
html_picture(struct html *h, const struct item *item)
{
	struct item one = *item;
	size_t	    i;

	buf_adds(h->out, "<figure class=\"picture\">");
	if (item->type == ITEM_CURVE)
		add_drawing(
		    h, item, h->heading != NULL ? h->heading : "Courbe");
	one.ngauges = 1;
	for (i = 0; i < item->ngauges; i++) {
		one.gauges = &item->gauges[i];
		add_drawing(h, &one, one.gauges->label);
	}
	buf_adds(h->out, "</figure>\n");
}

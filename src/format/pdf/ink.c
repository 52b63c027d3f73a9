/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "base/xalloc.h"
#include "format/picture.h"
#include "ink.h"

#define FAMILY	 "Liberation Sans,Arimo,DejaVu Sans,sans-serif"
#define NARROW	 0.06 /* of the size */
#define FEATURES "tnum=1,lnum=1,liga=0,clig=0,dlig=0"

static const struct look {
	double size;
	double gray;
	double spacing; /* between lines */
	bool   bold;
} looks[STYLE_COUNT] = {
	[STYLE_BODY] = { 9.5, INK, 1.2, false },
	[STYLE_NOTE] = { 8.2, SOFT, 1.15, false },
	[STYLE_TITLE] = { 20, INK, 1.05, true },
	[STYLE_SUBTITLE] = { 10, SOFT, 1.15, false },
	[STYLE_WHO] = { 10.5, INK, 1.15, true },
	[STYLE_IDENTITY] = { 9, INK, 1.15, false },
	[STYLE_STATE] = { 9, INK, 1, true },
	[STYLE_HEADING] = { 12, INK, 1.1, true },
	[STYLE_FIGURE] = { 17, INK, 1, true },
	[STYLE_LABEL] = { 8.2, SOFT, 1.1, false },
	[STYLE_CELL] = { 9, INK, 1.1, false },
	[STYLE_SOFT] = { 9, SOFT, 1.1, false },
	[STYLE_SUM] = { 9, INK, 1.1, true },
	[STYLE_COLUMN] = { 8.2, SOFT, 1.1, false },
	[STYLE_STRONG] = { 9.5, INK, 1.15, true },
	[STYLE_SIGNER] = { 8.2, INK, 1.15, true },
	[STYLE_FOOT] = { 7.8, SOFT, 1, false },
	[STYLE_MARK] = { 96, PALE, 1, true },
	[STYLE_PICTURE] = { PICTURE_TEXT, INK, 1, false },
	[STYLE_PICTURE_SOFT] = { PICTURE_TEXT, SOFT, 1, false },
	[STYLE_PICTURE_NAME] = { PICTURE_TEXT, INK, 1, true },
};

void
ink_init(struct ink *k)
{
	cairo_font_options_t *options = cairo_font_options_create();

	*k = (struct ink){ .map = pango_cairo_font_map_new() };
	pango_cairo_font_map_set_resolution(PANGO_CAIRO_FONT_MAP(k->map), 72);
	k->context = pango_font_map_create_context(k->map);
	/* Paper has no pixels: nothing is rounded to them. */
	cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
	cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
	pango_cairo_context_set_font_options(k->context, options);
	cairo_font_options_destroy(options);
	pango_context_set_round_glyph_positions(k->context, FALSE);
	pango_context_set_base_dir(k->context, PANGO_DIRECTION_LTR);
	pango_context_set_language(
	    k->context, pango_language_from_string("fr"));
	k->layout = pango_layout_new(k->context);
	pango_layout_set_auto_dir(k->layout, FALSE);
	pango_layout_set_wrap(k->layout, PANGO_WRAP_WORD_CHAR);
	k->plain = pango_attr_list_new();
	pango_attr_list_insert(
	    k->plain, pango_attr_font_features_new(FEATURES));
	/* A hyphen that the data does not hold could be taken for its own. */
	pango_attr_list_insert(k->plain, pango_attr_insert_hyphens_new(FALSE));
}

void
ink_fini(struct ink *k)
{
	pango_attr_list_unref(k->plain);
	g_object_unref(k->layout);
	g_object_unref(k->context);
	g_object_unref(k->map);
}

static void
set_font(struct ink *k, const struct look *look, double scale)
{
	PangoFontDescription *font = pango_font_description_new();

	pango_font_description_set_family_static(font, FAMILY);
	pango_font_description_set_weight(
	    font, look->bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
	pango_font_description_set_absolute_size(
	    font, look->size * scale * PANGO_SCALE);
	pango_layout_set_font_description(k->layout, font);
	pango_font_description_free(font);
}

/*
 * The narrow space between thousands is hardly seen in the fonts that have to
 * make it up: it is given a little more room.
 */
static void
set_attributes(struct ink *k, const char *text, double size)
{
	const char     *p = strstr(text, UTF8_NNBSP);
	PangoAttrList  *attrs;
	PangoAttribute *room;

	if (p == NULL) {
		pango_layout_set_attributes(k->layout, k->plain);
		return;
	}
	attrs = pango_attr_list_copy(k->plain);
	for (; p != NULL; p = strstr(p + 1, UTF8_NNBSP)) {
		room = pango_attr_letter_spacing_new(
		    (int)(NARROW * size * PANGO_SCALE));
		room->start_index = (guint)(p - text);
		room->end_index = room->start_index + strlen(UTF8_NNBSP);
		pango_attr_list_insert(attrs, room);
	}
	pango_layout_set_attributes(k->layout, attrs);
	pango_attr_list_unref(attrs);
}

PangoLayout *
ink_set(struct ink *k, enum style style, double scale, const char *text,
    double width)
{
	const struct look *look = &looks[style];

	set_font(k, look, scale);
	set_attributes(k, text, look->size * scale);
	pango_layout_set_ellipsize(k->layout, PANGO_ELLIPSIZE_NONE);
	pango_layout_set_line_spacing(k->layout, (float)look->spacing);
	pango_layout_set_width(
	    k->layout, width < 0 ? -1 : (int)(width * PANGO_SCALE));
	pango_layout_set_text(k->layout, text, -1);
	return k->layout;
}

double
ink_gray(enum style style)
{
	return looks[style].gray;
}

double
ink_baseline(struct ink *k, enum style style)
{
	return (double)pango_layout_get_baseline(
		   ink_set(k, style, 1, "x", -1)) /
	    PANGO_SCALE;
}

static void
size_of(PangoLayout *layout, double *width, double *height)
{
	PangoRectangle logical;

	pango_layout_get_extents(layout, NULL, &logical);
	*width = (double)logical.width / PANGO_SCALE;
	*height = (double)logical.height / PANGO_SCALE;
}

double
ink_width(struct ink *k, enum style style, double scale, const char *text)
{
	double width, height;

	if (*text == '\0')
		return 0;
	size_of(ink_set(k, style, scale, text, -1), &width, &height);
	return width;
}

double
ink_pitch(struct ink *k, enum style style, double scale)
{
	if (k->pitch[style] == 0)
		k->pitch[style] = ink_height(k, style, 1, "x\nx", -1) -
		    ink_height(k, style, 1, "x", -1);
	return k->pitch[style] * scale;
}

int
ink_lines(struct ink *k, enum style style, double scale, const char *text,
    double width, double *pitch)
{
	*pitch = ink_pitch(k, style, scale);
	return pango_layout_get_line_count(
	    ink_set(k, style, scale, text, width));
}

double
ink_height(struct ink *k, enum style style, double scale, const char *text,
    double width)
{
	double w, h;

	size_of(ink_set(k, style, scale, text, width), &w, &h);
	return h;
}

double
ink_widest_word(struct ink *k, enum style style, double scale, const char *text)
{
	double width, most = 0;
	size_t n;
	char  *word;

	for (;;) {
		n = strcspn(text, " \n");
		word = xstrndup(text, n);
		width = ink_width(k, style, scale, word);
		free(word);
		if (width > most)
			most = width;
		if (text[n] == '\0')
			return most;
		text += n + 1;
	}
}

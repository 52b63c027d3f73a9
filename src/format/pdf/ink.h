/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef QUITUS_FORMAT_PDF_INK_H
#define QUITUS_FORMAT_PDF_INK_H

#include <pango/pangocairo.h>
#include <stdbool.h>

/* All lengths are points, y grows downwards. */
#define MM(x) ((x)*72.0 / 25.4)

#define INK  0.10 /* greys: 0 is black */
#define SOFT 0.34
#define RULE 0.70
#define HAIR 0.84
#define PALE 0.93

enum style {
	STYLE_BODY,
	STYLE_NOTE,
	STYLE_TITLE,
	STYLE_SUBTITLE,
	STYLE_WHO,
	STYLE_IDENTITY,
	STYLE_STATE,
	STYLE_HEADING,
	STYLE_FIGURE,
	STYLE_LABEL,
	STYLE_CELL,
	STYLE_SOFT,
	STYLE_SUM,
	STYLE_COLUMN,
	STYLE_STRONG,
	STYLE_SIGNER,
	STYLE_FOOT,
	STYLE_MARK,
	STYLE_PICTURE,
	STYLE_PICTURE_SOFT,
	STYLE_PICTURE_NAME,
	STYLE_COUNT
};

/* What measures text and paints it: one layout, set again for each text. */
struct ink {
	PangoFontMap  *map;
	PangoContext  *context;
	PangoLayout   *layout;
	PangoAttrList *plain; /* lining figures of one width, no ligature */
	double	       pitch[STYLE_COUNT]; /* 0: not yet measured */
};

void ink_init(struct ink *);
void ink_fini(struct ink *);

/* From a line to the next. */
double ink_pitch(struct ink *, enum style, double scale);

/*
 * Make the layout hold safe text in that style, scaled; wrapped at width when
 * it is not negative. It may then be measured, changed or shown.
 */
PangoLayout *
ink_set(struct ink *, enum style, double scale, const char *text, double width);

double ink_gray(enum style);

/* From the top of a line to its baseline. */
double ink_baseline(struct ink *, enum style);

double ink_width(struct ink *, enum style, double scale, const char *);

/* Lines that the text takes at that width, and from one to the next. */
int ink_lines(struct ink *, enum style, double scale, const char *,
    double width, double *pitch);

double
ink_height(struct ink *, enum style, double scale, const char *, double width);

/* The widest word: what the text cannot be narrower than. */
double ink_widest_word(struct ink *, enum style, double scale, const char *);

#endif

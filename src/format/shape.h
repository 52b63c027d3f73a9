/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef QUITUS_FORMAT_SHAPE_H
#define QUITUS_FORMAT_SHAPE_H

#include "format/picture.h"

#define SHAPE_DARK  0.10
#define SHAPE_GREY  0.34
#define SHAPE_FAINT 0.84

/* A picture being made; what it holds lives in the arena. */
struct maker {
	struct picture *p;
	struct arena   *arena;
};

/* Another shape, thin and dark; valid until the next one is added. */
struct shape *shape_add(struct maker *, enum shape_type, double x, double y);
struct shape *shape_add_box(
    struct maker *, enum shape_type, double x, double y, double w, double h);

/* The first n bytes of a text, made safe. */
struct shape *shape_add_text(struct maker *, double x, double y, enum anchor,
    const char *text, size_t n);

/* The width of a text at the size of pictures, rather too much than too little:
 * pictures are laid out without a font. */
double shape_width(const char *);

/* The same text without what drives terminals, on one line. */
const char *shape_keep(struct maker *, const char *);

/* Lay out a curve. */
void curve_make(struct maker *, const struct item *);

#endif

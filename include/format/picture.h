/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef QUITUS_FORMAT_PICTURE_H
#define QUITUS_FORMAT_PICTURE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "report/arena.h"
#include "report/tree.h"

/*
 * Charts as shapes: laid out once, painted by PDF and HTML alike. Lengths are
 * points, y grows downwards. In greys only, so that paper and photocopies show
 * what the screen does.
 */
enum shape_type {
	SHAPE_RULE, /* from x, y to x + w, y + h */
	SHAPE_BOX,  /* a rectangle drawn */
	SHAPE_FILL, /* a rectangle filled with the one colour */
	SHAPE_PATH, /* through all its spots */
	SHAPE_TEXT  /* text whose baseline is at y */
};

enum anchor { ANCHOR_START, ANCHOR_MIDDLE, ANCHOR_END };
enum dash { DASH_NONE, DASH_LONG, DASH_SHORT };

struct spot {
	double x, y;
};

struct shape {
	enum shape_type type;
	double		x, y, w, h;
	double		thick;
	double		gray; /* 0 is black */
	enum dash	dash;
	enum anchor	anchor;
	bool		strong;
	const char     *text; /* safe to be shown */
	struct spot    *spots;
	size_t		nspots;
};

struct picture {
	double	      width;
	double	      height;
	struct shape *shapes;
	size_t	      n;
	const char   *told; /* the same in words, for who cannot see it */
};

#define PICTURE_TEXT 8 /* size of its text */

/* A curve or gauges (the item's type tells) as wide as that; what it holds
 * lives as long as the arena. */
void picture_make(
    struct picture *, const struct item *, double width, struct arena *);

/* Round steps for a scale: 1, 2 or 5 times a power of ten, in cents, so that
 * at most n steps cover the range (> 0). */
int64_t picture_step(int64_t range, int n);

/* "900,00 € sur 1 250,00 € · 72 %" */
void picture_add_use(struct buf *, const struct gauge *);

/* A curve in figures: its balances at the end of each month and of the period.
 * The table lives as long as the arena and the item. */
void picture_table(struct table *, const struct item *, struct arena *);

#endif

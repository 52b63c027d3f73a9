/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef QUITUS_FORMAT_PDF_LINE_H
#define QUITUS_FORMAT_PDF_LINE_H

#include "ink.h"
#include "report/tree.h"

/*
 * A paragraph with places to write in (ITEM_LINE), set in the layout of the
 * ink at that width: each place is an empty shape in the text.
 */
PangoLayout *line_set(struct ink *, const struct item *, double width);

double line_height(struct ink *, const struct item *, double width);

/* Paint it with its dots and boxes. */
void line_paint(struct ink *, cairo_t *, const struct item *, double x,
    double y, double width);

#endif

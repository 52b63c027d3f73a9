/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef QUITUS_FORMAT_PDF_PAINT_H
#define QUITUS_FORMAT_PDF_PAINT_H

#include "flow.h"

/* Paint what a page holds. The surface is for its outline. */
void paint_page(struct ink *, cairo_t *, cairo_surface_t *, const struct page *,
    int number);

/* Paint text at x, y, w wide; a right or centred text is set within w. */
void paint_text(struct ink *, cairo_t *, const struct op *);

void
paint_rule(cairo_t *, double x, double y, double w, double thick, double gray);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef QUITUS_FORMAT_PDF_PICTURE_H
#define QUITUS_FORMAT_PDF_PICTURE_H

#include "format/picture.h"
#include "ink.h"

/* Paint a picture, its upper left corner at x, y. */
void picture_paint(
    struct ink *, cairo_t *, const struct picture *, double x, double y);

#endif

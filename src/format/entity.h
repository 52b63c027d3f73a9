/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef QUITUS_FORMAT_ENTITY_H
#define QUITUS_FORMAT_ENTITY_H

#include <stddef.h>

#include "base/buf.h"

/*
 * Append the character that the & at this place stands for ("&eacute;",
 * "&#233;", "&#xE9;"; the names of HTML for the letters of Latin-1) and return
 * how many bytes it takes in the text; 0: it stands for itself. Basic names are
 * known in capitals too.
 */
size_t entity_take(const char *at, struct buf *out);

/*
 * Append the text with its entities made characters, however often they were
 * encoded ("&amp;amp;eacute;"). Those that become one of hide would mean
 * something to who reads the text next: they stand aside until entity_show.
 */
void entity_decode(struct buf *out, const char *text, const char *hide);
void entity_show(struct buf *out, const char *text);

#endif

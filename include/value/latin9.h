/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef QUITUS_VALUE_LATIN9_H
#define QUITUS_VALUE_LATIN9_H

#include <stddef.h>

#include "base/buf.h"

/*
 * Append a UTF-8 text in ISO-8859-15 (Latin-9: Latin-1 with the euro). A letter
 * that it lacks loses its accent, a typographic sign becomes the plain one,
 * anything else a question mark. Returns how many characters were put
 * otherwise.
 */
size_t latin9_add(struct buf *, const char *text);

#endif

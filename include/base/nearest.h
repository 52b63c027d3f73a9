/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef QUITUS_BASE_NEAREST_H
#define QUITUS_BASE_NEAREST_H

#include <stddef.h>

/*
 * Number of edits (insert, delete, replace, swap of two neighbours) between two
 * strings as search sees them (folded, see utf8_fold).
 */
size_t nearest_distance(const char *, const char *);

/*
 * Sort the n candidates by distance to word, those that begin with word first,
 * and return how many are near enough to be meant (at most max). Stable.
 */
size_t
nearest_rank(const char *word, const char **candidates, size_t n, size_t max);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef QUITUS_FORMAT_CELL_H
#define QUITUS_FORMAT_CELL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "report/tree.h"

/*
 * What the renderers for people have in common: amounts as documents write
 * them, days as 14/09/2026, oui or non, nothing for an empty cell. Data is made
 * safe (utf8_add_safe_lines), not yet escaped.
 */
void format_add_cell(struct buf *, struct cell);

/* Whether such a column is set against its right edge. */
bool format_is_right(enum column_kind);

/* The cells of a row that is a title (ROW_GROUP), one after the other. */
void format_add_group(struct buf *, const struct table *, const struct row *);

/* Whether a column has a title. */
bool format_has_titles(const struct table *);

/*
 * How many columns, from this one, share a title: those without one and set
 * at the left belong to the title that follows them at the left. At least 1.
 */
size_t format_title_span(const struct table *, size_t column);

/*
 * Of columns that hold a table each and nothing else that is seen, both ended
 * by a total: the tables, so that their totals can stand side by side. Else
 * false.
 */
bool format_are_level(const struct item *columns, const struct table *t[2]);

/* Whether the string says something: neither NULL nor empty. */
bool format_has(const char *);

/* The largest amount of the bars, at least one cent: the scale's end. */
int64_t format_bar_scale(const struct item *);

/* What stands beside the bar. */
const char *format_bar_text(const struct bar *, char[MONEY_TEXT]);

/* The bar's length when the scale's end is at full; 0 below zero. */
double format_bar_length(const struct bar *, int64_t scale, double full);

/* The same in whole characters; the least amount above zero shows. */
size_t format_bar_blocks(const struct bar *, int64_t scale, size_t full);

#endif

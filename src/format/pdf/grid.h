/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef QUITUS_FORMAT_PDF_GRID_H
#define QUITUS_FORMAT_PDF_GRID_H

#include "flow.h"

#define GRID_PAD       2.6 /* above and below the text of a row */
#define GRID_TITLE_PAD 2.5
#define GRID_GROUP_PAD 5

/* A table measured: what its columns and rows take in a column of the flow. */
struct grid {
	struct flow	   *flow;
	const struct table *table;
	double		   *widths;
	double		   *least;
	double		    scale;
	double		    line;   /* height of a line of a cell */
	double		    titles; /* height of the row of titles, or 0 */
};

/* Lives as long as the flow. */
struct grid grid_make(struct flow *, const struct table *);

enum style grid_style(enum row_kind, enum column_kind);

/* The text of a cell, kept by the flow; only running text has newlines. */
const char *grid_text(const struct grid *, const struct row *, size_t column);

/* Room before a column. */
double grid_gap(const struct table *, size_t column);

/* The width of the title that begins at this column, over span columns. */
double grid_title_width(const struct grid *, size_t column, size_t span);

int    grid_row_lines(const struct grid *, const struct row *);
double grid_row_height(const struct grid *, const struct row *);

#endif

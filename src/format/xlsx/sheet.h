/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef QUITUS_XLSX_SHEET_H
#define QUITUS_XLSX_SHEET_H

#include <xlsxwriter.h>

#include "base/buf.h"
#include "report/tree.h"

#define SHEET_COLUMNS 64 /* whose widths are kept */

/* How cells look: one set for the whole workbook. */
struct styles {
	lxw_format *title, *heading, *note, *header, *header_right, *text;
	lxw_format *money, *date, *integer, *total, *total_money;
};

/* A worksheet while it is filled, from the top to the bottom. */
struct sheet {
	lxw_worksheet	    *ws;
	const struct styles *styles;
	lxw_row_t	     row; /* the next free one */
	size_t		     widths[SHEET_COLUMNS];
	size_t		     tables;
	lxw_row_t	     header; /* of the first table */
	struct buf	     text;
};

/* Write a text (made safe, cut as Excel wants) and note its width. */
void sheet_text(struct sheet *, lxw_col_t, const char *, lxw_format *);

/* A cell of a report; nothing for an empty one. */
void sheet_cell(struct sheet *, lxw_col_t, const struct cell *, bool total);

/* A table at the next free row: its title, its header, its rows. Totals are
 * formulas where they are the sum of the rows above. */
void sheet_table(struct sheet *, const struct table *);

#endif

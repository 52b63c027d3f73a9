/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sheet.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "base/xalloc.h"
#include "format/cell.h"

#define TEXT_MAX  32767 /* characters, in bytes to be sure */
#define WIDTH_MAX 60

static void
note_width(struct sheet *s, lxw_col_t column, size_t width)
{
	if (width > WIDTH_MAX)
		width = WIDTH_MAX;
	if (column < SHEET_COLUMNS && width > s->widths[column])
		s->widths[column] = width;
}

static void
put_text(struct sheet *s, lxw_col_t column, const char *text, lxw_format *f)
{
	size_t len;

	buf_reset(&s->text);
	utf8_add_safe_lines(&s->text, text);
	if (s->text.len > TEXT_MAX) {
		for (len = TEXT_MAX; (s->text.data[len] & 0xc0) == 0x80; len--)
			;
		s->text.data[len] = '\0';
		s->text.len = len;
	}
	worksheet_write_string(s->ws, s->row, column, buf_str(&s->text), f);
}

void
sheet_text(struct sheet *s, lxw_col_t column, const char *text, lxw_format *f)
{
	if (!format_has(text))
		return;
	put_text(s, column, text, f);
	note_width(s, column, utf8_width(buf_str(&s->text)) + 1);
}

/* Cents to the number that a spreadsheet holds; nothing is counted with it
 * here. */
static double
euros(struct money m)
{
	return (double)m.cents / 100;
}

static void
put_date(struct sheet *s, lxw_col_t column, struct date date)
{
	lxw_datetime when = { .year = 0 };
	char	     iso[DATE_ISO];

	if (sscanf(date_iso(date, iso), "%4d-%2d-%2d", &when.year, &when.month,
		&when.day) == 3)
		worksheet_write_datetime(
		    s->ws, s->row, column, &when, s->styles->date);
	note_width(s, column, 11);
}

void
sheet_cell(struct sheet *s, lxw_col_t column, const struct cell *c, bool total)
{
	const struct styles *f = s->styles;

	switch (c->type) {
	case CELL_MONEY:
		worksheet_write_number(s->ws, s->row, column, euros(c->money),
		    total ? f->total_money : f->money);
		note_width(s, column, 14);
		break;
	case CELL_DATE:
		put_date(s, column, c->date);
		break;
	case CELL_INT:
		worksheet_write_number(s->ws, s->row, column, (double)c->number,
		    total ? f->total : f->integer);
		break;
	case CELL_BOOL:
		sheet_text(s, column, c->number != 0 ? "oui" : "non", f->text);
		break;
	case CELL_TEXT:
		sheet_text(s, column, c->text, total ? f->total : f->text);
		break;
	case CELL_EMPTY:
		break;
	}
}

/* ---- Tables ---- */

/* The rows of a table, with what the body rows above the next total come to. */
struct rows {
	struct sheet	   *sheet;
	const struct table *table;
	lxw_row_t	    first; /* of those rows */
	int64_t		   *sums;  /* cents, for each column */
};

static void
begin_sums(struct rows *r)
{
	r->first = r->sheet->row;
	memset(r->sums, 0, r->table->ncolumns * sizeof(*r->sums));
}

/* Whether the cell of a total is the sum of what stands right above it. */
static bool
is_sum(const struct rows *r, const struct row *row, size_t column)
{
	return row->kind != ROW_GROUP && r->first < r->sheet->row &&
	    row->cells[column].type == CELL_MONEY &&
	    row->cells[column].money.cents == r->sums[column];
}

static void
put_sum(struct sheet *s, lxw_col_t column, lxw_row_t first, struct money sum)
{
	char from[LXW_MAX_CELL_NAME_LENGTH], to[LXW_MAX_CELL_NAME_LENGTH];
	char formula[64];

	lxw_rowcol_to_cell(from, first, column);
	lxw_rowcol_to_cell(to, s->row - 1, column);
	snprintf(formula, sizeof(formula), "=SUM(%s:%s)", from, to);
	worksheet_write_formula_num(
	    s->ws, s->row, column, formula, s->styles->total_money, euros(sum));
	note_width(s, column, 14);
}

static int
put_row(const struct row *row, void *arg)
{
	struct rows	  *r = arg;
	const struct cell *cell;
	bool		   total = row->kind != ROW_BODY;
	size_t		   i;

	for (i = 0; i < r->table->ncolumns; i++) {
		cell = &row->cells[i];
		if (total && is_sum(r, row, i))
			put_sum(r->sheet, (lxw_col_t)i, r->first, cell->money);
		else
			sheet_cell(r->sheet, (lxw_col_t)i, cell, total);
		if (!total && cell->type == CELL_MONEY)
			r->sums[i] += cell->money.cents;
	}
	r->sheet->row++;
	if (total)
		begin_sums(r);
	return 0;
}

static void
put_header(struct sheet *s, const struct table *t)
{
	size_t i;

	if (!format_has_titles(t))
		return;
	for (i = 0; i < t->ncolumns; i++)
		sheet_text(s, (lxw_col_t)i, t->columns[i].title,
		    format_is_right(t->columns[i].kind) ?
			s->styles->header_right :
			s->styles->header);
	if (s->tables++ == 0)
		s->header = s->row;
	s->row++;
}

void
sheet_table(struct sheet *s, const struct table *t)
{
	struct rows r = { .sheet = s, .table = t };

	if (format_has(t->title)) {
		put_text(s, 0, t->title, s->styles->heading);
		s->row++;
	}
	put_header(s, t);
	r.sums = xcalloc(t->ncolumns + 1, sizeof(*r.sums));
	begin_sums(&r);
	report_each_row(t, put_row, &r);
	free(r.sums);
	s->row++;
}

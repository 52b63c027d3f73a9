/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sheet.h"

#include <stdio.h>
#include <string.h>

#include "base/utf8.h"
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

/* The body rows above a total, since the table began or the total before. */
static size_t
rows_above(const struct table *t, size_t total)
{
	size_t first = total;

	while (first > 0 && t->rows[first - 1].kind == ROW_BODY)
		first--;
	return first;
}

/* Whether the total is the sum of what stands right above it. */
static bool
is_sum(const struct table *t, size_t first, size_t total, size_t column)
{
	int64_t sum = 0;
	size_t	i;

	if (first == total || t->rows[total].cells[column].type != CELL_MONEY)
		return false;
	for (i = first; i < total; i++)
		if (t->rows[i].cells[column].type == CELL_MONEY)
			sum += t->rows[i].cells[column].money.cents;
	return sum == t->rows[total].cells[column].money.cents;
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

static void
put_row(struct sheet *s, const struct table *t, size_t i)
{
	const struct row *row = &t->rows[i];
	bool		  total = row->kind != ROW_BODY;
	size_t		  first = total ? rows_above(t, i) : i, k;

	for (k = 0; k < t->ncolumns; k++) {
		if (total && row->kind != ROW_GROUP && is_sum(t, first, i, k))
			put_sum(s, (lxw_col_t)k,
			    s->row - (lxw_row_t)(i - first),
			    row->cells[k].money);
		else
			sheet_cell(s, (lxw_col_t)k, &row->cells[k], total);
	}
	s->row++;
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
	size_t i;

	if (format_has(t->title)) {
		put_text(s, 0, t->title, s->styles->heading);
		s->row++;
	}
	put_header(s, t);
	for (i = 0; i < t->nrows; i++)
		put_row(s, t, i);
	s->row++;
}

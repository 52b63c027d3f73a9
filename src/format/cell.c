/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <inttypes.h>
#include <stdio.h>

#include "base/utf8.h"
#include "format/cell.h"

bool
format_has(const char *s)
{
	return s != NULL && *s != '\0';
}

void
format_add_cell(struct buf *out, struct cell cell)
{
	char day[DATE_ISO];

	switch (cell.type) {
	case CELL_EMPTY:
		break;
	case CELL_TEXT:
		utf8_add_safe_lines(out, cell.text);
		break;
	case CELL_MONEY:
		money_format(out, cell.money, MONEY_DOCUMENT);
		break;
	case CELL_DATE:
		buf_adds(out, date_fr(cell.date, day));
		break;
	case CELL_INT:
		buf_addf(out, "%" PRId64, cell.number);
		break;
	case CELL_BOOL:
		buf_adds(out, cell.number != 0 ? "oui" : "non");
		break;
	}
}

bool
format_is_right(enum column_kind kind)
{
	return kind == COLUMN_MONEY || kind == COLUMN_MONEY_SOFT ||
	    kind == COLUMN_INT;
}

bool
format_has_titles(const struct table *t)
{
	size_t i;

	for (i = 0; i < t->ncolumns; i++)
		if (t->columns[i].title[0] != '\0')
			return true;
	return false;
}

size_t
format_title_span(const struct table *t, size_t column)
{
	size_t i;

	for (i = column; i < t->ncolumns; i++) {
		if (format_is_right(t->columns[i].kind))
			break;
		if (t->columns[i].title[0] != '\0')
			return i - column + 1;
	}
	return 1;
}

/* The table, when it is all that is seen of a column and a total ends it. */
static const struct table *
totalled_table(const struct item *column)
{
	const struct table *t = NULL;
	const struct item  *item;

	for (item = column->child; item != NULL; item = item->next) {
		if (item->type == ITEM_FIELD || item->type == ITEM_NULL ||
		    item->type == ITEM_FIELD_LIST)
			continue;
		if (item->type != ITEM_TABLE || t != NULL)
			return NULL;
		t = &item->table;
	}
	if (t == NULL || t->nrows == 0 ||
	    t->rows[t->nrows - 1].kind != ROW_TOTAL)
		return NULL;
	return t;
}

bool
format_are_level(const struct item *columns, const struct table *t[2])
{
	const struct item *left = columns->child;

	if (left == NULL || left->next == NULL || left->next->next != NULL)
		return false;
	t[0] = totalled_table(left);
	t[1] = totalled_table(left->next);
	return t[0] != NULL && t[1] != NULL;
}

void
format_add_group(struct buf *out, const struct table *t, const struct row *row)
{
	size_t i, start = out->len, before;

	for (i = 0; i < t->ncolumns; i++) {
		before = out->len;
		if (before > start)
			buf_adds(out, UTF8_NBSP UTF8_NBSP);
		if (row->cells[i].type == CELL_EMPTY) {
			out->len = before;
			continue;
		}
		format_add_cell(out, row->cells[i]);
	}
	if (out->data != NULL)
		out->data[out->len] = '\0';
}

int64_t
format_bar_scale(const struct item *item)
{
	int64_t scale = 1;
	size_t	i;

	for (i = 0; i < item->nbars; i++)
		if (item->bars[i].amount.cents > scale)
			scale = item->bars[i].amount.cents;
	return scale;
}

const char *
format_bar_text(const struct bar *bar, char out[MONEY_TEXT])
{
	if (!bar->counted)
		return money_text(bar->amount, MONEY_EURO, out);
	snprintf(out, MONEY_TEXT, "%" PRId64, bar->amount.cents);
	return out;
}

double
format_bar_length(const struct bar *bar, int64_t scale, double full)
{
	if (bar->amount.cents <= 0)
		return 0;
	return full * (double)bar->amount.cents / (double)scale;
}

size_t
format_bar_blocks(const struct bar *bar, int64_t scale, size_t full)
{
	size_t n;

	n = (size_t)(format_bar_length(bar, scale, (double)full) + 0.5);
	return n == 0 && bar->amount.cents > 0 ? 1 : n;
}

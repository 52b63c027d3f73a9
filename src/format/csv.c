/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <inttypes.h>

#include "base/utf8.h"
#include "format/cell.h"
#include "format/format.h"
#include "value/text.h"

#define BOM "\xef\xbb\xbf"

struct csv {
	struct buf *out;
	struct buf  safe;    /* the text being written, made safe */
	bool	    several; /* several sections, each with its title */
	bool	    bare;    /* no table: the figures and bars are all */
	bool	    begun;   /* a section was written */
	const char *heading; /* the last one */

	struct spool	   *spool;
	const struct table *table; /* whose rows are written */
};

static size_t
count_tables(const struct item *item)
{
	size_t n = 0;

	for (; item != NULL; item = item->next)
		n += (item->type == ITEM_TABLE) + count_tables(item->child);
	return n;
}

static void
add_text(struct csv *c, const char *text)
{
	buf_reset(&c->safe);
	utf8_add_safe_lines(&c->safe, text);
	text_add_cell(c->out, buf_str(&c->safe));
}

/* Amounts and dates are ours: no apostrophe before the minus sign. */
static void
add_cell(struct csv *c, const struct cell *cell)
{
	char day[DATE_ISO];

	switch (cell->type) {
	case CELL_TEXT:
		add_text(c, cell->text);
		break;
	case CELL_MONEY:
		money_format(c->out, cell->money, MONEY_PLAIN);
		break;
	case CELL_DATE:
		buf_adds(c->out, date_iso(cell->date, day));
		break;
	case CELL_EMPTY:
	case CELL_INT:
	case CELL_BOOL:
		format_add_cell(c->out, *cell);
		break;
	}
}

/* An empty line before a section but the first, then its title's cells. */
static void
begin_section(struct csv *c, const char *title)
{
	if (c->begun)
		buf_addc(c->out, '\n');
	c->begun = true;
	if (!c->several || (c->heading == NULL && title == NULL))
		return;
	if (c->heading != NULL)
		add_text(c, c->heading);
	if (c->heading != NULL && title != NULL)
		buf_addc(c->out, ';');
	if (title != NULL)
		add_text(c, title);
	buf_addc(c->out, '\n');
}

static void
add_titles(struct csv *c, const struct table *t)
{
	size_t i;

	for (i = 0; i < t->ncolumns; i++) {
		if (i > 0)
			buf_addc(c->out, ';');
		add_text(c, t->columns[i].title);
	}
	buf_addc(c->out, '\n');
}

static int
add_row(const struct row *row, void *arg)
{
	struct csv *c = arg;
	size_t	    i;

	for (i = 0; i < c->table->ncolumns; i++) {
		if (i > 0)
			buf_addc(c->out, ';');
		add_cell(c, &row->cells[i]);
	}
	buf_addc(c->out, '\n');
	spool_take(c->spool, c->out);
	return 0;
}

static void
add_table(struct csv *c, const struct table *t)
{
	begin_section(c, t->title);
	if (format_has_titles(t))
		add_titles(c, t);
	c->table = t;
	report_each_row(t, add_row, c);
}

static void
add_figures(struct csv *c, const struct item *item)
{
	size_t i;

	begin_section(c, NULL);
	for (i = 0; i < item->nfigures; i++) {
		add_text(c, item->figures[i].label);
		buf_addc(c->out, ';');
		money_format(c->out, item->figures[i].amount, MONEY_PLAIN);
		buf_addc(c->out, '\n');
	}
}

static void
add_bars(struct csv *c, const struct item *item)
{
	const struct bar *b;
	size_t		  i;

	begin_section(c, NULL);
	for (i = 0; i < item->nbars; i++) {
		b = &item->bars[i];
		add_text(c, b->label);
		buf_addc(c->out, ';');
		if (b->counted)
			buf_addf(c->out, "%lld", (long long)b->amount.cents);
		else
			money_format(c->out, b->amount, MONEY_PLAIN);
		buf_addc(c->out, '\n');
	}
}

static void
add_items(struct csv *c, const struct item *item)
{
	for (; item != NULL; item = item->next) {
		if (item->type == ITEM_HEADING)
			c->heading = item->text;
		else if (item->type == ITEM_TABLE)
			add_table(c, &item->table);
		else if (item->type == ITEM_FIGURES && c->several)
			add_figures(c, item);
		else if (item->type == ITEM_BARS && c->bare)
			add_bars(c, item);
		if (item->type == ITEM_ANNEX)
			c->heading = report_head(item->annex).title;
		add_items(c,
		    item->type == ITEM_ANNEX ? report_items(item->annex) :
					       item->child);
	}
}

int
format_csv(const struct report *report, const struct format_options *options,
    struct buf *out, struct err *err)
{
	const struct item *items = report_items(report);
	struct csv	   c = { .out = out, .spool = options->spool };

	(void)err;
	c.bare = count_tables(items) == 0;
	c.several = count_tables(items) != 1;
	if (options->bom)
		buf_adds(out, BOM);
	add_items(&c, items);
	buf_fini(&c.safe);
	return 0;
}

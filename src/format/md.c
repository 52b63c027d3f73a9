/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "base/xalloc.h"
#include "format/cell.h"
#include "format/format.h"
#include "format/picture.h"

#define BAR_WIDTH 24
#define MM_A_DOT  2 /* millimetres of a blank that one dot stands for */

struct md {
	struct buf *out;
	struct buf  text;  /* the text being written, safe and escaped */
	size_t	    start; /* of the report in out */

	struct spool	   *spool;
	const struct table *table;  /* whose rows are written... */
	size_t		   *widths; /* ...so wide */
};

/* Append safe text so that Markdown and the HTML within show it as it is. */
static void
add_escaped(struct buf *out, const char *s)
{
	const char *digits;

	/* What begins a heading, a list or a table only at a line's start. */
	digits = s + strspn(s, "0123456789");
	if (*s != '\0' && strchr("#+-=>", *s) != NULL) {
		buf_addc(out, '\\');
	} else if (digits > s && (*digits == '.' || *digits == ')')) {
		buf_add(out, s, (size_t)(digits - s));
		buf_addc(out, '\\');
		s = digits;
	}
	for (; *s != '\0'; s++)
		if (*s == '\n')
			buf_addc(out, ' ');
		else if (*s == '<')
			buf_adds(out, "&lt;");
		else if (*s == '&')
			buf_adds(out, "&amp;");
		else {
			if (strchr("\\`*_[]|~$", *s) != NULL)
				buf_addc(out, '\\');
			buf_addc(out, *s);
		}
}

static const char *
escape(struct md *m, struct cell cell)
{
	struct buf safe = { .data = NULL };

	format_add_cell(&safe, cell);
	buf_reset(&m->text);
	add_escaped(&m->text, buf_str(&safe));
	buf_fini(&safe);
	return buf_str(&m->text);
}

static void
add_block(struct md *m, const char *before, const char *s, const char *after)
{
	const char *text = escape(m, cell_text(s));

	if (*text == '\0')
		return;
	buf_addf(m->out, "%s%s%s\n\n", before, text, after);
}

/* The text of a table's cell: sums and titles within stand out. */
static const char *
cell_of(struct md *m, const struct table *t, const struct row *row, size_t i)
{
	struct buf group = { .data = NULL };

	if (row->kind != ROW_GROUP) {
		escape(m, row->cells[i]);
	} else {
		if (i == 0)
			format_add_group(&group, t, row);
		escape(m, cell_text(buf_str(&group)));
		buf_fini(&group);
	}
	if (row->kind != ROW_BODY && m->text.len > 0) {
		char *plain = buf_steal(&m->text);

		buf_addf(&m->text, "**%s**", plain);
		free(plain);
	}
	return buf_str(&m->text);
}

static void
widen(struct md *m, size_t column, const char *text)
{
	size_t width = utf8_width(text);

	if (width > m->widths[column])
		m->widths[column] = width;
}

static int
measure_row(const struct row *row, void *arg)
{
	struct md *m = arg;
	size_t	   i;

	for (i = 0; i < m->table->ncolumns && row->kind != ROW_GROUP; i++)
		widen(m, i, cell_of(m, m->table, row, i));
	return 0;
}

static void
measure(struct md *m)
{
	const struct table *t = m->table;
	size_t		    i;

	for (i = 0; i < t->ncolumns; i++) {
		m->widths[i] = 3;
		widen(m, i, escape(m, cell_text(t->columns[i].title)));
	}
	report_each_row(t, measure_row, m);
}

static void
add_titles(struct md *m, const struct table *t, const size_t *widths)
{
	bool   right;
	size_t i;

	for (i = 0; i < t->ncolumns; i++) {
		right = format_is_right(t->columns[i].kind);
		buf_adds(m->out, "| ");
		utf8_add_padded(m->out,
		    escape(m, cell_text(t->columns[i].title)), widths[i],
		    right);
		buf_addc(m->out, ' ');
	}
	buf_adds(m->out, "|\n");
	for (i = 0; i < t->ncolumns; i++) {
		right = format_is_right(t->columns[i].kind);
		buf_adds(m->out, "| ");
		buf_pad(m->out, '-', widths[i] - right);
		buf_adds(m->out, right ? ": " : " ");
	}
	buf_adds(m->out, "|\n");
}

static int
add_row(const struct row *row, void *arg)
{
	struct md	   *m = arg;
	const struct table *t = m->table;
	size_t		    i;

	/* Before the row: the end of the text is still looked at. */
	spool_take(m->spool, m->out);
	if (m->out->len < m->start)
		m->start = 0;
	for (i = 0; i < t->ncolumns; i++) {
		buf_adds(m->out, "| ");
		utf8_add_padded(m->out, cell_of(m, t, row, i), m->widths[i],
		    format_is_right(t->columns[i].kind));
		buf_addc(m->out, ' ');
	}
	buf_adds(m->out, "|\n");
	return 0;
}

static void
add_table(struct md *m, const struct table *t)
{
	if (t->ncolumns == 0)
		return;
	if (t->title != NULL)
		add_block(m, "**", t->title, "**");
	m->table = t;
	m->widths = xcalloc(t->ncolumns, sizeof(*m->widths));
	measure(m);
	add_titles(m, t, m->widths);
	report_each_row(t, add_row, m);
	buf_addc(m->out, '\n');
	free(m->widths);
}

static void
add_figures(struct md *m, const struct item *item)
{
	char   amount[MONEY_TEXT];
	size_t i;

	for (i = 0; i < item->nfigures; i++)
		buf_addf(m->out, "- %s%s**%s**\n",
		    escape(m, cell_text(item->figures[i].label)),
		    UTF8_NBSP ": ",
		    money_text(item->figures[i].amount, item->figures[i].style,
			amount));
	buf_addc(m->out, '\n');
}

static void
add_bars(struct md *m, const struct item *item)
{
	int64_t scale = format_bar_scale(item);
	char	amount[MONEY_TEXT];
	size_t	i, n;

	if (item->nbars == 0)
		return;
	buf_adds(m->out, "| | | |\n| --- | --- | ---: |\n");
	for (i = 0; i < item->nbars; i++) {
		buf_addf(m->out, "| %s | ",
		    escape(m, cell_text(item->bars[i].label)));
		n = format_bar_blocks(&item->bars[i], scale, BAR_WIDTH);
		for (; n > 0; n--)
			buf_adds(m->out, item->bars[i].solid ? "█" : "░");
		buf_addf(m->out, " | %s |\n",
		    format_bar_text(&item->bars[i], amount));
	}
	buf_addc(m->out, '\n');
}

static void
add_curve(struct md *m, const struct item *item)
{
	struct arena arena = { 0 };
	struct table t;

	picture_table(&t, item, &arena);
	add_table(m, &t);
	arena_fini(&arena);
}

static void
add_gauges(struct md *m, const struct item *item)
{
	struct buf use = { .data = NULL };
	size_t	   i;

	for (i = 0; i < item->ngauges; i++) {
		buf_reset(&use);
		picture_add_use(&use, &item->gauges[i]);
		buf_addf(m->out, "- %s" UTF8_NBSP ": %s\n",
		    escape(m, cell_text(item->gauges[i].label)), buf_str(&use));
	}
	buf_addc(m->out, '\n');
	buf_fini(&use);
}

static void
add_line(struct md *m, const struct item *item)
{
	const struct span *s;
	int		   dots;

	for (s = item->spans; s < item->spans + item->nspans; s++)
		if (s->type == SPAN_TEXT)
			buf_adds(m->out, escape(m, cell_text(s->text)));
		else if (s->type == SPAN_BOX)
			buf_adds(m->out, s->number != 0 ? "☒ " : "☐ ");
		else
			for (dots = s->number / MM_A_DOT; dots > 0; dots--)
				buf_addc(m->out, '.');
	buf_adds(m->out, "\n\n");
}

static void
add_signatures(struct md *m, const struct item *item)
{
	size_t i, n = item->nsignatures;

	for (i = 0; i < n; i++)
		buf_addf(m->out, "| %s ",
		    escape(m, cell_text(item->signatures[i].who)));
	buf_adds(m->out, "|\n");
	for (i = 0; i < n; i++)
		buf_adds(m->out, "| --- ");
	buf_adds(m->out, "|\n");
	for (i = 0; i < n; i++)
		buf_addf(m->out, "| %s ",
		    escape(m, cell_text(item->signatures[i].what)));
	buf_adds(m->out, "|\n\n");
}

static void
add_result(struct md *m, const struct item *item)
{
	buf_addf(m->out, "> **%s**", escape(m, cell_text(item->text)));
	buf_addf(m->out, " — **%s**\n\n", escape(m, cell_text(item->text2)));
}

static void
add_items(struct md *m, const struct item *item)
{
	for (; item != NULL; item = item->next) {
		switch (item->type) {
		case ITEM_HEADING:
			add_block(m, "## ", item->text, "");
			break;
		case ITEM_PARA:
			add_block(m, "", item->text, "");
			break;
		case ITEM_NOTE:
			add_block(m, "*", item->text, "*");
			break;
		case ITEM_FIGURES:
			add_figures(m, item);
			break;
		case ITEM_RESULT:
			add_result(m, item);
			break;
		case ITEM_TABLE:
			add_table(m, &item->table);
			break;
		case ITEM_BARS:
			add_bars(m, item);
			break;
		case ITEM_CURVE:
			add_curve(m, item);
			break;
		case ITEM_GAUGES:
			add_gauges(m, item);
			break;
		case ITEM_LINE:
			add_line(m, item);
			break;
		case ITEM_SIGNATURES:
			add_signatures(m, item);
			break;
		case ITEM_ANNEX:
			add_block(m, "# ", report_head(item->annex).title, "");
			add_items(m, report_items(item->annex));
			break;
		default:
			add_items(m, item->child);
			break;
		}
	}
}

static void
add_head(struct md *m, const struct report_head *head)
{
	size_t i;

	add_block(m, "# ", head->title, "");
	add_block(m, "", head->subtitle, "");
	for (i = 0; i < head->nidentity; i++)
		add_block(m, i == 0 ? "**" : "", head->identity[i],
		    i == 0 ? "**" : "");
	add_block(m, "> **", head->mark, "**");
}

static void
add_foot(struct md *m, const struct report_head *head)
{
	if (!format_has(head->foot_left) && !format_has(head->foot_middle))
		return;
	buf_adds(m->out, "---\n\n");
	add_block(m, "", head->foot_left, "");
	add_block(m, "", head->foot_middle, "");
}

int
format_md(const struct report *report, const struct format_options *options,
    struct buf *out, struct err *err)
{
	struct report_head head = report_head(report);
	struct md	   m = { .out = out, .start = out->len };

	(void)err;
	m.spool = options->spool;
	add_head(&m, &head);
	add_items(&m, report_items(report));
	add_foot(&m, &head);
	/* Every block ends with an empty line: the last one needs none. */
	if (out->len > m.start + 1)
		out->data[--out->len] = '\0';
	buf_fini(&m.text);
	return 0;
}

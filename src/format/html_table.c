/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "format/cell.h"
#include "html.h"

static const char *
class_of(enum column_kind kind)
{
	switch (kind) {
	case COLUMN_MONEY:
	case COLUMN_INT:
		return " class=\"r\"";
	case COLUMN_MONEY_SOFT:
		return " class=\"r prev\"";
	case COLUMN_SHORT:
		return " class=\"s\"";
	case COLUMN_TEXT:
		break;
	}
	return "";
}

/* The column whose cell names the row: the first one of running text. */
static size_t
naming_column(const struct table *t)
{
	size_t i;

	for (i = 0; i < t->ncolumns; i++)
		if (t->columns[i].kind == COLUMN_TEXT)
			return i;
	return 0;
}

static void
add_titles(struct html *h, const struct table *t)
{
	size_t i, span;

	buf_adds(h->out, "<thead>\n<tr>");
	for (i = 0; i < t->ncolumns; i += span) {
		span = format_title_span(t, i);
		if (t->columns[i + span - 1].title[0] == '\0') {
			buf_adds(h->out, "<td></td>");
			continue;
		}
		buf_addf(
		    h->out, "<th scope=\"%s\"", span > 1 ? "colgroup" : "col");
		if (span > 1)
			buf_addf(h->out, " colspan=\"%zu\"", span);
		if (format_is_right(t->columns[i].kind))
			buf_adds(h->out, " class=\"r\"");
		html_element(h, ">", t->columns[i + span - 1].title, "</th>");
	}
	buf_adds(h->out, "</tr>\n</thead>\n");
}

static void
add_cell(struct html *h, const struct table *t, const struct row *row, size_t i,
    bool names)
{
	struct buf  text = { .data = NULL };
	const char *tag;

	format_add_cell(&text, row->cells[i]);
	tag = names && text.len > 0 ? "th" : "td";
	buf_addf(h->out, "<%s%s%s>", tag,
	    *tag == 't' && tag[1] == 'h' ? " scope=\"row\"" : "",
	    class_of(t->columns[i].kind));
	html_text(h, buf_str(&text));
	buf_addf(h->out, "</%s>", tag);
	buf_fini(&text);
}

static void
add_group(
    struct html *h, const struct table *t, const struct row *row, bool first)
{
	struct buf text = { .data = NULL };

	if (!first)
		buf_adds(h->out, "</tbody>\n<tbody>\n");
	format_add_group(&text, t, row);
	buf_addf(h->out,
	    "<tr class=\"group\"><th scope=\"rowgroup\" colspan=\"%zu\">",
	    t->ncolumns);
	html_text(h, buf_str(&text));
	buf_adds(h->out, "</th></tr>\n");
	buf_fini(&text);
}

/* The rows of a table, one after the other. */
struct rows {
	struct html	   *html;
	const struct table *table;
	size_t		    n;	   /* of the table */
	size_t		    i;	   /* of the next one */
	size_t		    blank; /* rows above the last one */
};

static void
add_body(struct html *h, const struct table *t, const struct row *row)
{
	size_t i, names = naming_column(t);

	buf_adds(h->out,
	    row->kind == ROW_BODY      ? "<tr>" :
		row->kind == ROW_TOTAL ? "<tr class=\"total\">" :
					 "<tr class=\"sub-total\">");
	for (i = 0; i < t->ncolumns; i++)
		add_cell(h, t, row, i, i == names);
	buf_adds(h->out, "</tr>\n");
}

static int
add_row(const struct row *row, void *arg)
{
	struct rows *r = arg;
	size_t	     blank = r->i + 1 == r->n ? r->blank : 0;

	for (; blank > 0; blank--)
		buf_addf(r->html->out,
		    "<tr aria-hidden=\"true\"><td colspan=\"%zu\">"
		    "&nbsp;</td></tr>\n",
		    r->table->ncolumns);
	if (row->kind == ROW_GROUP)
		add_group(r->html, r->table, row, r->i == 0);
	else
		add_body(r->html, r->table, row);
	spool_take(r->html->spool, r->html->out);
	r->i++;
	return 0;
}

void
html_table(struct html *h, const struct table *t, size_t blank)
{
	struct rows rows = { .html = h, .table = t, .blank = blank };

	if (t->ncolumns == 0)
		return;
	rows.n = report_count_rows(t);
	buf_adds(h->out, "<div class=\"scroll\"><table>\n");
	if (format_has(t->title))
		html_element(h, "<caption>", t->title, "</caption>\n");
	else
		html_element(h, "<caption class=\"hidden\">", h->heading,
		    "</caption>\n");
	if (format_has_titles(t))
		add_titles(h, t);
	if (rows.n > 0)
		buf_adds(h->out, "<tbody>\n");
	report_each_row(t, add_row, &rows);
	if (rows.n > 0)
		buf_adds(h->out, "</tbody>\n");
	buf_adds(h->out, "</table></div>\n");
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "html.h"
#include "base/utf8.h"
#include "format/cell.h"
#include "format/format.h"

/* Points between the margins of A4, and between two columns. */
#define TALL   498
#define WIDE   745
#define GUTTER 22

static void
add_escaped(struct html *h, const char *s)
{
	for (; *s != '\0'; s++)
		switch (*s) {
		case '&':
			buf_adds(h->out, "&amp;");
			break;
		case '<':
			buf_adds(h->out, "&lt;");
			break;
		case '>':
			buf_adds(h->out, "&gt;");
			break;
		case '"':
			buf_adds(h->out, "&quot;");
			break;
		case '\n':
			buf_adds(h->out, "<br>");
			break;
		default:
			buf_addc(h->out, *s);
			break;
		}
}

void
html_text(struct html *h, const char *s)
{
	if (s == NULL)
		return;
	buf_reset(&h->text);
	utf8_add_safe_lines(&h->text, s);
	add_escaped(h, buf_str(&h->text));
}

void
html_title(struct html *h, const char *s)
{
	buf_reset(&h->text);
	utf8_add_safe(&h->text, s);
	add_escaped(h, buf_str(&h->text));
}

void
html_element(
    struct html *h, const char *open, const char *text, const char *close)
{
	if (!format_has(text))
		return;
	buf_adds(h->out, open);
	html_text(h, text);
	buf_adds(h->out, close);
}

static void
add_money(struct html *h, struct money amount, enum money_style style)
{
	char text[MONEY_TEXT];

	buf_adds(h->out, money_text(amount, style, text));
}

static void
add_figures(struct html *h, const struct item *item)
{
	size_t i;

	buf_adds(h->out, "<div class=\"figures\">\n");
	for (i = 0; i < item->nfigures; i++) {
		buf_adds(h->out, "<p><span>");
		html_text(h, item->figures[i].label);
		buf_adds(h->out, "</span> <b>");
		add_money(h, item->figures[i].amount, item->figures[i].style);
		buf_adds(h->out, "</b></p>\n");
	}
	buf_adds(h->out, "</div>\n");
}

static void
add_result(struct html *h, const struct item *item)
{
	buf_adds(h->out, "<p class=\"result\"><span>");
	html_text(h, item->text);
	buf_adds(h->out, "</span> <span>");
	html_text(h, item->text2);
	buf_adds(h->out, "</span></p>\n");
}

/* The length is for the eye only: the amount stands beside it. */
static void
add_bar(struct html *h, const struct bar *bar, int64_t scale, bool turn)
{
	int  tenths = (int)(format_bar_length(bar, scale, 1000) + 0.5);
	char text[MONEY_TEXT];

	buf_adds(h->out, turn ? "<tr class=\"turn\">" : "<tr>");
	buf_adds(h->out, "<th scope=\"row\">");
	html_text(h, bar->label);
	buf_addf(h->out,
	    "</th><td aria-hidden=\"true\"><div class=\"bar%s%s\""
	    " style=\"width:%d.%d%%\"></div></td><td>",
	    bar->solid ? "" : " outlined", tenths == 0 ? " none" : "",
	    tenths / 10, tenths % 10);
	buf_adds(h->out, format_bar_text(bar, text));
	buf_adds(h->out, "</td></tr>\n");
}

static void
add_bars(struct html *h, const struct item *item)
{
	int64_t scale = format_bar_scale(item);
	size_t	i;

	if (item->nbars == 0)
		return;
	buf_adds(h->out, "<table class=\"bars\">\n");
	html_element(
	    h, "<caption class=\"hidden\">", h->heading, "</caption>\n");
	buf_adds(h->out, "<tbody>\n");
	for (i = 0; i < item->nbars; i++)
		add_bar(h, &item->bars[i], scale,
		    i > 0 && item->bars[i].solid != item->bars[i - 1].solid);
	buf_adds(h->out, "</tbody>\n</table>\n");
}

static void
add_line(struct html *h, const struct item *item)
{
	const struct span *s;

	buf_adds(h->out, "<p class=\"line\">");
	for (s = item->spans; s < item->spans + item->nspans; s++)
		if (s->type == SPAN_TEXT)
			html_text(h, s->text);
		else if (s->type == SPAN_BLANK)
			buf_addf(h->out,
			    "<span class=\"fill\" style=\"width:%dmm\">"
			    "&nbsp;</span>",
			    s->number);
		else
			buf_addf(h->out,
			    "<span class=\"box\" role=\"img\""
			    " aria-label=\"%s\">%s</span>",
			    s->number != 0 ? "case cochée" : "case à cocher",
			    s->number != 0 ? "×" : "&nbsp;");
	buf_adds(h->out, "</p>\n");
}

static void
add_signatures(struct html *h, const struct item *item)
{
	size_t i;

	buf_adds(h->out, "<div class=\"signatures\">\n");
	for (i = 0; i < item->nsignatures; i++) {
		buf_adds(h->out, "<div><b>");
		html_text(h, item->signatures[i].who);
		buf_adds(h->out, "</b> ");
		html_text(h, item->signatures[i].what);
		buf_adds(h->out, "</div>\n");
	}
	buf_adds(h->out, "</div>\n");
}

static void
add_leaf(struct html *h, const struct item *item)
{
	switch (item->type) {
	case ITEM_PARA:
		html_element(h, "<p>", item->text, "</p>\n");
		break;
	case ITEM_NOTE:
		html_element(h, "<p class=\"note\">", item->text, "</p>\n");
		break;
	case ITEM_PAGE_BREAK:
		buf_adds(h->out, "<div class=\"page\"></div>\n");
		break;
	case ITEM_FIGURES:
		add_figures(h, item);
		break;
	case ITEM_RESULT:
		add_result(h, item);
		break;
	case ITEM_TABLE:
		html_table(h, &item->table, 0);
		break;
	case ITEM_BARS:
		add_bars(h, item);
		break;
	case ITEM_CURVE:
	case ITEM_GAUGES:
		html_picture(h, item);
		break;
	case ITEM_LINE:
		add_line(h, item);
		break;
	case ITEM_SIGNATURES:
		add_signatures(h, item);
		break;
	default:
		break;
	}
}

static void
begin_section(struct html *h, const char *title)
{
	h->nheadings++;
	h->heading = title;
	buf_addf(h->out, "<section aria-labelledby=\"t%d\">\n<h2 id=\"t%d\">",
	    h->nheadings, h->nheadings);
	html_text(h, title);
	buf_adds(h->out, "</h2>\n");
}

static void add_items(struct html *, const struct item *);

static void
add_columns(struct html *h, const struct item *item)
{
	const struct item  *c;
	const struct table *t[2];
	size_t		    n[2], i;
	double		    width = h->width;

	buf_adds(h->out, "<div class=\"two\">\n");
	h->width = (width - GUTTER) / 2;
	if (format_are_level(item, t)) {
		n[0] = report_count_rows(t[0]);
		n[1] = report_count_rows(t[1]);
		for (i = 0; i < 2; i++)
			html_table(h, t[i], n[i] < n[!i] ? n[!i] - n[i] : 0);
	} else {
		for (c = item->child; c != NULL; c = c->next) {
			buf_adds(h->out, "<div>\n");
			add_items(h, c->child);
			buf_adds(h->out, "</div>\n");
		}
	}
	h->width = width;
	buf_adds(h->out, "</div>\n");
}

static void
add_annex(struct html *h, const struct report *annex)
{
	buf_adds(h->out, "<div class=\"page\"></div>\n");
	html_element(h, "<h1>", report_head(annex).title, "</h1>\n");
	add_items(h, report_items(annex));
}

/* A section runs to the next heading or page break of its list, or its end. */
static void
add_items(struct html *h, const struct item *item)
{
	bool section = false, heading;

	for (; item != NULL; item = item->next) {
		heading = item->type == ITEM_HEADING;
		if (section &&
		    (heading || item->type == ITEM_PAGE_BREAK ||
			item->type == ITEM_ANNEX)) {
			buf_adds(h->out, "</section>\n");
			section = false;
		}
		if (heading) {
			begin_section(h, item->text);
			section = true;
		} else if (item->type == ITEM_COLUMNS) {
			add_columns(h, item);
		} else if (item->type == ITEM_GROUP) {
			add_items(h, item->child);
		} else if (item->type == ITEM_ANNEX) {
			add_annex(h, item->annex);
		} else {
			add_leaf(h, item);
		}
	}
	if (section)
		buf_adds(h->out, "</section>\n");
}

static void
add_head(struct html *h, const struct report_head *head)
{
	size_t i;

	buf_adds(h->out,
	    "<!DOCTYPE html>\n<html lang=\"fr\">\n<head>\n"
	    "<meta charset=\"utf-8\">\n<meta name=\"viewport\""
	    " content=\"width=device-width, initial-scale=1\">\n<title>");
	html_title(h, format_has(head->title) ? head->title : "quitus");
	buf_adds(h->out, "</title>\n");
	html_style(h, head);
	buf_addf(h->out, "</head>\n<body%s>\n",
	    head->landscape ? " class=\"wide\"" : "");
	if (!format_has(head->title) && head->nidentity == 0)
		return;
	buf_adds(h->out, "<header>\n<div>\n");
	html_element(h, "<h1>", head->title, "</h1>\n");
	html_element(h, "<p class=\"sub\">", head->subtitle, "</p>\n");
	html_element(h, "<p class=\"state\">", head->mark, "</p>\n");
	buf_adds(h->out, "</div>\n");
	if (head->nidentity > 0)
		buf_adds(h->out, "<div class=\"who\">\n");
	for (i = 0; i < head->nidentity; i++)
		html_element(h, "<p>", head->identity[i], "</p>\n");
	buf_adds(h->out,
	    head->nidentity > 0 ? "</div>\n</header>\n" : "</header>\n");
}

static void
add_foot(struct html *h, const struct report_head *head)
{
	if (!format_has(head->foot_left) && !format_has(head->foot_middle))
		return;
	buf_adds(h->out, "<footer>\n");
	html_element(h, "<span>", head->foot_left, "</span>\n");
	html_element(h, "<span>", head->foot_middle, "</span>\n");
	buf_adds(h->out, "</footer>\n");
}

int
format_html(const struct report *report, const struct format_options *options,
    struct buf *out, struct err *err)
{
	struct report_head head = report_head(report);
	struct html	   h = { .out = out, .spool = options->spool };

	h.width = head.landscape ? WIDE : TALL;
	(void)err;
	add_head(&h, &head);
	html_element(&h, "<div class=\"mark\" aria-hidden=\"true\">", head.mark,
	    "</div>\n");
	buf_adds(out, "<main>\n");
	add_items(&h, report_items(report));
	buf_adds(out, "</main>\n");
	add_foot(&h, &head);
	buf_adds(out, "</body>\n</html>\n");
	buf_fini(&h.text);
	return 0;
}

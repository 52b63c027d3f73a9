/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "base/utf8.h"
#include "format/cell.h"
#include "format/format.h"
#include "text.h"
#include "wrap.h"

#define READING	  80 /* paragraphs are not made wider than this */
#define NARROWEST 20

void
text_space(struct text *t, size_t n)
{
	t->spaces += n;
}

void
text_put(struct text *t, const char *s, size_t len, enum ink ink)
{
	if (len == 0)
		return;
	buf_pad(t->out, ' ', t->spaces);
	t->spaces = 0;
	if (t->color && ink != INK_PLAIN)
		buf_adds(t->out, ink == INK_BOLD ? "\033[1m" : "\033[2m");
	buf_add(t->out, s, len);
	if (t->color && ink != INK_PLAIN)
		buf_adds(t->out, "\033[0m");
}

void
text_end_line(struct text *t)
{
	t->spaces = 0;
	t->begun = true;
	buf_addc(t->out, '\n');
}

void
text_rule(struct text *t, const char *character, size_t n)
{
	struct buf run = { .data = NULL };

	for (; n > 0; n--)
		buf_adds(&run, character);
	text_put(t, buf_str(&run), run.len, INK_DIM);
	text_end_line(t);
	buf_fini(&run);
}

void
text_paragraph(struct text *t, const char *s, enum ink ink)
{
	struct buf  safe = { .data = NULL };
	const char *rest;
	size_t	    n;

	utf8_add_safe_lines(&safe, s);
	for (s = buf_str(&safe); s != NULL; s = rest) {
		n = wrap_line(s, t->width, &rest);
		text_put(t, s, n, ink);
		text_end_line(t);
	}
	buf_fini(&safe);
}

static void
put_item(struct text *t, const struct item *item)
{
	switch (item->type) {
	case ITEM_HEADING:
		text_heading(t, item->text);
		break;
	case ITEM_PARA:
		text_paragraph(t, item->text, INK_PLAIN);
		break;
	case ITEM_NOTE:
		text_paragraph(t, item->text, INK_DIM);
		break;
	case ITEM_FIGURES:
		text_figures(t, item);
		break;
	case ITEM_RESULT:
		text_result(t, item);
		break;
	case ITEM_TABLE:
		text_table(t, &item->table);
		break;
	case ITEM_BARS:
		text_bars(t, item);
		break;
	case ITEM_CURVE:
		text_curve(t, item);
		break;
	case ITEM_GAUGES:
		text_gauges(t, item);
		break;
	case ITEM_LINE:
		text_line(t, item);
		break;
	case ITEM_SIGNATURES:
		text_signatures(t, item);
		break;
	default:
		break;
	}
}

static bool
is_shown(const struct item *item)
{
	switch (item->type) {
	case ITEM_PAGE_BREAK:
	case ITEM_GROUP:
	case ITEM_NULL:
	case ITEM_FIELD:
	case ITEM_FIELD_LIST:
	case ITEM_COLUMNS:
		return false;
	case ITEM_CURVE:
		return item->ncurves > 0;
	case ITEM_GAUGES:
		return item->ngauges > 0;
	case ITEM_BARS:
		return item->nbars > 0;
	default:
		return true;
	}
}

/* What belongs together stands without an empty line between. */
static bool
is_close(const struct item *before, const struct item *item)
{
	return before->type == ITEM_HEADING ||
	    (before->type == item->type &&
		(item->type == ITEM_LINE || item->type == ITEM_NOTE));
}

static const struct item *
put_items(struct text *, const struct item *, const struct item *);

/* Another report: a rule over its title. */
static void
put_annex(struct text *t, const struct report *annex)
{
	const char *title = report_head(annex).title;

	text_end_line(t);
	text_rule(t, "═", t->width);
	if (format_has(title))
		text_paragraph(t, title, INK_BOLD);
	put_items(t, report_items(annex), NULL);
}

static const struct item *
put_items(struct text *t, const struct item *item, const struct item *before)
{
	for (; item != NULL; item = item->next) {
		if (item->type == ITEM_ANNEX) {
			put_annex(t, item->annex);
			before = NULL;
			continue;
		}
		if (!is_shown(item)) {
			before = put_items(t, item->child, before);
			continue;
		}
		if (t->begun && (before == NULL || !is_close(before, item)))
			text_end_line(t);
		put_item(t, item);
		before = item;
	}
	return before;
}

static void
put_head(struct text *t, const struct report_head *head)
{
	size_t i;

	if (format_has(head->title))
		text_paragraph(t, head->title, INK_BOLD);
	if (format_has(head->subtitle))
		text_paragraph(t, head->subtitle, INK_PLAIN);
	for (i = 0; i < head->nidentity; i++)
		text_paragraph(
		    t, head->identity[i], i == 0 ? INK_PLAIN : INK_DIM);
	if (format_has(head->mark)) {
		text_end_line(t);
		text_put(t, "*** ", 4, INK_BOLD);
		text_label(t, head->mark, t->width - 8);
		t->spaces = 0;
		text_put(t, " ***", 4, INK_BOLD);
		text_end_line(t);
	}
}

static void
put_foot(struct text *t, const struct report_head *head)
{
	if (!format_has(head->foot_left) && !format_has(head->foot_middle))
		return;
	text_end_line(t);
	text_rule(t, "─", t->width);
	if (format_has(head->foot_left))
		text_paragraph(t, head->foot_left, INK_DIM);
	if (format_has(head->foot_middle))
		text_paragraph(t, head->foot_middle, INK_DIM);
}

int
format_text(const struct report *report, const struct format_options *options,
    struct buf *out, struct err *err)
{
	struct report_head head = report_head(report);
	struct text	   t = { .out = out, .color = options->color };

	(void)err;
	t.spool = options->spool;
	t.width = t.limit = options->width > 0 ? (size_t)options->width : 0;
	if (t.width == 0 || t.width > READING)
		t.width = READING;
	if (t.width < NARROWEST)
		t.width = NARROWEST;
	put_head(&t, &head);
	put_items(&t, report_items(report), NULL);
	put_foot(&t, &head);
	return 0;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "base/utf8.h"
#include "format/cell.h"
#include "format/picture.h"
#include "text.h"
#include "wrap.h"

#define BAR_LEAST  10 /* a bar shorter than this tells nothing */
#define MM_A_DOT   2  /* millimetres of a blank that one dot stands for */
#define SIGN_WIDTH 32

void
text_heading(struct text *t, const char *s)
{
	struct buf safe = { .data = NULL };
	size_t	   width;

	utf8_add_safe(&safe, s);
	text_paragraph(t, s, INK_BOLD);
	width = utf8_width(buf_str(&safe));
	text_rule(t, "━", width < t->width ? width : t->width);
	buf_fini(&safe);
}

/* One text at the left, one at the right, on lines of their own if need be. */
void
text_result(struct text *t, const struct item *item)
{
	struct buf left = { .data = NULL }, right = { .data = NULL };
	size_t	   used;

	utf8_add_safe(&left, item->text == NULL ? "" : item->text);
	utf8_add_safe(&right, item->text2 == NULL ? "" : item->text2);
	used = utf8_width(buf_str(&left)) + utf8_width(buf_str(&right));
	text_rule(t, "═", t->width);
	if (used + 2 > t->width) {
		text_paragraph(t, buf_str(&left), INK_BOLD);
		text_paragraph(t, buf_str(&right), INK_BOLD);
	} else {
		text_put(t, buf_str(&left), left.len, INK_BOLD);
		text_space(t, t->width - used);
		text_put(t, buf_str(&right), right.len, INK_BOLD);
		text_end_line(t);
	}
	text_rule(t, "═", t->width);
	buf_fini(&left);
	buf_fini(&right);
}

static void
widen(size_t *most, const char *text)
{
	size_t width = utf8_width(text);

	if (width > *most)
		*most = width;
}

void
text_label(struct text *t, const char *label, size_t width)
{
	struct buf safe = { .data = NULL };

	utf8_add_safe(&safe, label);
	if (utf8_width(buf_str(&safe)) > width) {
		safe.len = utf8_fit(buf_str(&safe), width > 0 ? width - 1 : 0);
		buf_adds(&safe, width > 0 ? "…" : "");
	}
	text_put(t, buf_str(&safe), safe.len, INK_PLAIN);
	text_space(t, width - utf8_width(buf_str(&safe)));
	buf_fini(&safe);
}

void
text_figures(struct text *t, const struct item *item)
{
	char   amount[MONEY_TEXT];
	size_t i, label = 0, money = 0;

	for (i = 0; i < item->nfigures; i++) {
		widen(&label, item->figures[i].label);
		widen(&money,
		    money_text(item->figures[i].amount, item->figures[i].style,
			amount));
	}
	if (label + money + 2 > t->width)
		label = t->width > money + 2 ? t->width - money - 2 : 0;
	for (i = 0; i < item->nfigures; i++) {
		text_label(t, item->figures[i].label, label);
		money_text(
		    item->figures[i].amount, item->figures[i].style, amount);
		text_space(t, 2 + money - utf8_width(amount));
		text_put(t, amount, strlen(amount), INK_BOLD);
		text_end_line(t);
	}
}

static void
put_bar(struct text *t, const struct bar *bar, int64_t scale, size_t full)
{
	size_t n, i;

	n = format_bar_blocks(bar, scale, full);
	for (i = 0; i < n; i++)
		text_put(t, bar->solid ? "█" : "░", strlen("█"), INK_PLAIN);
	text_space(t, full - n + 2);
}

void
text_bars(struct text *t, const struct item *item)
{
	char	amount[MONEY_TEXT];
	int64_t scale = format_bar_scale(item);
	size_t	i, full, label = 0, money = 0;

	for (i = 0; i < item->nbars; i++) {
		widen(&label, item->bars[i].label);
		widen(&money, format_bar_text(&item->bars[i], amount));
	}
	if (label + money + 2 > t->width)
		label = t->width > money + 2 ? t->width - money - 2 : 0;
	full = t->width - label - money - 2;
	full = full < BAR_LEAST + 2 ? 0 : full - 2;
	for (i = 0; i < item->nbars; i++) {
		if (i > 0 && item->bars[i].solid != item->bars[i - 1].solid)
			text_end_line(t);
		text_label(t, item->bars[i].label, label);
		text_space(t, 2);
		if (full > 0)
			put_bar(t, &item->bars[i], scale, full);
		format_bar_text(&item->bars[i], amount);
		text_space(t, money - utf8_width(amount));
		text_put(t, amount, strlen(amount), INK_PLAIN);
		text_end_line(t);
	}
}

void
text_line(struct text *t, const struct item *item)
{
	struct buf line = { .data = NULL };
	size_t	   i;

	for (i = 0; i < item->nspans; i++) {
		const struct span *s = &item->spans[i];

		if (s->type == SPAN_TEXT)
			buf_adds(&line, s->text);
		else if (s->type == SPAN_BLANK)
			buf_pad(&line, '.', (size_t)(s->number / MM_A_DOT));
		else
			buf_adds(&line,
			    s->number != 0 ? "[x]" UTF8_NBSP :
					     "[" UTF8_NBSP "]" UTF8_NBSP);
	}
	text_paragraph(t, buf_str(&line), INK_PLAIN);
	buf_fini(&line);
}

void
text_signatures(struct text *t, const struct item *item)
{
	size_t i;

	for (i = 0; i < item->nsignatures; i++) {
		if (i > 0)
			text_end_line(t);
		text_paragraph(t, item->signatures[i].who, INK_BOLD);
		text_paragraph(t, item->signatures[i].what, INK_DIM);
		text_end_line(t);
		text_rule(
		    t, ".", SIGN_WIDTH < t->width ? SIGN_WIDTH : t->width);
	}
}

void
text_curve(struct text *t, const struct item *item)
{
	struct arena arena = { 0 };
	struct table table;

	picture_table(&table, item, &arena);
	text_table(t, &table);
	arena_fini(&arena);
}

void
text_gauges(struct text *t, const struct item *item)
{
	struct buf use = { .data = NULL };
	size_t	   i;

	for (i = 0; i < item->ngauges; i++) {
		buf_reset(&use);
		buf_addf(&use, "%s" UTF8_NBSP ": ", item->gauges[i].label);
		picture_add_use(&use, &item->gauges[i]);
		text_paragraph(t, buf_str(&use), INK_PLAIN);
	}
	buf_fini(&use);
}

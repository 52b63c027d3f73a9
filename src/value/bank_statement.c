/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "base/xalloc.h"
#include "value/bank_statement.h"
#include "value/text.h"

#define NO_LABEL "−"

struct ordered {
	struct bank_statement_line line;
	size_t			   order;
};

static void
bank_statement_fini(struct bank_statement *s)
{
	size_t i;

	for (i = 0; i < s->n; i++) {
		free(s->lines[i].label);
		free(s->lines[i].bank_id);
		free(s->lines[i].cheque);
	}
	free(s->lines);
	free(s->account);
}

void
bank_statements_fini(struct bank_statements *all)
{
	size_t i;

	for (i = 0; i < all->n; i++)
		bank_statement_fini(&all->items[i]);
	free(all->items);
	free(all->bank);
	memset(all, 0, sizeof(*all));
}

/* The text without any blank; NULL when nothing is left. */
static char *
without_blanks(const char *text)
{
	struct buf b = { 0 };

	for (; text != NULL && *text != '\0'; text++)
		if (strchr(" \t\r\n", *text) == NULL)
			buf_addc(&b, *text);
	if (b.len == 0) {
		buf_fini(&b);
		return NULL;
	}
	return buf_steal(&b);
}

struct bank_statement *
bank_statements_add(struct bank_statements *all, const char *account)
{
	struct bank_statement *s;

	all->items = xgrow(all->items, all->n, &all->cap, sizeof(*all->items));
	s = &all->items[all->n++];
	memset(s, 0, sizeof(*s));
	s->account = without_blanks(account);
	return s;
}

struct bank_statement_line *
bank_statement_add(struct bank_statement *s, struct date day,
    struct money amount, const char *label, const char *bank_id,
    const char *cheque, int row)
{
	struct bank_statement_line *line;

	s->lines = xgrow(s->lines, s->n, &s->cap, sizeof(*s->lines));
	line = &s->lines[s->n++];
	line->day = day;
	line->amount = amount;
	line->label = text_tidy(label, TEXT_LABEL_MAX);
	if (utf8_width(line->label) == 0) {
		free(line->label);
		line->label = xstrdup(NO_LABEL);
	}
	line->bank_id = without_blanks(bank_id);
	line->cheque = without_blanks(cheque);
	line->row = row;
	return line;
}

static int
compare(const void *a, const void *b)
{
	const struct ordered *x = a, *y = b;
	int		      c = date_compare(x->line.day, y->line.day);

	if (c == 0)
		c = x->order < y->order ? -1 : 1;
	return c;
}

void
bank_statement_sort(struct bank_statement *s)
{
	struct ordered *all;
	bool		newest_first;
	size_t		i;

	if (s->n < 2)
		return;
	newest_first = date_compare(s->lines[0].day, s->lines[s->n - 1].day) >
	    0;
	all = xcalloc(s->n, sizeof(*all));
	for (i = 0; i < s->n; i++) {
		all[i].line = s->lines[i];
		all[i].order = newest_first ? s->n - i : i;
	}
	qsort(all, s->n, sizeof(*all), compare);
	for (i = 0; i < s->n; i++)
		s->lines[i] = all[i].line;
	free(all);
}

struct money
bank_statement_gap(const struct bank_statement *s, bool *known)
{
	struct money gap = s->opening.amount;
	size_t	     i;

	*known = s->opening.known && s->closing.known;
	for (i = 0; i < s->n && *known; i++)
		*known = money_add(&gap, s->lines[i].amount) == 0;
	if (!*known || money_add(&gap, money_neg(s->closing.amount)) == -1)
		return MONEY(0);
	return gap;
}

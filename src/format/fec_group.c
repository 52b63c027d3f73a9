/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "base/i18n.h"
#include "base/xalloc.h"
#include "fec_parts.h"
#include "value/money.h"

#define LINES_MAX 100000 /* of one entry */

/* ---- The entry that is being read ---- */

static bool
opens(const struct group *g)
{
	const struct fec_line *l;
	size_t		       i;

	for (i = 0; i < g->n; i++) {
		l = &g->lines[i].line;
		if (l->account[0] == '1' &&
		    date_compare(
			l->day, date_year_start(date_school_year(l->day))) == 0)
			return true;
	}
	return false;
}

static void
check_balance(struct group *g)
{
	int64_t sum = 0;
	size_t	i;
	char	text[MONEY_TEXT];

	for (i = 0; i < g->n; i++)
		sum += g->lines[i].line.cents;
	if (sum == 0)
		return;
	g->bad = true;
	csv_problem(g->problems, g->lines[0].line.line, 0,
	    _("entry %s is not balanced: its debits less its credits "
	      "make %s."),
	    buf_str(&g->number), money_text(MONEY(sum), MONEY_EURO, text));
}

static void
check_opening(struct group *g, struct group_past *past)
{
	past->opening = opens(g);
	if (!past->opening)
		g->moved = true;
	else if (g->moved) {
		g->bad = true;
		csv_problem(g->problems, past->line, 0,
		    _("the opening stands before all other entries."));
	}
}

/* Texts have their places only now: the buffer does not move any more. */
static void
give(struct group *g, const struct group_past *past)
{
	struct fec_entry e = { .journal = buf_str(&g->journal),
		.number = buf_str(&g->number),
		.line = past->line,
		.rank = (int64_t)g->npast,
		.opening = past->opening,
		.n = g->n,
		.columns = g->columns };
	const char	*texts = buf_str(&g->texts);
	struct fec_line *l;
	size_t		 i;

	for (i = 0; i < g->n; i++) {
		g->given = xgrow(g->given, i, &g->given_cap, sizeof(*g->given));
		l = &g->given[i];
		*l = g->lines[i].line;
		l->account_label = texts + g->lines[i].account_label;
		l->voucher = texts + g->lines[i].voucher;
		l->label = texts + g->lines[i].label;
		l->party = texts + g->lines[i].party;
	}
	e.lines = g->given;
	g->rc = g->fn(&e, g->arg);
}

static void
close_entry(struct group *g)
{
	struct group_past *past;

	if (g->npast == 0)
		return;
	past = &g->past[g->npast - 1];
	if (!g->bad && g->n > 0)
		check_balance(g);
	if (g->n > 0)
		check_opening(g, past);
	if (!g->bad && g->n > 0 && g->rc == 0)
		give(g, past);
	g->n = 0;
	g->bad = false;
	buf_reset(&g->texts);
}

/* ---- Lines ---- */

static int64_t
plain_number(const char *text)
{
	size_t len = strlen(text);

	return len <= 18 && strspn(text, "0123456789") == len ? atoll(text) : 0;
}

static void
begin_entry(struct group *g, const char *journal, const char *number, int line)
{
	struct buf name = { .data = NULL };

	buf_reset(&g->journal);
	buf_adds(&g->journal, journal);
	buf_reset(&g->number);
	buf_adds(&g->number, number);
	buf_addf(&name, "%s\n%s", journal, number);
	g->past = xgrow(g->past, g->npast, &g->past_cap, sizeof(*g->past));
	g->past[g->npast++] = (struct group_past){
		.name = hash_short(buf_str(&name), name.len),
		.number = plain_number(number),
		.line = line
	};
	buf_fini(&name);
}

void
group_enter(struct group *g, const char *journal, const char *number, int line)
{
	if (g->npast > 0 && strcmp(buf_str(&g->journal), journal) == 0 &&
	    strcmp(buf_str(&g->number), number) == 0)
		return;
	close_entry(g);
	begin_entry(g, journal, number, line);
}

static size_t
hold(struct group *g, const char *text)
{
	size_t at = g->texts.len;

	buf_add(&g->texts, text, strlen(text) + 1);
	return at;
}

void
group_take(struct group *g, const struct fec_line *line)
{
	struct group_line *l;

	if (g->n == LINES_MAX) {
		if (!g->bad)
			csv_problem(g->problems, line->line, 0,
			    _("entry %s has more lines than any has."),
			    buf_str(&g->number));
		g->bad = true;
		return;
	}
	g->lines = xgrow(g->lines, g->n, &g->cap, sizeof(*g->lines));
	l = &g->lines[g->n++];
	l->line = *line;
	l->account_label = hold(g, line->account_label);
	l->voucher = hold(g, line->voucher);
	l->label = hold(g, line->label);
	l->party = hold(g, line->party);
}

void
group_spoil(struct group *g)
{
	g->bad = true;
}

/* ---- The numbers ---- */

static int
compare_names(const void *a, const void *b)
{
	const struct group_past *x = a, *y = b;

	if (x->name != y->name)
		return x->name < y->name ? -1 : 1;
	return x->line - y->line;
}

static int
compare_numbers(const void *a, const void *b)
{
	const struct group_past *x = a, *y = b;

	return (x->number > y->number) - (x->number < y->number);
}

static int
compare_lines(const void *a, const void *b)
{
	const struct group_past *x = a, *y = b;

	return x->line - y->line;
}

static void
check_twice(struct group *g)
{
	const struct group_past *e = g->past;
	size_t			 i;

	for (i = 1; i < g->npast; i++) {
		if (e[i].name != e[i - 1].name)
			continue;
		if (e[i].number > 0)
			csv_problem(g->problems, e[i].line, 0,
			    _("entry %lld stands on line %d already: the lines "
			      "of an entry follow each other."),
			    (long long)e[i].number, e[i - 1].line);
		else
			csv_problem(g->problems, e[i].line, 0,
			    _("this entry stands on line %d already: the lines "
			      "of an entry follow each other."),
			    e[i - 1].line);
	}
}

/* In the order of the file: an entry that stands after a later one of its
 * series. Openings stand first, whatever their number. */
static void
check_order(struct group *g)
{
	const struct group_past *e = g->past;
	int64_t			 last = 0;
	size_t			 i;

	for (i = 0; i < g->npast; i++) {
		if (e[i].opening)
			continue;
		if (e[i].number < last)
			csv_problem(g->problems, e[i].line, 0,
			    _("entry %lld stands after entry %lld."),
			    (long long)e[i].number, (long long)last);
		last = e[i].number > last ? e[i].number : last;
	}
}

/* One series for the file, or one a journal, is told apart by what repeats; by
 * numbers. */
static bool
is_one_series(const struct group *g)
{
	size_t i;

	for (i = 0; i < g->npast; i++)
		if (g->past[i].number == 0 ||
		    (i > 0 && g->past[i].number == g->past[i - 1].number))
			return false;
	return true;
}

/* A gap is told only of numbers that are one series. */
static void
check_gaps(struct group *g)
{
	const struct group_past *e = g->past;
	size_t			 i;

	for (i = 1; i < g->npast; i++)
		if (e[i].number != e[i - 1].number + 1)
			csv_problem(g->problems, 0, 0,
			    _("entries are missing between the numbers %lld "
			      "and %lld."),
			    (long long)e[i - 1].number, (long long)e[i].number);
}

/* Sorted in place, again and again: there may be a million of them. */
static void
check_numbers(struct group *g)
{
	qsort(g->past, g->npast, sizeof(*g->past), compare_numbers);
	if (is_one_series(g)) {
		check_gaps(g);
		qsort(g->past, g->npast, sizeof(*g->past), compare_lines);
		check_order(g);
	}
	qsort(g->past, g->npast, sizeof(*g->past), compare_names);
	check_twice(g);
}

void
group_end(struct group *g)
{
	/* Who stopped did not want to know more. */
	if (g->rc == 0)
		close_entry(g);
	if (g->npast > 0 && g->rc == 0)
		check_numbers(g);
	free(g->lines);
	free(g->given);
	free(g->past);
	buf_fini(&g->journal);
	buf_fini(&g->number);
	buf_fini(&g->texts);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>

#include "base/xalloc.h"
#include "cli/add.h"

/* The words of a command line. */
struct line {
	const struct adding *a;
	char		   **words;
	int		     n;
	size_t		     cap;
};

static void
add_owned(struct line *l, char *word)
{
	l->words = xgrow(l->words, (size_t)l->n, &l->cap, sizeof(*l->words));
	l->words[l->n++] = word;
}

/* As --name=value, so that a value may begin with a dash. */
static void
add_option(struct line *l, enum opt id, const char *value)
{
	if (value == NULL || *value == '\0')
		return;
	add_owned(l,
	    xasprintf("--%s=%s", option_name(option_find(id), l->a->ctx->lang),
		value));
}

static void
add_word(struct line *l, const char *word)
{
	add_owned(l, xstrdup(word));
}

static void
add_amount(struct line *l)
{
	char text[MONEY_TEXT];

	add_word(l, money_text(l->a->amount, MONEY_PLAIN, text));
}

static void
add_accounts(struct line *l)
{
	const struct add_part *p = l->a->parts;
	char		       text[MONEY_TEXT], *part;
	size_t		       i;

	if (l->a->nparts == 1) {
		add_option(l, OPT_ACCOUNT, p[0].code);
		return;
	}
	for (i = 0; i < l->a->nparts; i++) {
		part = xasprintf("%s=%s", p[i].code,
		    money_text(p[i].amount, MONEY_PLAIN, text));
		add_option(l, OPT_SPLIT, part);
		free(part);
	}
}

static void
add_day(struct line *l)
{
	char text[DATE_ISO];

	add_option(l, OPT_DATE, date_iso(l->a->day, text));
}

/* How it was paid; cash says so by its account. */
static void
add_payment(struct line *l)
{
	const struct adding *a = l->a;
	bool cash = a->method != NULL && strcmp(a->method, "cash") == 0;

	add_option(l, add_takes_money(a) ? OPT_FROM : OPT_TO,
	    add_takes_money(a) ? a->from : a->to);
	if (a->method != NULL && !cash)
		add_option(l, OPT_METHOD, a->method);
	if (a->method != NULL && strcmp(a->method, "cheque") == 0)
		add_option(l, OPT_CHEQUE, a->cheque);
}

static void
add_spent_or_received(struct line *l)
{
	const struct adding *a = l->a;
	char		    *id = xasprintf("%lld", (long long)a->subsidy);

	add_word(l, a->what == ADD_IN ? "income" : "expense");
	add_amount(l);
	add_accounts(l);
	add_payment(l);
	if (a->what == ADD_IN && a->subsidy == 0)
		add_option(l, OPT_PROVENANCE, a->provenance);
	if (a->subsidy != 0)
		add_option(l, OPT_SUBSIDY, id);
	add_day(l);
	add_option(l, OPT_PARTY, a->party);
	add_option(l, OPT_CLASS, a->class);
	add_option(l, OPT_PROJECT, a->project);
	free(id);
}

static void
add_movement(struct line *l)
{
	add_word(l, "transfer");
	add_amount(l);
	add_option(l, OPT_FROM, l->a->from);
	add_option(l, OPT_TO, l->a->to);
	add_day(l);
}

static void
add_advance(struct line *l)
{
	const struct adding *a = l->a;

	add_word(l, "advance");
	add_word(l,
	    a->what == ADD_GIVEN	? "give" :
		a->what == ADD_RETURNED ? "return" :
					  "justify");
	add_word(l, a->class);
	add_amount(l);
	if (a->what == ADD_JUSTIFIED)
		add_accounts(l);
	else
		add_payment(l);
	add_day(l);
	if (a->what == ADD_JUSTIFIED)
		add_option(l, OPT_PROJECT, a->project);
}

/* The label comes last, after --: it may begin with a dash. */
static void
add_label(struct line *l)
{
	const struct adding *a = l->a;

	if (a->label == NULL ||
	    (a->what != ADD_IN && a->what != ADD_OUT &&
		a->what != ADD_JUSTIFIED))
		return;
	if (a->label[0] == '-')
		add_word(l, "--");
	add_word(l, a->label);
}

char **
add_line(const struct adding *a, int *n)
{
	struct line l = { .a = a };

	if (a->what == ADD_MOVED)
		add_movement(&l);
	else if (add_is_advance(a))
		add_advance(&l);
	else
		add_spent_or_received(&l);
	add_label(&l);
	*n = l.n;
	return l.words;
}

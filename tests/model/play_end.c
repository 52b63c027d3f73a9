/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plays.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>
#include <jansson.h>
#include <stdio.h>
#include <string.h>

/* Give or justify what brings a régie to zero. */
static void
settle_advance(struct player *p, const char *account, const char *class)
{
	int64_t		    open;
	struct line	    l = { .n = 0 };
	struct model_entry *e;
	char		    text[32];

	p->next = *p->model.now;
	open = model_balance(&p->next, account, p->model.days);
	if (open == 0)
		return;
	e = model_append(&p->next, 'A', p->model.days - 1);
	assert_non_null(e);
	model_part(e, open > 0 ? "6180" : account, open > 0 ? account : "512",
	    open > 0 ? open : -open);
	e->parts[0].class = strcmp(class, "CP") == 0 ? 1 : 2;
	word(&l, "advance");
	word(&l, open > 0 ? "justify" : "give");
	word(&l, "%s", class);
	word(&l, "%s", amount_text(e->parts[0].cents, text));
	word(&l, "%s", play_labels[0]);
	if (open > 0)
		word(&l, "--account=6180");
	add_date(p, &l, e->day);
	expect(p, &l, 0);
	settle(p, true, false);
}

/* Enough money that the bank, and its statement, end above zero. */
static void
fill_bank(struct player *p)
{
	struct line	    l = { .n = 0 }, tick = { .n = 0 };
	struct model_entry *e;

	p->next = *p->model.now;
	e = model_append(&p->next, 'R', p->model.days - 1);
	assert_non_null(e);
	model_part(e, "512", "7700", 100000000);
	word(&l, "income");
	word(&l, "1 000 000");
	word(&l, "%s", play_labels[0]);
	word(&l, "-a7700");
	add_date(p, &l, e->day);
	expect(p, &l, 0);
	settle(p, true, false);
	p->next = *p->model.now;
	p->next.entries[p->next.n - 1].ticked = true;
	word(&tick, "bank");
	word(&tick, "tick");
	word(&tick, "%d", p->next.n);
	add_date(p, &tick, p->model.days - 1);
	expect(p, &tick, 0);
	settle(p, true, false);
}

/* The statement that explains the book to the cent. */
static void
settle_bank(struct player *p)
{
	struct line l = { .n = 0 };
	char	    text[32], day[32];

	p->next = *p->model.now;
	p->next.has_statement = true;
	p->next.statement = model_balance(&p->next, "512", p->model.days) -
	    model_outstanding(&p->next);
	word(&l, "bank");
	word(&l, "balance");
	word(&l, "%s", day_text(p, p->model.days - 1, day));
	word(&l, "%s", amount_text(p->next.statement, text));
	expect(p, &l, 0);
	settle(p, true, false);
}

/* The notes and coins of the box, largest first. */
static void
settle_cash(struct player *p)
{
	static const int values[] = { 50000, 20000, 10000, 5000, 2000, 1000,
		500, 200, 100, 50, 20, 10, 5, 2, 1 };
	struct line	 l = { .n = 0 };
	char		 text[32];
	int64_t		 left;
	size_t		 i;

	p->next = *p->model.now;
	left = model_balance(&p->next, "530", p->model.days);
	p->next.counted = true;
	p->next.count = left;
	word(&l, "cash");
	word(&l, "count");
	add_date(p, &l, p->model.days - 1);
	for (i = 0; i < sizeof(values) / sizeof(values[0]); i++) {
		if (left / values[i] > 0)
			word(&l, "%sx%lld", amount_text(values[i], text),
			    (long long)(left / values[i]));
		left %= values[i];
	}
	expect(p, &l, 0);
	settle(p, true, false);
}

void
verify(struct player *p)
{
	struct line l = { .n = 0 };

	word(&l, "verify");
	expect(p, &l, 0);
}

/* The next year opens with what this one ends with. */
static void
compare_opening(struct player *p)
{
	char	    year[16];
	const char *words[] = { "list", "--year", year, "--format", "json",
		NULL };
	json_t	   *list, *posting;
	const char *code;
	int64_t	    sum = 0;
	size_t	    i;

	snprintf(year, sizeof(year), "%d", p->year + 1);
	list = ask(p, words);
	json_array_foreach(
	    json_object_get(json_array_get(list, 0), "postings"), i, posting)
	{
		code = json_string_value(json_object_get(posting, "debit"));
		assert_non_null(code);
		same(p, code, number(posting, "amount_cents"),
		    model_balance(p->model.now, code, p->model.days));
		sum += number(posting, "amount_cents");
	}
	same(p, "opening of the next year", sum,
	    model_balance(p->model.now, "5", p->model.days));
	json_decref(list);
}

static void
close_year(struct player *p)
{
	struct line l = { .n = 0 };
	char	    year[16];
	const char *words[] = { "report", "statement", "--year", year,
		"--format", "json", NULL };
	json_t	   *s;

	word(&l, "close");
	expect(p, &l, 0);
	snprintf(year, sizeof(year), "%d", p->year);
	s = ask(p, words);
	same(p, "length of the fingerprint",
	    (int64_t)json_string_length(json_object_get(s, "fingerprint")), 64);
	same(p, "result", number(s, "result_cents"),
	    -model_balance(p->model.now, "7", p->model.days) -
		model_balance(p->model.now, "6", p->model.days));
	json_decref(s);
	compare_opening(p);
	verify(p);
}

void
end_year(struct player *p)
{
	struct line l = { .n = 0 };

	p->dry = false;
	verify(p);
	while (p->model.now->classes < 2)
		add_class(p, p->model.now->classes == 0 ? "CP" : "CM2");
	fill_bank(p);
	settle_advance(p, "541-CP", "CP");
	settle_advance(p, "541-CM2", "CM2");
	settle_bank(p);
	settle_cash(p);
	close_year(p);
	word(&l, "reopen");
	word(&l, "--reason=Une facture oubliée");
	expect(p, &l, 0);
	close_year(p);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plays.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>
#include <stdio.h>
#include <string.h>

static void
compare_subsidies(struct player *p)
{
	static const char *const    words[] = { "subsidy", "list", "--format",
		   "json", NULL };
	const struct model_books   *b = p->model.now;
	const struct model_subsidy *s;
	json_t			   *list = ask(p, words), *row;
	int			    i;

	same(p, "subsidies", (int64_t)json_array_size(list), b->nsubsidies);
	for (i = 0; i < b->nsubsidies; i++) {
		s = &b->subsidies[i];
		row = json_array_get(list, (size_t)i);
		same(p, "subsidy", number(row, "id"), i + 1);
		same_text(p, "kind", json_object_get(row, "kind"),
		    play_kinds[s->kind]);
		same(p, "granted", number(row, "granted_cents"), s->granted);
		same(p, "received", number(row, "received_cents"),
		    model_received(b, i + 1));
		same(p, "spent", number(row, "spent_cents"),
		    model_spent(b, i + 1));
		same(p, "left", number(row, "left_cents"),
		    model_received(b, i + 1) - model_spent(b, i + 1));
		same(p, "closed", json_is_true(json_object_get(row, "closed")),
		    s->closed);
	}
	json_decref(list);
}

static int64_t
happened(const struct player *p, int i)
{
	int64_t balance = model_balance(
	    p->model.now, play_accounts[i], p->model.days);

	return i < PLAY_EXPENSES ? balance : -balance;
}

/* Each line that is planned or moved, and no other. */
static void
compare_budget(struct player *p)
{
	static const char *const words[] = { "budget", "list", "--format",
		"json", NULL };
	json_t			*list = ask(p, words), *row;
	size_t			 k;
	int			 i, wanted = 0, found = 0;

	for (i = 0; i < MODEL_PLANS; i++)
		wanted += p->model.now->planned[i] != 0 || happened(p, i) != 0;
	json_array_foreach(list, k, row)
	{
		for (i = 0; i < MODEL_PLANS; i++)
			if (strcmp(play_accounts[i],
				json_string_value(
				    json_object_get(row, "account"))) == 0)
				break;
		assert_true(i < MODEL_PLANS);
		same(p, "planned", number(row, "planned_cents"),
		    p->model.now->planned[i]);
		same(
		    p, "happened", number(row, "actual_cents"), happened(p, i));
		found += p->model.now->planned[i] != 0 || happened(p, i) != 0;
	}
	same(p, "lines of the budget", found, wanted);
	json_decref(list);
}

static void
compare_contributions(struct player *p, const json_t *list)
{
	static const char *const  classes[] = { NULL, "CP", "CM2" };
	const struct model_books *b = p->model.now;
	const json_t		 *row;
	size_t			  k;
	int			  i, wanted = 0;

	for (i = 0; i < 3; i++)
		wanted += model_contribution(b, i) != 0;
	same(p, "classes that gave", (int64_t)json_array_size(list), wanted);
	json_array_foreach(list, k, row)
	{
		const char *class = json_string_value(
		    json_object_get(row, "class"));

		for (i = 2; i > 0; i--)
			if (class != NULL && strcmp(class, classes[i]) == 0)
				break;
		same(p, "contribution", number(row, "amount_cents"),
		    model_contribution(b, i));
		same(p, "contributors", number(row, "contributors"),
		    model_contributors(b, i));
	}
}

static void
compare_dues(struct player *p)
{
	static const char *const  words[] = { "report", "dues", "--format",
		 "json", NULL };
	const struct model_books *b = p->model.now;
	json_t			 *dues = ask(p, words), *row;
	size_t			  k;
	int64_t			  pupils = b->pupils[0] + b->pupils[1];
	int64_t			  adults = b->adults[0] + b->adults[1];
	bool known = pupils + adults > 0 && b->tariff.known;

	same(p, "paid", number(dues, "paid_cents"),
	    model_balance(b, "6281", p->model.days) +
		model_balance(b, "6168", p->model.days));
	json_array_foreach(json_object_get(dues, "classes"), k, row)
	{
		pupils -= number(row, "pupils");
		adults -= number(row, "adults");
	}
	same(p, "pupils", 0, pupils);
	same(p, "adults", 0, adults);
	if (known) {
		same(p, "membership", number(dues, "membership_cents"),
		    model_membership(b));
		same(p, "insurance", number(dues, "insurance_cents"),
		    model_insurance(b));
		same(p, "left", number(dues, "left_cents"),
		    model_membership(b) + model_insurance(b) -
			number(dues, "paid_cents"));
	}
	compare_contributions(p, json_object_get(dues, "contributions"));
	json_decref(dues);
}

/* 10 % for the one New Year since; half a cent goes up (domain 4.11). */
static int64_t
used_value(const struct model_item *item)
{
	bool before_new_year = item->day < 122;

	return before_new_year ? (item->value * 90 + 50) / 100 : item->value;
}

static void
compare_items(struct player *p)
{
	static const char *const words[] = { "inventory", "list", "--format",
		"json", NULL };
	const struct model_item *item = p->model.now->items;
	json_t			*answer = ask(p, words), *row;
	size_t			 k = 0;
	int64_t			 value = 0, used = 0;
	int			 i;

	for (i = 0; i < p->model.now->nitems; i++, item++) {
		if (item->removed)
			continue;
		row = json_array_get(json_object_get(answer, "items"), k++);
		same(p, "item", number(row, "id"), i + 1);
		same(p, "its value", number(row, "value_cents"), item->value);
		same(p, "its used value", number(row, "used_cents"),
		    used_value(item));
		value += item->value;
		used += used_value(item);
	}
	same(p, "items",
	    (int64_t)json_array_size(json_object_get(answer, "items")),
	    (int64_t)k);
	same(p, "value", number(answer, "value_cents"), value);
	same(p, "used value", number(answer, "used_cents"), used);
	json_decref(answer);
}

/* What a decision led to; what was cancelled is left out. */
static int64_t
decided(const struct model_books *b, int decision, int *entries)
{
	const struct model_entry *e;
	int64_t			  sum = 0;
	int			  i, j;

	*entries = 0;
	for (i = 0; i < b->n; i++) {
		e = &b->entries[i];
		if (e->decision != decision || e->state == MODEL_VOID ||
		    e->reversed_by != 0)
			continue;
		++*entries;
		for (j = 0; j < e->nparts; j++)
			sum += e->parts[j].cents;
	}
	return sum;
}

static void
compare_decisions(struct player *p)
{
	static const char *const  words[] = { "council", "list", "--format",
		 "json", NULL };
	const struct model_books *b = p->model.now;
	json_t			 *list = ask(p, words), *row;
	int64_t			  spent;
	int			  i, entries;

	same(p, "decisions", (int64_t)json_array_size(list), b->ndecisions);
	for (i = 0; i < b->ndecisions; i++) {
		row = json_array_get(list, (size_t)i);
		spent = decided(b, i + 1, &entries);
		same(p, "decision", number(row, "number"), i + 1);
		same(p, "present", number(row, "present"),
		    b->decisions[i].present);
		same(p, "its entries", number(row, "entries_count"), entries);
		same(p, "its spending", number(row, "spent_cents"), spent);
	}
	json_decref(list);
}

static void
compare_line(struct player *p, int i, const json_t *row)
{
	const struct model_line *line = &p->model.now->lines[i];
	const json_t		*entries = json_object_get(row, "entries");
	char			 text[32];

	same(p, "the bank's amount", number(row, "amount_cents"),
	    play_line_cents(p, i));
	same_text(p, "the bank's day", json_object_get(row, "date"),
	    day_text(p, play_line_day(p, i), text));
	play_line_label(i, text);
	same_text(p, "the bank's label", json_object_get(row, "label"), text);
	same_text(p, "state of the bank's line", json_object_get(row, "state"),
	    line->entry != 0  ? "matched" :
		line->ignored ? "ignored" :
				"new");
	same(p, "entries of the bank's line", (int64_t)json_array_size(entries),
	    line->entry != 0);
	if (line->entry != 0)
		same(p, "entry of the bank's line",
		    json_integer_value(json_array_get(entries, 0)),
		    line->entry);
}

static void
compare_lines(struct player *p)
{
	static const char *const words[] = { "bank", "list", "--format", "json",
		NULL };
	json_t			*list = ask(p, words);
	size_t			 k = 0;
	int			 i;

	for (i = 0; i < MODEL_LINES; i++)
		if (p->model.now->lines[i].known)
			compare_line(p, i, json_array_get(list, k++));
	same(
	    p, "lines of the bank", (int64_t)json_array_size(list), (int64_t)k);
	json_decref(list);
}

void
compare_registers(struct player *p)
{
	compare_subsidies(p);
	compare_budget(p);
	compare_dues(p);
	compare_items(p);
	compare_decisions(p);
	compare_lines(p);
}

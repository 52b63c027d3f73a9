/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plays.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>
#include <jansson.h>
#include <stdio.h>
#include <string.h>

static void
voucher_text(const struct model_entry *e, char out[16])
{
	if (e->series == 'O')
		snprintf(out, 16, "AN");
	else if (e->typed)
		snprintf(out, 16, "X%d", e->voucher);
	else
		snprintf(out, 16, "%c%d", e->series, e->voucher);
}

static void
compare_parts(struct player *p, const json_t *got, const struct model_entry *e)
{
	static const char *const classes[] = { NULL, "CP", "CM2" };
	const json_t		*row, *list = json_object_get(got, "postings");
	int			 i;

	same(
	    p, "number of postings", (int64_t)json_array_size(list), e->nparts);
	for (i = 0; i < e->nparts; i++) {
		row = json_array_get(list, (size_t)i);
		same_text(p, "debit", json_object_get(row, "debit"),
		    e->parts[i].debit);
		same_text(p, "credit", json_object_get(row, "credit"),
		    e->parts[i].credit);
		same(p, "amount", number(row, "amount_cents"),
		    e->parts[i].cents);
		same_text(p, "project", json_object_get(row, "project"),
		    e->parts[i].project ? "Cirque" : NULL);
		same_text(p, "class", json_object_get(row, "class"),
		    classes[e->parts[i].class]);
		same(p, "subsidy", number(row, "subsidy"), e->parts[i].subsidy);
	}
}

static void
compare_entry(struct player *p, const json_t *got, int i)
{
	static const char *const  states[] = { "draft", "final", "void" };
	const struct model_entry *e = &p->model.now->entries[i];
	char			  text[32];

	same(p, "number", number(got, "number"), i + 1);
	same_text(
	    p, "date", json_object_get(got, "date"), day_text(p, e->day, text));
	voucher_text(e, text);
	same_text(p, "voucher", json_object_get(got, "voucher"), text);
	same_text(p, "state", json_object_get(got, "state"), states[e->state]);
	same(p, "reverses", number(got, "reverses"), e->reverses);
	same(p, "reversed_by", number(got, "reversed_by"), e->reversed_by);
	same(p, "reconciled", json_is_true(json_object_get(got, "reconciled")),
	    e->ticked);
	same(p, "decision", number(got, "decision"), e->decision);
	if (e->reverses == 0 && e->series != 'O' && e->text >= 0)
		same_text(p, "label", json_object_get(got, "label"),
		    play_labels[e->text]);
	compare_parts(p, got, e);
}

void
compare_entries(struct player *p)
{
	static const char *const words[] = { "list", "--sort", "number",
		"--format", "json", NULL };
	json_t			*list = ask(p, words);
	int			 i;

	same(p, "number of entries", (int64_t)json_array_size(list),
	    p->model.now->n);
	for (i = 0; i < p->model.now->n; i++)
		compare_entry(p, json_array_get(list, (size_t)i), i);
	json_decref(list);
}

/* Each line of one side of the statement, and its total. */
static void
compare_side(struct player *p, const json_t *statement, const char *key,
    const char *total, const char *class, int sign)
{
	const json_t *list = json_object_get(statement, key), *row;
	const char   *code;
	int64_t	      sum = 0, amount;
	size_t	      i;

	json_array_foreach(list, i, row)
	{
		code = json_string_value(json_object_get(row, "account"));
		assert_non_null(code);
		amount = number(row, "amount_cents");
		same(p, code, amount,
		    sign * model_balance(p->model.now, code, p->model.days));
		sum += amount;
	}
	same(p, total, number(statement, total), sum);
	same(p, total, sum,
	    sign * model_balance(p->model.now, class, p->model.days));
}

static void
compare_assets(struct player *p, const json_t *statement)
{
	const json_t *list = json_object_get(statement, "assets"), *row;
	const char   *code;
	int64_t	      sum = 0;
	size_t	      i;

	json_array_foreach(list, i, row)
	{
		code = json_string_value(json_object_get(row, "account"));
		assert_non_null(code);
		same(p, code, number(row, "amount_cents"),
		    model_balance(p->model.now, code, p->model.days));
		sum += number(row, "amount_cents");
	}
	same(p, "assets", sum, model_balance(p->model.now, "5", p->model.days));
	same(
	    p, "total of assets", number(statement, "total_assets_cents"), sum);
}

/* What the bank's balance and the entries not ticked must come to. */
static void
compare_bank(struct player *p, const json_t *statement)
{
	const struct model_books *b = p->model.now;
	const json_t *r = json_object_get(statement, "reconciliation"), *row;
	int64_t	      outstanding = model_outstanding(b), listed = 0, book;
	size_t	      k;

	if (!b->has_statement) {
		assert_true(json_is_null(r));
		return;
	}
	json_array_foreach(json_object_get(r, "outstanding"), k, row)
	    listed += number(row, "amount_cents");
	book = model_balance(b, "512", p->model.days);
	same(p, "outstanding", listed, outstanding);
	same(p, "statement", number(r, "statement_cents"), b->statement);
	same(p, "book", number(r, "book_cents"), book);
	same(p, "gap", number(r, "gap_cents"),
	    book - b->statement - outstanding);
}

static void
compare_cash(struct player *p, const json_t *statement)
{
	const struct model_books *b = p->model.now;
	const json_t		 *c = json_object_get(statement, "cash_count");
	int64_t			  book;

	if (!b->counted) {
		assert_true(json_is_null(c));
		return;
	}
	book = model_balance(b, "530", p->model.days);
	same(p, "count", number(c, "total_cents"), b->count);
	same(p, "gap of the count", number(c, "gap_cents"), b->count - book);
}

void
compare_statement(struct player *p)
{
	static const char *const  words[] = { "report", "statement", "--format",
		 "json", NULL };
	const struct model_books *b = p->model.now;
	json_t			 *s = ask(p, words);
	int64_t			  opening, result;

	compare_side(p, s, "expenses", "total_expenses_cents", "6", 1);
	compare_side(p, s, "income", "total_income_cents", "7", -1);
	compare_assets(p, s);
	compare_bank(p, s);
	compare_cash(p, s);
	opening = -model_balance(b, "110", p->model.days);
	result = -model_balance(b, "7", p->model.days) -
	    model_balance(b, "6", p->model.days);
	same(p, "opening", number(s, "opening_cents"), opening);
	same(p, "result", number(s, "result_cents"), result);
	same(p, "I2", number(s, "total_assets_cents"), opening + result);
	json_decref(s);
}

/* The command is played: keep what it led to, and compare everything. */
void
settle(struct player *p, bool accepted, bool sealing)
{
	if (accepted && !p->dry)
		model_commit(&p->model, &p->next, sealing);
	compare_entries(p);
	compare_statement(p);
	/* They are many: not after every command. */
	if (pick(p, 4) == 0)
		compare_registers(p);
}

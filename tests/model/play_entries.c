/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plays.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>
#include <stdio.h>
#include <string.h>

const char *const play_accounts[] = { "6070", "6168", "6180", "6281", "6500",
	"6700", "6800", "7070", "7080", "7410", "7562", "7700" };
const char *const play_labels[] = { "Goûter de Noël", "Musée; entrées",
	"=Photos \"2\"", "Œufs & farine" };

static const char *
money_account(struct player *p, bool *cash)
{
	*cash = pick(p, 3) == 0;
	return *cash ? "530" : "512";
}

void
add_date(struct player *p, struct line *l, int day)
{
	char text[32];

	word(l, "--date");
	word(l, "%s", day_text(p, day, text));
}

/* Sometimes a voucher is typed, new or already used. */
static bool
add_voucher(struct player *p, struct line *l, struct model_entry *e)
{
	if (pick(p, 8) != 0)
		return true;
	e->voucher = pick(p, 20) + 1;
	word(l, "--voucher");
	word(l, "x%d", e->voucher);
	if (model_typed_used(p->model.now, e->voucher))
		return false;
	e->typed = true;
	return true;
}

/* Expense or income over one to three accounts. */
void
play_flow(struct player *p, bool expense)
{
	struct line	    l = { .n = 0 };
	struct model_entry *e;
	const char	   *money, *code;
	int64_t		    cents[MODEL_PARTS], total = 0;
	char		    text[32];
	int		    i, n = pick(p, 3) == 0 ? 2 + pick(p, 2) : 1;
	int		    day = pick(p, p->model.days);
	bool		    cash, ok = true;
	bool		    wrong_sum = n > 1 && pick(p, 6) == 0;
	bool		    wrong_side = pick(p, 12) == 0;
	bool		    outside = pick(p, 12) == 0;

	money = money_account(p, &cash);
	e = model_append(&p->next, expense ? 'D' : 'R', day);
	assert_non_null(e);
	e->text = pick(p, 4);
	for (i = 0; i < n; i++) {
		cents[i] = 1 + pick(p, 30000);
		total += cents[i];
	}
	word(&l, expense ? "expense" : "recette");
	word(&l, "%s", amount_text(total + wrong_sum, text));
	word(&l, "%s", play_labels[e->text]);
	for (i = 0; i < n; i++) {
		code = play_accounts[expense != wrong_side ?
			pick(p, PLAY_EXPENSES) :
			PLAY_EXPENSES + pick(p, PLAY_INCOMES)];
		if (p->model.now->disabled && strcmp(code, "6500") == 0)
			ok = false;
		if (n == 1) {
			word(&l, "--account");
			word(&l, "%s0008", code);
		} else {
			word(&l, "--split");
			word(&l, "%s=%s", code, amount_text(cents[i], text));
		}
		model_part(e, expense ? code : money, expense ? money : code,
		    cents[i]);
	}
	word(&l, expense ? "--from" : "--vers");
	word(&l, cash ? "caisse" : "bank");
	add_date(p, &l, outside ? -1 : day);
	ok = add_axes(p, &l, e) && ok;
	ok = add_voucher(p, &l, e) && ok && !wrong_sum && !wrong_side &&
	    !outside && model_cash_holds(&p->model, &p->next);
	expect(p, &l, ok ? 0 : 3);
	settle(p, ok, false);
}

void
play_transfer(struct player *p)
{
	struct line	    l = { .n = 0 };
	struct model_entry *e;
	int		    day = pick(p, p->model.days);
	bool		    out = pick(p, 2) == 0, ok;
	char		    text[32];

	e = model_append(&p->next, 'V', day);
	assert_non_null(e);
	e->text = pick(p, 4);
	model_part(
	    e, out ? "530" : "512", out ? "512" : "530", 1 + pick(p, 20000));
	word(&l, "transfer");
	word(&l, "%s", amount_text(e->parts[0].cents, text));
	word(&l, "%s", play_labels[e->text]);
	word(&l, "--from");
	word(&l, out ? "bank" : "530");
	word(&l, "--to");
	word(&l, out ? "cash" : "512");
	add_date(p, &l, day);
	ok = model_cash_holds(&p->model, &p->next);
	expect(p, &l, ok ? 0 : 3);
	settle(p, ok, false);
}

/* A régie given, returned in part, or justified in part. */
void
play_advance(struct player *p)
{
	static const char *const verbs[] = { "give", "return", "justify" };
	struct line		 l = { .n = 0 };
	struct model_entry	*e;
	int			 day = pick(p, p->model.days), verb;
	int64_t			 open, cents = 1 + pick(p, 15000);
	bool			 ok, cm2 = pick(p, 2) == 0;
	const char		*account = cm2 ? "541-CM2" : "541-CP";
	char			 text[32];

	open = model_balance(p->model.now, account, p->model.days);
	verb = open > 0 ? pick(p, 3) : 0;
	if (verb > 0 && cents > open)
		cents = open;
	e = model_append(&p->next, 'A', day);
	assert_non_null(e);
	e->text = pick(p, 4);
	model_part(e,
	    verb == 0	  ? account :
		verb == 1 ? "512" :
			    "6180",
	    verb == 0 ? "512" : account, cents);
	e->parts[0].class = cm2 ? 2 : 1;
	word(&l, "advance");
	word(&l, "%s", verbs[verb]);
	word(&l, cm2 ? "cm2" : "CP");
	word(&l, "%s", amount_text(cents, text));
	word(&l, "%s", play_labels[e->text]);
	if (verb == 2) {
		word(&l, "--account");
		word(&l, "6180");
	}
	add_date(p, &l, day);
	ok = model_cash_holds(&p->model, &p->next) &&
	    p->next.classes > (cm2 ? 1 : 0);
	expect(p, &l, ok ? 0 : 3);
	settle(p, ok, false);
}

/* A new amount, day or label for any entry but the opening. */
void
play_edit(struct player *p)
{
	struct line	    l = { .n = 0 };
	struct model_entry *e;
	char		    text[32];
	int		    i, status = 0, what = pick(p, 3);
	bool		    matched;

	if (p->next.n < 2)
		return;
	i = 1 + pick(p, p->next.n - 1);
	e = &p->next.entries[i];
	matched = model_line_of(p->model.now, i + 1) >= 0;
	/* What the bank's line says of the day is not modelled. */
	if (matched && what == 1)
		return;
	word(&l, "edit");
	word(&l, "%d", i + 1);
	if (what == 0) {
		word(&l, "--amount");
		e->parts[0].cents = 1 + pick(p, 30000);
		word(&l, "%s", amount_text(e->parts[0].cents, text));
	} else if (what == 1) {
		e->day = pick(p, p->model.days);
		add_date(p, &l, e->day);
	} else {
		e->text = pick(p, 4);
		word(&l, "--label");
		word(&l, "%s", play_labels[e->text]);
	}
	if (what == 0 && (e->reverses != 0 || (matched && e->nparts == 1)))
		status = 3;
	else if (what == 0 && e->nparts > 1 && e->state == MODEL_DRAFT)
		status = 2;
	else if (e->state != MODEL_DRAFT ||
	    !model_cash_holds(&p->model, &p->next))
		status = 3;
	/* An account disabled since may not be written again. */
	for (i = 0; i < e->nparts && p->model.now->disabled && e->reverses == 0;
	     i++)
		if (strcmp(e->parts[i].debit, "6500") == 0 && status == 0)
			status = 3;
	expect(p, &l, status);
	settle(p, status == 0, false);
}

static void
mirror(struct model_entry *r, const struct model_entry *e)
{
	int i;

	for (i = 0; i < e->nparts; i++) {
		model_part(r, e->parts[i].credit, e->parts[i].debit,
		    e->parts[i].cents);
		r->parts[i].project = e->parts[i].project;
		r->parts[i].class = e->parts[i].class;
		r->parts[i].subsidy = e->parts[i].subsidy;
	}
}

void
play_void(struct player *p)
{
	struct line	    l = { .n = 0 };
	struct model_entry *e, *r;
	int		    i = pick(p, p->next.n), line;
	int		    day = pick(p, p->model.days);
	bool		    ok;

	e = &p->next.entries[i];
	line = model_line_of(p->model.now, i + 1);
	if (line >= 0 && e->state == MODEL_FINAL)
		return;
	word(&l, "void");
	word(&l, "%d", i + 1);
	word(&l, "--reason");
	word(&l, "Erreur de saisie");
	add_date(p, &l, day);
	ok = e->series != 'O' && e->state != MODEL_VOID && e->reversed_by == 0;
	if (ok && e->state == MODEL_DRAFT) {
		e->state = MODEL_VOID;
		/* The bank's line waits again. */
		if (line >= 0)
			p->next.lines[line].entry = 0;
		/* What it reversed may be reversed again. */
		if (e->reverses != 0)
			p->next.entries[e->reverses - 1].reversed_by = 0;
	} else if (ok) {
		r = model_append(
		    &p->next, e->series, day > e->day ? day : e->day);
		assert_non_null(r);
		r->reverses = i + 1;
		e->reversed_by = p->next.n;
		mirror(r, e);
	}
	ok = ok && model_cash_holds(&p->model, &p->next);
	expect(p, &l, ok ? 0 : 3);
	settle(p, ok, false);
}

void
play_validate(struct player *p)
{
	struct line l = { .n = 0 };
	char	    text[32];
	int	    i, day = pick(p, p->model.days);

	for (i = 0; i < p->next.n; i++)
		if (p->next.entries[i].day <= day &&
		    p->next.entries[i].state == MODEL_DRAFT)
			p->next.entries[i].state = MODEL_FINAL;
	word(&l, "validate");
	word(&l, "--until");
	word(&l, "%s", day_text(p, day, text));
	expect(p, &l, 0);
	settle(p, true, true);
}

static bool
moves_bank(const struct model_entry *e)
{
	int i;

	for (i = 0; i < e->nparts; i++)
		if (strcmp(e->parts[i].debit, "512") == 0 ||
		    strcmp(e->parts[i].credit, "512") == 0)
			return true;
	return false;
}

/* Always on the last day, so that no statement is earlier than an entry. */
void
play_tick(struct player *p, bool tick)
{
	struct line	    l = { .n = 0 };
	int		    i = pick(p, p->next.n);
	struct model_entry *e = &p->next.entries[i];
	bool		    ok;

	ok = moves_bank(e) && e->state != MODEL_VOID && e->series != 'O' &&
	    e->ticked != tick;
	word(&l, "bank");
	word(&l, tick ? "tick" : "untick");
	word(&l, "%d", i + 1);
	if (tick)
		add_date(p, &l, p->model.days - 1);
	e->ticked = ok ? tick : e->ticked;
	if (!tick && model_line_of(p->model.now, i + 1) >= 0)
		p->next.lines[model_line_of(p->model.now, i + 1)].entry = 0;
	expect(p, &l, ok ? 0 : 3);
	settle(p, ok, false);
}

void
play_statement(struct player *p)
{
	struct line l = { .n = 0 };
	char	    text[32], day[32];

	p->next.has_statement = true;
	p->next.statement = 1 + pick(p, 500000);
	word(&l, "bank");
	word(&l, "balance");
	word(&l, "%s", day_text(p, p->model.days - 1, day));
	word(&l, "%s", amount_text(p->next.statement, text));
	expect(p, &l, 0);
	settle(p, true, false);
}

void
play_count(struct player *p)
{
	struct line l = { .n = 0 };
	int	    notes = 1 + pick(p, 9), coins = 1 + pick(p, 9);

	p->next.counted = true;
	p->next.count = notes * 2000 + coins * 5;
	word(&l, "cash");
	word(&l, "count");
	add_date(p, &l, p->model.days - 1);
	word(&l, "20x%d", notes);
	word(&l, "0,05x%d", coins);
	expect(p, &l, 0);
	settle(p, true, false);
}

void
play_disable(struct player *p)
{
	struct line l = { .n = 0 };

	if (p->next.disabled)
		return;
	p->next.disabled = true;
	word(&l, "account");
	word(&l, "disable");
	word(&l, "6500");
	expect(p, &l, 0);
	settle(p, true, false);
}

void
play_undo(struct player *p)
{
	struct line l = { .n = 0 };
	bool	    ok;

	ok = p->model.depth > 0 && !p->model.sealing[p->model.depth - 1];
	word(&l, "undo");
	expect(p, &l, ok ? 0 : 3);
	if (ok && !p->dry)
		model_undo(&p->model);
	settle(p, false, false);
}

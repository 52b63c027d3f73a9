/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plays.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

const char *const play_kinds[] = { "commune", "departement", "state" };

/* ---- Subsidies ---- */

void
play_grant(struct player *p)
{
	struct line	      l = { .n = 0 };
	struct model_subsidy *s;
	char		      text[32];

	if (p->next.nsubsidies == MODEL_SUBSIDIES)
		return;
	s = &p->next.subsidies[p->next.nsubsidies++];
	s->granted = 1 + pick(p, 90000);
	s->kind = pick(p, PLAY_KINDS);
	word(&l, "subsidy");
	word(&l, "grant");
	word(&l, "%s", amount_text(s->granted, text));
	word(&l, "--funder=Ville de Dunkerque");
	word(&l, "--kind=%s", play_kinds[s->kind]);
	word(&l, "--purpose=Le cirque à l’école");
	expect(p, &l, 0);
	settle(p, true, false);
}

/* Of one that is there, closed or not, or of none. */
void
play_receive(struct player *p)
{
	struct line	    l = { .n = 0 };
	struct model_entry *e;
	int		    id = 1 + pick(p, p->next.nsubsidies + 1);
	int		    day = pick(p, p->model.days);
	char		    text[32];
	bool		    ok;

	e = model_append(&p->next, 'R', day);
	assert_non_null(e);
	e->text = -1;
	model_part(e, "512", "7410", 1 + pick(p, 50000));
	e->parts[0].subsidy = id;
	word(&l, "subsidy");
	word(&l, "receive");
	word(&l, "%d", id);
	word(&l, "%s", amount_text(e->parts[0].cents, text));
	add_date(p, &l, day);
	ok = id <= p->model.now->nsubsidies &&
	    !p->model.now->subsidies[id - 1].closed;
	expect(p, &l, ok ? 0 : 3);
	settle(p, ok, false);
}

void
play_grant_close(struct player *p)
{
	struct line l = { .n = 0 };
	int	    id = 1 + pick(p, p->next.nsubsidies + 1);
	bool	    ok;

	ok = id <= p->next.nsubsidies && !p->next.subsidies[id - 1].closed;
	if (ok)
		p->next.subsidies[id - 1].closed = true;
	word(&l, "subsidy");
	word(&l, "close");
	word(&l, "%d", id);
	expect(p, &l, ok ? 0 : 3);
	settle(p, ok, false);
}

/* ---- Budget ---- */

void
play_budget(struct player *p)
{
	struct line l = { .n = 0 };
	int	    i = pick(p, MODEL_PLANS + 1);
	int64_t	    cents = 1 + pick(p, 100000);
	const char *code = i == MODEL_PLANS ? "512" : play_accounts[i];
	bool	    ok = i < MODEL_PLANS;
	char	    text[32];

	/* 6500 may be disabled. */
	if (ok && i == 4 && p->next.disabled)
		ok = false;
	if (ok)
		p->next.planned[i] = cents;
	word(&l, "budget");
	word(&l, "set");
	word(&l, "%s", code);
	word(&l, "%s", amount_text(cents, text));
	expect(p, &l, ok ? 0 : 3);
	settle(p, ok, false);
}

/* ---- Members ---- */

void
play_headcount(struct player *p)
{
	struct line l = { .n = 0 };
	int class = pick(p, 2);
	int  pupils = pick(p, 4) * 9, adults = pick(p, 3);
	bool ok;

	ok = pupils + adults > 0 && class < p->next.classes;
	p->next.pupils[class] = pupils;
	p->next.adults[class] = adults;
	word(&l, "dues");
	word(&l, "headcount");
	word(&l, class == 0 ? "CP" : "cm2");
	word(&l, "--pupils=%d", pupils);
	word(&l, "--adults=%d", adults);
	expect(p, &l, ok ? 0 : 3);
	settle(p, ok, false);
}

static void
add_rate(struct player *p, struct line *l, const char *name, int64_t *rate)
{
	char text[32];

	*rate = pick(p, 300);
	word(l, "--%s=%s", name, amount_text(*rate, text));
}

void
play_tariff(struct player *p)
{
	struct line	     l = { .n = 0 };
	struct model_tariff *t = &p->next.tariff;

	t->known = true;
	word(&l, "dues");
	word(&l, "tariff");
	add_rate(p, &l, "fixed", &t->fixed);
	add_rate(p, &l, "pupil", &t->pupil);
	add_rate(p, &l, "adult", &t->adult);
	add_rate(p, &l, "insurance", &t->insurance);
	expect(p, &l, 0);
	settle(p, true, false);
}

/* What is left of both parts, on one cheque. */
void
play_pay(struct player *p)
{
	struct line		  l = { .n = 0 };
	const struct model_books *b = p->model.now;
	struct model_entry	 *e;
	int			  day = pick(p, p->model.days);
	int64_t			  membership, insurance;
	bool			  ok;

	membership = model_membership(b) -
	    model_balance(b, "6281", p->model.days);
	insurance = model_insurance(b) -
	    model_balance(b, "6168", p->model.days);
	ok = b->tariff.known &&
	    b->pupils[0] + b->pupils[1] + b->adults[0] + b->adults[1] > 0 &&
	    membership >= 0 && insurance >= 0 && membership + insurance > 0;
	e = model_append(&p->next, 'D', day);
	assert_non_null(e);
	e->text = -1;
	if (membership > 0)
		model_part(e, "6281", "512", membership);
	if (insurance > 0)
		model_part(e, "6168", "512", insurance);
	word(&l, "dues");
	word(&l, "pay");
	add_date(p, &l, day);
	expect(p, &l, ok ? 0 : 3);
	settle(p, ok, false);
}

void
play_collect(struct player *p)
{
	struct line	    l = { .n = 0 };
	struct model_entry *e;
	int class = pick(p, 2);
	bool ok = class < p->next.classes;
	char text[32];

	e = model_append(&p->next, 'R', pick(p, p->model.days));
	assert_non_null(e);
	e->text = -1;
	model_part(e, "512", "7562", 1 + pick(p, 40000));
	e->parts[0].class = class + 1;
	word(&l, "dues");
	word(&l, "collect");
	word(&l, class == 0 ? "CP" : "CM2");
	word(&l, "%s", amount_text(e->parts[0].cents, text));
	add_date(p, &l, e->day);
	if (pick(p, 2) == 0) {
		e->contributors = 1 + pick(p, 25);
		word(&l, "--contributors=%d", e->contributors);
	}
	expect(p, &l, ok ? 0 : 3);
	settle(p, ok, false);
}

/* ---- Inventory and decisions ---- */

/* Before the day that it is, the 15 June. */
static int
past_day(struct player *p)
{
	return pick(p, 280);
}

void
play_item(struct player *p)
{
	struct line	   l = { .n = 0 };
	struct model_item *item;
	char		   text[32];

	if (p->next.nitems == MODEL_ITEMS)
		return;
	item = &p->next.items[p->next.nitems++];
	item->day = past_day(p);
	item->value = 1 + pick(p, 60000);
	word(&l, "inventory");
	word(&l, "add");
	word(&l, "Projecteur %d", p->next.nitems);
	word(&l, "--value=%s", amount_text(item->value, text));
	add_date(p, &l, item->day);
	expect(p, &l, 0);
	settle(p, true, false);
}

/* One that may be gone already, that may not be there, or not yet. */
void
play_item_remove(struct player *p)
{
	struct line l = { .n = 0 };
	int	    id = 1 + pick(p, p->next.nitems + 1), day = past_day(p);
	bool	    ok;

	ok = id <= p->next.nitems && !p->next.items[id - 1].removed &&
	    day >= p->next.items[id - 1].day;
	if (ok)
		p->next.items[id - 1].removed = true;
	word(&l, "inventory");
	word(&l, "remove");
	word(&l, "%d", id);
	word(&l, "--reason=Cassé");
	add_date(p, &l, day);
	expect(p, &l, ok ? 0 : 3);
	settle(p, ok, false);
}

void
play_decision(struct player *p)
{
	struct line	       l = { .n = 0 };
	struct model_decision *d;
	char		       text[32];

	if (p->next.ndecisions == MODEL_DECISIONS)
		return;
	d = &p->next.decisions[p->next.ndecisions++];
	d->day = past_day(p);
	d->present = 1 + pick(p, 30);
	word(&l, "council");
	word(&l, "add");
	word(&l, "%s", day_text(p, d->day, text));
	word(&l, "Nous irons au cirque (%d)", p->next.ndecisions);
	word(&l, "--present=%d", d->present);
	expect(p, &l, 0);
	settle(p, true, false);
}

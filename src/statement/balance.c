/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>

#include "base/xalloc.h"
#include "book/account.h"
#include "book/balance.h"
#include "doc.h"

/* What an account held before the period, took and gave in it. */
struct line {
	char	     code[CODE_MAX];
	struct money opening; /* debit - credit */
	struct money debit, credit;
};

/* The columns of amounts. */
enum { OPENING, DEBIT, CREDIT, DEBTOR, CREDITOR, AMOUNTS };

struct sheet {
	struct doc   doc;
	struct line *lines;
	size_t	     n, cap;
	struct money sums[AMOUNTS];
};

static struct line *
line_of(struct sheet *s, const char *code)
{
	size_t i;

	for (i = 0; i < s->n; i++)
		if (strcmp(s->lines[i].code, code) == 0)
			return &s->lines[i];
	s->lines = xgrow(s->lines, s->n, &s->cap, sizeof(*s->lines));
	s->lines[s->n] = (struct line){ .opening = MONEY(0) };
	code_copy(s->lines[s->n].code, code);
	return &s->lines[s->n++];
}

static void
move(struct sheet *s, const char *code, struct money m, bool before)
{
	struct line *l = line_of(s, code);

	if (before)
		money_add(&l->opening, m);
	else
		money_add(m.cents > 0 ? &l->debit : &l->credit, money_abs(m));
}

static int
add_entry(const struct entry *e, void *arg)
{
	struct sheet *s = arg;
	bool	      before = e->kind == ENTRY_OPENING ||
	    doc_is_before(&s->doc, e->day);
	size_t i;

	for (i = 0; i < e->npostings; i++) {
		move(s, e->postings[i].debit, e->postings[i].amount, before);
		move(s, e->postings[i].credit, money_neg(e->postings[i].amount),
		    before);
	}
	return 0;
}

static int
add_opening(const struct entry *e, void *arg)
{
	return e->kind == ENTRY_OPENING ? add_entry(e, arg) : 0;
}

/* The kept total holds the opening too. */
static int
add_total(const struct account_total *t, void *arg)
{
	struct line *l = line_of(arg, t->code);
	int64_t	     o = l->opening.cents;

	l->debit = MONEY(t->debit.cents - (o > 0 ? o : 0));
	l->credit = MONEY(t->credit.cents + (o < 0 ? o : 0));
	return 0;
}

/* A whole year comes from the kept totals, a period from its entries. */
static int
load(struct sheet *s)
{
	s->doc.filter.no_void = true;
	if (s->doc.scope.has_from)
		return entry_each(s->doc.db, &s->doc.filter, add_entry, s);
	s->doc.filter.to = s->doc.coop.year.start;
	if (entry_each(s->doc.db, &s->doc.filter, add_opening, s) == -1)
		return -1;
	return balance_each(s->doc.db, s->doc.scope.year, add_total, s);
}

static int
compare(const void *x, const void *y)
{
	const struct line *a = x, *b = y;

	return strcmp(a->code, b->code);
}

static void
add_amounts(struct sheet *s, const struct money amounts[AMOUNTS])
{
	int i;

	for (i = 0; i < AMOUNTS; i++) {
		report_cell(s->doc.report,
		    amounts[i].cents == 0 && i >= DEBTOR ?
			cell_empty() :
			cell_money(amounts[i]));
		money_add(&s->sums[i], amounts[i]);
	}
}

static int
add_line(struct sheet *s, const struct line *l)
{
	struct report *r = s->doc.report;
	int64_t balance = l->opening.cents + l->debit.cents - l->credit.cents;
	struct money   amounts[AMOUNTS] = { [OPENING] = l->opening,
		  [DEBIT] = l->debit,
		  [CREDIT] = l->credit,
		  [DEBTOR] = MONEY(balance > 0 ? balance : 0),
		  [CREDITOR] = MONEY(balance < 0 ? -balance : 0) };
	struct account a;

	/* All that moved it was voided. */
	if (l->opening.cents == 0 && l->debit.cents == 0 &&
	    l->credit.cents == 0)
		return 0;
	if (account_load(s->doc.db, l->code, &a) == -1)
		return -1;
	report_row(r, ROW_BODY);
	report_cell(r, cell_text(l->code));
	report_cell(r, cell_text(a.label));
	account_fini(&a);
	add_amounts(s, amounts);
	report_row_field(r, "balance_cents", cell_money(MONEY(balance)));
	return 0;
}

static void
begin_table(struct sheet *s)
{
	struct report *r = s->doc.report;
	bool whole = date_compare(s->doc.scope.from, s->doc.coop.year.start) ==
	    0;

	report_table_begin(r, "accounts", NULL);
	report_column(r, "account", "Compte", COLUMN_SHORT);
	report_column(r, "label", "Libellé", COLUMN_TEXT);
	report_column(
	    r, "opening_cents", whole ? "À nouveau" : "Report", COLUMN_MONEY);
	report_column(r, "debit_cents", "Débit", COLUMN_MONEY);
	report_column(r, "credit_cents", "Crédit", COLUMN_MONEY);
	report_column(r, NULL, "Solde débiteur", COLUMN_MONEY);
	report_column(r, NULL, "Solde créditeur", COLUMN_MONEY);
}

static int
add_table(struct sheet *s)
{
	struct report *r = s->doc.report;
	size_t	       i;

	if (load(s) == -1)
		return -1;
	if (s->n > 0)
		qsort(s->lines, s->n, sizeof(*s->lines), compare);
	begin_table(s);
	for (i = 0; i < s->n; i++)
		if (add_line(s, &s->lines[i]) == -1)
			return -1;
	report_row(r, ROW_TOTAL);
	report_cell(r, cell_empty());
	report_cell(r, cell_text("Total"));
	for (i = 0; i < AMOUNTS; i++)
		report_cell(r, cell_money(s->sums[i]));
	report_table_end(r);
	return 0;
}

struct report *
statement_balance(struct db *db, const struct scope *scope)
{
	struct sheet   s = { .n = 0 };
	struct report *r;

	if (doc_begin(&s.doc, db, scope, "Balance des comptes") == -1)
		return NULL;
	r = doc_end(&s.doc, add_table(&s));
	free(s.lines);
	return r;
}

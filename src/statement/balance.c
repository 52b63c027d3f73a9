/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "book/balance.h"
#include "book/entry.h"
#include "statement/coop.h"

/* The columns of amounts, summed as the rows go by. */
enum { OPENING, DEBIT, CREDIT, DEBTOR, CREDITOR, AMOUNTS };

struct sheet {
	struct db     *db;
	struct report *report;
	int	       year;
	struct entry   opening; /* the postings of all the openings */
	struct money   sums[AMOUNTS];
};

static int
keep_opening(const struct entry *e, void *arg)
{
	struct sheet *s = arg;
	size_t	      i;

	for (i = 0; e->kind == ENTRY_OPENING && i < e->npostings; i++)
		entry_add_posting(&s->opening, e->postings[i].debit,
		    e->postings[i].credit, e->postings[i].amount);
	return 0;
}

/* The openings are dated the first day: one day is walked, not the year. */
static int
load_opening(struct sheet *s)
{
	struct entry_filter f = {
		.year = s->year, .no_void = true, .has_to = true
	};

	f.to = date_year_start(s->year);
	entry_init(&s->opening);
	return entry_each(s->db, &f, keep_opening, s);
}

static struct money
opening_of(const struct sheet *s, const char *code)
{
	const struct posting *p;
	struct money	      sum = MONEY(0);
	size_t		      i;

	for (i = 0; i < s->opening.npostings; i++) {
		p = &s->opening.postings[i];
		if (strcmp(p->debit, code) == 0)
			money_add(&sum, p->amount);
		if (strcmp(p->credit, code) == 0)
			money_add(&sum, money_neg(p->amount));
	}
	return sum;
}

static void
add_amounts(struct sheet *s, const struct money amounts[AMOUNTS])
{
	int i;

	for (i = 0; i < AMOUNTS; i++) {
		report_cell(s->report,
		    amounts[i].cents == 0 && i >= DEBTOR ?
			cell_empty() :
			cell_money(amounts[i]));
		money_add(&s->sums[i], amounts[i]);
	}
}

/* Debit and credit are the year's movements, without the opening. */
static int
add_account(const struct account_total *t, void *arg)
{
	struct sheet *s = arg;
	struct money  opening = opening_of(s, t->code);
	int64_t	      o = opening.cents;
	int64_t	      balance = t->debit.cents - t->credit.cents;
	struct money  amounts[AMOUNTS] = { [OPENING] = opening,
		 [DEBIT] = MONEY(t->debit.cents - (o > 0 ? o : 0)),
		 [CREDIT] = MONEY(t->credit.cents + (o < 0 ? o : 0)),
		 [DEBTOR] = MONEY(balance > 0 ? balance : 0),
		 [CREDITOR] = MONEY(balance < 0 ? -balance : 0) };

	report_row(s->report, ROW_BODY);
	report_cell(s->report, cell_text(t->code));
	report_cell(s->report, cell_text(t->label));
	add_amounts(s, amounts);
	report_row_field(
	    s->report, "balance_cents", cell_money(MONEY(balance)));
	return 0;
}

static int
add_table(struct sheet *s)
{
	struct report *r = s->report;
	int	       i;

	report_table_begin(r, "accounts", NULL);
	report_column(r, "account", "Compte", COLUMN_SHORT);
	report_column(r, "label", "Libellé", COLUMN_TEXT);
	report_column(r, "opening_cents", "À nouveau", COLUMN_MONEY);
	report_column(r, "debit_cents", "Débit", COLUMN_MONEY);
	report_column(r, "credit_cents", "Crédit", COLUMN_MONEY);
	report_column(r, NULL, "Solde débiteur", COLUMN_MONEY);
	report_column(r, NULL, "Solde créditeur", COLUMN_MONEY);
	if (balance_each(s->db, s->year, add_account, s) == -1)
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
	struct sheet s = { .db = db, .year = scope->year };
	struct scope whole = { .year = scope->year };
	struct coop  c;

	if (coop_load(db, scope->year, &c) == -1)
		return NULL;
	s.report = coop_report(&c, "Balance des comptes", &whole);
	if (load_opening(&s) == -1 || add_table(&s) == -1) {
		report_free(s.report);
		s.report = NULL;
	}
	entry_fini(&s.opening);
	coop_fini(&c);
	return s.report;
}

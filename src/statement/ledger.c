/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>

#include "base/xalloc.h"
#include "book/account.h"
#include "doc.h"

/* One side of a posting, kept until its account's turn comes. */
struct move {
	char	     code[CODE_MAX];
	char	     other[CODE_MAX];
	size_t	     order; /* in which the entries came */
	int64_t	     number;
	struct date  day;
	char	    *voucher;
	char	    *label;
	struct money amount; /* < 0: credit */
};

struct writer {
	struct doc   doc;
	struct move *moves;
	size_t	     n, cap;
	struct money balance;	    /* of the account being written */
	struct money debit, credit; /* of it in the period */
	struct money all_debit, all_credit;
};

/* A sub-account of nnn0 begins with nnn (formats.md 6.7). */
static bool
is_wanted(const struct writer *w, const char *code)
{
	const char *account = w->doc.scope.account;
	size_t	    n;

	if (account == NULL)
		return true;
	n = strlen(account);
	return strncmp(code, account, n == 4 && account[3] == '0' ? 3 : n) == 0;
}

static void
keep_side(struct writer *w, const struct entry *e, const char *code,
    const char *other, struct money amount)
{
	struct move *m;

	if (!is_wanted(w, code))
		return;
	w->moves = xgrow(w->moves, w->n, &w->cap, sizeof(*w->moves));
	m = &w->moves[w->n];
	*m = (struct move){ .order = w->n,
		.number = e->number,
		.day = e->day,
		.label = xstrdup(e->label),
		.amount = amount,
		.voucher = e->voucher == NULL ? NULL : xstrdup(e->voucher) };
	code_copy(m->code, code);
	code_copy(m->other, other);
	w->n++;
}

static int
keep_entry(const struct entry *e, void *arg)
{
	const struct posting *p;
	size_t		      i;

	for (i = 0; i < e->npostings; i++) {
		p = &e->postings[i];
		keep_side(arg, e, p->debit, p->credit, p->amount);
		keep_side(arg, e, p->credit, p->debit, money_neg(p->amount));
	}
	return 0;
}

static int
compare(const void *x, const void *y)
{
	const struct move *a = x, *b = y;
	int		   c = strcmp(a->code, b->code);

	return c != 0 ? c : (a->order > b->order) - (a->order < b->order);
}

static void
free_moves(struct writer *w)
{
	size_t i;

	for (i = 0; i < w->n; i++) {
		free(w->moves[i].voucher);
		free(w->moves[i].label);
	}
	free(w->moves);
}

static void
add_empty(struct report *r, int n)
{
	while (n-- > 0)
		report_cell(r, cell_empty());
}

static int
begin_account(struct writer *w, const char *code)
{
	struct report *r = w->doc.report;
	struct account a;

	if (account_load(w->doc.db, code, &a) == -1)
		return -1;
	report_row(r, ROW_GROUP);
	report_cell(r, cell_text(code));
	report_cell(r, cell_text(a.label));
	add_empty(r, 7);
	account_fini(&a);
	w->balance = w->debit = w->credit = MONEY(0);
	return 0;
}

static void
add_carried(struct writer *w, const char *code)
{
	struct report *r = w->doc.report;

	report_row(r, ROW_BODY);
	report_cell(r, cell_text(code));
	report_cell(r, cell_date(w->doc.scope.from));
	add_empty(r, 2);
	report_cell(r, cell_text("Report"));
	add_empty(r, 3);
	report_cell(r, cell_money(w->balance));
}

static void
add_move(struct writer *w, const struct move *m)
{
	struct report *r = w->doc.report;
	bool	       debit = m->amount.cents > 0;

	money_add(&w->balance, m->amount);
	money_add(debit ? &w->debit : &w->credit, money_abs(m->amount));
	report_row(r, ROW_BODY);
	report_cell(r, cell_text(m->code));
	report_cell(r, cell_date(m->day));
	report_cell(r, cell_int(m->number));
	report_cell(r, cell_text(m->voucher));
	report_cell(r, cell_text(m->label));
	report_cell(r, cell_text(m->other));
	report_cell(r, debit ? cell_money(m->amount) : cell_empty());
	report_cell(r, debit ? cell_empty() : cell_money(money_neg(m->amount)));
	report_cell(r, cell_money(w->balance));
}

static void
add_sums(struct report *r, enum row_kind kind, const char *text,
    struct money debit, struct money credit, struct cell balance)
{
	report_row(r, kind);
	add_empty(r, 4);
	report_cell(r, cell_text(text));
	report_cell(r, cell_empty());
	report_cell(r, cell_money(debit));
	report_cell(r, cell_money(credit));
	report_cell(r, balance);
}

/* The moves of one account, from the first; returns how many, -1 on failure. */
static long
add_account(struct writer *w, const struct move *m, size_t left)
{
	struct buf text = { .data = NULL };
	size_t	   i;
	bool	   before;

	if (begin_account(w, m->code) == -1)
		return -1;
	for (i = 0; i < left && strcmp(m[i].code, m->code) == 0; i++) {
		before = doc_is_before(&w->doc, m[i].day);
		if (!before && i > 0 && doc_is_before(&w->doc, m[i - 1].day))
			add_carried(w, m->code);
		if (before)
			money_add(&w->balance, m[i].amount);
		else
			add_move(w, &m[i]);
	}
	if (doc_is_before(&w->doc, m[i - 1].day))
		add_carried(w, m->code);
	buf_addf(&text, "Total du compte %s", m->code);
	add_sums(w->doc.report, ROW_SUBTOTAL, buf_str(&text), w->debit,
	    w->credit, cell_money(w->balance));
	buf_fini(&text);
	money_add(&w->all_debit, w->debit);
	money_add(&w->all_credit, w->credit);
	return (long)i;
}

static void
begin_table(struct report *r)
{
	report_table_begin(r, "lines", NULL);
	report_column(r, "account", "Compte", COLUMN_SHORT);
	report_column(r, "date", "Date", COLUMN_SHORT);
	report_column(r, "number", "N°", COLUMN_INT);
	report_column(r, "voucher", "Pièce", COLUMN_SHORT);
	report_column(r, "label", "Libellé", COLUMN_TEXT);
	report_column(r, "counterpart", "Contrep.", COLUMN_SHORT);
	report_column(r, "debit_cents", "Débit", COLUMN_MONEY);
	report_column(r, "credit_cents", "Crédit", COLUMN_MONEY);
	report_column(r, "balance_cents", "Solde", COLUMN_MONEY);
}

static int
add_accounts(struct writer *w)
{
	struct report *r = w->doc.report;
	size_t	       i = 0;
	long	       n;

	w->doc.filter.no_void = true;
	if (entry_each(w->doc.db, &w->doc.filter, keep_entry, w) == -1)
		return -1;
	if (w->n > 0)
		qsort(w->moves, w->n, sizeof(*w->moves), compare);
	begin_table(r);
	while (i < w->n) {
		n = add_account(w, &w->moves[i], w->n - i);
		if (n == -1)
			return -1;
		i += (size_t)n;
	}
	if (w->doc.scope.account == NULL)
		add_sums(r, ROW_TOTAL, "Total du grand-livre", w->all_debit,
		    w->all_credit, cell_empty());
	report_table_end(r);
	return 0;
}

struct report *
statement_ledger(struct db *db, const struct scope *scope)
{
	struct writer  w = { .n = 0 };
	struct report *r;

	if (doc_begin(&w.doc, db, scope, "Grand-livre") == -1)
		return NULL;
	report_landscape(w.doc.report);
	r = doc_end(&w.doc, add_accounts(&w));
	free_moves(&w);
	return r;
}

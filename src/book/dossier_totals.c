/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dossier_totals.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/xalloc.h"

static int
compare(const void *key, const void *account)
{
	return strcmp(key, ((const struct account_sum *)account)->code);
}

static struct account_sum *
find(struct totals *t, const char *code)
{
	return t->n == 0 ?
	    NULL :
	    bsearch(code, t->accounts, t->n, sizeof(*t->accounts), compare);
}

static int
take_account(const struct dossier_row *row, void *arg)
{
	struct totals	   *t = arg;
	struct account_sum *a;
	const char	   *code = row->cells[COL_ACCOUNT_CODE];

	if (t->n > 0 && strcmp(t->accounts[t->n - 1].code, code) >= 0) {
		csv_problem(t->problems, row->line, COL_ACCOUNT_CODE + 1,
		    _("accounts stand in their order, each once."));
		return 0;
	}
	t->accounts = xgrow(t->accounts, t->n, &t->cap, sizeof(*t->accounts));
	a = &t->accounts[t->n++];
	*a = (struct account_sum){ .line = row->line };
	code_copy(a->code, code);
	a->told_opening = dossier_money(row->cells[COL_ACCOUNT_OPENING]).cents;
	a->told_debit = dossier_money(row->cells[COL_ACCOUNT_DEBIT]).cents;
	a->told_credit = dossier_money(row->cells[COL_ACCOUNT_CREDIT]).cents;
	a->told_balance = dossier_money(row->cells[COL_ACCOUNT_BALANCE]).cents;
	return 0;
}

void
totals_begin(struct totals *t, const struct dossier_facts *facts,
    const struct dossier_file *accounts, struct csv_problems *problems)
{
	*t = (struct totals){ .facts = facts, .problems = problems };
	t->given = accounts != NULL;
	if (t->given)
		dossier_csv_each(accounts, take_account, t, problems);
}

void
totals_fini(struct totals *t)
{
	free(t->accounts);
}

static void
add(struct totals *t, const struct dossier_row *row, int column, bool opening,
    int64_t debit, int64_t credit)
{
	struct account_sum *a = find(t, row->cells[column]);

	if (a == NULL) {
		if (t->given)
			csv_problem(t->problems, row->line, column + 1,
			    _("comptes.csv does not tell this account."));
		return;
	}
	a->debit += debit;
	a->credit += credit;
	if (opening)
		a->opening += debit - credit;
}

/* Only an opening moves 110; it shows apart when it is of the first day. */
static bool
is_opening(const struct totals *t, const struct dossier_row *row)
{
	return (row->cells[COL_ENTRY_DEBIT][0] == '1' ||
		   row->cells[COL_ENTRY_CREDIT][0] == '1') &&
	    date_compare(
		dossier_date(row->cells[COL_ENTRY_DAY]), t->facts->start) == 0;
}

void
totals_take(struct totals *t, const struct dossier_row *row)
{
	int64_t cents = dossier_money(row->cells[COL_ENTRY_AMOUNT]).cents;
	bool	opening;

	/* Ten million rows of such amounts are still a sum. */
	if (strcmp(row->cells[COL_ENTRY_STATE], "annule") == 0 ||
	    cents > MONEY_MAX_CENTS)
		return;
	opening = is_opening(t, row);
	add(t, row, COL_ENTRY_DEBIT, opening, cents, 0);
	add(t, row, COL_ENTRY_CREDIT, opening, 0, cents);
}

static bool
agrees(const struct account_sum *a)
{
	int64_t o = a->opening;

	return a->told_opening == o &&
	    a->told_debit == a->debit - (o > 0 ? o : 0) &&
	    a->told_credit == a->credit + (o < 0 ? o : 0) &&
	    a->told_balance == a->debit - a->credit;
}

void
totals_end(struct totals *t)
{
	size_t i;

	t->problems->file = "comptes.csv";
	for (i = 0; i < t->n; i++)
		if (!agrees(&t->accounts[i]))
			csv_problem(t->problems, t->accounts[i].line, 0,
			    _("account %s is not the sum of the entries."),
			    t->accounts[i].code);
}

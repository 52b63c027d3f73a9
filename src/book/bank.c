/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "book/bank.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/xalloc.h"
#include "book/balance.h"
#include "book/bank_line.h"
#include "book/year.h"
#include "store/stmt.h"

int
bank_balance_set(
    struct db *db, const char *account, struct date day, struct money balance)
{
	struct year y;
	struct stmt st;

	if (!code_is_bank(account)) {
		err_set(db_err(db), ERR_RULE,
		    _("%s is no bank account: it has no statement."), account);
		return err_hint(db_err(db),
		    _("The bank is account 512. For "
		      "the cash box, use: quitus cash count."));
	}
	if (year_for_day(db, day, &y) == -1)
		return -1;
	stmt_init(&st, db,
	    "INSERT INTO bank_balance (account, day, cents)"
	    " VALUES (?1, ?2, ?3)"
	    " ON CONFLICT DO UPDATE SET cents = excluded.cents");
	stmt_set_text(&st, 1, account);
	stmt_set_date(&st, 2, day);
	stmt_set_money(&st, 3, balance);
	return stmt_run(&st);
}

int
bank_each(struct db *db, int year, bank_fn *fn, void *arg)
{
	struct stmt st;
	int	    rc = 0;

	stmt_init(&st, db,
	    "SELECT a.code, a.label FROM total AS t"
	    " JOIN account AS a ON a.code = t.account"
	    " WHERE t.year = ?1 AND t.account >= '51' AND t.account < '52'"
	    " ORDER BY t.account");
	stmt_set_int(&st, 1, year);
	while (rc == 0 && stmt_row(&st))
		rc = fn(stmt_text(&st, 0), stmt_text(&st, 1), arg);
	return stmt_end(&st) == -1 ? -1 : rc;
}

void
reconciliation_fini(struct reconciliation *r)
{
	struct outstanding *o;
	size_t		    i;

	for (i = 0; i < r->nitems; i++) {
		o = &r->items[i];
		free(o->voucher);
		free(o->reference);
		free(o->method);
		free(o->label);
		free(o->party);
	}
	free(r->items);
	*r = (struct reconciliation){ 0 };
}

static int
find_statement(
    struct db *db, int year, struct date day, struct reconciliation *r)
{
	struct stmt st;

	stmt_init(&st, db,
	    "SELECT day, cents FROM bank_balance"
	    " WHERE account = ?1 AND day BETWEEN ?2 AND ?3"
	    " ORDER BY day DESC LIMIT 1");
	stmt_set_text(&st, 1, r->account);
	stmt_set_date(&st, 2, date_year_start(year));
	stmt_set_date(&st, 3, day);
	r->found = stmt_row(&st);
	if (r->found) {
		r->statement_date = stmt_date(&st, 0);
		r->statement = stmt_money(&st, 1);
	}
	return stmt_end(&st);
}

/*
 * ?1 account, ?2 day of the statement, ?3 last day of the books. Ticks of later
 * statements do not count, so that the reconciliation of a closed year stays
 * what it was.
 */
#define SELECT_OUTSTANDING                                             \
	"SELECT e.year, e.number, e.day, e.voucher, e.reference,"      \
	" e.method, e.label, e.party,"                                 \
	" sum(CASE WHEN p.debit = ?1 THEN p.cents ELSE -p.cents END)"  \
	"  AS amount"                                                  \
	" FROM posting AS p JOIN entry AS e ON e.id = p.entry"         \
	" WHERE (p.debit = ?1 OR p.credit = ?1)"                       \
	" AND e.state <> 'void' AND e.kind <> 'opening'"               \
	" AND e.day <= ?3"                                             \
	" AND NOT EXISTS (SELECT 1 FROM tick AS t"                     \
	"  WHERE t.entry = e.id AND t.account = ?1 AND t.day <= ?2)"   \
	" AND NOT EXISTS (SELECT 1 FROM entry AS r"                    \
	"  WHERE r.reverses = e.id AND r.state <> 'void'"              \
	"  AND e.reverses IS NULL AND NOT EXISTS"                      \
	"   (SELECT 1 FROM entry WHERE reverses = r.id"                \
	"    AND state <> 'void')"                                     \
	"  AND r.day <= ?3 AND NOT EXISTS (SELECT 1 FROM tick AS t"    \
	"   WHERE t.entry = r.id AND t.account = ?1 AND t.day <= ?2))" \
	" AND NOT EXISTS (SELECT 1 FROM entry AS o"                    \
	"  WHERE o.id = e.reverses AND o.day <= ?3"                    \
	"  AND o.reverses IS NULL AND NOT EXISTS"                      \
	"   (SELECT 1 FROM entry WHERE reverses = e.id"                \
	"    AND state <> 'void')"                                     \
	"  AND NOT EXISTS (SELECT 1 FROM tick AS t"                    \
	"   WHERE t.entry = o.id AND t.account = ?1 AND t.day <= ?2))" \
	" GROUP BY e.id HAVING amount <> 0"                            \
	" ORDER BY e.day, e.year, e.number"

static int
list_outstanding(struct db *db, struct date until, struct reconciliation *r)
{
	struct outstanding *o;
	struct stmt	    st;
	size_t		    cap = 0;

	stmt_init(&st, db, SELECT_OUTSTANDING);
	stmt_set_text(&st, 1, r->account);
	stmt_set_date(&st, 2, r->statement_date);
	stmt_set_date(&st, 3, until);
	while (stmt_row(&st)) {
		r->items = xgrow(r->items, r->nitems, &cap, sizeof(*r->items));
		o = &r->items[r->nitems++];
		o->year = (int)stmt_int(&st, 0);
		o->number = stmt_int(&st, 1);
		o->day = stmt_date(&st, 2);
		o->voucher = stmt_text_dup(&st, 3);
		o->reference = stmt_text_dup(&st, 4);
		o->method = stmt_text_dup(&st, 5);
		o->label = stmt_text_dup(&st, 6);
		o->party = stmt_text_dup(&st, 7);
		o->amount = stmt_money(&st, 8);
		r->outstanding.cents += o->amount.cents;
	}
	return stmt_end(&st);
}

int
bank_reconcile(struct db *db, int year, const char *account, struct date day,
    struct reconciliation *r)
{
	struct date until = day;

	*r = (struct reconciliation){ 0 };
	snprintf(r->account, sizeof(r->account), "%s", account);
	if (find_statement(db, year, day, r) == -1)
		return -1;
	if (r->found && date_compare(day, date_year_end(year)) < 0)
		until = r->statement_date;
	if (balance_at(db, year, account, until, &r->book) == -1)
		return -1;
	if (!r->found)
		return 0;
	if (list_outstanding(db, until, r) == -1)
		return -1;
	r->gap = MONEY(
	    r->book.cents - r->statement.cents - r->outstanding.cents);
	return bank_line_unmatched(db, account, date_year_start(year),
	    r->statement_date, &r->absent, &r->nabsent);
}

struct money
reconciliation_unexplained(const struct reconciliation *r)
{
	return MONEY(r->gap.cents + r->absent.cents);
}

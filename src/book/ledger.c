/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "book/ledger.h"

#include "base/i18n.h"
#include "store/stmt.h"
#include "value/code.h"
#include "value/date.h"
#include "value/money.h"

static const struct migration migrations[] = { { 1, "book/0001-ledger.sql" },
	{ 2, "book/0002-subsidies.sql" }, { 3, "book/0003-budgets.sql" },
	{ 4, "book/0004-dues.sql" }, { 5, "book/0005-inventory.sql" },
	{ 6, "book/0006-decisions.sql" }, { 7, "book/0007-discharge.sql" },
	{ 8, "book/0008-bank-lines.sql" }, { 9, "book/0009-import.sql" },
	{ 10, "book/0010-vouchers.sql" },
	{ 11, "book/0011-voucher-lookup.sql" }, { 0, NULL } };

const struct schema ledger_schema = {
	.name = "ledger",
	.application_id = 0x51756974, /* "Quit" */
	.migrations = migrations,
	.views = "book/views.sql",
	.seal =
	    "5b1c67d1c8d743cf5ab0df57e510722bf820e03f654a4eef3d17a470098270b4"
};

/* Children before their parents: undo deletes in this order. */
const char *const ledger_tables[] = { "bank_match", "bank_line", "bank_number",
	"bank_profile", "verifier", "discharge", "contribution", "item",
	"posting", "tick", "attachment", "entry", "decision", "subsidy_file",
	"subsidy", "budget", "project_budget", "headcount", "tariff",
	"bank_balance", "cash_count_line", "cash_count", "setting", "alias",
	"keyword", "account", "class", "project", "year", NULL };

const struct operation_range ledger_ranges[] = { { .table = "imported",
						     .key = "entry" },
	{ .table = "posting", .key = "entry" },
	{ .table = "entry", .key = "id" }, { .table = NULL } };

int
ledger_current_year(struct db *db, int *year)
{
	struct stmt st;

	stmt_init(&st, db,
	    "SELECT year FROM year"
	    " ORDER BY state = 'open' DESC, year DESC LIMIT 1");
	*year = stmt_row(&st) ? (int)stmt_int(&st, 0) : 0;
	return stmt_end(&st);
}

int
ledger_told_year(struct db *db, int *year)
{
	struct stmt st;

	stmt_init(&st, db,
	    "SELECT year FROM year"
	    " ORDER BY state = 'open' AND EXISTS (SELECT 1 FROM entry AS e"
	    "   WHERE e.year = year.year AND e.kind <> 'opening') DESC,"
	    "  state <> 'open' DESC, year DESC LIMIT 1");
	*year = stmt_row(&st) ? (int)stmt_int(&st, 0) : 0;
	return stmt_end(&st);
}

/* Name the entry that takes most out of an account on the day. */
static int
explain_negative(struct db *db, int year, const char *code, struct date day,
    struct money low)
{
	struct stmt st;
	char	    when[DATE_ISO], amount[MONEY_TEXT], out[MONEY_TEXT];
	const char *voucher;

	err_set(db_err(db), ERR_RULE,
	    _("the cash account %s would be at %s on %s; cash is never below "
	      "zero."),
	    code, money_text(low, MONEY_EURO, amount), date_fr(day, when));
	stmt_init(&st, db,
	    "SELECT e.number, e.voucher, sum(p.cents)"
	    " FROM entry AS e JOIN posting AS p ON p.entry = e.id"
	    " WHERE e.year = ?1 AND e.day = ?2 AND e.state <> 'void'"
	    " AND p.credit = ?3 GROUP BY e.id ORDER BY 3 DESC, 1 LIMIT 1");
	stmt_set_int(&st, 1, year);
	stmt_set_date(&st, 2, day);
	stmt_set_text(&st, 3, code);
	if (stmt_row(&st)) {
		voucher = stmt_text(&st, 1);
		err_hint(db_err(db),
		    _("Entry %lld (%s) takes %s out that day. "
		      "Pay from the bank, or record first the cash that came in."),
		    (long long)stmt_int(&st, 0), voucher != NULL ? voucher : "",
		    money_text(stmt_money(&st, 2), MONEY_EURO, out));
	}
	stmt_end(&st);
	return -1;
}

int
ledger_guard(struct db *db)
{
	struct stmt  st;
	struct date  day = { 0 };
	struct money low = { 0 };
	char	     code[CODE_MAX];
	int	     year = 0;
	bool	     found;

	/* One pass over the few days of cash of the open years. */
	stmt_init(&st, db,
	    "SELECT account, year, day, balance FROM ("
	    " SELECT account, year, day, sum(debit - credit) OVER"
	    "  (PARTITION BY account, year ORDER BY day) AS balance"
	    " FROM day_total JOIN year USING (year)"
	    " WHERE account >= '53' AND account < '54' AND state = 'open')"
	    " WHERE balance < 0 ORDER BY day LIMIT 1");
	found = stmt_row(&st);
	if (found) {
		code_normalize(stmt_text(&st, 0), code);
		year = (int)stmt_int(&st, 1);
		day = stmt_date(&st, 2);
		low = stmt_money(&st, 3);
	}
	if (stmt_end(&st) == -1)
		return -1;
	return found ? explain_negative(db, year, code, day, low) : 0;
}

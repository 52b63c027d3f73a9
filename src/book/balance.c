/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "book/balance.h"

#include "store/stmt.h"

int
balance_account(struct db *db, int year, const char *code, struct money *m)
{
	struct stmt st;

	stmt_init(&st, db,
	    "SELECT debit - credit FROM total"
	    " WHERE year = ?1 AND account = ?2");
	stmt_set_int(&st, 1, year);
	stmt_set_text(&st, 2, code);
	*m = stmt_row(&st) ? stmt_money(&st, 0) : MONEY(0);
	return stmt_end(&st);
}

int
balance_at(
    struct db *db, int year, const char *code, struct date day, struct money *m)
{
	struct stmt st;

	stmt_init(&st, db,
	    "SELECT coalesce(sum(debit - credit), 0)"
	    " FROM day_total WHERE account = ?1 AND year = ?2 AND day <= ?3");
	stmt_set_text(&st, 1, code);
	stmt_set_int(&st, 2, year);
	stmt_set_date(&st, 3, day);
	*m = stmt_row(&st) ? stmt_money(&st, 0) : MONEY(0);
	return stmt_end(&st);
}

int
balance_each_day(struct db *db, int year, const char *prefix, struct date until,
    balance_day_fn *fn, void *arg)
{
	struct stmt st;
	int	    rc = 0;

	stmt_init(&st, db,
	    "SELECT day, sum(sum(debit - credit)) OVER (ORDER BY day)"
	    " FROM day_total WHERE year = ?1 AND day <= ?2"
	    " AND substr(account, 1, length(?3)) = ?3"
	    " GROUP BY day ORDER BY day");
	stmt_set_int(&st, 1, year);
	stmt_set_date(&st, 2, until);
	stmt_set_text(&st, 3, prefix);
	while (rc == 0 && stmt_row(&st))
		rc = fn(stmt_date(&st, 0), stmt_money(&st, 1), arg);
	return stmt_end(&st) == -1 ? -1 : rc;
}

int
balance_each(struct db *db, int year, balance_fn *fn, void *arg)
{
	struct account_total t;
	struct stmt	     st;
	int		     rc = 0;

	stmt_init(&st, db,
	    "SELECT t.account, coalesce(o.label, a.label), a.folds_to,"
	    " t.debit, t.credit FROM total AS t"
	    " JOIN account AS a ON a.code = t.account"
	    " LEFT JOIN old_label AS o"
	    "  ON o.year = t.year AND o.account = t.account"
	    " WHERE t.year = ?1 ORDER BY t.account");
	stmt_set_int(&st, 1, year);
	while (rc == 0 && stmt_row(&st)) {
		t.code = stmt_text(&st, 0);
		t.label = stmt_text(&st, 1);
		t.folds_to = stmt_text(&st, 2);
		t.debit = stmt_money(&st, 3);
		t.credit = stmt_money(&st, 4);
		rc = fn(&t, arg);
	}
	return stmt_end(&st) == -1 ? -1 : rc;
}

int
balance_each_line(struct db *db, int year, int account_class,
    statement_line_fn *fn, void *arg)
{
	struct statement_line line;
	struct stmt	      st;
	int		      rc = 0;

	/* ?3 turns the balance the way the class counts it. */
	stmt_init(&st, db,
	    "SELECT f.code, coalesce(o.label, f.label),"
	    " sum((t.debit - t.credit) * (t.year = ?1)) * ?3,"
	    " sum((t.debit - t.credit) * (t.year = ?1 - 1)) * ?3"
	    " FROM total AS t JOIN account AS a ON a.code = t.account"
	    " JOIN account AS f ON f.code = a.folds_to"
	    " LEFT JOIN old_label AS o ON o.year = ?1 AND o.account = f.code"
	    " WHERE t.year IN (?1, ?1 - 1) AND substr(t.account, 1, 1) = ?2"
	    " GROUP BY f.code ORDER BY f.code");
	stmt_set_int(&st, 1, year);
	stmt_set_text(&st, 2, account_class == 6 ? "6" : "7");
	stmt_set_int(&st, 3, account_class == 6 ? 1 : -1);
	while (rc == 0 && stmt_row(&st)) {
		line.code = stmt_text(&st, 0);
		line.label = stmt_text(&st, 1);
		line.amount = stmt_money(&st, 2);
		line.previous = stmt_money(&st, 3);
		rc = fn(&line, arg);
	}
	return stmt_end(&st) == -1 ? -1 : rc;
}

int
balance_figures(struct db *db, int year, struct year_figures *f)
{
	struct stmt st;

	*f = (struct year_figures){ 0 };
	stmt_init(&st, db,
	    "SELECT"
	    " sum(b) FILTER (WHERE account GLOB '6*'),"
	    " -sum(b) FILTER (WHERE account GLOB '7*'),"
	    " -sum(b) FILTER (WHERE account GLOB '[67]*'),"
	    " -sum(b) FILTER (WHERE account GLOB '1*'),"
	    " sum(b) FILTER (WHERE account GLOB '51*'),"
	    " sum(b) FILTER (WHERE account GLOB '53*'),"
	    " sum(b) FILTER (WHERE account GLOB '5[^13]*'"
	    "  OR account GLOB '[234]*'),"
	    " sum(b) FILTER (WHERE account GLOB '[2345]*')"
	    " FROM (SELECT account, debit - credit AS b FROM total"
	    "  WHERE year = ?1)");
	stmt_set_int(&st, 1, year);
	if (stmt_row(&st)) {
		f->expenses = stmt_money(&st, 0);
		f->income = stmt_money(&st, 1);
		f->result = stmt_money(&st, 2);
		f->opening = stmt_money(&st, 3);
		f->bank = stmt_money(&st, 4);
		f->cash = stmt_money(&st, 5);
		f->advances = stmt_money(&st, 6);
		f->assets = stmt_money(&st, 7);
	}
	return stmt_end(&st);
}

/* Both questions about the days of an account, told apart by the row wanted. */
static int
find_day(struct stmt *st, int year, const char *code, bool *found,
    struct date *day, struct money *low)
{
	stmt_set_text(st, 1, code);
	stmt_set_int(st, 2, year);
	*found = stmt_row(st);
	if (*found) {
		*day = stmt_date(st, 0);
		*low = stmt_money(st, 1);
	}
	return stmt_end(st);
}

int
balance_first_negative(struct db *db, int year, const char *code, bool *found,
    struct date *day, struct money *low)
{
	struct stmt st;

	stmt_init(&st, db,
	    "SELECT day, balance FROM"
	    " (SELECT day, sum(debit - credit) OVER (ORDER BY day) AS balance"
	    "  FROM day_total WHERE account = ?1 AND year = ?2)"
	    " WHERE balance < 0 ORDER BY day LIMIT 1");
	return find_day(&st, year, code, found, day, low);
}

int
balance_lowest(struct db *db, int year, const char *code, bool *found,
    struct date *day, struct money *low)
{
	struct stmt st;

	stmt_init(&st, db,
	    "SELECT day, balance FROM"
	    " (SELECT day, sum(debit - credit) OVER (ORDER BY day) AS balance"
	    "  FROM day_total WHERE account = ?1 AND year = ?2)"
	    " ORDER BY balance, day LIMIT 1");
	return find_day(&st, year, code, found, day, low);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "book/agenda.h"

#include "book/advance.h"
#include "book/balance.h"
#include "book/bank.h"
#include "book/check.h"
#include "book/discharge.h"
#include "book/dues.h"
#include "book/year.h"
#include "store/stmt.h"

#define BANK_DAYS 35  /* a month, and the post */
#define CASH_DAYS 100 /* a term */

struct agenda {
	struct db  *db;
	int	    year;
	struct date today;
	agenda_fn  *fn;
	void	   *arg;
};

static int
tell(struct agenda *a, struct agenda_item item)
{
	if (item.year == 0)
		item.year = a->year;
	return a->fn(&item, a->arg);
}

/* ---- Years ---- */

static struct date
statement_day(int year)
{
	struct date day = { .days = 0 };

	date_make(year + 1, 9, 30, &day);
	return day;
}

static int
tell_year(const struct year *y, void *arg)
{
	struct agenda	*a = arg;
	struct discharge d = { .n = 0 };
	bool		 found = false;
	int		 rc = 0;

	if (date_compare(y->end, a->today) < 0 && y->state == YEAR_OPEN)
		return tell(a,
		    (struct agenda_item){ .kind = AGENDA_CLOSE,
			.year = y->year,
			.due = statement_day(y->year) });
	/* An older year without one will have none any more. */
	if (y->state != YEAR_CLOSED || y->year < a->year - 1)
		return 0;
	rc = discharge_load(a->db, y->year, &d, &found);
	if (rc == 0 && (!found || !d.given))
		rc = tell(a,
		    (struct agenda_item){ .kind = AGENDA_QUITUS,
			.year = y->year,
			.due = statement_day(y->year) });
	discharge_fini(&d);
	return rc;
}

/* ---- What is owed ---- */

static int
tell_errors(struct agenda *a)
{
	struct check c = { .nfindings = 0 };
	int	     rc;

	rc = check_year(a->db, a->year, a->today, false, &c);
	if (rc == 0 && c.errors > 0)
		rc = tell(a,
		    (struct agenda_item){
			.kind = AGENDA_ERRORS, .count = (int64_t)c.errors });
	check_fini(&c);
	return rc;
}

static int
tell_advance(const struct advance *one, void *arg)
{
	struct agenda *a = arg;

	if (one->left.cents == 0)
		return 0;
	return tell(a,
	    (struct agenda_item){ .kind = AGENDA_ADVANCE,
		.due = date_year_end(a->year),
		.amount = one->left,
		.name = one->class });
}

static int
tell_dues(struct agenda *a)
{
	struct dues d;

	if (dues_load(a->db, a->year, &d) == -1)
		return -1;
	if (!d.known || dues_left(&d).cents <= 0)
		return 0;
	return tell(a,
	    (struct agenda_item){
		.kind = AGENDA_DUES, .amount = dues_left(&d) });
}

/* ---- What is compared ---- */

static int
tell_counted(struct agenda *a, const char *sql, enum agenda_kind kind)
{
	struct stmt st;
	int64_t	    n;

	stmt_init(&st, a->db, sql);
	stmt_set_int(&st, 1, a->year);
	n = stmt_row(&st) ? stmt_int(&st, 0) : 0;
	if (stmt_end(&st) == -1)
		return -1;
	return n == 0 ?
	    0 :
	    tell(a, (struct agenda_item){ .kind = kind, .count = n });
}

static bool
is_old(const struct agenda *a, struct date day, int days)
{
	return day.days == 0 || a->today.days - day.days > days;
}

static int
tell_bank(const char *code, const char *label, void *arg)
{
	struct agenda	     *a = arg;
	struct reconciliation r;
	struct date	      since = { .days = 0 };
	int		      rc;

	(void)label;
	rc = bank_reconcile(a->db, a->year, code, date_year_end(a->year), &r);
	if (rc == 0 && r.found)
		since = r.statement_date;
	reconciliation_fini(&r);
	if (rc == -1 || !is_old(a, since, BANK_DAYS))
		return rc;
	/* In the first weeks of a year there is no statement of it. */
	if (since.days == 0 &&
	    a->today.days - date_year_start(a->year).days <= BANK_DAYS)
		return 0;
	return tell(a,
	    (struct agenda_item){
		.kind = AGENDA_BANK, .since = since, .name = code });
}

static int
tell_cash(struct agenda *a)
{
	struct year_figures f;
	struct stmt	    st;
	struct date	    since = { .days = 0 };

	if (balance_figures(a->db, a->year, &f) == -1)
		return -1;
	stmt_init(
	    &st, a->db, "SELECT max(day) FROM cash_count WHERE day >= ?1");
	stmt_set_date(&st, 1, date_year_start(a->year));
	if (stmt_row(&st) && !stmt_is_null(&st, 0))
		since = stmt_date(&st, 0);
	if (stmt_end(&st) == -1)
		return -1;
	if (f.cash.cents == 0 || !is_old(a, since, CASH_DAYS) ||
	    a->today.days - date_year_start(a->year).days <= CASH_DAYS)
		return 0;
	return tell(
	    a, (struct agenda_item){ .kind = AGENDA_CASH, .since = since });
}

/* ---- All of it ---- */

static int
tell_open_year(struct agenda *a)
{
	int rc;

	if ((rc = tell_errors(a)) != 0 ||
	    (rc = advance_each(a->db, a->year, tell_advance, a)) != 0 ||
	    (rc = tell_dues(a)) != 0 ||
	    (rc = tell_counted(a,
		 "SELECT count(*) FROM bank_line AS l WHERE NOT ignored"
		 " AND day < printf('%04d-09-01', ?1 + 1)"
		 " AND NOT EXISTS (SELECT 1 FROM bank_match WHERE line = l.id)",
		 AGENDA_LINES)) != 0 ||
	    (rc = bank_each(a->db, a->year, tell_bank, a)) != 0 ||
	    (rc = tell_cash(a)) != 0)
		return rc;
	return tell_counted(a,
	    "SELECT count(*) FROM entry AS e WHERE year = ?1"
	    " AND state <> 'void' AND kind IN ('expense', 'income')"
	    " AND NOT EXISTS (SELECT 1 FROM attachment WHERE entry = e.id)",
	    AGENDA_VOUCHERS);
}

int
agenda_each(
    struct db *db, int year, struct date today, agenda_fn *fn, void *arg)
{
	struct agenda a = {
		.db = db, .year = year, .today = today, .fn = fn, .arg = arg
	};
	struct year y;
	int	    rc;

	rc = year_each(db, tell_year, &a);
	if (rc != 0 || (rc = year_load(db, year, &y)) != 0)
		return rc;
	return y.state == YEAR_OPEN ? tell_open_year(&a) : 0;
}

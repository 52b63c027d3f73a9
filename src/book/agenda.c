/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "book/agenda.h"

#include "book/advance.h"
#include "book/balance.h"
#include "book/bank.h"
#include "book/discharge.h"
#include "book/dues.h"
#include "book/year.h"
#include "store/backup.h"
#include "store/stmt.h"

#define BANK_DAYS 35  /* a month, and the post */
#define CASH_DAYS 100 /* a term */
#define COPY_DAYS 60

struct agenda {
	struct db  *db;
	int	    year;
	struct date today;
	struct date agreed; /* the earliest day up to which a bank account and
			     * its statement agree; day 0: they do not */
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

/* The last day of school, more or less; then the end of the year. */
static struct date
advance_day(const struct agenda *a)
{
	struct date july = { .days = 0 };

	date_make(a->year + 1, 7, 4, &july);
	return date_compare(a->today, july) <= 0 ? july :
						   date_year_end(a->year);
}

static int
tell_advance(const struct advance *one, void *arg)
{
	struct agenda *a = arg;

	if (one->left.cents == 0)
		return 0;
	return tell(a,
	    (struct agenda_item){ .kind = AGENDA_ADVANCE,
		.due = advance_day(a),
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

/* a->agreed is the year's end until the first account. */
static void
note_agreed(struct agenda *a, const struct reconciliation *r)
{
	struct date never = { .days = 0 };

	if (!r->found || r->gap.cents != 0)
		a->agreed = never;
	else if (date_compare(r->statement_date, a->agreed) < 0)
		a->agreed = r->statement_date;
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
	if (rc == 0)
		note_agreed(a, &r);
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

/* ---- What is kept ---- */

/* Drafts that a statement shows, and with them all that are as old. */
static int
tell_drafts(struct agenda *a)
{
	struct stmt st;
	int64_t	    n;

	stmt_init(&st, a->db,
	    "SELECT count(*) FROM entry WHERE year = ?1 AND state = 'draft'"
	    " AND day <= ?2 AND EXISTS (SELECT 1 FROM tick AS t"
	    "  JOIN entry AS e ON e.id = t.entry WHERE e.year = ?1"
	    "  AND e.state = 'draft' AND e.day <= ?2)");
	stmt_set_int(&st, 1, a->year);
	stmt_set_date(&st, 2, a->agreed);
	n = stmt_row(&st) ? stmt_int(&st, 0) : 0;
	if (stmt_end(&st) == -1)
		return -1;
	return n == 0 ?
	    0 :
	    tell(a,
		(struct agenda_item){
		    .kind = AGENDA_DRAFTS, .since = a->agreed, .count = n });
}

/* Copies that were made elsewhere are not known; whoever makes them need not be
 * told twice in a term. */
static int
tell_backup(struct agenda *a)
{
	struct date copied, since = { .days = 0 };
	struct stmt st;

	if (backup_latest(db_path(a->db), &copied) == -1)
		copied.days = 0;
	stmt_init(&st, a->db,
	    "SELECT substr(min(at), 1, 10) FROM operation"
	    " WHERE ?1 IS NULL OR substr(at, 1, 10) > ?1");
	if (copied.days != 0)
		stmt_set_date(&st, 1, copied);
	if (stmt_row(&st) && !stmt_is_null(&st, 0))
		since = stmt_date(&st, 0);
	if (stmt_end(&st) == -1)
		return -1;
	if (since.days == 0 || !is_old(a, since, COPY_DAYS))
		return 0;
	return tell(
	    a, (struct agenda_item){ .kind = AGENDA_BACKUP, .since = since });
}

/* ---- All of it ---- */

static int
tell_open_year(struct agenda *a, const struct check *check)
{
	int rc;

	if (check->errors > 0 &&
	    (rc = tell(a,
		 (struct agenda_item){ .kind = AGENDA_ERRORS,
		     .count = (int64_t)check->errors })) != 0)
		return rc;
	if ((rc = advance_each(a->db, a->year, tell_advance, a)) != 0 ||
	    (rc = tell_dues(a)) != 0 ||
	    (rc = tell_counted(a,
		 "SELECT count(*) FROM bank_line AS l WHERE NOT ignored"
		 " AND day < (?1 + 1) || '-09-01'"
		 " AND NOT EXISTS (SELECT 1 FROM bank_match WHERE line = l.id)",
		 AGENDA_LINES)) != 0 ||
	    (rc = bank_each(a->db, a->year, tell_bank, a)) != 0 ||
	    (rc = tell_cash(a)) != 0 || (rc = tell_drafts(a)) != 0 ||
	    (rc = tell_backup(a)) != 0)
		return rc;
	return tell_counted(a,
	    "SELECT count(*) FROM entry AS e WHERE year = ?1"
	    " AND state <> 'void' AND reverses IS NULL"
	    " AND kind IN ('expense', 'income')"
	    " AND NOT EXISTS (SELECT 1 FROM attachment WHERE entry = e.id)",
	    AGENDA_VOUCHERS);
}

int
agenda_each(struct db *db, int year, struct date today,
    const struct check *check, agenda_fn *fn, void *arg)
{
	struct agenda a = {
		.db = db, .year = year, .today = today, .fn = fn, .arg = arg
	};
	struct year y;
	int	    rc;

	rc = year_each(db, tell_year, &a);
	if (rc != 0 || (rc = year_load(db, year, &y)) != 0)
		return rc;
	a.agreed = y.end;
	return y.state == YEAR_OPEN ? tell_open_year(&a, check) : 0;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>
#include <string.h>

#include "base/i18n.h"
#include "book/bank.h"
#include "book/year.h"
#include "store/stmt.h"

/* What ticking asks of an entry. */
struct target {
	int64_t	    id;
	int64_t	    number;
	struct date day;
	char	    account[CODE_MAX]; /* the first bank it moves */
	bool	    opening;
	bool	    is_void;
	bool	    ticked;
	struct date ticked_on;
};

static int
refuse_missing(struct db *db, int year, int64_t number)
{
	char text[YEAR_TEXT];

	err_set(db_err(db), ERR_RULE, _("there is no entry %lld in %s."),
	    (long long)number, year_text(year, text));
	return err_hint(db_err(db), _("See them all with: quitus list"));
}

static int
check_target(struct db *db, const struct target *t)
{
	long long number = (long long)t->number;

	if (t->is_void)
		return err_set(db_err(db), ERR_RULE,
		    _("entry %lld is void: no statement shows it."), number);
	if (t->opening) {
		err_set(db_err(db), ERR_RULE,
		    _("entry %lld is the opening: no statement shows it."),
		    number);
		return err_hint(db_err(db),
		    _("Give the balance of the first "
		      "statement instead: quitus bank balance DATE AMOUNT"));
	}
	if (t->account[0] == '\0') {
		err_set(db_err(db), ERR_RULE,
		    _("entry %lld moves no bank account: no statement shows "
		      "it."),
		    number);
		return err_hint(db_err(db),
		    _("See what is left to tick: "
		      "quitus bank status"));
	}
	return 0;
}

/* The entry, its first bank account and its tick, whatever it is. */
static int
find_target(struct db *db, int year, int64_t number, struct target *t)
{
	struct stmt st;
	const char *account;
	bool	    found;

	*t = (struct target){ .number = number };
	stmt_init(&st, db,
	    "SELECT e.id, e.day, e.kind = 'opening',"
	    " e.state = 'void',"
	    " (SELECT min(iif(debit GLOB '51*', debit, credit)) FROM posting"
	    "  WHERE entry = e.id AND (debit GLOB '51*' OR credit GLOB '51*')),"
	    " (SELECT max(day) FROM tick WHERE entry = e.id)"
	    " FROM entry AS e WHERE e.year = ?1 AND e.number = ?2");
	stmt_set_int(&st, 1, year);
	stmt_set_int(&st, 2, number);
	found = stmt_row(&st);
	if (found) {
		t->id = stmt_int(&st, 0);
		t->day = stmt_date(&st, 1);
		t->opening = stmt_int(&st, 2) != 0;
		t->is_void = stmt_int(&st, 3) != 0;
		account = stmt_text(&st, 4);
		snprintf(t->account, sizeof(t->account), "%s",
		    account != NULL ? account : "");
		t->ticked = !stmt_is_null(&st, 5);
		t->ticked_on = stmt_date(&st, 5);
	}
	if (stmt_end(&st) == -1)
		return -1;
	return found ? 0 : refuse_missing(db, year, number);
}

static int
load_target(struct db *db, int year, int64_t number, struct target *t)
{
	if (find_target(db, year, number, t) == -1)
		return -1;
	return check_target(db, t);
}

int
bank_tick_state(
    struct db *db, int year, int64_t number, bool *shown, bool *ticked)
{
	struct target t;

	if (find_target(db, year, number, &t) == -1)
		return -1;
	*shown = !t.opening && !t.is_void && t.account[0] != '\0';
	*ticked = t.ticked;
	return 0;
}

/* A statement of a closed year stays as it was. */
static int
check_day(struct db *db, struct date day)
{
	int year = date_school_year(day);
	int exists = year_exists(db, year);

	if (exists == -1)
		return -1;
	return exists ? year_must_be_open(db, year) : 0;
}

static int
refuse_ticked(struct db *db, const struct target *t)
{
	char day[DATE_ISO];

	err_set(db_err(db), ERR_RULE,
	    _("entry %lld is ticked already, on the statement of %s."),
	    (long long)t->number, date_fr(t->ticked_on, day));
	return err_hint(db_err(db),
	    _("To tick it on another day, take the "
	      "tick away first: quitus bank untick %lld"),
	    (long long)t->number);
}

static int
refuse_early(struct db *db, const struct target *t, struct date day)
{
	char when[DATE_ISO], dated[DATE_ISO];

	err_set(db_err(db), ERR_RULE,
	    _("entry %lld is dated %s: a statement "
	      "of %s cannot show it."),
	    (long long)t->number, date_fr(t->day, dated), date_fr(day, when));
	return err_hint(db_err(db),
	    _("Correct the date of the statement, or "
	      "that of the entry: quitus edit %lld --date DATE"),
	    (long long)t->number);
}

int
bank_tick(struct db *db, int year, int64_t number, struct date day)
{
	struct target t;
	struct stmt   st;

	if (load_target(db, year, number, &t) == -1)
		return -1;
	if (t.ticked)
		return refuse_ticked(db, &t);
	if (date_compare(day, t.day) < 0)
		return refuse_early(db, &t, day);
	if (check_day(db, day) == -1)
		return -1;
	stmt_init(&st, db,
	    "INSERT INTO tick (entry, account, day)"
	    " SELECT DISTINCT ?1, account, ?2 FROM"
	    " (SELECT debit AS account FROM posting WHERE entry = ?1"
	    "  UNION SELECT credit FROM posting WHERE entry = ?1)"
	    " WHERE account GLOB '51*'");
	stmt_set_int(&st, 1, t.id);
	stmt_set_date(&st, 2, day);
	return stmt_run(&st);
}

int
bank_untick(struct db *db, int year, int64_t number)
{
	struct target t;
	struct stmt   st;

	if (load_target(db, year, number, &t) == -1)
		return -1;
	if (!t.ticked) {
		err_set(db_err(db), ERR_RULE, _("entry %lld is not ticked."),
		    (long long)number);
		return err_hint(db_err(db),
		    _("See what is left to tick: "
		      "quitus bank status"));
	}
	if (check_day(db, t.ticked_on) == -1)
		return -1;
	stmt_init(&st, db, "DELETE FROM bank_match WHERE entry = ?1");
	stmt_set_int(&st, 1, t.id);
	if (stmt_run(&st) == -1)
		return -1;
	stmt_init(&st, db, "DELETE FROM tick WHERE entry = ?1");
	stmt_set_int(&st, 1, t.id);
	return stmt_run(&st);
}

/* The latest statement of an account, and whether nothing of it is left to
 * explain. */
struct latest {
	char	    account[CODE_MAX];
	bool	    found;
	struct date day;
	bool	    explained;
};

static int
find_latest(struct db *db, struct latest *l)
{
	struct reconciliation r;
	struct stmt	      st;
	int		      rc;

	stmt_init(
	    &st, db, "SELECT max(day) FROM bank_balance WHERE account = ?1");
	stmt_set_text(&st, 1, l->account);
	l->found = stmt_row(&st) && !stmt_is_null(&st, 0);
	if (l->found)
		l->day = stmt_date(&st, 0);
	if (stmt_end(&st) == -1)
		return -1;
	if (!l->found)
		return 0;
	rc = bank_reconcile(
	    db, date_school_year(l->day), l->account, l->day, &r);
	l->explained = r.gap.cents == 0;
	reconciliation_fini(&r);
	return rc;
}

static struct date
usual_day(const struct target *t, const struct latest *l)
{
	struct date day = l->day;

	if (!l->found || date_compare(l->day, t->day) < 0)
		return t->day;
	if (l->explained)
		day.days++;
	return day;
}

int
bank_tick_days(struct db *db, int year, const int64_t *numbers, size_t n,
    struct date *days)
{
	struct latest l = { .account = "" };
	struct target t;
	size_t	      i;

	for (i = 0; i < n; i++) {
		if (load_target(db, year, numbers[i], &t) == -1)
			return -1;
		if (strcmp(l.account, t.account) != 0) {
			memcpy(l.account, t.account, sizeof(l.account));
			if (find_latest(db, &l) == -1)
				return -1;
		}
		days[i] = usual_day(&t, &l);
	}
	return 0;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "book/close.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/xalloc.h"
#include "book/balance.h"
#include "book/discharge.h"
#include "book/dossier.h"
#include "book/entry.h"
#include "book/seal.h"
#include "book/setting.h"
#include "book/year.h"
#include "store/stmt.h"

/* ---- The opening of a year ---- */

/* Find the draft opening of a year; *number is 0 when there is none. */
static int
find_draft_opening(struct db *db, int year, int64_t *number)
{
	struct stmt st;

	stmt_init(&st, db,
	    "SELECT number FROM entry WHERE year = ?1"
	    " AND kind = 'opening' AND state = 'draft' ORDER BY number");
	stmt_set_int(&st, 1, year);
	*number = stmt_row(&st) ? stmt_int(&st, 0) : 0;
	return stmt_end(&st);
}

/* What validated openings have already put on an account. */
static int
load_sealed_opening(struct db *db, int year, const char *code, struct money *m)
{
	struct stmt st;

	stmt_init(&st, db,
	    "SELECT coalesce(sum(CASE WHEN p.debit = ?2"
	    " THEN p.cents ELSE -p.cents END), 0)"
	    " FROM entry AS e JOIN posting AS p ON p.entry = e.id"
	    " WHERE e.year = ?1 AND e.kind = 'opening' AND e.state = 'final'"
	    " AND ?2 IN (p.debit, p.credit)");
	stmt_set_int(&st, 1, year);
	stmt_set_text(&st, 2, code);
	*m = stmt_row(&st) ? stmt_money(&st, 0) : MONEY(0);
	return stmt_end(&st);
}

static void
add_opening_posting(struct entry *e, const char *code, struct money m)
{
	if (m.cents > 0)
		entry_add_posting(e, code, "110", m);
	else if (m.cents < 0)
		entry_add_posting(e, "110", code, money_neg(m));
}

/* The postings that bring each account to its amount; an account that a
 * validated opening has wrong gets the difference. */
static int
fill_opening(struct db *db, int year, const struct opening *list, size_t n,
    struct entry *e)
{
	struct stmt  st;
	struct money sealed;
	size_t	     i;

	for (i = 0; i < n; i++) {
		if (load_sealed_opening(db, year, list[i].account, &sealed) ==
		    -1)
			return -1;
		add_opening_posting(e, list[i].account,
		    MONEY(list[i].amount.cents - sealed.cents));
	}
	/* Accounts that had an opening and should have none now. */
	stmt_init(&st, db,
	    "SELECT DISTINCT CASE WHEN p.debit = '110'"
	    " THEN p.credit ELSE p.debit END AS code FROM entry AS e"
	    " JOIN posting AS p ON p.entry = e.id WHERE e.year = ?1"
	    " AND e.kind = 'opening' AND e.state = 'final' ORDER BY code");
	stmt_set_int(&st, 1, year);
	while (stmt_row(&st)) {
		for (i = 0; i < n; i++)
			if (strcmp(list[i].account, stmt_text(&st, 0)) == 0)
				break;
		if (i < n ||
		    load_sealed_opening(db, year, stmt_text(&st, 0), &sealed) ==
			-1)
			continue;
		add_opening_posting(e, stmt_text(&st, 0), money_neg(sealed));
	}
	return stmt_end(&st);
}

static int
void_opening(struct db *db, const struct entry *e)
{
	struct stmt st;

	stmt_init(&st, db, "UPDATE entry SET state = 'void' WHERE id = ?1");
	stmt_set_int(&st, 1, e->id);
	return stmt_run(&st);
}

static int
write_opening(struct db *db, int year, int64_t draft,
    const struct opening *list, size_t n, struct entry *e)
{
	struct entry fresh;
	int	     rc;

	if (draft != 0 && entry_load(db, year, draft, e) == -1)
		return -1;
	/* Its postings are made anew, whatever they were. */
	entry_init(&fresh);
	rc = fill_opening(db, year, list, n, &fresh);
	if (rc == 0 && fresh.npostings == 0) {
		entry_fini(&fresh);
		return draft != 0 ? void_opening(db, e) : 0;
	}
	free(e->postings);
	e->postings = fresh.postings;
	e->npostings = fresh.npostings;
	if (rc == -1 || draft != 0)
		return rc == -1 ? -1 : entry_replace(db, e);
	e->day = date_year_start(year);
	e->kind = ENTRY_OPENING;
	e->label = xasprintf("À nouveau au 1er septembre %d", year);
	return entry_add(db, e);
}

int
close_set_opening(struct db *db, int year, const struct opening *list, size_t n)
{
	struct entry e;
	int64_t	     draft;
	int	     rc;

	if (find_draft_opening(db, year, &draft) == -1)
		return -1;
	entry_init(&e);
	rc = write_opening(db, year, draft, list, n, &e);
	entry_fini(&e);
	return rc;
}

/* ---- Close ---- */

/* The assets of a year as the opening of the next one. */
struct carried {
	struct opening *list;
	size_t		n;
	size_t		cap;
};

static int
carry_account(const struct account_total *t, void *arg)
{
	struct carried *c = arg;
	struct opening *o;

	if (code_class(t->code) != 5 || t->debit.cents == t->credit.cents)
		return 0;
	c->list = xgrow(c->list, c->n, &c->cap, sizeof(*c->list));
	o = &c->list[c->n++];
	snprintf(o->account, sizeof(o->account), "%s", t->code);
	o->amount = MONEY(t->debit.cents - t->credit.cents);
	return 0;
}

int
close_open_next(struct db *db, int year)
{
	struct carried c = { 0 };
	int	       exists, rc = -1;

	exists = year_exists(db, year + 1);
	if (exists == -1)
		return -1;
	if (!exists &&
	    (year_add(db, year + 1) == -1 ||
		setting_carry(db, year, year + 1) == -1))
		return -1;
	if (balance_each(db, year, carry_account, &c) == 0)
		rc = close_set_opening(db, year + 1, c.list, c.n);
	free(c.list);
	return rc;
}

/* An earlier open year would leave the opening of this one unknown. */
static int
check_first_open(struct db *db, int year)
{
	struct stmt st;
	char	    a[YEAR_TEXT], b[YEAR_TEXT];
	int	    rc = 0;

	stmt_init(&st, db,
	    "SELECT year FROM year WHERE year < ?1"
	    " AND state = 'open' ORDER BY year LIMIT 1");
	stmt_set_int(&st, 1, year);
	if (stmt_row(&st))
		rc = err_set(db_err(db), ERR_RULE,
		    _("%s is closed after %s, which is still open."),
		    year_text(year, a), year_text((int)stmt_int(&st, 0), b));
	return stmt_end(&st) == -1 ? -1 : rc;
}

static int
refuse_errors(struct db *db, int year, const struct check *check)
{
	char text[YEAR_TEXT];

	err_set(db_err(db), ERR_RULE,
	    ngettext("the year %s cannot be closed: %zu error remains.",
		"the year %s cannot be closed: %zu errors remain.",
		check->errors),
	    year_text(year, text), check->errors);
	return err_hint(db_err(db),
	    _("Settle what is listed, then close "
	      "again. The whole grid: quitus check"));
}

int
close_freeze(
    struct db *db, int year, struct date today, const char *fingerprint)
{
	struct stmt st;

	stmt_init(&st, db,
	    "UPDATE year SET state = 'closed', closed_on = ?2,"
	    " fingerprint = ?3 WHERE year = ?1");
	stmt_set_int(&st, 1, year);
	stmt_set_date(&st, 2, today);
	stmt_set_text(&st, 3, fingerprint);
	return stmt_run(&st);
}

int
close_year(struct db *db, int year, struct date today, struct check *check,
    char fingerprint[HASH_HEX])
{
	struct dossier d;
	int64_t	       n;

	*check = (struct check){ 0 };
	if (year_must_be_open(db, year) == -1 ||
	    check_first_open(db, year) == -1)
		return -1;
	if (check_year(db, year, today, true, check) == -1)
		return -1;
	if (check->errors > 0)
		return refuse_errors(db, year, check);
	if (seal_validate(db, year, date_year_end(year), &n) == -1 ||
	    dossier_make(db, year, true, &d) == -1)
		return -1;
	memcpy(fingerprint, d.fingerprint, HASH_HEX);
	dossier_fini(&d);
	if (close_freeze(db, year, today, fingerprint) == -1)
		return -1;
	return close_open_next(db, year);
}

int
close_reopen(struct db *db, int year)
{
	struct stmt st;
	struct year y;
	char	    text[YEAR_TEXT];
	int64_t	    last;
	int	    given;

	if (year_load(db, year, &y) == -1)
		return -1;
	if (y.state == YEAR_OPEN)
		return err_set(db_err(db), ERR_RULE,
		    _("the year %s is open already."), year_text(year, text));
	given = discharge_is_given(db, year);
	if (given == -1)
		return -1;
	if (given) {
		err_set(db_err(db), ERR_RULE,
		    _("the quitus of %s is recorded: its accounts are "
		      "discharged, and stay closed."),
		    year_text(year, text));
		return err_hint(db_err(db),
		    _("Correct what is wrong by an entry of the open year "
		      "(6700 or 7700), and tell the association."));
	}
	stmt_init(&st, db, "SELECT max(year) FROM year WHERE state = 'closed'");
	last = stmt_row(&st) ? stmt_int(&st, 0) : 0;
	if (stmt_end(&st) == -1)
		return -1;
	if (last != year)
		return err_set(db_err(db), ERR_RULE,
		    _("only the last closed "
		      "year can be opened again: %s."),
		    year_text((int)last, text));
	stmt_init(&st, db,
	    "UPDATE year SET state = 'open', closed_on = NULL,"
	    " fingerprint = NULL WHERE year = ?1");
	stmt_set_int(&st, 1, year);
	return stmt_run(&st);
}

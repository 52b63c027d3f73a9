/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "book/year.h"

#include <stdio.h>
#include <string.h>

#include "base/i18n.h"
#include "store/stmt.h"

static void
read_row(struct stmt *st, struct year *y)
{
	const char *text;

	*y = (struct year){ .year = (int)stmt_int(st, 0) };
	y->start = date_year_start(y->year);
	y->end = date_year_end(y->year);
	text = stmt_text(st, 1);
	if (text != NULL && strcmp(text, "closed") == 0)
		y->state = YEAR_CLOSED;
	y->closed_on = stmt_date(st, 2);
	text = stmt_text(st, 3);
	snprintf(y->fingerprint, sizeof(y->fingerprint), "%s",
	    text != NULL ? text : "");
	y->sealed = stmt_int(st, 4);
}

/* The years of the ledger as words, the open ones only or all. */
static void
name_years(struct db *db, bool open_only, struct buf *out)
{
	struct stmt st;
	char	    text[YEAR_TEXT];

	stmt_init(&st, db,
	    "SELECT year FROM year"
	    " WHERE state = 'open' OR NOT ?1 ORDER BY year");
	stmt_set_int(&st, 1, open_only);
	while (stmt_row(&st)) {
		if (out->len > 0)
			buf_adds(out, ", ");
		buf_adds(out, year_text((int)stmt_int(&st, 0), text));
	}
	stmt_end(&st);
}

static int
try_load(struct db *db, int year, bool *found, struct year *y)
{
	struct stmt st;

	stmt_init(&st, db,
	    "SELECT year, state, closed_on, fingerprint, sealed"
	    " FROM year WHERE year = ?1");
	stmt_set_int(&st, 1, year);
	*found = stmt_row(&st);
	if (*found)
		read_row(&st, y);
	return stmt_end(&st);
}

int
year_load(struct db *db, int year, struct year *y)
{
	struct buf names = { 0 };
	char	   text[YEAR_TEXT];
	bool	   found;

	if (try_load(db, year, &found, y) == -1)
		return -1;
	if (found)
		return 0;
	name_years(db, false, &names);
	err_set(db_err(db), ERR_RULE, _("this ledger has no year %s."),
	    year_text(year, text));
	err_hint(db_err(db), _("It holds: %s."), buf_str(&names));
	buf_fini(&names);
	return -1;
}

int
year_exists(struct db *db, int year)
{
	struct year y;
	bool	    found;

	if (try_load(db, year, &found, &y) == -1)
		return -1;
	return found;
}

int
year_each(struct db *db, year_fn *fn, void *arg)
{
	struct stmt st;
	struct year y;
	int	    rc = 0;

	stmt_init(&st, db,
	    "SELECT year, state, closed_on, fingerprint, sealed"
	    " FROM year ORDER BY year");
	while (rc == 0 && stmt_row(&st)) {
		read_row(&st, &y);
		rc = fn(&y, arg);
	}
	return stmt_end(&st) == -1 ? -1 : rc;
}

int
year_add(struct db *db, int year)
{
	struct stmt st;

	stmt_init(&st, db, "INSERT INTO year (year) VALUES (?1)");
	stmt_set_int(&st, 1, year);
	return stmt_run(&st);
}

int
year_for_day(struct db *db, struct date day, struct year *y)
{
	struct buf names = { 0 };
	char	   when[DATE_ISO], text[YEAR_TEXT];
	bool	   found;

	if (try_load(db, date_school_year(day), &found, y) == -1)
		return -1;
	if (found)
		return year_must_be_open(db, y->year);
	name_years(db, true, &names);
	err_set(db_err(db), ERR_RULE,
	    _("%s is in the year %s, which this ledger does not have."),
	    date_fr(day, when), year_text(date_school_year(day), text));
	if (names.len > 0)
		err_hint(db_err(db),
		    _("Open: %s (from 1 September to 31 "
		      "August). The next year opens when this one is closed."),
		    buf_str(&names));
	buf_fini(&names);
	return -1;
}

/* Whether a closed year may be opened again: it is the last one, and has no
 * quitus. */
static bool
may_reopen(struct db *db, int year)
{
	struct stmt st;
	bool	    may;

	stmt_init(&st, db,
	    "SELECT 1 WHERE NOT EXISTS (SELECT 1 FROM discharge"
	    "  WHERE year = ?1 AND given = 1)"
	    " AND NOT EXISTS (SELECT 1 FROM year"
	    "  WHERE state = 'closed' AND year > ?1)");
	stmt_set_int(&st, 1, year);
	may = stmt_row(&st);
	return stmt_end(&st) == 0 && may;
}

int
year_must_be_open(struct db *db, int year)
{
	struct year y;
	char	    text[YEAR_TEXT], when[DATE_ISO];
	bool	    may;

	if (year_load(db, year, &y) == -1)
		return -1;
	if (y.state == YEAR_OPEN)
		return 0;
	may = may_reopen(db, year);
	err_set(db_err(db), ERR_RULE,
	    _("the year %s was closed on %s: "
	      "nothing can be written in it any more."),
	    year_text(year, text), date_fr(y.closed_on, when));
	return err_hint(db_err(db),
	    may ? _("Record it in the open year, or open the "
		    "closed one again: quitus reopen --reason \"...\".") :
		  _("Correct what is wrong by an entry of the open year "
		    "(6700 or 7700), and tell the association."));
}

const char *
year_text(int year, char out[YEAR_TEXT])
{
	snprintf(out, YEAR_TEXT, "%04d-%04d", year % 10000, (year + 1) % 10000);
	return out;
}

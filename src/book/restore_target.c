/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "book/setting.h"
#include "book/year.h"
#include "restore.h"
#include "store/stmt.h"

/* ---- Whose it is ---- */

static int
check_coop(struct restorer *r)
{
	const struct dossier_facts *f = &r->facts;
	char *department = setting_get(r->db, r->year, "department");
	char *number = setting_get(r->db, r->year, "number");
	int   rc = -1;

	if (department == NULL || number == NULL)
		goto out;
	rc = 0;
	if (strcmp(department, f->department) != 0 ||
	    strcmp(number, f->number) != 0) {
		err_set(db_err(r->db), ERR_RULE,
		    _("the dossier %s is of the coop %s-%s, this ledger of"
		      " %s-%s."),
		    r->name, f->department, f->number, department, number);
		rc = err_hint(db_err(r->db),
		    _("Take a ledger of that coop: quitus init FILE --number"
		      " %s --department %s --year %d --name \"...\""),
		    f->number, f->department, r->year);
	}
out:
	free(department);
	free(number);
	return rc;
}

/* ---- Where it goes ---- */

static int
refuse_missing(struct restorer *r)
{
	char text[YEAR_TEXT];

	err_set(db_err(r->db), ERR_RULE,
	    _("the dossier %s is of %s, a year that this ledger does not"
	      " have."),
	    r->name, year_text(r->year, text));
	return err_hint(db_err(r->db),
	    _("Make a ledger that begins with it: quitus init FILE --number %s"
	      " --department %s --year %d --name \"...\""),
	    r->facts.number, r->facts.department, r->year);
}

static int
check_year(struct restorer *r)
{
	struct year y;
	struct stmt st;
	char	    text[YEAR_TEXT];
	int	    exists = year_exists(r->db, r->year);
	bool	    last;

	if (exists == -1)
		return -1;
	if (!exists)
		return refuse_missing(r);
	stmt_init(&st, r->db, "SELECT max(year) FROM year");
	last = stmt_row(&st) && stmt_int(&st, 0) == r->year;
	if (stmt_end(&st) == -1 || year_load(r->db, r->year, &y) == -1)
		return -1;
	if (last && y.state == YEAR_OPEN)
		return 0;
	err_set(db_err(r->db), ERR_RULE,
	    _("the year %s is in this ledger already."),
	    year_text(r->year, text));
	return err_hint(db_err(r->db),
	    _("A dossier is taken into an empty year only. “quitus report"
	      " statement --year %d” shows what is there."),
	    r->year);
}

/* The opening that init or close made is the dossier's own. */
static int
check_empty(struct restorer *r)
{
	struct stmt st;
	char	    text[YEAR_TEXT];
	bool	    empty;

	stmt_init(&st, r->db,
	    "SELECT NOT EXISTS (SELECT 1 FROM entry WHERE year = ?1"
	    "  AND NOT (kind = 'opening' AND state = 'draft'))"
	    " AND NOT EXISTS (SELECT 1 FROM item WHERE year = ?1)"
	    " AND NOT EXISTS (SELECT 1 FROM item WHERE removed_year = ?1)"
	    " AND NOT EXISTS (SELECT 1 FROM subsidy WHERE year = ?1)"
	    " AND NOT EXISTS (SELECT 1 FROM headcount WHERE year = ?1)"
	    " AND NOT EXISTS (SELECT 1 FROM tariff WHERE year = ?1)"
	    " AND NOT EXISTS (SELECT 1 FROM tick WHERE day >= ?2)"
	    " AND NOT EXISTS (SELECT 1 FROM bank_balance WHERE day >= ?2)"
	    " AND NOT EXISTS (SELECT 1 FROM cash_count WHERE day >= ?2)"
	    " AND NOT EXISTS (SELECT 1 FROM bank_line WHERE day >= ?2)");
	stmt_set_int(&st, 1, r->year);
	stmt_set_date(&st, 2, date_year_start(r->year));
	empty = stmt_row(&st) && stmt_int(&st, 0) != 0;
	if (stmt_end(&st) == -1)
		return -1;
	if (empty)
		return 0;
	err_set(db_err(r->db), ERR_RULE,
	    _("this ledger is not empty: something is recorded in %s."),
	    year_text(r->year, text));
	return err_hint(db_err(r->db),
	    _("A dossier is taken into an empty year only: make another"
	      " ledger with quitus init."));
}

/* ---- What it goes on from ---- */

/* Any seal of the last year that has one: see dossier_follows. */
static int
find_previous(struct restorer *r, bool *any, bool *follows)
{
	struct stmt st;

	*any = *follows = false;
	stmt_init(&st, r->db,
	    "SELECT seal FROM entry WHERE year ="
	    " (SELECT max(year) FROM entry WHERE year < ?1 AND seal IS NOT"
	    "  NULL) AND seal IS NOT NULL ORDER BY rank DESC");
	stmt_set_int(&st, 1, r->year);
	while (!*follows && stmt_row(&st)) {
		*any = true;
		*follows = dossier_follows(&r->facts, stmt_text(&st, 0));
	}
	return stmt_end(&st);
}

static int
check_chain(struct restorer *r)
{
	char text[YEAR_TEXT];
	bool any, follows;

	if (find_previous(r, &any, &follows) == -1)
		return -1;
	if (any ? follows : r->facts.root)
		return 0;
	if (any) {
		err_set(db_err(r->db), ERR_RULE,
		    _("the seals of the dossier %s do not go on from those of"
		      " this ledger."),
		    r->name);
		return err_hint(db_err(r->db),
		    _("It was made from other books than the year before."));
	}
	err_set(db_err(r->db), ERR_RULE,
	    _("the seals of the dossier %s go on from an earlier year, which"
	      " this ledger does not have."),
	    r->name);
	return err_hint(db_err(r->db),
	    _("Import the dossier of %s first, into a ledger that begins with"
	      " it or with a year before."),
	    year_text(r->year - 1, text));
}

int
restore_check_target(struct restorer *r)
{
	if (check_year(r) == -1 || check_coop(r) == -1 || check_empty(r) == -1)
		return -1;
	return check_chain(r);
}

/* ---- Making room ---- */

static int
delete_of_year(struct restorer *r, const char *sql)
{
	struct stmt st;

	stmt_init(&st, r->db, sql);
	stmt_set_int(&st, 1, r->year);
	return stmt_run(&st);
}

int
restore_clear_target(struct restorer *r)
{
	if (delete_of_year(r,
		"DELETE FROM posting WHERE entry IN"
		" (SELECT id FROM entry WHERE year = ?1)") == -1 ||
	    delete_of_year(r, "DELETE FROM entry WHERE year = ?1") == -1)
		return -1;
	return delete_of_year(r,
	    "DELETE FROM setting WHERE year = ?1"
	    " AND (key IN ('name', 'town') OR key GLOB 'agent.*')");
}

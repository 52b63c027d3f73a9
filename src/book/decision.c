/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "book/decision.h"

#include <stdlib.h>

#include "base/i18n.h"
#include "book/axis.h"
#include "book/year.h"
#include "store/stmt.h"
#include "value/text.h"

/* What was cancelled, and what cancels it, was not spent. */
#define LIVE                                        \
	" e.state <> 'void' AND e.reverses IS NULL" \
	" AND NOT EXISTS (SELECT 1 FROM entry AS v" \
	"  WHERE v.reverses = e.id AND v.state <> 'void')"
#define SPENDING " (p.debit GLOB '6*' OR p.credit GLOB '6*')"
#define SPENT                                                    \
	" coalesce(sum(CASE WHEN p.debit GLOB '6*' THEN p.cents" \
	"  WHEN p.credit GLOB '6*' THEN -p.cents END), 0)"
#define SELECT_DECISION                                           \
	"SELECT d.number, d.day, d.text, d.project, d.present,"   \
	" count(DISTINCT p.entry)," SPENT " FROM decision AS d"   \
	" LEFT JOIN entry AS e ON e.decision = d.number AND" LIVE \
	" LEFT JOIN posting AS p ON p.entry = e.id AND" SPENDING

static void
read_decision(struct stmt *st, struct decision *d)
{
	d->number = stmt_int(st, 0);
	d->day = stmt_date(st, 1);
	d->text = stmt_text(st, 2);
	d->project = stmt_text(st, 3);
	d->present = stmt_int(st, 4);
	d->entries = stmt_int(st, 5);
	d->spent = stmt_money(st, 6);
}

int
decision_each(struct db *db, int year, decision_fn *fn, void *arg)
{
	struct decision d;
	struct stmt	st;
	int		rc = 0;

	stmt_init(&st, db,
	    SELECT_DECISION " WHERE ?1 = 0 OR d.day BETWEEN ?2 AND ?3"
			    " GROUP BY d.number ORDER BY d.number");
	stmt_set_int(&st, 1, year);
	stmt_set_date(&st, 2, date_year_start(year != 0 ? year : 1970));
	stmt_set_date(&st, 3, date_year_end(year != 0 ? year : 1970));
	while (rc == 0 && stmt_row(&st)) {
		read_decision(&st, &d);
		rc = fn(&d, arg);
	}
	return stmt_end(&st) == -1 ? -1 : rc;
}

int
decision_find(struct db *db, int64_t number, decision_fn *fn, void *arg)
{
	struct decision d;
	struct stmt	st;
	bool		found;
	int		rc = 0;

	stmt_init(
	    &st, db, SELECT_DECISION " WHERE d.number = ?1 GROUP BY d.number");
	stmt_set_int(&st, 1, number);
	found = stmt_row(&st);
	if (found) {
		read_decision(&st, &d);
		rc = fn(&d, arg);
	}
	if (stmt_end(&st) == -1 || rc == -1)
		return -1;
	if (found)
		return rc;
	err_set(db_err(db), ERR_RULE, _("there is no decision %lld."),
	    (long long)number);
	return err_hint(
	    db_err(db), _("quitus council list --all shows the register."));
}

int
decision_each_entry(struct db *db, int64_t number, decided_fn *fn, void *arg)
{
	struct decided d = { .decision = number };
	struct stmt    st;
	int	       rc = 0;

	stmt_init(&st, db,
	    "SELECT e.year, e.number, e.day, e.voucher, e.label," SPENT
	    " FROM entry AS e JOIN posting AS p ON p.entry = e.id AND" SPENDING
	    " WHERE e.decision = ?1 AND" LIVE
	    " GROUP BY e.id ORDER BY e.day, e.number");
	stmt_set_int(&st, 1, number);
	while (rc == 0 && stmt_row(&st)) {
		d.year = (int)stmt_int(&st, 0);
		d.number = stmt_int(&st, 1);
		d.day = stmt_date(&st, 2);
		d.voucher = stmt_text(&st, 3);
		d.label = stmt_text(&st, 4);
		d.amount = stmt_money(&st, 5);
		rc = fn(&d, arg);
	}
	return stmt_end(&st) == -1 ? -1 : rc;
}

int
decision_spending(
    struct db *db, int year, struct money *spent, struct money *decided)
{
	struct stmt st;

	*spent = *decided = MONEY(0);
	stmt_init(&st, db,
	    "SELECT e.decision IS NOT NULL," SPENT
	    " FROM entry AS e JOIN posting AS p ON p.entry = e.id AND" SPENDING
	    " WHERE e.year = ?1 AND" LIVE " GROUP BY 1");
	stmt_set_int(&st, 1, year);
	while (stmt_row(&st)) {
		money_add(spent, stmt_money(&st, 1));
		if (stmt_int(&st, 0) != 0)
			money_add(decided, stmt_money(&st, 1));
	}
	return stmt_end(&st);
}

/* ---- Adding ---- */

static int
insert(struct db *db, struct decision *d, const char *text, const char *project)
{
	struct stmt st;

	stmt_init(&st, db,
	    "INSERT INTO decision (number, day, text, project, present)"
	    " SELECT coalesce(max(number), 0) + 1, ?1, ?2, ?3, nullif(?4, 0)"
	    " FROM decision");
	stmt_set_date(&st, 1, d->day);
	stmt_set_text(&st, 2, text);
	stmt_set_text(&st, 3, project);
	stmt_set_int(&st, 4, d->present);
	if (stmt_run(&st) == -1)
		return -1;
	d->number = db_last_id(db);
	return 0;
}

int
decision_add(struct db *db, struct decision *d)
{
	struct year y;
	char	   *text = NULL, *project = NULL;
	int	    rc;

	if (d->present > DECISION_PRESENT_MAX)
		return err_set(db_err(db), ERR_USAGE,
		    _("no conseil has more than %d members present."),
		    DECISION_PRESENT_MAX);
	if (text_take(
		d->text, TEXT_LONG_MAX, _("decision"), &text, db_err(db)) == -1)
		return -1;
	rc = year_for_day(db, d->day, &y);
	if (rc == 0 && d->project != NULL) {
		project = axis_resolve(db, AXIS_PROJECT, d->project);
		rc = project != NULL ? 0 : -1;
	}
	if (rc == 0)
		rc = insert(db, d, text, project);
	free(text);
	free(project);
	return rc;
}

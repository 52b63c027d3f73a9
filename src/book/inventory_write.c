/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "book/entry.h"
#include "book/inventory.h"
#include "book/ledger.h"
#include "book/year.h"
#include "store/stmt.h"
#include "value/text.h"

/* Where what happened on a day is registered: in its own year while that is
 * open, else, when it is older, in the current one. */
static int
find_year(struct db *db, struct date day, int *year)
{
	struct year own;
	int	    exists;

	*year = date_school_year(day);
	exists = year_exists(db, *year);
	if (exists == -1)
		return -1;
	if (exists == 1 && year_load(db, *year, &own) == -1)
		return -1;
	if (exists == 1 && own.state == YEAR_OPEN)
		return 0;
	if (ledger_current_year(db, year) == -1)
		return -1;
	if (date_compare(day, date_year_end(*year)) > 0)
		return year_for_day(db, day, &own);
	return year_must_be_open(db, *year);
}

/* ---- Adding ---- */

/* What an entry spent on goods. */
static struct money
spent_on_goods(const struct entry *e)
{
	struct money sum = MONEY(0);
	size_t	     i;

	for (i = 0; i < e->npostings; i++)
		if (strncmp(e->postings[i].debit, "680", 3) == 0)
			money_add(&sum, e->postings[i].amount);
	return sum;
}

static int
check_entry(struct db *db, const struct entry *e)
{
	if (e->state == ENTRY_VOID || e->reverses != 0 || e->reversed_by != 0) {
		err_set(db_err(db), ERR_RULE,
		    _("entry %lld is cancelled: it bought nothing."),
		    (long long)e->number);
		return err_hint(
		    db_err(db), _("Name the entry that took its place."));
	}
	if (spent_on_goods(e).cents > 0)
		return 0;
	err_set(db_err(db), ERR_RULE,
	    _("entry %lld spends nothing on goods that last (6800)."),
	    (long long)e->number);
	return err_hint(db_err(db),
	    _("Correct its account (quitus edit %lld --account 6800), or leave "
	      "--entry out for something that was given."),
	    (long long)e->number);
}

/* What the items that name the entry leave of its goods. */
static int
load_left(struct db *db, const struct entry *e, struct money *left)
{
	struct stmt st;

	stmt_init(&st, db,
	    "SELECT coalesce(sum(cents), 0) FROM item WHERE entry = ?1");
	stmt_set_int(&st, 1, e->id);
	*left = spent_on_goods(e);
	if (stmt_row(&st))
		left->cents -= stmt_int(&st, 0);
	return stmt_end(&st);
}

static int
check_left(struct db *db, const struct entry *e, struct money left,
    const struct item *it)
{
	char spent[MONEY_TEXT], rest[MONEY_TEXT];

	if (left.cents > 0 && it->value.cents <= left.cents)
		return 0;
	money_text(spent_on_goods(e), MONEY_EURO, spent);
	if (left.cents <= 0)
		err_set(db_err(db), ERR_RULE,
		    _("the %s of goods of entry %lld are in the register "
		      "already."),
		    spent, (long long)e->number);
	else
		err_set(db_err(db), ERR_RULE,
		    _("entry %lld spends %s on goods, and %s of them are not "
		      "in the register yet: no more can be added."),
		    (long long)e->number, spent,
		    money_text(left, MONEY_EURO, rest));
	return err_hint(
	    db_err(db), _("quitus inventory list shows what names the entry."));
}

/* The entry's own where nothing was said. */
static int
take_from_entry(struct db *db, struct item *it, struct entry *e, char **label)
{
	struct money left;

	if (year_must_be_open(db, it->entry_year) == -1 ||
	    entry_load(db, it->entry_year, it->entry, e) == -1 ||
	    check_entry(db, e) == -1 || load_left(db, e, &left) == -1 ||
	    check_left(db, e, left, it) == -1)
		return -1;
	it->year = it->entry_year;
	if (it->day.days == 0)
		it->day = e->day;
	if (it->value.cents == 0)
		it->value = left;
	if (*label == NULL) {
		*label = e->label;
		e->label = NULL;
	}
	return 0;
}

static int
check_day(struct db *db, const struct item *it)
{
	char when[DATE_ISO], end[DATE_ISO];

	if (date_compare(it->day, date_year_end(it->year)) <= 0)
		return 0;
	err_set(db_err(db), ERR_RULE,
	    _("%s is after the end of the year of the entry (%s)."),
	    date_fr(it->day, when), date_fr(date_year_end(it->year), end));
	return err_hint(db_err(db), _("Correct --date, or leave it out."));
}

static int
insert(struct db *db, struct item *it, const struct entry *e, const char *label)
{
	struct stmt st;

	stmt_init(&st, db,
	    "INSERT INTO item (year, label, day, cents, entry)"
	    " VALUES (?1, ?2, ?3, ?4, nullif(?5, 0))");
	stmt_set_int(&st, 1, it->year);
	stmt_set_text(&st, 2, label);
	stmt_set_date(&st, 3, it->day);
	stmt_set_money(&st, 4, it->value);
	stmt_set_int(&st, 5, e->id);
	if (stmt_run(&st) == -1)
		return -1;
	it->id = db_last_id(db);
	return 0;
}

int
inventory_add(struct db *db, struct item *it)
{
	struct entry e;
	char	    *label = NULL;
	int	     rc = 0;

	entry_init(&e);
	if (it->label != NULL)
		rc = text_take(
		    it->label, TEXT_LABEL_MAX, _("label"), &label, db_err(db));
	if (rc == 0)
		rc = it->entry != 0 ? take_from_entry(db, it, &e, &label) :
				      find_year(db, it->day, &it->year);
	if (rc == 0)
		rc = check_day(db, it);
	if (rc == 0)
		rc = insert(db, it, &e, label);
	entry_fini(&e);
	free(label);
	return rc;
}

/* ---- Removing ---- */

/* What is to leave, and whether it may. */
struct leaving {
	struct db  *db;
	struct date day;
	int	    year; /* in which it was registered */
};

static int
check_item(const struct item *it, void *arg)
{
	struct leaving *l = arg;
	char		when[DATE_ISO], day[DATE_ISO];

	l->year = it->year;
	if (it->removed) {
		err_set(db_err(l->db), ERR_RULE,
		    _("“%s” (item %lld) already left the register on %s."),
		    it->label, (long long)it->id,
		    date_fr(it->removed_on, when));
		return err_hint(db_err(l->db),
		    _("quitus inventory list shows what is still there."));
	}
	if (date_compare(l->day, it->day) >= 0)
		return 0;
	err_set(db_err(l->db), ERR_RULE,
	    _("“%s” (item %lld) was bought on %s: it cannot leave the register "
	      "before, on %s."),
	    it->label, (long long)it->id, date_fr(it->day, day),
	    date_fr(l->day, when));
	return err_hint(db_err(l->db), _("Correct --date."));
}

static int
update(struct db *db, const struct item *it, const char *reason)
{
	struct stmt st;

	stmt_init(&st, db,
	    "UPDATE item SET removed_on = ?2, removed_year = ?3,"
	    " price = nullif(?4, 0), reason = ?5 WHERE id = ?1");
	stmt_set_int(&st, 1, it->id);
	stmt_set_date(&st, 2, it->removed_on);
	stmt_set_int(&st, 3, it->removed_year);
	stmt_set_money(&st, 4, it->price);
	stmt_set_text(&st, 5, reason);
	return stmt_run(&st);
}

int
inventory_remove(struct db *db, struct item *it)
{
	struct leaving l = { .db = db, .day = it->removed_on };
	char	      *reason = NULL;
	int	       rc = -1;

	if (inventory_find(db, it->id, it->removed_on, check_item, &l) == -1 ||
	    find_year(db, it->removed_on, &it->removed_year) == -1)
		return -1;
	/* The year before was opened again after this one registered it. */
	if (it->removed_year < l.year)
		it->removed_year = l.year;
	if (text_take(it->reason, TEXT_LABEL_MAX, _("reason"), &reason,
		db_err(db)) == 0)
		rc = update(db, it, reason);
	free(reason);
	return rc;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/xalloc.h"
#include "book/bank_match.h"
#include "book/entry.h"
#include "book/entry_rules.h"
#include "book/setting.h"
#include "book/year.h"
#include "store/stmt.h"

/* A longer number on a voucher is not one of a series, but a supplier's. */
#define SERIES_DIGITS 15

static int
write_postings(struct db *db, const struct entry *e)
{
	const struct posting *p;
	struct stmt	      st;
	size_t		      i;

	stmt_init(&st, db,
	    "INSERT INTO posting (entry, rank, debit, credit,"
	    " cents, project, class, provenance, subsidy, cerfa)"
	    " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, nullif(?9, 0), ?10)");
	for (i = 0; i < e->npostings; i++) {
		p = &e->postings[i];
		stmt_reset(&st);
		stmt_set_int(&st, 1, e->id);
		stmt_set_int(&st, 2, (int64_t)i + 1);
		stmt_set_text(&st, 3, p->debit);
		stmt_set_text(&st, 4, p->credit);
		stmt_set_money(&st, 5, p->amount);
		stmt_set_text(&st, 6, p->project);
		stmt_set_text(&st, 7, p->class);
		stmt_set_text(&st, 8, p->provenance);
		stmt_set_int(&st, 9, p->subsidy);
		stmt_set_text(&st, 10, p->cerfa);
		stmt_row(&st);
	}
	return stmt_end(&st);
}

static void
bind_fields(struct stmt *st, const struct entry *e)
{
	stmt_set_date(st, 3, e->day);
	stmt_set_text(st, 4, entry_kind_code(e->kind));
	stmt_set_text(st, 5, e->voucher);
	stmt_set_text(st, 6, e->label);
	stmt_set_text(st, 7, e->party);
	stmt_set_text(st, 8, e->method);
	stmt_set_text(st, 9, e->reference);
	stmt_set_text(st, 10, e->reason);
	stmt_set_int(st, 11, e->decision);
}

static int
insert_entry(struct db *db, struct entry *e)
{
	struct stmt st;

	stmt_init(&st, db,
	    "INSERT INTO entry (year, number, day, kind, voucher,"
	    " label, party, method, reference, reason, decision, reverses)"
	    " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, nullif(?11, 0),"
	    " (SELECT id FROM entry WHERE year = ?12 AND number = ?13))");
	stmt_set_int(&st, 1, e->year);
	stmt_set_int(&st, 2, e->number);
	bind_fields(&st, e);
	if (e->reverses != 0) {
		stmt_set_int(&st, 12, e->reverses_year);
		stmt_set_int(&st, 13, e->reverses);
	}
	if (stmt_run(&st) == -1)
		return -1;
	e->id = db_last_id(db);
	return write_postings(db, e);
}

static int
next_number(struct db *db, int year, int64_t *number)
{
	struct stmt st;

	stmt_init(&st, db,
	    "SELECT coalesce(max(number), 0) + 1 FROM entry WHERE year = ?1");
	stmt_set_int(&st, 1, year);
	*number = stmt_row(&st) ? stmt_int(&st, 0) : 1;
	return stmt_end(&st);
}

int
entry_add(struct db *db, struct entry *e)
{
	struct year y;

	if (year_for_day(db, e->day, &y) == -1)
		return -1;
	e->id = 0;
	e->year = y.year;
	e->state = ENTRY_DRAFT;
	if (entry_check(db, e) == -1)
		return -1;
	if (next_number(db, e->year, &e->number) == -1)
		return -1;
	if (e->voucher == NULL) {
		e->voucher = entry_next_voucher(db, e->year, e->kind);
		if (e->voucher == NULL)
			return -1;
	}
	return insert_entry(db, e);
}

int
entry_must_be_draft(struct db *db, const struct entry *e)
{
	if (e->state == ENTRY_FINAL) {
		err_set(db_err(db), ERR_RULE,
		    _("entry %lld is validated: it "
		      "can no longer be changed."),
		    (long long)e->number);
		return err_hint(db_err(db),
		    _("Reverse it, then record it "
		      "again: quitus void %lld --reason \"...\""),
		    (long long)e->number);
	}
	if (e->state == ENTRY_VOID)
		return err_set(db_err(db), ERR_RULE,
		    _("entry %lld was voided: "
		      "record a new one."),
		    (long long)e->number);
	return year_must_be_open(db, e->year);
}

int
entry_replace(struct db *db, struct entry *e)
{
	struct stmt st;

	if (entry_must_be_draft(db, e) == -1 || entry_check(db, e) == -1)
		return -1;
	stmt_init(&st, db, "DELETE FROM posting WHERE entry = ?1");
	stmt_set_int(&st, 1, e->id);
	if (stmt_run(&st) == -1)
		return -1;
	stmt_init(&st, db,
	    "UPDATE entry SET day = ?3, kind = ?4, voucher = ?5,"
	    " label = ?6, party = ?7, method = ?8, reference = ?9,"
	    " reason = ?10, decision = nullif(?11, 0) WHERE id = ?1");
	stmt_set_int(&st, 1, e->id);
	bind_fields(&st, e);
	if (stmt_run(&st) == -1 || write_postings(db, e) == -1)
		return -1;
	return bank_match_holds(db, e->id);
}

static int
void_draft(struct db *db, struct entry *e, const char *reason)
{
	struct stmt st;

	stmt_init(&st, db,
	    "UPDATE entry SET state = 'void', reason = ?2 WHERE id = ?1");
	stmt_set_int(&st, 1, e->id);
	stmt_set_text(&st, 2, reason);
	if (stmt_run(&st) == -1)
		return -1;
	e->state = ENTRY_VOID;
	free(e->reason);
	e->reason = xstrdup(reason);
	return 0;
}

/* The day a reversal bears: the one asked, kept between the entry's own day
 * and the end of its year. */
static struct date
reversal_day(const struct entry *e, struct date day)
{
	struct date end = date_year_end(e->year);

	if (date_compare(day, e->day) < 0)
		return e->day;
	return date_compare(day, end) > 0 ? end : day;
}

/* The entry turned round: what it moved goes back. */
static void
mirror(struct entry *r, const struct entry *e)
{
	struct posting *p;
	size_t		i;

	entry_copy(r, e);
	free(r->voucher);
	free(r->reference);
	free(r->label);
	free(r->reason);
	r->voucher = r->reference = r->reason = NULL;
	/* Books are written in French, whatever the language of messages. */
	r->label = xasprintf(
	    "Annulation du n° %lld : %s", (long long)e->number, e->label);
	for (i = 0; i < r->npostings; i++) {
		p = &r->postings[i];
		code_copy(p->debit, e->postings[i].credit);
		code_copy(p->credit, e->postings[i].debit);
	}
	r->reverses = e->number;
	r->reverses_year = e->year;
	r->reversed_by = r->rank = 0;
	r->seal[0] = '\0';
	r->ticked = false;
}

static int
add_reversal(struct db *db, struct entry *e, struct date day,
    const char *reason, struct entry *r)
{
	mirror(r, e);
	r->day = reversal_day(e, day);
	r->reason = xstrdup(reason);
	if (entry_add(db, r) == -1)
		return -1;
	e->reversed_by = r->number;
	return 0;
}

int
entry_void(struct db *db, struct entry *e, struct date day, const char *reason,
    struct entry *reversal)
{
	entry_init(reversal);
	if (year_must_be_open(db, e->year) == -1)
		return -1;
	if (e->kind == ENTRY_OPENING) {
		err_set(db_err(db), ERR_RULE,
		    _("the opening cannot be voided: "
		      "the year begins with it."));
		return err_hint(db_err(db),
		    _("Correct its amounts: quitus "
		      "edit %lld --bank AMOUNT --cash AMOUNT"),
		    (long long)e->number);
	}
	if (e->state == ENTRY_VOID)
		return err_set(db_err(db), ERR_RULE,
		    _("entry %lld is void already."), (long long)e->number);
	if (e->reversed_by != 0)
		return err_set(db_err(db), ERR_RULE,
		    _("entry %lld is reversed already, by entry %lld."),
		    (long long)e->number, (long long)e->reversed_by);
	if (e->state == ENTRY_DRAFT)
		return void_draft(db, e, reason);
	return add_reversal(db, e, day, reason, reversal);
}

/*
 * The highest number of a series, void entries too. Of those with as many
 * digits it is the last in the order of the index, so that each length costs
 * two looks, however many entries there are.
 */
static int
last_of_series(
    struct db *db, int year, const char *prefix, bool *found, int64_t *last)
{
	struct stmt st;

	stmt_init(&st, db,
	    "WITH RECURSIVE digits (n) AS"
	    " (SELECT 0 UNION ALL SELECT n + 1 FROM digits WHERE n < ?3)"
	    " SELECT max(CAST(substr(highest, length(?2) + 1) AS INTEGER))"
	    " FROM (SELECT (SELECT voucher FROM entry WHERE year = ?1"
	    "   AND length(voucher) = length(?2) + n"
	    "   AND voucher >= ?2 AND voucher < ?2 || ':'"
	    "   AND substr(voucher, length(?2) + 1) NOT GLOB '*[^0-9]*'"
	    "   AND state <> 'void' ORDER BY voucher DESC LIMIT 1) AS highest"
	    "  FROM digits UNION ALL"
	    "  SELECT (SELECT voucher FROM entry WHERE year = ?1"
	    "   AND length(voucher) = length(?2) + n"
	    "   AND voucher >= ?2 AND voucher < ?2 || ':'"
	    "   AND substr(voucher, length(?2) + 1) NOT GLOB '*[^0-9]*'"
	    "   AND state = 'void' ORDER BY voucher DESC LIMIT 1) FROM digits)");
	stmt_set_int(&st, 1, year);
	stmt_set_text(&st, 2, prefix);
	stmt_set_int(&st, 3, SERIES_DIGITS);
	*found = stmt_row(&st) && !stmt_is_null(&st, 0);
	*last = *found ? stmt_int(&st, 0) : 0;
	return stmt_end(&st);
}

char *
entry_next_voucher(struct db *db, int year, enum entry_kind kind)
{
	static const char *const series[] = { [ENTRY_OPENING] = "AN",
		[ENTRY_EXPENSE] = "D",
		[ENTRY_INCOME] = "R",
		[ENTRY_TRANSFER] = "V",
		[ENTRY_ADVANCE] = "A" };
	const char		*prefix = series[kind];
	char			*setting;
	int64_t			 last;
	bool			 found;

	setting = setting_get(db, year, "voucher.series");
	if (setting == NULL)
		return NULL;
	if (strcmp(setting, "single") == 0 && kind != ENTRY_OPENING)
		prefix = "";
	free(setting);
	if (last_of_series(db, year, prefix, &found, &last) == -1)
		return NULL;
	/* The first opening is plain "AN"; should there be another, "AN2". */
	if (kind == ENTRY_OPENING && !found)
		return xstrdup(prefix);
	if (kind == ENTRY_OPENING && last == 0)
		last = 1;
	return xasprintf("%s%lld", prefix, (long long)last + 1);
}

char *
entry_next_cheque(struct db *db, const char *bank)
{
	struct stmt st;
	char	   *next = NULL;

	stmt_init(&st, db,
	    "SELECT e.reference FROM entry AS e"
	    " WHERE e.method = 'cheque' AND e.reference IS NOT NULL"
	    " AND EXISTS (SELECT 1 FROM posting AS p WHERE p.entry = e.id"
	    "  AND p.credit = ?1) ORDER BY e.id DESC LIMIT 1");
	stmt_set_text(&st, 1, bank);
	if (stmt_row(&st))
		next = cheque_next(stmt_text(&st, 0));
	stmt_end(&st);
	return next;
}

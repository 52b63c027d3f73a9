/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>

#include "base/xalloc.h"
#include "book/bank.h"
#include "restore.h"
#include "store/stmt.h"
#include "value/code.h"

/* What rapprochement.csv tells of a bank, which it does not name. */
struct item {
	int64_t	     number;
	struct date  day;
	struct money amount;
};

struct statement {
	struct date  day;
	struct money balance;
	struct item *items;
	size_t	     n, cap;
};

struct banks {
	struct restorer	 *r;
	struct statement *statements; /* in the order of their banks */
	size_t		  n, cap;
	char (*codes)[CODE_MAX]; /* those that moved */
	size_t ncodes, codes_cap;
};

/* ---- Reading ---- */

static int
take_row(const struct dossier_row *row, void *arg)
{
	struct banks	 *b = arg;
	struct statement *s;
	struct item	 *it;

	if (*row->cells[COL_BANK_BALANCE] != '\0') {
		b->statements = xgrow(
		    b->statements, b->n, &b->cap, sizeof(*b->statements));
		b->statements[b->n++] = (struct statement){
			.day = dossier_date(row->cells[COL_BANK_DAY]),
			.balance = dossier_money(row->cells[COL_BANK_BALANCE])
		};
		return 0;
	}
	if (b->n == 0)
		return 0; /* comparing will tell */
	s = &b->statements[b->n - 1];
	s->items = xgrow(s->items, s->n, &s->cap, sizeof(*s->items));
	it = &s->items[s->n++];
	it->number = dossier_int(row->cells[COL_BANK_NUMBER]);
	it->day = dossier_date(row->cells[COL_BANK_ENTRY_DAY]);
	it->amount = dossier_money(row->cells[COL_BANK_AMOUNT]);
	return 0;
}

static int
take_code(const char *code, const char *label, void *arg)
{
	struct banks *b = arg;

	(void)label;
	b->codes = xgrow(b->codes, b->ncodes, &b->codes_cap, sizeof(*b->codes));
	code_copy(b->codes[b->ncodes++], code);
	return 0;
}

static void
forget(struct banks *b)
{
	size_t i;

	for (i = 0; i < b->n; i++)
		free(b->statements[i].items);
	free(b->statements);
	free(b->codes);
}

/* ---- Which bank ---- */

static const struct item *
find_item(const struct statement *s, const struct outstanding *o)
{
	size_t i;

	for (i = 0; i < s->n; i++)
		if (s->items[i].number == o->number &&
		    s->items[i].day.days == o->day.days &&
		    s->items[i].amount.cents == o->amount.cents)
			return &s->items[i];
	return NULL;
}

static int
write_balance(struct restorer *r, const char *code, const struct statement *s)
{
	struct stmt st;

	stmt_init(&st, r->db,
	    "INSERT INTO bank_balance (account, day, cents)"
	    " VALUES (?1, ?2, ?3)");
	stmt_set_text(&st, 1, code);
	stmt_set_date(&st, 2, s->day);
	stmt_set_money(&st, 3, s->balance);
	return stmt_run(&st);
}

static int
forget_balance(struct restorer *r, const char *code, const struct statement *s)
{
	struct stmt st;

	stmt_init(&st, r->db,
	    "DELETE FROM bank_balance WHERE account = ?1 AND day = ?2");
	stmt_set_text(&st, 1, code);
	stmt_set_date(&st, 2, s->day);
	return stmt_run(&st);
}

/* Whether each item is one that this bank has outstanding, whatever else it
 * has; and whether nothing is missing to the balance. */
static int
try_bank(struct restorer *r, const char *code, const struct statement *s,
    bool *possible, bool *even)
{
	struct reconciliation rec;
	int64_t		      sum = s->balance.cents;
	size_t		      i, found = 0;

	if (write_balance(r, code, s) == -1 ||
	    bank_reconcile(r->db, r->year, code, r->facts.end, &rec) == -1)
		return -1;
	for (i = 0; i < rec.nitems; i++)
		found += find_item(s, &rec.items[i]) != NULL;
	for (i = 0; i < s->n; i++)
		sum += s->items[i].amount.cents;
	*possible = found == s->n;
	*even = *possible && sum == rec.book.cents;
	reconciliation_fini(&rec);
	return forget_balance(r, code, s);
}

/* The bank of a statement, from the first one that is free to the last that
 * leaves enough to those that follow; *code counts. */
static int
choose_bank(struct banks *b, size_t statement, size_t *code)
{
	size_t left = b->n - statement - 1, i, best = *code;
	bool   possible, even, any = false;

	for (i = *code; i + left < b->ncodes; i++) {
		if (try_bank(b->r, b->codes[i], &b->statements[statement],
			&possible, &even) == -1)
			return -1;
		if (possible && (even || !any))
			best = i;
		any = any || possible;
		if (even)
			break;
	}
	*code = best;
	return 0;
}

/* ---- Ticks that no date tells ---- */

static int
tick(struct restorer *r, const char *code, const struct outstanding *o,
    struct date day)
{
	struct stmt st;

	stmt_init(&st, r->db,
	    "DELETE FROM tick WHERE account = ?1 AND entry ="
	    " (SELECT id FROM entry WHERE year = ?2 AND number = ?3)");
	stmt_set_text(&st, 1, code);
	stmt_set_int(&st, 2, o->year);
	stmt_set_int(&st, 3, o->number);
	if (stmt_run(&st) == -1)
		return -1;
	stmt_init(&st, r->db,
	    "INSERT INTO tick (entry, account, day) SELECT id, ?1, ?4"
	    " FROM entry WHERE year = ?2 AND number = ?3");
	stmt_set_text(&st, 1, code);
	stmt_set_int(&st, 2, o->year);
	stmt_set_int(&st, 3, o->number);
	stmt_set_date(&st, 4, day);
	return stmt_run(&st);
}

/* An entry and what cancels it are outstanding together or not at all, unless
 * the bank showed one of them: then the file tells the other. */
static int
tick_pair(struct restorer *r, const char *code, const struct item *it,
    struct date day)
{
	struct outstanding pair = { .number = 0 };
	struct stmt	   st;

	stmt_init(&st, r->db,
	    "SELECT o.year, o.number FROM entry AS e JOIN entry AS o"
	    " ON (o.reverses = e.id AND o.state <> 'void')"
	    "  OR o.id = e.reverses"
	    " WHERE e.number = ?1 AND e.year = ?2 AND NOT EXISTS"
	    " (SELECT 1 FROM tick WHERE entry = o.id AND account = ?3)");
	stmt_set_int(&st, 1, it->number);
	stmt_set_int(&st, 2, date_school_year(it->day));
	stmt_set_text(&st, 3, code);
	if (stmt_row(&st)) {
		pair.year = (int)stmt_int(&st, 0);
		pair.number = stmt_int(&st, 1);
	}
	if (stmt_end(&st) == -1)
		return -1;
	return pair.number == 0 ? 0 : tick(r, code, &pair, day);
}

static bool
is_listed(const struct reconciliation *rec, const struct item *it)
{
	size_t i;

	for (i = 0; i < rec->nitems; i++)
		if (rec->items[i].number == it->number &&
		    rec->items[i].day.days == it->day.days)
			return true;
	return false;
}

/* What would be outstanding and is not in the file was seen by the bank: an
 * entry of a year before, or one side of a transfer between two banks. */
static int
tick_others(struct restorer *r, const char *code, const struct statement *s)
{
	struct reconciliation rec;
	size_t		      i;
	int		      rc;

	rc = bank_reconcile(r->db, r->year, code, r->facts.end, &rec);
	for (i = 0; rc == 0 && i < rec.nitems; i++)
		if (find_item(s, &rec.items[i]) == NULL)
			rc = tick(r, code, &rec.items[i], s->day);
	for (i = 0; rc == 0 && i < s->n; i++)
		if (!is_listed(&rec, &s->items[i]))
			rc = tick_pair(r, code, &s->items[i], s->day);
	reconciliation_fini(&rec);
	return rc;
}

int
restore_bank(struct restorer *r)
{
	struct banks b = { .r = r };
	size_t	     i, code = 0;
	int	     rc;

	rc = restore_each(r, "rapprochement.csv", take_row, &b);
	if (rc == 0)
		rc = bank_each(r->db, r->year, take_code, &b);
	for (i = 0; rc == 0 && i < b.n && code < b.ncodes; i++, code++) {
		rc = choose_bank(&b, i, &code);
		if (rc == 0)
			rc = write_balance(r, b.codes[code], &b.statements[i]);
		if (rc == 0)
			rc = tick_others(r, b.codes[code], &b.statements[i]);
	}
	forget(&b);
	return rc;
}

/* ---- The cash box ---- */

static int
take_count(const struct dossier_row *row, void *arg)
{
	struct restorer *r = arg;
	struct stmt	 st;
	int64_t		 count = dossier_int(row->cells[COL_CASH_COUNT]);

	stmt_init(&st, r->db,
	    "INSERT INTO cash_count (account, day) VALUES ('530', ?1)"
	    " ON CONFLICT DO NOTHING");
	stmt_set_text(&st, 1, row->cells[COL_CASH_DAY]);
	if (stmt_run(&st) == -1)
		return -1;
	/* An empty box was counted too. */
	if (count == 0)
		return 0;
	stmt_init(&st, r->db,
	    "INSERT INTO cash_count_line (account, day, value, count)"
	    " VALUES ('530', ?1, ?2, ?3)");
	stmt_set_text(&st, 1, row->cells[COL_CASH_DAY]);
	stmt_set_money(&st, 2, dossier_money(row->cells[COL_CASH_VALUE]));
	stmt_set_int(&st, 3, count);
	return stmt_run(&st);
}

int
restore_cash(struct restorer *r)
{
	return restore_each(r, "caisse.csv", take_count, r);
}

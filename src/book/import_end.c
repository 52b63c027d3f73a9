/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/xalloc.h"
#include "book/year.h"
#include "import_writer.h"
#include "store/operation.h"
#include "store/stmt.h"

/* ---- Vouchers ---- */

/* The line that an entry of this import came from. */
static int
line_of(struct import_writer *w, int64_t id)
{
	struct stmt st;
	size_t	    i;
	int	    line;

	for (i = 0; i < w->b.n; i++)
		if (w->b.list[i].id == id)
			return w->b.list[i].line;
	stmt_init(&st, w->im->db, "SELECT line FROM imported WHERE entry = ?1");
	stmt_set_int(&st, 1, id);
	line = stmt_row(&st) ? (int)stmt_int(&st, 0) : 0;
	stmt_end(&st);
	return line;
}

static void
tell_voucher(struct import_writer *w, const struct written *e, struct stmt *st)
{
	const char *voucher = import_held(w, e->voucher);
	char	    when[DATE_ISO];
	int64_t	    id = stmt_int(st, 0);

	if (id >= w->first_id)
		csv_problem(&w->problems, e->line, e->voucher_column,
		    _("voucher %s is already that of line %d, which has "
		      "another date or another label."),
		    voucher, line_of(w, id));
	else
		csv_problem(&w->problems, e->line, e->voucher_column,
		    _("voucher %s is already that of entry %lld (%s, %s)."),
		    voucher, (long long)stmt_int(st, 1),
		    date_fr(stmt_date(st, 2), when), stmt_text(st, 3));
}

/* With --again, whether the voucher is that of the same row, taken before. */
static bool
is_copy(struct import_writer *w, const struct written *e, struct stmt *st)
{
	return w->im->options.again && stmt_int(st, 0) < w->first_id &&
	    date_compare(stmt_date(st, 2), e->day) == 0 &&
	    strcmp(stmt_text(st, 3), import_held(w, e->label)) == 0;
}

/* Whether the voucher of the entry is another's, which is told; a copy of that
 * one gets a number of its own. */
static bool
is_taken(struct import_writer *w, const struct written *e)
{
	struct stmt st;
	bool	    taken;

	if (e->voucher == 0)
		return false;
	stmt_init(&st, w->im->db,
	    "SELECT id, number, day, label FROM entry WHERE year = ?1"
	    " AND length(voucher) = length(?2) AND voucher IS ?2"
	    " AND voucher IS NOT NULL"
	    " AND state <> 'void'");
	stmt_set_int(&st, 1, e->year);
	stmt_set_text(&st, 2, import_held(w, e->voucher));
	taken = stmt_row(&st);
	if (taken && is_copy(w, e, &st))
		w->im->result.renumbered++;
	else if (taken)
		tell_voucher(w, e, &st);
	if (stmt_end(&st) == -1)
		w->failed = true;
	return taken;
}

/* Rows before the one that was refused are in already. */
static int
take_out(struct import_writer *w, struct written **entries, size_t n)
{
	struct stmt st;

	stmt_init(
	    &st, w->im->db, "DELETE FROM entry WHERE id BETWEEN ?1 AND ?2");
	stmt_set_int(&st, 1, entries[0]->id);
	stmt_set_int(&st, 2, entries[n - 1]->id);
	return stmt_run(&st);
}

int
import_singly(struct import_writer *w, struct written **entries, size_t n,
    import_put_fn *put)
{
	struct err *err = db_err(w->im->db);
	size_t	    i, told = w->problems.n;
	int64_t	    renumbered = w->im->result.renumbered;

	if (err->kind != ERR_RULE)
		return -1;
	err_clear(err);
	if (take_out(w, entries, n) == -1)
		return -1;
	for (i = 0; i < n; i++) {
		if (is_taken(w, entries[i]))
			entries[i]->voucher = 0;
		bulk_expect(&w->entries, 1);
		put(w, entries[i]);
		if (w->failed || bulk_flush(&w->entries) == -1)
			return -1;
	}
	if (w->problems.n > told || w->im->result.renumbered > renumbered)
		return 0;
	return err_set(err, ERR_BUG,
	    _("entries were refused together and taken one by one."));
}

/* ---- Vouchers that nobody gave ---- */

/* The next voucher of each kind, in one year. */
struct series {
	int	year; /* 0: not begun */
	char	prefix[VOUCHER_MAX];
	int64_t next;
};

static int
begin_series(struct db *db, struct series *s, int year, enum entry_kind kind)
{
	char *voucher = entry_next_voucher(db, year, kind);

	if (voucher == NULL)
		return -1;
	s->year = year;
	voucher_split(voucher, s->prefix, &s->next);
	free(voucher);
	return 0;
}

static enum entry_kind
kind_of(const char *code)
{
	enum entry_kind kind = ENTRY_OPENING;

	while (kind < ENTRY_ADVANCE && strcmp(entry_kind_code(kind), code) != 0)
		kind++;
	return kind;
}

/* The series "single" is one for all kinds. */
static struct series *
series_of(struct series *all, enum entry_kind kind)
{
	return all[ENTRY_EXPENSE].year != 0 &&
		all[ENTRY_EXPENSE].prefix[0] == '\0' ?
	    &all[ENTRY_EXPENSE] :
	    &all[kind];
}

static int
name_voucher(struct db *db, struct series *all, struct stmt *set, int64_t id,
    int year, enum entry_kind kind)
{
	struct series *s;
	char	      *voucher;

	if (all[ENTRY_EXPENSE].year != year &&
	    begin_series(db, &all[ENTRY_EXPENSE], year, ENTRY_EXPENSE) == -1)
		return -1;
	s = series_of(all, kind);
	if (s->year != year && begin_series(db, s, year, kind) == -1)
		return -1;
	voucher = xasprintf("%s%lld", s->prefix, (long long)s->next++);
	stmt_reset(set);
	stmt_set_int(set, 1, id);
	stmt_set_text(set, 2, voucher);
	stmt_row(set);
	free(voucher);
	return set->failed ? -1 : 0;
}

/* After all that were given, which they must not take. */
static int
name_vouchers(struct import_writer *w)
{
	struct series all[ENTRY_ADVANCE + 1] = { { .year = 0 } };
	struct db    *db = w->im->db;
	struct stmt   st, set;
	int	      rc = 0;

	stmt_init(&set, db, "UPDATE entry SET voucher = ?2 WHERE id = ?1");
	stmt_init(&st, db,
	    "SELECT id, year, kind FROM entry WHERE id BETWEEN ?1 AND ?2"
	    " AND voucher IS NULL ORDER BY year, id");
	stmt_set_int(&st, 1, w->first_id);
	stmt_set_int(&st, 2, w->next_id - 1);
	while (rc == 0 && stmt_row(&st))
		rc = name_voucher(db, all, &set, stmt_int(&st, 0),
		    (int)stmt_int(&st, 1), kind_of(stmt_text(&st, 2)));
	if (stmt_end(&st) == -1)
		rc = -1;
	return stmt_end(&set) == -1 ? -1 : rc;
}

/* ---- Cash ---- */

/* The column that takes money out of that account. */
static int
column_out(const struct import *im, const char *code)
{
	const struct import_layout *l = &im->layout;
	size_t			    i;

	for (i = 0; i < l->ntreasuries; i++)
		if (strcmp(l->treasuries[i].code, code) == 0)
			return l->treasuries[i].out + 1;
	i = (size_t)import_column(im, IN_EXPENSE);
	return i > 0 ? (int)i : import_column(im, IN_AMOUNT);
}

/* The row that takes cash out on that day, or last before it. */
static void
tell_negative(struct import_writer *w, const char *code, struct date day,
    struct money low)
{
	struct stmt st;
	char	    when[DATE_ISO], amount[MONEY_TEXT], out[MONEY_TEXT];

	stmt_init(&st, w->im->db,
	    "SELECT p.entry, p.cents FROM posting AS p"
	    " JOIN entry AS e ON e.id = p.entry"
	    " WHERE p.entry BETWEEN ?1 AND ?2 AND p.credit = ?3 AND e.day <= ?4"
	    " ORDER BY e.day DESC, p.cents DESC, e.id LIMIT 1");
	stmt_set_int(&st, 1, w->first_id);
	stmt_set_int(&st, 2, w->next_id - 1);
	stmt_set_text(&st, 3, code);
	stmt_set_date(&st, 4, day);
	if (stmt_row(&st))
		import_tell(w->im, line_of(w, stmt_int(&st, 0)),
		    column_out(w->im, code),
		    _("with this row, which takes %s out, the cash account %s "
		      "would be at %s on %s; cash is never below zero."),
		    money_text(stmt_money(&st, 1), MONEY_EURO, out), code,
		    money_text(low, MONEY_EURO, amount), date_fr(day, when));
	if (stmt_end(&st) == -1)
		w->im->failed = true;
}

/* The first day of each cash account below zero (ledger_guard tells of one). */
static int
check_cash(struct import_writer *w)
{
	struct stmt st;
	char	    code[CODE_MAX];

	stmt_init(&st, w->im->db,
	    "SELECT account, min(day), balance FROM ("
	    " SELECT account, year, day, sum(debit - credit) OVER"
	    "  (PARTITION BY account, year ORDER BY day) AS balance"
	    " FROM day_total JOIN year USING (year)"
	    " WHERE account >= '53' AND account < '54' AND state = 'open')"
	    " WHERE balance < 0 GROUP BY account, year");
	while (stmt_row(&st)) {
		code_copy(code, stmt_text(&st, 0));
		tell_negative(w, code, stmt_date(&st, 1), stmt_money(&st, 2));
	}
	return stmt_end(&st);
}

/* ---- All together ---- */

static int
check_counts(struct import_writer *w, int64_t first, int64_t last)
{
	struct stmt st;
	int64_t	    found[3] = { 0, 0, 0 };
	int	    i;

	stmt_init(&st, w->im->db,
	    "SELECT (SELECT count(*) FROM entry WHERE id BETWEEN ?1 AND ?2),"
	    " count(*), sum(cents) FROM posting WHERE entry BETWEEN ?1 AND ?2");
	stmt_set_int(&st, 1, first);
	stmt_set_int(&st, 2, last);
	if (stmt_row(&st))
		for (i = 0; i < 3; i++)
			found[i] = stmt_int(&st, i);
	if (stmt_end(&st) == -1)
		return -1;
	if (found[0] == last - first + 1 &&
	    found[1] == w->im->result.postings && found[2] == w->sums.sum)
		return 0;
	return err_set(db_err(w->im->db), ERR_BUG,
	    _("what was written is not what was read."));
}

static int
close_rows(struct import_writer *w)
{
	struct import_result *r = &w->im->result;
	struct db	     *db = w->im->db;

	r->entries = w->next_id - w->first_id;
	if (r->entries == 0)
		return 0;
	r->first_id = w->first_id;
	r->last_id = w->next_id - 1;
	if (import_sums_write(db, &w->sums) == -1 || name_vouchers(w) == -1 ||
	    check_counts(w, r->first_id, r->last_id) == -1 ||
	    check_cash(w) == -1)
		return -1;
	operation_add_range(
	    db, "imported", r->first_id, r->last_id, r->entries);
	operation_add_range(
	    db, "posting", r->first_id, r->last_id, r->postings);
	operation_add_range(db, "entry", r->first_id, r->last_id, r->entries);
	return 0;
}

int
import_writer_end(struct import_writer *w)
{
	struct db *db = w->im->db;

	if (import_flush(w) == -1 || worker_wait(w->worker) == -1 ||
	    known_flush(w->known) == -1)
		return -1;
	csv_problems_join(&w->im->problems, &w->problems);
	/* What will be rolled back needs no indexes. */
	if (w->im->problems.n == 0 &&
	    (bulk_remake(db, &w->indexes) == -1 || close_rows(w) == -1))
		return -1;
	w->ended = true;
	return bulk_end(db);
}

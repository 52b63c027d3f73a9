/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "base/i18n.h"
#include "book/account.h"
#include "book/entry.h"
#include "restore.h"
#include "store/stmt.h"

/*
 * Voided entries come in a second walk, when all others are there: the voucher
 * of one, or what it cancelled, may be another entry's since, and only what is
 * void may share it. So such an entry has no voucher, and cancels itself (for
 * its accounts are exchanged), until it is void.
 */
struct writer {
	struct restorer *r;
	bool		 voided; /* which of them this walk takes */
	struct stmt	 entry, posting, seal, cancel, tick;
	int64_t		 next;	   /* id of the next entry */
	int64_t		 id;	   /* of the one being written; 0: none */
	int64_t		 reverses; /* id of what it cancels; 0: nothing */
	int64_t		 rank;	   /* of its last posting */
	int64_t		 sealed;   /* how many are */
};

int
restore_find_entry(struct restorer *r, int64_t number, int64_t *id)
{
	struct stmt st;

	stmt_init(
	    &st, r->db, "SELECT id FROM entry WHERE year = ?1 AND number = ?2");
	stmt_set_int(&st, 1, r->year);
	stmt_set_int(&st, 2, number);
	*id = stmt_row(&st) ? stmt_int(&st, 0) : 0;
	return stmt_end(&st);
}

static const char *
or_null(const char *text)
{
	return *text != '\0' ? text : NULL;
}

static void
set_number(struct stmt *st, int parameter, int64_t n)
{
	if (n != 0)
		stmt_set_int(st, parameter, n);
	else
		stmt_set_null(st, parameter);
}

/* No CSV tells it: what it moves does. */
static enum entry_kind
kind_of(const struct dossier_row *row)
{
	const char *debit = row->cells[COL_ENTRY_DEBIT];
	const char *credit = row->cells[COL_ENTRY_CREDIT];

	if (code_class(debit) == 1 || code_class(credit) == 1)
		return ENTRY_OPENING;
	if (code_is_advance(debit) || code_is_advance(credit))
		return ENTRY_ADVANCE;
	if (code_class(debit) == 6 || code_class(credit) == 6)
		return ENTRY_EXPENSE;
	if (code_class(debit) == 7 || code_class(credit) == 7)
		return ENTRY_INCOME;
	return ENTRY_TRANSFER;
}

/* ---- What a row names ---- */

static int
refuse_unknown(struct writer *w, const struct dossier_row *row, int column)
{
	err_set(db_err(w->r->db), ERR_RULE,
	    _("the dossier %s does not hold: ecritures.csv:%d:%d names what is"
	      " not in it."),
	    w->r->name, row->line, column + 1);
	return err_hint(db_err(w->r->db),
	    _("Ask for the dossier again, as quitus made"
	      " it."));
}

static int
find_reversed(struct writer *w, const struct dossier_row *row)
{
	int64_t number = dossier_int(row->cells[COL_ENTRY_REVERSES]);

	w->reverses = 0;
	if (number == 0)
		return 0;
	if (restore_find_entry(w->r, number, &w->reverses) == -1)
		return -1;
	return w->reverses != 0 ? 0 :
				  refuse_unknown(w, row, COL_ENTRY_REVERSES);
}

static int
check_subsidy(struct writer *w, const struct dossier_row *row)
{
	struct stmt st;
	int64_t	    id = dossier_int(row->cells[COL_ENTRY_SUBSIDY]);
	bool	    known;

	if (id == 0)
		return 0;
	stmt_init(&st, w->r->db, "SELECT 1 FROM subsidy WHERE id = ?1");
	stmt_set_int(&st, 1, id);
	known = stmt_row(&st);
	if (stmt_end(&st) == -1)
		return -1;
	return known ? 0 : refuse_unknown(w, row, COL_ENTRY_SUBSIDY);
}

/* comptes.csv does not tell the accounts of what is void. */
static int
need_account(struct writer *w, const char *code)
{
	char known[CODE_MAX];

	if (!w->voided || account_lookup(w->r->db, code, known))
		return 0;
	return account_insert(w->r->db, code, code, "");
}

static int
need_names(struct writer *w, const struct dossier_row *row)
{
	if (need_account(w, row->cells[COL_ENTRY_DEBIT]) == -1 ||
	    need_account(w, row->cells[COL_ENTRY_CREDIT]) == -1 ||
	    restore_axis(w->r, "class", row->cells[COL_ENTRY_CLASS]) == -1)
		return -1;
	return restore_axis(w->r, "project", row->cells[COL_ENTRY_PROJECT]);
}

/* ---- Entries ---- */

static int
open_entry(struct writer *w, const struct dossier_row *row)
{
	struct stmt *st = &w->entry;
	const char  *method = row->cells[COL_ENTRY_METHOD];

	if (find_reversed(w, row) == -1)
		return -1;
	if (*method != '\0')
		method = entry_method(method, db_err(w->r->db));
	if (method == NULL)
		return -1;
	w->id = w->next++;
	w->rank = 0;
	stmt_reset(st);
	stmt_set_int(st, 1, w->id);
	stmt_set_int(st, 2, w->r->year);
	stmt_set_int(st, 3, dossier_int(row->cells[COL_ENTRY_NUMBER]));
	stmt_set_text(st, 4, row->cells[COL_ENTRY_DAY]);
	stmt_set_text(st, 5, entry_kind_code(kind_of(row)));
	stmt_set_text(
	    st, 6, w->voided ? NULL : or_null(row->cells[COL_ENTRY_VOUCHER]));
	stmt_set_text(st, 7, row->cells[COL_ENTRY_LABEL]);
	stmt_set_text(st, 8, or_null(row->cells[COL_ENTRY_PARTY]));
	stmt_set_text(st, 9, or_null(method));
	stmt_set_text(st, 10, or_null(row->cells[COL_ENTRY_REFERENCE]));
	set_number(st, 11, w->voided && w->reverses != 0 ? w->id : w->reverses);
	stmt_row(st);
	return st->failed ? -1 : 0;
}

static int
add_posting(struct writer *w, const struct dossier_row *row)
{
	struct stmt *st = &w->posting;
	const char  *from = row->cells[COL_ENTRY_PROVENANCE];

	if (need_names(w, row) == -1 || check_subsidy(w, row) == -1)
		return -1;
	if (*from != '\0')
		from = entry_provenance(from, db_err(w->r->db));
	if (from == NULL)
		return -1;
	stmt_reset(st);
	stmt_set_int(st, 1, w->id);
	stmt_set_int(st, 2, ++w->rank);
	stmt_set_text(st, 3, row->cells[COL_ENTRY_DEBIT]);
	stmt_set_text(st, 4, row->cells[COL_ENTRY_CREDIT]);
	stmt_set_money(st, 5, dossier_money(row->cells[COL_ENTRY_AMOUNT]));
	stmt_set_text(st, 6, or_null(row->cells[COL_ENTRY_PROJECT]));
	stmt_set_text(st, 7, or_null(row->cells[COL_ENTRY_CLASS]));
	set_number(st, 8, dossier_int(row->cells[COL_ENTRY_SUBSIDY]));
	stmt_set_text(st, 9, or_null(from));
	stmt_row(st);
	return st->failed ? -1 : 0;
}

static void
cancel_entry(struct writer *w, const struct dossier_row *row)
{
	stmt_reset(&w->cancel);
	stmt_set_int(&w->cancel, 1, w->id);
	stmt_set_text(&w->cancel, 2, or_null(row->cells[COL_ENTRY_VOUCHER]));
	set_number(&w->cancel, 3, w->reverses);
	stmt_row(&w->cancel);
}

static void
seal_entry(struct writer *w, const char *seal)
{
	stmt_reset(&w->seal);
	stmt_set_int(&w->seal, 1, w->id);
	stmt_set_int(&w->seal, 2, ++w->sealed);
	stmt_set_text(&w->seal, 3, seal);
	stmt_row(&w->seal);
}

static int
close_entry(struct writer *w, const struct dossier_row *row)
{
	if (w->voided)
		cancel_entry(w, row);
	else if (*row->cells[COL_ENTRY_SEAL] != '\0')
		seal_entry(w, row->cells[COL_ENTRY_SEAL]);
	if (*row->cells[COL_ENTRY_TICKED] != '\0') {
		stmt_reset(&w->tick);
		stmt_set_int(&w->tick, 1, w->id);
		stmt_set_text(&w->tick, 2, row->cells[COL_ENTRY_TICKED]);
		stmt_row(&w->tick);
	}
	w->id = 0;
	return w->cancel.failed || w->seal.failed || w->tick.failed ? -1 : 0;
}

/* Whether the next row of the file is of another entry. */
static bool
is_last(const struct dossier_row *row)
{
	size_t n = (size_t)(row->at[COL_ENTRY_DAY] - row->raw);

	return strncmp(row->raw + row->len + 1, row->raw, n) != 0;
}

static int
take_row(const struct dossier_row *row, void *arg)
{
	struct writer *w = arg;

	if ((strcmp(row->cells[COL_ENTRY_STATE], "annule") == 0) != w->voided)
		return 0;
	if (w->id == 0 && open_entry(w, row) == -1)
		return -1;
	if (add_posting(w, row) == -1)
		return -1;
	return is_last(row) ? close_entry(w, row) : 0;
}

static int
find_next(struct writer *w)
{
	struct stmt st;

	stmt_init(&st, w->r->db, "SELECT coalesce(max(id), 0) + 1 FROM entry");
	w->next = stmt_row(&st) ? stmt_int(&st, 0) : 1;
	return stmt_end(&st);
}

static void
prepare(struct writer *w)
{
	struct db *db = w->r->db;

	stmt_init(&w->entry, db,
	    "INSERT INTO entry (id, year, number, day, kind, voucher, label,"
	    " party, method, reference, reverses)"
	    " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)");
	stmt_init(&w->posting, db,
	    "INSERT INTO posting (entry, rank, debit, credit, cents, project,"
	    " class, subsidy, provenance)"
	    " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)");
	stmt_init(&w->seal, db,
	    "UPDATE entry SET state = 'final', rank = ?2, seal = ?3"
	    " WHERE id = ?1");
	stmt_init(&w->cancel, db,
	    "UPDATE entry SET state = 'void', voucher = ?2, reverses = ?3"
	    " WHERE id = ?1");
	stmt_init(&w->tick, db,
	    "INSERT INTO tick (entry, account, day)"
	    " SELECT DISTINCT ?1, account, ?2 FROM"
	    " (SELECT debit AS account FROM posting WHERE entry = ?1"
	    "  UNION SELECT credit FROM posting WHERE entry = ?1)"
	    " WHERE account GLOB '51*'");
}

int
restore_entries(struct restorer *r)
{
	struct writer w = { .r = r };
	int	      rc = find_next(&w);

	prepare(&w);
	if (rc == 0)
		rc = restore_each(r, "ecritures.csv", take_row, &w);
	w.voided = true;
	if (rc == 0)
		rc = restore_each(r, "ecritures.csv", take_row, &w);
	if (stmt_end(&w.entry) == -1 || stmt_end(&w.posting) == -1)
		rc = -1;
	if (stmt_end(&w.seal) == -1 || stmt_end(&w.cancel) == -1)
		rc = -1;
	return stmt_end(&w.tick) == -1 ? -1 : rc;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "book/bank_line.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/xalloc.h"
#include "store/stmt.h"

/* A line is matched while one of its entries still counts. */
#define IS_UNMATCHED                          \
	" l.ignored = 0 AND NOT EXISTS"       \
	" (SELECT 1 FROM bank_match AS m"     \
	"  JOIN entry AS e ON e.id = m.entry" \
	"  WHERE m.line = l.id AND e.state <> 'void')"

void
bank_line_fini(struct bank_line *l)
{
	free(l->label);
	free(l->bank_id);
	free(l->cheque);
	free(l->entries);
	*l = (struct bank_line){ 0 };
}

static void
read_line(struct stmt *st, struct bank_line *l)
{
	*l = (struct bank_line){ .id = stmt_int(st, 0) };
	code_copy(l->account, stmt_text(st, 1));
	l->day = stmt_date(st, 2);
	l->amount = stmt_money(st, 3);
	l->label = stmt_text_dup(st, 4);
	l->bank_id = stmt_text_dup(st, 5);
	l->cheque = stmt_text_dup(st, 6);
	l->ignored = stmt_int(st, 7) != 0;
}

static int
read_entries(struct db *db, struct bank_line *l)
{
	struct stmt st;
	size_t	    cap = 0;

	stmt_init(&st, db,
	    "SELECT e.year, e.number FROM bank_match AS m"
	    " JOIN entry AS e ON e.id = m.entry"
	    " WHERE m.line = ?1 AND e.state <> 'void'"
	    " ORDER BY e.year, e.number");
	stmt_set_int(&st, 1, l->id);
	while (stmt_row(&st)) {
		l->entries = xgrow(l->entries, l->n, &cap, sizeof(*l->entries));
		l->entries[l->n++] = (struct bank_line_entry){
			(int)stmt_int(&st, 0), stmt_int(&st, 1)
		};
	}
	return stmt_end(&st);
}

#define SELECT_LINE                                                   \
	"SELECT l.id, l.account, l.day, l.cents, l.label, l.bank_id," \
	" l.cheque, l.ignored FROM bank_line AS l"

int
bank_line_load(struct db *db, int64_t id, struct bank_line *l)
{
	struct stmt st;
	bool	    found;

	*l = (struct bank_line){ 0 };
	stmt_init(&st, db, SELECT_LINE " WHERE l.id = ?1");
	stmt_set_int(&st, 1, id);
	found = stmt_row(&st);
	if (found)
		read_line(&st, l);
	if (stmt_end(&st) == -1 || (found && read_entries(db, l) == -1)) {
		bank_line_fini(l);
		return -1;
	}
	if (found)
		return 0;
	err_set(db_err(db), ERR_RULE, _("the bank has no line %lld."),
	    (long long)id);
	return err_hint(db_err(db), _("See them all with: quitus bank list"));
}

int
bank_line_each(struct db *db, const struct bank_line_filter *f,
    bank_line_fn *fn, void *arg)
{
	struct bank_line l;
	struct stmt	 st;
	int		 rc = 0;

	stmt_init(&st, db,
	    SELECT_LINE
	    " WHERE (?1 IS NULL OR l.account = ?1)"
	    " AND (?2 IS NULL OR l.day >= ?2) AND (?3 IS NULL OR l.day <= ?3)"
	    " AND (NOT ?4 OR (" IS_UNMATCHED "))"
	    " ORDER BY l.day, l.id");
	stmt_set_text(&st, 1, f->account);
	if (f->has_from)
		stmt_set_date(&st, 2, f->from);
	if (f->has_to)
		stmt_set_date(&st, 3, f->to);
	stmt_set_int(&st, 4, f->unmatched);
	while (rc == 0 && stmt_row(&st)) {
		read_line(&st, &l);
		rc = read_entries(db, &l);
		if (rc == 0)
			rc = fn(&l, arg);
		bank_line_fini(&l);
	}
	return stmt_end(&st) == -1 ? -1 : rc;
}

int
bank_line_accounts(struct db *db, bank_line_account_fn *fn, void *arg)
{
	struct stmt st;
	int	    rc = 0;

	stmt_init(&st, db,
	    "SELECT code, label FROM account"
	    " WHERE EXISTS (SELECT 1 FROM bank_line WHERE account = code)"
	    " ORDER BY code");
	while (rc == 0 && stmt_row(&st))
		rc = fn(stmt_text(&st, 0), stmt_text(&st, 1), arg);
	return stmt_end(&st) == -1 ? -1 : rc;
}

int
bank_line_ignore(struct db *db, int64_t id, bool ignored)
{
	struct bank_line l;
	struct stmt	 st;
	size_t		 n;

	if (bank_line_load(db, id, &l) == -1)
		return -1;
	n = l.n;
	bank_line_fini(&l);
	if (n > 0) {
		err_set(db_err(db), ERR_RULE,
		    _("line %lld is in the books: it cannot be left out."),
		    (long long)id);
		return err_hint(db_err(db),
		    _("Take the match away first: quitus bank untick NUMBER"));
	}
	stmt_init(&st, db, "UPDATE bank_line SET ignored = ?2 WHERE id = ?1");
	stmt_set_int(&st, 1, id);
	stmt_set_int(&st, 2, ignored);
	return stmt_run(&st);
}

int
bank_line_unmatched(struct db *db, const char *account, struct date from,
    struct date to, struct money *sum, size_t *n)
{
	struct stmt st;

	stmt_init(&st, db,
	    "SELECT coalesce(sum(l.cents), 0), count(*) FROM bank_line AS l"
	    " WHERE l.account = ?1 AND l.day BETWEEN ?2 AND ?3"
	    " AND" IS_UNMATCHED);
	stmt_set_text(&st, 1, account);
	stmt_set_date(&st, 2, from);
	stmt_set_date(&st, 3, to);
	*sum = MONEY(0);
	*n = 0;
	if (stmt_row(&st)) {
		*sum = stmt_money(&st, 0);
		*n = (size_t)stmt_int(&st, 1);
	}
	return stmt_end(&st);
}

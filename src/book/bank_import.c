/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/i18n.h"
#include "base/utf8.h"
#include "base/xalloc.h"
#include "book/account.h"
#include "book/bank.h"
#include "book/bank_line.h"
#include "book/year.h"
#include "store/stmt.h"

enum { SAME_DIGITS = 4 }; /* a masked number shows at least so many */

/* ---- Whose statement it is ---- */

/* Letters and digits only, capitals: "FR76 3000-4..." and "***1234". */
static char *
plain_number(const char *number)
{
	struct buf b = { 0 };

	for (; *number != '\0'; number++)
		if (isalnum((unsigned char)*number))
			buf_addc(&b, (char)toupper((unsigned char)*number));
	return b.len > 0 ? buf_steal(&b) : xstrdup("");
}

/* An IBAN holds the number of the account, a masked number ends it. */
static bool
same_number(const char *a, const char *b)
{
	char *x = plain_number(a), *y = plain_number(b), *swap;
	bool  same;

	if (strlen(x) < strlen(y)) {
		swap = x;
		x = y;
		y = swap;
	}
	same = strcmp(x, y) == 0 ||
	    (strlen(y) >= SAME_DIGITS && strstr(x, y) != NULL);
	free(x);
	free(y);
	return same;
}

/* What is known of the number of a statement and of an account. */
struct numbers {
	char  account[CODE_MAX]; /* that the number is known for; "" */
	char *other;		 /* another number of the account wanted */
};

static int
look_up(struct db *db, const char *number, const char *wanted,
    struct numbers *known)
{
	struct stmt st;

	*known = (struct numbers){ .other = NULL };
	stmt_init(
	    &st, db, "SELECT number, account FROM bank_number ORDER BY number");
	while (stmt_row(&st)) {
		if (same_number(stmt_text(&st, 0), number))
			code_copy(known->account, stmt_text(&st, 1));
		else if (strcmp(stmt_text(&st, 1), wanted) == 0 &&
		    known->other == NULL)
			known->other = stmt_text_dup(&st, 0);
	}
	return stmt_end(&st);
}

static int
remember(struct db *db, const char *number, const char *account)
{
	struct stmt st;

	stmt_init(&st, db,
	    "INSERT INTO bank_number (number, account) VALUES (?1, ?2)");
	stmt_set_text(&st, 1, number);
	stmt_set_text(&st, 2, account);
	return stmt_run(&st);
}

static int
refuse_other(struct db *db, const char *number, const char *wanted,
    const struct numbers *known)
{
	if (known->account[0] != '\0') {
		err_set(db_err(db), ERR_RULE,
		    _("this is a statement of account %s of the bank, which is "
		      "%s in the books, not %s."),
		    number, known->account, wanted);
		return err_hint(db_err(db),
		    _("Leave --account out, or take the file of the other "
		      "account."));
	}
	err_set(db_err(db), ERR_RULE,
	    _("this is a statement of account %s of the bank, and %s is its "
	      "account %s."),
	    number, wanted, known->other);
	return err_hint(db_err(db),
	    _("Take the file of that account. If the coop has a second one, "
	      "give it its place: quitus account add 5121 \"...\", then quitus "
	      "bank import FILE --account 5121. If the bank changed the number, "
	      "say so with --account %s."),
	    wanted);
}

/* The account of the books that a statement is of. */
static int
find_account(struct db *db, const char *asked, const char *number,
    char account[CODE_MAX])
{
	struct numbers known;
	int	       rc = 0;

	if (account_resolve(db, asked != NULL ? asked : "bank", account) == -1)
		return -1;
	if (!code_is_bank(account)) {
		err_set(db_err(db), ERR_RULE,
		    _("%s is no bank account: it has no statement."), account);
		return err_hint(db_err(db),
		    _("The bank is account 512, a second one 5121."));
	}
	if (number == NULL)
		return 0;
	if (look_up(db, number, account, &known) == -1)
		return -1;
	if (known.account[0] != '\0' && asked == NULL)
		code_copy(account, known.account);
	else if ((known.account[0] != '\0' &&
		     strcmp(known.account, account) != 0) ||
	    (known.account[0] == '\0' && known.other != NULL && asked == NULL))
		rc = refuse_other(db, number, account, &known);
	else if (known.account[0] == '\0')
		rc = remember(db, number, account);
	free(known.other);
	return rc;
}

/* ---- Lines ---- */

/* A line with what makes it the same as another. */
struct keyed {
	const struct bank_statement_line *line;
	char				 *folded;
	size_t				  place; /* in the statement */
	int64_t				  rank;	 /* among equal ones */
};

static int
compare_keys(const struct keyed *x, const struct keyed *y)
{
	const char *a = x->line->bank_id != NULL ? x->line->bank_id : "";
	const char *b = y->line->bank_id != NULL ? y->line->bank_id : "";
	int	    c = date_compare(x->line->day, y->line->day);

	if (c == 0)
		c = (x->line->amount.cents > y->line->amount.cents) -
		    (x->line->amount.cents < y->line->amount.cents);
	if (c == 0)
		c = strcmp(x->folded, y->folded);
	return c != 0 ? c : strcmp(a, b);
}

static int
by_key(const void *a, const void *b)
{
	const struct keyed *x = a, *y = b;
	int		    c = compare_keys(x, y);

	return c != 0 ? c : (x->place > y->place) - (x->place < y->place);
}

static int
by_place(const void *a, const void *b)
{
	const struct keyed *x = a, *y = b;

	return (x->place > y->place) - (x->place < y->place);
}

/* The lines in their order, each with its rank among equal ones. */
static struct keyed *
rank_lines(const struct bank_statement *s)
{
	struct keyed *all = xcalloc(s->n + 1, sizeof(*all));
	size_t	      i;

	for (i = 0; i < s->n; i++)
		all[i] = (struct keyed){ &s->lines[i],
			utf8_fold(s->lines[i].label), i, 1 };
	if (s->n > 0)
		qsort(all, s->n, sizeof(*all), by_key);
	for (i = 1; i < s->n; i++)
		if (compare_keys(&all[i - 1], &all[i]) == 0)
			all[i].rank = all[i - 1].rank + 1;
	if (s->n > 0)
		qsort(all, s->n, sizeof(*all), by_place);
	return all;
}

/* Sweeps of the AD's pooled postal account, to be struck out and not booked
 * (domain 4.4). */
static bool
is_sweep(const char *folded)
{
	return strncmp(folded, "vo occe", 7) == 0 ||
	    strstr(folded, "vir compte associe") != NULL;
}

/* Bind what a line is known by, as parameters 1 to 6. */
static void
bind_key(struct stmt *st, const char *account, const struct keyed *k)
{
	stmt_set_text(st, 1, account);
	stmt_set_date(st, 2, k->line->day);
	stmt_set_money(st, 3, k->line->amount);
	stmt_set_text(st, 4, k->folded);
	stmt_set_text(st, 5, k->line->bank_id != NULL ? k->line->bank_id : "");
	stmt_set_int(st, 6, k->rank);
}

/* The statements that every line goes through. */
struct writer {
	struct stmt	    find;
	struct stmt	    insert;
	struct date	    first; /* day of the ledger */
	struct bank_import *done;
};

static void
take_line(struct writer *w, const struct keyed *k)
{
	if (date_compare(k->line->day, w->first) < 0) {
		w->done->early++;
		return;
	}
	stmt_reset(&w->find);
	bind_key(&w->find, w->done->account, k);
	if (stmt_row(&w->find)) {
		w->done->known++;
		return;
	}
	stmt_reset(&w->insert);
	bind_key(&w->insert, w->done->account, k);
	stmt_set_text(&w->insert, 7, k->line->label);
	stmt_set_text(&w->insert, 8, k->line->cheque);
	stmt_set_int(&w->insert, 9, is_sweep(k->folded));
	stmt_row(&w->insert);
	w->done->added++;
	w->done->swept += is_sweep(k->folded);
}

static int
take_lines(struct db *db, const struct bank_statement *s, struct date first,
    struct bank_import *done)
{
	struct writer w = { .first = first, .done = done };
	struct keyed *all = rank_lines(s);
	size_t	      i;
	int	      rc;

	stmt_init(&w.find, db,
	    "SELECT 1 FROM bank_line WHERE account = ?1 AND day = ?2"
	    " AND cents = ?3 AND folded = ?4 AND bank_id = ?5 AND rank = ?6");
	stmt_init(&w.insert, db,
	    "INSERT INTO bank_line (account, day, cents, folded, bank_id,"
	    " rank, label, cheque, ignored)"
	    " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)");
	for (i = 0; i < s->n; i++) {
		take_line(&w, &all[i]);
		free(all[i].folded);
	}
	free(all);
	rc = stmt_end(&w.find);
	return stmt_end(&w.insert) == -1 ? -1 : rc;
}

static int
first_day(struct db *db, struct date *day)
{
	struct stmt st;

	stmt_init(&st, db, "SELECT min(year) FROM year");
	*day = date_year_start(stmt_row(&st) ? (int)stmt_int(&st, 0) : 0);
	return stmt_end(&st);
}

/* A balance printed in an open year; one of a closed year is known there. */
static int
take_balance(
    struct db *db, const struct bank_statement *s, struct bank_import *done)
{
	struct year y;
	int	    year = date_school_year(s->closing.day), exists;

	if (!s->closing.known)
		return 0;
	exists = year_exists(db, year);
	if (exists <= 0)
		return exists;
	if (year_load(db, year, &y) == -1)
		return -1;
	if (y.state != YEAR_OPEN)
		return 0;
	done->balance = true;
	return bank_balance_set(
	    db, done->account, s->closing.day, s->closing.amount);
}

int
bank_line_import(struct db *db, const char *account,
    const struct bank_statement *s, struct bank_import *done)
{
	struct date first;

	*done = (struct bank_import){ 0 };
	if (find_account(db, account, s->account, done->account) == -1 ||
	    first_day(db, &first) == -1 || take_lines(db, s, first, done) == -1)
		return -1;
	return take_balance(db, s, done);
}

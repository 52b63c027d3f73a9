/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "book/bank_match.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/utf8.h"
#include "base/xalloc.h"
#include "book/bank.h"
#include "book/year.h"
#include "store/stmt.h"

const char *
bank_match_reason(enum pair_reason reason)
{
	switch (reason) {
	case PAIR_CHEQUE:
		return _("the same cheque and the same amount");
	case PAIR_ONLY:
		return _("the only entry of that amount around that day");
	case PAIR_WORDS:
		return _("the same amount and words in common");
	case PAIR_TWINS:
		return _("the same amount; those entries are all alike");
	case PAIR_DEPOSIT:
		return _("the only cheques that add up to that deposit");
	case PAIR_LATE:
		return _("the same amount, but the days or the means of "
			 "payment do not go together");
	case PAIR_SEVERAL:
		return _("the same amount, but it is not the only one");
	case PAIR_SUM:
		return _("entries that add up to that amount");
	case PAIR_AMOUNT:
		break;
	}
	return _("the same cheque, but another amount");
}

void
matching_fini(struct matching *m)
{
	struct match_entry *e;
	size_t		    i;

	for (i = 0; i < m->nlines; i++)
		bank_line_fini(&m->lines[i]);
	for (i = 0; i < m->nentries; i++) {
		e = &m->entries[i];
		free(e->voucher);
		free(e->label);
		free(e->method);
		free(e->reference);
		free(e->words);
	}
	free(m->lines);
	free(m->entries);
	free(m->pairs);
	*m = (struct matching){ 0 };
}

/* ---- What is left to pair ---- */

/* The lines of years that still may be ticked. */
static int
load_lines(struct db *db, const char *account, struct matching *m)
{
	struct stmt st;
	size_t	    cap = 0, i;
	int	    rc = 0;
	int64_t	   *ids = NULL;
	size_t	    n = 0;

	stmt_init(&st, db,
	    "SELECT l.id FROM bank_line AS l JOIN year AS y"
	    " ON y.year = CAST(substr(l.day, 1, 4) AS INTEGER)"
	    "  - (substr(l.day, 6, 2) < '09')"
	    " WHERE l.account = ?1 AND y.state = 'open' AND l.ignored = 0"
	    " AND NOT EXISTS (SELECT 1 FROM bank_match AS m"
	    "  JOIN entry AS e ON e.id = m.entry"
	    "  WHERE m.line = l.id AND e.state <> 'void')"
	    " ORDER BY l.day, l.id");
	stmt_set_text(&st, 1, account);
	while (stmt_row(&st)) {
		ids = xgrow(ids, n, &cap, sizeof(*ids));
		ids[n++] = stmt_int(&st, 0);
	}
	if (stmt_end(&st) == -1)
		rc = -1;
	m->lines = xcalloc(n + 1, sizeof(*m->lines));
	for (i = 0; i < n && rc == 0; i++) {
		rc = bank_line_load(db, ids[i], &m->lines[m->nlines]);
		m->nlines += rc == 0;
	}
	free(ids);
	return rc;
}

/*
 * ?1 account. An entry and the one that cancels it are no money; a tick of a
 * closed year is a line of then.
 */
#define SELECT_FREE                                                   \
	"SELECT e.id, e.year, e.number, e.day, e.voucher, e.label,"   \
	" e.party, e.method, e.reference,"                            \
	" sum(CASE WHEN p.debit = ?1 THEN p.cents ELSE -p.cents END)" \
	"  AS amount"                                                 \
	" FROM posting AS p JOIN entry AS e ON e.id = p.entry"        \
	" WHERE (p.debit = ?1 OR p.credit = ?1)"                      \
	" AND e.state <> 'void' AND e.kind <> 'opening'"              \
	" AND e.reverses IS NULL"                                     \
	" AND NOT EXISTS (SELECT 1 FROM entry AS r"                   \
	"  WHERE r.reverses = e.id AND r.state <> 'void')"            \
	" AND NOT EXISTS (SELECT 1 FROM bank_match AS m"              \
	"  JOIN bank_line AS l ON l.id = m.line"                      \
	"  WHERE m.entry = e.id AND l.account = ?1)"                  \
	" AND NOT EXISTS (SELECT 1 FROM tick AS t JOIN year AS y"     \
	"  ON y.year = CAST(substr(t.day, 1, 4) AS INTEGER)"          \
	"   - (substr(t.day, 6, 2) < '09')"                           \
	"  WHERE t.entry = e.id AND t.account = ?1"                   \
	"  AND y.state = 'closed')"                                   \
	" GROUP BY e.id HAVING amount <> 0 ORDER BY e.day, e.id"

static void
read_entry(struct stmt *st, struct match_entry *e)
{
	struct buf  words = { 0 };
	const char *party = stmt_text(st, 6);

	*e = (struct match_entry){ .id = stmt_int(st, 0) };
	e->year = (int)stmt_int(st, 1);
	e->number = stmt_int(st, 2);
	e->day = stmt_date(st, 3);
	e->voucher = stmt_text_dup(st, 4);
	e->label = stmt_text_dup(st, 5);
	e->method = stmt_text_dup(st, 7);
	e->reference = stmt_text_dup(st, 8);
	e->amount = stmt_money(st, 9);
	buf_addf(&words, "%s %s", e->label, party != NULL ? party : "");
	e->words = utf8_fold(buf_str(&words));
	buf_fini(&words);
}

static int
load_entries(struct db *db, const char *account, struct matching *m)
{
	struct stmt st;
	size_t	    cap = 0;

	stmt_init(&st, db, SELECT_FREE);
	stmt_set_text(&st, 1, account);
	while (stmt_row(&st)) {
		m->entries = xgrow(
		    m->entries, m->nentries, &cap, sizeof(*m->entries));
		read_entry(&st, &m->entries[m->nentries++]);
	}
	return stmt_end(&st);
}

/* Only the number of a cheque is one; another reference is something else. */
static const char *
cheque_of(const struct match_entry *e)
{
	if (e->method == NULL || strcmp(e->method, "cheque") == 0)
		return e->reference;
	return NULL;
}

static void
find_pairs(struct matching *m)
{
	struct pair_line  *lines = xcalloc(m->nlines + 1, sizeof(*lines));
	struct pair_entry *entries = xcalloc(m->nentries + 1, sizeof(*entries));
	char		 **folded = xcalloc(m->nlines + 1, sizeof(*folded));
	size_t		   i;

	for (i = 0; i < m->nlines; i++) {
		folded[i] = utf8_fold(m->lines[i].label);
		lines[i] = (struct pair_line){ m->lines[i].day,
			m->lines[i].amount, folded[i], m->lines[i].cheque };
	}
	for (i = 0; i < m->nentries; i++)
		entries[i] = (struct pair_entry){ m->entries[i].day,
			m->entries[i].amount, m->entries[i].words,
			m->entries[i].method, cheque_of(&m->entries[i]) };
	bank_pair_find(
	    lines, m->nlines, entries, m->nentries, &m->pairs, &m->npairs);
	for (i = 0; i < m->nlines; i++)
		free(folded[i]);
	free(folded);
	free(lines);
	free(entries);
}

int
bank_match_find(struct db *db, const char *account, struct matching *m)
{
	*m = (struct matching){ 0 };
	if (load_lines(db, account, m) == -1 ||
	    load_entries(db, account, m) == -1)
		return -1;
	find_pairs(m);
	return 0;
}

/* ---- Matching ---- */

/* An entry as a match sees it. */
struct part {
	int	     year;
	int64_t	     number;
	struct date  day;
	struct money amount; /* 0: it does not move the account */
	bool	     ticked;
	bool	     matched;
};

static int
load_part(struct db *db, const char *account, int64_t id, struct part *p)
{
	struct stmt st;

	*p = (struct part){ 0 };
	stmt_init(&st, db,
	    "SELECT e.year, e.number, e.day,"
	    " coalesce((SELECT sum(CASE WHEN debit = ?2 THEN cents"
	    "  ELSE -cents END) FROM posting"
	    "  WHERE entry = e.id AND ?2 IN (debit, credit)), 0),"
	    " EXISTS (SELECT 1 FROM tick WHERE entry = e.id"
	    "  AND account = ?2),"
	    " EXISTS (SELECT 1 FROM bank_match AS m"
	    "  JOIN bank_line AS l ON l.id = m.line"
	    "  WHERE m.entry = e.id AND l.account = ?2)"
	    " FROM entry AS e WHERE e.id = ?1");
	stmt_set_int(&st, 1, id);
	stmt_set_text(&st, 2, account);
	if (stmt_row(&st)) {
		p->year = (int)stmt_int(&st, 0);
		p->number = stmt_int(&st, 1);
		p->day = stmt_date(&st, 2);
		p->amount = stmt_money(&st, 3);
		p->ticked = stmt_int(&st, 4) != 0;
		p->matched = stmt_int(&st, 5) != 0;
	}
	return stmt_end(&st);
}

static int
refuse_part(struct db *db, const struct bank_line *l, const struct part *p)
{
	if (p->matched) {
		err_set(db_err(db), ERR_RULE,
		    _("entry %lld is matched with another line already."),
		    (long long)p->number);
		return err_hint(db_err(db),
		    _("Take that match away first: quitus bank untick %lld"),
		    (long long)p->number);
	}
	err_set(db_err(db), ERR_RULE, _("entry %lld does not move account %s."),
	    (long long)p->number, l->account);
	return err_hint(
	    db_err(db), _("See what is left to match: quitus bank status"));
}

static int
refuse_sum(struct db *db, const struct bank_line *l, struct money sum)
{
	char	     a[MONEY_TEXT], b[MONEY_TEXT], c[MONEY_TEXT];
	struct money gap = MONEY(l->amount.cents - sum.cents);

	err_set(db_err(db), ERR_RULE,
	    _("line %lld of the bank is %s and the books say %s: there are %s "
	      "between them."),
	    (long long)l->id, money_text(l->amount, MONEY_SIGNED, a),
	    money_text(sum, MONEY_SIGNED, b),
	    money_text(money_abs(gap), MONEY_EURO, c));
	return err_hint(db_err(db),
	    _("Correct the entry (quitus edit NUMBER --amount AMOUNT), or name "
	      "all the entries that the line is made of."));
}

/* An entry that the bank has shown is changed. */
static int
refuse_match(struct db *db, const struct bank_line *l, struct money sum)
{
	char a[MONEY_TEXT], b[MONEY_TEXT];

	err_set(db_err(db), ERR_RULE,
	    _("this entry is matched with line %lld of the bank, which is %s; "
	      "the books would say %s."),
	    (long long)l->id, money_text(l->amount, MONEY_SIGNED, a),
	    money_text(sum, MONEY_SIGNED, b));
	return err_hint(db_err(db),
	    _("If the match is wrong, take it away first: quitus bank untick "
	      "NUMBER"));
}

static int
add_match(
    struct db *db, const struct bank_line *l, int64_t id, const struct part *p)
{
	struct stmt st;
	struct date day = l->day;

	stmt_init(
	    &st, db, "INSERT INTO bank_match (line, entry) VALUES (?1, ?2)");
	stmt_set_int(&st, 1, l->id);
	stmt_set_int(&st, 2, id);
	if (stmt_run(&st) == -1)
		return -1;
	if (p->ticked)
		return 0;
	if (date_compare(day, p->day) < 0)
		day = p->day;
	stmt_init(&st, db,
	    "INSERT INTO tick (entry, account, day) VALUES (?1, ?2, ?3)");
	stmt_set_int(&st, 1, id);
	stmt_set_text(&st, 2, l->account);
	stmt_set_date(&st, 3, day);
	return stmt_run(&st);
}

int
bank_match_check_line(struct db *db, const struct bank_line *l)
{
	if (l->n > 0) {
		err_set(db_err(db), ERR_RULE,
		    _("line %lld of the bank is matched already, with entry "
		      "%lld."),
		    (long long)l->id, (long long)l->entries[0].number);
		return err_hint(db_err(db),
		    _("Take that match away first: quitus bank untick %lld"),
		    (long long)l->entries[0].number);
	}
	if (l->ignored) {
		err_set(db_err(db), ERR_RULE,
		    _("line %lld of the bank was left out of the books."),
		    (long long)l->id);
		return err_hint(db_err(db),
		    _("Take it in again: quitus bank ignore %lld --unset"),
		    (long long)l->id);
	}
	return year_must_be_open(db, date_school_year(l->day));
}

int
bank_match_holds(struct db *db, int64_t entry)
{
	struct bank_line l;
	struct stmt	 st;
	struct money	 sum = MONEY(0);
	int64_t		 id = 0;
	int		 rc;

	stmt_init(&st, db,
	    "SELECT l.id, sum(CASE WHEN p.debit = l.account THEN p.cents"
	    "  WHEN p.credit = l.account THEN -p.cents ELSE 0 END) AS booked"
	    " FROM bank_match AS mine JOIN bank_line AS l ON l.id = mine.line"
	    " JOIN bank_match AS m ON m.line = l.id"
	    " JOIN entry AS e ON e.id = m.entry AND e.state <> 'void'"
	    " JOIN posting AS p ON p.entry = e.id"
	    " WHERE mine.entry = ?1"
	    " GROUP BY l.id HAVING booked <> l.cents LIMIT 1");
	stmt_set_int(&st, 1, entry);
	if (stmt_row(&st)) {
		id = stmt_int(&st, 0);
		sum = stmt_money(&st, 1);
	}
	if (stmt_end(&st) == -1)
		return -1;
	if (id == 0)
		return 0;
	rc = bank_line_load(db, id, &l);
	if (rc == 0)
		rc = refuse_match(db, &l, sum);
	bank_line_fini(&l);
	return rc;
}

int
bank_match_make(
    struct db *db, const struct bank_line *l, const int64_t *entries, size_t n)
{
	struct part *parts = xcalloc(n + 1, sizeof(*parts));
	struct money sum = MONEY(0);
	size_t	     i;
	int	     rc = bank_match_check_line(db, l);

	for (i = 0; i < n && rc == 0; i++) {
		rc = load_part(db, l->account, entries[i], &parts[i]);
		if (rc == 0 && (parts[i].matched || parts[i].amount.cents == 0))
			rc = refuse_part(db, l, &parts[i]);
		if (rc == 0)
			money_add(&sum, parts[i].amount);
	}
	if (rc == 0 && sum.cents != l->amount.cents)
		rc = refuse_sum(db, l, sum);
	for (i = 0; i < n && rc == 0; i++)
		rc = add_match(db, l, entries[i], &parts[i]);
	free(parts);
	return rc;
}

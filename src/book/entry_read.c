/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/utf8.h"
#include "book/entry.h"
#include "book/year.h"
#include "store/stmt.h"

/* The columns that read_entry and read_posting expect, one row a posting. */
#define SELECT_ENTRY                                                     \
	"SELECT e.id, e.year, e.number, e.day, e.kind, e.voucher,"       \
	" e.label, e.party, e.method, e.reference, e.state, e.reason,"   \
	" r.number, r.year, v.number, e.rank, e.seal,"                   \
	" (SELECT count(*) FROM tick WHERE entry = e.id),"               \
	" (SELECT max(day) FROM tick WHERE entry = e.id),"               \
	" e.decision,"                                                   \
	" p.debit, p.credit, p.cents, p.project, p.class, p.provenance," \
	" p.subsidy, p.cerfa"                                            \
	" FROM entry AS e LEFT JOIN posting AS p ON p.entry = e.id"      \
	" LEFT JOIN entry AS r ON r.id = e.reverses"                     \
	" LEFT JOIN entry AS v ON v.reverses = e.id AND v.state <> 'void'"
#define WHERE_FILTER                                         \
	" WHERE e.year = ?1 AND (?2 IS NULL OR e.day >= ?2)" \
	" AND (?3 IS NULL OR e.day <= ?3)"                   \
	" AND (NOT ?4 OR e.state = 'draft')"                 \
	" AND (NOT ?5 OR e.state <> 'void')"                 \
	" AND (NOT ?6 OR (e.kind IN ('expense', 'income')"   \
	"  AND e.reverses IS NULL AND NOT EXISTS"            \
	"  (SELECT 1 FROM attachment WHERE entry = e.id)))"

enum { FIRST_POSTING_COLUMN = 20 };

/* Which of the fixed words a stored text is. */
static int
index_of(const char *text, const char *(*code)(int), int n)
{
	int i;

	for (i = 0; i < n - 1 && text != NULL; i++)
		if (strcmp(text, code(i)) == 0)
			break;
	return i;
}

static const char *
kind_at(int i)
{
	return entry_kind_code((enum entry_kind)i);
}

static const char *
state_at(int i)
{
	return entry_state_code((enum entry_state)i);
}

static void
read_entry(struct stmt *st, struct entry *e)
{
	const char *seal;

	entry_init(e);
	e->id = stmt_int(st, 0);
	e->year = (int)stmt_int(st, 1);
	e->number = stmt_int(st, 2);
	e->day = stmt_date(st, 3);
	e->kind = (enum entry_kind)index_of(
	    stmt_text(st, 4), kind_at, ENTRY_ADVANCE + 1);
	e->voucher = stmt_text_dup(st, 5);
	e->label = stmt_text_dup(st, 6);
	e->party = stmt_text_dup(st, 7);
	e->method = stmt_text_dup(st, 8);
	e->reference = stmt_text_dup(st, 9);
	e->state = (enum entry_state)index_of(
	    stmt_text(st, 10), state_at, ENTRY_VOID + 1);
	e->reason = stmt_text_dup(st, 11);
	e->reverses = stmt_int(st, 12);
	e->reverses_year = (int)stmt_int(st, 13);
	e->reversed_by = stmt_int(st, 14);
	e->rank = stmt_int(st, 15);
	seal = stmt_text(st, 16);
	snprintf(e->seal, sizeof(e->seal), "%s", seal != NULL ? seal : "");
	e->ticked_on = stmt_date(st, 18);
	e->decision = stmt_int(st, 19);
}

static void
read_posting(struct stmt *st, struct entry *e)
{
	struct posting *p;
	int		c = FIRST_POSTING_COLUMN;

	if (stmt_is_null(st, c))
		return;
	p = entry_add_posting(
	    e, stmt_text(st, c), stmt_text(st, c + 1), stmt_money(st, c + 2));
	p->project = stmt_text_dup(st, c + 3);
	p->class = stmt_text_dup(st, c + 4);
	p->provenance = stmt_text_dup(st, c + 5);
	p->subsidy = stmt_int(st, c + 6);
	p->cerfa = stmt_text_dup(st, c + 7);
}

/* How many bank accounts the entry moves; each wants a tick. */
static int64_t
count_banks(const struct entry *e)
{
	const char *code, *other;
	int64_t	    n = 0;
	size_t	    i, j;
	bool	    seen;

	for (i = 0; i < 2 * e->npostings; i++) {
		code = i % 2 == 0 ? e->postings[i / 2].debit :
				    e->postings[i / 2].credit;
		if (!code_is_bank(code))
			continue;
		for (seen = false, j = 0; j < i && !seen; j++) {
			other = j % 2 == 0 ? e->postings[j / 2].debit :
					     e->postings[j / 2].credit;
			seen = strcmp(code, other) == 0;
		}
		n += !seen;
	}
	return n;
}

/* Read the rows of one entry; the statement stands on its first row, and then
 * on the first row of the next. *more tells whether there is one. */
static void
read_rows(struct stmt *st, struct entry *e, bool *more)
{
	int64_t ticks, banks;

	read_entry(st, e);
	ticks = stmt_int(st, 17);
	do {
		read_posting(st, e);
		*more = stmt_row(st);
	} while (*more && stmt_int(st, 0) == e->id);
	banks = count_banks(e);
	e->ticked = banks > 0 && ticks >= banks;
}

int
entry_load(struct db *db, int year, int64_t number, struct entry *e)
{
	struct stmt st;
	char	    text[YEAR_TEXT];
	bool	    found, more;

	entry_init(e);
	stmt_init(&st, db,
	    SELECT_ENTRY
	    " WHERE e.year = ?1 AND e.number = ?2 ORDER BY p.rank");
	stmt_set_int(&st, 1, year);
	stmt_set_int(&st, 2, number);
	found = stmt_row(&st);
	if (found)
		read_rows(&st, e, &more);
	if (stmt_end(&st) == -1) {
		entry_fini(e);
		return -1;
	}
	if (found)
		return 0;
	err_set(db_err(db), ERR_RULE, _("there is no entry %lld in %s."),
	    (long long)number, year_text(year, text));
	return err_hint(db_err(db), _("See them all with: quitus list"));
}

/* The start of the codes that an account stands for: nnn of nnn0. */
static size_t
family_length(const char *code)
{
	size_t n = strlen(code);

	return n == 4 && code[3] == '0' ? 3 : n;
}

static bool
has_account(const struct entry *e, const char *code)
{
	size_t i, n = family_length(code);

	for (i = 0; i < e->npostings; i++)
		if (strncmp(e->postings[i].debit, code, n) == 0 ||
		    strncmp(e->postings[i].credit, code, n) == 0)
			return true;
	return false;
}

static bool
is_or_any(const char *text, const char *wanted)
{
	return wanted == NULL || (text != NULL && strcmp(text, wanted) == 0);
}

/* One posting must be of all that is asked. */
static bool
has_purpose(const struct entry *e, const struct entry_filter *f)
{
	const struct posting *p;
	size_t		      i;

	for (i = 0; i < e->npostings; i++) {
		p = &e->postings[i];
		if (is_or_any(p->project, f->project) &&
		    is_or_any(p->class, f->class) &&
		    (f->subsidy == 0 || p->subsidy == f->subsidy))
			return true;
	}
	return false;
}

static bool
contains(const char *text, const char *folded)
{
	char *own;
	bool  found;

	if (text == NULL)
		return false;
	own = utf8_fold(text);
	found = strstr(own, folded) != NULL;
	free(own);
	return found;
}

/* A filter with its words folded once for the whole walk. */
struct walk {
	const struct entry_filter *filter;
	char			  *search;
	char			  *party;
};

static bool
texts_match(const struct walk *w, const struct entry *e)
{
	if (w->party != NULL && !contains(e->party, w->party))
		return false;
	return w->search == NULL || contains(e->label, w->search) ||
	    contains(e->party, w->search) || contains(e->voucher, w->search) ||
	    contains(e->reference, w->search);
}

static bool
matches(const struct walk *w, const struct entry *e)
{
	const struct entry_filter *f = w->filter;
	int64_t			   cents = entry_amount(e).cents;

	if (f->account != NULL && !has_account(e, f->account))
		return false;
	if ((f->project != NULL || f->class != NULL || f->subsidy != 0) &&
	    !has_purpose(e, f))
		return false;
	if (f->decision != 0 && e->decision != f->decision)
		return false;
	if (f->method != NULL &&
	    (e->method == NULL || strcmp(e->method, f->method) != 0))
		return false;
	if ((f->min.cents > 0 && cents < f->min.cents) ||
	    (f->max.cents > 0 && cents > f->max.cents))
		return false;
	if (f->unreconciled &&
	    (e->ticked || e->kind == ENTRY_OPENING || e->state == ENTRY_VOID ||
		count_banks(e) == 0))
		return false;
	return texts_match(w, e);
}

static void
init_walk(struct stmt *st, struct db *db, const struct entry_filter *f)
{
	if (f->by_rank)
		stmt_init(st, db,
		    SELECT_ENTRY WHERE_FILTER
		    " ORDER BY"
		    " e.rank IS NULL, e.rank, e.day, e.number, p.rank");
	else if (f->by_number)
		stmt_init(st, db,
		    SELECT_ENTRY WHERE_FILTER " ORDER BY e.number, p.rank");
	else
		stmt_init(st, db,
		    SELECT_ENTRY WHERE_FILTER
		    " ORDER BY e.day, e.number, p.rank");
	stmt_set_int(st, 1, f->year);
	if (f->has_from)
		stmt_set_date(st, 2, f->from);
	if (f->has_to)
		stmt_set_date(st, 3, f->to);
	stmt_set_int(st, 4, f->draft);
	stmt_set_int(st, 5, f->no_void);
	stmt_set_int(st, 6, f->no_file);
}

int
entry_each(struct db *db, const struct entry_filter *f, entry_fn *fn, void *arg)
{
	struct walk  w = { .filter = f };
	struct entry e;
	struct stmt  st;
	bool	     more;
	int	     rc = 0;

	w.search = f->search != NULL ? utf8_fold(f->search) : NULL;
	w.party = f->party != NULL ? utf8_fold(f->party) : NULL;
	init_walk(&st, db, f);
	more = stmt_row(&st);
	while (rc == 0 && more) {
		read_rows(&st, &e, &more);
		if (matches(&w, &e))
			rc = fn(&e, arg);
		entry_fini(&e);
	}
	free(w.search);
	free(w.party);
	return stmt_end(&st) == -1 ? -1 : rc;
}

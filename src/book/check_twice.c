/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/i18n.h"
#include "base/utf8.h"
#include "base/xalloc.h"
#include "book/check_grid.h"
#include "store/stmt.h"
#include "value/code.h"

#define DAYS_APART 7
/* Farther apart, two cheques come from two cheque books. */
#define CHEQUES_APART 50

/* Entries that may be the same one, or cheques of the same book. */
struct mark {
	int64_t	    number;
	struct date day;
	char	   *kind;  /* or the bank account */
	int64_t	    cents; /* or the cheque's number */
	char	   *text;  /* folded party or label; the cheque */
};

struct marks {
	struct mark *list;
	size_t	     n;
	size_t	     cap;
};

static struct mark *
add_mark(struct marks *m)
{
	m->list = xgrow(m->list, m->n, &m->cap, sizeof(*m->list));
	m->list[m->n] = (struct mark){ 0 };
	return &m->list[m->n++];
}

static void
free_marks(struct marks *m)
{
	size_t i;

	for (i = 0; i < m->n; i++) {
		free(m->list[i].kind);
		free(m->list[i].text);
	}
	free(m->list);
}

/* ---- C24: the same thing recorded twice ---- */

static int
read_entries(struct check_run *run, struct marks *m)
{
	const char  *party;
	struct mark *mark;
	struct stmt  st;
	char	    *folded;

	stmt_init(&st, run->db,
	    "SELECT e.number, e.day, e.kind, sum(p.cents),"
	    " e.party, e.label"
	    " FROM entry AS e JOIN posting AS p ON p.entry = e.id"
	    " WHERE e.year = ?1 AND e.state <> 'void' AND e.kind <> 'opening'"
	    " AND e.reverses IS NULL AND NOT EXISTS (SELECT 1 FROM entry AS r"
	    "  WHERE r.reverses = e.id AND r.state <> 'void')"
	    " GROUP BY e.id");
	stmt_set_int(&st, 1, run->year);
	while (stmt_row(&st)) {
		mark = add_mark(m);
		mark->number = stmt_int(&st, 0);
		mark->day = stmt_date(&st, 1);
		mark->kind = stmt_text_dup(&st, 2);
		mark->cents = stmt_int(&st, 3);
		party = stmt_text(&st, 4);
		folded = utf8_fold(party != NULL ? party : stmt_text(&st, 5));
		/* A party is not a label that reads the same. */
		mark->text = xasprintf(
		    "%c%s", party != NULL ? 'p' : 'l', folded);
		free(folded);
	}
	return stmt_end(&st);
}

static int
compare_kinds(const struct mark *a, const struct mark *b)
{
	int c = strcmp(a->kind, b->kind);

	if (c == 0)
		c = (a->cents > b->cents) - (a->cents < b->cents);
	return c != 0 ? c : strcmp(a->text, b->text);
}

static int
compare_entries(const void *x, const void *y)
{
	const struct mark *a = x, *b = y;
	int		   c = compare_kinds(a, b);

	if (c == 0)
		c = date_compare(a->day, b->day);
	return c != 0 ? c : (a->number > b->number) - (a->number < b->number);
}

static void
add_duplicates(struct check_run *run, const struct mark *first, size_t n)
{
	struct finding *f;
	struct money	amount = MONEY(first->cents);
	char		text[MONEY_TEXT], day[DATE_ISO];
	size_t		i;

	f = check_add(run, 24, SEVERITY_WARNING, amount,
	    xasprintf(_("%zu entries of %s, with the same party or label, "
			"within days of each other (from %s): recorded twice?"),
		n, money_text(amount, MONEY_EURO, text),
		date_fr(first->day, day)),
	    xstrdup(_("Compare the vouchers. If one is too much: quitus void N "
		      "--reason \"...\"")));
	for (i = 0; i < n; i++)
		check_add_entry(f, first[i].number);
}

int
check_duplicates(struct check_run *run)
{
	struct marks m = { 0 };
	size_t	     i, j;
	int	     rc = read_entries(run, &m);

	if (rc == 0 && m.n > 0)
		qsort(m.list, m.n, sizeof(*m.list), compare_entries);
	for (i = 0; rc == 0 && i < m.n; i = j) {
		j = i + 1;
		while (j < m.n && compare_kinds(&m.list[i], &m.list[j]) == 0 &&
		    m.list[j].day.days - m.list[j - 1].day.days <= DAYS_APART)
			j++;
		if (j - i > 1)
			add_duplicates(run, &m.list[i], j - i);
	}
	free_marks(&m);
	return rc;
}

/* ---- C25: cheques in their order ---- */

/* Spoiled cheques are kept: a void entry accounts for its cheque. */
static int
read_cheques(struct check_run *run, struct marks *m)
{
	char	     prefix[VOUCHER_MAX];
	const char  *reference;
	struct mark *mark;
	struct stmt  st;
	int64_t	     n;

	stmt_init(&st, run->db,
	    "SELECT DISTINCT e.number, e.reference,"
	    " p.credit, e.state"
	    " FROM entry AS e JOIN posting AS p ON p.entry = e.id"
	    " WHERE e.year = ?1 AND e.method = 'cheque'"
	    " AND e.reference IS NOT NULL AND p.credit GLOB '51*'"
	    " AND e.reverses IS NULL");
	stmt_set_int(&st, 1, run->year);
	while (stmt_row(&st)) {
		reference = stmt_text(&st, 1);
		if (voucher_split(reference, prefix, &n) == -1)
			continue;
		mark = add_mark(m);
		/* A void entry is no second use of its cheque: number 0. */
		mark->number = strcmp(stmt_text(&st, 3), "void") == 0 ?
		    0 :
		    stmt_int(&st, 0);
		mark->cents = n;
		mark->kind = stmt_text_dup(&st, 2);
		mark->text = xstrdup(reference);
	}
	return stmt_end(&st);
}

static int
compare_cheques(const void *x, const void *y)
{
	const struct mark *a = x, *b = y;
	int		   c = strcmp(a->kind, b->kind);

	if (c == 0)
		c = (a->cents > b->cents) - (a->cents < b->cents);
	return c != 0 ? c : (a->number > b->number) - (a->number < b->number);
}

static void
check_same_cheque(
    struct check_run *run, const struct mark *a, const struct mark *b)
{
	struct finding *f;

	if (a->number == 0)
		return;
	f = check_add(run, 25, SEVERITY_WARNING, MONEY(0),
	    xasprintf(_("cheque %s of account %s is in two entries."), b->text,
		b->kind),
	    xstrdup(_(
		"One cheque is one entry, split over its accounts "
		"(--split); or one of the numbers is wrong: quitus edit N --cheque "
		"NUMBER")));
	check_add_entry(f, a->number);
	check_add_entry(f, b->number);
}

/* Append the cheques that lie between two. */
static void
add_missing(struct buf *b, const struct mark *from, const struct mark *to)
{
	char   *next = cheque_next(from->text), *after;
	int64_t n;

	for (n = from->cents + 1; n < to->cents && next != NULL; n++) {
		buf_addf(b, "%s%s", b->len > 0 ? ", " : "", next);
		after = cheque_next(next);
		free(next);
		next = after;
	}
	free(next);
}

static void
compare_neighbours(
    struct check_run *run, const struct marks *m, struct buf *missing)
{
	const struct mark *a, *b;
	size_t		   i;

	for (i = 1; i < m->n; i++) {
		a = &m->list[i - 1];
		b = &m->list[i];
		if (strcmp(a->kind, b->kind) != 0)
			continue;
		if (a->cents == b->cents)
			check_same_cheque(run, a, b);
		else if (b->cents - a->cents <= CHEQUES_APART)
			add_missing(missing, a, b);
	}
}

int
check_cheques(struct check_run *run)
{
	struct buf   missing = { 0 };
	struct marks m = { 0 };
	int	     rc = read_cheques(run, &m);

	if (rc == 0 && m.n > 0) {
		qsort(m.list, m.n, sizeof(*m.list), compare_cheques);
		compare_neighbours(run, &m, &missing);
	}
	if (missing.len > 0)
		check_add(run, 25, SEVERITY_WARNING, MONEY(0),
		    xasprintf(_("cheques that no entry names: %s."),
			buf_str(&missing)),
		    xstrdup(_("Keep spoiled cheques with the stubs; record "
			      "the ones that were written.")));
	free_marks(&m);
	buf_fini(&missing);
	return rc;
}

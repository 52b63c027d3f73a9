/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>

#include "anomalies.h"
#include "base/buf.h"
#include "base/i18n.h"
#include "base/utf8.h"
#include "base/xalloc.h"
#include "checking.h"
#include "store/stmt.h"

#define WEEK	    7
#define ROUND	    1000 /* whole tens of euros */
#define ROUND_LEAST 5

/* What one entry spends. */
struct spending {
	int64_t	    entry, cents;
	struct date day;
	char	   *payee; /* folded; its label where nobody is named */
	bool	    dues;  /* to the association */
};

/* Those of one coop, and the entries that a later one takes back. */
struct spendings {
	struct spending *all;
	size_t		 n, cap;
	int64_t		*reversed;
	size_t		 nreversed, reversed_cap;
};

static void
empty(struct spendings *s)
{
	while (s->n > 0)
		free(s->all[--s->n].payee);
	s->nreversed = 0;
}

/* ---- Reading ---- */

static void
add_posting(struct spendings *s, struct stmt *st)
{
	struct spending *last = s->n > 0 ? &s->all[s->n - 1] : NULL;
	const char	*payee = stmt_text(st, 3);

	if (!stmt_is_null(st, 6)) {
		s->reversed = xgrow(s->reversed, s->nreversed, &s->reversed_cap,
		    sizeof(*s->reversed));
		s->reversed[s->nreversed++] = stmt_int(st, 6);
		return;
	}
	if (stmt_int(st, 5) == 0)
		return;
	if (last == NULL || last->entry != stmt_int(st, 0)) {
		s->all = xgrow(s->all, s->n, &s->cap, sizeof(*s->all));
		last = &s->all[s->n++];
		*last = (struct spending){ .entry = stmt_int(st, 0),
			.day = stmt_date(st, 1),
			.payee = utf8_fold(payee != NULL ? payee : "") };
	}
	last->cents += stmt_int(st, 2);
	last->dues = last->dues || stmt_int(st, 4) != 0;
}

static bool
is_reversed(const struct spendings *s, int64_t entry)
{
	size_t i;

	for (i = 0; i < s->nreversed; i++)
		if (s->reversed[i] == entry)
			return true;
	return false;
}

static void
drop_reversed(struct spendings *s)
{
	size_t i, kept = 0;

	for (i = 0; i < s->n; i++) {
		if (is_reversed(s, s->all[i].entry))
			free(s->all[i].payee);
		else
			s->all[kept++] = s->all[i];
	}
	s->n = kept;
}

/* ---- Telling ---- */

static int
compare(const void *a, const void *b)
{
	const struct spending *x = a, *y = b;
	int		       rc = strcmp(x->payee, y->payee);

	if (x->cents != y->cents)
		return x->cents < y->cents ? -1 : 1;
	if (rc == 0)
		rc = date_compare(x->day, y->day);
	return rc != 0 ? rc : (x->entry > y->entry) - (x->entry < y->entry);
}

static bool
repeats(const struct spending *a, const struct spending *b)
{
	return a->cents == b->cents && strcmp(a->payee, b->payee) == 0 &&
	    b->day.days - a->day.days <= WEEK;
}

static int
tell(struct checking *c, const char *coop, int64_t cents, struct buf *entries,
    bool repeated)
{
	struct anomaly a = { .code = 17, .coop = coop, .amount = MONEY(cents) };
	struct buf     text = { .data = NULL };
	char	       amount[MONEY_TEXT];
	int	       rc;

	money_text(a.amount, MONEY_EURO, amount);
	if (repeated) {
		buf_addf(&text,
		    _("the same amount to the same payee within a week: %s"),
		    amount);
		a.ask = _("Ask for both vouchers: one invoice may have been "
			  "paid, or written, twice.");
	} else {
		buf_addf(&text, _("most expenses are round amounts: %s in all"),
		    amount);
		a.ask = _("Ask for their vouchers: an invoice is seldom round; "
			  "these may be guesses, or advances never settled.");
	}
	a.message = buf_str(&text);
	a.entries = buf_str(entries);
	rc = checking_tell(c, &a);
	buf_fini(&text);
	buf_reset(entries);
	return rc;
}

static void
add_number(struct buf *entries, int64_t entry)
{
	buf_addf(
	    entries, entries->len > 0 ? ",%lld" : "%lld", (long long)entry);
}

static int
tell_repeated(struct checking *c, const char *coop, struct spendings *s)
{
	struct buf entries = { .data = NULL };
	size_t	   i, k;
	int	   rc = 0;

	if (s->n > 0)
		qsort(s->all, s->n, sizeof(*s->all), compare);
	for (i = 0; rc == 0 && i < s->n; i = k) {
		add_number(&entries, s->all[i].entry);
		for (k = i + 1; k < s->n && repeats(&s->all[k - 1], &s->all[k]);
		     k++)
			add_number(&entries, s->all[k].entry);
		if (k - i > 1)
			rc = tell(c, coop, s->all[i].cents, &entries, true);
		buf_reset(&entries);
	}
	buf_fini(&entries);
	return rc;
}

/* Before they are sorted: in the order of the books. */
static int
tell_round(struct checking *c, const char *coop, const struct spendings *s)
{
	struct buf entries = { .data = NULL };
	size_t	   i, round = 0, others = 0;
	int64_t	   cents = 0;
	int	   rc = 0;

	for (i = 0; i < s->n; i++) {
		if (s->all[i].dues)
			continue;
		if (s->all[i].cents % ROUND != 0) {
			others++;
			continue;
		}
		round++;
		cents += s->all[i].cents;
		add_number(&entries, s->all[i].entry);
	}
	if (round >= ROUND_LEAST && round > others)
		rc = tell(c, coop, cents, &entries, false);
	buf_fini(&entries);
	return rc;
}

/* ---- All coops ---- */

static int
check_coop(struct checking *c, struct stmt *postings, int64_t dossier,
    const char *coop, struct spendings *s)
{
	int rc;

	empty(s);
	stmt_set_int(postings, 1, dossier);
	while (stmt_row(postings))
		add_posting(s, postings);
	stmt_reset(postings);
	drop_reversed(s);
	rc = tell_round(c, coop, s);
	return rc != 0 ? rc : tell_repeated(c, coop, s);
}

int
spending_check(struct checking *c)
{
	struct spendings s = { .all = NULL };
	struct stmt	 coops, postings;
	int		 rc = 0;

	stmt_init(&coops, c->db,
	    "SELECT d.id, c.number" CURRENT OF_YEAR
	    " AND (?2 IS NULL OR c.number = ?2) ORDER BY c.number");
	stmt_set_int(&coops, 1, c->year);
	stmt_set_null(&coops, 2);
	if (c->filter->coop != NULL)
		stmt_set_text(&coops, 2, c->filter->coop);
	stmt_init(&postings, c->db,
	    "SELECT entry, day, cents, coalesce(party, label),"
	    " debit GLOB '6281*' OR debit GLOB '6168*', debit GLOB '6*',"
	    " reverses FROM posting WHERE dossier = ?1 AND state <> 'void'"
	    " AND (debit GLOB '6*' OR reverses IS NOT NULL) ORDER BY rank");
	while (rc == 0 && stmt_row(&coops))
		rc = check_coop(c, &postings, stmt_int(&coops, 0),
		    stmt_text(&coops, 1), &s);
	empty(&s);
	free(s.all);
	free(s.reversed);
	if (stmt_end(&postings) == -1)
		rc = -1;
	return stmt_end(&coops) == -1 ? -1 : rc;
}

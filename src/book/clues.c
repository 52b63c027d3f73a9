/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>

#include "base/xalloc.h"
#include "clues.h"
#include "store/stmt.h"

#define HISTORY_MAX 5000 /* postings looked at, the latest ones */

static uint32_t
find_shared(struct search *s, const char *label)
{
	struct words w = { .list = NULL };
	uint32_t     shared = 0;
	size_t	     i, k;

	words_split(&w, label);
	for (i = 0; i < s->words.n; i++) {
		for (k = 0; k < w.n; k++) {
			if (strcmp(s->words.list[i].stem, w.list[k].stem) == 0)
				break;
		}
		if (k < w.n) {
			shared |= UINT32_C(1) << i;
			s->carriers[i]++;
		}
	}
	words_fini(&w);
	s->entries++;
	return shared;
}

/* Columns: entry, label, account, voucher, number. */
static void
take_posting(struct search *s, struct stmt *st, uint32_t shared)
{
	struct candidate *c = clues_find(s, stmt_text(st, 2));
	struct hit	 *h;

	if (shared == 0 || c == NULL)
		return;
	s->hits = xgrow(s->hits, s->nhits, &s->hits_cap, sizeof(*s->hits));
	h = &s->hits[s->nhits++];
	h->candidate = (size_t)(c - s->list);
	h->shared = shared;
	h->voucher = stmt_is_null(st, 3) ?
	    xasprintf("n° %lld", (long long)stmt_int(st, 4)) :
	    stmt_text_dup(st, 3);
}

static int
read_history(struct search *s)
{
	struct stmt st;
	int64_t	    last = 0;
	uint32_t    shared = 0;

	stmt_init(&st, s->db,
	    "SELECT e.id, e.label,"
	    " CASE WHEN p.debit GLOB '6*' THEN p.debit ELSE p.credit END,"
	    " e.voucher, e.number"
	    " FROM entry AS e JOIN posting AS p ON p.entry = e.id"
	    " WHERE e.state <> 'void' AND e.reverses IS NULL"
	    " AND (p.debit GLOB '6*' OR p.credit GLOB '7*')"
	    " AND NOT EXISTS (SELECT 1 FROM entry AS r WHERE r.reverses = e.id"
	    "  AND r.reverses IS NOT NULL AND r.state <> 'void')"
	    " ORDER BY e.id DESC LIMIT ?1");
	stmt_set_int(&st, 1, HISTORY_MAX);
	while (stmt_row(&st)) {
		if (stmt_int(&st, 0) != last)
			shared = find_shared(s, stmt_text(&st, 1));
		last = stmt_int(&st, 0);
		take_posting(s, &st, shared);
	}
	return stmt_end(&st);
}

/* A word that few labels carry tells more: 1 + log2(entries / carriers). */
static void
weigh_words(struct search *s)
{
	int64_t rare;
	size_t	i;

	for (i = 0; i < s->words.n; i++) {
		rare = s->carriers[i] > 0 ? s->entries / s->carriers[i] :
					    s->entries;
		for (s->weights[i] = 1; rare > 1; rare /= 2)
			s->weights[i]++;
		s->total += s->weights[i];
	}
}

static int64_t
weigh_hit(const struct search *s, const struct hit *h)
{
	int64_t sum = 0;
	size_t	i;

	for (i = 0; i < s->words.n; i++) {
		if (h->shared & (UINT32_C(1) << i))
			sum += s->weights[i];
	}
	return SCORE_HISTORY * sum / s->total;
}

/* An account is worth its likest entry; those nearly as like it are counted
 * and the latest of them are told. */
static void
count_hits(struct search *s)
{
	struct candidate *c;
	int64_t		  score;
	size_t		  i;

	for (i = 0; i < s->nhits; i++) {
		c = &s->list[s->hits[i].candidate];
		score = weigh_hit(s, &s->hits[i]);
		if (score > c->history)
			c->history = score;
	}
	for (i = 0; i < s->nhits; i++) {
		c = &s->list[s->hits[i].candidate];
		if (2 * weigh_hit(s, &s->hits[i]) <= c->history)
			continue;
		c->uses++;
		if (c->nvouchers == TOLD_MAX)
			continue;
		c->vouchers[c->nvouchers++] = s->hits[i].voucher;
		s->hits[i].voucher = NULL;
	}
}

int
clues_read_history(struct search *s)
{
	if (read_history(s) == -1)
		return -1;
	weigh_words(s);
	count_hits(s);
	return 0;
}

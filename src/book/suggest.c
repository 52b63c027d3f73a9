/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "book/suggest.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/utf8.h"
#include "base/xalloc.h"
#include "book/account.h"
#include "book/words.h"
#include "store/stmt.h"

#define WORDS_MAX	32	/* words of a text that are looked at */
#define HISTORY_MAX	5000	/* postings looked at, the latest ones */
#define TOLD_MAX	3	/* vouchers named in a reason */
#define LIST_MAX	5	/* accounts proposed */

/* What a clue weighs. A label that was used before in all its words outweighs
 * whatever the chart's words say of one of them. */
#define SCORE_HISTORY	1000	/* the words of the text are all there */
#define SCORE_USE	10	/* each entry like it, up to ten */
#define SCORE_WORD	200	/* a word of the chart */
#define SCORE_PHRASE	270	/* a word in a phrase of the chart */
#define SCORE_LABEL	150	/* a word of the account's label */
#define SCORE_BEGINS	90	/* the same, by their beginning only */

/* An account that may be meant, and why. */
struct candidate {
	char		 code[CODE_MAX];
	char		*label;
	int64_t		 history;
	int64_t		 uses;
	int64_t		 words[WORDS_MAX];	/* the best clue of each */
	int64_t		 best;			/* of those told */
	size_t		 from, to;		/* bytes of the text */
	char		*vouchers[TOLD_MAX];	/* latest first */
	size_t		 nvouchers;
};

/* An earlier posting that shares words with the text. */
struct hit {
	size_t		 candidate;
	uint32_t	 shared;		/* a bit for each word */
	char		*voucher;
};

struct search {
	struct db		*db;
	const char		*text;
	struct words		 words;
	struct candidate	*list;
	size_t			 n, cap;
	struct hit		*hits;
	size_t			 nhits, hits_cap;
	int64_t			 entries;	/* looked at */
	int64_t			 carriers[WORDS_MAX];	/* with that word */
	int64_t			 weights[WORDS_MAX];
	int64_t			 total;
};

/* ---- The words of the chart ---- */

/* Note that count words of the text, from the i-th, hint at an account. */
static void
note(struct search *s, struct candidate *c, size_t i, size_t count,
    int64_t score)
{
	const struct word	*first = &s->words.list[i];
	const struct word	*last = &s->words.list[i + count - 1];
	int64_t			 told = score * (int64_t)count;
	size_t			 k;

	for (k = i; k < i + count; k++) {
		if (c->words[k] < score)
			c->words[k] = score;
	}
	if (told <= c->best)
		return;
	c->best = told;
	c->from = first->at;
	c->to = last->at + last->len;
}

/* Look for a phrase, whole, among the words of the text. */
static void
match_phrase(struct search *s, struct candidate *c, const struct words *phrase,
    int64_t score)
{
	enum words_match	one, all;
	size_t			i, k;

	for (i = 0; phrase->n > 0 && i + phrase->n <= s->words.n; i++) {
		all = WORDS_SAME;
		for (k = 0; k < phrase->n && all != WORDS_NO; k++) {
			one = words_compare(phrase->list[k].stem,
			    s->words.list[i + k].stem);
			all = one < all ? one : all;
		}
		if (all != WORDS_NO)
			note(s, c, i, phrase->n,
			    all == WORDS_SAME ? score : SCORE_BEGINS);
	}
}

static int
add_candidate(const struct account *a, void *arg)
{
	struct search		*s = arg;
	struct candidate	*c;
	struct words		 label = { .list = NULL }, one = { .n = 1 };
	size_t			 i;

	if (!a->active || code_class(a->code) < 5)
		return 0;
	s->list = xgrow(s->list, s->n, &s->cap, sizeof(*s->list));
	c = &s->list[s->n++];
	*c = (struct candidate){ .label = xstrdup(a->label) };
	memcpy(c->code, a->code, CODE_MAX);
	if (code_class(a->code) == 5)
		return 0;
	words_split(&label, a->label);
	for (i = 0; i < label.n; i++) {
		one.list = &label.list[i];
		match_phrase(s, c, &one, SCORE_LABEL);
	}
	words_fini(&label);
	return 0;
}

static int
compare_code(const void *key, const void *item)
{
	return strcmp(key, ((const struct candidate *)item)->code);
}

/* The candidates come in order of code. */
static struct candidate *
find_candidate(struct search *s, const char *code)
{
	return s->n == 0 ? NULL : bsearch(code, s->list, s->n,
	    sizeof(*s->list), compare_code);
}

static int
search_keywords(struct search *s)
{
	struct candidate	*c;
	struct words		 phrase;
	struct stmt		 st;

	stmt_init(&st, s->db, "SELECT account, word FROM keyword");
	while (stmt_row(&st)) {
		c = find_candidate(s, stmt_text(&st, 0));
		if (c == NULL)
			continue;
		phrase = (struct words){ .list = NULL };
		words_split(&phrase, stmt_text(&st, 1));
		match_phrase(s, c, &phrase,
		    phrase.n > 1 ? SCORE_PHRASE : SCORE_WORD);
		words_fini(&phrase);
	}
	return stmt_end(&st);
}

/* ---- The labels of earlier entries ---- */

static uint32_t
find_shared(struct search *s, const char *label)
{
	struct words	w = { .list = NULL };
	uint32_t	shared = 0;
	size_t		i, k;

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
	struct candidate	*c = find_candidate(s, stmt_text(st, 2));
	struct hit		*h;

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
	struct stmt	st;
	int64_t		last = 0;
	uint32_t	shared = 0;

	stmt_init(&st, s->db, "SELECT e.id, e.label,"
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
	int64_t	rare;
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
	int64_t	sum = 0;
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
	struct candidate	*c;
	int64_t			 score;
	size_t			 i;

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

static int
search_history(struct search *s)
{
	if (read_history(s) == -1)
		return -1;
	weigh_words(s);
	count_hits(s);
	return 0;
}

/* ---- The answer ---- */

static int64_t
add_up(const struct candidate *c)
{
	int64_t	score = c->history;
	size_t	i;

	score += SCORE_USE * (c->uses < 10 ? c->uses : 10);
	for (i = 0; i < WORDS_MAX; i++)
		score += c->words[i];
	return score;
}

static char *
explain(const struct search *s, const struct candidate *c)
{
	struct buf	 vouchers = { .data = NULL };
	char		*word, *reason;
	size_t		 i;

	word = xstrndup(s->text + c->from, c->to - c->from);
	for (i = c->nvouchers; i > 0; i--)
		buf_addf(&vouchers, "%s%s", vouchers.len > 0 ? ", " : "",
		    c->vouchers[i - 1]);
	if (c->uses > (int64_t)c->nvouchers)
		buf_adds(&vouchers, "…");
	if (c->best == 0)
		reason = xasprintf(_("used for %s"), buf_str(&vouchers));
	else if (c->uses == 0)
		reason = xasprintf(_("“%s” is a word of this account"), word);
	else
		reason = xasprintf(_("“%s” is a word of this account; also "
		    "used for %s"), word, buf_str(&vouchers));
	free(word);
	buf_fini(&vouchers);
	return reason;
}

static int
compare_score(const void *va, const void *vb)
{
	const struct suggestion	*a = va, *b = vb;

	if (a->score != b->score)
		return a->score > b->score ? -1 : 1;
	return strcmp(a->account, b->account);
}

static void
answer(const struct search *s, struct suggestion **list, size_t *n)
{
	struct suggestion	*g;
	int64_t			 score;
	size_t			 i, cap = 0;

	for (i = 0; i < s->n; i++) {
		score = add_up(&s->list[i]);
		if (score == 0)
			continue;
		*list = xgrow(*list, *n, &cap, sizeof(**list));
		g = &(*list)[(*n)++];
		memcpy(g->account, s->list[i].code, CODE_MAX);
		g->label = xstrdup(s->list[i].label);
		g->reason = explain(s, &s->list[i]);
		g->score = score;
	}
	if (*n > 0)
		qsort(*list, *n, sizeof(**list), compare_score);
	while (*n > LIST_MAX) {
		free((*list)[--*n].label);
		free((*list)[*n].reason);
	}
}

static void
search_fini(struct search *s)
{
	size_t	i, k;

	for (i = 0; i < s->n; i++) {
		free(s->list[i].label);
		for (k = 0; k < s->list[i].nvouchers; k++)
			free(s->list[i].vouchers[k]);
	}
	for (i = 0; i < s->nhits; i++)
		free(s->hits[i].voucher);
	free(s->list);
	free(s->hits);
	words_fini(&s->words);
}

int
suggest_accounts(struct db *db, const char *text, const char *classes,
    struct suggestion **list, size_t *n)
{
	struct search	s = { .db = db, .text = text };
	int		rc = 0;

	*list = NULL;
	*n = 0;
	if (utf8_valid(text, strlen(text)))
		words_split(&s.words, text);
	while (s.words.n > WORDS_MAX)
		free(s.words.list[--s.words.n].stem);
	if (s.words.n > 0) {
		rc = account_each(db, classes, add_candidate, &s);
		if (rc == 0)
			rc = search_keywords(&s);
		if (rc == 0)
			rc = search_history(&s);
		if (rc == 0)
			answer(&s, list, n);
	}
	search_fini(&s);
	return rc;
}

void
suggest_free(struct suggestion *list, size_t n)
{
	while (n > 0) {
		free(list[--n].label);
		free(list[n].reason);
	}
	free(list);
}

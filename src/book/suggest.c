/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "book/suggest.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/utf8.h"
#include "base/xalloc.h"
#include "book/account.h"
#include "clues.h"
#include "store/stmt.h"

#define LIST_MAX 5 /* accounts proposed */
#define WORST	 3 /* nothing under a third of the best */

/* ---- The words of the chart ---- */

/* Note that count words of the text, from the i-th, hint at an account. */
static void
note(struct candidate *c, size_t i, size_t count, int64_t score)
{
	int64_t told = score * (int64_t)count;
	size_t	k;

	for (k = i; k < i + count; k++) {
		if (c->words[k] < score)
			c->words[k] = score;
	}
	if (told <= c->best)
		return;
	c->best = told;
	c->first = i;
	c->count = count;
}

/* What one word of a phrase is to the i-th of the text: on the second look,
 * only to one that nothing is like. */
static enum words_match
compare_word(const struct search *s, const struct word *word, size_t i)
{
	if (!s->second)
		return words_compare(word->stem, s->words.list[i].stem);
	return !s->met[i] && words_nearly(s->words.list[i].stem, word->stem) ?
	    WORDS_BEGINS :
	    WORDS_NO;
}

/* Look for a phrase, whole, among the words of the text. */
static void
match_phrase(struct search *s, struct candidate *c, const struct words *phrase,
    int64_t score)
{
	enum words_match one, all;
	size_t		 i, k;

	for (i = 0; phrase->n > 0 && i + phrase->n <= s->words.n; i++) {
		all = WORDS_SAME;
		for (k = 0; k < phrase->n && all != WORDS_NO; k++) {
			one = compare_word(s, &phrase->list[k], i + k);
			all = one < all ? one : all;
		}
		if (all != WORDS_NO)
			note(c, i, phrase->n,
			    all == WORDS_SAME ? score : SCORE_BEGINS);
	}
}

static int
add_candidate(const struct account *a, void *arg)
{
	struct search	 *s = arg;
	struct candidate *c;

	if (!a->active || code_class(a->code) < 5)
		return 0;
	s->list = xgrow(s->list, s->n, &s->cap, sizeof(*s->list));
	c = &s->list[s->n++];
	*c = (struct candidate){ .label = xstrdup(a->label) };
	memcpy(c->code, a->code, CODE_MAX);
	return 0;
}

/* The words of the accounts' own labels; a money account is called by all
 * kinds of names. */
static void
search_labels(struct search *s)
{
	struct words label, one = { .n = 1 };
	size_t	     i, k;

	for (k = 0; k < s->n; k++) {
		if (code_class(s->list[k].code) == 5)
			continue;
		label = (struct words){ .list = NULL };
		words_split(&label, s->list[k].label);
		for (i = 0; i < label.n; i++) {
			one.list = &label.list[i];
			match_phrase(s, &s->list[k], &one, SCORE_LABEL);
		}
		words_fini(&label);
	}
}

static int
compare_code(const void *key, const void *item)
{
	return strcmp(key, ((const struct candidate *)item)->code);
}

/* The candidates came in order of code. */
struct candidate *
clues_find(struct search *s, const char *code)
{
	return s->n == 0 ?
	    NULL :
	    bsearch(code, s->list, s->n, sizeof(*s->list), compare_code);
}

static int
search_keywords(struct search *s)
{
	struct candidate *c;
	struct words	  phrase;
	struct stmt	  st;

	stmt_init(&st, s->db, "SELECT account, word FROM keyword");
	while (stmt_row(&st)) {
		c = clues_find(s, stmt_text(&st, 0));
		if (c == NULL)
			continue;
		phrase = (struct words){ .list = NULL };
		words_split(&phrase, stmt_text(&st, 1));
		match_phrase(
		    s, c, &phrase, phrase.n > 1 ? SCORE_PHRASE : SCORE_WORD);
		words_fini(&phrase);
	}
	return stmt_end(&st);
}

/* All that the chart knows; then, once more, what it may know of the words that
 * it does not: abbreviations, slips. */
static int
search_chart(struct search *s)
{
	size_t i, k;

	search_labels(s);
	if (search_keywords(s) == -1)
		return -1;
	for (i = 0; i < s->words.n; i++)
		for (k = 0; k < s->n && !s->met[i]; k++)
			s->met[i] = s->list[k].words[i] > 0;
	s->second = true;
	search_labels(s);
	return search_keywords(s);
}

/* ---- The usual accounts ---- */

/* What most entries of a coop are on, where nothing tells more (domain 1.2):
 * the activities, the small charges, what stays; what activities bring, what
 * families give, what is sold to them. */
static const char *const usual[] = { "6180", "6500", "6800", "7080", "7562",
	"7070" };

#define USUAL_LIST 3 /* proposals, with these at the end */

static bool
is_listed(const struct suggestion *list, size_t n, const char *code)
{
	size_t i;

	for (i = 0; i < n; i++)
		if (strcmp(list[i].account, code) == 0)
			return true;
	return false;
}

static void
add_usual(
    struct search *s, const char *classes, struct suggestion **list, size_t *n)
{
	struct candidate *c;
	size_t		  i;

	if (strlen(classes) != 1)
		return;
	for (i = 0; i < sizeof(usual) / sizeof(usual[0]) && *n < USUAL_LIST;
	     i++) {
		c = clues_find(s, usual[i]);
		if (c == NULL || is_listed(*list, *n, usual[i]))
			continue;
		*list = xreallocarray(*list, *n + 1, sizeof(**list));
		(*list)[*n] = (struct suggestion){ .label = xstrdup(c->label),
			.reason = xstrdup(_("one of the usual accounts")),
			.score = 1,
			.usual = true };
		code_copy((*list)[(*n)++].account, c->code);
	}
}

/* ---- The answer ---- */

static int64_t
add_up(const struct candidate *c)
{
	int64_t score = c->history;
	size_t	i;

	score += SCORE_USE * (c->uses < 10 ? c->uses : 10);
	for (i = 0; i < WORDS_MAX; i++)
		score += c->words[i];
	/* French begins with what it is: the insurance of a projector. */
	return score + c->words[0] / 2;
}

/* Of single words, the one that the fewest other accounts have too. */
static void
choose_word(const struct search *s, struct candidate *c)
{
	size_t i, k, least = SIZE_MAX, others;

	for (i = 0; c->count == 1 && i < s->words.n; i++) {
		if (c->words[i] < c->best)
			continue;
		for (others = k = 0; k < s->n; k++)
			others += s->list[k].words[i] > 0;
		if (others < least) {
			least = others;
			c->first = i;
		}
	}
}

/* The words of the text that the chart knows, as they were typed. */
static char *
copy_words(const struct search *s, const struct candidate *c)
{
	const struct word *from = &s->words.list[c->first];
	const struct word *to;

	if (c->count == 0)
		return xstrdup("");
	to = &s->words.list[c->first + c->count - 1];
	return xstrndup(s->text + from->at, to->at + to->len - from->at);
}

static char *
explain(const struct search *s, const struct candidate *c)
{
	struct buf vouchers = { .data = NULL };
	char	  *word, *reason;
	size_t	   i;

	word = copy_words(s, c);
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
				     "used for %s"),
		    word, buf_str(&vouchers));
	free(word);
	buf_fini(&vouchers);
	return reason;
}

static int
compare_score(const void *va, const void *vb)
{
	const struct suggestion *a = va, *b = vb;

	if (a->score != b->score)
		return a->score > b->score ? -1 : 1;
	return strcmp(a->account, b->account);
}

static void
answer(struct search *s, struct suggestion **list, size_t *n)
{
	struct suggestion *g;
	int64_t		   score;
	size_t		   i, cap = 0;

	for (i = 0; i < s->n; i++) {
		score = add_up(&s->list[i]);
		if (score == 0)
			continue;
		*list = xgrow(*list, *n, &cap, sizeof(**list));
		g = &(*list)[(*n)++];
		memcpy(g->account, s->list[i].code, CODE_MAX);
		g->label = xstrdup(s->list[i].label);
		choose_word(s, &s->list[i]);
		g->reason = explain(s, &s->list[i]);
		g->score = score;
		g->usual = false;
	}
	if (*n > 0)
		qsort(*list, *n, sizeof(**list), compare_score);
	while (*n > LIST_MAX ||
	    (*n > 0 && (*list)[*n - 1].score * WORST < (*list)[0].score)) {
		free((*list)[--*n].label);
		free((*list)[*n].reason);
	}
}

static void
search_fini(struct search *s)
{
	size_t i, k;

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
	struct search s = { .db = db, .text = text };
	int	      rc = 0;

	*list = NULL;
	*n = 0;
	if (utf8_valid(text, strlen(text)))
		words_split(&s.words, text);
	while (s.words.n > WORDS_MAX)
		free(s.words.list[--s.words.n].stem);
	if (s.words.n > 0) {
		rc = account_each(db, classes, add_candidate, &s);
		if (rc == 0)
			rc = search_chart(&s);
		if (rc == 0)
			rc = clues_read_history(&s);
		if (rc == 0) {
			answer(&s, list, n);
			add_usual(&s, classes, list, n);
		}
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

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "book/bank_pair.h"

#include <ctype.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/xalloc.h"

enum {
	AHEAD = 3,	   /* days that an entry may be later than its line */
	NEAR = 12,	   /* days that a payment usually takes */
	NEAR_CHEQUE = 60,  /* and a cheque */
	LONG = 62,	   /* days after which it is not that one */
	LONG_CHEQUE = 373, /* validity of a cheque */
	DEPOSIT = 31,	   /* days that cheques wait for their deposit */
	POOL_MAX = 24,	   /* entries among which a sum is looked for */
	WORD_MIN = 4	   /* letters of a word that tells something */
};

#define NONE SIZE_MAX

struct search {
	const struct pair_line	*lines;
	size_t			 nlines;
	const struct pair_entry *entries;
	size_t			 nentries;
	size_t			*by_amount; /* entries sorted by amount, day */
	bool			*line_taken;
	bool			*entry_taken;
	struct pair		*pairs;
	size_t			 n;
	size_t			 cap;
};

/* ---- Cheque numbers ---- */

static const char *
skip_zeros(const char *digits)
{
	while (*digits == '0')
		digits++;
	return digits;
}

/* The same number, whatever zeros stand before it; who wrote down the last
 * four figures or more means it too. */
static bool
same_number(const char *a, const char *b)
{
	size_t na, nb;

	a = skip_zeros(a);
	b = skip_zeros(b);
	na = strlen(a);
	nb = strlen(b);
	if (na == nb)
		return na > 0 && strcmp(a, b) == 0;
	if (na < nb)
		return na >= 4 && strcmp(b + (nb - na), a) == 0;
	return nb >= 4 && strcmp(a + (na - nb), b) == 0;
}

/* The digits of a text into out; false when there are too few or too many. */
static bool
take_digits(const char *text, size_t len, char out[PAIR_NUMBER])
{
	size_t i, n = 0;

	for (i = 0; i < len; i++) {
		if (!isdigit((unsigned char)text[i]))
			continue;
		if (n + 1 == PAIR_NUMBER)
			return false;
		out[n++] = text[i];
	}
	out[n] = '\0';
	return n >= 3;
}

/* "cheque 0001234", "chq n° 1234", "cheque emis 1234". */
static bool
number_in_words(const char *words, char out[PAIR_NUMBER])
{
	const char *p = strstr(words, "cheque ");
	size_t	    len;

	if (p == NULL && (p = strstr(words, "chq ")) == NULL)
		return false;
	/* "remise de cheques 3" counts them. */
	if (strstr(words, "remise") != NULL || strstr(words, "depot") != NULL)
		return false;
	for (p += strcspn(p, " "); *p != '\0'; p += len) {
		p += strspn(p, " ");
		len = strcspn(p, " ");
		if (strspn(p, "0123456789") == len)
			return take_digits(p, len, out);
		if (len > 7)
			return false;
	}
	return false;
}

bool
bank_pair_number(const struct pair_line *line, char out[PAIR_NUMBER])
{
	if (line->cheque != NULL)
		return take_digits(line->cheque, strlen(line->cheque), out);
	return line->amount.cents < 0 && number_in_words(line->words, out);
}

/* -1 they differ, 1 they are the same, 0 one of them is not known. */
static int
compare_cheques(const struct pair_line *line, const struct pair_entry *entry)
{
	char own[PAIR_NUMBER], its[PAIR_NUMBER];

	if (entry->cheque == NULL ||
	    !take_digits(entry->cheque, strlen(entry->cheque), its) ||
	    !bank_pair_number(line, own))
		return 0;
	return same_number(own, its) ? 1 : -1;
}

/* ---- How well one line and one entry go together ---- */

static bool
is_cheque(const struct pair_entry *e)
{
	return e->cheque != NULL ||
	    (e->method != NULL && strcmp(e->method, "cheque") == 0);
}

/* Days from the entry to the line. */
static int32_t
delay(const struct pair_line *line, const struct pair_entry *entry)
{
	return line->day.days - entry->day.days;
}

static bool
is_possible(const struct pair_line *line, const struct pair_entry *entry)
{
	int32_t days = delay(line, entry);

	return days >= -AHEAD &&
	    days <= (is_cheque(entry) ? LONG_CHEQUE : LONG) &&
	    compare_cheques(line, entry) != -1;
}

/* The bank says that it is a cheque, the book that it is none. */
static bool
contradict(const struct pair_line *line, const struct pair_entry *entry)
{
	char number[PAIR_NUMBER];

	return entry->method != NULL && !is_cheque(entry) &&
	    bank_pair_number(line, number);
}

static bool
is_near(const struct pair_line *line, const struct pair_entry *entry)
{
	return is_possible(line, entry) && !contradict(line, entry) &&
	    delay(line, entry) <= (is_cheque(entry) ? NEAR_CHEQUE : NEAR);
}

/* Words that stand in every label tell nothing. */
static bool
is_common_word(const char *word, size_t len)
{
	static const char *const common[] = { "cheque", "cheques", "virement",
		"carte", "paiement", "facture", "remise", "sepa", "pour",
		"avec", "dans", "coop", "cooperative", "scolaire", "ecole",
		"ecoles", "occe", "prelevement", "versement", "recu" };
	size_t			 i;

	for (i = 0; i < sizeof(common) / sizeof(common[0]); i++)
		if (strlen(common[i]) == len &&
		    memcmp(common[i], word, len) == 0)
			return true;
	return len < WORD_MIN;
}

static bool
has_word(const char *words, const char *word, size_t len)
{
	for (; *words != '\0'; words += strcspn(words, " ")) {
		words += strspn(words, " ");
		if (strcspn(words, " ") == len && memcmp(words, word, len) == 0)
			return true;
	}
	return false;
}

static int
words_shared(const struct pair_line *line, const struct pair_entry *entry)
{
	const char *p = entry->words;
	size_t	    len;
	int	    n = 0;

	for (; *p != '\0'; p += len) {
		p += strspn(p, " ");
		len = strcspn(p, " ");
		n += !is_common_word(p, len) && has_word(line->words, p, len);
	}
	return n;
}

/* ---- Entries of one amount ---- */

/* qsort has no argument for what its indices mean: sort pointers instead. */
static int
compare_entries(const void *a, const void *b)
{
	const struct pair_entry *x = *(const struct pair_entry *const *)a;
	const struct pair_entry *y = *(const struct pair_entry *const *)b;

	if (x->amount.cents != y->amount.cents)
		return x->amount.cents < y->amount.cents ? -1 : 1;
	if (x->day.days != y->day.days)
		return x->day.days < y->day.days ? -1 : 1;
	return (x > y) - (x < y);
}

static size_t *
sort_by_amount(const struct pair_entry *entries, size_t n)
{
	const struct pair_entry **pointers = xcalloc(n + 1, sizeof(*pointers));
	size_t			 *order = xcalloc(n + 1, sizeof(*order));
	size_t			  i;

	for (i = 0; i < n; i++)
		pointers[i] = &entries[i];
	qsort(pointers, n, sizeof(*pointers), compare_entries);
	for (i = 0; i < n; i++)
		order[i] = (size_t)(pointers[i] - entries);
	free(pointers);
	return order;
}

/* The first place in by_amount of an amount, or of the next larger one. */
static size_t
first_of(const struct search *s, struct money amount)
{
	size_t low = 0, high = s->nentries, middle;

	while (low < high) {
		middle = low + (high - low) / 2;
		if (s->entries[s->by_amount[middle]].amount.cents <
		    amount.cents)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/* The next entry of the line's amount that is free: start with *at as first_of
 * says; NONE after the last. */
static size_t
next_of(const struct search *s, const struct pair_line *line, size_t *at)
{
	size_t i;

	while (*at < s->nentries) {
		i = s->by_amount[*at];
		if (s->entries[i].amount.cents != line->amount.cents)
			break;
		(*at)++;
		if (!s->entry_taken[i])
			return i;
	}
	return NONE;
}

/* ---- Taking ---- */

static struct pair *
take(struct search *s, size_t line, enum pair_reason reason, bool certain)
{
	struct pair *p;

	s->pairs = xgrow(s->pairs, s->n, &s->cap, sizeof(*s->pairs));
	p = &s->pairs[s->n++];
	*p = (struct pair){
		.line = line, .reason = reason, .certain = certain
	};
	s->line_taken[line] = true;
	return p;
}

static void
add_entry(struct search *s, struct pair *p, size_t entry)
{
	p->entries[p->n++] = entry;
	s->entry_taken[entry] = true;
}

static void
take_one(struct search *s, size_t line, size_t entry, enum pair_reason reason,
    bool certain)
{
	add_entry(s, take(s, line, reason, certain), entry);
}

/* ---- The passes ---- */

/* The only free entry whose cheque the line is: of its amount, or of another.
 * NONE when there is none, or when two bear that number. */
static size_t
find_cheque(const struct search *s, const struct pair_line *line, bool equal)
{
	size_t i, found = NONE;

	for (i = 0; i < s->nentries; i++) {
		if (s->entry_taken[i] ||
		    (s->entries[i].amount.cents == line->amount.cents) !=
			equal ||
		    (s->entries[i].amount.cents < 0) !=
			(line->amount.cents < 0) ||
		    compare_cheques(line, &s->entries[i]) != 1 ||
		    delay(line, &s->entries[i]) < -AHEAD ||
		    delay(line, &s->entries[i]) > LONG_CHEQUE)
			continue;
		if (found != NONE)
			return NONE;
		found = i;
	}
	return found;
}

static void
pair_cheques(struct search *s, bool equal)
{
	char   number[PAIR_NUMBER];
	size_t i, entry;

	for (i = 0; i < s->nlines; i++) {
		if (s->line_taken[i] || !bank_pair_number(&s->lines[i], number))
			continue;
		entry = find_cheque(s, &s->lines[i], equal);
		if (entry != NONE)
			take_one(s, i, entry, equal ? PAIR_CHEQUE : PAIR_AMOUNT,
			    equal);
	}
}

/* How many free lines of the entry's amount are near it, and the one with most
 * words in common with it (NONE when two have as many). */
static size_t
count_lines(const struct search *s, size_t entry, size_t *best)
{
	const struct pair_entry *e = &s->entries[entry];
	int			 shared, most = -1;
	size_t			 i, n = 0;

	*best = NONE;
	for (i = 0; i < s->nlines; i++) {
		if (s->line_taken[i] ||
		    s->lines[i].amount.cents != e->amount.cents ||
		    !is_near(&s->lines[i], e))
			continue;
		n++;
		shared = words_shared(&s->lines[i], e);
		if (shared > most)
			*best = i;
		else if (shared == most)
			*best = NONE;
		if (shared > most)
			most = shared;
	}
	return n;
}

/* What a line may be, among the free entries of its amount. */
struct choice {
	size_t near;	 /* how many are near */
	size_t possible; /* how many are possible at all */
	size_t first;	 /* the nearest in days; NONE: none */
	size_t best;	 /* the near one with most words in common */
	int    shared;	 /* how many words that is */
	size_t equals;	 /* how many near ones have as many */
	bool   alike;	 /* the near ones differ in nothing */
};

static void
weigh(const struct search *s, const struct pair_line *line, size_t i,
    struct choice *c)
{
	const struct pair_entry *e = &s->entries[i];
	int			 shared;

	if (!is_near(line, e))
		return;
	shared = words_shared(line, e);
	if (c->near++ > 0)
		c->alike = c->alike &&
		    s->entries[c->best].day.days == e->day.days &&
		    strcmp(s->entries[c->best].words, e->words) == 0;
	if (c->near > 1 && shared < c->shared)
		return;
	if (c->near > 1 && shared == c->shared) {
		c->equals++;
		return;
	}
	c->best = i;
	c->shared = shared;
	c->equals = 1;
}

static struct choice
look(const struct search *s, const struct pair_line *line)
{
	struct choice c = { .first = NONE, .best = NONE, .alike = true };
	size_t	      i, at = first_of(s, line->amount);

	while ((i = next_of(s, line, &at)) != NONE) {
		if (!is_possible(line, &s->entries[i]))
			continue;
		c.possible++;
		if (c.first == NONE ||
		    abs(delay(line, &s->entries[i])) <
			abs(delay(line, &s->entries[c.first])))
			c.first = i;
		weigh(s, line, i, &c);
	}
	return c;
}

/* Pair the line when nothing else can be meant. */
static bool
settle(struct search *s, size_t line)
{
	struct choice c = look(s, &s->lines[line]);
	size_t	      rivals, best;

	if (c.near == 0 || c.best == NONE)
		return false;
	rivals = count_lines(s, c.best, &best);
	if (c.near == 1 && rivals == 1)
		take_one(s, line, c.best, PAIR_ONLY, true);
	else if (c.shared > 0 && c.equals == 1 && best == line)
		take_one(s, line, c.best, PAIR_WORDS, true);
	else if (c.alike && c.near > 1 && rivals <= c.near)
		take_one(s, line, c.best, PAIR_TWINS, true);
	else
		return false;
	return true;
}

/* Each pair that is made leaves less to choose from for the others. */
static void
pair_amounts(struct search *s)
{
	bool   again = true;
	size_t i;

	while (again) {
		again = false;
		for (i = 0; i < s->nlines; i++)
			if (!s->line_taken[i])
				again = settle(s, i) || again;
	}
}

/* ---- Deposits ---- */

/* Free entries that may be part of a deposit, and the search for a sum. */
struct pool {
	size_t	entries[POOL_MAX];
	int64_t cents[POOL_MAX];
	size_t	n;
	size_t	chosen[PAIR_MAX];
	size_t	nchosen;
	size_t	found[PAIR_MAX];
	size_t	nfound;
	int	solutions;
	int	steps;
};

enum { STEPS_MAX = 2000000 };

static void
add_up(struct pool *p, size_t from, int64_t left)
{
	size_t i;

	if (left == 0 && p->nchosen > 1) {
		p->solutions++;
		memcpy(p->found, p->chosen, sizeof(p->found));
		p->nfound = p->nchosen;
		return;
	}
	for (i = from; i < p->n && p->solutions < 2 && p->nchosen < PAIR_MAX;
	     i++) {
		if (p->cents[i] > left || ++p->steps > STEPS_MAX)
			continue;
		p->chosen[p->nchosen++] = p->entries[i];
		add_up(p, i + 1, left - p->cents[i]);
		p->nchosen--;
	}
}

static bool
is_deposit(const struct pair_line *line)
{
	return strstr(line->words, "remise") != NULL ||
	    strstr(line->words, "depot") != NULL ||
	    strstr(line->words, "versement") != NULL ||
	    strstr(line->words, "cheques") != NULL;
}

static bool
may_be_deposited(const struct pair_line *line, const struct pair_entry *e)
{
	int32_t days = delay(line, e);

	return e->amount.cents > 0 && e->amount.cents < line->amount.cents &&
	    days >= -AHEAD && days <= DEPOSIT &&
	    (e->method == NULL || is_cheque(e));
}

static bool
of_one_day(const struct search *s, const struct pool *p)
{
	size_t i;

	for (i = 1; i < p->nfound; i++)
		if (s->entries[p->found[i]].day.days !=
		    s->entries[p->found[0]].day.days)
			return false;
	return true;
}

static bool
all_cheques(const struct search *s, const struct pool *p)
{
	size_t i;

	for (i = 0; i < p->nfound; i++)
		if (!is_cheque(&s->entries[p->found[i]]))
			return false;
	return true;
}

static void
pair_deposit(struct search *s, size_t line)
{
	const struct pair_line *l = &s->lines[line];
	struct pool		p = { .n = 0 };
	struct pair	       *made;
	bool			sure;
	size_t			i;

	for (i = 0; i < s->nentries; i++) {
		if (s->entry_taken[i] || !may_be_deposited(l, &s->entries[i]))
			continue;
		if (p.n == POOL_MAX)
			return;
		p.entries[p.n] = i;
		p.cents[p.n++] = s->entries[i].amount.cents;
	}
	add_up(&p, 0, l->amount.cents);
	if (p.solutions != 1 || p.steps > STEPS_MAX)
		return;
	sure = is_deposit(l) && (all_cheques(s, &p) || of_one_day(s, &p));
	made = take(s, line, sure ? PAIR_DEPOSIT : PAIR_SUM, sure);
	for (i = 0; i < p.nfound; i++)
		add_entry(s, made, p.found[i]);
}

static void
pair_deposits(struct search *s)
{
	size_t i;

	for (i = 0; i < s->nlines; i++)
		if (!s->line_taken[i] && s->lines[i].amount.cents > 0)
			pair_deposit(s, i);
}

/* What is left is proposed, the nearest first. */
static void
propose(struct search *s)
{
	struct choice c;
	size_t	      i;

	for (i = 0; i < s->nlines; i++) {
		if (s->line_taken[i])
			continue;
		c = look(s, &s->lines[i]);
		if (c.first == NONE)
			continue;
		if (c.shared > 0 && c.equals == 1)
			c.first = c.best;
		take_one(s, i, c.first,
		    c.possible > 1 || c.near > 0 ? PAIR_SEVERAL : PAIR_LATE,
		    false);
	}
}

static int
compare_pairs(const void *a, const void *b)
{
	const struct pair *x = a, *y = b;

	return (x->line > y->line) - (x->line < y->line);
}

void
bank_pair_find(const struct pair_line *lines, size_t nlines,
    const struct pair_entry *entries, size_t nentries, struct pair **pairs,
    size_t *n)
{
	struct search s = { .lines = lines,
		.nlines = nlines,
		.entries = entries,
		.nentries = nentries };

	s.by_amount = sort_by_amount(entries, nentries);
	s.line_taken = xcalloc(nlines + 1, sizeof(*s.line_taken));
	s.entry_taken = xcalloc(nentries + 1, sizeof(*s.entry_taken));
	pair_cheques(&s, true);
	pair_amounts(&s);
	pair_deposits(&s);
	propose(&s);
	pair_cheques(&s, false);
	if (s.n > 0)
		qsort(s.pairs, s.n, sizeof(*s.pairs), compare_pairs);
	free(s.by_amount);
	free(s.line_taken);
	free(s.entry_taken);
	*pairs = s.pairs;
	*n = s.n;
}

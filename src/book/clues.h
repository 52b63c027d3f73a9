/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef QUITUS_BOOK_CLUES_H
#define QUITUS_BOOK_CLUES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "book/words.h"
#include "store/db.h"
#include "value/code.h"

/* What suggest gathers, word by word, before it answers. */

#define WORDS_MAX 32 /* words of a text that are looked at */
#define TOLD_MAX  3  /* vouchers named in a reason */

/* What a clue weighs. A label that was used before in all its words outweighs
 * whatever the chart's words say of one of them. */
#define SCORE_HISTORY 1000 /* the words of the text are all there */
#define SCORE_USE     10   /* each entry like it, up to ten */
#define SCORE_WORD    200  /* a word of the chart */
#define SCORE_PHRASE  270  /* a word in a phrase of the chart */
#define SCORE_LABEL   150  /* a word of the account's label */
#define SCORE_BEGINS  60   /* the same, by their beginning only */

/* An account that may be meant, and why. */
struct candidate {
	char	code[CODE_MAX];
	char   *label;
	int64_t history;
	int64_t uses;
	int64_t words[WORDS_MAX];   /* the best clue of each */
	int64_t best;		    /* of the words told, */
	size_t	first, count;	    /* which are these */
	char   *vouchers[TOLD_MAX]; /* latest first */
	size_t	nvouchers;
};

/* An earlier posting that shares words with the text. */
struct hit {
	size_t	 candidate;
	uint32_t shared; /* a bit for each word */
	char	*voucher;
};

struct search {
	struct db	 *db;
	const char	 *text;
	struct words	  words;
	bool		  met[WORDS_MAX]; /* the chart knows the word */
	bool		  second;	  /* look */
	struct candidate *list;
	size_t		  n, cap;
	struct hit	 *hits;
	size_t		  nhits, hits_cap;
	int64_t		  entries;	       /* looked at */
	int64_t		  carriers[WORDS_MAX]; /* with that word */
	int64_t		  weights[WORDS_MAX];
	int64_t		  total;
};

/* The candidate of that code; NULL when it is none. */
struct candidate *clues_find(struct search *, const char *code);

/* Look through the labels of the ledger's entries, the latest first. */
int clues_read_history(struct search *);

#endif

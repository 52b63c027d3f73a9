/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef QUITUS_TESTS_PLAYER_H
#define QUITUS_TESTS_PLAYER_H

#include <jansson.h>
#include <stdbool.h>
#include <stdint.h>

#include "model.h"

/*
 * Who plays a random year: chance, the command line of the program run in this
 * process, and the model beside it. A failure prints the seed that replays it.
 */

enum { MAX_ARGS = 40 };

struct player {
	uint64_t	   random;
	uint64_t	   seed;
	int		   year;
	char		   folder[64]; /* of its own, gone at the end */
	char		   file[96];   /* the ledger in it */
	struct model	   model;
	struct model_books next; /* what the command should lead to */
	bool		   dry;	 /* the command is a trial run */
	char		  *out;	 /* what the last command printed */
	char		  *err;
	int		   step;
};

/* Any number; one from 0 to n - 1. */
uint64_t draw(struct player *);
int	 pick(struct player *, int n);

/* Whether that calendar year has a 29 February. */
bool leap(int year);

/* The day of the school year as ISO text; -1 is the day before it. */
const char *day_text(const struct player *, int day, char out[32]);

/* 1234,50 */
const char *amount_text(int64_t cents, char out[32]);

/* A command line; all-zero is empty. */
struct line {
	char words[MAX_ARGS][96];
	int  n;
	bool bare; /* names the ledger itself */
};

void word(struct line *, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* Run it on the ledger of the player; its exit status. */
int run(struct player *, const struct line *);

/* Run a command that the model expects to end so; --dry-run is added when the
 * player only tries. */
void expect(struct player *, struct line *, int status);

/* The JSON that a question is answered with; words end with NULL. */
json_t *ask(struct player *, const char *const *words);

/* The test fails unless both are the same. */
void same(struct player *, const char *what, int64_t got, int64_t wanted);
void same_text(
    struct player *, const char *what, const json_t *got, const char *wanted);

/* The integer under a key; 0 for null. */
int64_t number(const json_t *, const char *key);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef QUITUS_FAULT_TRIAL_H
#define QUITUS_FAULT_TRIAL_H

/* A school year, the commands that are tried on it, and what must hold when one
 * of them met a fault. */

#include <stdbool.h>
#include <stddef.h>

#include "play.h"

enum start { START_NOTHING, START_OPEN, START_CLOSED, START_COUNT };

struct books {
	struct play play;
	char	   *file[START_COUNT]; /* the ledgers to begin with */
	size_t	    len[START_COUNT];
	bool	    full; /* FAULTS=full: everything, not some of it */
};

struct scene {
	const char *line;
	enum start  start;
};

/* Every command that writes; the last line is NULL. */
extern const struct scene trial_scenes[];

/* One scene, and the two states that it may leave. */
struct trial {
	struct books	   *books;
	const struct scene *scene;
	const char	   *fault;
	long		    at;
	char		   *before; /* NULL: no ledger */
	char		   *after;
};

/* Fixtures of a group; *state is a struct books. */
int trial_make_books(void **state);
int trial_drop_books(void **state);

/* Lay the ledger that a scene begins with, and forget the last fault. */
void trial_lay(struct books *, enum start);

/* Play the scene without a fault, to know what it does. */
void trial_begin(struct trial *, struct books *, const struct scene *);
void trial_end(struct trial *);

/* Fail, and tell all about it. */
void trial_blame(const struct trial *, const char *what);

/* The ledger holds all of the command or nothing, as was told. */
void trial_check_ledger(const struct trial *);

/* It verifies and can be written. */
void trial_check_verify(const struct trial *);

/* The command ended by itself, and said why when it failed. */
void trial_check_told(const struct trial *);

#endif

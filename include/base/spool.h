/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef QUITUS_BASE_SPOOL_H
#define QUITUS_BASE_SPOOL_H

#include <stdbool.h>
#include <stdio.h>

#include "base/buf.h"
#include "base/err.h"

/*
 * The beginning of a text that is too long to be held in memory: it goes part
 * by part into a file without a name (in $TMPDIR, else /tmp), which is gone with
 * the program. An all-zero struct is an empty one. Errors stick: spool_check tells.
 */
struct spool {
	FILE *file; /* NULL while there is nothing */
	bool  none; /* the system gives no such file: all stays in memory */
	int   code; /* errno of the first failure; 0: none */
};

void spool_fini(struct spool *);

/* Put what the buffer holds after what was put before, and empty it, once
 * there is much of it. Nothing is done without a spool (NULL). */
void spool_take(struct spool *, struct buf *);

/* Whether something was put. */
bool spool_has(const struct spool *);

/* -1 with ERR_FILE when something could not be put, or not be read. */
int spool_check(const struct spool *, struct err *);

/*
 * Go through what was put, from its beginning; stop when fn returns non-zero
 * and return that. -1 with errno when it cannot be read, or was not all put.
 */
typedef int spool_fn(const char *bytes, size_t n, void *arg);
int	    spool_each(struct spool *, spool_fn *, void *arg);

#endif

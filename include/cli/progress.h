/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef QUITUS_CLI_PROGRESS_H
#define QUITUS_CLI_PROGRESS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include "cli/ctx.h"

/*
 * How far long work has come, on one line of the terminal that standard error
 * is: "Reading: 42% ████░░░░░, about 3 min left", or "Working…" when nobody can
 * tell. It begins after a second of work, changes at most four times a second
 * and only with its percentage, and is erased in the end. A terminal that
 * cannot erase (TERM=dumb) gets a line every ten per cent instead. No terminal,
 * or --json: nothing at all.
 *
 * There is one a run, ctx->progress, begun and cleared by the session; a command
 * tells what it does and how far it is:
 *
 *	progress_name(ctx->progress, _("Reading"));
 *	while (...)
 *		progress_show(ctx->progress, done, all);
 */
struct progress {
	FILE	   *fp;	  /* NULL: nothing is shown */
	const char *what; /* borrowed */
	bool	    dumb;
	int	    width;   /* columns of the terminal */
	int64_t	    began;   /* milliseconds of a clock that only goes on; */
	int64_t	    shown;   /* of the last time that it changed */
	size_t	    done, n; /* as told last; n 0: nobody knows */
	bool	    told;    /* that nobody knows */
	int	    percent; /* that stands there */
	bool	    stands;  /* there is a line to be erased */
};

void progress_begin(struct progress *, const struct ctx *);

/* What follows has that name, and begins at nothing. The text is borrowed. */
void progress_name(struct progress *, const char *what);

/* done of n: files, bytes, steps. */
void progress_show(struct progress *, size_t done, size_t n);

/* As told last, a while after; arg is the struct progress. */
void progress_go_on(void *arg);

/* The same at a moment (milliseconds since progress_begin). */
void progress_show_at(struct progress *, int64_t moment, size_t done, size_t n);

/* Take the line away, because something else is printed there, or because the
 * work is done; it comes back with the next progress_show. */
void progress_clear(struct progress *);

#endif

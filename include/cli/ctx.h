/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef QUITUS_CLI_CTX_H
#define QUITUS_CLI_CTX_H

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

#include "base/buf.h"
#include "base/err.h"
#include "base/i18n.h"
#include "base/spool.h"
#include "format/format.h"
#include "report/report.h"
#include "store/db.h"
#include "value/date.h"

/* Where a run reads and writes; the tests give their own. */
struct streams {
	FILE *in;
	FILE *out;
	FILE *err;
};

struct progress;

/* What a command finds when it runs. Made by cli_main, one a run: there is no
 * other state. */
struct ctx {
	struct err	     *err; /* the same as db_err(db) */
	struct db	     *db;  /* open as the command's row says */
	enum lang	      lang;
	struct date	      today;
	struct date_context   dates;  /* how dates are read on this line */
	struct spool	      spool;  /* of a long answer, the beginning */
	struct buf	      out;    /* what to print once it is committed */
	struct buf	      notes;  /* the same, to standard error: what
					 * must not mix with the answer */
	int64_t		      undoes; /* the operation that this one takes
					 * back; 0: none */
	bool		      found;  /* a check found something: exit 1 */
	bool		      dry_run;
	bool		      json;  /* --json */
	bool		      brief; /* entries are told without the balances */
	enum format	      format;	/* --format, or by the name of -o */
	const char	     *output;	/* -o FILE; NULL: standard output */
	bool		      streamed; /* -o -: standard output even for
					 * what is usually a file */
	struct format_options render;
	const char	     *exe_dir; /* folder of the program */
	const struct streams *io;      /* to ask the user: else out and notes */
	struct progress	     *progress; /* of this run, see cli/progress.h */
};

#define CTX_MOMENT 32 /* YYYY-MM-DDTHH:MM:SS and a NUL, with room */

/* Run one command line; returns the exit status. argv[0] is the program. */
int cli_main(int argc, char **argv, const struct streams *);

/* Render the report as --format says into ctx->out, and free it. */
int ctx_report(struct ctx *, struct report *);

/* This moment, local time; QUITUS_TODAY stops the clock. Returns out. */
const char *ctx_moment(const struct ctx *, char out[CTX_MOMENT]);

/* A stored moment as people read it, 14/09/2026 08:30; in CSV and JSON as it is
 * stored. Returns out. */
const char *
ctx_moment_text(const struct ctx *, const char *moment, char out[CTX_MOMENT]);

/* The folder of the modules of a program that was not installed; NULL when it
 * was. The caller frees it. */
char *ctx_modules(const struct ctx *);

#endif

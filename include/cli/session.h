/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef QUITUS_CLI_SESSION_H
#define QUITUS_CLI_SESSION_H

#include "cli/args.h"
#include "cli/command.h"
#include "cli/ctx.h"

/*
 * Run the command on the ledger as its row says: open, begin, run, check the
 * rules of the end, keep the operation under the name that was typed, commit;
 * or keep nothing on --dry-run and on any error. The file is closed on return.
 * Fails with the error in ctx->err; *touched tells whether the command had
 * begun, so that the user may wonder what was written (nothing is).
 */
int session_run(struct ctx *, const struct command *, const struct args *,
    const char *typed, bool *touched);

/*
 * For a run that begins and commits by itself (FILE_BATCH): run another
 * command that writes on the ledger that is open, as session_run does, one
 * transaction and one operation under the name typed. With ctx->dry_run nothing
 * is kept. Nothing is either when it fails, with the error in ctx->err.
 */
int session_write(struct ctx *, const struct command *, const struct args *,
    const char *typed);

/* The command line as it can be typed again, quotes where a shell needs them;
 * the caller frees it. */
char *session_typed(int argc, char *const *argv);

/* The same for a command and the n words after its name. */
char *
session_typed_as(const struct command *, enum lang, int n, char *const *words);

#endif

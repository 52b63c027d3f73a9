/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef QUITUS_CLI_HELP_H
#define QUITUS_CLI_HELP_H

#include <stdbool.h>

#include "base/buf.h"
#include "base/err.h"
#include "base/i18n.h"
#include "cli/command.h"

/* How to begin, and the commands by parts: a line each with what it does, or
 * only their names when brief. Everything here is made from the tables. */
void help_overview(struct buf *, enum lang, bool brief);

/* All about one command. */
void help_command(struct buf *, const struct command *, enum lang);

/* The commands that begin with the same noun as this one, a line each. */
void help_noun(struct buf *, const struct command *, enum lang);

/*
 * All about the command that the words name (second: NULL when there is one
 * only); the commands of a noun, a line each, when they name that alone. -1
 * with ERR_USAGE when they name none.
 */
int help_about(struct buf *, const char *word, const char *second, enum lang,
    struct err *);

/* One line: "quitus expense AMOUNT LABEL [OPTION]..." */
void help_usage(struct buf *, const struct command *, enum lang);

/* The version of the program. */
void help_version(struct buf *, bool json);

#endif

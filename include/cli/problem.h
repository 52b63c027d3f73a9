/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef QUITUS_CLI_PROBLEM_H
#define QUITUS_CLI_PROBLEM_H

#include <stdio.h>

#include "base/err.h"
#include "base/i18n.h"
#include "cli/command.h"

/* What the user must know about the ledger beside the error. */
enum problem_state {
	PROBLEM_PLAIN,	     /* nothing: it was not to be written */
	PROBLEM_NOT_WRITTEN, /* nothing was written */
	PROBLEM_WRITTEN	     /* it was; only the answer got lost */
};

/*
 * Print the error as users see it: "quitus: " and what is wrong, then indented
 * what to do about it; on a terminal, lines are cut at 80 columns. With a
 * command, how that command is used follows.
 */
void problem_print(FILE *, const struct err *, const struct command *,
    enum lang, enum problem_state);

#endif

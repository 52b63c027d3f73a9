/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef QUITUS_CLI_BANK_LINES_H
#define QUITUS_CLI_BANK_LINES_H

#include "book/bank_match.h"
#include "book/entry.h"
#include "cli/ctx.h"

/* What the commands on the bank's lines share. */

/* The line that a typed number names; bank_line_fini whatever it returns. */
int bank_read_line(struct ctx *, const char *word, struct bank_line *);

/* The id of the entry of a year that a typed number names. */
int bank_read_entry(struct ctx *, int year, const char *word, int64_t *id);

/* A line as bank list shows it in JSON. */
int bank_print_line_json(struct ctx *, int64_t id);

/* Tell a line, the entries that it may be, and why: a few lines of text. */
void bank_add_pair(struct buf *, const struct matching *, const struct pair *);

/* Match what the pair says. */
int bank_make_pair(struct ctx *, const struct matching *, const struct pair *);

/*
 * Begin the entry that a line of the bank is: its kind by the account code on
 * the other side (an expense or an income, or a transfer between money
 * accounts), day, label (the bank's own), means of payment and cheque as the
 * label tells them; no posting yet. ERR_RULE: the account does not go with the
 * sign of the line.
 */
int bank_begin_entry(
    struct ctx *, const struct bank_line *, const char *code, struct entry *);

#endif

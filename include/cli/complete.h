/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef QUITUS_CLI_COMPLETE_H
#define QUITUS_CLI_COMPLETE_H

#include "base/buf.h"
#include "base/i18n.h"
#include "cli/command.h"
#include "cli/options.h"

/*
 * What a shell asks while a line is typed: the words that may stand at its
 * end. They come from the rows of the commands and options, and from the
 * ledger that the line would use.
 */
struct completion {
	struct buf *out;
	enum lang   lang;
	const char *word;   /* what is typed of the last word */
	const char *lead;   /* stands before each answer: "--account=", "" */
	const char *file;   /* after -f, or NULL */
	bool	    parted; /* a shell parts words at "=" */
	const struct command *command; /* NULL: not known (yet) */
	enum store	      store;
	char		     *folded; /* the word without case and accents */
	size_t		      found;  /* answers so far */
};

/*
 * Append the answers to a line of which words are typed, those after the
 * program's name, the last of them ("" when it is not begun) being the one to
 * complete: each on a line, with a tab and what it means after it. One line
 * ":file" when it is the shell that knows. Nothing when there is nothing to
 * say, whatever the reason: a shell must not be disturbed.
 */
void complete_line(struct buf *out, char *const *words, int nwords, enum lang);

/* An answer, left out unless it begins as the word does, whatever its case and
 * accents. help may be NULL. */
void complete_add(struct completion *, const char *answer, const char *help);

/* complete_values.c: what the value of an option may be, and what an argument
 * may be, by the word that the usage has for it ("CLASS") and the argument
 * before it (NULL: none). */
void complete_option(struct completion *, const struct option *);
void complete_argument(
    struct completion *, const char *argument, const char *before);

#endif

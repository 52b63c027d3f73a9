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
	struct db  *db;	    /* to look into; NULL: the file of the line */
	const char *file;   /* after -f, or NULL */
	bool	    loose;  /* answers need not begin with what is typed */
	bool	    parted; /* a shell parts words at "=" */
	const struct command *command; /* NULL: not known (yet) */
	const char
	    *classes; /* of the accounts that fit; NULL: the command says */
	enum store store;
	char	  *folded; /* the word without case and accents */
	size_t	   found;  /* answers so far */
};

/*
 * Append the answers to a line of which words are typed, those after the
 * program's name, the last of them ("" when it is not begun) being the one to
 * complete: each on a line, with a tab and what it means after it. One line
 * ":file" when it is the shell that knows. Nothing when there is nothing to
 * say, whatever the reason: a shell must not be disturbed.
 */
void complete_line(struct buf *out, char *const *words, int nwords, enum lang);

/* Begin with what is typed of the word (borrowed), again as often as needed;
 * end. */
void complete_begin(struct completion *, const char *word);
void complete_end(struct completion *);

/* An answer, left out unless it begins as the word does, whatever its case and
 * accents. help may be NULL. */
void complete_add(struct completion *, const char *answer, const char *help);

/* What the words of a ledger are. */
enum known {
	KNOWN_ACCOUNT,
	KNOWN_PART, /* an account and "=" */
	KNOWN_MONEY,
	KNOWN_CLASS,
	KNOWN_PROJECT,
	KNOWN_ENTRY,
	KNOWN_LABEL,
	KNOWN_PARTY,
	KNOWN_SUBSIDY,
	KNOWN_DECISION,
	KNOWN_ITEM,
	KNOWN_YEAR
};

/* Those of the ledger that begin so. Accounts are those that the command
 * takes, by code or, where none begins so, by a word of what they are for. */
void complete_known(struct completion *, enum known);

/* complete_values.c: what the value of an option may be, and what an argument
 * may be, by the word that the usage has for it ("CLASS") and the argument
 * before it (NULL: none). */
void complete_option(struct completion *, const struct option *);
void complete_argument(
    struct completion *, const char *argument, const char *before);

#endif

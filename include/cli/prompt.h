/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef QUITUS_CLI_PROMPT_H
#define QUITUS_CLI_PROMPT_H

#include <stdbool.h>
#include <stdio.h>

#include "base/buf.h"
#include "cli/complete.h"
#include "cli/ctx.h"

/*
 * Asking the user: at a terminal with the editing, the history and the TAB of
 * readline; otherwise, and where readline is not installed, a line as it comes.
 * Nothing is ever drawn over: what was said stays, for slow lines and for
 * screen readers.
 */
struct prompt;

struct prompt *prompt_new(struct ctx *);
void	       prompt_free(struct prompt *);

/* Tell something; newlines stay, what would drive a terminal does not. */
void prompt_tell(struct prompt *, const char *text);

/* Tell what is wrong with an answer, and forget it: the user can give another.
 * False, and nothing told, for what the user can do nothing about here. */
bool prompt_tell_error(struct prompt *, struct err *);

/* Whether it is a person who answers. */
bool prompt_is_terminal(const struct prompt *);

/* What may be answered: complete_add each. */
typedef void prompt_words_fn(struct completion *, void *arg);

/*
 * Ask; the last line of the question is the prompt. Returns what was typed
 * without the blanks at its ends, for the caller to free; NULL at the end of
 * the input. words (may be NULL) answers TAB.
 */
char *prompt_ask(
    struct prompt *, const char *question, prompt_words_fn *words, void *arg);

/*
 * What src/cli/readline does, the module that holds readline: one line, the
 * prompt before it. complete appends the answers to what is typed, one a line,
 * each with a tab and its meaning. line: malloc; NULL at the end of the input.
 */
struct line_request {
	FILE	   *in, *out;
	const char *prompt;
	void (*complete)(const char *typed, struct buf *answers, void *arg);
	void *arg;
	char *line;
};
typedef void line_fn(struct line_request *);

#endif

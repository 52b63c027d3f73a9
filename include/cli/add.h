/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef QUITUS_CLI_ADD_H
#define QUITUS_CLI_ADD_H

#include "cli/ctx.h"
#include "cli/prompt.h"
#include "value/code.h"
#include "value/date.h"
#include "value/money.h"

/*
 * Guided entry. The answers make the line of an ordinary command (expense,
 * income, transfer, advance), which then runs as if it had been typed: there is
 * one way only to write an entry, and history shows the command.
 */

enum added {
	ADD_IN,
	ADD_OUT,
	ADD_MOVED,
	ADD_GIVEN, /* to a class: this and what follows are advances */
	ADD_RETURNED,
	ADD_JUSTIFIED
};

/* A part of the amount and its account. */
struct add_part {
	char	     code[CODE_MAX];
	struct money amount;
};

/* An entry on its way: NULL, "" and zero are what is not answered. */
struct adding {
	struct ctx	*ctx;
	struct prompt	*prompt;
	int		 year; /* the current one */
	bool		 begun;
	enum added	 what;
	char		*label;
	struct money	 amount;
	struct add_part *parts;
	size_t		 nparts, cap;
	char		*provenance;
	int64_t		 subsidy;
	const char	*method; /* as the command takes it */
	char		*cheque;
	char		 from[CODE_MAX], to[CODE_MAX];
	struct date	 day; /* day 0: none */
	char		*party;
	char *class;
	char *project;
};

/* Forget the answers but what the next entry is likely to share: the day. */
void adding_clear(struct adding *);

/* What a question does with an answer. */
enum take {
	TAKE_DONE,
	TAKE_AGAIN, /* there is more to say, or what was wrong is told */
	TAKE_WRONG  /* the reason is in ctx->err: told, then asked again */
};

/* A question. tell appends the answer there is, nothing when there is none; an
 * empty line keeps it. Everything typed is the question's to change. */
struct add_step {
	const char *name; /* msgid: in the list of what can be changed */
	bool (*applies)(const struct adding *);
	void (*question)(struct adding *, struct buf *);
	prompt_words_fn *words; /* of struct adding */
	enum take (*take)(struct adding *, char *typed);
	void (*tell)(const struct adding *, struct buf *);
	bool optional; /* an entry without an answer is whole */
};

/*
 * Ask all that an entry needs, back and forth (< goes back a question), show
 * what would be written, change what is to be changed, and write it once it is
 * accepted. ADD_END: the answers end; ADD_FAILED: the error is in ctx->err.
 */
enum add_end { ADD_WRITTEN, ADD_DROPPED, ADD_END, ADD_FAILED };
enum add_end add_one(struct adding *);

/* The questions, one file a subject: add_what.c, add_account.c, add_paid.c,
 * add_when.c. */
extern const struct add_step add_step_what, add_step_advance, add_step_class,
    add_step_label, add_step_amount, add_step_account, add_step_provenance,
    add_step_subsidy, add_step_way, add_step_from, add_step_to, add_step_method,
    add_step_cheque, add_step_bank, add_step_day, add_step_party, add_step_axes;

/*
 * Which choice is meant, from 0: by its number from 1, or by the beginning of
 * one of its words, which | part ("entré|recette|in"); -1 when none is.
 */
int add_choose(const char *typed, const char *const *choices);

/* Tell that no choice is meant; returns TAKE_WRONG. */
enum take add_refuse_choice(struct adding *, const char *typed);

bool add_is_advance(const struct adding *);

/* Whether money goes out of an account of ours, comes into one. */
bool add_takes_money(const struct adding *);
bool add_brings_money(const struct adding *);

/* add_line.c: the words of the command that the answers make, after "quitus";
 * the caller frees the *n words and the array. The first two are the English
 * name of the command, the second NULL when it has one word. */
char **add_line(const struct adding *, int *n);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef QUITUS_CLI_ARGS_H
#define QUITUS_CLI_ARGS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"
#include "base/i18n.h"
#include "cli/options.h"
#include "value/date.h"
#include "value/money.h"

/* A parsed command line: arguments in order, options as given. Everything is
 * borrowed from argv. */
struct args;

void args_free(struct args *);

/* Arguments count from 0; NULL past the last. */
int	    args_count(const struct args *);
const char *args_get(const struct args *, int);

bool	    args_has(const struct args *, enum opt);
const char *args_opt(const struct args *, enum opt); /* last one, NULL */
size_t	    args_opt_count(const struct args *, enum opt);
const char *args_opt_nth(const struct args *, enum opt, size_t);

/*
 * Parse words (those after the command's name) by a list of options that ends
 * with OPT_END. Options stand anywhere, "--" ends them, a word such as -5 or
 * -12,50 is an argument. Names in both languages, with or without accents, or
 * an unambiguous prefix; --name=value, --name value, -xVALUE, -x VALUE, -xy for
 * switches. NULL with ERR_USAGE: unknown (nearest named), ambiguous, missing or
 * unwanted value, given twice though it does not repeat.
 */
struct args *
args_parse(char *const *words, int nwords, const enum opt *, struct err *);

/*
 * What must be known of a command line before its command is: which words are
 * its first two arguments (-1: there is none), for they may name the command,
 * and the options that change how everything else is told. Never fails: what
 * is wrong is for args_parse to say.
 */
struct args_glance {
	int		     first, second;
	int		     count; /* of its arguments */
	int		     last;  /* of them, -1 */
	bool		     ended; /* by --: the next word is an argument */
	const char	    *lang;  /* --lang, or NULL */
	const char	    *file;  /* -f, or NULL */
	bool		     help;
	bool		     version;
	const struct option *waiting; /* for its value, the next word, or
				       * NULL */
};

void args_glance(char *const *words, int nwords, struct args_glance *);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef QUITUS_BASE_ERR_H
#define QUITUS_BASE_ERR_H

#include <stdbool.h>

#include "base/buf.h"

/* What went wrong, as exit status: see "Exit status" in quitus(1). */
enum err_kind {
	ERR_NONE = 0,
	ERR_FOUND = 1, /* done, and a check found something */
	ERR_USAGE = 2, /* what was typed cannot be understood */
	ERR_RULE = 3,  /* a rule of bookkeeping refuses it */
	ERR_FILE = 4,  /* the file cannot be used */
	ERR_BUG = 5    /* our fault */
};

/*
 * The first error of a command, told in the user's words: what is wrong, and
 * what to do about it. An all-zero struct holds no error. Printed by main only.
 */
struct err {
	enum err_kind kind;
	struct buf    what;
	struct buf    hint;
	bool	      late; /* the last err_set came too late */
};

void err_fini(struct err *);

/* Forget the error, so that the struct can take another one. */
void err_clear(struct err *);

/*
 * Record an error and return -1, so that a caller can "return err_set(...)".
 * The first error wins: a later one is dropped, with its hints.
 */
int err_set(struct err *, enum err_kind, const char *, ...)
    __attribute__((format(printf, 3, 4)));

/* Say what to do about the error that err_set has just recorded. Returns -1. */
int
err_hint(struct err *, const char *, ...) __attribute__((format(printf, 2, 3)));

/* Put "place: " before the message, e.g. "plan.csv:12:4". Returns -1. */
int err_place(struct err *, const char *place);

/* The message and the hint, "" when there is none; valid until changed. */
const char *err_what(const struct err *);
const char *err_hint_text(const struct err *);

#endif

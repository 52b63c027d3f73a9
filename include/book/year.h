/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef QUITUS_BOOK_YEAR_H
#define QUITUS_BOOK_YEAR_H

#include <stdbool.h>

#include "base/hash.h"
#include "store/db.h"
#include "value/date.h"
#include "value/money.h"

enum year_state { YEAR_OPEN, YEAR_CLOSED };

struct year {
	int		year; /* 2025: 1 Sep 2025 to 31 Aug 2026 */
	struct date	start, end;
	enum year_state state;
	struct date	closed_on;	       /* when closed */
	char		fingerprint[HASH_HEX]; /* "" unless closed */
	int64_t		sealed;		       /* entries validated so far */
};

/* Load a year; ERR_RULE when the ledger has none of that number (those that it
 * has are named). */
int year_load(struct db *, int year, struct year *);

/* Whether the ledger has that year. -1 on failure. */
int year_exists(struct db *, int year);

/* Each year, oldest first; fn returns non-zero to stop. */
typedef int year_fn(const struct year *, void *arg);
int	    year_each(struct db *, year_fn *, void *arg);

/* Add an open year. */
int year_add(struct db *, int year);

/*
 * The open year that a day lies in. ERR_RULE when it lies outside every year
 * of the ledger (those that are open are named), or in a closed one.
 */
int year_for_day(struct db *, struct date, struct year *);

/* ERR_RULE unless the year is open. */
int year_must_be_open(struct db *, int year);

/* "2025-2026" for an exercice; out has room for it. */
#define YEAR_TEXT 12
const char *year_text(int year, char out[YEAR_TEXT]);

#endif

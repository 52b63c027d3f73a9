/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef QUITUS_BOOK_CLOSE_H
#define QUITUS_BOOK_CLOSE_H

#include <stdint.h>

#include "base/hash.h"
#include "book/check.h"
#include "store/db.h"
#include "value/date.h"

/*
 * Close the earliest open year: refused with ERR_RULE while check has errors
 * (they are left in *check for the caller to list); then validates and seals
 * everything, freezes the year with its fingerprint, opens the next one with
 * its settings and its à nouveau (each money account and open advance against
 * 110, dated 1 September, first entry; corrected by a second opening entry when
 * a reopened year was closed again after the first was validated).
 */
int close_year(struct db *, int year, struct date today, struct check *,
    char fingerprint[HASH_HEX]);

/* The two last steps of a close, for a year that was checked elsewhere: it is
 * closed on that day with that fingerprint; the next one opens with its
 * settings and its à nouveau. */
int close_freeze(struct db *, int year, struct date, const char *fingerprint);
int close_open_next(struct db *, int year);

/* Open the last closed year again; the reason is kept in the operation's
 * command. ERR_RULE: not closed, not the last closed one, or its quitus was
 * given. */
int close_reopen(struct db *, int year);

/* Record or rewrite the opening of a year: amounts by money account. Used by
 * init and close. n == 0 writes none. */
struct opening {
	char	     account[32];
	struct money amount; /* may be negative (overdrawn bank) */
};
int close_set_opening(struct db *, int year, const struct opening *, size_t n);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef QUITUS_BOOK_SEAL_H
#define QUITUS_BOOK_SEAL_H

#include <stdint.h>

#include "base/buf.h"
#include "base/hash.h"
#include "book/entry.h"
#include "store/db.h"

/*
 * An entry's rows as ecritures.csv writes them (formats.md 1), one a posting,
 * each ended by LF. For the seal, etat, rapproche and sceau are left out as
 * formats.md says; for the dossier they are there.
 */
enum seal_form { SEAL_BYTES, SEAL_DOSSIER };
void seal_add_rows(struct buf *, const struct entry *, enum seal_form);

/* SHA-256 of previous (64 hex digits), LF, the entry's rows. */
void seal_of(
    const char previous[HASH_HEX], const struct entry *, char out[HASH_HEX]);

/*
 * The seal that the next validated entry of a year continues: the last of that
 * year; before its first entry, the last of the year before; 64 zeros when the
 * ledger has none. (A year that was reopened may grow at its end after the next
 * one has begun from what was then its last seal.)
 */
int seal_last(struct db *, int year, char out[HASH_HEX]);

/*
 * Validate the drafts of a year up to a day, by date then number: each gets its
 * rank and its seal. *n: how many. ERR_RULE in a closed year, or when an
 * earlier year still has drafts (the chain runs through the years in order).
 */
int seal_validate(struct db *, int year, struct date until, int64_t *n);

#endif

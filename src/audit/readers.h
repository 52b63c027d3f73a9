/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef QUITUS_SRC_AUDIT_READERS_H
#define QUITUS_SRC_AUDIT_READERS_H

#include "audit/parcel.h"
#include "base/err.h"

/* The reader of each kind of parcel: fills it from its path. */
void reader_dossier(struct parcel *, const struct parcel_hint *);

/* The code that the store keeps for a word of a dossier, "" for "", NULL when it
 * is none of those. */
enum reader_words {
	WORDS_METHOD,
	WORDS_PROVENANCE,
	WORDS_STATE,
	WORDS_QUALITY
};
const char *reader_word(enum reader_words, const char *fr);

/* An error becomes a problem of the parcel, and is forgotten. */
void parcel_take_error(struct parcel *, struct err *);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef QUITUS_SRC_AUDIT_READERS_H
#define QUITUS_SRC_AUDIT_READERS_H

#include "audit/parcel.h"
#include "base/err.h"

/* The reader of each kind of parcel: fills it from its path. */
void reader_dossier(struct parcel *, const struct parcel_hint *);
void reader_csv(struct parcel *, const struct parcel_hint *);
void reader_fec(struct parcel *, const struct parcel_hint *);

/* Whose entries a single file holds, by its name (59-1398-2025.csv,
 * 123456789FEC20260831_59-1398.txt) or by the
 * hint: fills the facts. False with a problem when that is not told. */
bool reader_identify(struct parcel *, const struct parcel_hint *);

/* The content of a parcel that is entries alone. */
void reader_hash_content(struct parcel *);

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

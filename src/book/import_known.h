/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef QUITUS_BOOK_IMPORT_KNOWN_H
#define QUITUS_BOOK_IMPORT_KNOWN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "store/db.h"

/*
 * What was imported before (formats.md 6.11): the key of an entry is the hash
 * of its meaning, moved on by its rank among equal ones of the file. Memory
 * does not grow with the file: what was seen is in the ledger, and a filter
 * tells what surely was not.
 */
struct known;

/* One entry that is asked about; the answer stands in key, entry. */
struct known_row {
	uint64_t hash;
	size_t	 order; /* in the file, within its batch */
	int64_t	 key;	/* under which it is, or is to be, kept */
	int64_t	 entry; /* that it became before; 0: it is new */
};

/* first_id: that the first entry of this import will have. again: nothing is
 * known. */
struct known *known_new(struct db *, int64_t first_id, bool again);

/* Answer for a batch, which is left sorted by hash, equal ones in the order of
 * the file. known_keep is due for all that were new before the next one. */
int known_ask(struct known *, struct known_row *, size_t n);

/* Keep the key of an entry. They are written by the ten thousand, in their
 * order, so that they go into few pages; known_flush writes what is left. */
int known_keep(struct known *, int64_t key, int64_t entry, int line);
int known_flush(struct known *);

void known_free(struct known *);

#endif

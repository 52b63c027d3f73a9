/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef QUITUS_BOOK_DOSSIER_CHAIN_H
#define QUITUS_BOOK_DOSSIER_CHAIN_H

#include "base/csv.h"
#include "book/dossier_read.h"

/* The entries of ecritures.csv, row by row: numbers, days, states, seals. */
struct chain {
	struct dossier_facts *facts;
	struct csv_problems  *problems;
	bool		     *seen; /* numbers, up to max */
	int64_t		      max;
	int64_t		      highest;
	int64_t		      number; /* of the entry being read; 0: none */
	int		      line;   /* where it begins */
	size_t		      head;   /* bytes before its accounts */
	bool		      open;   /* one that is not sealed was read */
	bool		      broken; /* told once: all that follow are too */
	char		      told[HASH_HEX]; /* its seal, "" */
	char		      last[HASH_HEX]; /* the seal before it */
	struct buf	      bytes;	      /* its rows as they are sealed */
};

void chain_begin(struct chain *, struct dossier_facts *,
    const struct dossier_file *entries, struct csv_problems *);
void chain_take(struct chain *, const struct dossier_row *);
void chain_end(struct chain *);
void chain_fini(struct chain *);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef QUITUS_BOOK_DOSSIER_READ_H
#define QUITUS_BOOK_DOSSIER_READ_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/csv.h"
#include "base/hash.h"
#include "book/dossier.h"
#include "book/dossier_csv.h"
#include "value/date.h"

/* What a dossier says of itself, known from its files alone. */
struct dossier_facts {
	char	   *department; /* "" where nothing stands, as below */
	char	   *number;
	char	   *name;
	char	   *town;
	char	   *agents; /* names, a comma and a space between them */
	int	    year;
	struct date start, end;
	bool	    closed;
	bool	    counted; /* pupils and adults are told */
	int64_t	    pupils, adults;
	int64_t	    entries;	    /* of any state */
	int64_t	    sealed;	    /* of them */
	char	    seal[HASH_HEX]; /* the last, by coop.csv */
	char	    fingerprint[HASH_HEX];
	bool	    root;  /* its chain begins with 64 zeros */
	struct buf  first; /* the first sealed entry's bytes, and */
	char	    first_seal[HASH_HEX]; /* its seal: see dossier_follows */
};

void dossier_facts_fini(struct dossier_facts *);

/* The file of that name, NULL when there is none. */
const struct dossier_file *
dossier_find(const struct dossier_file *, size_t n, const char *name);

/*
 * Read the files of a dossier and check all that can be without a ledger: the
 * right files, their checksums, every cell, the chain of seals, numbers without
 * gap, days within the year, comptes.csv against the sum of the entries, the
 * state of the year. Each problem goes to problems, by file, line and column.
 * fn (NULL: none) is called for each row of ecritures.csv, also when there are
 * problems; non-zero stops and is returned. Time grows with the bytes; no row
 * is kept. dossier_facts_fini whatever it returns.
 */
int dossier_read(const struct dossier_file *, size_t n, dossier_row_fn *fn,
    void *arg, struct dossier_facts *, struct csv_problems *);

/*
 * Whether the chain goes on from a seal of the year before. (Any: a year that
 * was reopened may have grown after the next one began.) Without a sealed entry
 * of its own, it tells that seal itself.
 */
bool dossier_follows(const struct dossier_facts *, const char seal[HASH_HEX]);

#endif

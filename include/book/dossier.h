/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef QUITUS_BOOK_DOSSIER_H
#define QUITUS_BOOK_DOSSIER_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "base/hash.h"
#include "book/entry.h"
#include "store/db.h"

/* A file of the dossier (formats.md 1). */
struct dossier_file {
	const char *name; /* "ecritures.csv" */
	struct buf  bytes;
};

struct dossier {
	struct dossier_file *files; /* sorted by name */
	size_t		     nfiles;
	struct buf	     sums; /* SHA256SUMS of them */
	char		     fingerprint[HASH_HEX];
};

/*
 * The dossier of a year as bytes: fixed by the books alone, no clock, no
 * version. The year is written as closed when closing is true, whatever its
 * state (close computes the fingerprint of what it makes).
 *
 * cotisations.csv has a row a class, with what its members make due; then one
 * without class, for what is the whole coop's: fixed part, supplement, and what
 * was paid. So each column adds up to the year's figure. It is empty when
 * neither headcount nor tariff was entered; du is when one of them was not.
 *
 * inventaire.csv has what is in the register on the last day, with its used
 * value then, and what left it in the year (sortie, motif, no used value).
 * ecriture is a number of this year's ecritures.csv; empty for what was bought
 * in another year, or given.
 */
int  dossier_make(struct db *, int year, bool closing, struct dossier *);
void dossier_fini(struct dossier *);

/* The entries that a filter lets through, as ecritures.csv has them, header
 * first; without BOM. */
int dossier_add_entries(struct db *, const struct entry_filter *, struct buf *);

#endif

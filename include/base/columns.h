/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef QUITUS_BASE_COLUMNS_H
#define QUITUS_BASE_COLUMNS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/csv.h"

/*
 * What the columns of a file are: by the names in its header, or as --map says.
 * A name is plain: its letters and digits, no case, no accent ("Libellé de
 * l'opération" is "libelledeloperation").
 */
char *columns_plain(const char *text); /* the caller frees it */

/* The column of that plain name, -1 when there is none. */
int columns_find(const struct csv_row *, const char *plain);

/* A word that a map may say, and what it means: a role, from 0. */
struct column_word {
	const char *name; /* plain */
	int	    role;
};

/* Which column has a role: its index, or the name to look for. */
struct column_place {
	int   index; /* -1: none, or named */
	char *name;  /* plain; NULL: not named */
};

void columns_clear(struct column_place *, size_t nroles); /* no column */
void columns_fini(struct column_place *, size_t nroles);  /* free the names */

/*
 * Read "date=1,label=3,amount=Montant": columns by their number from 1 or by
 * their name. words end with a NULL name. Returns the first part that cannot
 * be read, which the caller frees, or NULL.
 */
char *columns_map(
    const char *spec, const struct column_word *words, struct column_place *);

/* Whether some column is named; whether the row holds all that are: then their
 * indices are set. */
bool columns_named(const struct column_place *, size_t nroles);
bool
columns_match(struct column_place *, size_t nroles, const struct csv_row *);

#endif

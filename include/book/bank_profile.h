/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef QUITUS_BOOK_BANK_PROFILE_H
#define QUITUS_BOOK_BANK_PROFILE_H

#include "store/db.h"

/* How to read the files of a bank that the program does not know: a map of
 * columns ("date=1,label=3,amount=5") under a name. Names are compared folded. */

/* Keep it, in place of one of that name. */
int bank_profile_save(struct db *, const char *name, const char *map);

/* *map is the caller's to free; NULL when there is none of that name. */
int bank_profile_load(struct db *, const char *name, char **map);

#endif

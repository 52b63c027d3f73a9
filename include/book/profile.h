/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef QUITUS_BOOK_PROFILE_H
#define QUITUS_BOOK_PROFILE_H

#include <stddef.h>

#include "store/db.h"

/*
 * What a departmental association asks of its coops: how many verifiers, which
 * ceilings (domain 2.5). It is a name, "AD69", of which sql/data/profiles.csv
 * knows, or a file with a setting a row: reglage;valeur.
 */

/*
 * Set it in that year; *n is how many settings it has, 0 when nothing is known
 * of that association. ERR_USAGE: no association and no file, a value that is
 * none; ERR_FILE: the file cannot be read; ERR_RULE: all its problems.
 */
int profile_apply(struct db *, int year, const char *name, size_t *n);

#endif

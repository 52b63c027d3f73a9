/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef QUITUS_AUDIT_REGISTRY_H
#define QUITUS_AUDIT_REGISTRY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/csv.h"
#include "store/db.h"

/* What a registry changed. */
struct registry_done {
	size_t coops; /* rows of the file */
	size_t added; /* that the store did not know */
};

/*
 * Take the coops that are to send their accounts from a CSV as spreadsheets
 * write it: the columns numero, ecole and commune, whatever their order and
 * however they are called. A newer registry replaces the older one; what was
 * received stays. ERR_RULE with every problem (file:line:column): no such
 * column, a number twice or missing. ERR_FILE: the file cannot be read.
 */
int registry_import(struct db *, const char *path, struct registry_done *);

/* Whether the first row of a CSV is a registry's: it has a number and a
 * school, and no account nor amount. */
bool registry_is_header(const struct csv_row *);

#define REGISTRY_NAME 128 /* bytes of a number, with its NUL */

/* The coop of that number; *id is 0 when there is none. */
int registry_find(struct db *, const char *number, int64_t *id);

/* The same of a number as it was typed, also "59-1398"; *number becomes the
 * coop's own. ERR_RULE when there is none: the most like it is named. */
int registry_require(struct db *, const char **number, int64_t *id);

/* The number that is most like it, of the registry first ("" when none is):
 * one that differs by zeros alone, which a spreadsheet takes away, else the
 * most alike. Reads every coop. */
int registry_near(struct db *, const char *number, char near[REGISTRY_NAME]);

#endif

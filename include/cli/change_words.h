/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef QUITUS_CLI_CHANGE_WORDS_H
#define QUITUS_CLI_CHANGE_WORDS_H

#include "base/buf.h"
#include "store/operation.h"

/* The words in which a changed row of the ledger is told to its user. */

/* What a table is called, in the language in force; borrowed. */
const char *change_table(const char *table);

/* What a column is called; NULL for one that says nothing to a user. */
const char *change_column(const char *column);

/* Append a stored value of a table's column as a user reads it: amounts in euros, days as
 * 14/09/2026, states and kinds in words. */
void change_add_value(
    struct buf *, const char *table, const char *column, const char *value);

/* Append which row it is: the entry's number and label are looked up by the
 * caller; other tables are named by their keys. */
void change_add_key(struct buf *, const struct change *);

#endif

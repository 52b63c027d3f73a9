/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef QUITUS_CLI_ENTRY_HISTORY_H
#define QUITUS_CLI_ENTRY_HISTORY_H

#include <stdint.h>

#include "store/db.h"
#include "store/operation.h"

/* Each operation that touched an entry (its row, its postings, its ticks, its
 * files), newest first; fn returns non-zero to stop. id is the entry's. */
int entry_history_each(struct db *, int64_t id, operation_fn *, void *arg);

/* The entry that a changed row belongs to: its id, 0 when it is no part of an
 * entry. */
int64_t entry_history_owner(const struct change *);

#endif

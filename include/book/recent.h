/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef QUITUS_BOOK_RECENT_H
#define QUITUS_BOOK_RECENT_H

#include "book/entry.h"
#include "store/db.h"

/* What was written before and may be written again: each label, each party of
 * entries that stand, once, the last used first, RECENT_MAX of them. The text
 * lives until fn returns; non-zero stops. */
#define RECENT_MAX     500
#define RECENT_ENTRIES 20
typedef int recent_fn(const char *, void *arg);
int	    recent_each_label(struct db *, recent_fn *, void *arg);
int	    recent_each_party(struct db *, recent_fn *, void *arg);

/* The last n (RECENT_ENTRIES at most) entries of a year that stand, the last recorded first. */
int recent_each_entry(struct db *, int year, int n, entry_fn *, void *arg);

#endif

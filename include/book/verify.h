/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef QUITUS_BOOK_VERIFY_H
#define QUITUS_BOOK_VERIFY_H

#include "store/db.h"

/* One thing that does not hold; message in the language in force. */
struct fault {
	const char *message; /* until fn returns */
	int	    year;    /* 0: no entry concerned */
	int64_t	    number;
};
typedef void verify_fn(const struct fault *, void *arg);

/*
 * Recompute everything that can be: the file's integrity and schema, totals
 * from postings, cash at the end of each day, the seal entry by entry (the
 * first broken one of the chain is named, the ranks have no gap, the count is
 * the year's), attached files' hashes, fingerprints of closed years. fn gets
 * each fault, the first broken entry first; a file whose tables are not those
 * of quitus is asked nothing more.
 */
int verify_ledger(struct db *, verify_fn *, void *arg);

#endif

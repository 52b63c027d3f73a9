/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef QUITUS_BOOK_ATTACH_H
#define QUITUS_BOOK_ATTACH_H

#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/hash.h"
#include "store/db.h"

#define ATTACH_MAX (32u << 20) /* bytes of one scanned voucher */

struct attachment {
	int64_t	    rank; /* 1, 2... within the entry */
	const char *name; /* until fn returns, also below */
	int64_t	    size;
	const char *sha256;
};

/* A file whose bytes are kept, to be named by a row. */
struct attach_content {
	char   *name; /* the caller's to free */
	int64_t size;
	char	sha256[HASH_HEX];
};

/* Read a file and keep its bytes, once whatever the number of rows that show
 * it. ERR_FILE: cannot be read, empty, too large. */
int attach_content(struct db *, const char *path, struct attach_content *);

/* Keep a file with an entry: its bytes are stored once, whatever the number of
 * entries that show it. ERR_FILE: cannot be read, empty, too large; ERR_RULE:
 * closed year, the entry has that very content already. */
int attach_add(struct db *, int64_t entry, const char *path);

typedef int attach_fn(const struct attachment *, void *arg);
int	    attach_each(struct db *, int64_t entry, attach_fn *, void *);

/* The bytes of an attachment, checked against its hash (ERR_FILE when they
 * differ or are gone). */
int attach_read(struct db *, int64_t entry, int64_t rank, struct buf *);

/* Forget bytes that no attachment names any more (after an undo). */
int attach_sweep(struct db *);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef QUITUS_FORMAT_ARCHIVE_H
#define QUITUS_FORMAT_ARCHIVE_H

#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/err.h"
#include "value/date.h"

/* The files of a dossier (formats.md 1), whether they lie in a zip or in a
 * folder. */
struct archive_file {
	char	  *name; /* without folder: "ecritures.csv" */
	struct buf bytes;
};

/* All-zero is empty. */
struct archive {
	struct archive_file *files; /* in the order of their names */
	size_t		     n;
};

/* How much one archive may hold before it is refused; 0: the usual
 * (ARCHIVE_FILES, ARCHIVE_BYTES). */
struct archive_limits {
	size_t	 files;
	uint64_t bytes; /* unpacked, of all files together */
};

#define ARCHIVE_FILES 64
#define ARCHIVE_BYTES (UINT64_C(256) << 20)

/*
 * Read a zip, or the regular files of a folder (not of those in it). A zip
 * whose files all lie in one folder of it is read as if they lay at its top.
 * Refused with ERR_FILE, and nothing is given: an encrypted, truncated or
 * damaged zip (its CRCs are checked), an absolute name, one that goes up
 * ("..") or down beyond that one folder, one that stands twice, a link or
 * device, more than the limits allow (counted while unpacking, for a zip may
 * lie about its sizes), no zip at all. modules as in format_options.
 * archive_fini whatever it returns.
 */
int archive_read(const char *path, const struct archive_limits *,
    const char		    *modules, struct archive *, struct err *);

/* The same of a zip in memory; name is for messages. */
int archive_read_bytes(const char *name, const void *, size_t,
    const struct archive_limits *, const char *modules, struct archive *,
    struct err *);

void archive_fini(struct archive *);

/* NULL when there is none of that name. */
const struct archive_file *archive_find(const struct archive *, const char *);

/* One more file, in its place; the bytes are copied. */
void archive_add(struct archive *, const char *name, const void *, size_t);

/* The zip of these files: the same files and day give the same bytes,
 * whatever the machine. All are dated that day. */
int archive_write_zip(const struct archive *, struct date, const char *modules,
    struct buf *out, struct err *);

#endif

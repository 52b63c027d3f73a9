/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef QUITUS_SRC_FORMAT_CHUNKS_H
#define QUITUS_SRC_FORMAT_CHUNKS_H

#include <iconv.h>
#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "base/err.h"

/*
 * A text file of any size and encoding, given as UTF-8 in parts: UTF-8 with or
 * without BOM, UTF-16 with BOM, else Windows-1252 (ISO-8859-15 where that is
 * asked for and no byte is only the other's).
 *
 *	rc = chunks_begin(&c, path, err);
 *	if (rc == 0)
 *		rc = chunks_each(&c, fn, arg);
 *	chunks_end(&c);
 */

/* Parts end anywhere. Non-zero stops. */
typedef int chunk_fn(const char *text, size_t len, void *arg);

enum encoding { UTF8, UTF16_LITTLE, UTF16_BIG, CP1252, LATIN9 };

struct chunks {
	bool	      latin9; /* asked for; set after chunks_begin */
	const char   *hint;   /* what to do with what is no text, or NULL */
	char	     *data;   /* the first bytes, after chunks_begin */
	size_t	      len;
	const char   *path;
	struct err   *err;
	int	      fd;
	size_t	      skip;   /* of the byte order mark */
	bool	      cp1252; /* bytes that ISO-8859-15 has no letter for */
	enum encoding encoding;
	iconv_t	      cd;
	struct buf    text; /* of one part, as UTF-8 */
};

/* -1 with ERR_FILE: missing, not a regular file, empty. */
int chunks_begin(struct chunks *, const char *path, struct err *);

/* What fn returned when it stopped; 0 at the end; -1 with ERR_FILE when it is
 * not a text or cannot be read. */
int chunks_each(struct chunks *, chunk_fn *, void *arg);

void chunks_end(struct chunks *);

#endif

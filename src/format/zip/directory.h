/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef QUITUS_FORMAT_ZIP_DIRECTORY_H
#define QUITUS_FORMAT_ZIP_DIRECTORY_H

#include <stddef.h>

/* A name of the central directory, as it stands in the zip: no NUL ends it,
 * and it may hold one. */
struct directory_name {
	const unsigned char *bytes; /* in the zip */
	size_t		     len;
};

/*
 * The names of a zip's central directory in its order, found without trusting
 * any count that it tells; *names is the caller's to free. -1 when it is not a
 * whole zip of one volume, below 4 GB. The reader compares them with what
 * libzip gives: that sees names only up to a NUL, and chooses when a zip has
 * two directories.
 */
int directory_read(const unsigned char *zip, size_t len,
    struct directory_name **names, size_t *n);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef QUITUS_BASE_FILE_H
#define QUITUS_BASE_FILE_H

#include <stddef.h>

#include "base/buf.h"
#include "base/err.h"
#include "base/spool.h"

/*
 * Replace the file by these bytes, wholly or not at all: written beside,
 * synced, renamed, the folder synced. Fails with ERR_FILE, naming the file and
 * the reason (no such folder, no permission, disk full...).
 */
int file_write(const char *path, const void *, size_t, struct err *);

/* The same with what was spooled before these bytes. */
int file_write_long(
    const char *path, struct spool *, const void *, size_t, struct err *);

/*
 * Read a whole regular file of at most max bytes (0: no limit). Fails with
 * ERR_FILE on a missing file, a directory, a file too large, an I/O error.
 */
int file_read(const char *path, size_t max, struct buf *, struct err *);

/* Tell why a file cannot be read, by the errno that says so. Returns -1. */
int file_fail_read(const char *path, int code, struct err *);

/*
 * Give the finished file at tmp its name path, which must not exist yet: there
 * is never a moment when path is half written or when another file is lost.
 */
int file_publish(const char *tmp, const char *path, struct err *);

/* Give the finished file at tmp the name path, in place of what is there. */
int file_rename(const char *tmp, const char *path, struct err *err);

/* The part of path after its last slash; borrowed from path. */
const char *file_name(const char *path);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef QUITUS_BASE_XALLOC_H
#define QUITUS_BASE_XALLOC_H

#include <stddef.h>

/*
 * Allocation that never returns NULL. When memory runs out the program says so
 * and ends with status 4: an open transaction is not committed, so nothing is
 * half done.
 */
void *xmalloc(size_t);
void *xcalloc(size_t, size_t);
void *xreallocarray(void *, size_t, size_t);
char *xstrdup(const char *);
char *xstrndup(const char *, size_t);
char *xasprintf(const char *, ...) __attribute__((format(printf, 1, 2)));

/* Grow an array so that index n is valid: *cap is in elements and doubles. */
void *xgrow(void *, size_t n, size_t *cap, size_t size);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef QUITUS_REPORT_ARENA_H
#define QUITUS_REPORT_ARENA_H

#include <stddef.h>

/*
 * Memory that lives and dies together. An all-zero struct is an empty arena.
 * Out of memory ends the program.
 */
struct arena {
	struct arena_chunk *chunks;
	size_t		    left; /* bytes free in the first chunk */
};

void arena_fini(struct arena *);

/* n zero bytes, aligned for pointers and int64_t; they live with the arena. */
void *arena_alloc(struct arena *, size_t n);

/* A copy of the string; NULL for NULL. */
char *arena_strdup(struct arena *, const char *);

/*
 * The array with room for one more element after the n that it has: moved when
 * n is 0 or a power of two, so n must only ever grow by one.
 */
void *arena_grow(struct arena *, void *array, size_t n, size_t size);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/xalloc.h"
#include "report/arena.h"

#define CHUNK ((size_t)32 * 1024)
#define ALIGN sizeof(int64_t)

struct arena_chunk {
	struct arena_chunk *next;
	size_t		    size;
	int64_t		    bytes[];
};

void
arena_fini(struct arena *a)
{
	struct arena_chunk *c, *next;

	for (c = a->chunks; c != NULL; c = next) {
		next = c->next;
		free(c);
	}
	*a = (struct arena){ .chunks = NULL };
}

static void
add_chunk(struct arena *a, size_t size)
{
	struct arena_chunk *c;

	c = xcalloc(1, sizeof(*c) + size);
	c->next = a->chunks;
	c->size = size;
	a->chunks = c;
	a->left = size;
}

void *
arena_alloc(struct arena *a, size_t n)
{
	struct arena_chunk *c;

	n = (n + ALIGN - 1) / ALIGN * ALIGN;
	if (a->chunks == NULL || n > a->left)
		add_chunk(a, n > CHUNK ? n : CHUNK);
	c = a->chunks;
	a->left -= n;
	return (char *)c->bytes + c->size - a->left - n;
}

char *
arena_strdup(struct arena *a, const char *s)
{
	size_t n;

	if (s == NULL)
		return NULL;
	n = strlen(s) + 1;
	return memcpy(arena_alloc(a, n), s, n);
}

void *
arena_grow(struct arena *a, void *array, size_t n, size_t size)
{
	void *moved;

	if ((n & (n - 1)) != 0)
		return array;
	moved = arena_alloc(a, (n == 0 ? 1 : 2 * n) * size);
	if (n > 0)
		memcpy(moved, array, n * size);
	return moved;
}

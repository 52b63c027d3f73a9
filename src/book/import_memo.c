/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>

#include "base/xalloc.h"
#include "import_parts.h"

uint64_t
memo_hash(const void *bytes, size_t len)
{
	const unsigned char *p = bytes;
	uint64_t	     h = UINT64_C(0xcbf29ce484222325);

	while (len-- > 0)
		h = (h ^ *p++) * UINT64_C(0x100000001b3);
	return h ^ h >> 29;
}

static uint64_t
hash_key(char kind, const char *text)
{
	return memo_hash(text, strlen(text)) * UINT64_C(31) +
	    (unsigned char)kind;
}

/* Where the key is, or would be. */
static size_t
slot(const struct memo *m, uint64_t hash, char kind, const char *text)
{
	size_t i = (size_t)hash & (m->cap - 1);

	while (m->items[i].key != NULL &&
	    (m->items[i].hash != hash || m->items[i].key[0] != kind ||
		strcmp(m->items[i].key + 1, text) != 0))
		i = (i + 1) & (m->cap - 1);
	return i;
}

const struct memo_item *
memo_find(const struct memo *m, char kind, const char *text)
{
	const struct memo_item *item;

	if (m->cap == 0)
		return NULL;
	item = &m->items[slot(m, hash_key(kind, text), kind, text)];
	return item->key != NULL ? item : NULL;
}

static void
grow(struct memo *m)
{
	struct memo old = *m;
	size_t	    i;

	m->cap = old.cap == 0 ? 64 : old.cap * 2;
	m->items = xcalloc(m->cap, sizeof(*m->items));
	for (i = 0; i < old.cap; i++)
		if (old.items[i].key != NULL)
			m->items[slot(m, old.items[i].hash, old.items[i].key[0],
			    old.items[i].key + 1)] = old.items[i];
	free(old.items);
}

const char *
memo_add(struct memo *m, char kind, const char *text, char *value)
{
	struct memo_item *item;
	size_t		  len = strlen(text);

	if (m->n * 2 >= m->cap)
		grow(m);
	item = &m->items[slot(m, hash_key(kind, text), kind, text)];
	item->hash = hash_key(kind, text);
	item->key = xmalloc(len + 2);
	item->key[0] = kind;
	memcpy(item->key + 1, text, len + 1);
	item->value = value;
	m->n++;
	return value;
}

void
memo_fini(struct memo *m)
{
	size_t i;

	for (i = 0; i < m->cap; i++) {
		free(m->items[i].key);
		free(m->items[i].value);
	}
	free(m->items);
	*m = (struct memo){ .n = 0 };
}

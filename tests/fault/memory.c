/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "memory.h"

#include <jansson.h>
#include <sqlite3.h>
#include <stdlib.h>

void *__real_malloc(size_t n);
void *__real_calloc(size_t n, size_t size);
void *__real_realloc(void *old, size_t n);
void *__wrap_malloc(size_t n);
void *__wrap_calloc(size_t n, size_t size);
void *__wrap_realloc(void *old, size_t n);

/* An allocator is given no object. */
static struct memory	  *installed;
static sqlite3_mem_methods plain;

static bool
strikes(void)
{
	struct memory *m = installed;

	if (m == NULL || ++m->seen < m->at || (m->seen > m->at && !m->always))
		return false;
	m->hit = true;
	return true;
}

void *
__wrap_malloc(size_t n)
{
	return strikes() ? NULL : __real_malloc(n);
}

void *
__wrap_calloc(size_t n, size_t size)
{
	return strikes() ? NULL : __real_calloc(n, size);
}

void *
__wrap_realloc(void *old, size_t n)
{
	return strikes() ? NULL : __real_realloc(old, n);
}

static void *
sqlite_malloc(int n)
{
	return strikes() ? NULL : plain.xMalloc(n);
}

static void *
sqlite_realloc(void *old, int n)
{
	return strikes() ? NULL : plain.xRealloc(old, n);
}

void
memory_install(struct memory *m)
{
	sqlite3_mem_methods failing;

	sqlite3_shutdown();
	if (sqlite3_config(SQLITE_CONFIG_GETMALLOC, &plain) != SQLITE_OK)
		abort();
	failing = plain;
	failing.xMalloc = sqlite_malloc;
	failing.xRealloc = sqlite_realloc;
	if (sqlite3_config(SQLITE_CONFIG_MALLOC, &failing) != SQLITE_OK)
		abort();
	json_set_alloc_funcs(__wrap_malloc, free);
	installed = m;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "directory.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/xalloc.h"

#define END_SIZE   22 /* the end record, without its comment */
#define FILE_SIZE  46 /* a file's record, without its name */
#define LOCATOR	   20 /* what stands before the end of a zip of 64 bits */
#define COMMENT	   65535
#define END_MAGIC  "PK\5\6"
#define FILE_MAGIC "PK\1\2"
#define BIG_MAGIC  "PK\6\7"

static size_t
get16(const unsigned char *p)
{
	return (size_t)p[0] | (size_t)p[1] << 8;
}

static size_t
get32(const unsigned char *p)
{
	return get16(p) | get16(p + 2) << 16;
}

/* The end record, whose comment ends where the zip ends. */
static const unsigned char *
find_end(const unsigned char *zip, size_t len)
{
	const unsigned char *p;
	size_t		     back;

	for (back = END_SIZE; back <= len && back <= END_SIZE + COMMENT;
	     back++) {
		p = zip + len - back;
		if (memcmp(p, END_MAGIC, 4) == 0 &&
		    get16(p + 20) == back - END_SIZE)
			return p;
	}
	return NULL;
}

static bool
is_big(const unsigned char *zip, const unsigned char *end)
{
	return end - zip >= LOCATOR && memcmp(end - LOCATOR, BIG_MAGIC, 4) == 0;
}

int
directory_read(const unsigned char *zip, size_t len,
    struct directory_name **names, size_t *n)
{
	const unsigned char *end = find_end(zip, len), *p;
	size_t		     cap = 0, count, left, size;

	*names = NULL;
	*n = 0;
	if (end == NULL || is_big(zip, end) || get16(end + 4) != 0 ||
	    get16(end + 6) != 0)
		return -1;
	count = get16(end + 10);
	left = get32(end + 12);
	if ((uint64_t)get32(end + 16) + left != (uint64_t)(end - zip))
		return -1;
	p = end - left;
	while (left >= FILE_SIZE && memcmp(p, FILE_MAGIC, 4) == 0) {
		size = FILE_SIZE + get16(p + 28) + get16(p + 30) +
		    get16(p + 32);
		if (size > left)
			break;
		*names = xgrow(*names, *n, &cap, sizeof(**names));
		(*names)[*n].bytes = p + FILE_SIZE;
		(*names)[(*n)++].len = get16(p + 28);
		p += size;
		left -= size;
	}
	if (left == 0 && *n == count && count == get16(end + 8))
		return 0;
	free(*names);
	*names = NULL;
	return -1;
}

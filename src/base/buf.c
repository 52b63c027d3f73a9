/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <assert.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/xalloc.h"

/* Make room for n more bytes and the NUL after them. */
static void
reserve(struct buf *b, size_t n)
{
	size_t last = n > SIZE_MAX - b->len ? SIZE_MAX : b->len + n;

	b->data = xgrow(b->data, last, &b->cap, 1);
}

void
buf_fini(struct buf *b)
{
	if (b == NULL)
		return;
	free(b->data);
	*b = (struct buf){ .data = NULL };
}

void
buf_reset(struct buf *b)
{
	b->len = 0;
	if (b->data != NULL)
		b->data[0] = '\0';
}

void
buf_add(struct buf *b, const void *bytes, size_t n)
{
	reserve(b, n);
	if (n > 0)
		memcpy(b->data + b->len, bytes, n);
	b->len += n;
	b->data[b->len] = '\0';
}

void
buf_addc(struct buf *b, char c)
{
	buf_add(b, &c, 1);
}

void
buf_adds(struct buf *b, const char *s)
{
	buf_add(b, s, strlen(s));
}

void
buf_addf(struct buf *b, const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	buf_addv(b, fmt, ap);
	va_end(ap);
}

void
buf_addv(struct buf *b, const char *fmt, va_list ap)
{
	va_list again;
	size_t	n;
	int	need;

	va_copy(again, ap);
	/* NOLINTNEXTLINE(clang-analyzer-valist.Uninitialized): it is not. */
	need = vsnprintf(NULL, 0, fmt, ap);
	assert(need >= 0);
	n = need > 0 ? (size_t)need : 0;
	reserve(b, n);
	b->data[b->len] = '\0';
	vsnprintf(b->data + b->len, n + 1, fmt, again);
	va_end(again);
	b->len += n;
}

void
buf_pad(struct buf *b, char c, size_t n)
{
	reserve(b, n);
	memset(b->data + b->len, c, n);
	b->len += n;
	b->data[b->len] = '\0';
}

const char *
buf_str(const struct buf *b)
{
	return b->data != NULL ? b->data : "";
}

char *
buf_steal(struct buf *b)
{
	char *s = b->data != NULL ? b->data : xstrdup("");

	*b = (struct buf){ .data = NULL };
	return s;
}

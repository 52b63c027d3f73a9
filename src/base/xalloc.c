/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/i18n.h"
#include "base/xalloc.h"

#define STATUS_FILE 4

/* No exit(): its handlers would flush what is only half made. */
static _Noreturn void
die(void)
{
	fputs("quitus: ", stderr);
	fputs(_("there is not enough memory. Nothing was written."), stderr);
	fputc('\n', stderr);
	_exit(STATUS_FILE);
}

void *
xmalloc(size_t size)
{
	void *p = malloc(size > 0 ? size : 1);

	if (p == NULL)
		die();
	return p;
}

void *
xcalloc(size_t n, size_t size)
{
	size_t total;
	void  *p;

	if (__builtin_mul_overflow(n, size, &total))
		die();
	p = calloc(1, total > 0 ? total : 1);
	if (p == NULL)
		die();
	return p;
}

void *
xreallocarray(void *old, size_t n, size_t size)
{
	size_t total;
	void  *p;

	if (__builtin_mul_overflow(n, size, &total))
		die();
	p = realloc(old, total > 0 ? total : 1);
	if (p == NULL)
		die();
	return p;
}

char *
xstrdup(const char *s)
{
	return xstrndup(s, strlen(s));
}

char *
xstrndup(const char *s, size_t max)
{
	size_t len = strnlen(s, max);
	char  *copy = xmalloc(len + 1);

	memcpy(copy, s, len);
	copy[len] = '\0';
	return copy;
}

char *
xasprintf(const char *fmt, ...)
{
	va_list ap;
	char   *s;
	int	n;

	va_start(ap, fmt);
	n = vasprintf(&s, fmt, ap);
	va_end(ap);
	if (n < 0)
		die();
	return s;
}

void *
xgrow(void *array, size_t n, size_t *cap, size_t size)
{
	size_t wanted = *cap > 0 ? *cap : 8;

	if (n < *cap)
		return array;
	while (wanted <= n) {
		if (wanted > SIZE_MAX / 2)
			die();
		wanted *= 2;
	}
	array = xreallocarray(array, wanted, size);
	*cap = wanted;
	return array;
}

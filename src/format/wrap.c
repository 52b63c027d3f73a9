/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "base/xalloc.h"
#include "wrap.h"

#define SHORT 128

size_t
wrap_width(const char *s, size_t n)
{
	char   copy[SHORT], *heap;
	size_t i, width;

	for (i = 0; i < n && s[i] >= ' ' && s[i] <= '~'; i++)
		continue;
	if (i == n)
		return n;
	if (n < SHORT) {
		memcpy(copy, s, n);
		copy[n] = '\0';
		return utf8_width(copy);
	}
	heap = xstrndup(s, n);
	width = utf8_width(heap);
	free(heap);
	return width;
}

static size_t
trim(const char *text, size_t n)
{
	while (n > 0 && text[n - 1] == ' ')
		n--;
	return n;
}

size_t
wrap_line(const char *text, size_t width, const char **rest)
{
	size_t end = strcspn(text, "\n"), n, cut;

	*rest = text[end] == '\n' ? text + end + 1 : NULL;
	if (wrap_width(text, end) <= width)
		return trim(text, end);
	n = utf8_fit(text, width);
	if (n == 0)
		n = utf8_fit(text, 2);
	for (cut = n; cut > 0 && text[cut] != ' '; cut--)
		continue;
	if (trim(text, cut) == 0)
		cut = n == 0 ? end : n;
	*rest = text + cut + strspn(text + cut, " ");
	return trim(text, cut);
}

static size_t
widest(const char *text, const char *breaks)
{
	size_t n, width, most = 0;

	for (;;) {
		n = strcspn(text, breaks);
		width = wrap_width(text, n);
		if (width > most)
			most = width;
		if (text[n] == '\0')
			return most;
		text += n + 1;
	}
}

size_t
wrap_widest_line(const char *text)
{
	return widest(text, "\n");
}

size_t
wrap_widest_word(const char *text)
{
	return widest(text, " \n");
}

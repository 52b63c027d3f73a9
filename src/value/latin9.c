/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "value/latin9.h"

#include <stdint.h>
#include <string.h>
#include <utf8proc.h>

/* The eight places where it is not Latin-1. */
static const struct {
	utf8proc_int32_t point;
	unsigned char	 byte;
} own[] = { { 0x20ac, 0xa4 }, { 0x160, 0xa6 }, { 0x161, 0xa8 }, { 0x17d, 0xb4 },
	{ 0x17e, 0xb8 }, { 0x152, 0xbc }, { 0x153, 0xbd }, { 0x178, 0xbe } };

static const struct {
	utf8proc_int32_t point;
	const char	*plain;
} signs[] = { { 0x2018, "'" }, { 0x2019, "'" }, { 0x201c, "\"" },
	{ 0x201d, "\"" }, { 0x2013, "-" }, { 0x2014, "-" }, { 0x2212, "-" },
	{ 0x2026, "..." }, { 0x202f, " " }, { 0x2009, " " } };

/* The byte of a character; 0: it has none. */
static unsigned char
byte_of(utf8proc_int32_t c)
{
	size_t i;

	for (i = 0; i < sizeof(own) / sizeof(own[0]); i++)
		if (own[i].point == c)
			return own[i].byte;
	for (i = 0; i < sizeof(own) / sizeof(own[0]); i++)
		if (own[i].byte == c)
			return 0;
	return c < 0x100 ? (unsigned char)c : 0;
}

static void
add_otherwise(struct buf *out, utf8proc_int32_t c)
{
	utf8proc_int32_t parts[8];
	utf8proc_ssize_t n;
	int class = 0;
	size_t i;

	for (i = 0; i < sizeof(signs) / sizeof(signs[0]); i++)
		if (signs[i].point == c) {
			buf_adds(out, signs[i].plain);
			return;
		}
	n = utf8proc_decompose_char(
	    c, parts, 8, UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT, &class);
	if (n > 0 && n <= 8 && parts[0] < 0x80)
		buf_addc(out, (char)parts[0]);
	else
		buf_addc(out, '?');
}

size_t
latin9_add(struct buf *out, const char *text)
{
	const utf8proc_uint8_t *p = (const utf8proc_uint8_t *)text;
	utf8proc_int32_t	c;
	utf8proc_ssize_t	n;
	size_t			otherwise = 0;

	while (*p != '\0') {
		n = utf8proc_iterate(p, -1, &c);
		if (n <= 0) {
			n = 1;
			c = 0xfffd;
		}
		p += n;
		if (byte_of(c) != 0) {
			buf_addc(out, (char)byte_of(c));
			continue;
		}
		add_otherwise(out, c);
		otherwise++;
	}
	return otherwise;
}

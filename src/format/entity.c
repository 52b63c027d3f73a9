/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entity.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <utf8proc.h>

#define NAME_MAX_BYTES 10 /* between & and ; */

/* U+00A0 to U+00FF, in their order. */
static const char latin[] =
    "nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy "
    "reg macr deg plusmn sup2 sup3 acute micro para middot cedil sup1 ordm "
    "raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring "
    "AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde "
    "Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml "
    "Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil "
    "egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute "
    "ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn "
    "yuml ";

static const struct {
	const char	*name;
	utf8proc_int32_t point;
} others[] = { { "amp", '&' }, { "lt", '<' }, { "gt", '>' }, { "quot", '"' },
	{ "apos", '\'' }, { "euro", 0x20ac }, { "oelig", 0x153 },
	{ "OElig", 0x152 }, { "rsquo", 0x2019 }, { "lsquo", 0x2018 },
	{ "ldquo", 0x201c }, { "rdquo", 0x201d }, { "ndash", 0x2013 },
	{ "mdash", 0x2014 }, { "hellip", 0x2026 } };

/* Where the hidden characters stand: no text of a bank has these. */
#define HIDDEN 0xe000

#define NBASIC 5 /* of XML, the first of them */

/* The character of "#233" or "#xE9"; 0 when it is none. */
static utf8proc_int32_t
by_number(const char *name)
{
	char *end;
	long  c;
	bool  hex = name[1] == 'x' || name[1] == 'X';

	if (!isxdigit((unsigned char)name[hex ? 2 : 1]))
		return 0;
	c = strtol(name + (hex ? 2 : 1), &end, hex ? 16 : 10);
	if (*end != '\0' || c > 0x10ffff ||
	    !utf8proc_codepoint_valid((utf8proc_int32_t)c))
		return 0;
	return (utf8proc_int32_t)c;
}

static utf8proc_int32_t
by_name(const char *name)
{
	utf8proc_int32_t point = 0xa0;
	const char	*p;
	size_t		 i, len = strlen(name);

	for (i = 0; i < sizeof(others) / sizeof(others[0]); i++)
		if (strcmp(others[i].name, name) == 0 ||
		    (i < NBASIC && strcasecmp(others[i].name, name) == 0))
			return others[i].point;
	for (p = latin; *p != '\0'; p = strchr(p, ' ') + 1, point++)
		if (strncmp(p, name, len) == 0 && p[len] == ' ')
			return point;
	return 0;
}

/* What stands between the & at this place, whatever it is, and a ; and names a
 * character; 0: nothing. */
static utf8proc_int32_t
look_at(const char *at, size_t *len)
{
	const char *end = memchr(
	    at + 1, ';', strnlen(at + 1, NAME_MAX_BYTES + 1));
	char   name[NAME_MAX_BYTES + 1] = "";
	size_t n;

	if (end == NULL || end == at + 1)
		return 0;
	n = (size_t)(end - at - 1);
	memcpy(name, at + 1, n);
	*len = n + 2;
	return name[0] == '#' ? by_number(name) : by_name(name);
}

static void
add_point(struct buf *out, utf8proc_int32_t point)
{
	utf8proc_uint8_t utf8[4];

	buf_add(out, utf8, (size_t)utf8proc_encode_char(point, utf8));
}

size_t
entity_take(const char *at, struct buf *out)
{
	size_t		 len = 0;
	utf8proc_int32_t point = look_at(at, &len);

	if (point == 0)
		return 0;
	add_point(out, point);
	return len;
}

/* The bytes of the entity at this place with all that "amp;" repeats. */
static size_t
look_through(const char *at, utf8proc_int32_t *point)
{
	size_t		 skipped = 0, len = 0;
	utf8proc_int32_t inner;

	*point = look_at(at, &len);
	while (*point == '&') {
		skipped += len - 1;
		/* It is itself the & of what follows. */
		inner = look_at(at + skipped, &len);
		if (inner == 0)
			return skipped + 1;
		*point = inner;
	}
	return *point == 0 ? 0 : skipped + len;
}

void
entity_decode(struct buf *out, const char *text, const char *hide)
{
	utf8proc_int32_t point;
	size_t		 len;

	while (*text != '\0') {
		len = *text == '&' ? look_through(text, &point) : 0;
		if (len == 0) {
			buf_addc(out, *text++);
			continue;
		}
		if (point < 0x80 && strchr(hide, (char)point) != NULL)
			point += HIDDEN;
		add_point(out, point);
		text += len;
	}
}

void
entity_show(struct buf *out, const char *text)
{
	utf8proc_int32_t point;
	const char	*at;

	for (at = text; *at != '\0'; at++) {
		/* U+E000 to U+E07F: EE 80 80 to EE 81 BF. */
		if ((unsigned char)at[0] != 0xee || at[1] == '\0' ||
		    ((unsigned char)at[1] & 0xfe) != 0x80 || at[2] == '\0') {
			buf_addc(out, *at);
			continue;
		}
		utf8proc_iterate((const utf8proc_uint8_t *)at, 3, &point);
		add_point(out, point - HIDDEN);
		at += 2;
	}
}

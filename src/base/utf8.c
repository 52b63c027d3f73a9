/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

#include "base/utf8.h"
#include "base/xalloc.h"

#define REPLACEMENT "\xef\xbf\xbd" /* U+FFFD */
#define ELLIPSIS    "\xe2\x80\xa6" /* U+2026 */

/*
 * The next code point of s, of which len bytes are left, and its size. A
 * malformed byte is one of -1. len must not be 0.
 */
static size_t
next(const char *s, size_t len, utf8proc_int32_t *point)
{
	utf8proc_ssize_t n;

	n = utf8proc_iterate((const utf8proc_uint8_t *)s,
	    len > 4 ? 4 : (utf8proc_ssize_t)len, point);
	if (n > 0)
		return (size_t)n;
	*point = -1;
	return 1;
}

bool
utf8_valid(const char *s, size_t len)
{
	utf8proc_int32_t c;
	size_t		 n;

	for (; len > 0; s += n, len -= n) {
		n = next(s, len, &c);
		if (c <= 0)
			return false;
	}
	return true;
}

size_t
utf8_width(const char *s)
{
	utf8proc_int32_t c;
	size_t		 len = strlen(s), n, columns = 0;

	for (; len > 0; s += n, len -= n) {
		n = next(s, len, &c);
		columns += c < 0 ? 1 : (size_t)utf8proc_charwidth(c);
	}
	return columns;
}

size_t
utf8_length(const char *s)
{
	utf8proc_int32_t c;
	size_t		 len = strlen(s), n, count = 0;

	for (; len > 0; s += n, len -= n) {
		n = next(s, len, &c);
		count++;
	}
	return count;
}

/* utf8_fit, and at most bytes of it. */
static size_t
fit(const char *s, size_t columns, size_t bytes)
{
	utf8proc_int32_t c, last = 0, state = 0;
	size_t		 len = strlen(s), i, n, used = 0, cut = 0;

	for (i = 0; i < len; i += n, last = c) {
		n = next(s + i, len - i, &c);
		if (c < 0 || last < 0 ||
		    utf8proc_grapheme_break_stateful(last, c, &state))
			cut = i;
		used += c < 0 ? 1 : (size_t)utf8proc_charwidth(c);
		if (used > columns || i + n > bytes)
			return cut;
	}
	return len;
}

size_t
utf8_fit(const char *s, size_t columns)
{
	return fit(s, columns, SIZE_MAX);
}

char *
utf8_nfc(const char *s)
{
	utf8proc_uint8_t *out;
	utf8proc_ssize_t  n;

	n = utf8proc_map((const utf8proc_uint8_t *)s, 0, &out,
	    UTF8PROC_NULLTERM | UTF8PROC_STABLE | UTF8PROC_COMPOSE);
	return n < 0 ? xstrdup(s) : (char *)out;
}

/* Letters that Unicode does not take apart, as people search for them. */
static const struct plain {
	utf8proc_int32_t from;
	const char	*to;
} plain_letters[] = { { 0x00e6, "ae" }, { 0x0153, "oe" }, { 0x00f8, "o" },
	{ 0x0142, "l" }, { 0x0111, "d" }, { 0x0131, "i" }, { 0x2018, "'" },
	{ 0x2019, "'" }, { 0x201b, "'" }, { 0x02bc, "'" }, { 0x2032, "'" },
	{ 0x00b4, "'" }, { '`', "'" }, { 0x201c, "\"" }, { 0x201d, "\"" },
	{ 0x201e, "\"" }, { 0x00ab, "\"" }, { 0x00bb, "\"" }, { 0x2212, "-" } };

static void
add_plain(struct buf *out, utf8proc_int32_t c)
{
	utf8proc_uint8_t bytes[4];
	size_t		 i;

	for (i = 0; i < sizeof(plain_letters) / sizeof(*plain_letters); i++)
		if (plain_letters[i].from == c) {
			buf_adds(out, plain_letters[i].to);
			return;
		}
	if (utf8proc_category(c) == UTF8PROC_CATEGORY_PD)
		buf_addc(out, '-');
	else
		buf_add(out, bytes, (size_t)utf8proc_encode_char(c, bytes));
}

static bool
is_space(utf8proc_int32_t c)
{
	switch (utf8proc_category(c)) {
	case UTF8PROC_CATEGORY_ZS:
	case UTF8PROC_CATEGORY_ZL:
	case UTF8PROC_CATEGORY_ZP:
		return true;
	default:
		return (c >= '\t' && c <= '\r') || c == 0x85;
	}
}

/*
 * Only letters are opened by compatibility: it would make 102 of “10²”.
 */
static utf8proc_option_t
fold_options(utf8proc_int32_t c)
{
	int options = UTF8PROC_STABLE | UTF8PROC_DECOMPOSE |
	    UTF8PROC_STRIPMARK | UTF8PROC_CASEFOLD | UTF8PROC_IGNORE;

	switch (utf8proc_category(c)) {
	case UTF8PROC_CATEGORY_LU:
	case UTF8PROC_CATEGORY_LL:
	case UTF8PROC_CATEGORY_LT:
	case UTF8PROC_CATEGORY_LM:
	case UTF8PROC_CATEGORY_LO:
		options |= UTF8PROC_COMPAT;
		break;
	default:
		break;
	}
	return (utf8proc_option_t)options;
}

static void
add_folded(struct buf *out, utf8proc_int32_t c)
{
	utf8proc_int32_t points[32];
	utf8proc_ssize_t n, i;
	int		 boundary = 0;

	/* Most of a text folds without the tables of Unicode, or those of the
	 * locale. */
	if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
		buf_addc(out, (char)c);
		return;
	}
	if (c >= 'A' && c <= 'Z') {
		buf_addc(out, (char)(c - 'A' + 'a'));
		return;
	}
	n = utf8proc_decompose_char(c, points, 32, fold_options(c), &boundary);
	for (i = 0; i < n && i < 32; i++)
		if (!is_space(points[i]))
			add_plain(out, points[i]);
}

char *
utf8_fold(const char *s)
{
	utf8proc_int32_t c;
	struct buf	 out = { .data = NULL };
	size_t		 len = strlen(s), n, word = 0;

	/* word is where the last word begins, or the next one will. */
	for (; len > 0; s += n, len -= n) {
		n = next(s, len, &c);
		if (c >= 0 && is_space(c)) {
			if (out.len > word) {
				buf_addc(&out, ' ');
				word = out.len;
			}
		} else if (c < 0)
			buf_adds(&out, REPLACEMENT);
		else
			add_folded(&out, c);
	}
	if (out.len > 0 && out.len == word)
		out.data[--out.len] = '\0';
	return buf_steal(&out);
}

/* Fillers that count as letters or signs, and show nothing: a text of them
 * would look empty. */
static bool
is_blank_letter(utf8proc_int32_t c)
{
	return c == 0x115f || c == 0x1160 || c == 0x2800 || c == 0x3164 ||
	    c == 0xffa0;
}

static bool
is_control(utf8proc_int32_t c)
{
	if ((c >= 0xfdd0 && c <= 0xfdef) || (c & 0xfffe) == 0xfffe)
		return true;
	switch (utf8proc_category(c)) {
	case UTF8PROC_CATEGORY_CC:
	case UTF8PROC_CATEGORY_CS:
	case UTF8PROC_CATEGORY_ZL:
	case UTF8PROC_CATEGORY_ZP:
		return true;
	case UTF8PROC_CATEGORY_CF:
		/* Soft hyphen and joiners only shape the text around them. */
		return c != 0xad && c != 0x200c && c != 0x200d;
	default:
		return is_blank_letter(c);
	}
}

size_t
utf8_find_control(const char *s, uint32_t *point)
{
	utf8proc_int32_t c;
	size_t		 len = strlen(s), n, count = 0;

	for (; len > 0; s += n, len -= n) {
		n = next(s, len, &c);
		count++;
		if (c < 0 || is_control(c)) {
			if (point != NULL)
				*point = c < 0 ? 0xfffd : (uint32_t)c;
			return count;
		}
	}
	return 0;
}

bool
utf8_has_control(const char *s)
{
	return utf8_find_control(s, NULL) != 0;
}

static void
add_safe(struct buf *out, const char *s, size_t len, bool lines)
{
	utf8proc_int32_t c;
	size_t		 n;

	for (; len > 0; s += n, len -= n) {
		n = next(s, len, &c);
		if (c == '\n' && lines)
			buf_addc(out, '\n');
		else if (c < 0 || is_control(c))
			buf_adds(out, REPLACEMENT);
		else
			buf_add(out, s, n);
	}
}

void
utf8_add_safe(struct buf *out, const char *s)
{
	add_safe(out, s, strlen(s), false);
}

void
utf8_add_safe_lines(struct buf *out, const char *s)
{
	add_safe(out, s, strlen(s), true);
}

void
utf8_add_padded(
    struct buf *out, const char *s, size_t columns, bool right_align)
{
	size_t width = utf8_width(s);
	size_t pad = width < columns ? columns - width : 0;

	if (right_align)
		buf_pad(out, ' ', pad);
	buf_adds(out, s);
	if (!right_align)
		buf_pad(out, ' ', pad);
}

const char *
utf8_excerpt(const char *s, char out[UTF8_EXCERPT])
{
	struct buf b = { .data = NULL };
	size_t	   n;

	/* What strnlen may cut in two lies behind what fit lets through. */
	add_safe(&b, s, strnlen(s, UTF8_EXCERPT), false);
	n = fit(buf_str(&b), UTF8_EXCERPT_COLUMNS, UTF8_EXCERPT - 8);
	memcpy(out, buf_str(&b), n);
	out[n] = '\0';
	if (n < b.len)
		memcpy(out + n, ELLIPSIS, sizeof(ELLIPSIS));
	buf_fini(&b);
	return out;
}

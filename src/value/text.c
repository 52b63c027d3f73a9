/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <errno.h>
#include <iconv.h>
#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

#include "base/i18n.h"
#include "base/utf8.h"
#include "base/xalloc.h"
#include "value/text.h"

#define BOM_UTF8   "\xef\xbb\xbf"
#define BOM_LITTLE "\xff\xfe"
#define BOM_BIG	   "\xfe\xff"
#define MALFORMED  "\xef\xbf\xbd"

/* Bytes of the space that s begins with, 0 when it begins with another. */
static size_t
space_length(const char *s)
{
	utf8proc_int32_t c;
	utf8proc_ssize_t n;

	n = utf8proc_iterate((const utf8proc_uint8_t *)s, -1, &c);
	if (n <= 0 || utf8proc_category(c) != UTF8PROC_CATEGORY_ZS)
		return 0;
	return (size_t)n;
}

/* A copy of valid text without the spaces at its ends. */
static char *
trimmed(const char *s)
{
	const char *end, *p;
	size_t	    n;

	while ((n = space_length(s)) > 0)
		s += n;
	for (p = end = s; *p != '\0';) {
		n = space_length(p);
		p += n > 0 ? n : 1;
		if (n == 0)
			end = p;
	}
	return xstrndup(s, (size_t)(end - s));
}

static int
refuse_length(size_t length, size_t max, const char *what, struct err *err)
{
	err_set(err, ERR_USAGE,
	    ngettext("%s: this text has %zu character, and at most %zu fit.",
		"%s: this text has %zu characters, and at most %zu fit.",
		length),
	    what, length, max);
	return err_hint(err, _("Make it shorter."));
}

static int
check(const char *s, size_t max, const char *what, struct err *err)
{
	size_t	 length = utf8_length(s), at;
	uint32_t point;

	/* Joiners and accents with nothing to stand on are not seen. */
	if (length == 0 || (utf8_width(s) == 0 && !utf8_has_control(s))) {
		err_set(err, ERR_USAGE, _("%s: this text is empty."), what);
		return err_hint(err,
		    _("Type a few words that will still be"
		      " clear in a year."));
	}
	at = utf8_find_control(s, &point);
	if (at > 0) {
		err_set(err, ERR_USAGE,
		    _("%s: character %zu (U+%04X) cannot"
		      " be kept, because it is not one that is read."),
		    what, at, (unsigned)point);
		return err_hint(err,
		    _("Type the text again on one line,"
		      " without control characters."));
	}
	if (length > max)
		return refuse_length(length, max, what, err);
	return 0;
}

/*
 * Whether the text is as most are: printable ASCII and the whole letters of
 * western Europe (U+00A1 to U+017F, but for the soft hyphen), which are valid,
 * composed and seen; no blank at its ends, not longer than max.
 */
static bool
is_plain(const char *in, size_t max)
{
	const unsigned char *s = (const unsigned char *)in;
	size_t		     n = 0;

	if (*s == '\0' || *s == ' ')
		return false;
	for (; *s != '\0'; s++, n++) {
		if (*s >= 0x20 && *s < 0x7f)
			continue;
		if (*s < 0xc2 || *s > 0xc5 || (s[1] & 0xc0) != 0x80 ||
		    (*s == 0xc2 && (s[1] <= 0xa0 || s[1] == 0xad)))
			return false;
		s++;
	}
	return s[-1] != ' ' && n <= max;
}

bool
text_take_plain(const char *in, size_t max, char **out)
{
	if (!is_plain(in, max))
		return false;
	*out = xstrdup(in);
	return true;
}

int
text_take(
    const char *in, size_t max, const char *what, char **out, struct err *err)
{
	char *composed;

	*out = NULL;
	if (text_take_plain(in, max, out))
		return 0;
	if (!utf8_valid(in, strlen(in))) {
		err_set(
		    err, ERR_USAGE, _("%s: this text is not in UTF-8."), what);
		return err_hint(err,
		    _("Type it again, or save the file that"
		      " it comes from as UTF-8."));
	}
	composed = utf8_nfc(in);
	*out = trimmed(composed);
	free(composed);
	if (check(*out, max, what, err) == 0)
		return 0;
	free(*out);
	*out = NULL;
	return -1;
}

/* Append the character at s, a blank for what cannot be shown; its bytes. */
static size_t
add_tidy(struct buf *out, const char *s)
{
	utf8proc_int32_t c;
	utf8proc_ssize_t n;
	char		 one[8] = "";

	n = utf8proc_iterate((const utf8proc_uint8_t *)s, -1, &c);
	if (n <= 0) {
		buf_adds(out, MALFORMED);
		return 1;
	}
	memcpy(one, s, (size_t)n);
	if (space_length(s) == 0 && !utf8_has_control(one))
		buf_add(out, s, (size_t)n);
	else if (out->len > 0 && out->data[out->len - 1] != ' ')
		buf_addc(out, ' ');
	return (size_t)n;
}

char *
text_tidy(const char *in, size_t max)
{
	struct buf flat = { 0 };
	char	  *composed, *end;
	size_t	   n;

	while (*in != '\0')
		in += add_tidy(&flat, in);
	composed = utf8_nfc(buf_str(&flat));
	buf_fini(&flat);
	for (end = composed; *end != '\0' && max > 0; max--)
		for (end++; ((unsigned char)*end & 0xc0) == 0x80;)
			end++;
	*end = '\0';
	for (n = strlen(composed); n > 0 && composed[n - 1] == ' ';)
		composed[--n] = '\0';
	return composed;
}

/* Append the bytes, which are in that encoding; -1 when they are not. */
static int
convert(const char *encoding, const char *bytes, size_t len, struct buf *out)
{
	iconv_t cd = iconv_open("UTF-8", encoding);
	char	chunk[4096], *in = (char *)(uintptr_t)bytes, *to;
	size_t	n = 0, left;
	int	full;

	if (cd == (iconv_t)-1)
		return -1;
	do {
		to = chunk;
		left = sizeof(chunk);
		n = iconv(cd, &in, &len, &to, &left);
		full = n == (size_t)-1 && errno == E2BIG;
		buf_add(out, chunk, sizeof(chunk) - left);
	} while (full);
	iconv_close(cd);
	return n == (size_t)-1 ? -1 : 0;
}

static bool
begins(const char *bytes, size_t len, const char *with)
{
	size_t n = strlen(with);

	return len >= n && memcmp(bytes, with, n) == 0;
}

static int
decode(const char *bytes, size_t len, struct buf *out)
{
	if (begins(bytes, len, BOM_LITTLE))
		return convert("UTF-16LE", bytes + 2, len - 2, out);
	if (begins(bytes, len, BOM_BIG))
		return convert("UTF-16BE", bytes + 2, len - 2, out);
	if (begins(bytes, len, BOM_UTF8)) {
		bytes += 3;
		len -= 3;
	}
	if (!utf8_valid(bytes, len))
		return convert("CP1252", bytes, len, out);
	buf_add(out, bytes, len);
	return 0;
}

int
text_decode(const char *bytes, size_t len, struct buf *out, struct err *err)
{
	struct buf text = { .data = NULL };
	int	   rc = decode(bytes, len, &text);

	if (rc == 0 && memchr(buf_str(&text), '\0', text.len) != NULL)
		rc = -1;
	if (rc == 0)
		buf_add(out, buf_str(&text), text.len);
	else {
		err_set(err, ERR_FILE, _("this is not a text file."));
		err_hint(err,
		    _("In the spreadsheet, save the sheet as CSV,"
		      " then take that file."));
	}
	buf_fini(&text);
	return rc;
}

void
text_add_cell(struct buf *out, const char *s)
{
	bool quoted = strpbrk(s, ";\"\r\n") != NULL;

	if (quoted)
		buf_addc(out, '"');
	if (*s != '\0' && strchr("=+-@\t\r", *s) != NULL)
		buf_addc(out, '\'');
	for (; *s != '\0'; s++) {
		if (*s == '"')
			buf_addc(out, '"');
		buf_addc(out, *s);
	}
	if (quoted)
		buf_addc(out, '"');
}

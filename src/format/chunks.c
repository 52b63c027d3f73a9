/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "chunks.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/i18n.h"
#include "base/utf8.h"
#include "base/xalloc.h"

#define CHUNK 65536

static const char *const encodings[] = { [UTF8] = NULL,
	[UTF16_LITTLE] = "UTF-16LE",
	[UTF16_BIG] = "UTF-16BE",
	[CP1252] = "CP1252",
	[LATIN9] = "ISO-8859-15" };

static int
open_file(struct chunks *c)
{
	struct stat st;

	c->fd = open(c->path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
	if (c->fd == -1 || fstat(c->fd, &st) == -1)
		return file_fail_read(c->path, errno, c->err);
	if (!S_ISREG(st.st_mode))
		return file_fail_read(
		    c->path, S_ISDIR(st.st_mode) ? EISDIR : ENOTSUP, c->err);
	return 0;
}

/* Read on after the bytes that the chunk still holds. */
static int
fill(struct chunks *c)
{
	ssize_t n;

	do
		n = read(c->fd, c->data + c->len, CHUNK - c->len);
	while (n == -1 && errno == EINTR);
	if (n == -1)
		return file_fail_read(c->path, errno, c->err);
	c->len += (size_t)n;
	return n > 0;
}

static int
refuse_binary(const struct chunks *c)
{
	err_set(c->err, ERR_FILE, _("“%s” is not a text file."),
	    file_name(c->path));
	return c->hint == NULL ? -1 : err_hint(c->err, "%s", c->hint);
}

/* ---- Encoding ---- */

/* The byte order mark, where there is one. */
static bool
take_mark(struct chunks *c)
{
	static const struct {
		const char   *bytes;
		size_t	      len;
		enum encoding encoding;
	} marks[] = { { "\xef\xbb\xbf", 3, UTF8 },
		{ "\xff\xfe", 2, UTF16_LITTLE }, { "\xfe\xff", 2, UTF16_BIG } };
	size_t i;

	for (i = 0; i < sizeof(marks) / sizeof(marks[0]); i++) {
		if (c->len < marks[i].len ||
		    memcmp(c->data, marks[i].bytes, marks[i].len) != 0)
			continue;
		c->encoding = marks[i].encoding;
		c->skip = marks[i].len;
		return true;
	}
	return false;
}

/* Bytes at the end of the chunk that begin a character and do not end it. */
static size_t
cut_character(const char *s, size_t len)
{
	size_t n;

	for (n = 1; n <= 3 && n <= len; n++) {
		unsigned char c = (unsigned char)s[len - n];

		if (c >= 0xc0)
			return (c >= 0xf0	 ? 4u :
				       c >= 0xe0 ? 3u :
						   2u) > n ?
			    n :
			    0;
		if (c < 0x80)
			return 0;
	}
	return 0;
}

/* Signs of Windows-1252 where ISO-8859-15 has none. */
static bool
has_cp1252(const char *s, size_t len)
{
	size_t i;

	for (i = 0; i < len; i++)
		if ((unsigned char)s[i] >= 0x80 && (unsigned char)s[i] < 0xa0)
			return true;
	return false;
}

/* What is not well-formed UTF-8 to its last byte is taken for what old French
 * spreadsheets write. */
static int
find_encoding(struct chunks *c)
{
	size_t rest;
	bool   valid = true;
	int    more;

	c->encoding = UTF8;
	if (take_mark(c) && c->encoding != UTF8)
		return 0;
	do {
		if (memchr(c->data, '\0', c->len) != NULL)
			return refuse_binary(c);
		c->cp1252 = c->cp1252 || has_cp1252(c->data, c->len);
		rest = cut_character(c->data, c->len);
		valid = valid && utf8_valid(c->data, c->len - rest);
		memmove(c->data, c->data + c->len - rest, rest);
		c->len = rest;
		more = fill(c);
	} while (more == 1);
	if (more == 0 && (!valid || c->len > 0))
		c->encoding = c->latin9 && !c->cp1252 ? LATIN9 : CP1252;
	return more;
}

/* ---- Parts ---- */

static int
give(struct chunks *c, const char *s, size_t len, chunk_fn *fn, void *arg)
{
	/* What UTF-16 hides is looked for only now. */
	if (c->encoding != UTF8 && memchr(s, '\0', len) != NULL)
		return refuse_binary(c);
	return fn(s, len, arg);
}

/* Turn the chunk into UTF-8; what is cut at its end stays in it. */
static int
convert(struct chunks *c, chunk_fn *fn, void *arg)
{
	char   out[4096], *in = c->data, *to;
	size_t left = c->len, room, n;
	int    rc = 0, code;

	buf_reset(&c->text);
	do {
		to = out;
		room = sizeof(out);
		n = iconv(c->cd, &in, &left, &to, &room);
		code = n == (size_t)-1 ? errno : 0;
		buf_add(&c->text, out, sizeof(out) - room);
	} while (code == E2BIG);
	if (code != 0 && code != EINVAL)
		return refuse_binary(c);
	if (c->text.len > 0)
		rc = give(c, buf_str(&c->text), c->text.len, fn, arg);
	memmove(c->data, in, left);
	c->len = left;
	return rc;
}

static int
give_chunk(struct chunks *c, chunk_fn *fn, void *arg)
{
	size_t len = c->len;

	if (c->encoding != UTF8)
		return convert(c, fn, arg);
	c->len = 0;
	return give(c, c->data, len, fn, arg);
}

static int
give_all(struct chunks *c, chunk_fn *fn, void *arg)
{
	int rc = 0, more;

	if (lseek(c->fd, (off_t)c->skip, SEEK_SET) == -1)
		return file_fail_read(c->path, errno, c->err);
	c->len = 0;
	while (rc == 0 && (more = fill(c)) != 0)
		rc = more == -1 ? -1 : give_chunk(c, fn, arg);
	if (rc == 0 && c->len > 0)
		rc = refuse_binary(c);
	return rc;
}

int
chunks_each(struct chunks *c, chunk_fn *fn, void *arg)
{
	int rc;

	if (find_encoding(c) == -1)
		return -1;
	if (c->encoding == UTF8)
		return give_all(c, fn, arg);
	c->cd = iconv_open("UTF-8", encodings[c->encoding]);
	if (c->cd == (iconv_t)-1)
		return refuse_binary(c);
	rc = give_all(c, fn, arg);
	iconv_close(c->cd);
	return rc;
}

int
chunks_begin(struct chunks *c, const char *path, struct err *err)
{
	*c = (struct chunks){ .path = path, .err = err, .fd = -1 };
	c->data = xmalloc(CHUNK);
	if (open_file(c) == -1 || fill(c) == -1)
		return -1;
	if (c->len > 0)
		return 0;
	err_set(err, ERR_FILE, _("“%s” is empty."), file_name(path));
	return err_hint(err, _("Is it the right file?"));
}

void
chunks_end(struct chunks *c)
{
	if (c->fd != -1)
		close(c->fd);
	free(c->data);
	buf_fini(&c->text);
}

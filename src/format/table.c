/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "format/table.h"

#include <errno.h>
#include <fcntl.h>
#include <iconv.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/i18n.h"
#include "base/utf8.h"
#include "base/xalloc.h"

#define CHUNK 65536
#define LOOK  1024 /* bytes in which another kind of file shows itself */

enum encoding { UTF8, UTF16_LITTLE, UTF16_BIG, CP1252 };

static const char *const encodings[] = { [UTF8] = NULL,
	[UTF16_LITTLE] = "UTF-16LE",
	[UTF16_BIG] = "UTF-16BE",
	[CP1252] = "CP1252" };

/* What people give in place of a CSV, by its first bytes. */
static const struct other {
	const char *bytes;
	size_t	    len;
	const char *what;
} others[] = { { "PK\x03\x04", 4, N_("a spreadsheet's own file, or a zip") },
	{ "\xd0\xcf\x11\xe0", 4, N_("a file of an old spreadsheet") },
	{ "SQLite format 3", 15, N_("a database") },
	{ "%PDF", 4, N_("a PDF document") },
	{ "\x1f\x8b", 2, N_("a compressed file") },
	{ "\x89PNG", 4, N_("a picture") },
	{ "\xff\xd8\xff", 3, N_("a picture") } };

/* A file on its way to rows. */
struct reading {
	const char   *path;
	struct err   *err;
	int	      fd;
	char	     *chunk;
	size_t	      len;  /* bytes in the chunk */
	size_t	      skip; /* of the byte order mark */
	enum encoding encoding;
	iconv_t	      cd;
	struct csv   *csv;
	struct buf    text; /* of one chunk, as UTF-8 */
};

static int
open_file(struct reading *r)
{
	struct stat st;

	r->fd = open(r->path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
	if (r->fd == -1 || fstat(r->fd, &st) == -1)
		return file_fail_read(r->path, errno, r->err);
	if (!S_ISREG(st.st_mode))
		return file_fail_read(
		    r->path, S_ISDIR(st.st_mode) ? EISDIR : ENOTSUP, r->err);
	return 0;
}

/* Read on after the bytes that the chunk still holds. */
static int
fill(struct reading *r)
{
	ssize_t n;

	do
		n = read(r->fd, r->chunk + r->len, CHUNK - r->len);
	while (n == -1 && errno == EINTR);
	if (n == -1)
		return file_fail_read(r->path, errno, r->err);
	r->len += (size_t)n;
	return n > 0;
}

/* ---- What kind of file it is ---- */

static int
refuse_kind(const struct reading *r, const char *what)
{
	err_set(r->err, ERR_FILE, _("“%s” is %s, not a table in CSV."),
	    file_name(r->path), what);
	return err_hint(r->err,
	    _("Open it in your spreadsheet, save the sheet as CSV, then import "
	      "that file."));
}

static int
refuse_binary(const struct reading *r)
{
	err_set(r->err, ERR_FILE, _("“%s” is not a text file."),
	    file_name(r->path));
	return err_hint(r->err,
	    _("In the spreadsheet, save the sheet as CSV, then import that "
	      "file."));
}

static bool
is_page(const char *bytes, size_t len)
{
	char *head = xstrndup(bytes, len < LOOK ? len : LOOK);
	bool  page = strcasestr(head, "<!doctype html") != NULL ||
	    strcasestr(head, "<html") != NULL;

	free(head);
	return page;
}

static int
check_kind(const struct reading *r)
{
	size_t i;

	for (i = 0; i < sizeof(others) / sizeof(others[0]); i++)
		if (r->len >= others[i].len &&
		    memcmp(r->chunk, others[i].bytes, others[i].len) == 0)
			return refuse_kind(r, _(others[i].what));
	if (is_page(r->chunk, r->len))
		return refuse_kind(r, _("a web page"));
	if (r->len == 0) {
		err_set(
		    r->err, ERR_FILE, _("“%s” is empty."), file_name(r->path));
		return err_hint(r->err, _("Is it the right file?"));
	}
	return 0;
}

/* The byte order mark, where there is one. */
static bool
take_mark(struct reading *r)
{
	static const struct {
		const char   *bytes;
		size_t	      len;
		enum encoding encoding;
	} marks[] = { { "\xef\xbb\xbf", 3, UTF8 },
		{ "\xff\xfe", 2, UTF16_LITTLE }, { "\xfe\xff", 2, UTF16_BIG } };
	size_t i;

	for (i = 0; i < sizeof(marks) / sizeof(marks[0]); i++) {
		if (r->len < marks[i].len ||
		    memcmp(r->chunk, marks[i].bytes, marks[i].len) != 0)
			continue;
		r->encoding = marks[i].encoding;
		r->skip = marks[i].len;
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

/* What is not well-formed UTF-8 to its last byte is taken for what old French
 * spreadsheets write. */
static int
find_encoding(struct reading *r)
{
	size_t rest;
	bool   valid = true;
	int    more;

	r->encoding = UTF8;
	if (take_mark(r) && r->encoding != UTF8)
		return 0;
	do {
		if (memchr(r->chunk, '\0', r->len) != NULL)
			return refuse_binary(r);
		rest = cut_character(r->chunk, r->len);
		valid = valid && utf8_valid(r->chunk, r->len - rest);
		memmove(r->chunk, r->chunk + r->len - rest, rest);
		r->len = rest;
		more = fill(r);
	} while (more == 1);
	if (more == 0 && (!valid || r->len > 0))
		r->encoding = CP1252;
	return more;
}

/* ---- Rows ---- */

static int
feed(struct reading *r, const char *s, size_t len, struct csv_fault *fault)
{
	/* What UTF-16 hides is looked for only now. */
	if (r->encoding != UTF8 && memchr(s, '\0', len) != NULL)
		return refuse_binary(r);
	return csv_feed(r->csv, s, len, fault);
}

/* Turn the chunk into UTF-8; what is cut at its end stays in it. */
static int
convert(struct reading *r, struct csv_fault *fault)
{
	char   out[4096], *in = r->chunk, *to;
	size_t left = r->len, room, n;
	int    rc = 0, code;

	buf_reset(&r->text);
	do {
		to = out;
		room = sizeof(out);
		n = iconv(r->cd, &in, &left, &to, &room);
		code = n == (size_t)-1 ? errno : 0;
		buf_add(&r->text, out, sizeof(out) - room);
	} while (code == E2BIG);
	if (code != 0 && code != EINVAL)
		return refuse_binary(r);
	if (r->text.len > 0)
		rc = feed(r, buf_str(&r->text), r->text.len, fault);
	memmove(r->chunk, in, left);
	r->len = left;
	return rc;
}

static int
give_chunk(struct reading *r, struct csv_fault *fault)
{
	size_t len = r->len;

	if (r->encoding != UTF8)
		return convert(r, fault);
	r->len = 0;
	return feed(r, r->chunk, len, fault);
}

static int
give_rows(struct reading *r, struct csv_fault *fault)
{
	int rc = 0, more;

	if (lseek(r->fd, (off_t)r->skip, SEEK_SET) == -1)
		return file_fail_read(r->path, errno, r->err);
	r->len = 0;
	while (rc == 0 && (more = fill(r)) != 0)
		rc = more == -1 ? -1 : give_chunk(r, fault);
	if (rc == 0 && r->len > 0)
		rc = refuse_binary(r);
	return rc;
}

static int
read_rows(
    struct reading *r, csv_row_fn *fn, void *arg, struct csv_problems *problems)
{
	struct csv_fault fault = { .what = NULL };
	int		 rc, end;

	if (r->encoding != UTF8)
		r->cd = iconv_open("UTF-8", encodings[r->encoding]);
	r->csv = csv_open(0, fn, arg);
	rc = give_rows(r, &fault);
	end = csv_close(r->csv, &fault);
	if (r->encoding != UTF8)
		iconv_close(r->cd);
	if (fault.what != NULL) {
		csv_problem(
		    problems, fault.line, fault.column, "%s", fault.what);
		return 0;
	}
	return rc != 0 ? rc : end;
}

int
table_each(const char *path, csv_row_fn *fn, void *arg,
    struct csv_problems *problems, struct err *err)
{
	struct reading r = { .path = path, .err = err, .fd = -1 };
	int	       rc = open_file(&r);

	r.chunk = xmalloc(CHUNK);
	if (rc == 0 && fill(&r) == -1)
		rc = -1;
	if (rc == 0)
		rc = check_kind(&r);
	if (rc == 0)
		rc = find_encoding(&r);
	if (rc == 0)
		rc = read_rows(&r, fn, arg, problems);
	if (r.fd != -1)
		close(r.fd);
	free(r.chunk);
	buf_fini(&r.text);
	return rc;
}

bool
table_is_spreadsheet(const char *path)
{
	/* What the first file of such a zip is called, after its header. */
	static const char *const names[] = { "[Content_Types].xml", "mimetype",
		"_rels/", "xl/", "docProps/" };
	enum { NAME_AT = 30 };
	char	head[NAME_AT + 24] = "";
	int	fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
	bool	is = false;
	size_t	i;
	ssize_t n;

	if (fd == -1)
		return false;
	n = read(fd, head, sizeof(head) - 1);
	close(fd);
	if (n <= NAME_AT || memcmp(head, "PK\x03\x04", 4) != 0)
		return false;
	for (i = 0; i < sizeof(names) / sizeof(names[0]) && !is; i++)
		is = strncmp(head + NAME_AT, names[i], strlen(names[i])) == 0;
	return is;
}

int
table_size(const char *path, size_t *bytes, struct err *err)
{
	struct stat st;

	if (stat(path, &st) == -1)
		return file_fail_read(path, errno, err);
	*bytes = (size_t)st.st_size;
	return 0;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <zip.h>

#include "base/i18n.h"
#include "base/utf8.h"
#include "base/xalloc.h"
#include "directory.h"
#include "format/archive.h"

#define CHUNK 65536

int quitus_zip_read(const char *, const void *, size_t,
    const struct archive_limits *, struct archive *, struct err *);

struct reader {
	const char	      *path; /* of the zip, for messages */
	zip_t		      *zip;
	struct directory_name *names; /* as they stand in the zip */
	size_t		       n;
	size_t		       folder; /* bytes of "59-1398-2025/" */
	struct archive_limits  left;
	struct archive	      *out;
	struct err	      *err;
};

/* ---- What is refused ---- */

static int
refuse_zip(struct reader *r)
{
	err_set(r->err, ERR_FILE,
	    _("“%s” is not a zip file, or not the whole of one."), r->path);
	return err_hint(r->err, _("Copy the file, or ask for it, again."));
}

static int
refuse_name(struct reader *r, const char *name)
{
	char shown[UTF8_EXCERPT];

	err_set(r->err, ERR_FILE,
	    _("“%s” is refused: “%s” is no name that a file of a dossier can"
	      " have."),
	    r->path, utf8_excerpt(name, shown));
	return err_hint(r->err,
	    _("A dossier is a zip of plain files, at its top or in one"
	      " folder."));
}

static int
refuse_twice(struct reader *r, const char *name)
{
	err_set(r->err, ERR_FILE,
	    _("“%s” is refused: the file “%s” stands in it twice."), r->path,
	    name);
	return err_hint(r->err, _("Nobody can tell which of them counts."));
}

static int
refuse_kind(struct reader *r, const char *name)
{
	err_set(r->err, ERR_FILE,
	    _("“%s” is refused: “%s” in it is a link or a device, not a"
	      " file."),
	    r->path, name);
	return err_hint(r->err,
	    _("A dossier is a zip of plain files, at its top or in one"
	      " folder."));
}

static int
refuse_size(struct reader *r)
{
	err_set(r->err, ERR_FILE,
	    _("“%s” is refused: it holds more than a dossier can."), r->path);
	return err_hint(r->err, _("Check that it is the right file."));
}

static int
refuse_secret(struct reader *r, const char *name)
{
	err_set(r->err, ERR_FILE,
	    _("“%s” cannot be read: a password protects “%s” in it."), r->path,
	    name);
	return err_hint(r->err, _("Make the zip again without a password."));
}

static int
refuse_method(struct reader *r, const char *name)
{
	err_set(r->err, ERR_FILE,
	    _("“%s” cannot be read: “%s” in it is packed in a way that few"
	      " programs know."),
	    r->path, name);
	return err_hint(
	    r->err, _("Make the zip again with an ordinary program."));
}

static int
refuse_damage(struct reader *r, const char *name)
{
	err_set(r->err, ERR_FILE,
	    _("“%s” is damaged: “%s” in it is not what was put there."),
	    r->path, name);
	return err_hint(r->err, _("Copy the file, or ask for it, again."));
}

/* ---- Names ---- */

static bool
begins(const char *name, const char *with)
{
	return strncmp(name, with, strlen(with)) == 0;
}

/* What a Mac adds of its own to any zip. */
static bool
is_foreign(const char *name)
{
	const char *base = strrchr(name, '/');

	base = base == NULL ? name : base + 1;
	return begins(name, "__MACOSX/") || strcmp(base, ".DS_Store") == 0;
}

/* A path that stays where it is unpacked, on any system. */
static bool
is_safe(const char *name)
{
	size_t n;

	if (!utf8_valid(name, strlen(name)) || utf8_has_control(name) ||
	    strpbrk(name, "\\:") != NULL)
		return false;
	do {
		n = strcspn(name, "/");
		if (n == 0 || (n == 1 && name[0] == '.') ||
		    (n == 2 && name[0] == '.' && name[1] == '.'))
			return false;
		name += n;
		/* A folder's own name ends in a slash. */
		if (strcmp(name, "/") == 0)
			return true;
	} while (*name++ == '/');
	return true;
}

/* libzip makes letters of the control characters that it reads. */
static bool
has_control(const struct directory_name *name)
{
	size_t i;

	for (i = 0; i < name->len; i++)
		if (name->bytes[i] < 0x20 || name->bytes[i] == 0x7f)
			return true;
	return false;
}

/* The name as libzip sees it, which must be the whole of what stands there. */
static int
check_name(struct reader *r, zip_uint64_t i, const char **name)
{
	const char *raw = zip_get_name(r->zip, i, ZIP_FL_ENC_RAW);

	*name = zip_get_name(r->zip, i, ZIP_FL_ENC_GUESS);
	if (raw == NULL || *name == NULL)
		return refuse_zip(r);
	if (strlen(raw) != r->names[i].len ||
	    memcmp(raw, r->names[i].bytes, r->names[i].len) != 0 ||
	    has_control(&r->names[i]) || !is_safe(*name))
		return refuse_name(r, *name);
	return 0;
}

static bool
is_folder(const char *name)
{
	size_t len = strlen(name);

	return len > 0 && name[len - 1] == '/';
}

/* The one folder that all files lie in, when there is one. */
static int
find_folder(struct reader *r)
{
	const char  *name, *first = NULL;
	size_t	     n = 0;
	zip_uint64_t i;

	for (i = 0; i < r->n; i++) {
		if (check_name(r, i, &name) == -1)
			return -1;
		if (is_folder(name) || is_foreign(name))
			continue;
		if (first == NULL) {
			first = name;
			n = strcspn(name, "/");
			n = name[n] == '/' ? n + 1 : 0;
		} else if (strncmp(name, first, n) != 0) {
			n = 0;
		}
	}
	r->folder = n;
	return 0;
}

/* ---- Files ---- */

/* A zip may lie about its sizes, also when they are small: what counts is what
 * comes out. */
static int
unpack(struct reader *r, zip_file_t *in, struct buf *out)
{
	char	   *chunk = xmalloc(CHUNK);
	zip_int64_t n;
	int	    rc = 0;

	while (rc == 0 && (n = zip_fread(in, chunk, CHUNK)) != 0) {
		if (n < 0)
			rc = -1;
		else if ((uint64_t)n > r->left.bytes)
			rc = refuse_size(r);
		else {
			buf_add(out, chunk, (size_t)n);
			r->left.bytes -= (uint64_t)n;
		}
	}
	free(chunk);
	return rc;
}

/* ... and its checksum is looked at where the file ends. */
static int
read_file(struct reader *r, zip_uint64_t i, const char *name)
{
	zip_file_t *in = zip_fopen_index(r->zip, i, 0);
	struct buf  bytes = { .data = NULL };
	int	    rc;

	if (in == NULL)
		return refuse_damage(r, name);
	rc = unpack(r, in, &bytes);
	if (rc == 0)
		archive_add(
		    r->out, name + r->folder, buf_str(&bytes), bytes.len);
	else if (r->err->kind == ERR_NONE)
		refuse_damage(r, name);
	zip_fclose(in);
	buf_fini(&bytes);
	return rc;
}

static bool
is_plain(zip_t *zip, zip_uint64_t i)
{
	zip_uint8_t  system;
	zip_uint32_t attributes;

	if (zip_file_get_external_attributes(zip, i, 0, &system, &attributes) ==
	    -1)
		return false;
	/* Zero where the system that made the zip has no modes. */
	attributes = attributes >> 16 & S_IFMT;
	return attributes == 0 || attributes == S_IFREG;
}

static int
take_file(struct reader *r, zip_uint64_t i, const char *name)
{
	zip_stat_t st;

	if (strchr(name + r->folder, '/') != NULL)
		return refuse_name(r, name);
	if (archive_find(r->out, name + r->folder) != NULL)
		return refuse_twice(r, name);
	if (!is_plain(r->zip, i))
		return refuse_kind(r, name);
	if (zip_stat_index(r->zip, i, 0, &st) == -1 ||
	    (st.valid & ZIP_STAT_COMP_METHOD) == 0 ||
	    (st.valid & ZIP_STAT_ENCRYPTION_METHOD) == 0)
		return refuse_damage(r, name);
	if (st.encryption_method != ZIP_EM_NONE)
		return refuse_secret(r, name);
	/* The dictionary of others may be of any size. */
	if (st.comp_method != ZIP_CM_STORE && st.comp_method != ZIP_CM_DEFLATE)
		return refuse_method(r, name);
	if (r->left.files-- == 0 ||
	    ((st.valid & ZIP_STAT_SIZE) != 0 && st.size > r->left.bytes))
		return refuse_size(r);
	return read_file(r, i, name);
}

static int
read_zip(struct reader *r)
{
	const char  *name;
	zip_uint64_t i;

	if ((zip_uint64_t)zip_get_num_entries(r->zip, 0) != r->n)
		return refuse_zip(r);
	if (find_folder(r) == -1)
		return -1;
	for (i = 0; i < r->n; i++) {
		name = zip_get_name(r->zip, i, ZIP_FL_ENC_GUESS);
		if (is_folder(name) || is_foreign(name))
			continue;
		if (take_file(r, i, name) == -1)
			return -1;
	}
	return 0;
}

/* The bytes stay the caller's. */
static zip_t *
open_bytes(const void *bytes, size_t len)
{
	zip_source_t *source = zip_source_buffer_create(bytes, len, 0, NULL);
	zip_t	     *zip;

	if (source == NULL)
		return NULL;
	zip = zip_open_from_source(source, ZIP_RDONLY, NULL);
	if (zip == NULL)
		zip_source_free(source);
	return zip;
}

int
quitus_zip_read(const char *path, const void *bytes, size_t len,
    const struct archive_limits *limits, struct archive *out, struct err *err)
{
	struct reader r = {
		.path = path, .left = *limits, .out = out, .err = err
	};
	int rc;

	if (directory_read(bytes, len, &r.names, &r.n) == -1)
		return refuse_zip(&r);
	r.zip = open_bytes(bytes, len);
	rc = r.zip == NULL ? refuse_zip(&r) : read_zip(&r);
	if (r.zip != NULL)
		zip_discard(r.zip);
	free(r.names);
	return rc;
}

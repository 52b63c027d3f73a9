/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "format/archive.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/file.h"
#include "base/i18n.h"
#include "base/utf8.h"
#include "base/xalloc.h"
#include "format/module.h"

typedef int read_fn(const char *name, const void *, size_t,
    const struct archive_limits *, struct archive *, struct err *);
typedef int
write_fn(const struct archive *, struct date, struct buf *, struct err *);

/* The index of the first file that doesn't come before name. */
static size_t
place_of(const struct archive *a, const char *name)
{
	size_t low = 0, high = a->n, middle;

	while (low < high) {
		middle = low + (high - low) / 2;
		if (strcmp(a->files[middle].name, name) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

const struct archive_file *
archive_find(const struct archive *a, const char *name)
{
	size_t i = place_of(a, name);

	if (i < a->n && strcmp(a->files[i].name, name) == 0)
		return &a->files[i];
	return NULL;
}

void
archive_add(struct archive *a, const char *name, const void *bytes, size_t len)
{
	struct archive_file file = { .name = xstrdup(name) };
	size_t		    i = place_of(a, name);

	buf_add(&file.bytes, bytes, len);
	a->files = xreallocarray(a->files, a->n + 1, sizeof(*a->files));
	memmove(&a->files[i + 1], &a->files[i], (a->n - i) * sizeof(*a->files));
	a->files[i] = file;
	a->n++;
}

void
archive_fini(struct archive *a)
{
	size_t i;

	for (i = 0; i < a->n; i++) {
		free(a->files[i].name);
		buf_fini(&a->files[i].bytes);
	}
	free(a->files);
	*a = (struct archive){ .files = NULL };
}

/* libzip is loaded only here: other commands start without it. */
static module_fn *
load_zip(const char *modules, const char *symbol, struct err *err)
{
	module_fn *fn = module_find(modules, "zip", symbol, err);

	if (fn == NULL)
		err_hint(err,
		    _("Install quitus whole, with the library libzip (libzip4"
		      " on Debian); or use a folder in place of a zip."));
	return fn;
}

static struct archive_limits
usual_limits(const struct archive_limits *given)
{
	struct archive_limits l = { .files = 0 };

	if (given != NULL)
		l = *given;
	if (l.files == 0)
		l.files = ARCHIVE_FILES;
	if (l.bytes == 0)
		l.bytes = ARCHIVE_BYTES;
	return l;
}

int
archive_read_bytes(const char *name, const void *bytes, size_t len,
    const struct archive_limits *limits, const char *modules,
    struct archive *out, struct err *err)
{
	struct archive_limits l = usual_limits(limits);
	read_fn		     *fn;

	*out = (struct archive){ .files = NULL };
	fn = (read_fn *)load_zip(modules, "quitus_zip_read", err);
	if (fn == NULL)
		return -1;
	if (fn(name, bytes, len, &l, out, err) == 0)
		return 0;
	archive_fini(out);
	return -1;
}

int
archive_write_zip(const struct archive *a, struct date day, const char *modules,
    struct buf *out, struct err *err)
{
	write_fn *fn = (write_fn *)load_zip(modules, "quitus_zip_write", err);

	return fn == NULL ? -1 : fn(a, day, out, err);
}

/* ---- Folders ---- */

struct folder {
	const char	     *path;
	struct archive_limits left;
	struct archive	     *out;
	struct err	     *err;
};

static int
refuse_name(struct folder *f, const char *name)
{
	char shown[UTF8_EXCERPT];

	err_set(f->err, ERR_FILE,
	    _("“%s” is refused: “%s” is no name that a file of a dossier can"
	      " have."),
	    f->path, utf8_excerpt(name, shown));
	return err_hint(f->err, _("Take it away from the folder."));
}

static int
refuse_kind(struct folder *f, const char *name)
{
	err_set(f->err, ERR_FILE,
	    _("“%s” is refused: “%s” in it is a link or a device, not a"
	      " file."),
	    f->path, name);
	return err_hint(
	    f->err, _("Put the file itself there, or take it away."));
}

static int
refuse_size(struct folder *f)
{
	err_set(f->err, ERR_FILE,
	    _("“%s” is refused: it holds more than a dossier can."), f->path);
	return err_hint(f->err, _("Check that it is the right folder."));
}

static int
take_file(struct folder *f, const char *name, const char *path)
{
	struct archive_file *file;
	struct stat	     st;

	if (lstat(path, &st) == -1)
		return err_set(f->err, ERR_FILE, _("“%s” cannot be read: %s."),
		    path, strerror(errno));
	if (S_ISDIR(st.st_mode))
		return 0;
	if (!S_ISREG(st.st_mode))
		return refuse_kind(f, name);
	if (!utf8_valid(name, strlen(name)) || utf8_has_control(name) ||
	    strchr(name, '\\') != NULL)
		return refuse_name(f, name);
	if (f->left.files-- == 0 || (uint64_t)st.st_size > f->left.bytes)
		return refuse_size(f);
	archive_add(f->out, name, "", 0);
	file = &f->out->files[place_of(f->out, name)];
	/* It may have grown since. */
	if (file_read(path, (size_t)f->left.bytes + 1, &file->bytes, f->err) ==
	    -1)
		return -1;
	if (file->bytes.len > f->left.bytes)
		return refuse_size(f);
	f->left.bytes -= file->bytes.len;
	return 0;
}

static int
read_folder(struct folder *f)
{
	DIR	      *dir = opendir(f->path);
	struct dirent *entry;
	char	      *path;
	int	       rc = 0;

	if (dir == NULL)
		return err_set(f->err, ERR_FILE, _("“%s” cannot be read: %s."),
		    f->path, strerror(errno));
	while (rc == 0 && (entry = readdir(dir)) != NULL) {
		/* Also what desktops leave behind: .DS_Store, .~lock... */
		if (entry->d_name[0] == '.')
			continue;
		path = xasprintf("%s/%s", f->path, entry->d_name);
		rc = take_file(f, entry->d_name, path);
		free(path);
	}
	closedir(dir);
	if (rc == -1)
		archive_fini(f->out);
	return rc;
}

int
archive_read(const char *path, const struct archive_limits *limits,
    const char *modules, struct archive *out, struct err *err)
{
	struct folder f = { .path = path, .out = out, .err = err };
	struct buf    bytes = { .data = NULL };
	struct stat   st;
	int	      rc;

	*out = (struct archive){ .files = NULL };
	f.left = usual_limits(limits);
	if (stat(path, &st) == 0 && S_ISDIR(st.st_mode))
		return read_folder(&f);
	/* Packed, it is hardly larger than what it holds. */
	rc = file_read(path, (size_t)f.left.bytes + 65536, &bytes, err);
	if (rc == 0)
		rc = archive_read_bytes(file_name(path), bytes.data, bytes.len,
		    limits, modules, out, err);
	buf_fini(&bytes);
	return rc;
}

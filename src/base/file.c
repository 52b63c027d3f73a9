/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/i18n.h"
#include "base/xalloc.h"

#define TRIES 100 /* names for the file written beside */

const char *
file_name(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash != NULL ? slash + 1 : path;
}

/* The folder that holds path; the caller frees it. */
static char *
folder_of(const char *path)
{
	size_t len = (size_t)(file_name(path) - path);

	if (len == 0)
		return xstrdup(".");
	return xstrndup(path, len > 1 ? len - 1 : 1);
}

int
file_fail_read(const char *path, int code, struct err *err)
{
	switch (code) {
	case ENOENT:
	case ENOTDIR:
		err_set(err, ERR_FILE, _("there is no file “%s”."), path);
		return err_hint(err, _("Check its name and its folder."));
	case EACCES:
	case EPERM:
		return err_set(err, ERR_FILE,
		    _("you are not allowed to read the file “%s”."), path);
	case EISDIR:
		err_set(err, ERR_FILE, _("“%s” is a folder."), path);
		return err_hint(err, _("Name a file that is in it."));
	case EFBIG:
		return err_set(
		    err, ERR_FILE, _("the file “%s” is too large."), path);
	case ENOTSUP:
		return err_set(
		    err, ERR_FILE, _("“%s” is not a regular file."), path);
	default:
		return err_set(err, ERR_FILE, _("“%s” cannot be read: %s."),
		    path, strerror(code));
	}
}

static int
fail_write(const char *path, int code, struct err *err)
{
	switch (code) {
	case ENOENT:
	case ENOTDIR:
		err_set(err, ERR_FILE,
		    _("“%s” cannot be written: its folder"
		      " does not exist."),
		    path);
		return err_hint(err,
		    _("Create the folder first, or choose"
		      " another place."));
	case EACCES:
	case EPERM:
	case EROFS:
		err_set(err, ERR_FILE, _("you are not allowed to write “%s”."),
		    path);
		return err_hint(err, _("Choose another place."));
	case EISDIR:
		err_set(err, ERR_FILE, _("“%s” is a folder."), path);
		return err_hint(err, _("Add a file name to it."));
	case ENOSPC:
	case EDQUOT:
		err_set(err, ERR_FILE,
		    _("“%s” cannot be written: the disk is"
		      " full."),
		    path);
		return err_hint(err, _("Make room, or choose another place."));
	default:
		return err_set(err, ERR_FILE, _("“%s” cannot be written: %s."),
		    path, strerror(code));
	}
}

/* What a file is to hold. */
struct content {
	struct spool *spool; /* before the bytes; NULL: nothing */
	const void   *bytes;
	size_t	      len;
};

/* The next five return 0, or -1 with errno. */
static int
write_part(const char *bytes, size_t len, void *arg)
{
	const int *fd = arg;
	ssize_t	   n;

	while (len > 0) {
		n = write(*fd, bytes, len);
		if (n == -1 && errno == EINTR)
			continue;
		if (n == -1)
			return -1;
		bytes += n;
		len -= (size_t)n;
	}
	return 0;
}

static int
write_all(int fd, const struct content *c)
{
	if (c->spool != NULL && spool_each(c->spool, write_part, &fd) == -1)
		return -1;
	return write_part(c->bytes, c->len, &fd);
}

/* Some file systems cannot sync a folder: there is nothing more to do then. */
static int
sync_folder(const char *path)
{
	char *folder = folder_of(path);
	int   fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	int   rc = -1, code;

	free(folder);
	if (fd == -1)
		return errno == EACCES ? 0 : -1;
	if (fsync(fd) == 0 || errno == EINVAL || errno == ENOTSUP)
		rc = 0;
	code = errno;
	close(fd);
	errno = code;
	return rc;
}

/* Write, sync and close; the descriptor is closed whatever happens. */
static int
fill(int fd, const struct content *c)
{
	int rc = write_all(fd, c);
	int code;

	if (rc == 0)
		rc = fsync(fd);
	code = errno;
	if (close(fd) == -1 && rc == 0)
		return -1;
	errno = code;
	return rc;
}

/* Create a file of a free name beside path; *name is the caller's to free. */
static int
create_beside(const char *path, mode_t mode, char **name)
{
	char *folder = folder_of(path);
	int   fd = -1, i;

	*name = NULL;
	for (i = 0; i < TRIES && fd == -1; i++) {
		free(*name);
		*name = xasprintf(
		    "%s/.quitus-%ld-%d", folder, (long)getpid(), i);
		fd = open(*name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode);
		if (fd == -1 && errno != EEXIST)
			break;
	}
	free(folder);
	return fd;
}

static int
replace(const char *path, const struct content *c, const struct stat *old)
{
	char *beside;
	int   fd, rc = -1, code;

	fd = create_beside(path, 0666, &beside);
	if (fd != -1) {
		if (old != NULL)
			(void)fchmod(fd, old->st_mode & 0777);
		rc = fill(fd, c);
		if (rc == 0)
			rc = rename(beside, path);
		if (rc == 0)
			rc = sync_folder(path);
		else {
			code = errno;
			unlink(beside);
			errno = code;
		}
	}
	free(beside);
	return rc;
}

/* A device or a pipe cannot be replaced: the bytes go through it. */
static int
write_through(const char *path, const struct content *c)
{
	int fd = open(path, O_WRONLY | O_CLOEXEC);
	int rc, code;

	if (fd == -1)
		return -1;
	rc = write_all(fd, c);
	code = errno;
	close(fd);
	errno = code;
	return rc;
}

static int
write_existing(const char *path, const struct content *c, const struct stat *st)
{
	if (S_ISDIR(st->st_mode)) {
		errno = EISDIR;
		return -1;
	}
	if (!S_ISREG(st->st_mode))
		return write_through(path, c);
	if (access(path, W_OK) == -1)
		return -1;
	return replace(path, c, st);
}

int
file_write(const char *path, const void *bytes, size_t len, struct err *err)
{
	return file_write_long(path, NULL, bytes, len, err);
}

int
file_write_long(const char *path, struct spool *spool, const void *bytes,
    size_t len, struct err *err)
{
	struct content c = { spool, bytes, len };
	struct stat    st;
	char	      *target = realpath(path, NULL);
	int	       rc, code;

	/* A link goes on pointing to where it did. */
	if (target != NULL && stat(target, &st) == 0)
		rc = write_existing(target, &c, &st);
	else
		rc = replace(path, &c, NULL);
	code = errno;
	free(target);
	return rc == 0 ? 0 : fail_write(path, code, err);
}

static int
read_all(int fd, size_t max, struct buf *out)
{
	char	chunk[65536];
	size_t	total = 0;
	ssize_t n;

	for (;;) {
		n = read(fd, chunk, sizeof(chunk));
		if (n == -1 && errno == EINTR)
			continue;
		if (n <= 0)
			return (int)n;
		total += (size_t)n;
		if (max > 0 && total > max) {
			errno = EFBIG;
			return -1;
		}
		buf_add(out, chunk, (size_t)n);
	}
}

static int
open_regular(const char *path)
{
	struct stat st;
	int	    fd, code = 0;

	/* Without O_NONBLOCK, a pipe that nobody writes to would block. */
	fd = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC);
	if (fd == -1)
		return -1;
	if (fstat(fd, &st) == -1)
		code = errno;
	else if (S_ISDIR(st.st_mode))
		code = EISDIR;
	else if (!S_ISREG(st.st_mode))
		code = ENOTSUP;
	if (code == 0)
		return fd;
	close(fd);
	errno = code;
	return -1;
}

int
file_read(const char *path, size_t max, struct buf *out, struct err *err)
{
	size_t before = out->len;
	int    fd = open_regular(path);
	int    rc, code;

	if (fd == -1)
		return file_fail_read(path, errno, err);
	rc = read_all(fd, max, out);
	code = errno;
	close(fd);
	if (rc == 0)
		return 0;
	if (out->data != NULL) {
		out->len = before;
		out->data[before] = '\0';
	}
	return file_fail_read(path, code, err);
}

static int
sync_file(const char *path)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	int rc, code;

	if (fd == -1)
		return -1;
	rc = fsync(fd);
	code = errno;
	close(fd);
	errno = code;
	return rc;
}

/* Rename, but never over a file: 0, or -1 with errno. */
static int
rename_new(const char *from, const char *to)
{
	int fd;

	if (renameat2(AT_FDCWD, from, AT_FDCWD, to, RENAME_NOREPLACE) == 0)
		return 0;
	if (errno != EINVAL && errno != ENOSYS)
		return -1;
	if (link(from, to) == 0)
		return unlink(from);
	if (errno == EEXIST || errno == ENOENT)
		return -1;
	/* A network drive without links: an empty file of ours holds the name
	 * until the rename takes it over. */
	fd = open(to, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
	if (fd == -1)
		return -1;
	close(fd);
	return rename(from, to);
}

int
file_rename(const char *tmp, const char *path, struct err *err)
{
	if (sync_file(tmp) == -1)
		return file_fail_read(tmp, errno, err);
	if (rename(tmp, path) == -1 || sync_folder(path) == -1)
		return fail_write(path, errno, err);
	return 0;
}

int
file_publish(const char *tmp, const char *path, struct err *err)
{
	int code;

	if (sync_file(tmp) == -1)
		return file_fail_read(tmp, errno, err);
	if (rename_new(tmp, path) == -1) {
		if (errno != EEXIST)
			return fail_write(path, errno, err);
		err_set(
		    err, ERR_FILE, _("there is already a file “%s”."), path);
		return err_hint(err,
		    _("It is never replaced: choose another"
		      " name."));
	}
	if (sync_folder(path) == 0)
		return 0;
	/* The caller is told that it failed: then nothing is there. */
	code = errno;
	unlink(path);
	return fail_write(path, code, err);
}

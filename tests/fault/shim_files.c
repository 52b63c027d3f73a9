/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "shim_files.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { SECTOR = 512 };

uint64_t
shim_draw(uint64_t *state)
{
	uint64_t z = (*state += UINT64_C(0x9e3779b97f4a7c15));

	z = (z ^ (z >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
	z = (z ^ (z >> 27)) * UINT64_C(0x94d049bb133111eb);
	return z ^ (z >> 31);
}

/* Only the library's allocator: the hooks of the tests never fail here. */
static unsigned char *
content(int fd, size_t *len)
{
	struct stat    st;
	unsigned char *bytes;

	if (fstat(fd, &st) == -1)
		abort();
	*len = (size_t)st.st_size;
	bytes = sqlite3_malloc64(*len + 1);
	if (bytes == NULL || pread(fd, bytes, *len, 0) != (ssize_t)*len)
		abort();
	return bytes;
}

static void
take_image(struct shim_kept *k)
{
	sqlite3_free(k->image);
	k->image = content(k->fd, &k->len);
}

static struct shim_kept *
find(struct shim *s, const char *path)
{
	size_t i;

	for (i = s->nfiles; i > 0; i--)
		if (strcmp(s->files[i - 1].path, path) == 0)
			return &s->files[i - 1];
	return NULL;
}

/* The file of that path is kept already: opened once more, it is still one. */
static bool
is_kept(struct shim *s, const char *path)
{
	struct shim_kept *k = find(s, path);
	struct stat	  a, b;

	return k != NULL && !k->deleted && stat(path, &a) == 0 &&
	    fstat(k->fd, &b) == 0 && a.st_ino == b.st_ino &&
	    a.st_dev == b.st_dev;
}

void
shim_keep(struct shim *s, const char *path)
{
	struct shim_kept *k = &s->files[s->nfiles];

	if (is_kept(s, path))
		return;
	if (s->nfiles == SHIM_FILES)
		abort();
	s->nfiles++;
	snprintf(k->path, sizeof(k->path), "%s", path);
	k->fd = open(path, O_RDWR | O_CLOEXEC);
	if (k->fd == -1)
		abort();
	take_image(k);
}

void
shim_keep_path(struct shim *s, const char *path)
{
	struct shim_kept *k = find(s, path);

	if (k != NULL)
		take_image(k);
}

void
shim_keep_synced(struct shim *s, int fd)
{
	struct stat want, st;
	size_t	    i;

	if (fstat(fd, &want) == -1)
		abort();
	if (S_ISDIR(want.st_mode))
		s->from[0] = '\0';
	for (i = 0; i < s->nfiles; i++)
		if (s->files[i].fd != -1 && fstat(s->files[i].fd, &st) == 0 &&
		    st.st_ino == want.st_ino && st.st_dev == want.st_dev)
			take_image(&s->files[i]);
}

void
shim_keep_deleted(struct shim *s, const char *path, bool durable)
{
	struct shim_kept *k = find(s, path);

	if (k == NULL)
		return;
	k->deleted = !durable;
	k->path[0] = durable ? '\0' : k->path[0];
}

/* Any sector that was not synced may be the new one or the old one. */
static void
tear(struct shim *s, struct shim_kept *k)
{
	size_t	       len, i, n;
	unsigned char *now = content(k->fd, &len);

	for (i = 0; i < len && i < k->len; i += SECTOR) {
		n = k->len - i < SECTOR ? k->len - i : SECTOR;
		n = len - i < n ? len - i : n;
		if (shim_draw(&s->random) & 1)
			memcpy(k->image + i, now + i, n);
	}
	if (len > k->len && (shim_draw(&s->random) & 1)) {
		k->image = sqlite3_realloc64(k->image, len + 1);
		if (k->image == NULL)
			abort();
		memcpy(k->image + k->len, now + k->len, len - k->len);
		k->len = len;
	}
	sqlite3_free(now);
}

static void
put_back(struct shim *s, struct shim_kept *k)
{
	if (k->path[0] == '\0')
		return;
	if (k->deleted)
		k->fd = open(k->path, O_RDWR | O_CREAT | O_EXCL, 0600);
	else if (s->fault == FAULT_TORN)
		tear(s, k);
	if (k->fd == -1 || ftruncate(k->fd, (off_t)k->len) == -1 ||
	    pwrite(k->fd, k->image, k->len, 0) != (ssize_t)k->len)
		abort();
}

void
shim_lose(struct shim *s)
{
	size_t i;

	for (i = 0; i < s->nfiles; i++)
		put_back(s, &s->files[i]);
	if (s->from[0] != '\0' && rename(s->to, s->from) == -1)
		abort();
}

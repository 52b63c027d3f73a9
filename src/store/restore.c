/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/i18n.h"
#include "base/xalloc.h"
#include "internal.h"
#include "store/backup.h"

#define FOLDER "sauvegardes"

/* ---- Names ---- */

/* The folder of a path with its last slash; "" for the current one. */
static char *
folder_of(const char *path)
{
	return xstrndup(path, (size_t)(file_name(path) - path));
}

static int
make_folder(const char *folder, struct err *err)
{
	if (mkdir(folder, 0777) == 0 || errno == EEXIST)
		return 0;
	err_set(err, ERR_FILE, _("the folder “%s” cannot be made: %s."), folder,
	    strerror(errno));
	return err_hint(err, _("Copies are kept in it, beside the ledger."));
}

/* FOLDER/NAME-DAY[-WHY][-N].EXT, the first that is free. */
static char *
free_name(
    const char *folder, const char *path, struct date day, const char *why)
{
	const char *name = file_name(path), *dot = strrchr(name, '.');
	size_t	    stem = dot == NULL ? strlen(name) : (size_t)(dot - name);
	const char *end = dot == NULL ? "" : dot;
	char	    iso[DATE_ISO], number[16] = "", *copy;
	struct stat st;
	int	    i;

	for (i = 2;; i++) {
		copy = xasprintf("%s/%.*s-%s%s%s%s%s", folder, (int)stem, name,
		    date_iso(day, iso), why == NULL ? "" : "-",
		    why == NULL ? "" : why, number, end);
		if (lstat(copy, &st) == -1)
			return copy;
		free(copy);
		snprintf(number, sizeof(number), "-%d", i);
	}
}

char *
backup_name(const char *path, struct date day, const char *why, struct err *err)
{
	char *beside = folder_of(path);
	char *folder = xasprintf("%s%s", beside, FOLDER), *name = NULL;

	if (make_folder(folder, err) == 0)
		name = free_name(folder, path, day, why);
	free(folder);
	free(beside);
	return name;
}

/* The day of NAME-DAY..., a copy of a file whose name begins with stem. */
static int
day_of(const char *name, const char *stem, size_t len, struct date *day)
{
	char iso[DATE_ISO];

	if (strncmp(name, stem, len) != 0 || name[len] != '-' ||
	    strlen(name) < len + DATE_ISO)
		return -1;
	memcpy(iso, name + len + 1, DATE_ISO - 1);
	iso[DATE_ISO - 1] = '\0';
	return date_parse_iso(iso, day);
}

int
backup_latest(const char *path, struct date *latest)
{
	const char    *name = file_name(path), *dot = strrchr(name, '.');
	size_t	       stem = dot == NULL ? strlen(name) : (size_t)(dot - name);
	char	      *beside = folder_of(path);
	char	      *folder = xasprintf("%s%s", beside, FOLDER);
	DIR	      *dir = opendir(folder);
	struct dirent *entry;
	struct date    day;
	int	       rc = -1;

	while (dir != NULL && (entry = readdir(dir)) != NULL) {
		if (day_of(entry->d_name, name, stem, &day) == -1 ||
		    (rc == 0 && date_compare(day, *latest) < 0))
			continue;
		*latest = day;
		rc = 0;
	}
	if (dir != NULL)
		closedir(dir);
	free(folder);
	free(beside);
	return rc;
}

void
backup_forget(const char *copy)
{
	char *folder = folder_of(copy);

	if (unlink(copy) == 0)
		rmdir(folder);
	free(folder);
}

char *
backup_name_in(
    const char *folder, const char *path, struct date day, struct err *err)
{
	struct stat st;

	if (stat(folder, &st) == 0 && S_ISDIR(st.st_mode))
		return free_name(folder, path, day, NULL);
	err_set(err, ERR_FILE, _("“%s” is not a folder."), folder);
	return NULL;
}

/* ---- Putting back ---- */

/*
 * Nobody writes to the file while it is replaced: SQLite's own lock, which also
 * plays back a journal that a crash has left. NULL without an error: the file
 * is so damaged that nobody can write to it anyway.
 */
static sqlite3 *
lock_file(const char *path, struct err *err)
{
	sqlite3 *handle = NULL;
	int	 code;

	code = sqlite3_open_v2(path, &handle, SQLITE_OPEN_READWRITE, NULL);
	if (code == SQLITE_OK)
		code = sqlite3_busy_timeout(handle, DB_WAIT);
	if (code == SQLITE_OK)
		code = sqlite3_exec(
		    handle, "BEGIN EXCLUSIVE", NULL, NULL, NULL);
	if (code == SQLITE_OK)
		return handle;
	sqlite3_close(handle);
	if ((code & 0xff) == SQLITE_BUSY || (code & 0xff) == SQLITE_LOCKED) {
		err_set(
		    err, ERR_FILE, _("another program is using “%s”."), path);
		err_hint(err, _("Close it, then try again."));
	}
	return NULL;
}

static int
fail(const char *path, struct err *err)
{
	err_set(err, ERR_FILE, _("“%s” cannot be put aside: %s."), path,
	    strerror(errno));
	return -1;
}

/* A stick without links: the file is gone from its name for a moment. */
static int
keep_file(const char *path, const char *kept, struct err *err)
{
	if (link(path, kept) == 0)
		return 0;
	if (errno != EPERM && errno != ENOTSUP && errno != ENOSYS)
		return fail(path, err);
	return rename(path, kept) == 0 ? 0 : fail(path, err);
}

/* A journal that could not be played back belongs to the file put aside; left
 * there, it would be played back into the copy. */
static int
keep_journal(const char *path, const char *kept, struct err *err)
{
	char *from = xasprintf("%s-journal", path);
	char *to = xasprintf("%s-journal", kept);
	int   rc = 0;

	if (access(from, F_OK) == 0 && rename(from, to) == -1)
		rc = fail(from, err);
	free(from);
	free(to);
	return rc;
}

static int
put_aside(const char *path, const char *kept, struct err *err)
{
	struct stat st;

	if (lstat(path, &st) == -1)
		return 0;
	if (keep_file(path, kept, err) == -1)
		return -1;
	return keep_journal(path, kept, err);
}

static int
swap(const char *fresh, const char *path, const char *kept, struct err *err)
{
	struct stat st;
	sqlite3	   *lock = NULL;
	int	    rc;

	if (lstat(path, &st) == 0) {
		lock = lock_file(path, err);
		if (err->kind != ERR_NONE)
			return -1;
	}
	rc = put_aside(path, kept, err);
	if (rc == 0)
		rc = file_rename(fresh, path, err);
	if (rc == -1 && access(path, F_OK) == -1)
		rename(kept, path);
	sqlite3_close(lock);
	return rc;
}

int
backup_restore(struct db *copy, const char *path, const char *kept)
{
	struct err *err = db_err(copy);
	char	   *target = realpath(path, NULL), *fresh;
	int	    rc;

	/* A link goes on pointing to where it did. */
	if (target == NULL)
		target = xstrdup(path);
	fresh = xasprintf("%s.restore-%ld", target, (long)getpid());
	rc = db_copy(copy, fresh);
	if (rc == 0) {
		rc = swap(fresh, target, kept, err);
		if (rc == -1)
			unlink(fresh);
	}
	free(fresh);
	free(target);
	return rc;
}

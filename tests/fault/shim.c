/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "shim.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "shim_files.h"

enum {
	CALL_READ = 1,
	CALL_WRITE = 2,
	CALL_SYNC = 4,
	CALL_TRUNCATE = 8,
	CALL_DELETE = 16,
	CALL_RENAME = 32,
	CALL_CHANGE = CALL_WRITE | CALL_SYNC | CALL_TRUNCATE | CALL_DELETE |
	    CALL_RENAME
};

static const struct {
	int  calls;
	bool kills;
	bool stays;
} faults[FAULT_COUNT] = { [FAULT_KILL] = { CALL_CHANGE, true, false },
	[FAULT_KILL_HALF] = { CALL_WRITE, true, false },
	[FAULT_POWER] = { CALL_CHANGE, true, false },
	[FAULT_TORN] = { CALL_CHANGE, true, false },
	[FAULT_IO] = { CALL_READ | CALL_CHANGE, false, false },
	[FAULT_IO_ALWAYS] = { CALL_READ | CALL_CHANGE, false, true },
	[FAULT_FULL] = { CALL_WRITE, false, true },
	[FAULT_SHORT] = { CALL_READ, false, false },
	[FAULT_LATE] = { CALL_SYNC | CALL_DELETE, false, false } };

struct shim_file {
	sqlite3_file  base;
	struct shim  *shim;
	sqlite3_file *real;
	const char   *name;
};

/* The system calls know no object. */
static struct shim *installed;

/* Whether this call is the one that fails. */
static bool
strikes(struct shim *s, int call)
{
	if ((faults[s->fault].calls & call) == 0)
		return false;
	s->seen++;
	if (s->seen < s->at || (s->seen > s->at && !faults[s->fault].stays))
		return false;
	s->hit = true;
	return true;
}

/* The end, or the code of the failure. */
static int
fail(struct shim *s, int code)
{
	if (s->fault == FAULT_POWER || s->fault == FAULT_TORN)
		shim_lose(s);
	if (faults[s->fault].kills)
		raise(SIGKILL);
	return s->fault == FAULT_FULL ? SQLITE_FULL : code;
}

static sqlite3_file *
real(sqlite3_file *f)
{
	return ((struct shim_file *)f)->real;
}

static struct shim *
shim(sqlite3_file *f)
{
	return ((struct shim_file *)f)->shim;
}

static int
file_close(sqlite3_file *f)
{
	return real(f)->pMethods->xClose(real(f));
}

static int
file_read(sqlite3_file *f, void *bytes, int n, sqlite3_int64 at)
{
	if (!strikes(shim(f), CALL_READ))
		return real(f)->pMethods->xRead(real(f), bytes, n, at);
	if (shim(f)->fault != FAULT_SHORT)
		return fail(shim(f), SQLITE_IOERR_READ);
	memset(bytes, 0, (size_t)n);
	return SQLITE_IOERR_SHORT_READ;
}

static int
file_write(sqlite3_file *f, const void *bytes, int n, sqlite3_int64 at)
{
	struct shim *s = shim(f);

	if (!strikes(s, CALL_WRITE))
		return real(f)->pMethods->xWrite(real(f), bytes, n, at);
	if (s->fault == FAULT_KILL_HALF || s->fault == FAULT_TORN)
		real(f)->pMethods->xWrite(real(f), bytes, n / 2, at);
	return fail(s, SQLITE_IOERR_WRITE);
}

static int
file_truncate(sqlite3_file *f, sqlite3_int64 size)
{
	if (strikes(shim(f), CALL_TRUNCATE))
		return fail(shim(f), SQLITE_IOERR_TRUNCATE);
	return real(f)->pMethods->xTruncate(real(f), size);
}

static int
file_sync(sqlite3_file *f, int flags)
{
	bool strike = strikes(shim(f), CALL_SYNC);
	int  rc;

	if (strike && shim(f)->fault != FAULT_LATE)
		return fail(shim(f), SQLITE_IOERR_FSYNC);
	rc = real(f)->pMethods->xSync(real(f), flags);
	if (rc == SQLITE_OK)
		shim_keep_path(shim(f), ((struct shim_file *)f)->name);
	return strike ? SQLITE_IOERR_FSYNC : rc;
}

static int
file_size(sqlite3_file *f, sqlite3_int64 *size)
{
	return real(f)->pMethods->xFileSize(real(f), size);
}

static int
file_lock(sqlite3_file *f, int level)
{
	return real(f)->pMethods->xLock(real(f), level);
}

static int
file_unlock(sqlite3_file *f, int level)
{
	return real(f)->pMethods->xUnlock(real(f), level);
}

static int
file_check_reserved(sqlite3_file *f, int *out)
{
	return real(f)->pMethods->xCheckReservedLock(real(f), out);
}

static int
file_control(sqlite3_file *f, int op, void *arg)
{
	return real(f)->pMethods->xFileControl(real(f), op, arg);
}

static int
file_sector_size(sqlite3_file *f)
{
	return real(f)->pMethods->xSectorSize(real(f));
}

static int
file_characteristics(sqlite3_file *f)
{
	return real(f)->pMethods->xDeviceCharacteristics(real(f));
}

/* Version 1: neither shared memory nor mapped pages pass by the shim. */
static const sqlite3_io_methods methods = { .iVersion = 1,
	.xClose = file_close,
	.xRead = file_read,
	.xWrite = file_write,
	.xTruncate = file_truncate,
	.xSync = file_sync,
	.xFileSize = file_size,
	.xLock = file_lock,
	.xUnlock = file_unlock,
	.xCheckReservedLock = file_check_reserved,
	.xFileControl = file_control,
	.xSectorSize = file_sector_size,
	.xDeviceCharacteristics = file_characteristics };

static int
vfs_open(sqlite3_vfs *vfs, const char *name, sqlite3_file *f, int flags,
    int *outflags)
{
	struct shim	 *s = (struct shim *)vfs;
	struct shim_file *file = (struct shim_file *)f;
	int		  rc;

	file->base.pMethods = NULL;
	file->shim = s;
	file->name = name;
	file->real = (sqlite3_file *)(file + 1);
	rc = s->real->xOpen(s->real, name, file->real, flags, outflags);
	if (rc != SQLITE_OK)
		return rc;
	file->base.pMethods = &methods;
	if (name != NULL)
		shim_keep(s, name);
	return SQLITE_OK;
}

static int
vfs_delete(sqlite3_vfs *vfs, const char *name, int sync_folder)
{
	struct shim *s = (struct shim *)vfs;
	bool	     strike = strikes(s, CALL_DELETE);
	int	     rc;

	if (strike && s->fault != FAULT_LATE)
		return fail(s, SQLITE_IOERR_DELETE);
	rc = s->real->xDelete(s->real, name, sync_folder);
	if (rc == SQLITE_OK)
		shim_keep_deleted(s, name, sync_folder != 0);
	return strike ? SQLITE_IOERR_DIR_FSYNC : rc;
}

void
shim_install(struct shim *s)
{
	s->real = sqlite3_vfs_find(NULL);
	s->vfs = *s->real;
	s->vfs.zName = "fault";
	s->vfs.szOsFile += (int)sizeof(struct shim_file);
	s->vfs.xOpen = vfs_open;
	s->vfs.xDelete = vfs_delete;
	if (sqlite3_vfs_register(&s->vfs, 1) != SQLITE_OK)
		abort();
	installed = s;
}

/* ---- What the linker puts in place of the system calls ---- */

int __real_fsync(int fd);
int __wrap_fsync(int fd);
int __real_renameat2(
    int from_fd, const char *from, int to_fd, const char *to, unsigned flags);
int __wrap_renameat2(
    int from_fd, const char *from, int to_fd, const char *to, unsigned flags);

int
__wrap_fsync(int fd)
{
	bool strike = installed != NULL && strikes(installed, CALL_SYNC);
	int  rc;

	if (strike) {
		fail(installed, 0);
		errno = EIO;
		return -1;
	}
	rc = __real_fsync(fd);
	if (rc == 0 && installed != NULL)
		shim_keep_synced(installed, fd);
	return rc;
}

int
__wrap_renameat2(
    int from_fd, const char *from, int to_fd, const char *to, unsigned flags)
{
	int rc;

	if (installed != NULL && strikes(installed, CALL_RENAME)) {
		fail(installed, 0);
		errno = EIO;
		return -1;
	}
	rc = __real_renameat2(from_fd, from, to_fd, to, flags);
	if (rc == 0 && installed != NULL) {
		snprintf(installed->from, sizeof(installed->from), "%s", from);
		snprintf(installed->to, sizeof(installed->to), "%s", to);
	}
	return rc;
}

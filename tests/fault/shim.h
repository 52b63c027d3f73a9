/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef QUITUS_FAULT_SHIM_H
#define QUITUS_FAULT_SHIM_H

/* A disk that fails at its nth call: a SQLite VFS around the default one,
 * together with the system calls that publish a new ledger. */

#include <sqlite3.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum fault {
	FAULT_NONE,
	FAULT_KILL,	 /* killed before the call */
	FAULT_KILL_HALF, /* killed half-way through a write */
	FAULT_POWER,	 /* power loss: what was not synced is gone */
	FAULT_TORN,	 /* the same, some of its sectors are there */
	FAULT_IO,	 /* an I/O error, once */
	FAULT_IO_ALWAYS, /* an I/O error from then on */
	FAULT_FULL,	 /* the disk is full from then on */
	FAULT_SHORT,	 /* a read ends early, once */
	FAULT_LATE,	 /* done, yet told as an I/O error, once */
	FAULT_COUNT
};

#define SHIM_FILES 32
#define SHIM_PATH  256

/* A file, and what of it would be left by a loss of power. */
struct shim_kept {
	int	       fd;
	bool	       deleted; /* but its folder does not know it yet */
	unsigned char *image;
	size_t	       len;
	char	       path[SHIM_PATH];
};

struct shim {
	sqlite3_vfs	 vfs;
	sqlite3_vfs	*real;
	enum fault	 fault;
	long		 at;   /* the call that fails; 1 is the first */
	long		 seen; /* calls that could have failed */
	bool		 hit;  /* the fault came */
	uint64_t	 random;
	struct shim_kept files[SHIM_FILES];
	size_t		 nfiles;
	char		 from[SHIM_PATH]; /* a rename its folder does not */
	char		 to[SHIM_PATH];	  /* know yet */
};

/* Put the shim under SQLite and the system calls of this process, for good. */
void shim_install(struct shim *);

/* The power goes off now: what was not synced is dropped or torn. */
void shim_lose(struct shim *);

/* splitmix64: the same everywhere. */
uint64_t shim_draw(uint64_t *state);

#endif

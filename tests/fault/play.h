/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef QUITUS_FAULT_PLAY_H
#define QUITUS_FAULT_PLAY_H

/* Plays command lines, each in a process of its own that may be killed, and
 * looks at the ledger that they leave. */

#include <stdbool.h>

#include "memory.h"
#include "shim.h"

#define PLAY_PATH 96

/* Shared with the process that runs the command. */
struct play_fault {
	struct shim   shim;
	struct memory memory;
};

struct play {
	char		   folder[PLAY_PATH];	 /* all is below it */
	char		   work[PLAY_PATH + 16]; /* the ledger's own folder */
	char		   ledger[PLAY_PATH + 32];
	struct play_fault *fault;
	int		   status; /* exit status; -1: a signal */
	int		   signal;
	char		  *out; /* what the last command printed */
	char		  *err;
};

void play_init(struct play *);
void play_fini(struct play *);

/* Write a file of the folder, or read one whole; the caller frees it. */
void  play_put(const struct play *, const char *name, const void *, size_t);
char *play_get(const char *path, size_t *len);

/* Make the work folder hold nothing but a ledger of these bytes (NULL: nothing
 * at all). */
void play_lay(const struct play *, const void *bytes, size_t len);

/* Whether the work folder holds nothing else than the ledger. */
bool play_tidy(const struct play *);

/* Run a line, its words parted by "|"; @ stands for the folder. The fault is
 * what p->fault says. */
void play_run(struct play *, const char *line);

/* The same without a fault. */
void play_plain(struct play *, const char *line);

/* Every row of every table as text; the caller frees it. */
char *play_dump(const char *ledger);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef QUITUS_FAULT_SHIM_FILES_H
#define QUITUS_FAULT_SHIM_FILES_H

#include "shim.h"

/* What the disk keeps of each file: only what was synced. */

/* A file was opened; what it holds now is on the disk. */
void shim_keep(struct shim *, const char *path);

/* The file of that descriptor was synced; a folder keeps its names. */
void shim_keep_synced(struct shim *, int fd);

/* The same, by name. */
void shim_keep_path(struct shim *, const char *path);

/* A file was deleted, durably or not. */
void shim_keep_deleted(struct shim *, const char *path, bool durable);

#endif

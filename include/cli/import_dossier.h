/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef QUITUS_CLI_IMPORT_DOSSIER_H
#define QUITUS_CLI_IMPORT_DOSSIER_H

#include <stdbool.h>

#include "cli/ctx.h"

/* Whether it is a dossier that this path names, by what is there: a folder, or
 * a file that begins as a zip does. */
bool import_is_dossier(const char *path);

/* Write the year of that dossier into the ledger, where it is open and empty,
 * and tell what came back. */
int import_dossier(struct ctx *, const char *path);

#endif

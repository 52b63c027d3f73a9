/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef QUITUS_STORE_BACKUP_H
#define QUITUS_STORE_BACKUP_H

#include "store/db.h"
#include "value/date.h"

/* Copies of a file, and putting one back (db_copy makes them). */

/*
 * A free name for a copy of the file at path: sauvegardes/NAME-DAY.EXT, or
 * NAME-DAY-WHY.EXT, with a number when that is taken. The folder, beside the
 * file, is made when it is missing. The caller frees it; NULL with ERR_FILE
 * when the folder cannot be made.
 */
char *backup_name(const char *path, struct date, const char *why, struct err *);

/* The day in the name of the latest such copy; -1, and no error, when there is
 * none. */
int backup_latest(const char *path, struct date *);

/* Take such a copy away, and the folder when it is left empty. */
void backup_forget(const char *copy);

/* The same name in a folder of the user's own, which must be there. */
char *
backup_name_in(const char *folder, const char *path, struct date, struct err *);

/*
 * Put a copy of the open database in the place of the file at path, which may
 * be damaged, or missing. What was there keeps the name kept (with its journal,
 * when it has one that cannot be played back): nothing is lost, and at no
 * moment is there half a file at path. -1 with ERR_FILE when another program
 * uses the file, or nothing could be written; then path is as it was.
 */
int backup_restore(struct db *copy, const char *path, const char *kept);

#endif

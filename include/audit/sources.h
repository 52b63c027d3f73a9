/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef QUITUS_AUDIT_SOURCES_H
#define QUITUS_AUDIT_SOURCES_H

#include <stddef.h>

#include "audit/parcel.h"
#include "base/err.h"

/* The files that an import is to read, in the order in which they were named,
 * those of a folder by their names. All-zero is empty. */
struct source {
	char		*path;
	enum parcel_kind kind;
};

struct sources {
	struct source *list;
	size_t	       n, cap;
};

/*
 * What is to be read at these paths. A folder that holds ecritures.csv is a
 * dossier; any other is searched, and those in it (links are not followed) for
 * dossiers, zips, CSVs and FECs; what has another name there is left alone. A
 * file that was named is read whatever it is called. ERR_FILE when a folder
 * cannot be searched at all.
 */
int  sources_find(struct sources *, char *const *paths, struct err *);
void sources_fini(struct sources *);

#endif

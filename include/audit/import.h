/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef QUITUS_AUDIT_IMPORT_H
#define QUITUS_AUDIT_IMPORT_H

#include "audit/keep.h"
#include "audit/sources.h"

/* What the caller is told, each parcel in the order of the sources, and only
 * once it is in the file for good; what it held is gone by then, but its path
 * and its problems. */
typedef void
import_told_fn(const struct parcel *, const struct keep_result *, void *arg);

/* After each one read; to be shown as long as it lasts. */
typedef void import_progress_fn(size_t done, size_t n, void *arg);

struct import_options {
	struct parcel_hint  hint;
	const char	   *now; /* local time, ISO 8601 */
	bool		    dry_run;
	import_told_fn	   *told;
	import_progress_fn *progress; /* NULL: none */
	void		   *arg;
};

/*
 * Read all the sources, on every processor, and keep them one after the other,
 * outside a transaction: many files are one, committed before they are told. A
 * file that is rejected stops nothing. Fails only when the store does; what was
 * told stays.
 */
int audit_import(
    struct db *, const struct sources *, const struct import_options *);

#endif

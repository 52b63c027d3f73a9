/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef QUITUS_SRC_AUDIT_KEEPING_H
#define QUITUS_SRC_AUDIT_KEEPING_H

#include "audit/keep.h"

/* A parcel that is being kept. */
struct keeping {
	struct db	   *db;
	struct parcel	   *p;
	const char	   *now;
	struct keep_result *r;
	int64_t		    coop; /* 0: not known (yet) */
};

/* Find the coop and add the problems that only the store can see; the
 * parcel's own come first, and are enough. */
int keeping_check(struct keeping *);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef QUITUS_AUDIT_KEEP_H
#define QUITUS_AUDIT_KEEP_H

#include <stdbool.h>
#include <stdint.h>

#include "audit/chain.h"
#include "audit/parcel.h"
#include "audit/registry.h"
#include "store/db.h"

/* What became of a parcel. */
enum keep_outcome {
	KEEP_ACCEPTED,
	KEEP_REPEATED, /* the same content was received before */
	KEEP_REJECTED, /* its problems say why */
	KEEP_REGISTRY  /* the registry was replaced */
};

/* How a version stands to the one that counted before it. */
enum keep_relation {
	KEEP_FIRST,	 /* there was none */
	KEEP_CONTINUES,	 /* its chain of seals goes on from the other's */
	KEEP_OLDER,	 /* the other goes on from it: it does not count */
	KEEP_CONTRADICTS /* neither: it counts, and is a finding */
};

struct keep_result {
	enum keep_outcome  outcome;
	enum keep_relation relation;
	char		   number[REGISTRY_NAME]; /* of the coop, "" */
	int		   year;		  /* 0: not told */
	int64_t		   version;
	const char	  *state;   /* "open", "closed", "discharged" */
	bool		   current; /* it counts now */
	enum chain_link	   link;    /* to the year before */
	bool		   after;   /* the one before had its quitus */
	char		  *before;  /* KEEP_REPEATED: the file of the first */
	size_t		   coops;   /* KEEP_REGISTRY */
};

/*
 * Keep what was read, inside a transaction: as a version of the books of its
 * coop and year, or as a rejection with its problems, to which are added those
 * that only the store can see: another department, a coop that is not in the
 * registry, one coop under two numbers, two under one, the FEC of another
 * association. now is the local time, ISO 8601. keep_result_fini in any case.
 */
int keep_parcel(
    struct db *, struct parcel *, const char *now, struct keep_result *);
void keep_result_fini(struct keep_result *);

#endif

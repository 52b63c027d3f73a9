/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef QUITUS_SRC_AUDIT_VERSIONS_H
#define QUITUS_SRC_AUDIT_VERSIONS_H

#include "audit/keep.h"

/* The version that counts now. */
struct version {
	int64_t		 id; /* 0: none */
	enum parcel_kind kind;
	int		 state; /* 0 open, 1 closed, 2 discharged */
	char		 fingerprint[HASH_HEX];
	struct buf	 seals;
};

/* That of a coop and year; version_fini in any case. */
int  version_load(struct db *, int64_t coop, int year, struct version *);
void version_fini(struct version *);

/* How the parcel stands to it. */
enum keep_relation
version_compare(const struct version *, const struct parcel *);

/*
 * The coop, not this one, whose books these are: their chains have the first
 * entries in common (two at least, for two coops may begin with the same
 * balance). *other is 0 when there is none.
 */
int version_find_twin(struct db *, const struct parcel *, int64_t coop,
    int64_t *other, char number[REGISTRY_NAME]);

/* 0, 1, 2 as in struct version, and the store's word for it. */
int	    version_state(const struct parcel *);
const char *version_state_code(int);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef QUITUS_AUDIT_CHAIN_H
#define QUITUS_AUDIT_CHAIN_H

#include <stdint.h>

#include "store/db.h"

/* How the chain of seals of a dossier begins (formats.md 1). */
enum chain_link {
	CHAIN_NONE,    /* nothing of it is sealed */
	CHAIN_ROOT,    /* with 64 zeros, and no year before is known */
	CHAIN_FOLLOWS, /* from a seal of the year before, as it must */
	CHAIN_UNKNOWN, /* from a year that was not received */
	CHAIN_ANEW,    /* with 64 zeros, though the year before was received:
			* in a new file, or not as it was kept */
	CHAIN_BROKEN   /* the year before was received and has no such seal: one
			* of the two is not what was kept */
};

/*
 * That of a dossier, by its id, against the version that counts of the year
 * before. Any of that year's seals will do: a year that was reopened may have
 * grown after the next one began.
 */
int chain_find_link(struct db *, int64_t dossier, enum chain_link *);

#endif

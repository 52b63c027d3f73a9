/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef QUITUS_AUDIT_PARCEL_H
#define QUITUS_AUDIT_PARCEL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "audit/tally.h"
#include "base/buf.h"
#include "base/csv.h"
#include "base/hash.h"
#include "book/dossier_read.h"
#include "format/archive.h"

/*
 * One received file, read and checked from its bytes alone: made by any number
 * of threads at once, then kept by one (audit/keep). Nothing here knows the
 * store.
 */

enum parcel_kind {
	PARCEL_DOSSIER, /* a zip or a folder, as formats.md 1 says */
	PARCEL_CSV,	/* entries alone, as ecritures.csv has them */
	PARCEL_FEC,	/* formats.md 3 */
	PARCEL_REGISTRY, /* the coops of the department: read by audit/registry */
	PARCEL_UNKNOWN	 /* nothing of that; its problems tell */
};

/* The texts of a posting, in the order of their columns in the store. */
enum parcel_text {
	TEXT_DAY,
	TEXT_VOUCHER,
	TEXT_LABEL,
	TEXT_PARTY,
	TEXT_METHOD,
	TEXT_REFERENCE,
	TEXT_DEBIT,
	TEXT_CREDIT,
	TEXT_PROJECT,
	TEXT_CLASS,
	TEXT_PROVENANCE,
	TEXT_STATE,
	TEXT_TICKED,
	TEXT_VALIDATED, /* the day, where the file tells it */
	TEXT_COUNT
};

/* A posting; its texts are places in the parcel's, 0: nothing stands there. */
struct parcel_posting {
	int64_t	 entry;
	int64_t	 cents;
	int64_t	 subsidy; /* 0: none, also below */
	int64_t	 reverses;
	uint32_t texts[TEXT_COUNT];
};

struct parcel {
	enum parcel_kind       kind;
	char		      *path;
	struct csv_problems    problems; /* n > 0: it is to be rejected */
	struct dossier_facts   facts;	 /* texts "" where not told */
	bool		       discharged;
	char		      *software;
	char		      *siren;		  /* of a FEC, "" */
	char		       content[HASH_HEX]; /* of what counts of it */
	struct archive	       files; /* of a dossier, but its entries */
	struct parcel_posting *postings;
	size_t		       n, cap;
	struct buf	       texts; /* each with its NUL */
	struct buf	       seals; /* 32 bytes each, in the order of the
				       * chain */
	struct tally	       tally;
	int64_t		       counted; /* entries that are not void */
	int64_t		       last;	/* the entry that was read last */
};

/* What the caller knows of single files that do not tell it themselves. */
struct parcel_hint {
	const char *modules;	/* as in format_options */
	const char *department; /* of the store */
	const char *coop;	/* NULL: by the file's name */
	int	    year;	/* 0: the same */
};

/*
 * Read the file or folder at path, which is of that kind or PARCEL_UNKNOWN.
 * Never fails: all that is wrong is in problems, each line beginning with the
 * path. parcel_fini whatever happened.
 */
void parcel_read(struct parcel *, const char *path, enum parcel_kind,
    const struct parcel_hint *);
void parcel_fini(struct parcel *);

/* Forget all but the path and the problems. */
void parcel_empty(struct parcel *);

/* The text at that place; NULL when nothing stands there. */
const char *parcel_text(const struct parcel *, uint32_t place);

/* For the readers of each kind. A posting's text must not be longer than 4 GB
 * with those before it. */
uint32_t parcel_add_text(struct parcel *, const char *);

/* One more posting, all its places 0; the pointer lives until the next. */
struct parcel_posting *parcel_add_posting(struct parcel *);

/* A problem with the file as a whole. */
void parcel_problem(struct parcel *, const char *, ...)
    __attribute__((format(printf, 2, 3)));

#endif

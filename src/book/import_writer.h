/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef QUITUS_BOOK_IMPORT_WRITER_H
#define QUITUS_BOOK_IMPORT_WRITER_H

#include "import_known.h"
#include "import_parts.h"
#include "import_sums.h"
#include "import_worker.h"
#include "store/bulk.h"

/*
 * Entries on their way into the ledger, in batches: which of them are new is
 * asked for a batch at a time, in the order of the hashes; then they go in by
 * the hundred, their postings after them. Guards stand aside meanwhile
 * (store/bulk), for every posting has passed entry_check, by its sort. A batch
 * is written while the next one is read.
 */

#define BATCH		8192
#define YEARS		300		  /* that a ledger can have */
#define LARGE_FILE	(4u << 20)	  /* bytes */
#define ROW_BYTES	60		  /* of a file, about */
#define MAX_FILE_NUMBER INT64_C(20000000) /* of an entry in a dossier */

struct written {
	int		line, voucher_column;
	int		year;
	struct date	day;
	char		iso[DATE_ISO];
	enum entry_kind kind;
	size_t		voucher, label, party, reference; /* import_held */
	const char     *method;
	int64_t		file_number, reverses, reversed_id;
	size_t		posting, npostings; /* in held */
	int64_t		id, number;
	int64_t		known; /* id of what it was imported as; 0: new */
};

/* Some entries with what belongs to them. */
struct batch {
	struct written	      *list;
	struct known_row      *rows;
	size_t		       n, cap, rows_cap;
	struct import_posting *held;
	size_t		       nheld, held_cap;
	struct buf	       texts;
};

struct import_writer {
	struct import *im;
	struct worker *worker;
	struct batch   filling; /* by who reads the file */
	struct buf     meaning;
	/* What follows is the worker's while it works. */
	struct batch	    b;
	struct csv_problems problems;
	struct known	   *known;
	struct bulk	    entries, postings;
	struct buf	    indexes; /* to be made again */
	struct import_sums  sums;
	int64_t		    first_id, next_id;
	struct {
		int	year;
		int64_t next;
	} years[YEARS];
	size_t	 nyears;
	int64_t *ids; /* by number in the file, of a dossier */
	size_t	 nids, ids_cap;
	bool	 failed;
	bool	 ended;
};

/* Have what is filling written, once what was given before is. */
int	    import_flush(struct import_writer *);
const char *import_held(const struct import_writer *, size_t at);

/* import_end.c: entries that could not go in together, one by one, so that the
 * voucher which is already another's is told at its place. */
typedef void import_put_fn(struct import_writer *, const struct written *);
int	     import_singly(
	     struct import_writer *, struct written **, size_t n, import_put_fn *);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef QUITUS_BOOK_IMPORT_H
#define QUITUS_BOOK_IMPORT_H

#include <stdbool.h>
#include <stdint.h>

#include "base/csv.h"
#include "store/db.h"
#include "value/date.h"
#include "value/fec_entry.h"
#include "value/money.h"

/*
 * Entries from a table (formats.md 2): long, one row a posting; wide, one
 * column an account; ours, the ecritures.csv of a dossier; or as a map says.
 * Rows are given one by one, whatever their number, and written as drafts by
 * the rules of entry_add.
 *
 *	im = import_begin(db, file, &options);
 *	table_each(path, import_row, im, import_problems(im), err);
 *	rc = import_end(im, &result);
 */
struct import_options {
	const char	   *map;  /* NULL: the header tells */
	int		    year; /* no day outside it; 0: any open year */
	struct date_context dates;
	bool		    again; /* also what was imported before */
	bool		    guess; /* the account, where none is told */
	size_t		    bytes; /* of the file: a large one is written
				    * with its indexes at the end */
};

struct import_result {
	const char  *layout;  /* "long", "wide", "ours", "map", "fec" */
	int64_t	     entries; /* taken */
	int64_t	     postings;
	int64_t	     known; /* entries that were imported before: skipped */
	int	     known_line; /* of the first of them */
	int64_t	     aside;	 /* openings, and void entries of a dossier */
	int64_t	     guessed;	 /* accounts */
	int64_t	     renumbered; /* copies (again), whose voucher was taken */
	int64_t	     first_id, last_id; /* of the entries; 0: none */
	struct money income, expenses;	/* what came in and went out */
};

struct import;

/* NULL with ERR_USAGE: the map cannot be read. file is for messages. */
struct import *
import_begin(struct db *, const char *file, const struct import_options *);

/* A csv_row_fn; arg is the struct import. Returns 1 when there is no point in
 * reading on. */
int import_row(const struct csv_row *, void *import);

/*
 * In place of rows, the entries of a FEC, in their order: a fec_entry_fn; arg is
 * the struct import. They become postings as fec_entry_pair says. Openings are
 * left aside; what they give to each account must be what the books open with,
 * else that is a problem; a file without one is taken. An entry that moves the
 * contrary of one above it, and is called "Annulation du n° ..." or cannot be
 * anything else, is its reversal. Returns 1 when there is no point in reading
 * on.
 */
int import_fec(const struct fec_entry *, void *import);

struct csv_problems *import_problems(struct import *);

/*
 * Write what is left and free it. -1: problems were found, all of which are
 * told as file:line:column (ERR_RULE), or the ledger cannot be used; then the
 * caller's transaction must not be committed. Tells the operation which rows it
 * made.
 */
int import_end(struct import *, struct import_result *);

/* Free it without writing. */
void import_drop(struct import *);

/* What may stand in a map, for messages, in the language that is spoken. */
const char *import_map_example(void);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef QUITUS_BOOK_IMPORT_PARTS_H
#define QUITUS_BOOK_IMPORT_PARTS_H

#include "base/columns.h"
#include "book/entry.h"
#include "book/import.h"

/* What the files of an import share. */

/* ---- Layouts (import_layout.c) ---- */

enum import_role {
	IN_NUMBER,
	IN_DATE,
	IN_VOUCHER,
	IN_LABEL,
	IN_PARTY,
	IN_METHOD,
	IN_REFERENCE,
	IN_INCOME,
	IN_EXPENSE,
	IN_AMOUNT,
	IN_SENSE, /* R or D */
	IN_ACCOUNT,
	IN_TREASURY,
	IN_DEBIT,
	IN_CREDIT,
	IN_PROJECT,
	IN_CLASS,
	IN_SUBSIDY,
	IN_PROVENANCE,
	IN_STATE,
	IN_REVERSES,
	IN_COUNT
};

enum import_kind {
	IMPORT_NONE,
	IMPORT_LONG,
	IMPORT_WIDE,
	IMPORT_OURS,
	IMPORT_FEC
};

/* Of a wide table: the columns of a money account, of another one. */
struct import_treasury {
	const char *code;
	int	    in, out; /* indices; -1: none */
};

struct import_allotted {
	const char *code;
	int	    column;
};

#define IMPORT_TREASURIES 16
#define IMPORT_ALLOTTED	  200

struct import_layout {
	enum import_kind       kind;
	struct column_place    places[IN_COUNT];
	struct import_treasury treasuries[IMPORT_TREASURIES];
	size_t		       ntreasuries;
	struct import_allotted allotted[IMPORT_ALLOTTED];
	size_t		       nallotted;
};

/* ---- What was read before (import_memo.c) ---- */

/* Texts that were looked up, and what they mean. */
struct memo_item {
	uint64_t hash;
	char	*key;	/* NULL: free */
	char	*value; /* may be NULL */
};

struct memo {
	struct memo_item *items;
	size_t		  n, cap;
};

uint64_t memo_hash(const void *, size_t);

/* The item of a key that begins with what kind of text it is; NULL when it was
 * not looked up. memo_add takes over value, and returns it. */
const struct memo_item *memo_find(const struct memo *, char kind, const char *);
const char *memo_add(struct memo *, char kind, const char *, char *value);
void	    memo_fini(struct memo *);

/* ---- Entries on their way ---- */

struct import_posting {
	const char *debit, *credit; /* interned, as all that is not char * */
	int64_t	    cents;
	const char *project, *class, *provenance;
	int64_t	    subsidy;
	int	    line, column; /* where its account stands */
};

struct import_draft {
	int		       line; /* of its first row; 0: none */
	int		       voucher_column;
	struct date	       day;
	char		       iso[DATE_ISO]; /* the same */
	int		       year;
	enum entry_kind	       kind;
	char		      *voucher, *label, *party, *reference;
	const char	      *method;
	int64_t		       reverses; /* number in the file */
	int64_t		       number;	 /* in the file */
	bool		       void_;	 /* of a dossier */
	bool		       bad;	 /* a problem was told */
	struct import_posting *postings;
	size_t		       n, cap;
};

struct import_writer;
struct import_fec;

/* Beyond them the file is not what it was taken for. */
#define IMPORT_PROBLEMS 1000

/* A sort of posting that the rules let pass. */
struct import_checked {
	const char *debit, *credit; /* NULL: free */
	const char *project, *class;
	int64_t	    subsidy, year, kind, reverses;
};

struct import {
	struct db	      *db;
	struct err	      *err; /* of what does not ask the ledger */
	struct err	       own_err;
	struct import_options  options;
	struct csv_problems    problems;
	bool		       failed; /* the ledger, not the file */
	bool		       mapped;
	bool		       begun; /* the header is behind us */
	struct import_layout   layout;
	struct memo	       memo;
	struct buf	       day_text; /* the last day that was read */
	struct date	       day;
	char		       iso[DATE_ISO]; /* the same */
	struct import_checked *checked;
	size_t		       nchecked, checked_cap;
	int		       open_year; /* the last that was found open */
	struct buf	       group;	  /* what makes rows one entry */
	struct import_draft    now;
	struct import_writer  *writer;
	struct import_fec     *fec; /* NULL: it is none */
	struct import_result   result;
};

/* Tell a problem of a cell (column from 1; 0: the line); the entry that it is
 * in is not written. */
void import_tell(struct import *, int line, int column, const char *, ...)
    __attribute__((format(printf, 4, 5)));

/* The error that was just set, as a problem of that place. Returns false. */
bool import_tell_err(struct import *, int line, int column);

/* Whether the row is the header: sets the layout. */
bool import_layout_find(struct import *, const struct csv_row *);

/* Read a map; ERR_USAGE. */
int import_layout_map(struct import *, const char *map);

/* ---- Cells (import_cells.c) ---- */

/* Whether nothing stands there but blanks. */
bool import_blank(const char *);

/* The cell of a role without the ' that keeps a spreadsheet from counting; ""
 * where there is none. import_column: counted from 1, 0 when there is none. */
const char *
import_cell(const struct import *, const struct csv_row *, enum import_role);
int	    import_column(const struct import *, enum import_role);
const char *import_cell_at(const struct csv_row *, int index);

/* Each reads a cell (what: a msgid); false when it cannot be, which is told. A blank cell gives
 * none (0, NULL); import_day and import_text_of a label refuse it. */
bool import_day(struct import *, const struct csv_row *, struct date *);
bool import_text(struct import *, const struct csv_row *, enum import_role,
    size_t max, const char *what, char **);
bool import_voucher(struct import *, const struct csv_row *, char **);
bool
import_cents(struct import *, const struct csv_row *, int index, int64_t *);
bool import_account(
    struct import *, const struct csv_row *, int index, const char **);
bool import_purpose(
    struct import *, const struct csv_row *, struct import_posting *);
bool import_method(struct import *, const struct csv_row *, const char **);
bool import_number(
    struct import *, const struct csv_row *, enum import_role, int64_t *);

/* An account code as it is kept for the whole import. */
const char *import_intern(struct import *, const char *code);

/* ---- Rows to entries (import_long.c, import_wide.c, import_ours.c) ---- */

void import_take_long(struct import *, const struct csv_row *);
void import_take_wide(struct import *, const struct csv_row *);
void import_take_ours(struct import *, const struct csv_row *);

/* The day, voucher, label... of a row begin an entry. */
void import_begin_entry(struct import *, const struct csv_row *);

/* Add a posting with the purpose of the row; its kind decides that of the
 * entry. */
void import_add(struct import *, const struct csv_row *, const char *debit,
    const char *credit, int64_t cents, int column);

/* The entry is whole: check it, and hand it to the writer. */
void import_end_entry(struct import *);

/* ---- Into the books (import_write.c, import_known.c) ---- */

struct import_writer *import_writer_new(struct import *);
int import_write(struct import_writer *, struct import_draft *);

/* Wait until nothing is being written: before the ledger is asked. */
void import_wait(struct import *);

int  import_writer_end(struct import_writer *);
void import_writer_free(struct import_writer *);

#endif

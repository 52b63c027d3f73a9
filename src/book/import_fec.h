/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef QUITUS_SRC_BOOK_IMPORT_FEC_H
#define QUITUS_SRC_BOOK_IMPORT_FEC_H

#include "import_parts.h"

#define FEC_CELLS 33 /* more than the columns that are read of a FEC */

/* What one posting of the entry moves; codes are interned, NULL: unknown. */
struct fec_move {
	const char *debit, *credit;
	int64_t	    cents;
	int	    line;
};

/* An entry that was read, by what it moves; 0: it was taken back. */
struct fec_past {
	uint64_t moves;
	uint64_t labelled; /* the same with its label */
};

struct fec_opening {
	const char *code;
	int64_t	    cents;
	int	    line;
};

/* A FEC on its way (import_fec.c). */
struct import_fec {
	struct csv_cell cells[FEC_CELLS];
	struct csv_row	row;
	int		year;
	/* The entry that is being taken. */
	const struct fec_line *lines;
	const char	     **codes; /* by line */
	size_t		       codes_cap;
	struct fec_move	      *moves;
	size_t		       nmoves, moves_cap;
	/* Those before it (import_reversal.c). */
	struct fec_past	   *past;
	size_t		    npast, past_cap;
	struct buf	    key;
	struct fec_opening *opening; /* of each account, of all of them */
	size_t		    nopening, opening_cap;
	int		    opening_line; /* 0: none */
};

/* A FEC does not say which entry takes another back: it is one that moves the
 * same the other way, and bears the label that void gives it, or could be
 * nothing else. Numbers the entry, and says which it reverses. */
void import_fec_reversal(struct import *, const char *label);

/* Hold the openings against that of the books; free(NULL is allowed). */
void import_fec_end(struct import *);
void import_fec_free(struct import_fec *);

#endif

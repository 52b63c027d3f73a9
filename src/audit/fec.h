/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef QUITUS_SRC_AUDIT_FEC_H
#define QUITUS_SRC_AUDIT_FEC_H

#include "audit/parcel.h"

/* Columns of a FEC that are read; those that must be there come before DEBIT. */
enum fec_column {
	FEC_JOURNAL,
	FEC_NUMBER,
	FEC_DAY,
	FEC_ACCOUNT,
	FEC_ACCOUNT_LABEL,
	FEC_PARTY,
	FEC_VOUCHER,
	FEC_LABEL,
	FEC_DEBIT,
	FEC_CREDIT,
	FEC_AMOUNT,
	FEC_SIDE,
	FEC_VOUCHER_DAY,
	FEC_VALID_DAY,
	FEC_COLUMNS
};

#define FEC_CELLS	32 /* of a line; what comes after is left alone */
#define FEC_JOURNAL_MAX 16
#define FEC_NUMBER_MAX	32

/* One line: an account debited (cents above zero) or credited. */
struct fec_line {
	int	    line;
	struct date day;
	int64_t	    cents;
	char	    account[CODE_MAX];
	const char *account_label;		      /* until the next line */
	uint32_t    voucher, label, party, validated; /* places in the parcel */
};

/* What an entry is known by. */
struct fec_name {
	char journal[FEC_JOURNAL_MAX];
	char number[FEC_NUMBER_MAX];
	int  line;
	bool opening;
};

struct fec {
	struct parcel *p;
	const char    *separator;
	char	      *cells[FEC_CELLS];
	size_t	       n;
	int	       line;
	bool	       headed;
	int	       at[FEC_COLUMNS]; /* index of each; -1: none */
	/* The entry that is being read, and those before it. */
	struct fec_line *lines;
	size_t		 nlines, lines_cap;
	struct fec_name *entries;
	size_t		 nentries, entries_cap;
	bool		 moved; /* one that opens nothing was read */
};

/* A good line; those of an entry follow each other. */
void fec_take(struct fec *, const char *journal, const char *number,
    const struct fec_line *);

/* The end: what holds between entries is checked, and all is freed. */
void fec_end(struct fec *);

#endif

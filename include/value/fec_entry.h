/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef QUITUS_VALUE_FEC_ENTRY_H
#define QUITUS_VALUE_FEC_ENTRY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "value/code.h"
#include "value/date.h"

/*
 * What a FEC says (formats.md 3; art. A.47 A-1 LPF): made by format/fec from a
 * file, taken by book/import into a ledger and by audit/ into its store.
 */

/* Columns that are read; those that must be there come before FEC_DEBIT. */
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

/* One line: an account debited (cents above zero) or credited (below). Texts
 * are never NULL, and as the file has them. */
struct fec_line {
	int	    line; /* of the file, from 1 */
	struct date day;
	int64_t	    cents;
	char	    account[CODE_MAX]; /* normalized */
	const char *account_label, *voucher, *label, *party;
	bool	    validated; /* the day of its validation is told: */
	struct date validated_on;
};

/* The lines of one entry, at least one; together they make nothing. */
struct fec_entry {
	const char	      *journal, *number;
	int		       line;	/* where it begins */
	int64_t		       rank;	/* in the file, from 1 */
	bool		       opening; /* moves class 1 on 1 September */
	const struct fec_line *lines;
	size_t		       n;
	const int	      *columns; /* by enum fec_column, from 1; 0: the
					 * file has none */
};

/* What an entry moves from the account of one line to that of another: its
 * debits against its credits in the order of the file, each filled before the
 * next; so the postings that made the lines come back. A line of zero moves
 * nothing. */
typedef void fec_pair_fn(const struct fec_line *debit,
    const struct fec_line *credit, int64_t cents, void *arg);
void	     fec_entry_pair(const struct fec_entry *, fec_pair_fn *, void *arg);

#endif

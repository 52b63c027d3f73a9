/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef QUITUS_VALUE_BANK_STATEMENT_H
#define QUITUS_VALUE_BANK_STATEMENT_H

#include <stdbool.h>
#include <stddef.h>

#include "value/date.h"
#include "value/money.h"

/*
 * What a bank says of an account: made by the readers of format/ from a file,
 * compared with the books by book/. An all-zero struct is empty.
 */

/* One line. The day is the one under which the bank booked it. */
struct bank_statement_line {
	struct date  day;
	struct money amount; /* never 0; < 0: money out */
	char	    *label;  /* one line of clean UTF-8 (NFC), blanks
				 * collapsed, at most TEXT_LABEL_MAX characters,
				 * never empty */
	char *bank_id; /* unique at the bank (FITID, AcctSvcrRef); or NULL */
	char *cheque;  /* cheque number, where the format tells it; or NULL */
	int   row;     /* where it stands in the file, from 1 */
};

/* A balance that the file itself tells. */
struct bank_statement_balance {
	bool	     known;
	struct date  day;
	struct money amount;
};

/* The lines of one account, oldest first; those of a day in the bank's order
 * of time. */
struct bank_statement {
	char			     *account; /* as the bank writes it, spaces
					   * taken off; NULL: not told */
	struct bank_statement_balance opening; /* before the first line */
	struct bank_statement_balance closing; /* after the last */
	bool			      has_period;
	struct date		      from, to;
	struct bank_statement_line   *lines;
	size_t			      n;
	size_t			      cap;
};

/* All that one file holds. */
struct bank_statements {
	char *bank; /* "La Banque Postale", "OFX"...: for people */
	struct bank_statement *items;
	size_t		       n;
	size_t		       cap;
};

void bank_statements_fini(struct bank_statements *);

/* One more, empty; the pointer lives until the next call. account is copied,
 * NULL when not told. */
struct bank_statement *
bank_statements_add(struct bank_statements *, const char *account);

/*
 * One more line; label and the others are cleaned as the struct says and
 * copied. A label in which nothing stands becomes the sign −. The pointer lives
 * until the next call.
 */
struct bank_statement_line *
bank_statement_add(struct bank_statement *, struct date, struct money,
    const char *label, const char *bank_id, const char *cheque, int row);

/* Oldest first: turn the lines round when the file begins with the newest, then
 * sort by day, keeping the order of those of one day. */
void bank_statement_sort(struct bank_statement *);

/* opening + lines - closing; 0 when all holds together. known: both told. */
struct money bank_statement_gap(const struct bank_statement *, bool *known);

#endif

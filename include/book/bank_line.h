/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef QUITUS_BOOK_BANK_LINE_H
#define QUITUS_BOOK_BANK_LINE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "store/db.h"
#include "value/bank_statement.h"
#include "value/code.h"
#include "value/date.h"
#include "value/money.h"

/* The lines of the bank's statements, as they were imported. */

/* An entry that a line is. */
struct bank_line_entry {
	int	year;
	int64_t number;
};

struct bank_line {
	int64_t			id;
	char			account[CODE_MAX];
	struct date		day;
	struct money		amount; /* < 0: money out */
	char		       *label;
	char		       *bank_id; /* "" where the bank gives none */
	char		       *cheque;	 /* NULL: none told */
	bool			ignored; /* not for the books */
	struct bank_line_entry *entries; /* that explain it */
	size_t			n;
};

void bank_line_fini(struct bank_line *);

/* Load a line by its number. ERR_RULE: there is none. */
int bank_line_load(struct db *, int64_t id, struct bank_line *);

/* Which lines to walk through; all-zero: all. */
struct bank_line_filter {
	const char *account; /* NULL: of every account */
	bool	    unmatched;
	bool	    has_from, has_to;
	struct date from, to;
};

/* Each line, by day. It lives until fn returns; non-zero stops. */
typedef int bank_line_fn(const struct bank_line *, void *arg);
int	    bank_line_each(
	    struct db *, const struct bank_line_filter *, bank_line_fn *, void *);

/* What an import did. */
struct bank_import {
	char   account[CODE_MAX];
	size_t added;
	size_t known;	/* were there already */
	size_t early;	/* older than the first year of the ledger: left out */
	size_t swept;	/* of the added: internal to the AD's pooled account,
			 * marked as not for the books (domain 4.4) */
	bool   balance; /* the closing balance was kept (bank_balance_set) */
};

/*
 * Take the lines of a statement that are not there yet: a line is known by its
 * account, day, amount, folded label and bank's id, and by its rank among equal
 * ones of that day, so that two equal coffees both stay and an overlapping
 * statement adds only the surplus (formats.md 4).
 *
 * account NULL: the one that the bank's number of the statement is known for,
 * else the main one (512), which it is from then on. ERR_RULE: the statement is
 * of another account than the one asked, or known.
 */
int bank_line_import(struct db *, const char *account,
    const struct bank_statement *, struct bank_import *);

/* Each account that has lines. */
typedef int
    bank_line_account_fn(const char *code, const char *label, void *arg);
int bank_line_accounts(struct db *, bank_line_account_fn *, void *);

/* Mark a line as not for the books, or take that back. ERR_RULE: it is matched
 * with an entry. */
int bank_line_ignore(struct db *, int64_t id, bool ignored);

/*
 * The lines of an account in a period that no entry explains: their sum and
 * how many. They are what a gap of the reconciliation is made of.
 */
int bank_line_unmatched(struct db *, const char *account, struct date from,
    struct date to, struct money *sum, size_t *n);

#endif

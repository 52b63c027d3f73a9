/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef QUITUS_BOOK_BANK_PAIR_H
#define QUITUS_BOOK_BANK_PAIR_H

#include <stdbool.h>
#include <stddef.h>

#include "value/date.h"
#include "value/money.h"

/*
 * Which entry is which line of the bank: the search alone, without a database,
 * so that it can be tested on its own.
 */

/* A line of the bank that no entry explains yet. Strings are borrowed. */
struct pair_line {
	struct date  day;
	struct money amount; /* < 0: money out */
	const char  *words;  /* the label, folded */
	const char  *cheque; /* where the file told it, or NULL */
};

/* An entry that no line shows yet. */
struct pair_entry {
	struct date  day;
	struct money amount; /* what it does to the bank account */
	const char  *words;  /* label and party, folded */
	const char  *method; /* "cheque"...; or NULL */
	const char  *cheque; /* its number, or NULL */
};

enum pair_reason {
	PAIR_CHEQUE,  /* the number of the cheque and the amount */
	PAIR_ONLY,    /* the only entry of that amount near that day */
	PAIR_WORDS,   /* the amount, and words in common */
	PAIR_TWINS,   /* several that are alike in everything */
	PAIR_DEPOSIT, /* the only cheques that add up to that deposit */
	PAIR_LATE,    /* the only one of that amount, but long before, or paid
			 by other means */
	PAIR_SEVERAL, /* the nearest of several, or for several lines */
	PAIR_SUM,     /* entries that happen to add up to the line */
	PAIR_AMOUNT   /* the same cheque, but another amount */
};

#define PAIR_MAX 8 /* entries of one line: the cheques of a deposit */

/* A line and what explains it: indices into the arrays given. */
struct pair {
	size_t		 line;
	size_t		 entries[PAIR_MAX];
	size_t		 n;
	bool		 certain; /* else proposed to whoever decides */
	enum pair_reason reason;
};

/*
 * Pair them, in the order of the lines; each line and each entry is in one pair
 * at most. Amounts are equal but for PAIR_AMOUNT, which is never certain. An
 * entry is up to 3 days later than its line (a deposit recorded the day after),
 * or earlier: a cheque by its validity of 1 year and 8 days (article L131-59 of
 * the Code monétaire et financier, and the days of presentation), anything else
 * by two months. The caller frees *pairs.
 */
void bank_pair_find(const struct pair_line *, size_t nlines,
    const struct pair_entry *, size_t nentries, struct pair **pairs, size_t *n);

/* The number of the cheque that a line is, digits only, into out: told by the
 * file or by the label ("CHEQUE N 0001234"). False when it is none. */
#define PAIR_NUMBER 24
bool bank_pair_number(const struct pair_line *, char out[PAIR_NUMBER]);

#endif

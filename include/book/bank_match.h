/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef QUITUS_BOOK_BANK_MATCH_H
#define QUITUS_BOOK_BANK_MATCH_H

#include <stddef.h>
#include <stdint.h>

#include "book/bank_line.h"
#include "book/bank_pair.h"
#include "store/db.h"

/* The bank's lines and the entries that they are. */

/* An entry that no line shows yet; strings are owned. */
struct match_entry {
	int64_t	     id;
	int	     year;
	int64_t	     number;
	struct date  day;
	struct money amount;  /* what it does to the account */
	char	    *voucher; /* NULL: none, also below */
	char	    *label;
	char	    *method;
	char	    *reference;
	char	    *words;
};

/* What is left to pair on one account. The pairs are indices into the two
 * arrays. */
struct matching {
	struct bank_line   *lines;
	size_t		    nlines;
	struct match_entry *entries;
	size_t		    nentries;
	struct pair	   *pairs;
	size_t		    npairs;
};

/*
 * Look for what explains each line of an account that none explains yet, in the
 * open years. Entries that were cancelled, with those that cancel them, are
 * left aside: they are no money. Nothing is written. matching_fini whatever it
 * returns.
 */
int  bank_match_find(struct db *, const char *account, struct matching *);
void matching_fini(struct matching *);

/* The reason of a pair, in the language in force; valid for ever. */
const char *bank_match_reason(enum pair_reason);

/*
 * A line is these entries (ids): they are matched, and ticked on the line's day
 * (or their own, when that is later) unless they are ticked already. ERR_RULE:
 * the line or an entry is matched already, the line is left out, the amounts do
 * not add up to the line's (the difference is told), an entry does not move that
 * account, or the day is in a closed year.
 */
int bank_match_make(
    struct db *, const struct bank_line *, const int64_t *entries, size_t n);

/* ERR_RULE unless the line may be matched: none of its entries counts, it was
 * not left out, its day is in an open year. */
int bank_match_check_line(struct db *, const struct bank_line *);

/* ERR_RULE when the lines that an entry (id) is matched with are no longer what
 * the books say: after a change of its amount or accounts. */
int bank_match_holds(struct db *, int64_t entry);

#endif

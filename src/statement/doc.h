/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef QUITUS_SRC_STATEMENT_DOC_H
#define QUITUS_SRC_STATEMENT_DOC_H

#include "book/entry.h"
#include "statement/coop.h"

/* What the documents made from entries have in common. */
struct doc {
	struct db	   *db;
	struct report	   *report;
	struct coop	    coop;
	struct scope	    scope;
	struct entry_filter filter; /* the entries of the scope's period */
};

/*
 * Begin a document over a period: head and foot, the coop and the year for
 * machines. -1 with the reason in db_err, and then nothing is to be ended.
 */
int
doc_begin(struct doc *, struct db *, const struct scope *, const char *title);

/* What the caller returns: the report, or NULL when rc says that it failed. */
struct report *doc_end(struct doc *, int rc);

/* Whether a day comes before the period: it is carried forward, not shown. */
bool doc_is_before(const struct doc *, struct date);

/* What to call an entry: its label, or that it was voided and why. Append to
 * an empty buffer. */
void doc_add_label(struct buf *, const struct entry *);

/* An amount, or nothing when it is zero: for columns of ins and outs. */
struct cell doc_cell(struct money);

static inline struct money
doc_minus(struct money a, struct money b)
{
	return MONEY(a.cents - b.cents);
}

#endif

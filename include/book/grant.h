/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef QUITUS_BOOK_GRANT_H
#define QUITUS_BOOK_GRANT_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"
#include "book/entry.h"
#include "store/db.h"
#include "value/date.h"
#include "value/money.h"

/*
 * Subsidies from their notification to the last cent (domain 5). What was
 * received and spent is what the postings say that name the subsidy: credits of
 * 741, debits of charges; void entries count for nothing, reversals take away.
 */
struct grant {
	int64_t	     id;
	int	     year; /* in which it was recorded */
	char	    *funder;
	const char  *kind; /* "commune"...: see entry_provenance */
	char	    *purpose;
	struct money granted;
	struct date  day;     /* of the notification */
	char	    *project; /* NULL: none, also below */
	char	    *reference;
	int	     closed; /* year in which it was closed; 0: open */
	/* up to the end of the year that was asked for */
	struct money received;
	struct money spent;
	struct date  received_on; /* the last time; day 0: never */
	bool	     proof;	  /* a letter, or a file of what was received */
};

void grant_fini(struct grant *);

/* received - spent: what is left of the money that came. Below zero when it was
 * spent before it came, as a notification allows (domain 5.2). */
struct money grant_left(const struct grant *);

/*
 * Record a notification in the current year; sets id and year. Texts are taken
 * as text_take does; kind is a typed word of either language. ERR_RULE: money
 * of an association, a company or families, which is a gift and no subsidy.
 */
int grant_add(struct db *, struct grant *, const char *kind);

/* Load one, with its figures up to the end of a year. ERR_RULE: no such one. */
int grant_load(struct db *, int64_t id, int year, struct grant *);

/* Keep a file as its proof, in the current year. */
int grant_attach(struct db *, int64_t id, const char *path);

/* Nothing more is expected of it. ERR_RULE: closed already. */
int grant_close(struct db *, int64_t id);

/* Each subsidy that a year's table shows: recorded in it, moved in it, or not
 * finished when it began. In order of id; lives until fn returns. */
typedef int grant_fn(const struct grant *, void *arg);
int	    grant_each(struct db *, int year, grant_fn *, void *);

/* Each one given for a project, in this year or before, finished or not. */
int grant_each_of_project(
    struct db *, int year, const char *project, grant_fn *, void *);

/*
 * What to warn of about an entry that was recorded or changed, as lines of text
 * in the language in force: more received or spent than was granted, spent for
 * another project than the one it was given for, or before the notification
 * (domain 5.2). Never a refusal.
 */
int grant_warn(struct db *, const struct entry *, struct buf *notes);

#endif

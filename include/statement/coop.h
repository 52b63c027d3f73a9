/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef QUITUS_STATEMENT_COOP_H
#define QUITUS_STATEMENT_COOP_H

#include <stdbool.h>
#include <stddef.h>

#include "book/year.h"
#include "report/report.h"
#include "statement/statement.h"

/* Who and when: what every document says at its head and foot. */
struct coop {
	char	   *name;
	char	   *number;
	char	   *department;
	char	   *town;
	char	  **agents;
	size_t	    nagents;
	struct year year;
	bool	    has_previous; /* the year before is in the file */
};

/* Load it; -1 with the reason in db_err, and then it needs no coop_fini. */
int  coop_load(struct db *, int year, struct coop *);
void coop_fini(struct coop *);

/*
 * A document of that title with its head and foot: identity, exercice (or the
 * scope's period), the state of the year and its fingerprint; PROVISOIRE over
 * each page while the year is open.
 */
struct report *
coop_report(const struct coop *, const char *title, const struct scope *);

/* The members "coop" and "year" of the JSON. */
void coop_add_fields(const struct coop *, struct report *);

#endif

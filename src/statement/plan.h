/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef QUITUS_SRC_STATEMENT_PLAN_H
#define QUITUS_SRC_STATEMENT_PLAN_H

#include <stdbool.h>

#include "report/report.h"
#include "store/db.h"

/* What a budget comes to. */
struct plan {
	bool	     planned; /* something was */
	struct money expenses;
	struct money income;
};

/*
 * The tables of a budget, charges then produits: planned, actual, what is left,
 * percent; of the coop in a year (project NULL), or of a project until then.
 */
int part_budget(
    struct db *, int year, const char *project, struct report *, struct plan *);

#endif

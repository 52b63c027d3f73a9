/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef QUITUS_SRC_AUDIT_CHECKING_H
#define QUITUS_SRC_AUDIT_CHECKING_H

#include "audit/check.h"

/* A check of the department in its course. */
struct checking {
	struct db		    *db;
	int			     year;
	const struct anomaly_filter *filter;
	anomaly_fn		    *fn;
	void			    *arg;
};

/* Give a finding to whoever asked, unless the filter leaves its coop out;
 * non-zero to stop. */
int checking_tell(struct checking *, const struct anomaly *);

/*
 * A17, which compares payees as people read them: the same amount paid to the
 * same one within a week; expenses of which most are round (of whole tens of
 * euros, five of them at least).
 */
int spending_check(struct checking *);

#endif

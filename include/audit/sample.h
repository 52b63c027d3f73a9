/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef QUITUS_AUDIT_SAMPLE_H
#define QUITUS_AUDIT_SAMPLE_H

#include <stdbool.h>
#include <stdint.h>

#include "store/db.h"

/*
 * The coops that are looked at more closely (domain 6.1: 10 %, 6.3): drawn
 * apart among small, middle and large ones, rounded up in each. The draw can be
 * done again by anyone: a coop's lot is the SHA-256 of "SEED NUMBER", the
 * lowest lots of a stratum are drawn. With risk, a coop has one more lot for
 * each of its findings, "SEED NUMBER 2" and so on, and keeps the lowest.
 */
struct audit_sample_options {
	int	    percent; /* 1 to 100 */
	const char *seed;
	bool	    risk;
};

struct audit_sampled {
	const char *coop;
	const char *stratum; /* "small", "middle", "large" */
	int64_t	    entries; /* that it recorded */
	int64_t	    findings;
	char	  **vouchers; /* to ask for: the largest, then by lot */
	size_t	    nvouchers;
};

/* Each coop drawn, by stratum, then by number; fn returns non-zero to stop. */
typedef int audit_sampled_fn(const struct audit_sampled *, void *arg);
int	    audit_sample_each(struct db *, int year,
	    const struct audit_sample_options *, audit_sampled_fn *, void *arg);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef QUITUS_AUDIT_CHECK_H
#define QUITUS_AUDIT_CHECK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "store/db.h"
#include "value/money.h"

/*
 * The anomalies that an auditor looks for (domain 6.3), over the versions that
 * count of all coops of a year. Each check is one question to the store about
 * all of them.
 */

/* One finding about one coop. The texts live until fn returns. */
struct anomaly {
	int	     code;  /* 1 to 22: A01 to A22 */
	bool	     error; /* else a warning */
	const char  *coop;
	const char  *message; /* what is wrong */
	const char  *ask;     /* what to ask the coop */
	struct money amount;  /* 0 where there is none */
	const char  *entries; /* their numbers, "12,17"; "" for none */
};

struct anomaly_filter {
	const char *coop; /* NULL: every one */
	int	    code; /* 0: every one */

	/* After each of the n checks; NULL: nobody is told. */
	void (*progress)(size_t done, size_t n, void *arg);
	void *watcher;
};

/* Each finding, in the order of the codes, then of the coops; fn returns
 * non-zero to stop. */
typedef int anomaly_fn(const struct anomaly *, void *arg);
int	    anomaly_each(struct db *, int year, const struct anomaly_filter *,
	    anomaly_fn *, void		 *arg);

/* The entries of a finding, for people: "entries 12, 17", the first dozen of
 * them; nothing where it has none. */
void anomaly_add_entries(struct buf *, const struct anomaly *);

#endif

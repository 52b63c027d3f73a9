/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef QUITUS_AUDIT_STATUS_H
#define QUITUS_AUDIT_STATUS_H

#include <stdbool.h>
#include <stdint.h>

#include "store/db.h"
#include "value/date.h"

/* Where a coop stands for a year. */
struct coop_status {
	const char *number;
	const char *name;
	const char *town;
	const char *state; /* "missing", "provisional", "closed", "discharged",
			    * "rejected": only what was refused came */
	const char *received;	 /* of the version that counts; NULL: none */
	int64_t	    version;	 /* 0: none */
	const char *fingerprint; /* NULL: none */
	bool	    late; /* its closed accounts came after the deadline, or did
			   * not come and it is past */
};

/* The day by which the accounts of a year are due: the 30 September that
 * follows its end (domain 2.4). */
struct date status_deadline(int year);

/*
 * Each coop that is to send its accounts of that year, or sent some all the
 * same, by its number. The strings live until fn returns; non-zero stops and is
 * returned.
 */
typedef int status_fn(const struct coop_status *, void *arg);
int
status_each(struct db *, int year, struct date today, status_fn *, void *arg);

#endif

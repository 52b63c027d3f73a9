/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef QUITUS_SRC_AUDIT_ANOMALIES_H
#define QUITUS_SRC_AUDIT_ANOMALIES_H

#include <stdbool.h>

/*
 * A question to the store: ?1 is the year. Its columns: coop, cents, entries
 * ("12,17", NULL for none), detail. message has a %s for the amount, or for the
 * detail where the amount is not what matters.
 */
struct anomaly_query {
	int	    code;
	bool	    error;
	bool	    detailed; /* the message tells the detail, not the amount */
	const char *message;  /* msgid with one %s, or none */
	const char *ask;      /* msgid */
	const char *sql;
};

/* Ends with code 0. */
extern const struct anomaly_query anomaly_queries[];

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef QUITUS_SRC_AUDIT_ANOMALIES_H
#define QUITUS_SRC_AUDIT_ANOMALIES_H

#include <stdbool.h>

/*
 * A question to the store: ?1 is the year, ?2 to ?5 the settings in the order
 * of audit/setting.h. Its columns: coop, cents, entries ("12,17", NULL for
 * none), detail. message has a %s for the amount; a detailed one has a first
 * %s for the detail, and may have another for the amount.
 */
struct anomaly_query {
	int	    code;
	bool	    error;
	bool	    detailed; /* the message tells the detail first */
	const char *message;  /* msgid with one or two %s, or none */
	const char *ask;      /* msgid */
	const char *sql;
};

/* A01 to A12: what came, the money. A13 to A16: what it was for. A19 to A22:
 * the quitus, the accounts, the versions. Each ends with code 0. */
extern const struct anomaly_query anomaly_money[];
extern const struct anomaly_query anomaly_purpose[];
extern const struct anomaly_query anomaly_form[];

#define CURRENT " FROM dossier AS d JOIN coop AS c ON c.id = d.coop"
#define OF_YEAR " WHERE d.year = ?1 AND d.current = 1"
#define TOTALS	" JOIN account_total AS t ON t.dossier = d.id"

/* The numbers of the entries of dossier d that have such a posting p: read for
 * what is found only. */
#define ANOMALY_ENTRIES(which)                                            \
	"(SELECT group_concat(entry) FROM (SELECT DISTINCT p.entry"       \
	" FROM posting AS p WHERE p.dossier = d.id AND p.state <> 'void'" \
	" AND (" which ") ORDER BY p.entry))"

#endif

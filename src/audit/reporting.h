/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef QUITUS_SRC_AUDIT_REPORTING_H
#define QUITUS_SRC_AUDIT_REPORTING_H

#include "audit/check.h"
#include "audit/status.h"
#include "report/report.h"
#include "store/db.h"

/* The parts of the report to the commissaire aux comptes; each 0 or -1. */

/* Pictures: the coops by what they hold and by their results; when their
 * accounts came, week by week, against the deadline. */
int report_sizes(struct report *, struct db *, int year);
int report_results(struct report *, struct db *, int year);
int report_weeks(struct report *, struct db *, int year);

/* Coop by document: what was sent (✓), what is wanting (✗), what it has no use
 * for (an empty cell). */
int report_documents(struct report *, struct db *, int year, struct date today);

/* The anomalies, errors first, then by code: how many of each, and *coops how
 * many have an error; then one by one. */
int report_anomalies(struct report *, struct db *, int year, size_t *coops);
int report_findings(struct report *, struct db *, int year);

#endif

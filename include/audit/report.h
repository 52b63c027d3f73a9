/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef QUITUS_AUDIT_REPORT_H
#define QUITUS_AUDIT_REPORT_H

#include "report/report.h"
#include "store/db.h"
#include "value/date.h"

/*
 * What the auditor of a department hands over (domain 6.1): on one page who
 * sent, what it comes to and what does not hold; then the completeness, each
 * finding with what to ask, and the aggregated accounts as an annex. NULL with
 * ERR_RULE when no accounts of that year were received.
 */
struct report *audit_report(struct db *, int year, struct date today);

#endif

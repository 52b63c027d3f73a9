/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef QUITUS_AUDIT_CONSOLIDATE_H
#define QUITUS_AUDIT_CONSOLIDATE_H

#include "report/report.h"
#include "store/db.h"

/*
 * The aggregated accounts of a year ("comptes agrégés", domain 6.1, 6.3): the
 * versions that count of all coops, added up account by account from the totals
 * that the import kept; no entry is read. Accounts of classes 6 and 7 are
 * folded to their first four digits (formats.md 6.7).
 *
 * What the coops pay to the departmental association (6281, 6168) is its own
 * income, and what it gives to them (income whose provenance is the OCCE) its own
 * expense: both are eliminated, and shown beside, not taken off. Openings are
 * compared with what each coop held at the end of the year before, unspent
 * public money is what fonds dédiés (194, 689) are made of, and each account is
 * put beside that of regulation ANC 2018-06 (sql/data/anc-2018-06.csv, an
 * inference for the association's accountant to settle: domain 1.3).
 *
 * The cells of coop by account are read when the report is rendered, as long as
 * the file is open.
 *
 * NULL with ERR_RULE when no accounts of that year were received.
 */
struct report *audit_consolidate(struct db *, int year);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef QUITUS_AUDIT_EXPORT_H
#define QUITUS_AUDIT_EXPORT_H

#include <stdbool.h>

#include "base/buf.h"
#include "report/report.h"
#include "store/db.h"

/*
 * What the coops sent, for other programs: given piece by piece, however many
 * they are. fn gets some bytes at a time; non-zero stops and is returned.
 */
typedef int audit_bytes_fn(const struct buf *, void *arg);

/*
 * One FEC for the department (formats.md 3): the validated entries of the
 * versions that count, coop by coop. EcritureNum is the coop's number and that
 * of its entry, CompAuxNum and CompAuxLib tell the coop. Nobody who was paid is
 * named, unless parties: then EcritureLib ends with the name. ValidDate is the
 * day that the coop told; else that of the quitus, before which its accounts
 * were closed; else that of reception. ERR_RULE when nothing is validated.
 */
int audit_export_fec(
    struct db *, int year, bool parties, audit_bytes_fn *, void *arg);

/* Each coop by account, in the dialect of the dossier (formats.md 1). */
int audit_export_csv(struct db *, int year, audit_bytes_fn *, void *arg);

/* The same as a table, for spreadsheets; NULL on failure. */
struct report *audit_export_table(struct db *, int year);

#endif

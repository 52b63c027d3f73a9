/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef QUITUS_AUDIT_EXPORT_H
#define QUITUS_AUDIT_EXPORT_H

#include "base/buf.h"
#include "store/db.h"

/*
 * What the coops sent, for other programs: given piece by piece, however many
 * they are. fn gets some bytes at a time; non-zero stops and is returned.
 */
typedef int audit_bytes_fn(const struct buf *, void *arg);

/*
 * One FEC for the department (formats.md 3): the validated entries of the
 * versions that count, coop by coop. EcritureNum is the coop's number and that
 * of its entry, CompAuxNum and CompAuxLib tell the coop; nobody who was paid is
 * named. ERR_RULE when nothing is validated.
 */
int audit_export_fec(struct db *, int year, audit_bytes_fn *, void *arg);

/* Each coop by account, in the dialect of the dossier (formats.md 1). */
int audit_export_csv(struct db *, int year, audit_bytes_fn *, void *arg);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef QUITUS_SRC_AUDIT_ROWS_H
#define QUITUS_SRC_AUDIT_ROWS_H

#include "audit/parcel.h"
#include "store/db.h"

/* All the rows of the parcel under that dossier, which is there. */
int rows_write(struct db *, int64_t dossier, const struct parcel *);

/* What the other files of a dossier hold: outstanding items, cash, subsidies,
 * advances, inventory, dues, quitus. */
int rows_write_files(struct db *, int64_t dossier, const struct parcel *);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef QUITUS_SRC_AUDIT_MAPPING_H
#define QUITUS_SRC_AUDIT_MAPPING_H

#include "report/report.h"
#include "store/db.h"

/* The accounts of a year beside those of regulation ANC 2018-06, as a table
 * "anc": sql/data/anc-2018-06.csv says which. */
int mapping_add(struct report *, struct db *, int year);

#endif

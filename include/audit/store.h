/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef QUITUS_AUDIT_STORE_H
#define QUITUS_AUDIT_STORE_H

#include "store/db.h"
#include "value/date.h"

/* What a *.quitus-audit file is: the coops of a department and what each sent.
 * sql/audit/0001-audit.sql tells its tables, sql/audit/views.sql its views. */
extern const struct schema audit_schema;

/* What holds for the whole department. */
#define AUDIT_DEPARTMENT "department" /* "59", "2A" */
#define AUDIT_SIREN	 "siren"      /* of the association, nine digits */

/* The value of that key, "" when there is none; the caller frees it. NULL on
 * failure. */
char *audit_get(struct db *, const char *key);
int   audit_set(struct db *, const char *key, const char *value);

/*
 * The year that is being audited when none is asked: the latest of which a
 * dossier was received, else the one that ended last before that day.
 */
int audit_year(struct db *, struct date today, int *year);

#endif

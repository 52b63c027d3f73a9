/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef QUITUS_AUDIT_SETTING_H
#define QUITUS_AUDIT_SETTING_H

#include "book/setting.h"
#include "store/db.h"

/*
 * From where on an audit finds something worth a question. They are the
 * department's, for all years: cash.ceiling (A05), result.floor (A10),
 * idle.floor and idle.years (A11). Ends with key NULL.
 */
extern const struct setting audit_setting_table[];
#define AUDIT_SETTINGS 4

/* The declaration of a key, in either language; NULL with ERR_USAGE. */
const struct setting *audit_setting_find(const char *key, struct err *);

/* Its value, or its standard one; the caller frees it. NULL on failure. */
char *audit_setting_get(struct db *, const struct setting *);

/* Set or, with NULL, forget it. ERR_USAGE when the value is none of the key's. */
int audit_setting_set(struct db *, const struct setting *, const char *value);

/* The same as a number: cents, or what it counts. */
int audit_setting_number(struct db *, const struct setting *, int64_t *number);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef QUITUS_SRC_BOOK_LABELS_H
#define QUITUS_SRC_BOOK_LABELS_H

#include <stddef.h>

#include "store/db.h"
#include "value/code.h"

/* What the accounts that moved in a year were called, in order of code: looked
 * up once for all the entries of an export. */
struct labels {
	struct labels_item {
		char  code[CODE_MAX];
		char *label;
	} * items;
	size_t n, cap;
};

int  labels_load(struct db *, int year, struct labels *);
void labels_fini(struct labels *);

/* "" when the account did not move. */
const char *labels_find(const struct labels *, const char *code);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef QUITUS_CLI_BANK_OUTPUT_H
#define QUITUS_CLI_BANK_OUTPUT_H

#include <jansson.h>

#include "book/bank.h"
#include "cli/ctx.h"

/* How a bank account stands beside its statement: every line, or one line that
 * says whether the gap is explained. */
int bank_print(struct ctx *, int year, const struct reconciliation *);
int bank_print_line(struct ctx *, const struct reconciliation *);

/* The same for machines; the caller owns the object. */
json_t *bank_json(const struct reconciliation *);

#endif

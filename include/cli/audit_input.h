/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef QUITUS_CLI_AUDIT_INPUT_H
#define QUITUS_CLI_AUDIT_INPUT_H

#include "cli/args.h"
#include "cli/ctx.h"

/* --year as typed (2025, 2025-2026); 0 when it was not. ERR_USAGE. */
int audit_input_year(struct ctx *, const struct args *, int *year);

/* The same, and without it the year that is audited (audit/store). */
int audit_input_current_year(struct ctx *, const struct args *, int *year);

#endif

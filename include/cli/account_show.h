/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef QUITUS_CLI_ACCOUNT_SHOW_H
#define QUITUS_CLI_ACCOUNT_SHOW_H

#include "cli/args.h"
#include "cli/ctx.h"

/* Run "account show": all that the chart says of one account, and what it
 * holds in a year. */
int account_show_run(struct ctx *, const struct args *);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef QUITUS_CLI_EDIT_H
#define QUITUS_CLI_EDIT_H

#include "book/entry.h"
#include "cli/args.h"
#include "cli/ctx.h"

/*
 * Change a loaded entry as the options of the edit command say; what they leave
 * out stays. A new account or split replaces the typed accounts, a new --from
 * or --to the money account; an amount alone is refused when the entry is
 * split. The opening takes --bank and --cash. The entry is not written.
 */
int edit_apply(struct ctx *, const struct args *, struct entry *);

#endif

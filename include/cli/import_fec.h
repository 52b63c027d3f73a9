/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef QUITUS_CLI_IMPORT_FEC_H
#define QUITUS_CLI_IMPORT_FEC_H

#include "book/import.h"
#include "cli/args.h"
#include "cli/ctx.h"

/* Refuse the FEC that by its name is another association's, another coop's or
 * another year's, and options that a FEC has no use for. Sets the year that its
 * name tells. */
int import_fec_accept(struct ctx *, const struct args *, const char *path,
    struct import_options *);

/* Give all its entries to the import. */
int import_fec_read(struct ctx *, const char *path, int year, struct import *);

#endif

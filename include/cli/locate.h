/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef QUITUS_CLI_LOCATE_H
#define QUITUS_CLI_LOCATE_H

#include "base/err.h"

/*
 * The ledger to use: asked (-f), else $QUITUS_FILE, else the only *.quitus of
 * the current folder. The caller frees it. NULL with ERR_FILE when there is
 * none or there are several (they are named).
 */
char *locate_ledger(const char *asked, struct err *);

/* The folder of the program that runs, argv0 being how it was called; the
 * caller frees it. NULL when it cannot be told. */
char *locate_program(const char *argv0);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef QUITUS_CLI_LOCATE_H
#define QUITUS_CLI_LOCATE_H

#include <stdbool.h>

#include "base/err.h"

/* The kinds of file that commands work on. */
enum store {
	STORE_LEDGER, /* *.quitus: the books of a coop */
	STORE_AUDIT   /* *.quitus-audit: what a department received */
};

/*
 * The file to use: asked (-f), else $QUITUS_FILE, else the only one of its kind
 * in the current folder. An auditor may keep books too: $QUITUS_FILE means an
 * audit file only when it is named as one. The caller frees it. NULL with
 * ERR_FILE when there is none or there are several (they are named).
 */
char *locate_store(enum store, const char *asked, struct err *);

/* Whether none is asked for and none is in the current folder. */
bool locate_finds_none(enum store, const char *asked);

/* The folder of the program that runs, argv0 being how it was called; the
 * caller frees it. NULL when it cannot be told. */
char *locate_program(const char *argv0);

#endif

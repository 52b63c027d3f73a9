/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef QUITUS_CLI_EXPORT_H
#define QUITUS_CLI_EXPORT_H

#include <stdbool.h>

#include "cli/args.h"
#include "cli/ctx.h"

/* What every export does. */

/* The year of --year; else the last that was closed, which is what others are
 * sent; before the first close, the one that is kept. */
int export_year(struct ctx *, const struct args *, int *year);

bool export_is_folder(const char *path);

/* Refuse to write over the file that the command works on. */
int export_protect(struct ctx *, const char *path);

/* Write a file whole or not at all, never over the ledger; nothing in a trial
 * run. With -o - its bytes are the answer: then tell nothing (ctx->streamed). */
int export_write(struct ctx *, const char *path, const struct buf *);

/* The same, of bytes that no terminal can show. */
int export_write_binary(struct ctx *, const char *path, const struct buf *);

/* The same, of a report as a workbook. Frees the report; NULL, for one that
 * could not be made, fails again. *size: its bytes. */
int
export_workbook(struct ctx *, const char *path, struct report *, size_t *size);

/* Into the file of -o, told in a line, or as the answer itself. */
int export_answer(struct ctx *, const struct buf *);

#endif

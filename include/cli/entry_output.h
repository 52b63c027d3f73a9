/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef QUITUS_CLI_ENTRY_OUTPUT_H
#define QUITUS_CLI_ENTRY_OUTPUT_H

#include <jansson.h>

#include "book/entry.h"
#include "cli/ctx.h"

/* An entry as list and every writing command show it in JSON (cli.md); the
 * caller owns the object. */
json_t *entry_json(const struct entry *);

/* Put the files kept with the entry into its object, as "attachments". */
int entry_json_files(struct db *, const struct entry *, json_t *);

/* Append a JSON value to the output, indented, and free it. */
void output_json(struct ctx *, json_t *);

/* The amount as the money sees it: negative when it went out, positive when it
 * came in, 0 for what only moved; NULL sign: what moved. */
struct money entry_signed_amount(const struct entry *);

/* The accounts that the entry is about, without the money ones when there are
 * others: "6281, 6168"; a transfer: "530 → 512". */
void entry_add_accounts(struct buf *, const struct entry *);

/*
 * Tell what was recorded, in one line, or as JSON: number, day, voucher, label,
 * amount, and the balance of each money account it moved.
 */
int entry_print_result(struct ctx *, const struct entry *);

#endif

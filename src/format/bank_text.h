/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef QUITUS_FORMAT_BANK_TEXT_H
#define QUITUS_FORMAT_BANK_TEXT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "base/csv.h"
#include "base/err.h"
#include "value/bank_statement.h"

/* What the readers of OFX, CAMT and QIF share. */

/*
 * Read a signed amount as banks write it: point or comma before the cents,
 * the other one, blanks or apostrophes between thousands, the sign at either
 * end, zeros past the cents. decimal is what the file puts before the cents
 * elsewhere, '.' or ',', 0 when nothing tells. Zero is an amount. false: it
 * cannot be read, and the problem was told at that place.
 */
bool bank_take_amount(struct csv_problems *, int line, int column,
    const char *text, char decimal, struct money *);

/* The decimal separator that this amount betrays; 0 when it does not. */
char bank_amount_decimal(const char *text);

/* YYYYMMDD, and whatever an hour or a zone adds to it. */
bool bank_take_day(struct csv_problems *, int line, int column,
    const char *text, struct date *);

/* Only euros are kept. "" and NULL: not told, taken for euros. */
bool bank_take_currency(
    struct csv_problems *, int line, int column, const char *code);

/* Put a part at the end of a label, unless it says again what stands there;
 * one that begins with the whole label takes its place. NULL: nothing. */
void bank_label_add(struct buf *label, const char *part);

/* The opening balance and the lines must make the closing one. */
void bank_check_balances(
    struct csv_problems *, int line, int column, const struct bank_statement *);

/* -1 when the bytes are those of a web page: the site's, not a statement. */
int
bank_refuse_page(const char *name, const char *bytes, size_t len, struct err *);

/*
 * Close the reading: 0, the lines of each account sorted; or -1 with all the
 * problems, or because there is no statement in the file. what: the format.
 */
int bank_read_end(struct csv_problems *, const char *what,
    struct bank_statements *, struct err *);

#endif

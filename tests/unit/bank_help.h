/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef QUITUS_TESTS_BANK_HELP_H
#define QUITUS_TESTS_BANK_HELP_H

#include "base/buf.h"
#include "base/err.h"
#include "value/bank_statement.h"

/* A file of tests/data/bank. */
void bank_sample(const char *name, struct buf *);

/*
 * Statements as text, a line each:
 *   = ACCOUNT [FROM..TO] opening DAY AMOUNT closing DAY AMOUNT
 *   DAY AMOUNT LABEL [id ID] [cheque N] @ROW
 */
void bank_tell(struct buf *, const struct bank_statements *);

/* How a reader of format/bank_file.h looks to these tests. */
typedef int bank_reader_fn(const char *name, const char *bytes, size_t len,
    struct bank_statements *, struct err *);

void bank_reads(bank_reader_fn *, const char *bytes, const char *told);
void bank_reads_sample(bank_reader_fn *, const char *name, const char *told);

/* Refused so; nothing is given; the message holds each text of what, parted by
 * newlines. */
void bank_refuses(
    bank_reader_fn *, const char *bytes, enum err_kind, const char *what);

/* The bytes with the first from replaced by to; the caller frees it. */
char *bank_changed(const char *bytes, const char *from, const char *to);

#endif

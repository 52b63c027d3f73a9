/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef QUITUS_SRC_STATEMENT_PARTS_H
#define QUITUS_SRC_STATEMENT_PARTS_H

#include "book/bank.h"
#include "book/cash.h"
#include "report/report.h"
#include "store/db.h"

/* Tables that stand in the annual statement and in a document of their own. */

/* From the statement's balance to the book's, line by line. The outstanding
 * entries are the array of that key; NULL: for people only. */
void part_reconciliation(
    struct report *, const struct reconciliation *, const char *key);

/* Its members statement_date, statement_cents, book_cents, gap_cents. */
void part_reconciliation_fields(struct report *, const struct reconciliation *);

/* Notes, coins, their total and the book's; the lines are the array of that
 * key, the other members stand beside it. */
void
part_cash_count(struct report *, const struct cash_count *, const char *key);

/* A sentence for each régie of the year; *any tells whether there is one. */
int part_advances(struct db *, int year, struct report *, bool *any);

/* The course of bank and cash over a period of the year, under its heading. */
int part_course(
    struct db *, int year, struct date from, struct date to, struct report *);

/* A sentence on the inventory register at the end of the year. */
int part_inventory(struct db *, int year, struct report *);

#endif

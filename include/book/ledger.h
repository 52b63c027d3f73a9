/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef QUITUS_BOOK_LEDGER_H
#define QUITUS_BOOK_LEDGER_H

#include "store/db.h"
#include "store/operation.h"

/* What a *.quitus file is, and the tables that its operations record. */
extern const struct schema ledger_schema;
extern const char *const   ledger_tables[];

/* The tables of which an import writes ranges, by the entry's id. */
extern const struct operation_range ledger_ranges[];

/* The year that a date without its year refers to: the latest open year, else
 * the latest. */
int ledger_current_year(struct db *, int *year);

/* The year that a document to sign and send is about: the current one, but the
 * last closed one as long as the current has nothing but its opening. */
int ledger_told_year(struct db *, int *year);

/*
 * The rules that hold at the end of a command, whatever it did: no cash
 * account below zero at the end of any day of an open year (domain I11; the
 * day, the amount and the entry are told). ERR_RULE. Called by the frame before
 * every commit.
 */
int ledger_guard(struct db *);

#endif

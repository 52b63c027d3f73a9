/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef QUITUS_BOOK_PLAINTEXT_H
#define QUITUS_BOOK_PLAINTEXT_H

#include "base/buf.h"
#include "store/db.h"

/*
 * A year as the plain text that other programs keep books in. Void entries are
 * left out, drafts are marked with !, validated ones with *. Accounts stand
 * under Actif, Passif, Charges and Produits, with their code and their label;
 * what a text may not hold there is put otherwise (a ; becomes a comma).
 * Appends to out.
 */

/* For hledger and ledger, which read the same. */
int plaintext_ledger(struct db *, int year, struct buf *out);

/* For beancount: class 1 is under Fonds-propres; the balances of the money
 * accounts are asserted on the day after the last. */
int plaintext_beancount(struct db *, int year, struct buf *out);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef QUITUS_BOOK_DOSSIER_RESTORE_H
#define QUITUS_BOOK_DOSSIER_RESTORE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/hash.h"
#include "book/dossier.h"
#include "store/db.h"
#include "value/date.h"

/* What came back. */
struct dossier_restored {
	int	year;
	bool	closed;
	bool	discharged; /* a decision of the verifiers came too */
	int64_t entries;
	char	fingerprint[HASH_HEX];
};

/*
 * Write the year of a dossier back into a ledger where it is open and empty
 * but for an opening in draft, so that dossier_make gives the same bytes again:
 * entries with their numbers, states, seals and ticks, the last statement and
 * count, subsidies, inventory, headcount, the quitus. A closed year is closed
 * again (on the day of its quitus, else today) and the next one opened. What no
 * dossier tells is not made up: vouchers and letters are kept as a note that
 * they are to be found again; budgets, decisions, reasons and lines of the bank
 * are not there; of the tariff only what it makes due.
 *
 * ERR_RULE, all told: the dossier does not hold, is of another coop, its year
 * is not there, is closed or has something in it, its chain goes on from a
 * year that the ledger does not have, or it tells what no ledger can keep (the
 * bytes come out otherwise). name is the file's, for messages.
 */
int dossier_restore(struct db *, const struct dossier_file *, size_t n,
    const char *name, struct date today, struct dossier_restored *);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef QUITUS_FORMAT_BANK_CSV_H
#define QUITUS_FORMAT_BANK_CSV_H

#include "bank_layout.h"
#include "value/bank_statement.h"

/* What stands around the lines of a bank's CSV: the account, the balance, the
 * period, how many lines there are. All-zero: nothing. */
struct bank_facts {
	char			     *account;
	struct bank_statement_balance opening; /* its day is not told */
	struct bank_statement_balance closing;
	bool			      has_period;
	struct date		      from, to;
	long			      count; /* of the lines; -1: not told */
	int			      line;  /* where the balance is told */
	bool			      bnp;   /* lines without a header follow */
};

void bank_facts_init(struct bank_facts *);
void bank_facts_fini(struct bank_facts *);

/* Take what a row outside the lines tells. */
void bank_facts_take(struct bank_facts *, const struct csv_row *);

/* Whether a row below the lines tells a balance ("Solde en début de période"),
 * as Caisse d'Épargne ends its files. */
bool bank_facts_is_foot(const struct csv_row *);

/* A day as banks write it: 03/05/2020, 03/05/20, 2020-05-03. */
bool bank_csv_day(const char *, struct date *);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef QUITUS_SRC_STATEMENT_ANNUAL_H
#define QUITUS_SRC_STATEMENT_ANNUAL_H

#include "book/balance.h"
#include "statement/coop.h"

/* The parts of the annual statement, shared by its own files only. Each adds
 * to the report and returns -1 with the reason in db_err. */

/* A line of the compte de fonctionnement, kept. */
struct annual_line {
	char	     code[CODE_MAX];
	char	    *label;
	struct money amount;
	struct money previous;
};

struct annual_side {
	struct annual_line *lines;
	size_t		    n;
	size_t		    cap;
	struct money	    total;
	struct money	    previous;
};

struct annual {
	struct db	   *db;
	struct report	   *report;
	struct coop	    coop;
	struct year_figures figures;
	struct annual_side  expenses;
	struct annual_side  income;
};

/* What the verifiers sign, once the year is closed, and what to send. */
int annual_add_quitus(struct annual *);

/* Compte de fonctionnement in T, result, bilan simplifié. */
int annual_add_accounts(struct annual *);

/* The table of public money, who gave it and what it paid for. */
int annual_add_subsidies(struct annual *);

/* Rapprochement, arrêté de caisse, subventions, biens durables, régies. */
int annual_add_proofs(struct annual *);

#endif

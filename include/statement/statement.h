/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef QUITUS_STATEMENT_STATEMENT_H
#define QUITUS_STATEMENT_STATEMENT_H

#include <stdbool.h>

#include "report/report.h"
#include "store/db.h"
#include "value/date.h"

/*
 * The documents of a coop: rows of the books made into reports. They are
 * statutory, so their words are French whatever the language.
 */

/* What a document is about. */
struct scope {
	int	    year;
	bool	    has_from, has_to;
	struct date from, to; /* a period; to alone: at that day */
	const char *account;  /* code, for the ledger; NULL: all */
	const char *subject;  /* what stands after the name: the class of
				 * "report class CP"; NULL: nothing */
	const char *seed;     /* of the sample to draw; NULL: the usual */
};

/* Make the document; NULL on failure, with the reason in db_err. The caller
 * frees it. */
typedef struct report *statement_fn(struct db *, const struct scope *);

struct document {
	const char   *en;
	const char   *fr;
	const char   *help; /* msgid */
	statement_fn *make;
	const char   *subject; /* msgid of what must follow the name; NULL:
				  nothing may */
};

/* Every document, in the order of the help; ends with en == NULL. */
extern const struct document document_table[];

/* The document that a word names, in either language, folded, or by an
 * unambiguous prefix. NULL with ERR_USAGE: the nearest are named. */
const struct document *document_find(const char *word, struct err *);

statement_fn statement_annual;	/* compte rendu financier */
statement_fn statement_dossier; /* the same with all that goes with it */
statement_fn statement_journal;
statement_fn statement_ledger; /* grand-livre */
statement_fn statement_balance;
statement_fn statement_cashbook; /* cahier de comptabilité */
statement_fn statement_reconciliation;
statement_fn statement_cash; /* arrêté de caisse */
statement_fn statement_chart;
statement_fn statement_budget;
statement_fn statement_project;	 /* of scope.subject */
statement_fn statement_class;	 /* of scope.subject */
statement_fn statement_activity; /* compte rendu d'activités */
statement_fn statement_subsidies;
statement_fn statement_subsidy;	  /* of scope.subject: cerfa 15059 */
statement_fn statement_handover;  /* passation, at scope.to */
statement_fn statement_controls;  /* grille des vérificateurs */
statement_fn statement_advances;  /* régies d'avance */
statement_fn statement_inventory; /* registre d'inventaire, at scope.to */
statement_fn statement_council;	  /* registre des délibérations */
statement_fn statement_pupils;	  /* for the class of scope.subject */
statement_fn statement_dues;	  /* cotisations, participations */

#endif

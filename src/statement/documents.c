/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/nearest.h"
#include "base/utf8.h"
#include "statement/statement.h"

const struct document document_table[] = {
	{ "statement", "crf",
	    N_("the annual statement: accounts, balance, proofs, quitus"),
	    statement_annual, NULL },
	{ "dossier", "dossier",
	    N_("all that is signed and sent: statement, cashbook, grid, annexes"),
	    statement_dossier, NULL },
	{ "cashbook", "cahier",
	    N_("the cahier de comptabilité, as mandataires know it"),
	    statement_cashbook, NULL },
	{ "journal", "journal", N_("every entry in the order of the days"),
	    statement_journal, NULL },
	{ "ledger", "grand-livre",
	    N_("every account with its entries and its balance"),
	    statement_ledger, NULL },
	{ "balance", "balance", N_("what each account took, gave and holds"),
	    statement_balance, NULL },
	{ "reconciliation", "rapprochement",
	    N_("from the bank's balance to the book's, at a date"),
	    statement_reconciliation, NULL },
	{ "cash", "caisse", N_("the notes and coins counted, at a date"),
	    statement_cash, NULL },
	{ "advances", "regies", N_("the régies d'avance of the classes"),
	    statement_advances, NULL },
	{ "dues", "cotisations",
	    N_("members, dues, and what the families of each class gave"),
	    statement_dues, NULL },
	{ "inventory", "inventaire",
	    N_("the inventory register: what the coop owns, what left it"),
	    statement_inventory, NULL },
	{ "chart", "plan", N_("the chart of accounts, with what goes where"),
	    statement_chart, NULL },
	{ "controls", "controles",
	    N_("the verifiers' grid, with the answers and the sample"),
	    statement_controls, NULL },
	{ "subsidies", "subventions", N_("the traced use of public money"),
	    statement_subsidies, NULL },
	{ "subsidy", "subvention",
	    N_("what became of a subsidy, as form cerfa 15059 wants it"),
	    statement_subsidy, N_("ID") },
	{ "activity", "cra",
	    N_("the frame of the report on what the coop did, begun"),
	    statement_activity, NULL },
	{ "budget", "budget", N_("what was planned beside what happened"),
	    statement_budget, NULL },
	{ "project", "projet",
	    N_("a project through the years, beside its budget"),
	    statement_project, N_("PROJECT") },
	{ "class", "classe", N_("what a class received and spent"),
	    statement_class, N_("CLASS") },
	{ "council", "conseil",
	    N_("the register of deliberations, and what was spent by them"),
	    statement_council, NULL },
	{ "pupils", "eleves",
	    N_("one page for the pupils of a class and their conseil"),
	    statement_pupils, N_("CLASS") },
	{ NULL, NULL, NULL, NULL, NULL }
};

enum { COUNT = sizeof(document_table) / sizeof(document_table[0]) - 1 };

static int
refuse(const char *word, struct err *err)
{
	const char *names[2 * COUNT];
	size_t	    i, n = 0;

	for (i = 0; i < COUNT; i++) {
		names[n++] = document_table[i].en;
		names[n++] = document_table[i].fr;
	}
	err_set(err, ERR_USAGE, _("there is no report “%s”."), word);
	if (nearest_rank(word, names, n, 1) > 0)
		return err_hint(err, _("Did you mean “%s”?"), names[0]);
	return err_hint(err, _("quitus report lists them."));
}

const struct document *
document_find(const char *word, struct err *err)
{
	const struct document *d, *found = NULL;
	char		      *folded = utf8_fold(word);
	size_t		       n = strlen(folded);
	bool		       several = false, exact = false;

	for (d = document_table; d->en != NULL && !exact; d++) {
		if (n == 0 ||
		    (strncmp(d->en, folded, n) != 0 &&
			strncmp(d->fr, folded, n) != 0))
			continue;
		exact = strcmp(d->en, folded) == 0 ||
		    strcmp(d->fr, folded) == 0;
		several = !exact && found != NULL;
		found = d;
	}
	free(folded);
	if (found != NULL && !several)
		return found;
	refuse(word, err);
	return NULL;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "book/entry.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/utf8.h"
#include "base/xalloc.h"

/* A code kept in the ledger, the word that French users type and read. */
struct word {
	const char *code;
	const char *fr;
};

static const struct word methods[] = { { "cheque", "cheque" },
	{ "card", "carte" }, { "transfer", "virement" },
	{ "debit", "prelevement" }, { "cash", "especes" }, { NULL, NULL } };

static const struct word provenances[] = { { "families", "familles" },
	{ "association", "association" }, { "company", "entreprise" },
	{ "commune", "commune" }, { "departement", "departement" },
	{ "region", "region" }, { "state", "etat" }, { "europe", "europe" },
	{ "occe", "occe" }, { "other", "autre" }, { NULL, NULL } };

static const char *const kinds[] = { [ENTRY_OPENING] = "opening",
	[ENTRY_EXPENSE] = "expense",
	[ENTRY_INCOME] = "income",
	[ENTRY_TRANSFER] = "transfer",
	[ENTRY_ADVANCE] = "advance" };

static const char *const states[] = {
	[ENTRY_DRAFT] = "draft", [ENTRY_FINAL] = "final", [ENTRY_VOID] = "void"
};

void
entry_init(struct entry *e)
{
	*e = (struct entry){ 0 };
}

void
entry_clear_postings(struct entry *e)
{
	size_t i;

	for (i = 0; i < e->npostings; i++) {
		free(e->postings[i].project);
		free(e->postings[i].class);
		free(e->postings[i].provenance);
		free(e->postings[i].cerfa);
	}
	free(e->postings);
	e->postings = NULL;
	e->npostings = 0;
}

void
entry_fini(struct entry *e)
{
	entry_clear_postings(e);
	free(e->voucher);
	free(e->label);
	free(e->party);
	free(e->method);
	free(e->reference);
	free(e->reason);
	entry_init(e);
}

static char *
copy_text(const char *text)
{
	return text != NULL ? xstrdup(text) : NULL;
}

void
posting_copy_purpose(struct posting *to, const struct posting *from)
{
	to->project = copy_text(from->project);
	to->class = copy_text(from->class);
	to->provenance = copy_text(from->provenance);
	to->subsidy = from->subsidy;
	to->cerfa = copy_text(from->cerfa);
}

static void
copy_postings(struct entry *to, const struct entry *from)
{
	const struct posting *p;
	struct posting	     *copy;
	size_t		      i;

	to->postings = NULL;
	to->npostings = 0;
	for (i = 0; i < from->npostings; i++) {
		p = &from->postings[i];
		copy = entry_add_posting(to, p->debit, p->credit, p->amount);
		posting_copy_purpose(copy, p);
	}
}

void
entry_copy(struct entry *to, const struct entry *from)
{
	*to = *from;
	to->voucher = copy_text(from->voucher);
	to->label = copy_text(from->label);
	to->party = copy_text(from->party);
	to->method = copy_text(from->method);
	to->reference = copy_text(from->reference);
	to->reason = copy_text(from->reason);
	copy_postings(to, from);
}

struct posting *
entry_add_posting(
    struct entry *e, const char *debit, const char *credit, struct money amount)
{
	struct posting *p;

	e->postings = xreallocarray(
	    e->postings, e->npostings + 1, sizeof(*e->postings));
	p = &e->postings[e->npostings++];
	*p = (struct posting){ .amount = amount };
	snprintf(p->debit, sizeof(p->debit), "%s", debit);
	snprintf(p->credit, sizeof(p->credit), "%s", credit);
	return p;
}

struct money
entry_amount(const struct entry *e)
{
	struct money sum = MONEY(0);
	size_t	     i;

	for (i = 0; i < e->npostings; i++)
		money_add(&sum, e->postings[i].amount);
	return sum;
}

static const char *
find_word(const struct word *words, const char *typed)
{
	char *folded = utf8_fold(typed);

	while (words->code != NULL && strcmp(folded, words->code) != 0 &&
	    strcmp(folded, words->fr) != 0)
		words++;
	free(folded);
	return words->code;
}

static const char *
word_fr(const struct word *words, const char *code)
{
	if (code == NULL)
		return "";
	while (words->code != NULL && strcmp(code, words->code) != 0)
		words++;
	return words->code != NULL ? words->fr : "";
}

const char *
entry_method(const char *typed, struct err *err)
{
	const char *code = find_word(methods, typed);

	if (code == NULL) {
		err_set(
		    err, ERR_USAGE, _("“%s” is no means of payment."), typed);
		err_hint(err,
		    _("Type one of: cheque, card, transfer, debit, "
		      "cash."));
	}
	return code;
}

const char *
entry_provenance(const char *typed, struct err *err)
{
	const char *code = find_word(provenances, typed);

	if (code == NULL) {
		err_set(err, ERR_USAGE, _("“%s” is no provenance."), typed);
		err_hint(err,
		    _("Type one of: families, association, company, "
		      "commune, departement, region, state, europe, occe, "
		      "other."));
	}
	return code;
}

const char *
entry_method_fr(const char *code)
{
	return word_fr(methods, code);
}

const char *
entry_provenance_fr(const char *code)
{
	return word_fr(provenances, code);
}

const char *
entry_kind_code(enum entry_kind kind)
{
	return kinds[kind];
}

const char *
entry_state_code(enum entry_state state)
{
	return states[state];
}

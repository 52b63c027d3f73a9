/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "readers.h"

struct word {
	const char *fr;
	const char *code;
};

static const struct word methods[] = { { "cheque", "cheque" },
	{ "carte", "card" }, { "virement", "transfer" },
	{ "prelevement", "debit" }, { "especes", "cash" }, { NULL, NULL } };

static const struct word provenances[] = { { "familles", "families" },
	{ "association", "association" }, { "entreprise", "company" },
	{ "commune", "commune" }, { "departement", "departement" },
	{ "region", "region" }, { "etat", "state" }, { "europe", "europe" },
	{ "occe", "occe" }, { "autre", "other" }, { NULL, NULL } };

static const struct word states[] = { { "valide", "final" },
	{ "brouillon", "draft" }, { "annule", "void" }, { NULL, NULL } };

static const struct word qualities[] = { { "parent d’élève", "parent" },
	{ "parent", "parent" }, { "enseignant", "teacher" },
	{ "autre", "other" }, { NULL, NULL } };

const char *
reader_word(enum reader_words words, const char *fr)
{
	static const struct word *const lists[] = { [WORDS_METHOD] = methods,
		[WORDS_PROVENANCE] = provenances,
		[WORDS_STATE] = states,
		[WORDS_QUALITY] = qualities };
	const struct word	       *w;

	if (*fr == '\0')
		return "";
	for (w = lists[words]; w->fr != NULL; w++)
		if (strcmp(w->fr, fr) == 0)
			return w->code;
	return NULL;
}

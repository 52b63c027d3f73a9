/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/utf8.h"
#include "cli/options.h"

static const struct option options[] = {
	{ OPT_FILE, 'f', "file", "fichier", NULL, N_("FILE"),
	    N_("the ledger, when it is not the only *.quitus of the folder"),
	    false },
	{ OPT_LANG, 0, "lang", "langue", NULL, N_("fr|en"),
	    N_("the language of the messages"), false },
	{ OPT_COLOR, 0, "color", "couleur", "colour", N_("WHEN"),
	    N_("colours: auto, always or never"), false },
	{ OPT_HELP, 'h', "help", "aide", NULL, NULL,
	    N_("explain the command and do nothing"), false },
	{ OPT_JSON, 0, "json", "json", NULL, NULL,
	    N_("answer in JSON, for programs"), false },
	{ OPT_VERSION, 'V', "version", "version", NULL, NULL,
	    N_("tell the version of the program"), false },
	{ OPT_DRY_RUN, 'n', "dry-run", "essai", NULL, NULL,
	    N_("show what would be done and keep nothing"), false },
	{ OPT_FORMAT, 0, "format", "format", NULL, N_("FORMAT"),
	    N_("text, csv, json, md, html, pdf or xlsx"), false },
	{ OPT_OUTPUT, 'o', "output", "sortie", NULL, N_("FILE"),
	    N_("write into this file; its extension chooses the format"),
	    false },

	{ OPT_ACCOUNT, 'a', "account", "compte", NULL, N_("CODE"),
	    N_("the account, in any spelling"), false },
	{ OPT_SPLIT, 0, "split", "ventilation", NULL, N_("CODE=AMOUNT"),
	    N_("a part of the amount and its account, instead of --account"),
	    true },
	{ OPT_FROM, 0, "from", "de", "du", N_("FROM"),
	    N_("where the money comes from (bank, cash, an account); in a "
	       "list, the first day"),
	    false },
	{ OPT_TO, 0, "to", "vers", "au", N_("TO"),
	    N_("where the money goes to (bank, cash, an account); in a list, "
	       "the last day"),
	    false },
	{ OPT_METHOD, 'm', "method", "moyen", "mode", N_("METHOD"),
	    N_("cheque, card, transfer, debit or cash"), false },
	{ OPT_CHEQUE, 0, "cheque", "chèque", "check", N_("NUMBER"),
	    N_("the number of the cheque"), false },
	{ OPT_DATE, 'd', "date", "date", NULL, N_("DATE"),
	    N_("the day: 14/09, 14/09/2026, 2026-09-14, today, yesterday"),
	    false },
	{ OPT_VOUCHER, 0, "voucher", "pièce", NULL, N_("VOUCHER"),
	    N_("the number of the voucher, when the next one does not fit"),
	    false },
	{ OPT_PARTY, 0, "party", "tiers", NULL, N_("NAME"),
	    N_("who was paid, or who paid"), false },
	{ OPT_PROJECT, 0, "project", "projet", NULL, N_("PROJECT"),
	    N_("the project that it belongs to"), false },
	{ OPT_CLASS, 0, "class", "classe", NULL, N_("CLASS"),
	    N_("the class that it belongs to"), false },
	{ OPT_PROVENANCE, 0, "provenance", "provenance", NULL, N_("PROVENANCE"),
	    N_("families, association, company, commune, "
	       "departement, region, state, europe, occe or other"),
	    false },
	{ OPT_SUBSIDY, 0, "subsidy", "subvention", NULL, N_("NUMBER"),
	    N_("the subsidy that it comes from, or is spent of"), false },
	{ OPT_CERFA, 0, "cerfa", "cerfa", NULL, N_("LINE"),
	    N_("the line of form cerfa 15059 that it belongs to"), false },
	{ OPT_DECISION, 0, "decision", "délibération", "décision", N_("NUMBER"),
	    N_("the decision of the conseil that allowed it"), false },
	{ OPT_ATTACH, 0, "attach", "joindre", NULL, N_("FILE"),
	    N_("a scan of the voucher, kept inside the ledger"), true },
	{ OPT_AMOUNT, 0, "amount", "montant", NULL, N_("AMOUNT"),
	    N_("the amount"), false },
	{ OPT_LABEL, 0, "label", "libellé", NULL, N_("TEXT"),
	    N_("what it was for"), false },
	{ OPT_REASON, 0, "reason", "motif", "raison", N_("TEXT"),
	    N_("why it is done; kept with the entry"), false },
	{ OPT_UNTIL, 0, "until", "jusque", "jusqu'au", N_("DATE"),
	    N_("up to this day, included"), false },
	{ OPT_EXTRACT, 0, "extract", "extraire", NULL, N_("FOLDER"),
	    N_("write the attached files into this folder"), false },
	{ OPT_BANK, 0, "bank", "banque", NULL, N_("AMOUNT"),
	    N_("what the bank account holds on the first day; for a file of "
	       "the bank, whose it is (a name)"),
	    false },
	{ OPT_CASH, 0, "cash", "caisse", NULL, N_("AMOUNT"),
	    N_("what the cash box holds on the first day"), false },

	{ OPT_SEARCH, 0, "search", "recherche", "chercher", N_("TEXT"),
	    N_("entries whose label or party holds this text"), false },
	{ OPT_MIN, 0, "min", "min", NULL, N_("AMOUNT"),
	    N_("entries of at least this amount"), false },
	{ OPT_MAX, 0, "max", "max", NULL, N_("AMOUNT"),
	    N_("entries of at most this amount"), false },
	{ OPT_DRAFT, 0, "draft", "brouillon", NULL, NULL,
	    N_("entries that are not yet validated"), false },
	{ OPT_UNRECONCILED, 0, "unreconciled", "non-pointé", NULL, NULL,
	    N_("entries not yet seen on a bank statement"), false },
	{ OPT_NO_VOUCHER_FILE, 0, "no-voucher-file", "sans-justificatif", NULL,
	    NULL, N_("entries to which no file is attached"), false },
	{ OPT_YEAR, 'y', "year", "exercice", "année", N_("YEAR"),
	    N_("the school year, by the year it begins in: 2025"), false },
	{ OPT_SORT, 0, "sort", "tri", NULL, N_("KEY"),
	    N_("the order of the list"), false },
	{ OPT_LIMIT, 0, "limit", "limite", NULL, N_("NUMBER"),
	    N_("at most so many lines"), false },
	{ OPT_ALL, 0, "all", "tout", NULL, NULL,
	    N_("everything, also what is usually left out"), false },

	{ OPT_NAME, 0, "name", "nom", NULL, N_("NAME"),
	    N_("the name of the school"), false },
	{ OPT_NUMBER, 0, "number", "numéro", NULL, N_("NUMBER"),
	    N_("the number of the coop at the OCCE"), false },
	{ OPT_DEPARTMENT, 0, "department", "département", NULL,
	    N_("DEPARTMENT"), N_("the number of the department: 59, 2A, 974"),
	    false },
	{ OPT_TOWN, 0, "town", "commune", "ville", N_("TOWN"),
	    N_("the town of the school"), false },
	{ OPT_AGENT, 0, "agent", "mandataire", NULL, N_("NAME"),
	    N_("who keeps the coop's money (mandataire)"), true },
	{ OPT_CHART, 0, "chart", "plan", NULL, N_("FILE.csv"),
	    N_("the chart of accounts of the departmental association"),
	    false },
	{ OPT_CONTENT, 0, "content", "contenu", NULL, N_("TEXT"),
	    N_("what goes into the account"), false },
	{ OPT_OVERDRAWN, 0, "overdrawn", "découvert", NULL, NULL,
	    N_("the amount is below zero: the bank is overdrawn"), false },
	{ OPT_UNSET, 0, "unset", "oublier", NULL, NULL,
	    N_("forget what was set, and go back to the usual value"), false },

	{ OPT_FUNDER, 0, "funder", "financeur", NULL, N_("NAME"),
	    N_("who gives the subsidy"), false },
	{ OPT_KIND, 0, "kind", "nature", "type", N_("KIND"),
	    N_("commune, departement, region, state, europe, occe or other"),
	    false },
	{ OPT_PURPOSE, 0, "purpose", "objet", NULL, N_("TEXT"),
	    N_("what the subsidy may be spent on, as the letter says"), false },
	{ OPT_REFERENCE, 0, "reference", "référence", NULL, N_("TEXT"),
	    N_("the reference of the letter"), false },

	{ OPT_PUPILS, 0, "pupils", "élèves", NULL, N_("NUMBER"),
	    N_("how many pupils"), false },
	{ OPT_ADULTS, 0, "adults", "adultes", NULL, N_("NUMBER"),
	    N_("how many adults"), false },
	{ OPT_FIXED, 0, "fixed", "fixe", NULL, N_("AMOUNT"),
	    N_("what each coop pays, whatever its size"), false },
	{ OPT_PUPIL, 0, "pupil", "élève", "per-pupil", N_("AMOUNT"),
	    N_("what is due for each pupil"), false },
	{ OPT_ADULT, 0, "adult", "adulte", "per-adult", N_("AMOUNT"),
	    N_("what is due for each adult"), false },
	{ OPT_INSURANCE, 0, "insurance", "assurance", NULL, N_("AMOUNT"),
	    N_("the insurance of each member"), false },
	{ OPT_SUPPLEMENT, 0, "supplement", "supplément", NULL, N_("AMOUNT"),
	    N_("what the coop freely gives on top"), false },
	{ OPT_CONTRIBUTORS, 0, "contributors", "contributeurs", NULL,
	    N_("NUMBER"), N_("how many families gave; never who"), false },

	{ OPT_VALUE, 0, "value", "valeur", NULL, N_("AMOUNT"),
	    N_("what it cost"), false },
	{ OPT_ENTRY, 0, "entry", "écriture", NULL, N_("NUMBER"),
	    N_("the entry that bought it"), false },
	{ OPT_PRICE, 0, "price", "prix", NULL, N_("AMOUNT"),
	    N_("what it was sold for"), false },
	{ OPT_PRESENT, 0, "present", "présents", NULL, N_("NUMBER"),
	    N_("how many were at the conseil"), false },

	{ OPT_SEED, 0, "seed", "graine", NULL, N_("SEED"),
	    N_("draw the same sample again"), false },
	{ OPT_VERIFIER, 0, "verifier", "vérificateur", NULL, N_("NAME:QUALITY"),
	    N_("who checked the books: a parent, a teacher"), true },
	{ OPT_PLACE, 0, "place", "lieu", NULL, N_("PLACE"),
	    N_("where the verifiers met"), false },
	{ OPT_REMARK, 0, "remark", "remarque", NULL, N_("TEXT"),
	    N_("what the verifiers wrote beside their signatures"), false },
	{ OPT_REFUSED, 0, "refused", "refusé", NULL, NULL,
	    N_("the verifiers did not give the quitus"), false },

	{ OPT_MAP, 0, "map", "colonnes", NULL, N_("COLUMNS"),
	    N_("which column is what: \"date=1,label=3,amount=5\""), false },
	{ OPT_SAVE_PROFILE, 0, "save-profile", "garder-profil", NULL,
	    N_("NAME"), N_("keep --map under this name"), false },
	{ OPT_DAYS, 0, "days", "jours", NULL, N_("dmy|mdy"),
	    N_("the order of day and month in a QIF file"), false },
	{ OPT_UNMATCHED, 0, "unmatched", "non-rapproché", NULL, NULL,
	    N_("only the bank's lines that no entry explains yet"), false },

	{ OPT_PROFILE, 0, "profile", "profil", NULL, N_("NAME"),
	    N_("read the columns as --save-profile kept them; for init, what "
	       "the association asks of its coops (AD69, or its file)"),
	    false },
	{ OPT_AGAIN, 0, "again", "encore", NULL, NULL,
	    N_("take also the rows that were imported before"), false },
	{ OPT_GUESS, 0, "guess", "deviner", NULL, NULL,
	    N_("propose the account of the rows that have none"), false },
	{ OPT_ENCODING, 0, "encoding", "encodage", NULL, N_("ENCODING"),
	    N_("utf-8 or iso8859-15"), false },
	{ OPT_WITH_PARTIES, 0, "with-parties", "avec-tiers", NULL, NULL,
	    N_("with the names of those who were paid or paid"), false },

	{ OPT_REGISTRY, 0, "registry", "registre", NULL, N_("FILE.csv"),
	    N_("the coops that are to send their accounts"), false },
	{ OPT_COOP, 0, "coop", "coop", NULL, N_("NUMBER"), N_("only this coop"),
	    false },
	{ OPT_CODE, 0, "code", "code", NULL, N_("CODE"),
	    N_("only this finding, A01 to A22"), false },
	{ OPT_PERCENT, 0, "percent", "pourcent", NULL, N_("NUMBER"),
	    N_("how many coops of a hundred to draw"), false },
	{ OPT_RISK, 0, "risk", "risque", NULL, NULL,
	    N_("draw rather where there are findings"), false }
};

#define NOPTIONS (sizeof(options) / sizeof(options[0]))

const struct option *
option_find(enum opt id)
{
	size_t i;

	for (i = 0; i < NOPTIONS; i++) {
		if (options[i].id == id)
			return &options[i];
	}
	return NULL;
}

bool
option_is_common(enum opt id)
{
	return id == OPT_FILE || id == OPT_LANG || id == OPT_COLOR ||
	    id == OPT_HELP || id == OPT_JSON;
}

static bool
is_listed(enum opt id, const enum opt *list)
{
	if (list == NULL)
		return true;
	for (; *list != OPT_END; list++) {
		if (*list == id)
			return true;
	}
	return false;
}

const struct option *
option_by_letter(char letter, const enum opt *list)
{
	size_t i;

	for (i = 0; i < NOPTIONS; i++) {
		if (options[i].letter == letter && letter != '\0' &&
		    is_listed(options[i].id, list))
			return &options[i];
	}
	return NULL;
}

static enum option_match
match_name(const char *name, const char *folded)
{
	char		 *own;
	size_t		  len = strlen(folded);
	enum option_match match = OPTION_NO;

	if (name == NULL)
		return OPTION_NO;
	own = utf8_fold(name);
	if (strncmp(own, folded, len) == 0)
		match = own[len] == '\0' ? OPTION_IS : OPTION_BEGINS;
	free(own);
	return match;
}

/* Of the few that have so many names. */
static const char *
fourth(enum opt id)
{
	if (id == OPT_PUPIL)
		return "par-élève";
	return id == OPT_ADULT ? "par-adulte" : NULL;
}

static enum option_match
match_names(const struct option *o, const char *typed, const char **name)
{
	const char *const names[] = { o->en, o->fr, o->also, fourth(o->id) };
	enum option_match best = OPTION_NO, m;
	char		 *folded;
	size_t		  i;

	*name = o->en;
	if (typed[0] == '\0' || !utf8_valid(typed, strlen(typed)))
		return OPTION_NO;
	folded = utf8_fold(typed);
	for (i = 0; i < 4 && folded[0] != '\0'; i++) {
		m = match_name(names[i], folded);
		if (m > best) {
			best = m;
			*name = names[i];
		}
	}
	free(folded);
	return best;
}

enum option_match
option_match(const struct option *o, const char *typed)
{
	const char *name;

	return match_names(o, typed, &name);
}

const char *
option_name_like(const struct option *o, const char *typed)
{
	const char *name;

	match_names(o, typed, &name);
	return name;
}

const char *
option_name(const struct option *o, enum lang lang)
{
	return lang == LANG_FR ? o->fr : o->en;
}

const struct option *
option_by_name(const char *typed, const enum opt *list, bool *several)
{
	const struct option *found = NULL;
	enum option_match    best = OPTION_NO, m;
	size_t		     i;

	*several = false;
	for (i = 0; i < NOPTIONS; i++) {
		if (!is_listed(options[i].id, list))
			continue;
		m = option_match(&options[i], typed);
		if (m > best) {
			best = m;
			found = &options[i];
			*several = false;
		} else if (m == best && m != OPTION_NO)
			*several = true;
	}
	return found;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef QUITUS_CLI_OPTIONS_H
#define QUITUS_CLI_OPTIONS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/i18n.h"

/* Every option of every command; what each is stands once, in options.c. */
enum opt {
	OPT_END,
	/* before or after any command */
	OPT_FILE,
	OPT_LANG,
	OPT_COLOR,
	OPT_HELP,
	OPT_JSON,
	/* instead of a command */
	OPT_VERSION,
	/* writing */
	OPT_DRY_RUN,
	/* rendering */
	OPT_FORMAT,
	OPT_OUTPUT,
	/* entries */
	OPT_ACCOUNT,
	OPT_SPLIT,
	OPT_FROM,
	OPT_TO,
	OPT_METHOD,
	OPT_CHEQUE,
	OPT_DATE,
	OPT_VOUCHER,
	OPT_PARTY,
	OPT_PROJECT,
	OPT_CLASS,
	OPT_PROVENANCE,
	OPT_SUBSIDY,
	OPT_CERFA,
	OPT_DECISION,
	OPT_ATTACH,
	OPT_AMOUNT,
	OPT_LABEL,
	OPT_REASON,
	OPT_UNTIL,
	OPT_EXTRACT,
	OPT_BANK,
	OPT_CASH,
	/* filters */
	OPT_SEARCH,
	OPT_MIN,
	OPT_MAX,
	OPT_DRAFT,
	OPT_UNRECONCILED,
	OPT_NO_VOUCHER_FILE,
	OPT_YEAR,
	OPT_SORT,
	OPT_LIMIT,
	OPT_ALL,
	/* init and settings */
	OPT_NAME,
	OPT_NUMBER,
	OPT_DEPARTMENT,
	OPT_TOWN,
	OPT_AGENT,
	OPT_CHART,
	OPT_CONTENT,
	OPT_OVERDRAWN,
	OPT_UNSET,
	/* subsidies */
	OPT_FUNDER,
	OPT_KIND,
	OPT_PURPOSE,
	OPT_REFERENCE,
	/* members and dues */
	OPT_PUPILS,
	OPT_ADULTS,
	OPT_FIXED,
	OPT_PUPIL,
	OPT_ADULT,
	OPT_INSURANCE,
	OPT_SUPPLEMENT,
	OPT_CONTRIBUTORS,
	/* inventory, council */
	OPT_VALUE,
	OPT_ENTRY,
	OPT_PRICE,
	OPT_PRESENT,
	/* control and quitus */
	OPT_SEED,
	OPT_VERIFIER,
	OPT_PLACE,
	OPT_REMARK,
	OPT_REFUSED,
	/* bank files */
	OPT_MAP,
	OPT_SAVE_PROFILE,
	OPT_DAYS,
	OPT_UNMATCHED,
	/* imports and exports of the books */
	OPT_PROFILE,
	OPT_AGAIN,
	OPT_GUESS,
	OPT_ENCODING,
	OPT_WITH_PARTIES,
	/* the departmental auditor */
	OPT_REGISTRY,
	OPT_COOP,
	OPT_CODE,
	OPT_PERCENT,
	OPT_RISK,
	OPT_COUNT
};

struct option {
	enum opt    id;
	char	    letter;   /* 0: none */
	const char *en;	      /* "account" */
	const char *fr;	      /* "compte" (accents optional) */
	const char *also;     /* a third name, or NULL */
	const char *argument; /* N_("CODE"); NULL: a switch */
	const char *help;     /* N_() */
	bool	    repeats;
};

/* The declaration of an option; NULL for OPT_END. */
const struct option *option_find(enum opt);

/* Whether every command takes it (file, lang, color, help, json). */
bool option_is_common(enum opt);

/*
 * The option of that letter, or of that name without its dashes, among those
 * of a list that ends with OPT_END (NULL: all). A name is in either language,
 * with or without accents, or the beginning of one: *several is set when it
 * begins the names of more than one option, the first of which is returned.
 * NULL when there is none.
 */
const struct option *option_by_letter(char, const enum opt *);
const struct option *
option_by_name(const char *, const enum opt *, bool *several);

/* How much the typed name is a name of the option. */
enum option_match { OPTION_NO, OPTION_BEGINS, OPTION_IS };
enum option_match option_match(const struct option *, const char *typed);

/* Which of its names the typed one is or begins; the English one when none. */
const char *option_name_like(const struct option *, const char *typed);

/* Its name in the language in force. */
const char *option_name(const struct option *, enum lang);

#endif

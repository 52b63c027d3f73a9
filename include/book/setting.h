/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef QUITUS_BOOK_SETTING_H
#define QUITUS_BOOK_SETTING_H

#include <stdbool.h>
#include <stddef.h>

#include "store/db.h"
#include "value/money.h"

/*
 * Who the coop is and how it works. Settings belong to a year and are carried
 * to the next by close, so that an old statement keeps its names.
 */
struct setting {
	const char *key;      /* "name", as typed after config */
	const char *fr;	      /* "nom" */
	const char *standard; /* value when it was never set */
	const char *help;     /* msgid */
	const char *choices;  /* "split|single", "amount", "number",
					 * "percent", "rate", "department", "reference", "siren",
					 * "text" (may be empty), "label" */
};

/*
 * name number department town agent.1 ... agent.9 siren voucher.series (split,
 * single) cash.ceiling advance.ceiling (amounts; empty: none) verifiers
 * (number asked for) verifiers.parent (yes, no) goods.wear goods.floor
 * (percents) goods.covered goods.rate (amounts, see book/inventory.h). Ends with key NULL.
 */
extern const struct setting setting_table[];

/* The declaration of a key, in either language; NULL with ERR_USAGE naming the
 * nearest ones. */
const struct setting *setting_find(const char *key, struct err *);

/* Its name in the language that is spoken. */
const char *setting_name(const struct setting *);

/* The value as it is kept, which the caller frees. ERR_USAGE when it is none of
 * that setting's. */
int setting_take_value(
    const struct setting *, const char *value, char **out, struct err *);

/* The value in that year, or its standard value; the caller frees it. NULL only
 * on failure. */
char *setting_get(struct db *, int year, const char *key);

/* An amount setting; *set tells whether there is one. */
int setting_money(
    struct db *, int year, const char *key, bool *set, struct money *);

/* Set or, with NULL, forget a value. ERR_USAGE when it is none of the key's;
 * ERR_RULE in a closed year. */
int setting_set(struct db *, int year, const char *key, const char *value);

/* The mandataires of a year, in order; free with setting_agents_free. */
int  setting_agents(struct db *, int year, char ***names, size_t *n);
void setting_agents_free(char **names, size_t n);

/* Carry all the settings of a year to another that has none. */
int setting_carry(struct db *, int from, int to);

#endif

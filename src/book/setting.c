/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "book/setting.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/nearest.h"
#include "base/utf8.h"
#include "base/xalloc.h"
#include "book/year.h"
#include "setting_value.h"
#include "store/stmt.h"

#define NEAREST 4 /* keys named in a hint */

#define AGENT(n)                                                            \
	{                                                                   \
		"agent." #n, "mandataire." #n, "",                          \
		    N_("who keeps the coop's money (mandataire), by rank"), \
		    "text"                                                  \
	}

const struct setting setting_table[] = {
	{ "name", "nom", "", N_("the name of the school"), "label" },
	{ "number", "numéro", "", N_("the number of the coop at the OCCE"),
	    "reference" },
	{ "department", "département", "",
	    N_("the number of the department: 59, 2A, 974"), "department" },
	{ "town", "commune", "", N_("the town of the school"), "text" },
	AGENT(1), AGENT(2), AGENT(3), AGENT(4), AGENT(5), AGENT(6), AGENT(7),
	AGENT(8), AGENT(9),
	{ "siren", "siren", "",
	    N_("the SIREN of the departmental association, which its coops "
	       "share"),
	    "siren" },
	{ "voucher.series", "pièce.série", "split",
	    N_("vouchers numbered D1, R1, V1, A1 apart (split), or 1, 2, 3 "
	       "all together (single)"),
	    "split|single" },
	{ "cash.ceiling", "caisse.plafond", "",
	    N_("the most that the cash box should hold; empty: no limit"),
	    "amount" },
	{ "advance.ceiling", "régie.plafond", "150,00",
	    N_("the most that a class should be given in advance; empty: no "
	       "limit"),
	    "amount" },
	{ "verifiers", "vérificateurs", "2",
	    N_("how many verifiers sign the quitus"), "number" },
	{ "verifiers.parent", "vérificateurs.parent", "yes",
	    N_("whether one of the verifiers must be a parent"), "yes|no" },
	{ "goods.wear", "biens.vétusté", "10",
	    N_("what goods of the inventory lose each year, in percent of "
	       "their price"),
	    "percent" },
	{ "goods.floor", "biens.plancher", "20",
	    N_("what goods are always worth, in percent of their price"),
	    "percent" },
	{ "goods.covered", "biens.couverts", "2000,00",
	    N_("the value of goods that is insured without a supplement"),
	    "amount" },
	{ "goods.rate", "biens.taux", "6,88",
	    N_("the supplement for each 1 000 euros of goods beyond; empty: "
	       "none"),
	    "rate" },
	{ .key = NULL }
};

/* ---- Keys ---- */

static int
refuse_key(const char *key, struct err *err)
{
	const char *names[2 * (sizeof(setting_table) / sizeof(*setting_table))];
	const struct setting *s;
	struct buf	      near = { .data = NULL };
	char		      excerpt[UTF8_EXCERPT];
	size_t		      i, n = 0;

	for (s = setting_table; s->key != NULL; s++) {
		names[n++] = s->key;
		names[n++] = s->fr;
	}
	n = nearest_rank(key, names, n, NEAREST);
	for (i = 0; i < n; i++)
		buf_addf(&near, "%s%s", i > 0 ? ", " : "", names[i]);
	err_set(err, ERR_USAGE, _("“%s” is not a setting."),
	    utf8_excerpt(key, excerpt));
	if (n > 0)
		err_hint(err,
		    _("Did you mean %s? All of them: quitus "
		      "config"),
		    buf_str(&near));
	else
		err_hint(err, _("All of them: quitus config"));
	buf_fini(&near);
	return -1;
}

const struct setting *
setting_find(const char *key, struct err *err)
{
	const struct setting *s;
	char		     *folded;

	if (!utf8_valid(key, strlen(key)))
		key = "";
	folded = utf8_fold(key);
	for (s = setting_table; s->key != NULL; s++) {
		if (setting_word_is(folded, s->key) ||
		    setting_word_is(folded, s->fr))
			break;
	}
	free(folded);
	if (s->key != NULL)
		return s;
	refuse_key(key, err);
	return NULL;
}

/* ---- Values ---- */

char *
setting_get(struct db *db, int year, const char *key)
{
	const struct setting *s = setting_find(key, db_err(db));
	struct stmt	      st;
	char		     *value = NULL;

	if (s == NULL)
		return NULL;
	stmt_init(&st, db,
	    "SELECT value FROM setting WHERE year = ?1"
	    " AND key = ?2");
	stmt_set_int(&st, 1, year);
	stmt_set_text(&st, 2, s->key);
	if (stmt_row(&st))
		value = stmt_text_dup(&st, 0);
	if (stmt_end(&st) == 0)
		return value != NULL ? value : xstrdup(s->standard);
	free(value);
	return NULL;
}

int
setting_money(
    struct db *db, int year, const char *key, bool *set, struct money *m)
{
	char *value = setting_get(db, year, key);
	int   rc = 0;

	*set = false;
	if (value == NULL)
		return -1;
	if (value[0] != '\0') {
		rc = money_parse_zero(value, m, db_err(db));
		*set = rc == 0;
	}
	free(value);
	return rc;
}

static int
forget(struct db *db, int year, const char *key)
{
	struct stmt st;

	stmt_init(&st, db,
	    "DELETE FROM setting WHERE year = ?1"
	    " AND key = ?2");
	stmt_set_int(&st, 1, year);
	stmt_set_text(&st, 2, key);
	return stmt_run(&st);
}

static int
keep(struct db *db, int year, const char *key, const char *value)
{
	struct stmt st;

	stmt_init(&st, db,
	    "INSERT INTO setting (year, key, value)"
	    " VALUES (?1, ?2, ?3)"
	    " ON CONFLICT DO UPDATE SET value = excluded.value");
	stmt_set_int(&st, 1, year);
	stmt_set_text(&st, 2, key);
	stmt_set_text(&st, 3, value);
	return stmt_run(&st);
}

int
setting_set(struct db *db, int year, const char *key, const char *value)
{
	const struct setting *s = setting_find(key, db_err(db));
	char		     *taken = NULL;
	int		      rc;

	if (s == NULL || year_must_be_open(db, year) == -1)
		return -1;
	if (value == NULL)
		return forget(db, year, s->key);
	if (setting_take_value(s, value, &taken, db_err(db)) == -1)
		return -1;
	rc = keep(db, year, s->key, taken);
	free(taken);
	return rc;
}

/* ---- Several at once ---- */

int
setting_agents(struct db *db, int year, char ***names, size_t *n)
{
	struct stmt st;
	size_t	    cap = 0;

	*names = NULL;
	*n = 0;
	stmt_init(&st, db,
	    "SELECT value FROM setting WHERE year = ?1"
	    " AND key GLOB 'agent.[1-9]' AND value <> '' ORDER BY key");
	stmt_set_int(&st, 1, year);
	while (stmt_row(&st)) {
		*names = xgrow(*names, *n, &cap, sizeof(**names));
		(*names)[(*n)++] = stmt_text_dup(&st, 0);
	}
	if (stmt_end(&st) == 0)
		return 0;
	setting_agents_free(*names, *n);
	*names = NULL;
	*n = 0;
	return -1;
}

void
setting_agents_free(char **names, size_t n)
{
	while (n > 0)
		free(names[--n]);
	free(names);
}

int
setting_carry(struct db *db, int from, int to)
{
	struct stmt st;

	stmt_init(&st, db,
	    "INSERT INTO setting (year, key, value)"
	    " SELECT ?2, key, value FROM setting WHERE year = ?1");
	stmt_set_int(&st, 1, from);
	stmt_set_int(&st, 2, to);
	return stmt_run(&st);
}

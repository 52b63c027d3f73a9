/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "book/setting.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/nearest.h"
#include "base/utf8.h"
#include "base/xalloc.h"
#include "book/year.h"
#include "store/stmt.h"
#include "value/text.h"

#define NEAREST	   4  /* keys named in a hint */
#define NUMBER_MAX 20 /* characters of a coop's number */

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
	{ .key = NULL }
};

/* The French of the values that are words. */
static const struct {
	const char *fr;
	const char *en;
} words[] = { { "oui", "yes" }, { "non", "no" }, { "séparées", "split" },
	{ "séparée", "split" }, { "unique", "single" } };

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

static bool
is_same(const char *folded, const char *name)
{
	char *own = utf8_fold(name);
	bool  same = strcmp(folded, own) == 0;

	free(own);
	return same;
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
		if (is_same(folded, s->key) || is_same(folded, s->fr))
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

/* One of the words of "a|b", in either language; NULL when it is none. */
static const char *
find_choice(const struct setting *s, const char *value)
{
	const char *word = NULL;
	char	   *folded = utf8_fold(value);
	size_t	    i;

	for (i = 0; i < sizeof(words) / sizeof(*words); i++) {
		if (is_same(folded, words[i].fr) ||
		    is_same(folded, words[i].en))
			word = words[i].en;
	}
	free(folded);
	if (word == NULL || strstr(s->choices, word) == NULL)
		return NULL;
	return word;
}

static int
take_choice(
    const struct setting *s, const char *value, char **out, struct err *err)
{
	const char *word = find_choice(s, value);
	char	    excerpt[UTF8_EXCERPT];

	if (word != NULL) {
		*out = xstrdup(word);
		return 0;
	}
	err_set(err, ERR_USAGE, _("%s: “%s” is not one of its values."), s->key,
	    utf8_excerpt(value, excerpt));
	if (strcmp(s->choices, "yes|no") == 0)
		return err_hint(err, _("Say yes or no."));
	return err_hint(err,
	    _("Say split (D1, R1, V1, A1) or single (1, 2, "
	      "3)."));
}

static int
take_amount(const char *value, char **out, struct err *err)
{
	struct money m;
	struct buf   text = { .data = NULL };

	if (value[0] != '\0') {
		if (money_parse(value, &m, err) == -1)
			return -1;
		money_format(&text, m, MONEY_PLAIN);
	} else
		buf_adds(&text, "");
	*out = xstrdup(buf_str(&text));
	buf_fini(&text);
	return 0;
}

static int
take_number(
    const struct setting *s, const char *value, char **out, struct err *err)
{
	if (value[0] >= '1' && value[0] <= '9' && value[1] == '\0') {
		*out = xstrdup(value);
		return 0;
	}
	return err_set(
	    err, ERR_USAGE, _("%s: a number from 1 to 9 is wanted."), s->key);
}

/* 01 to 95, 2A and 2B, 971 to 989. */
static bool
is_department(const char *s)
{
	long n = strtol(s, NULL, 10);

	if (strcmp(s, "2A") == 0 || strcmp(s, "2B") == 0)
		return true;
	if (s[strspn(s, "0123456789")] != '\0')
		return false;
	return (strlen(s) == 2 && n >= 1 && n <= 95 && n != 20) ||
	    (strlen(s) == 3 && n >= 971 && n <= 989);
}

static int
take_department(const char *value, char **out, struct err *err)
{
	char   excerpt[UTF8_EXCERPT];
	size_t i;

	*out = strlen(value) == 1 ? xasprintf("0%s", value) : xstrdup(value);
	for (i = 0; (*out)[i] != '\0'; i++)
		(*out)[i] = (char)toupper((unsigned char)(*out)[i]);
	if (is_department(*out))
		return 0;
	free(*out);
	*out = NULL;
	err_set(err, ERR_USAGE, _("“%s” is not the number of a department."),
	    utf8_excerpt(value, excerpt));
	return err_hint(err,
	    _("It has two digits, or three overseas: 01, 59, "
	      "2A, 974."));
}

/* The number of the coop names files: nothing that a file name cannot have. */
static int
take_reference(
    const struct setting *s, const char *value, char **out, struct err *err)
{
	size_t i;

	if (text_take(value, NUMBER_MAX, s->key, out, err) == -1)
		return -1;
	for (i = 0; (*out)[i] != '\0'; i++) {
		if (!isalnum((unsigned char)(*out)[i]) &&
		    strchr("-_.", (*out)[i]) == NULL)
			break;
	}
	if ((*out)[i] == '\0' && (*out)[0] != '.')
		return 0;
	free(*out);
	*out = NULL;
	err_set(err, ERR_USAGE,
	    _("%s: letters, digits, dashes and dots only, "
	      "for files will be named after it."),
	    s->key);
	return err_hint(err, _("Example: quitus config number 1398"));
}

static int
take_value(
    const struct setting *s, const char *value, char **out, struct err *err)
{
	const char *kind = s->choices;

	if (!utf8_valid(value, strlen(value)) || strcmp(kind, "label") == 0)
		return text_take(value, TEXT_LABEL_MAX, s->key, out, err);
	if (strchr(kind, '|') != NULL)
		return take_choice(s, value, out, err);
	if (strcmp(kind, "amount") == 0)
		return take_amount(value, out, err);
	if (strcmp(kind, "number") == 0)
		return take_number(s, value, out, err);
	if (strcmp(kind, "department") == 0)
		return take_department(value, out, err);
	if (strcmp(kind, "reference") == 0)
		return take_reference(s, value, out, err);
	if (value[0] == '\0') {
		*out = xstrdup("");
		return 0;
	}
	return text_take(value, TEXT_LABEL_MAX, s->key, out, err);
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
	if (take_value(s, value, &taken, db_err(db)) == -1)
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

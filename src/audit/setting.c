/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "audit/setting.h"

#include <stdlib.h>
#include <string.h>

#include "audit/store.h"
#include "base/i18n.h"
#include "base/utf8.h"
#include "base/xalloc.h"
#include "store/stmt.h"

const struct setting audit_setting_table[] = {
	{ "cash.ceiling", "caisse.plafond", "500,00",
	    N_("the most that a cash box should hold (A05); empty: no limit"),
	    "amount" },
	{ "result.floor", "résultat.seuil", "1000,00",
	    N_("from where on a result is far from that of the year before "
	       "(A10); empty: never"),
	    "amount" },
	{ "idle.floor", "dormant.seuil", "1000,00",
	    N_("from where on money may lie idle (A11); empty: never"),
	    "amount" },
	{ "idle.years", "dormant.années", "2",
	    N_("for how many years of spending a coop may hold money (A11)"),
	    "number" },
	{ .key = NULL }
};

static bool
is_named(const struct setting *s, const char *folded)
{
	char *fr = utf8_fold(s->fr);
	bool  same = strcmp(s->key, folded) == 0 || strcmp(fr, folded) == 0;

	free(fr);
	return same;
}

const struct setting *
audit_setting_find(const char *key, struct err *err)
{
	const struct setting *s;
	char		     *folded = utf8_fold(key);
	char		      excerpt[UTF8_EXCERPT];

	for (s = audit_setting_table; s->key != NULL; s++)
		if (is_named(s, folded))
			break;
	free(folded);
	if (s->key != NULL)
		return s;
	err_set(err, ERR_USAGE, _("“%s” is not a setting of an audit."),
	    utf8_excerpt(key, excerpt));
	err_hint(err, _("All of them: quitus audit config"));
	return NULL;
}

static int
read_value(struct db *db, const char *key, char **value)
{
	struct stmt st;

	*value = NULL;
	stmt_init(&st, db, "SELECT value FROM setting WHERE key = ?1");
	stmt_set_text(&st, 1, key);
	if (stmt_row(&st))
		*value = stmt_text_dup(&st, 0);
	return stmt_end(&st);
}

char *
audit_setting_get(struct db *db, const struct setting *s)
{
	char *value;

	if (read_value(db, s->key, &value) == -1) {
		free(value);
		return NULL;
	}
	return value != NULL ? value : xstrdup(s->standard);
}

int
audit_setting_set(struct db *db, const struct setting *s, const char *value)
{
	struct stmt st;
	char	   *taken;
	int	    rc;

	if (value == NULL) {
		stmt_init(&st, db, "DELETE FROM setting WHERE key = ?1");
		stmt_set_text(&st, 1, s->key);
		return stmt_run(&st);
	}
	if (setting_take_value(s, value, &taken, db_err(db)) == -1)
		return -1;
	rc = audit_set(db, s->key, taken);
	free(taken);
	return rc;
}

int
audit_setting_number(struct db *db, const struct setting *s, int64_t *number)
{
	char	    *value = audit_setting_get(db, s);
	struct money m = MONEY(0);
	int	     rc = 0;

	if (value == NULL)
		return -1;
	if (value[0] == '\0')
		*number = INT64_MAX;
	else if (strcmp(s->choices, "amount") != 0)
		*number = strtoll(value, NULL, 10);
	else {
		rc = money_parse_zero(value, &m, db_err(db));
		*number = m.cents;
	}
	free(value);
	return rc;
}

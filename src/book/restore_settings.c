/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/xalloc.h"
#include "book/account.h"
#include "restore.h"
#include "store/stmt.h"

#define MAX_AGENTS 9

/* ---- Who the coop is ---- */

static int
set(struct restorer *r, const char *key, const char *value)
{
	struct stmt st;

	if (*value == '\0')
		return 0;
	stmt_init(&st, r->db,
	    "INSERT INTO setting (year, key, value) VALUES (?1, ?2, ?3)");
	stmt_set_int(&st, 1, r->year);
	stmt_set_text(&st, 2, key);
	stmt_set_text(&st, 3, value);
	return stmt_run(&st);
}

/* "Alix Martin, Luc Petit"; more than nine stay together in the last. */
static int
set_agents(struct restorer *r)
{
	const char *s = r->facts.agents, *end;
	char	   *name, key[16];
	int	    i, rc = 0;

	for (i = 1; i <= MAX_AGENTS && *s != '\0' && rc == 0; i++) {
		end = i < MAX_AGENTS ? strstr(s, ", ") : NULL;
		if (end == NULL)
			end = s + strlen(s);
		name = xstrndup(s, (size_t)(end - s));
		snprintf(key, sizeof(key), "agent.%d", i);
		rc = set(r, key, name);
		free(name);
		s = *end != '\0' ? end + 2 : end;
	}
	return rc;
}

int
restore_settings(struct restorer *r)
{
	if (set(r, "name", r->facts.name) == -1 ||
	    set(r, "town", r->facts.town) == -1)
		return -1;
	return set_agents(r);
}

/* ---- The chart ---- */

static int
name_account(struct restorer *r, const char *code, const char *label)
{
	struct stmt st;

	stmt_init(&st, r->db,
	    "UPDATE account SET label = ?2 WHERE code = ?1 AND label <> ?2");
	stmt_set_text(&st, 1, code);
	stmt_set_text(&st, 2, label);
	return stmt_run(&st);
}

static int
take_account(const struct dossier_row *row, void *arg)
{
	struct restorer *r = arg;
	struct stmt	 st;
	const char	*code = row->cells[COL_ACCOUNT_CODE];
	const char	*label = row->cells[COL_ACCOUNT_LABEL];
	bool		 known;

	stmt_init(&st, r->db, "SELECT 1 FROM account WHERE code = ?1");
	stmt_set_text(&st, 1, code);
	known = stmt_row(&st);
	if (stmt_end(&st) == -1)
		return -1;
	if (known)
		return name_account(r, code, label);
	return account_insert(r->db, code, label, "");
}

int
restore_accounts(struct restorer *r)
{
	return restore_each(r, "comptes.csv", take_account, r);
}

/* ---- Classes and projects ---- */

int
restore_axis(struct restorer *r, const char *table, const char *name)
{
	struct stmt st;
	bool class = strcmp(table, "class") == 0;

	if (*name == '\0')
		return 0;
	stmt_init(&st, r->db,
	    class ? "INSERT INTO class (name) VALUES (?1)"
		    " ON CONFLICT DO NOTHING" :
		    "INSERT INTO project (name) VALUES (?1)"
		    " ON CONFLICT DO NOTHING");
	stmt_set_text(&st, 1, name);
	return stmt_run(&st);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "book/bank_profile.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/utf8.h"
#include "store/stmt.h"
#include "value/text.h"

int
bank_profile_save(struct db *db, const char *name, const char *map)
{
	struct stmt st;
	char	   *taken, *folded;

	if (text_take(name, TEXT_NAME_MAX, _("name of the profile"), &taken,
		db_err(db)) == -1)
		return -1;
	folded = utf8_fold(taken);
	stmt_init(&st, db,
	    "INSERT INTO bank_profile (name, map) VALUES (?1, ?2)"
	    " ON CONFLICT DO UPDATE SET map = excluded.map");
	stmt_set_text(&st, 1, folded);
	stmt_set_text(&st, 2, map);
	free(taken);
	free(folded);
	return stmt_run(&st);
}

int
bank_profile_load(struct db *db, const char *name, char **map)
{
	struct stmt st;
	char	   *folded;

	*map = NULL;
	if (!utf8_valid(name, strlen(name)))
		return 0;
	folded = utf8_fold(name);
	stmt_init(&st, db, "SELECT map FROM bank_profile WHERE name = ?1");
	stmt_set_text(&st, 1, folded);
	if (stmt_row(&st))
		*map = stmt_text_dup(&st, 0);
	free(folded);
	return stmt_end(&st);
}

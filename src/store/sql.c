/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "store/sql.h"

const struct sql_text *
sql_find(const char *name)
{
	const struct sql_text *text;

	for (text = sql_texts; text->name != NULL; text++)
		if (strcmp(text->name, name) == 0)
			return text;
	return NULL;
}

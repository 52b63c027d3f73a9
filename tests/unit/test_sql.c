/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "store/sql.h"

/* The file of sql/ that the text was made from, as it is now. */
static FILE *
open_source(const char *name)
{
	const char *root = getenv("QUITUS_ROOT");
	char	    path[4096];
	FILE	   *file;

	snprintf(
	    path, sizeof(path), "%s/sql/%s", root != NULL ? root : ".", name);
	file = fopen(path, "rb");
	assert_non_null(file);
	return file;
}

static void
every_text_is_its_file(void **state)
{
	const struct sql_text *text;
	FILE		      *file;
	size_t		       i;

	(void)state;
	assert_non_null(sql_texts[0].name);
	for (text = sql_texts; text->name != NULL; text++) {
		file = open_source(text->name);
		for (i = 0; i < text->len; i++)
			assert_int_equal(fgetc(file), text->bytes[i]);
		assert_int_equal(fgetc(file), EOF);
		assert_int_equal(text->bytes[text->len], 0);
		fclose(file);
	}
}

static void
a_text_is_found_by_its_name(void **state)
{
	const struct sql_text *text;

	(void)state;
	for (text = sql_texts; text->name != NULL; text++)
		assert_ptr_equal(sql_find(text->name), text);
	assert_non_null(sql_find("book/0001-ledger.sql"));
	assert_null(sql_find("book/0001-ledger"));
	assert_null(sql_find(""));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_text_is_its_file),
		cmocka_unit_test(a_text_is_found_by_its_name),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

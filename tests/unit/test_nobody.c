/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/utf8.h"
#include "ledger_help.h"
#include "store/stmt.h"

/*
 * No pupil is ever named: no table and no column of a ledger is made for it.
 * Children are counted, nothing else.
 */

/* Parts of names, folded, that speak of children and of what they are called,
 * in both languages. */
static const char *const words[] = { "pupil", "eleve", "child", "kid", "enfant",
	"student", "eleves", "famil", "parent", "mother", "father", "mere",
	"sibling", "fratrie", "prenom", "firstname", "first_name", "lastname",
	"last_name", "surname", "nom", "name", "birth", "naissance", "gender",
	"sexe", "ine" };

/* Those that are there, and what they hold instead. */
static const char *const allowed[] = {
	"headcount.pupils",	/* a count */
	"tariff.pupil",		/* a rate */
	"class.name",		/* a class's */
	"project.name",		/* a project's */
	"attachment.name",	/* a file's */
	"subsidy_file.name",	/* a file's */
	"bank_profile.name",	/* a way of reading files */
	"operation_range.name", /* a table's */
	"verifier.name"		/* an adult who signs */
};

static bool
is_allowed(const char *place)
{
	size_t i;

	for (i = 0; i < sizeof(allowed) / sizeof(allowed[0]); i++)
		if (strcmp(place, allowed[i]) == 0)
			return true;
	return false;
}

/* "ine" is the pupil's national number; the other words may be anywhere. */
static const char *
find_word(const char *name)
{
	char	   *folded = utf8_fold(name);
	const char *found = NULL;
	size_t	    i;

	for (i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
		if (strcmp(words[i], "ine") == 0 ?
			strcmp(folded, "ine") == 0 :
			strstr(folded, words[i]) != NULL)
			found = words[i];
	}
	free(folded);
	return found;
}

#define SELECT_COLUMNS                                               \
	"SELECT t.name, c.name, c.type FROM pragma_table_list AS t," \
	" pragma_table_info(t.name) AS c WHERE t.schema = 'main'"    \
	" AND t.type = 'table' AND t.name NOT LIKE 'sqlite%'"

static void
no_column_names_a_pupil(void **state)
{
	struct db  *db = ((struct ledger *)*state)->db;
	struct stmt st;
	char	    place[128];
	size_t	    n = 0;

	stmt_init(&st, db, SELECT_COLUMNS);
	for (; stmt_row(&st); n++) {
		snprintf(place, sizeof(place), "%s.%s", stmt_text(&st, 0),
		    stmt_text(&st, 1));
		if (find_word(place) != NULL && !is_allowed(place))
			fail_msg("%s could name a pupil (%s)", place,
			    find_word(place));
	}
	assert_int_equal(stmt_end(&st), 0);
	/* Something was looked at. */
	assert_true(n > 100);
}

static int64_t
columns_of(struct db *db, const char *table, const char *type)
{
	struct stmt st;
	int64_t	    n = 0;

	stmt_init(&st, db,
	    "SELECT count(*) FROM pragma_table_info(?1)"
	    " WHERE ?2 = '' OR type = ?2");
	stmt_set_text(&st, 1, table);
	stmt_set_text(&st, 2, type);
	if (stmt_row(&st))
		n = stmt_int(&st, 0);
	assert_int_equal(stmt_end(&st), 0);
	return n;
}

/* What is kept of members and families is numbers; the one text is the class's
 * name. */
static void
counts_only(void **state)
{
	struct db *db = ((struct ledger *)*state)->db;

	assert_int_equal(columns_of(db, "contribution", ""), 2);
	assert_int_equal(columns_of(db, "contribution", "INTEGER"), 2);
	assert_int_equal(
	    columns_of(db, "tariff", "INTEGER"), columns_of(db, "tariff", ""));
	assert_int_equal(columns_of(db, "headcount", "INTEGER"),
	    columns_of(db, "headcount", "") - 1);
	assert_int_equal(
	    ledger_int(db,
		"SELECT count(*) FROM pragma_table_info('headcount')"
		" WHERE type = 'TEXT' AND name = 'class'"),
	    1);
}

/* The words are found where they stand. */
static void
the_test_can_fail(void **state)
{
	(void)state;
	assert_non_null(find_word("pupil.label"));
	assert_non_null(find_word("class.Élève"));
	assert_non_null(find_word("headcount.nom_enfant"));
	assert_non_null(find_word("ine"));
	assert_null(find_word("bank_line.day"));
	assert_false(is_allowed("headcount.name"));
}

#define T(f) cmocka_unit_test_setup_teardown(f, ledger_setup, ledger_teardown)

int
main(void)
{
	const struct CMUnitTest tests[] = { T(no_column_names_a_pupil),
		T(counts_only), cmocka_unit_test(the_test_can_fail) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}

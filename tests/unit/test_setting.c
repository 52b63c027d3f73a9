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
#include "book/setting.h"
#include "book/year.h"
#include "ledger_help.h"

static struct db *
ledger(void **state)
{
	return ((struct ledger *)*state)->db;
}

static void
holds(struct db *db, int year, const char *key, const char *value)
{
	char *found = setting_get(db, year, key);

	if (found == NULL)
		fail_msg("%s: %s", key, err_what(db_err(db)));
	assert_string_equal(found, value);
	free(found);
}

static void
keeps(struct db *db, const char *key, const char *typed, const char *value)
{
	if (setting_set(db, 2025, key, typed) == -1)
		fail_msg("%s %s: %s", key, typed, err_what(db_err(db)));
	holds(db, 2025, key, value);
}

static void
refuses(struct db *db, const char *key, const char *typed, const char *what)
{
	char *before = setting_get(db, 2025, key);

	assert_int_equal(setting_set(db, 2025, key, typed), -1);
	ledger_told(db, ERR_USAGE, what, NULL);
	holds(db, 2025, key, before);
	free(before);
}

static void
test_table(void **state)
{
	const struct setting *s, *t;
	struct err	      err = { .kind = ERR_NONE };
	int		      n = 0;

	(void)state;
	for (s = setting_table; s->key != NULL; s++, n++) {
		assert_ptr_equal(setting_find(s->key, &err), s);
		assert_ptr_equal(setting_find(s->fr, &err), s);
		assert_true(s->help[0] != '\0');
		for (t = setting_table; t < s; t++)
			assert_string_not_equal(s->key, t->key);
	}
	assert_int_equal(n, 4 + 9 + 1 + 5 + 4);
}

static void
test_keys(void **state)
{
	struct err err = { .kind = ERR_NONE };

	(void)state;
	assert_string_equal(setting_find("numero", &err)->key, "number");
	assert_null(setting_find("departmnt", &err));
	assert_int_equal(err.kind, ERR_USAGE);
	assert_non_null(strstr(err_hint_text(&err), "department"));
	err_clear(&err);
	assert_string_equal(setting_find("MANDATAIRE.2", &err)->key, "agent.2");
	assert_string_equal(
	    setting_find("piece.serie", &err)->key, "voucher.series");
	assert_string_equal(setting_find("commune", &err)->key, "town");
	assert_string_equal(setting_find("verificateurs.parent", &err)->key,
	    "verifiers.parent");
	assert_null(setting_find("xyzzy", &err));
	assert_string_equal(err_what(&err), "“xyzzy” is not a setting.");
	err_clear(&err);
	assert_null(setting_find("\xff", &err));
	err_fini(&err);
}

static void
test_standard_values(void **state)
{
	struct db   *db = ledger(state);
	struct money m;
	bool	     set;

	holds(db, 2025, "name", "");
	holds(db, 2025, "voucher.series", "split");
	holds(db, 2025, "verifiers", "2");
	holds(db, 2025, "verificateurs.parent", "yes");
	assert_int_equal(
	    setting_money(db, 2025, "advance.ceiling", &set, &m), 0);
	assert_true(set);
	assert_int_equal(m.cents, 15000);
	assert_int_equal(setting_money(db, 2025, "cash.ceiling", &set, &m), 0);
	assert_false(set);
}

static void
test_texts(void **state)
{
	struct db *db = ledger(state);

	keeps(db, "nom", "  École Jean-Jaurès ", "École Jean-Jaurès");
	refuses(db, "name", "", "name: this text is empty");
	refuses(db, "name", "a\033[2J", "cannot be kept");
	refuses(db, "name", "\xff", "UTF-8");
	refuses(db, "town", "\xff", "UTF-8");
	keeps(db, "town", "Lille", "Lille");
	keeps(db, "town", "", "");
	keeps(db, "number", "1398", "1398");
	keeps(db, "number", "59-A.12_b", "59-A.12_b");
	refuses(db, "number", "../x", "letters, digits");
	refuses(db, "number", ".x", "letters, digits");
	refuses(db, "number", "12 34", "letters, digits");
	refuses(db, "number", "é", "letters, digits");
	refuses(db, "number", "", "empty");
	refuses(db, "number", "123456789012345678901", "21 characters");
}

static void
test_department(void **state)
{
	struct db *db = ledger(state);

	keeps(db, "department", "59", "59");
	keeps(db, "department", "1", "01");
	keeps(db, "department", "2a", "2A");
	keeps(db, "department", "2B", "2B");
	keeps(db, "department", "974", "974");
	keeps(db, "department", "95", "95");
	refuses(db, "department", "20", "is not the number of a department");
	refuses(db, "department", "96", "is not the number of a department");
	refuses(db, "department", "970", "is not the number of a department");
	refuses(db, "department", "00", "is not the number of a department");
	refuses(db, "department", "2C", "is not the number of a department");
	refuses(db, "department", "Nord", "is not the number of a department");
	refuses(db, "department", "", "is not the number of a department");
}

static void
test_choices(void **state)
{
	struct db *db = ledger(state);

	keeps(db, "voucher.series", "single", "single");
	keeps(db, "voucher.series", "SÉPARÉES", "split");
	keeps(db, "voucher.series", "unique", "single");
	refuses(db, "voucher.series", "yes", "is not one of its values");
	refuses(db, "voucher.series", "", "is not one of its values");
	keeps(db, "verifiers.parent", "non", "no");
	keeps(db, "verifiers.parent", "Oui", "yes");
	refuses(db, "verifiers.parent", "maybe", "is not one of its values");
	keeps(db, "verifiers", "3", "3");
	refuses(db, "verifiers", "0", "1 to 9");
	refuses(db, "verifiers", "10", "1 to 9");
	refuses(db, "verifiers", "-1", "1 to 9");
}

static void
test_amounts(void **state)
{
	struct db   *db = ledger(state);
	struct money m;
	bool	     set;

	keeps(db, "cash.ceiling", "1 234,5 €", "1234,50");
	assert_int_equal(
	    setting_money(db, 2025, "caisse.plafond", &set, &m), 0);
	assert_true(set);
	assert_int_equal(m.cents, 123450);
	refuses(db, "cash.ceiling", "1,234", NULL);
	refuses(db, "cash.ceiling", "-5", NULL);
	refuses(db, "cash.ceiling", "beaucoup", NULL);
	keeps(db, "advance.ceiling", "", "");
	assert_int_equal(
	    setting_money(db, 2025, "advance.ceiling", &set, &m), 0);
	assert_false(set);
	/* Forgotten, it is the usual one again. */
	assert_int_equal(setting_set(db, 2025, "advance.ceiling", NULL), 0);
	holds(db, 2025, "advance.ceiling", "150,00");
}

static void
test_rates(void **state)
{
	struct db *db = ledger(state);

	holds(db, 2025, "goods.wear", "10");
	holds(db, 2025, "goods.floor", "20");
	holds(db, 2025, "goods.covered", "2000,00");
	holds(db, 2025, "goods.rate", "6,88");
	keeps(db, "goods.wear", "0", "0");
	keeps(db, "goods.wear", "007", "7");
	keeps(db, "biens.plancher", "100", "100");
	refuses(db, "goods.floor", "101", "0 to 100");
	refuses(db, "goods.floor", "", "0 to 100");
	refuses(db, "goods.floor", "12,5", "0 to 100");
	refuses(db, "goods.floor", "-1", "0 to 100");
	keeps(db, "goods.rate", "1000", "1000,00");
	keeps(db, "goods.rate", "", "");
	refuses(db, "goods.rate", "1000,01", "more than the goods");
	refuses(db, "goods.rate", "peu", NULL);
}

static void
test_agents(void **state)
{
	struct db *db = ledger(state);
	char	 **names;
	size_t	   n;

	assert_int_equal(setting_agents(db, 2025, &names, &n), 0);
	assert_int_equal(n, 0);
	setting_agents_free(names, n);
	keeps(db, "agent.2", "Camille Petit", "Camille Petit");
	keeps(db, "mandataire.1", "Alix Martin", "Alix Martin");
	keeps(db, "agent.9", "Dominique Roy", "Dominique Roy");
	keeps(db, "agent.3", "", "");
	assert_int_equal(setting_agents(db, 2025, &names, &n), 0);
	assert_int_equal(n, 3);
	assert_string_equal(names[0], "Alix Martin");
	assert_string_equal(names[1], "Camille Petit");
	assert_string_equal(names[2], "Dominique Roy");
	setting_agents_free(names, n);
}

static void
test_years(void **state)
{
	struct db *db = ledger(state);

	keeps(db, "name", "École du Port", "École du Port");
	keeps(db, "agent.1", "Alix Martin", "Alix Martin");
	assert_int_equal(year_add(db, 2026), 0);
	holds(db, 2026, "name", "");
	assert_int_equal(setting_carry(db, 2025, 2026), 0);
	holds(db, 2026, "name", "École du Port");
	/* Each year keeps its own. */
	assert_int_equal(setting_set(db, 2026, "agent.1", "Camille Petit"), 0);
	holds(db, 2025, "agent.1", "Alix Martin");
	holds(db, 2026, "agent.1", "Camille Petit");
	ledger_sql(db,
	    "UPDATE year SET state = 'closed',"
	    " closed_on = '2026-09-01', fingerprint = hex(zeroblob(32))"
	    " WHERE year = 2025");
	assert_int_equal(setting_set(db, 2025, "name", "Autre"), -1);
	ledger_told(db, ERR_RULE, NULL, NULL);
	holds(db, 2025, "name", "École du Port");
	assert_int_equal(setting_set(db, 1999, "name", "Autre"), -1);
	ledger_told(db, ERR_RULE, NULL, NULL);
}

int
main(void)
{
#define TEST(t) \
	cmocka_unit_test_setup_teardown(t, ledger_setup, ledger_teardown)
	const struct CMUnitTest tests[] = {
		TEST(test_table),
		TEST(test_keys),
		TEST(test_standard_values),
		TEST(test_texts),
		TEST(test_department),
		TEST(test_choices),
		TEST(test_amounts),
		TEST(test_rates),
		TEST(test_agents),
		TEST(test_years),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

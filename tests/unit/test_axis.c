/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "book/account.h"
#include "book/axis.h"
#include "ledger_help.h"

static struct db *
ledger(void **state)
{
	return ((struct ledger *)*state)->db;
}

static void
resolves(struct db *db, enum axis axis, const char *word, const char *name)
{
	char *found = axis_resolve(db, axis, word);

	if (found == NULL)
		fail_msg("“%s”: %s", word, err_what(db_err(db)));
	assert_string_equal(found, name);
	free(found);
}

static void
test_add(void **state)
{
	struct db *db = ledger(state);

	assert_int_equal(axis_add(db, AXIS_CLASS, " CP-CE1 ", NULL), 0);
	assert_int_equal(axis_add(db, AXIS_PROJECT, "Cirque",
			     "Une semaine sous le chapiteau"),
	    0);
	resolves(db, AXIS_CLASS, "cp-ce1", "CP-CE1");
	resolves(db, AXIS_CLASS, "CP-CE1", "CP-CE1");
	resolves(db, AXIS_PROJECT, "CIRQUE", "Cirque");
	assert_int_equal(ledger_int(db,
			     "SELECT label = 'Une semaine sous le chapiteau'"
			     " FROM project WHERE name = 'Cirque'"),
	    1);
	/* The two axes do not know each other. */
	assert_int_equal(axis_add(db, AXIS_CLASS, "Cirque", ""), 0);
}

static void
refuses_add(
    struct db *db, const char *name, enum err_kind kind, const char *what)
{
	assert_int_equal(axis_add(db, AXIS_CLASS, name, NULL), -1);
	ledger_told(db, kind, what, NULL);
}

static void
test_add_refused(void **state)
{
	struct db *db = ledger(state);

	assert_int_equal(axis_add(db, AXIS_CLASS, "Élan", NULL), 0);
	refuses_add(db, "elan", ERR_RULE, "the class “Élan” exists already");
	refuses_add(db, "  ", ERR_USAGE, "empty");
	refuses_add(db, "a\tb", ERR_USAGE, "cannot be kept");
	refuses_add(db, "\xff", ERR_USAGE, "UTF-8");
	/* 61 characters. */
	refuses_add(db,
	    "1234567890123456789012345678901234567890123456789012345678901",
	    ERR_USAGE, "61 characters");
	assert_int_equal(axis_add(db, AXIS_CLASS, "CP", "a\033[2J"), -1);
	ledger_told(db, ERR_USAGE, "label", NULL);
	assert_int_equal(ledger_int(db, "SELECT count(*) FROM class"), 1);
}

static void
test_unknown(void **state)
{
	struct db *db = ledger(state);

	assert_null(axis_resolve(db, AXIS_CLASS, "CP"));
	ledger_told(
	    db, ERR_RULE, "there is no class “CP”", "quitus class add \"CP\"");
	assert_int_equal(axis_add(db, AXIS_PROJECT, "Cirque", NULL), 0);
	assert_int_equal(axis_add(db, AXIS_PROJECT, "Jardin", NULL), 0);
	assert_null(axis_resolve(db, AXIS_PROJECT, "Crique"));
	ledger_told(db, ERR_RULE, "there is no project “Crique”",
	    "Did you mean Cirque?");
	assert_null(axis_resolve(db, AXIS_PROJECT, "\xff"));
	ledger_told(db, ERR_RULE, "there is no project", NULL);
}

static void
test_rename(void **state)
{
	struct db *db = ledger(state);
	char	   code[CODE_MAX], again[CODE_MAX];

	assert_int_equal(axis_add(db, AXIS_CLASS, "CP", NULL), 0);
	assert_int_equal(axis_add(db, AXIS_CLASS, "CE1", NULL), 0);
	assert_int_equal(account_for_class(db, "CP", code), 0);
	ledger_post(db, "expense", "D1", "Car", "6180", "512", 100);
	ledger_sql(db, "UPDATE posting SET class = 'CP'");
	assert_int_equal(axis_rename(db, AXIS_CLASS, "cp", "CP bleu"), 0);
	resolves(db, AXIS_CLASS, "cp bleu", "CP bleu");
	assert_null(axis_resolve(db, AXIS_CLASS, "CP"));
	err_clear(db_err(db));
	/* Drafts follow, and so does its régie. */
	assert_int_equal(ledger_int(db,
			     "SELECT count(*) FROM posting"
			     " WHERE class = 'CP bleu'"),
	    1);
	assert_int_equal(account_for_class(db, "CP bleu", again), 0);
	assert_string_equal(again, code);
	/* Only its letters change. */
	assert_int_equal(axis_rename(db, AXIS_CLASS, "CP bleu", "CP Bleu"), 0);
	resolves(db, AXIS_CLASS, "CP bleu", "CP Bleu");
	assert_int_equal(axis_rename(db, AXIS_CLASS, "CP bleu", "ce1"), -1);
	ledger_told(db, ERR_RULE, "the class “CE1” exists already", NULL);
	assert_int_equal(axis_rename(db, AXIS_CLASS, "CM2", "CM1"), -1);
	ledger_told(db, ERR_RULE, "there is no class “CM2”", NULL);
}

static void
test_rename_sealed(void **state)
{
	struct db *db = ledger(state);

	assert_int_equal(axis_add(db, AXIS_PROJECT, "Cirque", NULL), 0);
	ledger_post(db, "expense", "D1", "Car", "6180", "512", 100);
	ledger_sql(db, "UPDATE posting SET project = 'Cirque'");
	ledger_sql(db,
	    "UPDATE entry SET state = 'final', rank = 1,"
	    " seal = hex(zeroblob(32))");
	assert_int_equal(axis_rename(db, AXIS_PROJECT, "Cirque", "Ski"), -1);
	ledger_told(db, ERR_RULE, "entry 1 carries it", "quitus project close");
	resolves(db, AXIS_PROJECT, "cirque", "Cirque");
}

static int
add_item(const struct axis_item *item, void *arg)
{
	buf_addf(arg, "%s%s ", item->name, item->closed ? "!" : "");
	return 0;
}

static void
test_close_and_each(void **state)
{
	struct db *db = ledger(state);
	struct buf names = { .data = NULL };

	assert_int_equal(axis_add(db, AXIS_CLASS, "CM2", NULL), 0);
	assert_int_equal(axis_add(db, AXIS_CLASS, "CE1", NULL), 0);
	assert_int_equal(axis_close(db, AXIS_CLASS, "cm2"), 0);
	assert_int_equal(axis_close(db, AXIS_CLASS, "CM2"), 0);
	assert_int_equal(axis_each(db, AXIS_CLASS, add_item, &names), 0);
	assert_string_equal(buf_str(&names), "CE1 CM2! ");
	buf_fini(&names);
	assert_int_equal(axis_close(db, AXIS_CLASS, "GS"), -1);
	ledger_told(db, ERR_RULE, "there is no class “GS”", NULL);
}

static void
test_figures(void **state)
{
	struct db	   *db = ledger(state);
	struct axis_figures f;

	assert_int_equal(axis_add(db, AXIS_PROJECT, "Cirque", NULL), 0);
	ledger_post(db, "income", "R1", "Commune", "512", "7410", 90000);
	ledger_post(db, "expense", "D1", "Acompte", "6180", "512", 50000);
	ledger_post(db, "expense", "D2", "Solde", "6180", "512", 16100);
	ledger_post(db, "expense", "D3", "Erreur", "6180", "512", 777);
	ledger_sql(db, "UPDATE posting SET project = 'Cirque'");
	ledger_post(db, "expense", "D4", "Autre", "6180", "512", 999);
	ledger_sql(db, "UPDATE entry SET state = 'void' WHERE voucher = 'D3'");
	assert_int_equal(axis_figures(db, AXIS_PROJECT, 2025, "Cirque", &f), 0);
	assert_int_equal(f.entries, 3);
	assert_int_equal(f.income.cents, 90000);
	assert_int_equal(f.expenses.cents, 66100);
	assert_int_equal(axis_figures(db, AXIS_PROJECT, 2024, "Cirque", &f), 0);
	assert_int_equal(f.entries, 0);
	assert_int_equal(axis_figures(db, AXIS_CLASS, 2025, "Cirque", &f), 0);
	assert_int_equal(f.expenses.cents, 0);
}

int
main(void)
{
#define TEST(t) \
	cmocka_unit_test_setup_teardown(t, ledger_setup, ledger_teardown)
	const struct CMUnitTest tests[] = {
		TEST(test_add),
		TEST(test_add_refused),
		TEST(test_unknown),
		TEST(test_rename),
		TEST(test_rename_sealed),
		TEST(test_close_and_each),
		TEST(test_figures),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

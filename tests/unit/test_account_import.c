/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include <unistd.h>

#include "book/account.h"
#include "ledger_help.h"

static struct db *
ledger(void **state)
{
	return ((struct ledger *)*state)->db;
}

/* Import a file of these bytes, called plan.csv. */
static int
import(struct db *db, const char *bytes, size_t len, size_t *n)
{
	char  dir[] = "/tmp/quitus-test-XXXXXX", before[4096];
	FILE *f;
	int   rc;

	assert_non_null(getcwd(before, sizeof(before)));
	assert_non_null(mkdtemp(dir));
	assert_int_equal(chdir(dir), 0);
	f = fopen("plan.csv", "w");
	assert_non_null(f);
	assert_int_equal(fwrite(bytes, 1, len, f), len);
	assert_int_equal(fclose(f), 0);
	rc = account_import(db, "plan.csv", n);
	assert_int_equal(unlink("plan.csv"), 0);
	assert_int_equal(chdir(before), 0);
	assert_int_equal(rmdir(dir), 0);
	return rc;
}

static void
takes(struct db *db, const char *text, size_t count)
{
	size_t n;

	if (import(db, text, strlen(text), &n) == -1)
		fail_msg("%s", err_what(db_err(db)));
	assert_int_equal(n, count);
}

/* Refused with exactly these problems, one a line. */
static void
refuses(struct db *db, const char *text, const char *problems)
{
	const char *told;
	size_t	    n;

	assert_int_equal(import(db, text, strlen(text), &n), -1);
	assert_int_equal(db_err(db)->kind, ERR_RULE);
	told = strchr(err_what(db_err(db)), '\n');
	assert_non_null(told);
	assert_string_equal(told + 1, problems);
	err_clear(db_err(db));
}

static void
has(struct db *db, const char *code, const char *label, const char *content,
    const char *line)
{
	struct account a;

	assert_int_equal(account_load(db, code, &a), 0);
	assert_string_equal(a.label, label);
	if (content != NULL)
		assert_string_equal(a.content, content);
	assert_string_equal(a.folds_to, line);
	account_fini(&a);
}

static void
resolves(struct db *db, const char *word, const char *code)
{
	char found[CODE_MAX] = "";

	assert_int_equal(account_resolve(db, word, found), 0);
	assert_string_equal(found, code);
}

static void
test_import(void **state)
{
	struct db *db = ledger(state);

	takes(db,
	    "code;libelle;contenu;alias;mots\n"
	    "61801008;Sorties et ateliers;Ce qui sort;618x S1;Musée, Car\n"
	    "7411;Subventions de l'État;;;\n"
	    "7900;Transferts;Rien;;zèbre\n",
	    3);
	has(db, "6180", "Sorties et ateliers", "Ce qui sort", "6180");
	has(db, "7411", "Subventions de l'État", "", "7410");
	has(db, "7900", "Transferts", "Rien", "7900");
	resolves(db, "6180 1008", "6180");
	resolves(db, "s1", "6180");
	/* Its words in place of those of 6180, the others stay. */
	assert_int_equal(ledger_int(db,
			     "SELECT count(*) FROM keyword WHERE account = "
			     "'6180' AND word IN ('musee', 'car')"),
	    2);
	assert_int_equal(ledger_int(db,
			     "SELECT count(*) FROM keyword"
			     " WHERE account = '6180'"),
	    2);
	assert_int_equal(ledger_int(db,
			     "SELECT word = 'zebre' FROM keyword"
			     " WHERE account = '7900'"),
	    1);
	assert_true(ledger_int(db,
			"SELECT count(*) FROM keyword"
			" WHERE account = '6800'") > 10);
	assert_int_equal(ledger_int(db,
			     "SELECT count(*) FROM alias"
			     " WHERE source = 'plan.csv'"),
	    3);
}

/* A file that gives labels only leaves the rest as it is. */
static void
test_labels_only(void **state)
{
	struct db     *db = ledger(state);
	struct account a;

	takes(db, "Compte,Intitulé\n6180,Activités\n", 1);
	assert_int_equal(account_load(db, "6180", &a), 0);
	assert_string_equal(a.label, "Activités");
	assert_true(strlen(a.content) > 20);
	account_fini(&a);
	assert_true(ledger_int(db,
			"SELECT count(*) FROM keyword"
			" WHERE account = '6180'") > 50);
}

static void
test_english_tab_bom(void **state)
{
	takes(ledger(state),
	    "\xef\xbb\xbf"
	    "Account\tLabel\tContent\tKeywords\r\n"
	    "7411\tState\t\"What; it, is\"\talpha\r\n",
	    1);
	has(ledger(state), "7411", "State", "What; it, is", "7410");
}

static void
test_windows(void **state)
{
	takes(ledger(state), "code;libell\xe9\r\n7411;\xc9tat\r\n", 1);
	has(ledger(state), "7411", "État", "", "7410");
}

static void
test_utf16(void **state)
{
	static const char text[] = "\xff\xfe"
				   "c\0o\0d\0e\0;\0l\0a\0b\0e\0l\0\n\0"
				   "7\0004\0001\0001\0;\0\xc9\0t\0a\0t\0\n";
	size_t		  n;

	/* The literal's own NUL is the second byte of the last LF. */
	assert_int_equal(import(ledger(state), text, sizeof(text), &n), 0);
	assert_int_equal(n, 1);
	has(ledger(state), "7411", "État", "", "7410");
}

/* What was another spelling becomes an account of its own. */
static void
test_alias_becomes_account(void **state)
{
	struct db *db = ledger(state);

	resolves(db, "761", "7600");
	takes(db, "code;libelle\n761;Intérêts\n", 1);
	resolves(db, "761", "761");
	assert_int_equal(
	    ledger_int(db, "SELECT count(*) FROM alias WHERE alias = '761'"),
	    0);
}

static void
test_all_problems(void **state)
{
	struct db *db = ledger(state);

	refuses(db,
	    "code;libelle;contenu\n"
	    "6180;Activités;\n"
	    "\n"
	    "abc;Rien;\n"
	    "6281;  ;\n"
	    "61800008;Encore;\n"
	    "7411;\"Sur deux\nlignes\";\n"
	    ";Sans code;\n",
	    "plan.csv:4:1: “abc” cannot be the code of an account: it begins "
	    "with three digits, the first from 1 to 7.\n"
	    "plan.csv:5:2: label: this text is empty.\n"
	    "plan.csv:6:1: account 6180 stands on line 2 already.\n"
	    "plan.csv:7:2: this cell holds a line break or another character "
	    "that cannot be kept.\n"
	    "plan.csv:9:1: “” cannot be the code of an account: it begins "
	    "with three digits, the first from 1 to 7.");
}

static void
test_header_problems(void **state)
{
	struct db *db = ledger(state);

	refuses(db, "code;nature\n6180;x\n",
	    "plan.csv:1: no column is called libelle; the first line names "
	    "the columns: code, libelle, contenu, alias, mots.");
	refuses(db, "6180;x\n",
	    "plan.csv:1: no column is called code; the first line names the "
	    "columns: code, libelle, contenu, alias, mots.\n"
	    "plan.csv:1: no column is called libelle; the first line names "
	    "the columns: code, libelle, contenu, alias, mots.");
	refuses(db, "code;libelle;compte\n",
	    "plan.csv:1:3: two columns say the same: “compte”.");
	refuses(db, "code;libelle\n",
	    "plan.csv:1: no account stands in this file.");
	refuses(db, "", "plan.csv:1: no account stands in this file.");
}

/* A content of 501 characters is one too many. */
static void
test_long_content(void **state)
{
	struct buf text = { .data = NULL };

	buf_adds(&text, "code;libelle;contenu\n7411;Un;");
	buf_pad(&text, 'x', 501);
	refuses(ledger(state), buf_str(&text),
	    "plan.csv:2:3: content: this text has 501 characters, and at most "
	    "500 fit.");
	text.data[--text.len] = '\0';
	takes(ledger(state), buf_str(&text), 1);
	buf_fini(&text);
}

static void
test_alias_problems(void **state)
{
	refuses(ledger(state),
	    "code;libelle;alias\n"
	    "6180;Un;A1 7411\n"
	    "6281;Deux;a1\n"
	    "7411;Trois;\n",
	    "plan.csv:2:3: “7411” is the account of line 4: it cannot mean "
	    "6180 too.\n"
	    "plan.csv:3:3: “a1” already means 6180, on line 2.");
}

static void
test_quote_problem(void **state)
{
	refuses(ledger(state),
	    "code;libelle\n"
	    "7411;\"État\n"
	    "7412;Région\n",
	    "plan.csv:2:2: the quotation mark that opens here is never "
	    "closed.");
}

static void
test_no_file(void **state)
{
	struct db *db = ledger(state);
	size_t	   n;

	assert_int_equal(account_import(db, "/nowhere/plan.csv", &n), -1);
	ledger_told(db, ERR_FILE, "/nowhere/plan.csv", NULL);
	assert_int_equal(import(db, "a\0b", 3, &n), -1);
	ledger_told(db, ERR_FILE, "plan.csv", "CSV");
}

int
main(void)
{
#define TEST(t) \
	cmocka_unit_test_setup_teardown(t, ledger_setup, ledger_teardown)
	const struct CMUnitTest tests[] = {
		TEST(test_import),
		TEST(test_labels_only),
		TEST(test_english_tab_bom),
		TEST(test_windows),
		TEST(test_utf16),
		TEST(test_alias_becomes_account),
		TEST(test_all_problems),
		TEST(test_header_problems),
		TEST(test_long_content),
		TEST(test_alias_problems),
		TEST(test_quote_problem),
		TEST(test_no_file),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

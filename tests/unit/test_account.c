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
#include "book/account.h"
#include "book/words.h"
#include "ledger_help.h"
#include "store/stmt.h"

static struct db *
ledger(void **state)
{
	return ((struct ledger *)*state)->db;
}

static void
resolves(struct db *db, const char *word, const char *code)
{
	char found[CODE_MAX] = "";

	if (account_resolve(db, word, found) == -1)
		fail_msg("“%s”: %s", word, err_what(db_err(db)));
	assert_string_equal(found, code);
	assert_true(account_lookup(db, word, found));
	assert_string_equal(found, code);
}

static void
unknown(struct db *db, const char *word, const char *hint)
{
	char found[CODE_MAX];

	assert_false(account_lookup(db, word, found));
	assert_int_equal(db_err(db)->kind, ERR_NONE);
	assert_int_equal(account_resolve(db, word, found), -1);
	ledger_told(db, ERR_RULE, "is not an account of this ledger", hint);
}

/* ---- The standard chart ---- */

static void
test_standard_chart(void **state)
{
	static const char *const codes[] = { "110", "120", "129", "512", "514",
		"530", "541", "6070", "6168", "6180", "6281", "6500", "6700",
		"6800", "7070", "7080", "7410", "7500", "7562", "7600",
		"7700" };
	struct db *const	 db = ledger(state);
	struct account		 a;
	size_t			 i;

	for (i = 0; i < sizeof(codes) / sizeof(*codes); i++) {
		assert_int_equal(account_load(db, codes[i], &a), 0);
		assert_string_equal(a.folds_to, codes[i]);
		assert_true(a.active);
		assert_true(utf8_length(a.content) > 20);
		account_fini(&a);
	}
	assert_int_equal(ledger_int(db, "SELECT count(*) FROM account"), 21);
	assert_int_equal(account_load(db, "6180", &a), 0);
	assert_string_equal(a.label, "Charges des activités éducatives");
	account_fini(&a);
	assert_int_equal(account_load(db, "6666", &a), -1);
	ledger_told(db, ERR_RULE, "there is no account 6666", "account list");
}

static void
test_aliases_resolve(void **state)
{
	struct db  *db = ledger(state);
	struct stmt st;
	int	    n = 0;

	stmt_init(&st, db, "SELECT alias, account, source FROM alias");
	while (stmt_row(&st)) {
		resolves(db, stmt_text(&st, 0), stmt_text(&st, 1));
		assert_true(stmt_text(&st, 2)[0] != '\0');
		n++;
	}
	assert_int_equal(stmt_end(&st), 0);
	assert_int_equal(n, 6);
}

/* Folded already, one of its words tells something, none stands twice. */
static void
test_keywords(void **state)
{
	struct db   *db = ledger(state);
	struct words w;
	struct stmt  st;
	char	    *folded;

	stmt_init(&st, db, "SELECT word FROM keyword");
	while (stmt_row(&st)) {
		folded = utf8_fold(stmt_text(&st, 0));
		assert_string_equal(folded, stmt_text(&st, 0));
		w = (struct words){ .list = NULL };
		words_split(&w, folded);
		if (w.n == 0)
			fail_msg("“%s” tells nothing", folded);
		words_fini(&w);
		free(folded);
	}
	assert_int_equal(stmt_end(&st), 0);
	assert_true(
	    ledger_int(db, "SELECT count(DISTINCT word) FROM keyword") >= 250);
	assert_int_equal(
	    ledger_int(db,
		"SELECT count(*) FROM keyword"
		" WHERE account NOT IN (SELECT code FROM account)"),
	    0);
	/* Every account of expense and income can be proposed. */
	assert_int_equal(ledger_int(db,
			     "SELECT count(*) FROM account"
			     " WHERE code >= '6' AND code NOT IN"
			     "  (SELECT account FROM keyword)"),
	    0);
}

/* ---- Words ---- */

static void
test_spellings(void **state)
{
	struct db *db = ledger(state);

	resolves(db, "6281", "6281");
	resolves(db, "62810008", "6281");
	resolves(db, "6281 0008", "6281");
	resolves(db, "6281-0008", "6281");
	resolves(db, "6281.0008", "6281");
	resolves(db, "61681008", "6168");
	resolves(db, "6168 1008", "6168");
	resolves(db, "7562 008", "7562");
	resolves(db, "68", "6800");
	resolves(db, "618", "6180");
	resolves(db, "761", "7600");
	resolves(db, "5120", "512");
	resolves(db, "51200008", "512");
	resolves(db, "bank", "512");
	resolves(db, "Banque", "512");
	resolves(db, "CASH", "530");
	resolves(db, "caisse", "530");
	resolves(db, "Espèces", "530");
	resolves(db, "ccp", "514");
}

static void
test_unknown(void **state)
{
	struct db *db = ledger(state);

	unknown(db, "6190", "6180 (Charges des activités éducatives)");
	unknown(db, "musée", "6180 (Charges des activités éducatives)");
	unknown(db, "photo", "6070");
	unknown(db, "photo", "7070");
	/* By a word of the label, when it is no keyword. */
	unknown(db, "exceptionnel", "6700 (Charges exceptionnelles)");
	unknown(db, "xyzzy", "quitus account suggest");
	unknown(db, "", "quitus account list");
	unknown(db, "\xff\xfe", "quitus account list");
	unknown(db, "\033[2J", "quitus account list");
}

static void
test_disabled_is_found(void **state)
{
	struct db *db = ledger(state);

	assert_int_equal(account_set_active(db, "7600", false), 0);
	resolves(db, "7600", "7600");
}

/* ---- Adding ---- */

static void
adds(struct db *db, const char *typed, const char *code, const char *line)
{
	struct account a;

	if (account_add(db, typed, " Un compte ", NULL) == -1)
		fail_msg("%s: %s", typed, err_what(db_err(db)));
	assert_int_equal(account_load(db, code, &a), 0);
	assert_string_equal(a.label, "Un compte");
	assert_string_equal(a.content, "");
	assert_string_equal(a.folds_to, line);
	account_fini(&a);
}

static void
refuses_add(
    struct db *db, const char *typed, enum err_kind kind, const char *what)
{
	assert_int_equal(account_add(db, typed, "Un compte", NULL), -1);
	ledger_told(db, kind, what, NULL);
}

static void
test_add(void **state)
{
	struct db *db = ledger(state);

	adds(db, "7411", "7411", "7410");
	adds(db, "7412 0008", "7412", "7410");
	adds(db, "6185", "6185", "6180");
	/* 756 has no 7560: within 7562 by its first four digits. */
	adds(db, "75621", "75621", "7562");
	adds(db, "7565", "7565", "7565");
	/* Accounts of money stand one by one. */
	adds(db, "5121", "5121", "5121");
	adds(db, "53-1", "531", "531");
	adds(db, "541-cp", "541-CP", "541");
	/* A sub-account is not mistaken for its account. */
	adds(db, "62811", "62811", "6281");
	resolves(db, "62811", "62811");
}

static void
test_add_refused(void **state)
{
	struct db *db = ledger(state);

	refuses_add(db, "6180", ERR_RULE, "6180 exists already");
	refuses_add(db, "62810008", ERR_RULE, "6281 exists already");
	refuses_add(db, "761", ERR_RULE, "another spelling of account 7600");
	refuses_add(db, "741", ERR_RULE, "another spelling of account 7410");
	refuses_add(db, "5120", ERR_RULE, "another spelling of account 512");
	refuses_add(db, "musee", ERR_USAGE, "begins with three digits");
	refuses_add(db, "62", ERR_USAGE, "begins with three digits");
	refuses_add(db, "8000", ERR_USAGE, "begins with three digits");
	refuses_add(db, "0618", ERR_USAGE, "begins with three digits");
	refuses_add(db, "", ERR_USAGE, "begins with three digits");
	refuses_add(db, "\xff", ERR_USAGE, "begins with three digits");
	refuses_add(db, "6180-0123456789012345678901234567890", ERR_USAGE,
	    "begins with three digits");
	assert_int_equal(account_add(db, "6185", "  ", NULL), -1);
	ledger_told(db, ERR_USAGE, "empty", NULL);
	assert_int_equal(account_add(db, "6185", "a\033[2J", NULL), -1);
	ledger_told(db, ERR_USAGE, "cannot be kept", NULL);
	assert_int_equal(ledger_int(db, "SELECT count(*) FROM account"), 21);
}

static int
add_text(const char *text, void *arg)
{
	buf_addf(arg, "%s;", text);
	return 0;
}

static void
test_texts(void **state)
{
	struct db     *db = ledger(state);
	struct buf     out = { .data = NULL };
	struct account a;

	assert_int_equal(account_each_alias(db, "6800", add_text, &out), 0);
	assert_string_equal(buf_str(&out), "68;68000008;");
	buf_reset(&out);
	assert_int_equal(account_each_word(db, "530", add_text, &out), 0);
	assert_string_equal(
	    buf_str(&out), "fonds de caisse;retrait;retrait d'especes;");
	buf_fini(&out);
	assert_int_equal(
	    account_add(db, "6185", "Jardin", "Terreau, graines"), 0);
	assert_int_equal(account_load(db, "6185", &a), 0);
	assert_string_equal(a.content, "Terreau, graines");
	account_fini(&a);
	assert_int_equal(account_set_active(db, "6185", false), 0);
	assert_int_equal(account_add(db, "6185", "Jardin", NULL), -1);
	ledger_told(
	    db, ERR_RULE, "6185 exists already", "quitus account enable 6185");
}

/* ---- Disabling ---- */

static bool
is_active(struct db *db, const char *code)
{
	struct account a;
	bool	       active;

	assert_int_equal(account_load(db, code, &a), 0);
	active = a.active;
	account_fini(&a);
	return active;
}

static void
test_disable(void **state)
{
	struct db *db = ledger(state);

	assert_int_equal(account_set_active(db, "6800", false), 0);
	assert_false(is_active(db, "6800"));
	assert_int_equal(account_set_active(db, "6800", false), 0);
	assert_int_equal(account_set_active(db, "6800", true), 0);
	assert_true(is_active(db, "6800"));
	assert_int_equal(account_set_active(db, "512", false), -1);
	ledger_told(db, ERR_RULE, "512 cannot be disabled", NULL);
	assert_int_equal(account_set_active(db, "530", false), -1);
	ledger_told(db, ERR_RULE, "530 cannot be disabled", NULL);
	assert_int_equal(account_set_active(db, "110", false), -1);
	ledger_told(db, ERR_RULE, "110 cannot be disabled", NULL);
}

static void
test_disable_with_balance(void **state)
{
	struct db *db = ledger(state);

	ledger_post(db, "opening", "AN", "À nouveau", "514", "110", 12345);
	assert_int_equal(account_set_active(db, "514", false), -1);
	ledger_told(db, ERR_RULE, "123,45", "transfer");
	assert_true(is_active(db, "514"));
	ledger_post(db, "transfer", "V1", "Fermeture", "512", "514", 12345);
	assert_int_equal(account_set_active(db, "514", false), 0);
	assert_false(is_active(db, "514"));
	/* An expense account may be closed whatever it holds. */
	ledger_post(db, "expense", "D1", "Car", "6180", "512", 100);
	assert_int_equal(account_set_active(db, "6180", false), 0);
}

/* ---- The régies of the classes ---- */

static void
class_has(struct db *db, const char *name, const char *code)
{
	char own[CODE_MAX], again[CODE_MAX], normal[CODE_MAX];

	assert_int_equal(account_for_class(db, name, own), 0);
	assert_string_equal(own, code);
	assert_int_equal(account_for_class(db, name, again), 0);
	assert_string_equal(again, code);
	/* The code can be typed. */
	assert_int_equal(code_normalize(own, normal), 0);
	assert_string_equal(normal, code);
	assert_true(code_is_advance(own));
}

static void
test_class_accounts(void **state)
{
	struct db     *db = ledger(state);
	struct account a;

	class_has(db, "CP-CE1", "541-CP-CE1");
	class_has(db, "Grande section", "541-GRANDE-SECTION");
	class_has(db, "Élèves de l’école", "541-ELEVES-DE-L-ECOLE");
	/* Digits alone would be read as 5413. */
	class_has(db, "3", "541-C3");
	class_has(db, "!", "541-C");
	class_has(db, "CM2 /", "541-CM2");
	assert_int_equal(account_load(db, "541-CP-CE1", &a), 0);
	assert_string_equal(a.folds_to, "541");
	assert_non_null(strstr(a.label, "CP-CE1"));
	account_fini(&a);
}

static void
test_classes_share_none(void **state)
{
	struct db *db = ledger(state);

	class_has(db, "CP-CE1", "541-CP-CE1");
	class_has(db, "CP CE1", "541-CP-CE1-2");
	class_has(db, "CP/CE1", "541-CP-CE1-3");
	class_has(db, "C3", "541-C3");
	class_has(db, "3", "541-C3-2");
	class_has(db, "CP-CE1", "541-CP-CE1");
	/* 31 bytes at most, and still two. */
	class_has(db, "Une classe au nom vraiment très long de Paul",
	    "541-UNE-CLASSE-AU-NOM-VRAIMENT");
	class_has(db, "Une classe au nom vraiment très long de Marie",
	    "541-UNE-CLASSE-AU-NOM-VRAIMEN-2");
}

static void
test_class_renamed(void **state)
{
	struct db *db = ledger(state);

	class_has(db, "CP", "541-CP");
	assert_int_equal(account_rename_class(db, "CP", "CP-CE1"), 0);
	class_has(db, "CP-CE1", "541-CP");
	class_has(db, "CP", "541-CP-2");
}

int
main(void)
{
#define TEST(t) \
	cmocka_unit_test_setup_teardown(t, ledger_setup, ledger_teardown)
	const struct CMUnitTest tests[] = {
		TEST(test_standard_chart),
		TEST(test_aliases_resolve),
		TEST(test_keywords),
		TEST(test_spellings),
		TEST(test_unknown),
		TEST(test_disabled_is_found),
		TEST(test_add),
		TEST(test_add_refused),
		TEST(test_texts),
		TEST(test_disable),
		TEST(test_disable_with_balance),
		TEST(test_class_accounts),
		TEST(test_classes_share_none),
		TEST(test_class_renamed),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

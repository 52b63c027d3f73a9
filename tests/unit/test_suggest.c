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
#include "book/suggest.h"
#include "ledger_help.h"

static struct db *
ledger(void **state)
{
	return ((struct ledger *)*state)->db;
}

/* The accounts proposed, best first, are these, but the usual ones. */
static void
proposes(
    struct db *db, const char *text, const char *classes, const char *codes)
{
	struct suggestion *list;
	struct buf	   out = { .data = NULL };
	size_t		   i, n;

	assert_int_equal(suggest_accounts(db, text, classes, &list, &n), 0);
	for (i = 0; i < n; i++) {
		assert_true(list[i].score > 0);
		assert_true(i == 0 || list[i].score <= list[i - 1].score);
		if (!list[i].usual)
			buf_addf(
			    &out, "%s%s", i > 0 ? " " : "", list[i].account);
	}
	if (strcmp(buf_str(&out), codes) != 0)
		fail_msg("%s: %s", text, buf_str(&out));
	suggest_free(list, n);
	buf_fini(&out);
}

/* The first one and its reason. */
static void
explains(struct db *db, const char *text, const char *code, const char *reason)
{
	struct suggestion *list;
	size_t		   n;

	assert_int_equal(suggest_accounts(db, text, "", &list, &n), 0);
	assert_true(n > 0);
	assert_string_equal(list[0].account, code);
	assert_string_equal(list[0].reason, reason);
	suggest_free(list, n);
}

/* What a treasurer types in her first year. */
static void
test_school_life(void **state)
{
	static const struct {
		const char *text, *classes, *code;
	} lines[] = {
		{ "Entrées au musée", "6", "6180" },
		{ "Car pour la piscine", "6", "6180" },
		{ "Facture du photographe", "6", "6070" },
		{ "Photos de classe", "7", "7070" },
		{ "Cotisation OCCE", "6", "6281" },
		{ "Assurance MAE-MAIF", "6", "6168" },
		{ "Timbres", "6", "6500" },
		{ "Frais de tenue de compte", "6", "6500" },
		{ "Vidéoprojecteur", "6", "6800" },
		{ "Participation volontaire des familles", "7", "7562" },
		{ "Kermesse", "7", "7080" },
		{ "Marché de Noël", "7", "7080" },
		{ "Subvention de la mairie", "7", "7410" },
		{ "Don de l’association de parents d’élèves", "7", "7700" },
		{ "Intérêts", "7", "7600" },
		{ "Livres pour la BCD", "6", "6180" },
		{ "Ingrédients gâteaux", "6", "6180" },
		{ "Lots de la tombola", "6", "6180" },
		{ "Participation des familles à la sortie", "7", "7080" },
	};
	struct suggestion *list;
	size_t		   i, n;

	for (i = 0; i < sizeof(lines) / sizeof(*lines); i++) {
		assert_int_equal(suggest_accounts(ledger(state), lines[i].text,
				     lines[i].classes, &list, &n),
		    0);
		if (n == 0 || strcmp(list[0].account, lines[i].code) != 0)
			fail_msg("%s: %s", lines[i].text,
			    n > 0 ? list[0].account : "nothing");
		suggest_free(list, n);
	}
}

static void
test_words(void **state)
{
	struct db *db = ledger(state);

	proposes(db, "musée", "", "6180");
	proposes(db, "photo", "6", "6070");
	proposes(db, "photo", "7", "7070");
	proposes(db, "PHOTOS", "", "6070 7070");
	proposes(db, "photo", "5", "");
	proposes(db, "zzz", "", "");
	proposes(db, "", "", "");
	proposes(db, "de la 12", "", "");
	proposes(db, "\xff\xfe", "", "");
	/* Only the first words of a long text are looked at. */
	proposes(db,
	    "musee aa bb cc dd ee ff gg hh ii jj kk ll mm nn oo pp qq rr ss tt"
	    " uu vv ww xx yy zz ab ac ad ae af ag timbres",
	    "6", "6180");
	/* By the beginning of a word. */
	proposes(db, "assur", "6", "6168");
	/* A phrase outweighs its words. */
	proposes(db, "participation sortie", "7", "7080 7562");
}

static void
test_disabled_is_not_proposed(void **state)
{
	struct db *db = ledger(state);

	assert_int_equal(account_set_active(db, "6070", false), 0);
	proposes(db, "photo", "", "7070");
}

static void
test_reasons(void **state)
{
	struct db *db = ledger(state);

	explains(db, "Entrées au Musée", "6180",
	    "“Musée” is a word of this account");
	explains(db, "les photos de classe", "6070",
	    "“photos de classe” is a word of this account");
	ledger_post(db, "expense", "D9", "Musée des arts", "6180", "512", 100);
	ledger_post(db, "expense", "D14", "Musée", "6180", "512", 100);
	explains(db, "musée", "6180",
	    "“musée” is a word of this account; also used for D9, D14");
	ledger_post(db, "expense", NULL, "Quenouille", "6700", "512", 100);
	explains(db, "quenouilles", "6700", "used for n° 3");
	ledger_post(db, "expense", "D1", "Quenouille", "6700", "512", 100);
	ledger_post(db, "expense", "D2", "Quenouille", "6700", "512", 100);
	ledger_post(db, "expense", "D3", "Quenouille", "6700", "512", 100);
	explains(db, "quenouilles", "6700", "used for D1, D2, D3…");
}

/* The habit of this ledger comes before the chart's words. */
static void
test_history_first(void **state)
{
	struct db *db = ledger(state);

	proposes(db, "timbres", "6", "6500");
	ledger_post(db, "expense", "D1", "Timbres", "6180", "512", 100);
	proposes(db, "timbres", "6", "6180");
	/* But void entries are no habit, nor what was put on the other side. */
	ledger_sql(db, "UPDATE entry SET state = 'void'");
	proposes(db, "timbres", "6", "6500");
	ledger_post(db, "transfer", "V1", "Timbres", "512", "530", 100);
	proposes(db, "timbres", "6", "6500");
}

static void
test_reversed_is_no_habit(void **state)
{
	struct db *db = ledger(state);

	ledger_post(db, "expense", "D1", "Quenouille", "6700", "512", 100);
	proposes(db, "quenouille", "6", "6700");
	ledger_sql(db,
	    "INSERT INTO entry (year, number, day, kind, label, reverses)"
	    " SELECT 2025, 2, day, kind, label, id FROM entry");
	proposes(db, "quenouille", "6", "");
}

/* A word that every label has tells less than one that few have. */
static void
test_rare_words(void **state)
{
	struct db *db = ledger(state);
	int	   i;

	for (i = 0; i < 8; i++)
		ledger_post(
		    db, "expense", NULL, "Zorg quelconque", "6500", "512", 100);
	ledger_post(db, "expense", NULL, "Zorg mirifique", "6700", "512", 100);
	proposes(db, "zorg mirifique", "6", "6700");
	proposes(db, "zorg", "6", "6500 6700");
}

/* Where nothing is known there is something to choose from, told as such; not
 * when both sides are asked for. */
static void
test_usual_accounts(void **state)
{
	struct suggestion *list;
	size_t		   i, n;

	assert_int_equal(
	    suggest_accounts(ledger(state), "xyzzy", "6", &list, &n), 0);
	assert_int_equal(n, 3);
	for (i = 0; i < n; i++)
		assert_true(list[i].usual);
	assert_string_equal(list[0].account, "6180");
	suggest_free(list, n);
	assert_int_equal(
	    suggest_accounts(ledger(state), "xyzzy", "67", &list, &n), 0);
	assert_int_equal(n, 0);
	suggest_free(list, n);
}

/* Abbreviations and slips of one letter, where no word is the same. */
static void
test_nearly(void **state)
{
	struct db *db = ledger(state);

	proposes(db, "tellethnon", "6", "");
	proposes(db, "télethom", "6", "6500");
	proposes(db, "telehton", "6", "6500");
	proposes(db, "teléthonn", "6", "6500");
	proposes(db, "vidéoproj.", "6", "6800");
	proposes(db, "planét.", "6", "6180");
}

int
main(void)
{
#define TEST(t) \
	cmocka_unit_test_setup_teardown(t, ledger_setup, ledger_teardown)
	const struct CMUnitTest tests[] = {
		TEST(test_school_life),
		TEST(test_words),
		TEST(test_disabled_is_not_proposed),
		TEST(test_reasons),
		TEST(test_history_first),
		TEST(test_reversed_is_no_habit),
		TEST(test_rare_words),
		TEST(test_usual_accounts),
		TEST(test_nearly),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

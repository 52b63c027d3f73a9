/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/buf.h"
#include "book/words.h"

static void
splits(const char *text, const char *stems)
{
	struct words w = { .list = NULL };
	struct buf   out = { .data = NULL };
	size_t	     i;

	words_split(&w, text);
	for (i = 0; i < w.n; i++)
		buf_addf(&out, "%s%s", i > 0 ? " " : "", w.list[i].stem);
	assert_string_equal(buf_str(&out), stems);
	words_fini(&w);
	buf_fini(&out);
}

static void
test_split(void **state)
{
	(void)state;
	splits("Entrées au musée", "entree musee");
	splits("L’école d'Éloïse : 12 photos", "ecole eloise photo");
	splits("MAE-MAIF\xc2\xa0; 2025", "mae maif");
	splits("  ", "");
	splits("", "");
	splits("Facture n° 12 du 14/09/2025", "");
	splits("Achat de livres pour la BCD", "livre bcd");
	splits("«\xc2\xa0"
	       "Cœur\xe2\x80\xaf» … sœurs",
	    "coeur soeur");
}

static void
test_plurals(void **state)
{
	(void)state;
	splits("gâteaux bateaux", "gateau bateau");
	splits("journaux animaux", "journal animal");
	splits("jeux cars bus", "jeu car bus");
}

/* A word is told as it was typed. */
static void
test_place(void **state)
{
	struct words w = { .list = NULL };

	(void)state;
	words_split(&w, "Au Musée.");
	assert_int_equal(w.n, 1);
	assert_int_equal(w.list[0].at, 3);
	assert_int_equal(w.list[0].len, strlen("Musée"));
	words_fini(&w);
}

static void
test_compare(void **state)
{
	(void)state;
	assert_int_equal(words_compare("photo", "photo"), WORDS_SAME);
	assert_int_equal(words_compare("photo", "photographe"), WORDS_BEGINS);
	assert_int_equal(words_compare("photographe", "photo"), WORDS_BEGINS);
	assert_int_equal(words_compare("car", "carte"), WORDS_NO);
	assert_int_equal(words_compare("photo", "phare"), WORDS_NO);
	assert_int_equal(words_compare("", "photo"), WORDS_NO);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_split),
		cmocka_unit_test(test_plurals),
		cmocka_unit_test(test_place),
		cmocka_unit_test(test_compare),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

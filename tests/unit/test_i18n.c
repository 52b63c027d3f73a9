/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/i18n.h"

/* The environment as LC_ALL, LC_MESSAGES, LANG; NULL: not set. */
static void
environment(const char *all, const char *messages, const char *lang)
{
	const char *const names[] = { "LC_ALL", "LC_MESSAGES", "LANG" };
	const char *const values[] = { all, messages, lang };
	size_t		  i;

	for (i = 0; i < 3; i++)
		if (values[i] != NULL)
			setenv(names[i], values[i], 1);
		else
			unsetenv(names[i]);
}

static void
speaks_what_is_asked(void **state)
{
	(void)state;
	environment("fr_FR.UTF-8", NULL, NULL);
	assert_int_equal(i18n_choose("en"), LANG_EN);
	environment("en_US.UTF-8", "en_US", "en");
	assert_int_equal(i18n_choose("fr"), LANG_FR);
}

static void
speaks_as_the_environment_says(void **state)
{
	static const struct {
		const char *all, *messages, *lang;
		enum lang   expected;
	} rows[] = { { NULL, NULL, NULL, LANG_FR },
		{ NULL, NULL, "en_US.UTF-8", LANG_EN },
		{ NULL, NULL, "en", LANG_EN },
		{ NULL, NULL, "en.UTF-8", LANG_EN },
		{ NULL, NULL, "en@euro", LANG_EN },
		{ NULL, NULL, "EN_GB", LANG_EN },
		{ NULL, NULL, "fr_FR.UTF-8", LANG_FR },
		{ NULL, NULL, "de_DE.UTF-8", LANG_FR },
		{ NULL, NULL, "enm", LANG_FR }, { NULL, NULL, "C", LANG_FR },
		{ NULL, NULL, "C.UTF-8", LANG_FR },
		{ NULL, NULL, "e", LANG_FR },
		{ "C", "en_US", "en_US", LANG_FR },
		{ "en_US", "fr_FR", "fr_FR", LANG_EN },
		{ "fr_FR", "en_US", "en_US", LANG_FR },
		{ NULL, "en_US", "fr_FR", LANG_EN },
		{ NULL, "fr_FR", "en_US", LANG_FR },
		{ "", "", "en_US", LANG_EN },
		{ "", "en_US", "fr_FR", LANG_EN } };
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
		environment(rows[i].all, rows[i].messages, rows[i].lang);
		if (i18n_choose(NULL) != rows[i].expected)
			fail_msg("row %zu", i);
	}
}

#define HEADER                                      \
	"Content-Type: text/plain; charset=UTF-8\n" \
	"Plural-Forms: nplurals=2; plural=n > 1;\n"

/* A catalogue of one message, byte by byte as the manual of gettext says. */
static void
write_catalogue(const char *path, const char *msgid, const char *msgstr)
{
	const uint32_t id = (uint32_t)strlen(msgid);
	const uint32_t str = (uint32_t)strlen(msgstr);
	const uint32_t head = (uint32_t)strlen(HEADER);
	const uint32_t words[] = { 0x950412de, 0, 2, 28, 44, 0, 60, 0, 60, id,
		61, head, 62 + id, str, 63 + id + head };
	FILE	      *f = fopen(path, "wb");

	assert_non_null(f);
	assert_int_equal(fwrite(words, 4, 15, f), 15);
	fputc('\0', f);
	fwrite(msgid, 1, id + 1, f);
	fwrite(HEADER, 1, head + 1, f);
	fwrite(msgstr, 1, str + 1, f);
	assert_int_equal(fclose(f), 0);
}

/* The folders down to the catalogue, first to last. */
static const char *const levels[] = { "po", "po/fr", "po/fr/LC_MESSAGES" };

static void
changes_language_and_back(void **state)
{
	char   dir[] = "/tmp/quitus-test-XXXXXX", path[256];
	size_t i;

	(void)state;
	assert_non_null(mkdtemp(dir));
	for (i = 0; i < 3; i++) {
		snprintf(path, sizeof(path), "%s/%s", dir, levels[i]);
		assert_int_equal(mkdir(path, 0755), 0);
	}
	snprintf(path, sizeof(path), "%s/%s/quitus.mo", dir, levels[2]);
	write_catalogue(path, "the amount is empty.", "Le montant est vide…");
	for (i = 0; i < 3; i++) {
		i18n_init(LANG_FR, dir);
		assert_string_equal(
		    _("the amount is empty."), "Le montant est vide…");
		assert_string_equal(_("Not in there."), "Not in there.");
		i18n_init(LANG_EN, dir);
		assert_string_equal(
		    _("the amount is empty."), "the amount is empty.");
	}
	unlink(path);
	for (i = 3; i-- > 0;) {
		snprintf(path, sizeof(path), "%s/%s", dir, levels[i]);
		rmdir(path);
	}
	rmdir(dir);
}

/* Neither a locale nor a catalogue need be there. */
static void
speaks_english_without_catalogue(void **state)
{
	(void)state;
	environment("xx_XX", NULL, "xx_XX");
	i18n_init(LANG_EN, "/nowhere");
	assert_string_equal(_("Not in there."), "Not in there.");
	i18n_init(LANG_FR, NULL);
	assert_string_equal(_("Not in there."), "Not in there.");
	assert_string_equal(setlocale(LC_MESSAGES, NULL), "C.UTF-8");
}

int
main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(
						speaks_what_is_asked),
		cmocka_unit_test(speaks_as_the_environment_says),
		cmocka_unit_test(changes_language_and_back),
		cmocka_unit_test(speaks_english_without_catalogue) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}

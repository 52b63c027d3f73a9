/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/utf8.h"
#include "cli/args.h"

#define WORDS 16

static const enum opt expense[] = { OPT_ACCOUNT, OPT_SPLIT, OPT_FROM, OPT_TO,
	OPT_DATE, OPT_LABEL, OPT_LIMIT, OPT_DRAFT, OPT_DRY_RUN, OPT_FILE,
	OPT_LANG, OPT_HELP, OPT_JSON, OPT_END };

struct line {
	const char *words[WORDS];
};

#define LINE(...) ((struct line){ .words = { __VA_ARGS__ } })

/* argv is not const in C; nobody writes into it. */
static int
to_argv(const struct line *line, char *argv[WORDS])
{
	int n;

	for (n = 0; n < WORDS && line->words[n] != NULL; n++)
		argv[n] = (char *)(uintptr_t)line->words[n];
	return n;
}

static struct args *
parse(struct line line)
{
	char	    *argv[WORDS];
	struct err   err = { .kind = ERR_NONE };
	struct args *args;

	args = args_parse(argv, to_argv(&line, argv), expense, &err);
	if (args == NULL)
		fail_msg("refused: %s", err_what(&err));
	err_fini(&err);
	return args;
}

/* Both texts must be said, in the message or the hint. */
static void
refuses(struct line line, const char *what, const char *hint)
{
	char	    *argv[WORDS];
	struct err   err = { .kind = ERR_NONE };
	struct args *args;

	args = args_parse(argv, to_argv(&line, argv), expense, &err);
	if (args != NULL)
		fail_msg("“%s” was taken", line.words[0]);
	assert_int_equal(err.kind, ERR_USAGE);
	if (strstr(err_what(&err), what) == NULL)
		fail_msg("“%s” does not say “%s”", err_what(&err), what);
	if (strstr(err_hint_text(&err), hint) == NULL)
		fail_msg("“%s” does not say “%s”", err_hint_text(&err), hint);
	err_fini(&err);
}

static void
gives(struct line line, enum opt id, const char *value)
{
	struct args *args = parse(line);

	assert_int_equal(args_opt_count(args, id), 1);
	assert_true(args_has(args, id));
	if (value == NULL)
		assert_null(args_opt(args, id));
	else
		assert_string_equal(args_opt(args, id), value);
	assert_int_equal(args_count(args), 0);
	args_free(args);
}

static void
takes_options_anywhere(void **state)
{
	struct args *args;

	(void)state;
	args = parse(
	    LINE("--account", "6180", "12,50", "-n", "Goûter", "--date=14/09"));
	assert_int_equal(args_count(args), 2);
	assert_string_equal(args_get(args, 0), "12,50");
	assert_string_equal(args_get(args, 1), "Goûter");
	assert_null(args_get(args, 2));
	assert_null(args_get(args, -1));
	assert_string_equal(args_opt(args, OPT_ACCOUNT), "6180");
	assert_string_equal(args_opt(args, OPT_DATE), "14/09");
	assert_true(args_has(args, OPT_DRY_RUN));
	assert_false(args_has(args, OPT_LABEL));
	assert_null(args_opt(args, OPT_LABEL));
	args_free(args);
}

static void
takes_nothing(void **state)
{
	struct args *args = parse(LINE(NULL));

	(void)state;
	assert_int_equal(args_count(args), 0);
	assert_null(args_get(args, 0));
	args_free(args);
	args_free(NULL);
}

static void
knows_both_languages(void **state)
{
	(void)state;
	gives(LINE("--account", "6180"), OPT_ACCOUNT, "6180");
	gives(LINE("--compte", "6180"), OPT_ACCOUNT, "6180");
	gives(LINE("--libelle", "x"), OPT_LABEL, "x");
	gives(LINE("--libellé", "x"), OPT_LABEL, "x");
	gives(LINE("--LIBELLÉ", "x"), OPT_LABEL, "x");
	gives(LINE("--from", "cash"), OPT_FROM, "cash");
	gives(LINE("--de", "caisse"), OPT_FROM, "caisse");
	gives(LINE("--du", "01/09"), OPT_FROM, "01/09");
	gives(LINE("--au", "30/09"), OPT_TO, "30/09");
	gives(LINE("--essai"), OPT_DRY_RUN, NULL);
	gives(LINE("--brouillon"), OPT_DRAFT, NULL);
}

/* --li begins libellé and limit; --lib only the first, --lim the second. */
static void
knows_prefixes(void **state)
{
	(void)state;
	gives(LINE("--acc", "6180"), OPT_ACCOUNT, "6180");
	gives(LINE("--comp=6180"), OPT_ACCOUNT, "6180");
	gives(LINE("--lib", "x"), OPT_LABEL, "x");
	gives(LINE("--lim", "3"), OPT_LIMIT, "3");
	refuses(LINE("--li", "x"), "“--li”", "");
	refuses(LINE("--li", "x"), "--libellé, --limit", "");
	/* --de is a name, though --d begins several. */
	refuses(LINE("--d", "x"), "--date", "");
}

static void
knows_letters(void **state)
{
	struct args *args;

	(void)state;
	gives(LINE("-a", "6180"), OPT_ACCOUNT, "6180");
	gives(LINE("-a6180"), OPT_ACCOUNT, "6180");
	gives(LINE("-n"), OPT_DRY_RUN, NULL);
	args = parse(LINE("-nd14/09", "-hf", "x.quitus"));
	assert_true(args_has(args, OPT_DRY_RUN));
	assert_true(args_has(args, OPT_HELP));
	assert_string_equal(args_opt(args, OPT_DATE), "14/09");
	assert_string_equal(args_opt(args, OPT_FILE), "x.quitus");
	assert_int_equal(args_count(args), 0);
	args_free(args);
	refuses(LINE("-q"), "“-q”", "--");
	refuses(LINE("-nq"), "“-q”", "");
	refuses(LINE("-é"), "“-é”", "");
	refuses(LINE("-a"), "“-a”", "");
}

/* What begins with a dash and is no option. */
static void
keeps_arguments(void **state)
{
	struct args *args;

	(void)state;
	args = parse(LINE("-5", "-12,50", "-", "--", "--account", "-n", "--"));
	assert_int_equal(args_count(args), 6);
	assert_string_equal(args_get(args, 0), "-5");
	assert_string_equal(args_get(args, 1), "-12,50");
	assert_string_equal(args_get(args, 2), "-");
	assert_string_equal(args_get(args, 3), "--account");
	assert_string_equal(args_get(args, 4), "-n");
	assert_string_equal(args_get(args, 5), "--");
	assert_false(args_has(args, OPT_DRY_RUN));
	args_free(args);
}

static void
takes_odd_values(void **state)
{
	(void)state;
	gives(LINE("--label="), OPT_LABEL, "");
	gives(LINE("--label", ""), OPT_LABEL, "");
	gives(LINE("--label", "-5"), OPT_LABEL, "-5");
	gives(LINE("--label", "- courses"), OPT_LABEL, "- courses");
	gives(LINE("--label=--date"), OPT_LABEL, "--date");
	gives(LINE("--label=a=b"), OPT_LABEL, "a=b");
	gives(LINE("--split", "6180=12"), OPT_SPLIT, "6180=12");
}

static void
repeats_what_repeats(void **state)
{
	struct args *args;

	(void)state;
	args = parse(
	    LINE("--split", "6180=12", "--ventilation=6280=3", "-n", "-n"));
	assert_int_equal(args_opt_count(args, OPT_SPLIT), 2);
	assert_string_equal(args_opt_nth(args, OPT_SPLIT, 0), "6180=12");
	assert_string_equal(args_opt_nth(args, OPT_SPLIT, 1), "6280=3");
	assert_null(args_opt_nth(args, OPT_SPLIT, 2));
	assert_string_equal(args_opt(args, OPT_SPLIT), "6280=3");
	args_free(args);
	refuses(LINE("--account", "6180", "--compte", "6280"), "“--compte”",
	    "“6180”");
	refuses(LINE("-a6180", "-a6280"), "“-a”", "“6280”");
}

static void
refuses_values(void **state)
{
	(void)state;
	refuses(LINE("--account"), "“--account”", "");
	refuses(LINE("--account", "--date", "14/09"), "“--account”", "");
	refuses(LINE("--draft=yes"), "“yes”", "");
	refuses(LINE("-n", "--json=1"), "“--json”", "");
}

static void
refuses_unknown(void **state)
{
	(void)state;
	refuses(LINE("--acount", "6180"), "“--acount”", "--account");
	refuses(LINE("--conpte", "6180"), "“--conpte”", "--compte");
	refuses(LINE("--zzzzzzzz"), "“--zzzzzzzz”", "");
	refuses(LINE("--town", "Fromelles"), "this command", "");
	refuses(LINE("--=x"), "“--”", "");
	refuses(LINE("--\xff\xfe"), "UTF-8", "");
	refuses(LINE("--\x1b[31m"), "�[31m", "");
}

static void
glances(struct line line, int first, int second, const char *lang, bool help)
{
	char		  *argv[WORDS];
	struct args_glance g;

	args_glance(argv, to_argv(&line, argv), &g);
	assert_int_equal(g.first, first);
	assert_int_equal(g.second, second);
	assert_int_equal(g.help, help);
	if (lang == NULL)
		assert_null(g.lang);
	else
		assert_string_equal(g.lang, lang);
}

/* Which words may name the command, whatever stands around them. */
static void
glances_before_parsing(void **state)
{
	(void)state;
	glances(LINE(NULL), -1, -1, NULL, false);
	glances(LINE("list"), 0, -1, NULL, false);
	glances(LINE("-f", "x.quitus", "list"), 2, -1, NULL, false);
	glances(LINE("-fx.quitus", "list", "a"), 1, 2, NULL, false);
	glances(LINE("--file=x", "advance", "--json", "give", "CP"), 1, 3, NULL,
	    false);
	glances(LINE("--lang", "en", "-n", "list"), 3, -1, "en", false);
	glances(LINE("list", "--lang=fr", "-h"), 0, -1, "fr", true);
	glances(LINE("list", "--label", "-h", "--aide"), 0, -1, NULL, true);
	glances(LINE("list", "--label", "-h"), 0, -1, NULL, false);
	glances(
	    LINE("list", "--", "--help", "--lang", "en"), 0, 2, NULL, false);
	glances(LINE("--unknown", "list"), 1, -1, NULL, false);
	glances(LINE("--lang"), -1, -1, NULL, false);
	glances(LINE("-5", "list"), 0, 1, NULL, false);
	glances(LINE("-nf", "x", "list"), 2, -1, NULL, false);
	glances(LINE("--\xff", "list"), 1, -1, NULL, false);
}

static void
declares_each_option_once(void **state)
{
	const struct option *o, *other;
	int		     id, j;

	(void)state;
	assert_null(option_find(OPT_END));
	for (id = OPT_END + 1; id < OPT_COUNT; id++) {
		o = option_find((enum opt)id);
		if (o == NULL)
			fail_msg("option %d is not declared", id);
		assert_true(strlen(o->help) > 0);
		assert_true(o->argument == NULL || strlen(o->argument) > 0);
		for (j = id + 1; j < OPT_COUNT; j++) {
			other = option_find((enum opt)j);
			assert_true(
			    o->letter == 0 || o->letter != other->letter);
		}
	}
}

static void
is_named_by(const struct option *o, const char *name)
{
	bool several;

	if (name == NULL)
		return;
	if (option_by_name(name, NULL, &several) != o || several)
		fail_msg("--%s is not the name of --%s alone", name, o->en);
	assert_int_equal(option_match(o, name), OPTION_IS);
}

/* No name of an option is the name of another, accents or not. */
static void
names_each_option_apart(void **state)
{
	const struct option *o;
	int		     id;

	(void)state;
	for (id = OPT_END + 1; id < OPT_COUNT; id++) {
		o = option_find((enum opt)id);
		is_named_by(o, o->en);
		is_named_by(o, o->fr);
		is_named_by(o, o->also);
		assert_string_equal(option_name(o, LANG_EN), o->en);
		assert_string_equal(option_name(o, LANG_FR), o->fr);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(takes_options_anywhere),
		cmocka_unit_test(takes_nothing),
		cmocka_unit_test(knows_both_languages),
		cmocka_unit_test(knows_prefixes),
		cmocka_unit_test(knows_letters),
		cmocka_unit_test(keeps_arguments),
		cmocka_unit_test(takes_odd_values),
		cmocka_unit_test(repeats_what_repeats),
		cmocka_unit_test(refuses_values),
		cmocka_unit_test(refuses_unknown),
		cmocka_unit_test(glances_before_parsing),
		cmocka_unit_test(declares_each_option_once),
		cmocka_unit_test(names_each_option_apart),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

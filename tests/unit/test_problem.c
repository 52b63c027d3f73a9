/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/xalloc.h"
#include "cli/problem.h"
#include "cli/session.h"

static const struct command sample = { .en = "advance give",
	.fr = "régie donner",
	.arguments = "CLASS AMOUNT",
	.help = "hand money to a class",
	.options = (const enum opt[]){ OPT_DATE, OPT_END },
	.min = 2,
	.max = 2,
	.mode = FILE_WRITE };

/* What is printed for the error, which is emptied. */
static void
prints(struct err *err, const struct command *c, enum lang lang,
    enum problem_state state, const char *expected)
{
	char  *text = NULL;
	size_t len = 0;
	FILE  *fp = open_memstream(&text, &len);

	assert_non_null(fp);
	problem_print(fp, err, c, lang, state);
	fclose(fp);
	assert_string_equal(text, expected);
	free(text);
	err_fini(err);
}

static void
prints_what_and_hint(void **state)
{
	struct err err = { .kind = ERR_NONE };

	(void)state;
	err_set(&err, ERR_RULE, "no such account: %s.", "9");
	prints(&err, NULL, LANG_EN, PROBLEM_PLAIN,
	    "quitus: no such account: 9.\n");
	err_set(&err, ERR_RULE, "no such account.");
	err_hint(&err, "Near: 6180.");
	prints(&err, NULL, LANG_EN, PROBLEM_PLAIN,
	    "quitus: no such account.\n"
	    "        Near: 6180.\n");
	err_set(&err, ERR_RULE, "two problems:\nplan.csv:1: a\nplan.csv:2: b");
	err_hint(&err, "Correct these lines,\nthen begin again.\n");
	prints(&err, NULL, LANG_EN, PROBLEM_PLAIN,
	    "quitus: two problems:\n"
	    "        plan.csv:1: a\n"
	    "        plan.csv:2: b\n"
	    "        Correct these lines,\n"
	    "        then begin again.\n");
}

static void
prints_what_became_of_the_ledger(void **state)
{
	struct err err = { .kind = ERR_NONE };

	(void)state;
	err_set(&err, ERR_RULE, "no.");
	prints(&err, NULL, LANG_EN, PROBLEM_NOT_WRITTEN,
	    "quitus: no.   (nothing was written)\n");
	err_set(&err, ERR_RULE, "no.");
	err_hint(&err, "Try yes.");
	prints(&err, NULL, LANG_EN, PROBLEM_NOT_WRITTEN,
	    "quitus: no.\n"
	    "        Try yes.   (nothing was written)\n");
	err_set(&err, ERR_FILE, "the disk is full.");
	prints(&err, NULL, LANG_EN, PROBLEM_WRITTEN,
	    "quitus: the disk is full.\n"
	    "        The ledger was changed all the same: only the answer is "
	    "missing.\n");
}

/* The remark is 21 columns and 3 spaces: it fits after 56 columns. */
static void
keeps_the_remark_on_the_screen(void **state)
{
	struct err err = { .kind = ERR_NONE };

	(void)state;
	err_set(&err, ERR_RULE, "%048d", 0);
	prints(&err, NULL, LANG_EN, PROBLEM_NOT_WRITTEN,
	    "quitus: 000000000000000000000000000000000000000000000000"
	    "   (nothing was written)\n");
	err_set(&err, ERR_RULE, "%049d", 0);
	prints(&err, NULL, LANG_EN, PROBLEM_NOT_WRITTEN,
	    "quitus: 0000000000000000000000000000000000000000000000000\n"
	    "        (nothing was written)\n");
	/* Columns, not bytes. */
	err_set(&err, ERR_RULE, "é%047d", 0);
	prints(&err, NULL, LANG_EN, PROBLEM_NOT_WRITTEN,
	    "quitus: é00000000000000000000000000000000000000000000000"
	    "   (nothing was written)\n");
}

static void
tells_the_usage(void **state)
{
	struct err err = { .kind = ERR_NONE };

	(void)state;
	err_set(&err, ERR_USAGE, "CLASS is missing.");
	prints(&err, &sample, LANG_EN, PROBLEM_PLAIN,
	    "quitus: CLASS is missing.\n"
	    "        Usage: quitus advance give CLASS AMOUNT [OPTION]...\n"
	    "        More: quitus help advance give\n");
	err_set(&err, ERR_USAGE, "x");
	prints(&err, &sample, LANG_FR, PROBLEM_PLAIN,
	    "quitus: x\n"
	    "        Usage: quitus régie donner CLASS AMOUNT [OPTION]...\n"
	    "        More: quitus help régie donner\n");
}

static void
owns_up_to_bugs(void **state)
{
	struct err err = { .kind = ERR_NONE };

	(void)state;
	err_set(&err, ERR_BUG, "SQL is wrong");
	prints(&err, NULL, LANG_EN, PROBLEM_PLAIN,
	    "quitus: SQL is wrong\n"
	    "        This is a fault of the program, not yours: please report "
	    "it with this message.\n");
}

static void
types(const char *word, const char *expected)
{
	char *argv[] = { xstrdup("/usr/bin/quitus"), xstrdup(word) };
	char *typed = session_typed(2, argv);
	char *whole = xasprintf("quitus %s", expected);

	assert_string_equal(typed, whole);
	free(whole);
	free(typed);
	free(argv[0]);
	free(argv[1]);
}

static void
quotes_what_a_shell_would_split(void **state)
{
	(void)state;
	types("list", "list");
	types("--date=14/09", "--date=14/09");
	types("12,50", "12,50");
	types("dépense", "dépense");
	types("Farine et œufs", "\"Farine et œufs\"");
	types("", "\"\"");
	types("l'école", "\"l'école\"");
	types("a;b", "\"a;b\"");
	types("*", "\"*\"");
	types("a\"b", "'a\"b'");
	types("5 $", "'5 $'");
	types("l'\"a\"", "'l'\\''\"a\"'");
	types("a\\b", "'a\\b'");
	types("`id`", "'`id`'");
	/* What would drive a terminal is not kept. */
	types("\x1b[31m", "\"�[31m\"");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(prints_what_and_hint),
		cmocka_unit_test(prints_what_became_of_the_ledger),
		cmocka_unit_test(keeps_the_remark_on_the_screen),
		cmocka_unit_test(tells_the_usage),
		cmocka_unit_test(owns_up_to_bugs),
		cmocka_unit_test(quotes_what_a_shell_would_split),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

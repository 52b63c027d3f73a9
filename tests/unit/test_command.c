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
#include "base/xalloc.h"
#include "cli/command.h"
#include "cli/help.h"

#define COMMANDS 200

static const struct command *all[COMMANDS];
static size_t		     nall;

static int
collect(void **state)
{
	struct command_walk   w = { .table = 0 };
	const struct command *c;

	(void)state;
	while ((c = command_next(&w)) != NULL) {
		assert_true(nall < COMMANDS);
		all[nall++] = c;
	}
	assert_true(nall > 0);
	return 0;
}

/* What the words name, NULL and the message when they name nothing. */
static const struct command *
find(const char *first, const char *second, int *used, char **message)
{
	struct err	      err = { .kind = ERR_NONE };
	const struct command *c;

	c = command_find(first, second, LANG_EN, used, &err);
	assert_int_equal(err.kind, c == NULL ? ERR_USAGE : ERR_NONE);
	if (message != NULL)
		*message = xasprintf(
		    "%s %s", err_what(&err), err_hint_text(&err));
	err_fini(&err);
	return c;
}

/* Split a name of one or two words; the caller frees both. */
static void
split(const char *name, char **first, char **second)
{
	const char *space = strchr(name, ' ');

	*first = space == NULL ? xstrdup(name) :
				 xstrndup(name, (size_t)(space - name));
	*second = space == NULL ? NULL : xstrdup(space + 1);
}

static void
is_found(const struct command *c, const char *first, const char *second)
{
	const struct command *found;
	int		      used;

	found = find(first, second, &used, NULL);
	if (found != c)
		fail_msg("“%s %s” is %s, not %s", first,
		    second == NULL ? "" : second,
		    found == NULL ? "nothing" : found->en, c->en);
	assert_int_equal(used, command_is_alone(c) ? 1 : 2);
}

/* Each command by its English, French and mixed names, accents or not. */
static void
finds_each_by_its_names(void **state)
{
	char  *en[2], *fr[2], *plain;
	size_t i, j;

	(void)state;
	for (i = 0; i < nall; i++) {
		split(all[i]->en, &en[0], &en[1]);
		split(all[i]->fr, &fr[0], &fr[1]);
		assert_true((en[1] == NULL) == (fr[1] == NULL));
		is_found(all[i], en[0], en[1]);
		is_found(all[i], fr[0], fr[1]);
		is_found(all[i], en[0], fr[1]);
		is_found(all[i], fr[0], en[1]);
		plain = utf8_fold(fr[0]);
		is_found(all[i], plain, en[1]);
		free(plain);
		for (j = 0; j < 2; j++) {
			free(en[j]);
			free(fr[j]);
		}
	}
}

/* A name alone, followed by an argument, must not become another command. */
static void
leaves_arguments_alone(void **state)
{
	size_t i;

	(void)state;
	for (i = 0; i < nall; i++) {
		if (command_is_alone(all[i]) && command_siblings(all[i]) == 1)
			is_found(all[i], all[i]->en, "give");
	}
}

static void
finds_prefixes(void **state)
{
	int used;

	(void)state;
	assert_ptr_equal(find("vers", NULL, &used, NULL),
	    find("version", NULL, &used, NULL));
	assert_ptr_equal(
	    find("aid", NULL, &used, NULL), find("help", NULL, &used, NULL));
	assert_ptr_equal(find("VERSION", NULL, &used, NULL),
	    find("version", NULL, &used, NULL));
}

/* Words that no command may be named by. */
static void
refuses(const char *first, const char *second, const char *says)
{
	char *message;
	int   used;

	if (find(first, second, &used, &message) != NULL)
		fail_msg("“%s” was found", first);
	if (strstr(message, says) == NULL)
		fail_msg("“%s” does not say “%s”", message, says);
	free(message);
}

static void
refuses_unknown(void **state)
{
	(void)state;
	refuses("vresion", NULL, "Did you mean: version?");
	refuses("aidé-moi", NULL, "“aidé-moi”");
	refuses("", NULL, "“”");
	refuses("\xff", NULL, "quitus help");
	refuses("xyzzyx", NULL, "“xyzzyx”. “quitus help”");
	refuses("\x1b[31m", NULL, "�[31m");
}

/* What every row owes to the help, the parser and the user. */
static void
declares_every_row_fully(void **state)
{
	const struct command *c;
	size_t		      i, len;

	(void)state;
	for (i = 0; i < nall; i++) {
		c = all[i];
		assert_true(strlen(c->en) > 0 && strlen(c->fr) > 0);
		assert_non_null(c->arguments);
		assert_non_null(c->options);
		assert_non_null(c->run);
		len = strlen(c->help);
		assert_true(len > 0);
		if (c->help[len - 1] == '.' || strchr(c->help, '\n') != NULL)
			fail_msg(
			    "%s: help is one line without a full stop", c->en);
		assert_true(c->min >= 0);
		assert_true(c->max == -1 || c->max >= c->min);
		if ((c->max != 0) != (c->arguments[0] != '\0'))
			fail_msg("%s: arity and arguments differ", c->en);
		if (c->mode == FILE_CREATE)
			assert_true(c->min >= 1);
		if (c->examples != NULL &&
		    strncmp(c->examples, "quitus ", 7) != 0 &&
		    strncmp(c->examples, "quitus\n", 7) != 0)
			fail_msg(
			    "%s: examples are lines \"quitus ...\"", c->en);
	}
}

/* The number of words in the row's arguments that are not in brackets. */
static int
count_required(const char *arguments)
{
	int n = 0;

	while (*arguments != '\0') {
		n += *arguments != '[';
		arguments += strcspn(arguments, " ");
		arguments += strspn(arguments, " ");
	}
	return n;
}

static void
tells_the_arity_it_has(void **state)
{
	size_t i;

	(void)state;
	for (i = 0; i < nall; i++) {
		if (count_required(all[i]->arguments) != all[i]->min)
			fail_msg("%s needs %d arguments, tells “%s”",
			    all[i]->en, all[i]->min, all[i]->arguments);
	}
}

static void
lists_each_option_once(void **state)
{
	enum opt	options[OPT_COUNT];
	const enum opt *id;
	size_t		i;

	(void)state;
	for (i = 0; i < nall; i++) {
		bool   seen[OPT_COUNT] = { false };
		size_t n = 0;

		for (id = all[i]->options; *id != OPT_END; id++)
			assert_true(++n < OPT_COUNT);
		command_options(all[i], options);
		for (id = options; *id != OPT_END; id++) {
			if (seen[*id])
				fail_msg("%s has --%s twice", all[i]->en,
				    option_find(*id)->en);
			seen[*id] = true;
		}
		assert_true(seen[OPT_HELP] && seen[OPT_FILE]);
		assert_int_equal(seen[OPT_DRY_RUN],
		    all[i]->mode == FILE_WRITE || all[i]->mode == FILE_BATCH ||
			all[i]->mode == FILE_CREATE ||
			all[i]->mode == FILE_REPLACE || all[i]->own_output ||
			strcmp(all[i]->en, "backup") == 0);
		/* What writes its own files has formats of its own. */
		if (!all[i]->own_output)
			assert_int_equal(seen[OPT_FORMAT], seen[OPT_OUTPUT]);
	}
}

static void
has(const char *text, const char *part)
{
	if (strstr(text, part) == NULL)
		fail_msg("“%s” is not in:\n%s", part, text);
}

/* No line of any help is wider than a terminal. */
static void
fits(const char *text)
{
	size_t len;
	char  *line;

	while (*text != '\0') {
		len = strcspn(text, "\n");
		line = xstrndup(text, len);
		if (utf8_width(line) > 80)
			fail_msg("over 80 columns: %s", line);
		free(line);
		text += len + (text[len] == '\n');
	}
}

static void
helps_with_each(void **state)
{
	struct buf	one = { .data = NULL }, list = { .data = NULL };
	const enum opt *id;
	char	       *usage;
	size_t		i;

	(void)state;
	help_overview(&list, LANG_EN, false);
	fits(buf_str(&list));
	for (i = 0; i < nall; i++) {
		buf_reset(&one);
		help_command(&one, all[i], LANG_EN);
		fits(buf_str(&one));
		usage = xasprintf("quitus %s", all[i]->en);
		has(buf_str(&one), usage);
		free(usage);
		has(buf_str(&one), all[i]->fr);
		for (id = all[i]->options; *id != OPT_END; id++)
			has(buf_str(&one), option_find(*id)->en);
		has(buf_str(&one), "--help");
		has(buf_str(&list), all[i]->en);
	}
	buf_fini(&one);
	buf_fini(&list);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(finds_each_by_its_names),
		cmocka_unit_test(leaves_arguments_alone),
		cmocka_unit_test(finds_prefixes),
		cmocka_unit_test(refuses_unknown),
		cmocka_unit_test(declares_every_row_fully),
		cmocka_unit_test(tells_the_arity_it_has),
		cmocka_unit_test(lists_each_option_once),
		cmocka_unit_test(helps_with_each),
	};

	return cmocka_run_group_tests(tests, collect, NULL);
}

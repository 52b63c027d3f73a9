/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/complete.h"

#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "base/xalloc.h"
#include "cli/args.h"

void
complete_add(struct completion *c, const char *answer, const char *help)
{
	char *folded = utf8_fold(answer);
	bool  begins = strncmp(folded, c->folded, strlen(c->folded)) == 0;

	free(folded);
	if (!begins)
		return;
	c->found++;
	buf_adds(c->out, c->lead);
	utf8_add_safe(c->out, answer);
	if (help != NULL && help[0] != '\0') {
		buf_addc(c->out, '\t');
		utf8_add_safe(c->out, help);
	}
	buf_addc(c->out, '\n');
}

void
complete_begin(struct completion *c, const char *word)
{
	free(c->folded);
	c->word = word;
	c->folded = utf8_fold(word);
}

void
complete_end(struct completion *c)
{
	free(c->folded);
	c->folded = NULL;
}

/* ---- Commands ---- */

/* Nouns when noun is NULL, else what may follow that one. */
static void
add_names(struct completion *c, const struct command *noun, enum lang lang)
{
	struct command_walk   w = { .table = 0 };
	const struct command *row, *before = NULL;
	const char	     *name, *space;
	char		     *first;

	for (; (row = command_next(&w)) != NULL; before = row) {
		name = command_name(row, lang);
		space = strchr(name, ' ');
		if (noun != NULL) {
			if (space != NULL && command_same_noun(noun, row))
				complete_add(c, space + 1, _(row->help));
			continue;
		}
		if (before != NULL && command_same_noun(before, row))
			continue;
		first = xstrndup(name, strcspn(name, " "));
		complete_add(
		    c, first, command_siblings(row) == 1 ? _(row->help) : NULL);
		free(first);
	}
}

/* In the language in force, in the other one when nothing begins so. */
static void
add_commands(struct completion *c, const struct command *noun)
{
	size_t before = c->found;

	add_names(c, noun, c->lang);
	if (c->found == before)
		add_names(c, noun, c->lang == LANG_FR ? LANG_EN : LANG_FR);
}

/* ---- Options ---- */

static void
add_option_names(struct completion *c, const enum opt *options, enum lang lang)
{
	char *name;

	for (; *options != OPT_END; options++) {
		name = xasprintf(
		    "--%s", option_name(option_find(*options), lang));
		complete_add(c, name, _(option_find(*options)->help));
		free(name);
	}
}

static void
add_options(struct completion *c, const enum opt *options)
{
	size_t before = c->found;

	add_option_names(c, options, c->lang);
	if (c->found == before)
		add_option_names(
		    c, options, c->lang == LANG_FR ? LANG_EN : LANG_FR);
}

/* "--account=61": the value is completed, and its name repeated but where the
 * shell took it for another word. */
static void
add_joined_value(struct completion *c, const enum opt *options)
{
	const struct option *o;
	const char	    *equal = strchr(c->word, '=');
	char		    *name, *lead;
	bool		     several;

	name = xstrndup(c->word + 2, (size_t)(equal - c->word) - 2);
	o = option_by_name(name, options, &several);
	lead = c->parted ? xstrdup("") : xasprintf("--%s=", name);
	if (o != NULL && o->argument != NULL && !several) {
		c->lead = lead;
		complete_begin(c, equal + 1);
		complete_option(c, o);
		c->lead = "";
	}
	free(lead);
	free(name);
}

/* ---- Arguments ---- */

/* The word that the usage has for the nth argument, without its brackets; the
 * last one stands for those that follow when it ends with dots. The caller
 * frees it; NULL when no argument is wanted. */
static char *
nth_argument(const char *usage, int n)
{
	const char *word = usage + strspn(usage, "[");
	size_t	    len = strcspn(word, " []");

	while (n > 0 && len > 0) {
		if (len > 3 && strncmp(word + len - 3, "...", 3) == 0)
			break;
		word += strcspn(word, " ");
		word += strspn(word, " [");
		len = strcspn(word, " []");
		n--;
	}
	if (len > 3 && strncmp(word + len - 3, "...", 3) == 0)
		len -= 3;
	return len == 0 ? NULL : xstrndup(word, len);
}

static void
add_arguments(
    struct completion *c, const struct command *row, int n, const char *before)
{
	char *argument = nth_argument(row->arguments, n);

	if (argument != NULL && strcmp(argument, "COMMAND") == 0)
		add_commands(c, NULL);
	else if (argument != NULL)
		complete_argument(c, argument, n > 0 ? before : NULL);
	free(argument);
}

/* ---- The line ---- */

/* The words that a shell parts at "=" are put together again; *parted tells
 * whether the last one was. */
static int
join_words(char *const *words, int n, char **out, bool *parted)
{
	char *whole;
	int   i, count = 0;
	bool  joins = false;

	*parted = false;
	for (i = 0; i < n; i++) {
		if (count > 0 && strncmp(out[count - 1], "--", 2) == 0 &&
		    (joins || strcmp(words[i], "=") == 0)) {
			whole = xasprintf("%s%s", out[count - 1], words[i]);
			free(out[count - 1]);
			out[count - 1] = whole;
			joins = !joins;
			*parted = i == n - 1;
			continue;
		}
		joins = false;
		out[count++] = xstrdup(words[i]);
	}
	return count;
}

static const struct command *
find_command(
    char *const *words, const struct args_glance *g, enum lang lang, int *used)
{
	struct err	      err = { .kind = ERR_NONE };
	const struct command *row;

	row = command_find(words[g->first],
	    g->second == -1 ? NULL : words[g->second], lang, used, &err);
	err_fini(&err);
	return row;
}

static const struct command *
find_noun(const char *word, enum lang lang)
{
	struct err	      err = { .kind = ERR_NONE };
	const struct command *row = command_noun(word, NULL, lang, &err);

	err_fini(&err);
	return row;
}

static void
complete_word(struct completion *c, const struct args_glance *g,
    const struct command *row, int used, const char *before)
{
	enum opt options[OPT_COUNT] = { OPT_FILE, OPT_LANG, OPT_COLOR, OPT_HELP,
		OPT_VERSION, OPT_END };

	if (row != NULL)
		command_options(row, options);
	if (!g->ended && strncmp(c->word, "--", 2) == 0 &&
	    strchr(c->word, '=') != NULL)
		add_joined_value(c, options);
	else if (!g->ended && c->word[0] == '-')
		add_options(c, options);
	else if (row != NULL)
		add_arguments(c, row, g->count - used, before);
}

static void
complete_words(struct completion *c, char *const *words, int n)
{
	struct args_glance    g;
	const struct command *row = NULL, *noun = NULL;
	int		      used = 0;

	complete_begin(c, words[n - 1]);
	args_glance(words, n - 1, &g);
	c->file = g.file;
	if (g.first != -1) {
		row = find_command(words, &g, c->lang, &used);
		noun = row != NULL ? row : find_noun(words[g.first], c->lang);
	}
	c->command = row;
	if (row != NULL)
		c->store = row->store;
	if (g.waiting != NULL) {
		complete_option(c, g.waiting);
		return;
	}
	if (c->word[0] != '-' && g.first == -1)
		add_commands(c, NULL);
	else if (c->word[0] != '-' && g.second == -1 && noun != NULL)
		add_commands(c, noun);
	complete_word(c, &g, row, used, g.last == -1 ? NULL : words[g.last]);
}

void
complete_line(struct buf *out, char *const *words, int nwords, enum lang lang)
{
	struct completion c = { .out = out, .lang = lang, .lead = "" };
	char		**joined = xcalloc((size_t)nwords + 1, sizeof(*joined));
	int		  i, n = join_words(words, nwords, joined, &c.parted);

	if (n > 0)
		complete_words(&c, joined, n);
	for (i = 0; i < n; i++)
		free(joined[i]);
	free(joined);
	complete_end(&c);
}

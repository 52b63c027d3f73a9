/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>

#include "base/nearest.h"
#include "base/utf8.h"
#include "base/xalloc.h"
#include "cli/args.h"

struct given {
	enum opt    id;
	const char *value; /* NULL for a switch */
};

struct args {
	const char  **words;
	size_t	      nwords;
	struct given *given;
	size_t	      ngiven, cap;
};

struct parser {
	struct args    *args;
	char *const    *words;
	int		nwords;
	int		i; /* the word being read */
	const enum opt *allowed;
	struct err     *err;
};

void
args_free(struct args *args)
{
	if (args == NULL)
		return;
	free(args->words);
	free(args->given);
	free(args);
}

int
args_count(const struct args *args)
{
	return (int)args->nwords;
}

const char *
args_get(const struct args *args, int n)
{
	return n >= 0 && (size_t)n < args->nwords ? args->words[n] : NULL;
}

bool
args_has(const struct args *args, enum opt id)
{
	return args_opt_count(args, id) > 0;
}

const char *
args_opt(const struct args *args, enum opt id)
{
	size_t n = args_opt_count(args, id);

	return n == 0 ? NULL : args_opt_nth(args, id, n - 1);
}

size_t
args_opt_count(const struct args *args, enum opt id)
{
	size_t i, n = 0;

	for (i = 0; i < args->ngiven; i++)
		n += args->given[i].id == id;
	return n;
}

const char *
args_opt_nth(const struct args *args, enum opt id, size_t nth)
{
	size_t i;

	for (i = 0; i < args->ngiven; i++) {
		if (args->given[i].id == id && nth-- == 0)
			return args->given[i].value;
	}
	return NULL;
}

/* -5 and -12,50 are amounts, - is a file. */
static bool
is_argument(const char *word)
{
	return word[0] != '-' || word[1] == '\0' ||
	    (word[1] >= '0' && word[1] <= '9');
}

/* Whether the word cannot be a value because it is an option itself: then the
 * value was forgotten. */
static bool
is_option_name(const char *word)
{
	bool several;

	return word[0] == '-' && word[1] == '-' && word[2] != '\0' &&
	    strchr(word, '=') == NULL &&
	    option_by_name(word + 2, NULL, &several) != NULL;
}

/* Record the option; value is what was joined to it, NULL when nothing. */
static int
record(struct parser *p, const struct option *o, const char *typed,
    const char *value)
{
	struct args *args = p->args;
	const char  *next;

	if (o->argument == NULL && value != NULL)
		return err_set(p->err, ERR_USAGE,
		    _("“%s” takes no value, and “%s” was given."), typed,
		    value);
	if (o->argument != NULL && value == NULL) {
		next = p->i + 1 < p->nwords ? p->words[p->i + 1] : NULL;
		if (next == NULL || is_option_name(next))
			return err_set(p->err, ERR_USAGE,
			    _("“%s” needs a value: %s %s."), typed, typed,
			    _(o->argument));
		value = next;
		p->i++;
	}
	if (o->argument != NULL && !o->repeats && args_has(args, o->id)) {
		err_set(p->err, ERR_USAGE, _("“%s” is given twice."), typed);
		return err_hint(p->err, _("Keep “%s” or “%s”."),
		    args_opt(args, o->id), value);
	}
	args->given = xgrow(
	    args->given, args->ngiven, &args->cap, sizeof(*args->given));
	args->given[args->ngiven].id = o->id;
	args->given[args->ngiven++].value = value;
	return 0;
}

/* The names of the options allowed here; the caller frees the array. */
static const char **
list_names(const enum opt *allowed, size_t *n)
{
	const char	   **names = NULL;
	const struct option *o;
	size_t		     cap = 0;

	for (*n = 0; *allowed != OPT_END; allowed++) {
		o = option_find(*allowed);
		names = xgrow(names, *n + 1, &cap, sizeof(*names));
		names[(*n)++] = o->en;
		if (strcmp(o->en, o->fr) != 0)
			names[(*n)++] = o->fr;
	}
	return names;
}

static int
refuse_unknown(struct parser *p, const char *name)
{
	const struct option *other;
	const char	   **names;
	char		     text[UTF8_EXCERPT];
	size_t		     n;
	bool		     several;

	utf8_excerpt(name, text);
	if (!utf8_valid(name, strlen(name)))
		return err_set(p->err, ERR_USAGE,
		    _("the option “--%s” is not valid UTF-8 text."), text);
	other = option_by_name(name, NULL, &several);
	if (other != NULL && !several)
		err_set(p->err, ERR_USAGE,
		    _("this command has no option “--%s”."), text);
	else
		err_set(
		    p->err, ERR_USAGE, _("there is no option “--%s”."), text);
	names = list_names(p->allowed, &n);
	if (other != NULL && other->id == OPT_FORMAT)
		err_hint(p->err, _("For an answer in JSON: --json."));
	else if (nearest_rank(name, names, n, 1) > 0)
		err_hint(p->err, _("Did you mean --%s?"), names[0]);
	free(names);
	return -1;
}

static int
refuse_ambiguous(struct parser *p, const char *name)
{
	const struct option *o;
	const enum opt	    *id;
	struct buf	     all = { .data = NULL };
	enum option_match    match;
	bool		     several;

	match = option_match(option_by_name(name, p->allowed, &several), name);
	for (id = p->allowed; *id != OPT_END; id++) {
		o = option_find(*id);
		if (option_match(o, name) == match)
			buf_addf(&all, "%s--%s", all.len > 0 ? ", " : "",
			    option_name_like(o, name));
	}
	err_set(p->err, ERR_USAGE, _("“--%s” may be several options: %s."),
	    name, buf_str(&all));
	err_hint(p->err, _("Write some more letters."));
	buf_fini(&all);
	return -1;
}

/* --name, --name=value */
static int
parse_name(struct parser *p, const char *word)
{
	const struct option *o;
	const char	    *equal = strchr(word, '=');
	char		    *typed;
	bool		     several;
	int		     rc;

	typed = equal == NULL ? xstrdup(word) :
				xstrndup(word, (size_t)(equal - word));
	o = option_by_name(typed + 2, p->allowed, &several);
	if (o == NULL)
		rc = refuse_unknown(p, typed + 2);
	else if (several)
		rc = refuse_ambiguous(p, typed + 2);
	else
		rc = record(p, o, typed, equal == NULL ? NULL : equal + 1);
	free(typed);
	return rc;
}

/* -x, -xVALUE, -xyz */
static int
parse_letters(struct parser *p, const char *word)
{
	const struct option *o;
	const char	    *letter, *value;
	char		     typed[3] = "-?";

	for (letter = word + 1; *letter != '\0'; letter++) {
		o = option_by_letter(*letter, p->allowed);
		if (o == NULL) {
			err_set(p->err, ERR_USAGE,
			    _("there is no option “-%.*s”."),
			    (int)utf8_fit(letter, 1), letter);
			return err_hint(p->err,
			    _("A text that begins with a "
			      "dash goes after “--”."));
		}
		typed[1] = *letter;
		value = o->argument != NULL && letter[1] != '\0' ? letter + 1 :
								   NULL;
		if (record(p, o, typed, value) == -1)
			return -1;
		if (o->argument != NULL)
			break;
	}
	return 0;
}

static int
parse(struct parser *p)
{
	const char *word;
	bool	    ended = false;
	int	    rc = 0;

	for (p->i = 0; rc == 0 && p->i < p->nwords; p->i++) {
		word = p->words[p->i];
		if (ended || is_argument(word))
			p->args->words[p->args->nwords++] = word;
		else if (strcmp(word, "--") == 0)
			ended = true;
		else if (word[1] == '-')
			rc = parse_name(p, word);
		else
			rc = parse_letters(p, word);
	}
	return rc;
}

struct args *
args_parse(
    char *const *words, int nwords, const enum opt *allowed, struct err *err)
{
	struct parser p = {
		.words = words, .nwords = nwords, .allowed = allowed, .err = err
	};

	p.args = xcalloc(1, sizeof(*p.args));
	p.args->words = xcalloc((size_t)nwords + 1, sizeof(*p.args->words));
	if (parse(&p) == -1) {
		args_free(p.args);
		return NULL;
	}
	return p.args;
}

/*
 * The option that a word names among all there are, with the value joined to
 * it. The command is not known yet, so a prefix stands for the first option
 * that it begins: enough to know whether the next word is its value.
 */
static const struct option *
guess_name(const char *word, const char **value, bool *several)
{
	const struct option *o;
	const char	    *equal = strchr(word, '=');
	char		    *name;

	name = equal == NULL ? xstrdup(word + 2) :
			       xstrndup(word + 2, (size_t)(equal - word) - 2);
	o = option_by_name(name, NULL, several);
	free(name);
	*value = equal == NULL ? NULL : equal + 1;
	return o;
}

/* The first of the letters that takes a value or asks for help. */
static const struct option *
guess_letters(const char *word, const char **value)
{
	const struct option *o = NULL;
	const char	    *letter;

	*value = NULL;
	for (letter = word + 1; *letter != '\0'; letter++) {
		o = option_by_letter(*letter, NULL);
		if (o != NULL && (o->argument != NULL || o->id == OPT_HELP))
			break;
	}
	if (*letter != '\0' && letter[1] != '\0')
		*value = letter + 1;
	return o;
}

/* Returns how many words after this one belong to it. */
static int
glance_option(char *const *words, int nwords, int i, struct args_glance *g)
{
	const struct option *o;
	const char	    *value;
	bool		     several = false;
	int		     used = 0;

	o = words[i][1] == '-' ? guess_name(words[i], &value, &several) :
				 guess_letters(words[i], &value);
	if (o == NULL)
		return 0;
	if (o->argument != NULL && value == NULL && i + 1 < nwords &&
	    !is_option_name(words[i + 1])) {
		value = words[i + 1];
		used = 1;
	}
	if (o->argument != NULL && value == NULL)
		g->waiting = o;
	if (!several && o->id == OPT_LANG)
		g->lang = value;
	else if (!several && o->id == OPT_FILE)
		g->file = value;
	else if (!several && o->id == OPT_HELP)
		g->help = true;
	else if (!several && o->id == OPT_VERSION)
		g->version = true;
	return used;
}

void
args_glance(char *const *words, int nwords, struct args_glance *g)
{
	int i;

	*g = (struct args_glance){ .first = -1, .second = -1, .last = -1 };
	for (i = 0; i < nwords; i++) {
		g->waiting = NULL;
		if (g->ended || is_argument(words[i])) {
			if (g->first == -1)
				g->first = i;
			else if (g->second == -1)
				g->second = i;
			g->count++;
			g->last = i;
		} else if (strcmp(words[i], "--") == 0)
			g->ended = true;
		else
			i += glance_option(words, nwords, i, g);
	}
}

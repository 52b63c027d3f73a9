/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>

#include "base/nearest.h"
#include "base/utf8.h"
#include "base/xalloc.h"
#include "cli/command.h"
#include "statement/statement.h"

const struct command_table command_tables[] = { { N_("The ledger"), cmd_init },
	{ NULL, cmd_config }, { NULL, cmd_account }, { NULL, cmd_class },
	{ N_("Every day"), cmd_dashboard }, { NULL, cmd_add },
	{ NULL, cmd_entry }, { NULL, cmd_list }, { NULL, cmd_show },
	{ NULL, cmd_advance }, { NULL, cmd_dues }, { NULL, cmd_dues_money },
	{ N_("What the coop owns and decides"), cmd_inventory },
	{ NULL, cmd_council }, { N_("Cash and bank"), cmd_cash },
	{ NULL, cmd_bank_import }, { NULL, cmd_bank_lines },
	{ NULL, cmd_bank_review }, { NULL, cmd_bank_book }, { NULL, cmd_bank },
	{ N_("Projects and budget"), cmd_budget }, { NULL, cmd_subsidy },
	{ N_("The end of the year"), cmd_check }, { NULL, cmd_year },
	{ NULL, cmd_discharge }, { N_("Documents"), cmd_report },
	{ N_("Exchanges"), cmd_export }, { NULL, cmd_export_books },
	{ NULL, cmd_export_xlsx }, { NULL, cmd_import },
	{ N_("Copies"), cmd_backup }, { N_("Mistakes"), cmd_history },
	{ N_("The department"), cmd_audit }, { NULL, cmd_audit_import },
	{ NULL, cmd_audit_look }, { NULL, cmd_audit_check },
	{ NULL, cmd_audit_sample }, { NULL, cmd_audit_export },
	{ NULL, cmd_audit_config }, { N_("Help"), cmd_help },
	{ NULL, cmd_completion }, { NULL, NULL } };

enum match { MATCH_NO, MATCH_BEGINS, MATCH_IS };

/* A word as it was typed, while what it means is looked for. */
struct search {
	const char	     *typed;
	char		     *folded;
	int		      place; /* 0: the noun, 1: the verb */
	const struct command *noun;  /* only its verbs; NULL: any */
	enum match	      best;
	const struct command *found;
	bool		      several;
};

const struct command *
command_next(struct command_walk *w)
{
	const struct command_table *table = &command_tables[w->table];

	if (table->rows == NULL)
		return NULL;
	if (table->rows[w->row].en == NULL) {
		w->table++;
		w->row = 0;
		return command_next(w);
	}
	w->title = w->row == 0 ? table->title : NULL;
	return &table->rows[w->row++];
}

const char *
command_name(const struct command *c, enum lang lang)
{
	return lang == LANG_FR ? c->fr : c->en;
}

bool
command_is_alone(const struct command *c)
{
	return strchr(c->en, ' ') == NULL;
}

bool
command_same_noun(const struct command *a, const struct command *b)
{
	size_t len = strcspn(a->en, " ");

	return strcspn(b->en, " ") == len && strncmp(a->en, b->en, len) == 0;
}

size_t
command_siblings(const struct command *c)
{
	struct command_walk   w = { .table = 0 };
	const struct command *other;
	size_t		      n = 0;

	while ((other = command_next(&w)) != NULL)
		n += command_same_noun(other, c);
	return n;
}

static bool
is_writing(const struct command *c)
{
	return c->mode == FILE_WRITE || c->mode == FILE_BATCH ||
	    c->mode == FILE_CREATE || c->mode == FILE_REPLACE;
}

void
command_options(const struct command *c, enum opt *out)
{
	const enum opt *own;
	int		id;

	for (own = c->options; *own != OPT_END; own++)
		*out++ = *own;
	if (is_writing(c) || c->own_output)
		*out++ = OPT_DRY_RUN;
	for (id = OPT_END + 1; id < OPT_COUNT; id++) {
		if (option_is_common((enum opt)id))
			*out++ = (enum opt)id;
	}
	*out = OPT_END;
}

/* The word of a name at that place, NULL when it has none; the caller frees
 * it. */
static char *
name_word(const char *name, int place)
{
	const char *space = strchr(name, ' ');

	if (place == 0 && space != NULL)
		return xstrndup(name, (size_t)(space - name));
	if (place == 0)
		return xstrdup(name);
	return space == NULL ? NULL : xstrdup(space + 1);
}

static enum match
match_name(const char *name, int place, const char *folded)
{
	char	  *word = name_word(name, place), *own;
	size_t	   len = strlen(folded);
	enum match match = MATCH_NO;

	if (word == NULL)
		return MATCH_NO;
	own = utf8_fold(word);
	if (len > 0 && strncmp(own, folded, len) == 0)
		match = own[len] == '\0' ? MATCH_IS : MATCH_BEGINS;
	free(own);
	free(word);
	return match;
}

static enum match
match_command(const struct search *s, const struct command *c)
{
	enum match en, fr;

	if (s->noun != NULL && !command_same_noun(s->noun, c))
		return MATCH_NO;
	en = match_name(c->en, s->place, s->folded);
	fr = match_name(c->fr, s->place, s->folded);
	return en > fr ? en : fr;
}

/* Whether both commands have the same word at the place that is looked at. */
static bool
same_word(
    const struct search *s, const struct command *a, const struct command *b)
{
	return s->place == 0 ? command_same_noun(a, b) : a == b;
}

static void
search_init(struct search *s, const char *typed, const struct command *noun)
{
	struct command_walk   w = { .table = 0 };
	const struct command *c;
	enum match	      m;

	*s = (struct search){
		.typed = typed, .noun = noun, .place = noun != NULL
	};
	s->folded = utf8_valid(typed, strlen(typed)) ? utf8_fold(typed) :
						       xstrdup("");
	while ((c = command_next(&w)) != NULL) {
		m = match_command(s, c);
		if (m > s->best) {
			s->best = m;
			s->found = c;
			s->several = false;
		} else if (m == s->best && m != MATCH_NO &&
		    !same_word(s, s->found, c))
			s->several = true;
	}
}

static void
search_fini(struct search *s)
{
	free(s->folded);
}

/* The language that the word was typed in: lang when it may be either. */
static enum lang
typed_lang(const struct search *s, const struct command *c, enum lang lang)
{
	enum match en = match_name(c->en, s->place, s->folded);
	enum match fr = match_name(c->fr, s->place, s->folded);

	if (en == fr)
		return lang;
	return en > fr ? LANG_EN : LANG_FR;
}

static enum lang
noun_lang(const char *typed, const struct command *noun, enum lang lang)
{
	struct search s = { .folded = utf8_fold(typed) };

	lang = typed_lang(&s, noun, lang);
	search_fini(&s);
	return lang;
}

/* Whether a command before c already has the word of c at that place. */
static bool
is_repeated(const struct search *s, const struct command *c)
{
	struct command_walk   w = { .table = 0 };
	const struct command *other;

	while ((other = command_next(&w)) != c) {
		if (same_word(s, other, c))
			return true;
	}
	return false;
}

static void
refuse_several(const struct search *s, enum lang lang, struct err *err)
{
	struct command_walk   w = { .table = 0 };
	const struct command *c;
	struct buf	      all = { .data = NULL };
	char		     *word;

	while ((c = command_next(&w)) != NULL) {
		if (match_command(s, c) != s->best || is_repeated(s, c))
			continue;
		word = name_word(
		    command_name(c, typed_lang(s, c, lang)), s->place);
		buf_addf(&all, "%s%s", all.len > 0 ? ", " : "", word);
		free(word);
	}
	err_set(err, ERR_USAGE, _("“%s” may be several commands: %s."),
	    s->typed, buf_str(&all));
	err_hint(err, _("Write some more letters."));
	buf_fini(&all);
}

/* What could have been meant at that place, in both languages. */
static char **
list_words(const struct search *s, size_t *n)
{
	struct command_walk   w = { .table = 0 };
	const struct command *c;
	char		    **words = NULL, *en, *fr;
	size_t		      cap = 0;

	*n = 0;
	while ((c = command_next(&w)) != NULL) {
		if (s->noun != NULL && !command_same_noun(s->noun, c))
			continue;
		if (is_repeated(s, c) ||
		    (en = name_word(c->en, s->place)) == NULL)
			continue;
		fr = name_word(c->fr, s->place);
		words = xgrow(words, *n + 1, &cap, sizeof(*words));
		words[(*n)++] = en;
		if (strcmp(en, fr) != 0)
			words[(*n)++] = fr;
		else
			free(fr);
	}
	return words;
}

static void
add_nearest(const struct search *s, struct buf *out)
{
	char	   **words;
	const char **ranked;
	size_t	     n, i, near;

	words = list_words(s, &n);
	ranked = xcalloc(n + 1, sizeof(*ranked));
	for (i = 0; i < n; i++)
		ranked[i] = words[i];
	near = nearest_rank(s->typed, ranked, n, 3);
	for (i = 0; i < near; i++)
		buf_addf(out, "%s%s", out->len > 0 ? ", " : "", ranked[i]);
	for (i = 0; i < n; i++)
		free(words[i]);
	free(words);
	free(ranked);
}

/* The commands of two words whose second word was typed alone. */
static void
add_verbs(const struct search *s, enum lang lang, struct buf *out)
{
	struct command_walk   w = { .table = 0 };
	struct search	      verb = *s;
	const struct command *c;

	verb.place = 1;
	while ((c = command_next(&w)) != NULL) {
		if (match_command(&verb, c) == MATCH_IS)
			buf_addf(out, "%s%s", out->len > 0 ? ", " : "",
			    command_name(c, typed_lang(&verb, c, lang)));
	}
}

/* A document whose name was typed as if it were a command: "crf". */
static void
add_document(const struct search *s, enum lang lang, struct buf *out)
{
	const struct document *d = document_table;

	while (d->en != NULL && strcmp(d->en, s->folded) != 0 &&
	    strcmp(d->fr, s->folded) != 0)
		d++;
	if (d->en != NULL)
		buf_addf(out, "%s%s %s", out->len > 0 ? ", " : "",
		    lang == LANG_FR ? "etat" : "report",
		    lang == LANG_FR ? d->fr : d->en);
}

static void
hint_meant(const struct search *s, enum lang lang, struct err *err)
{
	struct buf names = { .data = NULL };

	if (s->folded[0] == '\0')
		return;
	if (s->place == 0)
		add_verbs(s, lang, &names);
	if (s->place == 0)
		add_document(s, lang, &names);
	if (names.len == 0)
		add_nearest(s, &names);
	if (names.len > 0)
		err_hint(err, _("Did you mean: %s?"), buf_str(&names));
	buf_fini(&names);
}

static void
refuse_noun(const struct search *s, enum lang lang, struct err *err)
{
	char text[UTF8_EXCERPT];

	err_set(err, ERR_USAGE, _("there is no command “%s”."),
	    utf8_excerpt(s->typed, text));
	hint_meant(s, lang, err);
	err_hint(err, _("“quitus help” lists the commands."));
}

/* Whether what was typed after the noun begins the verb of the command. */
static bool
goes_on(const struct command *c, const char *second)
{
	char *folded;
	bool  begins;

	if (second == NULL || !utf8_valid(second, strlen(second)))
		return false;
	folded = utf8_fold(second);
	begins = match_name(c->en, 1, folded) != MATCH_NO ||
	    match_name(c->fr, 1, folded) != MATCH_NO;
	free(folded);
	return begins;
}

/* The only noun of those found whose commands are alone, or have such a verb. */
static const struct command *
only_noun(const struct search *s, bool alone, const char *second)
{
	struct command_walk   w = { .table = 0 };
	const struct command *c, *only = NULL;

	while ((c = command_next(&w)) != NULL) {
		if (match_command(s, c) != s->best ||
		    !(alone ? command_is_alone(c) : goes_on(c, second)))
			continue;
		if (only != NULL && !command_same_noun(only, c))
			return NULL;
		only = c;
	}
	return only;
}

/* Of several nouns that the word begins, the one that the next word belongs to:
 * "exp fec" exports, "exp 12" spends. */
static void
narrow(struct search *s, const char *second)
{
	const struct command *only = only_noun(s, false, second);

	if (only == NULL)
		only = only_noun(s, true, second);
	if (only == NULL)
		return;
	s->found = only;
	s->several = false;
}

const struct command *
command_noun(
    const char *word, const char *second, enum lang lang, struct err *err)
{
	struct search	      s;
	const struct command *found;

	search_init(&s, word, NULL);
	if (s.several)
		narrow(&s, second);
	found = s.several ? NULL : s.found;
	if (s.several)
		refuse_several(&s, lang, err);
	else if (found == NULL)
		refuse_noun(&s, lang, err);
	search_fini(&s);
	return found;
}

/* The command that is named by its noun alone, NULL when there is none. */
static const struct command *
find_alone(const struct command *noun)
{
	struct command_walk   w = { .table = 0 };
	const struct command *c;

	while ((c = command_next(&w)) != NULL) {
		if (command_same_noun(noun, c) && command_is_alone(c))
			return c;
	}
	return NULL;
}

static void
refuse_verb(
    const struct search *s, const char *noun, enum lang lang, struct err *err)
{
	struct command_walk   w = { .table = 0 };
	const struct command *c;
	struct buf	      all = { .data = NULL };
	char		      text[UTF8_EXCERPT];

	while ((c = command_next(&w)) != NULL) {
		if (command_same_noun(s->noun, c) && !command_is_alone(c))
			buf_addf(&all, "%s%s", all.len > 0 ? ", " : "",
			    command_name(c, lang));
	}
	if (s->typed[0] == '\0')
		err_set(err, ERR_USAGE, _("“%s” needs one more word: %s."),
		    noun, buf_str(&all));
	else {
		err_set(err, ERR_USAGE,
		    _("“%s %s” is not a command; these "
		      "are: %s."),
		    noun, utf8_excerpt(s->typed, text), buf_str(&all));
		hint_meant(s, lang, err);
	}
	buf_fini(&all);
}

const struct command *
command_find(const char *first, const char *second, enum lang lang, int *used,
    struct err *err)
{
	const struct command *noun, *alone, *found;
	struct search	      s;

	*used = 1;
	noun = command_noun(first, second, lang, err);
	if (noun == NULL)
		return NULL;
	alone = find_alone(noun);
	search_init(&s, second != NULL ? second : "", noun);
	if (s.found != NULL && (s.best == MATCH_IS || alone == NULL) &&
	    !s.several) {
		*used = 2;
		found = s.found;
	} else
		found = alone;
	if (found == NULL && s.several)
		refuse_several(&s, lang, err);
	else if (found == NULL)
		refuse_verb(&s, first, noun_lang(first, noun, lang), err);
	search_fini(&s);
	return found;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "book/cerfa.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/nearest.h"
#include "base/utf8.h"
#include "base/xalloc.h"
#include "book/words.h"
#include "store/sql.h"

#define FORM "data/cerfa-15059-02.csv"
#define WIDE "618" /* the account that words divide */

/* The cell at *at; moves after its separator. */
static char *
take_cell(const char **at)
{
	size_t len = strcspn(*at, ";\n");
	char  *cell = xstrndup(*at, len);

	*at += len;
	if (**at == ';')
		++*at;
	return cell;
}

/* A code with a dash stands below the one before the dash. */
static bool
is_below(const char *code, const char *heading)
{
	size_t n = strlen(heading);

	return strncmp(code, heading, n) == 0 && code[n] == '-';
}

static void
take_line(struct cerfa *c, const char *at)
{
	struct cerfa_line *l;
	char		  *side;

	c->lines = xgrow(c->lines, c->n, &c->cap, sizeof(*c->lines));
	l = &c->lines[c->n++];
	*l = (struct cerfa_line){ .code = take_cell(&at) };
	side = take_cell(&at);
	l->side = strcmp(side, "charges") == 0 ? CERFA_EXPENSES : CERFA_INCOME;
	free(side);
	l->label = take_cell(&at);
	l->accounts = take_cell(&at);
	l->words = take_cell(&at);
	if (c->n > 1 && is_below(l->code, l[-1].code))
		l[-1].heading = true;
}

void
cerfa_load(struct cerfa *c)
{
	const struct sql_text *text = sql_find(FORM);
	const char	      *at;

	if (text == NULL)
		return;
	/* Below its header. */
	at = strchr((const char *)text->bytes, '\n');
	while (at != NULL && at[1] != '\0') {
		take_line(c, at + 1);
		at = strchr(at + 1, '\n');
	}
}

void
cerfa_fini(struct cerfa *c)
{
	struct cerfa_line *l;

	while (c->n > 0) {
		l = &c->lines[--c->n];
		free(l->code);
		free(l->label);
		free(l->accounts);
		free(l->words);
	}
	free(c->lines);
	*c = (struct cerfa){ .lines = NULL };
}

static const struct cerfa_line *
refuse(const struct cerfa *c, const char *word, struct err *err)
{
	const char **names = xcalloc(c->n, sizeof(*names));
	size_t	     i, n = 0;

	for (i = 0; i < c->n; i++)
		if (!c->lines[i].heading)
			names[n++] = c->lines[i].code;
	err_set(
	    err, ERR_USAGE, _("“%s” is no line of form cerfa 15059."), word);
	if (nearest_rank(word, names, n, 1) > 0)
		err_hint(err, _("Did you mean “%s”?"), names[0]);
	else
		err_hint(err,
		    _("For instance: --cerfa 62-deplacements; quitus report "
		      "subsidy ID shows them all."));
	free(names);
	return NULL;
}

const struct cerfa_line *
cerfa_find(const struct cerfa *c, const char *word, struct err *err)
{
	const struct cerfa_line *found = NULL;
	char			*folded = utf8_fold(word);
	size_t			 i, n = strlen(folded), count = 0;

	for (i = 0; i < c->n && n > 0; i++) {
		if (c->lines[i].heading ||
		    strncmp(c->lines[i].code, folded, n) != 0)
			continue;
		found = &c->lines[i];
		count++;
		if (found->code[n] == '\0') {
			count = 1;
			break;
		}
	}
	free(folded);
	return count == 1 ? found : refuse(c, word, err);
}

/* How many words of a label are among these. */
static size_t
count_words(const struct words *label, const char *among)
{
	struct words w = { .list = NULL };
	size_t	     i, j, n = 0;

	words_split(&w, among);
	for (i = 0; i < w.n; i++)
		for (j = 0; j < label->n; j++)
			n += words_compare(w.list[i].stem,
				 label->list[j].stem) != WORDS_NO;
	words_fini(&w);
	return n;
}

static const struct cerfa_line *
find_by_words(const struct cerfa *c, const char *label)
{
	const struct cerfa_line *best = NULL;
	struct words		 w = { .list = NULL };
	size_t			 i, n, most = 0;

	words_split(&w, label);
	for (i = 0; i < c->n; i++) {
		n = count_words(&w, c->lines[i].words);
		if (n > most) {
			most = n;
			best = &c->lines[i];
		}
	}
	words_fini(&w);
	return best;
}

/* How well "741@commune" fits: 0 not at all; a longer prefix fits better, and
 * one with the provenance better than the same without. */
static size_t
fit_one(
    const char *rule, size_t len, const char *account, const char *provenance)
{
	size_t n = strcspn(rule, "@ ");

	if (strncmp(account, rule, n) != 0)
		return 0;
	if (n == len)
		return 2 * n;
	if (provenance == NULL || strlen(provenance) != len - n - 1 ||
	    strncmp(rule + n + 1, provenance, len - n - 1) != 0)
		return 0;
	return 2 * n + 1;
}

static size_t
fit(const char *rules, const char *account, const char *provenance)
{
	size_t len, n, best = 0;

	for (; *rules != '\0'; rules += len + strspn(rules + len, " ")) {
		len = strcspn(rules, " ");
		n = fit_one(rules, len, account, provenance);
		if (n > best)
			best = n;
	}
	return best;
}

const struct cerfa_line *
cerfa_of(const struct cerfa *c, const char *account, const char *provenance,
    const char *label)
{
	const struct cerfa_line *best = NULL;
	size_t			 i, n, most = 0;

	if (label != NULL && strncmp(account, WIDE, strlen(WIDE)) == 0)
		best = find_by_words(c, label);
	if (best != NULL)
		return best;
	for (i = 0; i < c->n; i++) {
		n = fit(c->lines[i].accounts, account, provenance);
		if (n > most) {
			most = n;
			best = &c->lines[i];
		}
	}
	return best;
}

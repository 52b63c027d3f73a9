/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/first_run.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/utf8.h"
#include "base/xalloc.h"
#include "book/year.h"
#include "cli/command.h"
#include "cli/prompt.h"
#include "cli/session.h"
#include "value/money.h"

enum kind { KIND_TEXT, KIND_OPTIONAL, KIND_YEAR, KIND_MONEY, KIND_FILE };

static const struct question {
	enum opt    option; /* of init; OPT_END: the file */
	enum kind   kind;
	const char *text; /* N_() */
} questions[] = { { OPT_NAME, KIND_TEXT, N_("Name of the school?") },
	{ OPT_TOWN, KIND_OPTIONAL, N_("Town?") },
	{ OPT_NUMBER, KIND_TEXT, N_("Number of the coop at the OCCE?") },
	{ OPT_DEPARTMENT, KIND_TEXT, N_("Department?  (59, 2A, 974)") },
	{ OPT_AGENT, KIND_OPTIONAL, N_("Who keeps the money (mandataire)?") },
	{ OPT_YEAR, KIND_YEAR,
	    N_("Which school year?  (2025 begins on 1 September 2025)") },
	{ OPT_BANK, KIND_MONEY,
	    N_("What did the bank account hold on the first day?") },
	{ OPT_CASH, KIND_MONEY,
	    N_("What did the cash box hold on the first day?") },
	{ OPT_END, KIND_FILE, N_("Name of the file?") } };

#define QUESTIONS (sizeof(questions) / sizeof(questions[0]))

struct beginning {
	struct ctx    *ctx;
	struct prompt *prompt;
	char	      *answers[QUESTIONS]; /* NULL: none yet, "": none */
};

/* ---- What an empty line means ---- */

/* "École Jean-Jaurès" is ecole-jean-jaures.quitus. */
static char *
file_of(const char *name)
{
	struct buf out = { .data = NULL };
	char	  *folded = utf8_fold(name), *p;

	for (p = folded; *p != '\0'; p++) {
		if (isalnum((unsigned char)*p) && (unsigned char)*p < 0x80)
			buf_addc(&out, *p);
		else if (out.len > 0 && out.data[out.len - 1] != '-')
			buf_addc(&out, '-');
	}
	while (out.len > 0 && out.data[out.len - 1] == '-')
		out.data[--out.len] = '\0';
	if (out.len == 0)
		buf_adds(&out, "coop");
	buf_adds(&out, ".quitus");
	free(folded);
	return buf_steal(&out);
}

static char *
usual(const struct beginning *b, const struct question *q)
{
	switch (q->kind) {
	case KIND_YEAR:
		return xasprintf("%d", date_school_year(b->ctx->today));
	case KIND_MONEY:
		return xstrdup("0");
	case KIND_FILE:
		return file_of(b->answers[0]);
	default:
		return xstrdup("");
	}
}

/* ---- One question ---- */

static int
check(const struct beginning *b, const struct question *q, const char *answer)
{
	struct err  *err = b->ctx->err;
	struct money m;

	if (q->kind == KIND_TEXT && answer[0] == '\0')
		return err_set(err, ERR_USAGE, _("this must be answered."));
	if (q->kind == KIND_YEAR &&
	    (strlen(answer) != 4 || strspn(answer, "0123456789") != 4)) {
		err_set(err, ERR_USAGE, _("“%s” is no year."), answer);
		return err_hint(err,
		    _("Type the year it begins in: 2025 "
		      "is 1 September 2025 to 31 August 2026."));
	}
	if (q->kind == KIND_MONEY)
		return money_parse_zero(answer, &m, err);
	return 0;
}

/* 0: answered; 1: the answers end. */
static int
ask(struct beginning *b, size_t i)
{
	const struct question *q = &questions[i];
	struct buf	       text = { .data = NULL };
	char		      *before, *typed;

	before = b->answers[i] != NULL ? b->answers[i] : usual(b, q);
	b->answers[i] = NULL;
	buf_addf(&text, "\n%s\n", _(q->text));
	if (before[0] != '\0')
		buf_addf(&text, _("  Enter: %s\n"), before);
	else if (q->kind == KIND_OPTIONAL)
		buf_adds(&text, _("  Enter: not said\n"));
	buf_adds(&text, "> ");
	for (;;) {
		typed = prompt_ask(b->prompt, buf_str(&text), NULL, NULL);
		if (typed != NULL && typed[0] == '\0') {
			free(typed);
			typed = xstrdup(before);
		}
		if (typed == NULL || check(b, q, typed) == 0)
			break;
		free(typed);
		prompt_tell_error(b->prompt, b->ctx->err);
	}
	buf_fini(&text);
	free(before);
	b->answers[i] = typed;
	return typed == NULL;
}

/* ---- The command ---- */

static char **
make_line(const struct beginning *b, int *n)
{
	char **words = xcalloc(QUESTIONS + 1, sizeof(*words));
	size_t i;

	words[(*n)++] = xstrdup(b->answers[QUESTIONS - 1]);
	for (i = 0; i < QUESTIONS - 1; i++) {
		if (b->answers[i][0] == '\0' ||
		    (questions[i].kind == KIND_MONEY &&
			strcmp(b->answers[i], "0") == 0))
			continue;
		words[(*n)++] = xasprintf("--%s=%s",
		    option_name(option_find(questions[i].option), b->ctx->lang),
		    b->answers[i]);
	}
	return words;
}

static bool
accepts(struct beginning *b, const char *typed)
{
	struct buf text = { .data = NULL };
	char	  *answer;
	bool	   yes;

	buf_addf(&text, _("\nThis command begins the books:\n  %s\n"), typed);
	buf_adds(&text, _("Run it?  [Y/n]  > "));
	answer = prompt_ask(b->prompt, buf_str(&text), NULL, NULL);
	yes = answer != NULL && strchr("nN", answer[0]) == NULL;
	yes = yes || (answer != NULL && answer[0] == '\0');
	buf_fini(&text);
	free(answer);
	return yes;
}

/* 0: done, or left; 1: what was refused is told, and can be mended. */
static int
begin(struct beginning *b, bool *touched)
{
	enum opt     options[OPT_COUNT];
	struct args *args;
	char	   **words, *typed;
	int	     n = 0, i, rc = 0;

	words = make_line(b, &n);
	typed = session_typed_as(cmd_init, b->ctx->lang, n, words);
	command_options(cmd_init, options);
	args = args_parse(words, n, options, b->ctx->err);
	if (args != NULL && accepts(b, typed))
		rc = session_run(b->ctx, cmd_init, args, typed, touched);
	else if (args == NULL)
		rc = -1;
	if (rc == -1 && prompt_tell_error(b->prompt, b->ctx->err))
		rc = 1;
	args_free(args);
	free(typed);
	for (i = 0; i < n; i++)
		free(words[i]);
	free(words);
	return rc;
}

static int
guide(struct beginning *b, bool *touched)
{
	size_t i;
	int    rc = 1;

	while (rc == 1) {
		for (i = 0; i < QUESTIONS; i++)
			if (ask(b, i) != 0)
				return 0;
		rc = begin(b, touched);
	}
	return rc;
}

static bool
wants_guide(struct beginning *b)
{
	char *answer;
	bool  yes;

	if (!prompt_is_terminal(b->prompt))
		return false;
	answer = prompt_ask(
	    b->prompt, _("\nShall we begin now?  [Y/n]  > "), NULL, NULL);
	yes = answer != NULL &&
	    (answer[0] == '\0' || strchr("oOyY", answer[0]) != NULL);
	free(answer);
	return yes;
}

int
first_run(struct ctx *ctx, bool *touched)
{
	struct beginning b = { .ctx = ctx };
	size_t		 i;
	int		 rc = 0;

	*touched = false;
	if (date_today(&ctx->today, ctx->err) == -1)
		return -1;
	b.prompt = prompt_new(ctx);
	prompt_tell(b.prompt,
	    _("quitus keeps the books of a school cooperative. There is no "
	      "ledger in this folder.\n"
	      "  To begin one:         quitus init FILE --name \"École ...\" "
	      "--number N --department N\n"
	      "  It is elsewhere:      quitus -f FILE\n"
	      "  What quitus can do:   quitus help\n"));
	if (wants_guide(&b))
		rc = guide(&b, touched);
	for (i = 0; i < QUESTIONS; i++)
		free(b.answers[i]);
	prompt_free(b.prompt);
	return rc;
}

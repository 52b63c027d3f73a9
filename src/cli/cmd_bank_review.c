/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/i18n.h"
#include "base/utf8.h"
#include "base/xalloc.h"
#include "book/account.h"
#include "book/suggest.h"
#include "cli/bank_lines.h"
#include "cli/command.h"
#include "cli/entry_input.h"
#include "cli/entry_output.h"
#include "cli/prompt.h"

/* Deciding the lines one by one: what is decided is written at the end, as one
 * operation; Ctrl-C keeps nothing. */
struct review {
	struct ctx	      *ctx;
	struct prompt	      *prompt;
	const struct args     *args;
	const struct matching *m;
	size_t		       decided;
	bool		       left; /* the user goes away */
};

enum answer { ANSWER_AGAIN, ANSWER_NEXT, ANSWER_FAILED };

static enum answer
decided(struct review *v, int rc)
{
	if (rc == -1)
		return prompt_tell_error(v->prompt, v->ctx->err) ?
		    ANSWER_AGAIN :
		    ANSWER_FAILED;
	v->decided++;
	return ANSWER_NEXT;
}

/* Numbers of entries. */
static int
match_numbers(struct review *v, const struct bank_line *l, char *text)
{
	int64_t ids[PAIR_MAX];
	char   *word, *rest = NULL;
	size_t	n = 0;
	int	year;

	if (input_year(v->ctx, v->args, &year) == -1)
		return -1;
	for (word = strtok_r(text, " ,;+", &rest); word != NULL && n < PAIR_MAX;
	     word = strtok_r(NULL, " ,;+", &rest)) {
		if (bank_read_entry(v->ctx, year, word, &ids[n++]) == -1)
			return -1;
	}
	return bank_match_make(v->ctx->db, l, ids, n);
}

/* "c 6500", "b 6500 Stamps": the entry is made from the line. */
static int
book(struct review *v, const struct bank_line *l, const char *text)
{
	struct entry e;
	char	    *word, code[CODE_MAX];
	size_t	     len = strcspn(text, " ");
	int	     rc = -1;

	entry_init(&e);
	word = xstrndup(text, len);
	text += len + strspn(text + len, " ");
	if (account_resolve(v->ctx->db, word, code) == 0 &&
	    bank_match_check_line(v->ctx->db, l) == 0 &&
	    bank_begin_entry(v->ctx, l, code, &e) == 0) {
		entry_add_posting(&e, l->amount.cents < 0 ? code : l->account,
		    l->amount.cents < 0 ? l->account : code,
		    money_abs(l->amount));
		rc = 0;
	}
	if (rc == 0 && *text != '\0') {
		free(e.label);
		e.label = NULL;
		rc = input_label(v->ctx, text, &e.label);
	}
	if (rc == 0)
		rc = entry_add(v->ctx->db, &e);
	if (rc == 0)
		rc = bank_match_make(v->ctx->db, l, &e.id, 1);
	entry_fini(&e);
	free(word);
	return rc;
}

static void
help(struct review *v)
{
	prompt_tell(v->prompt,
	    _("y: yes, it is that entry; n: not now; a number, or several: it "
	      "is these entries; b CODE [LABEL]: make the entry, on that "
	      "account; i: it is not for the books; q: stop here and keep what "
	      "was decided.\n"));
}

/* Both languages are understood: o and y, c and b. */
static enum answer
answer(struct review *v, const struct bank_line *l, const struct pair *p,
    char *typed)
{
	char c = (char)tolower((unsigned char)typed[0]);

	if (isdigit((unsigned char)c))
		return decided(v, match_numbers(v, l, typed));
	if ((c == 'b' || c == 'c') && typed[1] == ' ')
		return decided(v, book(v, l, typed + 2));
	if (c == '\0' || (c == 'n' && typed[1] == '\0'))
		return ANSWER_NEXT;
	if (typed[1] == '\0' && (c == 'o' || c == 'y') && p != NULL)
		return decided(v, bank_make_pair(v->ctx, v->m, p));
	if (typed[1] == '\0' && c == 'i')
		return decided(v, bank_line_ignore(v->ctx->db, l->id, true));
	if (typed[1] == '\0' && c == 'q') {
		v->left = true;
		return ANSWER_NEXT;
	}
	help(v);
	return ANSWER_AGAIN;
}

/* Where it could go, when no entry is in sight. */
static void
add_suggestions(struct review *v, const struct bank_line *l, struct buf *text)
{
	struct suggestion *list;
	size_t		   i, n;

	if (suggest_accounts(v->ctx->db, l->label,
		l->amount.cents < 0 ? "6" : "7", &list, &n) == -1)
		return;
	for (i = 0; i < n && i < 3; i++)
		buf_addf(text, "    %s  %s (%s)\n", list[i].account,
		    list[i].label, list[i].reason);
	suggest_free(list, n);
}

static void
add_question(struct review *v, const struct bank_line *l, const struct pair *p,
    struct buf *text)
{
	char day[DATE_ISO], amount[MONEY_TEXT];

	if (p != NULL) {
		bank_add_pair(text, v->m, p);
		buf_adds(text, _("Is it? [y, n, numbers, b CODE, i, q] "));
		return;
	}
	buf_addf(text, _("line %lld  %s  %s  "), (long long)l->id,
	    date_fr(l->day, day), money_text(l->amount, MONEY_SIGNED, amount));
	buf_addf(text, "%s\n", l->label);
	add_suggestions(v, l, text);
	buf_adds(text, _("What is it? [numbers, b CODE, i, n, q] "));
}

static int
review_line(struct review *v, const struct bank_line *l, const struct pair *p)
{
	struct buf  text = { 0 };
	char	   *typed;
	enum answer a = ANSWER_AGAIN;

	add_question(v, l, p, &text);
	while (a == ANSWER_AGAIN) {
		typed = prompt_ask(v->prompt, buf_str(&text), NULL, NULL);
		if (typed == NULL)
			v->left = true;
		a = typed == NULL ? ANSWER_NEXT : answer(v, l, p, typed);
		free(typed);
	}
	buf_fini(&text);
	return a == ANSWER_FAILED ? -1 : 0;
}

static int
review_account(const char *code, const char *label, void *arg)
{
	struct review	  *v = arg;
	struct matching	   m;
	const struct pair *p;
	size_t		   i, next = 0;
	int		   rc;

	(void)label;
	rc = bank_match_find(v->ctx->db, code, &m);
	v->m = &m;
	for (i = 0; rc == 0 && i < m.nlines && !v->left; i++) {
		while (next < m.npairs && m.pairs[next].line < i)
			next++;
		p = next < m.npairs && m.pairs[next].line == i ?
		    &m.pairs[next] :
		    NULL;
		rc = review_line(v, &m.lines[i], p);
	}
	matching_fini(&m);
	return rc;
}

static int
run_review(struct ctx *ctx, const struct args *args)
{
	struct review v = { .ctx = ctx, .args = args };

	int rc;

	v.prompt = prompt_new(ctx);
	rc = bank_line_accounts(ctx->db, review_account, &v);
	prompt_free(v.prompt);
	if (rc == -1)
		return -1;
	if (ctx->json)
		output_json(
		    ctx, json_pack("{s:I}", "decided", (json_int_t)v.decided));
	else
		buf_addf(&ctx->out,
		    ngettext("%zu line of the bank is decided.\n",
			"%zu lines of the bank are decided.\n", v.decided),
		    v.decided);
	return 0;
}

static const enum opt review_options[] = { OPT_YEAR, OPT_END };

const struct command cmd_bank_review[] = {
	{ .en = "bank review",
	    .fr = "banque revoir",
	    .arguments = "",
	    .help = N_("decide the bank's lines one by one"),
	    .options = review_options,
	    .min = 0,
	    .max = 0,
	    .mode = FILE_WRITE,
	    .run = run_review,
	    .examples = N_("quitus bank review\n"
			   "quitus bank review --dry-run\n"
			   "quitus bank review --year 2024") },
	{ .en = NULL }
};

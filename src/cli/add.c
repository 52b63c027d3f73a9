/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/add.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/xalloc.h"
#include "book/account.h"
#include "book/balance.h"
#include "book/entry.h"
#include "book/ledger.h"
#include "cli/command.h"
#include "cli/session.h"

static const struct add_step *const steps[] = { &add_step_what,
	&add_step_advance, &add_step_class, &add_step_label, &add_step_amount,
	&add_step_account, &add_step_subsidy, &add_step_provenance,
	&add_step_way, &add_step_from, &add_step_to, &add_step_method,
	&add_step_cheque, &add_step_bank, &add_step_day, &add_step_party,
	&add_step_axes };

#define STEPS ((int)(sizeof(steps) / sizeof(steps[0])))

void
adding_clear(struct adding *a)
{
	free(a->label);
	free(a->parts);
	free(a->provenance);
	free(a->cheque);
	free(a->party);
	free(a->class);
	free(a->project);
	*a = (struct adding){ .ctx = a->ctx,
		.prompt = a->prompt,
		.year = a->year,
		.day = a->day };
}

/* ---- One question ---- */

enum asked { ASKED_DONE, ASKED_BACK, ASKED_END, ASKED_FAILED };

static char *
ask(struct adding *a, const struct add_step *s)
{
	struct buf q = { .data = NULL }, now = { .data = NULL };
	char	  *typed;

	buf_addc(&q, '\n');
	s->question(a, &q);
	s->tell(a, &now);
	if (now.len > 0)
		buf_addf(&q, _("  Enter: %s\n"), buf_str(&now));
	buf_adds(&q, "> ");
	typed = prompt_ask(a->prompt, buf_str(&q), s->words, a);
	buf_fini(&q);
	buf_fini(&now);
	return typed;
}

static enum asked
ask_step(struct adding *a, const struct add_step *s)
{
	enum take t = TAKE_AGAIN;
	char	 *typed;
	bool	  back;

	while (t != TAKE_DONE) {
		typed = ask(a, s);
		if (typed == NULL)
			return ASKED_END;
		back = strcmp(typed, "<") == 0;
		t = back ? TAKE_DONE : s->take(a, typed);
		free(typed);
		if (back)
			return ASKED_BACK;
		if (t == TAKE_WRONG &&
		    !prompt_tell_error(a->prompt, a->ctx->err))
			return ASKED_FAILED;
	}
	return ASKED_DONE;
}

/* ---- All of them ---- */

/* The next question that applies in a direction; it is i itself at best, -1 or
 * STEPS when there is none. */
static int
seek(const struct adding *a, int i, int by)
{
	while (i >= 0 && i < STEPS && !steps[i]->applies(a))
		i += by;
	return i;
}

/* From that question to the last one. */
static enum asked
walk(struct adding *a, int i)
{
	enum asked r;

	for (i = seek(a, i, 1); i < STEPS; i = seek(a, i, 1)) {
		r = ask_step(a, steps[i]);
		if (r == ASKED_BACK && seek(a, i - 1, -1) >= 0)
			i = seek(a, i - 1, -1);
		else if (r == ASKED_DONE)
			i++;
		else if (r != ASKED_BACK)
			return r;
	}
	return ASKED_DONE;
}

static bool
is_answered(const struct adding *a, const struct add_step *s)
{
	struct buf now = { .data = NULL };
	bool	   is;

	s->tell(a, &now);
	is = now.len > 0;
	buf_fini(&now);
	return is;
}

/* What an answer that was changed asks for anew. */
static enum asked
complete(struct adding *a)
{
	enum asked r = ASKED_DONE;
	int	   i;

	for (i = 0; i < STEPS && r == ASKED_DONE; i++)
		if (steps[i]->applies(a) && !steps[i]->optional &&
		    !is_answered(a, steps[i]))
			r = ask_step(a, steps[i]);
	return r == ASKED_BACK ? ASKED_DONE : r;
}

static void
list_answers(const struct adding *a, struct buf *out)
{
	int i, n = 0;

	buf_adds(out, _("\nWhat is to be changed?  (Enter: nothing)\n"));
	for (i = 0; i < STEPS; i++) {
		if (!steps[i]->applies(a))
			continue;
		buf_addf(out, "  [%d] %s: ", ++n, _(steps[i]->name));
		steps[i]->tell(a, out);
		buf_addc(out, '\n');
	}
}

/* The nth question that applies, from 1; -1 when there is none. */
static int
nth_step(const struct adding *a, long n)
{
	int i;

	for (i = 0; i < STEPS; i++)
		if (steps[i]->applies(a) && --n == 0)
			return i;
	return -1;
}

static enum asked
change(struct adding *a)
{
	struct buf q = { .data = NULL };
	char	  *typed;
	enum asked r;
	int	   i;

	list_answers(a, &q);
	buf_adds(&q, "> ");
	typed = prompt_ask(a->prompt, buf_str(&q), NULL, NULL);
	buf_fini(&q);
	if (typed == NULL)
		return ASKED_END;
	i = nth_step(a, strtol(typed, NULL, 10));
	free(typed);
	if (i == -1)
		return ASKED_DONE;
	/* Another kind of entry asks other questions. */
	r = i == 0 ? walk(a, 0) : ask_step(a, steps[i]);
	return r == ASKED_DONE ? complete(a) : r;
}

/* ---- Writing ---- */

/* Run the command that the answers make, or try it. */
static int
run(struct adding *a, bool try)
{
	enum opt	      options[OPT_COUNT];
	const struct command *c;
	struct ctx	     *ctx = a->ctx;
	struct args	     *args = NULL;
	char		    **words, *typed = NULL;
	bool		      dry = ctx->dry_run;
	int		      n, used, rc = -1, i;

	words = add_line(a, &n);
	c = command_find(words[0], words[1], LANG_EN, &used, ctx->err);
	if (c != NULL) {
		command_options(c, options);
		args = args_parse(words + used, n - used, options, ctx->err);
	}
	if (args != NULL) {
		typed = session_typed_as(c, ctx->lang, n - used, words + used);
		ctx->dry_run = dry || try;
		rc = session_write(ctx, c, args, typed);
		ctx->dry_run = dry;
	}
	args_free(args);
	free(typed);
	for (i = 0; i < n; i++)
		free(words[i]);
	free(words);
	return rc;
}

/* "512 : 1 333,66 € → 1 188,66 €" for an account of ours. */
static int
add_balance(struct adding *a, const char *code, bool out, struct buf *text)
{
	struct money before, after;
	char	     b[MONEY_TEXT], e[MONEY_TEXT];

	if (balance_account(a->ctx->db, a->year, code, &before) == -1)
		return -1;
	after = MONEY(before.cents + (out ? -1 : 1) * a->amount.cents);
	buf_addf(text, _("  %s: %s → %s\n"), code,
	    money_text(before, MONEY_EURO, b),
	    money_text(after, MONEY_EURO, e));
	return 0;
}

static int
add_balances(struct adding *a, struct buf *text)
{
	char bank[CODE_MAX];
	bool out = add_takes_money(a) || a->what == ADD_MOVED;
	bool in = add_brings_money(a) || a->what == ADD_MOVED;

	if (account_resolve(a->ctx->db, "bank", bank) == -1)
		return -1;
	if (out &&
	    add_balance(a, a->from[0] != '\0' ? a->from : bank, true, text) ==
		-1)
		return -1;
	if (in &&
	    add_balance(a, a->to[0] != '\0' ? a->to : bank, false, text) == -1)
		return -1;
	return 0;
}

/* What would be written, as the command tells it; its warnings too. */
static int
show(struct adding *a)
{
	struct ctx *ctx = a->ctx;
	struct buf  text = { .data = NULL };
	int	    rc;

	ctx->brief = true;
	rc = run(a, true);
	ctx->brief = false;
	if (rc == 0) {
		buf_addf(&text, "\n  %s", buf_str(&ctx->out));
		rc = add_balances(a, &text);
		if (ctx->notes.len > 0)
			buf_addf(&text, "  %s", buf_str(&ctx->notes));
		prompt_tell(a->prompt, buf_str(&text));
	}
	buf_fini(&text);
	buf_reset(&ctx->out);
	buf_reset(&ctx->notes);
	return rc;
}

static enum entry_kind
kind_of(const struct adding *a)
{
	switch (a->what) {
	case ADD_IN:
		return ENTRY_INCOME;
	case ADD_OUT:
		return ENTRY_EXPENSE;
	case ADD_MOVED:
		return ENTRY_TRANSFER;
	default:
		return ENTRY_ADVANCE;
	}
}

static int
write_entry(struct adding *a)
{
	struct ctx *ctx = a->ctx;
	char	   *voucher;
	struct buf  text = { .data = NULL };
	int	    rc;

	voucher = entry_next_voucher(
	    ctx->db, date_school_year(a->day), kind_of(a));
	rc = voucher == NULL ? -1 : run(a, false);
	if (rc == 0) {
		/* A person has just read it. */
		if (ctx->json || !prompt_is_terminal(a->prompt))
			fputs(buf_str(&ctx->out), ctx->io->out);
		fflush(ctx->io->out);
		buf_addf(&text,
		    ctx->dry_run ? _("Trial run: nothing was written.\n") :
				   _("Recorded. Write %s on the paper.\n"),
		    voucher);
		prompt_tell(a->prompt, buf_str(&text));
	}
	buf_fini(&text);
	buf_reset(&ctx->out);
	buf_reset(&ctx->notes);
	free(voucher);
	return rc;
}

/* ---- One entry ---- */

enum verdict {
	VERDICT_YES,
	VERDICT_NO,
	VERDICT_CHANGE,
	VERDICT_BACK,
	VERDICT_END
};

static enum verdict
confirm(struct adding *a)
{
	static const char *const choices[] = { "oui|yes", "non|no",
		"modifier|change", "<", NULL };
	enum verdict		 v;
	char			*typed;
	int			 i;

	for (;;) {
		typed = prompt_ask(a->prompt,
		    _("Record it?  [y]es  [n]o  [c]hange  < back  > "), NULL,
		    NULL);
		if (typed == NULL)
			return VERDICT_END;
		i = *typed == '\0' ? 0 : add_choose(typed, choices);
		free(typed);
		if (i == -1)
			continue;
		v = (enum verdict)i;
		return v;
	}
}

/* What goes on after a question that was asked in between. */
static enum add_end
ended(enum asked r)
{
	return r == ASKED_FAILED ? ADD_FAILED : ADD_END;
}

static enum add_end
settle(struct adding *a, bool *again)
{
	enum asked r = ASKED_DONE;

	*again = true;
	if (show(a) == -1) {
		if (!prompt_tell_error(a->prompt, a->ctx->err))
			return ADD_FAILED;
		r = change(a);
		return r == ASKED_DONE || r == ASKED_BACK ? ADD_WRITTEN :
							    ended(r);
	}
	switch (confirm(a)) {
	case VERDICT_YES:
		*again = false;
		return write_entry(a) == -1 ? ADD_FAILED : ADD_WRITTEN;
	case VERDICT_NO:
		*again = false;
		prompt_tell(a->prompt, _("Nothing was written.\n"));
		return ADD_DROPPED;
	case VERDICT_CHANGE:
		r = change(a);
		break;
	case VERDICT_BACK:
		r = walk(a, seek(a, STEPS - 1, -1));
		break;
	case VERDICT_END:
		return ADD_END;
	}
	return r == ASKED_DONE || r == ASKED_BACK ? ADD_WRITTEN : ended(r);
}

enum add_end
add_one(struct adding *a)
{
	enum asked   r = walk(a, 0);
	enum add_end end = ADD_WRITTEN;
	bool	     again = true;

	if (r != ASKED_DONE)
		return ended(r);
	while (again && (end == ADD_WRITTEN))
		end = settle(a, &again);
	return end;
}

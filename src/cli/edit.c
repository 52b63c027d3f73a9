/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/edit.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/xalloc.h"
#include "book/account.h"
#include "cli/entry_input.h"

/* The side of the typed accounts: what is not money. A transfer has none; an
 * advance given or returned has 541 there, which no option changes. */
static bool
typed_side(const struct entry *e, enum input_side *side)
{
	if (e->npostings == 0)
		return false;
	*side = code_class(e->postings[0].debit) == 6 ? INPUT_DEBIT :
							INPUT_CREDIT;
	return code_class(e->postings[0].debit) == 6 ||
	    code_class(e->postings[0].credit) == 7;
}

static int
refuse_option(struct ctx *ctx, enum opt opt)
{
	return err_set(ctx->err, ERR_USAGE,
	    _("--%s does not apply to this kind of entry."),
	    option_name(option_find(opt), ctx->lang));
}

/* Move one side of every posting to another money account. */
static int
change_money(
    struct ctx *ctx, const struct args *args, struct entry *e, enum opt opt)
{
	char   code[CODE_MAX], *to;
	size_t i;

	if (!args_has(args, opt))
		return 0;
	if (input_money_account(ctx, args, opt, code) == -1)
		return -1;
	for (i = 0; i < e->npostings; i++) {
		to = opt == OPT_FROM ? e->postings[i].credit :
				       e->postings[i].debit;
		if (!code_is_money(to))
			return refuse_option(ctx, opt);
		snprintf(to, CODE_MAX, "%s", code);
	}
	return 0;
}

/* Change the only amount, or the only account, in place. */
static int
change_single(struct ctx *ctx, struct entry *e, struct money amount)
{
	if (e->npostings != 1) {
		err_set(ctx->err, ERR_USAGE,
		    _("this entry is split over several accounts."));
		return err_hint(ctx->err,
		    _("Give its parts again, one --split "
		      "CODE=AMOUNT each."));
	}
	e->postings[0].amount = amount;
	return 0;
}

/* Make the postings anew from --account or --split, with the purpose of
 * the first. */
static int
change_parts(struct ctx *ctx, const struct args *args, struct entry *e,
    struct money amount)
{
	enum input_side side;
	struct entry	old;
	size_t		i;
	int		rc;

	if (!typed_side(e, &side))
		return refuse_option(
		    ctx, args_has(args, OPT_SPLIT) ? OPT_SPLIT : OPT_ACCOUNT);
	entry_copy(&old, e);
	entry_clear_postings(e);
	rc = input_postings(ctx, args, e, side,
	    side == INPUT_DEBIT ? old.postings[0].credit :
				  old.postings[0].debit,
	    amount, NULL);
	for (i = 0; i < e->npostings; i++)
		posting_copy_purpose(&e->postings[i], &old.postings[0]);
	entry_fini(&old);
	return rc;
}

/* --bank and --cash: what the opening puts in the account, 0 for nothing. */
static int
change_opening(struct ctx *ctx, const struct args *args, struct entry *e,
    enum opt opt, const char *word)
{
	struct money	amount;
	char		code[CODE_MAX];
	struct posting *p = NULL;
	size_t		i;

	if (!args_has(args, opt))
		return 0;
	if (e->kind != ENTRY_OPENING)
		return refuse_option(ctx, opt);
	if (account_resolve(ctx->db, word, code) == -1 ||
	    money_parse_zero(args_opt(args, opt), &amount, ctx->err) == -1)
		return -1;
	for (i = 0; i < e->npostings && p == NULL; i++)
		if (strcmp(e->postings[i].debit, code) == 0)
			p = &e->postings[i];
	if (p == NULL && amount.cents > 0)
		entry_add_posting(e, code, "110", amount);
	else if (p != NULL && amount.cents > 0)
		p->amount = amount;
	else if (p != NULL)
		*p = e->postings[--e->npostings];
	return 0;
}

/* A reversal is the mirror of its entry, to the cent. */
static int
check_mirror(struct ctx *ctx, const struct args *args, const struct entry *e)
{
	static const enum opt money[] = { OPT_AMOUNT, OPT_ACCOUNT, OPT_SPLIT,
		OPT_FROM, OPT_TO };
	size_t		      i;

	for (i = 0; e->reverses != 0 && i < sizeof(money) / sizeof(money[0]);
	     i++)
		if (args_has(args, money[i]))
			return err_set(ctx->err, ERR_RULE,
			    _("entry %lld "
			      "reverses entry %lld: its amounts are those."),
			    (long long)e->number, (long long)e->reverses);
	return 0;
}

int
edit_apply(struct ctx *ctx, const struct args *args, struct entry *e)
{
	struct money amount = entry_amount(e);
	int	     rc = 0;

	if (check_mirror(ctx, args, e) == -1)
		return -1;
	if (args_has(args, OPT_AMOUNT) &&
	    input_amount(ctx, args_opt(args, OPT_AMOUNT), &amount) == -1)
		return -1;
	if (args_has(args, OPT_LABEL)) {
		free(e->label);
		e->label = NULL;
		if (input_label(ctx, args_opt(args, OPT_LABEL), &e->label) ==
		    -1)
			return -1;
	}
	if (args_has(args, OPT_ACCOUNT) || args_has(args, OPT_SPLIT))
		rc = change_parts(ctx, args, e, amount);
	else if (args_has(args, OPT_AMOUNT))
		rc = change_single(ctx, e, amount);
	if (rc == -1 || change_money(ctx, args, e, OPT_FROM) == -1 ||
	    change_money(ctx, args, e, OPT_TO) == -1 ||
	    change_opening(ctx, args, e, OPT_BANK, "bank") == -1 ||
	    change_opening(ctx, args, e, OPT_CASH, "cash") == -1 ||
	    input_texts(ctx, args, e) == -1)
		return -1;
	return input_axes(ctx, args, e);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/utf8.h"
#include "base/xalloc.h"
#include "book/account.h"
#include "book/suggest.h"
#include "cli/bank_lines.h"
#include "cli/command.h"
#include "cli/entry_input.h"

/* ---- What the bank's label tells ---- */

/* The first words of labels, by the means of payment that they are. */
static const char *
method_of(const char *folded, struct money amount)
{
	static const char *const words[][2] = { { "cheque", "cheque" },
		{ "chq", "cheque" }, { "remise", "cheque" },
		{ "carte", "card" }, { "cb ", "card" }, { "achat cb", "card" },
		{ "paiement cb", "card" }, { "prlv", "debit" },
		{ "prelevement", "debit" }, { "vir", "transfer" } };
	size_t			 i;

	for (i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		if (strncmp(folded, words[i][0], strlen(words[i][0])) == 0)
			return strcmp(words[i][0], "remise") == 0 &&
				amount.cents < 0 ?
			    NULL :
			    words[i][1];
	return NULL;
}

static void
take_method(const struct bank_line *l, struct entry *e)
{
	char		*folded = utf8_fold(l->label);
	struct pair_line line = { l->day, l->amount, folded, l->cheque };
	char		 number[PAIR_NUMBER];
	const char	*method = method_of(folded, l->amount);

	if (bank_pair_number(&line, number)) {
		method = "cheque";
		e->reference = xstrdup(number);
	}
	if (method != NULL)
		e->method = xstrdup(method);
	free(folded);
}

static int
refuse_side(struct ctx *ctx, const struct bank_line *l, const char *code)
{
	if (l->amount.cents < 0) {
		err_set(ctx->err, ERR_RULE,
		    _("this line is money that went out: account %s does not "
		      "go with it."),
		    code);
		return err_hint(ctx->err,
		    _("Choose an account that begins with 6, or 530 for money "
		      "put into the cash box."));
	}
	err_set(ctx->err, ERR_RULE,
	    _("this line is money that came in: account %s does not go with "
	      "it."),
	    code);
	return err_hint(ctx->err,
	    _("Choose an account that begins with 7, or 530 for money of the "
	      "cash box."));
}

int
bank_begin_entry(struct ctx *ctx, const struct bank_line *l, const char *code,
    struct entry *e)
{
	int class = code_class(code);

	if (code_is_money(code))
		e->kind = ENTRY_TRANSFER;
	else if (class == 6 && l->amount.cents < 0)
		e->kind = ENTRY_EXPENSE;
	else if (class == 7 && l->amount.cents > 0)
		e->kind = ENTRY_INCOME;
	else
		return refuse_side(ctx, l, code);
	e->day = l->day;
	e->label = xstrdup(l->label);
	take_method(l, e);
	return 0;
}

/* ---- The command ---- */

/* No account was typed: the likely ones are proposed. */
static int
propose_accounts(struct ctx *ctx, const struct bank_line *l, const char *label)
{
	struct suggestion *list;
	size_t		   i, n;

	if (suggest_accounts(ctx->db, label != NULL ? label : l->label,
		l->amount.cents < 0 ? "6" : "7", &list, &n) == -1)
		return -1;
	err_set(ctx->err, ERR_USAGE, _("which account is it for?"));
	for (i = 0; i < n && i < 3; i++)
		err_hint(ctx->err, "--account %s  %s (%s)", list[i].account,
		    list[i].label, list[i].reason);
	if (n == 0)
		err_hint(ctx->err,
		    _("Add --account CODE. The codes and what goes where: "
		      "quitus account list"));
	suggest_free(list, n);
	return -1;
}

/* The account that tells what kind of entry it is: --account, or that of the
 * first part. */
static int
typed_account(struct ctx *ctx, const struct args *args, char code[CODE_MAX])
{
	const char *word = args_opt(args, OPT_ACCOUNT);
	char	   *copy;
	int	    rc;

	if (word != NULL)
		return account_resolve(ctx->db, word, code);
	word = args_opt_nth(args, OPT_SPLIT, 0);
	copy = xstrndup(word, strcspn(word, "@="));
	rc = account_resolve(ctx->db, copy, code);
	free(copy);
	return rc;
}

static int
record(struct ctx *ctx, const struct args *args, const struct bank_line *l,
    struct entry *e)
{
	const char     *label = args_count(args) > 1 ? args_get(args, 1) :
						       args_opt(args, OPT_LABEL);
	enum input_side side = l->amount.cents < 0 ? INPUT_DEBIT : INPUT_CREDIT;
	char		code[CODE_MAX];

	if (!args_has(args, OPT_ACCOUNT) && !args_has(args, OPT_SPLIT))
		return propose_accounts(ctx, l, label);
	if (typed_account(ctx, args, code) == -1 ||
	    bank_begin_entry(ctx, l, code, e) == -1)
		return -1;
	if (label != NULL) {
		free(e->label);
		e->label = NULL;
		if (input_label(ctx, label, &e->label) == -1)
			return -1;
	}
	if (input_texts(ctx, args, e) == -1 ||
	    input_postings(ctx, args, e, side, l->account, money_abs(l->amount),
		NULL) == -1 ||
	    input_axes(ctx, args, e) == -1)
		return -1;
	e->ticked = true; /* by the match, before the answer is printed */
	if (input_record(ctx, args, e) == -1)
		return -1;
	return bank_match_make(ctx->db, l, &e->id, 1);
}

static int
run_book(struct ctx *ctx, const struct args *args)
{
	struct bank_line l;
	struct entry	 e;
	int		 rc = -1;

	entry_init(&e);
	if (bank_read_line(ctx, args_get(args, 0), &l) == 0)
		rc = bank_match_check_line(ctx->db, &l);
	if (rc == 0)
		rc = record(ctx, args, &l, &e);
	entry_fini(&e);
	bank_line_fini(&l);
	return rc;
}

static const enum opt book_options[] = { OPT_ACCOUNT, OPT_SPLIT, OPT_LABEL,
	OPT_PROVENANCE, INPUT_OPTIONS, OPT_SUBSIDY, OPT_CERFA, OPT_END };

const struct command cmd_bank_book[] = {
	{ .en = "bank book",
	    .fr = "banque comptabiliser",
	    .arguments = N_("LINE [LABEL]"),
	    .help = N_("make the entry from the bank's line"),
	    .options = book_options,
	    .min = 1,
	    .max = 2,
	    .mode = FILE_WRITE,
	    .run = run_book,
	    .examples = N_("quitus bank book 14 --account 6500\n"
			   "quitus bank book 15 \"Town subsidy\" -a 7410 "
			   "--provenance commune --project Circus\n"
			   "quitus bank book 16 -a 530") },
	{ .en = NULL }
};

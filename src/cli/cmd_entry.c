/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/xalloc.h"
#include "book/account.h"
#include "book/attach.h"
#include "book/grant.h"
#include "book/seal.h"
#include "book/year.h"
#include "cli/command.h"
#include "cli/edit.h"
#include "cli/entry_input.h"
#include "cli/entry_output.h"
#include "value/text.h"

/* ---- Recording ---- */

/* AMOUNT comes before LABEL; whoever swaps them is told so. */
static int
read_amount(struct ctx *ctx, const struct args *args, struct money *amount)
{
	struct err   quiet = { .kind = ERR_NONE };
	struct money other;

	if (input_amount(ctx, args_get(args, 0), amount) == 0)
		return 0;
	if (args_count(args) > 1 &&
	    money_parse(args_get(args, 1), &other, &quiet) == 0)
		err_hint(
		    ctx->err, _("The amount comes first, then the label."));
	err_fini(&quiet);
	return -1;
}

/* Notes and coins leave the cash box, no cheque does. (One that was received may
 * lie there.) */
static int
check_paid_in_cash(
    struct ctx *ctx, const struct args *args, const struct entry *e)
{
	const char *cheque = args_opt(args, OPT_CHEQUE);

	if ((cheque == NULL || *cheque == '\0') &&
	    (e->method == NULL || strcmp(e->method, "cash") == 0))
		return 0;
	err_set(
	    ctx->err, ERR_USAGE, _("what the cash box pays is paid in cash."));
	return err_hint(ctx->err,
	    _("Say --from bank, or leave the cheque and --method out."));
}

/* Read AMOUNT LABEL, what is common to expense and income, and record. */
static int
record(struct ctx *ctx, const struct args *args, struct entry *e,
    enum input_side side, enum opt money_option)
{
	struct money amount;
	char	     money[CODE_MAX];

	if (read_amount(ctx, args, &amount) == -1 ||
	    input_label(ctx, args_get(args, 1), &e->label) == -1 ||
	    input_money_account(ctx, args, money_option, money) == -1)
		return -1;
	if (code_is_cash(money) && e->method == NULL)
		e->method = xstrdup("cash");
	if (input_texts(ctx, args, e) == -1 ||
	    (side == INPUT_DEBIT && code_is_cash(money) &&
		check_paid_in_cash(ctx, args, e) == -1) ||
	    input_postings(ctx, args, e, side, money, amount, NULL) == -1 ||
	    input_axes(ctx, args, e) == -1)
		return -1;
	return input_record(ctx, args, e);
}

static int
run_expense(struct ctx *ctx, const struct args *args)
{
	struct entry e;
	int	     rc;

	entry_init(&e);
	e.kind = ENTRY_EXPENSE;
	rc = record(ctx, args, &e, INPUT_DEBIT, OPT_FROM);
	entry_fini(&e);
	return rc;
}

static int
run_income(struct ctx *ctx, const struct args *args)
{
	struct entry e;
	int	     rc;

	entry_init(&e);
	e.kind = ENTRY_INCOME;
	rc = record(ctx, args, &e, INPUT_CREDIT, OPT_TO);
	entry_fini(&e);
	return rc;
}

/* What a transfer is called when nobody said: books are kept in French. */
static const char *
transfer_label(const char *from, const char *to)
{
	if (code_is_cash(from) && code_is_bank(to))
		return "Versement d’espèces à la banque";
	if (code_is_bank(from) && code_is_cash(to))
		return "Retrait d’espèces pour la caisse";
	return "Virement interne";
}

static int
record_transfer(struct ctx *ctx, const struct args *args, struct entry *e)
{
	const char  *label = args_get(args, 1);
	struct money amount;
	char	     from[CODE_MAX], to[CODE_MAX];

	if (!args_has(args, OPT_FROM) || !args_has(args, OPT_TO)) {
		err_set(ctx->err, ERR_USAGE,
		    _("where does the money come from, "
		      "and where does it go?"));
		return err_hint(ctx->err,
		    _("For instance: quitus transfer 200 "
		      "--from cash --to bank"));
	}
	if (read_amount(ctx, args, &amount) == -1 ||
	    input_money_account(ctx, args, OPT_FROM, from) == -1 ||
	    input_money_account(ctx, args, OPT_TO, to) == -1)
		return -1;
	if (label == NULL)
		label = transfer_label(from, to);
	if (input_label(ctx, label, &e->label) == -1 ||
	    input_texts(ctx, args, e) == -1)
		return -1;
	entry_add_posting(e, to, from, amount);
	if (input_axes(ctx, args, e) == -1)
		return -1;
	return input_record(ctx, args, e);
}

static int
run_transfer(struct ctx *ctx, const struct args *args)
{
	struct entry e;
	int	     rc;

	entry_init(&e);
	e.kind = ENTRY_TRANSFER;
	rc = record_transfer(ctx, args, &e);
	entry_fini(&e);
	return rc;
}

/* ---- Correcting ---- */

/* Load the entry that argument 0 names. */
static int
load(struct ctx *ctx, const struct args *args, struct entry *e)
{
	int64_t number;
	int	year;

	entry_init(e);
	if (input_year(ctx, args, &year) == -1 ||
	    input_number(ctx, args_get(args, 0), &number) == -1)
		return -1;
	return entry_load(ctx->db, year, number, e);
}

static const enum opt edit_options[] = { OPT_AMOUNT, OPT_LABEL, OPT_ACCOUNT,
	OPT_SPLIT, OPT_FROM, OPT_TO, OPT_DATE, OPT_METHOD, OPT_CHEQUE,
	OPT_VOUCHER, OPT_PARTY, OPT_PROJECT, OPT_CLASS, OPT_PROVENANCE,
	OPT_SUBSIDY, OPT_CERFA, OPT_DECISION, OPT_ATTACH, OPT_BANK, OPT_CASH,
	OPT_YEAR, OPT_END };

/* A number alone changes nothing: say so, whoever expected questions. */
static int
require_change(struct ctx *ctx, const struct args *args)
{
	const enum opt *o;

	for (o = edit_options; *o != OPT_END; o++)
		if (*o != OPT_YEAR && args_has(args, *o))
			return 0;
	err_set(ctx->err, ERR_USAGE, _("what is to be changed?"));
	return err_hint(ctx->err,
	    _("Name it and its new value, for instance: quitus edit %s "
	      "--amount 45,90. All that can be: quitus help edit"),
	    args_get(args, 0));
}

static int
run_edit(struct ctx *ctx, const struct args *args)
{
	struct entry e;
	int	     rc = -1;

	if (load(ctx, args, &e) == 0 && entry_must_be_draft(ctx->db, &e) == 0 &&
	    require_change(ctx, args) == 0 && edit_apply(ctx, args, &e) == 0 &&
	    entry_replace(ctx->db, &e) == 0 && input_files(ctx, args, &e) == 0)
		rc = entry_print_result(ctx, &e);
	if (rc == 0)
		rc = grant_warn(ctx->db, &e, &ctx->notes);
	entry_fini(&e);
	return rc;
}

static int
void_entry(struct ctx *ctx, const struct args *args, struct entry *e,
    const char *reason)
{
	struct entry reversal;
	struct date  day = ctx->today;
	int	     rc = -1;

	if (args_has(args, OPT_DATE) &&
	    date_parse(args_opt(args, OPT_DATE), &ctx->dates, &day, ctx->err) ==
		-1)
		return -1;
	if (entry_void(ctx->db, e, day, reason, &reversal) == 0)
		rc = entry_print_result(
		    ctx, reversal.number != 0 ? &reversal : e);
	entry_fini(&reversal);
	return rc;
}

static int
run_void(struct ctx *ctx, const struct args *args)
{
	struct entry e;
	const char  *typed = args_opt(args, OPT_REASON);
	char	    *reason;
	int	     rc = -1;

	if (typed == NULL) {
		err_set(ctx->err, ERR_USAGE, _("why is it voided?"));
		return err_hint(ctx->err,
		    _("Add --reason \"...\": it is kept "
		      "with the entry, for whoever reads the books later."));
	}
	if (text_take(typed, TEXT_LABEL_MAX, _("reason"), &reason, ctx->err) ==
	    -1)
		return -1;
	if (load(ctx, args, &e) == 0)
		rc = void_entry(ctx, args, &e, reason);
	entry_fini(&e);
	free(reason);
	return rc;
}

/* ---- Proving ---- */

static int
run_validate(struct ctx *ctx, const struct args *args)
{
	struct date until;
	char	    day[DATE_ISO];
	int64_t	    n;
	int	    year;

	if (input_year(ctx, args, &year) == -1)
		return -1;
	until = date_year_end(year);
	if (args_has(args, OPT_UNTIL) &&
	    date_parse(
		args_opt(args, OPT_UNTIL), &ctx->dates, &until, ctx->err) == -1)
		return -1;
	if (!args_has(args, OPT_UNTIL)) {
		err_set(ctx->err, ERR_USAGE, _("up to which day?"));
		return err_hint(ctx->err,
		    _("Add --until DATE. What is "
		      "validated is final: it can be reversed, no more "
		      "changed."));
	}
	if (date_compare(until, date_year_start(year)) < 0 ||
	    date_compare(until, date_year_end(year)) > 0)
		year = date_school_year(until);
	if (seal_validate(ctx->db, year, until, &n) == -1)
		return -1;
	if (ctx->json)
		output_json(ctx,
		    json_pack("{s:I, s:s}", "validated", (json_int_t)n, "until",
			date_iso(until, day)));
	else
		buf_addf(&ctx->out,
		    ngettext("%lld entry is validated, up to "
			     "%s.\n",
			"%lld entries are validated, up to %s.\n",
			(unsigned long)n),
		    (long long)n, date_fr(until, day));
	return 0;
}

static int
print_files(struct ctx *ctx, const struct entry *e)
{
	json_t *o = entry_json(e);
	int	rc = entry_json_files(ctx->db, e, o);

	output_json(ctx, o);
	return rc;
}

static int
run_attach(struct ctx *ctx, const struct args *args)
{
	struct entry e;
	int	     i, n = args_count(args) - 1, rc;

	rc = load(ctx, args, &e);
	for (i = 1; rc == 0 && i <= n; i++)
		rc = attach_add(ctx->db, e.id, args_get(args, i));
	if (rc == 0 && ctx->json)
		rc = print_files(ctx, &e);
	else if (rc == 0)
		buf_addf(&ctx->out,
		    ngettext("%d file is kept with entry "
			     "%lld.\n",
			"%d files are kept with entry %lld.\n",
			(unsigned long)n),
		    n, (long long)e.number);
	entry_fini(&e);
	return rc;
}

/* ---- The rows ---- */

static const enum opt expense_options[] = { OPT_ACCOUNT, OPT_SPLIT, OPT_FROM,
	INPUT_OPTIONS, OPT_SUBSIDY, OPT_CERFA, OPT_END };
static const enum opt income_options[] = { OPT_ACCOUNT, OPT_SPLIT, OPT_TO,
	OPT_PROVENANCE, INPUT_OPTIONS, OPT_SUBSIDY, OPT_CERFA, OPT_END };
static const enum opt transfer_options[] = { OPT_FROM, OPT_TO, INPUT_OPTIONS,
	OPT_END };
static const enum opt void_options[] = { OPT_REASON, OPT_DATE, OPT_YEAR,
	OPT_END };
static const enum opt validate_options[] = { OPT_UNTIL, OPT_YEAR, OPT_END };
static const enum opt attach_options[] = { OPT_YEAR, OPT_END };

const struct command cmd_entry[] = {
	{ .en = "expense",
	    .fr = "depense",
	    .arguments = N_("AMOUNT LABEL"),
	    .help = N_("record money that went out"),
	    .options = expense_options,
	    .min = 2,
	    .max = 2,
	    .mode = FILE_WRITE,
	    .run = run_expense,
	    .examples = N_(
		"quitus expense 145 \"Museum tickets\" --account 6180 --cheque next\n"
		"quitus expense 12,80 \"Flour and eggs\" -a 6180 --from cash "
		"--class CM1\n"
		"quitus expense 356,50 \"OCCE membership\" --split 6281=317,75 "
		"--split 6168=38,75") },
	{ .en = "income",
	    .fr = "recette",
	    .arguments = N_("AMOUNT LABEL"),
	    .help = N_("record money that came in"),
	    .options = income_options,
	    .min = 2,
	    .max = 2,
	    .mode = FILE_WRITE,
	    .run = run_income,
	    .examples = N_(
		"quitus income 385 \"Families, cash\" --account 7562 --to cash\n"
		"quitus income 900 \"Town subsidy\" -a 7410 --provenance commune "
		"--project Circus\n"
		"quitus income 87,40 \"Cake sale\" -a 7080 --date 06/03") },
	{ .en = "transfer",
	    .fr = "virement",
	    .arguments = N_("AMOUNT [LABEL]"),
	    .help = N_("move money between the bank and the cash box"),
	    .options = transfer_options,
	    .min = 1,
	    .max = 2,
	    .mode = FILE_WRITE,
	    .run = run_transfer,
	    .examples = N_(
		"quitus transfer 400 --from cash --to bank\n"
		"quitus transfer 50 \"Change for the fair\" --from bank --to cash\n"
		"quitus transfer 230 --from cash --to bank --date 06/11") },
	{ .en = "edit",
	    .fr = "modifier",
	    .arguments = N_("NUMBER"),
	    .help = N_("change a draft entry"),
	    .options = edit_options,
	    .min = 1,
	    .max = 1,
	    .mode = FILE_WRITE,
	    .run = run_edit,
	    .examples = N_("quitus edit 12 --amount 45,90\n"
			   "quitus edit 12 --account 6500 --date 02/04\n"
			   "quitus edit 1 --bank 2184,37 --cash 63,50") },
	{ .en = "void",
	    .fr = "annuler",
	    .arguments = N_("NUMBER"),
	    .help = N_("cancel an entry; a validated one is reversed"),
	    .options = void_options,
	    .min = 1,
	    .max = 1,
	    .mode = FILE_WRITE,
	    .run = run_void,
	    .examples = N_(
		"quitus void 12 --reason \"Recorded twice\"\n"
		"quitus void 12 --reason \"Cheque lost\" --date 15/05\n"
		"quitus void 3 --reason \"Wrong year\" --dry-run") },
	{ .en = "validate",
	    .fr = "valider",
	    .arguments = "",
	    .help = N_("make entries final and seal them"),
	    .options = validate_options,
	    .min = 0,
	    .max = 0,
	    .mode = FILE_WRITE,
	    .run = run_validate,
	    .examples = N_("quitus validate --until 31/12\n"
			   "quitus validate --until yesterday\n"
			   "quitus validate --until 30/06 --dry-run") },
	{ .en = "attach",
	    .fr = "joindre",
	    .arguments = N_("NUMBER FILE..."),
	    .help = N_("keep a scanned voucher with an entry"),
	    .options = attach_options,
	    .min = 2,
	    .max = -1,
	    .mode = FILE_WRITE,
	    .run = run_attach,
	    .examples = N_("quitus attach 12 invoice.pdf\n"
			   "quitus attach 12 front.jpg back.jpg\n"
			   "quitus show 12 --extract vouchers") },
	{ .en = NULL }
};

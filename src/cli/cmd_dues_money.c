/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/utf8.h"
#include "base/xalloc.h"
#include "book/axis.h"
#include "book/contribution.h"
#include "book/dues.h"
#include "book/year.h"
#include "cli/command.h"
#include "cli/entry_input.h"
#include "cli/entry_output.h"

/* The money account of the entry, and cash as its method when it is the box. */
static int
read_money(struct ctx *ctx, const struct args *args, enum opt opt,
    struct entry *e, char money[CODE_MAX])
{
	if (input_money_account(ctx, args, opt, money) == -1)
		return -1;
	if (code_is_cash(money))
		e->method = xstrdup("cash");
	return input_texts(ctx, args, e);
}

/* ---- dues pay ---- */

/* Books are kept in French, and so is the usual label. */
static char *
usual_label(const struct dues *d)
{
	bool insured = !d->known || d->due.insurance.cents > 0;

	if (!d->known)
		return xstrdup("Cotisation OCCE et assurance");
	return xasprintf("Cotisation OCCE%s — %lld %s",
	    insured ? " et assurance" : "", (long long)d->members.all,
	    d->members.all > 1 ? "membres" : "membre");
}

static int
refuse_paid(struct ctx *ctx, const struct dues *d)
{
	char a[MONEY_TEXT], b[MONEY_TEXT], text[YEAR_TEXT];

	err_set(ctx->err, ERR_RULE,
	    _("nothing is left to pay for %s: %s was due, %s is paid."),
	    year_text(d->year, text), money_text(d->due.total, MONEY_EURO, a),
	    money_text(d->paid, MONEY_EURO, b));
	return err_hint(ctx->err,
	    _("If members have joined since, count them first: quitus dues "
	      "headcount CLASS --pupils N --adults N"));
}

/* One of the two accounts took more than its part: the entry that did is to be
 * put right before another adds to it. */
static int
refuse_excess(struct ctx *ctx, const char *code, struct money left)
{
	char a[MONEY_TEXT];

	err_set(ctx->err, ERR_RULE,
	    _("account %s already took %s more than its part of the dues."),
	    code, money_text(money_neg(left), MONEY_EURO, a));
	return err_hint(ctx->err,
	    _("Put the entry right that did: quitus list --account %s, then "
	      "quitus edit NUMBER --split 6281=AMOUNT --split 6168=AMOUNT"),
	    code);
}

static int
check_left(struct ctx *ctx, const struct dues *d)
{
	if (dues_require(ctx->db, d) == -1)
		return -1;
	if (dues_left(d).cents <= 0)
		return refuse_paid(ctx, d);
	if (dues_membership_left(d).cents < 0)
		return refuse_excess(
		    ctx, DUES_MEMBERSHIP, dues_membership_left(d));
	if (dues_insurance_left(d).cents < 0)
		return refuse_excess(
		    ctx, DUES_INSURANCE, dues_insurance_left(d));
	return 0;
}

static int
refuse_amount(struct ctx *ctx, struct money left, struct money amount)
{
	char	     a[MONEY_TEXT], b[MONEY_TEXT], c[MONEY_TEXT];
	struct money gap = money_abs(MONEY(left.cents - amount.cents));

	err_set(ctx->err, ERR_RULE,
	    amount.cents < left.cents ?
		_("the dues left to pay are %s and the amount is %s: %s is "
		  "missing.") :
		_("the dues left to pay are %s and the amount is %s: %s too "
		  "much."),
	    money_text(left, MONEY_EURO, a), money_text(amount, MONEY_EURO, b),
	    money_text(gap, MONEY_EURO, c));
	return err_hint(ctx->err,
	    _("Leave the amount out to pay what is due, or say what each "
	      "account takes: --split 6281=AMOUNT --split 6168=AMOUNT"));
}

static void
add_part(struct entry *e, const char *code, const char *money, struct money m)
{
	if (m.cents > 0)
		entry_add_posting(e, code, money, m);
}

/* The parts of the cheque: those typed, else what is due on each account. */
static int
read_parts(struct ctx *ctx, const struct args *args, const struct dues *d,
    const char *money, struct entry *e)
{
	bool	     split = args_has(args, OPT_SPLIT);
	const char  *typed = args_get(args, 0);
	struct money amount = dues_left(d);

	if ((!split || typed == NULL) && check_left(ctx, d) == -1)
		return -1;
	if (typed != NULL && input_amount(ctx, typed, &amount) == -1)
		return -1;
	if (split)
		return input_postings(
		    ctx, args, e, INPUT_DEBIT, money, amount, NULL);
	if (amount.cents != dues_left(d).cents)
		return refuse_amount(ctx, dues_left(d), amount);
	add_part(e, DUES_MEMBERSHIP, money, dues_membership_left(d));
	add_part(e, DUES_INSURANCE, money, dues_insurance_left(d));
	return 0;
}

static int
pay(struct ctx *ctx, const struct args *args, struct entry *e)
{
	struct year y;
	struct dues d;
	char	    money[CODE_MAX], *label;
	int	    rc;

	if (read_money(ctx, args, OPT_FROM, e, money) == -1 ||
	    year_for_day(ctx->db, e->day, &y) == -1 ||
	    dues_load(ctx->db, y.year, &d) == -1 ||
	    read_parts(ctx, args, &d, money, e) == -1)
		return -1;
	label = args_get(args, 1) != NULL ? xstrdup(args_get(args, 1)) :
					    usual_label(&d);
	rc = input_label(ctx, label, &e->label);
	free(label);
	if (rc == -1 || input_axes(ctx, args, e) == -1)
		return -1;
	return input_record(ctx, args, e);
}

static int
run_pay(struct ctx *ctx, const struct args *args)
{
	struct entry e;
	int	     rc;

	entry_init(&e);
	e.kind = ENTRY_EXPENSE;
	rc = pay(ctx, args, &e);
	entry_fini(&e);
	return rc;
}

/* ---- dues collect ---- */

/* More families than pupils is a slip of the keyboard, or two collections. */
static int
note_families(struct ctx *ctx, const struct entry *e, const char *class,
    int64_t contributors)
{
	struct headcount h;
	bool		 found;

	if (dues_find_headcount(ctx->db, e->year, class, &found, &h) == -1)
		return -1;
	if (found && contributors > h.pupils)
		buf_addf(&ctx->notes,
		    _("Careful: the families that gave are %lld, the pupils of %s "
		      "are %lld.\n"),
		    (long long)contributors, class, (long long)h.pupils);
	return 0;
}

/* How many gave stands beside the entry, in the answer too. */
static int
keep_contributors(struct ctx *ctx, const struct entry *e, const char *class,
    int64_t contributors)
{
	json_t *o;

	if (contributors == 0)
		return 0;
	if (contribution_set(ctx->db, e->id, contributors) == -1)
		return -1;
	if (ctx->json) {
		buf_reset(&ctx->out);
		o = entry_json(e);
		json_object_set_new(
		    o, "contributors", json_integer(contributors));
		output_json(ctx, o);
	}
	return note_families(ctx, e, class, contributors);
}

static int
collect(struct ctx *ctx, const struct args *args, const char *class,
    struct entry *e)
{
	struct posting *p;
	struct money	amount;
	char	       *label, money[CODE_MAX];
	int64_t		contributors;
	int		rc;

	label = args_get(args, 2) != NULL ?
	    xstrdup(args_get(args, 2)) :
	    xasprintf("Participation des familles — %s", class);
	rc = input_label(ctx, label, &e->label);
	free(label);
	if (rc == -1 || input_amount(ctx, args_get(args, 1), &amount) == -1 ||
	    input_option_number(ctx, args, OPT_CONTRIBUTORS, &contributors) ==
		-1 ||
	    read_money(ctx, args, OPT_TO, e, money) == -1)
		return -1;
	p = entry_add_posting(e, money, CONTRIBUTION_ACCOUNT, amount);
	p->class = xstrdup(class);
	p->provenance = xstrdup("families");
	if (input_axes(ctx, args, e) == -1 || input_record(ctx, args, e) == -1)
		return -1;
	return keep_contributors(ctx, e, class, contributors);
}

static int
run_collect(struct ctx *ctx, const struct args *args)
{
	struct entry e;
	char *class;
	int rc;

	class = input_class(ctx, args);
	if (class == NULL)
		return -1;
	entry_init(&e);
	e.kind = ENTRY_INCOME;
	rc = collect(ctx, args, class, &e);
	entry_fini(&e);
	free(class);
	return rc;
}

static const enum opt pay_options[] = { OPT_SPLIT, OPT_FROM, INPUT_OPTIONS,
	OPT_END };
static const enum opt collect_options[] = { OPT_TO, OPT_CONTRIBUTORS, OPT_DATE,
	OPT_METHOD, OPT_CHEQUE, OPT_VOUCHER, OPT_PARTY, OPT_PROJECT, OPT_ATTACH,
	OPT_END };

const struct command cmd_dues_money[] = {
	{ .en = "dues pay",
	    .fr = "cotisation payer",
	    .arguments = N_("[AMOUNT [LABEL]]"),
	    .help = N_("pay what is due: membership and insurance, one cheque"),
	    .options = pay_options,
	    .min = 0,
	    .max = 2,
	    .mode = FILE_WRITE,
	    .run = run_pay,
	    .examples = N_(
		"quitus dues pay --cheque next\n"
		"quitus dues pay 356,50 --date 28/09\n"
		"quitus dues pay 360 --split 6281=321,25 --split 6168=38,75") },
	{ .en = "dues collect",
	    .fr = "cotisation collecter",
	    .arguments = N_("CLASS AMOUNT [LABEL]"),
	    .help = N_("record what the families of a class gave, together"),
	    .options = collect_options,
	    .min = 2,
	    .max = 3,
	    .mode = FILE_WRITE,
	    .run = run_collect,
	    .examples = N_(
		"quitus dues collect CP-CE1 212 --to cash --contributors "
		"19\n"
		"quitus dues collect CM2 150 --date 12/09\n"
		"quitus dues collect GS 180 --contributors 21 --date "
		"20/09") },
	{ .en = NULL }
};

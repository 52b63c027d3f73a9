/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/entry_input.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/utf8.h"
#include "base/xalloc.h"
#include "book/account.h"
#include "book/attach.h"
#include "book/axis.h"
#include "book/cerfa.h"
#include "book/grant.h"
#include "book/ledger.h"
#include "book/year.h"
#include "cli/entry_output.h"
#include "value/text.h"

#define FAR_AHEAD 183 /* days: half a school year */

int
input_year(struct ctx *ctx, const struct args *args, int *year)
{
	const char *text = args_opt(args, OPT_YEAR);
	struct year y;
	char	   *end;
	long	    n;

	if (text == NULL)
		return ledger_current_year(ctx->db, year);
	n = strtol(text, &end, 10);
	if (end != text + 4 || n < 1900 || n > 2198 ||
	    (*end != '\0' && strtol(end + 1, NULL, 10) != n + 1)) {
		err_set(ctx->err, ERR_USAGE, _("“%s” is no year."), text);
		return err_hint(ctx->err,
		    _("Type the year it begins in: 2025 "
		      "is 1 September 2025 to 31 August 2026."));
	}
	*year = (int)n;
	return year_load(ctx->db, *year, &y);
}

int
input_period(struct ctx *ctx, const struct args *args, struct entry_filter *f)
{
	f->has_from = args_has(args, OPT_FROM);
	f->has_to = args_has(args, OPT_TO);
	if (f->has_from &&
	    date_parse(args_opt(args, OPT_FROM), &ctx->dates, &f->from,
		ctx->err) == -1)
		return -1;
	if (f->has_to &&
	    date_parse(args_opt(args, OPT_TO), &ctx->dates, &f->to, ctx->err) ==
		-1)
		return -1;
	return 0;
}

int
input_number(struct ctx *ctx, const char *text, int64_t *number)
{
	const char *digits = text;
	char	   *end;

	if (strncmp(text, "n°", strlen("n°")) == 0)
		digits += strlen("n°");
	errno = 0;
	*number = strtoll(digits, &end, 10);
	if (end == digits || *end != '\0' || errno != 0 || *number <= 0) {
		err_set(ctx->err, ERR_USAGE,
		    _("“%s” is not the number of an entry."), text);
		return err_hint(ctx->err, _("quitus list shows the numbers."));
	}
	return 0;
}

int
input_option_number(
    struct ctx *ctx, const struct args *args, enum opt opt, int64_t *n)
{
	const char *word = args_opt(args, opt);
	char	   *end;

	*n = 0;
	if (word == NULL || *word == '\0')
		return 0;
	errno = 0;
	*n = strtoll(word, &end, 10);
	if (*end == '\0' && errno == 0 && *n > 0)
		return 0;
	return err_set(ctx->err, ERR_USAGE, _("--%s takes a number, not “%s”."),
	    option_name(option_find(opt), ctx->lang), word);
}

int
input_amount(struct ctx *ctx, const char *text, struct money *m)
{
	return money_parse(text, m, ctx->err);
}

static bool
is_amount(const char *typed)
{
	struct err   quiet = { .kind = ERR_NONE };
	struct money m;
	bool	     is;

	is = typed != NULL && money_parse(typed, &m, &quiet) == 0;
	err_fini(&quiet);
	return is;
}

char *
input_class(struct ctx *ctx, const struct args *args)
{
	const char *first = args_get(args, 0), *second = args_get(args, 1);
	char	   *name = axis_resolve(ctx->db, AXIS_CLASS, first);

	if (name != NULL || second == NULL || !is_amount(first) ||
	    is_amount(second))
		return name;
	err_clear(ctx->err);
	err_set(
	    ctx->err, ERR_USAGE, _("“%s” is an amount, and no class."), first);
	err_hint(ctx->err, _("The class comes first, then the amount."));
	return NULL;
}

int
input_label(struct ctx *ctx, const char *text, char **label)
{
	return text_take(text, TEXT_LABEL_MAX, _("label"), label, ctx->err);
}

/* Notes and coins come out of the cash box and go into it. */
static const char *
usual_money(const struct args *args)
{
	struct err  quiet = { .kind = ERR_NONE };
	const char *word = args_opt(args, OPT_METHOD), *method = NULL;

	if (word != NULL && *word != '\0')
		method = entry_method(word, &quiet);
	err_fini(&quiet);
	return method != NULL && strcmp(method, "cash") == 0 ? "cash" : "bank";
}

int
input_money_account(
    struct ctx *ctx, const struct args *args, enum opt opt, char code[CODE_MAX])
{
	const char *word = args_opt(args, opt);

	return account_resolve(
	    ctx->db, word != NULL ? word : usual_money(args), code);
}

/* Replace *to by an option's text; "" takes it away. */
static int
take_text(struct ctx *ctx, const struct args *args, enum opt opt,
    const char *what, char **to)
{
	const char *text = args_opt(args, opt);
	char	   *taken = NULL;

	if (text == NULL)
		return 0;
	if (*text != '\0' &&
	    text_take(text, TEXT_LABEL_MAX, what, &taken, ctx->err) == -1)
		return -1;
	free(*to);
	*to = taken;
	return 0;
}

static int
take_method(struct ctx *ctx, const struct args *args, struct entry *e)
{
	const char *word = args_opt(args, OPT_METHOD);
	const char *code;

	if (word == NULL && args_has(args, OPT_CHEQUE) && e->method == NULL)
		word = "cheque";
	if (word == NULL)
		return 0;
	code = *word == '\0' ? NULL : entry_method(word, ctx->err);
	if (code == NULL && *word != '\0')
		return -1;
	free(e->method);
	e->method = code != NULL ? xstrdup(code) : NULL;
	return 0;
}

/* "next" or "suivant" is the cheque after the last one of the main bank. */
static int
take_cheque(struct ctx *ctx, const struct args *args, struct entry *e)
{
	const char *word = args_opt(args, OPT_CHEQUE);
	char	    bank[CODE_MAX];

	if (word == NULL ||
	    (strcmp(word, "next") != 0 && strcmp(word, "suivant") != 0))
		return take_text(
		    ctx, args, OPT_CHEQUE, _("cheque number"), &e->reference);
	if (input_money_account(ctx, args, OPT_FROM, bank) == -1)
		return -1;
	free(e->reference);
	e->reference = entry_next_cheque(ctx->db, bank);
	if (e->reference != NULL)
		return 0;
	err_set(ctx->err, ERR_USAGE,
	    _("no cheque has been recorded yet: there is no next one."));
	return err_hint(ctx->err, _("Type the number printed on the cheque."));
}

/* Vouchers are compared as written: keep one spelling, "d12" is "D12". */
static int
take_voucher(struct ctx *ctx, const struct args *args, struct entry *e)
{
	char *taken = NULL, *c;

	if (!args_has(args, OPT_VOUCHER))
		return 0;
	if (text_take(args_opt(args, OPT_VOUCHER), VOUCHER_MAX - 1,
		_("voucher"), &taken, ctx->err) == -1)
		return -1;
	if (strlen(taken) >= VOUCHER_MAX) {
		free(taken);
		return err_set(
		    ctx->err, ERR_USAGE, _("this voucher number is too long."));
	}
	for (c = taken; *c != '\0'; c++)
		if (*c >= 'a' && *c <= 'z')
			*c = (char)(*c - 'a' + 'A');
	free(e->voucher);
	e->voucher = taken;
	return 0;
}

/* 30/08 typed in September is next August's, when last August was meant: told.
 * A day that was typed with its year is taken as it is. */
static void
note_future(struct ctx *ctx, const char *typed, struct date day)
{
	char   text[DATE_ISO];
	size_t digits = 0;

	for (; *typed != '\0'; typed++)
		digits += *typed >= '0' && *typed <= '9';
	if (ctx->json || digits > 4 || day.days - ctx->today.days <= FAR_AHEAD)
		return;
	buf_addf(&ctx->notes,
	    _("Warning: %s is still to come; write the year as well if you "
	      "mean another one.\n"),
	    date_fr(day, text));
}

int
input_texts(struct ctx *ctx, const struct args *args, struct entry *e)
{
	const char *date = args_opt(args, OPT_DATE);

	if (date != NULL &&
	    date_parse(date, &ctx->dates, &e->day, ctx->err) == -1)
		return -1;
	if (date != NULL)
		note_future(ctx, date, e->day);
	if (date == NULL && e->day.days == 0)
		e->day = ctx->today;
	if (take_method(ctx, args, e) == -1 ||
	    take_cheque(ctx, args, e) == -1 || take_voucher(ctx, args, e) == -1)
		return -1;
	return take_text(ctx, args, OPT_PARTY, _("party"), &e->party);
}

static struct posting *
add_sided(struct entry *e, enum input_side side, const char *code,
    const char *money, struct money amount)
{
	if (side == INPUT_DEBIT)
		return entry_add_posting(e, code, money, amount);
	return entry_add_posting(e, money, code, amount);
}

/* A part of a split as it was typed. */
struct part {
	char	     code[CODE_MAX];
	struct money amount;
	int64_t	     subsidy; /* that pays it; 0: none */
};

static int
refuse_part(struct ctx *ctx, const char *text)
{
	err_set(ctx->err, ERR_USAGE, _("“%s” is no part of a split."), text);
	return err_hint(ctx->err,
	    _("Type CODE=AMOUNT, for instance --split 6281=317,75 --split "
	      "6168=38,75; or CODE@SUBSIDY=AMOUNT for a part that a subsidy "
	      "pays."));
}

/* CODE=AMOUNT or CODE@SUBSIDY=AMOUNT into its parts. */
static int
parse_split(struct ctx *ctx, const char *text, struct part *part)
{
	const char *equal = strchr(text, '='), *at;
	char	   *word, *end;
	int	    rc;

	if (equal == NULL || equal == text)
		return refuse_part(ctx, text);
	part->subsidy = 0;
	at = memchr(text, '@', (size_t)(equal - text));
	if (at != NULL) {
		part->subsidy = strtoll(at + 1, &end, 10);
		if (end != equal || part->subsidy <= 0)
			return refuse_part(ctx, text);
	}
	word = xstrndup(text, (size_t)((at != NULL ? at : equal) - text));
	rc = account_resolve(ctx->db, word, part->code);
	free(word);
	return rc == -1 ? -1 : money_parse(equal + 1, &part->amount, ctx->err);
}

static int
refuse_sum(struct ctx *ctx, struct money amount, struct money sum)
{
	char	     a[MONEY_TEXT], b[MONEY_TEXT], c[MONEY_TEXT];
	bool	     missing = sum.cents < amount.cents;
	struct money gap = money_abs(MONEY(amount.cents - sum.cents));

	err_set(ctx->err, ERR_RULE,
	    missing ?
		_("the parts make %s and the amount is %s: %s is missing.") :
		_("the parts make %s and the amount is %s: %s too much."),
	    money_text(sum, MONEY_EURO, a), money_text(amount, MONEY_EURO, b),
	    money_text(gap, MONEY_EURO, c));
	return err_hint(ctx->err,
	    _("Correct the amount or one of the parts: "
	      "they must add up to the cent."));
}

static int
take_splits(struct ctx *ctx, const struct args *args, struct entry *e,
    enum input_side side, const char *money, struct money amount)
{
	struct money sum = MONEY(0);
	struct part  part = { .subsidy = 0 };
	size_t	     i;

	for (i = 0; i < args_opt_count(args, OPT_SPLIT); i++) {
		if (parse_split(ctx, args_opt_nth(args, OPT_SPLIT, i), &part) ==
		    -1)
			return -1;
		if (money_add(&sum, part.amount) == -1)
			return err_set(ctx->err, ERR_USAGE,
			    _("these amounts are too large."));
		add_sided(e, side, part.code, money, part.amount)->subsidy =
		    part.subsidy;
	}
	if (sum.cents != amount.cents)
		return refuse_sum(ctx, amount, sum);
	return 0;
}

int
input_postings(struct ctx *ctx, const struct args *args, struct entry *e,
    enum input_side side, const char *money, struct money amount,
    const char *usual)
{
	const char *word = args_opt(args, OPT_ACCOUNT);
	char	    code[CODE_MAX];

	if (word != NULL && args_has(args, OPT_SPLIT)) {
		err_set(ctx->err, ERR_USAGE,
		    _("--account and --split "
		      "exclude each other: --split names its accounts itself."));
		return err_hint(ctx->err, _("Leave --account out."));
	}
	if (args_has(args, OPT_SPLIT))
		return take_splits(ctx, args, e, side, money, amount);
	if (word == NULL)
		word = usual;
	if (word == NULL) {
		err_set(ctx->err, ERR_USAGE, _("which account is it for?"));
		return err_hint(ctx->err,
		    _("Add --account CODE. To find the "
		      "code: quitus account suggest \"%s\""),
		    e->label != NULL ? e->label : "...");
	}
	if (account_resolve(ctx->db, word, code) == -1)
		return -1;
	add_sided(e, side, code, money, amount);
	return 0;
}

/* The stored name of a typed class or project; "" is none. */
static int
take_axis(struct ctx *ctx, const struct args *args, enum opt opt,
    enum axis axis, char **name)
{
	const char *word = args_opt(args, opt);

	*name = NULL;
	if (word == NULL || *word == '\0')
		return 0;
	*name = axis_resolve(ctx->db, axis, word);
	return *name == NULL ? -1 : 0;
}

static void
set_text(char **to, const char *text)
{
	free(*to);
	*to = text != NULL ? xstrdup(text) : NULL;
}

static int
take_provenance(
    struct ctx *ctx, const struct args *args, const char **provenance)
{
	const char *word = args_opt(args, OPT_PROVENANCE);

	*provenance = NULL;
	if (word == NULL || *word == '\0')
		return 0;
	*provenance = entry_provenance(word, ctx->err);
	return *provenance == NULL ? -1 : 0;
}

/* A subsidy is received on 741 and spent on charges: of a split income, the
 * other parts are not its. */
static bool
bears_subsidy(const struct entry *e, const struct posting *p)
{
	return e->kind != ENTRY_INCOME || strncmp(p->credit, "741", 3) == 0;
}

/* The line of form cerfa 15059, for the parts on that side of the form. */
static int
take_cerfa(struct ctx *ctx, const struct args *args, struct entry *e)
{
	const char		*word = args_opt(args, OPT_CERFA);
	const struct cerfa_line *l = NULL;
	struct cerfa		 form = { .lines = NULL };
	struct posting		*p;
	size_t			 i, n = 0;
	bool			 out;

	if (word == NULL)
		return 0;
	cerfa_load(&form);
	if (*word != '\0' && (l = cerfa_find(&form, word, ctx->err)) == NULL) {
		cerfa_fini(&form);
		return -1;
	}
	for (i = 0; i < e->npostings; i++) {
		p = &e->postings[i];
		out = code_class(p->debit) == 6 || code_class(p->credit) == 6;
		if (l != NULL && out != (l->side == CERFA_EXPENSES))
			continue;
		set_text(&p->cerfa, l != NULL ? l->code : NULL);
		n++;
	}
	if (n == 0 && l != NULL) {
		err_set(ctx->err, ERR_USAGE,
		    l->side == CERFA_EXPENSES ?
			_("line “%s” of the form is one of expenses.") :
			_("line “%s” of the form is one of income."),
		    l->code);
		err_hint(ctx->err,
		    _("quitus report subsidy ID shows the lines of both "
		      "sides."));
	}
	cerfa_fini(&form);
	return n == 0 && l != NULL ? -1 : 0;
}

int
input_axes(struct ctx *ctx, const struct args *args, struct entry *e)
{
	char	   *project, *class = NULL;
	const char *provenance;
	int64_t	    subsidy;
	size_t	    i;
	int	    rc = -1;

	if (take_axis(ctx, args, OPT_PROJECT, AXIS_PROJECT, &project) == -1 ||
	    take_axis(ctx, args, OPT_CLASS, AXIS_CLASS, &class) == -1 ||
	    take_provenance(ctx, args, &provenance) == -1 ||
	    input_option_number(ctx, args, OPT_SUBSIDY, &subsidy) == -1 ||
	    (args_has(args, OPT_DECISION) &&
		input_option_number(ctx, args, OPT_DECISION, &e->decision) ==
		    -1))
		goto out;
	for (i = 0; i < e->npostings; i++) {
		if (args_has(args, OPT_PROJECT))
			set_text(&e->postings[i].project, project);
		if (args_has(args, OPT_CLASS))
			set_text(&e->postings[i].class, class);
		if (args_has(args, OPT_PROVENANCE))
			set_text(&e->postings[i].provenance, provenance);
		if (args_has(args, OPT_SUBSIDY) &&
		    bears_subsidy(e, &e->postings[i]))
			e->postings[i].subsidy = subsidy;
	}
	rc = take_cerfa(ctx, args, e);
out:
	free(project);
	free(class);
	return rc;
}

int
input_files(struct ctx *ctx, const struct args *args, const struct entry *e)
{
	size_t i;

	for (i = 0; i < args_opt_count(args, OPT_ATTACH); i++)
		if (attach_add(ctx->db, e->id,
			args_opt_nth(args, OPT_ATTACH, i)) == -1)
			return -1;
	return 0;
}

int
input_record(struct ctx *ctx, const struct args *args, struct entry *e)
{
	if (entry_add(ctx->db, e) == -1 || input_files(ctx, args, e) == -1 ||
	    entry_print_result(ctx, e) == -1)
		return -1;
	return grant_warn(ctx->db, e, &ctx->notes);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/utf8.h"
#include "base/xalloc.h"
#include "book/account.h"
#include "book/bank.h"
#include "cli/bank_output.h"
#include "cli/command.h"
#include "cli/entry_input.h"
#include "cli/entry_output.h"

#define RANGE_MAX 100000

enum { NUMBERS_SHOWN = 40 };

/* ---- Telling how the accounts stand ---- */

struct telling {
	struct ctx *ctx;
	int	    year;
	struct date day;
	const char *account; /* only this one; NULL: all */
	bool	    brief;
	bool	    any;
	json_t	   *array; /* in JSON, else NULL */
};

static int
tell_account(const char *code, const char *label, void *arg)
{
	struct telling	     *t = arg;
	struct reconciliation r;
	int		      rc;

	(void)label;
	if (t->account != NULL && strcmp(t->account, code) != 0)
		return 0;
	t->any = true;
	rc = bank_reconcile(t->ctx->db, t->year, code, t->day, &r);
	if (rc == 0 && t->array != NULL)
		json_array_append_new(t->array, bank_json(&r));
	else if (rc == 0 && t->brief)
		rc = bank_print_line(t->ctx, &r);
	else if (rc == 0)
		rc = bank_print(t->ctx, t->year, &r);
	reconciliation_fini(&r);
	return rc;
}

/* The accounts as they stand today, or at the end of a year that is past. */
static int
tell_accounts(struct telling *t)
{
	struct date end = date_year_end(t->year);

	if (date_compare(t->day, end) > 0)
		t->day = end;
	return bank_each(t->ctx->db, t->year, tell_account, t);
}

/* ---- Ticking ---- */

/* The entries that a line of numbers and ranges names. */
struct picked {
	int64_t	    *numbers;
	struct date *days; /* of the statement, when ticking */
	size_t	     n;
	size_t	     cap;
};

static void
pick(struct picked *p, int64_t number)
{
	p->numbers = xgrow(p->numbers, p->n, &p->cap, sizeof(*p->numbers));
	p->numbers[p->n++] = number;
}

/* Of a range, only what there is to do: who types 3-7 does not mean the cash
 * expense among them. */
static int
pick_range(struct ctx *ctx, int year, int64_t from, int64_t to, bool tick,
    struct picked *p)
{
	bool	shown, ticked;
	int64_t i;

	if (to < from || to - from > RANGE_MAX)
		return err_set(ctx->err, ERR_USAGE,
		    _("a range goes from a "
		      "number to a higher one, like 3-7."));
	for (i = from; i <= to; i++) {
		if (bank_tick_state(ctx->db, year, i, &shown, &ticked) == -1)
			return -1;
		if (shown && ticked != tick)
			pick(p, i);
	}
	return 0;
}

static int
pick_word(
    struct ctx *ctx, int year, const char *word, bool tick, struct picked *p)
{
	const char *dash = strchr(word, '-');
	char	   *first;
	int64_t	    from, to;
	int	    rc;

	if (dash == NULL || dash == word) {
		if (input_number(ctx, word, &from) == -1)
			return -1;
		pick(p, from);
		return 0;
	}
	first = xstrndup(word, (size_t)(dash - word));
	rc = input_number(ctx, first, &from);
	free(first);
	if (rc == -1 || input_number(ctx, dash + 1, &to) == -1)
		return -1;
	return pick_range(ctx, year, from, to, tick, p);
}

static int
pick_all(struct ctx *ctx, const struct args *args, int year, bool tick,
    struct picked *p)
{
	int i;

	for (i = 0; i < args_count(args); i++)
		if (pick_word(ctx, year, args_get(args, i), tick, p) == -1)
			return -1;
	return 0;
}

static int
choose_days(
    struct ctx *ctx, const struct args *args, int year, struct picked *p)
{
	const char *typed = args_opt(args, OPT_DATE);
	struct date day;
	size_t	    i;

	p->days = xcalloc(p->n + 1, sizeof(*p->days));
	if (typed == NULL)
		return bank_tick_days(ctx->db, year, p->numbers, p->n, p->days);
	if (date_parse(typed, &ctx->dates, &day, ctx->err) == -1)
		return -1;
	for (i = 0; i < p->n; i++)
		p->days[i] = day;
	return 0;
}

static int
print_text(struct ctx *ctx, int year, const struct picked *p, bool tick)
{
	struct telling t = {
		.ctx = ctx, .year = year, .day = ctx->today, .brief = true
	};
	struct buf list = { 0 };
	size_t	   i;

	for (i = 0; i < p->n && i < NUMBERS_SHOWN; i++)
		buf_addf(&list, "%s%lld", i > 0 ? ", " : "",
		    (long long)p->numbers[i]);
	if (p->n > NUMBERS_SHOWN)
		buf_addf(&list, "… (+%zu)", p->n - NUMBERS_SHOWN);
	if (p->n == 0)
		buf_adds(
		    &ctx->out, _("Nothing in this range is left to do.\n"));
	else
		buf_addf(&ctx->out,
		    tick ? ngettext("%zu entry ticked: n° %s\n",
			       "%zu entries ticked: n° %s\n", p->n) :
			   ngettext("%zu entry no longer ticked: n° %s\n",
			       "%zu entries no longer ticked: n° %s\n", p->n),
		    p->n, buf_str(&list));
	buf_fini(&list);
	return tell_accounts(&t);
}

static int
print_json(struct ctx *ctx, int year, const struct picked *p, bool tick)
{
	struct telling t = { .ctx = ctx,
		.year = year,
		.day = ctx->today,
		.array = json_array() };
	json_t	      *o = json_object(), *numbers = json_array();
	size_t	       i;

	for (i = 0; i < p->n; i++)
		json_array_append_new(numbers, json_integer(p->numbers[i]));
	json_object_set_new(o, tick ? "ticked" : "unticked", numbers);
	if (tell_accounts(&t) == -1) {
		json_decref(t.array);
		json_decref(o);
		return -1;
	}
	json_object_set_new(o, "accounts", t.array);
	output_json(ctx, o);
	return 0;
}

static int
mark(struct ctx *ctx, int year, const struct picked *p, bool tick)
{
	size_t i;

	for (i = 0; i < p->n; i++) {
		if (tick &&
		    bank_tick(ctx->db, year, p->numbers[i], p->days[i]) == -1)
			return -1;
		if (!tick && bank_untick(ctx->db, year, p->numbers[i]) == -1)
			return -1;
	}
	return ctx->json ? print_json(ctx, year, p, tick) :
			   print_text(ctx, year, p, tick);
}

static int
run_mark(struct ctx *ctx, const struct args *args, bool tick)
{
	struct picked p = { 0 };
	int	      year, rc = -1;

	if (input_year(ctx, args, &year) == -1)
		return -1;
	if (pick_all(ctx, args, year, tick, &p) == 0 &&
	    (!tick || choose_days(ctx, args, year, &p) == 0))
		rc = mark(ctx, year, &p, tick);
	free(p.numbers);
	free(p.days);
	return rc;
}

static int
run_tick(struct ctx *ctx, const struct args *args)
{
	return run_mark(ctx, args, true);
}

static int
run_untick(struct ctx *ctx, const struct args *args)
{
	return run_mark(ctx, args, false);
}

/* ---- The statement ---- */

/* The account of --account, else the main one. */
static int
read_account(struct ctx *ctx, const struct args *args, char code[CODE_MAX])
{
	const char *word = args_opt(args, OPT_ACCOUNT);

	return account_resolve(ctx->db, word != NULL ? word : "bank", code);
}

/* A balance, below zero with a minus before it or with --overdrawn. */
static int
read_balance(struct ctx *ctx, const struct args *args, struct money *m)
{
	const char *word = args_get(args, 1);
	bool	    below = args_has(args, OPT_OVERDRAWN);

	if (strncmp(word, UTF8_MINUS, strlen(UTF8_MINUS)) == 0) {
		word += strlen(UTF8_MINUS);
		below = true;
	} else if (*word == '-') {
		word++;
		below = true;
	}
	if (money_parse_zero(word, m, ctx->err) == -1)
		return -1;
	if (below)
		*m = money_neg(*m);
	return 0;
}

static int
tell_status(struct telling *t)
{
	struct ctx *ctx = t->ctx;

	if (ctx->json)
		t->array = json_array();
	if (tell_accounts(t) == -1) {
		json_decref(t->array);
		return -1;
	}
	if (ctx->json)
		output_json(ctx, t->array);
	else if (!t->any)
		buf_adds(&ctx->out,
		    _("Nothing is recorded on a bank account "
		      "this year.\n"));
	return 0;
}

static int
run_balance(struct ctx *ctx, const struct args *args)
{
	struct telling t = { .ctx = ctx };
	struct money   m;
	char	       code[CODE_MAX];

	if (date_parse(args_get(args, 0), &ctx->dates, &t.day, ctx->err) ==
		-1 ||
	    read_balance(ctx, args, &m) == -1 ||
	    read_account(ctx, args, code) == -1 ||
	    bank_balance_set(ctx->db, code, t.day, m) == -1)
		return -1;
	t.year = date_school_year(t.day);
	t.account = code;
	return tell_status(&t);
}

static int
run_status(struct ctx *ctx, const struct args *args)
{
	struct telling t = { .ctx = ctx, .day = ctx->today };
	const char    *date = args_opt(args, OPT_DATE);
	char	       code[CODE_MAX];

	if (input_year(ctx, args, &t.year) == -1)
		return -1;
	if (date != NULL) {
		if (date_parse(date, &ctx->dates, &t.day, ctx->err) == -1)
			return -1;
		t.year = date_school_year(t.day);
	}
	if (args_has(args, OPT_ACCOUNT)) {
		if (read_account(ctx, args, code) == -1)
			return -1;
		t.account = code;
	}
	return tell_status(&t);
}

static const enum opt tick_options[] = { OPT_DATE, OPT_YEAR, OPT_END };
static const enum opt untick_options[] = { OPT_YEAR, OPT_END };
static const enum opt balance_options[] = { OPT_ACCOUNT, OPT_OVERDRAWN,
	OPT_END };
static const enum opt status_options[] = { OPT_ACCOUNT, OPT_DATE, OPT_YEAR,
	OPT_END };

const struct command cmd_bank[] = {
	{ .en = "bank tick",
	    .fr = "banque pointer",
	    .arguments = N_("NUMBER..."),
	    .help = N_("these entries are on the bank's statement"),
	    .options = tick_options,
	    .min = 1,
	    .max = -1,
	    .mode = FILE_WRITE,
	    .run = run_tick,
	    .examples = N_("quitus bank tick 12 14 17-20\n"
			   "quitus bank tick 29 --year 2023 --date 30/09/2024\n"
			   "quitus bank tick 12 --dry-run") },
	{ .en = "bank untick",
	    .fr = "banque depointer",
	    .arguments = N_("NUMBER..."),
	    .help = N_(
		"these entries are not on the bank's statement after all"),
	    .options = untick_options,
	    .min = 1,
	    .max = -1,
	    .mode = FILE_WRITE,
	    .run = run_untick,
	    .examples = N_("quitus bank untick 14\n"
			   "quitus bank untick 12 14\n"
			   "quitus bank untick 29 --year 2023") },
	{ .en = "bank balance",
	    .fr = "banque solde",
	    .arguments = N_("DATE AMOUNT"),
	    .help = N_("the balance at the foot of the bank's statement"),
	    .options = balance_options,
	    .min = 2,
	    .max = 2,
	    .mode = FILE_WRITE,
	    .run = run_balance,
	    .examples = N_("quitus bank balance 31/08 4128,82\n"
			   "quitus bank balance 30/11 12,40 --overdrawn\n"
			   "quitus bank balance 31/12 2046,10 --dry-run") },
	{ .en = "bank status",
	    .fr = "banque etat",
	    .arguments = "",
	    .help = N_("the book beside the statement, and what explains the "
		       "gap"),
	    .options = status_options,
	    .min = 0,
	    .max = 0,
	    .mode = FILE_READ,
	    .run = run_status,
	    .examples = N_("quitus bank status\n"
			   "quitus bank status --json\n"
			   "quitus bank status --year 2024") },
	{ .en = NULL }
};

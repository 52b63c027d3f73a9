/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <jansson.h>
#include <stdlib.h>

#include "base/i18n.h"
#include "base/utf8.h"
#include "base/xalloc.h"
#include "book/account.h"
#include "book/cash.h"
#include "book/gap.h"
#include "cli/command.h"
#include "cli/entry_output.h"

enum { LABEL_COLUMNS = 28, AMOUNT_COLUMNS = 16 };

static void
add_line(struct buf *out, const char *label, struct money m)
{
	char text[MONEY_TEXT];

	buf_adds(out, "  ");
	utf8_add_padded(out, label, LABEL_COLUMNS, false);
	utf8_add_padded(
	    out, money_text(m, MONEY_EURO, text), AMOUNT_COLUMNS, true);
	buf_addc(out, '\n');
}

static void
add_notes_and_coins(struct buf *out, const struct cash_count *c)
{
	char  *label, text[MONEY_TEXT];
	size_t i;

	for (i = 0; i < c->nlines; i++) {
		label = xasprintf("%s × %lld",
		    money_text(c->lines[i].value, MONEY_EURO, text),
		    (long long)c->lines[i].count);
		add_line(out, label,
		    MONEY(c->lines[i].value.cents * c->lines[i].count));
		free(label);
	}
}

static int
print_text(struct ctx *ctx, const char *account, const struct cash_count *c)
{
	char *advice, day[DATE_ISO], text[MONEY_TEXT];

	buf_addf(&ctx->out, _("Count of the cash box %s on %s\n"), account,
	    date_fr(c->day, day));
	add_notes_and_coins(&ctx->out, c);
	add_line(&ctx->out, _("counted"), c->total);
	add_line(&ctx->out, _("book"), c->book);
	if (c->gap.cents == 0) {
		buf_adds(&ctx->out, _("The cash box is right to the cent.\n"));
		return 0;
	}
	advice = gap_advise_cash(ctx->db, account, c->day, c->gap);
	if (advice == NULL)
		return -1;
	buf_addf(&ctx->out,
	    c->gap.cents < 0 ? _("%s is missing from the box.\n") :
			       _("There is %s too much in the box.\n"),
	    money_text(money_abs(c->gap), MONEY_EURO, text));
	utf8_add_safe(&ctx->out, advice);
	buf_addc(&ctx->out, '\n');
	free(advice);
	return 0;
}

static void
print_json(struct ctx *ctx, const char *account, const struct cash_count *c)
{
	json_t *o = json_object(), *lines = json_array(), *line;
	char	day[DATE_ISO];
	size_t	i;

	for (i = 0; i < c->nlines; i++) {
		line = json_object();
		json_object_set_new(
		    line, "value_cents", json_integer(c->lines[i].value.cents));
		json_object_set_new(
		    line, "count", json_integer(c->lines[i].count));
		json_array_append_new(lines, line);
	}
	json_object_set_new(o, "account", json_string(account));
	json_object_set_new(o, "date", json_string(date_iso(c->day, day)));
	json_object_set_new(o, "lines", lines);
	json_object_set_new(o, "total_cents", json_integer(c->total.cents));
	json_object_set_new(o, "book_cents", json_integer(c->book.cents));
	json_object_set_new(o, "gap_cents", json_integer(c->gap.cents));
	output_json(ctx, o);
}

/* Store the lines and tell how the box stands. */
static int
count_box(struct ctx *ctx, const char *account, struct date day,
    const struct cash_line *lines, size_t n)
{
	struct cash_count c;
	int		  rc;

	if (cash_count_set(ctx->db, account, day, lines, n) == -1)
		return -1;
	rc = cash_count_load(ctx->db, date_school_year(day), account, day, &c);
	if (rc == 0 && !ctx->json && n == 0 && c.gap.cents != 0)
		buf_adds(&ctx->notes,
		    _("Warning: no notes and coins were given, the box is "
		      "kept as empty. Otherwise: quitus undo, then quitus cash "
		      "count 20x2 5x1 0,05x1\n"));
	if (rc == 0 && ctx->json)
		print_json(ctx, account, &c);
	else if (rc == 0)
		rc = print_text(ctx, account, &c);
	cash_count_fini(&c);
	return rc;
}

static int
run_count(struct ctx *ctx, const struct args *args)
{
	const char	 *word = args_opt(args, OPT_ACCOUNT);
	const char	 *date = args_opt(args, OPT_DATE);
	struct cash_line *lines;
	struct date	  day = ctx->today;
	char		  account[CODE_MAX], text[DATE_ISO];
	int		  i, n = args_count(args), rc = -1;

	if (account_resolve(ctx->db, word != NULL ? word : "cash", account) ==
	    -1)
		return -1;
	if (date != NULL && date_parse(date, &ctx->dates, &day, ctx->err) == -1)
		return -1;
	lines = xcalloc((size_t)n + 1, sizeof(*lines));
	for (i = 0; i < n; i++)
		if (cash_parse_line(args_get(args, i), &lines[i], ctx->err) ==
		    -1)
			break;
	if (!ctx->json && date_compare(day, ctx->today) > 0)
		buf_addf(&ctx->notes,
		    _("Warning: %s is still to come; what was counted today is "
		      "dated today.\n"),
		    date_fr(day, text));
	if (i == n)
		rc = count_box(ctx, account, day, lines, (size_t)n);
	free(lines);
	return rc;
}

static const enum opt count_options[] = { OPT_DATE, OPT_ACCOUNT, OPT_END };

const struct command cmd_cash[] = {
	{ .en = "cash count",
	    .fr = "caisse compter",
	    .arguments = N_("[VALUExCOUNT]..."),
	    .help = N_("count the notes and coins, and compare with the book"),
	    .options = count_options,
	    .min = 0,
	    .max = -1,
	    .mode = FILE_WRITE,
	    .run = run_count,
	    .examples = N_(
		"quitus cash count --date 31/08 20x2 5x1 0,05x1\n"
		"quitus cash count 50x1 10x3 2x7\n"
		"quitus cash count --date 31/08 --dry-run 20x2 0,50x3") },
	{ .en = NULL }
};

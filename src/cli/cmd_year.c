/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>

#include "base/i18n.h"
#include "book/check.h"
#include "book/close.h"
#include "book/year.h"
#include "cli/command.h"
#include "cli/entry_input.h"
#include "cli/entry_output.h"
#include "store/stmt.h"
#include "value/text.h"

/* The first open year: the one to close; else the last closed one. */
static int
find_year(struct ctx *ctx, const struct args *args, bool open, int *year)
{
	struct stmt st;

	if (args_has(args, OPT_YEAR))
		return input_year(ctx, args, year);
	stmt_init(&st, ctx->db,
	    open ? "SELECT min(year) FROM year WHERE state = 'open'" :
		   "SELECT max(year) FROM year WHERE state = 'closed'");
	*year = 0;
	if (stmt_row(&st))
		*year = (int)stmt_int(&st, 0);
	if (stmt_end(&st) == -1)
		return -1;
	if (*year == 0)
		return err_set(ctx->err, ERR_RULE,
		    open ? _("no year is open.") : _("no year is closed."));
	return 0;
}

/* The steps of a close, in the order in which a treasurer takes them, with the
 * lines of the grid that tell whether each is done. */
static const struct step {
	const char *name; /* msgid */
	int	    codes[4];
} steps[] = { { N_("the opening"), { 1 } },
	{ N_("the vouchers and the entries"), { 2, 3, 24, 25 } },
	{ N_("the accounts"), { 5, 6, 12 } }, { N_("the cash box"), { 7, 8 } },
	{ N_("the bank"), { 9, 10 } }, { N_("the advances"), { 11 } },
	{ N_("the subsidies"), { 13, 14 } }, { N_("the dues"), { 15 } },
	{ N_("the inventory"), { 16 } } };

static bool
is_of_step(const struct step *step, int code)
{
	size_t i;

	for (i = 0; i < sizeof(step->codes) / sizeof(step->codes[0]); i++)
		if (step->codes[i] == code)
			return true;
	return false;
}

/* "✓ the bank", "! the dues", "✗ the cash box": done, to look at, to do. */
static void
add_steps(struct buf *b, const struct check *check)
{
	static const char *const marks[] = { [SEVERITY_ERROR] = "✗",
		[SEVERITY_WARNING] = "!",
		[SEVERITY_QUESTION] = "✓" };
	enum severity		 worst;
	size_t			 i, k;

	for (i = 0; i < sizeof(steps) / sizeof(steps[0]); i++) {
		worst = SEVERITY_QUESTION;
		for (k = 0; k < check->nfindings; k++)
			if (is_of_step(&steps[i], check->findings[k].code) &&
			    check->findings[k].severity < worst)
				worst = check->findings[k].severity;
		buf_addf(b, "\n  %s %s", marks[worst], _(steps[i].name));
	}
}

/* What must be settled first, under the refusal. */
static void
list_errors(struct ctx *ctx, const struct check *check)
{
	const struct finding *f;
	struct buf	      b = { .data = NULL };
	size_t		      i;

	if (check->errors == 0)
		return;
	add_steps(&b, check);
	err_hint(ctx->err, "%s", buf_str(&b));
	buf_fini(&b);
	for (i = 0; i < check->nfindings; i++) {
		f = &check->findings[i];
		if (f->severity == SEVERITY_ERROR)
			err_hint(ctx->err, "\nC%02d  %s\n     %s", f->code,
			    f->message, f->remedy != NULL ? f->remedy : "");
	}
}

/* The fingerprint as it is printed: 20 digits in groups of four. */
static void
add_short(struct buf *b, const char *fingerprint)
{
	int i;

	for (i = 0; i < 20; i += 4)
		buf_addf(b, "%s%.4s", i > 0 ? " " : "", fingerprint + i);
}

static int
run_close(struct ctx *ctx, const struct args *args)
{
	struct check check;
	char	     fingerprint[HASH_HEX], text[YEAR_TEXT];
	int	     year, rc;

	if (find_year(ctx, args, true, &year) == -1)
		return -1;
	rc = close_year(ctx->db, year, ctx->today, &check, fingerprint);
	if (rc == -1)
		list_errors(ctx, &check);
	else if (!ctx->json) {
		add_steps(&ctx->notes, &check);
		buf_addc(&ctx->notes, '\n');
	}
	check_fini(&check);
	if (rc == -1)
		return -1;
	if (ctx->json) {
		output_json(ctx,
		    json_pack("{s:i, s:s, s:s}", "year", year, "state",
			"closed", "fingerprint", fingerprint));
		return 0;
	}
	buf_addf(&ctx->out, _("The year %s is closed. Its fingerprint: "),
	    year_text(year, text));
	add_short(&ctx->out, fingerprint);
	buf_addf(&ctx->out, _("\nThe year %s is open, with its opening.\n"),
	    year_text(year + 1, text));
	buf_adds(&ctx->out,
	    _("Print the statement to sign: quitus report "
	      "statement --year "));
	buf_addf(&ctx->out, "%d -o crf.pdf\n", year);
	return 0;
}

static int
run_reopen(struct ctx *ctx, const struct args *args)
{
	const char *typed = args_opt(args, OPT_REASON);
	char	   *reason, text[YEAR_TEXT];
	int	    year;

	if (typed == NULL) {
		err_set(ctx->err, ERR_USAGE, _("why is it opened again?"));
		return err_hint(ctx->err,
		    _("Add --reason \"...\": the history "
		      "keeps it."));
	}
	if (text_take(typed, TEXT_LABEL_MAX, _("reason"), &reason, ctx->err) ==
	    -1)
		return -1;
	free(reason);
	if (find_year(ctx, args, false, &year) == -1 ||
	    close_reopen(ctx->db, year) == -1)
		return -1;
	if (ctx->json)
		output_json(ctx,
		    json_pack("{s:i, s:s}", "year", year, "state", "open"));
	else
		buf_addf(&ctx->out,
		    _("The year %s is open again. What is "
		      "sealed stays sealed: correct it by new entries, then "
		      "close again.\n"),
		    year_text(year, text));
	return 0;
}

static const enum opt close_options[] = { OPT_YEAR, OPT_END };
static const enum opt reopen_options[] = { OPT_REASON, OPT_YEAR, OPT_END };

const struct command cmd_year[] = {
	{ .en = "close",
	    .fr = "cloturer",
	    .arguments = "",
	    .help = N_("close the year: check, seal, freeze, open the next"),
	    .options = close_options,
	    .min = 0,
	    .max = 0,
	    .mode = FILE_WRITE,
	    .run = run_close,
	    .copy = "avant-cloture",
	    .examples = N_("quitus close --dry-run\n"
			   "quitus close\n"
			   "quitus close --year 2025") },
	{ .en = "reopen",
	    .fr = "rouvrir",
	    .arguments = "",
	    .help = N_("open the last closed year again"),
	    .options = reopen_options,
	    .min = 0,
	    .max = 0,
	    .mode = FILE_WRITE,
	    .run = run_reopen,
	    .examples = N_(
		"quitus reopen --reason \"An invoice was forgotten\"\n"
		"quitus reopen --reason \"Wrong bank balance\" --year 2025\n"
		"quitus reopen --reason \"To see\" --dry-run") },
	{ .en = NULL }
};

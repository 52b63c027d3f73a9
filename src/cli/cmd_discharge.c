/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>

#include "base/i18n.h"
#include "base/xalloc.h"
#include "book/discharge.h"
#include "book/year.h"
#include "cli/command.h"
#include "cli/entry_input.h"
#include "cli/entry_output.h"
#include "store/stmt.h"
#include "value/text.h"

/* The last closed year that has no quitus, else the last closed one. */
static int
find_year(struct ctx *ctx, const struct args *args, int *year)
{
	struct stmt st;

	if (args_has(args, OPT_YEAR))
		return input_year(ctx, args, year);
	stmt_init(&st, ctx->db,
	    "SELECT year FROM year AS y WHERE state = 'closed'"
	    " ORDER BY EXISTS (SELECT 1 FROM discharge AS d"
	    "  WHERE d.year = y.year AND given = 1), year DESC LIMIT 1");
	*year = stmt_row(&st) ? (int)stmt_int(&st, 0) : 0;
	if (stmt_end(&st) == -1)
		return -1;
	if (*year != 0)
		return 0;
	err_set(ctx->err, ERR_RULE,
	    _("no year is closed: there is nothing to give a quitus on."));
	return err_hint(ctx->err,
	    _("Close it (quitus close), print the statement, have it signed, "
	      "then record the quitus."));
}

static int
take_text(struct ctx *ctx, const struct args *args, enum opt opt,
    const char *what, char **to)
{
	if (!args_has(args, opt))
		return 0;
	return text_take(
	    args_opt(args, opt), TEXT_LABEL_MAX, what, to, ctx->err);
}

static int
refuse_future(struct ctx *ctx, struct date day)
{
	char text[DATE_ISO];

	err_set(ctx->err, ERR_RULE,
	    _("%s is still to come: a quitus is recorded once it is signed."),
	    date_fr(day, text));
	return err_hint(ctx->err, _("Correct --date."));
}

static int
read_discharge(struct ctx *ctx, const struct args *args, struct discharge *d)
{
	size_t i;

	d->day = ctx->today;
	d->given = !args_has(args, OPT_REFUSED);
	if (args_has(args, OPT_DATE) &&
	    date_parse(
		args_opt(args, OPT_DATE), &ctx->dates, &d->day, ctx->err) == -1)
		return -1;
	if (date_compare(d->day, ctx->today) > 0)
		return refuse_future(ctx, d->day);
	for (i = 0; i < args_opt_count(args, OPT_VERIFIER); i++)
		if (discharge_add_verifier(
			d, args_opt_nth(args, OPT_VERIFIER, i), ctx->err) == -1)
			return -1;
	if (!args_has(args, OPT_PLACE)) {
		err_set(
		    ctx->err, ERR_USAGE, _("where did the verifiers meet?"));
		return err_hint(ctx->err,
		    _("Add --place, for instance: --place \"Lille\""));
	}
	if (take_text(ctx, args, OPT_PLACE, _("place"), &d->place) == -1)
		return -1;
	return take_text(ctx, args, OPT_REMARK, _("remark"), &d->remark);
}

static json_t *
text_json(const char *text)
{
	return text != NULL ? json_string(text) : json_null();
}

static json_t *
discharge_json(const struct discharge *d)
{
	json_t *verifiers = json_array();
	char	day[DATE_ISO];
	size_t	i;

	for (i = 0; i < d->n; i++)
		json_array_append_new(verifiers,
		    json_pack("{s:s, s:s}", "name", d->verifiers[i].name,
			"quality", d->verifiers[i].quality));
	return json_pack("{s:i, s:s, s:s, s:s, s:o, s:o, s:s}", "year", d->year,
	    "date", date_iso(d->day, day), "place", d->place, "decision",
	    d->given ? "given" : "refused", "remark", text_json(d->remark),
	    "verifiers", verifiers, "fingerprint", d->fingerprint);
}

static void
tell(struct ctx *ctx, const struct discharge *d)
{
	char year[YEAR_TEXT], day[DATE_ISO];
	int  i;

	buf_addf(&ctx->out,
	    d->given ? _("The quitus of %s is recorded, given on %s at %s.\n") :
		       _("The refusal of the quitus of %s is recorded, of %s "
			 "at %s.\n"),
	    year_text(d->year, year), date_fr(d->day, day), d->place);
	buf_adds(&ctx->out, _("The fingerprint of what was signed: "));
	for (i = 0; i < 20; i += 4)
		buf_addf(
		    &ctx->out, "%s%.4s", i > 0 ? " " : "", d->fingerprint + i);
	buf_adds(&ctx->out,
	    d->given ? _("\nThis year can no longer be opened again.\n") :
		       _("\nOpen it again to correct it: quitus reopen "
			 "--reason \"...\"\n"));
}

static int
run_discharge(struct ctx *ctx, const struct args *args)
{
	struct discharge d = { .year = 0 };
	int		 rc = -1;

	if (find_year(ctx, args, &d.year) == 0 &&
	    read_discharge(ctx, args, &d) == 0)
		rc = discharge_record(ctx->db, &d);
	if (rc == 0 && d.early)
		buf_adds(&ctx->notes,
		    _("Careful: these accounts were closed after that day. Is "
		      "the fingerprint below the one on the signed paper?\n"));
	if (rc == 0 && ctx->json)
		output_json(ctx, discharge_json(&d));
	else if (rc == 0)
		tell(ctx, &d);
	discharge_fini(&d);
	return rc;
}

static const enum opt discharge_options[] = { OPT_VERIFIER, OPT_DATE, OPT_PLACE,
	OPT_REMARK, OPT_REFUSED, OPT_YEAR, OPT_END };

const struct command cmd_discharge[] = {
	{ .en = "discharge",
	    .fr = "quitus",
	    .arguments = "",
	    .help = N_("record the quitus that the verifiers gave on paper"),
	    .options = discharge_options,
	    .min = 0,
	    .max = 0,
	    .mode = FILE_WRITE,
	    .run = run_discharge,
	    .examples = N_(
		"quitus discharge --verifier \"Samia Haddad:parent\" "
		"--verifier \"Luc Petit:teacher\" --place Lille --date "
		"20/09\n"
		"quitus discharge --refused --remark \"No cash count\" "
		"--verifier \"Samia Haddad:parent\" --verifier \"Luc "
		"Petit:teacher\" --place Lille\n"
		"quitus discharge --verifier \"Samia Haddad:parent\" "
		"--verifier \"Paul Roche:teacher\" --date 12/09 --dry-run") },
	{ .en = NULL }
};

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <errno.h>
#include <stdlib.h>

#include "base/i18n.h"
#include "base/utf8.h"
#include "book/axis.h"
#include "book/dues.h"
#include "book/year.h"
#include "cli/command.h"
#include "cli/entry_input.h"
#include "cli/entry_output.h"
#include "statement/dues.h"

/* ---- dues headcount ---- */

static int
read_count(
    struct ctx *ctx, const struct args *args, enum opt opt, int64_t *count)
{
	const char *word = args_opt(args, opt);
	char	   *end, excerpt[UTF8_EXCERPT];

	errno = 0;
	*count = strtoll(word, &end, 10);
	if (*word >= '0' && *word <= '9' && *end == '\0' && errno == 0)
		return 0;
	err_set(ctx->err, ERR_USAGE, _("“%s” is not a number of people."),
	    utf8_excerpt(word, excerpt));
	return err_hint(
	    ctx->err, _("Type a number from 0 to %d."), DUES_COUNT_MAX);
}

/* What is not typed stays as it was; at first both are needed. */
static int
read_headcount(
    struct ctx *ctx, const struct args *args, int year, struct headcount *h)
{
	bool pupils = args_has(args, OPT_PUPILS);
	bool adults = args_has(args, OPT_ADULTS);
	bool found;

	if (dues_find_headcount(ctx->db, year, h->class, &found, h) == -1)
		return -1;
	if ((!found && !(pupils && adults)) || (!pupils && !adults)) {
		err_set(ctx->err, ERR_USAGE,
		    _("how many pupils and how many adults are in “%s”?"),
		    h->class);
		return err_hint(ctx->err,
		    _("For instance: quitus dues headcount \"%s\" --pupils 24 "
		      "--adults 1"),
		    h->class);
	}
	if (pupils && read_count(ctx, args, OPT_PUPILS, &h->pupils) == -1)
		return -1;
	if (adults && read_count(ctx, args, OPT_ADULTS, &h->adults) == -1)
		return -1;
	return 0;
}

static int
print_headcount(struct ctx *ctx, int year, const struct headcount *h)
{
	struct dues d; /* what it comes to must be an amount */

	if (dues_load(ctx->db, year, &d) == -1)
		return -1;
	if (ctx->json)
		output_json(ctx,
		    json_pack("{s:i, s:s, s:I, s:I, s:I}", "year", year,
			"class", h->class, "pupils", (json_int_t)h->pupils,
			"adults", (json_int_t)h->adults, "members",
			(json_int_t)d.members.all));
	else
		buf_addf(&ctx->out,
		    ngettext("%s: pupils %lld, adults %lld; the coop has %lld "
			     "member.\n",
			"%s: pupils %lld, adults %lld; the coop has %lld "
			"members.\n",
			(unsigned long)d.members.all),
		    h->class, (long long)h->pupils, (long long)h->adults,
		    (long long)d.members.all);
	return 0;
}

static int
set_headcount(struct ctx *ctx, const struct args *args, int year)
{
	struct headcount h;
	char *class = axis_resolve(ctx->db, AXIS_CLASS, args_get(args, 0));
	int rc = -1;

	if (class == NULL)
		return -1;
	h = (struct headcount){ .class = class };
	if (args_has(args, OPT_UNSET))
		rc = dues_forget_headcount(ctx->db, year, class);
	else if (read_headcount(ctx, args, year, &h) == 0)
		rc = dues_set_headcount(ctx->db, year, &h);
	if (rc == 0)
		rc = print_headcount(ctx, year, &h);
	free(class);
	return rc;
}

static void
add_counts(struct report *r, const char *text, int64_t pupils, int64_t adults)
{
	report_cell(r, cell_text(text));
	report_cell(r, cell_int(pupils));
	report_cell(r, cell_int(adults));
	report_cell(r, cell_int(pupils + adults));
}

static int
add_class(const struct headcount *h, void *arg)
{
	report_row(arg, ROW_BODY);
	add_counts(arg, h->class, h->pupils, h->adults);
	return 0;
}

static int
add_uncounted(const char *class, void *arg)
{
	struct buf *b = arg;

	buf_addf(b, "%s%s", b->len > 0 ? ", " : "", class);
	return 0;
}

static int
add_headcounts(struct ctx *ctx, int year, struct report *r)
{
	struct buf     names = { .data = NULL }, note = { .data = NULL };
	struct members m;

	if (dues_each_headcount(ctx->db, year, add_class, r) == -1 ||
	    dues_count(ctx->db, year, &m) == -1 ||
	    dues_each_uncounted(ctx->db, year, add_uncounted, &names) == -1)
		return -1;
	report_row(r, ROW_TOTAL);
	add_counts(r, _("Total"), m.pupils, m.adults);
	report_table_end(r);
	if (names.len > 0) {
		buf_addf(&note, _("Not counted yet: %s."), buf_str(&names));
		report_note(r, buf_str(&note));
	}
	buf_fini(&names);
	buf_fini(&note);
	return 0;
}

static int
list_headcounts(struct ctx *ctx, int year)
{
	struct report *r = report_new(_("Members of the coop"));
	char	       text[YEAR_TEXT];

	report_subtitle(r, year_text(year, text));
	report_root_array(r);
	report_table_begin(r, "classes", NULL);
	report_column(r, "class", _("Class"), COLUMN_TEXT);
	report_column(r, "pupils", _("Pupils"), COLUMN_INT);
	report_column(r, "adults", _("Adults"), COLUMN_INT);
	report_column(r, "members", _("Members"), COLUMN_INT);
	if (add_headcounts(ctx, year, r) == -1) {
		report_free(r);
		return -1;
	}
	return ctx_report(ctx, r);
}

static int
run_headcount(struct ctx *ctx, const struct args *args)
{
	int year;

	if (input_year(ctx, args, &year) == -1)
		return -1;
	if (args_get(args, 0) != NULL)
		return set_headcount(ctx, args, year);
	if (!args_has(args, OPT_PUPILS) && !args_has(args, OPT_ADULTS) &&
	    !args_has(args, OPT_UNSET))
		return list_headcounts(ctx, year);
	err_set(ctx->err, ERR_USAGE, _("which class is counted?"));
	return err_hint(ctx->err,
	    _("For instance: quitus dues headcount CP --pupils 24 --adults 1"));
}

/* ---- dues tariff ---- */

static int
read_tariff(
    struct ctx *ctx, const struct args *args, struct tariff *t, bool *typed)
{
	const struct {
		enum opt      opt;
		struct money *to;
	} parts[] = { { OPT_FIXED, &t->fixed }, { OPT_PUPIL, &t->pupil },
		{ OPT_ADULT, &t->adult }, { OPT_INSURANCE, &t->insurance },
		{ OPT_SUPPLEMENT, &t->supplement } };
	size_t i;

	*typed = false;
	for (i = 0; i < sizeof(parts) / sizeof(parts[0]); i++) {
		if (!args_has(args, parts[i].opt))
			continue;
		*typed = true;
		if (money_parse_zero(args_opt(args, parts[i].opt), parts[i].to,
			ctx->err) == -1)
			return -1;
	}
	return 0;
}

static void
print_tariff(struct ctx *ctx, int year, const struct tariff *t)
{
	char a[5][MONEY_TEXT], text[YEAR_TEXT];

	if (ctx->json) {
		output_json(ctx,
		    json_pack("{s:i, s:I, s:I, s:I, s:I, s:I}", "year", year,
			"fixed_cents", (json_int_t)t->fixed.cents,
			"pupil_cents", (json_int_t)t->pupil.cents,
			"adult_cents", (json_int_t)t->adult.cents,
			"insurance_cents", (json_int_t)t->insurance.cents,
			"supplement_cents", (json_int_t)t->supplement.cents));
		return;
	}
	buf_addf(&ctx->out,
	    _("Tariff of %s: %s for the coop, %s for each pupil, %s for each "
	      "adult, insurance %s for each member, freely given %s.\n"),
	    year_text(year, text), money_text(t->fixed, MONEY_EURO, a[0]),
	    money_text(t->pupil, MONEY_EURO, a[1]),
	    money_text(t->adult, MONEY_EURO, a[2]),
	    money_text(t->insurance, MONEY_EURO, a[3]),
	    money_text(t->supplement, MONEY_EURO, a[4]));
}

static int
run_tariff(struct ctx *ctx, const struct args *args)
{
	struct dues d;
	bool	    typed;
	int	    year;

	if (input_year(ctx, args, &year) == -1 ||
	    dues_load(ctx->db, year, &d) == -1 ||
	    read_tariff(ctx, args, &d.tariff, &typed) == -1)
		return -1;
	if (!typed && dues_require_tariff(ctx->db, &d) == -1)
		return -1;
	if (typed && dues_set_tariff(ctx->db, year, &d.tariff) == -1)
		return -1;
	/* What it comes to must be an amount. */
	if (typed && dues_load(ctx->db, year, &d) == -1)
		return -1;
	print_tariff(ctx, year, &d.tariff);
	return 0;
}

/* ---- dues due ---- */

static int
run_due(struct ctx *ctx, const struct args *args)
{
	const struct dues_words words = { .part = _("Part"),
		.count = _("Count"),
		.rate = _("Rate"),
		.amount = _("Amount"),
		.fixed = _("For the coop"),
		.pupils = _("Pupils"),
		.adults = _("Adults"),
		.supplement = _("Freely given"),
		.membership = _("Membership (6281)"),
		.insurance = _("Insurance (6168)"),
		.total = _("Total"),
		.due = _("Due"),
		.paid = _("Paid"),
		.left = _("Left to pay") };
	struct report	       *r;
	struct dues		d;
	char			text[YEAR_TEXT];
	int			year;

	if (input_year(ctx, args, &year) == -1 ||
	    dues_load(ctx->db, year, &d) == -1 ||
	    dues_require(ctx->db, &d) == -1)
		return -1;
	r = report_new(_("What the coop owes the departmental association"));
	report_subtitle(r, year_text(year, text));
	report_field(r, "year", cell_int(year));
	dues_add_sum(r, &d, &words);
	if (dues_left(&d).cents < 0)
		report_note(r, _("More was paid than was due."));
	return ctx_report(ctx, r);
}

static const enum opt headcount_options[] = { OPT_PUPILS, OPT_ADULTS, OPT_UNSET,
	OPT_YEAR, OPT_FORMAT, OPT_OUTPUT, OPT_END };
static const enum opt tariff_options[] = { OPT_FIXED, OPT_PUPIL, OPT_ADULT,
	OPT_INSURANCE, OPT_SUPPLEMENT, OPT_YEAR, OPT_END };
static const enum opt due_options[] = { OPT_YEAR, OPT_FORMAT, OPT_OUTPUT,
	OPT_END };

const struct command cmd_dues[] = {
	{ .en = "dues headcount",
	    .fr = "cotisation effectif",
	    .arguments = N_("[CLASS]"),
	    .help = N_("show the members of each class, or count a class"),
	    .options = headcount_options,
	    .min = 0,
	    .max = 1,
	    .mode = FILE_WRITE,
	    .run = run_headcount,
	    .examples = N_(
		"quitus dues headcount CP-CE1 --pupils 24 --adults 1\n"
		"quitus dues headcount\n"
		"quitus dues headcount CP-CE1 --unset") },
	{ .en = "dues tariff",
	    .fr = "cotisation tarif",
	    .arguments = "",
	    .help = N_("show or enter what the departmental association "
		       "asks for"),
	    .options = tariff_options,
	    .min = 0,
	    .max = 0,
	    .mode = FILE_WRITE,
	    .run = run_tariff,
	    .examples = N_("quitus dues tariff --pupil 2,05 --adult 2,05 "
			   "--insurance 0,25\n"
			   "quitus dues tariff --fixed 18 --supplement 10\n"
			   "quitus dues tariff") },
	{ .en = "dues due",
	    .fr = "cotisation due",
	    .arguments = "",
	    .help = N_("show what the coop owes, how it is made, and what is "
		       "left to pay"),
	    .options = due_options,
	    .min = 0,
	    .max = 0,
	    .mode = FILE_READ,
	    .run = run_due,
	    .examples = N_("quitus dues due\n"
			   "quitus dues due --json\n"
			   "quitus dues due -o dues.pdf") },
	{ .en = NULL }
};

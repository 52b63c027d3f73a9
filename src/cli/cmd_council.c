/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/i18n.h"
#include "base/utf8.h"
#include "book/decision.h"
#include "book/year.h"
#include "cli/command.h"
#include "cli/entry_input.h"
#include "cli/entry_output.h"

/* ---- council add ---- */

static int
print_added(const struct decision *d, void *arg)
{
	struct ctx *ctx = arg;
	char	    day[DATE_ISO];

	if (!ctx->json) {
		buf_addf(&ctx->out,
		    _("Decision %lld of %s is in the register. To spend by it: "
		      "quitus expense ... --decision %lld\n"),
		    (long long)d->number, date_fr(d->day, day),
		    (long long)d->number);
		return 0;
	}
	output_json(ctx,
	    json_pack("{s:I, s:s, s:s, s:s?, s:o}", "number",
		(json_int_t)d->number, "date", date_iso(d->day, day), "text",
		d->text, "project", d->project, "present",
		d->present != 0 ? json_integer(d->present) : json_null()));
	return 0;
}

static int
run_add(struct ctx *ctx, const struct args *args)
{
	struct decision d = { .text = args_get(args, 1),
		.project = args_opt(args, OPT_PROJECT) };

	if (date_parse(args_get(args, 0), &ctx->dates, &d.day, ctx->err) ==
		-1 ||
	    input_option_number(ctx, args, OPT_PRESENT, &d.present) == -1 ||
	    decision_add(ctx->db, &d) == -1)
		return -1;
	return decision_find(ctx->db, d.number, print_added, ctx);
}

/* ---- council list ---- */

static struct cell
known(int64_t n)
{
	return n != 0 ? cell_int(n) : cell_empty();
}

static int
add_row(const struct decision *d, void *arg)
{
	struct report *r = arg;

	report_row(r, ROW_BODY);
	report_cell(r, cell_int(d->number));
	report_cell(r, cell_date(d->day));
	report_cell(r, cell_text(d->text));
	report_cell(r, cell_text(d->project));
	report_cell(r, known(d->present));
	report_cell(r, cell_int(d->entries));
	report_cell(r, cell_money(d->spent));
	return 0;
}

static int
run_list(struct ctx *ctx, const struct args *args)
{
	struct report *r;
	char	       text[YEAR_TEXT];
	int	       year;

	if (input_year(ctx, args, &year) == -1)
		return -1;
	if (args_has(args, OPT_ALL))
		year = 0;
	r = report_new(_("Register of deliberations"));
	if (year != 0)
		report_subtitle(r, year_text(year, text));
	report_root_array(r);
	report_table_begin(r, "decisions", NULL);
	report_column(r, "number", _("No."), COLUMN_INT);
	report_column(r, "date", _("Date"), COLUMN_SHORT);
	report_column(r, "text", _("Decision"), COLUMN_TEXT);
	report_column(r, "project", _("Project"), COLUMN_SHORT);
	report_column(r, "present", _("Present"), COLUMN_INT);
	report_column(r, "entries_count", _("Expenses"), COLUMN_INT);
	report_column(r, "spent_cents", _("Spent"), COLUMN_MONEY);
	if (decision_each(ctx->db, year, add_row, r) == -1) {
		report_free(r);
		return -1;
	}
	report_table_end(r);
	return ctx_report(ctx, r);
}

/* ---- council show ---- */

static int
read_number(struct ctx *ctx, const char *word, int64_t *number)
{
	char text[UTF8_EXCERPT];

	if (input_number(ctx, word, number) == 0)
		return 0;
	err_clear(ctx->err);
	err_set(ctx->err, ERR_USAGE, _("“%s” is not the number of a decision."),
	    utf8_excerpt(word, text));
	return err_hint(ctx->err, _("quitus council list shows the numbers."));
}

/* The paragraph under the title: who was there, and for which project. */
static void
add_circumstances(struct report *r, const struct decision *d)
{
	struct buf b = { .data = NULL };
	char	   day[DATE_ISO];

	buf_adds(&b, date_fr(d->day, day));
	if (d->present != 0) {
		buf_adds(&b, " · ");
		buf_addf(&b,
		    ngettext("%lld was there", "%lld were there",
			(unsigned long)d->present),
		    (long long)d->present);
	}
	if (d->project != NULL) {
		buf_adds(&b, " · ");
		buf_addf(&b, _("project %s"), d->project);
	}
	report_subtitle(r, buf_str(&b));
	buf_fini(&b);
}

static int
begin_page(const struct decision *d, void *arg)
{
	struct report **r = arg;
	struct buf	b = { .data = NULL };

	buf_addf(&b, _("Decision %lld"), (long long)d->number);
	*r = report_new(buf_str(&b));
	buf_fini(&b);
	add_circumstances(*r, d);
	report_field(*r, "number", cell_int(d->number));
	report_field(*r, "date", cell_date(d->day));
	report_field(*r, "text", cell_text(d->text));
	report_field(*r, "project", cell_text(d->project));
	report_field(*r, "present", known(d->present));
	report_field(*r, "spent_cents", cell_money(d->spent));
	report_para(*r, d->text);
	return 0;
}

struct spending {
	struct report *report;
	struct money   total;
	size_t	       n;
};

static int
add_entry(const struct decided *d, void *arg)
{
	struct spending *s = arg;

	report_row(s->report, ROW_BODY);
	report_cell(s->report, cell_int(d->number));
	report_cell(s->report, cell_date(d->day));
	report_cell(s->report, cell_text(d->voucher));
	report_cell(s->report, cell_text(d->label));
	report_cell(s->report, cell_money(d->amount));
	report_row_field(s->report, "year", cell_int(d->year));
	money_add(&s->total, d->amount);
	s->n++;
	return 0;
}

static int
add_entries(struct ctx *ctx, struct report *r, int64_t number)
{
	struct spending s = { .report = r };
	int		i;

	report_table_begin(r, "entries", NULL);
	report_column(r, "entry", _("Entry"), COLUMN_INT);
	report_column(r, "date", _("Date"), COLUMN_SHORT);
	report_column(r, "voucher", _("Voucher"), COLUMN_SHORT);
	report_column(r, "label", _("Label"), COLUMN_TEXT);
	report_column(r, "amount_cents", _("Amount"), COLUMN_MONEY);
	if (decision_each_entry(ctx->db, number, add_entry, &s) == -1)
		return -1;
	if (s.n == 0) {
		report_table_end(r);
		report_note(r, _("Nothing has been spent by it yet."));
		return 0;
	}
	report_row(r, ROW_TOTAL);
	for (i = 0; i < 3; i++)
		report_cell(r, cell_empty());
	report_cell(r, cell_text(_("Total")));
	report_cell(r, cell_money(s.total));
	report_table_end(r);
	return 0;
}

static int
run_show(struct ctx *ctx, const struct args *args)
{
	struct report *r = NULL;
	int64_t	       number;

	if (read_number(ctx, args_get(args, 0), &number) == -1 ||
	    decision_find(ctx->db, number, begin_page, &r) == -1)
		return -1;
	if (add_entries(ctx, r, number) == -1) {
		report_free(r);
		return -1;
	}
	return ctx_report(ctx, r);
}

static const enum opt add_options[] = { OPT_PROJECT, OPT_PRESENT, OPT_END };
static const enum opt list_options[] = { OPT_ALL, OPT_YEAR, OPT_FORMAT,
	OPT_OUTPUT, OPT_END };
static const enum opt show_options[] = { OPT_FORMAT, OPT_OUTPUT, OPT_END };

const struct command cmd_council[] = {
	{ .en = "council add",
	    .fr = "conseil ajouter",
	    .arguments = N_("DATE TEXT"),
	    .help = N_("write down what the conseil de coopérative decided"),
	    .options = add_options,
	    .min = 2,
	    .max = 2,
	    .mode = FILE_WRITE,
	    .run = run_add,
	    .examples = N_("quitus council add 14/09 \"We go to the circus\" "
			   "--present 26\n"
			   "quitus council add 14/09 \"We go to the circus\" "
			   "--project Cirque\n"
			   "quitus expense 500 \"Circus, deposit\" --account "
			   "6180 --decision 1") },
	{ .en = "council list",
	    .fr = "conseil lister",
	    .arguments = "",
	    .help = N_("the decisions of the year, and what was spent by them"),
	    .options = list_options,
	    .min = 0,
	    .max = 0,
	    .mode = FILE_READ,
	    .run = run_list,
	    .examples = N_("quitus council list\n"
			   "quitus council list --all --format csv\n"
			   "quitus council list --year 2024") },
	{ .en = "council show",
	    .fr = "conseil voir",
	    .arguments = N_("DECISION"),
	    .help = N_("one decision, with the expenses that it led to"),
	    .options = show_options,
	    .min = 1,
	    .max = 1,
	    .mode = FILE_READ,
	    .run = run_show,
	    .examples = N_("quitus council show 1\n"
			   "quitus council show 1 --json\n"
			   "quitus council show 2 --format md") },
	{ .en = NULL }
};

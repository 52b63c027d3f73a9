/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/i18n.h"
#include "base/utf8.h"
#include "book/inventory.h"
#include "book/year.h"
#include "cli/command.h"
#include "cli/entry_input.h"
#include "cli/entry_output.h"

/* --date, when it was given. */
static int
read_day(struct ctx *ctx, const struct args *args, struct date *day)
{
	if (!args_has(args, OPT_DATE))
		return 0;
	return date_parse(args_opt(args, OPT_DATE), &ctx->dates, day, ctx->err);
}

/* ---- What was done ---- */

static json_t *
amount_json(struct money m)
{
	return m.cents != 0 ? json_integer(m.cents) : json_null();
}

static json_t *
number_json(int64_t n)
{
	return n != 0 ? json_integer(n) : json_null();
}

static json_t *
item_json(const struct item *it)
{
	char	day[DATE_ISO], left[DATE_ISO];
	json_t *removed = json_null(), *reason = json_null();

	if (it->removed) {
		removed = json_string(date_iso(it->removed_on, left));
		reason = json_string(it->reason);
	}
	return json_pack("{s:I, s:s, s:s, s:I, s:o, s:I, s:o, s:o, s:o}", "id",
	    (json_int_t)it->id, "label", it->label, "date",
	    date_iso(it->day, day), "value_cents", (json_int_t)it->value.cents,
	    "entry", number_json(it->entry), "used_cents",
	    (json_int_t)it->used.cents, "removed", removed, "price_cents",
	    amount_json(it->price), "reason", reason);
}

static void
tell_added(struct ctx *ctx, const struct item *it)
{
	char day[DATE_ISO], value[MONEY_TEXT];

	buf_addf(&ctx->out,
	    _("Item %lld is in the register: “%s”, %s, bought on %s.\n"),
	    (long long)it->id, it->label,
	    money_text(it->value, MONEY_EURO, value), date_fr(it->day, day));
}

static void
tell_removed(struct ctx *ctx, const struct item *it)
{
	char day[DATE_ISO], price[MONEY_TEXT], typed[MONEY_TEXT];

	buf_addf(&ctx->out,
	    _("Item %lld left the register on %s: “%s” (%s).\n"),
	    (long long)it->id, date_fr(it->removed_on, day), it->label,
	    it->reason);
	if (it->price.cents > 0)
		buf_addf(&ctx->notes,
		    _("The %s it was sold for are not recorded by this: quitus "
		      "income %s \"...\" --account 7500\n"),
		    money_text(it->price, MONEY_EURO, price),
		    money_text(it->price, MONEY_PLAIN, typed));
}

static int
print_item(const struct item *it, void *arg)
{
	struct ctx *ctx = arg;

	if (ctx->json)
		output_json(ctx, item_json(it));
	else if (it->removed)
		tell_removed(ctx, it);
	else
		tell_added(ctx, it);
	return 0;
}

/* ---- inventory add ---- */

static int
refuse_incomplete(struct ctx *ctx, const char *what)
{
	err_set(ctx->err, ERR_USAGE, "%s", what);
	return err_hint(ctx->err,
	    _("For instance: quitus inventory add \"Projector\" --value 389 "
	      "--date 25/03, or quitus inventory add --entry 12"));
}

/* Without an entry to take them from, label and value must be typed. */
static int
read_item(struct ctx *ctx, const struct args *args, struct item *it)
{
	if (input_option_number(ctx, args, OPT_ENTRY, &it->entry) == -1)
		return -1;
	if (args_has(args, OPT_VALUE) &&
	    input_amount(ctx, args_opt(args, OPT_VALUE), &it->value) == -1)
		return -1;
	if (it->entry == 0 && it->label == NULL)
		return refuse_incomplete(ctx, _("what is to be registered?"));
	if (it->entry == 0 && it->value.cents == 0)
		return refuse_incomplete(ctx, _("what did it cost?"));
	if (it->entry == 0)
		it->day = date_school_year(ctx->today) == it->entry_year ||
			!args_has(args, OPT_YEAR) ?
		    ctx->today :
		    date_year_end(it->entry_year);
	return read_day(ctx, args, &it->day);
}

static int
run_add(struct ctx *ctx, const struct args *args)
{
	struct item it = { .label = args_get(args, 0) };

	if (input_year(ctx, args, &it.entry_year) == -1)
		return -1;
	if (args_has(args, OPT_YEAR)) {
		ctx->dates.year = it.entry_year;
		if (year_must_be_open(ctx->db, it.entry_year) == -1)
			return -1;
	}
	if (read_item(ctx, args, &it) == -1 ||
	    inventory_add(ctx->db, &it) == -1)
		return -1;
	return inventory_find(ctx->db, it.id, ctx->today, print_item, ctx);
}

/* ---- inventory remove ---- */

static int
read_id(struct ctx *ctx, const char *word, int64_t *id)
{
	char text[UTF8_EXCERPT];

	if (input_number(ctx, word, id) == 0)
		return 0;
	err_clear(ctx->err);
	err_set(ctx->err, ERR_USAGE, _("“%s” is not the number of an item."),
	    utf8_excerpt(word, text));
	return err_hint(
	    ctx->err, _("quitus inventory list shows the numbers."));
}

static int
run_remove(struct ctx *ctx, const struct args *args)
{
	struct item it = { .removed_on = ctx->today,
		.reason = args_opt(args, OPT_REASON) };

	if (read_id(ctx, args_get(args, 0), &it.id) == -1 ||
	    read_day(ctx, args, &it.removed_on) == -1)
		return -1;
	if (args_has(args, OPT_PRICE) &&
	    input_amount(ctx, args_opt(args, OPT_PRICE), &it.price) == -1)
		return -1;
	if (it.reason == NULL) {
		err_set(ctx->err, ERR_USAGE, _("why does it leave?"));
		return err_hint(ctx->err,
		    _("Add --reason: given, sold, broken, stolen..."));
	}
	if (inventory_remove(ctx->db, &it) == -1)
		return -1;
	return inventory_find(ctx->db, it.id, ctx->today, print_item, ctx);
}

/* ---- inventory list ---- */

struct list {
	struct report	     *report;
	struct inventory_view view;
	size_t		      n;
};

/* Today while the year lasts, else its last day. */
static int
read_view(struct ctx *ctx, const struct args *args, struct inventory_view *v)
{
	struct year y;

	v->all = args_has(args, OPT_ALL);
	if (input_year(ctx, args, &v->year) == -1)
		return -1;
	if (args_has(args, OPT_YEAR))
		ctx->dates.year = v->year;
	v->at = date_school_year(ctx->today) == v->year ?
	    ctx->today :
	    date_year_end(v->year);
	if (!args_has(args, OPT_DATE))
		return 0;
	if (read_day(ctx, args, &v->at) == -1)
		return -1;
	v->year = date_school_year(v->at);
	return year_load(ctx->db, v->year, &y);
}

static int
add_row(const struct item *it, void *arg)
{
	struct list *l = arg;

	if (it->removed && !l->view.all)
		return 0;
	l->n++;
	report_row(l->report, ROW_BODY);
	report_cell(l->report, cell_int(it->id));
	report_cell(l->report, cell_text(it->label));
	report_cell(l->report, cell_date(it->day));
	report_cell(
	    l->report, it->entry != 0 ? cell_int(it->entry) : cell_empty());
	if (l->view.all) {
		report_cell(l->report,
		    it->removed ? cell_date(it->removed_on) : cell_empty());
		report_cell(l->report, cell_text(it->reason));
	}
	report_cell(l->report, cell_money(it->value));
	report_cell(l->report, cell_money(it->used));
	return 0;
}

static void
begin_list(const struct list *l)
{
	struct report *r = l->report;

	report_table_begin(r, "items", NULL);
	report_column(r, "id", _("Item"), COLUMN_INT);
	report_column(r, "label", _("Label"), COLUMN_TEXT);
	report_column(r, "date", _("Bought on"), COLUMN_SHORT);
	report_column(r, "entry", _("Entry"), COLUMN_INT);
	if (l->view.all) {
		report_column(r, "removed", _("Left on"), COLUMN_SHORT);
		report_column(r, "reason", _("Why"), COLUMN_TEXT);
	}
	report_column(r, "value_cents", _("Value"), COLUMN_MONEY);
	report_column(r, "used_cents", _("Used value"), COLUMN_MONEY);
}

static void
add_total(const struct list *l, const struct inventory_sum *sum)
{
	struct report *r = l->report;
	int	       i;

	report_row(r, ROW_TOTAL);
	report_cell(r, cell_empty());
	report_cell(r, cell_text(l->view.all ? _("Still there") : _("Total")));
	for (i = l->view.all ? 4 : 2; i > 0; i--)
		report_cell(r, cell_empty());
	report_cell(r, cell_money(sum->value));
	report_cell(r, cell_money(sum->used));
	report_table_end(r);
	report_field(r, "value_cents", cell_money(sum->value));
	report_field(r, "used_cents", cell_money(sum->used));
	report_field(r, "supplement_cents", cell_money(sum->supplement));
}

/* What insuring them costs, or that there is nothing. */
static int
add_notes(struct ctx *ctx, const struct list *l, struct money supplement)
{
	struct goods_rules rules;
	char		   covered[MONEY_TEXT], more[MONEY_TEXT];
	struct buf	   b = { .data = NULL };

	if (inventory_rules(ctx->db, l->view.year, &rules) == -1)
		return -1;
	if (l->n == 0)
		report_note(l->report,
		    _("The register is empty. quitus inventory add --entry "
		      "NUMBER takes what an entry bought."));
	money_text(rules.covered, MONEY_EURO, covered);
	if (supplement.cents > 0)
		buf_addf(&b,
		    _("Beyond %s of used value, the insurance asks for a "
		      "supplement: %s a year."),
		    covered, money_text(supplement, MONEY_EURO, more));
	else
		buf_addf(&b,
		    _("Up to %s of used value, the insurance asks for no "
		      "supplement."),
		    covered);
	report_note(l->report, buf_str(&b));
	buf_fini(&b);
	return 0;
}

static int
run_list(struct ctx *ctx, const struct args *args)
{
	struct list	     l = { .n = 0 };
	struct inventory_sum sum;
	struct buf	     b = { .data = NULL };
	char		     day[DATE_ISO];

	if (read_view(ctx, args, &l.view) == -1 ||
	    inventory_sum(ctx->db, &l.view, &sum) == -1)
		return -1;
	l.report = report_new(_("Inventory register"));
	buf_addf(&b, _("On %s"), date_fr(l.view.at, day));
	report_subtitle(l.report, buf_str(&b));
	buf_fini(&b);
	report_field(l.report, "date", cell_date(l.view.at));
	begin_list(&l);
	if (inventory_each(ctx->db, &l.view, add_row, &l) == -1) {
		report_free(l.report);
		return -1;
	}
	add_total(&l, &sum);
	if (add_notes(ctx, &l, sum.supplement) == -1) {
		report_free(l.report);
		return -1;
	}
	return ctx_report(ctx, l.report);
}

static const enum opt add_options[] = { OPT_VALUE, OPT_DATE, OPT_ENTRY,
	OPT_YEAR, OPT_END };
static const enum opt remove_options[] = { OPT_DATE, OPT_PRICE, OPT_REASON,
	OPT_END };
static const enum opt list_options[] = { OPT_ALL, OPT_DATE, OPT_YEAR,
	OPT_FORMAT, OPT_OUTPUT, OPT_END };

const struct command cmd_inventory[] = {
	{ .en = "inventory add",
	    .fr = "inventaire ajouter",
	    .arguments = N_("[LABEL]"),
	    .help = N_("register something that lasts, bought or given"),
	    .options = add_options,
	    .min = 0,
	    .max = 1,
	    .mode = FILE_WRITE,
	    .run = run_add,
	    .examples = N_("quitus inventory add --entry 27\n"
			   "quitus inventory add \"Projector\" --value 389 "
			   "--date 25/03\n"
			   "quitus inventory add \"Tripod\" --value 40 "
			   "--entry 27") },
	{ .en = "inventory remove",
	    .fr = "inventaire retirer",
	    .arguments = N_("ITEM"),
	    .help = N_("take out what was given, sold, broken or stolen"),
	    .options = remove_options,
	    .min = 1,
	    .max = 1,
	    .mode = FILE_WRITE,
	    .run = run_remove,
	    .examples = N_(
		"quitus inventory remove 3 --reason \"Broken\"\n"
		"quitus inventory remove 4 --date 12/05 --price 15 "
		"--reason \"Sold at the fête\"\n"
		"quitus inventory remove 5 --reason \"Stolen\" --dry-run") },
	{ .en = "inventory list",
	    .fr = "inventaire lister",
	    .arguments = "",
	    .help = N_("what the coop owns, its used value, its insurance"),
	    .options = list_options,
	    .min = 0,
	    .max = 0,
	    .mode = FILE_READ,
	    .run = run_list,
	    .examples = N_("quitus inventory list\n"
			   "quitus inventory list --all --format csv\n"
			   "quitus inventory list --date 31/12") },
	{ .en = NULL }
};

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/utf8.h"
#include "base/xalloc.h"
#include "book/account.h"
#include "book/bank.h"
#include "book/bank_match.h"
#include "book/entry.h"
#include "book/ledger.h"
#include "cli/bank_lines.h"
#include "cli/command.h"
#include "cli/entry_input.h"
#include "cli/entry_output.h"
#include "cli/json_list.h"
#include "report/report.h"

/* ---- The list ---- */

static const char *
state_of(const struct bank_line *l)
{
	return l->n > 0 ? "matched" : l->ignored ? "ignored" : "new";
}

static json_t *
numbers_json(const struct bank_line *l)
{
	json_t *array = json_array();
	size_t	i;

	for (i = 0; i < l->n; i++)
		json_array_append_new(
		    array, json_integer(l->entries[i].number));
	return array;
}

static json_t *
line_json(const struct bank_line *l)
{
	json_t *o = json_object();
	char	day[DATE_ISO];

	json_object_set_new(o, "line", json_integer(l->id));
	json_object_set_new(o, "account", json_string(l->account));
	json_object_set_new(o, "date", json_string(date_iso(l->day, day)));
	json_object_set_new(o, "label", json_string(l->label));
	json_object_set_new(o, "amount_cents", json_integer(l->amount.cents));
	json_object_set_new(o, "bank_id",
	    l->bank_id[0] != '\0' ? json_string(l->bank_id) : json_null());
	json_object_set_new(o, "state", json_string(state_of(l)));
	json_object_set_new(o, "entries", numbers_json(l));
	return o;
}

static int
add_json(const struct bank_line *l, void *arg)
{
	json_list_add(arg, line_json(l));
	return 0;
}

/* "n° 12, 14", "left out", or nothing while it waits. */
static void
add_state(struct buf *b, const struct bank_line *l)
{
	size_t i;

	for (i = 0; i < l->n; i++)
		buf_addf(b, "%s%lld", i == 0 ? "n° " : ", ",
		    (long long)l->entries[i].number);
	if (l->n == 0 && l->ignored)
		buf_adds(b, _("left out"));
}

static int
add_row(const struct bank_line *l, void *arg)
{
	struct report *r = arg;
	struct buf     state = { 0 };

	add_state(&state, l);
	report_row(r, ROW_BODY);
	report_cell(r, cell_int(l->id));
	report_cell(r, cell_date(l->day));
	report_cell(r, cell_text(l->label));
	report_cell(r, cell_money(l->amount));
	report_cell(r, cell_text(buf_str(&state)));
	buf_fini(&state);
	return 0;
}

static int
print_table(struct ctx *ctx, const struct bank_line_filter *f)
{
	struct report *r = report_new(_("Lines of the bank"));

	report_root_array(r);
	report_table_begin(r, "lines", NULL);
	report_column(r, "line", _("Line"), COLUMN_INT);
	report_column(r, "date", _("Date"), COLUMN_SHORT);
	report_column(r, "label", _("Label"), COLUMN_TEXT);
	report_column(r, "amount_cents", _("Amount"), COLUMN_MONEY);
	report_column(r, "entries", _("Entries"), COLUMN_TEXT);
	if (bank_line_each(ctx->db, f, add_row, r) == -1) {
		report_free(r);
		return -1;
	}
	report_table_end(r);
	return ctx_report(ctx, r);
}

static int
read_days(struct ctx *ctx, const struct args *args, struct bank_line_filter *f)
{
	int year;

	if (args_has(args, OPT_YEAR)) {
		if (input_year(ctx, args, &year) == -1)
			return -1;
		f->has_from = f->has_to = true;
		f->from = date_year_start(year);
		f->to = date_year_end(year);
		ctx->dates.year = year;
	}
	if (args_has(args, OPT_FROM)) {
		f->has_from = true;
		if (date_parse(args_opt(args, OPT_FROM), &ctx->dates, &f->from,
			ctx->err) == -1)
			return -1;
	}
	if (!args_has(args, OPT_TO))
		return 0;
	f->has_to = true;
	return date_parse(
	    args_opt(args, OPT_TO), &ctx->dates, &f->to, ctx->err);
}

static int
run_list(struct ctx *ctx, const struct args *args)
{
	struct bank_line_filter f = { .unmatched = args_has(
					  args, OPT_UNMATCHED) };
	char			code[CODE_MAX];
	struct json_list	list = { .ctx = ctx };

	if (read_days(ctx, args, &f) == -1)
		return -1;
	if (args_has(args, OPT_ACCOUNT)) {
		if (account_resolve(
			ctx->db, args_opt(args, OPT_ACCOUNT), code) == -1)
			return -1;
		f.account = code;
	}
	if (!ctx->json && ctx->format != FORMAT_JSON)
		return print_table(ctx, &f);
	if (bank_line_each(ctx->db, &f, add_json, &list) == -1)
		return -1;
	return json_list_end(&list);
}

/* ---- Matching ---- */

void
bank_add_pair(struct buf *b, const struct matching *m, const struct pair *p)
{
	const struct bank_line	 *l = &m->lines[p->line];
	const struct match_entry *e;
	char			  day[DATE_ISO], amount[MONEY_TEXT];
	size_t			  i;

	buf_addf(b, _("line %lld  %s  %s  "), (long long)l->id,
	    date_fr(l->day, day), money_text(l->amount, MONEY_SIGNED, amount));
	utf8_add_safe(b, l->label);
	for (i = 0; i < p->n; i++) {
		e = &m->entries[p->entries[i]];
		buf_addf(b, "\n    = n° %lld  %s  %s  ", (long long)e->number,
		    date_fr(e->day, day),
		    money_text(e->amount, MONEY_SIGNED, amount));
		utf8_add_safe(b, e->label);
	}
	buf_addf(b, "\n    (%s)\n", bank_match_reason(p->reason));
}

static json_t *
pair_json(const struct matching *m, const struct pair *p)
{
	json_t *o = json_object(), *numbers = json_array();
	size_t	i;

	for (i = 0; i < p->n; i++)
		json_array_append_new(
		    numbers, json_integer(m->entries[p->entries[i]].number));
	json_object_set_new(o, "line", json_integer(m->lines[p->line].id));
	json_object_set_new(o, "entries", numbers);
	json_object_set_new(
	    o, "reason", json_string(bank_match_reason(p->reason)));
	return o;
}

int
bank_make_pair(struct ctx *ctx, const struct matching *m, const struct pair *p)
{
	int64_t ids[PAIR_MAX];
	size_t	i;

	for (i = 0; i < p->n; i++)
		ids[i] = m->entries[p->entries[i]].id;
	return bank_match_make(ctx->db, &m->lines[p->line], ids, p->n);
}

/* What the automatic matching did on all accounts. */
struct matched {
	struct ctx *ctx;
	const char *account; /* only this one; NULL: all */
	size_t	    made;
	size_t	    proposed;
	size_t	    left; /* lines without any idea */
	struct buf  proposals;
	json_t	   *made_json;
	json_t	   *proposed_json;
};

static int
match_account(const char *code, const char *label, void *arg)
{
	struct matched	  *all = arg;
	struct matching	   m;
	const struct pair *p;
	size_t		   i;
	int		   rc;

	(void)label;
	if (all->account != NULL && strcmp(all->account, code) != 0)
		return 0;
	rc = bank_match_find(all->ctx->db, code, &m);
	for (i = 0; rc == 0 && i < m.npairs; i++) {
		p = &m.pairs[i];
		json_array_append_new(
		    p->certain ? all->made_json : all->proposed_json,
		    pair_json(&m, p));
		if (p->certain) {
			rc = bank_make_pair(all->ctx, &m, p);
			all->made++;
			continue;
		}
		bank_add_pair(&all->proposals, &m, p);
		all->proposed++;
	}
	if (rc == 0)
		all->left += m.nlines - m.npairs;
	matching_fini(&m);
	return rc;
}

static void
tell_matched(struct ctx *ctx, const struct matched *all)
{
	buf_addf(&ctx->out,
	    ngettext("%zu line of the bank is matched.\n",
		"%zu lines of the bank are matched.\n", all->made),
	    all->made);
	if (all->proposed > 0) {
		buf_addf(&ctx->out,
		    ngettext("%zu line is left for you to decide (quitus bank "
			     "review, or quitus bank match LINE NUMBER):\n",
			"%zu lines are left for you to decide (quitus bank "
			"review, or quitus bank match LINE NUMBER):\n",
			all->proposed),
		    all->proposed);
		buf_add(
		    &ctx->out, buf_str(&all->proposals), all->proposals.len);
	}
	if (all->left > 0)
		buf_addf(&ctx->out,
		    ngettext("%zu line is not in the books (quitus bank list "
			     "--unmatched, then quitus bank book LINE).\n",
			"%zu lines are not in the books (quitus bank list "
			"--unmatched, then quitus bank book LINE).\n",
			all->left),
		    all->left);
}

static int
match_all(struct ctx *ctx, const struct args *args)
{
	struct matched all = { .ctx = ctx,
		.made_json = json_array(),
		.proposed_json = json_array() };
	char	       code[CODE_MAX];
	int	       rc = 0;

	if (args_has(args, OPT_ACCOUNT)) {
		rc = account_resolve(
		    ctx->db, args_opt(args, OPT_ACCOUNT), code);
		all.account = code;
	}
	if (rc == 0)
		rc = bank_line_accounts(ctx->db, match_account, &all);
	if (rc == 0 && ctx->json)
		output_json(ctx,
		    json_pack("{s:O, s:O, s:I}", "matched", all.made_json,
			"proposed", all.proposed_json, "left",
			(json_int_t)all.left));
	else if (rc == 0)
		tell_matched(ctx, &all);
	buf_fini(&all.proposals);
	json_decref(all.made_json);
	json_decref(all.proposed_json);
	return rc;
}

int
bank_read_line(struct ctx *ctx, const char *word, struct bank_line *l)
{
	int64_t id;

	*l = (struct bank_line){ 0 };
	if (input_number(ctx, word, &id) == -1)
		return -1;
	return bank_line_load(ctx->db, id, l);
}

int
bank_print_line_json(struct ctx *ctx, int64_t id)
{
	struct bank_line l;

	if (bank_line_load(ctx->db, id, &l) == -1)
		return -1;
	output_json(ctx, line_json(&l));
	bank_line_fini(&l);
	return 0;
}

int
bank_read_entry(struct ctx *ctx, int year, const char *word, int64_t *id)
{
	struct entry e;
	int64_t	     number;

	if (input_number(ctx, word, &number) == -1 ||
	    entry_load(ctx->db, year, number, &e) == -1)
		return -1;
	*id = e.id;
	entry_fini(&e);
	return 0;
}

/* LINE NUMBER...: these entries are that line. */
static int
match_these(struct ctx *ctx, const struct args *args, struct bank_line *l)
{
	int64_t *ids = xcalloc((size_t)args_count(args), sizeof(*ids));
	size_t	 n = 0;
	int	 i, year = 0, rc;

	rc = input_year(ctx, args, &year);
	for (i = 1; i < args_count(args) && rc == 0; i++)
		rc = bank_read_entry(ctx, year, args_get(args, i), &ids[n++]);
	if (rc == 0)
		rc = bank_match_make(ctx->db, l, ids, n);
	free(ids);
	if (rc == -1 || ctx->json)
		return rc == -1 ? -1 : bank_print_line_json(ctx, l->id);
	buf_addf(&ctx->out, _("Line %lld of the bank is matched.\n"),
	    (long long)l->id);
	return 0;
}

static int
run_match(struct ctx *ctx, const struct args *args)
{
	struct bank_line l;
	int		 rc;

	if (args_count(args) == 0)
		return match_all(ctx, args);
	if (args_count(args) == 1) {
		err_set(ctx->err, ERR_USAGE, _("which entry is that line?"));
		return err_hint(ctx->err,
		    _("Type the line, then the entries: quitus bank match "
		      "14 12. Alone, quitus bank match looks for all of them."));
	}
	rc = bank_read_line(ctx, args_get(args, 0), &l);
	if (rc == 0)
		rc = match_these(ctx, args, &l);
	bank_line_fini(&l);
	return rc;
}

static int
run_ignore(struct ctx *ctx, const struct args *args)
{
	bool	ignored = !args_has(args, OPT_UNSET);
	int64_t id = 0;
	int	i;

	for (i = 0; i < args_count(args); i++)
		if (input_number(ctx, args_get(args, i), &id) == -1 ||
		    bank_line_ignore(ctx->db, id, ignored) == -1)
			return -1;
	if (ctx->json)
		return bank_print_line_json(ctx, id);
	buf_addf(&ctx->out,
	    ignored ?
		ngettext("%d line of the bank is left out of the books.\n",
		    "%d lines of the bank are left out of the books.\n",
		    (unsigned long)i) :
		ngettext("%d line of the bank waits for its entry again.\n",
		    "%d lines of the bank wait for their entries again.\n",
		    (unsigned long)i),
	    i);
	return 0;
}

static const enum opt list_options[] = { OPT_UNMATCHED, OPT_ACCOUNT, OPT_YEAR,
	OPT_FROM, OPT_TO, OPT_FORMAT, OPT_OUTPUT, OPT_END };
static const enum opt match_options[] = { OPT_ACCOUNT, OPT_YEAR, OPT_END };
static const enum opt ignore_options[] = { OPT_UNSET, OPT_END };

const struct command cmd_bank_lines[] = {
	{ .en = "bank list",
	    .fr = "banque lister",
	    .arguments = "",
	    .help = N_("the lines of the bank's statements"),
	    .options = list_options,
	    .min = 0,
	    .max = 0,
	    .mode = FILE_READ,
	    .run = run_list,
	    .examples = N_("quitus bank list\n"
			   "quitus bank list --unmatched\n"
			   "quitus bank list --format csv -o lines.csv") },
	{ .en = "bank match",
	    .fr = "banque rapprocher",
	    .arguments = N_("[LINE [NUMBER...]]"),
	    .help = N_("find the entry of each line of the bank"),
	    .options = match_options,
	    .min = 0,
	    .max = -1,
	    .mode = FILE_WRITE,
	    .run = run_match,
	    .examples = N_("quitus bank match\n"
			   "quitus bank match --dry-run\n"
			   "quitus bank match 14 12 13") },
	{ .en = "bank ignore",
	    .fr = "banque ecarter",
	    .arguments = N_("LINE..."),
	    .help = N_("these lines of the bank are not for the books"),
	    .options = ignore_options,
	    .min = 1,
	    .max = -1,
	    .mode = FILE_WRITE,
	    .run = run_ignore,
	    .examples = N_("quitus bank ignore 14\n"
			   "quitus bank ignore 14 --unset\n"
			   "quitus bank ignore 14 15 --dry-run") },
	{ .en = NULL }
};

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>
#include <stdlib.h>

#include "base/i18n.h"
#include "base/utf8.h"
#include "base/xalloc.h"
#include "book/account.h"
#include "book/advance.h"
#include "book/axis.h"
#include "book/balance.h"
#include "book/setting.h"
#include "cli/command.h"
#include "cli/entry_input.h"
#include "cli/entry_output.h"
#include "report/report.h"

/* A movement of a régie while it is read from the command line. */
struct movement {
	struct entry entry;
	char *class;
	char	     account[CODE_MAX]; /* 541-CLASS */
	struct money amount;
};

static void
movement_fini(struct movement *m)
{
	entry_fini(&m->entry);
	free(m->class);
}

/* Read CLASS AMOUNT [LABEL]. Books are kept in French: so is the usual label,
 * which the class's name ends. */
static int
read_movement(struct ctx *ctx, const struct args *args, const char *usual,
    struct movement *m)
{
	char *label;
	int   rc;

	*m = (struct movement){ .class = input_class(ctx, args) };
	if (m->class == NULL ||
	    input_amount(ctx, args_get(args, 1), &m->amount) == -1 ||
	    account_for_class(ctx->db, m->class, m->account) == -1)
		return -1;
	m->entry.kind = ENTRY_ADVANCE;
	label = args_get(args, 2) != NULL ? xstrdup(args_get(args, 2)) :
					    xasprintf("%s %s", usual, m->class);
	rc = input_label(ctx, label, &m->entry.label);
	free(label);
	return rc;
}

/* The class is that of the régie, on every posting. */
static void
mark_class(struct movement *m)
{
	size_t i;

	for (i = 0; i < m->entry.npostings; i++) {
		free(m->entry.postings[i].class);
		m->entry.postings[i].class = xstrdup(m->class);
	}
}

/* What the class holds is over the advised ceiling: told, not refused. */
static int
note_ceiling(struct ctx *ctx, const struct movement *m)
{
	struct money ceiling, left;
	bool	     set;
	char	     a[MONEY_TEXT], b[MONEY_TEXT];

	if (setting_money(ctx->db, m->entry.year, "advance.ceiling", &set,
		&ceiling) == -1 ||
	    balance_account(ctx->db, m->entry.year, m->account, &left) == -1)
		return -1;
	if (set && left.cents > ceiling.cents)
		buf_addf(&ctx->notes,
		    _("Careful: %s now holds %s; the advised "
		      "ceiling of a régie is %s.\n"),
		    m->class, money_text(left, MONEY_EURO, a),
		    money_text(ceiling, MONEY_EURO, b));
	return 0;
}

/* A class may spend more than it was given, and is then paid back. */
static int
note_excess(struct ctx *ctx, const struct movement *m)
{
	struct money left;
	char	     a[MONEY_TEXT], b[MONEY_TEXT];

	if (balance_account(ctx->db, m->entry.year, m->account, &left) == -1)
		return -1;
	if (left.cents < 0)
		buf_addf(&ctx->notes,
		    _("Careful: %s spent or returned %s more "
		      "than it was given. To pay it back: quitus advance give "
		      "%s %s\n"),
		    m->class, money_text(money_neg(left), MONEY_EURO, a),
		    m->class, money_text(money_neg(left), MONEY_PLAIN, b));
	return 0;
}

/* Money between the class and an account: out of it when given. */
static int
move_money(
    struct ctx *ctx, const struct args *args, bool given, struct movement *m)
{
	char money[CODE_MAX];

	if (input_money_account(ctx, args, given ? OPT_FROM : OPT_TO, money) ==
	    -1)
		return -1;
	if (code_is_cash(money))
		m->entry.method = xstrdup("cash");
	if (input_texts(ctx, args, &m->entry) == -1)
		return -1;
	if (given)
		entry_add_posting(&m->entry, m->account, money, m->amount);
	else
		entry_add_posting(&m->entry, money, m->account, m->amount);
	mark_class(m);
	return input_record(ctx, args, &m->entry);
}

static int
run_give(struct ctx *ctx, const struct args *args)
{
	struct movement m;
	int		rc = -1;

	if (read_movement(ctx, args, "Régie d’avance", &m) == 0 &&
	    move_money(ctx, args, true, &m) == 0)
		rc = note_ceiling(ctx, &m);
	movement_fini(&m);
	return rc;
}

static int
run_return(struct ctx *ctx, const struct args *args)
{
	struct movement m;
	int		rc = -1;

	if (read_movement(ctx, args, "Retour de régie", &m) == 0 &&
	    move_money(ctx, args, false, &m) == 0)
		rc = note_excess(ctx, &m);
	movement_fini(&m);
	return rc;
}

static int
justify(struct ctx *ctx, const struct args *args, struct movement *m)
{
	if (input_texts(ctx, args, &m->entry) == -1 ||
	    input_postings(ctx, args, &m->entry, INPUT_DEBIT, m->account,
		m->amount, NULL) == -1 ||
	    input_axes(ctx, args, &m->entry) == -1)
		return -1;
	mark_class(m);
	return input_record(ctx, args, &m->entry);
}

static int
run_justify(struct ctx *ctx, const struct args *args)
{
	struct movement m;
	int		rc = -1;

	if (read_movement(ctx, args, "", &m) == 0 &&
	    justify(ctx, args, &m) == 0)
		rc = note_excess(ctx, &m);
	movement_fini(&m);
	return rc;
}

/* ---- The list ---- */

static int
add_row(const struct advance *a, void *arg)
{
	struct report *r = arg;

	report_row(r, ROW_BODY);
	report_cell(r, cell_text(a->class));
	report_cell(r, cell_money(a->given));
	report_cell(r, cell_money(a->justified));
	report_cell(r, cell_money(a->returned));
	report_cell(r, cell_money(a->left));
	return 0;
}

static int
run_list(struct ctx *ctx, const struct args *args)
{
	struct report *r;
	int	       year;

	if (input_year(ctx, args, &year) == -1)
		return -1;
	r = report_new(_("Advances to classes"));
	report_root_array(r);
	report_table_begin(r, "advances", NULL);
	report_column(r, "class", _("Class"), COLUMN_TEXT);
	report_column(r, "given_cents", _("Given"), COLUMN_MONEY);
	report_column(r, "justified_cents", _("Justified"), COLUMN_MONEY);
	report_column(r, "returned_cents", _("Returned"), COLUMN_MONEY);
	report_column(r, "left_cents", _("Left"), COLUMN_MONEY);
	if (advance_each(ctx->db, year, add_row, r) == -1) {
		report_free(r);
		return -1;
	}
	report_table_end(r);
	return ctx_report(ctx, r);
}

static const enum opt give_options[] = { OPT_FROM, OPT_DATE, OPT_METHOD,
	OPT_CHEQUE, OPT_VOUCHER, OPT_PARTY, OPT_ATTACH, OPT_END };
static const enum opt return_options[] = { OPT_TO, OPT_DATE, OPT_METHOD,
	OPT_CHEQUE, OPT_VOUCHER, OPT_PARTY, OPT_ATTACH, OPT_END };
static const enum opt justify_options[] = { OPT_ACCOUNT, OPT_SPLIT, OPT_DATE,
	OPT_VOUCHER, OPT_PARTY, OPT_PROJECT, OPT_ATTACH, OPT_END };
static const enum opt list_options[] = { OPT_YEAR, OPT_FORMAT, OPT_OUTPUT,
	OPT_END };

const struct command cmd_advance[] = {
	{ .en = "advance give",
	    .fr = "regie donner",
	    .arguments = N_("CLASS AMOUNT [LABEL]"),
	    .help = N_("entrust a sum to a class for small spending"),
	    .options = give_options,
	    .min = 2,
	    .max = 3,
	    .mode = FILE_WRITE,
	    .run = run_give,
	    .examples = N_(
		"quitus advance give CP-CE1 150 --cheque next\n"
		"quitus advance give CP-CE1 50 --from cash\n"
		"quitus advance give CM2 80 \"Sortie au musée\" --date "
		"12/05") },
	{ .en = "advance return",
	    .fr = "regie rendre",
	    .arguments = N_("CLASS AMOUNT [LABEL]"),
	    .help = N_("what a class did not spend comes back"),
	    .options = return_options,
	    .min = 2,
	    .max = 3,
	    .mode = FILE_WRITE,
	    .run = run_return,
	    .examples = N_("quitus advance return CP-CE1 21,35\n"
			   "quitus advance return CP-CE1 21,35 --to cash\n"
			   "quitus advance return CM2 80 --date 28/06") },
	{ .en = "advance justify",
	    .fr = "regie justifier",
	    .arguments = N_("CLASS AMOUNT LABEL"),
	    .help = N_("record what a class spent of its advance"),
	    .options = justify_options,
	    .min = 3,
	    .max = 3,
	    .mode = FILE_WRITE,
	    .run = run_justify,
	    .examples = N_(
		"quitus advance justify CP-CE1 128,65 \"Books\" --account "
		"6180\n"
		"quitus advance justify CM2 12,40 \"Stamps\" -a 6500 "
		"--date 03/06\n"
		"quitus advance justify CP-CE1 30 \"Baking\" --split "
		"6180=22 --split 6500=8") },
	{ .en = "advance list",
	    .fr = "regie lister",
	    .arguments = "",
	    .help = N_(
		"what each class was given, spent, returned, still holds"),
	    .options = list_options,
	    .min = 0,
	    .max = 0,
	    .mode = FILE_READ,
	    .run = run_list,
	    .examples = N_(
		"quitus advance list\n"
		"quitus advance list --year 2024\n"
		"quitus advance list --format csv -o advances.csv") },
	{ .en = NULL }
};

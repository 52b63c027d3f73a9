/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/account_show.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/xalloc.h"
#include "book/account.h"
#include "book/balance.h"
#include "book/year.h"
#include "cli/entry_input.h"
#include "report/report.h"

/* The account that the i-th word means. */
static int
load(struct ctx *ctx, const struct args *args, int i, struct account *a)
{
	char code[CODE_MAX];

	*a = (struct account){ .label = NULL };
	if (account_resolve(ctx->db, args_get(args, i), code) == -1)
		return -1;
	return account_load(ctx->db, code, a);
}

/* Texts gathered for a list. */
struct texts {
	char	 **list;
	size_t	   n, cap;
	struct buf joined;
};

static int
gather(const char *text, void *arg)
{
	struct texts *t = arg;

	t->list = xgrow(t->list, t->n, &t->cap, sizeof(*t->list));
	t->list[t->n++] = xstrdup(text);
	buf_addf(&t->joined, "%s%s", t->joined.len > 0 ? ", " : "", text);
	return 0;
}

static void
texts_fini(struct texts *t)
{
	while (t->n > 0)
		free(t->list[--t->n]);
	free(t->list);
	buf_fini(&t->joined);
}

static void
add_fact(struct report *r, const char *what, struct cell value)
{
	if (value.type == CELL_TEXT && value.text[0] == '\0')
		return;
	report_row(r, ROW_BODY);
	report_cell(r, cell_text(what));
	report_cell(r, value);
}

static void
add_texts(struct report *r, const char *key, const struct texts *t)
{
	report_field_list(r, key, (const char *const *)t->list, t->n);
}

static struct report *
make_page(const struct account *a, const struct texts *aliases,
    const struct texts *words, int year, struct money balance)
{
	struct report *r = report_new(a->label);
	char	       text[YEAR_TEXT], amount[MONEY_TEXT];

	report_subtitle(r, a->code);
	report_field(r, "account", cell_text(a->code));
	report_field(r, "label", cell_text(a->label));
	report_field(r, "content", cell_text(a->content));
	report_field(r, "line", cell_text(a->folds_to));
	report_field(r, "active", cell_bool(a->active));
	add_texts(r, "aliases", aliases);
	add_texts(r, "words", words);
	report_field(r, "balance_cents", cell_money(balance));
	report_table_begin(r, NULL, NULL);
	report_column(r, NULL, "", COLUMN_SHORT);
	report_column(r, NULL, "", COLUMN_TEXT);
	add_fact(r, _("What goes in it"), cell_text(a->content));
	add_fact(r, _("Other spellings"), cell_text(buf_str(&aliases->joined)));
	add_fact(r, _("Words"), cell_text(buf_str(&words->joined)));
	if (strcmp(a->code, a->folds_to) != 0)
		add_fact(r, _("Told within"), cell_text(a->folds_to));
	if (!a->active)
		add_fact(r, _("State"), cell_text(_("disabled")));
	if (year != 0) {
		add_fact(r, year_text(year, text),
		    cell_text(money_text(balance, MONEY_EURO, amount)));
	}
	report_table_end(r);
	return r;
}

/* As people count it: what was received is positive. */
static int
load_balance(struct ctx *ctx, const struct args *args, const char *code,
    int *year, struct money *m)
{
	if (input_year(ctx, args, year) == -1 ||
	    balance_account(ctx->db, *year, code, m) == -1)
		return -1;
	if (code_class(code) == 7 || code_class(code) == 1)
		*m = money_neg(*m);
	return 0;
}

int
account_show_run(struct ctx *ctx, const struct args *args)
{
	struct account a;
	struct texts   aliases = { .n = 0 }, words = { .n = 0 };
	struct money   balance;
	int	       year, rc;

	if (load(ctx, args, 0, &a) == -1)
		return -1;
	rc = load_balance(ctx, args, a.code, &year, &balance);
	if (rc == 0)
		rc = account_each_alias(ctx->db, a.code, gather, &aliases);
	if (rc == 0)
		rc = account_each_word(ctx->db, a.code, gather, &words);
	if (rc == 0)
		rc = ctx_report(
		    ctx, make_page(&a, &aliases, &words, year, balance));
	texts_fini(&aliases);
	texts_fini(&words);
	account_fini(&a);
	return rc;
}

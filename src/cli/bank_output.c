/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/bank_output.h"

#include <stdlib.h>

#include "base/i18n.h"
#include "base/utf8.h"
#include "base/xalloc.h"
#include "book/gap.h"
#include "book/year.h"

enum { LABEL_COLUMNS = 58, AMOUNT_COLUMNS = 16 };

/* A label at the left, cut when it is too long, an amount at the right. */
static void
add_line(
    struct buf *out, const char *label, struct money m, enum money_style style)
{
	struct buf safe = { 0 }, cut = { 0 };
	char	   text[MONEY_TEXT];
	size_t	   len;

	utf8_add_safe(&safe, label);
	len = utf8_fit(buf_str(&safe), LABEL_COLUMNS - 1);
	buf_add(&cut, buf_str(&safe), len);
	if (len < safe.len)
		buf_adds(&cut, "…");
	buf_adds(out, "  ");
	utf8_add_padded(out, buf_str(&cut), LABEL_COLUMNS, false);
	utf8_add_padded(out, money_text(m, style, text), AMOUNT_COLUMNS, true);
	buf_addc(out, '\n');
	buf_fini(&safe);
	buf_fini(&cut);
}

static void
add_item(struct buf *out, int year, const struct outstanding *o)
{
	char *label, day[DATE_ISO], text[YEAR_TEXT];

	/* Numbers begin again each year: say which when it is not this one. */
	label = xasprintf("  n° %lld%s%s  %s  %s%s%s", (long long)o->number,
	    o->year != year ? " " : "",
	    o->year != year ? year_text(o->year, text) : "",
	    date_fr(o->day, day), o->reference != NULL ? o->reference : "",
	    o->reference != NULL ? "  " : "", o->label);
	add_line(out, label, o->amount, MONEY_SIGNED);
	free(label);
}

/* What the gap is, and where to look. */
static int
add_gap(struct ctx *ctx, const struct reconciliation *r)
{
	char *advice, text[MONEY_TEXT];

	if (r->gap.cents == 0) {
		buf_addf(&ctx->out,
		    _("%s: the book and the statement agree to the cent.\n"),
		    r->account);
		return 0;
	}
	if (reconciliation_unexplained(r).cents == 0) {
		buf_addf(&ctx->out,
		    ngettext(
			"%s: %zu line of the bank is not in the book; with "
			"it, they agree to the cent (quitus bank list "
			"--unmatched).\n",
			"%s: %zu lines of the bank are not in the book; with "
			"them, they agree to the cent (quitus bank list "
			"--unmatched).\n",
			r->nabsent),
		    r->account, r->nabsent);
		return 0;
	}
	advice = gap_advise_bank(ctx->db, r);
	if (advice == NULL)
		return -1;
	buf_addf(&ctx->out, _("%s: a gap of %s is not explained.\n"),
	    r->account, money_text(r->gap, MONEY_SIGNED, text));
	utf8_add_safe(&ctx->out, advice);
	buf_addc(&ctx->out, '\n');
	free(advice);
	return 0;
}

static int
add_missing(struct ctx *ctx, const struct reconciliation *r)
{
	char text[MONEY_TEXT];

	buf_addf(&ctx->out,
	    _("%s: the book says %s; no balance of a statement "
	      "was given this year (quitus bank balance DATE AMOUNT).\n"),
	    r->account, money_text(r->book, MONEY_EURO, text));
	return 0;
}

int
bank_print_line(struct ctx *ctx, const struct reconciliation *r)
{
	return r->found ? add_gap(ctx, r) : add_missing(ctx, r);
}

int
bank_print(struct ctx *ctx, int year, const struct reconciliation *r)
{
	char  *label, day[DATE_ISO];
	size_t i;

	if (!r->found)
		return add_missing(ctx, r);
	buf_addf(&ctx->out, _("Bank account %s\n"), r->account);
	label = xasprintf(
	    _("statement of %s"), date_fr(r->statement_date, day));
	add_line(&ctx->out, label, r->statement, MONEY_EURO);
	free(label);
	if (r->nitems > 0)
		buf_addf(&ctx->out, "  %s\n", _("in the book and not on it:"));
	for (i = 0; i < r->nitems; i++)
		add_item(&ctx->out, year, &r->items[i]);
	add_line(&ctx->out, _("book"), r->book, MONEY_EURO);
	return add_gap(ctx, r);
}

static json_t *
text_json(const char *text)
{
	return text != NULL ? json_string(text) : json_null();
}

json_t *
bank_json(const struct reconciliation *r)
{
	json_t *o = json_object(), *items = json_array(), *item;
	char	day[DATE_ISO];
	size_t	i;

	for (i = 0; i < r->nitems; i++) {
		item = json_object();
		json_object_set_new(
		    item, "entry", json_integer(r->items[i].number));
		json_object_set_new(
		    item, "year", json_integer(r->items[i].year));
		json_object_set_new(
		    item, "date", json_string(date_iso(r->items[i].day, day)));
		json_object_set_new(
		    item, "reference", text_json(r->items[i].reference));
		json_object_set_new(
		    item, "label", text_json(r->items[i].label));
		json_object_set_new(item, "amount_cents",
		    json_integer(r->items[i].amount.cents));
		json_array_append_new(items, item);
	}
	json_object_set_new(o, "account", json_string(r->account));
	json_object_set_new(o, "statement_date",
	    r->found ? json_string(date_iso(r->statement_date, day)) :
		       json_null());
	json_object_set_new(o, "statement_cents",
	    r->found ? json_integer(r->statement.cents) : json_null());
	json_object_set_new(o, "outstanding", items);
	json_object_set_new(o, "book_cents", json_integer(r->book.cents));
	json_object_set_new(o, "gap_cents",
	    r->found ? json_integer(r->gap.cents) : json_null());
	json_object_set_new(
	    o, "absent_lines", json_integer((json_int_t)r->nabsent));
	json_object_set_new(o, "absent_cents", json_integer(r->absent.cents));
	return o;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/entry_output.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/utf8.h"
#include "book/attach.h"
#include "book/balance.h"

static json_t *
text_json(const char *text)
{
	return text != NULL ? json_string(text) : json_null();
}

/* Numbers begin at 1; 0 is none. */
static json_t *
number_json(int64_t n)
{
	return n != 0 ? json_integer(n) : json_null();
}

static json_t *
posting_json(const struct posting *p)
{
	json_t *o = json_object();

	json_object_set_new(o, "debit", json_string(p->debit));
	json_object_set_new(o, "credit", json_string(p->credit));
	json_object_set_new(o, "amount_cents", json_integer(p->amount.cents));
	json_object_set_new(o, "project", text_json(p->project));
	json_object_set_new(o, "class", text_json(p->class));
	json_object_set_new(o, "subsidy", number_json(p->subsidy));
	json_object_set_new(o, "provenance", text_json(p->provenance));
	return o;
}

json_t *
entry_json(const struct entry *e)
{
	json_t *o = json_object(), *postings = json_array();
	char	day[DATE_ISO];
	size_t	i;

	for (i = 0; i < e->npostings; i++)
		json_array_append_new(postings, posting_json(&e->postings[i]));
	json_object_set_new(o, "number", json_integer(e->number));
	json_object_set_new(o, "year", json_integer(e->year));
	json_object_set_new(o, "date", json_string(date_iso(e->day, day)));
	json_object_set_new(o, "kind", json_string(entry_kind_code(e->kind)));
	json_object_set_new(o, "voucher", text_json(e->voucher));
	json_object_set_new(o, "label", text_json(e->label));
	json_object_set_new(o, "party", text_json(e->party));
	json_object_set_new(o, "method", text_json(e->method));
	json_object_set_new(o, "reference", text_json(e->reference));
	json_object_set_new(
	    o, "state", json_string(entry_state_code(e->state)));
	json_object_set_new(o, "reason", text_json(e->reason));
	json_object_set_new(o, "reverses", number_json(e->reverses));
	json_object_set_new(o, "reversed_by", number_json(e->reversed_by));
	json_object_set_new(o, "decision", number_json(e->decision));
	json_object_set_new(o, "postings", postings);
	json_object_set_new(o, "reconciled", json_boolean(e->ticked));
	json_object_set_new(
	    o, "seal", e->seal[0] != '\0' ? json_string(e->seal) : json_null());
	return o;
}

static int
add_file(const struct attachment *a, void *arg)
{
	json_array_append_new(arg,
	    json_pack("{s:s, s:I, s:s}", "name", a->name, "size",
		(json_int_t)a->size, "sha256", a->sha256));
	return 0;
}

int
entry_json_files(struct db *db, const struct entry *e, json_t *o)
{
	json_t *files = json_array();

	json_object_set_new(o, "attachments", files);
	return attach_each(db, e->id, add_file, files);
}

/* DEL is the one control character of ASCII that JSON lets through. */
static int
add_chunk(const char *bytes, size_t n, void *arg)
{
	const char *del;

	while ((del = memchr(bytes, '\x7f', n)) != NULL) {
		buf_add(arg, bytes, (size_t)(del - bytes));
		buf_adds(arg, "\\u007f");
		n -= (size_t)(del + 1 - bytes);
		bytes = del + 1;
	}
	buf_add(arg, bytes, n);
	return 0;
}

/* Whether text of whole lines holds what must not reach a terminal. */
static bool
is_unsafe(char *text)
{
	char *line, *end;
	bool  unsafe = false;

	for (line = text; !unsafe && (end = strchr(line, '\n')) != NULL;
	     line = end + 1) {
		*end = '\0';
		unsafe = utf8_has_control(line);
		*end = '\n';
	}
	return unsafe;
}

void
output_json(struct ctx *ctx, json_t *value)
{
	size_t start = ctx->out.len;

	json_dump_callback(value, add_chunk, &ctx->out, JSON_INDENT(2));
	buf_addc(&ctx->out, '\n');
	if (is_unsafe(ctx->out.data + start)) {
		ctx->out.len = start;
		json_dump_callback(value, add_chunk, &ctx->out,
		    JSON_INDENT(2) | JSON_ENSURE_ASCII);
		buf_addc(&ctx->out, '\n');
	}
	json_decref(value);
}

struct money
entry_signed_amount(const struct entry *e)
{
	struct money sum = MONEY(0);
	size_t	     i;

	for (i = 0; i < e->npostings; i++) {
		if (code_is_money(e->postings[i].debit))
			money_add(&sum, e->postings[i].amount);
		if (code_is_money(e->postings[i].credit))
			money_add(&sum, money_neg(e->postings[i].amount));
	}
	return sum;
}

/* The accounts of an entry in order: the debit of each posting, its credit;
 * credit_first: the other way round. */
static const char *
nth_account(const struct entry *e, size_t n, bool credit_first)
{
	const struct posting *p = &e->postings[n / 2];

	return (n % 2 == 0) == credit_first ? p->credit : p->debit;
}

static bool
is_repeated(const struct entry *e, size_t n, bool credit_first)
{
	const char *code = nth_account(e, n, credit_first);
	size_t	    i;

	for (i = 0; i < n; i++)
		if (strcmp(nth_account(e, i, credit_first), code) == 0)
			return true;
	return false;
}

void
entry_add_accounts(struct buf *b, const struct entry *e)
{
	const char *code;
	size_t	    i, start = b->len;

	for (i = 0; i < 2 * e->npostings; i++) {
		code = nth_account(e, i, false);
		if (code_is_money(code) || is_repeated(e, i, false))
			continue;
		buf_addf(b, "%s%s", b->len > start ? ", " : "", code);
	}
	if (b->len == start && e->npostings > 0)
		buf_addf(
		    b, "%s → %s", e->postings[0].credit, e->postings[0].debit);
}

/* "512 : 1 188,66 €" for each money account that the entry moved. */
static int
add_balances(struct ctx *ctx, const struct entry *e, struct buf *b)
{
	const char  *code;
	struct money m;
	size_t	     i, start = b->len;
	char	     text[MONEY_TEXT];

	for (i = 0; i < 2 * e->npostings; i++) {
		code = nth_account(e, i, true);
		if (code_class(code) != 5 || is_repeated(e, i, true))
			continue;
		if (balance_account(ctx->db, e->year, code, &m) == -1)
			return -1;
		buf_addf(b, "%s%s %s", b->len > start ? ", " : "", code,
		    money_text(m, MONEY_EURO, text));
		if (m.cents < 0 && code_is_bank(code))
			buf_addf(&ctx->notes,
			    _("Careful: the bank account %s "
			      "is below zero.\n"),
			    code);
	}
	return 0;
}

int
entry_print_result(struct ctx *ctx, const struct entry *e)
{
	struct buf   accounts = { 0 }, balances = { 0 };
	struct money amount = entry_signed_amount(e);
	char	     day[DATE_ISO], text[MONEY_TEXT];
	int	     rc = 0;

	if (ctx->json) {
		output_json(ctx, entry_json(e));
		return 0;
	}
	entry_add_accounts(&accounts, e);
	rc = add_balances(ctx, e, &balances);
	buf_addf(&ctx->out, "n° %lld  %s  %s  ", (long long)e->number,
	    date_fr(e->day, day), e->voucher != NULL ? e->voucher : "-");
	utf8_add_safe(&ctx->out, e->label);
	buf_addf(&ctx->out, "  %s  %s",
	    amount.cents != 0 ? money_text(amount, MONEY_SIGNED, text) :
				money_text(entry_amount(e), MONEY_EURO, text),
	    buf_str(&accounts));
	if (e->state == ENTRY_VOID)
		buf_addf(&ctx->out, "  (%s)", _("void"));
	if (ctx->brief)
		buf_addc(&ctx->out, '\n');
	else
		buf_addf(&ctx->out, _("  — balance: %s\n"), buf_str(&balances));
	buf_fini(&accounts);
	buf_fini(&balances);
	return rc;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/change_words.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "book/setting.h"
#include "value/date.h"
#include "value/money.h"

struct word {
	const char *stored;
	const char *told; /* msgid */
};

static const struct word tables[] = { { "entry", N_("entry") },
	{ "posting", N_("amount") }, { "tick", N_("tick") },
	{ "attachment", N_("file") }, { "bank_balance", N_("bank statement") },
	{ "cash_count", N_("cash count") },
	{ "cash_count_line", N_("cash count") }, { "setting", N_("setting") },
	{ "account", N_("account") }, { "alias", N_("alias") },
	{ "keyword", N_("keyword") }, { "class", N_("class") },
	{ "project", N_("project") }, { "year", N_("year") },
	{ "subsidy", N_("subsidy") }, { "subsidy_file", N_("file") },
	{ "budget", N_("budget") }, { "project_budget", N_("budget") },
	{ "headcount", N_("headcount") }, { "tariff", N_("tariff") },
	{ "contribution", N_("contribution") }, { "item", N_("inventory") },
	{ "decision", N_("decision") }, { "discharge", N_("quitus") },
	{ "verifier", N_("verifier") }, { "bank_line", N_("bank line") },
	{ "bank_match", N_("match") }, { "bank_number", N_("bank account") },
	{ "bank_profile", N_("profile") }, { NULL, NULL } };

/* Columns that are not here are ids and ranks: inner matters. */
static const struct word columns[] = { { "day", N_("date") },
	{ "kind", N_("kind") }, { "voucher", N_("voucher") },
	{ "label", N_("label") }, { "party", N_("party") },
	{ "method", N_("method") }, { "reference", N_("reference") },
	{ "state", N_("state") }, { "reason", N_("reason") },
	{ "seal", N_("seal") }, { "debit", N_("debit") },
	{ "credit", N_("credit") }, { "cents", N_("amount") },
	{ "project", N_("project") }, { "class", N_("class") },
	{ "provenance", N_("provenance") }, { "value", N_("value") },
	{ "count", N_("count") }, { "name", N_("name") },
	{ "size", N_("size") }, { "content", N_("content") },
	{ "active", N_("active") }, { "closed", N_("closed") },
	{ "closed_on", N_("closed on") }, { "fingerprint", N_("fingerprint") },
	{ "account", N_("account") }, { "sealed", N_("sealed entries") },
	{ "subsidy", N_("subsidy") }, { "cerfa", N_("cerfa") },
	{ "decision", N_("decision") }, { "funder", N_("funder") },
	{ "purpose", N_("purpose") }, { "pupils", N_("pupils") },
	{ "adults", N_("adults") }, { "fixed", N_("fixed part") },
	{ "pupil", N_("per pupil") }, { "adult", N_("per adult") },
	{ "insurance", N_("insurance") }, { "supplement", N_("supplement") },
	{ "contributors", N_("contributors") },
	{ "removed_on", N_("removed on") }, { "price", N_("price") },
	{ "text", N_("text") }, { "present", N_("present") },
	{ "place", N_("place") }, { "given", N_("given") },
	{ "remark", N_("remark") }, { "quality", N_("quality") },
	{ "ignored", N_("left out") }, { "number", N_("number") },
	{ "map", N_("columns") }, { NULL, NULL } };

static const struct word values[] = { { "draft", N_("draft") },
	{ "final", N_("final") }, { "void", N_("void") },
	{ "open", N_("open") }, { "closed", N_("closed") },
	{ "expense", N_("expense") }, { "income", N_("income") },
	{ "transfer", N_("transfer") }, { "advance", N_("advance") },
	{ "opening", N_("opening") }, { NULL, NULL } };

static const struct word methods[] = { { "cheque", N_("cheque") },
	{ "card", N_("card") }, { "transfer", N_("transfer") },
	{ "debit", N_("direct debit") }, { "cash", N_("cash") },
	{ NULL, NULL } };

static const struct word provenances[] = { { "families", N_("families") },
	{ "association", N_("association") }, { "company", N_("company") },
	{ "commune", N_("commune") }, { "departement", N_("département") },
	{ "region", N_("region") }, { "state", N_("State") },
	{ "europe", N_("Europe") }, { "occe", N_("OCCE") },
	{ "other", N_("other") }, { NULL, NULL } };

/* The columns whose values are words of the trade. */
static const struct {
	const char	  *column;
	const struct word *words;
} vocabularies[] = { { "state", values }, { "kind", values },
	{ "method", methods }, { "provenance", provenances } };

static const char *
find(const struct word *w, const char *stored)
{
	while (w->stored != NULL && strcmp(w->stored, stored) != 0)
		w++;
	return w->stored != NULL ? _(w->told) : NULL;
}

const char *
change_table(const char *table)
{
	const char *told = find(tables, table);

	return told != NULL ? told : table;
}

const char *
change_column(const char *column)
{
	return find(columns, column);
}

static const char *
find_value(const char *column, const char *value)
{
	size_t i;

	for (i = 0; i < sizeof(vocabularies) / sizeof(vocabularies[0]); i++)
		if (strcmp(column, vocabularies[i].column) == 0)
			return find(vocabularies[i].words, value);
	return NULL;
}

static bool
is_day(const char *column)
{
	return strcmp(column, "day") == 0 || strcmp(column, "closed_on") == 0 ||
	    strcmp(column, "removed_on") == 0;
}

static bool
is_amount(const char *table, const char *column)
{
	static const char *const amounts[] = { "cents", "price", "fixed",
		"pupil", "adult", "insurance", "supplement" };
	size_t			 i;

	for (i = 0; i < sizeof(amounts) / sizeof(amounts[0]); i++)
		if (strcmp(column, amounts[i]) == 0)
			return true;
	/* Of a note or coin; that of a setting is text. */
	return strcmp(table, "cash_count_line") == 0 &&
	    strcmp(column, "value") == 0;
}

/* The key of a setting, as config names it. */
static void
add_setting(struct buf *b, const char *key)
{
	const struct setting *s = setting_table;

	while (s->key != NULL && strcmp(s->key, key) != 0)
		s++;
	buf_adds(b, s->key != NULL ? setting_name(s) : key);
}

void
change_add_value(
    struct buf *b, const char *table, const char *column, const char *value)
{
	const char *told = find_value(column, value);
	struct date day;
	char	    text[DATE_ISO];

	if (told != NULL)
		buf_adds(b, told);
	else if (strcmp(table, "setting") == 0 && strcmp(column, "key") == 0)
		add_setting(b, value);
	else if (is_amount(table, column))
		money_format(b, MONEY(strtoll(value, NULL, 10)), MONEY_EURO);
	else if (is_day(column) && date_parse_iso(value, &day) == 0)
		buf_adds(b, date_fr(day, text));
	else
		buf_adds(b, value);
}

void
change_add_key(struct buf *b, const struct change *c)
{
	const struct change_column *col;
	size_t			    i, start = b->len;

	for (i = 0; i < c->ncolumns; i++) {
		col = &c->columns[i];
		if (!col->key)
			continue;
		if (b->len > start)
			buf_adds(b, ", ");
		change_add_value(b, c->table, col->name,
		    col->after != NULL	    ? col->after :
			col->before != NULL ? col->before :
					      "");
	}
}

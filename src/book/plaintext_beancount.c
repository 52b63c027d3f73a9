/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plaintext_parts.h"

#include <ctype.h>
#include <stdlib.h>

#include "base/utf8.h"
#include "book/balance.h"
#include "book/setting.h"

/* A text stands between quotation marks. */
static void
add_text(struct buf *out, const char *text)
{
	buf_addc(out, '"');
	plaintext_add(out, text == NULL ? "" : text, "\"\\", "'/");
	buf_addc(out, '"');
}

/* 541-CP Régie: letters, digits and dashes only. */
static void
add_account(struct plaintext *t, const char *code)
{
	static const char *const roots[] = { "Fonds-propres", "Fonds-propres",
		"Actif", "Actif", "Passif", "Actif", "Charges", "Produits" };
	char	   *label = utf8_fold(labels_find(&t->labels, code));
	const char *p;
	bool	    dash = false;

	buf_addf(t->out, "%s:", roots[code_class(code)]);
	for (p = code; *p != '\0'; p++)
		buf_addc(t->out, isalnum((unsigned char)*p) ? *p : '-');
	for (p = label; *p != '\0'; p++) {
		if (!isalnum((unsigned char)*p)) {
			dash = true;
			continue;
		}
		if (dash || p == label)
			buf_addc(t->out, '-');
		buf_addc(t->out, *p);
		dash = false;
	}
	free(label);
}

static void
add_fact(struct plaintext *t, const char *key, const char *value)
{
	if (value == NULL)
		return;
	buf_addf(t->out, "    %s: ", key);
	add_text(t->out, value);
	buf_addc(t->out, '\n');
}

static void
add_head(struct plaintext *t, const struct entry *e)
{
	struct buf code = { .data = NULL };
	char	   day[DATE_ISO];

	buf_addf(t->out, "%s %c ", date_iso(e->day, day),
	    e->state == ENTRY_FINAL ? '*' : '!');
	if (e->party != NULL) {
		add_text(t->out, e->party);
		buf_addc(t->out, ' ');
	}
	add_text(t->out, e->label);
	buf_addc(t->out, '\n');
	plaintext_add_code(&code, e);
	add_fact(t, "piece", buf_str(&code));
	buf_fini(&code);
}

static void
add_accounts(struct plaintext *t)
{
	char   day[DATE_ISO];
	size_t i;

	date_iso(t->year.start, day);
	for (i = 0; i < t->labels.n; i++) {
		buf_addf(t->out, "%s open ", day);
		add_account(t, t->labels.items[i].code);
		buf_adds(t->out, " EUR\n");
	}
	buf_addc(t->out, '\n');
}

/* As the books say it, so that who reads them elsewhere is told of a loss. */
static int
add_balance(const struct account_total *total, void *arg)
{
	struct plaintext *t = arg;
	char		  day[DATE_ISO], text[MONEY_TEXT];
	struct date	  next = { .days = t->year.end.days + 1 };

	if (code_class(total->code) != 5)
		return 0;
	buf_addf(t->out, "%s balance ", date_iso(next, day));
	add_account(t, total->code);
	buf_addf(t->out, " %s EUR\n",
	    money_text(MONEY(total->debit.cents - total->credit.cents),
		MONEY_POINT, text));
	return 0;
}

static int
add_options(struct db *db, struct plaintext *t)
{
	char *name = setting_get(db, t->year.year, "name");

	if (name == NULL)
		return -1;
	buf_adds(t->out, "option \"title\" ");
	add_text(t->out, name);
	buf_adds(t->out,
	    "\noption \"operating_currency\" \"EUR\"\n"
	    "option \"name_assets\" \"Actif\"\n"
	    "option \"name_liabilities\" \"Passif\"\n"
	    "option \"name_equity\" \"Fonds-propres\"\n"
	    "option \"name_income\" \"Produits\"\n"
	    "option \"name_expenses\" \"Charges\"\n\n");
	free(name);
	return 0;
}

int
plaintext_beancount(struct db *db, int year, struct buf *out)
{
	struct plaintext t = { .out = out,
		.account = add_account,
		.head = add_head,
		.fact = add_fact };
	int		 rc;

	rc = labels_load(db, year, &t.labels);
	if (rc == 0)
		rc = year_load(db, year, &t.year);
	if (rc == 0)
		rc = add_options(db, &t);
	if (rc == 0) {
		add_accounts(&t);
		rc = plaintext_entries(db, &t);
	}
	if (rc == 0)
		rc = balance_each(db, year, add_balance, &t);
	labels_fini(&t.labels);
	return rc;
}

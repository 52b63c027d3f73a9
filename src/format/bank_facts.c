/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "bank_csv.h"
#include "bank_text.h"
#include "base/utf8.h"
#include "base/xalloc.h"

void
bank_facts_init(struct bank_facts *f)
{
	*f = (struct bank_facts){ .count = -1 };
}

void
bank_facts_fini(struct bank_facts *f)
{
	free(f->account);
	bank_facts_init(f);
}

bool
bank_csv_day(const char *text, struct date *day)
{
	int  d, m, y, n = 0;
	char end;

	text += strspn(text, " ");
	if (sscanf(text, "%2d%*1[/.-]%2d%*1[/.-]%4d%n", &d, &m, &y, &n) == 3 &&
	    n > 0) {
		end = text[n + (int)strspn(text + n, " ")];
		if (y < 100)
			y += 2000;
		return end == '\0' && date_make(y, m, d, day);
	}
	return date_parse_iso(text, day) == 0;
}

/* An amount that is not told when it cannot be read: what stands around the
 * lines is free text. */
static bool
quiet_amount(const char *text, struct money *m)
{
	struct csv_problems none = { .file = "" };
	struct buf	    number = { .data = NULL };
	bool		    read;

	for (; *text != '\0' && strncmp(text, "€", strlen("€")) != 0 &&
	     !isalpha((unsigned char)*text);
	     text++)
		buf_addc(&number, *text);
	read = number.len > 0 &&
	    bank_take_amount(&none, 0, 0, buf_str(&number), ',', m);
	buf_fini(&none.text);
	buf_fini(&number);
	return read;
}

static void
set_account(struct bank_facts *f, const char *text)
{
	text += strspn(text, " :°");
	if (*text == '\0')
		return;
	free(f->account);
	f->account = xstrdup(text);
}

static void
set_closing(struct bank_facts *f, const struct csv_row *row, struct money m)
{
	f->closing.known = true;
	f->closing.amount = m;
	f->line = row->line;
}

/* The last cell in which something stands. */
static const char *
last_cell(const struct csv_row *row)
{
	size_t i = row->n;

	while (i > 0 && row->cells[i - 1].text[0] == '\0')
		i--;
	return i > 0 ? row->cells[i - 1].text : "";
}

/* Société Générale: account;from;to;count;day;balance EUR. */
static bool
take_generale(struct bank_facts *f, const struct csv_row *row)
{
	struct date  from, to, day;
	struct money m;

	if (row->n < 6 || !bank_csv_day(row->cells[1].text, &from) ||
	    !bank_csv_day(row->cells[2].text, &to) ||
	    !bank_csv_day(row->cells[4].text, &day) ||
	    !quiet_amount(row->cells[5].text, &m))
		return false;
	set_account(f, row->cells[0].text);
	f->has_period = true;
	f->from = from;
	f->to = to;
	f->count = strtol(row->cells[3].text, NULL, 10);
	f->closing.day = day;
	set_closing(f, row, m);
	return true;
}

/* BNP Paribas: kind;kind;****1234;day;;balance. */
static bool
take_bnp(struct bank_facts *f, const struct csv_row *row)
{
	struct date  day;
	struct money m;

	if (row->n < 5 || strchr(row->cells[2].text, '*') == NULL ||
	    !bank_csv_day(row->cells[3].text, &day) ||
	    !quiet_amount(last_cell(row), &m))
		return false;
	set_account(f, row->cells[2].text);
	f->closing.day = day;
	set_closing(f, row, m);
	f->bnp = true;
	return true;
}

/* At least, in what is not called an account: "Livret A n° 12345678901". */
#define ACCOUNT_DIGITS 8

/* Crédit Agricole: sentences. "Solde au 31/08/2024 4 128,82 €", "... du compte
 * entre le 01/09/2023 et le 31/08/2024", "Compte ... n° 12345678901". */
static void
take_sentence(struct bank_facts *f, const struct csv_row *row)
{
	const char  *text = row->cells[0].text, *p;
	char	    *folded = utf8_fold(text), day[11], last[11];
	struct date  from, to;
	struct money m;
	int	     n = 0;

	p = strstr(folded, "solde au ");
	if (p != NULL && sscanf(p, "solde au %10s%n", day, &n) == 1 &&
	    bank_csv_day(day, &from) && quiet_amount(p + n, &m)) {
		f->closing.day = from;
		set_closing(f, row, m);
	}
	p = strstr(folded, "entre le ");
	if (p != NULL &&
	    sscanf(p, "entre le %10s et le %10s", day, last) == 2 &&
	    bank_csv_day(day, &from) && bank_csv_day(last, &to)) {
		f->has_period = true;
		f->from = from;
		f->to = to;
	}
	p = strstr(folded, "n° ");
	n = p == NULL ? 0 : (int)strspn(p + strlen("n° "), "0123456789");
	if (n >= ACCOUNT_DIGITS || (n > 0 && strstr(folded, "compte") != NULL))
		set_account(f, p + strlen("n° "));
	free(folded);
}

/* A name, then what it is: "Solde (EUROS)   ;154,22". */
static void
take_pair(struct bank_facts *f, const struct csv_row *row)
{
	char	    *folded = utf8_fold(row->cells[0].text);
	const char  *colon = strchr(row->cells[0].text, ':');
	const char  *value = colon != NULL ? colon + 1 : csv_text(row, 1);
	struct date  day;
	struct money m;

	if (strncmp(folded, "numero compte", 13) == 0 ||
	    strncmp(folded, "numero de compte", 16) == 0)
		set_account(f, value);
	else if (strncmp(folded, "date", 4) == 0 && bank_csv_day(value, &day))
		f->closing.day = day;
	else if ((strncmp(folded, "solde (euros)", 13) == 0 ||
		     strncmp(folded, "solde en fin de periode", 23) == 0) &&
	    quiet_amount(last_cell(row), &m))
		set_closing(f, row, m);
	else if (strncmp(folded, "solde en debut de periode", 25) == 0 &&
	    quiet_amount(last_cell(row), &m)) {
		f->opening.known = true;
		f->opening.amount = m;
		f->line = row->line;
	}
	free(folded);
}

bool
bank_facts_is_foot(const struct csv_row *row)
{
	char *folded = utf8_fold(csv_text(row, 0));
	bool  foot = strncmp(folded, "solde en ", 9) == 0;

	free(folded);
	return foot;
}

void
bank_facts_take(struct bank_facts *f, const struct csv_row *row)
{
	if (row->n == 0 || take_generale(f, row) || take_bnp(f, row))
		return;
	take_pair(f, row);
	take_sentence(f, row);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "bank_text.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/i18n.h"
#include "base/utf8.h"
#include "base/xalloc.h"
#include "value/text.h"

#define PAGE_LOOK 1024 /* bytes in which a web page shows itself */

/* ---- Days and currencies ---- */

static bool
is_digits(const char *s, size_t n)
{
	size_t i;

	for (i = 0; i < n; i++)
		if (!isdigit((unsigned char)s[i]))
			return false;
	return true;
}

static int
number(const char *s, size_t n)
{
	int value = 0;

	while (n-- > 0)
		value = value * 10 + (*s++ - '0');
	return value;
}

/* An hour of four or six digits, its fraction, a zone in brackets. */
static bool
is_hour(const char *s)
{
	size_t n = strspn(s, "0123456789");

	if (n != 0 && n != 4 && n != 6)
		return false;
	s += n;
	if (*s == '.' || *s == ',')
		s += 1 + strspn(s + 1, "0123456789");
	s += strspn(s, " ");
	return *s == '\0' || *s == '[';
}

bool
bank_take_day(struct csv_problems *p, int line, int column, const char *text,
    struct date *day)
{
	char excerpt[UTF8_EXCERPT];

	if (is_digits(text, 8) && is_hour(text + 8) &&
	    date_make(
		number(text, 4), number(text + 4, 2), number(text + 6, 2), day))
		return true;
	csv_problem(p, line, column, _("“%s” is not a day."),
	    utf8_excerpt(text, excerpt));
	return false;
}

bool
bank_take_currency(
    struct csv_problems *p, int line, int column, const char *code)
{
	char excerpt[UTF8_EXCERPT];

	if (code == NULL || *code == '\0' || strcasecmp(code, "EUR") == 0)
		return true;
	csv_problem(p, line, column,
	    _("this is in %s, and the books are kept in euros: take an "
	      "account in euros."),
	    utf8_excerpt(code, excerpt));
	return false;
}

/* ---- Labels ---- */

void
bank_label_add(struct buf *label, const char *part)
{
	char *there, *more, *clean;

	if (part == NULL)
		return;
	clean = text_tidy(part, TEXT_LABEL_MAX);
	there = utf8_fold(buf_str(label));
	more = utf8_fold(clean);
	if (*there != '\0' && strncmp(more, there, strlen(there)) == 0)
		buf_reset(label);
	if (label->len == 0 || strstr(there, more) == NULL) {
		if (label->len > 0)
			buf_addc(label, ' ');
		buf_adds(label, clean);
	}
	free(clean);
	free(there);
	free(more);
}

/* ---- The whole file ---- */

void
bank_check_balances(struct csv_problems *p, int line, int column,
    const struct bank_statement *s)
{
	char	     sum[MONEY_TEXT], said[MONEY_TEXT], off[MONEY_TEXT];
	bool	     known;
	struct money gap = bank_statement_gap(s, &known), found;

	if (!known || gap.cents == 0)
		return;
	found = s->closing.amount;
	if (money_add(&found, gap) == -1)
		return;
	csv_problem(p, line, column,
	    _("the opening balance and the lines make %s, but the closing "
	      "balance is %s: the difference is %s."),
	    money_text(found, MONEY_EURO, sum),
	    money_text(s->closing.amount, MONEY_EURO, said),
	    money_text(gap, MONEY_SIGNED, off));
}

int
bank_refuse_page(
    const char *name, const char *bytes, size_t len, struct err *err)
{
	char *head = xstrndup(bytes, len < PAGE_LOOK ? len : PAGE_LOOK);
	bool  page = strcasestr(head, "<!doctype html") != NULL ||
	    strcasestr(head, "<html") != NULL;

	free(head);
	if (!page)
		return 0;
	err_set(err, ERR_FILE,
	    _("%s is a web page, not a statement of the bank."), name);
	return err_hint(err,
	    _("Sign in on the bank's site again, then download the "
	      "statement once more."));
}

static int
refuse(struct csv_problems *p, const char *what,
    const struct bank_statements *all, struct err *err)
{
	if (csv_problems_end(p, err) == -1)
		return err_hint(err,
		    _("Rather than correcting it by hand, download it again "
		      "from the bank's site."));
	if (all->n > 0)
		return 0;
	err_set(err, ERR_FILE, _("%s (%s) holds no statement of an account."),
	    p->file, what);
	return err_hint(err,
	    _("On the bank's site, choose the account and the period, then "
	      "download it again."));
}

int
bank_read_end(struct csv_problems *p, const char *what,
    struct bank_statements *all, struct err *err)
{
	size_t i;

	if (refuse(p, what, all, err) == -1) {
		bank_statements_fini(all);
		return -1;
	}
	free(all->bank);
	all->bank = xstrdup(what);
	for (i = 0; i < all->n; i++)
		bank_statement_sort(&all->items[i]);
	return 0;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "bank_text.h"
#include "base/i18n.h"
#include "base/utf8.h"

#define MAX_DIGITS 10 /* of the euros, MONEY_MAX_CENTS */

/* The ways to write a separator or a sign, each spelled as one character. */
static const struct spelling {
	const char *typed;
	char	    letter;
} spellings[] = { { " ", ' ' }, { "\t", ' ' }, { UTF8_NBSP, ' ' },
	{ UTF8_NNBSP, ' ' }, { "\xe2\x80\x89", ' ' }, { "'", '\'' },
	{ "\xe2\x80\x99", '\'' }, { ".", '.' }, { ",", ',' }, { "+", '+' },
	{ "-", '-' }, { UTF8_MINUS, '-' }, { "\xe2\x80\x93", '-' } };

enum reading { READ_OK, READ_NONE, READ_UNCLEAR, READ_FINE, READ_LARGE };

/* An amount taken apart; the pointers are into its spelling. */
struct parts {
	bool	    negative;
	const char *s;
	size_t	    whole; /* digits and separators before the cents */
	const char *cents; /* NULL: none */
	size_t	    cents_len;
	char	    decimal; /* what the amount alone tells, else 0 */
	bool	    unclear; /* 1,234 */
};

static void
spell(const char *typed, struct buf *out)
{
	size_t i, len;
	char   letter;

	for (; *typed != '\0'; typed += len) {
		len = 1;
		letter = isdigit((unsigned char)*typed) ? *typed : '?';
		for (i = 0; i < sizeof(spellings) / sizeof(*spellings); i++) {
			if (strncmp(typed, spellings[i].typed,
				strlen(spellings[i].typed)) != 0)
				continue;
			len = strlen(spellings[i].typed);
			letter = spellings[i].letter;
		}
		buf_addc(out, letter);
	}
}

static void
trim(const char **s, size_t *len)
{
	while (*len > 0 && **s == ' ') {
		(*s)++;
		(*len)--;
	}
	while (*len > 0 && (*s)[*len - 1] == ' ')
		(*len)--;
}

/* Take off the one sign, before or after the number. */
static bool
take_sign(const char **s, size_t *len)
{
	bool negative = false;

	trim(s, len);
	if (*len > 0 && (**s == '-' || **s == '+')) {
		negative = **s == '-';
		(*s)++;
		(*len)--;
	} else if (*len > 0 &&
	    ((*s)[*len - 1] == '-' || (*s)[*len - 1] == '+')) {
		negative = (*s)[*len - 1] == '-';
		(*len)--;
	}
	trim(s, len);
	return negative;
}

static size_t
count(const char *s, size_t len, char c)
{
	size_t i, n = 0;

	for (i = 0; i < len; i++)
		n += s[i] == c;
	return n;
}

static int64_t
to_number(const char *s, size_t len)
{
	int64_t n = 0;
	size_t	i;

	for (i = 0; i < len; i++)
		if (isdigit((unsigned char)s[i]))
			n = n * 10 + (s[i] - '0');
	return n;
}

/* A lone separator before three digits, after one to three that are not 0. */
static bool
is_unclear(const char *s, size_t whole, size_t len)
{
	return len - whole - 1 == 3 && whole >= 1 && whole <= 3 &&
	    strspn(s, "0123456789") == whole && to_number(s, whole) > 0;
}

static void
set_cents(struct parts *p, size_t whole, size_t len)
{
	p->whole = whole;
	p->cents = p->s + whole + 1;
	p->cents_len = len - whole - 1;
}

static void
take_apart(const char *s, size_t len, char known, struct parts *p)
{
	const char *last, *comma;
	char	    other;

	*p = (struct parts){ .negative = take_sign(&s, &len) };
	p->s = s;
	p->whole = len;
	last = memrchr(s, '.', len);
	comma = memrchr(s, ',', len);
	if (last == NULL || (comma != NULL && comma > last))
		last = comma;
	if (last == NULL)
		return;
	other = *last == '.' ? ',' : '.';
	if (count(s, len, *last) > 1) { /* 1.234.567 */
		p->decimal = other;
		return;
	}
	p->unclear = is_unclear(s, (size_t)(last - s), len);
	if (!p->unclear)
		p->decimal = *last;
	if (!p->unclear || known == *last)
		set_cents(p, (size_t)(last - s), len);
}

/* Digits, or groups of three after one of one to three, parted alike. */
static bool
well_grouped(const char *s, size_t len)
{
	size_t first = strspn(s, "0123456789"), i;

	if (first >= len)
		return true;
	if (first == 0 || first > 3 || (len - first) % 4 != 0)
		return false;
	for (i = first; i < len; i += 4)
		if (s[i] != s[first] || strspn(s + i + 1, "0123456789") < 3 ||
		    strchr(" '.,", s[i]) == NULL)
			return false;
	return true;
}

static enum reading
to_money(const struct parts *p, struct money *out)
{
	size_t	i, zeros = strspn(p->s, "0 '.,");
	int64_t cents;

	if (p->cents == NULL && p->whole == 0)
		return READ_NONE;
	if (!well_grouped(p->s, p->whole) ||
	    (p->cents != NULL &&
		(p->cents_len == 0 ||
		    strspn(p->cents, "0123456789") < p->cents_len)))
		return READ_NONE;
	for (i = 2; i < p->cents_len; i++)
		if (p->cents[i] != '0')
			return READ_FINE;
	if (zeros < p->whole &&
	    p->whole - zeros > MAX_DIGITS + (MAX_DIGITS - 1) / 3)
		return READ_LARGE;
	cents = to_number(p->s, p->whole) * 100;
	if (p->cents != NULL)
		cents += to_number(p->cents, p->cents_len < 2 ? 1 : 2) *
		    (p->cents_len < 2 ? 10 : 1);
	if (cents > MONEY_MAX_CENTS)
		return READ_LARGE;
	*out = MONEY(p->negative ? -cents : cents);
	return READ_OK;
}

static enum reading
read_amount(const char *text, char decimal, struct money *out)
{
	struct buf   spelled = { .data = NULL };
	struct parts p;
	enum reading rc;

	spell(text, &spelled);
	take_apart(buf_str(&spelled), spelled.len, decimal, &p);
	if (p.unclear && decimal == 0)
		rc = READ_UNCLEAR;
	else
		rc = to_money(&p, out);
	buf_fini(&spelled);
	return rc;
}

char
bank_amount_decimal(const char *text)
{
	struct buf   spelled = { .data = NULL };
	struct money m;
	struct parts p;
	char	     decimal = 0;

	spell(text, &spelled);
	take_apart(buf_str(&spelled), spelled.len, 0, &p);
	if (to_money(&p, &m) == READ_OK)
		decimal = p.decimal;
	buf_fini(&spelled);
	return decimal;
}

static void
tell_unclear(struct csv_problems *problems, int line, int column,
    const char *text, const char *shown)
{
	struct money large = MONEY(0), small = MONEY(0);
	char	     a[MONEY_TEXT], b[MONEY_TEXT];
	char	     mark = strchr(text, ',') != NULL ? ',' : '.';

	read_amount(text, mark == ',' ? '.' : ',', &large);
	if (read_amount(text, mark, &small) != READ_OK)
		csv_problem(problems, line, column,
		    _("“%s” is %s or has more than two decimals: no other "
		      "amount of the file tells which."),
		    shown, money_text(large, MONEY_EURO, a));
	else
		csv_problem(problems, line, column,
		    _("“%s” could mean %s or %s."), shown,
		    money_text(large, MONEY_EURO, a),
		    money_text(small, MONEY_EURO, b));
}

bool
bank_take_amount(struct csv_problems *problems, int line, int column,
    const char *text, char decimal, struct money *out)
{
	char	     max[MONEY_TEXT], excerpt[UTF8_EXCERPT];
	const char  *shown = utf8_excerpt(text, excerpt);
	enum reading rc = read_amount(text, decimal, out);

	if (rc == READ_NONE)
		csv_problem(
		    problems, line, column, _("“%s” is not an amount."), shown);
	else if (rc == READ_FINE)
		csv_problem(problems, line, column,
		    _("“%s” has more than two decimals."), shown);
	else if (rc == READ_LARGE)
		csv_problem(problems, line, column,
		    _("“%s” is more than one line can hold, which is %s."),
		    shown, money_text(MONEY(MONEY_MAX_CENTS), MONEY_EURO, max));
	else if (rc == READ_UNCLEAR)
		tell_unclear(problems, line, column, text, shown);
	return rc == READ_OK;
}

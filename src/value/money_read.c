/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <ctype.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "base/i18n.h"
#include "base/utf8.h"
#include "value/money.h"

#define EURO	   "\xe2\x82\xac" /* U+20AC */
#define MAX_DIGITS 10		  /* of the whole euros of MONEY_MAX_CENTS */

/*
 * What was typed, spelled with one letter for each thing that matters: digits,
 * point, comma, ' ' for any space, '\'' for any apostrophe, '-' for any sign,
 * 'E' for euro, '?' for anything else.
 */
static const struct spelling {
	const char *typed;
	char	    letter;
} spellings[] = { { " ", ' ' }, { "\t", ' ' }, { UTF8_NBSP, ' ' },
	{ UTF8_NNBSP, ' ' }, { "\xe2\x80\x89", ' ' }, /* U+2009, thin */
	{ "'", '\'' }, { "\xe2\x80\x99", '\'' }, { ".", '.' }, { ",", ',' },
	{ "+", '-' }, { "-", '-' }, { UTF8_MINUS, '-' },
	{ "\xe2\x80\x93", '-' }, /* U+2013, en dash */
	{ EURO, 'E' }, { "euros", 'E' }, { "euro", 'E' }, { "eur", 'E' } };

/* An amount taken apart; the pointers are into its spelling. */
struct parts {
	const char *whole; /* may hold group separators */
	size_t	    whole_len;
	const char *cents; /* NULL: no decimal separator */
	size_t	    cents_len;
};

/* The letter of what stands at s; *len gets its bytes. */
static char
spell_one(const char *s, size_t *len)
{
	size_t i;

	for (i = 0; i < sizeof(spellings) / sizeof(*spellings); i++) {
		*len = strlen(spellings[i].typed);
		if (strncasecmp(s, spellings[i].typed, *len) == 0)
			return spellings[i].letter;
	}
	*len = 1;
	return isdigit((unsigned char)*s) ? *s : '?';
}

static void
spell(const char *typed, struct buf *out)
{
	size_t len;

	for (; *typed != '\0'; typed += len)
		buf_addc(out, spell_one(typed, &len));
}

/* Take the spaces, and one euro sign, off both ends of s. */
static void
trim(const char **s, size_t *len)
{
	bool euro = false;

	for (; *len > 0; (*len)--) {
		char last = (*s)[*len - 1];

		if (last != ' ' && (last != 'E' || euro))
			break;
		euro = euro || last == 'E';
	}
	for (; *len > 0; (*s)++, (*len)--) {
		if (**s != ' ' && (**s != 'E' || euro))
			break;
		euro = euro || **s == 'E';
	}
}

static size_t
count(const char *s, size_t len, char c)
{
	size_t i, n = 0;

	for (i = 0; i < len; i++)
		n += s[i] == c;
	return n;
}

static bool
all_digits(const char *s, size_t len)
{
	size_t i;

	for (i = 0; i < len; i++)
		if (!isdigit((unsigned char)s[i]))
			return false;
	return true;
}

/* The decimal separator: the later of point and comma, when it stands once. */
static const char *
find_decimal(const char *s, size_t len)
{
	const char *point = memrchr(s, '.', len);
	const char *comma = memrchr(s, ',', len);
	const char *later = point;

	if (point == NULL || (comma != NULL && comma > point))
		later = comma;
	if (later == NULL || count(s, len, *later) > 1)
		return NULL;
	return later;
}

static void
take_apart(const char *s, size_t len, struct parts *p)
{
	const char *decimal = find_decimal(s, len);

	*p = (struct parts){ .whole = s, .whole_len = len };
	if (decimal == NULL)
		return;
	p->whole_len = (size_t)(decimal - s);
	p->cents = decimal + 1;
	p->cents_len = len - p->whole_len - 1;
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
		if (s[i] != s[first] || !all_digits(s + i + 1, 3))
			return false;
	return true;
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

/* "1,234": thousands for some, decimals for others. "0,123" has one reading. */
static bool
is_ambiguous(const struct parts *p)
{
	return p->cents != NULL && p->cents_len == 3 && p->whole_len >= 1 &&
	    p->whole_len <= 3 && all_digits(p->cents, 3) &&
	    all_digits(p->whole, p->whole_len) &&
	    to_number(p->whole, p->whole_len) > 0;
}

static int
refuse_ambiguous(const struct parts *p, const char *shown, struct err *err)
{
	int64_t	     whole = to_number(p->whole, p->whole_len);
	int64_t	     thousandths = whole * 1000 + to_number(p->cents, 3);
	struct money fraction = MONEY((thousandths + 5) / 10);
	char	     big[MONEY_TEXT], small[MONEY_TEXT], digits[MONEY_TEXT];

	err_set(err, ERR_USAGE, _("“%s” could mean %s or %s."), shown,
	    money_text(MONEY(thousandths * 100), MONEY_EURO, big),
	    money_text(fraction, MONEY_EURO, small));
	snprintf(digits, sizeof(digits), "%" PRId64, thousandths);
	return err_hint(err, _("Type %s or %s."), digits,
	    money_text(fraction, MONEY_PLAIN, small));
}

static int
refuse_other(const char *shown, struct err *err)
{
	err_set(err, ERR_USAGE, _("“%s” is not an amount."), shown);
	return err_hint(err, _("Type an amount in euros, such as 12,50."));
}

static int
refuse_empty(struct err *err)
{
	err_set(err, ERR_USAGE, _("the amount is empty."));
	return err_hint(err, _("Type an amount in euros, such as 12,50."));
}

/* Only digits and separators may be left, with at least one digit. */
static int
check_letters(const char *s, size_t len, const char *shown, struct err *err)
{
	bool   sign = len > 0 && (s[0] == '-' || s[len - 1] == '-');
	size_t digits = 0, i;

	for (i = 0; i < len; i++) {
		digits += isdigit((unsigned char)s[i]) != 0;
		if (strchr("?E", s[i]) != NULL ||
		    (s[i] == '-' && i > 0 && i < len - 1))
			return refuse_other(shown, err);
	}
	if (digits == 0)
		return refuse_other(shown, err);
	if (!sign)
		return 0;
	err_set(err, ERR_USAGE, _("“%s” has a sign."), shown);
	return err_hint(err,
	    _("Type the amount without + or -: the command"
	      " says whether the money comes in or goes out."));
}

static int
check_cents(const struct parts *p, const char *shown, struct err *err)
{
	if (p->cents == NULL)
		return 0;
	if (p->cents_len == 0) {
		err_set(err, ERR_USAGE,
		    _("“%s” has nothing after its decimal"
		      " separator."),
		    shown);
		return err_hint(err, _("Type the cents too, such as 12,00."));
	}
	if (!all_digits(p->cents, p->cents_len)) {
		err_set(err, ERR_USAGE, _("the cents of “%s” are cut in two."),
		    shown);
		return err_hint(err,
		    _("Type the amount without spaces, such"
		      " as 1234,56."));
	}
	if (p->cents_len > 2) {
		err_set(err, ERR_USAGE, _("“%s” has more than two decimals."),
		    shown);
		return err_hint(err,
		    _("An amount stops at the cent, such as"
		      " 12,50."));
	}
	return 0;
}

static int
check_whole(const struct parts *p, const char *shown, struct err *err)
{
	if (p->whole_len == 0) {
		err_set(err, ERR_USAGE,
		    _("“%s” has nothing before its decimal"
		      " separator."),
		    shown);
		return err_hint(err, _("Type the euros too, such as 0,50."));
	}
	if (!well_grouped(p->whole, p->whole_len)) {
		err_set(err, ERR_USAGE,
		    _("the digits of “%s” are not grouped"
		      " in threes."),
		    shown);
		return err_hint(err,
		    _("Type the amount without spaces, such"
		      " as 1234,56."));
	}
	return 0;
}

static int
refuse_large(const char *shown, struct err *err)
{
	char max[MONEY_TEXT];

	err_set(err, ERR_USAGE,
	    _("“%s” is more than one line can hold,"
	      " which is %s."),
	    shown, money_text(MONEY(MONEY_MAX_CENTS), MONEY_EURO, max));
	return err_hint(err, _("Count the digits: is a comma missing?"));
}

static int
to_money(const struct parts *p, const char *shown, struct money *out,
    struct err *err)
{
	size_t	skip = strspn(p->whole, "0 '.,");
	int64_t cents;

	if (skip > p->whole_len)
		skip = p->whole_len;
	/* At most ten digits in groups: 9 999 999 999. */
	if (p->whole_len - skip > MAX_DIGITS + (MAX_DIGITS - 1) / 3)
		return refuse_large(shown, err);
	cents = to_number(p->whole, p->whole_len) * 100;
	if (p->cents != NULL)
		cents += to_number(p->cents, p->cents_len) *
		    (p->cents_len == 1 ? 10 : 1);
	if (cents > MONEY_MAX_CENTS)
		return refuse_large(shown, err);
	*out = MONEY(cents);
	return 0;
}

static int
parse(const char *s, size_t len, const char *shown, struct money *out,
    struct err *err)
{
	struct parts p;

	if (check_letters(s, len, shown, err) == -1)
		return -1;
	take_apart(s, len, &p);
	if (is_ambiguous(&p))
		return refuse_ambiguous(&p, shown, err);
	if (check_cents(&p, shown, err) == -1 ||
	    check_whole(&p, shown, err) == -1)
		return -1;
	return to_money(&p, shown, out, err);
}

/* As most amounts are written: up to eight digits, a comma or a point, two
 * digits. */
static bool
read_plain(const char *s, struct money *out)
{
	int64_t whole = 0;
	int	n;

	for (n = 0; n < 9 && isdigit((unsigned char)s[n]); n++)
		whole = whole * 10 + (s[n] - '0');
	if (n == 0 || n == 9 || (s[n] != ',' && s[n] != '.') ||
	    !isdigit((unsigned char)s[n + 1]) ||
	    !isdigit((unsigned char)s[n + 2]) || s[n + 3] != '\0')
		return false;
	whole = whole * 10 + (s[n + 1] - '0');
	*out = MONEY(whole * 10 + (s[n + 2] - '0'));
	return true;
}

int
money_parse_zero(const char *typed, struct money *out, struct err *err)
{
	struct buf  spelled = { .data = NULL };
	char	    shown[UTF8_EXCERPT];
	const char *s;
	size_t	    len;
	int	    rc;

	if (read_plain(typed, out))
		return 0;
	spell(typed, &spelled);
	s = buf_str(&spelled);
	len = spelled.len;
	trim(&s, &len);
	if (len == 0 && count(buf_str(&spelled), spelled.len, 'E') == 0)
		rc = refuse_empty(err);
	else
		rc = parse(s, len, utf8_excerpt(typed, shown), out, err);
	buf_fini(&spelled);
	return rc;
}

int
money_parse(const char *typed, struct money *out, struct err *err)
{
	struct money m = MONEY(0);

	if (money_parse_zero(typed, &m, err) == -1)
		return -1;
	if (m.cents == 0) {
		err_set(err, ERR_USAGE, _("the amount is zero."));
		return err_hint(err,
		    _("Type an amount above zero, such as"
		      " 12,50."));
	}
	*out = m;
	return 0;
}

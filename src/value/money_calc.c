/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/xalloc.h"
#include "value/money.h"

#define DEPTH 20
#define UNIT  100 /* a count of one, in cents */

/* A sum being read, by recursive descent; at is what comes next. */
struct calc {
	const char *at;
	struct err *err;
	int	    depth;
};

/* Each way to write an operator, and the one it is. */
static const struct {
	const char *text;
	char	    op;
} operators[] = { { "+", '+' }, { "-", '-' }, { "−", '-' }, { "*", '*' },
	{ "×", '*' }, { "x", '*' }, { "X", '*' }, { "/", '/' }, { "÷", '/' },
	{ "(", '(' }, { ")", ')' } };

/* The operator that stands there, 0 when none does; *len is how long it is. */
static char
operator_at(const char *s, size_t *len)
{
	size_t i;

	for (i = 0; i < sizeof(operators) / sizeof(operators[0]); i++) {
		*len = strlen(operators[i].text);
		if (strncmp(s, operators[i].text, *len) == 0)
			return operators[i].op;
	}
	return '\0';
}

static char
peek(struct calc *c)
{
	size_t len;

	c->at += strspn(c->at, " ");
	return operator_at(c->at, &len);
}

static void
skip(struct calc *c)
{
	size_t len;

	if (operator_at(c->at, &len) != '\0')
		c->at += len;
}

static int
refuse(struct calc *c, const char *why)
{
	err_set(c->err, ERR_USAGE, "%s", why);
	return err_hint(c->err,
	    _("Write a sum as on paper: 12,50 + 3 x 2, or the amount alone."));
}

static int
take_amount(struct calc *c, int64_t *cents)
{
	const char  *from = c->at;
	struct money m;
	char	    *text;
	size_t	     len;
	int	     rc;

	while (*c->at != '\0' && operator_at(c->at, &len) == '\0')
		c->at++;
	if (c->at == from)
		return refuse(c, _("a number is missing in this sum."));
	text = xstrndup(from, (size_t)(c->at - from));
	rc = money_parse_zero(text, &m, c->err);
	free(text);
	*cents = m.cents;
	return rc;
}

static int take_sum(struct calc *, int64_t *);

static int
take_factor(struct calc *c, int64_t *cents)
{
	int rc;

	if (peek(c) != '(')
		return take_amount(c, cents);
	if (c->depth == DEPTH)
		return refuse(c, _("there are too many parentheses."));
	c->depth++;
	skip(c);
	rc = take_sum(c, cents);
	c->depth--;
	if (rc == -1)
		return -1;
	if (peek(c) != ')')
		return refuse(c, _("a parenthesis is not closed."));
	skip(c);
	return 0;
}

/* a and b are in cents: so is their product, hundred times less. */
static int
combine(struct calc *c, char op, int64_t *a, int64_t b)
{
	int64_t exact = 0, by;

	if (op == '/' && b == 0)
		return refuse(c, _("nothing can be divided by zero."));
	if (op == '*' && __builtin_mul_overflow(*a, b, &exact))
		return refuse(c, _("this sum is too large."));
	if (op == '/')
		exact = *a * UNIT; /* of two bounded numbers */
	by = op == '*' ? UNIT : b;
	if (exact % by != 0)
		return refuse(c, _("this sum does not come to whole cents."));
	*a = exact / by;
	if (llabs(*a) > MONEY_MAX_CENTS)
		return refuse(c, _("this sum is too large."));
	return 0;
}

static int
take_product(struct calc *c, int64_t *cents)
{
	int64_t other = 0;
	char	op;

	if (take_factor(c, cents) == -1)
		return -1;
	while ((op = peek(c)) == '*' || op == '/') {
		skip(c);
		if (take_factor(c, &other) == -1 ||
		    combine(c, op, cents, other) == -1)
			return -1;
	}
	return 0;
}

static int
take_sum(struct calc *c, int64_t *cents)
{
	int64_t other = 0;
	char	op;

	if (take_product(c, cents) == -1)
		return -1;
	while ((op = peek(c)) == '+' || op == '-') {
		skip(c);
		if (take_product(c, &other) == -1)
			return -1;
		*cents += op == '+' ? other : -other;
		if (llabs(*cents) > MONEY_MAX_CENTS)
			return refuse(c, _("this sum is too large."));
	}
	return 0;
}

/* A sign before a lone amount is for money_parse to refuse. */
static bool
is_sum(const char *text)
{
	const char *p = text + strspn(text, " +-");
	size_t	    len;

	if (*text == '(')
		return true;
	for (; *p != '\0'; p++)
		if (operator_at(p, &len) != '\0')
			return true;
	return false;
}

int
money_calc(const char *text, struct money *out, bool *computed, struct err *err)
{
	struct calc c = { .at = text, .err = err };

	if (computed != NULL)
		*computed = is_sum(text);
	if (!is_sum(text))
		return money_parse(text, out, err);
	if (take_sum(&c, &out->cents) == -1)
		return -1;
	if (*c.at != '\0')
		return refuse(
		    &c, _("a parenthesis is closed that was not opened."));
	if (out->cents <= 0)
		return refuse(&c, _("this sum comes to nothing, or less."));
	return 0;
}

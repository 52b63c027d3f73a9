/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "base/utf8.h"
#include "value/money.h"

#define EURO "\xe2\x82\xac" /* U+20AC */

int
money_add(struct money *sum, struct money m)
{
	int64_t cents;

	if (__builtin_add_overflow(sum->cents, m.cents, &cents))
		return -1;
	sum->cents = cents;
	return 0;
}

struct money
money_neg(struct money m)
{
	return MONEY(-m.cents);
}

struct money
money_abs(struct money m)
{
	return m.cents < 0 ? money_neg(m) : m;
}

int64_t
money_percent(struct money part, struct money whole)
{
	int64_t half = part.cents < 0 ? -whole.cents : whole.cents;

	/* Sums of amounts are far below INT64_MAX / 200. */
	return (part.cents * INT64_C(200) + half) / (whole.cents * 2);
}

/* Append whole euros, with group (may be "") between groups of three. */
static void
add_whole(struct buf *out, uint64_t euros, const char *group)
{
	char   digits[24];
	size_t len, i;

	len = (size_t)snprintf(digits, sizeof(digits), "%" PRIu64, euros);
	for (i = 0; i < len; i++) {
		if (i > 0 && (len - i) % 3 == 0)
			buf_adds(out, group);
		buf_addc(out, digits[i]);
	}
}

static const char *
sign_of(struct money m, enum money_style style)
{
	bool ascii = style == MONEY_PLAIN || style == MONEY_POINT;

	if (style == MONEY_SIGNED && m.cents > 0)
		return "+" UTF8_NBSP;
	if (style == MONEY_SIGNED && m.cents < 0)
		return UTF8_MINUS UTF8_NBSP;
	if (m.cents < 0)
		return ascii ? "-" : UTF8_MINUS;
	return "";
}

void
money_format(struct buf *out, struct money m, enum money_style style)
{
	bool	 ascii = style == MONEY_PLAIN || style == MONEY_POINT;
	uint64_t cents = (uint64_t)m.cents;

	if (m.cents < 0)
		cents = 0 - cents;
	buf_adds(out, sign_of(m, style));
	add_whole(out, cents / 100, ascii ? "" : UTF8_NNBSP);
	buf_addc(out, style == MONEY_POINT ? '.' : ',');
	buf_addf(out, "%02d", (int)(cents % 100));
	if (style == MONEY_EURO || style == MONEY_SIGNED)
		buf_adds(out, UTF8_NBSP EURO);
}

const char *
money_text(struct money m, enum money_style style, char out[MONEY_TEXT])
{
	struct buf b = { .data = NULL };

	money_format(&b, m, style);
	memcpy(out, buf_str(&b), b.len + 1);
	buf_fini(&b);
	return out;
}

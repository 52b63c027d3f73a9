/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

#include "base/buf.h"
#include "base/utf8.h"
#include "base/xalloc.h"
#include "value/code.h"

#define NUMBER_DIGITS 18 /* that surely fit in an int64_t */

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* Valid UTF-8 in capitals. */
static void
add_upper(struct buf *out, const char *s)
{
	utf8proc_int32_t c;
	utf8proc_uint8_t bytes[4];
	utf8proc_ssize_t n;

	for (; *s != '\0'; s += n) {
		n = utf8proc_iterate((const utf8proc_uint8_t *)s, -1, &c);
		buf_add(out, bytes,
		    (size_t)utf8proc_encode_char(utf8proc_toupper(c), bytes));
	}
}

/*
 * A text in one spelling: composed, dashes and spaces made plain, none at the
 * ends. NULL when it is not fit for a name.
 */
static char *
clean(const char *s)
{
	static const struct {
		const char *from;
		char	    to;
	} plain[] = { { UTF8_NBSP, ' ' }, { UTF8_NNBSP, ' ' },
		{ UTF8_MINUS, '-' }, { "\xe2\x80\x90", '-' },
		{ "\xe2\x80\x91", '-' }, { "\xe2\x80\x93", '-' },
		{ "\xe2\x80\x94", '-' } };
	struct buf out = { .data = NULL };
	char	  *composed, *p;
	size_t	   i;

	if (!utf8_valid(s, strlen(s)) || utf8_has_control(s))
		return NULL;
	p = composed = utf8_nfc(s);
	while (*p != '\0') {
		for (i = 0; i < sizeof(plain) / sizeof(*plain); i++)
			if (strncmp(p, plain[i].from, strlen(plain[i].from)) ==
			    0)
				break;
		if (i < sizeof(plain) / sizeof(*plain)) {
			buf_addc(&out, plain[i].to);
			p += strlen(plain[i].from);
		} else
			buf_addc(&out, *p++);
	}
	free(composed);
	while (out.len > 0 && out.data[out.len - 1] == ' ')
		out.data[--out.len] = '\0';
	p = buf_steal(&out);
	memmove(p, p + strspn(p, " "), strlen(p + strspn(p, " ")) + 1);
	return p;
}

/* Whether only digits and what parts them is left: no name follows. */
static bool
is_number(const char *s)
{
	return s[strspn(s, "0123456789 .-")] == '\0';
}

/* Append the name of a sub-account, its runs of spaces made one. */
static void
add_name(struct buf *out, const char *s)
{
	struct buf name = { .data = NULL };

	s += strspn(s, " .-");
	for (; *s != '\0'; s++)
		if (*s != ' ' || (s[1] != ' ' && s[1] != '\0'))
			buf_addc(&name, *s);
	buf_addc(out, '-');
	add_upper(out, buf_str(&name));
	buf_fini(&name);
}

static void
add_code(struct buf *out, const char *s)
{
	for (; *s != '\0'; s++) {
		bool name = *s == '-' ? !is_number(s) :
					strchr("0123456789 .", *s) == NULL;

		if (name) {
			add_name(out, s);
			return;
		}
		if (is_digit(*s))
			buf_addc(out, *s);
	}
}

int
code_normalize(const char *typed, char out[CODE_MAX])
{
	struct buf code = { .data = NULL };
	char	  *s = clean(typed);
	int	   rc = -1;

	if (s == NULL)
		return -1;
	if (is_digit(s[0]))
		add_code(&code, s);
	free(s);
	if (code.len > 0 && code.len < CODE_MAX) {
		memcpy(out, buf_str(&code), code.len + 1);
		rc = 0;
	}
	buf_fini(&code);
	return rc;
}

/* The first len digits, zeros where there are fewer. */
static void
cut(char out[CODE_MAX], const char *code, size_t len)
{
	size_t digits = strlen(code);

	memset(out, '0', len);
	memcpy(out, code, digits < len ? digits : len);
	out[len] = '\0';
}

void
code_copy(char to[CODE_MAX], const char *from)
{
	size_t n = strnlen(from, CODE_MAX - 1);

	memcpy(to, from, n);
	to[n] = '\0';
}

size_t
code_candidates(const char *code, char out[3][CODE_MAX])
{
	size_t digits = strlen(code), n = 0;
	bool   balance = code[0] >= '1' && code[0] <= '5';

	if (digits < 2 || code[strspn(code, "0123456789")] != '\0')
		return 0;
	if (digits > 4 || (digits < 4 && !balance))
		cut(out[n++], code, 4);
	if (digits > 3 && balance && code[3] == '0')
		cut(out[n++], code, 3);
	return n;
}

int
code_class(const char *code)
{
	return code[0] >= '1' && code[0] <= '7' ? code[0] - '0' : 0;
}

bool
code_is_bank(const char *code)
{
	return strncmp(code, "51", 2) == 0;
}

bool
code_is_cash(const char *code)
{
	return strncmp(code, "53", 2) == 0;
}

bool
code_is_money(const char *code)
{
	return code_is_bank(code) || code_is_cash(code);
}

bool
code_is_advance(const char *code)
{
	return strncmp(code, "541", 3) == 0;
}

/* Where the last run of digits begins; the end when s does not end so. */
static size_t
find_number(const char *s, size_t len)
{
	while (len > 0 && is_digit(s[len - 1]))
		len--;
	return len;
}

int
voucher_split(const char *voucher, char prefix[VOUCHER_MAX], int64_t *number)
{
	char	  *s = clean(voucher);
	struct buf upper = { .data = NULL };
	size_t	   len = s != NULL ? strlen(s) : 0;
	size_t	   start = find_number(s != NULL ? s : "", len);
	int	   rc = -1;

	if (start < len && len - start <= NUMBER_DIGITS) {
		*number = strtoll(s + start, NULL, 10);
		s[start] = '\0';
		add_upper(&upper, s);
		if (upper.len < VOUCHER_MAX) {
			memcpy(prefix, buf_str(&upper), upper.len + 1);
			rc = 0;
		}
	}
	buf_fini(&upper);
	free(s);
	return rc;
}

char *
cheque_next(const char *cheque)
{
	size_t len = strlen(cheque), start = find_number(cheque, len);
	size_t i = len;
	char  *next;

	if (start == len)
		return NULL;
	/* One more byte, for 99 becomes 100. */
	next = xasprintf("%.*s0%s", (int)start, cheque, cheque + start);
	do
		next[i] = "1234567890"[next[i] - '0'];
	while (next[i--] == '0');
	if (next[start] == '0')
		memmove(next + start, next + start + 1, len - start + 1);
	return next;
}

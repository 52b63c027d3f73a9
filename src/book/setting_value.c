/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "setting_value.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/utf8.h"
#include "base/xalloc.h"
#include "value/text.h"

#define NUMBER_MAX 20 /* characters of a coop's number */

/* The French of the values that are words. */
static const struct {
	const char *fr;
	const char *en;
} words[] = { { "oui", "yes" }, { "non", "no" }, { "séparées", "split" },
	{ "séparée", "split" }, { "unique", "single" } };

const char *
setting_name(const struct setting *s)
{
	return i18n_lang() == LANG_FR ? s->fr : s->key;
}

bool
setting_word_is(const char *folded, const char *name)
{
	char *own = utf8_fold(name);
	bool  same = strcmp(folded, own) == 0;

	free(own);
	return same;
}

/* One of the words of "a|b", in either language; NULL when it is none. */
static const char *
find_choice(const struct setting *s, const char *value)
{
	const char *word = NULL;
	char	   *folded = utf8_fold(value);
	size_t	    i;

	for (i = 0; i < sizeof(words) / sizeof(*words); i++) {
		if (setting_word_is(folded, words[i].fr) ||
		    setting_word_is(folded, words[i].en))
			word = words[i].en;
	}
	free(folded);
	if (word == NULL || strstr(s->choices, word) == NULL)
		return NULL;
	return word;
}

static int
take_choice(
    const struct setting *s, const char *value, char **out, struct err *err)
{
	const char *word = find_choice(s, value);
	char	    excerpt[UTF8_EXCERPT];

	if (word != NULL) {
		*out = xstrdup(word);
		return 0;
	}
	err_set(err, ERR_USAGE, _("%s: “%s” is not one of its values."),
	    setting_name(s), utf8_excerpt(value, excerpt));
	if (strcmp(s->choices, "yes|no") == 0)
		return err_hint(err, _("Say yes or no."));
	return err_hint(err,
	    _("Say split (D1, R1, V1, A1) or single (1, 2, "
	      "3)."));
}

static int
take_amount(const char *value, char **out, struct err *err)
{
	struct money m;
	struct buf   text = { .data = NULL };

	if (value[0] != '\0') {
		if (money_parse(value, &m, err) == -1)
			return -1;
		money_format(&text, m, MONEY_PLAIN);
	} else
		buf_adds(&text, "");
	*out = xstrdup(buf_str(&text));
	buf_fini(&text);
	return 0;
}

static int
take_number(
    const struct setting *s, const char *value, char **out, struct err *err)
{
	if (value[0] >= '1' && value[0] <= '9' && value[1] == '\0') {
		*out = xstrdup(value);
		return 0;
	}
	return err_set(err, ERR_USAGE, _("%s: a number from 1 to 9 is wanted."),
	    setting_name(s));
}

/* What 1 000 euros cost is less than they are. */
static int
take_rate(
    const struct setting *s, const char *value, char **out, struct err *err)
{
	struct money m = MONEY(0);

	if (value[0] != '\0' && money_parse(value, &m, err) == -1)
		return -1;
	if (m.cents <= 100000)
		return take_amount(value, out, err);
	err_set(err, ERR_USAGE,
	    _("%s: this is more than the goods themselves are worth."),
	    setting_name(s));
	return err_hint(err,
	    _("It is an amount for each 1 000 euros of goods, such as 6,88."));
}

static int
take_percent(
    const struct setting *s, const char *value, char **out, struct err *err)
{
	size_t n = strspn(value, "0123456789");

	if (n >= 1 && n <= 3 && value[n] == '\0' &&
	    strtol(value, NULL, 10) <= 100) {
		*out = xasprintf("%ld", strtol(value, NULL, 10));
		return 0;
	}
	return err_set(err, ERR_USAGE,
	    _("%s: a percentage from 0 to 100 is wanted."), setting_name(s));
}

/* 01 to 95, 2A and 2B, 971 to 989. */
static bool
is_department(const char *s)
{
	long n = strtol(s, NULL, 10);

	if (strcmp(s, "2A") == 0 || strcmp(s, "2B") == 0)
		return true;
	if (s[strspn(s, "0123456789")] != '\0')
		return false;
	return (strlen(s) == 2 && n >= 1 && n <= 95 && n != 20) ||
	    (strlen(s) == 3 && n >= 971 && n <= 989);
}

static int
take_department(const char *value, char **out, struct err *err)
{
	char   excerpt[UTF8_EXCERPT];
	size_t i;

	*out = strlen(value) == 1 ? xasprintf("0%s", value) : xstrdup(value);
	for (i = 0; (*out)[i] != '\0'; i++)
		(*out)[i] = (char)toupper((unsigned char)(*out)[i]);
	if (is_department(*out))
		return 0;
	free(*out);
	*out = NULL;
	err_set(err, ERR_USAGE, _("“%s” is not the number of a department."),
	    utf8_excerpt(value, excerpt));
	return err_hint(err,
	    _("It has two digits, or three overseas: 01, 59, "
	      "2A, 974."));
}

/* The number of the coop names files: nothing that a file name cannot have. */
static int
take_reference(
    const struct setting *s, const char *value, char **out, struct err *err)
{
	size_t i;

	if (text_take(value, NUMBER_MAX, setting_name(s), out, err) == -1)
		return -1;
	for (i = 0; (*out)[i] != '\0'; i++) {
		if (!isalnum((unsigned char)(*out)[i]) &&
		    strchr("-_.", (*out)[i]) == NULL)
			break;
	}
	if ((*out)[i] == '\0' && (*out)[0] != '.')
		return 0;
	free(*out);
	*out = NULL;
	err_set(err, ERR_USAGE,
	    _("%s: letters, digits, dashes and dots only, "
	      "for files will be named after it."),
	    setting_name(s));
	return err_hint(err, _("Example: quitus config number 1398"));
}

/* Nine digits, of which every second from the right counts double (Luhn). */
static bool
is_siren(const char *s)
{
	int i, digit, sum = 0;

	for (i = 0; i < 9; i++) {
		if (!isdigit((unsigned char)s[i]))
			return false;
		digit = (s[i] - '0') << (i % 2);
		sum += digit > 9 ? digit - 9 : digit;
	}
	return s[9] == '\0' && sum % 10 == 0;
}

/* As it is printed, in groups of three, or without them; empty: not told. */
static int
take_siren(const char *value, char **out, struct err *err)
{
	struct buf  digits = { .data = NULL };
	char	    excerpt[UTF8_EXCERPT];
	const char *p;

	for (p = value; *p != '\0'; p++)
		if (*p != ' ')
			buf_addc(&digits, *p);
	*out = buf_steal(&digits);
	if (**out == '\0' || is_siren(*out))
		return 0;
	free(*out);
	*out = NULL;
	err_set(err, ERR_USAGE, _("“%s” is not a SIREN."),
	    utf8_excerpt(value, excerpt));
	return err_hint(err,
	    _("It has nine digits, the last of which checks the others: look "
	      "at a letter of the departmental association."));
}

int
setting_take_value(
    const struct setting *s, const char *value, char **out, struct err *err)
{
	const char *kind = s->choices;

	if (!utf8_valid(value, strlen(value)) || strcmp(kind, "label") == 0)
		return text_take(
		    value, TEXT_LABEL_MAX, setting_name(s), out, err);
	if (strchr(kind, '|') != NULL)
		return take_choice(s, value, out, err);
	if (strcmp(kind, "amount") == 0)
		return take_amount(value, out, err);
	if (strcmp(kind, "number") == 0)
		return take_number(s, value, out, err);
	if (strcmp(kind, "rate") == 0)
		return take_rate(s, value, out, err);
	if (strcmp(kind, "percent") == 0)
		return take_percent(s, value, out, err);
	if (strcmp(kind, "department") == 0)
		return take_department(value, out, err);
	if (strcmp(kind, "reference") == 0)
		return take_reference(s, value, out, err);
	if (strcmp(kind, "siren") == 0)
		return take_siren(value, out, err);
	if (value[0] == '\0') {
		*out = xstrdup("");
		return 0;
	}
	return text_take(value, TEXT_LABEL_MAX, setting_name(s), out, err);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/utf8.h"
#include "base/xalloc.h"
#include "book/account.h"
#include "book/axis.h"
#include "book/year.h"
#include "import_parts.h"
#include "value/code.h"
#include "value/text.h"

/* Kinds of texts in the memo. */
enum {
	OF_ACCOUNT = 'a',
	OF_CODE = 'c',
	OF_METHOD = 'm',
	OF_PROJECT = 'p',
	OF_CLASS = 'k',
	OF_PROVENANCE = 'o'
};

/* How means of payment are written in cahiers, plain. */
static const struct {
	const char *plain;
	const char *code;
} methods[] = { { "cb", "card" }, { "cartebancaire", "card" },
	{ "chq", "cheque" }, { "ch", "cheque" }, { "cheques", "cheque" },
	{ "liquide", "cash" }, { "espece", "cash" }, { "esp", "cash" },
	{ "vir", "transfer" }, { "virt", "transfer" }, { "prel", "debit" },
	{ "prelevements", "debit" } };

bool
import_blank(const char *text)
{
	for (;; text++) {
		text += strspn(text, " \t\r\n");
		if (strncmp(text, UTF8_NBSP, 2) == 0)
			text++;
		else
			return *text == '\0';
	}
}

const char *
import_cell_at(const struct csv_row *row, int index)
{
	const char *text = index == -1 ? "" : csv_text(row, (size_t)index);

	/* formats.md 1: what would be a formula is written after a quote. */
	if (text[0] == '\'' && text[1] != '\0' &&
	    strchr("=+-@\t\r", text[1]) != NULL)
		text++;
	return text;
}

const char *
import_cell(
    const struct import *im, const struct csv_row *row, enum import_role role)
{
	int index = im->layout.places[role].index;

	/* No spreadsheet stands between a FEC and its program. */
	if (im->layout.kind == IMPORT_FEC && index != -1)
		return csv_text(row, (size_t)index);
	return import_cell_at(row, index);
}

int
import_column(const struct import *im, enum import_role role)
{
	return im->layout.places[role].index + 1;
}

const char *
import_intern(struct import *im, const char *code)
{
	const struct memo_item *item = memo_find(&im->memo, OF_CODE, code);

	if (item != NULL)
		return item->value;
	return memo_add(&im->memo, OF_CODE, code, xstrdup(code));
}

/* ---- Days ---- */

/* An hour that a spreadsheet adds to a day says nothing. */
static void
copy_day(struct buf *out, const char *text)
{
	size_t len = strlen(text);

	if (len > 10 && strchr(" T", text[10]) != NULL &&
	    strspn(text + 11, "0:.") == len - 11)
		len = 10;
	buf_reset(out);
	buf_add(out, text, len);
}

static bool
check_year(struct import *im, struct date day, int line, int column)
{
	int	    year = date_school_year(day);
	struct year y;
	char	    when[DATE_ISO], asked[YEAR_TEXT];

	if (im->options.year != 0 && year != im->options.year) {
		import_tell(im, line, column, _("%s is not in the year %s."),
		    date_fr(day, when), year_text(im->options.year, asked));
		return false;
	}
	if (year == im->open_year)
		return true;
	import_wait(im);
	if (year_for_day(im->db, day, &y) == -1)
		return import_tell_err(im, line, column);
	im->open_year = year;
	return true;
}

bool
import_day(struct import *im, const struct csv_row *row, struct date *day)
{
	const char *text = import_cell(im, row, IN_DATE);
	int	    column = import_column(im, IN_DATE);

	if (im->day_text.len > 0 && strcmp(text, buf_str(&im->day_text)) == 0) {
		*day = im->day;
		return true;
	}
	copy_day(&im->day_text, text);
	if (date_parse_iso(buf_str(&im->day_text), day) == -1 &&
	    date_parse(buf_str(&im->day_text), &im->options.dates, day,
		im->err) == -1) {
		buf_reset(&im->day_text);
		return import_tell_err(im, row->line, column);
	}
	im->day = *day;
	date_iso(*day, im->iso);
	if (check_year(im, *day, row->line, column))
		return true;
	buf_reset(&im->day_text);
	return false;
}

/* ---- Texts ---- */

/* A cell of a spreadsheet may run over lines; a label stands on one. */
static char *
one_line(const char *text)
{
	char *copy = xstrdup(text), *p;

	for (p = copy; *p != '\0'; p++)
		if (*p == '\n' || *p == '\r' || *p == '\t')
			*p = ' ';
	return copy;
}

bool
import_text(struct import *im, const struct csv_row *row, enum import_role role,
    size_t max, const char *what, char **out)
{
	const char *text = import_cell(im, row, role);
	char	   *flat = NULL;
	int	    rc;

	*out = NULL;
	if (role != IN_LABEL && import_blank(text))
		return true;
	if (text_take_plain(text, max, out))
		return true;
	if (strpbrk(text, "\n\r\t") != NULL)
		text = flat = one_line(text);
	rc = text_take(text, max, _(what), out, im->err);
	free(flat);
	return rc == 0 ||
	    import_tell_err(im, row->line, import_column(im, role));
}

bool
import_voucher(struct import *im, const struct csv_row *row, char **out)
{
	char *c;

	if (!import_text(
		im, row, IN_VOUCHER, VOUCHER_MAX - 1, N_("voucher"), out))
		return false;
	if (*out == NULL)
		return true;
	if (strlen(*out) >= VOUCHER_MAX) {
		import_tell(im, row->line, import_column(im, IN_VOUCHER),
		    _("this voucher number is too long."));
		return false;
	}
	/* One spelling: "d12" is "D12". */
	for (c = *out; *c != '\0'; c++)
		if (*c >= 'a' && *c <= 'z')
			*c = (char)(*c - 'a' + 'A');
	return true;
}

bool
import_number(struct import *im, const struct csv_row *row,
    enum import_role role, int64_t *n)
{
	const char *text = import_cell(im, row, role);
	char	    shown[UTF8_EXCERPT], *end;

	*n = 0;
	if (import_blank(text))
		return true;
	*n = strtoll(text, &end, 10);
	if (*n > 0 && import_blank(end))
		return true;
	import_tell(im, row->line, import_column(im, role),
	    _("“%s” is not a number from 1."), utf8_excerpt(text, shown));
	return false;
}

/* ---- Amounts ---- */

bool
import_cents(
    struct import *im, const struct csv_row *row, int index, int64_t *cents)
{
	const char  *text = import_cell_at(row, index);
	struct money m = MONEY(0);

	*cents = 0;
	/* Spreadsheets show a dash for nothing. */
	if (import_blank(text) || strcmp(text, "-") == 0)
		return true;
	if (money_parse_zero(text, &m, im->err) == -1)
		return import_tell_err(im, row->line, index + 1);
	*cents = m.cents;
	return true;
}

/* ---- Names ---- */

/* The régie of a class that has had none yet: 541-CP of a row of class CP, made
 * as "advance give" makes it. False with the error: no such class, or account. */
static bool
take_advance(struct import *im, const struct csv_row *row, const char *text,
    char code[CODE_MAX])
{
	const char *class = import_cell(im, row, IN_CLASS);
	char typed[CODE_MAX], *name;
	bool is = false;

	if (import_blank(class) || code_normalize(text, typed) == -1 ||
	    strncmp(typed, "541-", strlen("541-")) != 0)
		return false;
	err_clear(db_err(im->db));
	name = axis_resolve(im->db, AXIS_CLASS, class);
	if (name == NULL)
		return false;
	is = account_for_class(im->db, name, code) == 0 &&
	    strcmp(code, typed) == 0;
	free(name);
	err_clear(db_err(im->db));
	return is || account_resolve(im->db, text, code) == 0;
}

bool
import_account(
    struct import *im, const struct csv_row *row, int index, const char **code)
{
	const char	       *text = import_cell_at(row, index);
	const struct memo_item *item = memo_find(&im->memo, OF_ACCOUNT, text);
	char			found[CODE_MAX];

	*code = NULL;
	if (item != NULL) {
		*code = item->value;
		return true;
	}
	import_wait(im);
	if (account_resolve(im->db, text, found) == -1 &&
	    !take_advance(im, row, text, found))
		return import_tell_err(im, row->line, index + 1);
	*code = import_intern(im, found);
	memo_add(&im->memo, OF_ACCOUNT, text, xstrdup(found));
	return true;
}

static bool
take_axis(struct import *im, const struct csv_row *row, enum import_role role,
    const char **name)
{
	const char *text = import_cell(im, row, role);
	char	    kind = role == IN_PROJECT ? OF_PROJECT : OF_CLASS;
	const struct memo_item *item = memo_find(&im->memo, kind, text);
	char		       *found;

	*name = NULL;
	if (item != NULL)
		*name = item->value;
	if (item != NULL || import_blank(text))
		return true;
	import_wait(im);
	found = axis_resolve(
	    im->db, role == IN_PROJECT ? AXIS_PROJECT : AXIS_CLASS, text);
	if (found == NULL)
		return import_tell_err(im, row->line, import_column(im, role));
	*name = memo_add(&im->memo, kind, text, found);
	return true;
}

/* A means of payment, or a provenance: constant strings. */
static const char *
find_method(const char *text, struct err *err)
{
	char	   *plain = columns_plain(text);
	const char *code = NULL;
	size_t	    i;

	for (i = 0; i < sizeof(methods) / sizeof(methods[0]); i++)
		if (strcmp(methods[i].plain, plain) == 0)
			code = methods[i].code;
	free(plain);
	return code != NULL ? code : entry_method(text, err);
}

bool
import_method(struct import *im, const struct csv_row *row, const char **method)
{
	const char	       *text = import_cell(im, row, IN_METHOD);
	const struct memo_item *item = memo_find(&im->memo, OF_METHOD, text);
	const char	       *code;

	*method = NULL;
	if (item != NULL)
		*method = item->value;
	if (item != NULL || import_blank(text))
		return true;
	code = find_method(text, im->err);
	if (code == NULL)
		return import_tell_err(
		    im, row->line, import_column(im, IN_METHOD));
	*method = memo_add(&im->memo, OF_METHOD, text, xstrdup(code));
	return true;
}

static bool
take_provenance(
    struct import *im, const struct csv_row *row, const char **provenance)
{
	const char	       *text = import_cell(im, row, IN_PROVENANCE);
	const struct memo_item *item;
	const char	       *code;

	*provenance = NULL;
	item = memo_find(&im->memo, OF_PROVENANCE, text);
	if (item != NULL)
		*provenance = item->value;
	if (item != NULL || import_blank(text))
		return true;
	code = entry_provenance(text, im->err);
	if (code == NULL)
		return import_tell_err(
		    im, row->line, import_column(im, IN_PROVENANCE));
	*provenance = memo_add(&im->memo, OF_PROVENANCE, text, xstrdup(code));
	return true;
}

bool
import_purpose(
    struct import *im, const struct csv_row *row, struct import_posting *p)
{
	bool ok = take_axis(im, row, IN_PROJECT, &p->project);

	ok = take_axis(im, row, IN_CLASS, &p->class) && ok;
	ok = take_provenance(im, row, &p->provenance) && ok;
	return import_number(im, row, IN_SUBSIDY, &p->subsidy) && ok;
}

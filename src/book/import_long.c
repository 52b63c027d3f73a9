/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/utf8.h"
#include "base/xalloc.h"
#include "book/account.h"
#include "book/suggest.h"
#include "import_parts.h"
#include "value/code.h"

enum { GUESSED_IN = 'i', GUESSED_OUT = 'g' }; /* in the memo, by label */

/* Which way the money of a row goes. */
enum way { WAY_NONE, WAY_IN, WAY_OUT };

static const struct {
	const char *plain;
	enum way    way;
} ways[] = { { "r", WAY_IN }, { "recette", WAY_IN }, { "recettes", WAY_IN },
	{ "income", WAY_IN }, { "in", WAY_IN }, { "entree", WAY_IN },
	{ "d", WAY_OUT }, { "depense", WAY_OUT }, { "depenses", WAY_OUT },
	{ "expense", WAY_OUT }, { "out", WAY_OUT }, { "sortie", WAY_OUT } };

/* ---- Amounts ---- */

static bool
take_both(
    struct import *im, const struct csv_row *row, enum way *way, int64_t *cents)
{
	int	income = im->layout.places[IN_INCOME].index;
	int	expense = im->layout.places[IN_EXPENSE].index;
	int64_t in, out;

	if (!import_cents(im, row, income, &in) ||
	    !import_cents(im, row, expense, &out))
		return false;
	*way = in > 0 ? WAY_IN : WAY_OUT;
	*cents = in + out;
	if ((in > 0) != (out > 0))
		return true;
	import_tell(im, row->line, (income != -1 ? income : expense) + 1,
	    in > 0 ? _("this row is income and an expense at once: write it "
		       "on two rows.") :
		     _("this row has no amount."));
	return false;
}

static bool
take_sense(struct import *im, const struct csv_row *row, enum way *way)
{
	const char *text = import_cell(im, row, IN_SENSE);
	char	   *plain = columns_plain(text), shown[UTF8_EXCERPT];
	size_t	    i;

	*way = WAY_NONE;
	for (i = 0; i < sizeof(ways) / sizeof(ways[0]); i++)
		if (strcmp(plain, ways[i].plain) == 0)
			*way = ways[i].way;
	free(plain);
	if (*way != WAY_NONE)
		return true;
	import_tell(im, row->line, import_column(im, IN_SENSE),
	    _("“%s” does not say which way the money went: R (income) or D "
	      "(expense)."),
	    utf8_excerpt(text, shown));
	return false;
}

/* Without a column for it the sign tells: what is below zero went out. */
static const char *
take_sign(const char *text, enum way *way)
{
	text += strspn(text, " ");
	*way = WAY_NONE;
	if (*text == '-' && text[1] != '\0') {
		*way = WAY_OUT;
		return text + 1;
	}
	if (strncmp(text, UTF8_MINUS, strlen(UTF8_MINUS)) == 0) {
		*way = WAY_OUT;
		return text + strlen(UTF8_MINUS);
	}
	return *text == '+' ? text + 1 : text;
}

static bool
take_one(
    struct import *im, const struct csv_row *row, enum way *way, int64_t *cents)
{
	int		index = im->layout.places[IN_AMOUNT].index;
	struct csv_row	one = { .line = row->line, .n = 1 };
	struct csv_cell cell = { .line = row->line };
	bool		sensed = import_column(im, IN_SENSE) > 0;

	if (sensed && !take_sense(im, row, way))
		return false;
	cell.text = import_cell_at(row, index);
	if (!sensed)
		cell.text = take_sign(cell.text, way);
	one.cells = &cell;
	if (!import_cents(im, &one, 0, cents)) {
		return false;
	}
	if (*cents > 0)
		return true;
	import_tell(im, row->line, index + 1, _("this row has no amount."));
	return false;
}

static bool
take_amount(struct import *im, const struct csv_row *row, enum way *way,
    int64_t *cents, int *column)
{
	bool both = import_column(im, IN_INCOME) > 0 ||
	    import_column(im, IN_EXPENSE) > 0;

	*column = both ? import_column(im, IN_INCOME) :
			 import_column(im, IN_AMOUNT);
	return both ? take_both(im, row, way, cents) :
		      take_one(im, row, way, cents);
}

/* ---- Accounts ---- */

/* The account that the label hints at, or NULL; interned. */
static const char *
guess(struct import *im, const char *label, bool in, char **told)
{
	const struct memo_item *item;
	struct suggestion      *list = NULL;
	const char	       *code = NULL;
	size_t			n = 0;

	*told = NULL;
	item = memo_find(&im->memo, in ? GUESSED_IN : GUESSED_OUT, label);
	if (item != NULL && im->options.guess)
		return item->value;
	import_wait(im);
	if (suggest_accounts(im->db, label, in ? "7" : "6", &list, &n) == -1) {
		im->failed = true;
		return NULL;
	}
	if (n > 0 && !list[0].usual) {
		code = import_intern(im, list[0].account);
		*told = xasprintf("%s (%s)", code, list[0].label);
		if (item == NULL)
			memo_add(&im->memo, in ? GUESSED_IN : GUESSED_OUT,
			    label, xstrdup(code));
	}
	suggest_free(list, n);
	return code;
}

static const char *
take_missing(struct import *im, const struct csv_row *row, enum way way)
{
	char	   *told;
	const char *code = NULL;
	int	    column = import_column(im, IN_ACCOUNT);

	if (im->now.label == NULL)
		return NULL;
	code = guess(im, im->now.label, way == WAY_IN, &told);
	if (code != NULL && im->options.guess)
		im->result.guessed++;
	else if (code != NULL)
		import_tell(im, row->line, column,
		    _("which account? Perhaps %s; with --guess the likeliest "
		      "is taken."),
		    told);
	else
		import_tell(im, row->line, column,
		    _("which account? Nothing in the label hints at one."));
	free(told);
	return im->options.guess ? code : NULL;
}

static const char *
take_treasury(struct import *im, const struct csv_row *row)
{
	int		index = im->layout.places[IN_TREASURY].index;
	const char     *code = NULL;
	struct csv_cell bank = { .text = "bank", .line = row->line };
	struct csv_row	one = { .line = row->line, .cells = &bank, .n = 1 };

	if (import_blank(import_cell_at(row, index))) {
		row = &one;
		index = 0;
	}
	if (!import_account(im, row, index, &code))
		return NULL;
	if (code == NULL || code_class(code) == 5)
		return code;
	import_tell(im, row->line, index + 1,
	    _("%s is neither a bank account, a cash box nor an advance: it "
	      "goes in the column of the account."),
	    code);
	return NULL;
}

/* formats.md 6.8: money goes from the treasury to the account, or back. An
 * unsigned amount goes the way of its account. */
static void
add_posting(struct import *im, const struct csv_row *row)
{
	int	    index = im->layout.places[IN_ACCOUNT].index, column;
	const char *account = NULL, *treasury;
	int64_t	    cents;
	enum way    way = WAY_NONE;
	bool	    told;

	told = !take_amount(im, row, &way, &cents, &column);
	treasury = take_treasury(im, row);
	if (!import_blank(import_cell_at(row, index))) {
		if (!import_account(im, row, index, &account))
			return;
	} else if (!told)
		account = take_missing(im, row, way != WAY_NONE ? way : WAY_IN);
	if (told || treasury == NULL || account == NULL)
		im->now.bad = true;
	else if (way == WAY_OUT || (way == WAY_NONE && *account == '6'))
		import_add(im, row, account, treasury, cents,
		    index != -1 ? index + 1 : column);
	else
		import_add(im, row, treasury, account, cents,
		    index != -1 ? index + 1 : column);
}

/* ---- Rows ---- */

/* Rows that follow each other with the same voucher, day and label are one
 * entry. Whether this one goes on with the entry of the row before. */
static bool
goes_on(struct import *im, const struct csv_row *row)
{
	const char *part[] = { import_cell(im, row, IN_VOUCHER),
		import_cell(im, row, IN_DATE), import_cell(im, row, IN_LABEL) };
	const char *before = buf_str(&im->group);
	bool	    same = im->now.line != 0 && im->group.len > 0;
	size_t	    i;

	for (i = 0; same && i < 3; i++) {
		same = strcmp(before, part[i]) == 0;
		before += strlen(before) + 1;
	}
	if (same)
		return true;
	buf_reset(&im->group);
	for (i = 0; i < 3 && !import_blank(part[0]); i++)
		buf_add(&im->group, part[i], strlen(part[i]) + 1);
	return false;
}

void
import_take_long(struct import *im, const struct csv_row *row)
{
	if (!goes_on(im, row)) {
		import_end_entry(im);
		import_begin_entry(im, row);
	}
	add_posting(im, row);
}

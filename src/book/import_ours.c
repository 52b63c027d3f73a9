/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/utf8.h"
#include "import_parts.h"
#include "value/code.h"

/* formats.md 1: the rows of an entry stand together and bear its number. */
static bool
goes_on(struct import *im, const struct csv_row *row)
{
	const char *number = import_cell(im, row, IN_NUMBER);
	bool	    same;

	if (import_blank(number)) {
		buf_reset(&im->group);
		return false;
	}
	same = im->now.line != 0 && strcmp(number, buf_str(&im->group)) == 0;
	buf_reset(&im->group);
	buf_adds(&im->group, number);
	return same;
}

static void
begin(struct import *im, const struct csv_row *row)
{
	struct import_draft *d = &im->now;
	char		    *state;

	import_begin_entry(im, row);
	if (!import_number(im, row, IN_NUMBER, &d->number) ||
	    !import_number(im, row, IN_REVERSES, &d->reverses))
		d->bad = true;
	state = columns_plain(import_cell(im, row, IN_STATE));
	d->void_ = strcmp(state, "annule") == 0 || strcmp(state, "void") == 0;
	free(state);
}

static void
add_posting(struct import *im, const struct csv_row *row)
{
	const struct column_place *p = im->layout.places;
	const char		  *debit = NULL, *credit = NULL;
	int64_t			   cents;

	if (!import_account(im, row, p[IN_DEBIT].index, &debit) ||
	    !import_account(im, row, p[IN_CREDIT].index, &credit) ||
	    !import_cents(im, row, p[IN_AMOUNT].index, &cents))
		im->now.bad = true;
	else if (cents == 0)
		import_tell(im, row->line, p[IN_AMOUNT].index + 1,
		    _("this row has no amount."));
	else
		import_add(im, row, debit, credit, cents,
		    p[code_class(debit) > 5 ? IN_DEBIT : IN_CREDIT].index + 1);
}

void
import_take_ours(struct import *im, const struct csv_row *row)
{
	if (!goes_on(im, row)) {
		import_end_entry(im);
		begin(im, row);
	}
	add_posting(im, row);
}

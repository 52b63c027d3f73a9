/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/xalloc.h"
#include "import_parts.h"

/* An amount of a row, on its account. */
struct amount {
	const char *code;
	int64_t	    left; /* not paired yet */
	int	    column;
};

struct amounts {
	struct amount list[IMPORT_ALLOTTED];
	size_t	      n;
	int64_t	      sum;
};

static bool
take(struct import *im, const struct csv_row *row, const char *code, int index,
    struct amounts *a)
{
	int64_t cents;

	if (index == -1)
		return true;
	if (!import_cents(im, row, index, &cents))
		return false;
	if (cents == 0 || a->n == IMPORT_ALLOTTED)
		return true;
	a->list[a->n++] = (struct amount){ code, cents, index + 1 };
	a->sum += cents;
	return true;
}

static bool
take_all(struct import *im, const struct csv_row *row, struct amounts *in,
    struct amounts *out, struct amounts *allotted)
{
	const struct import_layout *l = &im->layout;
	bool			    ok = true;
	size_t			    i;

	in->n = out->n = allotted->n = 0;
	in->sum = out->sum = allotted->sum = 0;
	for (i = 0; i < l->ntreasuries; i++) {
		ok = take(im, row, l->treasuries[i].code, l->treasuries[i].in,
			 in) &&
		    ok;
		ok = take(im, row, l->treasuries[i].code, l->treasuries[i].out,
			 out) &&
		    ok;
	}
	for (i = 0; i < l->nallotted; i++)
		ok = take(im, row, l->allotted[i].code, l->allotted[i].column,
			 allotted) &&
		    ok;
	return ok;
}

/* Pair two lists of the same sum, each from the left. */
static void
pair(struct import *im, const struct csv_row *row, struct amounts *debits,
    struct amounts *credits, bool place_debit)
{
	size_t	i = 0, k = 0;
	int64_t cents;

	while (i < debits->n && k < credits->n) {
		struct amount *d = &debits->list[i], *c = &credits->list[k];

		cents = d->left < c->left ? d->left : c->left;
		import_add(im, row, d->code, c->code, cents,
		    place_debit ? d->column : c->column);
		d->left -= cents;
		c->left -= cents;
		i += d->left == 0;
		k += c->left == 0;
	}
}

static void
refuse_difference(struct import *im, const struct csv_row *row, int64_t moved,
    int64_t allotted, int column)
{
	char a[MONEY_TEXT], b[MONEY_TEXT], c[MONEY_TEXT];

	import_tell(im, row->line, column,
	    _("the money that moved is %s and the accounts make %s: the "
	      "difference is %s."),
	    money_text(MONEY(moved), MONEY_EURO, a),
	    money_text(MONEY(allotted), MONEY_EURO, b),
	    money_text(MONEY(allotted - moved), MONEY_SIGNED, c));
}

/* Money that only goes from one box to another. */
static void
take_transfer(struct import *im, const struct csv_row *row, struct amounts *in,
    struct amounts *out)
{
	char a[MONEY_TEXT], b[MONEY_TEXT];

	if (in->n == 0 && out->n == 0)
		import_tell(im, row->line, 0, _("this row has no amount."));
	else if (in->n == 0 || out->n == 0)
		refuse_difference(im, row, in->sum + out->sum, 0,
		    in->n > 0 ? in->list[0].column : out->list[0].column);
	else if (in->sum != out->sum)
		import_tell(im, row->line, in->list[0].column,
		    _("%s goes out and %s comes in: a transfer moves the same "
		      "amount."),
		    money_text(MONEY(out->sum), MONEY_EURO, a),
		    money_text(MONEY(in->sum), MONEY_EURO, b));
	else
		pair(im, row, in, out, true);
}

/* formats.md 6.9 */
static void
take_row(struct import *im, const struct csv_row *row, struct amounts *in,
    struct amounts *out, struct amounts *allotted)
{
	if (!take_all(im, row, in, out, allotted))
		im->now.bad = true;
	else if (allotted->n == 0)
		take_transfer(im, row, in, out);
	else if (in->n > 0 && out->n > 0)
		import_tell(im, row->line, in->list[0].column,
		    _("money comes in and goes out on this row: write it on "
		      "two rows."));
	else if (in->sum + out->sum != allotted->sum)
		refuse_difference(im, row, in->sum + out->sum, allotted->sum,
		    allotted->list[0].column);
	else if (in->n > 0)
		pair(im, row, in, allotted, false);
	else
		pair(im, row, allotted, out, true);
}

void
import_take_wide(struct import *im, const struct csv_row *row)
{
	struct amounts *a = xcalloc(3, sizeof(*a));

	import_end_entry(im);
	import_begin_entry(im, row);
	take_row(im, row, &a[0], &a[1], &a[2]);
	free(a);
}

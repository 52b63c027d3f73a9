/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/xalloc.h"
#include "book/entry_rules.h"
#include "import_parts.h"
#include "value/code.h"
#include "value/text.h"

#define CHECKED 'x' /* in the memo: a posting that the rules let pass */

/* ---- One entry from its rows ---- */

static void
clear(struct import_draft *d)
{
	free(d->voucher);
	free(d->label);
	free(d->party);
	free(d->reference);
	*d = (struct import_draft){ .postings = d->postings, .cap = d->cap };
}

void
import_begin_entry(struct import *im, const struct csv_row *row)
{
	struct import_draft *d = &im->now;
	bool		     ok;

	clear(d);
	d->line = row->line;
	d->voucher_column = import_column(im, IN_VOUCHER);
	ok = import_day(im, row, &d->day);
	d->year = date_school_year(d->day);
	ok = import_voucher(im, row, &d->voucher) && ok;
	ok = import_text(
		 im, row, IN_LABEL, TEXT_LABEL_MAX, _("label"), &d->label) &&
	    ok;
	ok = import_text(
		 im, row, IN_PARTY, TEXT_LABEL_MAX, _("party"), &d->party) &&
	    ok;
	ok = import_text(im, row, IN_REFERENCE, TEXT_LABEL_MAX, _("reference"),
		 &d->reference) &&
	    ok;
	ok = import_method(im, row, &d->method) && ok;
	d->bad = d->bad || !ok;
}

/* What the accounts say the entry is; the rules tell what it may not be. */
static enum entry_kind
kind_of(const char *debit, const char *credit)
{
	if (strcmp(debit, "110") == 0 || strcmp(credit, "110") == 0)
		return ENTRY_OPENING;
	if (code_is_advance(debit) || code_is_advance(credit))
		return ENTRY_ADVANCE;
	if (code_is_money(debit) && code_is_money(credit))
		return ENTRY_TRANSFER;
	return code_is_money(credit) ? ENTRY_EXPENSE : ENTRY_INCOME;
}

void
import_add(struct import *im, const struct csv_row *row, const char *debit,
    const char *credit, int64_t cents, int column)
{
	struct import_draft   *d = &im->now;
	struct import_posting *p;
	/* A reversal goes the other way, and is what it reverses. */
	enum entry_kind kind = d->reverses == 0 ? kind_of(debit, credit) :
						  kind_of(credit, debit);

	d->postings = xgrow(d->postings, d->n, &d->cap, sizeof(*d->postings));
	p = &d->postings[d->n++];
	*p = (struct import_posting){ .debit = debit,
		.credit = credit,
		.cents = cents,
		.line = row->line,
		.column = column };
	if (!import_purpose(im, row, p))
		d->bad = true;
	if (d->n == 1)
		d->kind = kind;
	else if (d->kind != kind)
		import_tell(im, row->line, column,
		    _("this row is not of the same kind as those of its entry "
		      "before it: all are expenses, or income, or transfers."));
	if (d->method == NULL && kind != ENTRY_OPENING &&
	    (code_is_cash(credit) || code_is_cash(debit)) &&
	    kind != ENTRY_TRANSFER)
		d->method = "cash";
}

/* ---- The rules ---- */

static char *
checked_key(const struct import_draft *d, const struct import_posting *p)
{
	return xasprintf("%d|%d|%d|%s|%s|%s|%s|%lld", d->year, (int)d->kind,
	    d->reverses != 0, p->debit, p->credit,
	    p->project != NULL ? p->project : "",
	    p->class != NULL ? p->class : "", (long long)p->subsidy);
}

/* The rules of entry_add, once for each posting of another sort. */
static bool
check_posting(struct import *im, const struct import_posting *p)
{
	struct import_draft *d = &im->now;
	struct posting	     one = { .amount = MONEY(p->cents),
		      .project = (char *)(uintptr_t)p->project,
		      .class = (char *)(uintptr_t)p->class,
		      .subsidy = p->subsidy };
	struct entry	     e = { .year = d->year,
			.day = d->day,
			.kind = d->kind,
			.reverses = d->reverses,
			.postings = &one,
			.npostings = 1 };

	if (p->cents > MONEY_MAX_CENTS) {
		import_tell(im, p->line, p->column,
		    _("this is more than one line can hold."));
		return false;
	}
	code_copy(one.debit, p->debit);
	code_copy(one.credit, p->credit);
	if (entry_check(im->db, &e) == -1)
		return import_tell_err(im, p->line, p->column);
	return true;
}

static void
check(struct import *im)
{
	struct import_draft *d = &im->now;
	char		    *key;
	size_t		     i;

	for (i = 0; i < d->n; i++) {
		key = checked_key(d, &d->postings[i]);
		if (memo_find(&im->memo, CHECKED, key) == NULL &&
		    check_posting(im, &d->postings[i]))
			memo_add(&im->memo, CHECKED, key, NULL);
		free(key);
	}
}

/* What a dossier shows and the books have, or do not need. */
static bool
is_aside(const struct import *im)
{
	return im->layout.kind == IMPORT_OURS &&
	    (im->now.void_ || im->now.kind == ENTRY_OPENING);
}

static void
refuse_opening(struct import *im)
{
	if (im->now.n > 0 && im->now.kind == ENTRY_OPENING)
		import_tell(im, im->now.line, im->now.postings[0].column,
		    _("the opening is not imported: the year begins with it. "
		      "Correct its amounts: quitus edit 1 --bank AMOUNT "
		      "--cash AMOUNT"));
}

void
import_end_entry(struct import *im)
{
	struct import_draft *d = &im->now;

	if (d->line == 0)
		return;
	if (im->layout.kind != IMPORT_OURS)
		refuse_opening(im);
	if (!d->bad && is_aside(im))
		im->result.aside++;
	else if (!d->bad)
		check(im);
	if (!d->bad && !is_aside(im) && d->n > 0 &&
	    import_write(im->writer, d) == -1)
		im->failed = true;
	clear(d);
}

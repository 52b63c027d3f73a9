/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/xalloc.h"
#include "book/entry_rules.h"
#include "import_parts.h"
#include "value/code.h"
#include "value/text.h"

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
	memcpy(d->iso, im->iso, sizeof(d->iso));
	d->year = ok ? im->open_year : 0;
	ok = import_voucher(im, row, &d->voucher) && ok;
	ok = import_text(
		 im, row, IN_LABEL, TEXT_LABEL_MAX, N_("label"), &d->label) &&
	    ok;
	ok = import_text(
		 im, row, IN_PARTY, TEXT_LABEL_MAX, N_("party"), &d->party) &&
	    ok;
	ok = import_text(im, row, IN_REFERENCE, TEXT_LABEL_MAX, N_("reference"),
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

/* What the rules look at, as interned texts: another pointer is at worst looked
 * at again. */
static size_t
checked_slot(const struct import *im, const struct import_checked *key)
{
	size_t i = (size_t)memo_hash(key, sizeof(*key)) & (im->checked_cap - 1);

	while (im->checked[i].debit != NULL &&
	    memcmp(&im->checked[i], key, sizeof(*key)) != 0)
		i = (i + 1) & (im->checked_cap - 1);
	return i;
}

static void
grow_checked(struct import *im)
{
	struct import_checked *old = im->checked;
	size_t		       i, cap = im->checked_cap;

	im->checked_cap = cap == 0 ? 256 : cap * 2;
	im->checked = xcalloc(im->checked_cap, sizeof(*im->checked));
	for (i = 0; i < cap; i++)
		if (old[i].debit != NULL)
			im->checked[checked_slot(im, &old[i])] = old[i];
	free(old);
}

/* Where it stands that a posting of that sort passed the rules; its debit is
 * NULL when it does not yet. */
static struct import_checked *
find_checked(struct import *im, const struct import_posting *p,
    struct import_checked *key)
{
	memset(key, 0, sizeof(*key));
	key->debit = p->debit;
	key->credit = p->credit;
	key->project = p->project;
	key->class = p->class;
	key->subsidy = p->subsidy;
	key->year = im->now.year;
	key->kind = (int)im->now.kind;
	key->reverses = im->now.reverses != 0;
	if (im->nchecked * 2 >= im->checked_cap)
		grow_checked(im);
	return &im->checked[checked_slot(im, key)];
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

	code_copy(one.debit, p->debit);
	code_copy(one.credit, p->credit);
	import_wait(im);
	if (entry_check(im->db, &e) == -1)
		return import_tell_err(im, p->line, p->column);
	return true;
}

static void
check(struct import *im)
{
	struct import_draft   *d = &im->now;
	struct import_checked *checked, key;
	size_t		       i;

	for (i = 0; i < d->n; i++) {
		if (d->postings[i].cents > MONEY_MAX_CENTS)
			import_tell(im, d->postings[i].line,
			    d->postings[i].column,
			    _("this is more than one line can hold."));
		checked = find_checked(im, &d->postings[i], &key);
		if (checked->debit == NULL &&
		    check_posting(im, &d->postings[i])) {
			*checked = key;
			im->nchecked++;
		}
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

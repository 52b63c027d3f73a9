/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/i18n.h"
#include "base/xalloc.h"
#include "book/bank.h"
#include "book/check_grid.h"
#include "book/gap.h"
#include "store/stmt.h"

/* A French cheque is good for a year after the eight days in which it is to be
 * presented (code monétaire et financier, L131-32 and L131-59). */
#define CHEQUE_DAYS (365 + 8)

/* ---- C09: the bank is reconciled ---- */

static int
add_gap(struct check_run *run, const struct reconciliation *r)
{
	char *advice = gap_advise_bank(run->db, r);
	char  a[MONEY_TEXT], b[MONEY_TEXT], c[MONEY_TEXT], d[MONEY_TEXT];
	char  when[DATE_ISO];

	if (advice == NULL)
		return -1;
	check_add(run, 9, check_due(run), r->gap,
	    xasprintf(
		_("the bank account %s: the statement of %s says %s, what is not "
		  "ticked makes %s, the book says %s: a gap of %s is not "
		  "explained."),
		r->account, date_fr(r->statement_date, when),
		money_text(r->statement, MONEY_EURO, a),
		money_text(r->outstanding, MONEY_SIGNED, b),
		money_text(r->book, MONEY_EURO, c),
		money_text(r->gap, MONEY_SIGNED, d)),
	    advice);
	return 0;
}

/* A statement of before July says nothing of what moved since. */
static void
check_age_of_statement(struct check_run *run, const struct reconciliation *r)
{
	struct finding *f = NULL;
	struct date	july;
	char		when[DATE_ISO];
	size_t		i;

	date_make(run->year + 1, 7, 1, &july);
	if (!run->due || date_compare(r->statement_date, july) >= 0)
		return;
	for (i = 0; i < r->nitems; i++) {
		if (date_compare(r->items[i].day, r->statement_date) <= 0)
			continue;
		if (f == NULL)
			f = check_add(run, 9, SEVERITY_ERROR, MONEY(0),
			    xasprintf(
				_("the last statement of the bank "
				  "account %s is of %s, and money moved since."),
				r->account, date_fr(r->statement_date, when)),
			    xstrdup(_(
				"Give the balance of the statement "
				"nearest to 31 August: quitus bank balance 31/08 "
				"AMOUNT")));
		check_add_entry(f, r->items[i].number);
	}
}

/* What is outstanding, out or in, as one finding. */
static struct finding *
sum_items(struct check_run *run, const struct reconciliation *r, int sign,
    size_t *n, const struct outstanding **oldest)
{
	struct finding *f = NULL;
	size_t		i;

	*n = 0;
	for (i = 0; i < r->nitems; i++) {
		const struct outstanding *o = &r->items[i];

		if ((o->amount.cents > 0) != (sign > 0))
			continue;
		if (f == NULL) {
			*oldest = o;
			f = check_add(run, 9,
			    sign > 0 ? SEVERITY_WARNING : SEVERITY_QUESTION,
			    MONEY(0), NULL, NULL);
		}
		f->amount.cents += o->amount.cents;
		/* Numbers of an earlier year would be read as this year's. */
		if (o->year == run->year)
			check_add_entry(f, o->number);
		(*n)++;
	}
	return f;
}

static void
add_outstanding(struct check_run *run, const struct reconciliation *r)
{
	const struct outstanding *oldest;
	struct finding		 *f;
	size_t			  n;
	char			  text[MONEY_TEXT], day[DATE_ISO];
	char			  when[DATE_ISO];

	date_fr(r->statement_date, when);
	f = sum_items(run, r, -1, &n, &oldest);
	if (f != NULL) {
		f->message = xasprintf(
		    ngettext(
			"%zu payment is not on the statement of %s yet: %s, the "
			"oldest of %s (%d days).",
			"%zu payments are not on the statement of %s yet: %s, the "
			"oldest of %s (%d days).",
			n),
		    n, when, money_text(money_abs(f->amount), MONEY_EURO, text),
		    date_fr(oldest->day, day),
		    r->statement_date.days - oldest->day.days);
		f->remedy = xstrdup(_("Compare the list with the cheque stubs: "
				      "quitus bank status"));
	}
	f = sum_items(run, r, 1, &n, &oldest);
	if (f != NULL) {
		f->message = xasprintf(
		    ngettext(
			"%zu deposit is not on the statement of %s yet: %s, the "
			"oldest of %s (%d days).",
			"%zu deposits are not on the statement of %s yet: %s, the "
			"oldest of %s (%d days).",
			n),
		    n, when, money_text(f->amount, MONEY_EURO, text),
		    date_fr(oldest->day, day),
		    r->statement_date.days - oldest->day.days);
		f->remedy = xstrdup(
		    _("A deposit is credited within days: look "
		      "for the slip, then ask the bank. What arrives after 31 "
		      "August belongs to the next year."));
	}
}

/* ---- C10: cheques that are no longer good ---- */

static void
check_old_cheques(struct check_run *run, const struct reconciliation *r)
{
	const struct outstanding *o;
	struct finding		 *f;
	char			  text[MONEY_TEXT], day[DATE_ISO];
	size_t			  i;

	for (i = 0; i < r->nitems; i++) {
		o = &r->items[i];
		if (o->amount.cents > 0 || o->method == NULL ||
		    strcmp(o->method, "cheque") != 0 ||
		    run->until.days - o->day.days <= CHEQUE_DAYS)
			continue;
		f = check_add(run, 10, SEVERITY_WARNING, o->amount,
		    xasprintf(
			_("the cheque %s of %s (%s, %s) was never cashed and is no "
			  "longer good."),
			o->reference != NULL ? o->reference : "",
			date_fr(o->day, day), o->label,
			money_text(money_abs(o->amount), MONEY_EURO, text)),
		    xstrdup(_(
			"Ask who was paid. If the debt still stands, "
			"write another cheque; then cancel the old one: quitus "
			"void N --reason \"...\" (of a closed year: quitus income "
			"AMOUNT LABEL --account 7700)")));
		if (o->year == run->year)
			check_add_entry(f, o->number);
	}
}

static int
check_statement(struct check_run *run, const struct reconciliation *r)
{
	if (!r->found) {
		check_add(run, 9, check_due(run), r->book,
		    xasprintf(
			_("no statement balance of the bank account %s was given "
			  "this year."),
			r->account),
		    xstrdup(
			_("Tick what is on "
			  "the statement (quitus bank tick N), then give its "
			  "balance: quitus bank balance 31/08 AMOUNT")));
		return 0;
	}
	if (r->gap.cents != 0 && add_gap(run, r) == -1)
		return -1;
	check_age_of_statement(run, r);
	add_outstanding(run, r);
	check_old_cheques(run, r);
	return 0;
}

static int
check_bank(struct check_run *run, const char *account)
{
	struct reconciliation r;
	int		      rc;

	rc = bank_reconcile(run->db, run->year, account, run->until, &r);
	if (rc == 0)
		rc = check_statement(run, &r);
	reconciliation_fini(&r);
	return rc;
}

int
check_banks(struct check_run *run)
{
	return check_each_account(run, "51", check_bank);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/i18n.h"
#include "base/xalloc.h"
#include "book/check_grid.h"
#include "book/dues.h"

/* C15: membership and insurance, for the same members. */

static void
ask_unpaid(struct check_run *run)
{
	check_add(run, 15, SEVERITY_QUESTION, MONEY(0),
	    xstrdup(_("was the membership paid to the departmental "
		      "association? Nothing is on 6281.")),
	    xstrdup(_("Count the members and enter the tariff: quitus dues "
		      "headcount, quitus dues tariff; then quitus dues pay.")));
}

static void
ask_unknown(struct check_run *run, const struct dues *d)
{
	if (d->has_tariff)
		check_add(run, 15, SEVERITY_QUESTION, MONEY(0),
		    xstrdup(_("for how many members were the dues paid? Nobody "
			      "has been counted this year.")),
		    xstrdup(_("quitus dues headcount CLASS --pupils N --adults "
			      "N, for each class.")));
	else
		check_add(run, 15, SEVERITY_QUESTION, MONEY(0),
		    xstrdup(_("at what rate were the dues paid? The tariff of "
			      "this year has not been entered.")),
		    xstrdup(_("quitus dues tariff --pupil 2,05 --adult 2,05 "
			      "--insurance 0,25, as the departmental "
			      "association asks.")));
}

/* The total is right and the parts are not: only the split is wrong. */
static void
add_wrong_split(struct check_run *run, const struct dues *d)
{
	struct money gap = dues_membership_left(d);
	char	     a[MONEY_TEXT], b[MONEY_TEXT], c[MONEY_TEXT];

	check_add(run, 15, SEVERITY_WARNING, gap,
	    xasprintf(
		_("the dues are paid, but not split as they are due: %s is for "
		  "membership (6281) and %s for insurance (6168), a gap of "
		  "%s."),
		money_text(d->due.membership, MONEY_EURO, a),
		money_text(d->due.insurance, MONEY_EURO, b),
		money_text(money_abs(gap), MONEY_EURO, c)),
	    xasprintf(_("If the entry is a draft: quitus edit NUMBER --split "
			"6281=%s --split 6168=%s"),
		money_text(d->due.membership, MONEY_PLAIN, a),
		money_text(d->due.insurance, MONEY_PLAIN, b)));
}

static void
add_gap(struct check_run *run, const char *code, struct money due,
    struct money paid)
{
	struct money gap = MONEY(due.cents - paid.cents);
	char	     a[MONEY_TEXT], b[MONEY_TEXT], c[MONEY_TEXT];

	if (gap.cents == 0)
		return;
	check_add(run, 15, SEVERITY_WARNING, gap,
	    xasprintf(gap.cents > 0 ?
		    _("account %s: %s is due and %s was paid, %s is missing.") :
		    _("account %s: %s is due and %s was paid, %s too much."),
		code, money_text(due, MONEY_EURO, a),
		money_text(paid, MONEY_EURO, b),
		money_text(money_abs(gap), MONEY_EURO, c)),
	    gap.cents > 0 ?
		xstrdup(_("quitus dues due shows how it is made. Correct the "
			  "count or the tariff if they are wrong; else pay the "
			  "rest: quitus dues pay")) :
		xstrdup(_("quitus dues due shows how it is made. Correct the "
			  "count or the tariff if they are wrong; what was "
			  "given on top is --supplement, and goods beyond the "
			  "free cover have an insurance of their own.")));
}

int
check_dues(struct check_run *run)
{
	struct dues d;

	if (dues_load(run->db, run->year, &d) == -1)
		return -1;
	if (!d.has_tariff && d.members.classes == 0) {
		if (d.membership_paid.cents == 0)
			ask_unpaid(run);
		return 0;
	}
	if (!d.known) {
		ask_unknown(run, &d);
		return 0;
	}
	if (dues_left(&d).cents == 0 && dues_membership_left(&d).cents != 0) {
		add_wrong_split(run, &d);
		return 0;
	}
	add_gap(run, DUES_MEMBERSHIP, d.due.membership, d.membership_paid);
	add_gap(run, DUES_INSURANCE, d.due.insurance, d.insurance_paid);
	return 0;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/i18n.h"
#include "base/xalloc.h"
#include "book/check_grid.h"
#include "book/grant.h"

/* The subsidies that were notified: C13 what proves them, C14 what became of
 * them. Those without a notification are check_subsidies'. */

static void
check_proof(struct check_run *run, const struct grant *g)
{
	char granted[MONEY_TEXT], received[MONEY_TEXT];

	if (!g->proof)
		check_add(run, 13, SEVERITY_WARNING, g->granted,
		    xasprintf(_("subsidy %lld (%s, %s) has no proof."),
			(long long)g->id, g->funder, g->purpose),
		    xasprintf(_("Scan the letter and keep it: quitus subsidy "
				"attach %lld FILE"),
			(long long)g->id));
	if (g->received.cents > g->granted.cents)
		check_add(run, 13, SEVERITY_WARNING,
		    MONEY(g->received.cents - g->granted.cents),
		    xasprintf(_("subsidy %lld (%s, %s): %s received, and %s "
				"granted."),
			(long long)g->id, g->funder, g->purpose,
			money_text(g->received, MONEY_EURO, received),
			money_text(g->granted, MONEY_EURO, granted)),
		    xstrdup(
			_("Compare the letter with the bank's lines: one of "
			  "them may be another subsidy, or a gift.")));
}

static void
check_left(struct check_run *run, const struct grant *g)
{
	struct money left = grant_left(g);
	char	     text[MONEY_TEXT];

	if (left.cents > 0 && run->due)
		check_add(run, 14, SEVERITY_WARNING, left,
		    xasprintf(
			_("%s of subsidy %lld (%s, %s) is not spent at the "
			  "end of the year."),
			money_text(left, MONEY_EURO, text), (long long)g->id,
			g->funder, g->purpose),
		    xstrdup(_("It is carried forward and may be spent on its "
			      "purpose only: tell the funder, and say so when "
			      "the accounts are presented.")));
	if (g->spent.cents > g->granted.cents)
		check_add(run, 14, SEVERITY_WARNING,
		    MONEY(g->spent.cents - g->granted.cents),
		    xasprintf(_("%s more than granted is spent of subsidy %lld "
				"(%s, %s)."),
			money_text(MONEY(g->spent.cents - g->granted.cents),
			    MONEY_EURO, text),
			(long long)g->id, g->funder, g->purpose),
		    xasprintf(_("What is beyond is the coop's own money: take "
				"the subsidy off one of the entries (quitus "
				"subsidy show %lld, quitus edit N --subsidy "
				"\"\")."),
			(long long)g->id));
}

static int
check_grant(const struct grant *g, void *arg)
{
	check_proof(arg, g);
	check_left(arg, g);
	return 0;
}

int
check_grants(struct check_run *run)
{
	if (grant_each(run->db, run->year, check_grant, run) == -1)
		return -1;
	return check_add_found(run, 14, SEVERITY_WARNING,
	    _("spent of a subsidy for something else than the project that it "
	      "was given for."),
	    _("Public money is spent on its purpose only: give the entry its "
	      "project, or take the subsidy off it (quitus edit N --subsidy "
	      "\"\")."),
	    "SELECT e.number, sum(p.cents)"
	    " FROM posting AS p JOIN entry AS e ON e.id = p.entry"
	    " JOIN subsidy AS s ON s.id = p.subsidy"
	    " WHERE e.year = ?1 AND e.state <> 'void' AND e.reverses IS NULL"
	    " AND p.debit GLOB '6*' AND s.project IS NOT NULL"
	    " AND p.project IS NOT s.project"
	    " AND NOT EXISTS (SELECT 1 FROM entry AS r"
	    "  WHERE r.reverses = e.id AND r.state <> 'void')"
	    " GROUP BY e.id ORDER BY e.number");
}

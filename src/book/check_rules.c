/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "base/i18n.h"
#include "base/xalloc.h"
#include "book/check_grid.h"
#include "book/subsidy.h"
#include "store/stmt.h"

/* ---- C12: what is resold is booked in full ---- */

/* What a family of accounts (607, 707) comes to, as its class counts. */
static int
sum_family(struct check_run *run, const char *prefix, struct money *sum)
{
	struct stmt st;

	stmt_init(&st, run->db,
	    "SELECT coalesce(sum(debit - credit), 0)"
	    " FROM total WHERE year = ?1 AND substr(account, 1, 3) = ?2");
	stmt_set_int(&st, 1, run->year);
	stmt_set_text(&st, 2, prefix);
	*sum = stmt_row(&st) ? stmt_money(&st, 0) : MONEY(0);
	if (prefix[0] == '7')
		*sum = money_neg(*sum);
	return stmt_end(&st);
}

int
check_sales(struct check_run *run)
{
	struct money bought, sold;

	if (sum_family(run, "607", &bought) == -1 ||
	    sum_family(run, "707", &sold) == -1)
		return -1;
	if (sold.cents != 0 && bought.cents == 0)
		return check_add_found(run, 12, SEVERITY_WARNING,
		    _("sales (7070) without any purchase (6070): was only the "
		      "coop's share of the photos recorded?"),
		    _("Record all that the families paid on 7070 and the whole "
		      "invoice on 6070, never the difference."),
		    "SELECT e.number, sum(p.cents)"
		    " FROM entry AS e JOIN posting AS p ON p.entry = e.id"
		    " WHERE e.year = ?1 AND e.state <> 'void'"
		    " AND p.credit GLOB '707*' AND e.reverses IS NULL"
		    " GROUP BY e.id ORDER BY e.number");
	if (bought.cents != 0 && sold.cents == 0)
		return check_add_found(run, 12, SEVERITY_WARNING,
		    _("purchases for resale (6070) without any sale (7070): "
		      "where is what the families paid?"),
		    _("Record all that the families paid: quitus income AMOUNT "
		      "LABEL --account 7070. If nothing was resold, the "
		      "expense belongs to another account: quitus edit N "
		      "--account CODE"),
		    "SELECT e.number, sum(p.cents)"
		    " FROM entry AS e JOIN posting AS p ON p.entry = e.id"
		    " WHERE e.year = ?1 AND e.state <> 'void'"
		    " AND p.debit GLOB '607*' AND e.reverses IS NULL"
		    " GROUP BY e.id ORDER BY e.number");
	return 0;
}

/* ---- C13: public money can be traced ---- */

/* Entries that lack the same thing make one finding each. Its index is kept,
 * for adding a finding moves the others. */
enum lack { LACK_PROVENANCE, LACK_PROOF, LACK_PUBLIC, LACK_COUNT };

struct lacks {
	struct check_run *run;
	size_t		  index[LACK_COUNT]; /* + 1; 0: none yet */
};

static void
lack_texts(enum lack lack, const char **message, const char **remedy)
{
	switch (lack) {
	case LACK_PROVENANCE:
		*message = _("subsidies (7410) that do not say who gave them.");
		*remedy = _("quitus edit N --provenance commune (or "
			    "departement, region, state, europe)");
		break;
	case LACK_PROOF:
		*message = _("subsidies (7410) without a proof: the award "
			     "letter, or the line of the statement.");
		*remedy = _("Scan it and keep it with the entry: quitus attach "
			    "N FILE");
		break;
	case LACK_PUBLIC:
	case LACK_COUNT:
		*message = _("gifts recorded as subsidies: 7410 is for public "
			     "money only.");
		*remedy = _("What an association, a company or families give "
			    "goes to 7700: quitus edit N --account 7700");
		break;
	}
}

static void
add_lack(struct lacks *l, enum lack lack, const struct subsidy_received *s)
{
	struct finding *f;
	const char     *message, *remedy;

	if (l->index[lack] == 0) {
		lack_texts(lack, &message, &remedy);
		check_add(l->run, 13, SEVERITY_WARNING, MONEY(0),
		    xstrdup(message), xstrdup(remedy));
		l->index[lack] = l->run->out->nfindings;
	}
	f = &l->run->out->findings[l->index[lack] - 1];
	f->amount.cents += s->received.cents;
	/* A split entry comes several times, its parts one after the other. */
	if (f->nentries == 0 || f->entries[f->nentries - 1] != s->number)
		check_add_entry(f, s->number);
}

static bool
is_private(const char *provenance)
{
	return strcmp(provenance, "families") == 0 ||
	    strcmp(provenance, "association") == 0 ||
	    strcmp(provenance, "company") == 0;
}

static int
check_subsidy(const struct subsidy_received *s, void *arg)
{
	struct lacks *l = arg;

	if (s->received.cents <= 0)
		return 0;
	if (s->provenance == NULL)
		add_lack(l, LACK_PROVENANCE, s);
	else if (is_private(s->provenance))
		add_lack(l, LACK_PUBLIC, s);
	if (!s->proof)
		add_lack(l, LACK_PROOF, s);
	return 0;
}

int
check_subsidies(struct check_run *run)
{
	struct lacks l = { .run = run };

	if (subsidy_each_received(run->db, run->year, check_subsidy, &l) == -1)
		return -1;
	return check_add_found(run, 13, SEVERITY_WARNING,
	    _("public money that is not recorded as a subsidy (7410)."),
	    _("What a town, a department, a region, the State or Europe give "
	      "goes to 7410, so that it can be traced: quitus edit N --account "
	      "7410"),
	    "SELECT e.number, sum(p.cents)"
	    " FROM entry AS e JOIN posting AS p ON p.entry = e.id"
	    " WHERE e.year = ?1 AND e.state <> 'void' AND e.reverses IS NULL"
	    " AND p.credit GLOB '7*' AND p.credit NOT GLOB '741*'"
	    " AND p.provenance IN ('commune', 'departement', 'region', 'state',"
	    "  'europe')"
	    " AND NOT EXISTS (SELECT 1 FROM entry AS r"
	    "  WHERE r.reverses = e.id AND r.state <> 'void')"
	    " GROUP BY e.id ORDER BY e.number");
}

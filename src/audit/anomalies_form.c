/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stddef.h>

#include "anomalies.h"
#include "base/i18n.h"

#define ON_ACCOUNT \
	ANOMALY_ENTRIES("p.debit = t.account OR p.credit = t.account")
#define NAMED  " trim(t.account || ' ' || t.label)"
#define BEGINS "substr(t.account, 1, length(k.prefix)) = k.prefix"

const struct anomaly_query anomaly_form[] = {
	{ 19, false, false, N_("no parent is among the verifiers"),
	    N_("Ask that a parent signs as well, where the AD wants it."),
	    "SELECT c.number, 0, NULL, NULL" CURRENT
	    " JOIN discharge AS q ON q.dossier = d.id" OF_YEAR
	    " AND NOT EXISTS (SELECT 1 FROM verifier AS v"
	    "  WHERE v.dossier = d.id AND v.quality = 'parent')"
	    " ORDER BY c.number" },
	{ 20, true, true,
	    N_("borrowed money, the interest or bank charges it costs, or "
	       "savings: account %s, %s"),
	    N_("A coop may not borrow, nor hold savings: ask what this is."),
	    "SELECT c.number, t.opening + t.debit - t.credit,"
	    " " ON_ACCOUNT "," NAMED CURRENT TOTALS OF_YEAR
	    " AND EXISTS (SELECT 1 FROM chart AS k"
	    " WHERE k.forbidden = 1 AND " BEGINS ") AND (t.opening <> 0"
	    " OR t.debit <> 0 OR t.credit <> 0) ORDER BY c.number, t.account" },
	{ 21, false, true, N_("an account that the nomenclature lacks: %s, %s"),
	    N_("Ask what it was used for; put it where it belongs."),
	    "SELECT c.number, t.opening + t.debit - t.credit,"
	    " " ON_ACCOUNT "," NAMED CURRENT TOTALS OF_YEAR
	    " AND NOT EXISTS (SELECT 1 FROM chart AS k"
	    " WHERE " BEGINS ") ORDER BY c.number, t.account" },
	{ 22, true, false,
	    N_("its seals contradict those of a version that came before"),
	    N_("What was validated was changed: ask for both files, and for "
	       "the paper that was signed."),
	    "SELECT c.number, 0, NULL, NULL" CURRENT OF_YEAR
	    " AND d.contradicts IS NOT NULL ORDER BY c.number" },
	{ 22, true, false, N_("a newer version came after the quitus"),
	    N_("Ask for a quitus on these accounts: the one that was given is "
	       "on others."),
	    "SELECT c.number, 0, NULL, NULL" CURRENT OF_YEAR
	    " AND d.after IS NOT NULL ORDER BY c.number" },
	{ 22, true, false, N_("the quitus was given on other accounts"),
	    N_("Compare the fingerprint on the signed paper with the file's."),
	    "SELECT c.number, 0, NULL, NULL" CURRENT
	    " JOIN discharge AS q ON q.dossier = d.id" OF_YEAR
	    " AND d.fingerprint IS NOT NULL AND q.fingerprint <> d.fingerprint"
	    " ORDER BY c.number" },
	{ 22, false, true, N_("received more than once: version %s"),
	    N_("The last one counts; look at what changed with “quitus audit "
	       "show”."),
	    "SELECT c.number, 0, NULL, CAST(d.version AS TEXT)" CURRENT OF_YEAR
	    " AND d.version > 1 ORDER BY c.number" },
	{ 0, false, false, NULL, NULL, NULL }
};

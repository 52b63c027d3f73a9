/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stddef.h>

#include "anomalies.h"
#include "base/i18n.h"

/* What cotisations.csv adds up to; NULL where no row tells. */
#define DUES                                                         \
	" JOIN (SELECT dossier, sum(pupils) AS pupils,"              \
	" sum(adults) AS adults, sum(due) AS due, sum(paid) AS paid" \
	" FROM dues GROUP BY dossier) AS u ON u.dossier = d.id"

/* Membership and insurance as the books have them. */
#define PAID                                                              \
	" JOIN (SELECT a.id, coalesce(sum(b.debit - b.credit), 0)"        \
	" AS cents FROM dossier AS a LEFT JOIN account_total AS b"        \
	" ON b.dossier = a.id AND (b.account GLOB '6281*'"                \
	" OR b.account GLOB '6168*') WHERE a.year = ?1 AND a.current = 1" \
	" GROUP BY a.id) AS t ON t.id = d.id"

#define MEMBERSHIP                                     \
	"p.debit GLOB '6281*' OR p.debit GLOB '6168*'" \
	" OR p.credit GLOB '6281*' OR p.credit GLOB '6168*'"

/* The public money of row b of subvention.csv. */
#define RECEIVED                                                    \
	"EXISTS (SELECT 1 FROM subsidy AS b WHERE b.dossier = d.id" \
	" AND (p.subsidy = b.id OR (p.subsidy IS NULL"              \
	" AND p.entry = b.id)) AND "

#define MEMBERSHIP_ENTRIES ANOMALY_ENTRIES(MEMBERSHIP)
#define UNPROVEN \
	ANOMALY_ENTRIES("p.credit GLOB '741*' AND " RECEIVED "b.proof = 0)")
#define UNSPENT \
	ANOMALY_ENTRIES("p.credit GLOB '741*' AND " RECEIVED "b.unspent > 0)")
#define PUBLIC	  ANOMALY_ENTRIES("p.credit GLOB '741*' OR p.debit GLOB '741*'")
#define SALES	  ANOMALY_ENTRIES("p.credit GLOB '7070*'")
#define PURCHASES ANOMALY_ENTRIES("p.debit GLOB '6070*'")
#define GOODS                                                           \
	ANOMALY_ENTRIES(                                                \
	    "p.debit GLOB '680*' AND NOT EXISTS (SELECT 1 FROM item AS" \
	    " n WHERE n.dossier = d.id AND n.entry = p.entry)")

const struct anomaly_query anomaly_purpose[] = {
	{ 13, false, false,
	    N_("membership and insurance (6281, 6168) are not those of its "
	       "members: %s apart"),
	    N_("Ask how many members there are, and for the AD's invoice."),
	    "SELECT c.number, t.cents - u.due AS gap, " MEMBERSHIP_ENTRIES
	    ", NULL" CURRENT DUES PAID OF_YEAR
	    " AND t.cents <> 0 AND gap <> 0 ORDER BY c.number" },
	{ 13, false, false,
	    N_("what cotisations.csv says was paid is not in the books "
	       "(6281, 6168): %s apart"),
	    N_("Ask for the AD's receipt, and which entry it is."),
	    "SELECT c.number, u.paid - t.cents AS gap, " MEMBERSHIP_ENTRIES
	    ", NULL" CURRENT DUES PAID OF_YEAR
	    " AND gap <> 0 ORDER BY c.number" },
	{ 13, false, true,
	    N_("the members that dues are counted for are not those of "
	       "coop.csv (pupils and adults): %s"),
	    N_("Ask for the headcount of each class: who is a member is "
	       "insured, and nobody else."),
	    "SELECT c.number, 0, NULL, u.pupils || '+' || u.adults || ' / ' ||"
	    " d.pupils || '+' || d.adults" CURRENT DUES OF_YEAR
	    " AND d.pupils IS NOT NULL AND (u.pupils <> d.pupils"
	    "  OR u.adults <> d.adults) ORDER BY c.number" },
	{ 13, false, false, N_("no membership was paid (6281)"),
	    N_("Ask whether the coop renewed it; without it nobody is "
	       "insured."),
	    "SELECT c.number, 0, NULL, NULL" CURRENT OF_YEAR
	    " AND d.state <> 'open' AND d.entries > 1"
	    " AND NOT EXISTS (SELECT 1 FROM account_total AS t"
	    "  WHERE t.dossier = d.id AND t.account GLOB '6281*'"
	    "  AND t.debit > 0) ORDER BY c.number" },
	{ 14, false, false, N_("public money without its proof: %s"),
	    N_("Ask for the letter, or for the line of the statement."),
	    "SELECT c.number, sum(coalesce(b.received, b.granted, 0)),"
	    " " UNPROVEN ", NULL" CURRENT
	    " JOIN subsidy AS b ON b.dossier = d.id" OF_YEAR
	    " AND b.proof = 0 GROUP BY d.id ORDER BY c.number" },
	{ 14, false, false, N_("public money that was not spent: %s"),
	    N_("Ask whether it is carried forward with the funder's consent: "
	       "194 by 689."),
	    "SELECT c.number, sum(b.unspent) AS cents, " UNSPENT
	    ", NULL" CURRENT " JOIN subsidy AS b ON b.dossier = d.id" OF_YEAR
	    " AND b.unspent > 0 GROUP BY d.id ORDER BY c.number" },
	{ 14, false, false,
	    N_("public money that no line of subsidies tells: %s"),
	    N_("Ask who gave it, for what, and what became of it."),
	    "SELECT c.number, sum(t.credit - t.debit) AS cents, " PUBLIC
	    ", NULL" CURRENT TOTALS OF_YEAR " AND d.kind = 'dossier'"
	    " AND t.account GLOB '741*'"
	    " AND NOT EXISTS (SELECT 1 FROM subsidy AS b"
	    "  WHERE b.dossier = d.id) GROUP BY d.id HAVING cents <> 0"
	    " ORDER BY c.number" },
	{ 15, false, false, N_("sales without purchases (7070, 6070): %s"),
	    N_("Ask for the supplier's invoice: sales are recorded in full, "
	       "never net."),
	    "SELECT c.number, s.sold, " SALES ", NULL" CURRENT
	    " JOIN (SELECT dossier,"
	    "  sum(CASE WHEN account GLOB '7070*' THEN credit - debit ELSE 0"
	    "   END) AS sold,"
	    "  sum(CASE WHEN account GLOB '6070*' THEN debit - credit ELSE 0"
	    "   END) AS bought FROM account_total GROUP BY dossier) AS s"
	    " ON s.dossier = d.id" OF_YEAR " AND s.sold > 0 AND s.bought = 0"
	    " ORDER BY c.number" },
	{ 15, false, false, N_("purchases without sales (6070, 7070): %s"),
	    N_("Ask where the sales were recorded, or what is left to sell."),
	    "SELECT c.number, s.bought, " PURCHASES ", NULL" CURRENT
	    " JOIN (SELECT dossier,"
	    "  sum(CASE WHEN account GLOB '7070*' THEN credit - debit ELSE 0"
	    "   END) AS sold,"
	    "  sum(CASE WHEN account GLOB '6070*' THEN debit - credit ELSE 0"
	    "   END) AS bought FROM account_total GROUP BY dossier) AS s"
	    " ON s.dossier = d.id" OF_YEAR " AND s.bought > 0 AND s.sold = 0"
	    " ORDER BY c.number" },
	{ 16, false, false,
	    N_("goods bought (6800) that the inventory does not have: %s"),
	    N_("Ask for the register, with what was bought this year."),
	    "SELECT c.number, t.cents - coalesce(i.cents, 0) AS gap,"
	    " " GOODS ", NULL" CURRENT
	    " JOIN (SELECT dossier, sum(debit - credit) AS cents"
	    "  FROM account_total WHERE account GLOB '680*' GROUP BY dossier)"
	    "  AS t ON t.dossier = d.id"
	    " LEFT JOIN (SELECT dossier, sum(cents) AS cents FROM item"
	    "  WHERE entry IS NOT NULL GROUP BY dossier) AS i"
	    "  ON i.dossier = d.id" OF_YEAR
	    " AND d.kind = 'dossier' AND gap <> 0 ORDER BY c.number" },
	{ 0, false, false, NULL, NULL, NULL }
};

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stddef.h>

#include "anomalies.h"
#include "base/i18n.h"

#define FOREIGN                                                       \
	ANOMALY_ENTRIES(                                              \
	    "NOT (p.debit GLOB '[567]*' OR p.debit GLOB '1[12]*') OR" \
	    " NOT (p.credit GLOB '[567]*' OR p.credit GLOB '1[12]*')")
#define OPENING ANOMALY_ENTRIES("p.debit GLOB '11*' OR p.credit GLOB '11*'")
#define LOWEST	ANOMALY_ENTRIES("p.credit = t.account AND p.day = t.lowest_day")
#define HIGHEST ANOMALY_ENTRIES("p.debit = t.account AND p.day = t.highest_day")
#define UNTICKED                                                       \
	ANOMALY_ENTRIES(                                               \
	    "p.ticked IS NULL AND NOT (p.debit GLOB '11*' OR p.credit" \
	    " GLOB '11*') AND (p.debit GLOB '51*' OR p.credit GLOB"    \
	    " '51*') AND NOT EXISTS (SELECT 1 FROM outstanding AS u"   \
	    " WHERE u.dossier = d.id AND u.entry = p.entry)")
#define ADVANCED ANOMALY_ENTRIES("p.debit GLOB '541*' OR p.credit GLOB '541*'")

const struct anomaly_query anomaly_money[] = {
	{ 1, true, false, N_("no accounts were received"),
	    N_("Ask for the dossier; an AD may strike off a coop that never "
	       "sends it."),
	    "SELECT c.number, 0, NULL, NULL FROM coop AS c"
	    " WHERE c.expected = 1 AND NOT EXISTS (SELECT 1 FROM dossier AS d"
	    "  WHERE d.coop = c.id AND d.year = ?1)"
	    " AND NOT EXISTS (SELECT 1 FROM rejection AS r"
	    "  WHERE r.coop = c.id AND r.year = ?1) ORDER BY c.number" },
	{ 1, true, false, N_("what was received was rejected"),
	    N_("“quitus audit show” tells why; ask for the dossier again."),
	    "SELECT c.number, 0, NULL, NULL FROM coop AS c"
	    " WHERE c.expected = 1 AND NOT EXISTS (SELECT 1 FROM dossier AS d"
	    "  WHERE d.coop = c.id AND d.year = ?1)"
	    " AND EXISTS (SELECT 1 FROM rejection AS r"
	    "  WHERE r.coop = c.id AND r.year = ?1) ORDER BY c.number" },
	{ 1, false, false, N_("the accounts are provisional: the year is open"),
	    N_("Ask for the dossier after the close, with its quitus."),
	    "SELECT c.number, 0, NULL, NULL" CURRENT OF_YEAR
	    " AND d.state = 'open' ORDER BY c.number" },
	{ 2, true, false,
	    N_("opening and result are not what the coop holds: %s apart"),
	    N_("Ask for the entries again: accounts are missing in the file."),
	    "SELECT c.number, sum(t.opening + t.debit - t.credit) AS gap,"
	    " " FOREIGN ", NULL" CURRENT TOTALS OF_YEAR
	    " AND (t.account GLOB '[567]*' OR t.account GLOB '1[12]*')"
	    " GROUP BY d.id HAVING gap <> 0 ORDER BY c.number" },
	{ 3, true, false,
	    N_("the opening is not the closing of the year before: %s apart"),
	    N_("Ask which is right; a gap that 9 divides hints at exchanged "
	       "digits."),
	    "SELECT c.number, o.cents - p.cents, " OPENING ", NULL" CURRENT
	    " JOIN dossier AS b ON b.coop = d.coop AND b.year = d.year - 1"
	    "  AND b.current = 1"
	    " JOIN (SELECT dossier, sum(opening) AS cents FROM account_total"
	    "  WHERE account >= '5' AND account < '6' GROUP BY dossier) AS o"
	    "  ON o.dossier = d.id"
	    " JOIN (SELECT dossier, sum(opening + debit - credit) AS cents"
	    "  FROM account_total WHERE account >= '5' AND account < '6'"
	    "  GROUP BY dossier) AS p ON p.dossier = b.id" OF_YEAR
	    " AND o.cents <> p.cents ORDER BY c.number" },
	{ 4, true, true, N_("money below zero: %s, %s"),
	    N_("Cash is never negative: ask which entry is missing or has a "
	       "wrong date. A bank overdraft is the AD's: ask when it was "
	       "told."),
	    "SELECT c.number, t.lowest, " LOWEST ","
	    " t.account || ', ' || strftime('%d/%m/%Y', t.lowest_day)" CURRENT
		TOTALS OF_YEAR " AND t.account GLOB '5[13]*' AND t.lowest < 0"
	    " ORDER BY c.number, t.account" },
	{ 5, false, false, N_("the cash box held up to %s"),
	    N_("Ask to pay cash into the bank as it comes in."),
	    "SELECT c.number, t.highest, " HIGHEST
	    ", NULL" CURRENT TOTALS OF_YEAR
	    " AND t.account GLOB '53*' AND t.highest > ?2 ORDER BY c.number" },
	{ 6, true, false, N_("the cash box, %s in the books, was not counted"),
	    N_("Ask for the arrêté de caisse signed on 31 August."),
	    "SELECT c.number, t.opening + t.debit - t.credit, NULL, NULL" CURRENT
		TOTALS OF_YEAR " AND d.kind = 'dossier' AND d.state <> 'open'"
	    " AND t.account GLOB '53*' AND (t.opening <> 0 OR t.debit <> 0"
	    "  OR t.credit <> 0)"
	    " AND NOT EXISTS (SELECT 1 FROM cash_count AS k"
	    "  WHERE k.dossier = d.id) ORDER BY c.number" },
	{ 6, true, false, N_("the cash counted is not that of the books: %s"),
	    N_("Ask to count again, then for the receipt that is missing."),
	    "SELECT c.number, k.cents - t.cents AS gap, NULL, NULL" CURRENT
	    " JOIN (SELECT dossier, sum(value * count) AS cents FROM cash_count"
	    "  GROUP BY dossier) AS k ON k.dossier = d.id"
	    " JOIN (SELECT dossier, sum(opening + debit - credit) AS cents"
	    "  FROM account_total WHERE account GLOB '53*' GROUP BY dossier)"
	    "  AS t ON t.dossier = d.id" OF_YEAR
	    " AND gap <> 0 ORDER BY c.number" },
	{ 7, true, false, N_("no statement of the bank: %s in the books"),
	    N_("Ask for the statement that brackets 31 August."),
	    "SELECT c.number, sum(t.opening + t.debit - t.credit), NULL, NULL" CURRENT
		TOTALS OF_YEAR " AND d.kind = 'dossier' AND d.state <> 'open'"
	    " AND t.account GLOB '51*' AND (t.opening <> 0 OR t.debit <> 0"
	    "  OR t.credit <> 0)"
	    " AND NOT EXISTS (SELECT 1 FROM bank_statement AS k"
	    "  WHERE k.dossier = d.id) GROUP BY d.id ORDER BY c.number" },
	{ 7, true, false, N_("the bank is not explained: %s apart"),
	    N_("Ask for the reconciliation and for the lines of the statement "
	       "that are not in the books."),
	    "SELECT c.number, t.cents - k.cents - coalesce(o.cents, 0) AS gap,"
	    " " UNTICKED ", NULL" CURRENT
	    " JOIN (SELECT dossier, sum(cents) AS cents FROM bank_statement"
	    "  GROUP BY dossier) AS k ON k.dossier = d.id"
	    " JOIN (SELECT dossier, sum(opening + debit - credit) AS cents"
	    "  FROM account_total WHERE account GLOB '51*' GROUP BY dossier)"
	    "  AS t ON t.dossier = d.id"
	    " LEFT JOIN (SELECT dossier, sum(cents) AS cents FROM outstanding"
	    "  GROUP BY dossier) AS o ON o.dossier = d.id" OF_YEAR
	    " AND gap <> 0 ORDER BY c.number" },
	{ 8, false, false,
	    N_("cheques that are no longer good are still outstanding: %s"),
	    N_("A cheque is good for a year and eight days: ask to cancel "
	       "them, and to look for the payee."),
	    "SELECT c.number, sum(o.cents), group_concat(o.entry), NULL" CURRENT
	    " JOIN outstanding AS o ON o.dossier = d.id" OF_YEAR
	    " AND o.cents < 0 AND o.day < date((?1 + 1) || '-08-31',"
	    "  '-1 year', '-8 days') GROUP BY d.id ORDER BY c.number" },
	{ 9, true, false, N_("advances to classes are still open: %s"),
	    N_("Ask for the receipts, or for the money, before the quitus."),
	    "SELECT c.number, sum(t.opening + t.debit - t.credit) AS cents,"
	    " " ADVANCED ", NULL" CURRENT TOTALS OF_YEAR
	    " AND t.account GLOB '541*' AND t.opening + t.debit - t.credit <> 0"
	    " GROUP BY d.id ORDER BY c.number" },
	{ 10, false, false,
	    N_("the result is far from that of the year before: %s apart"),
	    N_("Ask what changed: a project, a year recorded in part, an "
	       "income counted twice."),
	    "SELECT c.number, n.result - p.result AS gap, NULL, NULL" CURRENT
	    " JOIN dossier AS b ON b.coop = d.coop AND b.year = d.year - 1"
	    "  AND b.current = 1"
	    " JOIN (SELECT dossier, sum(credit - debit) AS result"
	    "  FROM account_total WHERE account GLOB '[67]*' GROUP BY dossier)"
	    "  AS n ON n.dossier = d.id"
	    " JOIN (SELECT dossier, sum(credit - debit) AS result,"
	    "  sum(CASE WHEN account GLOB '6*' THEN debit - credit ELSE 0 END)"
	    "  AS spent FROM account_total WHERE account GLOB '[67]*'"
	    "  GROUP BY dossier) AS p ON p.dossier = b.id" OF_YEAR
	    " AND abs(gap) > ?3 AND abs(gap) > p.spent ORDER BY c.number" },
	{ 11, false, false, N_("much money lies idle: %s"),
	    N_("Ask what project it is for."),
	    "SELECT c.number, h.held, NULL, NULL" CURRENT
	    " JOIN (SELECT dossier,"
	    "  sum(CASE WHEN account GLOB '5*' THEN opening + debit - credit"
	    "   ELSE 0 END) AS held,"
	    "  sum(CASE WHEN account GLOB '6*' THEN debit - credit ELSE 0 END)"
	    "  AS spent FROM account_total GROUP BY dossier) AS h"
	    " ON h.dossier = d.id" OF_YEAR " AND h.held > ?4"
	    " AND h.held > ?5 * h.spent ORDER BY c.number" },
	{ 12, false, false, N_("nothing moved all the year; it holds %s"),
	    N_("Ask whether the coop is still alive, and who holds its cheque "
	       "book."),
	    "SELECT c.number, sum(CASE WHEN t.account GLOB '5*'"
	    "  THEN t.opening ELSE 0 END), NULL, NULL" CURRENT
	    " LEFT JOIN account_total AS t ON t.dossier = d.id" OF_YEAR
	    " GROUP BY d.id HAVING coalesce(sum(t.debit + t.credit), 0) = 0"
	    " ORDER BY c.number" },
	{ 0, false, false, NULL, NULL, NULL }
};

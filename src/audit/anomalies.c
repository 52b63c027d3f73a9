/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anomalies.h"

#include <stddef.h>

#include "base/i18n.h"

#define CURRENT " FROM dossier AS d JOIN coop AS c ON c.id = d.coop"
#define OF_YEAR " WHERE d.year = ?1 AND d.current = 1"
#define TOTALS	" JOIN account_total AS t ON t.dossier = d.id"

/* Settings of the department, with what they are until it chooses. */
#define SETTING(key, usual)                                          \
	"CAST(coalesce((SELECT value FROM setting WHERE key = '" key \
	"'), '" usual "') AS INTEGER)"

const struct anomaly_query anomaly_queries[] = {
	{ 1, true, false, N_("no accounts were received"),
	    N_("Ask for the dossier; an AD may strike off a coop that never "
	       "sends it."),
	    "SELECT c.number, 0, NULL, NULL FROM coop AS c"
	    " WHERE c.expected = 1 AND NOT EXISTS (SELECT 1 FROM dossier AS d"
	    "  WHERE d.coop = c.id AND d.year = ?1) ORDER BY c.number" },
	{ 1, false, false, N_("the accounts are provisional: the year is open"),
	    N_("Ask for the dossier after the close, with its quitus."),
	    "SELECT c.number, 0, NULL, NULL" CURRENT OF_YEAR
	    " AND d.state = 'open' ORDER BY c.number" },
	{ 2, true, false,
	    N_("opening and result are not what the coop holds: %s apart"),
	    N_("Ask for the entries again: accounts are missing in the file."),
	    "SELECT c.number, sum(t.opening + t.debit - t.credit) AS gap, NULL,"
	    " NULL" CURRENT TOTALS OF_YEAR
	    " AND (t.account GLOB '[567]*' OR t.account GLOB '1[12]*')"
	    " GROUP BY d.id HAVING gap <> 0 ORDER BY c.number" },
	{ 3, true, false,
	    N_("the opening is not the closing of the year before: %s apart"),
	    N_("Ask which is right; a gap that 9 divides hints at exchanged "
	       "digits."),
	    "SELECT c.number, o.cents - p.cents, NULL, NULL" CURRENT
	    " JOIN dossier AS b ON b.coop = d.coop AND b.year = d.year - 1"
	    "  AND b.current = 1"
	    " JOIN (SELECT dossier, sum(opening) AS cents FROM account_total"
	    "  WHERE account >= '5' AND account < '6' GROUP BY dossier) AS o"
	    "  ON o.dossier = d.id"
	    " JOIN (SELECT dossier, sum(opening + debit - credit) AS cents"
	    "  FROM account_total WHERE account >= '5' AND account < '6'"
	    "  GROUP BY dossier) AS p ON p.dossier = b.id" OF_YEAR
	    " AND o.cents <> p.cents ORDER BY c.number" },
	{ 4, true, true, N_("money below zero: %s"),
	    N_("Cash is never negative: ask which entry is missing or has a "
	       "wrong date. A bank overdraft is the AD's: ask when it was "
	       "told."),
	    "SELECT c.number, t.lowest, NULL,"
	    " t.account || ', ' || t.lowest_day" CURRENT TOTALS OF_YEAR
	    " AND t.account GLOB '5[13]*' AND t.lowest < 0"
	    " ORDER BY c.number, t.account" },
	{ 5, false, false, N_("the cash box held up to %s"),
	    N_("Ask to pay cash into the bank as it comes in."),
	    "SELECT c.number, t.highest, NULL, NULL" CURRENT TOTALS OF_YEAR
	    " AND t.account GLOB '53*' AND t.highest > " SETTING(
		"cash.ceiling", "50000") " ORDER BY c.number" },
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
	    " NULL, NULL" CURRENT
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
	    " NULL, NULL" CURRENT TOTALS OF_YEAR
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
	    " AND abs(gap) > 100000 AND abs(gap) > p.spent ORDER BY c.number" },
	{ 11, false, false, N_("much money lies idle: %s"),
	    N_("Ask what project it is for."),
	    "SELECT c.number, h.held, NULL, NULL" CURRENT
	    " JOIN (SELECT dossier,"
	    "  sum(CASE WHEN account GLOB '5*' THEN opening + debit - credit"
	    "   ELSE 0 END) AS held,"
	    "  sum(CASE WHEN account GLOB '6*' THEN debit - credit ELSE 0 END)"
	    "  AS spent FROM account_total GROUP BY dossier) AS h"
	    " ON h.dossier = d.id" OF_YEAR " AND h.held > 100000"
	    " AND h.held > " SETTING(
		"idle.years", "2") " * h.spent ORDER BY c.number" },
	{ 12, false, false, N_("nothing moved all the year; it holds %s"),
	    N_("Ask whether the coop is still alive, and who holds its cheque "
	       "book."),
	    "SELECT c.number, sum(CASE WHEN t.account GLOB '5*'"
	    "  THEN t.opening ELSE 0 END), NULL, NULL" CURRENT
	    " LEFT JOIN account_total AS t ON t.dossier = d.id" OF_YEAR
	    " GROUP BY d.id HAVING coalesce(sum(t.debit + t.credit), 0) = 0"
	    " ORDER BY c.number" },
	{ 13, false, false,
	    N_("membership and insurance are not those of its members: %s apart"),
	    N_("Ask how many members there are, and for the AD's invoice."),
	    "SELECT c.number, u.paid - u.due AS gap, NULL, NULL" CURRENT
	    " JOIN (SELECT dossier, sum(due) AS due, sum(paid) AS paid"
	    "  FROM dues GROUP BY dossier) AS u ON u.dossier = d.id" OF_YEAR
	    " AND u.due IS NOT NULL AND coalesce(u.paid, 0) <> u.due"
	    " ORDER BY c.number" },
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
	    "SELECT c.number, sum(coalesce(b.received, b.granted, 0)), NULL,"
	    " NULL" CURRENT " JOIN subsidy AS b ON b.dossier = d.id" OF_YEAR
	    " AND b.proof = 0 GROUP BY d.id ORDER BY c.number" },
	{ 14, false, false, N_("public money that was not spent: %s"),
	    N_("Ask whether it is carried forward with the funder's consent: "
	       "194 by 689."),
	    "SELECT c.number, sum(b.unspent) AS cents, NULL, NULL" CURRENT
	    " JOIN subsidy AS b ON b.dossier = d.id" OF_YEAR
	    " AND b.unspent > 0 GROUP BY d.id ORDER BY c.number" },
	{ 14, false, false,
	    N_("public money that no line of subsidies tells: %s"),
	    N_("Ask who gave it, for what, and what became of it."),
	    "SELECT c.number, sum(t.credit - t.debit) AS cents, NULL, NULL" CURRENT
		TOTALS OF_YEAR " AND d.kind = 'dossier'"
	    " AND t.account GLOB '741*'"
	    " AND NOT EXISTS (SELECT 1 FROM subsidy AS b"
	    "  WHERE b.dossier = d.id) GROUP BY d.id HAVING cents <> 0"
	    " ORDER BY c.number" },
	{ 15, false, false, N_("sales without purchases (7070, 6070): %s"),
	    N_("Ask for the supplier's invoice: sales are recorded in full, "
	       "never net."),
	    "SELECT c.number, s.sold, NULL, NULL" CURRENT
	    " JOIN (SELECT dossier,"
	    "  sum(CASE WHEN account GLOB '7070*' THEN credit - debit ELSE 0"
	    "   END) AS sold,"
	    "  sum(CASE WHEN account GLOB '6070*' THEN debit - credit ELSE 0"
	    "   END) AS bought FROM account_total GROUP BY dossier) AS s"
	    " ON s.dossier = d.id" OF_YEAR " AND s.sold > 0 AND s.bought = 0"
	    " ORDER BY c.number" },
	{ 15, false, false, N_("purchases without sales (6070, 7070): %s"),
	    N_("Ask where the sales were recorded, or what is left to sell."),
	    "SELECT c.number, s.bought, NULL, NULL" CURRENT
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
	    "SELECT c.number, t.cents - coalesce(i.cents, 0) AS gap, NULL, NULL" CURRENT
	    " JOIN (SELECT dossier, sum(debit - credit) AS cents"
	    "  FROM account_total WHERE account GLOB '680*' GROUP BY dossier)"
	    "  AS t ON t.dossier = d.id"
	    " LEFT JOIN (SELECT dossier, sum(cents) AS cents FROM item"
	    "  WHERE entry IS NOT NULL GROUP BY dossier) AS i"
	    "  ON i.dossier = d.id" OF_YEAR
	    " AND d.kind = 'dossier' AND gap <> 0 ORDER BY c.number" },
	{ 17, false, false,
	    N_("the same amount to the same payee within a week: %s"),
	    N_("Ask for both vouchers: one invoice may have been paid, or "
	       "written, twice."),
	    "SELECT c.number, x.cents, min(x.entry) || ',' || max(x.other),"
	    " NULL" CURRENT " JOIN (SELECT dossier, entry, cents, day, state,"
	    "  lag(entry) OVER w AS other, lag(day) OVER w AS before"
	    "  FROM posting WHERE debit GLOB '6*' AND state <> 'void'"
	    "  AND reverses IS NULL WINDOW w AS (PARTITION BY dossier, cents,"
	    "  coalesce(party, label) ORDER BY day, entry)) AS x"
	    " ON x.dossier = d.id" OF_YEAR
	    " AND x.other IS NOT NULL AND x.other <> x.entry"
	    " AND julianday(x.day) - julianday(x.before) <= 7"
	    " GROUP BY d.id, x.cents ORDER BY c.number" },
	{ 19, false, false, N_("no parent is among the verifiers"),
	    N_("Ask that a parent signs as well, where the AD wants it."),
	    "SELECT c.number, 0, NULL, NULL" CURRENT
	    " JOIN discharge AS q ON q.dossier = d.id" OF_YEAR
	    " AND NOT EXISTS (SELECT 1 FROM verifier AS v"
	    "  WHERE v.dossier = d.id AND v.quality = 'parent')"
	    " ORDER BY c.number" },
	{ 20, true, true, N_("a loan, a savings account or a fine: account %s"),
	    N_("A coop may not borrow, nor hold savings: ask what this is."),
	    "SELECT c.number, t.opening + t.debit - t.credit, NULL,"
	    " t.account || ' ' || t.label" CURRENT TOTALS OF_YEAR
	    " AND (t.account GLOB '16*' OR t.account GLOB '66*'"
	    "  OR t.account GLOB '27*' OR t.account GLOB '50*'"
	    "  OR t.account GLOB '760*') AND (t.opening <> 0 OR t.debit <> 0"
	    "  OR t.credit <> 0) ORDER BY c.number, t.account" },
	{ 21, false, true, N_("an account that the nomenclature lacks: %s"),
	    N_("Ask what it was used for; put it where it belongs."),
	    "SELECT c.number, t.opening + t.debit - t.credit, NULL,"
	    " t.account || ' ' || t.label" CURRENT TOTALS OF_YEAR
	    " AND substr(t.account, 1, 4) NOT IN ('6070', '6168', '6180',"
	    "  '6281', '6500', '6700', '6800', '7070', '7080', '7500', '7562',"
	    "  '7600', '7700') AND t.account NOT GLOB '741*'"
	    " AND t.account NOT GLOB '51[24]*' AND t.account NOT GLOB '53*'"
	    " AND t.account NOT GLOB '541*' AND t.account NOT GLOB '11[09]*'"
	    " AND t.account NOT GLOB '12*' AND t.account NOT GLOB '58*'"
	    " AND t.account NOT GLOB '16*' AND t.account NOT GLOB '66*'"
	    " AND t.account NOT GLOB '27*' AND t.account NOT GLOB '50*'"
	    " ORDER BY c.number, t.account" },
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

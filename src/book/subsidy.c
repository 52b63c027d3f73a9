/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "book/subsidy.h"

#include "store/stmt.h"

/*
 * One row an entry, project and provenance. An entry reversed in the same year
 * brought nothing: neither it nor its reversal is a subsidy; one reversed later
 * is money taken back that year, hence the sign.
 */
#define SELECT_RECEIVED                                          \
	"WITH spent (project, cents) AS ("                       \
	" SELECT p.project, sum(CASE WHEN p.debit GLOB '6*'"     \
	"  THEN p.cents ELSE -p.cents END)"                      \
	" FROM entry AS e JOIN posting AS p ON p.entry = e.id"   \
	" WHERE e.year = ?1 AND e.state <> 'void'"               \
	"  AND p.project IS NOT NULL AND p.subsidy IS NULL"      \
	"  AND (p.debit GLOB '6*' OR p.credit GLOB '6*')"        \
	" GROUP BY p.project),"                                  \
	" part (entry, project, provenance, cents) AS ("         \
	" SELECT entry, project, provenance, cents FROM posting" \
	"  WHERE credit >= '741' AND credit < '742'"             \
	"  AND subsidy IS NULL"                                  \
	" UNION ALL SELECT entry, project, provenance, -cents"   \
	"  FROM posting WHERE debit >= '741' AND debit < '742'"  \
	"  AND subsidy IS NULL)"                                 \
	" SELECT e.number, e.day, e.voucher, e.label, e.party,"  \
	"  p.provenance, p.project, sum(p.cents),"               \
	"  coalesce((SELECT cents FROM spent"                    \
	"   WHERE project = p.project), 0),"                     \
	"  EXISTS (SELECT 1 FROM attachment WHERE entry = e.id)" \
	" FROM part AS p JOIN entry AS e ON e.id = p.entry"      \
	" LEFT JOIN entry AS v"                                  \
	"  ON v.reverses = e.id AND v.state <> 'void'"           \
	" LEFT JOIN entry AS r ON r.id = e.reverses"             \
	" WHERE e.year = ?1 AND e.state <> 'void'"               \
	"  AND v.year IS NOT e.year AND r.year IS NOT e.year"    \
	" GROUP BY e.id, p.project, p.provenance"                \
	" ORDER BY e.day, e.number, p.project, p.provenance"

int
subsidy_each_received(struct db *db, int year, subsidy_fn *fn, void *arg)
{
	struct subsidy_received s;
	struct stmt		st;
	int			rc = 0;

	stmt_init(&st, db, SELECT_RECEIVED);
	stmt_set_int(&st, 1, year);
	while (rc == 0 && stmt_row(&st)) {
		s.number = stmt_int(&st, 0);
		s.day = stmt_date(&st, 1);
		s.voucher = stmt_text(&st, 2);
		s.label = stmt_text(&st, 3);
		s.party = stmt_text(&st, 4);
		s.provenance = stmt_text(&st, 5);
		s.project = stmt_text(&st, 6);
		s.received = stmt_money(&st, 7);
		s.project_spent = stmt_money(&st, 8);
		s.proof = stmt_int(&st, 9) != 0;
		rc = fn(&s, arg);
	}
	return stmt_end(&st) == -1 ? -1 : rc;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "book/advance.h"

#include "store/stmt.h"

/*
 * way is 1 for money entrusted to the class, -1 for money that came back or was
 * spent; a reversal counts against what it cancels, not as a new movement.
 */
#define SELECT_ADVANCES                                               \
	"WITH move (account, entry, other, cents) AS ("               \
	" SELECT debit, entry, credit, cents FROM posting"            \
	"  WHERE debit >= '541' AND debit < '542'"                    \
	" UNION ALL SELECT credit, entry, debit, -cents FROM posting" \
	"  WHERE credit >= '541' AND credit < '542'),"                \
	" turned (account, kind, other, cents, way) AS ("             \
	" SELECT m.account, e.kind, m.other, m.cents,"                \
	"  CASE WHEN (m.cents > 0) = (e.reverses IS NULL)"            \
	"   THEN 1 ELSE -1 END"                                       \
	" FROM move AS m JOIN entry AS e ON e.id = m.entry"           \
	" WHERE e.year = ?1 AND e.state <> 'void')"                   \
	" SELECT account,"                                            \
	" coalesce((SELECT min(p.class) FROM posting AS p"            \
	"  WHERE p.class IS NOT NULL"                                 \
	"  AND (p.debit = account OR p.credit = account)),"           \
	"  nullif(substr(account, 5), ''), account),"                 \
	" sum(CASE WHEN kind = 'opening' OR way > 0"                  \
	"  THEN cents ELSE 0 END),"                                   \
	" sum(CASE WHEN kind <> 'opening' AND way < 0"                \
	"  AND other GLOB '6*' THEN -cents ELSE 0 END),"              \
	" sum(CASE WHEN kind <> 'opening' AND way < 0"                \
	"  AND other NOT GLOB '6*' THEN -cents ELSE 0 END),"          \
	" sum(cents)"                                                 \
	" FROM turned GROUP BY account ORDER BY account"

int
advance_each(struct db *db, int year, advance_fn *fn, void *arg)
{
	struct advance a;
	struct stmt    st;
	int	       rc = 0;

	stmt_init(&st, db, SELECT_ADVANCES);
	stmt_set_int(&st, 1, year);
	while (rc == 0 && stmt_row(&st)) {
		a.account = stmt_text(&st, 0);
		a.class = stmt_text(&st, 1);
		a.given = stmt_money(&st, 2);
		a.justified = stmt_money(&st, 3);
		a.returned = stmt_money(&st, 4);
		a.left = stmt_money(&st, 5);
		rc = fn(&a, arg);
	}
	return stmt_end(&st) == -1 ? -1 : rc;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "book/contribution.h"

#include "base/i18n.h"
#include "store/stmt.h"

int
contribution_set(struct db *db, int64_t entry, int64_t contributors)
{
	struct stmt st;

	if (contributors < 1 || contributors > CONTRIBUTORS_MAX) {
		err_set(db_err(db), ERR_USAGE,
		    _("%lld families cannot have given."),
		    (long long)contributors);
		return err_hint(db_err(db),
		    _("Type how many gave, from 1 to %d, or leave "
		      "--contributors out when nobody knows."),
		    CONTRIBUTORS_MAX);
	}
	stmt_init(&st, db,
	    "INSERT INTO contribution (entry, contributors) VALUES (?1, ?2)");
	stmt_set_int(&st, 1, entry);
	stmt_set_int(&st, 2, contributors);
	return stmt_run(&st);
}

void
contribution_share(struct contribution *c)
{
	int64_t n = c->contributors;

	c->mean = MONEY(0);
	c->mean_exact = true;
	if (n <= 0)
		return;
	c->mean.cents = c->counted.cents / n;
	if (2 * (c->counted.cents % n) >= n)
		c->mean.cents++;
	c->mean_exact = c->counted.cents % n == 0;
}

/*
 * An entry that was cancelled in the same year takes its families with it. Of
 * an entry over several classes they are those of the first.
 */
#define SELECT_CONTRIBUTIONS                                          \
	"WITH counted (entry, contributors) AS ("                     \
	" SELECT c.entry, c.contributors FROM contribution AS c"      \
	" JOIN entry AS e ON e.id = c.entry WHERE NOT EXISTS"         \
	"  (SELECT 1 FROM entry AS r WHERE r.reverses = e.id"         \
	"   AND r.state <> 'void' AND r.year = e.year)),"             \
	" part (class, cents, entry, rank) AS ("                      \
	" SELECT p.class, p.cents, p.entry, p.rank FROM posting AS p" \
	"  WHERE p.credit >= '7562' AND p.credit < '7563'"            \
	" UNION ALL SELECT p.class, -p.cents, p.entry, p.rank"        \
	"  FROM posting AS p"                                         \
	"  WHERE p.debit >= '7562' AND p.debit < '7563')"             \
	" SELECT p.class, sum(p.cents),"                              \
	" coalesce(sum(CASE WHEN p.rank = (SELECT min(q.rank)"        \
	"  FROM posting AS q WHERE q.entry = c.entry"                 \
	"  AND q.credit >= '7562' AND q.credit < '7563')"             \
	"  THEN c.contributors END), 0),"                             \
	" sum(CASE WHEN c.entry IS NULL THEN 0 ELSE p.cents END)"     \
	" FROM part AS p JOIN entry AS e ON e.id = p.entry"           \
	" LEFT JOIN counted AS c ON c.entry = p.entry"                \
	" WHERE e.year = ?1 AND e.state <> 'void'"                    \
	" GROUP BY p.class HAVING sum(p.cents) <> 0"                  \
	" ORDER BY p.class IS NULL, p.class"

int
contribution_each(struct db *db, int year, contribution_fn *fn, void *arg)
{
	struct contribution c;
	struct stmt	    st;
	int		    rc = 0;

	stmt_init(&st, db, SELECT_CONTRIBUTIONS);
	stmt_set_int(&st, 1, year);
	while (rc == 0 && stmt_row(&st)) {
		c.class = stmt_text(&st, 0);
		c.amount = stmt_money(&st, 1);
		c.contributors = stmt_int(&st, 2);
		c.counted = stmt_money(&st, 3);
		contribution_share(&c);
		rc = fn(&c, arg);
	}
	return stmt_end(&st) == -1 ? -1 : rc;
}

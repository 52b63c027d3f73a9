/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "book/axis.h"
#include "store/stmt.h"

/* ?4 turns the balance the way the class counts it. */
#define LINES(column)                                                      \
	"SELECT f.code, f.label, sum(CASE WHEN a.code = p.debit"           \
	" THEN p.cents ELSE -p.cents END) * ?4 AS cents"                   \
	" FROM posting AS p JOIN entry AS e ON e.id = p.entry"             \
	" JOIN account AS a ON a.code IN (p.debit, p.credit)"              \
	" JOIN account AS f ON f.code = a.folds_to"                        \
	" WHERE p." column " = ?1 AND e.year = ?2 AND e.state <> 'void'"   \
	" AND substr(a.code, 1, 1) = ?3 GROUP BY f.code HAVING cents <> 0" \
	" ORDER BY f.code"

int
axis_each_line(struct db *db, enum axis axis, int year, const char *name,
    int account_class, statement_line_fn *fn, void *arg)
{
	struct statement_line line = { .previous = MONEY(0) };
	struct stmt	      st;
	int		      rc = 0;

	stmt_init(
	    &st, db, axis == AXIS_CLASS ? LINES("class") : LINES("project"));
	stmt_set_text(&st, 1, name);
	stmt_set_int(&st, 2, year);
	stmt_set_text(&st, 3, account_class == 6 ? "6" : "7");
	stmt_set_int(&st, 4, account_class == 6 ? 1 : -1);
	while (rc == 0 && stmt_row(&st)) {
		line.code = stmt_text(&st, 0);
		line.label = stmt_text(&st, 1);
		line.amount = stmt_money(&st, 2);
		rc = fn(&line, arg);
	}
	return stmt_end(&st) == -1 ? -1 : rc;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "book/inventory.h"

#include "store/stmt.h"

int
inventory_each_purchase(struct db *db, int year, purchase_fn *fn, void *arg)
{
	struct purchase p;
	struct stmt	st;
	int		rc = 0;

	/* In the order of an index, so that a walk that stops early is short. */
	stmt_init(&st, db,
	    "SELECT e.number, e.day, e.voucher, e.label, p.cents"
	    " FROM posting AS p CROSS JOIN entry AS e ON e.id = p.entry"
	    " LEFT JOIN entry AS v ON v.reverses = e.id AND v.state <> 'void'"
	    " WHERE p.debit >= '680' AND p.debit < '681' AND e.year = ?1"
	    " AND e.state <> 'void' AND e.reverses IS NULL"
	    " AND v.year IS NOT e.year");
	stmt_set_int(&st, 1, year);
	while (rc == 0 && stmt_row(&st)) {
		p.number = stmt_int(&st, 0);
		p.day = stmt_date(&st, 1);
		p.voucher = stmt_text(&st, 2);
		p.label = stmt_text(&st, 3);
		p.amount = stmt_money(&st, 4);
		rc = fn(&p, arg);
	}
	return stmt_end(&st) == -1 ? -1 : rc;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "book/voucher.h"

#include "store/stmt.h"

int
voucher_each_series(struct db *db, int year, struct date until,
    voucher_series_fn *fn, void *arg)
{
	struct voucher_series s;
	struct stmt	      st;
	int		      rc = 0;

	stmt_init(&st, db,
	    "SELECT prefix, min(n), max(n), count(*), sum(file) FROM"
	    " (SELECT rtrim(voucher, '0123456789') AS prefix,"
	    "   CAST(substr(voucher,"
	    "    length(rtrim(voucher, '0123456789')) + 1) AS INTEGER) AS n,"
	    "   EXISTS (SELECT 1 FROM attachment WHERE entry = e.id) AS file"
	    "  FROM entry AS e WHERE year = ?1 AND day <= ?2"
	    "  AND state <> 'void' AND kind <> 'opening'"
	    "  AND voucher GLOB '*[0-9]')"
	    " GROUP BY prefix ORDER BY prefix");
	stmt_set_int(&st, 1, year);
	stmt_set_date(&st, 2, until);
	while (rc == 0 && stmt_row(&st)) {
		s.prefix = stmt_text(&st, 0);
		s.first = stmt_int(&st, 1);
		s.last = stmt_int(&st, 2);
		s.count = stmt_int(&st, 3);
		s.files = stmt_int(&st, 4);
		rc = fn(&s, arg);
	}
	return stmt_end(&st) == -1 ? -1 : rc;
}

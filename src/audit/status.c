/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "audit/status.h"

#include <string.h>

#include "store/stmt.h"

struct date
status_deadline(int year)
{
	struct date d = { 0 };

	(void)date_make(year + 1, 9, 30, &d);
	return d;
}

/* The last column: when closed accounts came first. */
static void
take_row(struct stmt *st, struct date deadline, struct date today,
    struct coop_status *c)
{
	const char *closed;
	char	    day[DATE_ISO];

	c->number = stmt_text(st, 0);
	c->name = stmt_text(st, 1);
	c->town = stmt_text(st, 2);
	c->state = stmt_text(st, 3);
	c->received = stmt_text(st, 4);
	c->version = stmt_int(st, 5);
	c->fingerprint = stmt_text(st, 6);
	closed = stmt_text(st, 7);
	if (closed != NULL)
		c->late = strncmp(closed, date_iso(deadline, day),
			      DATE_ISO - 1) > 0;
	else
		c->late = date_compare(today, deadline) > 0;
}

int
status_each(
    struct db *db, int year, struct date today, status_fn *fn, void *arg)
{
	struct coop_status c;
	struct stmt	   st;
	int		   rc = 0;

	stmt_init(&st, db,
	    "SELECT c.number, coalesce(nullif(c.name, ''), d.name, ''),"
	    " coalesce(nullif(c.town, ''), d.town, ''),"
	    " CASE WHEN d.state = 'open' THEN 'provisional'"
	    "  WHEN d.state IS NOT NULL THEN d.state"
	    "  WHEN EXISTS (SELECT 1 FROM rejection AS r"
	    "   WHERE r.coop = c.id AND r.year = ?1) THEN 'rejected'"
	    "  ELSE 'missing' END,"
	    " d.received, coalesce(d.version, 0), d.fingerprint,"
	    " (SELECT min(f.received) FROM dossier AS f WHERE f.coop = c.id"
	    "  AND f.year = ?1 AND f.state <> 'open')"
	    " FROM coop AS c LEFT JOIN dossier AS d"
	    " ON d.coop = c.id AND d.year = ?1 AND d.current = 1"
	    " WHERE c.expected = 1 OR d.id IS NOT NULL"
	    " OR EXISTS (SELECT 1 FROM rejection AS r"
	    "  WHERE r.coop = c.id AND r.year = ?1)"
	    " ORDER BY c.number");
	stmt_set_int(&st, 1, year);
	while (rc == 0 && stmt_row(&st)) {
		take_row(&st, status_deadline(year), today, &c);
		rc = fn(&c, arg);
	}
	return stmt_end(&st) == -1 ? -1 : rc;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "parts.h"

#include "book/balance.h"

struct course {
	struct report *report;
	struct date    from;
	bool	     carried; /* what was there before the period, held back */
	struct money before;
};

/* What was held before the period holds on its first day. */
static void
add_carried(struct course *c)
{
	if (c->carried)
		report_curve_point(c->report, c->from, c->before);
	c->carried = false;
}

static int
add_day(struct date day, struct money held, void *arg)
{
	struct course *c = arg;

	if (date_compare(day, c->from) < 0) {
		c->carried = true;
		c->before = held;
		return 0;
	}
	if (date_compare(day, c->from) > 0)
		add_carried(c);
	c->carried = false;
	report_curve_point(c->report, day, held);
	return 0;
}

int
part_course(
    struct db *db, int year, struct date from, struct date to, struct report *r)
{
	static const char *const lines[][2] = { { "51", "Banque" },
		{ "53", "Caisse" } };
	struct course		 c;
	size_t			 i;
	int			 rc = 0;

	report_heading(r, "La banque et la caisse au fil de l’année");
	report_curve_begin(r, from, to);
	for (i = 0; i < 2 && rc == 0; i++) {
		c = (struct course){ .report = r, .from = from };
		report_curve_line(r, lines[i][1]);
		rc = balance_each_day(db, year, lines[i][0], to, add_day, &c);
		add_carried(&c);
	}
	report_curve_end(r);
	return rc;
}

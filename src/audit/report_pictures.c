/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>

#include "base/i18n.h"
#include "reporting.h"
#include "store/stmt.h"

/* An amount for each coop; ?1 is the year. */
#define EACH_COOP(sum)                                       \
	"SELECT coalesce(sum(" sum "), 0) FROM dossier AS d" \
	" JOIN account_total AS t ON t.dossier = d.id"       \
	" WHERE d.year = ?1 AND d.current = 1 AND substr(t.account, 1, 1)"

int
report_sizes(struct report *r, struct db *db, int year)
{
	static const struct {
		const char *label; /* msgid */
		int64_t	    upto;  /* cents */
	} sizes[] = { { N_("under 500 €"), 50000 },
		{ N_("500 to 2 000 €"), 200000 },
		{ N_("2 000 to 5 000 €"), 500000 },
		{ N_("5 000 to 10 000 €"), 1000000 },
		{ N_("10 000 € and more"), INT64_MAX } };
	struct money held[sizeof(sizes) / sizeof(sizes[0])] = { { 0 } };
	struct stmt  st;
	size_t	     i;

	stmt_init(&st, db,
	    EACH_COOP("t.opening + t.debit - t.credit") " = '5' GROUP BY d.id");
	stmt_set_int(&st, 1, year);
	while (stmt_row(&st)) {
		for (i = 0; stmt_int(&st, 0) >= sizes[i].upto; i++)
			;
		held[i].cents += stmt_int(&st, 0);
	}
	report_heading(r, _("What the coops hold, by their size"));
	report_bars_begin(r);
	for (i = 0; i < sizeof(sizes) / sizeof(sizes[0]); i++)
		report_bar(r, _(sizes[i].label), held[i], true);
	report_bars_end(r);
	return stmt_end(&st);
}

int
report_results(struct report *r, struct db *db, int year)
{
	static const struct {
		const char *label; /* msgid */
		int64_t	    upto;  /* cents, the result is below */
	} results[] = { { N_("deficit above 1 000 €"), -100000 },
		{ N_("deficit of 200 to 1 000 €"), -20000 },
		{ N_("deficit under 200 €"), 0 },
		{ N_("surplus under 200 €, or none"), 20000 },
		{ N_("surplus of 200 to 1 000 €"), 100000 },
		{ N_("surplus above 1 000 €"), INT64_MAX } };
	int64_t	    n[sizeof(results) / sizeof(results[0])] = { 0 };
	struct stmt st;
	size_t	    i;

	stmt_init(&st, db,
	    EACH_COOP("t.credit - t.debit") " IN ('6', '7') GROUP BY d.id");
	stmt_set_int(&st, 1, year);
	while (stmt_row(&st)) {
		for (i = 0; stmt_int(&st, 0) >= results[i].upto; i++)
			;
		n[i]++;
	}
	report_heading(r, _("How many coops had which result"));
	report_bars_begin(r);
	for (i = 0; i < sizeof(results) / sizeof(results[0]); i++)
		report_bar_count(
		    r, _(results[i].label), n[i], results[i].upto > 0);
	report_bars_end(r);
	return stmt_end(&st);
}

/* ---- Weeks ---- */

enum {
	BEFORE = 8, /* weeks told apart up to the deadline, and after it */
	WEEKS = 2 * BEFORE
};

/* Weeks end on the deadline's weekday, so that none is half late. */
static size_t
week_of(struct date day, struct date deadline)
{
	int days = day.days - deadline.days + 7 * BEFORE - 1;
	int week = days < 0 ? 0 : days / 7;

	return week >= WEEKS ? WEEKS - 1 : (size_t)week;
}

static void
label_week(char *out, size_t n, size_t week, struct date deadline)
{
	struct date from = { deadline.days + 1 + 7 * ((int)week - BEFORE) };
	struct date to = { from.days + 6 };
	char	    a[DATE_ISO], b[DATE_ISO];

	date_fr(from, a);
	date_fr(to, b);
	if (week == 0)
		snprintf(out, n, _("until %s"), b);
	else if (week == WEEKS - 1)
		snprintf(out, n, _("from %s"), a);
	else
		snprintf(out, n, _("%.5s to %s"), a, b);
}

static void
draw_weeks(struct report *r, const int64_t *n, struct date deadline)
{
	size_t first = 0, last = WEEKS, i;
	char   label[64];

	while (first < last && n[first] == 0)
		first++;
	while (last > first && n[last - 1] == 0)
		last--;
	report_bars_begin(r);
	for (i = first; i < last; i++) {
		label_week(label, sizeof(label), i, deadline);
		report_bar_count(r, label, n[i], i < BEFORE);
	}
	report_bars_end(r);
}

int
report_weeks(struct report *r, struct db *db, int year)
{
	struct date deadline = status_deadline(year);
	int64_t	    n[WEEKS] = { 0 };
	struct stmt st;
	char	    text[DATE_ISO], line[160];

	stmt_init(&st, db,
	    "SELECT substr(min(received), 1, 10) FROM dossier"
	    " WHERE year = ?1 AND state <> 'open' GROUP BY coop");
	stmt_set_int(&st, 1, year);
	while (stmt_row(&st))
		n[week_of(stmt_date(&st, 0), deadline)]++;
	report_heading(r, _("When closed accounts came"));
	snprintf(line, sizeof(line),
	    _("Accounts are due by %s; what came later is outlined."),
	    date_fr(deadline, text));
	report_note(r, line);
	draw_weeks(r, n, deadline);
	return stmt_end(&st);
}

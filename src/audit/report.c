/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "audit/report.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "audit/check.h"
#include "audit/consolidate.h"
#include "audit/status.h"
#include "audit/store.h"
#include "base/i18n.h"
#include "base/xalloc.h"
#include "book/year.h"
#include "store/stmt.h"

#define CODES 22

struct making {
	struct db     *db;
	struct report *r;
	int	       year;
	struct date    today;
	size_t	       coops, sent, closed, discharged, late;
	size_t	       errors[CODES + 1], warnings[CODES + 1];
	struct money   amounts[CODES + 1];
};

/* ---- Who sent ---- */

static int
count_status(const struct coop_status *c, void *arg)
{
	struct making *m = arg;
	bool	       discharged = strcmp(c->state, "discharged") == 0;
	bool	       closed = discharged || strcmp(c->state, "closed") == 0;

	m->coops++;
	m->sent += closed || strcmp(c->state, "provisional") == 0;
	m->closed += closed;
	m->discharged += discharged;
	m->late += c->late;
	return 0;
}

static void
add_count(struct making *m, const char *key, const char *label, size_t n)
{
	report_row(m->r, ROW_BODY);
	report_cell(m->r, cell_text(label));
	report_cell(m->r, cell_int((int64_t)n));
	report_cell(
	    m->r, cell_int(m->coops == 0 ? 0 : (int64_t)(100 * n / m->coops)));
	report_row_field(m->r, "what", cell_text(key));
}

static int
add_summary(struct making *m)
{
	if (status_each(m->db, m->year, m->today, count_status, m) == -1)
		return -1;
	report_heading(m->r, _("Who sent its accounts"));
	report_table_begin(m->r, "completeness", NULL);
	report_column(m->r, NULL, "", COLUMN_TEXT);
	report_column(m->r, "coops", _("Coops"), COLUMN_INT);
	report_column(m->r, "percent", "%", COLUMN_INT);
	add_count(m, "expected", _("Expected, or known"), m->coops);
	add_count(m, "sent", _("Received"), m->sent);
	add_count(m, "closed", _("Closed"), m->closed);
	add_count(m, "discharged", _("With the quitus"), m->discharged);
	add_count(m, "late", _("Late"), m->late);
	report_table_end(m->r);
	return 0;
}

/* ---- How large they are ---- */

static int
add_sizes(struct making *m)
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

	stmt_init(&st, m->db,
	    "SELECT sum(t.opening + t.debit - t.credit)"
	    " FROM dossier AS d JOIN account_total AS t ON t.dossier = d.id"
	    " WHERE d.year = ?1 AND d.current = 1"
	    " AND substr(t.account, 1, 1) = '5' GROUP BY d.id");
	stmt_set_int(&st, 1, m->year);
	while (stmt_row(&st)) {
		for (i = 0; stmt_int(&st, 0) >= sizes[i].upto; i++)
			;
		held[i].cents += stmt_int(&st, 0);
	}
	report_heading(m->r, _("What the coops hold, by their size"));
	report_bars_begin(m->r);
	for (i = 0; i < sizeof(sizes) / sizeof(sizes[0]); i++)
		report_bar(m->r, _(sizes[i].label), held[i], true);
	report_bars_end(m->r);
	return stmt_end(&st);
}

/* ---- What does not hold ---- */

static int
count_anomaly(const struct anomaly *a, void *arg)
{
	struct making *m = arg;

	m->errors[a->code] += a->error;
	m->warnings[a->code] += !a->error;
	m->amounts[a->code].cents += llabs(a->amount.cents);
	return 0;
}

static int
add_counts(struct making *m)
{
	struct anomaly_filter all = { .coop = NULL };
	char		      code[8];
	int		      i;

	if (anomaly_each(m->db, m->year, &all, count_anomaly, m) == -1)
		return -1;
	report_heading(m->r, _("What does not hold"));
	report_table_begin(m->r, "anomalies", NULL);
	report_column(m->r, "code", _("Anomaly"), COLUMN_SHORT);
	report_column(m->r, "errors", _("Errors"), COLUMN_INT);
	report_column(m->r, "warnings", _("Warnings"), COLUMN_INT);
	report_column(m->r, "amount_cents", _("Amounts"), COLUMN_MONEY);
	for (i = 1; i <= CODES; i++) {
		if (m->errors[i] + m->warnings[i] == 0)
			continue;
		snprintf(code, sizeof(code), "A%02d", i);
		report_row(m->r, ROW_BODY);
		report_cell(m->r, cell_text(code));
		report_cell(m->r, cell_int((int64_t)m->errors[i]));
		report_cell(m->r, cell_int((int64_t)m->warnings[i]));
		report_cell(m->r, cell_money(m->amounts[i]));
	}
	report_table_end(m->r);
	return 0;
}

static int
add_anomaly(const struct anomaly *a, void *arg)
{
	struct making *m = arg;
	char	       code[8];

	snprintf(code, sizeof(code), "A%02d", a->code);
	report_row(m->r, ROW_BODY);
	report_cell(m->r, cell_text(a->coop));
	report_cell(m->r, cell_text(code));
	report_cell(m->r, cell_text(a->error ? _("error") : _("warning")));
	report_cell(m->r, cell_text(a->message));
	report_cell(m->r, cell_text(a->ask));
	return 0;
}

static int
add_findings(struct making *m)
{
	struct anomaly_filter all = { .coop = NULL };
	int		      rc;

	report_page_break(m->r);
	report_heading(m->r, _("Coop by coop, and what to ask"));
	report_table_begin(m->r, "findings", NULL);
	report_column(m->r, "coop", _("Coop"), COLUMN_SHORT);
	report_column(m->r, "code", _("Anomaly"), COLUMN_SHORT);
	report_column(m->r, "severity", _("Severity"), COLUMN_SHORT);
	report_column(m->r, "message", _("What is wrong"), COLUMN_TEXT);
	report_column(m->r, "ask", _("To ask"), COLUMN_TEXT);
	rc = anomaly_each(m->db, m->year, &all, add_anomaly, m);
	report_table_end(m->r);
	return rc;
}

struct report *
audit_report(struct db *db, int year, struct date today)
{
	struct making  m = { .db = db, .year = year, .today = today };
	struct report *sums = audit_consolidate(db, year);
	char	      *department = audit_get(db, "department"), *line;
	char	       text[YEAR_TEXT];

	if (sums == NULL || department == NULL) {
		report_free(sums);
		free(department);
		return NULL;
	}
	m.r = report_new(_("The accounts of the school coops"));
	report_subtitle(m.r, year_text(year, text));
	line = xasprintf(_("Department %s"), department);
	report_identity(m.r, line);
	free(line);
	free(department);
	if (add_summary(&m) == 0 && add_sizes(&m) == 0 && add_counts(&m) == 0 &&
	    add_findings(&m) == 0) {
		report_annex(m.r, "consolidated", sums);
		return m.r;
	}
	report_free(sums);
	report_free(m.r);
	return NULL;
}

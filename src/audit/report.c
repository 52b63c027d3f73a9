/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "audit/report.h"

#include <stdlib.h>
#include <string.h>

#include "audit/consolidate.h"
#include "audit/store.h"
#include "base/i18n.h"
#include "base/xalloc.h"
#include "book/year.h"
#include "reporting.h"
#include "store/stmt.h"

struct making {
	struct db     *db;
	struct report *r;
	int	       year;
	struct date    today;
	size_t	       coops, sent, closed, discharged, late;
	size_t	       wrong; /* coops with an error */
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

/* ---- In short ---- */

static int
add_figures(struct making *m)
{
	struct money opening = MONEY(0), result = MONEY(0), held = MONEY(0);
	struct stmt  st;

	stmt_init(&st, m->db,
	    "SELECT sum(iif(k = '5', t.opening, 0)),"
	    " sum(iif(k IN ('6', '7'), t.credit - t.debit, 0)),"
	    " sum(iif(k = '5', t.opening + t.debit - t.credit, 0)) FROM ("
	    "SELECT substr(account, 1, 1) AS k, opening, debit, credit"
	    " FROM dossier AS d JOIN account_total AS a ON a.dossier = d.id"
	    " WHERE d.year = ?1 AND d.current = 1) AS t");
	stmt_set_int(&st, 1, m->year);
	if (stmt_row(&st)) {
		opening = stmt_money(&st, 0);
		result = stmt_money(&st, 1);
		held = stmt_money(&st, 2);
	}
	report_figure(m->r, _("Held on 1 September"), opening, MONEY_EURO);
	report_figure(m->r, _("Result"), result, MONEY_SIGNED);
	report_figure(m->r, _("Held on 31 August"), held, MONEY_EURO);
	return stmt_end(&st);
}

static void
add_conclusion(struct making *m)
{
	char *left = xasprintf(
	    ngettext(
		"%zu coop has an error that forbids to rely on its accounts",
		"%zu coops have an error that forbids to rely on their "
		"accounts",
		m->wrong),
	    m->wrong);
	char *right = xasprintf("%zu / %zu", m->wrong, m->coops);

	report_result(m->r, left, right);
	report_field(m->r, "coops_with_errors", cell_int((int64_t)m->wrong));
	free(left);
	free(right);
}

static int
add_page(struct making *m)
{
	if (add_figures(m) == -1 || add_summary(m) == -1 ||
	    report_anomalies(m->r, m->db, m->year, &m->wrong) == -1)
		return -1;
	add_conclusion(m);
	return 0;
}

static int
add_pictures(struct making *m)
{
	report_page_break(m->r);
	if (report_sizes(m->r, m->db, m->year) == -1 ||
	    report_results(m->r, m->db, m->year) == -1)
		return -1;
	return report_weeks(m->r, m->db, m->year);
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
	if (add_page(&m) == 0 && add_pictures(&m) == 0 &&
	    report_documents(m.r, db, year, today) == 0 &&
	    report_findings(m.r, db, year) == 0) {
		report_annex(m.r, "consolidated", sums);
		return m.r;
	}
	report_free(sums);
	report_free(m.r);
	return NULL;
}

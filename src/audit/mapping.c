/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mapping.h"

#include <stdlib.h>
#include <string.h>

#include "base/csv.h"
#include "base/i18n.h"
#include "base/xalloc.h"
#include "readers.h"
#include "store/sql.h"
#include "store/stmt.h"

/* A row with a provenance is a part of its account; the row without, which
 * stands after these, is what is left of it. */
enum { COL_ACCOUNT, COL_PROVENANCE, COL_ANC, COL_LABEL, COL_REMARK };

struct mapping {
	struct db     *db;
	struct report *r;
	int	       year;
	struct money   parts; /* of the account, so far */
};

/* An account nnn0 has its sub-accounts nnn1 to nnn9 within. */
static char *
prefix_of(const char *account)
{
	char  *prefix = xstrdup(account);
	size_t n = strlen(prefix);

	if (n == 4 && prefix[3] == '0')
		prefix[3] = '\0';
	return prefix;
}

static int
add_up(struct mapping *m, const char *sql, const char *prefix,
    const char *provenance, struct money *sum)
{
	struct stmt st;

	*sum = MONEY(0);
	stmt_init(&st, m->db, sql);
	stmt_set_int(&st, 1, m->year);
	stmt_set_text(&st, 2, prefix);
	if (provenance != NULL)
		stmt_set_text(&st, 3, provenance);
	if (stmt_row(&st))
		*sum = stmt_money(&st, 0);
	return stmt_end(&st);
}

/* Income, what is owed and what was carried forward stand on the credit side.
 */
static int
find_sum(struct mapping *m, const struct csv_row *row, struct money *sum)
{
	const char *account = csv_text(row, COL_ACCOUNT);
	const char *from = csv_text(row, COL_PROVENANCE);
	char	   *prefix = prefix_of(account);
	int	    rc;

	if (from[0] != '\0')
		rc = add_up(m,
		    "SELECT coalesce(sum(i.cents), 0) FROM dossier AS d"
		    " JOIN income AS i ON i.dossier = d.id WHERE d.year = ?1"
		    " AND d.current = 1 AND i.provenance = ?3"
		    " AND substr(i.account, 1, length(?2)) = ?2",
		    prefix, reader_word(WORDS_PROVENANCE, from), sum);
	else
		rc = add_up(m,
		    "SELECT coalesce(sum(t.opening + t.debit - t.credit), 0)"
		    " FROM dossier AS d"
		    " JOIN account_total AS t ON t.dossier = d.id"
		    " WHERE d.year = ?1 AND d.current = 1"
		    " AND substr(t.account, 1, length(?2)) = ?2",
		    prefix, NULL, sum);
	free(prefix);
	if (from[0] != '\0') {
		m->parts.cents += sum->cents;
		return rc;
	}
	if (strchr("17", account[0]) != NULL)
		*sum = money_neg(*sum);
	sum->cents -= m->parts.cents;
	m->parts = MONEY(0);
	return rc;
}

static int
map_row(const struct csv_row *row, void *arg)
{
	struct mapping *m = arg;
	struct money	sum;

	if (row->line == 1)
		return 0;
	if (find_sum(m, row, &sum) == -1)
		return -1;
	if (sum.cents == 0)
		return 0;
	report_row(m->r, ROW_BODY);
	report_cell(m->r, cell_text(csv_text(row, COL_ACCOUNT)));
	report_cell(m->r, cell_text(csv_text(row, COL_PROVENANCE)));
	report_cell(m->r, cell_text(csv_text(row, COL_ANC)));
	report_cell(m->r, cell_text(csv_text(row, COL_LABEL)));
	report_cell(m->r, cell_money(sum));
	report_cell(m->r, cell_text(csv_text(row, COL_REMARK)));
	return 0;
}

int
mapping_add(struct report *r, struct db *db, int year)
{
	const struct sql_text *text = sql_find("data/anc-2018-06.csv");
	struct mapping	       m = { .db = db, .r = r, .year = year };
	struct csv_fault       fault = { .what = NULL };
	int		       rc;

	report_table_begin(r, "anc", _("By the accounts of ANC 2018-06"));
	report_column(r, "account", _("Account"), COLUMN_SHORT);
	report_column(r, "provenance", _("From"), COLUMN_SHORT);
	report_column(r, "anc", "ANC", COLUMN_SHORT);
	report_column(r, "label", _("Label"), COLUMN_TEXT);
	report_column(r, "amount_cents", _("Amount"), COLUMN_MONEY);
	report_column(r, "remark", _("Remark"), COLUMN_TEXT);
	rc = csv_each(
	    (const char *)text->bytes, text->len, ';', map_row, &m, &fault);
	report_table_end(r);
	return rc;
}

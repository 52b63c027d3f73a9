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

/* What all coops have on an account; of income, by where it came from. */
struct amount {
	char   *account;
	char   *provenance; /* NULL: of the account as a whole */
	int64_t cents;
};

struct mapping {
	struct report *r;
	struct amount *amounts;
	size_t	       n, cap;
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

/* ---- What there is ---- */

static int
load(struct mapping *m, struct db *db, int year, const char *sql)
{
	struct stmt st;

	stmt_init(&st, db, sql);
	stmt_set_int(&st, 1, year);
	while (stmt_row(&st)) {
		m->amounts = xgrow(
		    m->amounts, m->n, &m->cap, sizeof(*m->amounts));
		m->amounts[m->n++] = (struct amount){ .account = stmt_text_dup(
							  &st, 0),
			.provenance = stmt_text_dup(&st, 1),
			.cents = stmt_int(&st, 2) };
	}
	return stmt_end(&st);
}

/* Once for all rows: there are many coops, and few accounts. */
static int
load_all(struct mapping *m, struct db *db, int year)
{
	if (load(m, db, year,
		"SELECT t.account, NULL, sum(t.opening + t.debit - t.credit)"
		" FROM dossier AS d"
		" JOIN account_total AS t ON t.dossier = d.id"
		" WHERE d.year = ?1 AND d.current = 1 GROUP BY 1") == -1)
		return -1;
	return load(m, db, year,
	    "SELECT i.account, i.provenance, sum(i.cents) FROM dossier AS d"
	    " JOIN income AS i ON i.dossier = d.id"
	    " WHERE d.year = ?1 AND d.current = 1 GROUP BY 1, 2");
}

static void
forget(struct mapping *m)
{
	size_t i;

	for (i = 0; i < m->n; i++) {
		free(m->amounts[i].account);
		free(m->amounts[i].provenance);
	}
	free(m->amounts);
}

static struct money
add_up(const struct mapping *m, const char *prefix, const char *provenance)
{
	const struct amount *a;
	struct money	     sum = MONEY(0);
	bool		     same;

	for (a = m->amounts; a < m->amounts + m->n; a++) {
		same = provenance == NULL || a->provenance == NULL ?
		    provenance == a->provenance :
		    strcmp(provenance, a->provenance) == 0;
		if (same && strncmp(a->account, prefix, strlen(prefix)) == 0)
			sum.cents += a->cents;
	}
	return sum;
}

/* ---- Row by row ---- */

/* Income, what is owed and what was carried forward stand on the credit side.
 */
static struct money
find_sum(struct mapping *m, const struct csv_row *row)
{
	const char  *account = csv_text(row, COL_ACCOUNT);
	const char  *from = csv_text(row, COL_PROVENANCE);
	char	    *prefix = prefix_of(account);
	struct money sum;

	sum = add_up(m, prefix,
	    from[0] == '\0' ? NULL : reader_word(WORDS_PROVENANCE, from));
	free(prefix);
	if (from[0] != '\0') {
		m->parts.cents += sum.cents;
		return sum;
	}
	if (strchr("17", account[0]) != NULL)
		sum = money_neg(sum);
	sum.cents -= m->parts.cents;
	m->parts = MONEY(0);
	return sum;
}

static int
map_row(const struct csv_row *row, void *arg)
{
	struct mapping *m = arg;
	struct money	sum;

	if (row->line == 1)
		return 0;
	sum = find_sum(m, row);
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
	struct mapping	       m = { .r = r };
	struct csv_fault       fault = { .what = NULL };
	int		       rc;

	report_table_begin(r, "anc", _("By the accounts of ANC 2018-06"));
	report_column(r, "account", _("Account"), COLUMN_SHORT);
	report_column(r, "provenance", _("From"), COLUMN_SHORT);
	report_column(r, "anc", "ANC", COLUMN_SHORT);
	report_column(r, "label", _("Label"), COLUMN_TEXT);
	report_column(r, "amount_cents", _("Amount"), COLUMN_MONEY);
	report_column(r, "remark", _("Remark"), COLUMN_TEXT);
	rc = load_all(&m, db, year);
	if (rc == 0)
		rc = csv_each((const char *)text->bytes, text->len, ';',
		    map_row, &m, &fault);
	forget(&m);
	report_table_end(r);
	return rc;
}

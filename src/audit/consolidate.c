/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "audit/consolidate.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/xalloc.h"
#include "book/year.h"
#include "mapping.h"
#include "store/stmt.h"

struct sums {
	struct db     *db;
	struct report *r;
	int	       year;
	struct money   expenses, income, assets, opening;
	struct money   eliminated[2]; /* expenses, income */
};

/* ---- Account by account ---- */

/*
 * ?1 the year, ?2 the digit of the class, ?3 1 when debits count, else -1. What
 * the coops pay to their departmental association, and what it gives to them
 * (income whose provenance is the OCCE), stays within the aggregated accounts.
 */
#define SELECT_SIDE                                                             \
	"SELECT a.code, a.label, a.cents, iif(a.code IN ('6281', '6168'),"      \
	" a.cents, coalesce(o.cents, 0)) FROM ("                                \
	"SELECT substr(t.account, 1, 4) AS code, max(t.label) AS label,"        \
	" ?3 * sum(t.debit - t.credit) AS cents"                                \
	" FROM dossier AS d JOIN account_total AS t ON t.dossier = d.id"        \
	" WHERE d.year = ?1 AND d.current = 1 AND substr(t.account, 1, 1) = ?2" \
	" GROUP BY 1 HAVING sum(t.debit) <> 0 OR sum(t.credit) <> 0) AS a"      \
	" LEFT JOIN (SELECT substr(i.account, 1, 4) AS code,"                   \
	" sum(i.cents) AS cents FROM dossier AS d JOIN income AS i"             \
	" ON i.dossier = d.id WHERE d.year = ?1 AND d.current = 1"              \
	" AND i.provenance = 'occe' GROUP BY 1) AS o ON o.code = a.code"        \
	" ORDER BY 1"

static void
begin_side(struct report *r, const char *key, const char *title)
{
	report_table_begin(r, key, title);
	report_column(r, "account", _("Account"), COLUMN_SHORT);
	report_column(r, "label", _("Label"), COLUMN_TEXT);
	report_column(r, "amount_cents", _("Amount"), COLUMN_MONEY);
	report_column(
	    r, "eliminated_cents", _("Of it eliminated"), COLUMN_MONEY);
}

static void
add_total(struct report *r, const char *label, struct money total,
    struct money eliminated)
{
	report_row(r, ROW_TOTAL);
	report_cell(r, cell_empty());
	report_cell(r, cell_text(label));
	report_cell(r, cell_money(total));
	report_cell(r, cell_money(eliminated));
}

static int
add_side(struct sums *s, const char *class, struct money *total)
{
	bool	     spent = class[0] == '6';
	struct money amount, out, eliminated = MONEY(0);
	struct stmt  st;

	begin_side(s->r, spent ? "expenses" : "income",
	    spent ? _("Expenses (class 6)") : _("Income (class 7)"));
	stmt_init(&st, s->db, SELECT_SIDE);
	stmt_set_int(&st, 1, s->year);
	stmt_set_text(&st, 2, class);
	stmt_set_int(&st, 3, spent ? 1 : -1);
	while (stmt_row(&st)) {
		amount = stmt_money(&st, 2);
		out = stmt_money(&st, 3);
		report_row(s->r, ROW_BODY);
		report_cell(s->r, cell_text(stmt_text(&st, 0)));
		report_cell(s->r, cell_text(stmt_text(&st, 1)));
		report_cell(s->r, cell_money(amount));
		report_cell(s->r, cell_money(out));
		total->cents += amount.cents;
		eliminated.cents += out.cents;
	}
	add_total(s->r, spent ? _("Total expenses") : _("Total income"), *total,
	    eliminated);
	report_table_end(s->r);
	s->eliminated[spent ? 0 : 1] = eliminated;
	return stmt_end(&st);
}

/* Money accounts one by one, the advances of all classes in one line. */
static int
add_assets(struct sums *s)
{
	struct stmt st;

	report_table_begin(s->r, "assets", _("What the coops hold"));
	report_column(s->r, "account", _("Account"), COLUMN_SHORT);
	report_column(s->r, "label", _("Label"), COLUMN_TEXT);
	report_column(s->r, "amount_cents", _("Amount"), COLUMN_MONEY);
	stmt_init(&st, s->db,
	    "SELECT CASE WHEN t.account LIKE '541%' THEN '541'"
	    "  ELSE t.account END,"
	    " CASE WHEN t.account LIKE '541%' THEN 'Régies d’avance'"
	    "  ELSE max(t.label) END,"
	    " sum(t.opening + t.debit - t.credit), sum(t.opening)"
	    " FROM dossier AS d JOIN account_total AS t ON t.dossier = d.id"
	    " WHERE d.year = ?1 AND d.current = 1"
	    " AND substr(t.account, 1, 1) = '5' GROUP BY 1 ORDER BY 1");
	stmt_set_int(&st, 1, s->year);
	while (stmt_row(&st)) {
		s->opening.cents += stmt_int(&st, 3);
		s->assets.cents += stmt_int(&st, 2);
		if (stmt_int(&st, 2) == 0)
			continue;
		report_row(s->r, ROW_BODY);
		report_cell(s->r, cell_text(stmt_text(&st, 0)));
		report_cell(s->r, cell_text(stmt_text(&st, 1)));
		report_cell(s->r, cell_money(stmt_money(&st, 2)));
	}
	report_row(s->r, ROW_TOTAL);
	report_cell(s->r, cell_empty());
	report_cell(s->r, cell_text(_("Total")));
	report_cell(s->r, cell_money(s->assets));
	report_table_end(s->r);
	return stmt_end(&st);
}

/* The rows of a question, a text and three amounts each, to the table's end. */
static int
add_rows(struct sums *s, struct stmt *st)
{
	int i;

	while (stmt_row(st)) {
		report_row(s->r, ROW_BODY);
		report_cell(s->r, cell_text(stmt_text(st, 0)));
		for (i = 1; i <= 3; i++)
			report_cell(s->r, cell_money(stmt_money(st, i)));
	}
	report_table_end(s->r);
	return stmt_end(st);
}

/* ---- Public money ---- */

static int
add_subsidies(struct sums *s)
{
	struct stmt st;

	report_table_begin(s->r, "subsidies", _("Subsidies, by who gave them"));
	report_column(s->r, "kind", _("From"), COLUMN_SHORT);
	report_column(s->r, "received_cents", _("Received"), COLUMN_MONEY);
	report_column(s->r, "spent_cents", _("Spent"), COLUMN_MONEY);
	report_column(
	    s->r, "left_cents", _("Not spent (194, 689)"), COLUMN_MONEY);
	stmt_init(&st, s->db,
	    "SELECT coalesce(b.kind, 'other'), coalesce(sum(b.received), 0),"
	    " coalesce(sum(b.spent), 0), coalesce(sum(b.unspent), 0)"
	    " FROM dossier AS d JOIN subsidy AS b ON b.dossier = d.id"
	    " WHERE d.year = ?1 AND d.current = 1 GROUP BY 1 ORDER BY 1");
	stmt_set_int(&st, 1, s->year);
	return add_rows(s, &st);
}

/* ---- Openings ---- */

/* Those that differ from what the coop held a year before; a coop without
 * accounts of that year is not compared. */
static int
add_openings(struct sums *s)
{
	struct stmt st;

	report_table_begin(s->r, "openings",
	    _("Openings that are not the closing of the year before"));
	report_column(s->r, "coop", _("Coop"), COLUMN_SHORT);
	report_column(s->r, "opening_cents", _("Opening"), COLUMN_MONEY);
	report_column(s->r, "previous_cents", _("Closing"), COLUMN_MONEY);
	report_column(s->r, "gap_cents", _("Gap"), COLUMN_MONEY);
	stmt_init(&st, s->db,
	    "SELECT c.number, o.cents, p.cents, o.cents - p.cents"
	    " FROM dossier AS d JOIN coop AS c ON c.id = d.coop"
	    " JOIN dossier AS b ON b.coop = d.coop AND b.year = d.year - 1"
	    "  AND b.current = 1,"
	    " (SELECT coalesce(sum(opening), 0) AS cents, dossier"
	    "  FROM account_total WHERE substr(account, 1, 1) = '5'"
	    "  GROUP BY dossier) AS o,"
	    " (SELECT coalesce(sum(opening + debit - credit), 0) AS cents,"
	    "  dossier FROM account_total WHERE substr(account, 1, 1) = '5'"
	    "  GROUP BY dossier) AS p"
	    " WHERE d.year = ?1 AND d.current = 1 AND o.dossier = d.id"
	    " AND p.dossier = b.id AND o.cents <> p.cents ORDER BY c.number");
	stmt_set_int(&st, 1, s->year);
	return add_rows(s, &st);
}

/* ---- The matrix ---- */

/* The cells of one dossier, which is all that a coop has of the year. */
static void
add_cells(struct report *r, struct stmt *st, int64_t dossier, const char *coop)
{
	stmt_reset(st);
	stmt_set_int(st, 1, dossier);
	while (stmt_row(st)) {
		report_row(r, ROW_BODY);
		report_cell(r, cell_text(coop));
		report_cell(r, cell_text(stmt_text(st, 0)));
		report_cell(r, cell_money(stmt_money(st, 1)));
	}
}

/* Coop by coop, so that nothing is sorted but the accounts of one. */
static int
add_matrix(struct sums *s)
{
	struct stmt coops, accounts;
	int	    end;

	report_table_begin(s->r, "matrix", _("Coop by account"));
	report_column(s->r, "coop", _("Coop"), COLUMN_SHORT);
	report_column(s->r, "account", _("Account"), COLUMN_SHORT);
	report_column(s->r, "amount_cents", _("Amount"), COLUMN_MONEY);
	stmt_init(&coops, s->db,
	    "SELECT c.number, d.id FROM coop AS c JOIN dossier AS d"
	    " ON d.coop = c.id WHERE d.year = ?1 AND d.current = 1"
	    " ORDER BY c.number");
	stmt_set_int(&coops, 1, s->year);
	stmt_init(&accounts, s->db,
	    "SELECT CASE WHEN account LIKE '541%' THEN '541'"
	    "  WHEN account GLOB '[67]*' THEN substr(account, 1, 4)"
	    "  ELSE account END AS line,"
	    " sum(CASE substr(account, 1, 1)"
	    "  WHEN '6' THEN debit - credit WHEN '7' THEN credit - debit"
	    "  WHEN '5' THEN opening + debit - credit"
	    "  ELSE credit - debit - opening END) AS cents"
	    " FROM account_total WHERE dossier = ?1"
	    " GROUP BY line HAVING cents <> 0 ORDER BY 1");
	while (stmt_row(&coops))
		add_cells(
		    s->r, &accounts, stmt_int(&coops, 1), stmt_text(&coops, 0));
	report_table_end(s->r);
	end = stmt_end(&accounts);
	return stmt_end(&coops) == -1 || end == -1 ? -1 : 0;
}

/* ---- All of it ---- */

static int
count_coops(struct sums *s, int64_t *n)
{
	struct stmt st;

	stmt_init(&st, s->db,
	    "SELECT count(*) FROM dossier WHERE year = ?1 AND current = 1");
	stmt_set_int(&st, 1, s->year);
	*n = stmt_row(&st) ? stmt_int(&st, 0) : 0;
	return stmt_end(&st);
}

static int
refuse_nothing(struct sums *s)
{
	char text[YEAR_TEXT];

	err_set(db_err(s->db), ERR_RULE, _("no accounts of %s were received."),
	    year_text(s->year, text));
	return err_hint(
	    db_err(s->db), _("Take them first: quitus audit import PATH..."));
}

static void
add_figures(struct sums *s)
{
	struct money result = MONEY(s->income.cents - s->expenses.cents);

	report_field(s->r, "total_expenses_cents", cell_money(s->expenses));
	report_field(s->r, "total_income_cents", cell_money(s->income));
	report_field(s->r, "result_cents", cell_money(result));
	report_field(s->r, "opening_cents", cell_money(s->opening));
	report_field(s->r, "total_assets_cents", cell_money(s->assets));
	report_field(s->r, "eliminated_cents", cell_money(s->eliminated[0]));
	report_field(
	    s->r, "eliminated_income_cents", cell_money(s->eliminated[1]));
	report_figure(s->r, _("Held on 1 September"), s->opening, MONEY_EURO);
	report_figure(s->r, _("Result"), result, MONEY_SIGNED);
	report_figure(s->r, _("Held on 31 August"), s->assets, MONEY_EURO);
}

static int
add_all(struct sums *s)
{
	if (add_side(s, "6", &s->expenses) == -1 ||
	    add_side(s, "7", &s->income) == -1 || add_assets(s) == -1)
		return -1;
	add_figures(s);
	if (add_subsidies(s) == -1 || add_openings(s) == -1 ||
	    mapping_add(s->r, s->db, s->year) == -1)
		return -1;
	return add_matrix(s);
}

struct report *
audit_consolidate(struct db *db, int year)
{
	struct sums s = { .db = db, .year = year };
	char	    text[YEAR_TEXT];
	int64_t	    n;

	if (count_coops(&s, &n) == -1 || (n == 0 && refuse_nothing(&s) == -1))
		return NULL;
	s.r = report_new(_("Aggregated accounts"));
	report_subtitle(s.r, year_text(year, text));
	report_field(s.r, "coops", cell_int(n));
	if (add_all(&s) == 0)
		return s.r;
	report_free(s.r);
	return NULL;
}

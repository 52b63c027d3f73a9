/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "audit/export.h"

#include <stdio.h>
#include <string.h>

#include "base/i18n.h"
#include "base/utf8.h"
#include "book/fec.h"
#include "store/stmt.h"
#include "value/money.h"
#include "value/text.h"

#define PIECE 65536 /* bytes given at once, about */

struct giving {
	audit_bytes_fn *fn;
	void	       *arg;
	struct buf	out;
};

static int
give(struct giving *g, size_t at_least)
{
	int rc = 0;

	if (g->out.len < at_least || g->out.len == 0)
		return 0;
	rc = g->fn(&g->out, g->arg);
	buf_reset(&g->out);
	return rc;
}

/* ---- FEC ---- */

enum {
	COL_COOP,
	COL_NAME,
	COL_ENTRY,
	COL_DAY,
	COL_VOUCHER,
	COL_LABEL,
	COL_DEBIT,
	COL_CREDIT,
	COL_CENTS,
	COL_DEBIT_LABEL,
	COL_CREDIT_LABEL,
	COL_VALID,
	COL_PARTY
};

static const char *const journals[][2] = { { "AN", "À nouveau" },
	{ "BQ", "Banque" }, { "CA", "Caisse" },
	{ "OD", "Opérations diverses" } };

static const char *const *
journal_of(struct stmt *st)
{
	const char *debit = stmt_text(st, COL_DEBIT);
	const char *credit = stmt_text(st, COL_CREDIT);

	if (strncmp(debit, "11", 2) == 0 || strncmp(credit, "11", 2) == 0)
		return journals[0];
	if (strncmp(debit, "51", 2) == 0 || strncmp(credit, "51", 2) == 0)
		return journals[1];
	if (strncmp(debit, "53", 2) == 0 || strncmp(credit, "53", 2) == 0)
		return journals[2];
	return journals[3];
}

/* 2025-09-14 as 20250914. */
static void
add_day(struct buf *out, const char *iso)
{
	buf_addf(out, "%.4s%.2s%.2s", iso, iso + 5, iso + 8);
}

/* The party stands behind the label where it was asked for. */
static void
add_label(struct buf *out, struct stmt *st)
{
	const char *party = stmt_text(st, COL_PARTY);

	fec_add_text(out, stmt_text(st, COL_LABEL));
	if (party == NULL || party[0] == '\0')
		return;
	buf_adds(out, " - ");
	fec_add_text(out, party);
}

static void
add_line(struct buf *out, struct stmt *st, int account, int label,
    struct money debit, struct money credit)
{
	const char *const *journal = journal_of(st);
	const char	  *voucher = stmt_text(st, COL_VOUCHER);
	char		   d[MONEY_TEXT], c[MONEY_TEXT];

	buf_addf(out, "%s\t%s\t", journal[0], journal[1]);
	fec_add_text(out, stmt_text(st, COL_COOP));
	buf_addf(out, "-%lld\t", (long long)stmt_int(st, COL_ENTRY));
	add_day(out, stmt_text(st, COL_DAY));
	buf_addf(out, "\t%s\t", stmt_text(st, account));
	fec_add_text(out, stmt_text(st, label));
	buf_addc(out, '\t');
	fec_add_text(out, stmt_text(st, COL_COOP));
	buf_addc(out, '\t');
	fec_add_text(out, stmt_text(st, COL_NAME));
	buf_addc(out, '\t');
	if (voucher != NULL && voucher[0] != '\0')
		fec_add_text(out, voucher);
	else
		buf_addf(out, "E%lld", (long long)stmt_int(st, COL_ENTRY));
	buf_addc(out, '\t');
	add_day(out, stmt_text(st, COL_DAY));
	buf_addc(out, '\t');
	add_label(out, st);
	buf_addf(out, "\t%s\t%s\t\t\t", money_text(debit, MONEY_PLAIN, d),
	    money_text(credit, MONEY_PLAIN, c));
	add_day(out, stmt_text(st, COL_VALID));
	buf_adds(out, "\t\t\r\n");
}

static int
refuse_empty(struct db *db)
{
	err_set(db_err(db), ERR_RULE,
	    _("no validated entry of that year was received."));
	return err_hint(db_err(db),
	    _("Provisional accounts are not in a FEC; see “quitus audit "
	      "status”."));
}

int
audit_export_fec(
    struct db *db, int year, bool parties, audit_bytes_fn *fn, void *arg)
{
	struct giving g = { .fn = fn, .arg = arg };
	struct stmt   st;
	struct money  amount;
	int	      rc = 0;
	bool	      any = false;

	fec_add_header(&g.out);
	stmt_init(&st, db,
	    "SELECT c.number, coalesce(nullif(c.name, ''), d.name), p.entry,"
	    " p.day, p.voucher, p.label, p.debit, p.credit, p.cents,"
	    " a.label, b.label, coalesce(p.validated, (SELECT q.day"
	    "  FROM discharge AS q WHERE q.dossier = d.id"
	    "  AND q.fingerprint = d.fingerprint AND q.day < d.received),"
	    "  substr(d.received, 1, 10)), iif(?2, p.party, NULL)"
	    " FROM dossier AS d JOIN coop AS c ON c.id = d.coop"
	    " JOIN posting AS p ON p.dossier = d.id"
	    " JOIN account_total AS a"
	    "  ON a.dossier = d.id AND a.account = p.debit"
	    " JOIN account_total AS b"
	    "  ON b.dossier = d.id AND b.account = p.credit"
	    " WHERE d.year = ?1 AND d.current = 1 AND p.state = 'final'"
	    " ORDER BY c.number, d.id, p.rank");
	stmt_set_int(&st, 1, year);
	stmt_set_int(&st, 2, parties);
	while (rc == 0 && stmt_row(&st)) {
		any = true;
		amount = stmt_money(&st, COL_CENTS);
		add_line(
		    &g.out, &st, COL_DEBIT, COL_DEBIT_LABEL, amount, MONEY(0));
		add_line(&g.out, &st, COL_CREDIT, COL_CREDIT_LABEL, MONEY(0),
		    amount);
		rc = give(&g, PIECE);
	}
	if (stmt_end(&st) == -1)
		rc = -1;
	if (rc == 0 && !any)
		rc = refuse_empty(db);
	if (rc == 0)
		rc = give(&g, 0);
	buf_fini(&g.out);
	return rc;
}

/* ---- CSV ---- */

static void
add_amount(struct buf *out, struct money m, char end)
{
	char text[MONEY_TEXT];

	buf_addf(out, "%s%c", money_text(m, MONEY_PLAIN, text), end);
}

/* Columns: coop, its name, account, its label, then four amounts. */
#define SELECT_ACCOUNTS                                                     \
	"SELECT c.number, coalesce(nullif(c.name, ''), d.name), t.account," \
	" t.label, t.opening, t.debit, t.credit,"                           \
	" t.opening + t.debit - t.credit"                                   \
	" FROM dossier AS d JOIN coop AS c ON c.id = d.coop"                \
	" JOIN account_total AS t ON t.dossier = d.id"                      \
	" WHERE d.year = ?1 AND d.current = 1 ORDER BY c.number, t.account"

int
audit_export_csv(struct db *db, int year, audit_bytes_fn *fn, void *arg)
{
	struct giving g = { .fn = fn, .arg = arg };
	struct stmt   st;
	int	      rc = 0, i;

	buf_adds(&g.out,
	    "\xef\xbb\xbf"
	    "numero;ecole;compte;libelle;ouverture;debit;credit;solde\n");
	stmt_init(&st, db, SELECT_ACCOUNTS);
	stmt_set_int(&st, 1, year);
	while (rc == 0 && stmt_row(&st)) {
		for (i = 0; i < 4; i++) {
			text_add_cell(&g.out, stmt_text(&st, i));
			buf_addc(&g.out, ';');
		}
		for (i = 4; i < 8; i++)
			add_amount(
			    &g.out, stmt_money(&st, i), i < 7 ? ';' : '\n');
		rc = give(&g, PIECE);
	}
	if (stmt_end(&st) == -1)
		rc = -1;
	if (rc == 0)
		rc = give(&g, 0);
	buf_fini(&g.out);
	return rc;
}

struct report *
audit_export_table(struct db *db, int year)
{
	struct report *r = report_new(_("Coop by account"));
	struct stmt    st;
	int	       i;

	report_table_begin(r, "accounts", NULL);
	report_column(r, "coop", _("Coop"), COLUMN_SHORT);
	report_column(r, "name", _("School"), COLUMN_TEXT);
	report_column(r, "account", _("Account"), COLUMN_SHORT);
	report_column(r, "label", _("Label"), COLUMN_TEXT);
	report_column(r, "opening_cents", _("Opening"), COLUMN_MONEY);
	report_column(r, "debit_cents", _("Debit"), COLUMN_MONEY);
	report_column(r, "credit_cents", _("Credit"), COLUMN_MONEY);
	report_column(r, "balance_cents", _("Balance"), COLUMN_MONEY);
	stmt_init(&st, db, SELECT_ACCOUNTS);
	stmt_set_int(&st, 1, year);
	while (stmt_row(&st)) {
		report_row(r, ROW_BODY);
		for (i = 0; i < 4; i++)
			report_cell(r, cell_text(stmt_text(&st, i)));
		for (; i < 8; i++)
			report_cell(r, cell_money(stmt_money(&st, i)));
	}
	report_table_end(r);
	if (stmt_end(&st) == 0)
		return r;
	report_free(r);
	return NULL;
}

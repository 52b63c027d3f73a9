/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>

#include "doc.h"
#include "parts.h"

#include "base/buf.h"
#include "base/utf8.h"
#include "book/advance.h"
#include "book/balance.h"
#include "book/voucher.h"

/* The state of a coop on the day when another mandataire takes it over
 * (domain 9, line 19): both sign it. */
struct handover {
	struct doc   d;
	struct date  day;
	struct money total;
	bool	     banks; /* one has a statement */
};

static int
add_account(const char *code, const char *label, void *arg)
{
	struct handover *h = arg;
	struct money	 m;

	if (balance_at(h->d.db, h->d.coop.year.year, code, h->day, &m) == -1)
		return -1;
	if (m.cents == 0 && !code_is_money(code))
		return 0;
	report_row(h->d.report, ROW_BODY);
	report_cell(h->d.report, cell_text(code));
	report_cell(h->d.report, cell_text(label));
	report_cell(h->d.report, cell_money(m));
	return money_add(&h->total, m);
}

static int
add_balance(const struct account_total *t, void *arg)
{
	if (code_class(t->code) != 5)
		return 0;
	return add_account(t->code, t->label, arg);
}

static int
add_balances(struct handover *h)
{
	struct report *r = h->d.report;
	int	       rc;

	report_heading(r, "Ce que la coopérative possède");
	report_table_begin(r, "assets", NULL);
	report_column(r, "account", "Compte", COLUMN_SHORT);
	report_column(r, "label", "Libellé", COLUMN_TEXT);
	report_column(r, "amount_cents", "Solde du cahier", COLUMN_MONEY);
	rc = balance_each(h->d.db, h->d.coop.year.year, add_balance, h);
	report_row(r, ROW_TOTAL);
	report_cell(r, cell_empty());
	report_cell(r, cell_text("Total"));
	report_cell(r, cell_money(h->total));
	report_table_end(r);
	report_field(r, "total_cents", cell_money(h->total));
	return rc;
}

/* By the last statement, which in September may be one of the year before: what
 * was not debited then is what the next mandataire has to watch. */
static int
reconcile(struct handover *h, const char *code, struct reconciliation *rec)
{
	int	    year = h->d.coop.year.year, before;
	struct date end = date_year_end(year - 1);

	if (bank_reconcile(h->d.db, year, code, h->day, rec) == -1)
		return -1;
	before = rec->found ? 0 : year_exists(h->d.db, year - 1);
	if (before != 1)
		return before;
	reconciliation_fini(rec);
	if (bank_reconcile(h->d.db, year - 1, code, end, rec) == -1)
		return -1;
	if (rec->found)
		report_para(h->d.report,
		    "Aucun relevé de cet exercice n’est enregistré" UTF8_NNBSP
		    "; voici où en était la banque à la fin du précédent.");
	return 0;
}

static int
add_bank(const char *code, const char *label, void *arg)
{
	struct handover	     *h = arg;
	struct reconciliation rec;
	const char	     *key = h->banks ? code : "reconciliation";

	(void)label;
	if (reconcile(h, code, &rec) == -1)
		return -1;
	if (rec.found) {
		h->banks = true;
		report_group_begin(h->d.report, key);
		part_reconciliation_fields(h->d.report, &rec);
		part_reconciliation(h->d.report, &rec, "outstanding");
		report_group_end(h->d.report);
	}
	reconciliation_fini(&rec);
	return 0;
}

static int
add_banks(struct handover *h)
{
	report_heading(h->d.report, "Banque");
	if (bank_each(h->d.db, h->d.coop.year.year, add_bank, h) == -1)
		return -1;
	if (!h->banks) {
		report_null(h->d.report, "reconciliation");
		report_para(h->d.report,
		    "Aucun relevé n’est enregistré jusqu’à ce jour" UTF8_NNBSP
		    "; les chèques qui ne sont pas encore débités sont à "
		    "chercher dans le cahier.");
	}
	return 0;
}

static int
add_cash(struct handover *h)
{
	struct cash_count c;
	int		  rc;

	report_heading(h->d.report, "Caisse");
	rc = cash_count_load(h->d.db, h->d.coop.year.year, "530", h->day, &c);
	if (rc == 0 && c.found) {
		report_group_begin(h->d.report, "cash_count");
		part_cash_count(h->d.report, &c, "lines");
		report_group_end(h->d.report);
	} else if (rc == 0) {
		report_null(h->d.report, "cash_count");
		report_para(h->d.report,
		    "La caisse n’a pas encore été comptée" UTF8_NNBSP
		    "; comptez-la ensemble avant de signer.");
	}
	cash_count_fini(&c);
	return rc;
}

static int
add_advances(struct handover *h)
{
	bool any;

	report_heading(h->d.report, "Régies d’avance");
	if (part_advances(h->d.db, h->d.coop.year.year, h->d.report, &any) ==
	    -1)
		return -1;
	if (!any)
		report_para(h->d.report, "Aucune.");
	return 0;
}

static int
add_series(const struct voucher_series *s, void *arg)
{
	struct report *r = arg;
	struct buf     b = { .data = NULL };
	int64_t	       missing = s->last - s->first + 1 - s->count;

	buf_addf(&b, "%s%lld à %s%lld", s->prefix, (long long)s->first,
	    s->prefix, (long long)s->last);
	report_row(r, ROW_BODY);
	report_cell(r, cell_text(buf_str(&b)));
	report_cell(r, cell_int(s->count));
	report_cell(r, cell_int(missing));
	report_cell(r, cell_int(s->files));
	report_cell(r, cell_text("☐"));
	buf_fini(&b);
	return 0;
}

static int
add_vouchers(struct handover *h)
{
	struct report *r = h->d.report;
	int	       rc;

	report_heading(r, "Pièces justificatives");
	report_table_begin(r, "vouchers", NULL);
	report_column(r, "series", "Série", COLUMN_TEXT);
	report_column(r, "count", "Pièces", COLUMN_INT);
	report_column(r, "missing", "Numéros absents", COLUMN_INT);
	report_column(r, "files", "Numérisées", COLUMN_INT);
	report_column(r, NULL, "Remises", COLUMN_SHORT);
	rc = voucher_each_series(
	    h->d.db, h->d.coop.year.year, h->day, add_series, r);
	report_table_end(r);
	return rc;
}

static void
add_line(struct report *r, const char *text, int blank)
{
	report_line_begin(r);
	report_line_box(r, false);
	report_line_text(r, text);
	report_line_blank(r, blank);
	report_line_end(r);
}

static void
add_things(struct report *r)
{
	report_heading(r, "Remis ce jour");
	add_line(r, " le classeur des pièces et des relevés de banque ", 40);
	add_line(r, " les chéquiers et leurs talons, du n° au n° ", 60);
	add_line(r, " la caisse et sa clé ", 60);
	add_line(
	    r, " le registre d’inventaire et celui des délibérations ", 40);
	add_line(r, " le fichier de la comptabilité et sa copie ", 50);
	report_note(r,
	    "Le quitus se donne avant le départ" UTF8_NNBSP
	    "; le changement de signature à la banque passe par "
	    "l’association départementale. Les pièces se gardent dix ans.");
}

static void
add_signatures(struct handover *h)
{
	const struct coop *c = &h->d.coop;

	report_group_begin(h->d.report, NULL);
	report_signature(h->d.report, "Mandataire qui part",
	    c->nagents > 0 ? c->agents[0] : "Nom, prénom, signature");
	report_signature(
	    h->d.report, "Mandataire qui arrive", "Nom, prénom, signature");
	report_signature(
	    h->d.report, "Témoin", "Nom, prénom, qualité, signature");
	report_group_end(h->d.report);
}

struct report *
statement_handover(struct db *db, const struct scope *scope)
{
	struct scope	at = { .year = scope->year, .has_to = true };
	struct handover h = { .total = MONEY(0) };
	int		rc;

	at.to = scope->has_to ? scope->to : date_year_end(scope->year);
	h.day = at.to;
	h.d.db = db;
	if (coop_load(db, scope->year, &h.d.coop) == -1)
		return NULL;
	/* It tells of a day, not of a period as doc_begin would say. */
	h.d.report = coop_report(&h.d.coop, "Passation entre mandataires", &at);
	coop_add_fields(&h.d.coop, h.d.report);
	report_field(h.d.report, "date", cell_date(h.day));
	rc = add_balances(&h);
	if (rc == 0)
		rc = add_banks(&h);
	if (rc == 0)
		rc = add_cash(&h);
	if (rc == 0)
		rc = add_advances(&h);
	if (rc == 0)
		rc = add_vouchers(&h);
	if (rc == 0) {
		add_things(h.d.report);
		add_signatures(&h);
	}
	return doc_end(&h.d, rc);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "parts.h"

#include "base/buf.h"
#include "base/utf8.h"
#include "book/bank_line.h"
#include "statement/coop.h"

static void
add_line(struct report *r, enum row_kind kind, const char *text, struct money m)
{
	report_row(r, kind);
	report_cell(r, cell_text(text));
	report_cell(r, cell_money(m));
}

/* "Chèque 1234567 du 04/07, autocar, Cars du Weppes, non débité". */
static void
describe(struct buf *b, const struct outstanding *o)
{
	bool cheque = o->method != NULL && o->method[0] == 'c' &&
	    o->method[1] == 'h';
	char day[DATE_ISO];

	buf_adds(b,
	    cheque		    ? "Chèque" :
		o->amount.cents < 0 ? "Dépense" :
				      "Recette");
	if (o->reference != NULL)
		buf_addf(b, " %s", o->reference);
	buf_addf(b, " du %.5s, %s", date_fr(o->day, day), o->label);
	if (o->party != NULL)
		buf_addf(b, ", %s", o->party);
	buf_adds(b, o->amount.cents < 0 ? ", non débité" : ", non crédité");
	if (!cheque)
		buf_addc(b, 'e');
}

static void
add_outstanding(struct report *r, const struct outstanding *o, bool machine)
{
	struct buf b = { .data = NULL };

	describe(&b, o);
	add_line(r, ROW_BODY, buf_str(&b), o->amount);
	buf_fini(&b);
	if (!machine)
		return;
	report_row_field(r, "entry", cell_int(o->number));
	report_row_field(r, "date", cell_date(o->day));
	report_row_field(r, "reference", cell_text(o->reference));
	report_row_field(r, "label", cell_text(o->label));
	report_row_field(r, "amount_cents", cell_money(o->amount));
}

void
part_reconciliation(
    struct report *r, const struct reconciliation *rec, const char *key)
{
	struct buf b = { .data = NULL };
	char	   day[DATE_ISO];
	size_t	   i;

	report_table_begin(r, key, NULL);
	report_column(r, NULL, "Du relevé au cahier", COLUMN_TEXT);
	report_column(r, NULL, "€", COLUMN_MONEY);
	buf_addf(
	    &b, "Solde du relevé au %s", date_fr(rec->statement_date, day));
	add_line(r, ROW_SUBTOTAL, buf_str(&b), rec->statement);
	for (i = 0; i < rec->nitems; i++)
		add_outstanding(r, &rec->items[i], key != NULL);
	buf_reset(&b);
	buf_addf(&b,
	    rec->nabsent == 1 ? "%zu ligne de la banque absente du cahier" :
				"%zu lignes de la banque absentes du cahier",
	    rec->nabsent);
	if (rec->nabsent > 0)
		add_line(r, ROW_SUBTOTAL, buf_str(&b), money_neg(rec->absent));
	if (reconciliation_unexplained(rec).cents != 0)
		add_line(r, ROW_SUBTOTAL, "Écart non expliqué",
		    reconciliation_unexplained(rec));
	buf_reset(&b);
	buf_addf(&b, "Solde du cahier (%s)", rec->account);
	add_line(r, ROW_TOTAL, buf_str(&b), rec->book);
	buf_fini(&b);
	report_table_end(r);
}

void
part_reconciliation_fields(struct report *r, const struct reconciliation *rec)
{
	report_field(r, "statement_date", cell_date(rec->statement_date));
	report_field(r, "statement_cents", cell_money(rec->statement));
	report_field(r, "book_cents", cell_money(rec->book));
	report_field(r, "gap_cents", cell_money(rec->gap));
}

/* How long each cheque and each deposit has been waiting. */
static void
add_ages(struct report *r, const struct reconciliation *rec)
{
	const struct outstanding *o;
	bool			  deposit = false;
	size_t			  i;

	if (rec->nitems == 0)
		return;
	report_table_begin(r, "ages", NULL);
	report_column(r, "entry", "N°", COLUMN_INT);
	report_column(r, "date", "Date", COLUMN_SHORT);
	report_column(r, "reference", "Chèque", COLUMN_SHORT);
	report_column(r, "label", "Pas encore sur le relevé", COLUMN_TEXT);
	report_column(r, "days", "Jours", COLUMN_INT);
	report_column(r, "amount_cents", "Montant", COLUMN_MONEY);
	for (i = 0; i < rec->nitems; i++) {
		o = &rec->items[i];
		deposit = deposit || o->amount.cents > 0;
		report_row(r, ROW_BODY);
		report_cell(r, cell_int(o->number));
		report_cell(r, cell_date(o->day));
		report_cell(r, cell_text(o->reference));
		report_cell(r, cell_text(o->label));
		report_cell(
		    r, cell_int(rec->statement_date.days - o->day.days));
		report_cell(r, cell_money(o->amount));
	}
	report_table_end(r);
	if (deposit)
		report_note(r,
		    "Une remise qui n’est pas créditée se justifie par son "
		    "bordereau" UTF8_NBSP
		    ": des associations n’admettent au rapprochement que des "
		    "chèques émis.");
}

static int
add_absent_line(const struct bank_line *l, void *arg)
{
	struct report *r = arg;

	report_row(r, ROW_BODY);
	report_cell(r, cell_int(l->id));
	report_cell(r, cell_date(l->day));
	report_cell(r, cell_text(l->label));
	report_cell(r, cell_money(l->amount));
	return 0;
}

/* What the bank says and the books do not. */
static int
add_absent(
    struct db *db, int year, struct report *r, const struct reconciliation *rec)
{
	struct bank_line_filter f = { .account = rec->account,
		.unmatched = true,
		.has_from = true,
		.has_to = true,
		.from = date_year_start(year),
		.to = rec->statement_date };
	int			rc;

	if (rec->nabsent == 0)
		return 0;
	report_table_begin(r, "absent", NULL);
	report_column(r, "line", "Ligne", COLUMN_INT);
	report_column(r, "date", "Date", COLUMN_SHORT);
	report_column(
	    r, "label", "Sur le relevé, absent du cahier", COLUMN_TEXT);
	report_column(r, "amount_cents", "Montant", COLUMN_MONEY);
	rc = bank_line_each(db, &f, add_absent_line, r);
	report_table_end(r);
	return rc;
}

/* The document of its own. */
struct writer {
	struct db     *db;
	struct report *report;
	struct date    day;
	int	       year;
	size_t	       n;
};

static int
add_bank(const char *code, const char *label, void *arg)
{
	struct reconciliation rec;
	struct writer	     *w = arg;
	const char	     *key = w->n++ == 0 ? "reconciliation" : code;
	int		      rc = 0;

	if (bank_reconcile(w->db, w->year, code, w->day, &rec) == -1)
		return -1;
	report_heading(w->report, label);
	if (rec.found) {
		report_group_begin(w->report, key);
		part_reconciliation_fields(w->report, &rec);
		part_reconciliation(w->report, &rec, "outstanding");
		add_ages(w->report, &rec);
		rc = add_absent(w->db, w->year, w->report, &rec);
		report_group_end(w->report);
	} else {
		report_null(w->report, key);
		report_para(w->report,
		    "Aucun solde de relevé n’a été "
		    "enregistré jusqu’à ce jour" UTF8_NBSP ": quitus banque "
		    "solde DATE MONTANT.");
	}
	reconciliation_fini(&rec);
	return rc;
}

struct report *
statement_reconciliation(struct db *db, const struct scope *scope)
{
	struct scope  at = { .year = scope->year, .has_to = true };
	struct writer w = { .db = db, .year = scope->year };
	struct coop   c;

	if (coop_load(db, scope->year, &c) == -1)
		return NULL;
	at.to = w.day = scope->has_to ? scope->to : c.year.end;
	w.report = coop_report(&c, "Rapprochement bancaire", &at);
	if (bank_each(db, scope->year, add_bank, &w) == -1) {
		report_free(w.report);
		w.report = NULL;
	} else if (w.n == 0) {
		report_para(w.report,
		    "Aucun compte bancaire n’a de mouvement "
		    "dans cet exercice.");
	}
	coop_fini(&c);
	return w.report;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cashbook.h"
#include "parts.h"

/* The columns of amounts of the left page, as Retkoop has them. */
enum { GIVEN, SETTLED, BANK_IN, BANK_OUT, CASH_IN, CASH_OUT, AMOUNTS };

struct writer {
	struct cashbook book;
	struct money	bank, cash; /* balances so far */
	struct money	sums[AMOUNTS];
	bool		carried; /* the balances before the period stand */
};

static void
add_side(struct money *amounts, const char *code, struct money m, bool debit)
{
	if (code_is_bank(code))
		money_add(&amounts[debit ? BANK_IN : BANK_OUT], m);
	else if (code_is_cash(code))
		money_add(&amounts[debit ? CASH_IN : CASH_OUT], m);
	else if (code_is_advance(code))
		money_add(&amounts[debit ? GIVEN : SETTLED], m);
}

static void
sort_amounts(const struct entry *e, struct money *amounts)
{
	size_t i;

	for (i = 0; i < AMOUNTS; i++)
		amounts[i] = MONEY(0);
	for (i = 0; i < e->npostings && e->state != ENTRY_VOID; i++) {
		add_side(
		    amounts, e->postings[i].debit, e->postings[i].amount, true);
		add_side(amounts, e->postings[i].credit, e->postings[i].amount,
		    false);
	}
}

static void
add_carried(struct writer *w)
{
	struct report *r = w->book.doc.report;
	int	       i;

	w->carried = true;
	if (date_compare(w->book.doc.scope.from, w->book.doc.coop.year.start) ==
	    0)
		return;
	report_row(r, ROW_SUBTOTAL);
	report_cell(r, cell_empty());
	report_cell(r, cell_empty());
	report_cell(r, cell_date(w->book.doc.scope.from));
	report_cell(r, cell_text("Report"));
	for (i = 0; i < 1 + AMOUNTS; i++)
		report_cell(r, cell_empty());
	report_cell(r, cell_money(w->bank));
	report_cell(r, cell_money(w->cash));
}

static void
add_row(struct writer *w, const struct entry *e, const struct money *amounts)
{
	struct report *r = w->book.doc.report;
	struct buf     label = { .data = NULL };
	bool	       counts = e->state != ENTRY_VOID;
	int	       i;

	doc_add_label(&label, e);
	report_row(r, ROW_BODY);
	report_cell(r, cell_int(e->number));
	report_cell(r, cell_text(e->voucher));
	report_cell(r, cell_date(e->day));
	report_cell(r, cell_text(buf_str(&label)));
	report_cell(r, cell_text(e->reference));
	for (i = 0; i < AMOUNTS; i++)
		report_cell(r, doc_cell(amounts[i]));
	report_cell(r, counts ? cell_money(w->bank) : cell_empty());
	report_cell(r, counts ? cell_money(w->cash) : cell_empty());
	report_row_field(r, "state", cell_text(entry_state_code(e->state)));
	buf_fini(&label);
}

static int
add_entry(const struct entry *e, void *arg)
{
	struct writer *w = arg;
	struct money   amounts[AMOUNTS];
	int	       i;

	sort_amounts(e, amounts);
	if (!doc_is_before(&w->book.doc, e->day) && !w->carried)
		add_carried(w);
	money_add(&w->bank, doc_minus(amounts[BANK_IN], amounts[BANK_OUT]));
	money_add(&w->cash, doc_minus(amounts[CASH_IN], amounts[CASH_OUT]));
	if (doc_is_before(&w->book.doc, e->day))
		return 0;
	/* The report à nouveau stands in the balances, never in a column of
	 * receipts (domain I4). */
	for (i = 0; i < AMOUNTS; i++) {
		if (e->kind == ENTRY_OPENING)
			amounts[i] = MONEY(0);
		money_add(&w->sums[i], amounts[i]);
	}
	add_row(w, e, amounts);
	return cashbook_keep(&w->book, e);
}

static void
begin_table(struct report *r)
{
	report_table_begin(r, "entries", NULL);
	report_column(r, "number", "N°", COLUMN_INT);
	report_column(r, "voucher", "Pièce", COLUMN_SHORT);
	report_column(r, "date", "Date", COLUMN_SHORT);
	report_column(r, "label", "Libellé", COLUMN_TEXT);
	report_column(r, "reference", "Chèque", COLUMN_SHORT);
	report_column(r, "advance_given_cents", "Régie versée", COLUMN_MONEY);
	report_column(r, "advance_settled_cents", "Régie soldée", COLUMN_MONEY);
	report_column(r, "bank_in_cents", "Banque entrée", COLUMN_MONEY);
	report_column(r, "bank_out_cents", "Banque sortie", COLUMN_MONEY);
	report_column(r, "cash_in_cents", "Caisse entrée", COLUMN_MONEY);
	report_column(r, "cash_out_cents", "Caisse sortie", COLUMN_MONEY);
	report_column(r, "bank_cents", "Solde banque", COLUMN_MONEY_SOFT);
	report_column(r, "cash_cents", "Solde caisse", COLUMN_MONEY_SOFT);
}

static void
add_total(struct writer *w)
{
	struct report *r = w->book.doc.report;
	int	       i;

	report_row(r, ROW_TOTAL);
	for (i = 0; i < 3; i++)
		report_cell(r, cell_empty());
	report_cell(r, cell_text("Total de la période, et ce qui reste"));
	report_cell(r, cell_empty());
	for (i = 0; i < AMOUNTS; i++)
		report_cell(r, cell_money(w->sums[i]));
	report_cell(r, cell_money(w->bank));
	report_cell(r, cell_money(w->cash));
}

static int
add_pages(struct writer *w)
{
	struct report *r = w->book.doc.report;

	report_heading(r, "Trésorerie");
	begin_table(r);
	if (entry_each(w->book.doc.db, &w->book.doc.filter, add_entry, w) == -1)
		return -1;
	if (!w->carried)
		add_carried(w);
	add_total(w);
	report_table_end(r);
	if (cashbook_add_ventilation(&w->book) == -1)
		return -1;
	return part_course(w->book.doc.db, w->book.doc.coop.year.year,
	    w->book.doc.scope.from, w->book.doc.scope.to, r);
}

struct report *
statement_cashbook(struct db *db, const struct scope *scope)
{
	struct writer  w = { .carried = false };
	struct report *r;

	if (doc_begin(&w.book.doc, db, scope, "Cahier de comptabilité") == -1)
		return NULL;
	report_landscape(w.book.doc.report);
	r = doc_end(&w.book.doc, add_pages(&w));
	cashbook_fini(&w.book);
	return r;
}

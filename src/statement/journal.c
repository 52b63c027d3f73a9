/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "doc.h"

/* The journals of the FEC (formats.md 3). */
enum journal { JOURNAL_AN, JOURNAL_BQ, JOURNAL_CA, JOURNAL_OD, JOURNAL_COUNT };

static const struct {
	const char *code;
	const char *title;
	const char *total;
} journals[JOURNAL_COUNT] = {
	{ "AN", "AN · À nouveau", "Total des à nouveau" },
	{ "BQ", "BQ · Banque", "Total du journal de banque" },
	{ "CA", "CA · Caisse", "Total du journal de caisse" },
	{ "OD", "OD · Opérations diverses", "Total des opérations diverses" },
};

struct writer {
	struct doc   doc;
	enum journal journal; /* being written */
	size_t	     rows;    /* in it */
	struct money sum;
	struct money total;
};

static enum journal
journal_of(const struct entry *e)
{
	const struct posting *p;
	enum journal	      j = JOURNAL_OD;
	size_t		      i;

	if (e->kind == ENTRY_OPENING)
		return JOURNAL_AN;
	for (i = 0; i < e->npostings; i++) {
		p = &e->postings[i];
		if (code_is_bank(p->debit) || code_is_bank(p->credit))
			return JOURNAL_BQ;
		if (code_is_cash(p->debit) || code_is_cash(p->credit))
			j = JOURNAL_CA;
	}
	return j;
}

static void
add_sum(
    struct report *r, enum row_kind kind, const char *text, struct money sum)
{
	int i;

	report_row(r, kind);
	for (i = 0; i < 3; i++)
		report_cell(r, cell_empty());
	report_cell(r, cell_text(text));
	for (i = 0; i < 3; i++)
		report_cell(r, cell_empty());
	report_cell(r, cell_money(sum));
}

static void
add_title(struct report *r, const char *text)
{
	int i;

	report_row(r, ROW_GROUP);
	report_cell(r, cell_text(text));
	for (i = 0; i < 7; i++)
		report_cell(r, cell_empty());
}

/* A voided entry keeps its row and its number, and counts for nothing. */
static void
add_posting(struct writer *w, const struct entry *e, const struct posting *p,
    const char *label)
{
	struct report *r = w->doc.report;
	bool	       counts = e->state != ENTRY_VOID;

	report_row(r, ROW_BODY);
	report_cell(r, cell_int(e->number));
	report_cell(r, cell_date(e->day));
	report_cell(r, cell_text(e->voucher));
	report_cell(r, cell_text(label));
	report_cell(r, cell_text(e->party));
	report_cell(r, counts ? cell_text(p->debit) : cell_empty());
	report_cell(r, counts ? cell_text(p->credit) : cell_empty());
	report_cell(r, counts ? cell_money(p->amount) : cell_empty());
	report_row_field(r, "journal", cell_text(journals[w->journal].code));
	report_row_field(r, "state", cell_text(entry_state_code(e->state)));
	if (counts)
		money_add(&w->sum, p->amount);
}

static int
add_entry(const struct entry *e, void *arg)
{
	struct writer *w = arg;
	struct buf     label = { .data = NULL };
	size_t	       i, n = e->state == ENTRY_VOID ? 1 : e->npostings;

	if (journal_of(e) != w->journal)
		return 0;
	if (w->rows++ == 0)
		add_title(w->doc.report, journals[w->journal].title);
	doc_add_label(&label, e);
	for (i = 0; i < n; i++)
		add_posting(w, e, &e->postings[i], buf_str(&label));
	buf_fini(&label);
	return 0;
}

static void
begin_table(struct report *r)
{
	report_table_begin(r, "lines", NULL);
	report_column(r, "number", "N°", COLUMN_INT);
	report_column(r, "date", "Date", COLUMN_SHORT);
	report_column(r, "voucher", "Pièce", COLUMN_SHORT);
	report_column(r, "label", "Libellé", COLUMN_TEXT);
	report_column(r, "party", "Tiers", COLUMN_TEXT);
	report_column(r, "debit", "Débit", COLUMN_SHORT);
	report_column(r, "credit", "Crédit", COLUMN_SHORT);
	report_column(r, "amount_cents", "Montant", COLUMN_MONEY);
}

static int
add_journals(struct writer *w)
{
	struct report *r = w->doc.report;
	int	       j;

	begin_table(r);
	for (j = 0; j < JOURNAL_COUNT; j++) {
		w->journal = (enum journal)j;
		w->rows = 0;
		w->sum = MONEY(0);
		if (entry_each(w->doc.db, &w->doc.filter, add_entry, w) == -1)
			return -1;
		if (w->rows > 0)
			add_sum(r, ROW_SUBTOTAL, journals[j].total, w->sum);
		money_add(&w->total, w->sum);
	}
	add_sum(r, ROW_TOTAL, "Total des journaux", w->total);
	report_table_end(r);
	report_field(r, "total_cents", cell_money(w->total));
	return 0;
}

struct report *
statement_journal(struct db *db, const struct scope *scope)
{
	struct writer w = { .rows = 0 };

	if (doc_begin(&w.doc, db, scope, "Journaux") == -1)
		return NULL;
	w.doc.filter.has_from = true;
	w.doc.filter.from = w.doc.scope.from;
	return doc_end(&w.doc, add_journals(&w));
}

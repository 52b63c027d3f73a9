/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/xalloc.h"
#include "book/account.h"
#include "cashbook.h"

/* As many accounts as a page on its side can show legibly. */
enum { COLUMNS = 7 };

/* A line of the statement that the period moved. */
struct heading {
	char	     code[CODE_MAX];
	char	    *label;
	struct money sum;
};

struct page {
	struct cashbook *book;
	int class;
	struct heading *list;
	size_t		n, cap;
};

static void
keep_share(struct cashbook *b, const char *code, struct money amount)
{
	struct share *s;

	b->shares = xgrow(
	    b->shares, b->nshares, &b->shares_cap, sizeof(*b->shares));
	s = &b->shares[b->nshares++];
	*s = (struct share){ .row = b->nrows, .amount = amount };
	code_copy(s->code, code);
}

static int
keep_side(struct cashbook *b, const char *code, struct money amount)
{
	struct account a;
	int class = code_class(code);

	if (class != 6 && class != 7)
		return 0;
	if (account_load(b->doc.db, code, &a) == -1)
		return -1;
	keep_share(b, a.folds_to, class == 6 ? amount : money_neg(amount));
	account_fini(&a);
	return 0;
}

int
cashbook_keep(struct cashbook *b, const struct entry *e)
{
	const struct posting *p;
	size_t		      i, before = b->nshares;

	for (i = 0; i < e->npostings && e->state != ENTRY_VOID; i++) {
		p = &e->postings[i];
		if (keep_side(b, p->debit, p->amount) == -1 ||
		    keep_side(b, p->credit, money_neg(p->amount)) == -1)
			return -1;
	}
	if (b->nshares == before)
		return 0;
	b->rows = xgrow(b->rows, b->nrows, &b->rows_cap, sizeof(*b->rows));
	b->rows[b->nrows++] = (struct right_row){ .number = e->number,
		.day = e->day,
		.label = xstrdup(e->label),
		.voucher = e->voucher == NULL ? NULL : xstrdup(e->voucher) };
	return 0;
}

void
cashbook_fini(struct cashbook *b)
{
	size_t i;

	for (i = 0; i < b->nrows; i++) {
		free(b->rows[i].voucher);
		free(b->rows[i].label);
	}
	free(b->rows);
	free(b->shares);
}

static int
by_code(const void *x, const void *y)
{
	const struct heading *a = x, *b = y;

	return strcmp(a->code, b->code);
}

static int
keep_heading(struct page *p, const struct share *s)
{
	struct account a;
	size_t	       i;

	for (i = 0; i < p->n; i++)
		if (strcmp(p->list[i].code, s->code) == 0)
			return money_add(&p->list[i].sum, s->amount);
	if (account_load(p->book->doc.db, s->code, &a) == -1)
		return -1;
	p->list = xgrow(p->list, p->n, &p->cap, sizeof(*p->list));
	p->list[p->n] = (struct heading){ .label = xstrdup(a.label),
		.sum = s->amount };
	code_copy(p->list[p->n++].code, s->code);
	account_fini(&a);
	return 0;
}

static void
begin_table(const struct page *p, size_t first, size_t n)
{
	struct report *r = p->book->doc.report;
	struct buf     b = { .data = NULL };
	size_t	       i;

	buf_adds(&b, p->class == 6 ? "expenses" : "income");
	if (first > 0)
		buf_addf(&b, "_%zu", first / COLUMNS + 1);
	report_table_begin(r, buf_str(&b), NULL);
	report_column(r, "number", "N°", COLUMN_INT);
	report_column(r, "voucher", "Pièce", COLUMN_SHORT);
	report_column(r, "date", "Date", COLUMN_SHORT);
	report_column(r, "label", "Libellé", COLUMN_TEXT);
	for (i = first; i < first + n; i++) {
		char key[CODE_MAX + sizeof("_cents")];

		buf_reset(&b);
		buf_addf(&b, "%s %s", p->list[i].code, p->list[i].label);
		snprintf(key, sizeof(key), "%s_cents", p->list[i].code);
		report_column(r, key, buf_str(&b), COLUMN_MONEY);
	}
	buf_fini(&b);
}

/* What a row put on each of the columns; false when nothing. */
static bool
gather(const struct page *p, size_t row, size_t *at, size_t first, size_t n,
    struct money *amounts)
{
	const struct share *s;
	size_t		    i;
	bool		    any = false;

	for (i = 0; i < n; i++)
		amounts[i] = MONEY(0);
	while (*at < p->book->nshares && p->book->shares[*at].row < row)
		++*at;
	for (; *at < p->book->nshares && p->book->shares[*at].row == row;
	     ++*at) {
		s = &p->book->shares[*at];
		for (i = 0; i < n; i++)
			if (strcmp(p->list[first + i].code, s->code) == 0) {
				money_add(&amounts[i], s->amount);
				any = true;
			}
	}
	return any;
}

static void
add_rows(const struct page *p, size_t first, size_t n)
{
	const struct right_row *row;
	struct report	       *r = p->book->doc.report;
	struct money		amounts[COLUMNS];
	size_t			i, k, at = 0;

	for (i = 0; i < p->book->nrows; i++) {
		row = &p->book->rows[i];
		if (!gather(p, i, &at, first, n, amounts))
			continue;
		report_row(r, ROW_BODY);
		report_cell(r, cell_int(row->number));
		report_cell(r, cell_text(row->voucher));
		report_cell(r, cell_date(row->day));
		report_cell(r, cell_text(row->label));
		for (k = 0; k < n; k++)
			report_cell(r, doc_cell(amounts[k]));
	}
}

static void
add_total(const struct page *p, size_t first, size_t n)
{
	struct report *r = p->book->doc.report;
	size_t	       i;

	report_row(r, ROW_TOTAL);
	for (i = 0; i < 3; i++)
		report_cell(r, cell_empty());
	report_cell(r, cell_text("Total"));
	for (i = first; i < first + n; i++)
		report_cell(r, cell_money(p->list[i].sum));
}

static void
add_tables(const struct page *p)
{
	size_t first, n;

	for (first = 0; first < p->n; first += n) {
		n = p->n - first < COLUMNS ? p->n - first : COLUMNS;
		begin_table(p, first, n);
		add_rows(p, first, n);
		add_total(p, first, n);
		report_table_end(p->book->doc.report);
	}
}

static int
add_page(struct cashbook *b, int class, const char *title)
{
	struct page p = { .book = b, .class = class };
	size_t	    i;
	int	    rc = 0;

	for (i = 0; i < b->nshares && rc == 0; i++)
		if (code_class(b->shares[i].code) == class)
			rc = keep_heading(&p, &b->shares[i]);
	if (rc == 0 && p.n > 0) {
		qsort(p.list, p.n, sizeof(*p.list), by_code);
		report_page_break(b->doc.report);
		report_heading(b->doc.report, title);
		add_tables(&p);
	}
	for (i = 0; i < p.n; i++)
		free(p.list[i].label);
	free(p.list);
	return rc;
}

int
cashbook_add_ventilation(struct cashbook *b)
{
	return add_page(b, 6, "Ventilation des charges") == -1 ||
		add_page(b, 7, "Ventilation des produits") == -1 ?
	    -1 :
	    0;
}

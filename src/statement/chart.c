/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "book/account.h"
#include "statement/coop.h"

/* A part of the chart: the accounts of some classes under a title. */
struct part {
	const char *classes;
	const char *title;
};

static int
add_account(const struct account *a, void *arg)
{
	struct report *r = arg;

	if (!a->active)
		return 0;
	report_row(r, ROW_BODY);
	report_cell(r, cell_text(a->code));
	report_cell(r, cell_text(a->label));
	report_cell(r, cell_text(a->content));
	return 0;
}

static int
add_parts(struct db *db, struct report *r)
{
	static const struct part parts[] = { { "6", "Charges" },
		{ "7", "Produits" }, { "5", "Argent" }, { "1", "Bilan" } };
	size_t			 i;

	report_table_begin(r, "accounts", NULL);
	report_column(r, "account", "Compte", COLUMN_SHORT);
	report_column(r, "label", "Libellé", COLUMN_TEXT);
	report_column(r, "content", "Ce qu’on y met", COLUMN_TEXT);
	for (i = 0; i < sizeof(parts) / sizeof(parts[0]); i++) {
		report_row(r, ROW_GROUP);
		report_cell(r, cell_text(parts[i].title));
		report_cell(r, cell_empty());
		report_cell(r, cell_empty());
		if (account_each(db, parts[i].classes, add_account, r) == -1)
			return -1;
	}
	report_table_end(r);
	return 0;
}

struct report *
statement_chart(struct db *db, const struct scope *scope)
{
	struct scope   whole = { .year = scope->year };
	struct report *r;
	struct coop    c;

	if (coop_load(db, scope->year, &c) == -1)
		return NULL;
	r = coop_report(&c, "Plan de comptes", &whole);
	report_mark(r, NULL);
	if (add_parts(db, r) == -1) {
		report_free(r);
		r = NULL;
	}
	coop_fini(&c);
	return r;
}

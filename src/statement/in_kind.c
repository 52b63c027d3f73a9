/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "in_kind.h"

struct line {
	const char *code, *label;
};

/* 870 and 875 are the reverse of what they are in the chart of ANC 2018-06:
 * here they mean what the form says. */
static const struct line uses[] = { { "860", "Secours en nature" },
	{ "861", "Mise à disposition gratuite de biens et services" },
	{ "862", "Prestations" }, { "864", "Personnel bénévole" },
	{ NULL, NULL } };
static const struct line sources[] = { { "870", "Bénévolat" },
	{ "871", "Prestations en nature" }, { "875", "Dons en nature" },
	{ NULL, NULL } };

static void
add_row(
    struct report *r, enum row_kind kind, const char *code, const char *label)
{
	int i;

	report_row(r, kind);
	report_cell(r, cell_text(code));
	report_cell(r, cell_text(label));
	for (i = 0; i < 3; i++)
		report_cell(r, cell_empty());
}

static void
add_table(struct report *r, const char *name, const char *title,
    const struct line *l, const char *total)
{
	report_table_begin(r, name, title);
	report_column(r, "line", "Ligne", COLUMN_SHORT);
	report_column(r, "label", "Libellé", COLUMN_TEXT);
	report_column(r, "planned_cents", "Prévision", COLUMN_MONEY);
	report_column(r, "actual_cents", "Réalisation", COLUMN_MONEY);
	report_column(r, "percent", "%", COLUMN_INT);
	for (; l->code != NULL; l++)
		add_row(r, ROW_BODY, l->code, l->label);
	add_row(r, ROW_TOTAL, NULL, total);
	report_table_end(r);
}

void
in_kind_add(struct report *r)
{
	report_heading(r, "Contributions volontaires en nature");
	add_table(r, "in_kind_uses",
	    "86 Emplois des contributions volontaires en nature", uses,
	    "Total des emplois");
	add_table(r, "in_kind_sources",
	    "87 Contributions volontaires en nature", sources,
	    "Total des contributions");
}

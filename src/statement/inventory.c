/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "doc.h"
#include "parts.h"

#include "base/buf.h"
#include "base/utf8.h"
#include "book/inventory.h"

/* ---- In the annual statement ---- */

int
part_inventory(struct db *db, int year, struct report *r)
{
	const struct inventory_view view = { .year = year,
		.at = date_year_end(year) };
	struct inventory_sum	    sum;
	struct buf		    b = { .data = NULL };

	if (inventory_sum(db, &view, &sum) == -1)
		return -1;
	buf_adds(&b, "Registre d’inventaire" UTF8_NBSP ": ");
	if (sum.items == 0) {
		buf_adds(&b, "aucun bien.");
	} else {
		buf_addf(&b, "%lld%s, ", (long long)sum.items,
		    sum.items > 1 ? " biens" : " bien");
		money_format(&b, sum.value, MONEY_EURO);
		buf_adds(&b, " à l’achat, valeur d’usage ");
		money_format(&b, sum.used, MONEY_EURO);
		buf_addc(&b, '.');
	}
	report_para(r, buf_str(&b));
	buf_fini(&b);
	return 0;
}

/* ---- The register ---- */

struct pages {
	struct db	     *db;
	struct report	     *report;
	struct coop	      coop;
	struct inventory_view view;
	struct inventory_sum  sum;
	size_t		      removed;
};

/* The entry's number, and its year when it is not the register's. */
static void
add_entry(const struct pages *p, const struct item *it)
{
	struct buf b = { .data = NULL };
	char	   year[YEAR_TEXT];

	if (it->entry != 0)
		buf_addf(&b, "n°" UTF8_NBSP "%lld", (long long)it->entry);
	if (it->entry != 0 && it->entry_year != p->view.year)
		buf_addf(&b, " de %s", year_text(it->entry_year, year));
	report_cell(p->report, cell_text(b.len > 0 ? buf_str(&b) : NULL));
	buf_fini(&b);
}

static int
add_item(const struct item *it, void *arg)
{
	struct pages  *p = arg;
	struct report *r = p->report;
	bool	       known = it->entry != 0;

	if (it->removed)
		return 0;
	report_row(r, ROW_BODY);
	report_cell(r, cell_int(it->id));
	report_cell(r, cell_text(it->label));
	report_cell(r, cell_date(it->day));
	add_entry(p, it);
	report_cell(r, cell_money(it->value));
	report_cell(r, cell_money(it->used));
	report_row_field(
	    r, "entry", known ? cell_int(it->entry) : cell_empty());
	report_row_field(
	    r, "entry_year", known ? cell_int(it->entry_year) : cell_empty());
	return 0;
}

static int
add_items(struct pages *p)
{
	struct report *r = p->report;
	int	       i;

	report_heading(r, "Ce que possède la coopérative");
	report_table_begin(r, "items", NULL);
	report_column(r, "id", "N°", COLUMN_INT);
	report_column(r, "label", "Bien", COLUMN_TEXT);
	report_column(r, "date", "Acquis le", COLUMN_SHORT);
	report_column(r, NULL, "Écriture", COLUMN_SHORT);
	report_column(r, "value_cents", "Prix", COLUMN_MONEY);
	report_column(r, "used_cents", "Valeur d’usage", COLUMN_MONEY);
	if (inventory_each(p->db, &p->view, add_item, p) == -1)
		return -1;
	report_row(r, ROW_TOTAL);
	report_cell(r, cell_empty());
	report_cell(r, cell_text("Total"));
	for (i = 0; i < 2; i++)
		report_cell(r, cell_empty());
	report_cell(r, cell_money(p->sum.value));
	report_cell(r, cell_money(p->sum.used));
	report_table_end(r);
	return 0;
}

static int
add_removed(const struct item *it, void *arg)
{
	struct pages  *p = arg;
	struct report *r = p->report;

	if (!it->removed)
		return 0;
	/* The head of the table stands once there is a row. */
	if (p->removed++ == 0) {
		report_table_begin(r, "removed", NULL);
		report_column(r, "id", "N°", COLUMN_INT);
		report_column(r, "label", "Bien", COLUMN_TEXT);
		report_column(r, "date", "Sorti le", COLUMN_SHORT);
		report_column(r, "reason", "Motif", COLUMN_TEXT);
		report_column(r, "value_cents", "Prix", COLUMN_MONEY);
		report_column(r, "price_cents", "Vendu", COLUMN_MONEY);
	}
	report_row(r, ROW_BODY);
	report_cell(r, cell_int(it->id));
	report_cell(r, cell_text(it->label));
	report_cell(r, cell_date(it->removed_on));
	report_cell(r, cell_text(it->reason));
	report_cell(r, cell_money(it->value));
	report_cell(r, doc_cell(it->price));
	return 0;
}

static int
add_removals(struct pages *p)
{
	report_heading(p->report, "Sortis dans l’exercice");
	if (inventory_each(p->db, &p->view, add_removed, p) == -1)
		return -1;
	if (p->removed > 0) {
		report_table_end(p->report);
		return 0;
	}
	report_field_list(p->report, "removed", NULL, 0);
	report_para(p->report, "Aucun bien n’est sorti du registre.");
	return 0;
}

/* How the figures were made. */
static int
add_rules(struct pages *p)
{
	struct goods_rules rules;
	struct buf	   b = { .data = NULL };

	if (inventory_rules(p->db, p->view.year, &rules) == -1)
		return -1;
	buf_addf(&b,
	    "Valeur d’usage" UTF8_NBSP ": le prix, moins %d" UTF8_NBSP
	    "%% par année civile commencée depuis celle de l’achat, sans "
	    "descendre sous %d" UTF8_NBSP "%% du prix. Assurance" UTF8_NBSP
	    ": sans supplément jusqu’à ",
	    rules.wear, rules.floor);
	money_format(&b, rules.covered, MONEY_EURO);
	buf_adds(&b, " de valeur d’usage, puis ");
	money_format(&b, rules.rate, MONEY_EURO);
	buf_adds(&b, " pour 1" UTF8_NNBSP "000" UTF8_NBSP "€.");
	report_note(p->report, buf_str(&b));
	buf_fini(&b);
	report_note(p->report,
	    "Ces biens appartiennent à la coopérative" UTF8_NNBSP
	    "; ils portent son nom et ne sont pas inscrits à l’inventaire de "
	    "l’école.");
	return 0;
}

static void
add_sum_fields(struct report *r, const struct inventory_sum *sum)
{
	report_field(r, "items_count", cell_int(sum->items));
	report_field(r, "value_cents", cell_money(sum->value));
	report_field(r, "used_cents", cell_money(sum->used));
	report_field(r, "supplement_cents", cell_money(sum->supplement));
}

static int
compose(struct pages *p)
{
	struct report *r = p->report;

	if (inventory_sum(p->db, &p->view, &p->sum) == -1)
		return -1;
	coop_add_fields(&p->coop, r);
	report_field(r, "date", cell_date(p->view.at));
	add_sum_fields(r, &p->sum);
	report_figure(r, "Prix d’achat", p->sum.value, MONEY_EURO);
	report_figure(r, "Valeur d’usage", p->sum.used, MONEY_EURO);
	report_figure(
	    r, "Supplément d’assurance", p->sum.supplement, MONEY_EURO);
	if (add_items(p) == -1 || add_removals(p) == -1 || add_rules(p) == -1)
		return -1;
	report_signature(r, "Mandataire", "Date et signature");
	report_signature(r, "Vérificateur", "Vu, date et signature");
	return 0;
}

struct report *
statement_inventory(struct db *db, const struct scope *scope)
{
	struct pages p = { .db = db };
	struct scope day = { .year = scope->year, .has_to = true };

	if (coop_load(db, scope->year, &p.coop) == -1)
		return NULL;
	day.to = scope->has_to ? scope->to : p.coop.year.end;
	p.view = (struct inventory_view){ .year = day.year, .at = day.to };
	p.report = coop_report(&p.coop, "Registre d’inventaire", &day);
	if (compose(&p) == -1) {
		report_free(p.report);
		p.report = NULL;
	}
	coop_fini(&p.coop);
	return p.report;
}

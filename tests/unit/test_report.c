/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "report/report.h"
#include "report/tree.h"

static void
is_empty_at_first(void **state)
{
	struct report	  *r = report_new("Titre");
	struct report_head h = report_head(r);

	(void)state;
	assert_string_equal(h.title, "Titre");
	assert_null(h.subtitle);
	assert_int_equal(h.nidentity, 0);
	assert_null(h.foot_left);
	assert_null(h.foot_middle);
	assert_null(h.mark);
	assert_false(h.landscape);
	assert_false(h.root_array);
	assert_null(report_items(r));
	report_free(r);
	report_free(NULL);
}

static void
keeps_its_own_copy(void **state)
{
	char		   word[] = "texte";
	struct report	  *r = report_new(word);
	struct report_head h;

	(void)state;
	report_subtitle(r, word);
	report_identity(r, word);
	report_identity(r, "deux");
	report_foot(r, word, NULL);
	report_mark(r, word);
	report_landscape(r);
	report_para(r, word);
	report_field(r, word, cell_text(word));
	memset(word, 'x', strlen(word));

	h = report_head(r);
	assert_string_equal(h.title, "texte");
	assert_string_equal(h.subtitle, "texte");
	assert_int_equal(h.nidentity, 2);
	assert_string_equal(h.identity[0], "texte");
	assert_string_equal(h.identity[1], "deux");
	assert_string_equal(h.foot_left, "texte");
	assert_null(h.foot_middle);
	assert_string_equal(h.mark, "texte");
	assert_true(h.landscape);
	assert_string_equal(report_items(r)->text, "texte");
	assert_string_equal(report_items(r)->next->key, "texte");
	assert_string_equal(report_items(r)->next->cell.text, "texte");
	report_mark(r, NULL);
	assert_null(report_head(r).mark);
	report_free(r);
}

static void
keeps_the_order(void **state)
{
	static const enum item_type expected[] = { ITEM_HEADING, ITEM_PARA,
		ITEM_NOTE, ITEM_PAGE_BREAK, ITEM_NULL, ITEM_FIELD_LIST,
		ITEM_RESULT };
	static const char *const    agents[] = { "Alix", "Camille" };
	struct report		   *r = report_new("");
	const struct item	   *item;
	size_t			    i = 0;

	(void)state;
	report_heading(r, "a");
	report_para(r, "b");
	report_note(r, "c");
	report_page_break(r);
	report_null(r, "d");
	report_field_list(r, "e", agents, 2);
	report_result(r, "f", "g");
	for (item = report_items(r); item != NULL; item = item->next)
		assert_int_equal(item->type, expected[i++]);
	assert_int_equal(i, 7);
	item = report_items(r)->next->next->next->next;
	assert_string_equal(item->key, "d");
	item = item->next;
	assert_int_equal(item->ntexts, 2);
	assert_string_equal(item->texts[1], "Camille");
	assert_string_equal(item->next->text, "f");
	assert_string_equal(item->next->text2, "g");
	report_free(r);
}

static void
nests_groups_and_columns(void **state)
{
	struct report	  *r = report_new("");
	const struct item *group, *columns;

	(void)state;
	report_group_begin(r, "coop");
	report_field(r, "number", cell_int(1398));
	report_columns_begin(r);
	report_para(r, "left");
	report_columns_next(r);
	report_para(r, "right");
	report_para(r, "below");
	report_columns_end(r);
	report_group_end(r);
	report_para(r, "after");

	group = report_items(r);
	assert_int_equal(group->type, ITEM_GROUP);
	assert_string_equal(group->key, "coop");
	assert_int_equal(group->child->cell.number, 1398);
	columns = group->child->next;
	assert_int_equal(columns->type, ITEM_COLUMNS);
	assert_null(columns->next);
	assert_int_equal(columns->child->type, ITEM_GROUP);
	assert_null(columns->child->key);
	assert_string_equal(columns->child->child->text, "left");
	assert_string_equal(columns->child->next->child->text, "right");
	assert_string_equal(columns->child->next->child->next->text, "below");
	assert_null(columns->child->next->next);
	assert_string_equal(group->next->text, "after");
	report_free(r);
}

static void
holds_tables(void **state)
{
	struct report	   *r = report_new("");
	const struct table *t;

	(void)state;
	report_table_begin(r, "expenses", "Charges");
	report_column(r, "account", "Compte", COLUMN_SHORT);
	report_column(r, NULL, "Montant", COLUMN_MONEY);
	report_row(r, ROW_BODY);
	report_cell(r, cell_text("6180"));
	report_cell(r, cell_money(MONEY(346030)));
	report_row_field(r, "proof", cell_bool(true));
	report_row_field(r, "rank", cell_int(2));
	report_row(r, ROW_TOTAL);
	report_cell(r, cell_text(NULL));
	report_table_end(r);

	t = &report_items(r)->table;
	assert_string_equal(t->key, "expenses");
	assert_string_equal(t->title, "Charges");
	assert_false(t->root);
	assert_int_equal(t->ncolumns, 2);
	assert_null(t->columns[1].key);
	assert_int_equal(t->columns[1].kind, COLUMN_MONEY);
	assert_int_equal(t->nrows, 2);
	assert_string_equal(t->rows[0].cells[0].text, "6180");
	assert_int_equal(t->rows[0].cells[1].money.cents, 346030);
	assert_string_equal(t->rows[0].fields->key, "proof");
	assert_int_equal(t->rows[0].fields->cell.number, 1);
	assert_string_equal(t->rows[0].fields->next->key, "rank");
	assert_null(t->rows[0].fields->next->next);
	assert_int_equal(t->rows[1].kind, ROW_TOTAL);
	assert_int_equal(t->rows[1].cells[0].type, CELL_EMPTY);
	assert_int_equal(t->rows[1].cells[1].type, CELL_EMPTY);
	report_free(r);
}

static void
marks_the_root_table_only(void **state)
{
	struct report *r = report_new("");

	(void)state;
	report_table_begin(r, NULL, NULL);
	report_table_end(r);
	report_root_array(r);
	report_para(r, "between");
	report_table_begin(r, NULL, NULL);
	report_table_end(r);
	report_table_begin(r, NULL, NULL);
	report_table_end(r);
	assert_true(report_head(r).root_array);
	assert_false(report_items(r)->table.root);
	assert_true(report_items(r)->next->next->table.root);
	assert_false(report_items(r)->next->next->next->table.root);
	report_free(r);
}

static void
puts_figures_and_signatures_in_rows(void **state)
{
	struct report	  *r = report_new("");
	const struct item *item;
	int		   i;

	(void)state;
	for (i = 0; i < 5; i++)
		report_figure(r, "Avoir", MONEY(i), MONEY_EURO);
	for (i = 0; i < 2; i++)
		report_signature(r, "Mandataire", "Nom");
	report_para(r, "");
	report_signature(r, "Parent", "Nom");

	item = report_items(r);
	assert_int_equal(item->type, ITEM_FIGURES);
	assert_int_equal(item->nfigures, 4);
	assert_int_equal(item->figures[3].amount.cents, 3);
	item = item->next;
	assert_int_equal(item->nfigures, 1);
	item = item->next;
	assert_int_equal(item->type, ITEM_SIGNATURES);
	assert_int_equal(item->nsignatures, 2);
	item = item->next->next;
	assert_string_equal(item->signatures[0].who, "Parent");
	report_free(r);
}

static void
holds_bars_and_lines(void **state)
{
	struct report	  *r = report_new("");
	const struct item *item;

	(void)state;
	report_bars_begin(r);
	report_bar(r, "Ventes", MONEY(185000), true);
	report_bar(r, "Achats", MONEY(129500), false);
	report_bars_end(r);
	report_line_begin(r);
	report_line_box(r, true);
	report_line_text(r, "réunis le");
	report_line_blank(r, 32);
	report_line_end(r);

	item = report_items(r);
	assert_int_equal(item->nbars, 2);
	assert_true(item->bars[0].solid);
	assert_false(item->bars[1].solid);
	assert_int_equal(item->bars[1].amount.cents, 129500);
	item = item->next;
	assert_int_equal(item->nspans, 3);
	assert_int_equal(item->spans[0].type, SPAN_BOX);
	assert_int_equal(item->spans[0].number, 1);
	assert_string_equal(item->spans[1].text, "réunis le");
	assert_int_equal(item->spans[2].number, 32);
	report_free(r);
}

/* More than a chunk of memory, in small and in large pieces. */
static void
holds_much(void **state)
{
	struct report	   *r = report_new("");
	static char	    large[100000];
	char		    text[32];
	const struct table *t;
	int		    i;

	(void)state;
	memset(large, 'a', sizeof(large) - 1);
	report_table_begin(r, NULL, NULL);
	report_column(r, "n", "n", COLUMN_TEXT);
	for (i = 0; i < 5000; i++) {
		snprintf(text, sizeof(text), "row %d", i);
		report_row(r, ROW_BODY);
		report_cell(r, cell_text(i == 2500 ? large : text));
	}
	report_table_end(r);
	assert_int_equal(report_hold(r), 0);
	t = &report_items(r)->table;
	assert_int_equal(t->nrows, 5000);
	assert_string_equal(t->rows[0].cells[0].text, "row 0");
	assert_string_equal(t->rows[2499].cells[0].text, "row 2499");
	assert_string_equal(t->rows[2500].cells[0].text, large);
	assert_string_equal(t->rows[4999].cells[0].text, "row 4999");
	report_free(r);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(is_empty_at_first),
		cmocka_unit_test(keeps_its_own_copy),
		cmocka_unit_test(keeps_the_order),
		cmocka_unit_test(nests_groups_and_columns),
		cmocka_unit_test(holds_tables),
		cmocka_unit_test(marks_the_root_table_only),
		cmocka_unit_test(puts_figures_and_signatures_in_rows),
		cmocka_unit_test(holds_bars_and_lines),
		cmocka_unit_test(holds_much),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

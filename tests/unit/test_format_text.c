/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/utf8.h"
#include "fake.h"

static char *
render(struct report *r, int width, bool color)
{
	struct format_options o = { .width = width, .color = color };
	struct buf	      out = { .data = NULL };

	fake_render(FORMAT_TEXT, r, &o, &out);
	report_free(r);
	return buf_steal(&out);
}

static void
add_row(struct report *r, enum row_kind kind, const char *label, int64_t cents)
{
	report_row(r, kind);
	report_cell(r, cell_text(label));
	report_cell(r, cell_money(MONEY(cents)));
}

static struct report *
small_table(void)
{
	struct report *r = report_new("");

	report_table_begin(r, NULL, NULL);
	report_column(r, NULL, "Libellé", COLUMN_TEXT);
	report_column(r, NULL, "Montant", COLUMN_MONEY);
	add_row(r, ROW_BODY, "Été à la mer et à la montagne", 123456);
	add_row(r, ROW_BODY, "日本", -5);
	add_row(r, ROW_TOTAL, "Total", 123451);
	report_table_end(r);
	return r;
}

static void
aligns_by_display_width(void **state)
{
	char *out = render(small_table(), 0, false);

	(void)state;
	assert_string_equal(out,
	    "Libellé                         Montant\n"
	    "───────────────────────────────────────\n"
	    "Été à la mer et à la montagne  1" UTF8_NNBSP "234,56\n"
	    "日本                              " UTF8_MINUS "0,05\n"
	    "───────────────────────────────────────\n"
	    "Total                          1" UTF8_NNBSP "234,51\n");
	free(out);
}

static void
wraps_text_and_never_amounts(void **state)
{
	char *out = render(small_table(), 24, false);

	(void)state;
	assert_string_equal(out,
	    "Libellé          Montant\n"
	    "────────────────────────\n"
	    "Été à la mer    1" UTF8_NNBSP "234,56\n"
	    "et à la\n"
	    "montagne\n"
	    "日本               " UTF8_MINUS "0,05\n"
	    "────────────────────────\n"
	    "Total           1" UTF8_NNBSP "234,51\n");
	free(out);
}

/* A long title gives way before the text below the other one does. */
static void
wraps_titles_first(void **state)
{
	struct report *r = report_new("");
	char	      *out;

	(void)state;
	report_table_begin(r, NULL, NULL);
	report_column(r, NULL, "Libellé", COLUMN_TEXT);
	report_column(r, NULL, "Banque entrée", COLUMN_MONEY);
	add_row(r, ROW_BODY, "Vente de photos", 100);
	report_table_end(r);
	out = render(r, 24, false);
	assert_string_equal(out,
	    "Libellé           Banque\n"
	    "                  entrée\n"
	    "────────────────────────\n"
	    "Vente de photos     1,00\n");
	free(out);
}

/* No line is wider than the terminal and none ends with a space. */
static void
check_lines(const char *out, size_t width)
{
	char  *copy = strdup(out), *line, *next;
	size_t len;

	for (line = copy; *line != '\0'; line = next) {
		next = strchr(line, '\n');
		assert_non_null(next);
		*next++ = '\0';
		len = strlen(line);
		if (utf8_width(line) > width)
			fail_msg(
			    "%zu > %zu: %s", utf8_width(line), width, line);
		assert_true(len == 0 || line[len - 1] != ' ');
	}
	free(copy);
}

static void
fits_the_terminal(void **state)
{
	char *out;

	(void)state;
	out = render(fake_statement(), 80, false);
	check_lines(out, 80);
	assert_non_null(strstr(out, "3" UTF8_NNBSP "758,87" UTF8_NBSP "€"));
	assert_non_null(strstr(out, "██████"));
	assert_non_null(strstr(out, "░░░░"));
	free(out);
	out = render(fake_hostile(), 60, false);
	check_lines(out, 60);
	free(out);
}

static void
leaves_bars_out_when_narrow(void **state)
{
	char *out = render(fake_statement(), 44, false);

	(void)state;
	assert_null(strstr(out, "█"));
	assert_non_null(strstr(out, "1" UTF8_NNBSP "850,00" UTF8_NBSP "€"));
	free(out);
}

/* The longest of two bars fills the room, the other half of it. */
static void
draws_bars_to_scale(void **state)
{
	struct report *r = report_new(NULL);
	char	      *out;

	(void)state;
	report_bars_begin(r);
	report_bar(r, "Recettes", MONEY(10000), true);
	report_bar(r, "Dépenses", MONEY(5000), false);
	report_bar(r, "Rien", MONEY(0), false);
	report_bar(r, "Peu", MONEY(1), false);
	report_bars_end(r);
	out = render(r, 40, false);
	assert_string_equal(out,
	    "Recettes  ████████████████████  100,00" UTF8_NBSP "€\n"
	    "\n"
	    "Dépenses  ░░░░░░░░░░             50,00" UTF8_NBSP "€\n"
	    "Rien                              0,00" UTF8_NBSP "€\n"
	    "Peu       ░                       0,01" UTF8_NBSP "€\n");
	free(out);
}

static void
draws_counts(void **state)
{
	struct report *r = report_new(NULL);
	char	      *out;

	(void)state;
	report_bars_begin(r);
	report_bar_count(r, "Un", 10, true);
	report_bar_count(r, "Deux", 5, true);
	report_bars_end(r);
	out = render(r, 30, false);
	assert_string_equal(out,
	    "Un    ████████████████████  10\n"
	    "Deux  ██████████             5\n");
	free(out);
}

static void
colours_only_when_asked(void **state)
{
	char *plain = render(fake_statement(), 80, false);
	char *color = render(fake_statement(), 80, true);

	(void)state;
	assert_null(strchr(plain, '\033'));
	assert_non_null(
	    strstr(color, "\033[1mCompte rendu financier\033[0m\n"));
	free(plain);
	free(color);
}

static void
keeps_the_terminal_safe(void **state)
{
	char *out = render(fake_hostile(), 80, false);

	(void)state;
	assert_null(strchr(out, '\033'));
	assert_null(strchr(out, '\007'));
	assert_null(strchr(out, '\t'));
	assert_null(strstr(out, "\xe2\x80\xae"));
	assert_non_null(strstr(out, "<script>"));
	free(out);
}

static void
shows_titles_and_sums_within_tables(void **state)
{
	struct report *r = report_new(NULL);
	char	      *out;

	(void)state;
	report_table_begin(r, NULL, "Grand livre");
	report_column(r, NULL, "", COLUMN_TEXT);
	report_column(r, NULL, "", COLUMN_MONEY);
	report_row(r, ROW_GROUP);
	report_cell(r, cell_text("512 Banque"));
	add_row(r, ROW_BODY, "Ouverture", 218437);
	add_row(r, ROW_SUBTOTAL, "Solde", 218437);
	report_row(r, ROW_GROUP);
	report_cell(r, cell_text("530"));
	report_cell(r, cell_text("Caisse"));
	add_row(r, ROW_BODY, "Ouverture", 6350);
	report_table_end(r);
	out = render(r, 80, false);
	assert_string_equal(out,
	    "Grand livre\n"
	    "512 Banque\n"
	    "Ouverture  2" UTF8_NNBSP "184,37\n"
	    "           ────────\n"
	    "Solde      2" UTF8_NNBSP "184,37\n"
	    "\n"
	    "530" UTF8_NBSP UTF8_NBSP "Caisse\n"
	    "Ouverture     63,50\n");
	free(out);
}

static void
writes_lines_to_fill_in(void **state)
{
	struct report *r = report_new(NULL);
	char	      *out;

	(void)state;
	report_line_begin(r);
	report_line_box(r, true);
	report_line_text(r, "Fait à ");
	report_line_blank(r, 20);
	report_line_end(r);
	report_line_begin(r);
	report_line_box(r, false);
	report_line_text(r, "Non");
	report_line_end(r);
	out = render(r, 80, false);
	assert_string_equal(out,
	    "[x]" UTF8_NBSP "Fait à ..........\n"
	    "[" UTF8_NBSP "]" UTF8_NBSP "Non\n");
	free(out);
}

static void
frames_the_result_even_when_narrow(void **state)
{
	struct report *r = report_new(NULL);
	char	      *out;

	(void)state;
	report_result(r, "Produits moins charges", "excédent");
	out = render(r, 26, false);
	assert_string_equal(out,
	    "══════════════════════════\n"
	    "Produits moins charges\n"
	    "excédent\n"
	    "══════════════════════════\n");
	free(out);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(aligns_by_display_width),
		cmocka_unit_test(wraps_text_and_never_amounts),
		cmocka_unit_test(wraps_titles_first),
		cmocka_unit_test(fits_the_terminal),
		cmocka_unit_test(leaves_bars_out_when_narrow),
		cmocka_unit_test(draws_bars_to_scale),
		cmocka_unit_test(draws_counts),
		cmocka_unit_test(colours_only_when_asked),
		cmocka_unit_test(keeps_the_terminal_safe),
		cmocka_unit_test(shows_titles_and_sums_within_tables),
		cmocka_unit_test(writes_lines_to_fill_in),
		cmocka_unit_test(frames_the_result_even_when_narrow),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

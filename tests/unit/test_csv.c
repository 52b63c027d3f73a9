/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/csv.h"

/* Each row as "LINE:cell|cell|cell\n". */
static int
add_row(const struct csv_row *row, void *arg)
{
	struct buf *out = arg;
	size_t	    i;

	buf_addf(out, "%d:", row->line);
	for (i = 0; i < row->n; i++)
		buf_addf(out, "%s%s", i > 0 ? "|" : "", row->cells[i].text);
	buf_addc(out, '\n');
	return 0;
}

static void
reads_with(char delimiter, const char *text, const char *rows)
{
	struct csv_fault fault;
	struct buf	 out = { .data = NULL };

	if (csv_each(text, strlen(text), delimiter, add_row, &out, &fault) != 0)
		fail_msg("%s refused: %s", text, fault.what);
	assert_string_equal(buf_str(&out), rows);
	buf_fini(&out);
}

static void
reads(const char *text, const char *rows)
{
	reads_with(0, text, rows);
}

/* Refused at that place, after these rows. */
static void
refuses(
    const char *text, const char *rows, int line, int column, const char *what)
{
	struct csv_fault fault;
	struct buf	 out = { .data = NULL };

	assert_int_equal(
	    csv_each(text, strlen(text), ';', add_row, &out, &fault), -1);
	assert_string_equal(buf_str(&out), rows);
	assert_int_equal(fault.line, line);
	assert_int_equal(fault.column, column);
	if (strstr(fault.what, what) == NULL)
		fail_msg("not told: %s, but: %s", what, fault.what);
	buf_fini(&out);
}

static void
test_plain(void **state)
{
	(void)state;
	reads("a;b;c\nd;e;f\n", "1:a|b|c\n2:d|e|f\n");
	reads("a;b;c\nd;e;f", "1:a|b|c\n2:d|e|f\n");
	reads("a;;c\n;;f\n", "1:a||c\n2:||f\n");
	reads("a;b\nc\nd;e;f\n", "1:a|b\n2:c\n3:d|e|f\n");
	reads("", "");
	reads("alone", "1:alone\n");
}

static void
test_line_ends(void **state)
{
	(void)state;
	reads("a;b\r\nc;d\r\n", "1:a|b\n2:c|d\n");
	reads("a;b\rc;d\r", "1:a|b\n2:c|d\n");
	reads("a;b\r\nc;d\ne;f\rg;h", "1:a|b\n2:c|d\n3:e|f\n4:g|h\n");
}

static void
test_empty_lines_count(void **state)
{
	(void)state;
	reads("a;b\n\n\nc;d\n", "1:a|b\n4:c|d\n");
	reads("\r\n\r\na;b\r\n", "3:a|b\n");
	reads("a;b\n;;\n  ; \nc;d\n", "1:a|b\n4:c|d\n");
}

static void
test_blanks_are_kept(void **state)
{
	(void)state;
	reads(" a ;\tb;c \n", "1: a |\tb|c \n");
	reads("\" a \";b\n", "1: a |b\n");
}

static void
test_quotes(void **state)
{
	(void)state;
	reads("\"a;b\";c\n", "1:a;b|c\n");
	reads("\"a \"\"b\"\" c\";d\n", "1:a \"b\" c|d\n");
	reads("\"\";\"\"\nx;\"\"\n", "2:x|\n");
}

/* A cell over several lines: the row and the cells after it know theirs. */
static int
check_places(const struct csv_row *row, void *arg)
{
	int *n = arg;

	if ((*n)++ == 0) {
		assert_int_equal(row->line, 1);
		assert_int_equal(row->n, 3);
		assert_int_equal(row->cells[0].line, 1);
		assert_int_equal(row->cells[1].line, 1);
		assert_string_equal(row->cells[1].text, "b\n\nb");
		assert_int_equal(row->cells[2].line, 3);
	} else
		assert_int_equal(row->line, 4);
	assert_string_equal(csv_text(row, 0), "a");
	assert_string_equal(csv_text(row, 3), "");
	return 0;
}

static void
test_cell_over_lines(void **state)
{
	static const char text[] = "a;\"b\n\nb\";c\na\n";
	struct csv_fault  fault;
	int		  n = 0;

	(void)state;
	assert_int_equal(
	    csv_each(text, strlen(text), ';', check_places, &n, &fault), 0);
	assert_int_equal(n, 2);
}

static void
test_faults(void **state)
{
	(void)state;
	/* The quote of line 2 swallows all that follows. */
	refuses("a;b\nc;\"d\ne;f\n", "1:a|b\n", 2, 2, "never closed");
	refuses("a;b\n\"c;d", "1:a|b\n", 2, 1, "never closed");
	/* The next quote, of line 4, closes it where it should open. */
	refuses("a;b\nc;\"d\ne;f\ng;\"h\"\n", "1:a|b\n", 2, 2,
	    "not closed on its line");
	refuses("a;b \"c\" d\n", "", 1, 2, "inside a cell");
	refuses("x\ny\na; \"b\"\n", "1:x\n2:y\n", 3, 2, "inside a cell");
	refuses("\"a\" ;b\n", "", 1, 1, "after the quotation mark");
	refuses("a;\"b\"c\n", "", 1, 2, "after the quotation mark");
}

static int
stop(const struct csv_row *row, void *arg)
{
	(void)row;
	++*(int *)arg;
	return 7;
}

static void
test_stops(void **state)
{
	struct csv_fault fault;
	int		 n = 0;

	(void)state;
	assert_int_equal(csv_each("a\nb\n", 4, ';', stop, &n, &fault), 7);
	assert_int_equal(n, 1);
	assert_null(fault.what);
	/* A last line without its end stops as well. */
	n = 0;
	assert_int_equal(csv_each("a", 1, ';', stop, &n, &fault), 7);
	assert_int_equal(n, 1);
}

static void
delimits(char delimiter, const char *text)
{
	assert_int_equal(csv_delimiter(text, strlen(text)), delimiter);
}

static void
test_delimiter(void **state)
{
	(void)state;
	delimits(';', "a;b;c\n");
	delimits(',', "a,b,c\n");
	delimits('\t', "a\tb\tc\n");
	delimits(';', "alone\n");
	delimits(';', "");
	/* Decimal commas and commas of labels do not part cells. */
	delimits(';', "date;libelle;montant\n1;a, b, c, d, e;1,5\n");
	delimits(';', "code;mots\n6180;a,b,c,d,e,f,g,h,i,j,k,l\n");
	delimits('\t', "a\tb\n1,5\t2,5\n3,5\t4,5\n");
	delimits(',', "code,label\n6180,\"a;b;c;d\"\n");
	/* Told by the file itself. */
	delimits('|', "sep=|\na;b|c\n");
}

static void
test_sep_line(void **state)
{
	(void)state;
	reads("sep=,\r\na,b;c\r\n", "2:a|b;c\n");
	reads_with(',', "sep=;\na,b\n", "2:a|b\n");
	/* It is a line like another when it says more. */
	reads("sep=;x;y\na;b;c\n", "1:sep=|x|y\n2:a|b|c\n");
}

static void
test_long_cell(void **state)
{
	struct csv_fault fault;
	struct buf	 text = { .data = NULL }, out = { .data = NULL };

	(void)state;
	buf_adds(&text, "a;\"");
	buf_pad(&text, 'x', 100000);
	buf_adds(&text, "\"\n");
	assert_int_equal(
	    csv_each(buf_str(&text), text.len, 0, add_row, &out, &fault), 0);
	/* "1:a|", the cell and a line end. */
	assert_int_equal(out.len, 4 + 100000 + 1);
	buf_fini(&text);
	buf_fini(&out);
}

static void
test_problems(void **state)
{
	struct csv_problems p = { .file = "plan.csv" };
	struct err	    err = { .kind = ERR_NONE };

	(void)state;
	assert_int_equal(csv_problems_end(&p, &err), 0);
	assert_int_equal(err.kind, ERR_NONE);
	csv_problem(&p, 3, 2, "no %s", "label");
	csv_problem(&p, 7, 0, "empty");
	assert_int_equal(csv_problems_end(&p, &err), -1);
	assert_int_equal(err.kind, ERR_RULE);
	assert_string_equal(err_what(&err),
	    "plan.csv was not taken, for 2 problems:"
	    "\nplan.csv:3:2: no label\nplan.csv:7: empty");
	assert_non_null(strstr(err_hint_text(&err), "Nothing was written"));
	err_fini(&err);
}

static void
test_many_problems(void **state)
{
	struct csv_problems p = { .file = "x.csv" };
	struct err	    err = { .kind = ERR_NONE };
	int		    i;

	(void)state;
	for (i = 1; i <= 103; i++)
		csv_problem(&p, i, 1, "bad");
	assert_int_equal(csv_problems_end(&p, &err), -1);
	assert_non_null(strstr(err_what(&err), "103 problems"));
	assert_non_null(
	    strstr(err_what(&err), "x.csv:100:1: bad\n(and 3 more)"));
	assert_null(strstr(err_what(&err), "x.csv:101:"));
	err_fini(&err);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_plain),
		cmocka_unit_test(test_line_ends),
		cmocka_unit_test(test_empty_lines_count),
		cmocka_unit_test(test_blanks_are_kept),
		cmocka_unit_test(test_quotes),
		cmocka_unit_test(test_cell_over_lines),
		cmocka_unit_test(test_faults),
		cmocka_unit_test(test_stops),
		cmocka_unit_test(test_delimiter),
		cmocka_unit_test(test_sep_line),
		cmocka_unit_test(test_long_cell),
		cmocka_unit_test(test_problems),
		cmocka_unit_test(test_many_problems),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

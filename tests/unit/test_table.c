/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/columns.h"
#include "base/xalloc.h"
#include "format/table.h"

#define NAME "table.csv"

static void
save(const char *bytes, size_t len)
{
	FILE *fp = fopen(NAME, "w");

	assert_non_null(fp);
	assert_int_equal(fwrite(bytes, 1, len, fp), len);
	fclose(fp);
}

/* Each row as "LINE:cell|cell\n". */
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
reads(const char *bytes, size_t len, const char *rows)
{
	struct csv_problems problems = { .file = NAME };
	struct err	    err = { .kind = ERR_NONE };
	struct buf	    out = { .data = NULL };

	save(bytes, len);
	if (table_each(NAME, add_row, &out, &problems, &err) != 0)
		fail_msg("refused: %s", err_what(&err));
	assert_int_equal(problems.n, 0);
	assert_string_equal(buf_str(&out), rows);
	buf_fini(&out);
	buf_fini(&problems.text);
	err_fini(&err);
}

static void
refuses(const char *bytes, size_t len, const char *what)
{
	struct csv_problems problems = { .file = NAME };
	struct err	    err = { .kind = ERR_NONE };
	struct buf	    out = { .data = NULL };

	save(bytes, len);
	assert_int_equal(table_each(NAME, add_row, &out, &problems, &err), -1);
	assert_int_equal(err.kind, ERR_FILE);
	if (strstr(err_what(&err), what) == NULL)
		fail_msg("not told: %s, but: %s", what, err_what(&err));
	buf_fini(&out);
	buf_fini(&problems.text);
	err_fini(&err);
}

#define READS(bytes, rows)   reads(bytes, sizeof(bytes) - 1, rows)
#define REFUSES(bytes, what) refuses(bytes, sizeof(bytes) - 1, what)

static void
test_encodings(void **state)
{
	(void)state;
	READS("d\xc3\xa9;\xe2\x82\xac\n", "1:d\xc3\xa9|\xe2\x82\xac\n");
	READS("\xef\xbb\xbf"
	      "d\xc3\xa9;b\n",
	    "1:d\xc3\xa9|b\n");
	READS("d\xe9;\x80\n", "1:d\xc3\xa9|\xe2\x82\xac\n");
	READS("\xff\xfe"
	      "d\0\xe9\0;\0b\0\r\0\n\0",
	    "1:d\xc3\xa9|b\n");
	READS("\xfe\xff"
	      "\0d\0\xe9\0;\0b\0\n",
	    "1:d\xc3\xa9|b\n");
	/* A character cut by the end of the file is none of UTF-8. */
	READS("ab;\xc3", "1:ab|\xc3\x83\n");
}

static void
test_lines(void **state)
{
	(void)state;
	READS("sep=,\na,b\n", "2:a|b\n");
	READS("a;b\r\n\r\n\"c\r\nd\";e\r\n", "1:a|b\n3:c\r\nd|e\n");
	READS("a;b\rc;d\r", "1:a|b\n2:c|d\n");
	READS("a\tb\nc\td", "1:a|b\n2:c|d\n");
}

/* Characters, line ends and quotes that the chunks of 65536 bytes cut. */
static void
test_chunks(void **state)
{
	static const char tails[][16] = { "\xe2\x82\xac;b\r\nc;d\n",
		"\";b\r\nc;d\n" };
	char		 *bytes = xmalloc(70000), *rows = xmalloc(70000);
	size_t		  shift, len, k;

	(void)state;
	for (k = 0; k < 2; k++) {
		for (shift = 65526; shift < 65538; shift++) {
			memset(bytes, 'a', shift);
			if (k == 1)
				bytes[0] = '"';
			len = strlen(tails[k]);
			memcpy(bytes + shift, tails[k], len);
			snprintf(rows, 70000, "1:%.*s%s|b\n2:c|d\n",
			    (int)(shift - k), bytes + k,
			    k == 0 ? "\xe2\x82\xac" : "");
			reads(bytes, shift + len, rows);
		}
	}
	free(bytes);
	free(rows);
}

static void
test_refusals(void **state)
{
	(void)state;
	REFUSES("", "is empty");
	REFUSES("a;b\n\0c;d\n", "not a text file");
	REFUSES("PK\x03\x04\x14\0", "spreadsheet's own file");
	REFUSES("\xd0\xcf\x11\xe0\xa1", "old spreadsheet");
	REFUSES("SQLite format 3\0\x10\0", "a database");
	REFUSES("%PDF-1.7\n", "a PDF document");
	REFUSES("\n<!DOCTYPE html><p>", "a web page");
	REFUSES("caf\xe9\x81", "not a text file");
	REFUSES("\xff\xfe"
		"a",
	    "not a text file");
	REFUSES("\xff\xfe"
		"a\0\0\0b\0",
	    "not a text file");
}

static void
test_no_file(void **state)
{
	struct csv_problems problems = { .file = NAME };
	struct err	    err = { .kind = ERR_NONE };

	(void)state;
	assert_int_equal(
	    table_each("none.csv", add_row, NULL, &problems, &err), -1);
	assert_int_equal(err.kind, ERR_FILE);
	err_clear(&err);
	assert_int_equal(table_each(".", add_row, NULL, &problems, &err), -1);
	assert_non_null(strstr(err_what(&err), "folder"));
	err_clear(&err);
	assert_int_equal(
	    table_each("/dev/null", add_row, NULL, &problems, &err), -1);
	assert_non_null(strstr(err_what(&err), "regular"));
	err_fini(&err);
}

static int
count_row(const struct csv_row *row, void *arg)
{
	(void)row;
	++*(int *)arg;
	return 0;
}

/* A line without end, a quote never closed: told, and no memory is spent on
 * them. */
static void
test_endless(void **state)
{
	struct csv_problems problems = { .file = NAME };
	struct err	    err = { .kind = ERR_NONE };
	size_t		    len = (size_t)5 << 20;
	char		   *bytes = xmalloc(len);
	int		    n = 0;

	(void)state;
	memset(bytes, 'a', len);
	memcpy(bytes, "a;b\n", 4);
	save(bytes, len);
	assert_int_equal(table_each(NAME, count_row, &n, &problems, &err), 0);
	assert_int_equal(n, 1);
	assert_non_null(
	    strstr(buf_str(&problems.text), NAME ":2:1: this line"));
	buf_fini(&problems.text);
	memset(bytes, '\n', len);
	memcpy(bytes, "a;b\nc;\"d", 8);
	save(bytes, len);
	n = 0;
	assert_int_equal(table_each(NAME, count_row, &n, &problems, &err), 0);
	assert_int_equal(n, 1);
	assert_non_null(
	    strstr(buf_str(&problems.text), NAME ":2:2: the quotation mark"));
	buf_fini(&problems.text);
	free(bytes);
	err_fini(&err);
}

static void
test_map(void **state)
{
	static const struct column_word words[] = { { "date", 0 },
		{ "libelle", 1 }, { "montant", 2 }, { NULL, 0 } };
	struct csv_cell	    cells[] = { { "Somme, en €", 1 }, { "x", 1 } };
	struct csv_row	    row = { .line = 1, .cells = cells, .n = 2 };
	struct column_place p[3];
	char		   *wrong;

	(void)state;
	columns_clear(p, 3);
	assert_null(
	    columns_map("date=2, Libellé=1;montant=Somme en €", words, p));
	assert_int_equal(p[0].index, 1);
	assert_int_equal(p[1].index, 0);
	assert_true(columns_named(p, 3));
	assert_true(columns_match(p, 3, &row));
	assert_int_equal(p[2].index, 0);
	cells[0].text = "Autre";
	assert_false(columns_match(p, 3, &row));
	columns_fini(p, 3);
	wrong = columns_map("date=1,prix=2", words, p);
	assert_string_equal(wrong, "prix=2");
	free(wrong);
	wrong = columns_map("date=0", words, p);
	assert_string_equal(wrong, "date=0");
	free(wrong);
}

int
main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(test_encodings),
		cmocka_unit_test(test_lines), cmocka_unit_test(test_chunks),
		cmocka_unit_test(test_refusals), cmocka_unit_test(test_no_file),
		cmocka_unit_test(test_endless), cmocka_unit_test(test_map) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "value/text.h"

static void
takes(const char *in, const char *expected)
{
	struct err err = { .kind = ERR_NONE };
	char	  *out;

	if (text_take(in, TEXT_LABEL_MAX, "label", &out, &err) != 0)
		fail_msg("“%s” refused: %s", in, err_what(&err));
	assert_string_equal(out, expected);
	free(out);
	err_fini(&err);
}

static void
refuses(const char *in, size_t max, const char *what, const char *hint)
{
	struct err err = { .kind = ERR_NONE };
	char	  *out = NULL;

	assert_int_equal(text_take(in, max, "label", &out, &err), -1);
	assert_null(out);
	assert_int_equal(err.kind, ERR_USAGE);
	assert_string_equal(err_what(&err), what);
	assert_string_equal(err_hint_text(&err), hint);
	err_fini(&err);
}

static void
takes_what_people_type(void **state)
{
	(void)state;
	takes("Goûter", "Goûter");
	takes("  Goûter de Noël \xc2\xa0", "Goûter de Noël");
	takes("\xe2\x80\xaf"
	      "a  b\xe3\x80\x80",
	    "a  b");
	takes("Gou\xcc\x82ter", "Goûter");
	takes("a", "a");
	takes("« L’œuvre » : 12 €", "« L’œuvre » : 12 €");
	takes("日本 😀 👨\xe2\x80\x8d👩", "日本 😀 👨\xe2\x80\x8d👩");
	takes("<b>&\"';=SUM(A1)", "<b>&\"';=SUM(A1)");
	takes("co\xc2\xad"
	      "op",
	    "co\xc2\xad"
	    "op");
}

#define EMPTY_HINT "Type a few words that will still be clear in a year."

static void
refuses_empty(void **state)
{
	(void)state;
	refuses("", 10, "label: this text is empty.", EMPTY_HINT);
	refuses("   ", 10, "label: this text is empty.", EMPTY_HINT);
	refuses(" \xc2\xa0\xe2\x80\xaf", 10, "label: this text is empty.",
	    EMPTY_HINT);
	/* A joiner, an accent, a soft hyphen alone: nothing is seen. */
	refuses("\xe2\x80\x8d", 10, "label: this text is empty.", EMPTY_HINT);
	refuses("\xcc\x81", 10, "label: this text is empty.", EMPTY_HINT);
}

static void
refuses_bad_utf8(void **state)
{
	static const char *const bad[] = { "\xff", "Go\xfbter", "\xc3",
		"a\xed\xa0\x80", "\xc0\xaf", "\xf4\x90\x80\x80" };
	size_t			 i;

	(void)state;
	for (i = 0; i < sizeof(bad) / sizeof(*bad); i++)
		refuses(bad[i], 10, "label: this text is not in UTF-8.",
		    "Type it again, or save the file that it comes from as"
		    " UTF-8.");
}

#define CONTROL " cannot be kept, because it is not one that is read."
#define CONTROL_HINT                                       \
	"Type the text again on one line, without control" \
	" characters."

static void
refuses_controls(void **state)
{
	(void)state;
	refuses("\x1b[31mrouge", 50, "label: character 1 (U+001B)" CONTROL,
	    CONTROL_HINT);
	refuses(
	    "été\x07", 50, "label: character 4 (U+0007)" CONTROL, CONTROL_HINT);
	refuses(
	    "a\nb", 50, "label: character 2 (U+000A)" CONTROL, CONTROL_HINT);
	refuses(
	    "a\tb", 50, "label: character 2 (U+0009)" CONTROL, CONTROL_HINT);
	refuses("\n", 50, "label: character 1 (U+000A)" CONTROL, CONTROL_HINT);
	refuses("a\xc2\x9b"
		"31m",
	    50, "label: character 2 (U+009B)" CONTROL, CONTROL_HINT);
	refuses("1\xe2\x80\xae"
		"2",
	    50, "label: character 2 (U+202E)" CONTROL, CONTROL_HINT);
	refuses(
	    "a\x7f", 50, "label: character 2 (U+007F)" CONTROL, CONTROL_HINT);
}

static void
counts_characters_not_bytes(void **state)
{
	struct err err = { .kind = ERR_NONE };
	char	  *out, *in = malloc(10001);

	(void)state;
	assert_int_equal(text_take("éééé", 4, "label", &out, &err), 0);
	free(out);
	assert_int_equal(text_take("  e\xcc\x81"
				   "e\xcc\x81 ",
			     2, "label", &out, &err),
	    0);
	free(out);
	refuses("ééééé", 4,
	    "label: this text has 5 characters, and at most 4 fit.",
	    "Make it shorter.");
	assert_non_null(in);
	memset(in, 'x', 10000);
	in[10000] = '\0';
	refuses(in, TEXT_LABEL_MAX,
	    "label: this text has 10000 characters, and at most 200 fit.",
	    "Make it shorter.");
	in[TEXT_LABEL_MAX] = '\0';
	takes(in, in);
	free(in);
	err_fini(&err);
}

static void
decodes(const char *bytes, size_t len, const char *expected)
{
	struct err err = { .kind = ERR_NONE };
	struct buf out = { .data = NULL };

	buf_addc(&out, '>');
	if (text_decode(bytes, len, &out, &err) != 0)
		fail_msg("refused: %s", err_what(&err));
	assert_string_equal(buf_str(&out) + 1, expected);
	assert_int_equal(out.data[0], '>');
	buf_fini(&out);
	err_fini(&err);
}

#define DECODES(bytes, expected) decodes(bytes, sizeof(bytes) - 1, expected)

static void
decodes_what_spreadsheets_write(void **state)
{
	(void)state;
	DECODES("", "");
	DECODES("a;b\r\n", "a;b\r\n");
	DECODES("Libellé;12 €", "Libellé;12 €");
	DECODES("\xef\xbb\xbf"
		"Libellé",
	    "Libellé");
	DECODES("\xef\xbb\xbf", "");
	DECODES("Libell\xe9;12 \x80", "Libellé;12 €");
	DECODES("\x8c"
		"uvre l\x92\xe9l\xe8ve\xa0!",
	    "Œuvre l’élève\xc2\xa0!");
	DECODES("\xff\xfe"
		"L\0\xe9\0;\0\xac\x20",
	    "Lé;€");
	DECODES("\xfe\xff\0L\0\xe9\0;\x20\xac", "Lé;€");
	DECODES("\xff\xfe\x3d\xd8\x00\xde", "😀");
	DECODES("\xff\xfe", "");
}

/* Each of the 27 characters that Windows puts between 80 and 9F. */
static void
knows_windows_1252(void **state)
{
	DECODES("\xe9\x80\x82\x83\x84\x85\x86\x87\x88\x89\x8a\x8b\x8c\x8e",
	    "é€‚ƒ„…†‡ˆ‰Š‹ŒŽ");
	DECODES("\xe9\x91\x92\x93\x94\x95\x96\x97\x98\x99\x9a\x9b\x9c\x9e\x9f",
	    "é‘’“”•–—˜™š›œžŸ");
	(void)state;
}

/* More than the converter takes at once, cut inside letters. */
static void
decodes_long_files(void **state)
{
	char  *bytes = malloc(30001), *expected = malloc(60001);
	size_t i;

	(void)state;
	assert_non_null(bytes);
	assert_non_null(expected);
	memset(bytes, 0xe9, 30000);
	bytes[0] = 'x';
	expected[0] = 'x';
	for (i = 1; i < 30000; i++)
		memcpy(expected + 2 * i - 1, "é", 3);
	decodes(bytes, 30000, expected);
	free(bytes);
	free(expected);
}

static void
refuses_file(const char *bytes, size_t len)
{
	struct err err = { .kind = ERR_NONE };
	struct buf out = { .data = NULL };

	buf_adds(&out, "kept");
	assert_int_equal(text_decode(bytes, len, &out, &err), -1);
	assert_string_equal(buf_str(&out), "kept");
	assert_int_equal(err.kind, ERR_FILE);
	assert_string_equal(err_what(&err), "this is not a text file.");
	assert_string_equal(err_hint_text(&err),
	    "In the spreadsheet, save the"
	    " sheet as CSV, then take that file.");
	buf_fini(&out);
	err_fini(&err);
}

#define REFUSES_FILE(bytes) refuses_file(bytes, sizeof(bytes) - 1)

static void
refuses_what_is_no_text(void **state)
{
	(void)state;
	REFUSES_FILE("a\0b");
	REFUSES_FILE("a\0\xe9");
	REFUSES_FILE("PK\3\4\x81\x8d\0\0");
	REFUSES_FILE("\xe9\x81");
	REFUSES_FILE("\xff\xfe"
		     "a");
	REFUSES_FILE("\xff\xfe\x00\xd8"
		     "a\0");
	REFUSES_FILE("\xff\xfe"
		     "a\0\0\0");
	REFUSES_FILE("\xfe\xff\xd8\x00");
}

static void
writes_cell(const char *in, const char *expected)
{
	struct buf out = { .data = NULL };

	text_add_cell(&out, in);
	assert_string_equal(buf_str(&out), expected);
	buf_fini(&out);
}

static void
writes_cells(void **state)
{
	(void)state;
	writes_cell("", "");
	writes_cell("Goûter, Noël", "Goûter, Noël");
	writes_cell(" a ", " a ");
	writes_cell("a;b", "\"a;b\"");
	writes_cell("dit \"le petit\"", "\"dit \"\"le petit\"\"\"");
	writes_cell("a\nb", "\"a\nb\"");
	writes_cell("a\rb", "\"a\rb\"");
	writes_cell("\"", "\"\"\"\"");
	writes_cell("a\tb", "a\tb");
	writes_cell("l'école", "l'école");
}

static void
disarms_formulas(void **state)
{
	(void)state;
	writes_cell("=1+1", "'=1+1");
	writes_cell("+33 6", "'+33 6");
	writes_cell("-5", "'-5");
	writes_cell("@SUM", "'@SUM");
	writes_cell("\tx", "'\tx");
	writes_cell("\rx", "\"'\rx\"");
	writes_cell("=A;\"B\"", "\"'=A;\"\"B\"\"\"");
	writes_cell("a=b", "a=b");
	writes_cell("'=1", "'=1");
}

int
main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(
						takes_what_people_type),
		cmocka_unit_test(refuses_empty),
		cmocka_unit_test(refuses_bad_utf8),
		cmocka_unit_test(refuses_controls),
		cmocka_unit_test(counts_characters_not_bytes),
		cmocka_unit_test(decodes_what_spreadsheets_write),
		cmocka_unit_test(knows_windows_1252),
		cmocka_unit_test(decodes_long_files),
		cmocka_unit_test(refuses_what_is_no_text),
		cmocka_unit_test(writes_cells),
		cmocka_unit_test(disarms_formulas) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}

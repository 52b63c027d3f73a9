/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/utf8.h"

#define BAD "\xef\xbf\xbd" /* U+FFFD */

/* Table 3-7 of the Unicode standard: well-formed sequences. */
static bool
is_well_formed(const unsigned char *s, size_t len)
{
	static const struct {
		size_t	      len;
		unsigned char low[2], high[2];
	} rows[] = { { 1, { 0x01, 0 }, { 0x7f, 0 } },
		{ 2, { 0xc2, 0x80 }, { 0xdf, 0xbf } },
		{ 3, { 0xe0, 0xa0 }, { 0xe0, 0xbf } },
		{ 3, { 0xe1, 0x80 }, { 0xec, 0xbf } },
		{ 3, { 0xed, 0x80 }, { 0xed, 0x9f } },
		{ 3, { 0xee, 0x80 }, { 0xef, 0xbf } },
		{ 4, { 0xf0, 0x90 }, { 0xf0, 0xbf } },
		{ 4, { 0xf1, 0x80 }, { 0xf3, 0xbf } },
		{ 4, { 0xf4, 0x80 }, { 0xf4, 0x8f } } };
	size_t i, j;

	for (i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
		if (len != rows[i].len || s[0] < rows[i].low[0] ||
		    s[0] > rows[i].high[0])
			continue;
		if (len > 1 &&
		    (s[1] < rows[i].low[1] || s[1] > rows[i].high[1]))
			continue;
		for (j = 2; j < len && s[j] >= 0x80 && s[j] <= 0xbf; j++)
			;
		if (j >= len)
			return true;
	}
	return false;
}

static void
compare(const unsigned char *s, size_t len)
{
	bool expected = is_well_formed(s, len);

	/* Two short sequences may stand side by side. */
	if (len == 2 && !expected)
		expected = is_well_formed(s, 1) && is_well_formed(s + 1, 1);
	if (len == 3 && !expected)
		expected = (is_well_formed(s, 1) && is_well_formed(s + 1, 1) &&
			       is_well_formed(s + 2, 1)) ||
		    (is_well_formed(s, 2) && is_well_formed(s + 2, 1)) ||
		    (is_well_formed(s, 1) && is_well_formed(s + 1, 2));
	if (utf8_valid((const char *)s, len) != expected)
		fail_msg("%02x %02x %02x, %zu bytes", s[0], s[1], s[2], len);
}

static void
knows_every_one_two_and_three_bytes(void **state)
{
	static const unsigned char third[] = { 0x00, 0x41, 0x7f, 0x80, 0xa5,
		0xbf, 0xc0, 0xc2, 0xff };
	unsigned char		   s[3] = { 0, 0, 0 };
	unsigned		   n;
	size_t			   i;

	(void)state;
	for (n = 0; n < 0x10000; n++) {
		s[0] = (unsigned char)(n >> 8);
		s[1] = (unsigned char)n;
		if (s[1] == 0)
			compare(s, 1);
		compare(s, 2);
		for (i = 0; i < sizeof(third); i++) {
			s[2] = third[i];
			compare(s, 3);
		}
	}
}

static void
knows_four_bytes(void **state)
{
	static const unsigned char last[] = { 0x00, 0x7f, 0x80, 0xbf, 0xc0,
		0xff };
	unsigned char		   s[4];
	unsigned		   lead, second;
	size_t			   i, j;

	(void)state;
	for (lead = 0xf0; lead <= 0xff; lead++)
		for (second = 0; second < 256; second++)
			for (i = 0; i < 6; i++)
				for (j = 0; j < 6; j++) {
					s[0] = (unsigned char)lead;
					s[1] = (unsigned char)second;
					s[2] = last[i];
					s[3] = last[j];
					assert_int_equal(
					    utf8_valid((const char *)s, 4),
					    is_well_formed(s, 4));
				}
}

static void
refuses_what_is_cut(void **state)
{
	(void)state;
	assert_true(utf8_valid("", 0));
	assert_true(utf8_valid("\xe2\x82\xac", 3));
	assert_false(utf8_valid("\xe2\x82\xac", 2));
	assert_false(utf8_valid("\xe2\x82\xac", 1));
	assert_false(utf8_valid("a\0b", 3));
	assert_false(utf8_valid("\xf0\x9f\x98", 3));
}

/* The bytes of a code point, by the definition. */
static const char *
encode(uint32_t c, char out[5])
{
	size_t n = c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4, i;

	for (i = n; i-- > 1; c >>= 6)
		out[i] = (char)(0x80 | (c & 0x3f));
	out[0] = (char)(n == 1 ? c : c | (0xf00u >> n));
	out[n] = '\0';
	return out;
}

static void
measures_columns(void **state)
{
	(void)state;
	assert_int_equal(utf8_width(""), 0);
	assert_int_equal(utf8_width("abc"), 3);
	assert_int_equal(utf8_width("été"), 3);
	assert_int_equal(utf8_width("e\xcc\x81te\xcc\x81"), 3);
	assert_int_equal(utf8_width("日本"), 4);
	assert_int_equal(utf8_width("1\xe2\x80\xaf"
				    "234,56\xc2\xa0€"),
	    10);
	assert_int_equal(utf8_width("😀"), 2);
	assert_int_equal(utf8_width("a\xff"), 2);
}

static void
counts_code_points(void **state)
{
	(void)state;
	assert_int_equal(utf8_length(""), 0);
	assert_int_equal(utf8_length("été"), 3);
	assert_int_equal(utf8_length("e\xcc\x81"), 2);
	assert_int_equal(utf8_length("日本😀"), 3);
}

static void
cuts_between_letters(void **state)
{
	(void)state;
	assert_int_equal(utf8_fit("abc", 0), 0);
	assert_int_equal(utf8_fit("abc", 2), 2);
	assert_int_equal(utf8_fit("abc", 3), 3);
	assert_int_equal(utf8_fit("abc", 99), 3);
	assert_int_equal(utf8_fit("été", 1), 2);
	assert_int_equal(utf8_fit("e\xcc\x81te\xcc\x81", 1), 3);
	assert_int_equal(utf8_fit("e\xcc\x81te\xcc\x81", 2), 4);
	assert_int_equal(utf8_fit("e\xcc\x81te\xcc\x81", 3), 7);
	assert_int_equal(utf8_fit("日本", 1), 0);
	assert_int_equal(utf8_fit("日本", 2), 3);
	assert_int_equal(utf8_fit("日本", 3), 3);
	assert_int_equal(utf8_fit("", 5), 0);
	assert_int_equal(utf8_fit("a\xff"
				  "b",
			     2),
	    2);
}

static void
composes(void **state)
{
	char *s = utf8_nfc("e\xcc\x81"
			   "cole a\xcc\x80 \xe2\x84\xa6");

	(void)state;
	assert_string_equal(s, "école à \xce\xa9"); /* Ohm is Omega */
	free(s);
	s = utf8_nfc("10² ﬁn");
	assert_string_equal(s, "10² ﬁn");
	free(s);
	s = utf8_nfc("");
	assert_string_equal(s, "");
	free(s);
}

static void
folds(const char *in, const char *expected)
{
	char *s = utf8_fold(in);

	assert_string_equal(s, expected);
	free(s);
}

static void
folds_as_people_search(void **state)
{
	(void)state;
	folds("Dépense", "depense");
	folds("DE\xcc\x81PENSE", "depense");
	folds("ÉCOLE Jean-Jaurès", "ecole jean-jaures");
	folds("Œuvre, CŒUR, æquo, Ægir", "oeuvre, coeur, aequo, aegir");
	folds("Noël où ça ÿ", "noel ou ca y");
	folds("Straße", "strasse");
	folds("ﬁn", "fin");
	folds("Bjørn Łódź", "bjorn lodz");
	folds("l’élève l‘a l`a l´a", "l'eleve l'a l'a l'a");
	folds("« a » “b” „c”", "\" a \" \"b\" \"c\"");
	folds("a\xe2\x80\x90"
	      "b\xe2\x80\x91"
	      "c\xe2\x80\x93"
	      "d—e−f",
	    "a-b-c-d-e-f");
	folds("n\xc2\xba"
	      " 1\xca\xb3\xe1\xb5\x89",
	    "no 1re");
}

static void
folds_spaces(void **state)
{
	(void)state;
	folds("", "");
	folds("  \xc2\xa0\t\n", "");
	folds("  a  \xe2\x80\xaf b\tc\r\nd\xe3\x80\x80 ", "a b c d");
	folds("co\xc2\xad"
	      "op\xe2\x80\x8b",
	    "coop");
}

static void
folds_no_figure_into_another(void **state)
{
	(void)state;
	folds("10²", "10²");
	folds("H₂O ½ ①", "h₂o ½ ①");
	folds("0123456789", "0123456789");
	folds("１２", "１２");
	folds("1 234,56 €", "1 234,56 €");
	folds("a\xff"
	      "B",
	    "a" BAD "b");
	/* What is taken away must not join two halves of a letter. */
	folds("\xe2\x88\xef\xbb\xbf\x92$", BAD BAD BAD "$");
	folds("a \xef\xbb\xbf", "a");
	folds(" \xef\xbb\xbf a \xef\xbb\xbf b", "a b");
}

/* Folding twice changes nothing; what is folded is valid and in one line. */
static void
folds_every_character_for_good(void **state)
{
	uint32_t c;
	char	 in[5], *once, *twice;

	(void)state;
	for (c = 1; c < 0x20000; c++) {
		if (c >= 0xd800 && c < 0xe000)
			continue;
		once = utf8_fold(encode(c, in));
		twice = utf8_fold(once);
		if (strcmp(once, twice) != 0)
			fail_msg("U+%04X folds to %s then %s", c, once, twice);
		assert_true(utf8_valid(once, strlen(once)));
		assert_null(strpbrk(once, "\t\r\n"));
		free(once);
		free(twice);
	}
}

static void
finds_controls(void **state)
{
	static const uint32_t bad[] = { 0x01, 0x07, '\t', '\n', '\r', 0x1b,
		0x1f, 0x7f, 0x80, 0x85, 0x9b, 0x9f, 0x61c, 0x200b, 0x200e,
		0x200f, 0x2028, 0x2029, 0x202a, 0x202e, 0x2060, 0x2066, 0x2069,
		0xfdd0, 0xfeff, 0xfff9, 0xfffe, 0xffff, 0x1fffe, 0xe0001,
		0x10ffff, 0x115f, 0x1160, 0x2800, 0x3164, 0xffa0 };
	static const uint32_t good[] = { ' ', '~', 0xa0, 0xad, 0xe9, 0x200c,
		0x200d, 0x2019, 0x202f, 0x20ac, 0x2212, 0x3000, 0xfffd, 0x1f600,
		0x10fffd };
	char		      s[5];
	uint32_t	      point;
	size_t		      i;

	(void)state;
	for (i = 0; i < sizeof(bad) / sizeof(*bad); i++) {
		assert_true(utf8_has_control(encode(bad[i], s)));
		assert_int_equal(utf8_find_control(s, &point), 1);
		assert_int_equal(point, bad[i]);
	}
	for (i = 0; i < sizeof(good) / sizeof(*good); i++)
		assert_false(utf8_has_control(encode(good[i], s)));
	assert_int_equal(utf8_find_control("été\x1b[m", &point), 4);
	assert_int_equal(point, 0x1b);
	assert_int_equal(utf8_find_control("", NULL), 0);
	assert_int_equal(utf8_find_control("a\xff", &point), 2);
}

static void
makes_text_safe(void **state)
{
	struct buf b = { .data = NULL };

	(void)state;
	utf8_add_safe(&b, "é\x1b[2J\n\xff\xc3 \xe2\x80\xae€");
	assert_string_equal(buf_str(&b), "é" BAD "[2J" BAD BAD BAD " " BAD "€");
	buf_reset(&b);
	utf8_add_safe_lines(&b, "a\nb\tc\r\n");
	assert_string_equal(buf_str(&b), "a\nb" BAD "c" BAD "\n");
	buf_fini(&b);
}

/* No byte below a space ever comes out, whatever comes in. */
static void
lets_no_control_byte_through(void **state)
{
	struct buf b = { .data = NULL };
	char	   in[4] = { 0 };
	unsigned   n;
	size_t	   i;

	(void)state;
	for (n = 0x101; n < 0x10000; n++) {
		in[0] = (char)(n >> 8);
		in[1] = (char)n;
		buf_reset(&b);
		utf8_add_safe(&b, in);
		assert_true(utf8_valid(b.data, b.len));
		assert_false(utf8_has_control(b.data));
		for (i = 0; i < b.len; i++)
			assert_true((unsigned char)b.data[i] >= 0x20);
	}
	buf_fini(&b);
}

static void
pads_by_width(void **state)
{
	struct buf b = { .data = NULL };

	(void)state;
	utf8_add_padded(&b, "été", 5, false);
	utf8_add_padded(&b, "日", 4, true);
	utf8_add_padded(&b, "long", 2, true);
	utf8_add_padded(&b, "", 1, false);
	assert_string_equal(buf_str(&b), "été    日long ");
	buf_fini(&b);
}

static void
makes_excerpts(void **state)
{
	char   out[UTF8_EXCERPT], in[4000];
	size_t i;

	(void)state;
	assert_string_equal(utf8_excerpt("", out), "");
	assert_string_equal(utf8_excerpt("a\x1b"
					 "b",
				out),
	    "a" BAD "b");
	assert_string_equal(
	    utf8_excerpt("1234567890123456789012345678901234567890", out),
	    "1234567890123456789012345678901234567890");
	assert_string_equal(
	    utf8_excerpt("12345678901234567890123456789012345678901", out),
	    "1234567890123456789012345678901234567890…");
	/* A letter under a thousand accents is cut away, not cut in two. */
	in[0] = 'a';
	for (i = 1; i + 1 < sizeof(in); i++)
		in[i] = i % 2 == 1 ? '\xcc' : '\x81';
	in[i] = '\0';
	assert_string_equal(utf8_excerpt(in, out), "…");
	for (i = 0; i + 4 < sizeof(in); i += 4)
		memcpy(in + i, "😀", 5);
	utf8_excerpt(in, out);
	assert_int_equal(utf8_width(out), 41);
	assert_true(utf8_valid(out, strlen(out)));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(knows_every_one_two_and_three_bytes),
		cmocka_unit_test(knows_four_bytes),
		cmocka_unit_test(refuses_what_is_cut),
		cmocka_unit_test(measures_columns),
		cmocka_unit_test(counts_code_points),
		cmocka_unit_test(cuts_between_letters),
		cmocka_unit_test(composes),
		cmocka_unit_test(folds_as_people_search),
		cmocka_unit_test(folds_spaces),
		cmocka_unit_test(folds_no_figure_into_another),
		cmocka_unit_test(folds_every_character_for_good),
		cmocka_unit_test(finds_controls),
		cmocka_unit_test(makes_text_safe),
		cmocka_unit_test(lets_no_control_byte_through),
		cmocka_unit_test(pads_by_width),
		cmocka_unit_test(makes_excerpts)
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

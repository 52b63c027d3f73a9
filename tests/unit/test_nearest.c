/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/nearest.h"

static void
counts_edits(void **state)
{
	(void)state;
	assert_int_equal(nearest_distance("", ""), 0);
	assert_int_equal(nearest_distance("", "abc"), 3);
	assert_int_equal(nearest_distance("abc", ""), 3);
	assert_int_equal(nearest_distance("expense", "expense"), 0);
	assert_int_equal(nearest_distance("expnse", "expense"), 1);
	assert_int_equal(nearest_distance("expennse", "expense"), 1);
	assert_int_equal(nearest_distance("expanse", "expense"), 1);
	assert_int_equal(nearest_distance("epxense", "expense"), 1);
	assert_int_equal(nearest_distance("kitten", "sitting"), 3);
	assert_int_equal(nearest_distance("ca", "abc"), 3);
	assert_int_equal(nearest_distance("6999", "6180"), 3);
}

static void
sees_no_case_nor_accent(void **state)
{
	(void)state;
	assert_int_equal(nearest_distance("DÉPENSE", "depense"), 0);
	assert_int_equal(nearest_distance("œuvre", "oeuvre"), 0);
	assert_int_equal(nearest_distance("日本", "日"), 1);
	assert_int_equal(nearest_distance("\xff", "a"), 1);
}

static size_t
smaller(size_t a, size_t b)
{
	return a < b ? a : b;
}

/* The definition, word for word: no table, every way is tried. */
static size_t
model(const char *a, size_t i, const char *b, size_t j)
{
	size_t d;

	if (i == 0 || j == 0)
		return i + j;
	d = smaller(model(a, i - 1, b, j), model(a, i, b, j - 1)) + 1;
	d = smaller(d, model(a, i - 1, b, j - 1) + (a[i - 1] != b[j - 1]));
	if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
		d = smaller(d, model(a, i - 2, b, j - 2) + 1);
	return d;
}

/* The n-th word over three letters: "", a, b, c, aa, ab... */
static void
spell(unsigned n, char out[8])
{
	size_t len = 0, i;
	char   c;

	for (; n > 0; n = (n - 1) / 3)
		out[len++] = (char)('a' + (n - 1) % 3);
	out[len] = '\0';
	for (i = 0; i < len / 2; i++) {
		c = out[i];
		out[i] = out[len - 1 - i];
		out[len - 1 - i] = c;
	}
}

/* All pairs of words of up to four letters. */
static void
agrees_with_the_definition(void **state)
{
	char	 a[8], b[8];
	unsigned i, j;

	(void)state;
	for (i = 0; i < 121; i++)
		for (j = 0; j < 121; j++) {
			spell(i, a);
			spell(j, b);
			if (nearest_distance(a, b) !=
			    model(a, strlen(a), b, strlen(b)))
				fail_msg("%s %s", a, b);
		}
}

static void
ranks_the_likely_first(void **state)
{
	const char *words[] = { "list", "income", "expense", "export", "edit",
		"show" };

	(void)state;
	assert_int_equal(nearest_rank("expanse", words, 6, 3), 1);
	assert_string_equal(words[0], "expense");
	assert_int_equal(nearest_rank("exp", words, 6, 3), 2);
	assert_string_equal(words[0], "export");
	assert_string_equal(words[1], "expense");
	assert_int_equal(nearest_rank("exp", words, 6, 1), 1);
	assert_int_equal(nearest_rank("zzzzzz", words, 6, 3), 0);
}

/* "li" is what "lister" begins with, though "la" has fewer edits. */
static void
puts_beginnings_before_neighbours(void **state)
{
	const char *words[] = { "la", "lister" };

	(void)state;
	assert_int_equal(nearest_rank("LI", words, 2, 5), 2);
	assert_string_equal(words[0], "lister");
	assert_string_equal(words[1], "la");
}

static void
keeps_the_order_of_equals(void **state)
{
	const char *codes[] = { "6283", "6282", "6285", "6284", "7000" };

	(void)state;
	assert_int_equal(nearest_rank("6281", codes, 5, 5), 4);
	assert_string_equal(codes[0], "6283");
	assert_string_equal(codes[1], "6282");
	assert_string_equal(codes[2], "6285");
	assert_string_equal(codes[3], "6284");
	assert_string_equal(codes[4], "7000");
}

/* One edit in a short word, about one in three letters of a longer one. */
static void
tolerates_more_in_longer_words(void **state)
{
	const char *one[] = { "edit" }, *long_one[] = { "handover" };

	(void)state;
	assert_int_equal(nearest_rank("edot", one, 1, 1), 1);
	assert_int_equal(nearest_rank("eodt", one, 1, 1), 0);
	assert_int_equal(nearest_rank("hendevor", long_one, 1, 1), 1);
	assert_int_equal(nearest_rank("hindevus", long_one, 1, 1), 0);
}

static void
takes_nothing_for_nothing(void **state)
{
	const char *words[] = { "a", "b" };

	(void)state;
	assert_int_equal(nearest_rank("", words, 2, 2), 0);
	assert_int_equal(nearest_rank("a", words, 0, 2), 0);
	assert_int_equal(nearest_rank("a", words, 2, 0), 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(counts_edits),
		cmocka_unit_test(sees_no_case_nor_accent),
		cmocka_unit_test(agrees_with_the_definition),
		cmocka_unit_test(ranks_the_likely_first),
		cmocka_unit_test(puts_beginnings_before_neighbours),
		cmocka_unit_test(keeps_the_order_of_equals),
		cmocka_unit_test(tolerates_more_in_longer_words),
		cmocka_unit_test(takes_nothing_for_nothing) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/buf.h"

static void
begins_empty(void **state)
{
	struct buf b = { .data = NULL };

	(void)state;
	assert_string_equal(buf_str(&b), "");
	buf_reset(&b);
	assert_string_equal(buf_str(&b), "");
	buf_fini(&b);
	buf_fini(&b);
	buf_fini(NULL);
}

static void
appends(void **state)
{
	struct buf b = { .data = NULL };

	(void)state;
	buf_adds(&b, "ab");
	buf_addc(&b, 'c');
	buf_add(&b, "d\0e", 3);
	buf_pad(&b, '.', 2);
	buf_addf(&b, "%d%s", 42, "!");
	assert_int_equal(b.len, 11);
	assert_memory_equal(b.data, "abcd\0e..42!", 12);
	buf_fini(&b);
	assert_null(b.data);
	assert_int_equal(b.len, 0);
}

static void
ends_with_nul_even_when_nothing_is_added(void **state)
{
	struct buf b = { .data = NULL };

	(void)state;
	buf_add(&b, "", 0);
	assert_non_null(b.data);
	assert_int_equal(b.data[0], '\0');
	buf_pad(&b, 'x', 0);
	buf_adds(&b, "");
	buf_addf(&b, "%s", "");
	assert_int_equal(b.len, 0);
	assert_string_equal(buf_str(&b), "");
	buf_fini(&b);
}

/* Each length around each growth, one byte at a time and at once. */
static void
grows(void **state)
{
	struct buf one = { .data = NULL }, at_once = { .data = NULL };
	char	   text[300];
	size_t	   i;

	(void)state;
	for (i = 0; i < sizeof(text); i++)
		text[i] = (char)('a' + i % 26);
	for (i = 0; i < sizeof(text); i++) {
		assert_int_equal(one.len, i);
		buf_addc(&one, text[i]);
		assert_true(one.cap > one.len);
		assert_int_equal(one.data[one.len], '\0');
		buf_reset(&at_once);
		buf_add(&at_once, text, i + 1);
		assert_memory_equal(at_once.data, one.data, i + 2);
		buf_reset(&at_once);
		buf_addf(&at_once, "%.*s", (int)i + 1, text);
		assert_memory_equal(at_once.data, one.data, i + 2);
		buf_fini(&at_once);
	}
	buf_fini(&one);
}

static void
resets_and_keeps_its_memory(void **state)
{
	struct buf b = { .data = NULL };
	char	  *data;

	(void)state;
	buf_adds(&b, "something");
	data = b.data;
	buf_reset(&b);
	assert_int_equal(b.len, 0);
	assert_string_equal(buf_str(&b), "");
	buf_adds(&b, "else");
	assert_ptr_equal(b.data, data);
	assert_string_equal(buf_str(&b), "else");
	buf_fini(&b);
}

static void
gives_its_content_away(void **state)
{
	struct buf b = { .data = NULL };
	char	  *s;

	(void)state;
	buf_adds(&b, "kept");
	s = buf_steal(&b);
	assert_string_equal(s, "kept");
	assert_null(b.data);
	assert_int_equal(b.len + b.cap, 0);
	free(s);
	s = buf_steal(&b);
	assert_string_equal(s, "");
	free(s);
}

static void
formats_long_texts(void **state)
{
	struct buf b = { .data = NULL };

	(void)state;
	buf_addf(&b, "%05000d", 7);
	assert_int_equal(b.len, 5000);
	assert_int_equal(b.data[4999], '7');
	assert_int_equal(strspn(b.data, "0"), 4999);
	buf_fini(&b);
}

int
main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(begins_empty),
		cmocka_unit_test(appends),
		cmocka_unit_test(ends_with_nul_even_when_nothing_is_added),
		cmocka_unit_test(grows),
		cmocka_unit_test(resets_and_keeps_its_memory),
		cmocka_unit_test(gives_its_content_away),
		cmocka_unit_test(formats_long_texts) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/err.h"

static void
begins_without_error(void **state)
{
	struct err e = { .kind = ERR_NONE };

	(void)state;
	assert_string_equal(err_what(&e), "");
	assert_string_equal(err_hint_text(&e), "");
	assert_int_equal(err_hint(&e, "a hint without an error"), -1);
	assert_int_equal(err_place(&e, "a.csv:1"), -1);
	assert_string_equal(err_what(&e), "");
	assert_string_equal(err_hint_text(&e), "");
	err_fini(&e);
	err_fini(NULL);
}

static void
tells_what_and_what_to_do(void **state)
{
	struct err e = { .kind = ERR_NONE };

	(void)state;
	assert_int_equal(err_set(&e, ERR_RULE, "“%s” is %d.", "x", 5), -1);
	assert_int_equal(err_hint(&e, "Type %s.", "y"), -1);
	assert_int_equal(e.kind, ERR_RULE);
	assert_string_equal(err_what(&e), "“x” is 5.");
	assert_string_equal(err_hint_text(&e), "Type y.");
	assert_int_equal(err_hint(&e, "Or z."), -1);
	assert_string_equal(err_hint_text(&e), "Type y. Or z.");
	err_fini(&e);
	assert_int_equal(e.kind, ERR_NONE);
}

static void
keeps_the_first_error(void **state)
{
	struct err e = { .kind = ERR_NONE };

	(void)state;
	err_set(&e, ERR_FILE, "first");
	err_hint(&e, "first hint");
	assert_int_equal(err_set(&e, ERR_BUG, "second"), -1);
	assert_true(e.late);
	err_hint(&e, "second hint");
	assert_int_equal(e.kind, ERR_FILE);
	assert_string_equal(err_what(&e), "first");
	assert_string_equal(err_hint_text(&e), "first hint");
	err_fini(&e);
}

static void
takes_another_once_cleared(void **state)
{
	struct err e = { .kind = ERR_NONE };

	(void)state;
	err_set(&e, ERR_FILE, "first");
	err_hint(&e, "first hint");
	err_set(&e, ERR_FILE, "late");
	err_clear(&e);
	assert_int_equal(e.kind, ERR_NONE);
	assert_string_equal(err_what(&e), "");
	err_set(&e, ERR_USAGE, "second");
	assert_int_equal(e.kind, ERR_USAGE);
	assert_string_equal(err_what(&e), "second");
	assert_string_equal(err_hint_text(&e), "");
	err_hint(&e, "its hint");
	assert_string_equal(err_hint_text(&e), "its hint");
	err_fini(&e);
}

/* Also when another error came while the first was on its way up. */
static void
names_the_place(void **state)
{
	struct err e = { .kind = ERR_NONE };

	(void)state;
	err_set(&e, ERR_USAGE, "there is no day 31/02");
	assert_int_equal(err_place(&e, "12:4"), -1);
	err_set(&e, ERR_FILE, "late");
	err_place(&e, "plan.csv");
	assert_string_equal(
	    err_what(&e), "plan.csv: 12:4: there is no day 31/02");
	err_fini(&e);
}

/* What was typed may hold anything; a message only tells it. */
static void
never_drives_the_terminal(void **state)
{
	struct err e = { .kind = ERR_NONE };

	(void)state;
	err_set(&e, ERR_USAGE, "“%s”\nsecond line", "\x1b[2J\xff\r");
	err_hint(&e, "%s", "\x07 \xe2\x80\xae");
	err_place(&e, "a\nb\x1b");
	assert_string_equal(err_what(&e),
	    "a\xef\xbf\xbd"
	    "b\xef\xbf\xbd: "
	    "“\xef\xbf\xbd[2J\xef\xbf\xbd\xef\xbf\xbd”\nsecond line");
	assert_string_equal(err_hint_text(&e), "\xef\xbf\xbd \xef\xbf\xbd");
	err_fini(&e);
}

int
main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(
						begins_without_error),
		cmocka_unit_test(tells_what_and_what_to_do),
		cmocka_unit_test(keeps_the_first_error),
		cmocka_unit_test(takes_another_once_cleared),
		cmocka_unit_test(names_the_place),
		cmocka_unit_test(never_drives_the_terminal) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}

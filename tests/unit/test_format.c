/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "fake.h"

static void
finds_by_name(void **state)
{
	struct err  err = { .kind = ERR_NONE };
	enum format f = FORMAT_TEXT;

	(void)state;
	assert_int_equal(format_find("pdf", &f, &err), 0);
	assert_int_equal(f, FORMAT_PDF);
	assert_int_equal(format_find("JSON", &f, &err), 0);
	assert_int_equal(f, FORMAT_JSON);
	assert_int_equal(format_find("text", &f, &err), 0);
	assert_int_equal(f, FORMAT_TEXT);
	assert_int_equal(err.kind, ERR_NONE);
	assert_int_equal(format_find("xml\033", &f, &err), -1);
	assert_int_equal(err.kind, ERR_USAGE);
	assert_non_null(strstr(err_what(&err), "xml"));
	assert_null(strchr(err_what(&err), '\033'));
	assert_non_null(strstr(err_hint_text(&err), "csv, json"));
	err_fini(&err);
}

static void
finds_by_ending(void **state)
{
	static const struct {
		const char *path;
		enum format format;
	} cases[] = { { "a.txt", FORMAT_TEXT }, { "d.x/a.csv", FORMAT_CSV },
		{ "a.b.JSON", FORMAT_JSON }, { "a.md", FORMAT_MD },
		{ "a.html", FORMAT_HTML }, { "a.htm", FORMAT_HTML },
		{ "bilan 2024.PDF", FORMAT_PDF }, { "a.xlsx", FORMAT_XLSX } };
	static const char *const bad[] = { "a", "a.", "pdf", "d.pdf/a", "a.xls",
		"" };
	struct err		 err = { .kind = ERR_NONE };
	enum format		 f;
	size_t			 i;

	(void)state;
	for (i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		assert_int_equal(format_of_file(cases[i].path, &f, &err), 0);
		assert_int_equal(f, cases[i].format);
	}
	for (i = 0; i < sizeof(bad) / sizeof(*bad); i++) {
		assert_int_equal(format_of_file(bad[i], &f, &err), -1);
		assert_int_equal(err.kind, ERR_USAGE);
		assert_non_null(strstr(err_hint_text(&err), ".pdf"));
		err_clear(&err);
	}
	err_fini(&err);
}

static void
knows_what_a_terminal_shows(void **state)
{
	(void)state;
	assert_true(format_is_text(FORMAT_HTML));
	assert_true(format_is_text(FORMAT_JSON));
	assert_false(format_is_text(FORMAT_PDF));
	assert_false(format_is_text(FORMAT_XLSX));
}

static void
refuses_honestly(void **state)
{
	struct format_options o = { .modules = "/nonexistent/folder" };
	struct report	     *r = report_new("");
	struct err	      err = { .kind = ERR_NONE };
	struct buf	      out = { .data = NULL };

	(void)state;
	assert_int_equal(format_render(FORMAT_PDF, r, &o, &out, &err), -1);
	assert_int_equal(err.kind, ERR_FILE);
	assert_non_null(strstr(err_what(&err), "/nonexistent/folder"));
	assert_non_null(strstr(err_hint_text(&err), "pango"));
	err_clear(&err);
	assert_int_equal(format_render(FORMAT_XLSX, r, &o, &out, &err), -1);
	assert_int_equal(err.kind, ERR_FILE);
	assert_non_null(strstr(err_hint_text(&err), "xlsxwriter"));
	assert_int_equal(out.len, 0);
	err_fini(&err);
	buf_fini(&out);
	report_free(r);
}

/* The bytes are appended: what stands before them is not theirs to touch. */
static void
appends(void **state)
{
	static const enum format formats[] = { FORMAT_TEXT, FORMAT_CSV,
		FORMAT_JSON, FORMAT_MD, FORMAT_HTML };
	struct format_options	 o = { .width = 0 };
	size_t			 i;

	(void)state;
	for (i = 0; i < sizeof(formats) / sizeof(*formats); i++) {
		struct report *r = fake_statement();
		struct buf alone = { .data = NULL }, after = { .data = NULL };

		fake_render(formats[i], r, &o, &alone);
		buf_adds(&after, "before\n");
		fake_render(formats[i], r, &o, &after);
		assert_memory_equal(after.data, "before\n", 7);
		assert_string_equal(after.data + 7, alone.data);
		assert_int_equal(alone.data[alone.len - 1], '\n');
		buf_fini(&alone);
		buf_fini(&after);
		report_free(r);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(finds_by_name),
		cmocka_unit_test(finds_by_ending),
		cmocka_unit_test(knows_what_a_terminal_shows),
		cmocka_unit_test(refuses_honestly),
		cmocka_unit_test(appends),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

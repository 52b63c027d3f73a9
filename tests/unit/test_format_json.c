/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <jansson.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "fake.h"

static json_t *
parse(struct report *r)
{
	struct format_options o = { .width = 0 };
	struct buf	      out = { .data = NULL };
	json_error_t	      error;
	json_t		     *root;

	fake_render(FORMAT_JSON, r, &o, &out);
	root = json_loadb(out.data, out.len, JSON_REJECT_DUPLICATES, &error);
	if (root == NULL)
		fail_msg("%d: %s", error.line, error.text);
	buf_fini(&out);
	report_free(r);
	return root;
}

static json_int_t
integer(const json_t *object, const char *key)
{
	const json_t *value = json_object_get(object, key);

	assert_true(json_is_integer(value));
	return json_integer_value(value);
}

static void
writes_members_in_order(void **state)
{
	static const char *const agents[] = { "Alix", "Zoé" };
	struct format_options	 o = { .width = 0 };
	struct report		*r = report_new("Titre");
	struct buf		 out = { .data = NULL };
	struct date		 day;

	(void)state;
	assert_true(date_make(2024, 8, 31, &day));
	report_heading(r, "pour les gens");
	report_group_begin(r, "coop");
	report_field(r, "name", cell_text("École"));
	report_field_list(r, "agents", agents, 2);
	report_field_list(r, "none", agents, 0);
	report_group_end(r);
	report_columns_begin(r);
	report_group_begin(r, NULL);
	report_table_begin(r, "rows", NULL);
	report_column(r, "n", "N", COLUMN_INT);
	report_column(r, NULL, "hidden", COLUMN_TEXT);
	report_row(r, ROW_GROUP);
	report_row(r, ROW_BODY);
	report_cell(r, cell_int(7));
	report_row_field(r, "proof", cell_bool(true));
	report_row(r, ROW_SUBTOTAL);
	report_row(r, ROW_TOTAL);
	report_table_end(r);
	report_group_end(r);
	report_columns_next(r);
	report_field(r, "end", cell_date(day));
	report_columns_end(r);
	report_null(r, "cash");
	report_group_begin(r, "empty");
	report_group_end(r);
	report_field(r, "cents", cell_money(MONEY(-5)));
	fake_render(FORMAT_JSON, r, &o, &out);
	assert_string_equal(buf_str(&out),
	    "{\n"
	    "  \"coop\": {\n"
	    "    \"name\": \"École\",\n"
	    "    \"agents\": [\n"
	    "      \"Alix\",\n"
	    "      \"Zoé\"\n"
	    "    ],\n"
	    "    \"none\": []\n"
	    "  },\n"
	    "  \"rows\": [\n"
	    "    {\n"
	    "      \"n\": 7,\n"
	    "      \"proof\": true\n"
	    "    }\n"
	    "  ],\n"
	    "  \"end\": \"2024-08-31\",\n"
	    "  \"cash\": null,\n"
	    "  \"empty\": {},\n"
	    "  \"cents\": -5\n"
	    "}\n");
	buf_fini(&out);
	report_free(r);
}

static void
gives_the_statement(void **state)
{
	json_t *root = parse(fake_statement()), *rows, *row;

	(void)state;
	assert_string_equal(json_string_value(json_object_get(
				json_object_get(root, "coop"), "number")),
	    "1398");
	rows = json_object_get(root, "expenses");
	assert_int_equal(json_array_size(rows), 6);
	row = json_array_get(rows, 2);
	assert_string_equal(
	    json_string_value(json_object_get(row, "account")), "6180");
	assert_int_equal(integer(row, "amount_cents"), 346030);
	assert_int_equal(integer(row, "previous_cents"), 290415);
	assert_int_equal(integer(root, "result_cents"), 151100);
	assert_int_equal(
	    integer(json_object_get(root, "cash_count"), "total_cents"), 4505);
	assert_true(json_is_null(json_object_get(root, "reconciliation")));
	assert_true(json_is_null(json_object_get(root, "fingerprint")));
	row = json_array_get(json_object_get(root, "subsidies"), 0);
	assert_true(json_is_true(json_object_get(row, "proof")));
	json_decref(root);
}

static void
may_be_an_array(void **state)
{
	json_t *root = parse(fake_journal(300));

	(void)state;
	assert_true(json_is_array(root));
	assert_int_equal(json_array_size(root), 300);
	assert_int_equal(integer(json_array_get(root, 299), "in_cents"), 30000);
	assert_true(json_is_null(
	    json_object_get(json_array_get(root, 0), "out_cents")));
	json_decref(root);
}

static void
may_be_an_empty_array(void **state)
{
	struct format_options o = { .width = 0 };
	struct report	     *r = report_new("Rien");
	struct buf	      out = { .data = NULL };

	(void)state;
	report_root_array(r);
	fake_render(FORMAT_JSON, r, &o, &out);
	assert_string_equal(buf_str(&out), "[]\n");
	buf_fini(&out);
	report_free(r);
}

/* What must not reach a terminal is escaped, and comes back when parsed. */
static void
loses_nothing(void **state)
{
	static const char     text[] = "q\" b\\ \033[0m \n\t\x7f \xc2\x9b"
				       " \xe2\x80\xae \xf3\xa0\x80\x81 é 日";
	struct format_options o = { .width = 0 };
	struct report	     *r = report_new("Titre");
	struct buf	      out = { .data = NULL };
	json_t		     *root;

	(void)state;
	report_field(r, "text", cell_text(text));
	fake_render(FORMAT_JSON, r, &o, &out);
	assert_null(strchr(buf_str(&out), '\033'));
	assert_null(strchr(buf_str(&out), '\x7f'));
	assert_null(strstr(buf_str(&out), "\xe2\x80\xae"));
	assert_non_null(strstr(buf_str(&out), "\\udb40\\udc01 é 日"));
	root = json_loadb(out.data, out.len, 0, NULL);
	assert_non_null(root);
	assert_string_equal(
	    json_string_value(json_object_get(root, "text")), text);
	json_decref(root);
	buf_fini(&out);
	report_free(r);
}

static void
stays_valid_with_malformed_text(void **state)
{
	struct report *r = report_new("Titre");
	json_t	      *root;

	(void)state;
	report_field(r, "text",
	    cell_text("a\xff"
		      "b\xe2\x80"));
	root = parse(r);
	assert_string_equal(json_string_value(json_object_get(root, "text")),
	    "a\xef\xbf\xbd"
	    "b\xef\xbf\xbd\xef\xbf\xbd");
	json_decref(root);
}

static void
survives_hostile_text(void **state)
{
	json_t *root = parse(fake_hostile());

	(void)state;
	assert_true(json_is_string(json_object_get(root, "evil\"key")));
	assert_int_equal(json_array_size(json_object_get(root, "rows")), 13);
	assert_int_equal(json_array_size(json_object_get(root, "empty")), 0);
	json_decref(root);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(writes_members_in_order),
		cmocka_unit_test(gives_the_statement),
		cmocka_unit_test(may_be_an_array),
		cmocka_unit_test(may_be_an_empty_array),
		cmocka_unit_test(loses_nothing),
		cmocka_unit_test(stays_valid_with_malformed_text),
		cmocka_unit_test(survives_hostile_text),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

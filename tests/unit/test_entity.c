/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "format/entity.h"

static void
becomes(const char *text, const char *decoded)
{
	struct buf out = { .data = NULL };

	entity_decode(&out, text, "");
	assert_string_equal(buf_str(&out), decoded);
	buf_fini(&out);
}

static void
test_decode(void **state)
{
	(void)state;
	becomes("Cr&eacute;dit", "Crédit");
	becomes("Cr&amp;eacute;dit &amp;amp;Eacute;t&eacute;", "Crédit Été");
	becomes("&#233;&#xE9;&#Xe9;", "ééé");
	becomes("&oelig;uf &agrave; 1&nbsp;&euro;",
	    "œuf à 1\xc2\xa0"
	    "€");
	becomes("&yuml;&iexcl;", "ÿ¡");
	becomes("A &amp; B &amp;amp; C", "A & B & C");
	becomes("R&D; P&L &amp;", "R&D; P&L &");
	becomes("&amp;amp", "&amp");
	becomes("&; & &unknown; &#; &#x; &#xD800; &#99999999;",
	    "&; & &unknown; &#; &#x; &#xD800; &#99999999;");
	becomes("&LT;&AMP;", "<&");
}

static void
test_hidden(void **state)
{
	struct buf out = { .data = NULL }, shown = { .data = NULL };

	(void)state;
	entity_decode(&out, "a &quot;b&amp;quot; &#59; &lt; œ", "\";");
	assert_null(strpbrk(buf_str(&out), "\";"));
	entity_show(&shown, buf_str(&out));
	assert_string_equal(buf_str(&shown), "a \"b\" ; < œ");
	buf_fini(&out);
	buf_fini(&shown);
}

static void
test_take(void **state)
{
	struct buf out = { .data = NULL };

	(void)state;
	assert_int_equal(entity_take("&eacute;t&eacute;", &out), 8);
	assert_int_equal(entity_take("&amp;eacute;", &out), 5);
	assert_int_equal(entity_take("& B", &out), 0);
	assert_int_equal(entity_take("&eacute", &out), 0);
	assert_string_equal(buf_str(&out), "é&");
	buf_fini(&out);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_decode),
		cmocka_unit_test(test_hidden),
		cmocka_unit_test(test_take),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/utf8.h"
#include "fake.h"

static char *
render(struct report *r)
{
	struct format_options o = { .width = 0 };
	struct buf	      out = { .data = NULL };

	fake_render(FORMAT_HTML, r, &o, &out);
	report_free(r);
	return buf_steal(&out);
}

/* What tidy(1) says, which is nothing when the page is valid. */
static void
check_valid(const char *page)
{
	char  path[] = "/tmp/quitus-html-XXXXXX", command[128], said[256];
	int   fd = mkstemp(path);
	FILE *tidy;
	char *first;

	assert_int_not_equal(fd, -1);
	assert_int_equal(dprintf(fd, "%s", page), strlen(page));
	close(fd);
	snprintf(command, sizeof(command),
	    "tidy -errors -quiet --drop-empty-elements no -utf8 %s 2>&1", path);
	tidy = popen(command, "r");
	assert_non_null(tidy);
	first = fgets(said, sizeof(said), tidy);
	pclose(tidy);
	unlink(path);
	if (first != NULL)
		fail_msg("tidy: %s", said);
}

static void
is_valid(void **state)
{
	char *page = render(fake_statement());

	(void)state;
	check_valid(page);
	free(page);
	page = render(fake_hostile());
	check_valid(page);
	free(page);
	page = render(report_new(NULL));
	check_valid(page);
	free(page);
}

static void
says_all(void **state)
{
	char *page = render(fake_statement());

	(void)state;
	assert_non_null(strstr(page, "<html lang=\"fr\">"));
	assert_non_null(strstr(page, "<meta charset=\"utf-8\">"));
	assert_non_null(strstr(page, "<h1>Compte rendu financier</h1>"));
	assert_non_null(strstr(page, ">Bilan simplifié au 31 août 2024</h2>"));
	assert_non_null(
	    strstr(page, "<b>3" UTF8_NNBSP "758,87" UTF8_NBSP "€</b>"));
	assert_non_null(
	    strstr(page, "<th scope=\"row\">Total des charges</th>"));
	assert_non_null(
	    strstr(page, "<span>empreinte 4f3a 91bc 77d0 12ab 9e41</span>"));
	assert_null(strstr(page, "<script"));
	assert_null(strstr(page, "http"));
	free(page);
}

static void
escapes_everything(void **state)
{
	char	   *page = render(fake_hostile());
	const char *p;
	int	    styles = 0;

	(void)state;
	assert_null(strstr(page, "<script"));
	assert_null(strstr(page, "alert(\"x"));
	assert_null(strchr(page, '\033'));
	assert_null(strstr(page, "\xe2\x80\xae"));
	assert_non_null(strstr(page, "&lt;script&gt;alert(&quot;x&quot;)"));
	assert_non_null(strstr(page, "two<br>lines"));
	/* Nothing in the foot of the page ends the style sheet. */
	for (p = page; (p = strstr(p, "</style")) != NULL; p++)
		styles++;
	assert_int_equal(styles, 1);
	free(page);
}

static void
turns_the_paper(void **state)
{
	struct report *r = report_new("Journal");
	char	      *page = render(fake_journal(1));

	(void)state;
	assert_non_null(strstr(page, "@page{size:A4;"));
	free(page);
	report_landscape(r);
	page = render(r);
	assert_non_null(strstr(page, "@page{size:A4 landscape;"));
	free(page);
}

static void
levels_two_totals(void **state)
{
	char	   *page = render(fake_statement());
	const char *p;
	int	    blank = 0;

	(void)state;
	/* Six accounts of expenses beside five of income. */
	for (p = page; (p = strstr(p, "<tr aria-hidden")) != NULL; p++)
		blank++;
	assert_int_equal(blank, 1);
	free(page);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(is_valid),
		cmocka_unit_test(says_all),
		cmocka_unit_test(escapes_everything),
		cmocka_unit_test(turns_the_paper),
		cmocka_unit_test(levels_two_totals),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

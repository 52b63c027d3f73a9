/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "book/dossier.h"
#include "books.h"

/* A file of the dossier holds a text. */
static void
holds(struct books *b, const char *name, const char *text)
{
	struct dossier d;
	const char    *bytes = NULL;
	size_t	       i;

	if (dossier_make(b->db, 2023, false, &d) == -1)
		fail_msg("%s", err_what(&b->err));
	for (i = 0; i < d.nfiles; i++)
		if (strcmp(d.files[i].name, name) == 0)
			bytes = buf_str(&d.files[i].bytes);
	assert_non_null(bytes);
	if (strstr(bytes, text) == NULL)
		fail_msg("“%s” is not in: %s", text, bytes);
	dossier_fini(&d);
}

#define HEAD           \
	"\xef\xbb\xbf" \
	"classe;eleves;adultes;du;paye\n"

static void
dues_is(struct books *b, const char *rows)
{
	struct dossier d;
	size_t	       i, len = strlen(HEAD);

	if (dossier_make(b->db, 2023, false, &d) == -1)
		fail_msg("%s", err_what(&b->err));
	for (i = 0; strcmp(d.files[i].name, "cotisations.csv") != 0; i++)
		continue;
	assert_memory_equal(buf_str(&d.files[i].bytes), HEAD, len);
	assert_string_equal(buf_str(&d.files[i].bytes) + len, rows);
	dossier_fini(&d);
}

static void
empty(void **state)
{
	struct books *b = *state;

	books_open(b, "2023-09-01", 100000, 0);
	books_add(b, ENTRY_EXPENSE, "2023-09-28", "6281", "512", 100, "OCCE");
	dues_is(b, "");
	holds(b, "coop.csv", ";ouvert;;;;00000");
}

/* 24 x 2,05 + 1 x 8 + 25 x 0,25 = 63,45; 20 x 2,05 + 2 x 8 + 22 x 0,25 =
 * 62,50; the coop's own part is 18 + 10 = 28,00. */
static void
whole(void **state)
{
	struct books *b = *state;

	books_open(b, "2023-09-01", 100000, 0);
	books_sql(b,
	    "INSERT INTO headcount (year, class, pupils, adults) VALUES"
	    " (2023, 'CP', 24, 1), (2023, 'CM', 20, 2)");
	books_sql(b,
	    "INSERT INTO tariff (year, fixed, pupil, adult, insurance,"
	    " supplement) VALUES (2023, 1800, 205, 800, 25, 1000)");
	books_add(b, ENTRY_EXPENSE, "2023-09-28", "6281", "512", 100, "OCCE");
	dues_is(b, "CM;20;2;62,50;\nCP;24;1;63,45;\n;;;28,00;1,00\n");
	holds(b, "coop.csv", ";ouvert;;44;3;00000");
}

static void
half(void **state)
{
	struct books *b = *state;

	books_open(b, "2023-09-01", 100000, 0);
	books_sql(b,
	    "INSERT INTO headcount (year, class, pupils, adults) VALUES"
	    " (2023, 'CP', 24, 1)");
	dues_is(b, "CP;24;1;;\n;;;;0,00\n");
	books_sql(b, "DELETE FROM headcount");
	books_sql(b, "INSERT INTO tariff (year, fixed) VALUES (2023, 1800)");
	dues_is(b, ";;;;0,00\n");
}

/* What another year counts changes nothing. */
static void
of_its_year(void **state)
{
	struct books *b = *state;

	books_open(b, "2023-09-01", 100000, 0);
	books_sql(b, "INSERT INTO year (year) VALUES (2024)");
	books_sql(b,
	    "INSERT INTO headcount (year, class, pupils, adults) VALUES"
	    " (2024, 'CP', 24, 1)");
	books_sql(b, "INSERT INTO tariff (year, fixed) VALUES (2024, 1800)");
	dues_is(b, "");
}

#define T(f) cmocka_unit_test_setup_teardown(f, books_setup, books_teardown)

int
main(void)
{
	const struct CMUnitTest tests[] = { T(empty), T(whole), T(half),
		T(of_its_year) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}

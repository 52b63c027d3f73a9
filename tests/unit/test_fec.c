/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pairs of an entry, the name of a FEC, and that reading one of any size
 * keeps one entry. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>
#include <stdio.h>
#include <string.h>

#include "format/fec.h"

/* ---- Pairs ---- */

static void
add(const struct fec_line *debit, const struct fec_line *credit, int64_t cents,
    void *arg)
{
	char  *text = arg;
	size_t len = strlen(text);

	snprintf(text + len, 256 - len, "%s<%s %lld;", debit->account,
	    credit->account, (long long)cents);
}

static void
pairs(const struct fec_line *lines, size_t n, const char *wanted)
{
	struct fec_entry e = { .lines = lines, .n = n };
	char		 text[256] = "";

	fec_entry_pair(&e, add, text);
	assert_string_equal(text, wanted);
}

static void
test_pairs(void **state)
{
	static const struct fec_line ours[] = { { .cents = 300,
						    .account = "6281" },
		{ .cents = -300, .account = "512" },
		{ .cents = 200, .account = "6168" },
		{ .cents = -200, .account = "512" } };
	static const struct fec_line many[] = { { .cents = -500,
						    .account = "512" },
		{ .cents = 300, .account = "6281" },
		{ .cents = 0, .account = "6070" },
		{ .cents = -100, .account = "530" },
		{ .cents = 300, .account = "6168" } };

	(void)state;
	pairs(ours, 4, "6281<512 300;6168<512 200;");
	pairs(many, 5, "6281<512 300;6168<512 200;6168<530 100;");
	pairs(many, 1, "");
	pairs(NULL, 0, "");
}

/* ---- Names ---- */

static void
test_name(void **state)
{
	struct fec_name n;
	char		iso[DATE_ISO];

	(void)state;
	assert_true(fec_name_split("a/123456789FEC20260831_2A-12.txt", &n));
	assert_string_equal(n.siren, "123456789");
	assert_string_equal(date_iso(n.end, iso), "2026-08-31");
	assert_string_equal(n.department, "2A");
	assert_string_equal(n.number, "12");
	fec_name_fini(&n);
	assert_true(fec_name_split("123456789fec20251231.txt", &n));
	assert_null(n.number);
	fec_name_fini(&n);
	assert_true(fec_name_split("000000000FEC20260831_59-1398.txt", &n));
	assert_string_equal(n.siren, "");
	assert_string_equal(n.number, "1398");
	fec_name_fini(&n);
	assert_false(fec_name_split("12345678FEC20260831.txt", &n));
	assert_false(fec_name_split("1234567890FEC20260831.txt", &n));
	assert_false(fec_name_split("123456789FEC20260231.txt", &n));
	assert_false(fec_name_split("123456789FEC20260831x.txt", &n));
	assert_false(fec_name_split("FEC.txt", &n));
	assert_false(fec_name_split("", &n));
}

/* ---- Reading ---- */

struct seen {
	int64_t entries, lines, cents;
	int	last;
};

static int
count(const struct fec_entry *e, void *arg)
{
	struct seen *s = arg;
	size_t	     i;

	s->entries++;
	s->last = e->line;
	for (i = 0; i < e->n; i++, s->lines++)
		s->cents += e->lines[i].cents > 0 ? e->lines[i].cents : 0;
	return 0;
}

static int
stop(const struct fec_entry *e, void *arg)
{
	struct seen *s = arg;

	s->entries += e->n > 0;
	return 7;
}

static void
write_file(const char *path, int entries, const char *end)
{
	FILE *f = fopen(path, "w");
	int   i;

	assert_non_null(f);
	fprintf(f,
	    "JournalCode|EcritureNum|EcritureDate|CompteNum|PieceRef|"
	    "EcritureLib|Debit|Credit%s",
	    end);
	for (i = 1; i <= entries; i++)
		fprintf(f,
		    "BQ|%d|20260105|6180|D%d|Colle|%d,01||%s"
		    "BQ|%d|20260105|512|D%d|Colle||%d,01%s",
		    i, i, i, end, i, i, i, end);
	fclose(f);
}

/* A line end that falls between two parts of the file is one all the same. */
static void
test_each(void **state)
{
	static const char *const ends[] = { "\n", "\r\n", "\r", "\r\r\n" };
	struct csv_problems	 problems = { .file = "f" };
	struct err		 err = { .kind = ERR_NONE };
	struct seen		 s;
	size_t			 i;

	(void)state;
	for (i = 0; i < 4; i++) {
		s = (struct seen){ .entries = 0 };
		write_file("big.txt", 20000, ends[i]);
		assert_int_equal(
		    fec_each("big.txt", 2025, count, &s, &problems, &err), 0);
		assert_string_equal(buf_str(&problems.text), "");
		assert_int_equal(s.entries, 20000);
		assert_int_equal(s.lines, 40000);
		assert_int_equal(s.last, 40000);
		/* 100 x (1 + ... + 20000) + 20000 */
		assert_int_equal(s.cents, 20001020000);
	}
	s = (struct seen){ .entries = 0 };
	assert_int_equal(fec_each("big.txt", 0, stop, &s, &problems, &err), 7);
	assert_int_equal(s.entries, 1);
	assert_int_equal(problems.n, 0);
	assert_int_equal(
	    fec_each("none.txt", 0, count, &s, &problems, &err), -1);
	assert_int_equal(err.kind, ERR_FILE);
	err_fini(&err);
}

static void
test_year(void **state)
{
	struct csv_problems problems = { .file = "f" };
	struct err	    err = { .kind = ERR_NONE };
	struct seen	    s = { .entries = 0 };

	(void)state;
	write_file("small.txt", 2, "\n");
	assert_int_equal(
	    fec_each("small.txt", 2024, count, &s, &problems, &err), 0);
	assert_int_equal(s.entries, 0);
	assert_int_equal(problems.n, 4);
	assert_string_equal(buf_str(&problems.text),
	    "\nf:2:3: this day is not in the year."
	    "\nf:3:3: this day is not in the year."
	    "\nf:4:3: this day is not in the year."
	    "\nf:5:3: this day is not in the year.");
	buf_fini(&problems.text);
}

int
main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(test_pairs),
		cmocka_unit_test(test_name), cmocka_unit_test(test_each),
		cmocka_unit_test(test_year) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}

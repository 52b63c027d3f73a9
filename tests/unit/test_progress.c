/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "cli/progress.h"

#define ERASE "\r\033[K"

/* What a terminal of that width was given. */
struct screen_file {
	struct progress p;
	char	       *text;
	size_t		len;
};

static void
begin(struct screen_file *s, int width, bool dumb)
{
	*s = (struct screen_file){ .text = NULL };
	s->p = (struct progress){
		.what = "Reading", .width = width, .dumb = dumb
	};
	s->p.fp = open_memstream(&s->text, &s->len);
	assert_non_null(s->p.fp);
}

static void
shows(struct screen_file *s, const char *expected)
{
	progress_clear(&s->p);
	fclose(s->p.fp);
	assert_string_equal(s->text, expected);
	free(s->text);
}

static void
says_nothing_of_short_work(void **state)
{
	struct screen_file s;

	(void)state;
	begin(&s, 80, false);
	progress_show_at(&s.p, 0, 0, 10);
	progress_show_at(&s.p, 999, 10, 10);
	shows(&s, "");
}

static void
changes_four_times_a_second(void **state)
{
	struct screen_file s;
	int		   i;

	(void)state;
	begin(&s, 20, false);
	/* Each millisecond of the second second: at 1000, 1250, 1500, 1750. */
	for (i = 0; i < 2000; i++)
		progress_show_at(&s.p, i, (size_t)i, 2000);
	shows(&s,
	    ERASE "Reading: 50%" ERASE "Reading: 62%" ERASE "Reading: 75%" ERASE
		  "Reading: 87%" ERASE);
}

static void
changes_with_the_percentage_only(void **state)
{
	struct screen_file s;

	(void)state;
	begin(&s, 20, false);
	progress_show_at(&s.p, 1000, 500, 1000);
	progress_show_at(&s.p, 2000, 509, 1000);
	progress_show_at(&s.p, 3000, 510, 1000);
	shows(&s, ERASE "Reading: 50%" ERASE "Reading: 51%" ERASE);
}

static void
draws_a_bar_where_there_is_room(void **state)
{
	struct screen_file s;

	(void)state;
	/* 12 columns of text, a blank, a last one left free. */
	begin(&s, 24, false);
	progress_show_at(&s.p, 1000, 1, 2);
	shows(&s, ERASE "Reading: 50% █████░░░░░" ERASE);
	begin(&s, 200, false);
	progress_show_at(&s.p, 1000, 1, 10);
	shows(&s, ERASE "Reading: 10% ███░░░░░░░░░░░░░░░░░░░░░░░░░░░" ERASE);
}

/* A quarter in two minutes: six more. */
static void
tells_how_long_it_lasts(void **state)
{
	struct screen_file s;

	(void)state;
	begin(&s, 29, false);
	progress_show_at(&s.p, 120000, 25, 100);
	progress_show_at(&s.p, 360000, 90, 100);
	shows(&s,
	    ERASE "Reading: 25%, about 6 min left" ERASE
		  "Reading: 90% █████████████░░" ERASE);
}

static void
comes_back_after_other_text(void **state)
{
	struct screen_file s;

	(void)state;
	begin(&s, 20, false);
	progress_clear(&s.p);
	progress_show_at(&s.p, 1000, 1, 2);
	progress_clear(&s.p);
	progress_clear(&s.p);
	fputs("text\n", s.p.fp);
	progress_show_at(&s.p, 1250, 1, 2);
	shows(
	    &s, ERASE "Reading: 50%" ERASE "text\n" ERASE "Reading: 50%" ERASE);
}

static void
writes_ten_lines_where_nothing_is_erased(void **state)
{
	struct screen_file s;
	int		   i;

	(void)state;
	begin(&s, 80, true);
	for (i = 0; i <= 1000; i++)
		progress_show_at(&s.p, 1000 + i * 20, (size_t)i, 1000);
	shows(&s,
	    "Reading: 10%\nReading: 20%\nReading: 30%\nReading: 40%\n"
	    "Reading: 50%\nReading: 60%\nReading: 70%\nReading: 80%\n"
	    "Reading: 90%\nReading: 100%\n");
}

static void
counts_beyond_the_end_as_the_end(void **state)
{
	struct screen_file s;

	(void)state;
	begin(&s, 20, false);
	progress_show_at(&s.p, 1000, 7, 5);
	shows(&s, ERASE "Reading: 100%" ERASE);
}

static void
says_that_it_works_when_nobody_knows(void **state)
{
	struct screen_file s;

	(void)state;
	begin(&s, 20, false);
	progress_show_at(&s.p, 999, 0, 0);
	progress_show_at(&s.p, 1000, 0, 0);
	progress_show_at(&s.p, 2000, 0, 0);
	progress_show_at(&s.p, 3000, 1, 2);
	/* What is known stays. */
	progress_name(&s.p, "Checking");
	progress_show_at(&s.p, 4000, 0, 0);
	progress_show_at(&s.p, 5000, 1, 4);
	shows(&s,
	    ERASE "Working…" ERASE "Reading: 50%" ERASE "Checking: 25%" ERASE);
	begin(&s, 20, true);
	progress_show_at(&s.p, 1000, 0, 0);
	progress_show_at(&s.p, 2000, 0, 0);
	shows(&s, "Working…\n");
}

/* Begun an hour before the clock did. */
static void
goes_on_as_told_last(void **state)
{
	struct screen_file s;

	(void)state;
	begin(&s, 20, false);
	s.p.began = -3600000;
	progress_show_at(&s.p, 0, 1, 2);
	progress_go_on(&s.p);
	fclose(s.p.fp);
	assert_memory_equal(s.text, ERASE "Reading: 50%, about ", 24);
	free(s.text);
}

/* Only on a terminal, and never beside JSON. */
static void
is_for_people(void **state)
{
	int		master = posix_openpt(O_RDWR | O_NOCTTY);
	FILE	       *terminal, *file = tmpfile();
	struct streams	io = { .err = file };
	struct ctx	ctx = { .io = &io };
	struct progress p;

	(void)state;
	assert_int_equal(grantpt(master), 0);
	assert_int_equal(unlockpt(master), 0);
	terminal = fopen(ptsname(master), "r+");
	assert_non_null(terminal);
	setenv("TERM", "xterm", 1);
	progress_begin(&p, &ctx);
	assert_null(p.fp);
	io.err = terminal;
	progress_begin(&p, &ctx);
	assert_ptr_equal(p.fp, terminal);
	assert_false(p.dumb);
	setenv("TERM", "dumb", 1);
	progress_begin(&p, &ctx);
	assert_true(p.dumb);
	ctx.json = true;
	progress_begin(&p, &ctx);
	assert_null(p.fp);
	progress_show(&p, 1, 2);
	progress_clear(&p);
	fclose(terminal);
	fclose(file);
	close(master);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(says_nothing_of_short_work),
		cmocka_unit_test(changes_four_times_a_second),
		cmocka_unit_test(changes_with_the_percentage_only),
		cmocka_unit_test(draws_a_bar_where_there_is_room),
		cmocka_unit_test(tells_how_long_it_lasts),
		cmocka_unit_test(comes_back_after_other_text),
		cmocka_unit_test(writes_ten_lines_where_nothing_is_erased),
		cmocka_unit_test(counts_beyond_the_end_as_the_end),
		cmocka_unit_test(says_that_it_works_when_nobody_knows),
		cmocka_unit_test(goes_on_as_told_last),
		cmocka_unit_test(is_for_people),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

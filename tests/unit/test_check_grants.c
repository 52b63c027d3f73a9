/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/xalloc.h"
#include "book/grant.h"
#include "findings.h"

/* 900,00 granted for the circus on 10 October 2023. */
static void
grant(struct books *b)
{
	struct grant g = { .funder = xstrdup("Commune"),
		.purpose = xstrdup("Stage"),
		.granted = MONEY(90000),
		.day = books_day("2023-10-10"),
		.project = xstrdup("Cirque") };

	books_open(b, "2023-09-01", 500000, 0);
	assert_int_equal(grant_add(b->db, &g, "commune"), 0);
	assert_int_equal(g.id, 1);
	grant_fini(&g);
}

/* An entry of the subsidy; its number. */
static int64_t
move(struct books *b, const char *day, int64_t cents, bool in,
    const char *project)
{
	struct entry	e;
	struct posting *p;

	entry_init(&e);
	e.kind = in ? ENTRY_INCOME : ENTRY_EXPENSE;
	e.label = xstrdup(in ? "Subvention" : "Cirque");
	p = in ? entry_add_posting(&e, "512", "7410", MONEY(cents)) :
		 entry_add_posting(&e, "6180", "512", MONEY(cents));
	p->subsidy = 1;
	p->project = project != NULL ? xstrdup(project) : NULL;
	if (in)
		p->provenance = xstrdup("commune");
	return books_record(b, day, &e);
}

static void
prove(struct books *b)
{
	books_sql(b,
	    "INSERT INTO subsidy_file VALUES (1, 1, 2023, 'lettre.pdf', 1,"
	    " printf('%064d', 7))");
}

static void
c13_a_letter_that_is_missing(void **state)
{
	struct books *b = *state;

	grant(b);
	findings_has(b, MIDDLE, 13, SEVERITY_WARNING, 90000, 0, "proof");
	prove(b);
	findings_none(b, MIDDLE, 13, SEVERITY_WARNING);
}

static void
c13_more_received_than_granted(void **state)
{
	struct books *b = *state;

	grant(b);
	prove(b);
	move(b, "2023-11-24", 90000, true, "Cirque");
	findings_none(b, MIDDLE, 13, SEVERITY_WARNING);
	move(b, "2023-11-25", 1000, true, "Cirque");
	findings_has(b, MIDDLE, 13, SEVERITY_WARNING, 1000, 0, "910");
}

static void
c14_what_is_left_at_the_end(void **state)
{
	struct books *b = *state;

	grant(b);
	move(b, "2023-11-24", 90000, true, "Cirque");
	move(b, "2023-12-01", 60000, false, "Cirque");
	/* It may still be spent. */
	findings_none(b, MIDDLE, 14, SEVERITY_WARNING);
	findings_has(b, LATE, 14, SEVERITY_WARNING, 30000, 0, "not spent");
	move(b, "2024-05-17", 30000, false, "Cirque");
	findings_none(b, LATE, 14, SEVERITY_WARNING);
}

static void
c14_more_spent_than_granted(void **state)
{
	struct books *b = *state;

	grant(b);
	move(b, "2023-11-24", 90000, true, "Cirque");
	move(b, "2023-12-01", 90050, false, "Cirque");
	findings_has(b, MIDDLE, 14, SEVERITY_WARNING, 50, 0, "more than");
}

static void
c14_spent_for_something_else(void **state)
{
	struct books *b = *state;
	int64_t	      other;

	grant(b);
	move(b, "2023-11-24", 90000, true, "Cirque");
	move(b, "2023-12-01", 20000, false, "Cirque");
	findings_none(b, MIDDLE, 14, SEVERITY_WARNING);
	other = move(b, "2023-12-02", 30000, false, "Jardin");
	move(b, "2023-12-03", 1000, false, NULL);
	findings_has(
	    b, MIDDLE, 14, SEVERITY_WARNING, 31000, other, "something else");
}

int
main(void)
{
#define TEST(f) cmocka_unit_test_setup_teardown(f, books_setup, books_teardown)
	const struct CMUnitTest tests[] = {
		TEST(c13_a_letter_that_is_missing),
		TEST(c13_more_received_than_granted),
		TEST(c14_what_is_left_at_the_end),
		TEST(c14_more_spent_than_granted),
		TEST(c14_spent_for_something_else),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/xalloc.h"
#include "book/decision.h"
#include "findings.h"
#include "value/text.h"

static int64_t
decide(struct books *b, const char *day, const char *text, const char *project,
    int64_t present)
{
	struct decision d = {
		.text = text, .project = project, .present = present
	};

	d.day = books_day(day);
	return decision_add(b->db, &d) == -1 ? -1 : d.number;
}

/* An expense of one posting that a decision allowed. */
static int64_t
spend(struct books *b, const char *day, const char *account, int64_t cents,
    int64_t decision)
{
	struct entry e;

	entry_init(&e);
	e.kind = ENTRY_EXPENSE;
	e.label = xstrdup("Achat");
	e.decision = decision;
	entry_add_posting(&e, account, "512", MONEY(cents));
	return books_record(b, day, &e);
}

/* "1 2023-09-14 Cirque/Cirque/26 2:3000, " for each. */
static int
write_decision(const struct decision *d, void *arg)
{
	char day[DATE_ISO];

	buf_addf(arg, "%lld %s %s/%s/%lld %lld:%lld, ", (long long)d->number,
	    date_iso(d->day, day), d->text,
	    d->project != NULL ? d->project : "", (long long)d->present,
	    (long long)d->entries, (long long)d->spent.cents);
	return 0;
}

static void
register_is(struct books *b, int year, const char *wanted)
{
	struct buf buf = { .data = NULL };

	assert_int_equal(decision_each(b->db, year, write_decision, &buf), 0);
	assert_string_equal(buf_str(&buf), wanted);
	buf_fini(&buf);
}

static int
write_entry(const struct decided *d, void *arg)
{
	char day[DATE_ISO];

	buf_addf(arg, "%lld %d/%lld %s %s %lld, ", (long long)d->decision,
	    d->year, (long long)d->number, date_iso(d->day, day), d->voucher,
	    (long long)d->amount.cents);
	return 0;
}

static void
entries_are(struct books *b, int64_t number, const char *wanted)
{
	struct buf buf = { .data = NULL };

	assert_int_equal(
	    decision_each_entry(b->db, number, write_entry, &buf), 0);
	assert_string_equal(buf_str(&buf), wanted);
	buf_fini(&buf);
}

static void
spending_is(struct books *b, int year, int64_t spent, int64_t decided)
{
	struct money s, d;

	assert_int_equal(decision_spending(b->db, year, &s, &d), 0);
	assert_int_equal(s.cents, spent);
	assert_int_equal(d.cents, decided);
}

static void
adds(void **state)
{
	struct books *b = *state;

	register_is(b, 2023, "");
	assert_int_equal(
	    decide(b, "2023-09-14", " Le cirque ", "CIRQUE", 26), 1);
	/* By number, whatever their days. */
	assert_int_equal(decide(b, "2023-09-07", "Un jardin", NULL, 0), 2);
	register_is(b, 2023,
	    "1 2023-09-14 Le cirque/Cirque/26 0:0, "
	    "2 2023-09-07 Un jardin//0 0:0, ");
}

static void
refuses(void **state)
{
	struct books *b = *state;
	char	     *text = xcalloc(TEXT_LONG_MAX + 2, 1);

	memset(text, 'a', TEXT_LONG_MAX + 1);
	assert_int_equal(decide(b, "2023-09-14", text, NULL, 0), -1);
	books_told(b, ERR_USAGE, "2000");
	text[TEXT_LONG_MAX] = '\0';
	assert_int_equal(decide(b, "2023-09-14", text, NULL, 9999), 1);
	free(text);
	assert_int_equal(decide(b, "2023-09-14", "  ", NULL, 0), -1);
	books_told(b, ERR_USAGE, "empty");
	assert_int_equal(decide(b, "2023-09-14", "Oui\nnon", NULL, 0), -1);
	books_told(b, ERR_USAGE, "U+000A");
	assert_int_equal(decide(b, "2023-09-14", "Oui", NULL, 10000), -1);
	books_told(b, ERR_USAGE, "9999");
	assert_int_equal(decide(b, "2023-09-14", "Oui", "Crique", 0), -1);
	books_told(b, ERR_RULE, "Crique");
	assert_int_equal(decide(b, "2024-09-01", "Oui", NULL, 0), -1);
	books_told(b, ERR_RULE, "2024-2025");
	books_close(b, 2023);
	assert_int_equal(decide(b, "2023-09-14", "Oui", NULL, 0), -1);
	books_told(b, ERR_RULE, "closed");
}

/* What was cancelled was not spent; what came in was not either. */
static void
leads_to(void **state)
{
	struct books *b = *state;

	books_open(b, "2023-09-01", 100000, 0);
	decide(b, "2023-09-14", "Cirque", NULL, 0);
	decide(b, "2023-09-14", "Rien", NULL, 0);
	spend(b, "2023-12-01", "6180", 5000, 1);
	spend(b, "2023-10-01", "6180", 2000, 1);
	spend(b, "2023-10-02", "6180", 700, 0);
	spend(b, "2023-10-03", "6070", 400, 1);
	books_void(b, 5, "2023-10-04");
	spend(b, "2023-10-05", "6070", 300, 1);
	books_validate(b, 2023);
	books_void(b, 6, "2023-10-06");
	register_is(b, 2023,
	    "1 2023-09-14 Cirque//0 2:7000, 2 2023-09-14 Rien//0 0:0, ");
	entries_are(
	    b, 1, "1 2023/3 2023-10-01 D2 2000, 1 2023/2 2023-12-01 D1 5000, ");
	entries_are(b, 2, "");
	spending_is(b, 2023, 7700, 7000);
	spending_is(b, 2022, 0, 0);
}

/* Decided in June, spent in October: told with the decision, spent in its own
 * year. Numbers go on. */
static void
runs_through_years(void **state)
{
	struct books *b = *state;

	books_open(b, "2023-09-01", 100000, 0);
	decide(b, "2024-06-14", "Cirque", NULL, 0);
	books_validate(b, 2023);
	books_close(b, 2023);
	books_sql(b, "INSERT INTO year (year) VALUES (2024)");
	assert_int_equal(decide(b, "2024-09-14", "Jardin", NULL, 0), 2);
	spend(b, "2024-10-01", "6180", 2000, 1);
	register_is(b, 2023, "1 2024-06-14 Cirque//0 1:2000, ");
	register_is(b, 2024, "2 2024-09-14 Jardin//0 0:0, ");
	register_is(b, 0,
	    "1 2024-06-14 Cirque//0 1:2000, 2 2024-09-14 Jardin//0 0:0, ");
	entries_are(b, 1, "1 2024/1 2024-10-01 D1 2000, ");
	spending_is(b, 2023, 0, 0);
	spending_is(b, 2024, 2000, 2000);
}

static void
finds(void **state)
{
	struct books *b = *state;
	struct buf    buf = { .data = NULL };

	decide(b, "2023-09-14", "Cirque", NULL, 12);
	assert_int_equal(decision_find(b->db, 1, write_decision, &buf), 0);
	assert_string_equal(buf_str(&buf), "1 2023-09-14 Cirque//12 0:0, ");
	assert_int_equal(decision_find(b->db, 2, write_decision, &buf), -1);
	books_told(b, ERR_RULE, "no decision 2");
	buf_fini(&buf);
}

/* C20 tells what was spent without a decision, once the register is kept. */
static void
is_asked_about(void **state)
{
	struct books *b = *state;

	books_open(b, "2023-09-01", 100000, 0);
	spend(b, "2023-10-01", "6180", 700, 0);
	findings_has(b, LATE, 20, SEVERITY_QUESTION, 0, 0, "deliberations");
	decide(b, "2023-09-14", "Cirque", NULL, 12);
	spend(b, "2023-10-01", "6180", 2000, 1);
	findings_has(b, LATE, 20, SEVERITY_QUESTION, 700, 0, "20,00");
}

/* The register is not rewritten, by nobody. */
static void
is_kept(void **state)
{
	struct books *b = *state;

	decide(b, "2023-09-14", "Cirque", NULL, 12);
	assert_int_equal(
	    db_exec(b->db, "UPDATE decision SET text = 'Non'"), -1);
	books_told(b, ERR_RULE, "ne se modifie pas");
}

#define T(f) cmocka_unit_test_setup_teardown(f, books_setup, books_teardown)

int
main(void)
{
	const struct CMUnitTest tests[] = { T(adds), T(refuses), T(leads_to),
		T(runs_through_years), T(finds), T(is_asked_about),
		T(is_kept) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}

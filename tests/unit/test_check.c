/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/xalloc.h"
#include "book/bank.h"
#include "book/cash.h"
#include "books.h"

/* Each line of the grid: books in which it finds nothing, then something. */

#define MIDDLE "2024-03-10"
#define LATE   "2024-09-10"

/* What the check says on a day; the caller frees it with check_fini. */
static void
run(struct books *b, int year, const char *today, struct check *c)
{
	if (check_year(b->db, year, books_day(today), false, c) == -1)
		fail_msg("%s", err_what(&b->err));
}

static const struct finding *
find(const struct check *c, int code, enum severity severity)
{
	size_t i;

	for (i = 0; i < c->nfindings; i++)
		if (c->findings[i].code == code &&
		    c->findings[i].severity == severity)
			return &c->findings[i];
	return NULL;
}

static void
has_not(struct books *b, const char *today, int code, enum severity severity)
{
	const struct finding *f;
	struct check	      c;

	run(b, 2023, today, &c);
	f = find(&c, code, severity);
	if (f != NULL)
		fail_msg("C%02d: %s", code, f->message);
	check_fini(&c);
}

/* There is such a finding, about that amount, that entry (0: none), in these
 * words. */
static void
has(struct books *b, const char *today, int code, enum severity severity,
    int64_t cents, int64_t entry, const char *words)
{
	const struct finding *f;
	struct check	      c;

	run(b, 2023, today, &c);
	f = find(&c, code, severity);
	if (f == NULL) {
		fail_msg("C%02d: nothing was found", code);
		return;
	}
	assert_int_equal(f->amount.cents, cents);
	if (entry != 0) {
		assert_true(f->nentries > 0);
		assert_int_equal(f->entries[0], entry);
	} else
		assert_int_equal(f->nentries, 0);
	if (strstr(f->message, words) == NULL)
		fail_msg("“%s” does not hold “%s”", f->message, words);
	assert_string_not_equal(f->remedy, "");
	check_fini(&c);
}

static void
sql(struct books *b, const char *text)
{
	books_sql(b, text);
}

static int64_t
income(struct books *b, const char *day, const char *money, const char *account,
    int64_t cents)
{
	return books_add(
	    b, ENTRY_INCOME, day, money, account, cents, "Recette");
}

static int64_t
expense(struct books *b, const char *day, const char *account,
    const char *money, int64_t cents, const char *label)
{
	return books_add(b, ENTRY_EXPENSE, day, account, money, cents, label);
}

static void
unknown_year_is_refused(void **state)
{
	struct books *b = *state;
	struct check  c;

	assert_int_equal(
	    check_year(b->db, 1999, books_day(LATE), false, &c), -1);
	books_told(b, ERR_RULE, "");
	check_fini(&c);
}

static void
findings_are_counted_and_sorted(void **state)
{
	struct books *b = *state;
	struct check  c;
	size_t	      i, n[3] = { 0, 0, 0 };

	books_open(b, "2023-09-01", 10000, 500);
	income(b, "2023-10-01", "512", "7070", 100);
	run(b, 2023, LATE, &c);
	for (i = 0; i < c.nfindings; i++) {
		n[c.findings[i].severity]++;
		if (i > 0 &&
		    c.findings[i].severity == c.findings[i - 1].severity)
			assert_true(
			    c.findings[i].code >= c.findings[i - 1].code);
		else if (i > 0)
			assert_true(c.findings[i].severity >
			    c.findings[i - 1].severity);
	}
	/* No count, no statement; a sale alone; the questions. */
	assert_int_equal(n[0], 2);
	assert_int_equal(n[1], 1);
	assert_int_equal(c.errors, n[0]);
	assert_int_equal(c.warnings, n[1]);
	assert_int_equal(c.questions, n[2]);
	check_fini(&c);
}

/* ---- C01 ---- */

static void
c01_opening_of_the_first_year_is_a_question(void **state)
{
	struct books *b = *state;

	has_not(b, LATE, 1, SEVERITY_QUESTION);
	books_open(b, "2023-09-01", 218437, 6350);
	has(b, LATE, 1, SEVERITY_QUESTION, 224787, 0, "247,87");
	has_not(b, LATE, 1, SEVERITY_ERROR);
}

/* The year before ended with 2 184,37 and 63,50. */
static void
year_before(struct books *b)
{
	sql(b, "INSERT INTO year (year) VALUES (2022)");
	books_open(b, "2022-09-01", 218437, 6350);
}

static void
c01_opening_is_the_closing(void **state)
{
	struct books *b = *state;

	year_before(b);
	books_validate(b, 2022);
	books_close(b, 2022);
	books_open(b, "2023-09-01", 218437, 6350);
	has_not(b, LATE, 1, SEVERITY_ERROR);
	has_not(b, LATE, 1, SEVERITY_QUESTION);
}

static void
c01_swapped_digits(void **state)
{
	struct books	     *b = *state;
	const struct finding *f;
	struct check	      c;

	year_before(b);
	books_validate(b, 2022);
	books_close(b, 2022);
	/* 2 184,28 for 2 184,37: 0,09 short. */
	books_open(b, "2023-09-01", 218428, 6350);
	has(b, LATE, 1, SEVERITY_ERROR, -9, 0, "account 512");
	run(b, 2023, LATE, &c);
	f = find(&c, 1, SEVERITY_ERROR);
	assert_non_null(strstr(f->remedy, "swapped"));
	/* One account differs: its sum would say the same again. */
	assert_int_not_equal(c.findings[1].code, 1);
	check_fini(&c);
}

static void
c01_each_account_and_their_sum(void **state)
{
	struct books *b = *state;
	struct check  c;

	year_before(b);
	books_validate(b, 2022);
	books_close(b, 2022);
	books_open(b, "2023-09-01", 218447, 6355);
	run(b, 2023, LATE, &c);
	assert_int_equal(c.findings[0].amount.cents, 10);
	assert_int_equal(c.findings[1].amount.cents, 5);
	assert_int_equal(c.findings[2].code, 1);
	assert_int_equal(c.findings[2].amount.cents, 15);
	check_fini(&c);
}

static void
c01_waits_while_the_year_before_is_open(void **state)
{
	struct books *b = *state;

	year_before(b);
	books_open(b, "2023-09-01", 218437, 0);
	has(b, LATE, 1, SEVERITY_WARNING, -6350, 0, "account 530");
	has_not(b, LATE, 1, SEVERITY_ERROR);
}

/* ---- C02, C03, C05, C06 ---- */

static void
c02_vouchers(void **state)
{
	struct books *b = *state;
	int64_t	      n;

	books_open(b, "2023-09-01", 10000, 0);
	expense(b, "2023-10-01", "6180", "512", 100, "A");
	n = expense(b, "2023-10-02", "6180", "512", 100, "B");
	expense(b, "2023-10-03", "6180", "512", 100, "C");
	/* A voided entry keeps its paper. */
	books_void(b, n, "2023-10-02");
	has_not(b, LATE, 2, SEVERITY_WARNING);
	sql(b, "UPDATE entry SET voucher = 'D7' WHERE voucher = 'D3'");
	has(b, LATE, 2, SEVERITY_WARNING, 0, 0, "D3–D6");
	sql(b, "UPDATE entry SET voucher = 'D4' WHERE voucher = 'D7'");
	has(b, LATE, 2, SEVERITY_WARNING, 0, 0, ": D3.");
	sql(b, "UPDATE entry SET voucher = NULL WHERE voucher = 'D4'");
	has(b, LATE, 2, SEVERITY_WARNING, 100, 4, "no voucher");
}

static void
c02_a_series_begins_at_1_and_ten_follows_nine(void **state)
{
	struct books *b = *state;
	int	      i;

	for (i = 0; i < 11; i++)
		income(b, "2023-10-01", "512", "7080", 100 + i);
	has_not(b, LATE, 2, SEVERITY_WARNING);
	sql(b, "UPDATE entry SET voucher = 'R12' WHERE voucher = 'R1'");
	has(b, LATE, 2, SEVERITY_WARNING, 0, 0, ": R1.");
}

static void
c03_dates_and_labels(void **state)
{
	struct books *b = *state;

	income(b, "2023-10-01", "512", "7080", 100);
	has_not(b, LATE, 3, SEVERITY_ERROR);
	books_break(b, "UPDATE entry SET label = ' '");
	has(b, LATE, 3, SEVERITY_ERROR, 0, 1, "no label");
	books_break(b, "UPDATE entry SET label = 'a', day = '2025-10-01'");
	has(b, LATE, 3, SEVERITY_ERROR, 0, 1, "date");
}

static void
c05_sides(void **state)
{
	struct books *b = *state;

	books_open(b, "2023-09-01", 10000, 0);
	expense(b, "2023-10-01", "6180", "512", 100, "A");
	income(b, "2023-10-01", "512", "7080", 100);
	has_not(b, LATE, 5, SEVERITY_ERROR);
	books_break(b, "UPDATE posting SET debit = '7080' WHERE entry = 2");
	has(b, LATE, 5, SEVERITY_ERROR, 100, 2, "wrong side");
	books_break(b, "UPDATE posting SET debit = '530' WHERE entry = 2");
	has(b, LATE, 5, SEVERITY_ERROR, 100, 2, "wrong side");
	books_break(b, "DELETE FROM posting WHERE entry = 2");
	has(b, LATE, 5, SEVERITY_ERROR, 0, 2, "whole amount");
}

static void
c05_a_reversal_goes_the_other_way(void **state)
{
	struct books *b = *state;

	income(b, "2023-10-01", "512", "7080", 100);
	books_validate(b, 2023);
	books_void(b, 1, "2023-10-02");
	has_not(b, LATE, 5, SEVERITY_ERROR);
}

static void
c06_transfers(void **state)
{
	struct books *b = *state;

	books_open(b, "2023-09-01", 10000, 0);
	books_add(b, ENTRY_TRANSFER, "2023-10-01", "530", "512", 300, "T");
	has_not(b, LATE, 6, SEVERITY_ERROR);
	books_break(b, "UPDATE posting SET debit = '6180' WHERE entry = 2");
	has(b, LATE, 6, SEVERITY_ERROR, 300, 2, "transfers");
}

/* ---- C07 ---- */

static void
c07_cash_is_never_negative(void **state)
{
	struct books *b = *state;

	books_open(b, "2023-09-01", 0, 1000);
	expense(b, "2023-10-01", "6180", "530", 1000, "A");
	has_not(b, LATE, 7, SEVERITY_ERROR);
	expense(b, "2023-09-20", "6180", "530", 1, "B");
	/* 9,99 on 20 September, - 0,01 on 1 October. */
	has(b, LATE, 7, SEVERITY_ERROR, -1, 0, "01/10/2023");
}

static void
c07_bank(void **state)
{
	struct books *b = *state;

	books_open(b, "2023-09-01", 1000, 0);
	expense(b, "2023-10-01", "6180", "512", 1000, "A");
	has_not(b, LATE, 7, SEVERITY_ERROR);
	has_not(b, LATE, 7, SEVERITY_WARNING);
	expense(b, "2023-10-02", "6180", "512", 50, "B");
	has(b, LATE, 7, SEVERITY_ERROR, -50, 0, "512 is at");
	income(b, "2023-10-03", "512", "7080", 60);
	has_not(b, LATE, 7, SEVERITY_ERROR);
	has(b, LATE, 7, SEVERITY_WARNING, -50, 0, "02/10/2023");
}

static void
c07_cash_ceiling(void **state)
{
	struct books *b = *state;

	sql(b, "INSERT INTO setting VALUES (2023, 'cash.ceiling', '100,00')");
	books_open(b, "2023-09-01", 0, 10000);
	has_not(b, LATE, 7, SEVERITY_WARNING);
	income(b, "2023-10-01", "530", "7080", 1);
	income(b, "2023-10-05", "530", "7080", 500);
	has(b, LATE, 7, SEVERITY_WARNING, 10501, 0, "2 days");
}

/* ---- C08 ---- */

static void
count(struct books *b, const char *day, int64_t value, int64_t n)
{
	struct cash_line line = { MONEY(value), n };

	assert_int_equal(
	    cash_count_set(b->db, "530", books_day(day), &line, 1), 0);
}

static void
c08_counts(void **state)
{
	struct books *b = *state;

	has_not(b, LATE, 8, SEVERITY_ERROR);
	books_open(b, "2023-09-01", 0, 2000);
	has(b, MIDDLE, 8, SEVERITY_WARNING, 2000, 0, "never counted");
	has(b, LATE, 8, SEVERITY_ERROR, 2000, 0, "never counted");
	count(b, "2024-06-30", 1000, 2);
	has_not(b, MIDDLE, 8, SEVERITY_WARNING);
	has_not(b, LATE, 8, SEVERITY_ERROR);
	/* Cash moved after it. */
	income(b, "2024-07-04", "530", "7080", 500);
	has(b, LATE, 8, SEVERITY_ERROR, 0, 0, "moved since");
	has_not(b, "2024-08-30", 8, SEVERITY_ERROR);
	/* 25,00 in the book, 20,00 in the box. */
	count(b, "2024-08-31", 1000, 2);
	has(b, LATE, 8, SEVERITY_ERROR, -500, 0, "gap");
}

/* ---- C09, C10 ---- */

static void
statement(struct books *b, const char *day, int64_t cents)
{
	assert_int_equal(
	    bank_balance_set(b->db, "512", books_day(day), MONEY(cents)), 0);
}

static void
c09_reconciled(void **state)
{
	struct books *b = *state;

	has_not(b, LATE, 9, SEVERITY_ERROR);
	books_open(b, "2023-09-01", 10000, 0);
	has(b, MIDDLE, 9, SEVERITY_WARNING, 10000, 0, "no statement");
	has(b, LATE, 9, SEVERITY_ERROR, 10000, 0, "no statement");
	statement(b, "2024-08-31", 10000);
	has_not(b, LATE, 9, SEVERITY_ERROR);
	has_not(b, LATE, 9, SEVERITY_QUESTION);
	/* Bank charges of 3,60 that were not recorded. */
	statement(b, "2024-08-31", 9640);
	has(b, LATE, 9, SEVERITY_ERROR, 360, 0, "not explained");
}

static void
c09_what_is_outstanding(void **state)
{
	struct books *b = *state;

	books_open(b, "2023-09-01", 10000, 0);
	books_add_cheque(b, "2024-07-04", "6180", "512", 4150, "Car", "17");
	statement(b, "2024-08-31", 10000);
	/* 4 July to 31 August: 58 days. */
	has(b, LATE, 9, SEVERITY_QUESTION, -4150, 2, "58 days");
	has_not(b, LATE, 9, SEVERITY_WARNING);
	income(b, "2024-08-30", "512", "7080", 700);
	has(b, LATE, 9, SEVERITY_WARNING, 700, 3, "deposit");
	has_not(b, LATE, 9, SEVERITY_ERROR);
}

static void
c09_an_old_statement_says_nothing(void **state)
{
	struct books *b = *state;

	books_open(b, "2023-09-01", 10000, 0);
	statement(b, "2024-05-31", 10000);
	has_not(b, LATE, 9, SEVERITY_ERROR);
	books_add_cheque(b, "2024-07-04", "6180", "512", 4150, "Car", "17");
	has_not(b, "2024-08-30", 9, SEVERITY_ERROR);
	has(b, LATE, 9, SEVERITY_ERROR, 0, 2, "money moved since");
	statement(b, "2024-07-31", 10000);
	has_not(b, LATE, 9, SEVERITY_ERROR);
}

static void
c10_a_cheque_of_more_than_a_year_and_8_days(void **state)
{
	struct books *b = *state;

	sql(b, "INSERT INTO year (year) VALUES (2022)");
	books_open(b, "2022-09-01", 10000, 0);
	/* 24 August 2023 to 31 August 2024: 373 days. */
	books_add_cheque(b, "2023-08-24", "6180", "512", 100, "Car", "17");
	books_open(b, "2023-09-01", 9900, 0);
	statement(b, "2024-08-31", 10000);
	has_not(b, LATE, 10, SEVERITY_WARNING);
	sql(b, "UPDATE entry SET day = '2023-08-23' WHERE reference = '17'");
	has(b, LATE, 10, SEVERITY_WARNING, -100, 0, "cheque 17");
}

/* ---- C11 ---- */

static void
c11_advances(void **state)
{
	struct books *b = *state;

	books_open(b, "2023-09-01", 100000, 0);
	has_not(b, LATE, 11, SEVERITY_QUESTION);
	books_add(
	    b, ENTRY_ADVANCE, "2023-11-13", "541-CP", "512", 15000, "Régie");
	books_add(
	    b, ENTRY_ADVANCE, "2024-06-28", "512", "541-CP", 2135, "Retour");
	has(b, MIDDLE, 11, SEVERITY_WARNING, 12865, 0, "CP");
	has(b, LATE, 11, SEVERITY_ERROR, 12865, 0, "128,65");
	has(b, LATE, 11, SEVERITY_QUESTION, 15000, 2, "receipt");
	books_add(
	    b, ENTRY_ADVANCE, "2024-06-28", "6180", "541-CP", 12865, "Achats");
	has_not(b, LATE, 11, SEVERITY_ERROR);
	has_not(b, LATE, 11, SEVERITY_WARNING);
	books_add(
	    b, ENTRY_ADVANCE, "2024-06-29", "6180", "541-CP", 100, "Achats");
	has(b, LATE, 11, SEVERITY_ERROR, -100, 0, "more than it was given");
}

static void
c11_ceiling(void **state)
{
	struct books *b = *state;

	books_open(b, "2023-09-01", 100000, 0);
	books_add(
	    b, ENTRY_ADVANCE, "2023-11-13", "541-CP", "512", 15000, "Régie");
	books_add(
	    b, ENTRY_ADVANCE, "2023-11-14", "6180", "541-CP", 15000, "Achats");
	books_add(
	    b, ENTRY_ADVANCE, "2023-11-15", "541-CP", "512", 15001, "Régie");
	books_add(
	    b, ENTRY_ADVANCE, "2023-11-16", "6180", "541-CP", 15001, "Achats");
	has(b, LATE, 11, SEVERITY_WARNING, 15001, 0, "15/11/2023");
	sql(b, "INSERT INTO setting VALUES (2023, 'advance.ceiling', '200')");
	has_not(b, LATE, 11, SEVERITY_WARNING);
}

/* ---- C12, C13, C18 ---- */

static void
c12_sales_and_purchases(void **state)
{
	struct books *b = *state;

	books_open(b, "2023-09-01", 100000, 0);
	has_not(b, LATE, 12, SEVERITY_WARNING);
	/* E8 booked net: 1 850 - 1 295. */
	income(b, "2023-10-20", "512", "7070", 55500);
	has(b, LATE, 12, SEVERITY_WARNING, 55500, 2, "without any purchase");
	expense(b, "2023-11-10", "6070", "512", 129500, "Photographe");
	has_not(b, LATE, 12, SEVERITY_WARNING);
	books_void(b, 2, "2023-10-20");
	has(b, LATE, 12, SEVERITY_WARNING, 129500, 3, "without any sale");
}

static void
subsidy(struct books *b, const char *account, const char *provenance)
{
	struct entry	e;
	struct posting *p;

	entry_init(&e);
	e.kind = ENTRY_INCOME;
	e.label = xstrdup("Subvention");
	p = entry_add_posting(&e, "512", account, MONEY(90000));
	p->provenance = provenance != NULL ? xstrdup(provenance) : NULL;
	books_record(b, "2023-11-24", &e);
}

static void
attach(struct books *b)
{
	sql(b,
	    "INSERT OR IGNORE INTO attachment SELECT id, 1, 'a', 1, 'x'"
	    " FROM entry");
}

static void
c13_subsidies(void **state)
{
	struct books *b = *state;

	has_not(b, LATE, 13, SEVERITY_WARNING);
	subsidy(b, "7410", "commune");
	attach(b);
	has_not(b, LATE, 13, SEVERITY_WARNING);
	subsidy(b, "7410", "departement");
	has(b, LATE, 13, SEVERITY_WARNING, 90000, 2, "without a proof");
	attach(b);
	subsidy(b, "7411", NULL);
	attach(b);
	has(b, LATE, 13, SEVERITY_WARNING, 90000, 3, "who gave them");
}

static void
c13_gifts_are_no_subsidies(void **state)
{
	struct books *b = *state;

	subsidy(b, "7700", "association");
	has_not(b, LATE, 13, SEVERITY_WARNING);
	subsidy(b, "7410", "association");
	attach(b);
	has(b, LATE, 13, SEVERITY_WARNING, 90000, 2, "public");
	books_void(b, 2, "2023-11-24");
	has_not(b, LATE, 13, SEVERITY_WARNING);
	subsidy(b, "7700", "commune");
	has(b, LATE, 13, SEVERITY_WARNING, 90000, 3, "not recorded as a");
}

static void
c18_words(void **state)
{
	struct books *b = *state;

	books_open(b, "2023-09-01", 100000, 0);
	expense(b, "2023-10-01", "6180", "512", 100, "Atelier de manuelles");
	expense(b, "2023-10-02", "6180", "512", 100, "Hypermaintenance");
	income(b, "2023-10-03", "512", "7080", 100);
	sql(b,
	    "UPDATE entry SET label = 'Vente du photocopieur'"
	    " WHERE number = 4");
	has_not(b, LATE, 18, SEVERITY_WARNING);
	expense(b, "2023-10-04", "6180", "512", 250, "Location PHOTOCOPIEURS");
	has(b, LATE, 18, SEVERITY_WARNING, 250, 5, "photocopieur");
	books_void(b, 5, "2023-10-04");
	has_not(b, LATE, 18, SEVERITY_WARNING);
	expense(b, "2023-10-05", "6180", "512", 300, "Facture de téléphone");
	has(b, LATE, 18, SEVERITY_WARNING, 300, 6, "telephone");
	sql(b, "UPDATE entry SET label = 'Lave-linge' WHERE number = 6");
	has(b, LATE, 18, SEVERITY_WARNING, 300, 6, "lave linge");
}

/* ---- The questions ---- */

static void
questions(void **state)
{
	struct books *b = *state;

	has(b, LATE, 17, SEVERITY_QUESTION, 0, 0, "invoices");
	has(b, LATE, 19, SEVERITY_QUESTION, 0, 0, "savings");
	has(b, LATE, 20, SEVERITY_QUESTION, 0, 0, "deliberations");
	has(b, LATE, 21, SEVERITY_QUESTION, 0, 0, "inventory");
	has_not(b, LATE, 4, SEVERITY_QUESTION);
	has_not(b, LATE, 23, SEVERITY_QUESTION);
	books_open(b, "2023-09-01", 100000, 0);
	expense(b, "2024-03-25", "6800", "512", 38900, "Vidéoprojecteur");
	has(b, LATE, 4, SEVERITY_QUESTION, 0, 2, "59-1398-2023");
	has(b, LATE, 21, SEVERITY_QUESTION, 38900, 2, "bought");
	income(b, "2024-03-26", "530", "7080", 500);
	has(b, LATE, 23, SEVERITY_QUESTION, 500, 3, "stubs");
}

/* ---- C24, C25 ---- */

static void
c24_duplicates(void **state)
{
	struct books *b = *state;

	books_open(b, "2023-09-01", 100000, 0);
	expense(b, "2023-10-01", "6180", "512", 2500, "Goûter d'automne");
	expense(b, "2023-10-09", "6180", "512", 2500, "Goûter d'automne");
	expense(b, "2023-10-02", "6180", "512", 2501, "Goûter d'automne");
	expense(b, "2023-10-02", "6180", "512", 2500, "Autre chose");
	income(b, "2023-10-02", "512", "7080", 2500);
	sql(b, "UPDATE entry SET label = 'Goûter d''automne' WHERE number = 6");
	has_not(b, LATE, 24, SEVERITY_WARNING);
	/* The typographic apostrophe is the other one. */
	expense(b, "2023-10-16", "6180", "512", 2500, "GOÛTER D’AUTOMNE");
	has(b, LATE, 24, SEVERITY_WARNING, 2500, 3, "2 entries");
	books_void(b, 3, "2023-10-09");
	has_not(b, LATE, 24, SEVERITY_WARNING);
}

static void
c24_the_party_first(void **state)
{
	struct books *b = *state;

	books_open(b, "2023-09-01", 100000, 0);
	expense(b, "2023-10-01", "6180", "512", 2500, "Livres");
	expense(b, "2023-10-02", "6180", "512", 2500, "Albums");
	has_not(b, LATE, 24, SEVERITY_WARNING);
	sql(b, "UPDATE entry SET party = 'Librairie' WHERE number IN (2, 3)");
	has(b, LATE, 24, SEVERITY_WARNING, 2500, 2, "2 entries");
	sql(b,
	    "UPDATE entry SET party = 'Papeterie', label = 'Albums'"
	    " WHERE number = 2");
	has_not(b, LATE, 24, SEVERITY_WARNING);
}

static void
c25_cheques(void **state)
{
	struct books *b = *state;
	int64_t	      n;

	books_open(b, "2023-09-01", 100000, 0);
	sql(b, "UPDATE entry SET label = 'x'");
	books_add_cheque(b, "2023-10-01", "6180", "512", 100, "A", "0000098");
	books_add_cheque(b, "2023-10-02", "6180", "512", 200, "B", "0000099");
	n = books_add_cheque(
	    b, "2023-10-03", "6180", "512", 300, "C", "0000100");
	books_add_cheque(b, "2023-10-04", "6180", "512", 400, "D", "0000101");
	/* Another book; another account. */
	books_add_cheque(b, "2023-10-05", "6180", "512", 500, "E", "5000001");
	books_add_cheque(b, "2023-10-06", "6180", "514", 600, "F", "0000100");
	books_void(b, n, "2023-10-03");
	has_not(b, LATE, 25, SEVERITY_WARNING);
	books_add_cheque(b, "2023-10-07", "6180", "512", 700, "G", "0000104");
	has(b, LATE, 25, SEVERITY_WARNING, 0, 0, ": 0000102, 0000103.");
	sql(b, "UPDATE entry SET reference = '0000101' WHERE label = 'G'");
	has(b, LATE, 25, SEVERITY_WARNING, 0, 5, "cheque 0000101");
}

#define T(f) cmocka_unit_test_setup_teardown(f, books_setup, books_teardown)

int
main(void)
{
	const struct CMUnitTest tests[] = { T(unknown_year_is_refused),
		T(findings_are_counted_and_sorted),
		T(c01_opening_of_the_first_year_is_a_question),
		T(c01_opening_is_the_closing), T(c01_swapped_digits),
		T(c01_each_account_and_their_sum),
		T(c01_waits_while_the_year_before_is_open), T(c02_vouchers),
		T(c02_a_series_begins_at_1_and_ten_follows_nine),
		T(c03_dates_and_labels), T(c05_sides),
		T(c05_a_reversal_goes_the_other_way), T(c06_transfers),
		T(c07_cash_is_never_negative), T(c07_bank), T(c07_cash_ceiling),
		T(c08_counts), T(c09_reconciled), T(c09_what_is_outstanding),
		T(c09_an_old_statement_says_nothing),
		T(c10_a_cheque_of_more_than_a_year_and_8_days), T(c11_advances),
		T(c11_ceiling), T(c12_sales_and_purchases), T(c13_subsidies),
		T(c13_gifts_are_no_subsidies), T(c18_words), T(questions),
		T(c24_duplicates), T(c24_the_party_first), T(c25_cheques) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}

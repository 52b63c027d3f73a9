/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/xalloc.h"
#include "findings.h"

/* The later half of the grid: what is bought, given, asked, written twice. */

/* ---- C11 ---- */

static void
c11_advances(void **state)
{
	struct books *b = *state;

	books_open(b, "2023-09-01", 100000, 0);
	findings_none(b, LATE, 11, SEVERITY_QUESTION);
	books_add(
	    b, ENTRY_ADVANCE, "2023-11-13", "541-CP", "512", 15000, "Régie");
	books_add(
	    b, ENTRY_ADVANCE, "2024-06-28", "512", "541-CP", 2135, "Retour");
	findings_has(b, MIDDLE, 11, SEVERITY_WARNING, 12865, 0, "CP");
	findings_has(b, LATE, 11, SEVERITY_ERROR, 12865, 0, "128,65");
	findings_has(b, LATE, 11, SEVERITY_QUESTION, 15000, 2, "receipt");
	books_add(
	    b, ENTRY_ADVANCE, "2024-06-28", "6180", "541-CP", 12865, "Achats");
	findings_none(b, LATE, 11, SEVERITY_ERROR);
	findings_none(b, LATE, 11, SEVERITY_WARNING);
	books_add(
	    b, ENTRY_ADVANCE, "2024-06-29", "6180", "541-CP", 100, "Achats");
	findings_has(
	    b, LATE, 11, SEVERITY_ERROR, -100, 0, "more than it was given");
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
	findings_has(b, LATE, 11, SEVERITY_WARNING, 15001, 0, "15/11/2023");
	books_sql(
	    b, "INSERT INTO setting VALUES (2023, 'advance.ceiling', '200')");
	findings_none(b, LATE, 11, SEVERITY_WARNING);
}

/* ---- C12, C13, C18 ---- */

static void
c12_sales_and_purchases(void **state)
{
	struct books *b = *state;

	books_open(b, "2023-09-01", 100000, 0);
	findings_none(b, LATE, 12, SEVERITY_WARNING);
	/* E8 booked net: 1 850 - 1 295. */
	books_income(b, "2023-10-20", "512", "7070", 55500);
	findings_has(
	    b, LATE, 12, SEVERITY_WARNING, 55500, 2, "without any purchase");
	books_expense(b, "2023-11-10", "6070", "512", 129500, "Photographe");
	findings_none(b, LATE, 12, SEVERITY_WARNING);
	books_void(b, 2, "2023-10-20");
	findings_has(
	    b, LATE, 12, SEVERITY_WARNING, 129500, 3, "without any sale");
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
	books_sql(b,
	    "INSERT OR IGNORE INTO attachment SELECT id, 1, 'a', 1, 'x'"
	    " FROM entry");
}

static void
c13_subsidies(void **state)
{
	struct books *b = *state;

	findings_none(b, LATE, 13, SEVERITY_WARNING);
	subsidy(b, "7410", "commune");
	attach(b);
	findings_none(b, LATE, 13, SEVERITY_WARNING);
	subsidy(b, "7410", "departement");
	findings_has(
	    b, LATE, 13, SEVERITY_WARNING, 90000, 2, "without a proof");
	attach(b);
	subsidy(b, "7411", NULL);
	attach(b);
	findings_has(b, LATE, 13, SEVERITY_WARNING, 90000, 3, "who gave them");
}

static void
c13_gifts_are_no_subsidies(void **state)
{
	struct books *b = *state;

	subsidy(b, "7700", "association");
	findings_none(b, LATE, 13, SEVERITY_WARNING);
	subsidy(b, "7410", "association");
	attach(b);
	findings_has(b, LATE, 13, SEVERITY_WARNING, 90000, 2, "public");
	books_void(b, 2, "2023-11-24");
	findings_none(b, LATE, 13, SEVERITY_WARNING);
	subsidy(b, "7700", "commune");
	findings_has(
	    b, LATE, 13, SEVERITY_WARNING, 90000, 3, "not recorded as a");
}

static void
c18_words(void **state)
{
	struct books *b = *state;

	books_open(b, "2023-09-01", 100000, 0);
	books_expense(
	    b, "2023-10-01", "6180", "512", 100, "Atelier de manuelles");
	books_expense(b, "2023-10-02", "6180", "512", 100, "Hypermaintenance");
	books_income(b, "2023-10-03", "512", "7080", 100);
	books_sql(b,
	    "UPDATE entry SET label = 'Vente du photocopieur'"
	    " WHERE number = 4");
	findings_none(b, LATE, 18, SEVERITY_WARNING);
	books_expense(
	    b, "2023-10-04", "6180", "512", 250, "Location PHOTOCOPIEURS");
	findings_has(b, LATE, 18, SEVERITY_WARNING, 250, 5, "photocopieur");
	books_void(b, 5, "2023-10-04");
	findings_none(b, LATE, 18, SEVERITY_WARNING);
	books_expense(
	    b, "2023-10-05", "6180", "512", 300, "Facture de téléphone");
	findings_has(b, LATE, 18, SEVERITY_WARNING, 300, 6, "telephone");
	books_sql(b, "UPDATE entry SET label = 'Lave-linge' WHERE number = 6");
	findings_has(b, LATE, 18, SEVERITY_WARNING, 300, 6, "lave linge");
}

/* ---- The questions ---- */

static void
questions(void **state)
{
	struct books *b = *state;

	/* Nothing happened: nothing is asked. */
	findings_none(b, LATE, 4, SEVERITY_QUESTION);
	findings_none(b, LATE, 17, SEVERITY_QUESTION);
	findings_none(b, LATE, 19, SEVERITY_QUESTION);
	findings_none(b, LATE, 20, SEVERITY_QUESTION);
	findings_none(b, LATE, 21, SEVERITY_QUESTION);
	findings_none(b, LATE, 23, SEVERITY_QUESTION);
	/* There is money, and nothing was spent. */
	books_open(b, "2023-09-01", 100000, 0);
	findings_has(b, LATE, 19, SEVERITY_QUESTION, 0, 0, "savings");
	findings_none(b, LATE, 17, SEVERITY_QUESTION);
	findings_none(b, LATE, 20, SEVERITY_QUESTION);
	books_sql(b,
	    "INSERT INTO item (year, label, day, cents)"
	    " VALUES (2023, 'Piano', '2019-01-01', 50000)");
	findings_has(b, LATE, 21, SEVERITY_QUESTION, 0, 0, "register shown?");
	books_expense(b, "2024-03-25", "6800", "512", 38900, "Vidéoprojecteur");
	findings_has(b, LATE, 17, SEVERITY_QUESTION, 0, 0, "invoices");
	findings_has(b, LATE, 20, SEVERITY_QUESTION, 0, 0, "deliberations");
	findings_has(b, LATE, 4, SEVERITY_QUESTION, 0, 2, "59-1398-2023");
	findings_has(b, LATE, 21, SEVERITY_QUESTION, 38900, 2, "bought");
	books_income(b, "2024-03-26", "530", "7080", 500);
	findings_has(b, LATE, 23, SEVERITY_QUESTION, 500, 3, "stubs");
}

/* ---- C24, C25 ---- */

static void
c24_duplicates(void **state)
{
	struct books *b = *state;

	books_open(b, "2023-09-01", 100000, 0);
	books_expense(b, "2023-10-01", "6180", "512", 2500, "Goûter d'automne");
	books_expense(b, "2023-10-09", "6180", "512", 2500, "Goûter d'automne");
	books_expense(b, "2023-10-02", "6180", "512", 2501, "Goûter d'automne");
	books_expense(b, "2023-10-02", "6180", "512", 2500, "Autre chose");
	books_income(b, "2023-10-02", "512", "7080", 2500);
	books_sql(
	    b, "UPDATE entry SET label = 'Goûter d''automne' WHERE number = 6");
	findings_none(b, LATE, 24, SEVERITY_WARNING);
	/* The typographic apostrophe is the other one. */
	books_expense(b, "2023-10-16", "6180", "512", 2500, "GOÛTER D’AUTOMNE");
	findings_has(b, LATE, 24, SEVERITY_WARNING, 2500, 3, "2 entries");
	books_void(b, 3, "2023-10-09");
	findings_none(b, LATE, 24, SEVERITY_WARNING);
}

static void
c24_the_party_first(void **state)
{
	struct books *b = *state;

	books_open(b, "2023-09-01", 100000, 0);
	books_expense(b, "2023-10-01", "6180", "512", 2500, "Livres");
	books_expense(b, "2023-10-02", "6180", "512", 2500, "Albums");
	findings_none(b, LATE, 24, SEVERITY_WARNING);
	books_sql(
	    b, "UPDATE entry SET party = 'Librairie' WHERE number IN (2, 3)");
	findings_has(b, LATE, 24, SEVERITY_WARNING, 2500, 2, "2 entries");
	books_sql(b,
	    "UPDATE entry SET party = 'Papeterie', label = 'Albums'"
	    " WHERE number = 2");
	findings_none(b, LATE, 24, SEVERITY_WARNING);
}

static void
c25_cheques(void **state)
{
	struct books *b = *state;
	int64_t	      n;

	books_open(b, "2023-09-01", 100000, 0);
	books_sql(b, "UPDATE entry SET label = 'x'");
	books_add_cheque(b, "2023-10-01", "6180", "512", 100, "A", "0000098");
	books_add_cheque(b, "2023-10-02", "6180", "512", 200, "B", "0000099");
	n = books_add_cheque(
	    b, "2023-10-03", "6180", "512", 300, "C", "0000100");
	books_add_cheque(b, "2023-10-04", "6180", "512", 400, "D", "0000101");
	/* Another book; another account. */
	books_add_cheque(b, "2023-10-05", "6180", "512", 500, "E", "5000001");
	books_add_cheque(b, "2023-10-06", "6180", "514", 600, "F", "0000100");
	books_void(b, n, "2023-10-03");
	findings_none(b, LATE, 25, SEVERITY_WARNING);
	books_add_cheque(b, "2023-10-07", "6180", "512", 700, "G", "0000104");
	findings_has(
	    b, LATE, 25, SEVERITY_WARNING, 0, 0, ": 0000102, 0000103.");
	books_sql(
	    b, "UPDATE entry SET reference = '0000101' WHERE label = 'G'");
	findings_has(b, LATE, 25, SEVERITY_WARNING, 0, 5, "cheque 0000101");
}

#define T(f) cmocka_unit_test_setup_teardown(f, books_setup, books_teardown)

int
main(void)
{
	const struct CMUnitTest tests[] = { T(c11_advances), T(c11_ceiling),
		T(c12_sales_and_purchases), T(c13_subsidies),
		T(c13_gifts_are_no_subsidies), T(c18_words), T(questions),
		T(c24_duplicates), T(c24_the_party_first), T(c25_cheques) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "book/inventory.h"
#include "findings.h"

/* C16: the purchases on 6800 and the inventory register. */

static int
setup(void **state)
{
	if (books_setup(state) != 0)
		return -1;
	books_open(*state, "2023-09-01", 100000, 0);
	return 0;
}

static void
item(struct books *b, const char *label, const char *day, int64_t cents,
    int64_t entry)
{
	struct item it = { .label = label,
		.day = books_day(day),
		.value = MONEY(cents),
		.entry = entry,
		.entry_year = 2023 };

	if (inventory_add(b->db, &it) == -1)
		fail_msg("%s", err_what(&b->err));
}

static void
silent(struct books *b)
{
	findings_none(b, LATE, 16, SEVERITY_ERROR);
	findings_none(b, LATE, 16, SEVERITY_WARNING);
	findings_none(b, LATE, 16, SEVERITY_QUESTION);
}

static int64_t
buy(struct books *b, int64_t cents)
{
	return books_expense(
	    b, "2024-03-25", "6800", "512", cents, "Projecteur");
}

static void
all_registered(void **state)
{
	struct books *b = *state;
	int64_t	      entry = buy(b, 38900);

	item(b, "Projecteur", "2024-03-25", 30000, entry);
	item(b, "Écran", "2024-03-25", 8900, entry);
	books_expense(b, "2024-03-26", "6180", "512", 500, "Papier");
	silent(b);
	findings_none(b, MIDDLE, 16, SEVERITY_WARNING);
}

static void
not_registered(void **state)
{
	struct books *b = *state;
	int64_t	      entry = buy(b, 38900);

	findings_has(b, LATE, 16, SEVERITY_WARNING, 38900, entry, "6800");
	item(b, "Écran", "2024-03-25", 8900, entry);
	findings_has(b, LATE, 16, SEVERITY_WARNING, 30000, entry, "not all");
	/* Bought twice: only what is missing is told. */
	buy(b, 1000);
	findings_has(b, LATE, 16, SEVERITY_WARNING, 31000, entry, "not all");
}

static void
bought_then_gone(void **state)
{
	struct books *b = *state;

	item(b, "Projecteur", "2024-03-25", 38900, buy(b, 38900));
	books_sql(b,
	    "UPDATE item SET removed_on = '2024-05-05', removed_year = 2023,"
	    " reason = 'Volé'");
	silent(b);
}

static void
cancelled(void **state)
{
	struct books *b = *state;
	int64_t	      entry = buy(b, 38900);

	item(b, "Projecteur", "2024-03-25", 38900, entry);
	books_void(b, entry, "2024-03-26");
	findings_has(b, LATE, 16, SEVERITY_WARNING, 38900, entry, "more than");
	books_sql(b,
	    "UPDATE item SET removed_on = '2024-05-05', removed_year = 2023,"
	    " reason = 'Erreur'");
	silent(b);
}

static void
given(void **state)
{
	struct books *b = *state;

	item(b, "Piano", "2019-01-01", 50000, 0); /* of long ago */
	silent(b);
	item(b, "Tapis", "2023-09-01", 4000, 0);
	item(b, "Lampe", "2024-08-31", 500, 0);
	findings_has(b, LATE, 16, SEVERITY_QUESTION, 4500, 0,
	    "“Tapis” (no. 2), “Lampe” (no. 3)");
	findings_none(b, LATE, 16, SEVERITY_WARNING);
}

#define T(f) cmocka_unit_test_setup_teardown(f, setup, books_teardown)

int
main(void)
{
	const struct CMUnitTest tests[] = { T(all_registered),
		T(not_registered), T(bought_then_gone), T(cancelled),
		T(given) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Plays random school years through the command line and through the model,
 * and compares every entry, every balance and the statement after each
 * command. A failing year prints its seed; MODEL_SEED=n plays that
 * one alone, MODEL_YEARS=n so many.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "plays.h"

enum { YEARS = 100, STEPS = 40 };

static void
random_years(void **state)
{
	(void)state;
	play_years(YEARS, STEPS, NULL, NULL, true);
}

int
main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(random_years) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}

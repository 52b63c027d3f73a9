/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Every writing command, when its nth allocation fails: it ends by itself, says
 * so, and nothing is lost. FAULTS=full tries each allocation.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "trial.h"

static bool
strike_memory(struct trial *t, bool always)
{
	struct play   *p = &t->books->play;
	struct memory *m = &p->fault->memory;
	bool	       hit;

	t->fault = always ? "no memory from" : "no memory";
	trial_lay(t->books, t->scene->start);
	m->at = t->at;
	m->always = always;
	play_run(p, t->scene->line);
	hit = m->hit;
	trial_check_told(t);
	if (!hit && p->status != 0)
		trial_blame(t, "it fails without a fault");
	trial_check_ledger(t);
	/* What was not touched is still what it was. */
	if (t->books->full || t->at % 8 == 0)
		trial_check_verify(t);
	return hit;
}

/* Few allocations at the beginning and many later on are worth a try. */
static void
strike_all(struct books *b, bool always)
{
	struct trial t;
	size_t	     i;

	for (i = 0; trial_scenes[i].line != NULL; i++) {
		trial_begin(&t, b, &trial_scenes[i]);
		t.at = b->full ? 1 : 1 + (long)i;
		while (strike_memory(&t, always))
			t.at += b->full ? 1 + t.at / 1000 : 10 + t.at / 9;
		trial_end(&t);
	}
}

static void
survives_an_allocation_that_fails(void **state)
{
	strike_all(*state, false);
}

static void
survives_the_end_of_memory(void **state)
{
	strike_all(*state, true);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(survives_an_allocation_that_fails),
		cmocka_unit_test(survives_the_end_of_memory)
	};

	return cmocka_run_group_tests(
	    tests, trial_make_books, trial_drop_books);
}

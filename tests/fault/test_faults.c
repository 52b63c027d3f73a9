/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Every writing command, stopped or refused at its first, second, ... call of
 * the disk, until it ends without it: the ledger opens, verifies, and holds all
 * of the command or nothing. FAULTS=full tries each call, else some of them.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>
#include <signal.h>

#include "trial.h"

static const char *const fault_names[FAULT_COUNT] = { [FAULT_KILL] = "kill",
	[FAULT_KILL_HALF] = "kill in a write",
	[FAULT_POWER] = "power loss",
	[FAULT_TORN] = "power loss with torn writes",
	[FAULT_IO] = "I/O error",
	[FAULT_IO_ALWAYS] = "I/O errors",
	[FAULT_FULL] = "full disk",
	[FAULT_SHORT] = "short read",
	[FAULT_LATE] = "error after the work" };

/* Run the scene with the fault at its nth call; false: it did not come. */
static bool
strike_disk(struct trial *t, enum fault fault, uint64_t seed)
{
	struct play *p = &t->books->play;
	bool	     kills = fault <= FAULT_TORN, hit;

	t->fault = fault_names[fault];
	trial_lay(t->books, t->scene->start);
	p->fault->shim.fault = fault;
	p->fault->shim.at = t->at;
	p->fault->shim.random = seed;
	play_run(p, t->scene->line);
	hit = p->fault->shim.hit;
	if (kills && hit ? p->signal != SIGKILL : p->signal != 0)
		trial_blame(t, "an unexpected end");
	if (!kills || !hit)
		trial_check_told(t);
	if (!hit && p->status != 0)
		trial_blame(t, "it fails without a fault");
	trial_check_ledger(t);
	if (!kills && t->scene->start == START_NOTHING && !play_tidy(p))
		trial_blame(t, "files are left behind");
	trial_check_verify(t);
	return hit;
}

static void
strike_all(struct books *b, enum fault fault, int stride)
{
	struct trial t;
	size_t	     i;

	for (i = 0; trial_scenes[i].line != NULL; i++) {
		trial_begin(&t, b, &trial_scenes[i]);
		/* Another first call for each scene. */
		t.at = b->full ? 1 : 1 + (long)i % stride;
		while (strike_disk(&t, fault, (uint64_t)(t.at * 1000)))
			t.at += b->full ? 1 : stride;
		trial_end(&t);
	}
}

static void
survives_kill(void **state)
{
	strike_all(*state, FAULT_KILL, 4);
}

static void
survives_kill_in_a_write(void **state)
{
	strike_all(*state, FAULT_KILL_HALF, 7);
}

static void
survives_power_loss(void **state)
{
	strike_all(*state, FAULT_POWER, 4);
}

static void
survives_torn_writes(void **state)
{
	strike_all(*state, FAULT_TORN, 5);
}

static void
tells_an_io_error(void **state)
{
	strike_all(*state, FAULT_IO, 17);
}

static void
tells_a_disk_that_is_gone(void **state)
{
	strike_all(*state, FAULT_IO_ALWAYS, 19);
}

static void
tells_a_full_disk(void **state)
{
	strike_all(*state, FAULT_FULL, 7);
}

static void
tells_a_short_read(void **state)
{
	strike_all(*state, FAULT_SHORT, 13);
}

static void
tells_an_error_that_comes_late(void **state)
{
	strike_all(*state, FAULT_LATE, 2);
}

int
main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(survives_kill),
		cmocka_unit_test(survives_kill_in_a_write),
		cmocka_unit_test(survives_power_loss),
		cmocka_unit_test(survives_torn_writes),
		cmocka_unit_test(tells_an_io_error),
		cmocka_unit_test(tells_a_disk_that_is_gone),
		cmocka_unit_test(tells_a_full_disk),
		cmocka_unit_test(tells_a_short_read),
		cmocka_unit_test(tells_an_error_that_comes_late) };

	return cmocka_run_group_tests(
	    tests, trial_make_books, trial_drop_books);
}

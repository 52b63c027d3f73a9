/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Bytes of a ledger are changed at random: no command crashes or hangs, and a
 * wrong total never goes without a word. FAULTS=full tries 10 000 seeds, else
 * 300; a failure tells its seed.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/xalloc.h"
#include "trial.h"

enum { SHORT = 300, FULL = 10000, READERS = 2 };

static const char *const readers[READERS] = { "list|--json",
	"report|statement|--format|json" };

static void
damage(char *bytes, size_t len, uint64_t seed)
{
	uint64_t random = seed;
	size_t	 n = 1 + shim_draw(&random) % 8;

	while (n-- > 0)
		bytes[shim_draw(&random) % len] ^= (char)(1 +
		    shim_draw(&random) % 255);
}

/* The sums of an answer and their accounts; a label carries no seal. */
static char *
figures(const char *answer)
{
	struct buf  out = { .data = NULL };
	const char *line, *stop;
	size_t	    n;

	for (line = answer; *line != '\0'; line += n) {
		stop = strchr(line, '\n');
		n = stop != NULL ? (size_t)(stop - line) + 1 : strlen(line);
		if (memmem(line, n, "_cents\": ", 9) != NULL ||
		    memmem(line, n, "\"account\": ", 11) != NULL)
			buf_add(&out, line, n);
	}
	buf_addc(&out, '\n');
	return buf_steal(&out);
}

/* Whether the answer is wrong and passes for a good one. */
static bool
misleads(struct play *p, const char *line, const char *truth, uint64_t seed)
{
	char *now;
	bool  wrong;

	play_plain(p, line);
	if (p->signal != 0)
		fail_msg("seed %llu: %s ends by signal %d",
		    (unsigned long long)seed, line, p->signal);
	if (p->status != 0 && p->err[0] == '\0')
		fail_msg("seed %llu: %s fails without a word",
		    (unsigned long long)seed, line);
	now = figures(p->out);
	wrong = p->status == 0 && strcmp(now, truth) != 0;
	free(now);
	return wrong;
}

static void
try_seed(struct books *b, char *const *truth, uint64_t seed)
{
	struct play *p = &b->play;
	size_t	     len = b->len[START_OPEN];
	char	    *bytes = xmalloc(len);
	bool	     wrong = false;
	int	     i;

	memcpy(bytes, b->file[START_OPEN], len);
	damage(bytes, len, seed);
	play_lay(p, bytes, len);
	free(bytes);
	for (i = 0; i < READERS; i++)
		wrong |= misleads(p, readers[i], truth[i], seed);
	play_plain(p, "verify");
	if (p->signal != 0 || (wrong && p->status != 1 && p->status != 4))
		fail_msg("seed %llu: verify ends by status %d, signal %d: %s%s",
		    (unsigned long long)seed, p->status, p->signal, p->out,
		    p->err);
}

static void
tells_what_is_damaged(void **state)
{
	struct books *b = *state;
	char	     *truth[READERS];
	uint64_t      seed;
	int	      i;

	trial_lay(b, START_OPEN);
	for (i = 0; i < READERS; i++) {
		play_plain(&b->play, readers[i]);
		assert_int_equal(b->play.status, 0);
		truth[i] = figures(b->play.out);
		assert_non_null(strstr(truth[i], "30000"));
	}
	for (seed = 1; seed <= (b->full ? FULL : SHORT); seed++)
		try_seed(b, truth, seed);
	for (i = 0; i < READERS; i++)
		free(truth[i]);
}

int
main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(
	    tells_what_is_damaged) };

	return cmocka_run_group_tests(
	    tests, trial_make_books, trial_drop_books);
}

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
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/xalloc.h"
#include "play.h"

enum { FILES = 3 };

struct books {
	struct play play;
	char	   *file[FILES]; /* the ledgers to begin with */
	size_t	    len[FILES];
	bool	    full;
};

enum start { START_NOTHING, START_OPEN, START_CLOSED };

struct scene {
	const char *line;
	enum start  start;
};

static const struct scene scenes[] = {
	{ "init|@/work/coop.quitus|--name|École|--number|7|--department|59"
	  "|--year|2023|--bank|100",
	    START_NOTHING },
	{ "expense|12,50|Goûter|--account|6180|--cheque|77|--date|2024-06-01",
	    START_OPEN },
	{ "income|31|Photos|--account|7070|--to|cash|--date|2024-06-02"
	  "|--attach|@/voucher.pdf",
	    START_OPEN },
	{ "transfer|20|--from|cash|--to|bank|--date|2024-06-03", START_OPEN },
	{ "edit|4|--amount|41", START_OPEN },
	{ "void|2|--reason|Paid twice", START_OPEN },
	{ "validate|--until|2024-08-31", START_OPEN },
	{ "undo", START_OPEN },
	{ "bank|untick|2", START_OPEN },
	{ "bank|tick|6|--date|2024-08-30", START_OPEN },
	{ "cash|count|--date|2024-08-31|20x2|5x2", START_OPEN },
	{ "close", START_OPEN },
	{ "reopen|--reason|An invoice was forgotten", START_CLOSED },
	{ "account|import|@/chart.csv", START_OPEN },
	{ "class|add|CM2", START_OPEN },
};

/* A year that can be closed: the bank shows 100 + 300 - 40 = 360 at its end,
 * and a gift of 15 is not there yet. */
static const char *const opening[] = {
	"init|@/work/coop.quitus|--name|École|--number|7|--department|59"
	"|--year|2023|--bank|100|--cash|50|--agent|Alix Martin",
	"income|300|Participations|--account|7562|--provenance|families"
	"|--date|2023-09-12",
	"expense|40|Livres|--account|6180|--cheque|11|--date|2023-10-02"
	"|--attach|@/voucher.pdf",
	"validate|--until|2023-12-31",
	"class|add|CP-CE1",
	"income|30|Photos|--account|7070|--to|cash|--provenance|families"
	"|--date|2024-01-15",
	"expense|30|Lots|--account|6180|--from|cash|--date|2024-02-15",
	"cash|count|--date|2024-08-31|20x2|10x1",
	"bank|balance|2024-08-31|360",
	"income|15|Don|--account|7700|--provenance|association"
	"|--date|2024-08-20",
	"bank|tick|2|3|--date|2024-08-31",
};

static void
expect(struct play *p, const char *line)
{
	play_plain(p, line);
	if (p->status != 0)
		fail_msg(
		    "%s: status %d, %s%s", line, p->status, p->out, p->err);
}

/* Bytes that fill several pages and do not compress. */
static void
put_files(struct play *p)
{
	static const char chart[] = "code;label;kind\n6181;Sorties;expense\n";
	unsigned char	  voucher[9000];
	uint64_t	  random = 1;
	size_t		  i;

	for (i = 0; i < sizeof(voucher); i++)
		voucher[i] = (unsigned char)shim_draw(&random);
	memcpy(voucher, "%PDF-1.4\n", 9);
	play_put(p, "voucher.pdf", voucher, sizeof(voucher));
	play_put(p, "chart.csv", chart, sizeof(chart) - 1);
}

static int
make_books(void **state)
{
	struct books *b = xcalloc(1, sizeof(*b));
	const char   *how = getenv("FAULTS");
	size_t	      i;

	*state = b;
	b->full = how != NULL && strcmp(how, "full") == 0;
	play_init(&b->play);
	put_files(&b->play);
	for (i = 0; i < sizeof(opening) / sizeof(opening[0]); i++)
		expect(&b->play, opening[i]);
	b->file[START_OPEN] = play_get(b->play.ledger, &b->len[START_OPEN]);
	expect(&b->play, "close");
	b->file[START_CLOSED] = play_get(b->play.ledger, &b->len[START_CLOSED]);
	return 0;
}

static int
drop_books(void **state)
{
	struct books *b = *state;
	int	      i;

	play_fini(&b->play);
	for (i = 0; i < FILES; i++)
		free(b->file[i]);
	free(b);
	return 0;
}

static void
lay(struct books *b, enum start start)
{
	play_lay(&b->play, b->file[start], b->len[start]);
}

/* One scene, and the two states that it may leave. */
struct trial {
	struct books	   *books;
	const struct scene *scene;
	const char	   *fault;
	long		    at;
	char		   *before; /* NULL: no ledger */
	char		   *after;
};

static char *
dump(const struct play *p)
{
	return access(p->ledger, F_OK) == 0 ? play_dump(p->ledger) : NULL;
}

static void
begin(struct trial *t, struct books *b, const struct scene *scene)
{
	memset(t, 0, sizeof(*t));
	t->books = b;
	t->scene = scene;
	lay(b, scene->start);
	t->before = dump(&b->play);
	expect(&b->play, scene->line);
	t->after = dump(&b->play);
	assert_non_null(t->after);
	assert_true(t->before == NULL || strcmp(t->before, t->after) != 0);
}

static void
end(struct trial *t)
{
	free(t->before);
	free(t->after);
}

static void
blame(const struct trial *t, const char *what)
{
	const struct play *p = &t->books->play;

	fail_msg("%s at call %ld of %s: %s\nstatus %d, signal %d\n%s%s",
	    t->fault, t->at, t->scene->line, what, p->status, p->signal, p->out,
	    p->err);
}

static bool
same(const char *a, const char *b)
{
	return a == NULL || b == NULL ? a == b : strcmp(a, b) == 0;
}

/* All or nothing, and what was told is true. */
static void
check_ledger(const struct trial *t)
{
	struct play *p = &t->books->play;
	char	    *now = dump(p);
	bool	     absent = same(now, t->before);

	if (!absent && !same(now, t->after))
		blame(t, "the command is neither there nor absent");
	if (absent && (p->status == 0 || p->out[0] != '\0'))
		blame(t, "told as done, and it is not there");
	if (!absent && strstr(p->err, "othing was written") != NULL)
		blame(t, "told as not written, and it is there");
	free(now);
}

static void
check_verify(const struct trial *t)
{
	struct play *p = &t->books->play;

	if (access(p->ledger, F_OK) == -1)
		return;
	play_plain(p, "verify");
	if (p->status != 0)
		blame(t, "the ledger does not verify");
	if (t->scene->start == START_NOTHING || play_tidy(p))
		return;
	/* A journal may stay; the next that writes takes it away. */
	play_plain(p, "class|add|Later");
	if (p->status != 0 || !play_tidy(p))
		blame(t, "nothing can be written after it");
}

static void
check_told(const struct trial *t)
{
	const struct play *p = &t->books->play;

	if (p->signal != 0 || (p->status != 0 && p->status != 4))
		blame(t, "the command should have ended with 0 or 4");
	if (p->status == 4 && strncmp(p->err, "quitus: ", 8) != 0)
		blame(t, "it says nothing");
}

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
	lay(t->books, t->scene->start);
	memset(p->fault, 0, sizeof(*p->fault));
	p->fault->shim.fault = fault;
	p->fault->shim.at = t->at;
	p->fault->shim.random = seed;
	play_run(p, t->scene->line);
	hit = p->fault->shim.hit;
	if (kills && hit ? p->signal != SIGKILL : p->signal != 0)
		blame(t, "an unexpected end");
	if (!kills || !hit)
		check_told(t);
	if (!hit && p->status != 0)
		blame(t, "it fails without a fault");
	check_ledger(t);
	if (!kills && t->scene->start == START_NOTHING && !play_tidy(p))
		blame(t, "files are left behind");
	check_verify(t);
	return hit;
}

static void
strike_all(struct books *b, enum fault fault, int stride)
{
	struct trial t;
	size_t	     i;

	for (i = 0; i < sizeof(scenes) / sizeof(scenes[0]); i++) {
		begin(&t, b, &scenes[i]);
		/* Another first call for each scene. */
		t.at = b->full ? 1 : 1 + (long)i % stride;
		while (strike_disk(&t, fault, (uint64_t)(t.at * 1000)))
			t.at += b->full ? 1 : stride;
		end(&t);
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

	return cmocka_run_group_tests(tests, make_books, drop_books);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trial.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/xalloc.h"

const struct scene trial_scenes[] = {
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
	{ NULL, START_NOTHING },
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

int
trial_make_books(void **state)
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

int
trial_drop_books(void **state)
{
	struct books *b = *state;
	int	      i;

	play_fini(&b->play);
	for (i = 0; i < START_COUNT; i++)
		free(b->file[i]);
	free(b);
	return 0;
}

void
trial_lay(struct books *b, enum start start)
{
	play_lay(&b->play, b->file[start], b->len[start]);
	memset(b->play.fault, 0, sizeof(*b->play.fault));
}

static char *
dump(const struct play *p)
{
	return access(p->ledger, F_OK) == 0 ? play_dump(p->ledger) : NULL;
}

void
trial_begin(struct trial *t, struct books *b, const struct scene *scene)
{
	memset(t, 0, sizeof(*t));
	t->books = b;
	t->scene = scene;
	trial_lay(b, scene->start);
	t->before = dump(&b->play);
	expect(&b->play, scene->line);
	t->after = dump(&b->play);
	assert_non_null(t->after);
	assert_true(t->before == NULL || strcmp(t->before, t->after) != 0);
}

void
trial_end(struct trial *t)
{
	free(t->before);
	free(t->after);
}

void
trial_blame(const struct trial *t, const char *what)
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
void
trial_check_ledger(const struct trial *t)
{
	struct play *p = &t->books->play;
	char	    *now = dump(p);
	bool	     absent = same(now, t->before);

	if (!absent && !same(now, t->after))
		trial_blame(t, "the command is neither there nor absent");
	if (absent && (p->status == 0 || p->out[0] != '\0'))
		trial_blame(t, "told as done, and it is not there");
	if (!absent && strstr(p->err, "othing was written") != NULL)
		trial_blame(t, "told as not written, and it is there");
	free(now);
}

void
trial_check_verify(const struct trial *t)
{
	struct play *p = &t->books->play;

	if (access(p->ledger, F_OK) == -1)
		return;
	play_plain(p, "verify");
	if (p->status != 0)
		trial_blame(t, "the ledger does not verify");
	if (t->scene->start == START_NOTHING || play_tidy(p))
		return;
	/* A journal may stay; the next that writes takes it away. */
	play_plain(p, "class|add|Later");
	if (p->status != 0 || !play_tidy(p))
		trial_blame(t, "nothing can be written after it");
}

void
trial_check_told(const struct trial *t)
{
	const struct play *p = &t->books->play;

	if (p->signal != 0 || (p->status != 0 && p->status != 4))
		trial_blame(t, "the command should have ended with 0 or 4");
	if (p->status == 4 && strncmp(p->err, "quitus: ", 8) != 0)
		trial_blame(t, "it says nothing");
}

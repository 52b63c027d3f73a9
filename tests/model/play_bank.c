/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plays.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

/* The bank's year: a line every fortnight, out and in by turns. */
int
play_line_day(const struct player *p, int line)
{
	return (line * (p->model.days - 5)) / MODEL_LINES + line % 3;
}

int64_t
play_line_cents(const struct player *p, int line)
{
	int64_t size = 1000 * (line + 1) + (int64_t)(p->seed % 997);

	return line % 2 == 0 ? -size : size;
}

void
play_line_label(int line, char out[32])
{
	snprintf(
	    out, 32, line % 2 == 0 ? "ACHAT N %d" : "VERSEMENT N %d", line);
}

/* The lines from first to last, as a file. */
static void
write_lines(const struct player *p, const char *path, int first, int last)
{
	FILE   *f = fopen(path, "w");
	int64_t cents;
	int	i;
	char	day[32], label[32];

	assert_non_null(f);
	fprintf(f, "Date;Libelle;Montant\n");
	for (i = first; i <= last; i++) {
		cents = play_line_cents(p, i);
		play_line_label(i, label);
		fprintf(f, "%s;%s;%s%lld,%02lld\n",
		    day_text(p, play_line_day(p, i), day), label,
		    cents < 0 ? "-" : "", (long long)llabs(cents) / 100,
		    (long long)llabs(cents) % 100);
	}
	assert_int_equal(fclose(f), 0);
}

/* A statement of some weeks, which may overlap the others. */
void
play_import(struct player *p)
{
	struct line l = { .n = 0 };
	char	    path[128];
	int	    first = pick(p, MODEL_LINES), last = first + pick(p, 8), i;

	if (last >= MODEL_LINES)
		last = MODEL_LINES - 1;
	for (i = first; i <= last; i++)
		p->next.lines[i].known = true;
	snprintf(path, sizeof(path), "%s/releve.csv", p->folder);
	write_lines(p, path, first, last);
	word(&l, "bank");
	word(&l, "import");
	word(&l, "%s", path);
	word(&l, "--map");
	word(&l, "date=1,libelle=2,montant=3");
	expect(p, &l, 0);
	unlink(path);
	settle(p, true, false);
}

/* The program's number of a line of the bank: known by its amount. */
static int
number_of(struct player *p, int line)
{
	static const char *const words[] = { "bank", "list", "--format", "json",
		NULL };
	json_t			*list = ask(p, words), *row;
	size_t			 i;
	int			 found = 0;

	json_array_foreach(list, i, row) if (number(row, "amount_cents") ==
	    play_line_cents(p, line)) found = (int)number(row, "line");
	json_decref(list);
	assert_true(found > 0);
	return found;
}

/* One of the lines that are there; -1 when none is. */
static int
pick_line(struct player *p)
{
	int i, first = pick(p, MODEL_LINES);

	for (i = 0; i < MODEL_LINES; i++)
		if (p->next.lines[(first + i) % MODEL_LINES].known)
			return (first + i) % MODEL_LINES;
	return -1;
}

void
play_ignore(struct player *p)
{
	struct line l = { .n = 0 };
	int	    i = pick_line(p);
	bool	    ok;

	if (i == -1)
		return;
	ok = p->next.lines[i].entry == 0;
	p->next.lines[i].ignored = true;
	word(&l, "bank");
	word(&l, "ignore");
	word(&l, "%d", number_of(p, i));
	expect(p, &l, ok ? 0 : 3);
	settle(p, ok, false);
}

/* The entry that a line of the bank tells; it is ticked at once. */
void
play_book(struct player *p)
{
	struct line	    l = { .n = 0 };
	struct model_entry *e;
	int		    i = pick_line(p);
	int64_t		    cents;
	bool		    ok;

	if (i == -1)
		return;
	cents = play_line_cents(p, i);
	e = model_append(&p->next, cents < 0 ? 'D' : 'R', play_line_day(p, i));
	assert_non_null(e);
	e->text = -1;
	e->ticked = true;
	model_part(e, cents < 0 ? "6180" : "512", cents < 0 ? "512" : "7080",
	    llabs(cents));
	ok = p->next.lines[i].entry == 0 && !p->next.lines[i].ignored;
	p->next.lines[i].entry = p->next.n;
	word(&l, "bank");
	word(&l, "book");
	word(&l, "%d", number_of(p, i));
	word(&l, "--account");
	word(&l, cents < 0 ? "6180" : "7080");
	expect(p, &l, ok ? 0 : 3);
	settle(p, ok, false);
}

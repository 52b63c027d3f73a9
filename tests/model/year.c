/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plays.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

static void
play_register(struct player *p, int what)
{
	static void (*const plays[])(struct player *) = { play_grant,
		play_receive, play_grant_close, play_budget, play_headcount,
		play_tariff, play_pay, play_collect, play_item,
		play_item_remove, play_decision, play_import, play_ignore,
		play_book };

	plays[what](p);
}

static void
play_step(struct player *p)
{
	int what = pick(p, 100);

	p->next = *p->model.now;
	p->dry = pick(p, 10) == 0;
	if (what < 14)
		play_flow(p, true);
	else if (what < 28)
		play_flow(p, false);
	else if (what < 33)
		play_transfer(p);
	else if (what < 38)
		play_advance(p);
	else if (what < 46)
		play_edit(p);
	else if (what < 54)
		play_void(p);
	else if (what < 58)
		play_validate(p);
	else if (what < 66)
		play_undo(p);
	else if (what < 71)
		play_tick(p, true);
	else if (what < 73)
		play_tick(p, false);
	else if (what < 75)
		play_statement(p);
	else if (what < 77)
		play_count(p);
	else if (what < 78)
		play_disable(p);
	else
		play_register(p, pick(p, 14));
}

static void
begin_year(struct player *p)
{
	struct line	    l = { .bare = true };
	struct model_entry *e;
	char		    text[32];
	const char	   *folder = "/tmp";

	if (access("/dev/shm", W_OK) == 0)
		folder = "/dev/shm";
	snprintf(
	    p->folder, sizeof(p->folder), "%s/quitus-model-XXXXXX", folder);
	assert_non_null(mkdtemp(p->folder));
	snprintf(p->file, sizeof(p->file), "%s/coop.quitus", p->folder);
	p->year = 2018 + pick(p, 10);
	model_init(&p->model, leap(p->year + 1) ? 366 : 365);
	e = model_append(p->model.now, 'O', 0);
	model_part(e, "512", "110", 1 + pick(p, 300000));
	model_part(e, "530", "110", 1 + pick(p, 30000));
	snprintf(text, sizeof(text), "%d-06-15", p->year + 1);
	setenv("QUITUS_TODAY", text, 1);
	word(&l, "init");
	word(&l, "%s", p->file);
	word(&l, "--name=École du Port");
	word(&l, "--number=12");
	word(&l, "--department=2A");
	word(&l, "--year=%d", p->year);
	word(&l, "--bank=%s", amount_text(e->parts[0].cents, text));
	word(&l, "--cash=%s", amount_text(e->parts[1].cents, text));
	expect(p, &l, 0);
}

void
add_class(struct player *p, const char *name)
{
	struct line l = { .n = 0 };

	p->next = *p->model.now;
	p->next.classes++;
	word(&l, "class");
	word(&l, "add");
	word(&l, "%s", name);
	expect(p, &l, 0);
	settle(p, true, false);
}

static int
take_away(const char *path, const struct stat *st, int type, struct FTW *ftw)
{
	(void)st;
	(void)type;
	(void)ftw;
	return remove(path);
}

void
play_year(uint64_t seed, int steps, year_fn *fn, void *arg, bool end)
{
	struct player p = { .random = seed, .seed = seed };

	begin_year(&p);
	add_class(&p, "CP");
	add_class(&p, "CM2");
	add_project(&p);
	for (p.step = 1; p.step <= steps; p.step++)
		play_step(&p);
	if (fn != NULL)
		fn(&p, arg);
	if (end)
		end_year(&p);
	/* The ledger, and the copies that commands made of it. */
	assert_int_equal(nftw(p.folder, take_away, 8, FTW_DEPTH | FTW_PHYS), 0);
	model_fini(&p.model);
	free(p.out);
	free(p.err);
}

static uint64_t
environment(const char *name, uint64_t usual)
{
	const char *text = getenv(name);

	return text != NULL ? strtoull(text, NULL, 10) : usual;
}

void
play_years(uint64_t usual, int steps, year_fn *fn, void *arg, bool end)
{
	uint64_t i, n = environment("MODEL_YEARS", usual);

	if (getenv("MODEL_SEED") != NULL) {
		play_year(environment("MODEL_SEED", 1), steps, fn, arg, end);
		return;
	}
	for (i = 1; i <= n; i++)
		play_year(i, steps, fn, arg, end);
}

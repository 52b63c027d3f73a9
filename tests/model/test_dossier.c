/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Random school years leave their ledger as a dossier and come back into an
 * empty one: what that one exports must be the same bytes, open or closed, and
 * so for the year that follows. MODEL_SEED and MODEL_YEARS as in test_year.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "plays.h"

enum { YEARS = 25, STEPS = 40 };

/* A line with the ledger that it is for. */
static struct line
line_on(const struct player *p, const char *ledger)
{
	struct line l = { .bare = true };

	word(&l, "-f");
	word(&l, "%s/%s.quitus", p->folder, ledger);
	return l;
}

static void export(
    struct player *p, const char *ledger, int year, const char *to)
{
	struct line l = line_on(p, ledger);

	word(&l, "export");
	word(&l, "dossier");
	word(&l, "--year=%d", year);
	word(&l, "-o");
	word(&l, "%s/%s/", p->folder, to);
	expect(p, &l, 0);
}

static void
import(struct player *p, const char *from, const char *ledger)
{
	struct line l = line_on(p, ledger);

	word(&l, "import");
	word(&l, "%s/%s", p->folder, from);
	expect(p, &l, 0);
}

static void
make_empty(struct player *p, const char *ledger)
{
	struct line l = { .bare = true };

	word(&l, "init");
	word(&l, "%s/%s.quitus", p->folder, ledger);
	word(&l, "--name=Ailleurs");
	word(&l, "--number=12");
	word(&l, "--department=2A");
	word(&l, "--year=%d", p->year);
	expect(p, &l, 0);
}

static void
check_whole(struct player *p, const char *ledger)
{
	struct line l = line_on(p, ledger);

	word(&l, "verify");
	expect(p, &l, 0);
}

/* The bytes of a file of a dossier; the caller frees them. */
static struct buf
bytes_of(struct player *p, const char *dossier, const char *name)
{
	char	   path[512];
	struct buf out = { .data = NULL };
	struct err err = { .kind = ERR_NONE };

	snprintf(path, sizeof(path), "%s/%s/%s", p->folder, dossier, name);
	if (file_read(path, 0, &out, &err) == -1)
		fail_msg("%s", err_what(&err));
	return out;
}

static void
compare_file(struct player *p, const char *a, const char *b, const char *name)
{
	struct buf x = bytes_of(p, a, name), y = bytes_of(p, b, name);

	if (x.len != y.len || memcmp(buf_str(&x), buf_str(&y), x.len) != 0) {
		print_error("MODEL_SEED=%llu\n%s\n%s\n",
		    (unsigned long long)p->seed, buf_str(&x), buf_str(&y));
		fail_msg("%s of %s and %s differ", name, a, b);
	}
	buf_fini(&x);
	buf_fini(&y);
}

/* Every file of both; they are taken away. */
static void
compare_dossiers(struct player *p, const char *a, const char *b, int64_t wanted)
{
	char	       path[512];
	const char    *sides[] = { a, b };
	struct dirent *e;
	DIR	      *dir;
	int64_t	       n = 0;
	size_t	       i;

	snprintf(path, sizeof(path), "%s/%s", p->folder, a);
	dir = opendir(path);
	assert_non_null(dir);
	while ((e = readdir(dir)) != NULL) {
		if (e->d_name[0] == '.')
			continue;
		compare_file(p, a, b, e->d_name);
		for (i = 0; i < 2; i++) {
			snprintf(path, sizeof(path), "%s/%s/%s", p->folder,
			    sides[i], e->d_name);
			assert_int_equal(unlink(path), 0);
		}
		n++;
	}
	closedir(dir);
	for (i = 0; i < 2; i++) {
		snprintf(path, sizeof(path), "%s/%s", p->folder, sides[i]);
		assert_int_equal(rmdir(path), 0);
	}
	same(p, "files of the dossier", n, wanted);
}

static void
forget(struct player *p, const char *ledger)
{
	char path[512];

	snprintf(path, sizeof(path), "%s/%s.quitus", p->folder, ledger);
	assert_int_equal(unlink(path), 0);
}

static void
round_trip(struct player *p, int year, const char *ledger, int64_t files)
{
	export(p, "coop", year, "a");
	import(p, "a", ledger);
	check_whole(p, ledger);
	export(p, ledger, year, "b");
	compare_dossiers(p, "a", "b", files);
}

static void
discharge(struct player *p)
{
	struct line l = line_on(p, "coop");

	word(&l, "discharge");
	word(&l, "--place=Ajaccio");
	word(&l, "--verifier=Samia Haddad:parent");
	word(&l, "--verifier=Luc Petit:teacher");
	word(&l, "--year=%d", p->year);
	expect(p, &l, 0);
}

/* What the next year may see of this one; refused where it cannot. */
static void
look_back(struct player *p)
{
	struct line tick = line_on(p, "coop"), gone = tick;

	word(&tick, "bank");
	word(&tick, "tick");
	word(&tick, "%d", 1 + pick(p, 30));
	word(&tick, "--year=%d", p->year);
	word(&tick, "--date=%d-09-2%d", p->year + 1, pick(p, 10));
	run(p, &tick);
	word(&gone, "inventory");
	word(&gone, "remove");
	word(&gone, "%d", 1 + pick(p, 4));
	word(&gone, "--date=%d-09-20", p->year + 1);
	word(&gone, "--reason=Cassé");
	run(p, &gone);
}

/* Some of the next year. */
static void
play_next(struct player *p)
{
	struct line spend = line_on(p, "coop"), balance = spend, valid = spend;
	int	    i;

	for (i = 0; i < 6; i++)
		look_back(p);
	word(&spend, "expense");
	word(&spend, "2,50");
	word(&spend, "=Colle; \"forte\"");
	word(&spend, "-a6180");
	word(&spend, "--date=%d-09-15", p->year + 1);
	expect(p, &spend, 0);
	word(&balance, "bank");
	word(&balance, "balance");
	word(&balance, "%d-09-30", p->year + 1);
	word(&balance, "1234,56");
	expect(p, &balance, 0);
	if (pick(p, 2) == 0)
		return;
	word(&valid, "validate");
	word(&valid, "--until=%d-09-10", p->year + 1);
	expect(p, &valid, 0);
}

static void
come_back(struct player *p, void *arg)
{
	char today[32];

	(void)arg;
	p->dry = false;
	make_empty(p, "open");
	round_trip(p, p->year, "open", 10);
	forget(p, "open");
	end_year(p);
	make_empty(p, "closed");
	round_trip(p, p->year, "closed", 10);
	forget(p, "closed");
	snprintf(today, sizeof(today), "%d-10-15", p->year + 1);
	setenv("QUITUS_TODAY", today, 1);
	discharge(p);
	make_empty(p, "given");
	round_trip(p, p->year, "given", 11);
	play_next(p);
	round_trip(p, p->year + 1, "given", 10);
	forget(p, "given");
}

static void
random_years(void **state)
{
	(void)state;
	play_years(YEARS, STEPS, come_back, NULL, false);
}

int
main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(random_years) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}

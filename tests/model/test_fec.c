/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Random school years leave their ledger as a FEC and come back into an empty
 * one: its accounts hold what the model says, its FEC has the same lines, and
 * the same file again adds nothing. MODEL_SEED and MODEL_YEARS as in test_year.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "plays.h"

enum { YEARS = 40, STEPS = 40, LINES = 2048, LINE = 512 };

/* A line with the ledger that it is for. */
static struct line
line_on(const struct player *p, const char *ledger)
{
	struct line l = { .bare = true };

	word(&l, "-f");
	word(&l, "%s/%s.quitus", p->folder, ledger);
	return l;
}

/* As init makes it, with the opening that the model knows. */
static void
make_empty(struct player *p)
{
	struct line		  l = { .bare = true };
	const struct model_entry *opening = &p->model.now->entries[0];
	char			  text[32];

	word(&l, "init");
	word(&l, "%s/other.quitus", p->folder);
	word(&l, "--name=Ailleurs");
	word(&l, "--number=12");
	word(&l, "--department=2A");
	word(&l, "--year=%d", p->year);
	word(&l, "--bank=%s", amount_text(opening->parts[0].cents, text));
	word(&l, "--cash=%s", amount_text(opening->parts[1].cents, text));
	expect(p, &l, 0);
}

static void
add_advance(struct player *p, const char *class)
{
	struct line l = line_on(p, "other");

	word(&l, "account");
	word(&l, "add");
	word(&l, "541-%s", class);
	word(&l, "Régie d’avance, classe %s", class);
	expect(p, &l, 0);
}

static void
validate(struct player *p, const char *ledger)
{
	struct line l = line_on(p, ledger);

	word(&l, "validate");
	word(&l, "--until=%d-08-31", p->year + 1);
	expect(p, &l, 0);
}

static void export(struct player *p, const char *ledger)
{
	struct line l = line_on(p, ledger);

	word(&l, "export");
	word(&l, "fec");
	word(&l, "--year=%d", p->year);
	word(&l, "-o");
	word(&l, "%s/%s.txt", p->folder, ledger);
	expect(p, &l, 0);
}

static void
import(struct player *p, bool dry)
{
	struct line l = line_on(p, "other");

	word(&l, "import");
	word(&l, "%s/coop.txt", p->folder);
	if (dry)
		word(&l, "--dry-run");
	expect(p, &l, 0);
}

/* ---- The lines ---- */

struct lines {
	char   text[LINES][LINE];
	size_t n;
};

static int
compare_text(const void *a, const void *b)
{
	return strcmp(a, b);
}

/* Lines in any order, without the rank of validation: validated all at once,
 * entries stand by their days. */
static void
read_lines(struct player *p, const char *ledger, struct lines *lines)
{
	char  path[256], *rank, *rest;
	FILE *f;

	snprintf(path, sizeof(path), "%s/%s.txt", p->folder, ledger);
	f = fopen(path, "r");
	assert_non_null(f);
	lines->n = 0;
	while (
	    lines->n < LINES && fgets(lines->text[lines->n], LINE, f) != NULL) {
		rank = strchr(strchr(lines->text[lines->n], '\t') + 1, '\t') +
		    1;
		rest = strchr(rank, '\t');
		memmove(rank, rest, strlen(rest) + 1);
		lines->n++;
	}
	fclose(f);
	qsort(lines->text, lines->n, LINE, compare_text);
}

static void
compare_lines(struct player *p)
{
	struct lines *a = calloc(2, sizeof(*a)), *b = a + 1;
	size_t	      i;

	read_lines(p, "coop", a);
	read_lines(p, "other", b);
	same(p, "lines of the FEC", (int64_t)b->n, (int64_t)a->n);
	for (i = 0; i < a->n; i++)
		if (strcmp(a->text[i], b->text[i]) != 0)
			fail_msg("MODEL_SEED=%llu\n%s%s",
			    (unsigned long long)p->seed, a->text[i],
			    b->text[i]);
	free(a);
}

/* ---- The balances ---- */

static void
compare_balances(struct player *p)
{
	struct line l = line_on(p, "other");
	json_t	   *report, *rows, *row;
	const char *code;
	size_t	    i;
	int64_t	    n = 0;

	word(&l, "report");
	word(&l, "balance");
	word(&l, "--format=json");
	word(&l, "--year=%d", p->year);
	expect(p, &l, 0);
	report = json_loads(p->out, 0, NULL);
	assert_non_null(report);
	rows = json_object_get(report, "accounts");
	json_array_foreach(rows, i, row)
	{
		code = json_string_value(json_object_get(row, "account"));
		same(p, code, number(row, "balance_cents"),
		    model_balance(p->model.now, code, p->model.days));
		n++;
	}
	same(p, "accounts were compared", n > 2, true);
	json_decref(report);
}

static void
come_back(struct player *p, void *arg)
{
	char path[256];

	(void)arg;
	p->dry = false;
	validate(p, "coop");
	export(p, "coop");
	make_empty(p);
	add_advance(p, "CP");
	add_advance(p, "CM2");
	import(p, true);
	import(p, false);
	compare_balances(p);
	validate(p, "other");
	export(p, "other");
	compare_lines(p);
	import(p, false);
	validate(p, "other");
	export(p, "other");
	compare_lines(p);
	snprintf(path, sizeof(path), "%s/other.quitus", p->folder);
	assert_int_equal(unlink(path), 0);
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

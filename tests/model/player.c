/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "player.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/ctx.h"

/* splitmix64: small, good, and the same everywhere. */
uint64_t
draw(struct player *p)
{
	uint64_t z = (p->random += UINT64_C(0x9e3779b97f4a7c15));

	z = (z ^ (z >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
	z = (z ^ (z >> 27)) * UINT64_C(0x94d049bb133111eb);
	return z ^ (z >> 31);
}

/* A number from 0 to n - 1. */
int
pick(struct player *p, int n)
{
	return (int)(draw(p) % (uint64_t)n);
}

bool
leap(int year)
{
	return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

/* The day of a school year as ISO text, by counting months. */
const char *
day_text(const struct player *p, int day, char out[32])
{
	static const int lengths[] = { 30, 31, 30, 31, 31, 28, 31, 30, 31, 30,
		31, 31 };
	int		 i = 0, length;

	if (day < 0) {
		snprintf(out, 16, "%d-08-31", p->year);
		return out;
	}
	for (;; i++) {
		length = lengths[i] + (i == 5 && leap(p->year + 1));
		if (day < length)
			break;
		day -= length;
	}
	snprintf(out, 32, "%04d-%02d-%02d", p->year + (i > 3), (i + 8) % 12 + 1,
	    day + 1);
	return out;
}

const char *
amount_text(int64_t cents, char out[32])
{
	snprintf(
	    out, 32, "%lld,%02d", (long long)(cents / 100), (int)(cents % 100));
	return out;
}

/* ---- Running the program ---- */

void
word(struct line *l, const char *format, ...)
{
	va_list ap;

	assert_true(l->n < MAX_ARGS);
	va_start(ap, format);
	vsnprintf(l->words[l->n++], sizeof(l->words[0]), format, ap);
	va_end(ap);
}

int
run(struct player *p, const struct line *l)
{
	char	      *argv[MAX_ARGS + 6];
	char	       name[] = "quitus", opt[] = "-f", lang[] = "--lang=en";
	struct streams io;
	size_t	       nout, nerr;
	int	       i, argc = 0, status;

	free(p->out);
	free(p->err);
	argv[argc++] = name;
	argv[argc++] = lang;
	if (!l->bare) {
		argv[argc++] = opt;
		argv[argc++] = p->file;
	}
	for (i = 0; i < l->n; i++)
		argv[argc++] = (char *)(uintptr_t)l->words[i];
	argv[argc] = NULL;
	io.in = stdin;
	io.out = open_memstream(&p->out, &nout);
	io.err = open_memstream(&p->err, &nerr);
	status = cli_main(argc, argv, &io);
	fclose(io.out);
	fclose(io.err);
	return status;
}

void
describe(const struct player *p, const struct line *l, const char *what)
{
	int i;

	print_error("MODEL_SEED=%llu step %d: %s\n quitus",
	    (unsigned long long)p->seed, p->step, what);
	for (i = 0; i < l->n; i++)
		print_error(" %s", l->words[i]);
	print_error("\n%s%s", p->out != NULL ? p->out : "",
	    p->err != NULL ? p->err : "");
}

/* Run a command that the model expects to end so. */
void
expect(struct player *p, struct line *l, int wanted)
{
	int status;

	if (p->dry)
		word(l, "--dry-run");
	status = run(p, l);
	if (status == wanted)
		return;
	describe(p, l, "unexpected exit status");
	fail_msg("status %d, not %d", status, wanted);
}

json_t *
ask(struct player *p, const char *const *words)
{
	struct line  l = { .n = 0 };
	json_error_t error;
	json_t	    *answer;

	while (*words != NULL)
		word(&l, "%s", *words++);
	if (run(p, &l) != 0) {
		describe(p, &l, "a question failed");
		fail();
	}
	answer = json_loads(p->out, 0, &error);
	if (answer == NULL) {
		describe(p, &l, error.text);
		fail();
	}
	return answer;
}

/* ---- Comparing ---- */

void
same(struct player *p, const char *what, int64_t got, int64_t wanted)
{
	if (got == wanted)
		return;
	print_error(
	    "MODEL_SEED=%llu step %d\n", (unsigned long long)p->seed, p->step);
	fail_msg(
	    "%s is %lld, not %lld", what, (long long)got, (long long)wanted);
}

void
same_text(
    struct player *p, const char *what, const json_t *got, const char *wanted)
{
	const char *text = json_string_value(got);

	if (wanted == NULL ? json_is_null(got) :
			     text != NULL && strcmp(text, wanted) == 0)
		return;
	print_error(
	    "MODEL_SEED=%llu step %d\n", (unsigned long long)p->seed, p->step);
	fail_msg("%s is %s, not %s", what, text != NULL ? text : "null",
	    wanted != NULL ? wanted : "null");
}

int64_t
number(const json_t *o, const char *key)
{
	const json_t *v = json_object_get(o, key);

	if (!json_is_integer(v) && !json_is_null(v))
		fail_msg("no number under %s", key);
	return json_integer_value(v);
}

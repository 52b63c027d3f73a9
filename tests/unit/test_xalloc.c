/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/xalloc.h"

/* Let an allocation that cannot be had return NULL, as without sanitizer. */
const char *__asan_default_options(void);

const char *
__asan_default_options(void)
{
	return "allocator_may_return_null=1";
}

static void
gives_memory(void **state)
{
	char *p = xmalloc(10);
	int  *q = xcalloc(100, sizeof(*q));
	int   i;

	(void)state;
	memset(p, 'x', 10);
	for (i = 0; i < 100; i++)
		assert_int_equal(q[i], 0);
	q[99] = 7;
	q = xreallocarray(q, 1000, sizeof(*q));
	assert_int_equal(q[99], 7);
	free(p);
	free(q);
}

/* NULL always means that something is wrong: none of these gives it. */
static void
gives_memory_even_for_nothing(void **state)
{
	void *p = xmalloc(0), *q = xcalloc(0, 8);
	void *r = xreallocarray(NULL, 0, 8);

	(void)state;
	assert_non_null(p);
	assert_non_null(q);
	assert_non_null(r);
	free(p);
	free(q);
	free(r);
}

static void
copies_strings(void **state)
{
	char *s = xstrdup("été");

	(void)state;
	assert_string_equal(s, "été");
	free(s);
	s = xstrndup("abcdef", 3);
	assert_string_equal(s, "abc");
	free(s);
	s = xstrndup("ab", 10);
	assert_string_equal(s, "ab");
	free(s);
	s = xstrndup("ab", 0);
	assert_string_equal(s, "");
	free(s);
	s = xasprintf("%s-%d", "D", 12);
	assert_string_equal(s, "D-12");
	free(s);
}

static void
grows_arrays(void **state)
{
	int   *a = NULL;
	size_t cap = 0, n, times = 0, before;

	(void)state;
	for (n = 0; n < 10000; n++) {
		before = cap;
		a = xgrow(a, n, &cap, sizeof(*a));
		assert_true(cap > n);
		times += cap != before;
		a[n] = (int)n;
	}
	assert_true(times < 16);
	for (n = 0; n < 10000; n++)
		assert_int_equal(a[n], n);
	before = cap;
	a = xgrow(a, cap * 5, &cap, sizeof(*a));
	assert_true(cap > before * 5);
	free(a);
}

/* Asks for more than there is, in one of six ways. */
static void
exhaust(int way)
{
	volatile size_t huge = SIZE_MAX / 2;
	size_t		cap = 0;
	void	       *p = NULL;

	switch (way) {
	case 0:
		p = xmalloc(huge);
		break;
	case 1:
		p = xcalloc(huge, 4);
		break;
	case 2:
		p = xcalloc(huge, 1);
		break;
	case 3:
		p = xreallocarray(NULL, huge, 4);
		break;
	case 4:
		p = xreallocarray(NULL, huge, 1);
		break;
	default:
		p = xgrow(NULL, SIZE_MAX, &cap, 1);
		break;
	}
	free(p);
}

static void
ends_the_program_when_there_is_no_memory(void **state)
{
	char	said[4096];
	int	way, status, out[2];
	ssize_t n;
	size_t	len;
	pid_t	pid;

	(void)state;
	for (way = 0; way < 6; way++) {
		assert_int_equal(pipe(out), 0);
		pid = fork();
		assert_true(pid >= 0);
		if (pid == 0) {
			dup2(out[1], STDERR_FILENO);
			exhaust(way);
			_exit(0);
		}
		close(out[1]);
		for (len = 0; len < sizeof(said) - 1 &&
		     (n = read(out[0], said + len, sizeof(said) - 1 - len)) >
			 0;)
			len += (size_t)n;
		said[len] = '\0';
		close(out[0]);
		assert_int_equal(waitpid(pid, &status, 0), pid);
		assert_true(WIFEXITED(status));
		assert_int_equal(WEXITSTATUS(status), 4);
		assert_non_null(strstr(said,
		    "quitus: there is not enough"
		    " memory. Nothing was written.\n"));
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(gives_memory),
		cmocka_unit_test(gives_memory_even_for_nothing),
		cmocka_unit_test(copies_strings),
		cmocka_unit_test(grows_arrays),
		cmocka_unit_test(ends_the_program_when_there_is_no_memory) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}

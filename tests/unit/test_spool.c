/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <errno.h>
#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/file.h"
#include "base/spool.h"

#define LINES 100000 /* of 8 bytes: more than is held */

struct reading {
	size_t lines, bytes;
	int    stop; /* after the first part */
};

/* Lines of seven digits, in their order; the parts end anywhere. */
static int
read_part(const char *bytes, size_t n, void *arg)
{
	struct reading *r = arg;
	size_t		i;
	char		digit[32];

	for (i = 0; i < n; i++, r->bytes++) {
		if (bytes[i] == '\n')
			r->lines++;
		snprintf(digit, sizeof(digit), "%07zu", r->bytes / 8);
		if (r->bytes % 8 == 7)
			assert_int_equal(bytes[i], '\n');
		else
			assert_int_equal(bytes[i], digit[r->bytes % 8]);
	}
	return r->stop;
}

static void
add_lines(struct spool *s, struct buf *b)
{
	int i;

	for (i = 0; i < LINES; i++) {
		buf_addf(b, "%07d\n", i);
		spool_take(s, b);
	}
}

static void
leaves_a_short_text_alone(void **state)
{
	struct spool   s = { .file = NULL };
	struct buf     b = { .data = NULL };
	struct reading r = { .lines = 0 };

	(void)state;
	spool_take(&s, &b);
	buf_adds(&b, "short");
	spool_take(&s, &b);
	assert_string_equal(buf_str(&b), "short");
	assert_false(spool_has(&s));
	assert_int_equal(spool_each(&s, read_part, &r), 0);
	assert_int_equal(r.bytes, 0);
	spool_take(NULL, &b);
	assert_string_equal(buf_str(&b), "short");
	buf_fini(&b);
	spool_fini(&s);
}

static void
holds_a_long_text_in_its_order(void **state)
{
	struct spool   s = { .file = NULL };
	struct buf     b = { .data = NULL };
	struct reading r = { .lines = 0 }, again = { .stop = 3 };
	struct err     err = { .kind = ERR_NONE };

	(void)state;
	add_lines(&s, &b);
	assert_true(spool_has(&s));
	assert_true(b.len < LINES * 8 / 2);
	assert_int_equal(spool_check(&s, &err), 0);
	assert_int_equal(spool_each(&s, read_part, &r), 0);
	assert_int_equal(read_part(b.data, b.len, &r), 0);
	assert_int_equal(r.lines, LINES);
	/* From its beginning each time, and no further than asked. */
	assert_int_equal(spool_each(&s, read_part, &again), 3);
	assert_true(again.bytes > 0 && again.bytes < LINES * 8 / 2);
	buf_fini(&b);
	spool_fini(&s);
	assert_false(spool_has(&s));
	err_fini(&err);
}

static void
goes_into_a_file_before_the_rest(void **state)
{
	char	       path[] = "/tmp/quitus-spool-XXXXXX";
	struct spool   s = { .file = NULL };
	struct buf     b = { .data = NULL }, back = { .data = NULL };
	struct reading r = { .lines = 0 };
	struct err     err = { .kind = ERR_NONE };
	int	       fd = mkstemp(path);

	(void)state;
	assert_int_not_equal(fd, -1);
	close(fd);
	add_lines(&s, &b);
	assert_int_equal(file_write_long(path, &s, b.data, b.len, &err), 0);
	assert_int_equal(file_read(path, 0, &back, &err), 0);
	assert_int_equal(read_part(back.data, back.len, &r), 0);
	assert_int_equal(r.lines, LINES);
	unlink(path);
	buf_fini(&back);
	buf_fini(&b);
	spool_fini(&s);
	err_fini(&err);
}

/* A folder that is not there is no reason to give up. */
static void
takes_another_folder(void **state)
{
	struct spool s = { .file = NULL };
	struct buf   b = { .data = NULL };

	(void)state;
	setenv("TMPDIR", "/nonexistent", 1);
	add_lines(&s, &b);
	unsetenv("TMPDIR");
	assert_true(spool_has(&s));
	buf_fini(&b);
	spool_fini(&s);
}

/* /dev/full takes nothing, as a full disk. */
static void
tells_that_there_is_no_room(void **state)
{
	struct spool s = { .file = fopen("/dev/full", "r+") };
	struct buf   b = { .data = NULL };
	struct err   err = { .kind = ERR_NONE };

	(void)state;
	assert_non_null(s.file);
	add_lines(&s, &b);
	assert_int_equal(s.code, ENOSPC);
	assert_int_equal(spool_check(&s, &err), -1);
	assert_int_equal(err.kind, ERR_FILE);
	buf_fini(&b);
	spool_fini(&s);
	err_fini(&err);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(leaves_a_short_text_alone),
		cmocka_unit_test(holds_a_long_text_in_its_order),
		cmocka_unit_test(goes_into_a_file_before_the_rest),
		cmocka_unit_test(takes_another_folder),
		cmocka_unit_test(tells_that_there_is_no_room),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <dirent.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/file.h"
#include "base/xalloc.h"
#include "fuzz.h"

/* Gives a reader all that was kept in its corpus: the name of this program is
 * replay_NAME. */

static const char *reader;

static void
play(const char *folder, const char *name)
{
	struct err err = { .kind = ERR_NONE };
	struct buf bytes = { .data = NULL };
	char	  *path = xasprintf("%s/%s", folder, name);

	if (file_read(path, 0, &bytes, &err) == -1)
		fail_msg("%s", err_what(&err));
	LLVMFuzzerTestOneInput((const uint8_t *)buf_str(&bytes), bytes.len);
	buf_fini(&bytes);
	free(path);
}

static void
test_corpus(void **state)
{
	char *folder = xasprintf(
	    "%s/tests/fuzz/corpus/%s", getenv("QUITUS_ROOT"), reader);
	DIR	      *d = opendir(folder);
	struct dirent *e;
	int	       n = 0;

	(void)state;
	assert_non_null(d);
	while ((e = readdir(d)) != NULL)
		if (e->d_name[0] != '.') {
			play(folder, e->d_name);
			n++;
		}
	closedir(d);
	free(folder);
	assert_true(n > 0);
}

int
main(int argc, char *argv[])
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(test_corpus) };

	(void)argc;
	reader = strrchr(argv[0], '/');
	reader = strchr(reader == NULL ? argv[0] : reader, '_') + 1;
	return cmocka_run_group_tests_name(reader, tests, NULL, NULL);
}

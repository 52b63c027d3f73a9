/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "format/archive.h"
#include "fuzz.h"

/* A zip: refused, or files that may be written down where one is. */
int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len)
{
	const struct archive_limits limits = { .files = 16, .bytes = 1 << 20 };
	struct archive		    a = { .files = NULL };
	struct err		    err = { .kind = ERR_NONE };
	char			   *modules = fuzz_modules();
	uint64_t		    sum = 0;
	size_t			    i;

	if (archive_read_bytes(
		"f.zip", bytes, len, &limits, modules, &a, &err) == -1) {
		fuzz_expect_told(&err);
		fuzz_expect(a.n == 0);
	}
	fuzz_expect(a.n <= limits.files);
	for (i = 0; i < a.n; i++) {
		fuzz_expect(strchr(a.files[i].name, '/') == NULL);
		fuzz_expect(strchr(a.files[i].name, '\\') == NULL);
		fuzz_expect(a.files[i].name[0] != '\0');
		fuzz_expect(strcmp(a.files[i].name, "..") != 0);
		fuzz_expect(
		    i == 0 || strcmp(a.files[i - 1].name, a.files[i].name) < 0);
		sum += a.files[i].bytes.len;
	}
	fuzz_expect(sum <= limits.bytes);
	archive_fini(&a);
	err_fini(&err);
	free(modules);
	return 0;
}

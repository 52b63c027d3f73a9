/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>

#include "base/csv.h"
#include "base/utf8.h"
#include "base/xalloc.h"
#include "fuzz.h"

struct seen {
	int    line; /* of the last row */
	size_t bytes;
};

/* Rows go down the file, and no cell holds what the file does not. */
static int
take(const struct csv_row *row, void *arg)
{
	struct seen *seen = arg;
	size_t	     i;

	fuzz_expect(row->line > seen->line);
	seen->line = row->line;
	for (i = 0; i < row->n; i++) {
		fuzz_expect(row->cells[i].line >= row->line);
		seen->bytes += strlen(row->cells[i].text);
	}
	return 0;
}

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len)
{
	char		*text = xstrndup((const char *)bytes, len);
	struct csv_fault fault = { .what = NULL };
	struct seen	 seen = { 0 };

	len = strlen(text);
	if (csv_each(text, len, 0, take, &seen, &fault) == -1)
		fuzz_expect(fault.line > 0 && fault.column > 0);
	fuzz_expect(seen.bytes <= len);
	free(text);
	return 0;
}

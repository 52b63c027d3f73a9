/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "format/fec.h"
#include "fuzz.h"

struct seen {
	int	line; /* of the last entry */
	int	year;
	int64_t rank;
	int64_t moved; /* by the postings of the entry */
};

static void
add(const struct fec_line *debit, const struct fec_line *credit, int64_t cents,
    void *arg)
{
	struct seen *seen = arg;

	fuzz_expect(
	    cents > 0 && cents <= debit->cents && cents <= -credit->cents);
	seen->moved += cents;
}

/* Entries go down the file, in one year, and what they move is all that their
 * lines debit. */
static int
take(const struct fec_entry *e, void *arg)
{
	struct seen *seen = arg;
	int64_t	     debit = 0, sum = 0;
	size_t	     i;

	fuzz_expect(e->n > 0 && e->line > seen->line && e->rank > seen->rank);
	seen->rank = e->rank;
	for (i = 0; i < e->n; i++) {
		fuzz_expect(e->lines[i].line > seen->line);
		seen->line = e->lines[i].line;
		sum += e->lines[i].cents;
		debit += e->lines[i].cents > 0 ? e->lines[i].cents : 0;
		fuzz_expect(code_class(e->lines[i].account) > 0);
		fuzz_expect(e->lines[i].label[0] != '\0');
		if (seen->year == 0)
			seen->year = date_school_year(e->lines[i].day);
		fuzz_expect(date_school_year(e->lines[i].day) == seen->year);
	}
	fuzz_expect(sum == 0);
	seen->moved = 0;
	fec_entry_pair(e, add, seen);
	fuzz_expect(seen->moved == debit);
	return 0;
}

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len)
{
	char		   *file = fuzz_path(".txt");
	struct csv_problems problems = { .file = "f" };
	struct err	    err = { .kind = ERR_NONE };
	struct seen	    seen = { .line = 0 };

	fuzz_put(file, bytes, len);
	fec_is(file);
	if (fec_each(file, 0, take, &seen, &problems, &err) == -1)
		fuzz_expect_told(&err);
	else if (csv_problems_end(&problems, &err) == -1)
		fuzz_expect_told(&err);
	buf_fini(&problems.text);
	err_fini(&err);
	unlink(file);
	free(file);
	return 0;
}

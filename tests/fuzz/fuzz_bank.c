/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "base/utf8.h"
#include "format/bank_file.h"
#include "fuzz.h"
#include "value/text.h"

static void
check(const struct bank_statement *s)
{
	size_t i;

	for (i = 0; i < s->n; i++) {
		fuzz_expect(s->lines[i].amount.cents != 0);
		fuzz_expect(s->lines[i].label[0] != '\0');
		fuzz_expect(
		    utf8_valid(s->lines[i].label, strlen(s->lines[i].label)));
		fuzz_expect(!utf8_has_control(s->lines[i].label));
		fuzz_expect(utf8_length(s->lines[i].label) <= TEXT_LABEL_MAX);
		fuzz_expect(i == 0 ||
		    date_compare(s->lines[i - 1].day, s->lines[i].day) <= 0);
	}
}

/* Every format of a bank, told by its content; or columns that a person told. */
int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len)
{
	static const struct bank_file_options ways[] = { { .bank = NULL },
		{ .days = BANK_MONTH_FIRST },
		{ .map = "date=1,label=2,amount=3,balance=4" } };
	struct bank_statements		      all;
	struct err			      err;
	size_t				      i, k;

	for (i = 0; i < sizeof(ways) / sizeof(ways[0]); i++) {
		all = (struct bank_statements){ .bank = NULL };
		err = (struct err){ .kind = ERR_NONE };
		if (bank_file_read("f", (const char *)bytes, len, &ways[i],
			&all, &err) == -1)
			fuzz_expect_told(&err);
		for (k = 0; k < all.n; k++)
			check(&all.items[k]);
		bank_statements_fini(&all);
		err_fini(&err);
	}
	return 0;
}

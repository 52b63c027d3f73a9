/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>

#include "base/utf8.h"
#include "base/xalloc.h"
#include "fuzz.h"
#include "value/date.h"

/* Refused with a reason that can be shown, or a day that is written as read. */
int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len)
{
	const struct date_context ctx = { .today = { .days = 20521 },
		.year = 2025 };
	char			 *typed = xstrndup((const char *)bytes, len);
	char			  text[DATE_ISO];
	struct err		  err = { .kind = ERR_NONE };
	struct date		  d, again;

	if (date_parse(typed, &ctx, &d, &err) == -1) {
		fuzz_expect(err.kind == ERR_USAGE && err.what.len > 0);
		fuzz_expect(utf8_valid(err_what(&err), err.what.len));
		fuzz_expect(!utf8_has_control(err_what(&err)));
	} else {
		fuzz_expect(date_parse_iso(date_iso(d, text), &again) == 0);
		fuzz_expect(date_compare(d, again) == 0);
		fuzz_expect(
		    date_parse(date_fr(d, text), &ctx, &again, &err) == 0);
		fuzz_expect(date_compare(d, again) == 0);
	}
	err_fini(&err);
	free(typed);
	return 0;
}

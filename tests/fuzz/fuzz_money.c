/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>

#include "base/utf8.h"
#include "base/xalloc.h"
#include "fuzz.h"
#include "value/money.h"

/* Refused with a reason that can be shown, or read as it is written again. */
int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len)
{
	char	    *typed = xstrndup((const char *)bytes, len);
	char	     text[MONEY_TEXT];
	struct err   err = { .kind = ERR_NONE };
	struct money m, again;

	if (money_parse_zero(typed, &m, &err) == -1) {
		fuzz_expect(err.kind == ERR_USAGE && err.what.len > 0);
		fuzz_expect(utf8_valid(err_what(&err), err.what.len));
		fuzz_expect(!utf8_has_control(err_what(&err)));
	} else {
		fuzz_expect(m.cents >= 0 && m.cents <= MONEY_MAX_CENTS);
		money_text(m, MONEY_EURO, text);
		fuzz_expect(money_parse_zero(text, &again, &err) == 0);
		fuzz_expect(again.cents == m.cents);
	}
	err_fini(&err);
	free(typed);
	return 0;
}

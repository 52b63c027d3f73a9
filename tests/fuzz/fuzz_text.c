/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "base/xalloc.h"
#include "fuzz.h"
#include "value/code.h"
#include "value/text.h"

static void
check_code(const char *typed)
{
	char code[CODE_MAX], again[CODE_MAX];

	if (code_normalize(typed, code) == -1)
		return;
	fuzz_expect(code_normalize(code, again) == 0);
	fuzz_expect(strcmp(code, again) == 0);
}

/* What was taken can be taken again and stays what it is. */
static void
check_text(const char *typed)
{
	struct err err = { .kind = ERR_NONE };
	char	  *taken, *again;

	if (text_take(typed, TEXT_LABEL_MAX, "label", &taken, &err) == 0) {
		fuzz_expect(!utf8_has_control(taken));
		fuzz_expect(text_take(taken, TEXT_LABEL_MAX, "label", &again,
				&err) == 0);
		fuzz_expect(strcmp(taken, again) == 0);
		free(again);
		free(taken);
	}
	err_fini(&err);
}

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len)
{
	char	  *typed = xstrndup((const char *)bytes, len), *folded, *twice;
	struct buf out = { .data = NULL };
	struct err err = { .kind = ERR_NONE };

	check_text(typed);
	check_code(typed);
	folded = utf8_fold(typed);
	twice = utf8_fold(folded);
	fuzz_expect(strcmp(folded, twice) == 0);
	if (text_decode((const char *)bytes, len, &out, &err) == 0)
		fuzz_expect(utf8_valid(buf_str(&out), out.len));
	buf_fini(&out);
	err_fini(&err);
	free(folded);
	free(twice);
	free(typed);
	return 0;
}

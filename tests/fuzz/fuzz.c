/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fuzz.h"

#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"

void
fuzz_expect(int holds)
{
	if (!holds)
		abort();
}

/* A message may run over lines. */
static void
expect_shown(const char *text)
{
	const char *line;

	fuzz_expect(utf8_valid(text, strlen(text)));
	for (line = text; *line != '\0'; line++)
		fuzz_expect((unsigned char)*line >= ' ' || *line == '\n');
}

void
fuzz_expect_told(const struct err *err)
{
	fuzz_expect(err->kind != ERR_NONE && err_what(err)[0] != '\0');
	expect_shown(err_what(err));
	expect_shown(err_hint_text(err));
}

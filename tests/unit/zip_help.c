/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "zip_help.h"

#include <libgen.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

static uint32_t
crc(const char *bytes, size_t len)
{
	uint32_t c = 0xffffffff;
	size_t	 i;
	int	 bit;

	for (i = 0; i < len; i++) {
		c ^= (unsigned char)bytes[i];
		for (bit = 0; bit < 8; bit++)
			c = c >> 1 ^ ((c & 1) != 0 ? 0xedb88320 : 0);
	}
	return c ^ 0xffffffff;
}

static void
add(struct buf *out, uint32_t value, int bytes)
{
	while (bytes-- > 0) {
		buf_addc(out, (char)(value & 0xff));
		value >>= 8;
	}
}

static size_t
name_len(const struct forged *f)
{
	return f->name_len != 0 ? f->name_len : strlen(f->name);
}

static void
add_facts(struct buf *out, const struct forged *f)
{
	uint32_t len = (uint32_t)strlen(f->bytes);

	add(out, 20, 2);
	add(out, f->flags, 2);
	add(out, f->method, 2);
	add(out, 0, 2);		    /* midnight */
	add(out, 46u << 9 | 33, 2); /* 2026-01-01 */
	add(out, crc(f->bytes, len) + f->crc_lie, 4);
	add(out, len, 4);
	add(out, len + f->size_lie, 4);
	add(out, (uint32_t)name_len(f), 2);
	add(out, 0, 2);
}

void
zip_forge(const struct forged *files, size_t n, struct buf *out)
{
	struct buf	     directory = { .data = NULL };
	const struct forged *f;
	uint32_t	     begin;

	for (f = files; f < files + n; f++) {
		buf_adds(&directory, "PK\1\2");
		add(&directory, 0x031e, 2);
		add_facts(&directory, f);
		add(&directory, 0, 6);
		add(&directory, f->mode << 16, 4);
		add(&directory, (uint32_t)out->len, 4);
		buf_add(&directory, f->name, name_len(f));
		buf_adds(out, "PK\3\4");
		add_facts(out, f);
		buf_add(out, f->name, name_len(f));
		buf_adds(out, f->bytes);
	}
	begin = (uint32_t)out->len;
	buf_add(out, buf_str(&directory), directory.len);
	buf_adds(out, "PK\5\6");
	add(out, 0, 4);
	add(out, (uint32_t)n, 2);
	add(out, (uint32_t)n, 2);
	add(out, (uint32_t)directory.len, 4);
	add(out, begin, 4);
	add(out, 0, 2);
	buf_fini(&directory);
}

/* BUILD/modules, this being BUILD/tests/unit/x. */
const char *
zip_modules(void)
{
	static char path[4096];
	char	    self[3072];
	ssize_t	    n = readlink("/proc/self/exe", self, sizeof(self) - 1);

	assert_true(n > 0);
	self[n] = '\0';
	snprintf(path, sizeof(path), "%s/../../modules", dirname(self));
	return path;
}

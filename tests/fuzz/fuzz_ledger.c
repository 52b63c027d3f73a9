/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/xalloc.h"
#include "fuzz.h"

/*
 * A ledger with some of its bytes changed, each told by four: where (three) and
 * what (one); short of four, the file itself. It is verified, then listed and
 * summed up as a careless person would: nothing is a bug (5), nothing hangs.
 */

enum { PATCH = 4 };

/* A new ledger with two entries, made once. */
static const struct buf *
sound_ledger(const char *path)
{
	static struct buf bytes;
	const char *const init[] = { "quitus", "init", path, "--name=X",
		"--number=1", "--department=59", "--bank=100", NULL };
	const char *const spend[] = { "quitus", "-f", path, "expense", "12",
		"Livres", "-a6180", NULL };
	const char *const check[] = { "quitus", "-f", path, "validate",
		"--until", "2026-01-15", NULL };
	struct err	  err = { .kind = ERR_NONE };

	if (bytes.len > 0)
		return &bytes;
	unlink(path);
	fuzz_expect(fuzz_run(init) == 0 && fuzz_run(spend) == 0 &&
	    fuzz_run(check) == 0);
	fuzz_expect(file_read(path, 0, &bytes, &err) == 0);
	return &bytes;
}

static void
change(char *file, size_t size, const uint8_t *bytes, size_t len)
{
	size_t where;

	for (; len >= PATCH; bytes += PATCH, len -= PATCH) {
		where = (size_t)bytes[0] << 16 | (size_t)bytes[1] << 8 |
		    bytes[2];
		file[where % size] = (char)bytes[3];
	}
}

static void
put_file(const char *path, const uint8_t *bytes, size_t len)
{
	const struct buf *sound = sound_ledger(path);
	char		 *copy = xmalloc(sound->len);

	memcpy(copy, sound->data, sound->len);
	change(copy, sound->len, bytes, len);
	if (len < PATCH)
		fuzz_put(path, bytes, len);
	else
		fuzz_put(path, copy, sound->len);
	free(copy);
}

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len)
{
	char		 *path = fuzz_path(".quitus");
	const char *const questions[][6] = { { "quitus", "-f", path, "verify" },
		{ "quitus", "-f", path, "list" },
		{ "quitus", "-f", path, "report", "statement" } };
	size_t		  i;

	setenv("QUITUS_TODAY", "2026-01-15", 1);
	put_file(path, bytes, len);
	for (i = 0; i < sizeof(questions) / sizeof(questions[0]); i++)
		fuzz_run(questions[i]);
	unlink(path);
	free(path);
	return 0;
}

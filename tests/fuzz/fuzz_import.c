/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdbool.h>
#include <stdlib.h>
#include <unistd.h>

#include "fuzz.h"

/* Whatever stands in the file: "quitus import" tells what it would take, or all
 * that is wrong. Tables of every layout, FEC, dossiers. */

static void
make_ledger(const char *ledger)
{
	const char *const init[] = { "quitus", "init", ledger, "--name=X",
		"--number=1", "--department=59", "--bank=100", "--cash=50",
		NULL };

	unlink(ledger);
	fuzz_expect(fuzz_run(init) == 0);
}

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len)
{
	static char	 *ledger; /* made once, never changed */
	char		 *file = fuzz_path(".csv");
	const char *const words[] = { "quitus", "-f", ledger, "import", "-n",
		file, NULL };

	setenv("QUITUS_TODAY", "2026-01-15", 1);
	fuzz_put(file, bytes, len);
	if (ledger == NULL) {
		ledger = fuzz_path(".quitus");
		make_ledger(ledger);
		free(file);
		return LLVMFuzzerTestOneInput(bytes, len);
	}
	fuzz_run(words);
	unlink(file);
	free(file);
	return 0;
}

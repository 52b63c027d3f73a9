/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "audit/parcel.h"
#include "fuzz.h"

/*
 * The entries of a coop as an audit gets them: what comes after a first byte f
 * is a FEC, else a CSV. What is accepted goes into an empty store, which is
 * then checked and added up.
 */

static void
keep(const char *file)
{
	char		 *store = fuzz_path(".quitus-audit");
	const char *const init[] = { "quitus", "audit", "init", store,
		"--department=59", NULL };
	const char *const import[] = { "quitus", "-f", store, "audit", "import",
		file, "--coop=1", "--year=2025", NULL };
	const char *const check[] = { "quitus", "-f", store, "audit", "check",
		NULL };
	const char *const add[] = { "quitus", "-f", store, "audit",
		"consolidate", "--year=2025", NULL };

	unlink(store);
	fuzz_expect(fuzz_run(init) == 0);
	fuzz_expect(fuzz_run(import) == 0);
	fuzz_expect(fuzz_run(check) <= 1);
	fuzz_expect(fuzz_run(add) <= 1);
	unlink(store);
	free(store);
}

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len)
{
	enum parcel_kind kind = len > 0 && bytes[0] == 'f' ? PARCEL_FEC :
							     PARCEL_CSV;
	char *file = fuzz_path(kind == PARCEL_FEC ? "-fec.txt" : ".csv");
	struct parcel_hint hint = {
		.modules = "", .department = "59", .coop = "1", .year = 2025
	};
	struct parcel p;

	setenv("QUITUS_TODAY", "2026-09-15", 1);
	fuzz_put(file, bytes + (len > 0), len - (len > 0));
	parcel_read(&p, file, kind, &hint);
	kind = p.kind;
	if (p.problems.n > 0)
		fuzz_expect(p.problems.text.len > 0);
	else if (kind != PARCEL_REGISTRY)
		fuzz_expect(p.n > 0);
	if (p.problems.n == 0 && kind != PARCEL_REGISTRY)
		keep(file);
	parcel_fini(&p);
	unlink(file);
	free(file);
	return 0;
}

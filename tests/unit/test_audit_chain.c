/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "audit/chain.h"
#include "audit/store.h"
#include "base/buf.h"
#include "base/hash.h"
#include "store_help.h"

#define ZEROS                              \
	"00000000000000000000000000000000" \
	"00000000000000000000000000000000"
#define A "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
#define B "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb"

/* A dossier of coop 1 whose first entry is "1;x" after that seal. */
static void
add_dossier(struct db *db, int id, int year, const char *after)
{
	struct buf all = { .data = NULL };
	char	   seal[HASH_HEX], sql[1024];

	buf_addf(&all, "%s\n1;x\n", after);
	hash_hex(buf_str(&all), all.len, seal);
	buf_fini(&all);
	snprintf(sql, sizeof(sql),
	    "INSERT INTO dossier (id, coop, year, version, current, state,"
	    " kind, received, source, content, entries, sealed, first_seal,"
	    " first_rows) VALUES (%d, 1, %d, 1, 1, 'closed', 'dossier', '',"
	    " '', printf('%%064d', %d), 1, 1, '%s', '1;x' || char(10))",
	    id, year, id, seal);
	help_sql(db, sql);
}

static void
check(struct db *db, int id, enum chain_link wanted)
{
	enum chain_link link;

	assert_int_equal(chain_find_link(db, id, &link), 0);
	assert_int_equal(link, wanted);
}

static void
test_links(void **state)
{
	struct help *h = *state;
	struct db   *db = db_open_memory(&audit_schema, &h->err);

	assert_non_null(db);
	help_sql(db, "INSERT INTO coop (id, number) VALUES (1, '1')");
	add_dossier(db, 1, 2023, ZEROS);
	check(db, 1, CHAIN_ROOT);
	/* The year before is not there. */
	add_dossier(db, 2, 2025, A);
	check(db, 2, CHAIN_UNKNOWN);
	/* It comes: its last seal is B, but one of them is A. */
	add_dossier(db, 3, 2024, B);
	help_sql(db, "INSERT INTO chain VALUES (3, x'" A B "')");
	check(db, 2, CHAIN_FOLLOWS);
	help_sql(db, "UPDATE chain SET seals = x'" B "'");
	check(db, 2, CHAIN_BROKEN);
	/* A version that does not count is not asked. */
	help_sql(db, "UPDATE dossier SET current = 0 WHERE id = 3");
	check(db, 2, CHAIN_UNKNOWN);
	help_sql(db, "UPDATE dossier SET first_seal = NULL WHERE id = 2");
	check(db, 2, CHAIN_NONE);
	db_close(db);
}

/* Begun anew although the year before was sealed. */
static void
test_restart(void **state)
{
	struct help *h = *state;
	struct db   *db = db_open_memory(&audit_schema, &h->err);

	assert_non_null(db);
	help_sql(db, "INSERT INTO coop (id, number) VALUES (1, '1')");
	add_dossier(db, 1, 2024, ZEROS);
	help_sql(db, "INSERT INTO chain VALUES (1, x'" A "')");
	add_dossier(db, 2, 2025, ZEROS);
	check(db, 1, CHAIN_ROOT);
	check(db, 2, CHAIN_ANEW);
	db_close(db);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(
		    test_links, help_setup, help_teardown),
		cmocka_unit_test_setup_teardown(
		    test_restart, help_setup, help_teardown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

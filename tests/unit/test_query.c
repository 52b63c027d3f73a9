/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/buf.h"
#include "store/query.h"
#include "store_help.h"

#define STEPS 10

static int
add_row(const struct query_row *row, void *arg)
{
	struct buf *b = arg;
	size_t	    i;

	for (i = 0; i < row->n; i++) {
		buf_addf(b, "%s=", row->names[i]);
		if (row->values == NULL)
			buf_adds(b, "?");
		else if (row->values[i].type == QUERY_INT)
			buf_addf(b, "%lld", (long long)row->values[i].number);
		else if (row->values[i].type == QUERY_TEXT)
			buf_adds(b, row->values[i].text);
		buf_addc(b, ' ');
	}
	return 0;
}

static int
stop(const struct query_row *row, void *arg)
{
	int *n = arg;

	(void)row;
	return ++*n == 2 ? 7 : 0;
}

static struct db *
ledger(struct help *h)
{
	return help_open(h, help_make_ledger(h, "a.quitus"), DB_READ);
}

static void
test_rows(void **state)
{
	struct help *h = *state;
	struct db   *db = ledger(h);
	struct buf   b = { .data = NULL };

	assert_int_equal(query_run(db,
			     "SELECT 1 AS a, 'x' || char(27) AS b, 0.5 AS c,"
			     " x'0aff' AS d, NULL AS e; ",
			     STEPS, add_row, &b),
	    0);
	assert_string_equal(
	    buf_str(&b), "a=1 b=x\xef\xbf\xbd c=0.5 d=0aff e= ");
	buf_reset(&b);
	assert_int_equal(
	    query_run(db, "SELECT 1 AS a WHERE 0", STEPS, add_row, &b), 0);
	assert_string_equal(buf_str(&b), "a=? ");
	buf_fini(&b);
	db_close(db);
}

static void
test_stop(void **state)
{
	struct help *h = *state;
	struct db   *db = ledger(h);
	int	     n = 0;

	assert_int_equal(query_run(db,
			     "WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL"
			     " SELECT x + 1 FROM c) SELECT x FROM c",
			     STEPS, stop, &n),
	    7);
	assert_int_equal(n, 2);
	db_close(db);
}

static void
refuse(struct help *h, struct db *db, const char *sql, const char *text)
{
	struct buf b = { .data = NULL };

	if (query_run(db, sql, STEPS, add_row, &b) != -1)
		fail_msg("answered: %s", sql);
	help_told(&h->err, ERR_USAGE, text);
	buf_fini(&b);
}

static void
test_refusals(void **state)
{
	struct help *h = *state;
	struct db   *db = ledger(h);

	refuse(h, db, "DELETE FROM entry", "only read");
	refuse(h, db, "DROP TABLE entry", "only read");
	refuse(h, db, "ATTACH ':memory:' AS m", "only read");
	refuse(h, db, "PRAGMA query_only = OFF", "only read");
	refuse(h, db, "VACUUM", "only read");
	refuse(h, db, "COMMIT", "only read");
	refuse(h, db, "SELECT load_extension('x')", "only read");
	refuse(h, db, "SELECT 1; SELECT 2", "more than one");
	refuse(h, db, "SELECT ?1", "no parameters");
	refuse(h, db, " -- nothing", "no question");
	refuse(h, db, "SELECT nowhere", "no such column");
	refuse(h, db, "SELECT '\xff'", "UTF-8");
	db_close(db);
}

static void
test_endless(void **state)
{
	struct help *h = *state;
	struct db   *db = ledger(h);

	refuse(h, db,
	    "WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c)"
	    " SELECT max(x) FROM c",
	    "takes too long");
	db_close(db);
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, help_setup, help_teardown)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_rows),
		TEST(test_stop),
		TEST(test_refusals),
		TEST(test_endless),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

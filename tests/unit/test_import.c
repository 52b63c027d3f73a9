/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/buf.h"
#include "book/import.h"
#include "book/ledger.h"
#include "ledger_help.h"
#include "store/operation.h"

#define HEAD "date;piece;libelle;recette;depense;compte;tresorerie\n"

static struct db *
ledger(void **state)
{
	struct db *db = ((struct ledger *)*state)->db;

	operation_set_ranges(db, ledger_ranges);
	return db;
}

static int
import(struct db *db, const char *text, const struct import_options *o,
    struct import_result *done)
{
	struct csv_fault fault;
	struct import	*im = import_begin(db, "list.csv", o);

	assert_non_null(im);
	csv_each(text, strlen(text), 0, import_row, im, &fault);
	assert_null(fault.what);
	return import_end(im, done);
}

static struct import_result
take(struct db *db, const char *text, size_t bytes)
{
	struct import_options o = { .bytes = bytes };
	struct import_result  done;

	if (import(db, text, &o, &done) == -1)
		fail_msg("refused: %s", err_what(db_err(db)));
	return done;
}

/* n equal rows, then one of its own. */
static void
add_rows(struct buf *b, int n, int own)
{
	buf_reset(b);
	buf_adds(b, HEAD);
	while (n-- > 0)
		buf_adds(b, "2025-09-12;;Photocopie;;0,10;6180;\n");
	buf_addf(b, "2025-09-13;;Reste %d;;1;6180;\n", own);
}

/* More of them than a batch holds: each takes its rank. */
static void
test_equal_rows(void **state)
{
	struct db	    *db = ledger(state);
	struct buf	     b = { .data = NULL };
	struct import_result done;

	add_rows(&b, 20000, 1);
	done = take(db, buf_str(&b), b.len);
	assert_int_equal(done.entries, 20001);
	assert_int_equal(done.known, 0);
	done = take(db, buf_str(&b), b.len);
	assert_int_equal(done.entries, 0);
	assert_int_equal(done.known, 20001);
	assert_int_equal(done.known_line, 2);
	add_rows(&b, 20002, 2);
	done = take(db, buf_str(&b), b.len);
	assert_int_equal(done.entries, 3);
	assert_int_equal(done.known, 20000);
	/* 20 002 times 0,10 and twice 1,00 */
	assert_int_equal(
	    ledger_int(db, "SELECT debit FROM total WHERE account = '6180'"),
	    200220);
	assert_int_equal(
	    ledger_int(db, "SELECT count(DISTINCT number) FROM entry"), 20004);
	buf_fini(&b);
}

/* The same rows with the indexes made at the end: the same books. */
static void
test_large(void **state)
{
	struct db *db = ledger(state);
	struct buf b = { .data = NULL };
	int64_t	   before;

	before = ledger_int(
	    db, "SELECT count(*) FROM sqlite_schema WHERE type = 'index'");
	add_rows(&b, 9000, 1);
	assert_int_equal(take(db, buf_str(&b), 100u << 20).entries, 9001);
	assert_int_equal(ledger_int(db,
			     "SELECT count(*) FROM sqlite_schema"
			     " WHERE type = 'index'"),
	    before);
	assert_int_equal(
	    ledger_int(db, "SELECT debit FROM total WHERE account = '6180'"),
	    90100);
	assert_int_equal(ledger_int(db,
			     "SELECT sum(credit) FROM day_total"
			     " WHERE account = '512' AND day = '2025-09-12'"),
	    90000);
	assert_int_equal(ledger_int(db,
			     "SELECT count(*) FROM entry"
			     " WHERE voucher GLOB 'D[0-9]*'"),
	    9001);
	/* The guards are back. */
	assert_int_equal(db_exec(db,
			     "INSERT INTO posting (entry, rank, debit, credit,"
			     " cents) VALUES (1, 2, '512', '6180', 1)"),
	    -1);
	ledger_told(db, ERR_RULE, "une charge", NULL);
	assert_int_equal(
	    db_exec(db, "UPDATE entry SET day = '2025-02-31' WHERE id = 1"),
	    -1);
	err_clear(db_err(db));
	buf_fini(&b);
}

static void
test_dropped(void **state)
{
	struct db	     *db = ledger(state);
	struct import_options o = { .map = "date=1,libelle=3,montant=x" };
	struct import_result  done;
	struct import	     *im = import_begin(db, "list.csv", &o);

	assert_non_null(im);
	import_drop(im);
	assert_int_equal(import(db, "a;b;c\n", &o, &done), -1);
	ledger_told(db, ERR_RULE, "list.csv:1:", NULL);
	o.map = "date=1";
	assert_null(import_begin(db, "list.csv", &o));
	ledger_told(db, ERR_USAGE, "date=1", "--map");
}

/* A million of one row would be a file gone wrong: reading ends early. */
static void
test_many_problems(void **state)
{
	struct db	     *db = ledger(state);
	struct buf	      b = { .data = NULL };
	struct import_options o = { .bytes = 0 };
	struct import_result  done;
	int		      i;

	buf_adds(&b, HEAD);
	for (i = 0; i < 5000; i++)
		buf_adds(&b, "2025-09-12;;Faux;;x;6180;\n");
	assert_int_equal(import(db, buf_str(&b), &o, &done), -1);
	ledger_told(db, ERR_RULE, "(and 901 more)", NULL);
	buf_fini(&b);
}

#define TEST(f) \
	cmocka_unit_test_setup_teardown(f, ledger_setup, ledger_teardown)

int
main(void)
{
	const struct CMUnitTest tests[] = { TEST(test_equal_rows),
		TEST(test_large), TEST(test_dropped),
		TEST(test_many_problems) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}

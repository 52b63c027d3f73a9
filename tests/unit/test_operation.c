/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/buf.h"
#include "base/xalloc.h"
#include "store/operation.h"
#include "store/stmt.h"
#include "store_help.h"

/* A ledger in memory with an entry, made by operation 1. */
struct fixture {
	struct err err;
	struct db *db;
};

static const struct operation described = {
	.at = "2026-03-10T12:00:00",
	.user = "claire",
	.command = "quitus depense 15 Timbres",
	.kind = "expense",
};

static void
begin(struct db *db)
{
	assert_int_equal(db_begin(db, true), 0);
	assert_int_equal(operation_begin(db, help_tables), 0);
}

static int64_t
end(struct db *db, int64_t undoes)
{
	struct operation op = described;
	int64_t		 id;

	op.undoes = undoes;
	if (operation_end(db, &op, &id) == -1)
		fail_msg("%s", err_what(db_err(db)));
	assert_int_equal(db_commit(db), 0);
	return id;
}

/* One operation that runs this. */
static int64_t
operate(struct db *db, const char *sql)
{
	begin(db);
	help_sql(db, sql);
	return end(db, 0);
}

static int64_t
undo(struct db *db, int64_t id)
{
	begin(db);
	if (operation_invert(db, id) == -1)
		fail_msg("%s", err_what(db_err(db)));
	return end(db, id);
}

static int
setup(void **state)
{
	struct fixture *f = xcalloc(1, sizeof(*f));

	f->db = db_open_memory(&help_schema, &f->err);
	if (f->db == NULL)
		return -1;
	*state = f;
	operate(f->db,
	    "INSERT INTO year (year) VALUES (2024), (2025);"
	    "INSERT INTO account (code, label, folds_to) VALUES"
	    " ('512', 'Banque', '512'), ('530', 'Caisse', '530'),"
	    " ('6180', 'Activités', '6180'), ('7560', 'Dons', '7560');"
	    "INSERT INTO class (name) VALUES ('CP'), ('CE1');"
	    "INSERT INTO project (name) VALUES ('Cirque');"
	    "INSERT INTO entry (id, year, number, day, kind, voucher, label)"
	    " VALUES (1, 2025, 1, '2025-09-10', 'expense', 'D1', 'Timbres');"
	    "INSERT INTO posting (entry, rank, debit, credit, cents, class)"
	    " VALUES (1, 1, '6180', '512', 1500, 'CP')");
	return 0;
}

static int
teardown(void **state)
{
	struct fixture *f = *state;

	db_close(f->db);
	err_fini(&f->err);
	free(f);
	return 0;
}

static int
write_operation(const struct operation *op, void *arg)
{
	buf_addf(arg, "%d %s %s %s %s %d %d\n", (int)op->id, op->at, op->user,
	    op->kind, op->command, (int)op->undoes, (int)op->undone_by);
	return 0;
}

static int
stop_at_two(const struct operation *op, void *arg)
{
	(*(int *)arg)++;
	return op->id == 2 ? 7 : 0;
}

static void
lists_operations(void **state)
{
	struct fixture *f = *state;
	struct buf	out = { .data = NULL };
	int		n = 0;

	assert_int_equal(
	    operate(f->db, "INSERT INTO class (name) VALUES ('CM1')"), 2);
	assert_int_equal(undo(f->db, 2), 3);
	assert_int_equal(operation_each(f->db, write_operation, &out), 0);
	assert_string_equal(buf_str(&out),
	    "3 2026-03-10T12:00:00 claire expense"
	    " quitus depense 15 Timbres 2 0\n"
	    "2 2026-03-10T12:00:00 claire expense"
	    " quitus depense 15 Timbres 0 3\n"
	    "1 2026-03-10T12:00:00 claire expense"
	    " quitus depense 15 Timbres 0 0\n");
	assert_int_equal(operation_each(f->db, stop_at_two, &n), 7);
	assert_int_equal(n, 2);
	buf_fini(&out);
}

static void
finds_the_last_to_undo(void **state)
{
	struct fixture *f = *state;

	assert_int_equal(operation_last(f->db), 1);
	operate(f->db, "INSERT INTO class (name) VALUES ('CM1')");
	operate(f->db, "INSERT INTO class (name) VALUES ('CM2')");
	assert_int_equal(operation_last(f->db), 3);
	undo(f->db, 3);
	assert_int_equal(operation_last(f->db), 2);
	undo(f->db, 2);
	assert_int_equal(operation_last(f->db), 1);
	undo(f->db, 1);
	assert_int_equal(operation_last(f->db), 0);
}

static void
keeps_nothing_when_nothing_changed(void **state)
{
	struct fixture *f = *state;

	assert_int_equal(operate(f->db, "UPDATE class SET label = label"), 0);
	assert_int_equal(operate(f->db,
			     "INSERT INTO class (name)"
			     " VALUES ('CM1');"
			     "DELETE FROM class"
			     " WHERE name = 'CM1'"),
	    0);
	assert_int_equal(operation_last(f->db), 1);
}

static void
drops_what_is_not_to_be_kept(void **state)
{
	struct fixture *f = *state;

	operation_drop(f->db);
	begin(f->db);
	help_sql(f->db, "INSERT INTO class (name) VALUES ('CM1')");
	operation_drop(f->db);
	operation_drop(f->db);
	assert_int_equal(db_commit(f->db), 0);
	assert_int_equal(operation_last(f->db), 1);
	/* A rollback stops the recording too. */
	begin(f->db);
	help_sql(f->db, "INSERT INTO class (name) VALUES ('CM2')");
	db_rollback(f->db);
	assert_int_equal(
	    operate(f->db, "INSERT INTO class (name) VALUES ('CM2')"), 2);
}

/* The rows of a change in one line each; sorted by the caller's needs. */
static int
write_change(const struct change *c, void *arg)
{
	const struct change_column *col;
	struct buf		   *out = arg;
	size_t			    i;

	buf_addf(out, "%c%s", "+~-"[c->kind], c -> table);
	for (i = 0; i < c->ncolumns; i++) {
		col = &c->columns[i];
		buf_addf(out, " %s%s:%s>%s%s", col->key ? "*" : "", col->name,
		    col->before != NULL ? col->before : "",
		    col->after != NULL ? col->after : "",
		    col->changed ? "" : "=");
	}
	buf_addc(out, '\n');
	return 0;
}

static void
assert_changes(struct db *db, int64_t id, const char *expected)
{
	struct buf out = { .data = NULL };

	assert_int_equal(operation_each_change(db, id, write_change, &out), 0);
	assert_string_equal(buf_str(&out), expected);
	buf_fini(&out);
}

static void
shows_what_changed(void **state)
{
	struct fixture *f = *state;
	int64_t		id;

	id = operate(f->db,
	    "UPDATE entry SET day = '2025-10-01', party = 'La Poste';"
	    "UPDATE posting SET class = NULL;"
	    "INSERT INTO setting VALUES (2025, 'school', 'Jaurès');"
	    "DELETE FROM class WHERE name = 'CE1'");
	assert_changes(f->db, id,
	    "~posting *entry:1>1= *rank:1>1= class:CP>\n"
	    "~entry *id:1>1= day:2025-09-10>2025-10-01 party:>La Poste\n"
	    "+setting *year:>2025 *key:>school value:>Jaurès\n"
	    "-class *name:CE1> label:> closed:0>\n");
	id = undo(f->db, id);
	assert_changes(f->db, id,
	    "~posting *entry:1>1= *rank:1>1= class:>CP\n"
	    "~entry *id:1>1= day:2025-10-01>2025-09-10 party:La Poste>\n"
	    "-setting *year:2025> *key:school> value:Jaurès>\n"
	    "+class *name:>CE1 label:> closed:>0\n");
}

static int
stop_at_once(const struct change *c, void *arg)
{
	(void)c;
	(*(int *)arg)++;
	return 5;
}

static void
stops_when_told(void **state)
{
	struct fixture *f = *state;
	int		n = 0;

	assert_int_equal(operation_each_change(f->db, 1, stop_at_once, &n), 5);
	assert_int_equal(n, 1);
}

static void
tells_an_operation_that_is_not_there(void **state)
{
	struct fixture *f = *state;

	assert_int_equal(
	    operation_each_change(f->db, 9, write_change, NULL), -1);
	help_told(&f->err, ERR_RULE, "there is no operation 9");
	begin(f->db);
	assert_int_equal(operation_invert(f->db, 9), -1);
	help_told(&f->err, ERR_RULE, "there is no operation 9");
	db_rollback(f->db);
}

/* A column that a later schema added shows in neither. */
static void
reads_changes_older_than_the_table(void **state)
{
	struct fixture *f = *state;
	int64_t		id;

	id = operate(f->db, "INSERT INTO class (name) VALUES ('CM1')");
	help_sql(f->db, "ALTER TABLE class ADD COLUMN room TEXT");
	assert_changes(f->db, id, "+class *name:>CM1 label:> closed:>0\n");
	assert_int_equal(undo(f->db, id), 3);
	assert_int_equal(help_int(f->db, "SELECT count(*) FROM class"), 2);
}

static void
finds_a_damaged_changeset(void **state)
{
	static const char *const bytes[] = { "x'00'", "x'540102'",
		"x'5401016e6f6e650012000100000000000000'",
		"x'54030100006e6f6e6500120003014103014203'" };
	struct fixture		*f = *state;
	struct stmt		 st;
	struct buf		 out = { .data = NULL };
	char			*sql;
	size_t			 i;
	int64_t			 id;

	for (i = 0; i < sizeof(bytes) / sizeof(bytes[0]); i++) {
		sql = xasprintf("INSERT INTO operation (at, user, command,"
				" kind, changeset) VALUES ('', '', '', 'x',"
				" %s)",
		    bytes[i]);
		stmt_init(&st, f->db, sql);
		free(sql);
		assert_int_equal(stmt_run(&st), 0);
		id = db_last_id(f->db);
		assert_int_equal(
		    operation_each_change(f->db, id, write_change, &out), -1);
		help_told(&f->err, ERR_FILE, "damaged");
		begin(f->db);
		assert_int_equal(operation_invert(f->db, id), -1);
		help_told(&f->err, ERR_FILE, "damaged");
		db_rollback(f->db);
	}
	buf_fini(&out);
}

/* Whatever bytes the file holds, reading and undoing them end. */
static void
survives_any_bytes(void **state)
{
	struct fixture *f = *state;
	struct buf	out = { .data = NULL };
	struct stmt	st;
	uint32_t	seed = 20260310;
	char	       *bytes, *truth;
	const void     *blob;
	size_t		len;
	int		i, refused = 0;

	stmt_init(&st, f->db, "SELECT changeset FROM operation WHERE id = 1");
	assert_true(stmt_row(&st));
	blob = stmt_blob(&st, 0, &len);
	bytes = xmalloc(len);
	truth = xmalloc(len);
	memcpy(bytes, blob, len);
	memcpy(truth, blob, len);
	assert_int_equal(stmt_end(&st), 0);
	help_sql(f->db, "DROP TRIGGER operation_update");
	for (i = 0; i < 800; i++) {
		seed = seed * 1664525 + 1013904223;
		bytes[(seed >> 8) % len] = (char)(seed >> 24);
		stmt_init(&st, f->db,
		    "UPDATE operation SET changeset = ?1 WHERE id = 1");
		stmt_set_blob(
		    &st, 1, bytes, i % 3 == 0 ? (seed >> 4) % len : len);
		assert_int_equal(stmt_run(&st), 0);
		if (operation_each_change(f->db, 1, write_change, &out) == -1)
			refused++;
		begin(f->db);
		operation_invert(f->db, 1);
		db_rollback(f->db);
		err_clear(&f->err);
		buf_reset(&out);
		/* Never far from the true bytes. */
		bytes[(seed >> 8) % len] = truth[(seed >> 8) % len];
	}
	assert_in_range(refused, 250, 799);
	free(bytes);
	free(truth);
	buf_fini(&out);
}

/* After an undo every table is as it was, row by row; and again after an undo
 * of the undo. */
static void
undoes_every_kind_of_change(void **state)
{
	static const char *const changes[] = {
		"INSERT INTO class (name) VALUES ('CM1')",
		"UPDATE class SET name = 'CM2' WHERE name = 'CP'",
		"DELETE FROM class WHERE name = 'CE1'",
		"UPDATE class SET label = 'Cours', closed = 1",
		"INSERT INTO year (year) VALUES (2026)",
		"INSERT INTO account (code, label, folds_to)"
		" VALUES ('61801', 'Sorties', '6180')",
		"INSERT INTO account (code, label, folds_to)"
		" VALUES ('6999', 'Autre', '6999');"
		"INSERT INTO alias VALUES ('69990008', '6999', 'AD');"
		"INSERT INTO keyword VALUES ('6999', 'divers')",
		"INSERT INTO entry (year, number, day, kind, voucher, label)"
		" VALUES (2025, 2, '2025-09-11', 'income', 'R1', 'Don');"
		"INSERT INTO posting (entry, rank, debit, credit, cents,"
		" provenance) VALUES (2, 1, '512', '7560', 9900, 'families'),"
		" (2, 2, '530', '7560', 100, NULL);"
		"INSERT INTO tick VALUES (2, '512', '2025-09-12');"
		"INSERT INTO attachment VALUES (2, 1, 'don.pdf', 12,"
		" printf('%064d', 1))",
		"UPDATE entry SET state = 'void', reason = 'double'",
		"UPDATE entry SET day = '2025-12-24', label = 'Autre'",
		"UPDATE posting SET cents = 1, debit = '512', credit = '530'",
		"DELETE FROM posting; INSERT INTO posting (entry, rank, debit,"
		" credit, cents) VALUES (1, 1, '6180', '530', 2),"
		" (1, 2, '6180', '512', 3), (1, 3, '530', '512', 4);"
		"UPDATE entry SET day = '2025-11-11'",
		"INSERT INTO bank_balance VALUES ('512', '2025-09-30', 1234);"
		"INSERT INTO cash_count VALUES ('530', '2025-09-30');"
		"INSERT INTO cash_count_line VALUES"
		" ('530', '2025-09-30', 2000, 2), ('530', '2025-09-30', 5, 1)",
		"INSERT INTO setting VALUES (2025, 'school', 'Jaurès')",
		"UPDATE year SET state = 'closed', closed_on = '2026-09-01',"
		" fingerprint = printf('%064d', 1) WHERE year = 2024",
		"UPDATE account SET active = 0 WHERE code = '530'",
	};
	struct fixture *f = *state;
	char	       *before, *middle, *after;
	int64_t		id, back;
	size_t		i;

	for (i = 0; i < sizeof(changes) / sizeof(changes[0]); i++) {
		before = help_dump(f->db);
		id = operate(f->db, changes[i]);
		middle = help_dump(f->db);
		assert_string_not_equal(before, middle);
		back = undo(f->db, id);
		after = help_dump(f->db);
		assert_string_equal(before, after);
		free(after);
		undo(f->db, back);
		after = help_dump(f->db);
		assert_string_equal(middle, after);
		free(after);
		undo(f->db, db_last_id(f->db));
		after = help_dump(f->db);
		assert_string_equal(before, after);
		free(after);
		free(middle);
		free(before);
	}
}

/* Many at once, the last first. */
static void
undoes_back_to_the_beginning(void **state)
{
	struct fixture *f = *state;
	int64_t		id;

	operate(f->db, "INSERT INTO class (name) VALUES ('CM1')");
	operate(f->db, "UPDATE posting SET class = 'CM1'");
	operate(f->db, "UPDATE class SET name = 'CM2' WHERE name = 'CM1'");
	operate(f->db, "UPDATE entry SET state = 'void'");
	while ((id = operation_last(f->db)) != 0)
		undo(f->db, id);
	assert_int_equal(help_int(f->db,
			     "SELECT (SELECT count(*) FROM entry)"
			     " + (SELECT count(*) FROM class)"
			     " + (SELECT count(*) FROM year)"
			     " + (SELECT count(*) FROM account)"
			     " + (SELECT count(*) FROM total)"
			     " + (SELECT count(*) FROM day_total)"),
	    0);
}

/* Undo is refused, and the transaction is as it was before it. */
static void
refuse_undo(struct fixture *f, int64_t id, const char *text)
{
	char *before = help_dump(f->db), *after;

	begin(f->db);
	assert_int_equal(operation_invert(f->db, id), -1);
	help_told(&f->err, ERR_RULE, text);
	after = help_dump(f->db);
	assert_string_equal(before, after);
	db_rollback(f->db);
	free(before);
	free(after);
}

static void
refuses_when_the_books_have_changed(void **state)
{
	static const char changed[] = "the books have changed since";
	struct fixture	 *f = *state;
	int64_t		  id;

	id = operate(f->db, "UPDATE class SET label = 'a' WHERE name = 'CP'");
	operate(f->db, "UPDATE class SET label = 'b' WHERE name = 'CP'");
	refuse_undo(f, id, changed);
	id = operate(f->db, "DELETE FROM class WHERE name = 'CE1'");
	operate(f->db, "INSERT INTO class (name) VALUES ('CE1')");
	refuse_undo(f, id, changed);
	id = operate(f->db, "INSERT INTO class (name) VALUES ('CM1')");
	operate(f->db, "DELETE FROM class WHERE name = 'CM1'");
	refuse_undo(f, id, changed);
	id = operate(f->db, "INSERT INTO class (name) VALUES ('CM2')");
	operate(f->db, "UPDATE class SET label = 'x' WHERE name = 'CM2'");
	refuse_undo(f, id, changed);
}

/* What was made since still uses what would go. */
static void
refuses_what_is_still_used(void **state)
{
	struct fixture *f = *state;
	int64_t		id;

	id = operate(f->db, "INSERT INTO class (name) VALUES ('CM1')");
	operate(f->db, "UPDATE posting SET class = 'CM1'");
	refuse_undo(f, id, "the books have changed since");
	/* Foreign keys are checked again as before. */
	help_refuse(f->db, "DELETE FROM class WHERE name = 'CM1'", ERR_BUG,
	    "FOREIGN KEY");
}

static void
refuses_what_a_trigger_guards(void **state)
{
	struct fixture *f = *state;
	int64_t		id;

	id = operate(f->db, "UPDATE entry SET label = 'Autre'");
	operate(f->db,
	    "UPDATE entry SET state = 'final', rank = 1,"
	    " seal = printf('%064d', 1)");
	refuse_undo(f, id, "cette écriture est validée");
	refuse_undo(f, 1, "cette écriture est validée");
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, setup, teardown)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(lists_operations),
		TEST(finds_the_last_to_undo),
		TEST(keeps_nothing_when_nothing_changed),
		TEST(drops_what_is_not_to_be_kept),
		TEST(shows_what_changed),
		TEST(stops_when_told),
		TEST(tells_an_operation_that_is_not_there),
		TEST(reads_changes_older_than_the_table),
		TEST(finds_a_damaged_changeset),
		TEST(survives_any_bytes),
		TEST(undoes_every_kind_of_change),
		TEST(undoes_back_to_the_beginning),
		TEST(refuses_when_the_books_have_changed),
		TEST(refuses_what_is_still_used),
		TEST(refuses_what_a_trigger_guards),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

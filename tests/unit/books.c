/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/i18n.h"
#include "base/xalloc.h"
#include "book/ledger.h"
#include "book/seal.h"
#include "books.h"
#include "store/stmt.h"

static const char chart[] =
    "INSERT INTO year (year) VALUES (2023);"
    "INSERT INTO account (code, label, folds_to) VALUES"
    " ('110', 'Report à nouveau', '110'), ('512', 'Banque', '512'),"
    " ('514', 'CCP', '514'), ('530', 'Caisse', '530'),"
    " ('541', 'Régies', '541'), ('541-CP', 'Régie CP', '541-CP'),"
    " ('541-CM', 'Régie CM', '541-CM'), ('6070', 'Achats', '6070'),"
    " ('6180', 'Activités', '6180'), ('6281', 'OCCE', '6281'),"
    " ('6800', 'Biens durables', '6800'), ('7070', 'Ventes', '7070'),"
    " ('7080', 'Fêtes', '7080'), ('7410', 'Subventions', '7410'),"
    " ('7411', 'État', '7410'), ('7562', 'Familles', '7562'),"
    " ('7700', 'Dons', '7700');"
    "INSERT INTO class (name) VALUES ('CP'), ('CM');"
    "INSERT INTO project (name) VALUES ('Cirque'), ('Jardin');"
    "INSERT INTO setting (year, key, value) VALUES"
    " (2023, 'department', '59'), (2023, 'number', '1398');";

/* SQL of several statements, one at a time. */
static void
run_sql(struct books *b, const char *sql)
{
	if (db_exec(b->db, sql) == -1)
		fail_msg("%s: %s", sql, err_what(&b->err));
}

int
books_setup(void **state)
{
	struct books *b = xcalloc(1, sizeof(*b));
	char	     *copy = xstrdup(chart), *next, *sql;

	i18n_init(LANG_EN, NULL);
	b->db = db_open_memory(&ledger_schema, &b->err);
	if (b->db == NULL)
		fail_msg("%s", err_what(&b->err));
	for (sql = copy; *sql != '\0'; sql = next + 1) {
		next = strchr(sql, ';');
		*next = '\0';
		run_sql(b, sql);
	}
	free(copy);
	*state = b;
	return 0;
}

int
books_teardown(void **state)
{
	struct books *b = *state;

	db_close(b->db);
	err_fini(&b->err);
	free(b);
	return 0;
}

struct date
books_day(const char *iso)
{
	struct date day;

	assert_int_equal(date_parse_iso(iso, &day), 0);
	return day;
}

int64_t
books_record(struct books *b, const char *day, struct entry *e)
{
	int64_t number;

	e->day = books_day(day);
	if (entry_add(b->db, e) == -1)
		fail_msg("%s: %s", e->label, err_what(&b->err));
	number = e->number;
	entry_fini(e);
	return number;
}

int64_t
books_add(struct books *b, enum entry_kind kind, const char *day,
    const char *debit, const char *credit, int64_t cents, const char *label)
{
	struct entry e;

	entry_init(&e);
	e.kind = kind;
	e.label = xstrdup(label);
	entry_add_posting(&e, debit, credit, MONEY(cents));
	return books_record(b, day, &e);
}

int64_t
books_add_cheque(struct books *b, const char *day, const char *debit,
    const char *credit, int64_t cents, const char *label, const char *cheque)
{
	struct entry e;

	entry_init(&e);
	e.kind = ENTRY_EXPENSE;
	e.label = xstrdup(label);
	e.method = xstrdup("cheque");
	e.reference = xstrdup(cheque);
	entry_add_posting(&e, debit, credit, MONEY(cents));
	return books_record(b, day, &e);
}

void
books_open(struct books *b, const char *day, int64_t bank, int64_t cash)
{
	struct entry e;

	entry_init(&e);
	e.kind = ENTRY_OPENING;
	e.label = xstrdup("À nouveau");
	if (bank > 0)
		entry_add_posting(&e, "512", "110", MONEY(bank));
	if (cash > 0)
		entry_add_posting(&e, "530", "110", MONEY(cash));
	books_record(b, day, &e);
}

void
books_void(struct books *b, int64_t number, const char *day)
{
	struct entry e, reversal;

	assert_int_equal(entry_load(b->db, 2023, number, &e), 0);
	if (entry_void(b->db, &e, books_day(day), "essai", &reversal) == -1)
		fail_msg("%s", err_what(&b->err));
	entry_fini(&e);
	entry_fini(&reversal);
}

void
books_validate(struct books *b, int year)
{
	int64_t n;

	if (seal_validate(b->db, year, date_year_end(year), &n) == -1)
		fail_msg("%s", err_what(&b->err));
}

void
books_close(struct books *b, int year)
{
	struct stmt st;
	char	    print[HASH_HEX];

	hash_hex("", 0, print);
	stmt_init(&st, b->db,
	    "UPDATE year SET state = 'closed',"
	    " closed_on = ?2, fingerprint = ?3 WHERE year = ?1");
	stmt_set_int(&st, 1, year);
	stmt_set_date(&st, 2, date_year_end(year));
	stmt_set_text(&st, 3, print);
	assert_int_equal(stmt_run(&st), 0);
}

void
books_sql(struct books *b, const char *sql)
{
	run_sql(b, sql);
}

void
books_break(struct books *b, const char *sql)
{
	run_sql(b, "PRAGMA ignore_check_constraints = ON");
	run_sql(b, "DROP TRIGGER IF EXISTS posting_side");
	run_sql(b, "DROP TRIGGER IF EXISTS posting_side_update");
	run_sql(b, "DROP TRIGGER IF EXISTS posting_final_update");
	run_sql(b, sql);
	run_sql(b, "PRAGMA ignore_check_constraints = OFF");
}

int64_t
books_id(struct books *b, int year, int64_t number)
{
	struct stmt st;
	int64_t	    id;

	stmt_init(
	    &st, b->db, "SELECT id FROM entry WHERE year = ?1 AND number = ?2");
	stmt_set_int(&st, 1, year);
	stmt_set_int(&st, 2, number);
	assert_true(stmt_row(&st));
	id = stmt_int(&st, 0);
	assert_int_equal(stmt_end(&st), 0);
	return id;
}

void
books_told(struct books *b, enum err_kind kind, const char *text)
{
	assert_int_equal(b->err.kind, kind);
	if (strstr(err_what(&b->err), text) == NULL)
		fail_msg("“%s” does not hold “%s”", err_what(&b->err), text);
	err_clear(&b->err);
}

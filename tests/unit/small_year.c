/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/buf.h"
#include "base/xalloc.h"
#include "book/bank.h"
#include "book/cash.h"
#include "format/format.h"
#include "small_year.h"

void
small_year_subsidy(struct books *b, const char *day, const char *account,
    int64_t cents, const char *provenance, const char *party,
    const char *project)
{
	struct entry	e;
	struct posting *p;

	entry_init(&e);
	e.kind = ENTRY_INCOME;
	e.label = xstrdup("Subvention");
	e.party = party != NULL ? xstrdup(party) : NULL;
	p = entry_add_posting(&e, "512", account, MONEY(cents));
	p->provenance = xstrdup(provenance);
	p->project = project != NULL ? xstrdup(project) : NULL;
	books_record(b, day, &e);
}

static void
add_outing(struct books *b)
{
	struct entry	e;
	struct posting *p;

	entry_init(&e);
	e.kind = ENTRY_EXPENSE;
	e.label = xstrdup("Sortie");
	e.method = xstrdup("cheque");
	e.reference = xstrdup("102");
	p = entry_add_posting(&e, "6180", "512", MONEY(25000));
	p->project = xstrdup("Cirque");
	books_record(b, "2023-10-10", &e);
}

static void
add_entries(struct books *b)
{
	books_open(b, "2023-09-01", 100000, 5000);
	books_add(b, ENTRY_INCOME, "2023-09-12", "512", "7562", 30000,
	    "Participations");
	books_add(
	    b, ENTRY_INCOME, "2023-09-20", "530", "7070", 10000, "Photos");
	books_add(b, ENTRY_TRANSFER, "2023-09-25", "512", "530", 8000, "Dépôt");
	books_add_cheque(
	    b, "2023-10-02", "6070", "512", 7000, "Photographe", "101");
	small_year_subsidy(
	    b, "2023-10-03", "7410", 20000, "commune", "Mairie", "Cirque");
	add_outing(b);
	books_add(
	    b, ENTRY_ADVANCE, "2023-11-05", "541-CP", "512", 6000, "Régie");
	books_add(b, ENTRY_ADVANCE, "2023-11-20", "6180", "541-CP", 4500,
	    "Petit matériel");
	books_add(
	    b, ENTRY_ADVANCE, "2023-11-21", "512", "541-CP", 1500, "Retour");
	books_add(b, ENTRY_EXPENSE, "2023-12-01", "6800", "512", 12000,
	    "Appareil photo");
	books_add(
	    b, ENTRY_EXPENSE, "2023-12-02", "6281", "530", 2000, "Erreur");
	books_void(b, 12, "2023-12-03");
	small_year_subsidy(b, "2024-01-10", "7411", 3000, "state", NULL, NULL);
}

static void
add_proofs(struct books *b)
{
	static const int64_t	      ticked[] = { 2, 4, 5, 6, 8, 10, 11, 13 };
	static const struct cash_line coins[] = {
		{ { 2000 }, 3 },
		{ { 500 }, 2 },
	};
	struct date day = books_day("2024-08-31");
	size_t	    i;

	for (i = 0; i < sizeof(ticked) / sizeof(ticked[0]); i++)
		if (bank_tick(b->db, 2023, ticked[i], day) == -1)
			fail_msg("%s", err_what(&b->err));
	assert_int_equal(bank_balance_set(b->db, "512", day, MONEY(137500)), 0);
	assert_int_equal(cash_count_set(b->db, "530", day, coins, 2), 0);
}

int
small_year_setup(void **state)
{
	struct books *b;

	if (books_setup(state) != 0)
		return -1;
	b = *state;
	books_sql(b,
	    "INSERT INTO setting (year, key, value) VALUES"
	    " (2023, 'name', 'École'), (2023, 'agent.1', 'Alix'),"
	    " (2023, 'agent.2', 'Camille')");
	add_entries(b);
	add_proofs(b);
	return 0;
}

struct report *
small_year_make(struct books *b, statement_fn *fn, const struct scope *scope)
{
	struct report *r = fn(b->db, scope);

	if (r == NULL)
		fail_msg("%s", err_what(&b->err));
	return r;
}

json_t *
small_year_json(struct books *b, statement_fn *fn, const struct scope *scope)
{
	struct format_options options = { .width = 80 };
	struct report	     *r = small_year_make(b, fn, scope);
	struct buf	      out = { .data = NULL };
	json_error_t	      error;
	json_t		     *root;

	assert_int_equal(
	    format_render(FORMAT_JSON, r, &options, &out, &b->err), 0);
	root = json_loads(buf_str(&out), 0, &error);
	if (root == NULL)
		fail_msg("%s: %s", error.text, buf_str(&out));
	buf_fini(&out);
	report_free(r);
	return root;
}

json_int_t
json_number(const json_t *object, const char *key)
{
	const json_t *v = json_object_get(object, key);

	if (!json_is_integer(v))
		fail_msg("%s is no number", key);
	return json_integer_value(v);
}

const char *
json_text(const json_t *object, const char *key)
{
	const json_t *v = json_object_get(object, key);

	if (!json_is_string(v))
		fail_msg("%s is no text", key);
	return json_string_value(v);
}

bool
json_no(const json_t *object, const char *key)
{
	return json_is_null(json_object_get(object, key));
}

const json_t *
json_list(const json_t *object, const char *key, size_t n)
{
	const json_t *v = json_object_get(object, key);

	assert_true(json_is_array(v));
	assert_int_equal(json_array_size(v), n);
	return v;
}

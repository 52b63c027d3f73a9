/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "base/xalloc.h"
#include "book/entry.h"
#include "book/grant.h"
#include "restore.h"
#include "store/bulk.h"
#include "store/stmt.h"

/* ---- Subsidies ---- */

/* Two kinds of rows: what was granted, and incomes that no notification tells
 * of (those are entries). */
static bool
is_grant(const struct dossier_row *row)
{
	return *row->cells[COL_GRANT_GRANTED] != '\0';
}

static int
take_grant(const struct dossier_row *row, void *arg)
{
	struct restorer *r = arg;
	struct stmt	 st;
	const char	*kind;

	if (!is_grant(row))
		return 0;
	kind = entry_provenance(row->cells[COL_GRANT_KIND], db_err(r->db));
	if (kind == NULL)
		return -1;
	/* One of a year before is there already. */
	stmt_init(&st, r->db,
	    "INSERT INTO subsidy (id, year, funder, kind, purpose, cents, day)"
	    " SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7"
	    " WHERE NOT EXISTS (SELECT 1 FROM subsidy WHERE id = ?1)");
	stmt_set_int(&st, 1, dossier_int(row->cells[COL_GRANT_ID]));
	stmt_set_int(&st, 2, r->year);
	stmt_set_text(&st, 3, row->cells[COL_GRANT_FUNDER]);
	stmt_set_text(&st, 4, kind);
	stmt_set_text(&st, 5, row->cells[COL_GRANT_PURPOSE]);
	stmt_set_money(&st, 6, dossier_money(row->cells[COL_GRANT_GRANTED]));
	stmt_set_text(&st, 7, row->cells[COL_GRANT_DAY]);
	return stmt_run(&st);
}

int
restore_grants(struct restorer *r)
{
	return restore_each(r, "subventions.csv", take_grant, r);
}

/* ---- Their papers ---- */

/* Kept in the place of a paper that the dossier says there was, for the books
 * go on saying so. */
static const char note_name[] = "piece-a-retrouver.txt";
static const char note[] =
    "Cette pièce était jointe dans la comptabilité d’origine. Le dossier dont "
    "ces\ncomptes ont été restaurés le dit, mais ne la contient pas : elle est "
    "à retrouver\net à joindre de nouveau.\n";

static int
keep_note(struct restorer *r, char hex[HASH_HEX])
{
	struct stmt st;

	hash_hex(note, strlen(note), hex);
	stmt_init(&st, r->db,
	    "INSERT INTO content (sha256, bytes)"
	    " VALUES (?1, ?2) ON CONFLICT DO NOTHING");
	stmt_set_text(&st, 1, hex);
	stmt_set_blob(&st, 2, note, strlen(note));
	return stmt_run(&st);
}

/* ?1 what shows it, ?2 year, ?3 name, ?4 size, ?5 hash. */
static int
attach_note(struct restorer *r, const char *sql, int64_t id)
{
	struct stmt st;
	char	    hex[HASH_HEX];

	if (keep_note(r, hex) == -1)
		return -1;
	stmt_init(&st, r->db, sql);
	stmt_set_int(&st, 1, id);
	stmt_set_int(&st, 2, r->year);
	stmt_set_text(&st, 3, note_name);
	stmt_set_int(&st, 4, (int64_t)strlen(note));
	stmt_set_text(&st, 5, hex);
	return stmt_run(&st);
}

static int
prove_grant(struct restorer *r, int64_t id)
{
	struct grant g;
	bool	     proof;

	if (grant_load(r->db, id, r->year, &g) == -1)
		return -1;
	proof = g.proof;
	grant_fini(&g);
	if (proof)
		return 0;
	return attach_note(r,
	    "INSERT INTO subsidy_file (subsidy, rank, year, name, size,"
	    " sha256) VALUES (?1, 1, ?2, ?3, ?4, ?5)",
	    id);
}

/* Two rows may be of one entry, for two projects. */
static int
prove_entry(struct restorer *r, int64_t number)
{
	int64_t id;

	if (restore_find_entry(r, number, &id) == -1)
		return -1;
	if (id == 0)
		return 0; /* comparing will tell */
	return attach_note(r,
	    "INSERT INTO attachment (entry, rank, name, size, sha256)"
	    " SELECT id, 1, ?3, ?4, ?5 FROM entry"
	    " WHERE id = ?1 AND year = ?2"
	    " AND NOT EXISTS (SELECT 1 FROM attachment WHERE entry = ?1)",
	    id);
}

/* Incomes first: a file of theirs is a proof of what was granted too. */
struct proofs {
	struct restorer *r;
	bool		 grants;
};

static int
take_proof(const struct dossier_row *row, void *arg)
{
	struct proofs *p = arg;
	int64_t	       id = dossier_int(row->cells[COL_GRANT_ID]);

	if (strcmp(row->cells[COL_GRANT_PROOF], "oui") != 0 ||
	    is_grant(row) != p->grants)
		return 0;
	return p->grants ? prove_grant(p->r, id) : prove_entry(p->r, id);
}

int
restore_proofs(struct restorer *r)
{
	struct proofs p = { .r = r };

	if (restore_each(r, "subventions.csv", take_proof, &p) == -1)
		return -1;
	p.grants = true;
	return restore_each(r, "subventions.csv", take_proof, &p);
}

/* ---- Those that are over ---- */

struct over {
	struct restorer *r;
	int64_t		 id;
	bool		 told; /* whether the file tells that one */
	int64_t		*ids;  /* those that it does not */
	size_t		 n, cap;
};

static int
look_for(const struct dossier_row *row, void *arg)
{
	struct over *o = arg;

	if (is_grant(row) && dossier_int(row->cells[COL_GRANT_ID]) == o->id)
		o->told = true;
	return 0;
}

static int
take_untold(const struct grant *g, void *arg)
{
	struct over *o = arg;

	o->id = g->id;
	o->told = false;
	restore_each(o->r, "subventions.csv", look_for, o);
	if (o->told || g->year == o->r->year)
		return 0;
	o->ids = xgrow(o->ids, o->n, &o->cap, sizeof(*o->ids));
	o->ids[o->n++] = g->id;
	return 0;
}

/* The year before is closed again by now, and its triggers refuse what its own
 * dossier did not tell: that the subsidy was closed in it. */
static int
close_untold(struct over *o)
{
	struct stmt st;
	size_t	    i;

	if (bulk_begin(o->r->db) == -1)
		return -1;
	stmt_init(
	    &st, o->r->db, "UPDATE subsidy SET closed = ?2 WHERE id = ?1");
	for (i = 0; i < o->n; i++) {
		stmt_reset(&st);
		stmt_set_int(&st, 1, o->ids[i]);
		stmt_set_int(&st, 2, o->r->year - 1);
		stmt_row(&st);
	}
	if (stmt_end(&st) == -1)
		return -1;
	return bulk_end(o->r->db);
}

int
restore_over(struct restorer *r)
{
	struct over o = { .r = r };
	int	    rc = grant_each(r->db, r->year, take_untold, &o);

	if (rc == 0 && o.n > 0)
		rc = close_untold(&o);
	free(o.ids);
	return rc;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "audit/keep.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "audit/chain.h"
#include "base/i18n.h"
#include "keeping.h"
#include "rows.h"
#include "store/stmt.h"
#include "versions.h"

void
keep_result_fini(struct keep_result *r)
{
	free(r->before);
	r->before = NULL;
}

/* ---- Received before ---- */

static int
find_repeated(struct keeping *k, int64_t *id)
{
	struct stmt st;

	stmt_init(&st, k->db,
	    "SELECT d.id, d.source, d.year, d.version, d.state, c.number"
	    " FROM dossier AS d JOIN coop AS c ON c.id = d.coop"
	    " WHERE d.content = ?1");
	stmt_set_text(&st, 1, k->p->content);
	*id = 0;
	if (stmt_row(&st)) {
		*id = stmt_int(&st, 0);
		k->r->outcome = KEEP_REPEATED;
		k->r->before = stmt_text_dup(&st, 1);
		k->r->year = (int)stmt_int(&st, 2);
		k->r->version = stmt_int(&st, 3);
		snprintf(k->r->number, sizeof(k->r->number), "%s",
		    stmt_text(&st, 5));
	}
	return stmt_end(&st);
}

static int
keep_repetition(struct keeping *k, int64_t id)
{
	struct stmt st;

	stmt_init(&st, k->db,
	    "INSERT OR IGNORE INTO repetition (dossier, received, source)"
	    " VALUES (?1, ?2, ?3)");
	stmt_set_int(&st, 1, id);
	stmt_set_text(&st, 2, k->now);
	stmt_set_text(&st, 3, k->p->path);
	return stmt_run(&st);
}

/* ---- Kept ---- */

static int
add_coop(struct keeping *k)
{
	struct stmt st;

	stmt_init(&st, k->db,
	    "INSERT INTO coop (number, name, town, expected)"
	    " VALUES (?1, ?2, ?3, 0)");
	stmt_set_text(&st, 1, k->p->facts.number);
	stmt_set_text(&st, 2, k->p->facts.name);
	stmt_set_text(&st, 3, k->p->facts.town);
	if (stmt_run(&st) == -1)
		return -1;
	k->coop = db_last_id(k->db);
	return 0;
}

static int
keep_rejection(struct keeping *k)
{
	struct stmt st;

	k->r->outcome = KEEP_REJECTED;
	stmt_init(&st, k->db,
	    "INSERT INTO rejection (coop, year, received, source, problems)"
	    " VALUES (?1, ?2, ?3, ?4, ltrim(?5, char(10)))");
	stmt_set_null(&st, 1);
	stmt_set_null(&st, 2);
	if (k->coop != 0)
		stmt_set_int(&st, 1, k->coop);
	if (k->r->year != 0)
		stmt_set_int(&st, 2, k->r->year);
	stmt_set_text(&st, 3, k->now);
	stmt_set_text(&st, 4, k->p->path);
	stmt_set_text(&st, 5, buf_str(&k->p->problems.text));
	return stmt_run(&st);
}

static int
next_version(struct keeping *k)
{
	struct stmt st;

	stmt_init(&st, k->db,
	    "SELECT coalesce(max(version), 0) + 1 FROM dossier"
	    " WHERE coop = ?1 AND year = ?2");
	stmt_set_int(&st, 1, k->coop);
	stmt_set_int(&st, 2, k->r->year);
	if (stmt_row(&st))
		k->r->version = stmt_int(&st, 0);
	return stmt_end(&st);
}

static int
retire(struct keeping *k, int64_t id)
{
	struct stmt st;

	stmt_init(&st, k->db, "UPDATE dossier SET current = 0 WHERE id = ?1");
	stmt_set_int(&st, 1, id);
	return stmt_run(&st);
}

static void
set_known(struct stmt *st, int i, const char *text)
{
	if (text != NULL && text[0] != '\0')
		stmt_set_text(st, i, text);
	else
		stmt_set_null(st, i);
}

static const char *
last_seal(const struct parcel *p)
{
	return p->facts.sealed > 0 ? p->facts.seal : "";
}

static int
insert_dossier(struct keeping *k, int64_t before, int64_t *id)
{
	static const char *const    kinds[] = { "dossier", "csv", "fec" };
	const struct dossier_facts *f = &k->p->facts;
	const struct keep_result   *r = k->r;
	bool	    contradicts = r->relation == KEEP_CONTRADICTS;
	struct stmt st;
	int	    rc, i;

	stmt_init(&st, k->db,
	    "INSERT INTO dossier (coop, year, version, current, state, kind,"
	    " received, source, content, fingerprint, name, town, agents,"
	    " software, pupils, adults, entries, sealed, first_seal, last_seal,"
	    " first_rows, contradicts, after) VALUES (?1, ?2, ?3, ?4, ?5, ?6,"
	    " ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19,"
	    " ?20, ?21, ?22, ?23)");
	stmt_set_int(&st, 1, k->coop);
	stmt_set_int(&st, 2, r->year);
	stmt_set_int(&st, 3, r->version);
	stmt_set_int(&st, 4, r->current);
	stmt_set_text(&st, 5, r->state);
	stmt_set_text(&st, 6, kinds[k->p->kind]);
	stmt_set_text(&st, 7, k->now);
	stmt_set_text(&st, 8, k->p->path);
	stmt_set_text(&st, 9, k->p->content);
	set_known(&st, 10, f->fingerprint);
	stmt_set_text(&st, 11, f->name);
	stmt_set_text(&st, 12, f->town);
	stmt_set_text(&st, 13, f->agents);
	stmt_set_text(&st, 14, k->p->software != NULL ? k->p->software : "");
	for (i = 15; i <= 16; i++)
		stmt_set_null(&st, i);
	if (f->counted) {
		stmt_set_int(&st, 15, f->pupils);
		stmt_set_int(&st, 16, f->adults);
	}
	stmt_set_int(&st, 17, k->p->counted);
	stmt_set_int(&st, 18, f->sealed);
	set_known(&st, 19, f->first_seal);
	set_known(&st, 20, last_seal(k->p));
	set_known(&st, 21, buf_str(&f->first));
	for (i = 22; i <= 23; i++)
		stmt_set_null(&st, i);
	if (contradicts)
		stmt_set_int(&st, 22, before);
	if (r->after)
		stmt_set_int(&st, 23, before);
	rc = stmt_run(&st);
	*id = db_last_id(k->db);
	return rc;
}

static int
keep_version(struct keeping *k, const struct version *v)
{
	struct keep_result *r = k->r;
	int64_t		    id;

	r->outcome = KEEP_ACCEPTED;
	r->relation = version_compare(v, k->p);
	r->state = version_state_code(version_state(k->p));
	r->current = r->relation != KEEP_OLDER;
	r->after = r->current && v->state == 2 &&
	    strcmp(v->fingerprint, k->p->facts.fingerprint) != 0;
	if (next_version(k) == -1 ||
	    (r->current && v->id != 0 && retire(k, v->id) == -1) ||
	    insert_dossier(k, v->id, &id) == -1)
		return -1;
	if (rows_write(k->db, id, k->p) == -1 ||
	    chain_find_link(k->db, id, &r->link) == -1)
		return -1;
	return 0;
}

static int
accept(struct keeping *k)
{
	struct version v;
	int	       rc;

	if (k->coop == 0 && add_coop(k) == -1)
		return -1;
	rc = version_load(k->db, k->coop, k->r->year, &v);
	if (rc == 0)
		rc = keep_version(k, &v);
	version_fini(&v);
	return rc;
}

/* Its problems become those of the parcel; nothing of it stays then. */
static int
keep_registry(struct keeping *k)
{
	struct registry_done done;
	struct err	    *err = db_err(k->db);

	k->r->outcome = KEEP_REGISTRY;
	if (db_exec(k->db, "SAVEPOINT registry") == -1)
		return -1;
	if (registry_import(k->db, k->p->path, &done) == 0) {
		k->r->coops = done.coops;
		return db_exec(k->db, "RELEASE registry");
	}
	if (err->kind == ERR_BUG)
		return -1;
	parcel_problem(k->p, "%s", err_what(err));
	err_clear(err);
	if (db_exec(k->db, "ROLLBACK TO registry; RELEASE registry") == -1)
		return -1;
	return keep_rejection(k);
}

int
keep_parcel(
    struct db *db, struct parcel *p, const char *now, struct keep_result *r)
{
	struct keeping k = { .db = db, .p = p, .now = now, .r = r };
	int64_t	       repeated = 0;

	*r = (struct keep_result){ .outcome = KEEP_REJECTED };
	if (p->kind == PARCEL_REGISTRY)
		return keep_registry(&k);
	if (p->problems.n == 0 && find_repeated(&k, &repeated) == -1)
		return -1;
	if (repeated != 0)
		return keep_repetition(&k, repeated);
	if (p->facts.number != NULL && p->facts.year != 0 &&
	    keeping_check(&k) == -1)
		return -1;
	return p->problems.n > 0 ? keep_rejection(&k) : accept(&k);
}

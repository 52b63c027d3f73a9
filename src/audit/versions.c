/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "versions.h"

#include <stdio.h>
#include <string.h>

#include "store/stmt.h"

#define SEAL ((size_t)32)
#define TWIN 2 /* entries in common that are no chance */

static const char *const states[] = { "open", "closed", "discharged" };
static const char *const kinds[] = {
	[PARCEL_DOSSIER] = "dossier", [PARCEL_CSV] = "csv", [PARCEL_FEC] = "fec"
};

int
version_state(const struct parcel *p)
{
	if (!p->facts.closed)
		return 0;
	return p->discharged ? 2 : 1;
}

const char *
version_state_code(int state)
{
	return states[state];
}

static int
state_of(const char *code)
{
	int i;

	for (i = 2; i > 0; i--)
		if (strcmp(states[i], code) == 0)
			break;
	return i;
}

static enum parcel_kind
kind_of(const char *code)
{
	enum parcel_kind k = PARCEL_FEC;

	while (k != PARCEL_DOSSIER && strcmp(kinds[k], code) != 0)
		k--;
	return k;
}

int
version_load(struct db *db, int64_t coop, int year, struct version *v)
{
	struct stmt st;
	const void *seals;
	size_t	    len;

	*v = (struct version){ .id = 0 };
	stmt_init(&st, db,
	    "SELECT d.id, d.kind, d.state, coalesce(d.fingerprint, ''),"
	    " c.seals FROM dossier AS d LEFT JOIN chain AS c"
	    " ON c.dossier = d.id"
	    " WHERE d.coop = ?1 AND d.year = ?2 AND d.current = 1");
	stmt_set_int(&st, 1, coop);
	stmt_set_int(&st, 2, year);
	if (stmt_row(&st)) {
		v->id = stmt_int(&st, 0);
		v->kind = kind_of(stmt_text(&st, 1));
		v->state = state_of(stmt_text(&st, 2));
		snprintf(v->fingerprint, sizeof(v->fingerprint), "%s",
		    stmt_text(&st, 3));
		seals = stmt_blob(&st, 4, &len);
		if (seals != NULL)
			buf_add(&v->seals, seals, len);
	}
	return stmt_end(&st);
}

void
version_fini(struct version *v)
{
	buf_fini(&v->seals);
}

/* Whether a goes on from b; every seal holds all those before it. */
static bool
continues(const struct buf *a, const struct buf *b)
{
	if (b->len == 0)
		return true;
	return a->len >= b->len &&
	    memcmp(a->data + b->len - SEAL, b->data + b->len - SEAL, SEAL) == 0;
}

enum keep_relation
version_compare(const struct version *v, const struct parcel *p)
{
	if (v->id == 0)
		return KEEP_FIRST;
	/* Entries alone never stand in for a dossier. */
	if (p->kind != v->kind && v->kind == PARCEL_DOSSIER)
		return KEEP_OLDER;
	if (p->kind != v->kind || p->seals.len == 0)
		return v->seals.len > 0 && p->kind == v->kind ? KEEP_OLDER :
								KEEP_CONTINUES;
	if (continues(&p->seals, &v->seals))
		return p->seals.len == v->seals.len &&
			version_state(p) < v->state ?
		    KEEP_OLDER :
		    KEEP_CONTINUES;
	if (continues(&v->seals, &p->seals))
		return KEEP_OLDER;
	return KEEP_CONTRADICTS;
}

static bool
is_twin(const struct parcel *p, const void *seals, size_t len)
{
	size_t least = TWIN * SEAL;

	return len >= least && p->seals.len >= least &&
	    memcmp(seals, p->seals.data, least) == 0;
}

int
version_find_twin(struct db *db, const struct parcel *p, int64_t coop,
    int64_t *other, char number[REGISTRY_NAME])
{
	struct stmt st;
	const void *seals;
	size_t	    len;

	*other = 0;
	if (p->seals.len < TWIN * SEAL || p->facts.first_seal[0] == '\0')
		return 0;
	stmt_init(&st, db,
	    "SELECT o.id, o.number, c.seals FROM dossier AS d"
	    " JOIN chain AS c ON c.dossier = d.id"
	    " JOIN coop AS o ON o.id = d.coop"
	    " WHERE d.first_seal = ?1 AND d.coop <> ?2");
	stmt_set_text(&st, 1, p->facts.first_seal);
	stmt_set_int(&st, 2, coop);
	while (*other == 0 && stmt_row(&st)) {
		seals = stmt_blob(&st, 2, &len);
		if (!is_twin(p, seals, len))
			continue;
		*other = stmt_int(&st, 0);
		snprintf(number, REGISTRY_NAME, "%s", stmt_text(&st, 1));
	}
	return stmt_end(&st);
}

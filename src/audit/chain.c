/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "audit/chain.h"

#include <sodium.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include "base/buf.h"
#include "base/hash.h"
#include "store/stmt.h"

#define SEAL crypto_hash_sha256_BYTES

/* How a dossier begins. */
struct beginning {
	int64_t	   coop;
	int	   year;
	char	   seal[HASH_HEX]; /* of its first sealed entry, "" */
	struct buf rows;	   /* that entry, as it was sealed */
};

static int
load(struct db *db, int64_t dossier, struct beginning *b)
{
	struct stmt st;

	*b = (struct beginning){ .coop = 0 };
	stmt_init(&st, db,
	    "SELECT coop, year, coalesce(first_seal, ''),"
	    " coalesce(first_rows, '') FROM dossier WHERE id = ?1");
	stmt_set_int(&st, 1, dossier);
	if (stmt_row(&st)) {
		b->coop = stmt_int(&st, 0);
		b->year = (int)stmt_int(&st, 1);
		snprintf(b->seal, sizeof(b->seal), "%s", stmt_text(&st, 2));
		buf_adds(&b->rows, stmt_text(&st, 3));
	}
	return stmt_end(&st);
}

static bool
goes_on_from(const struct beginning *b, const char *seal)
{
	struct buf all = { .data = NULL };
	char	   own[HASH_HEX];

	buf_addf(&all, "%s\n%s", seal, buf_str(&b->rows));
	hash_hex(all.data, all.len, own);
	buf_fini(&all);
	return strcmp(own, b->seal) == 0;
}

static bool
is_root(const struct beginning *b)
{
	char zeros[HASH_HEX];

	memset(zeros, '0', HASH_HEX - 1);
	zeros[HASH_HEX - 1] = '\0';
	return goes_on_from(b, zeros);
}

/* The last one first: it is nearly always that. */
static bool
is_among(const struct beginning *b, const unsigned char *seals, size_t len)
{
	char hex[HASH_HEX];

	for (; len >= SEAL; len -= SEAL) {
		sodium_bin2hex(hex, sizeof(hex), seals + len - SEAL, SEAL);
		if (goes_on_from(b, hex))
			return true;
	}
	return false;
}

static int
compare(struct db *db, const struct beginning *b, enum chain_link *link)
{
	struct stmt st;
	const void *seals;
	bool	    root = is_root(b);
	size_t	    len;

	*link = root ? CHAIN_ROOT : CHAIN_UNKNOWN;
	stmt_init(&st, db,
	    "SELECT c.seals FROM dossier AS d"
	    " JOIN chain AS c ON c.dossier = d.id"
	    " WHERE d.coop = ?1 AND d.year = ?2 AND d.current = 1");
	stmt_set_int(&st, 1, b->coop);
	stmt_set_int(&st, 2, b->year - 1);
	if (stmt_row(&st)) {
		seals = stmt_blob(&st, 0, &len);
		*link = root		    ? CHAIN_ANEW :
		    is_among(b, seals, len) ? CHAIN_FOLLOWS :
					      CHAIN_BROKEN;
	}
	return stmt_end(&st);
}

int
chain_find_link(struct db *db, int64_t dossier, enum chain_link *link)
{
	struct beginning b;
	int		 rc;

	*link = CHAIN_NONE;
	rc = load(db, dossier, &b);
	if (rc == 0 && b.seal[0] != '\0')
		rc = compare(db, &b, link);
	buf_fini(&b.rows);
	return rc;
}

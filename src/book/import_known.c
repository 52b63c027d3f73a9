/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "import_known.h"

#include <stdlib.h>
#include <string.h>

#include "base/xalloc.h"
#include "store/bulk.h"
#include "store/stmt.h"

#define KEPT_MAX      131072
#define FILTER_BITS   (UINT64_C(1) << 25)
#define BUCKET_BITS   12
#define BUCKETS	      (1u << BUCKET_BITS)
#define FILTER_PROBES 6
#define NEXT_RANK     UINT64_C(0x9e3779b97f4a7c15)

struct known {
	struct db	 *db;
	int64_t		  first_id;
	bool		  again;
	bool		  before; /* something was imported before */
	bool		  failed;
	uint64_t	 *filter; /* of the hashes of this file */
	struct known_row *kept; /* that are not written yet: entry is the line,
				 * order the entry, hash in the order of keys */
	size_t		  nkept;
	struct bulk	  keys;
	struct stmt	  find;
	struct stmt	  skipped; /* whether this file met that one already */
	struct stmt	  skip;
};

struct known *
known_new(struct db *db, int64_t first_id, bool again)
{
	struct known *k = xcalloc(1, sizeof(*k));
	struct stmt   st;

	k->db = db;
	k->first_id = first_id;
	k->again = again;
	k->filter = xcalloc(FILTER_BITS / 64, sizeof(*k->filter));
	stmt_init(&st, db, "SELECT 1 FROM imported LIMIT 1");
	k->before = stmt_row(&st);
	k->failed = stmt_end(&st) == -1 ||
	    db_exec(db,
		"CREATE TEMP TABLE IF NOT EXISTS skipped"
		" (key INTEGER PRIMARY KEY); DELETE FROM skipped") == -1;
	k->kept = xcalloc(KEPT_MAX, sizeof(*k->kept));
	bulk_init(
	    &k->keys, db, "INSERT OR FAIL INTO imported (key, entry, line)", 3);
	stmt_init(&k->find, db, "SELECT entry FROM imported WHERE key = ?1");
	stmt_init(&k->skipped, db, "SELECT 1 FROM skipped WHERE key = ?1");
	stmt_init(&k->skip, db, "INSERT INTO skipped (key) VALUES (?1)");
	return k;
}

/* Whether the filter may have seen the hash; now it has. With six bits each,
 * one new hash in fifty thousand is taken for a seen one after a million. */
static bool
filter(struct known *k, uint64_t hash)
{
	uint64_t at = hash, step = (hash >> 32) | 1, bit, *word;
	bool	 seen = true;
	int	 i;

	for (i = 0; i < FILTER_PROBES; i++, at += step) {
		word = &k->filter[at % FILTER_BITS / 64];
		bit = UINT64_C(1) << (at % 64);
		seen = seen && (*word & bit) != 0;
		*word |= bit;
	}
	return seen;
}

/* The entry that bears the key, 0 when none does. */
static int64_t
find(struct known *k, int64_t key)
{
	int64_t entry;

	stmt_reset(&k->find);
	stmt_set_int(&k->find, 1, key);
	entry = stmt_row(&k->find) ? stmt_int(&k->find, 0) : 0;
	stmt_reset(&k->find);
	return entry;
}

static bool
was_skipped(struct known *k, int64_t key)
{
	bool was;

	stmt_reset(&k->skipped);
	stmt_set_int(&k->skipped, 1, key);
	was = stmt_row(&k->skipped);
	stmt_reset(&k->skipped);
	return was;
}

static void
skip(struct known *k, int64_t key)
{
	stmt_reset(&k->skip);
	stmt_set_int(&k->skip, 1, key);
	stmt_row(&k->skip);
	stmt_reset(&k->skip);
}

/*
 * Look from that rank on: what this file made or met already has taken its
 * rank; what an earlier one made is known; a free rank is a new one.
 */
static uint64_t
walk(struct known *k, struct known_row *row, uint64_t rank)
{
	for (;; rank++) {
		row->key = (int64_t)(row->hash + rank * NEXT_RANK);
		row->entry = find(k, row->key);
		if (row->entry == 0)
			return rank;
		if (row->entry >= k->first_id || k->again ||
		    was_skipped(k, row->key))
			continue;
		skip(k, row->key);
		return rank;
	}
}

static bool
comes_after(const struct known_row *x, const struct known_row *y)
{
	return x->hash != y->hash ? x->hash > y->hash : x->order > y->order;
}

/* Hashes are even: dealt out by their first bits they are nearly in order. */
static void
sort(struct known_row *rows, size_t n)
{
	struct known_row *copy = xcalloc(n + 1, sizeof(*copy)), one;
	size_t		 *at = xcalloc(BUCKETS + 1, sizeof(*at)), i, k;

	for (i = 0; i < n; i++)
		at[(rows[i].hash >> (64 - BUCKET_BITS)) + 1]++;
	for (i = 0; i < BUCKETS; i++)
		at[i + 1] += at[i];
	memcpy(copy, rows, n * sizeof(*rows));
	for (i = 0; i < n; i++)
		rows[at[copy[i].hash >> (64 - BUCKET_BITS)]++] = copy[i];
	for (i = 1; i < n; i++) {
		one = rows[i];
		for (k = i; k > 0 && comes_after(&rows[k - 1], &one); k--)
			rows[k] = rows[k - 1];
		rows[k] = one;
	}
	free(copy);
	free(at);
}

int
known_flush(struct known *k)
{
	size_t i, count, n;

	sort(k->kept, k->nkept);
	for (i = 0; i < k->nkept; i += count) {
		count = k->nkept - i < BULK_ROWS ? k->nkept - i : BULK_ROWS;
		bulk_expect(&k->keys, (int)count);
		for (n = i; n < i + count; n++) {
			bulk_row(&k->keys);
			bulk_int(&k->keys, 0, k->kept[n].key);
			bulk_int(&k->keys, 1, (int64_t)k->kept[n].order);
			bulk_int(&k->keys, 2, k->kept[n].entry);
		}
		if (bulk_flush(&k->keys) == -1)
			return -1;
	}
	k->nkept = 0;
	return 0;
}

int
known_keep(struct known *k, int64_t key, int64_t entry, int line)
{
	/* Signed keys, in the order of unsigned hashes. */
	uint64_t hash = (uint64_t)key ^ UINT64_C(1) << 63;

	k->kept[k->nkept++] = (struct known_row){ hash, (size_t)entry, key,
		line };
	return k->nkept == KEPT_MAX ? known_flush(k) : 0;
}

int
known_ask(struct known *k, struct known_row *rows, size_t n)
{
	uint64_t rank = 0;
	size_t	 i;
	bool	 seen;

	sort(rows, n);
	for (i = 0; i < n && !k->failed; i++) {
		seen = filter(k, rows[i].hash);
		/* It may be among those that are not written yet. */
		if (seen && k->nkept > 0)
			k->failed = known_flush(k) == -1;
		if (i > 0 && rows[i].hash == rows[i - 1].hash)
			rank = walk(k, &rows[i], rank + 1);
		else if (k->before || seen)
			rank = walk(k, &rows[i], 0);
		else {
			rank = 0;
			rows[i].key = (int64_t)rows[i].hash;
			rows[i].entry = 0;
		}
		k->failed = k->find.failed || k->skipped.failed ||
		    k->skip.failed;
	}
	return k->failed ? -1 : 0;
}

void
known_free(struct known *k)
{
	if (k == NULL)
		return;
	stmt_end(&k->find);
	stmt_end(&k->skipped);
	stmt_end(&k->skip);
	bulk_fini(&k->keys);
	free(k->kept);
	free(k->filter);
	free(k);
}

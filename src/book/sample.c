/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "book/sample.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "base/xalloc.h"
#include "book/setting.h"
#include "store/stmt.h"

/* What the draw is made among. */
struct candidate {
	int64_t number;
	int64_t cents;
	bool	taken;
};

struct urn {
	struct candidate *list;
	size_t		  n;
	size_t		  cap;
};

void
sample_fini(struct sample *s)
{
	size_t i;

	for (i = 0; i < s->nitems; i++) {
		free(s->items[i].voucher);
		free(s->items[i].label);
	}
	free(s->items);
	free(s->seed);
	*s = (struct sample){ 0 };
}

static int
make_seed(struct db *db, int year, char **seed)
{
	char *department = setting_get(db, year, "department");
	char *number = setting_get(db, year, "number");
	int   rc = -1;

	if (department != NULL && number != NULL) {
		*seed = xasprintf("%s-%s-%d", department, number, year);
		rc = 0;
	}
	free(department);
	free(number);
	return rc;
}

static int
fill_urn(struct db *db, int year, bool receipts, struct urn *u)
{
	struct stmt st;

	stmt_init(&st, db,
	    "SELECT e.number,"
	    " (SELECT sum(cents) FROM posting WHERE entry = e.id)"
	    " FROM entry AS e WHERE e.year = ?1 AND e.kind = ?2"
	    " AND e.state <> 'void' AND e.reverses IS NULL"
	    " AND NOT EXISTS (SELECT 1 FROM entry AS r"
	    "  WHERE r.reverses = e.id AND r.state <> 'void')"
	    " ORDER BY e.number");
	stmt_set_int(&st, 1, year);
	stmt_set_text(&st, 2, receipts ? "income" : "expense");
	while (stmt_row(&st)) {
		u->list = xgrow(u->list, u->n, &u->cap, sizeof(*u->list));
		u->list[u->n++] = (struct candidate){
			.number = stmt_int(&st, 0), .cents = stmt_int(&st, 1)
		};
	}
	return stmt_end(&st);
}

/* The largest that is left; NULL when none is. */
static struct candidate *
take_largest(struct urn *u)
{
	struct candidate *best = NULL;
	size_t		  i;

	for (i = 0; i < u->n; i++)
		if (!u->list[i].taken &&
		    (best == NULL || u->list[i].cents > best->cents))
			best = &u->list[i];
	if (best != NULL)
		best->taken = true;
	return best;
}

/* Take by lot, in one pass: those whose hash comes first. */
static size_t
take_random(struct urn *u, const char *seed, struct candidate **drawn)
{
	char   hashes[SAMPLE_RANDOM + 1][HASH_HEX], text[128];
	size_t i, j, n = 0;

	for (i = 0; i < u->n; i++) {
		if (u->list[i].taken)
			continue;
		snprintf(text, sizeof(text), "%s:%lld", seed,
		    (long long)u->list[i].number);
		hash_hex(text, strlen(text), hashes[SAMPLE_RANDOM]);
		for (j = n;
		     j > 0 && strcmp(hashes[SAMPLE_RANDOM], hashes[j - 1]) < 0;
		     j--)
			if (j < SAMPLE_RANDOM) {
				memcpy(hashes[j], hashes[j - 1], HASH_HEX);
				drawn[j] = drawn[j - 1];
			}
		if (j == SAMPLE_RANDOM)
			continue;
		memcpy(hashes[j], hashes[SAMPLE_RANDOM], HASH_HEX);
		drawn[j] = &u->list[i];
		n += n < SAMPLE_RANDOM;
	}
	return n;
}

static int
add_item(struct db *db, int year, const struct candidate *c, bool receipt,
    bool largest, struct sample *s)
{
	struct sample_item *item;
	struct stmt	    st;

	stmt_init(&st, db,
	    "SELECT day, voucher, label FROM entry"
	    " WHERE year = ?1 AND number = ?2");
	stmt_set_int(&st, 1, year);
	stmt_set_int(&st, 2, c->number);
	if (stmt_row(&st)) {
		s->items = xreallocarray(
		    s->items, s->nitems + 1, sizeof(*s->items));
		item = &s->items[s->nitems++];
		*item = (struct sample_item){ .number = c->number,
			.day = stmt_date(&st, 0),
			.voucher = stmt_text_dup(&st, 1),
			.label = stmt_text_dup(&st, 2),
			.amount = MONEY(c->cents),
			.receipt = receipt,
			.largest = largest };
	}
	return stmt_end(&st);
}

static int
draw(struct db *db, int year, bool receipt, struct urn *u, struct sample *s)
{
	struct candidate *drawn[SAMPLE_RANDOM], *c;
	size_t		  i, n;

	for (i = 0; i < SAMPLE_LARGEST; i++) {
		c = take_largest(u);
		if (c != NULL && add_item(db, year, c, receipt, true, s) == -1)
			return -1;
	}
	n = take_random(u, s->seed, drawn);
	for (i = 0; i < n; i++)
		if (add_item(db, year, drawn[i], receipt, false, s) == -1)
			return -1;
	return 0;
}

static int
compare_items(const void *a, const void *b)
{
	const struct sample_item *x = a, *y = b;

	if (x->receipt != y->receipt)
		return x->receipt ? -1 : 1;
	return (x->number > y->number) - (x->number < y->number);
}

int
sample_draw(struct db *db, int year, const char *seed, struct sample *s)
{
	struct urn u = { 0 };
	int	   i, rc;

	*s = (struct sample){ 0 };
	rc = 0;
	if (seed != NULL)
		s->seed = xstrdup(seed);
	else
		rc = make_seed(db, year, &s->seed);
	for (i = 1; i >= 0 && rc == 0; i--) {
		u.n = 0;
		rc = fill_urn(db, year, i == 1, &u);
		if (rc == 0)
			rc = draw(db, year, i == 1, &u, s);
	}
	free(u.list);
	if (s->nitems > 0)
		qsort(s->items, s->nitems, sizeof(*s->items), compare_items);
	return rc;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rows.h"

#include "store/bulk.h"
#include "store/stmt.h"

/* As many rows to an INSERT as that; the rest go by fewer. */
static const size_t chunks[] = { 64, 8, 1 };

static void
add_posting(struct bulk *b, int64_t dossier, const struct parcel *p, size_t i)
{
	const struct parcel_posting *post = &p->postings[i];
	int			     k;

	bulk_row(b);
	for (k = 0; k < TEXT_COUNT; k++)
		bulk_text(b, k, parcel_text(p, post->texts[k]));
	bulk_int(b, TEXT_COUNT, dossier);
	bulk_int(b, TEXT_COUNT + 1, (int64_t)i + 1);
	bulk_int(b, TEXT_COUNT + 2, post->entry);
	bulk_int(b, TEXT_COUNT + 3, post->cents);
	if (post->subsidy > 0)
		bulk_int(b, TEXT_COUNT + 4, post->subsidy);
	else
		bulk_text(b, TEXT_COUNT + 4, NULL);
	if (post->reverses > 0)
		bulk_int(b, TEXT_COUNT + 5, post->reverses);
	else
		bulk_text(b, TEXT_COUNT + 5, NULL);
}

/* The postings from i on, by chunks of that size, as long as they fill one. */
static int
write_chunks(struct db *db, int64_t dossier, const struct parcel *p, size_t *i,
    size_t size)
{
	struct bulk b;
	size_t	    k;
	int	    rc = 0;

	if (p->n - *i < size)
		return 0;
	bulk_init(&b, db,
	    "INSERT INTO posting (day, voucher, label, party, method,"
	    " reference, debit, credit, project, class, provenance, state,"
	    " ticked, validated, dossier, rank, entry, cents, subsidy, reverses)",
	    TEXT_COUNT + 6);
	while (rc == 0 && p->n - *i >= size) {
		bulk_expect(&b, (int)size);
		for (k = 0; k < size; k++)
			add_posting(&b, dossier, p, (*i)++);
		rc = bulk_flush(&b);
	}
	bulk_fini(&b);
	return rc;
}

static int
write_postings(struct db *db, int64_t dossier, const struct parcel *p)
{
	size_t i = 0, k;

	for (k = 0; k < sizeof(chunks) / sizeof(chunks[0]); k++)
		if (write_chunks(db, dossier, p, &i, chunks[k]) == -1)
			return -1;
	return 0;
}

static void
set_extremes(
    struct stmt *st, const struct tally *t, const struct tally_account *a)
{
	struct tally_extremes e;
	int		      i;

	for (i = 7; i <= 10; i++)
		stmt_set_null(st, i);
	if (a->days == NULL)
		return;
	tally_extremes(t, a, &e);
	stmt_set_int(st, 7, e.lowest);
	stmt_set_date(st, 8, e.lowest_day);
	stmt_set_int(st, 9, e.highest);
	stmt_set_date(st, 10, e.highest_day);
}

static int
write_totals(struct db *db, int64_t dossier, const struct parcel *p)
{
	const struct tally_account *a;
	struct stmt		    st;
	size_t			    i;

	stmt_init(&st, db,
	    "INSERT INTO account_total (dossier, account, label, opening,"
	    " debit, credit, lowest, lowest_day, highest, highest_day)"
	    " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)");
	for (i = 0; i < p->tally.n && !st.failed; i++) {
		a = &p->tally.accounts[i];
		stmt_set_int(&st, 1, dossier);
		stmt_hold_text(&st, 2, a->code);
		stmt_hold_text(&st, 3, a->label != NULL ? a->label : "");
		stmt_set_int(&st, 4, a->opening);
		stmt_set_int(&st, 5, a->debit);
		stmt_set_int(&st, 6, a->credit);
		set_extremes(&st, &p->tally, a);
		stmt_row(&st);
		stmt_reset(&st);
	}
	return stmt_end(&st);
}

/* Of the postings that were just written, while they are at hand. */
static int
write_income(struct db *db, int64_t dossier)
{
	struct stmt st;

	stmt_init(&st, db,
	    "INSERT INTO income (dossier, account, provenance, cents)"
	    " SELECT ?1, account, provenance, sum(cents) FROM ("
	    "SELECT credit AS account, provenance, cents FROM posting"
	    " WHERE dossier = ?1 AND credit GLOB '7*'"
	    " AND provenance IS NOT NULL AND state <> 'void' UNION ALL"
	    " SELECT debit, provenance, -cents FROM posting"
	    " WHERE dossier = ?1 AND debit GLOB '7*'"
	    " AND provenance IS NOT NULL AND state <> 'void')"
	    " GROUP BY account, provenance");
	stmt_set_int(&st, 1, dossier);
	return stmt_run(&st);
}

static int
write_chain(struct db *db, int64_t dossier, const struct parcel *p)
{
	struct stmt st;

	if (p->seals.len == 0)
		return 0;
	stmt_init(
	    &st, db, "INSERT INTO chain (dossier, seals) VALUES (?1, ?2)");
	stmt_set_int(&st, 1, dossier);
	stmt_set_blob(&st, 2, p->seals.data, p->seals.len);
	return stmt_run(&st);
}

int
rows_write(struct db *db, int64_t dossier, const struct parcel *p)
{
	if (write_postings(db, dossier, p) == -1 ||
	    write_totals(db, dossier, p) == -1 ||
	    write_income(db, dossier) == -1 ||
	    write_chain(db, dossier, p) == -1)
		return -1;
	return rows_write_files(db, dossier, p);
}

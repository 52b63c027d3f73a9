/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rows.h"

#include "store/stmt.h"

static void
set_place(struct stmt *st, int i, const struct parcel *p, uint32_t place)
{
	if (place != 0)
		stmt_hold_text(st, i, p->texts.data + place);
	else
		stmt_set_null(st, i);
}

static void
set_positive(struct stmt *st, int i, int64_t n)
{
	if (n > 0)
		stmt_set_int(st, i, n);
	else
		stmt_set_null(st, i);
}

static int
write_postings(struct db *db, int64_t dossier, const struct parcel *p)
{
	const struct parcel_posting *post;
	struct stmt		     st;
	size_t			     i;
	int			     k;

	stmt_init(&st, db,
	    "INSERT INTO posting (day, voucher, label, party, method,"
	    " reference, debit, credit, project, class, provenance, state,"
	    " ticked, dossier, rank, entry, cents, subsidy, reverses)"
	    " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13,"
	    " ?14, ?15, ?16, ?17, ?18, ?19)");
	stmt_set_int(&st, TEXT_COUNT + 1, dossier);
	for (i = 0; i < p->n && !st.failed; i++) {
		post = &p->postings[i];
		for (k = 0; k < TEXT_COUNT; k++)
			set_place(&st, k + 1, p, post->texts[k]);
		stmt_set_int(&st, TEXT_COUNT + 1, dossier);
		stmt_set_int(&st, TEXT_COUNT + 2, (int64_t)i + 1);
		stmt_set_int(&st, TEXT_COUNT + 3, post->entry);
		stmt_set_int(&st, TEXT_COUNT + 4, post->cents);
		set_positive(&st, TEXT_COUNT + 5, post->subsidy);
		set_positive(&st, TEXT_COUNT + 6, post->reverses);
		stmt_row(&st);
		stmt_reset(&st);
	}
	return stmt_end(&st);
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
	    write_chain(db, dossier, p) == -1)
		return -1;
	return rows_write_files(db, dossier, p);
}

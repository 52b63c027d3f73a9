/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "book/seal.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/xalloc.h"
#include "book/year.h"
#include "store/stmt.h"
#include "value/text.h"

static void
add_cell(struct buf *b, const char *text)
{
	text_add_cell(b, text != NULL ? text : "");
	buf_addc(b, ';');
}

static const char *
state_fr(enum entry_state state)
{
	switch (state) {
	case ENTRY_DRAFT:
		return "brouillon";
	case ENTRY_FINAL:
		return "valide";
	case ENTRY_VOID:
		break;
	}
	return "annule";
}

static void
add_row(struct buf *b, const struct entry *e, const struct posting *p,
    enum seal_form form)
{
	char day[DATE_ISO];

	buf_addf(b, "%lld;%s;", (long long)e->number, date_iso(e->day, day));
	add_cell(b, e->voucher);
	add_cell(b, e->label);
	add_cell(b, e->party);
	add_cell(b, entry_method_fr(e->method));
	add_cell(b, e->reference);
	add_cell(b, p->debit);
	add_cell(b, p->credit);
	money_format(b, p->amount, MONEY_PLAIN);
	buf_addc(b, ';');
	add_cell(b, p->project);
	add_cell(b, p->class);
	if (p->subsidy != 0)
		buf_addf(b, "%lld", (long long)p->subsidy);
	buf_addc(b, ';');
	add_cell(b, entry_provenance_fr(p->provenance));
	add_cell(b, form == SEAL_DOSSIER ? state_fr(e->state) : NULL);
	if (e->reverses != 0)
		buf_addf(b, "%lld", (long long)e->reverses);
	buf_addc(b, ';');
	/* A later year's statement changes nothing in this year's dossier. */
	if (form == SEAL_DOSSIER && e->ticked &&
	    date_compare(e->ticked_on, date_year_end(e->year)) <= 0)
		buf_adds(b, date_iso(e->ticked_on, day));
	if (form == SEAL_DOSSIER)
		buf_addf(b, ";%s", e->seal);
	buf_addc(b, '\n');
}

void
seal_add_rows(struct buf *b, const struct entry *e, enum seal_form form)
{
	size_t i;

	for (i = 0; i < e->npostings; i++)
		add_row(b, e, &e->postings[i], form);
}

void
seal_of(
    const char previous[HASH_HEX], const struct entry *e, char out[HASH_HEX])
{
	struct buf b = { 0 };

	buf_adds(&b, previous);
	buf_addc(&b, '\n');
	seal_add_rows(&b, e, SEAL_BYTES);
	hash_hex(buf_str(&b), b.len, out);
	buf_fini(&b);
}

int
seal_last(struct db *db, int year, char out[HASH_HEX])
{
	struct stmt st;

	memset(out, '0', HASH_HEX - 1);
	out[HASH_HEX - 1] = '\0';
	stmt_init(&st, db,
	    "SELECT seal FROM entry WHERE rank IS NOT NULL"
	    " AND year <= ?1 ORDER BY year DESC, rank DESC LIMIT 1");
	stmt_set_int(&st, 1, year);
	if (stmt_row(&st))
		snprintf(out, HASH_HEX, "%s", stmt_text(&st, 0));
	return stmt_end(&st);
}

/* The chain runs through the years in order: 2024 must be sealed wholly before
 * anything of 2025 is. */
static int
check_order(struct db *db, int year)
{
	struct stmt st;
	char	    text[YEAR_TEXT];
	int	    rc = 0;

	stmt_init(&st, db,
	    "SELECT year FROM year WHERE year < ?1"
	    " AND state = 'open' ORDER BY year LIMIT 1");
	stmt_set_int(&st, 1, year);
	if (stmt_row(&st)) {
		err_set(db_err(db), ERR_RULE,
		    _("the year %s is still open: "
		      "its entries are sealed before those of a later year."),
		    year_text((int)stmt_int(&st, 0), text));
		rc = err_hint(db_err(db),
		    _("Close it first: quitus close "
		      "--year %.4s"),
		    text);
	}
	return stmt_end(&st) == -1 ? -1 : rc;
}

/* The numbers of the drafts to seal, in the order of their seals. */
struct drafts {
	int64_t *numbers;
	size_t	 n;
	size_t	 cap;
};

static int
list_drafts(struct db *db, int year, struct date until, struct drafts *d)
{
	struct stmt st;

	stmt_init(&st, db,
	    "SELECT number FROM entry WHERE year = ?1"
	    " AND day <= ?2 AND state = 'draft' ORDER BY day, number");
	stmt_set_int(&st, 1, year);
	stmt_set_date(&st, 2, until);
	while (stmt_row(&st)) {
		d->numbers = xgrow(
		    d->numbers, d->n, &d->cap, sizeof(*d->numbers));
		d->numbers[d->n++] = stmt_int(&st, 0);
	}
	return stmt_end(&st);
}

static int
seal_one(
    struct db *db, int year, int64_t number, int64_t rank, char seal[HASH_HEX])
{
	struct entry e;
	struct stmt  st;
	char	     next[HASH_HEX];

	if (entry_load(db, year, number, &e) == -1)
		return -1;
	seal_of(seal, &e, next);
	memcpy(seal, next, HASH_HEX);
	stmt_init(&st, db,
	    "UPDATE entry SET state = 'final', rank = ?2,"
	    " seal = ?3 WHERE id = ?1");
	stmt_set_int(&st, 1, e.id);
	stmt_set_int(&st, 2, rank);
	stmt_set_text(&st, 3, seal);
	entry_fini(&e);
	return stmt_run(&st);
}

static int
set_sealed(struct db *db, int year, int64_t sealed)
{
	struct stmt st;

	stmt_init(&st, db, "UPDATE year SET sealed = ?2 WHERE year = ?1");
	stmt_set_int(&st, 1, year);
	stmt_set_int(&st, 2, sealed);
	return stmt_run(&st);
}

int
seal_validate(struct db *db, int year, struct date until, int64_t *n)
{
	struct drafts d = { 0 };
	struct year   y;
	char	      seal[HASH_HEX];
	size_t	      i;
	int	      rc = -1;

	*n = 0;
	if (year_must_be_open(db, year) == -1 ||
	    year_load(db, year, &y) == -1 || check_order(db, year) == -1)
		return -1;
	if (seal_last(db, year, seal) == -1 ||
	    list_drafts(db, year, until, &d) == -1)
		goto out;
	for (i = 0; i < d.n; i++)
		if (seal_one(db, year, d.numbers[i], y.sealed + (int64_t)i + 1,
			seal) == -1)
			goto out;
	*n = (int64_t)d.n;
	rc = d.n == 0 ? 0 : set_sealed(db, year, y.sealed + *n);
out:
	free(d.numbers);
	return rc;
}

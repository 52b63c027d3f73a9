/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "base/i18n.h"
#include "base/xalloc.h"
#include "book/close.h"
#include "book/discharge.h"
#include "restore.h"
#include "store/stmt.h"

/* The decision of the verifiers, each of them a row of quitus.csv. */
struct decision {
	struct restorer *r;
	int64_t		 id; /* 0: not written yet */
	int64_t		 rank;
	bool		 any;
	struct date	 day;
	char		 fingerprint[HASH_HEX];
};

static int
look(const struct dossier_row *row, void *arg)
{
	struct decision *d = arg;

	d->any = true;
	d->day = dossier_date(row->cells[COL_QUITUS_DAY]);
	memcpy(d->fingerprint, row->cells[COL_QUITUS_FINGERPRINT], HASH_HEX);
	return 0;
}

static struct decision
find_decision(struct restorer *r)
{
	struct decision d = { .r = r };

	restore_each(r, "quitus.csv", look, &d);
	return d;
}

bool
restore_has_decision(struct restorer *r)
{
	return find_decision(r).any;
}

struct date
restore_closed_on(struct restorer *r)
{
	struct decision d = find_decision(r);

	return d.any ? d.day : r->today;
}

static int
refuse_quality(struct restorer *r, const struct dossier_row *row)
{
	err_set(db_err(r->db), ERR_RULE,
	    _("the dossier %s does not hold: “%s” (quitus.csv, line %d) is no"
	      " quality of a verifier."),
	    r->name, row->cells[COL_QUITUS_QUALITY], row->line);
	return err_hint(db_err(r->db),
	    _("Ask for the dossier again, as quitus made"
	      " it."));
}

static int
write_decision(struct decision *d, const struct dossier_row *row)
{
	struct stmt st;
	const char *remark = row->cells[COL_QUITUS_REMARK];

	stmt_init(&st, d->r->db,
	    "INSERT INTO discharge (year, day, place, given, remark,"
	    " fingerprint) VALUES (?1, ?2, ?3, ?4, ?5, ?6)");
	stmt_set_int(&st, 1, d->r->year);
	stmt_set_text(&st, 2, row->cells[COL_QUITUS_DAY]);
	stmt_set_text(&st, 3, row->cells[COL_QUITUS_PLACE]);
	stmt_set_int(
	    &st, 4, strcmp(row->cells[COL_QUITUS_DECISION], "donne") == 0);
	stmt_set_text(&st, 5, *remark != '\0' ? remark : NULL);
	stmt_set_text(&st, 6, row->cells[COL_QUITUS_FINGERPRINT]);
	if (stmt_run(&st) == -1)
		return -1;
	d->id = db_last_id(d->r->db);
	return 0;
}

static int
take_verifier(const struct dossier_row *row, void *arg)
{
	struct decision *d = arg;
	struct stmt	 st;
	const char	*quality = discharge_quality_of(
		 row->cells[COL_QUITUS_QUALITY]);

	if (quality == NULL)
		return refuse_quality(d->r, row);
	if (d->id == 0 && write_decision(d, row) == -1)
		return -1;
	stmt_init(&st, d->r->db,
	    "INSERT INTO verifier (discharge, rank, name, quality)"
	    " VALUES (?1, ?2, ?3, ?4)");
	stmt_set_int(&st, 1, d->id);
	stmt_set_int(&st, 2, ++d->rank);
	stmt_set_text(&st, 3, row->cells[COL_QUITUS_VERIFIER]);
	stmt_set_text(&st, 4, quality);
	return stmt_run(&st);
}

/* Whether it is about this close, not about one before a reopening. */
static bool
is_of_this_close(const struct decision *d)
{
	const struct dossier_facts *f = &d->r->facts;

	return f->closed && strcmp(d->fingerprint, f->fingerprint) == 0;
}

static int
reopen(struct restorer *r)
{
	struct stmt st;

	stmt_init(&st, r->db,
	    "UPDATE year SET state = 'open', closed_on = NULL,"
	    " fingerprint = NULL WHERE year = ?1");
	stmt_set_int(&st, 1, r->year);
	return stmt_run(&st);
}

int
restore_old_decision(struct restorer *r)
{
	struct decision d = find_decision(r);

	if (!d.any || is_of_this_close(&d))
		return 0;
	if (close_freeze(r->db, r->year, d.day, d.fingerprint) == -1 ||
	    restore_each(r, "quitus.csv", take_verifier, &d) == -1)
		return -1;
	return reopen(r);
}

int
restore_decision(struct restorer *r)
{
	struct decision d = find_decision(r);

	if (!d.any || !is_of_this_close(&d))
		return 0;
	return restore_each(r, "quitus.csv", take_verifier, &d);
}

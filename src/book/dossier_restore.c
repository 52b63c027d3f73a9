/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "book/dossier_restore.h"

#include <string.h>

#include "base/i18n.h"
#include "book/close.h"
#include "book/discharge.h"
#include "restore.h"
#include "store/stmt.h"

int
restore_each(
    struct restorer *r, const char *name, dossier_row_fn *fn, void *arg)
{
	const struct dossier_file *f = dossier_find(r->files, r->n, name);
	struct csv_problems	   none = { .file = name };
	int			   rc;

	if (f == NULL)
		return 0;
	rc = dossier_csv_each(f, fn, arg, &none);
	buf_fini(&none.text);
	return rc;
}

/* ---- What holds ---- */

static int
refuse_problems(struct restorer *r, struct csv_problems *p)
{
	err_set(db_err(r->db), ERR_RULE,
	    ngettext("the dossier %s does not hold, for %zu problem:%s",
		"the dossier %s does not hold, for %zu problems:%s", p->n),
	    r->name, p->n, buf_str(&p->text));
	return err_hint(db_err(r->db),
	    _("Ask for the dossier again, as quitus made"
	      " it."));
}

static int
check_files(struct restorer *r)
{
	struct csv_problems p = { .file = r->name };
	int		    rc;

	rc = dossier_read(r->files, r->n, NULL, NULL, &r->facts, &p);
	if (rc == 0 && p.n > 0)
		rc = refuse_problems(r, &p);
	buf_fini(&p.text);
	r->year = r->facts.year;
	return rc;
}

/* ---- What came out ---- */

static int
refuse_difference(struct restorer *r, const char *file, int line)
{
	err_set(db_err(r->db), ERR_RULE,
	    _("the dossier %s tells what a ledger cannot keep as it stands:"
	      " %s, line %d."),
	    r->name, file, line);
	return err_hint(db_err(r->db),
	    _("What was received or spent, or left"
	      " outstanding, in a year before must be in the ledger first:"
	      " import the dossiers from the oldest to the newest."));
}

static int
first_difference(const struct buf *a, const struct buf *b)
{
	const char *s = buf_str(a), *t = buf_str(b);
	int	    line = 1;

	for (; *s != '\0' && *s == *t; s++, t++)
		line += *s == '\n';
	return line;
}

static int
compare(struct restorer *r, const struct dossier_file *made)
{
	const struct dossier_file *f = dossier_find(r->files, r->n, made->name);

	if (f->bytes.len == made->bytes.len &&
	    memcmp(f->bytes.data, made->bytes.data, made->bytes.len) == 0)
		return 0;
	return refuse_difference(
	    r, made->name, first_difference(&f->bytes, &made->bytes));
}

static int
compare_all(struct restorer *r)
{
	struct dossier d;
	size_t	       i;
	int	       rc = 0;

	if (dossier_make(r->db, r->year, false, &d) == -1)
		return -1;
	for (i = 0; i < d.nfiles && rc == 0; i++)
		rc = compare(r, &d.files[i]);
	dossier_fini(&d);
	return rc;
}

static int
compare_quitus(struct restorer *r)
{
	struct dossier_file made = { .name = "quitus.csv" };
	int		    rc;

	if (!restore_has_decision(r))
		return 0;
	rc = discharge_add_file(r->db, r->year, &made.bytes);
	if (rc == 0)
		rc = compare(r, &made);
	buf_fini(&made.bytes);
	return rc;
}

/* ---- The end of the year ---- */

static int
set_sealed(struct restorer *r)
{
	struct stmt st;

	stmt_init(&st, r->db, "UPDATE year SET sealed = ?2 WHERE year = ?1");
	stmt_set_int(&st, 1, r->year);
	stmt_set_int(&st, 2, r->facts.sealed);
	return stmt_run(&st);
}

static int
freeze(struct restorer *r)
{
	if (!r->facts.closed)
		return 0;
	if (close_freeze(r->db, r->year, restore_closed_on(r),
		r->facts.fingerprint) == -1)
		return -1;
	return close_open_next(r->db, r->year);
}

static int
restore_all(struct restorer *r)
{
	if (check_files(r) == -1 || restore_check_target(r) == -1 ||
	    restore_clear_target(r) == -1 || restore_old_decision(r) == -1 ||
	    restore_settings(r) == -1 || restore_accounts(r) == -1 ||
	    restore_grants(r) == -1 || restore_entries(r) == -1)
		return -1;
	if (restore_bank(r) == -1 || restore_cash(r) == -1 ||
	    restore_proofs(r) == -1 || restore_over(r) == -1 ||
	    restore_goods(r) == -1 || restore_dues(r) == -1)
		return -1;
	if (set_sealed(r) == -1 || freeze(r) == -1 ||
	    restore_decision(r) == -1 || compare_all(r) == -1)
		return -1;
	return compare_quitus(r);
}

int
dossier_restore(struct db *db, const struct dossier_file *files, size_t n,
    const char *name, struct date today, struct dossier_restored *out)
{
	struct restorer r = {
		.db = db, .files = files, .n = n, .name = name, .today = today
	};
	int rc = restore_all(&r);

	*out = (struct dossier_restored){ .year = r.year,
		.closed = r.facts.closed,
		.entries = r.facts.entries };
	out->discharged = rc == 0 && restore_has_decision(&r);
	memcpy(out->fingerprint, r.facts.fingerprint, HASH_HEX);
	dossier_facts_fini(&r.facts);
	return rc;
}

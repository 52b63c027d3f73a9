/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "audit/sample.h"

#include <stdlib.h>
#include <string.h>

#include "audit/check.h"
#include "base/hash.h"
#include "base/xalloc.h"
#include "store/stmt.h"

#define MIDDLE	100 /* entries from which a coop is no longer small */
#define LARGE	300
#define LARGEST 4 /* vouchers asked for by their amount */
#define BY_LOT	4

static const char *const strata[] = { "small", "middle", "large" };

#define STRATA (sizeof(strata) / sizeof(strata[0]))

struct coop {
	char   *number;
	int64_t dossier, entries, findings;
	size_t	stratum;
	char	lot[HASH_HEX];
	bool	drawn;
};

struct draw {
	struct db			  *db;
	int				   year;
	const struct audit_sample_options *options;
	struct coop			  *coops; /* by number */
	size_t				   n, cap;
};

/* ---- The coops ---- */

static int
load_coops(struct draw *d)
{
	struct coop *c;
	struct stmt  st;

	stmt_init(&st, d->db,
	    "SELECT c.number, d.id, d.entries FROM dossier AS d"
	    " JOIN coop AS c ON c.id = d.coop"
	    " WHERE d.year = ?1 AND d.current = 1 ORDER BY c.number");
	stmt_set_int(&st, 1, d->year);
	while (stmt_row(&st)) {
		d->coops = xgrow(d->coops, d->n, &d->cap, sizeof(*d->coops));
		c = &d->coops[d->n++];
		*c = (struct coop){ .number = xstrdup(stmt_text(&st, 0)),
			.dossier = stmt_int(&st, 1),
			.entries = stmt_int(&st, 2) };
		c->stratum = c->entries >= LARGE ? 2 :
		    c->entries >= MIDDLE	 ? 1 :
						   0;
	}
	return stmt_end(&st);
}

static int
compare_number(const void *number, const void *coop)
{
	return strcmp(number, ((const struct coop *)coop)->number);
}

static int
count_finding(const struct anomaly *a, void *arg)
{
	struct draw *d = arg;
	struct coop *c = d->n == 0 ?
	    NULL :
	    bsearch(a->coop, d->coops, d->n, sizeof(*d->coops), compare_number);

	if (c != NULL)
		c->findings++;
	return 0;
}

/* ---- Lots ---- */

static void
take_lot(const char *seed, const char *what, int64_t rank, char out[HASH_HEX])
{
	char *text = rank == 1 ?
	    xasprintf("%s %s", seed, what) :
	    xasprintf("%s %s %lld", seed, what, (long long)rank);

	hash_hex(text, strlen(text), out);
	free(text);
}

static void
take_lots(struct draw *d)
{
	int64_t rank, lots;
	char	lot[HASH_HEX];
	size_t	i;

	for (i = 0; i < d->n; i++) {
		take_lot(
		    d->options->seed, d->coops[i].number, 1, d->coops[i].lot);
		lots = d->options->risk ? 1 + d->coops[i].findings : 1;
		for (rank = 2; rank <= lots; rank++) {
			take_lot(
			    d->options->seed, d->coops[i].number, rank, lot);
			if (strcmp(lot, d->coops[i].lot) < 0)
				memcpy(d->coops[i].lot, lot, HASH_HEX);
		}
	}
}

/* How many of a stratum, rounded up. */
static size_t
quota(const struct draw *d, size_t stratum)
{
	size_t i, n = 0;

	for (i = 0; i < d->n; i++)
		n += d->coops[i].stratum == stratum;
	return (n * (size_t)d->options->percent + 99) / 100;
}

static struct coop *
lowest(struct draw *d, size_t stratum)
{
	struct coop *best = NULL;
	size_t	     i;

	for (i = 0; i < d->n; i++)
		if (d->coops[i].stratum == stratum && !d->coops[i].drawn &&
		    (best == NULL || strcmp(d->coops[i].lot, best->lot) < 0))
			best = &d->coops[i];
	return best;
}

static void
draw_all(struct draw *d)
{
	size_t stratum, n;

	for (stratum = 0; stratum < STRATA; stratum++)
		for (n = quota(d, stratum); n > 0; n--)
			lowest(d, stratum)->drawn = true;
}

/* ---- Their vouchers ---- */

struct voucher {
	char *name;
	char  lot[HASH_HEX];
};

static int
compare_lot(const void *a, const void *b)
{
	return strcmp(
	    ((const struct voucher *)a)->lot, ((const struct voucher *)b)->lot);
}

/* Of the entries in order of amount: the first of them, then the lowest lots
 * of the others. */
static int
load_vouchers(struct draw *d, const struct coop *c, struct audit_sampled *out)
{
	struct voucher *all = NULL;
	struct stmt	st;
	size_t		n = 0, cap = 0, i;
	char	       *what;

	stmt_init(&st, d->db,
	    "SELECT coalesce(voucher, 'E' || entry), sum(cents) AS cents"
	    " FROM posting WHERE dossier = ?1 AND state <> 'void'"
	    " AND (debit GLOB '6*' OR credit GLOB '7*')"
	    " GROUP BY entry ORDER BY cents DESC, entry");
	stmt_set_int(&st, 1, c->dossier);
	while (stmt_row(&st)) {
		all = xgrow(all, n, &cap, sizeof(*all));
		all[n].name = xstrdup(stmt_text(&st, 0));
		what = xasprintf("%s %s", c->number, all[n].name);
		take_lot(d->options->seed, what, 1, all[n].lot);
		free(what);
		n++;
	}
	if (n > LARGEST)
		qsort(all + LARGEST, n - LARGEST, sizeof(*all), compare_lot);
	out->vouchers = xcalloc(LARGEST + BY_LOT, sizeof(*out->vouchers));
	for (i = 0; i < n; i++) {
		if (i < LARGEST + BY_LOT)
			out->vouchers[out->nvouchers++] = all[i].name;
		else
			free(all[i].name);
	}
	free(all);
	return stmt_end(&st);
}

static int
tell(struct draw *d, const struct coop *c, audit_sampled_fn *fn, void *arg)
{
	struct audit_sampled s = { .coop = c->number,
		.stratum = strata[c->stratum],
		.entries = c->entries,
		.findings = c->findings };
	int		     rc;

	rc = load_vouchers(d, c, &s);
	if (rc == 0)
		rc = fn(&s, arg);
	while (s.nvouchers > 0)
		free(s.vouchers[--s.nvouchers]);
	free(s.vouchers);
	return rc;
}

int
audit_sample_each(struct db *db, int year,
    const struct audit_sample_options *options, audit_sampled_fn *fn, void *arg)
{
	struct draw d = { .db = db, .year = year, .options = options };
	struct anomaly_filter all = { .coop = NULL };
	size_t		      stratum, i;
	int		      rc;

	rc = load_coops(&d);
	if (rc == 0)
		rc = anomaly_each(db, year, &all, count_finding, &d);
	if (rc == 0) {
		take_lots(&d);
		draw_all(&d);
	}
	for (stratum = 0; stratum < STRATA; stratum++)
		for (i = 0; rc == 0 && i < d.n; i++)
			if (d.coops[i].drawn && d.coops[i].stratum == stratum)
				rc = tell(&d, &d.coops[i], fn, arg);
	while (d.n > 0)
		free(d.coops[--d.n].number);
	free(d.coops);
	return rc;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "book/verify.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "base/i18n.h"
#include "base/xalloc.h"
#include "book/dossier.h"
#include "book/entry.h"
#include "book/seal.h"
#include "book/year.h"
#include "store/stmt.h"

/* Where faults go. */
struct verifier {
	struct db *db;
	verify_fn *fn;
	void	  *arg;
	/* while walking the chain of one year */
	const struct year *year;
	int64_t		   rank;   /* of the last sealed entry seen */
	int64_t		   number; /* the last number seen, by number */
	char		   seal[HASH_HEX];
};

/* Tell a fault; text is freed. */
static void
report(struct verifier *v, int year, int64_t number, char *text)
{
	struct fault f = { .message = text, .year = year, .number = number };

	v->fn(&f, v->arg);
	free(text);
}

static void
report_file(const char *message, void *arg)
{
	report(arg, 0, 0, xstrdup(message));
}

/* ---- The chain of seals ---- */

/*
 * A reopened year may have grown after the next one began from what was its
 * last seal then, so the first entry of a year may continue any seal of the
 * year before.
 */
static int
continues_older(struct verifier *v, const struct entry *e, bool *ok)
{
	struct stmt st;
	char	    seal[HASH_HEX], previous[HASH_HEX];

	*ok = false;
	stmt_init(&st, v->db,
	    "SELECT seal FROM entry WHERE year ="
	    " (SELECT max(year) FROM entry WHERE year < ?1 AND seal IS NOT NULL)"
	    " AND seal IS NOT NULL ORDER BY rank DESC");
	stmt_set_int(&st, 1, e->year);
	while (!*ok && stmt_row(&st)) {
		snprintf(previous, sizeof(previous), "%s", stmt_text(&st, 0));
		seal_of(previous, e, seal);
		*ok = strcmp(seal, e->seal) == 0;
	}
	return stmt_end(&st);
}

static int
verify_seal(const struct entry *e, void *arg)
{
	struct verifier *v = arg;
	char		 seal[HASH_HEX], year[YEAR_TEXT];
	bool		 ok;

	if (e->rank == 0)
		return 0;
	if (e->rank != v->rank + 1)
		report(v, e->year, e->number,
		    xasprintf(
			_("a validated entry is "
			  "missing just before entry %lld of %s (rank %lld follows "
			  "rank %lld)"),
			(long long)e->number, year_text(e->year, year),
			(long long)e->rank, (long long)v->rank));
	seal_of(v->seal, e, seal);
	ok = strcmp(seal, e->seal) == 0;
	if (!ok && v->rank == 0 && continues_older(v, e, &ok) == -1)
		return -1;
	if (!ok && e->rank == v->rank + 1)
		report(v, e->year, e->number,
		    xasprintf(
			_("entry %lld of %s is "
			  "not what was validated: its seal does not match"),
			(long long)e->number, year_text(e->year, year)));
	v->rank = e->rank;
	memcpy(v->seal, e->seal, HASH_HEX);
	return 0;
}

static int
verify_number(const struct entry *e, void *arg)
{
	struct verifier *v = arg;
	char		 year[YEAR_TEXT];

	if (e->number > v->number + 2)
		report(v, e->year, v->number + 1,
		    xasprintf(_("entries %lld to %lld of %s are missing"),
			(long long)v->number + 1, (long long)e->number - 1,
			year_text(e->year, year)));
	else if (e->number == v->number + 2)
		report(v, e->year, v->number + 1,
		    xasprintf(_("entry %lld of %s is "
				"missing"),
			(long long)v->number + 1, year_text(e->year, year)));
	v->number = e->number;
	if (e->npostings == 0)
		report(v, e->year, e->number,
		    xasprintf(_("entry %lld of %s "
				"has lost its amounts"),
			(long long)e->number, year_text(e->year, year)));
	return 0;
}

static int
verify_chain(const struct year *y, void *arg)
{
	struct verifier	   *v = arg;
	struct entry_filter f = { .year = y->year, .by_rank = true };
	char		    text[YEAR_TEXT];

	v->rank = 0;
	if (seal_last(v->db, y->year - 1, v->seal) == -1 ||
	    entry_each(v->db, &f, verify_seal, v) == -1)
		return -1;
	if (v->rank != y->sealed)
		report(v, y->year, 0,
		    xasprintf(_("%lld entries of %s were "
				"validated, the last one found has rank %lld"),
			(long long)y->sealed, year_text(y->year, text),
			(long long)v->rank));
	v->number = 0;
	f.by_rank = false;
	f.by_number = true;
	return entry_each(v->db, &f, verify_number, v);
}

/* ---- Totals ---- */

static int
verify_totals(struct verifier *v)
{
	struct stmt st;
	char	    year[YEAR_TEXT];

	stmt_init(&st, v->db,
	    "WITH side AS ("
	    " SELECT e.year, p.debit AS account, p.cents AS d, 0 AS c"
	    "  FROM posting AS p JOIN entry AS e ON e.id = p.entry"
	    "  WHERE e.state <> 'void' UNION ALL"
	    " SELECT e.year, p.credit, 0, p.cents"
	    "  FROM posting AS p JOIN entry AS e ON e.id = p.entry"
	    "  WHERE e.state <> 'void' UNION ALL"
	    " SELECT year, account, -debit, -credit FROM total)"
	    " SELECT year, account FROM side GROUP BY year, account"
	    " HAVING sum(d) <> 0 OR sum(c) <> 0 ORDER BY 1, 2");
	while (stmt_row(&st))
		report(v, 0, 0,
		    xasprintf(_("the total of account %s in %s is "
				"not the sum of its entries"),
			stmt_text(&st, 1),
			year_text((int)stmt_int(&st, 0), year)));
	return stmt_end(&st);
}

static int
verify_day_totals(struct verifier *v)
{
	struct stmt st;
	char	    day[DATE_ISO];

	stmt_init(&st, v->db,
	    "WITH side AS ("
	    " SELECT p.debit AS account, e.year, e.day, p.cents AS d, 0 AS c"
	    "  FROM posting AS p JOIN entry AS e ON e.id = p.entry"
	    "  WHERE e.state <> 'void' AND p.debit GLOB '5*' UNION ALL"
	    " SELECT p.credit, e.year, e.day, 0, p.cents"
	    "  FROM posting AS p JOIN entry AS e ON e.id = p.entry"
	    "  WHERE e.state <> 'void' AND p.credit GLOB '5*' UNION ALL"
	    " SELECT account, year, day, -debit, -credit FROM day_total)"
	    " SELECT account, day FROM side GROUP BY account, year, day"
	    " HAVING sum(d) <> 0 OR sum(c) <> 0 ORDER BY 2, 1");
	while (stmt_row(&st))
		report(v, 0, 0,
		    xasprintf(_("the balance of account %s on %s "
				"is not the sum of its entries"),
			stmt_text(&st, 0), date_fr(stmt_date(&st, 1), day)));
	return stmt_end(&st);
}

static int
verify_cash(struct verifier *v)
{
	struct stmt st;
	char	    day[DATE_ISO], amount[MONEY_TEXT];

	stmt_init(&st, v->db,
	    "SELECT account, day, balance FROM ("
	    " SELECT account, year, day, sum(debit - credit) OVER"
	    "  (PARTITION BY account, year ORDER BY day) AS balance"
	    " FROM day_total WHERE account >= '53' AND account < '54')"
	    " WHERE balance < 0 ORDER BY day");
	while (stmt_row(&st))
		report(v, 0, 0,
		    xasprintf(_("the cash account %s is at %s on "
				"%s"),
			stmt_text(&st, 0),
			money_text(stmt_money(&st, 2), MONEY_EURO, amount),
			date_fr(stmt_date(&st, 1), day)));
	return stmt_end(&st);
}

/* ---- Papers ---- */

static int
verify_attachments(struct verifier *v)
{
	struct stmt st;
	char	    hex[HASH_HEX], year[YEAR_TEXT];
	const void *bytes;
	size_t	    len;

	stmt_init(&st, v->db,
	    "SELECT e.year, e.number, a.name, a.sha256,"
	    " c.bytes FROM attachment AS a JOIN entry AS e ON e.id = a.entry"
	    " LEFT JOIN content AS c USING (sha256) ORDER BY e.id, a.rank");
	while (stmt_row(&st)) {
		bytes = stmt_blob(&st, 4, &len);
		hash_hex(bytes != NULL ? bytes : "", len, hex);
		if (!stmt_is_null(&st, 4) &&
		    strcmp(hex, stmt_text(&st, 3)) == 0)
			continue;
		report(v, (int)stmt_int(&st, 0), stmt_int(&st, 1),
		    xasprintf(_("the file “%s” of entry %lld of %s is not the "
				"one that was attached"),
			stmt_text(&st, 2), (long long)stmt_int(&st, 1),
			year_text((int)stmt_int(&st, 0), year)));
	}
	return stmt_end(&st);
}

static int
verify_fingerprint(const struct year *y, void *arg)
{
	struct verifier *v = arg;
	struct dossier	 d;
	char		 text[YEAR_TEXT];

	if (y->state == YEAR_OPEN)
		return 0;
	if (dossier_make(v->db, y->year, true, &d) == -1)
		return -1;
	if (strcmp(d.fingerprint, y->fingerprint) != 0)
		report(v, 0, 0,
		    xasprintf(
			_("the books of %s are no longer "
			  "those that were closed: their fingerprint differs"),
			year_text(y->year, text)));
	dossier_fini(&d);
	return 0;
}

static int
verify_books(struct verifier *v)
{
	if (year_each(v->db, verify_chain, v) == -1 || verify_totals(v) == -1 ||
	    verify_day_totals(v) == -1 || verify_cash(v) == -1 ||
	    verify_attachments(v) == -1)
		return -1;
	return year_each(v->db, verify_fingerprint, v);
}

int
verify_ledger(struct db *db, verify_fn *fn, void *arg)
{
	struct verifier v = { .db = db, .fn = fn, .arg = arg };
	int		rc = db_check(db, report_file, &v);

	if (rc == 0)
		return verify_books(&v);
	return rc == -1 ? -1 : 0;
}

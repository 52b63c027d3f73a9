/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "book/grant.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/xalloc.h"
#include "book/attach.h"
#include "book/ledger.h"
#include "book/year.h"
#include "store/stmt.h"
#include "value/text.h"

void
grant_fini(struct grant *g)
{
	free(g->funder);
	free(g->purpose);
	free(g->project);
	free(g->reference);
	*g = (struct grant){ 0 };
}

struct money
grant_left(const struct grant *g)
{
	return MONEY(g->received.cents - g->spent.cents);
}

/* ---- Recording ---- */

static int
refuse_gift(struct db *db, const char *kind)
{
	err_set(db_err(db), ERR_RULE,
	    strcmp(kind, "association") == 0 ?
		_("what an association gives is a gift, not a subsidy.") :
		strcmp(kind, "company") == 0 ?
		_("what a company gives is a gift, not a subsidy.") :
		_("what families give is no subsidy."));
	return err_hint(db_err(db),
	    _("Record it as income: quitus income AMOUNT LABEL --account 7700 "
	      "--provenance association. A subsidy is public money."));
}

static int
check_kind(struct db *db, const char *typed, const char **kind)
{
	*kind = entry_provenance(typed, db_err(db));
	if (*kind == NULL)
		return -1;
	if (strcmp(*kind, "association") == 0 ||
	    strcmp(*kind, "company") == 0 || strcmp(*kind, "families") == 0)
		return refuse_gift(db, *kind);
	return 0;
}

int
grant_add(struct db *db, struct grant *g, const char *kind)
{
	struct stmt st;

	if (check_kind(db, kind, &g->kind) == -1 ||
	    ledger_current_year(db, &g->year) == -1 ||
	    year_must_be_open(db, g->year) == -1)
		return -1;
	stmt_init(&st, db,
	    "INSERT INTO subsidy (year, funder, kind, purpose, cents, day,"
	    " project, reference) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)");
	stmt_set_int(&st, 1, g->year);
	stmt_set_text(&st, 2, g->funder);
	stmt_set_text(&st, 3, g->kind);
	stmt_set_text(&st, 4, g->purpose);
	stmt_set_money(&st, 5, g->granted);
	stmt_set_date(&st, 6, g->day);
	stmt_set_text(&st, 7, g->project);
	stmt_set_text(&st, 8, g->reference);
	if (stmt_run(&st) == -1)
		return -1;
	g->id = db_last_id(db);
	return 0;
}

/* ---- Reading ---- */

/* ?1 the year up to whose end figures are taken. */
#define SELECT_GRANT                                                        \
	"SELECT s.id, s.year, s.funder, s.kind, s.purpose, s.cents, s.day," \
	" s.project, s.reference,"                                          \
	" CASE WHEN s.closed <= ?1 THEN s.closed END,"                      \
	" coalesce(m.received, 0), coalesce(m.spent, 0), m.received_on,"    \
	" EXISTS (SELECT 1 FROM subsidy_file AS f"                          \
	"  WHERE f.subsidy = s.id AND f.year <= ?1)"                        \
	" OR EXISTS (SELECT 1 FROM posting AS p"                            \
	"  JOIN entry AS e ON e.id = p.entry"                               \
	"  JOIN attachment AS a ON a.entry = e.id"                          \
	"  WHERE p.subsidy = s.id AND p.credit GLOB '741*'"                 \
	"  AND e.state <> 'void' AND e.year <= ?1)"                         \
	" FROM subsidy AS s LEFT JOIN (SELECT p.subsidy AS id,"             \
	"  sum(CASE WHEN p.credit GLOB '741*' THEN p.cents"                 \
	"   WHEN p.debit GLOB '741*' THEN -p.cents ELSE 0 END)"             \
	"   AS received,"                                                   \
	"  sum(CASE WHEN p.debit GLOB '6*' THEN p.cents"                    \
	"   WHEN p.credit GLOB '6*' THEN -p.cents ELSE 0 END) AS spent,"    \
	"  max(CASE WHEN p.credit GLOB '741*' THEN e.day END)"              \
	"   AS received_on,"                                                \
	"  sum((p.credit GLOB '741*') * (e.year < ?1) * p.cents"            \
	"   - (p.debit GLOB '741*') * (e.year < ?1) * p.cents) AS before,"  \
	"  sum((p.debit GLOB '6*') * (e.year < ?1) * p.cents"               \
	"   - (p.credit GLOB '6*') * (e.year < ?1) * p.cents)"              \
	"   AS spent_before,"                                               \
	"  max(e.year) AS moved"                                            \
	"  FROM posting AS p JOIN entry AS e ON e.id = p.entry"             \
	"  WHERE p.subsidy IS NOT NULL AND e.state <> 'void'"               \
	"  AND e.year <= ?1 GROUP BY p.subsidy) AS m ON m.id = s.id"

/* The code of a stored kind lives for ever, the column's text does not. */
static const char *
constant_kind(const char *stored)
{
	struct err  quiet = { .kind = ERR_NONE };
	const char *kind = entry_provenance(stored, &quiet);

	err_fini(&quiet);
	return kind != NULL ? kind : "other";
}

static void
read_grant(struct stmt *st, struct grant *g)
{
	g->id = stmt_int(st, 0);
	g->year = (int)stmt_int(st, 1);
	g->funder = stmt_text_dup(st, 2);
	g->kind = constant_kind(stmt_text(st, 3));
	g->purpose = stmt_text_dup(st, 4);
	g->granted = stmt_money(st, 5);
	g->day = stmt_date(st, 6);
	g->project = stmt_text_dup(st, 7);
	g->reference = stmt_text_dup(st, 8);
	g->closed = (int)stmt_int(st, 9);
	g->received = stmt_money(st, 10);
	g->spent = stmt_money(st, 11);
	g->received_on = stmt_date(st, 12);
	g->proof = stmt_int(st, 13) != 0;
}

int
grant_load(struct db *db, int64_t id, int year, struct grant *g)
{
	struct stmt st;
	bool	    found;

	*g = (struct grant){ 0 };
	stmt_init(&st, db, SELECT_GRANT " WHERE s.id = ?2");
	stmt_set_int(&st, 1, year);
	stmt_set_int(&st, 2, id);
	found = stmt_row(&st);
	if (found)
		read_grant(&st, g);
	if (stmt_end(&st) == -1) {
		grant_fini(g);
		return -1;
	}
	if (found)
		return 0;
	err_set(db_err(db), ERR_RULE, _("there is no subsidy %lld."),
	    (long long)id);
	return err_hint(
	    db_err(db), _("See them all with: quitus subsidy list"));
}

static int
walk(struct stmt *st, grant_fn *fn, void *arg)
{
	struct grant g;
	int	     rc = 0;

	while (rc == 0 && stmt_row(st)) {
		g = (struct grant){ 0 };
		read_grant(st, &g);
		rc = fn(&g, arg);
		grant_fini(&g);
	}
	return stmt_end(st) == -1 ? -1 : rc;
}

int
grant_each(struct db *db, int year, grant_fn *fn, void *arg)
{
	struct stmt st;

	stmt_init(&st, db,
	    SELECT_GRANT
	    " WHERE s.year <= ?1 AND (s.closed IS NULL OR s.closed >= ?1)"
	    " AND (s.year = ?1 OR m.moved = ?1"
	    "  OR coalesce(m.before, 0) <> coalesce(m.spent_before, 0)"
	    "  OR coalesce(m.before, 0) < s.cents) ORDER BY s.id");
	stmt_set_int(&st, 1, year);
	return walk(&st, fn, arg);
}

int
grant_each_of_project(
    struct db *db, int year, const char *project, grant_fn *fn, void *arg)
{
	struct stmt st;

	stmt_init(&st, db,
	    SELECT_GRANT
	    " WHERE s.year <= ?1 AND s.project = ?2 ORDER BY s.id");
	stmt_set_int(&st, 1, year);
	stmt_set_text(&st, 2, project);
	return walk(&st, fn, arg);
}

/* ---- Proving, closing ---- */

int
grant_attach(struct db *db, int64_t id, const char *path)
{
	struct attach_content c;
	struct grant	      g;
	struct stmt	      st;
	int		      year;

	if (ledger_current_year(db, &year) == -1 ||
	    year_must_be_open(db, year) == -1 ||
	    grant_load(db, id, year, &g) == -1)
		return -1;
	grant_fini(&g);
	if (attach_content(db, path, &c) == -1)
		return -1;
	stmt_init(&st, db,
	    "INSERT INTO subsidy_file (subsidy, rank, year, name, size,"
	    " sha256) VALUES (?1, (SELECT coalesce(max(rank), 0) + 1"
	    " FROM subsidy_file WHERE subsidy = ?1), ?2, ?3, ?4, ?5)");
	stmt_set_int(&st, 1, id);
	stmt_set_int(&st, 2, year);
	stmt_set_text(&st, 3, c.name);
	stmt_set_int(&st, 4, c.size);
	stmt_set_text(&st, 5, c.sha256);
	free(c.name);
	return stmt_run(&st);
}

int
grant_close(struct db *db, int64_t id)
{
	struct grant g;
	struct stmt  st;
	int	     year, closed;

	if (ledger_current_year(db, &year) == -1 ||
	    grant_load(db, id, year, &g) == -1)
		return -1;
	closed = g.closed;
	grant_fini(&g);
	if (closed != 0)
		return err_set(db_err(db), ERR_RULE,
		    _("subsidy %lld is closed already."), (long long)id);
	stmt_init(&st, db, "UPDATE subsidy SET closed = ?2 WHERE id = ?1");
	stmt_set_int(&st, 1, id);
	stmt_set_int(&st, 2, year);
	return stmt_run(&st);
}

/* ---- Warnings ---- */

static void
warn_excess(const struct grant *g, struct buf *notes)
{
	char a[MONEY_TEXT], b[MONEY_TEXT];

	if (g->received.cents > g->granted.cents)
		buf_addf(notes,
		    _("Careful: %s is received of subsidy %lld (%s), which "
		      "grants %s.\n"),
		    money_text(g->received, MONEY_EURO, a), (long long)g->id,
		    g->purpose, money_text(g->granted, MONEY_EURO, b));
	if (g->spent.cents > g->granted.cents)
		buf_addf(notes,
		    _("Careful: %s is spent of subsidy %lld (%s), which grants "
		      "%s.\n"),
		    money_text(g->spent, MONEY_EURO, a), (long long)g->id,
		    g->purpose, money_text(g->granted, MONEY_EURO, b));
}

static void
warn_use(const struct grant *g, const struct entry *e, const struct posting *p,
    struct buf *notes)
{
	char day[DATE_ISO];

	if (code_class(p->debit) != 6)
		return;
	if (g->project != NULL &&
	    (p->project == NULL || strcmp(p->project, g->project) != 0))
		buf_addf(notes,
		    _("Careful: subsidy %lld was given for “%s”, project %s, "
		      "and may not be spent on anything else.\n"),
		    (long long)g->id, g->purpose, g->project);
	if (date_compare(e->day, g->day) < 0)
		buf_addf(notes,
		    _("Careful: subsidy %lld was notified on %s, after this "
		      "expense.\n"),
		    (long long)g->id, date_fr(g->day, day));
}

int
grant_warn(struct db *db, const struct entry *e, struct buf *notes)
{
	const struct posting *p;
	struct grant	      g;
	int64_t		      last = 0;
	size_t		      i;
	int		      year = 0;

	for (i = 0; i < e->npostings; i++) {
		p = &e->postings[i];
		if (p->subsidy == 0 || e->reverses != 0)
			continue;
		if (year == 0 && ledger_current_year(db, &year) == -1)
			return -1;
		if (grant_load(db, p->subsidy, year, &g) == -1)
			return -1;
		if (p->subsidy != last)
			warn_excess(&g, notes);
		warn_use(&g, e, p, notes);
		last = p->subsidy;
		grant_fini(&g);
	}
	return 0;
}

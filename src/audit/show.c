/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "audit/show.h"

#include <string.h>

#include "audit/registry.h"
#include "base/i18n.h"
#include "base/utf8.h"
#include "book/year.h"
#include "store/stmt.h"

/* A column of a table that is shown as it stands in the store. */
struct shown {
	const char	*key;
	const char	*title; /* N_() */
	enum column_kind kind;
	enum cell_type	 type;
	bool		 word; /* of those below: people read it in theirs */
};

/* What the store says in one word. */
static const char *const words[] = { N_("open"), N_("closed"), N_("discharged"),
	N_("dossier"), N_("csv"), N_("fec"), N_("parent"), N_("teacher"),
	N_("other") };

struct showing {
	struct db     *db;
	struct report *r;
	int64_t	       coop;
	int	       year;
};

static struct cell
cell_of(struct stmt *st, int i, enum cell_type type)
{
	if (stmt_is_null(st, i))
		return cell_empty();
	switch (type) {
	case CELL_MONEY:
		return cell_money(stmt_money(st, i));
	case CELL_DATE:
		return cell_date(stmt_date(st, i));
	case CELL_INT:
		return cell_int(stmt_int(st, i));
	case CELL_BOOL:
		return cell_bool(stmt_int(st, i) != 0);
	default:
		return cell_text(stmt_text(st, i));
	}
}

static void
begin_table(struct showing *s, const char *key, const char *title,
    const struct shown *columns, size_t n)
{
	size_t i;

	report_table_begin(s->r, key, title);
	for (i = 0; i < n; i++)
		report_column(
		    s->r, columns[i].key, _(columns[i].title), columns[i].kind);
}

static const char *
translate(const char *code)
{
	size_t i;

	for (i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		if (strcmp(words[i], code) == 0)
			return _(words[i]);
	return code;
}

static void
show_row(
    struct showing *s, struct stmt *st, const struct shown *columns, size_t n)
{
	const char *code;
	size_t	    i;

	report_row(s->r, ROW_BODY);
	for (i = 0; i < n; i++) {
		code = columns[i].word ? stmt_text(st, (int)i) : NULL;
		if (code != NULL)
			report_cell(s->r, cell_text(translate(code)));
		else
			report_cell(s->r, cell_of(st, (int)i, columns[i].type));
	}
	for (i = 0; i < n; i++)
		if (columns[i].word)
			report_row_field(s->r, columns[i].key,
			    cell_text(stmt_text(st, (int)i)));
}

/* The rows of a query about the coop (?1) and the year (?2); without any, null
 * for machines and nothing for people. */
static int
show_table(struct showing *s, const char *key, const char *title,
    const struct shown *columns, size_t n, const char *sql)
{
	struct stmt st;
	bool	    any = false;

	stmt_init(&st, s->db, sql);
	stmt_set_int(&st, 1, s->coop);
	stmt_set_int(&st, 2, s->year);
	while (stmt_row(&st)) {
		if (!any)
			begin_table(s, key, title, columns, n);
		any = true;
		show_row(s, &st, columns, n);
	}
	if (any)
		report_table_end(s->r);
	else
		report_null(s->r, key);
	return stmt_end(&st);
}

#define SHOW(s, key, title, columns, sql)  \
	show_table(s, key, title, columns, \
	    sizeof(columns) / sizeof((columns)[0]), sql)

static int
show_versions(struct showing *s)
{
	static const struct shown columns[] = {
		{ "version", N_("Version"), COLUMN_INT, CELL_INT, false },
		{ "received", N_("Received"), COLUMN_SHORT, CELL_DATE, false },
		{ "state", N_("State"), COLUMN_SHORT, CELL_TEXT, true },
		{ "current", N_("Counts"), COLUMN_SHORT, CELL_BOOL, false },
		{ "kind", N_("Kind"), COLUMN_SHORT, CELL_TEXT, true },
		{ "entries", N_("Entries"), COLUMN_INT, CELL_INT, false },
		{ "sealed", N_("Sealed"), COLUMN_INT, CELL_INT, false },
		{ "source", N_("File"), COLUMN_TEXT, CELL_TEXT, false },
		{ "fingerprint", N_("Fingerprint"), COLUMN_TEXT, CELL_TEXT,
		    false }
	};

	return SHOW(s, "versions", _("What was received"), columns,
	    "SELECT version, substr(received, 1, 10), state, current, kind, entries, sealed,"
	    " source, fingerprint FROM dossier WHERE coop = ?1 AND year = ?2"
	    " ORDER BY version");
}

static int
show_accounts(struct showing *s)
{
	static const struct shown columns[] = {
		{ "account", N_("Account"), COLUMN_SHORT, CELL_TEXT, false },
		{ "label", N_("Label"), COLUMN_TEXT, CELL_TEXT, false },
		{ "opening_cents", N_("Opening"), COLUMN_MONEY, CELL_MONEY,
		    false },
		{ "debit_cents", N_("Debit"), COLUMN_MONEY, CELL_MONEY, false },
		{ "credit_cents", N_("Credit"), COLUMN_MONEY, CELL_MONEY,
		    false },
		{ "balance_cents", N_("Balance"), COLUMN_MONEY, CELL_MONEY,
		    false }
	};

	return SHOW(s, "accounts", _("Accounts"), columns,
	    "SELECT t.account, t.label, t.opening, t.debit, t.credit,"
	    " t.opening + t.debit - t.credit FROM dossier AS d"
	    " JOIN account_total AS t ON t.dossier = d.id"
	    " WHERE d.coop = ?1 AND d.year = ?2 AND d.current = 1"
	    " ORDER BY t.account");
}

static int
show_bank(struct showing *s)
{
	static const struct shown statements[] = {
		{ "date", N_("Date"), COLUMN_SHORT, CELL_DATE, false },
		{ "balance_cents", N_("Balance"), COLUMN_MONEY, CELL_MONEY,
		    false }
	};
	static const struct shown items[] = { { "entry", N_("Entry"),
						  COLUMN_INT, CELL_INT, false },
		{ "date", N_("Date"), COLUMN_SHORT, CELL_DATE, false },
		{ "reference", N_("Reference"), COLUMN_SHORT, CELL_TEXT,
		    false },
		{ "label", N_("Label"), COLUMN_TEXT, CELL_TEXT, false },
		{ "amount_cents", N_("Amount"), COLUMN_MONEY, CELL_MONEY,
		    false } };

	if (SHOW(s, "bank_statements", _("Bank statements"), statements,
		"SELECT b.day, b.cents FROM dossier AS d"
		" JOIN bank_statement AS b ON b.dossier = d.id"
		" WHERE d.coop = ?1 AND d.year = ?2 AND d.current = 1"
		" ORDER BY b.rank") == -1)
		return -1;
	return SHOW(s, "outstanding", _("Not seen by the bank"), items,
	    "SELECT o.entry, o.day, o.reference, o.label, o.cents"
	    " FROM dossier AS d JOIN outstanding AS o ON o.dossier = d.id"
	    " WHERE d.coop = ?1 AND d.year = ?2 AND d.current = 1"
	    " ORDER BY o.rank");
}

static int
show_subsidies(struct showing *s)
{
	static const struct shown columns[] = {
		{ "funder", N_("Funder"), COLUMN_TEXT, CELL_TEXT, false },
		{ "purpose", N_("Purpose"), COLUMN_TEXT, CELL_TEXT, false },
		{ "received_cents", N_("Received"), COLUMN_MONEY, CELL_MONEY,
		    false },
		{ "spent_cents", N_("Spent"), COLUMN_MONEY, CELL_MONEY, false },
		{ "left_cents", N_("Left"), COLUMN_MONEY, CELL_MONEY, false },
		{ "proof", N_("Proof"), COLUMN_SHORT, CELL_BOOL, false }
	};

	return SHOW(s, "subsidies", _("Subsidies"), columns,
	    "SELECT u.funder, u.purpose, u.received, u.spent, u.unspent,"
	    " u.proof FROM dossier AS d JOIN subsidy AS u ON u.dossier = d.id"
	    " WHERE d.coop = ?1 AND d.year = ?2 AND d.current = 1"
	    " ORDER BY u.rank");
}

static int
show_quitus(struct showing *s)
{
	static const struct shown columns[] = {
		{ "date", N_("Date"), COLUMN_SHORT, CELL_DATE, false },
		{ "verifier", N_("Verifier"), COLUMN_TEXT, CELL_TEXT, false },
		{ "quality", N_("Quality"), COLUMN_SHORT, CELL_TEXT, true },
		{ "given", N_("Given"), COLUMN_SHORT, CELL_BOOL, false },
		{ "remark", N_("Remark"), COLUMN_TEXT, CELL_TEXT, false }
	};

	return SHOW(s, "discharge", _("Quitus"), columns,
	    "SELECT q.day, v.name, v.quality, q.granted, q.remark"
	    " FROM dossier AS d JOIN discharge AS q ON q.dossier = d.id"
	    " LEFT JOIN verifier AS v ON v.dossier = d.id"
	    " WHERE d.coop = ?1 AND d.year = ?2 AND d.current = 1"
	    " ORDER BY v.rank");
}

static int
show_rejections(struct showing *s)
{
	static const struct shown columns[] = {
		{ "received", N_("Received"), COLUMN_SHORT, CELL_DATE, false },
		{ "file", N_("File"), COLUMN_TEXT, CELL_TEXT, false },
		{ "problems", N_("Problems"), COLUMN_TEXT, CELL_TEXT, false }
	};

	return SHOW(s, "rejections", _("What was rejected"), columns,
	    "SELECT substr(received, 1, 10), source, problems FROM rejection"
	    " WHERE coop = ?1 AND year = ?2 ORDER BY id");
}

static int
show_head(struct showing *s, const char *number)
{
	struct stmt st;
	char	    text[YEAR_TEXT];

	report_subtitle(s->r, year_text(s->year, text));
	report_field(s->r, "coop", cell_text(number));
	report_field(s->r, "year", cell_int(s->year));
	stmt_init(&st, s->db,
	    "SELECT coalesce(nullif(c.name, ''), d.name, ''),"
	    " coalesce(nullif(c.town, ''), d.town, ''), d.agents"
	    " FROM coop AS c LEFT JOIN dossier AS d ON d.coop = c.id"
	    " AND d.year = ?2 AND d.current = 1 WHERE c.id = ?1");
	stmt_set_int(&st, 1, s->coop);
	stmt_set_int(&st, 2, s->year);
	if (stmt_row(&st)) {
		report_field(s->r, "name", cell_of(&st, 0, CELL_TEXT));
		report_field(s->r, "town", cell_of(&st, 1, CELL_TEXT));
		report_field(s->r, "agents", cell_of(&st, 2, CELL_TEXT));
		report_identity(s->r, stmt_text(&st, 0));
		report_identity(s->r, stmt_text(&st, 1));
		if (!stmt_is_null(&st, 2))
			report_identity(s->r, stmt_text(&st, 2));
	}
	return stmt_end(&st);
}

struct report *
audit_show(struct db *db, const char *number, int year)
{
	struct showing s = { .db = db, .year = year };

	if (registry_require(db, &number, &s.coop) == -1)
		return NULL;
	s.r = report_new(number);
	if (show_head(&s, number) == 0 && show_versions(&s) == 0 &&
	    show_accounts(&s) == 0 && show_bank(&s) == 0 &&
	    show_subsidies(&s) == 0 && show_quitus(&s) == 0 &&
	    show_rejections(&s) == 0)
		return s.r;
	report_free(s.r);
	return NULL;
}

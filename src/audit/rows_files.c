/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "readers.h"
#include "rows.h"
#include "store/stmt.h"

/* One of the files on its way into its table. */
struct rows {
	struct db  *db;
	int64_t	    dossier;
	int64_t	    rank;      /* of the row */
	int64_t	    statement; /* rapprochement.csv: the last one */
	const char *day;       /* its day */
	struct stmt st, second;
};

static void
set_text(struct stmt *st, int i, const char *cell)
{
	if (*cell != '\0')
		stmt_set_text(st, i, cell);
	else
		stmt_set_null(st, i);
}

static void
set_int(struct stmt *st, int i, const char *cell)
{
	if (*cell != '\0')
		stmt_set_int(st, i, dossier_int(cell));
	else
		stmt_set_null(st, i);
}

static void
set_money(struct stmt *st, int i, const char *cell)
{
	if (*cell != '\0')
		stmt_set_money(st, i, dossier_money(cell));
	else
		stmt_set_null(st, i);
}

/* Bind the cells from column on as kinds say: t text, n count, m amount, T a
 * text that is never NULL; the first two parameters are dossier and rank. */
static int
write_row(struct rows *r, const struct dossier_row *row, const char *kinds)
{
	const char *cell;
	int	    i;

	stmt_set_int(&r->st, 1, r->dossier);
	stmt_set_int(&r->st, 2, ++r->rank);
	for (i = 0; kinds[i] != '\0'; i++) {
		cell = row->cells[i];
		switch (kinds[i]) {
		case 'T':
			stmt_set_text(&r->st, i + 3, cell);
			break;
		case 't':
			set_text(&r->st, i + 3, cell);
			break;
		case 'n':
			set_int(&r->st, i + 3, cell);
			break;
		default:
			set_money(&r->st, i + 3, cell);
		}
	}
	stmt_row(&r->st);
	stmt_reset(&r->st);
	return r->st.failed ? -1 : 0;
}

static int
take_cash(const struct dossier_row *row, void *arg)
{
	struct rows *r = arg;

	stmt_set_int(&r->st, 1, r->dossier);
	set_money(&r->st, 2, row->cells[COL_CASH_VALUE]);
	stmt_set_text(&r->st, 3, row->cells[COL_CASH_DAY]);
	set_int(&r->st, 4, row->cells[COL_CASH_COUNT]);
	stmt_row(&r->st);
	stmt_reset(&r->st);
	return r->st.failed ? -1 : 0;
}

static int
take_dues(const struct dossier_row *row, void *arg)
{
	return write_row(arg, row, "tnnmm");
}

static int
take_item(const struct dossier_row *row, void *arg)
{
	return write_row(arg, row, "nTtmnttm");
}

static int
take_advance(const struct dossier_row *row, void *arg)
{
	return write_row(arg, row, "Tmmmm");
}

static int
take_subsidy(const struct dossier_row *row, void *arg)
{
	struct rows	  *r = arg;
	struct dossier_row plain = *row;
	const char	  *kind = reader_word(
		   WORDS_PROVENANCE, row->cells[COL_GRANT_KIND]);
	const char *proof = row->cells[COL_GRANT_PROOF];

	plain.cells[COL_GRANT_KIND] = kind != NULL ? kind : "other";
	plain.cells[COL_GRANT_PROOF] = strcmp(proof, "oui") == 0 ? "1" : "0";
	return write_row(r, &plain, "nTtTtmmmmn");
}

/* A row with a balance begins a bank's statement; the others are what it did
 * not see. */
static int
take_bank(const struct dossier_row *row, void *arg)
{
	struct rows *r = arg;
	struct stmt *st = &r->st;

	if (*row->cells[COL_BANK_BALANCE] != '\0') {
		stmt_set_int(st, 1, r->dossier);
		stmt_set_int(st, 2, ++r->statement);
		stmt_set_text(st, 3, row->cells[COL_BANK_DAY]);
		set_money(st, 4, row->cells[COL_BANK_BALANCE]);
	} else {
		st = &r->second;
		stmt_set_int(st, 1, r->dossier);
		stmt_set_int(st, 2, ++r->rank);
		stmt_set_int(st, 3, r->statement);
		set_int(st, 4, row->cells[COL_BANK_NUMBER]);
		stmt_set_text(st, 5, row->cells[COL_BANK_ENTRY_DAY]);
		set_text(st, 6, row->cells[COL_BANK_REFERENCE]);
		stmt_set_text(st, 7, row->cells[COL_BANK_LABEL]);
		set_money(st, 8, row->cells[COL_BANK_AMOUNT]);
	}
	stmt_row(st);
	stmt_reset(st);
	return st->failed ? -1 : 0;
}

static int
take_quitus(const struct dossier_row *row, void *arg)
{
	struct rows *r = arg;
	const char  *quality = reader_word(
	     WORDS_QUALITY, row->cells[COL_QUITUS_QUALITY]);

	if (r->rank == 0) {
		stmt_set_int(&r->st, 1, r->dossier);
		stmt_set_text(&r->st, 2, row->cells[COL_QUITUS_DAY]);
		stmt_set_text(&r->st, 3, row->cells[COL_QUITUS_PLACE]);
		stmt_set_int(&r->st, 4,
		    strcmp(row->cells[COL_QUITUS_DECISION], "donne") == 0);
		set_text(&r->st, 5, row->cells[COL_QUITUS_REMARK]);
		stmt_set_text(&r->st, 6, row->cells[COL_QUITUS_FINGERPRINT]);
		stmt_row(&r->st);
	}
	stmt_set_int(&r->second, 1, r->dossier);
	stmt_set_int(&r->second, 2, ++r->rank);
	stmt_set_text(&r->second, 3, row->cells[COL_QUITUS_VERIFIER]);
	stmt_set_text(&r->second, 4, quality != NULL ? quality : "other");
	stmt_row(&r->second);
	stmt_reset(&r->second);
	return r->st.failed || r->second.failed ? -1 : 0;
}

static const struct {
	const char     *name;
	dossier_row_fn *fn;
	const char     *sql;
	const char     *second; /* NULL: one table */
} tables[] = {
	{ "caisse.csv", take_cash,
	    "INSERT INTO cash_count (dossier, value, day, count)"
	    " VALUES (?1, ?2, ?3, ?4)",
	    NULL },
	{ "cotisations.csv", take_dues,
	    "INSERT INTO dues (dossier, rank, class, pupils, adults, due, paid)"
	    " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
	    NULL },
	{ "inventaire.csv", take_item,
	    "INSERT INTO item (dossier, rank, id, label, day, cents, entry,"
	    " removed, reason, worth)"
	    " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
	    NULL },
	{ "quitus.csv", take_quitus,
	    "INSERT INTO discharge (dossier, day, place, granted, remark,"
	    " fingerprint) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
	    "INSERT INTO verifier (dossier, rank, name, quality)"
	    " VALUES (?1, ?2, ?3, ?4)" },
	{ "rapprochement.csv", take_bank,
	    "INSERT INTO bank_statement (dossier, rank, day, cents)"
	    " VALUES (?1, ?2, ?3, ?4)",
	    "INSERT INTO outstanding (dossier, rank, statement, entry, day,"
	    " reference, label, cents)"
	    " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)" },
	{ "regies.csv", take_advance,
	    "INSERT INTO advance (dossier, rank, class, given, justified,"
	    " returned, unsettled) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
	    NULL },
	{ "subventions.csv", take_subsidy,
	    "INSERT INTO subsidy (dossier, rank, id, funder, kind, purpose,"
	    " day, granted, received, spent, unspent, proof) VALUES"
	    " (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)",
	    NULL },
};

static int
write_file(struct rows *r, size_t i, const struct archive_file *file)
{
	struct dossier_file f = { .name = tables[i].name,
		.bytes = file->bytes };
	struct csv_problems known = { .file = tables[i].name };
	int		    rc;

	r->rank = r->statement = 0;
	stmt_init(&r->st, r->db, tables[i].sql);
	if (tables[i].second != NULL)
		stmt_init(&r->second, r->db, tables[i].second);
	rc = dossier_csv_each(&f, tables[i].fn, r, &known);
	buf_fini(&known.text);
	if (stmt_end(&r->st) == -1)
		rc = -1;
	if (tables[i].second != NULL && stmt_end(&r->second) == -1)
		rc = -1;
	return rc;
}

int
rows_write_files(struct db *db, int64_t dossier, const struct parcel *p)
{
	struct rows		   r = { .db = db, .dossier = dossier };
	const struct archive_file *f;
	size_t			   i;
	int			   rc = 0;

	for (i = 0; rc == 0 && i < sizeof(tables) / sizeof(tables[0]); i++) {
		f = archive_find(&p->files, tables[i].name);
		if (f != NULL)
			rc = write_file(&r, i, f);
	}
	return rc;
}

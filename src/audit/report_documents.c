/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "base/i18n.h"
#include "reporting.h"
#include "store/stmt.h"

/* What is sent, and which coop has no use for it. */
static const struct {
	const char *key;
	const char *title; /* msgid */
} documents[] = { { "coop_file", N_("File") }, { "entries", N_("Entries") },
	{ "bank", N_("Bank") }, { "cash", N_("Cash") },
	{ "inventory", N_("Goods") }, { "dues", N_("Dues") },
	{ "subsidies", N_("Subsidies") }, { "advances", N_("Advances") },
	{ "discharge", N_("Quitus") } };

#define DOCUMENTS (sizeof(documents) / sizeof(documents[0]))

#define HAS(table) \
	"EXISTS (SELECT 1 FROM " table " AS x WHERE x.dossier = d.id)"

/* 1: sent; 0: wanting; NULL: not needed, for such an account never moved. */
#define IF_MOVED(table, accounts)                                                  \
	"CASE WHEN " HAS(                                                          \
	    table) " THEN 1 WHEN EXISTS (SELECT 1"                                 \
		   " FROM account_total AS t WHERE t.dossier = d.id AND t.account" \
		   " GLOB '" accounts "' AND (t.opening <> 0 OR t.debit <> 0"      \
		   " OR t.credit <> 0)) THEN 0 END"

#define SELECT_DOCUMENTS                                                                                                          \
	"SELECT d.kind = 'dossier', d.entries > 0,"                                                                               \
	" " IF_MOVED("bank_statement",                                                                                            \
	    "51*") ","                                                                                                            \
		   " " IF_MOVED("cash_count",                                                                                     \
		       "53*") ","                                                                                                 \
			      " " IF_MOVED("item",                                                                                \
				  "680*") ","                                                                                     \
					  " " HAS(                                                                                \
					      "dues") ","                                                                         \
						      " " IF_MOVED("subsidy",                                                     \
							  "741*") ","                                                             \
								  " " IF_MOVED(                                                   \
								      "advance",                                                  \
								      "541*") ","                                                 \
									      " " HAS(                                            \
										  "discharge") " FROM dossier AS d"               \
											       " JOIN coop AS c ON c.id = d.coop" \
											       " WHERE d.year = ?1 AND d.current = 1 AND c.number = ?2"

struct writing {
	struct report *r;
	struct stmt    st;
	int	       year;
};

static int
add_coop(const struct coop_status *c, void *arg)
{
	struct writing *w = arg;
	struct stmt    *st = &w->st;
	bool		sent, there, needed;
	size_t		i;

	stmt_set_int(st, 1, w->year);
	stmt_set_text(st, 2, c->number);
	sent = stmt_row(st);
	report_row(w->r, ROW_BODY);
	report_cell(w->r, cell_text(c->number));
	for (i = 0; i < DOCUMENTS; i++) {
		there = sent && stmt_int(st, (int)i) != 0;
		needed = !sent || !stmt_is_null(st, (int)i);
		report_cell(w->r,
		    there      ? cell_text("✓") :
			needed ? cell_text("✗") :
				 cell_empty());
		report_row_field(w->r, documents[i].key,
		    needed ? cell_bool(there) : cell_empty());
	}
	stmt_reset(st);
	return st->failed ? -1 : 0;
}

int
report_documents(struct report *r, struct db *db, int year, struct date today)
{
	struct writing w = { .r = r, .year = year };
	size_t	       i;
	int	       rc;

	report_page_break(r);
	report_heading(r, _("What each coop sent"));
	report_note(r,
	    _("✓ was sent, ✗ is wanting; an empty cell: the coop has no use "
	      "for it."));
	report_table_begin(r, "documents", NULL);
	report_column(r, "coop", _("Coop"), COLUMN_SHORT);
	for (i = 0; i < DOCUMENTS; i++)
		report_column(r, NULL, _(documents[i].title), COLUMN_SHORT);
	stmt_init(&w.st, db, SELECT_DOCUMENTS);
	rc = status_each(db, year, today, add_coop, &w);
	report_table_end(r);
	return stmt_end(&w.st) == -1 ? -1 : rc;
}

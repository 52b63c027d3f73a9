/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/xalloc.h"
#include "book/year.h"
#include "import_fec.h"
#include "store/stmt.h"
#include "value/code.h"

/* ---- Cells ---- */

/* The cells of a row as the other layouts have it. */
static const enum import_role roles[] = { IN_DATE, IN_VOUCHER, IN_LABEL,
	IN_PARTY, IN_ACCOUNT };
static const enum fec_column  columns[] = { FEC_DAY, FEC_VOUCHER, FEC_LABEL,
	 FEC_PARTY, FEC_ACCOUNT };

static void
set_cell(struct import *im, enum import_role role, const char *text)
{
	int index = im->layout.places[role].index;

	if (index != -1)
		im->fec->cells[index].text = text;
}

static void
begin_file(struct import *im, const struct fec_entry *e)
{
	struct import_fec *f = xcalloc(1, sizeof(*f));
	size_t		   i;

	im->fec = f;
	im->begun = true;
	im->layout.kind = IMPORT_FEC;
	for (i = 0; i < sizeof(roles) / sizeof(roles[0]); i++)
		im->layout.places[roles[i]].index = e->columns[columns[i]] - 1;
	f->year = date_school_year(e->lines[0].day);
	f->row = (struct csv_row){ .cells = f->cells, .n = FEC_CELLS };
	for (i = 0; i < FEC_CELLS; i++)
		f->cells[i].text = "";
}

/* Told once, of the first day, for all lie in one year. */
static bool
is_open(struct import *im, const struct fec_entry *e)
{
	struct year y;

	import_wait(im);
	return year_for_day(im->db, e->lines[0].day, &y) == 0 ||
	    import_tell_err(im, e->line, e->columns[FEC_DAY]);
}

/* Of the first line that tells it. */
static void
set_texts(struct import *im, const struct fec_entry *e)
{
	const char *party = "", *voucher = "";
	size_t	    i;

	for (i = e->n; i-- > 0;) {
		if (e->lines[i].party[0] != '\0')
			party = e->lines[i].party;
		if (e->lines[i].voucher[0] != '\0')
			voucher = e->lines[i].voucher;
	}
	set_cell(im, IN_LABEL, e->lines[0].label);
	set_cell(im, IN_PARTY, party);
	set_cell(im, IN_VOUCHER, voucher);
}

static void
begin_entry(struct import *im, const struct fec_entry *e)
{
	struct import_fec *f = im->fec;
	char		   iso[DATE_ISO];
	size_t		   i;

	set_texts(im, e);
	f->row.line = e->line;
	set_cell(im, IN_DATE, date_iso(e->lines[0].day, iso));
	import_begin_entry(im, &f->row);
	set_cell(im, IN_DATE, "");
	for (i = 1; i < e->n; i++)
		if (date_compare(e->lines[i].day, e->lines[0].day) != 0)
			import_tell(im, e->lines[i].line, e->columns[FEC_DAY],
			    _("this line has another date than the first line "
			      "of its entry."));
}

/* ---- What the entry moves ---- */

static const char *
take_account(struct import *im, const struct fec_line *line)
{
	const char *code = NULL;

	im->fec->row.line = line->line;
	set_cell(im, IN_ACCOUNT, line->account);
	if (!import_account(
		im, &im->fec->row, im->layout.places[IN_ACCOUNT].index, &code))
		im->now.bad = true;
	return code;
}

static void
add_move(const struct fec_line *debit, const struct fec_line *credit,
    int64_t cents, void *arg)
{
	struct import	  *im = arg;
	struct import_fec *f = im->fec;
	struct fec_move	  *m;

	f->moves = xgrow(f->moves, f->nmoves, &f->moves_cap, sizeof(*m));
	m = &f->moves[f->nmoves++];
	m->debit = f->codes[debit - f->lines];
	m->credit = f->codes[credit - f->lines];
	m->cents = cents;
	m->line = debit->line;
	if (m->debit != NULL && code_class(m->debit) < 6)
		m->line = credit->line;
}

static void
find_moves(struct import *im, const struct fec_entry *e)
{
	struct import_fec *f = im->fec;
	size_t		   i;

	f->nmoves = 0;
	f->lines = e->lines;
	for (i = 0; i < e->n; i++) {
		f->codes = xgrow(f->codes, i, &f->codes_cap, sizeof(*f->codes));
		f->codes[i] = take_account(im, &e->lines[i]);
	}
	fec_entry_pair(e, add_move, im);
	if (f->nmoves == 0)
		import_tell(im, e->line, 0, _("this entry has no amount."));
}

static void
add_moves(struct import *im, const struct fec_entry *e)
{
	struct import_fec *f = im->fec;
	size_t		   i;

	for (i = 0; i < f->nmoves; i++) {
		f->row.line = f->moves[i].line;
		import_add(im, &f->row, f->moves[i].debit, f->moves[i].credit,
		    f->moves[i].cents, e->columns[FEC_ACCOUNT]);
	}
}

/* ---- The opening ---- */

/* Kept until the end, for programs write one or several of them. */
static void
take_opening(struct import *im, const struct fec_entry *e)
{
	struct import_fec  *f = im->fec;
	struct fec_opening *o;
	const char	   *code;
	size_t		    i, k;

	im->result.aside++;
	if (f->opening_line == 0)
		f->opening_line = e->line;
	for (i = 0; i < e->n; i++) {
		if (e->lines[i].account[0] == '1')
			continue;
		code = take_account(im, &e->lines[i]);
		if (code == NULL)
			continue;
		for (k = 0; k < f->nopening; k++)
			if (f->opening[k].code == code)
				break;
		if (k == f->nopening) {
			f->opening = xgrow(
			    f->opening, k, &f->opening_cap, sizeof(*o));
			f->opening[f->nopening++] = (struct fec_opening){
				.code = code, .line = e->lines[i].line
			};
		}
		f->opening[k].cents += e->lines[i].cents;
	}
}

static void
tell_opening(
    struct import *im, const char *code, int line, int64_t file, int64_t books)
{
	char in_file[MONEY_TEXT], in_books[MONEY_TEXT];

	import_tell(im, line, 0,
	    _("the file opens account %s with %s, the books with %s. When the "
	      "file is right, correct the opening first: quitus edit 1 --bank "
	      "AMOUNT --cash AMOUNT"),
	    code, money_text(MONEY(file), MONEY_EURO, in_file),
	    money_text(MONEY(books), MONEY_EURO, in_books));
}

static void
compare_opening(struct import *im, const char *code, int64_t books)
{
	struct import_fec *f = im->fec;
	size_t		   k;

	for (k = 0; k < f->nopening; k++) {
		if (strcmp(f->opening[k].code, code) != 0)
			continue;
		if (f->opening[k].cents != books)
			tell_opening(im, code, f->opening[k].line,
			    f->opening[k].cents, books);
		f->opening[k].cents = 0;
		return;
	}
	if (books != 0)
		tell_opening(im, code, f->opening_line, 0, books);
}

void
import_fec_end(struct import *im)
{
	struct import_fec *f = im->fec;
	struct stmt	   st;
	size_t		   k;

	if (f == NULL || f->opening_line == 0)
		return;
	import_wait(im);
	stmt_init(&st, im->db,
	    "SELECT account, sum(cents) FROM ("
	    " SELECT p.debit AS account, p.cents FROM posting AS p"
	    "  JOIN entry AS e ON e.id = p.entry"
	    "  WHERE e.kind = 'opening' AND e.state <> 'void' AND e.year = ?1"
	    " UNION ALL SELECT p.credit, -p.cents FROM posting AS p"
	    "  JOIN entry AS e ON e.id = p.entry"
	    "  WHERE e.kind = 'opening' AND e.state <> 'void' AND e.year = ?1)"
	    " WHERE account GLOB '5*' GROUP BY account ORDER BY account");
	stmt_set_int(&st, 1, f->year);
	while (stmt_row(&st))
		compare_opening(im, stmt_text(&st, 0), stmt_int(&st, 1));
	if (stmt_end(&st) == -1)
		im->failed = true;
	for (k = 0; k < f->nopening; k++)
		if (f->opening[k].cents != 0)
			tell_opening(im, f->opening[k].code, f->opening[k].line,
			    f->opening[k].cents, 0);
}

/* ---- Entries ---- */

static void
take_entry(struct import *im, const struct fec_entry *e)
{
	begin_entry(im, e);
	find_moves(im, e);
	if (!im->now.bad) {
		import_fec_reversal(im, e->lines[0].label);
		add_moves(im, e);
	}
	import_end_entry(im);
}

int
import_fec(const struct fec_entry *e, void *arg)
{
	struct import *im = arg;

	if (im->fec == NULL) {
		begin_file(im, e);
		if (!is_open(im, e))
			return 1;
	}
	if (e->opening)
		take_opening(im, e);
	else
		take_entry(im, e);
	return im->failed || im->problems.n > IMPORT_PROBLEMS;
}

void
import_fec_free(struct import_fec *f)
{
	if (f == NULL)
		return;
	free(f->codes);
	free(f->moves);
	free(f->opening);
	free(f->past);
	buf_fini(&f->key);
	free(f);
}

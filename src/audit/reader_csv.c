/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <ctype.h>
#include <sodium.h>
#include <stdlib.h>
#include <string.h>

#include "audit/registry.h"
#include "base/i18n.h"
#include "base/utf8.h"
#include "base/xalloc.h"
#include "format/table.h"
#include "readers.h"
#include "value/text.h"

#define BYTES_MAX   ((size_t)48 << 20)
#define ENTRIES_MAX 1000000 /* numbers of entries in one file */
#define COLUMNS	    (COL_ENTRY_SEAL + 1)

/* The columns of ecritures.csv, and whether a file can do without. */
static const struct {
	const char *name;
	bool	    needed;
} columns[COLUMNS] = { [COL_ENTRY_NUMBER] = { "numero", true },
	[COL_ENTRY_DAY] = { "date", true },
	[COL_ENTRY_VOUCHER] = { "piece", false },
	[COL_ENTRY_LABEL] = { "libelle", true },
	[COL_ENTRY_PARTY] = { "tiers", false },
	[COL_ENTRY_METHOD] = { "moyen", false },
	[COL_ENTRY_REFERENCE] = { "reference", false },
	[COL_ENTRY_DEBIT] = { "debit", true },
	[COL_ENTRY_CREDIT] = { "credit", true },
	[COL_ENTRY_AMOUNT] = { "montant", true },
	[COL_ENTRY_PROJECT] = { "projet", false },
	[COL_ENTRY_CLASS] = { "classe", false },
	[COL_ENTRY_SUBSIDY] = { "subvention", false },
	[COL_ENTRY_PROVENANCE] = { "provenance", false },
	[COL_ENTRY_STATE] = { "etat", true },
	[COL_ENTRY_REVERSES] = { "annule", false },
	[COL_ENTRY_TICKED] = { "rapproche", false },
	[COL_ENTRY_SEAL] = { "sceau", false } };

struct reader {
	struct parcel		 *p;
	const struct parcel_hint *hint;
	bool			  headed;
	int			  at[COLUMNS]; /* index of each; -1: none */
	bool			 *seen;	       /* numbers of entries */
	/* The row as it is sealed, and the entry that it belongs to. */
	struct buf rows;
	int	   line;
	char	   told[HASH_HEX];
	char	   last[HASH_HEX];
	bool	   broken;
};

/* ---- Header ---- */

static int
take_header(struct reader *r, const struct csv_row *row)
{
	size_t i, k;
	char  *word;

	r->headed = true;
	if (registry_is_header(row)) {
		r->p->kind = PARCEL_REGISTRY;
		return 1;
	}
	for (k = 0; k < COLUMNS; k++)
		r->at[k] = -1;
	for (i = 0; i < row->n; i++) {
		word = utf8_fold(row->cells[i].text);
		for (k = 0; k < COLUMNS; k++)
			if (r->at[k] == -1 &&
			    strcmp(columns[k].name, word) == 0)
				r->at[k] = (int)i;
		free(word);
	}
	for (k = 0; k < COLUMNS; k++)
		if (columns[k].needed && r->at[k] == -1)
			csv_problem(&r->p->problems, row->line, 0,
			    _("no column is called %s: entries are read as "
			      "ecritures.csv of a dossier has them."),
			    columns[k].name);
	return r->p->problems.n > 0;
}

/* ---- Cells ---- */

static const char *
cell(const struct reader *r, const struct csv_row *row, int column)
{
	const char *s = r->at[column] == -1 ?
	    "" :
	    csv_text(row, (size_t)r->at[column]);

	/* The apostrophe that kept a spreadsheet from taking it for a formula.
	 */
	if (s[0] == '\'' && s[1] != '\0' && strchr("=+-@\t\r", s[1]) != NULL)
		return s + 1;
	return s;
}

static void
fault(struct reader *r, const struct csv_row *row, int column, const char *what)
{
	csv_problem(&r->p->problems, row->line, r->at[column] + 1, "%s", what);
}

static int64_t
take_int(struct reader *r, const struct csv_row *row, int column)
{
	const char *s = cell(r, row, column);
	size_t	    n = strspn(s, "0123456789");

	if (s[0] == '\0')
		return 0;
	if (s[n] != '\0' || n == 0 || n > 9) {
		fault(r, row, column, _("this is no whole number."));
		return 0;
	}
	return atoll(s);
}

/* false: it is told what is wrong with the day. */
static bool
take_date(
    struct reader *r, const struct csv_row *row, int column, struct date *day)
{
	const char		 *s = cell(r, row, column);
	const struct date_context none = { .year = 0 };
	struct err		  err = { .kind = ERR_NONE };
	bool			  ok;

	/* What a spreadsheet writes, not the words that people type. */
	ok = isdigit((unsigned char)s[0]) &&
	    date_parse(s, &none, day, &err) == 0;
	if (!ok)
		csv_problem(&r->p->problems, row->line, r->at[column] + 1, "%s",
		    err.kind != ERR_NONE ? err_what(&err) :
					   _("this is no day: 2026-08-31."));
	err_fini(&err);
	return ok;
}

static uint32_t
take_ticked(struct reader *r, const struct csv_row *row)
{
	struct date day;
	char	    iso[DATE_ISO];

	if (cell(r, row, COL_ENTRY_TICKED)[0] == '\0' ||
	    !take_date(r, row, COL_ENTRY_TICKED, &day))
		return 0;
	return parcel_add_text(r->p, date_iso(day, iso));
}

static struct money
take_amount(struct reader *r, const struct csv_row *row)
{
	struct err   err = { .kind = ERR_NONE };
	struct money m = MONEY(0);

	if (money_parse(cell(r, row, COL_ENTRY_AMOUNT), &m, &err) == -1)
		fault(r, row, COL_ENTRY_AMOUNT, err_what(&err));
	err_fini(&err);
	return m;
}

static void
take_code(
    struct reader *r, const struct csv_row *row, int column, char out[CODE_MAX])
{
	if (code_normalize(cell(r, row, column), out) == 0 &&
	    code_class(out) != 0 && strlen(out) >= 3)
		return;
	out[0] = '\0';
	fault(r, row, column, _("this is no account."));
}

static uint32_t
take_text(struct reader *r, const struct csv_row *row, int column)
{
	const char *s = cell(r, row, column);

	if (utf8_has_control(s) || !utf8_valid(s, strlen(s)))
		fault(
		    r, row, column, _("this text holds a control character."));
	else if (utf8_length(s) > TEXT_LONG_MAX)
		fault(r, row, column, _("this text is too long."));
	else
		return parcel_add_text(r->p, s);
	return 0;
}

static uint32_t
take_word(struct reader *r, const struct csv_row *row, int column,
    enum reader_words words)
{
	const char *code = reader_word(words, cell(r, row, column));

	if (code != NULL)
		return parcel_add_text(r->p, code);
	fault(r, row, column, _("this is none of the words that stand here."));
	return 0;
}

/* ---- Seals ---- */

/* The row in the bytes that are sealed (formats.md 1), whatever the spreadsheet
 * made of it. */
static void
add_sealed(struct reader *r, const struct csv_row *row,
    const struct parcel_posting *post)
{
	static const int order[] = { COL_ENTRY_VOUCHER, COL_ENTRY_LABEL,
		COL_ENTRY_PARTY, COL_ENTRY_METHOD, COL_ENTRY_REFERENCE };
	static const int after[] = { COL_ENTRY_PROJECT, COL_ENTRY_CLASS,
		COL_ENTRY_SUBSIDY, COL_ENTRY_PROVENANCE };
	struct buf	*b = &r->rows;
	size_t		 i;

	buf_addf(b, "%lld;%s;", (long long)post->entry,
	    parcel_text(r->p, post->texts[TEXT_DAY]));
	for (i = 0; i < sizeof(order) / sizeof(order[0]); i++) {
		text_add_cell(b, cell(r, row, order[i]));
		buf_addc(b, ';');
	}
	buf_addf(b, "%s;%s;", parcel_text(r->p, post->texts[TEXT_DEBIT]),
	    parcel_text(r->p, post->texts[TEXT_CREDIT]));
	money_format(b, MONEY(post->cents), MONEY_PLAIN);
	buf_addc(b, ';');
	for (i = 0; i < sizeof(after) / sizeof(after[0]); i++) {
		text_add_cell(b, cell(r, row, after[i]));
		buf_addc(b, ';');
	}
	buf_addc(b, ';');
	text_add_cell(b, cell(r, row, COL_ENTRY_REVERSES));
	buf_adds(b, ";\n");
}

static void
add_seal(struct parcel *p, const char *hex)
{
	unsigned char seal[crypto_hash_sha256_BYTES];

	if (sodium_hex2bin(
		seal, sizeof(seal), hex, strlen(hex), NULL, NULL, NULL) == 0)
		buf_add(&p->seals, seal, sizeof(seal));
}

/* The entry that was read has the seal that its bytes make; the first one goes
 * on from a year that is not here. */
static void
close_entry(struct reader *r)
{
	struct dossier_facts *f = &r->p->facts;
	struct buf	      all = { .data = NULL };
	char		      own[HASH_HEX];

	if (r->p->last == 0 || r->told[0] == '\0')
		return;
	buf_addf(&all, "%s\n", r->last);
	buf_add(&all, buf_str(&r->rows), r->rows.len);
	hash_hex(all.data, all.len, own);
	buf_fini(&all);
	if (f->sealed++ == 0) {
		buf_add(&f->first, buf_str(&r->rows), r->rows.len);
		memcpy(f->first_seal, r->told, HASH_HEX);
	} else if (strcmp(own, r->told) != 0 && !r->broken) {
		r->broken = true;
		csv_problem(&r->p->problems, r->line, r->at[COL_ENTRY_SEAL] + 1,
		    _("this entry is not what was validated: its seal does not "
		      "match. A spreadsheet may have turned a date round, or "
		      "taken zeros away: send the dossier itself."));
	}
	memcpy(r->last, r->told, HASH_HEX);
	memcpy(f->seal, r->told, HASH_HEX);
	add_seal(r->p, r->told);
}

/* ---- Rows ---- */

static void
open_entry(struct reader *r, const struct csv_row *row, int64_t number)
{
	const char *seal = cell(r, row, COL_ENTRY_SEAL);

	close_entry(r);
	buf_reset(&r->rows);
	r->line = row->line;
	r->told[0] = '\0';
	if (strlen(seal) == HASH_HEX - 1 &&
	    strspn(seal, "0123456789abcdef") == HASH_HEX - 1)
		memcpy(r->told, seal, HASH_HEX);
	else if (seal[0] != '\0')
		fault(r, row, COL_ENTRY_SEAL, _("this is no seal."));
	if (number < 1 || number > ENTRIES_MAX)
		fault(r, row, COL_ENTRY_NUMBER,
		    _("this is not the number of an entry."));
	else if (r->seen[number])
		fault(r, row, COL_ENTRY_NUMBER,
		    _("an entry before has this number."));
	else
		r->seen[number] = true;
	r->p->facts.entries++;
}

static void
take_posting(
    struct reader *r, const struct csv_row *row, struct parcel_posting *post)
{
	struct parcel *p = r->p;
	char	       debit[CODE_MAX], credit[CODE_MAX], iso[DATE_ISO];
	struct date    day = { 0 };

	if (take_date(r, row, COL_ENTRY_DAY, &day) &&
	    (date_compare(day, p->facts.start) < 0 ||
		date_compare(day, p->facts.end) > 0))
		fault(r, row, COL_ENTRY_DAY, _("this day is not in the year."));
	post->cents = take_amount(r, row).cents;
	post->subsidy = take_int(r, row, COL_ENTRY_SUBSIDY);
	post->reverses = take_int(r, row, COL_ENTRY_REVERSES);
	take_code(r, row, COL_ENTRY_DEBIT, debit);
	take_code(r, row, COL_ENTRY_CREDIT, credit);
	if (debit[0] != '\0' && strcmp(debit, credit) == 0)
		fault(r, row, COL_ENTRY_CREDIT,
		    _("a posting moves an amount between two accounts."));
	post->texts[TEXT_DAY] = parcel_add_text(p, date_iso(day, iso));
	post->texts[TEXT_DEBIT] = parcel_add_text(p, debit);
	post->texts[TEXT_CREDIT] = parcel_add_text(p, credit);
	post->texts[TEXT_TICKED] = take_ticked(r, row);
}

static void
take_texts(
    struct reader *r, const struct csv_row *row, struct parcel_posting *post)
{
	uint32_t *t = post->texts;

	t[TEXT_VOUCHER] = take_text(r, row, COL_ENTRY_VOUCHER);
	t[TEXT_LABEL] = take_text(r, row, COL_ENTRY_LABEL);
	t[TEXT_PARTY] = take_text(r, row, COL_ENTRY_PARTY);
	t[TEXT_REFERENCE] = take_text(r, row, COL_ENTRY_REFERENCE);
	t[TEXT_PROJECT] = take_text(r, row, COL_ENTRY_PROJECT);
	t[TEXT_CLASS] = take_text(r, row, COL_ENTRY_CLASS);
	t[TEXT_METHOD] = take_word(r, row, COL_ENTRY_METHOD, WORDS_METHOD);
	t[TEXT_PROVENANCE] = take_word(
	    r, row, COL_ENTRY_PROVENANCE, WORDS_PROVENANCE);
	t[TEXT_STATE] = take_word(r, row, COL_ENTRY_STATE, WORDS_STATE);
	if (t[TEXT_STATE] == 0 && cell(r, row, COL_ENTRY_STATE)[0] == '\0')
		fault(r, row, COL_ENTRY_STATE, _("nothing stands here."));
	if (t[TEXT_LABEL] == 0 && cell(r, row, COL_ENTRY_LABEL)[0] == '\0')
		fault(r, row, COL_ENTRY_LABEL, _("nothing stands here."));
}

/* What counts goes into the sums. */
static void
count_posting(struct reader *r, const struct csv_row *row,
    const struct parcel_posting *post, bool begins)
{
	struct parcel *p = r->p;
	struct date    day;

	if (strcmp(cell(r, row, COL_ENTRY_STATE), "annule") == 0 ||
	    date_parse_iso(parcel_text(p, post->texts[TEXT_DAY]), &day) == -1)
		return;
	p->counted += begins;
	tally_add(&p->tally, day, parcel_text(p, post->texts[TEXT_DEBIT]),
	    parcel_text(p, post->texts[TEXT_CREDIT]), post->cents);
}

static int
take_row(const struct csv_row *row, void *arg)
{
	struct reader	      *r = arg;
	struct parcel	      *p = r->p;
	struct parcel_posting *post;
	size_t		       before = p->problems.n;
	int64_t		       number;
	bool		       begins;

	if (!r->headed)
		return take_header(r, row);
	number = take_int(r, row, COL_ENTRY_NUMBER);
	begins = number != p->last || number == 0;
	if (begins)
		open_entry(r, row, number);
	p->last = number;
	post = parcel_add_posting(p);
	post->entry = number;
	take_posting(r, row, post);
	take_texts(r, row, post);
	if (p->problems.n > before) {
		/* Its seal would only say so again. */
		r->told[0] = '\0';
		return 0;
	}
	add_sealed(r, row, post);
	count_posting(r, row, post, begins);
	return 0;
}

/* Before it is read: what is read is kept in memory. */
static bool
is_small(struct parcel *p, struct err *err)
{
	size_t bytes;

	if (table_size(p->path, &bytes, err) == -1)
		return false;
	if (bytes <= BYTES_MAX)
		return true;
	err_set(err, ERR_FILE, _("it is larger than the accounts of a coop."));
	return false;
}

void
reader_csv(struct parcel *p, const struct parcel_hint *hint)
{
	struct reader r = { .p = p, .hint = hint };
	struct err    err = { .kind = ERR_NONE };

	memset(r.last, '0', HASH_HEX - 1);
	r.seen = xcalloc(ENTRIES_MAX + 1, sizeof(*r.seen));
	reader_identify(p, hint);
	if (!is_small(p, &err) ||
	    table_each(p->path, take_row, &r, &p->problems, &err) == -1)
		parcel_take_error(p, &err);
	else if (p->kind == PARCEL_CSV)
		close_entry(&r);
	if (p->kind == PARCEL_REGISTRY) {
		buf_fini(&p->problems.text);
		p->problems.n = 0;
	} else if (p->n == 0 && p->problems.n == 0)
		parcel_problem(p, _("there is no entry in it."));
	reader_hash_content(p);
	buf_fini(&r.rows);
	free(r.seen);
}

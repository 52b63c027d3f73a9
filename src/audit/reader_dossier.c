/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <sodium.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/xalloc.h"
#include "readers.h"

/* More than any coop writes in a year, and little enough that several are read
 * at once. */
#define BYTES_MAX (UINT64_C(48) << 20)

#define COL_COOP_SOFTWARE (COL_COOP_SEAL + 1)

struct reader {
	struct parcel	    *parcel;
	struct dossier_file *files; /* borrowed from the archive */
	size_t		     n;
};

/* ---- The entries ---- */

static void
add_seal(struct parcel *p, const char *hex)
{
	unsigned char seal[crypto_hash_sha256_BYTES];

	if (*hex == '\0' ||
	    sodium_hex2bin(
		seal, sizeof(seal), hex, HASH_HEX - 1, NULL, NULL, NULL) != 0)
		return;
	buf_add(&p->seals, seal, sizeof(seal));
}

/* A word that the store keeps in another form; what is none has a problem. */
static uint32_t
add_word(struct parcel *p, const struct dossier_row *row, int column,
    enum reader_words words)
{
	const char *code = reader_word(words, row->cells[column]);

	if (code != NULL)
		return parcel_add_text(p, code);
	p->problems.file = "ecritures.csv";
	csv_problem(&p->problems, row->line, column + 1,
	    _("“%s” is none of the words that stand here."),
	    row->cells[column]);
	return 0;
}

static void
add_texts(struct parcel *p, const struct dossier_row *row, uint32_t *texts)
{
	static const struct {
		enum parcel_text text;
		int		 column;
	} plain[] = { { TEXT_DAY, COL_ENTRY_DAY },
		{ TEXT_VOUCHER, COL_ENTRY_VOUCHER },
		{ TEXT_LABEL, COL_ENTRY_LABEL },
		{ TEXT_PARTY, COL_ENTRY_PARTY },
		{ TEXT_REFERENCE, COL_ENTRY_REFERENCE },
		{ TEXT_DEBIT, COL_ENTRY_DEBIT },
		{ TEXT_CREDIT, COL_ENTRY_CREDIT },
		{ TEXT_PROJECT, COL_ENTRY_PROJECT },
		{ TEXT_CLASS, COL_ENTRY_CLASS },
		{ TEXT_TICKED, COL_ENTRY_TICKED } };
	size_t i;

	for (i = 0; i < sizeof(plain) / sizeof(plain[0]); i++)
		texts[plain[i].text] = parcel_add_text(
		    p, row->cells[plain[i].column]);
	texts[TEXT_METHOD] = add_word(p, row, COL_ENTRY_METHOD, WORDS_METHOD);
	texts[TEXT_PROVENANCE] = add_word(
	    p, row, COL_ENTRY_PROVENANCE, WORDS_PROVENANCE);
	texts[TEXT_STATE] = add_word(p, row, COL_ENTRY_STATE, WORDS_STATE);
}

static int
take_entry(const struct dossier_row *row, void *arg)
{
	struct reader	      *r = arg;
	struct parcel	      *p = r->parcel;
	struct parcel_posting *post;
	bool void_entry = strcmp(row->cells[COL_ENTRY_STATE], "annule") == 0;

	/* What is to be rejected is not kept, but read on. */
	if (p->problems.n > 0)
		return 0;
	post = parcel_add_posting(p);
	post->entry = dossier_int(row->cells[COL_ENTRY_NUMBER]);
	post->cents = dossier_money(row->cells[COL_ENTRY_AMOUNT]).cents;
	post->subsidy = dossier_int(row->cells[COL_ENTRY_SUBSIDY]);
	post->reverses = dossier_int(row->cells[COL_ENTRY_REVERSES]);
	add_texts(p, row, post->texts);
	if (post->entry != p->last) {
		add_seal(p, row->cells[COL_ENTRY_SEAL]);
		p->counted += !void_entry;
		p->last = post->entry;
	}
	if (!void_entry)
		tally_add(&p->tally, dossier_date(row->cells[COL_ENTRY_DAY]),
		    row->cells[COL_ENTRY_DEBIT], row->cells[COL_ENTRY_CREDIT],
		    post->cents);
	return 0;
}

/* ---- The other files ---- */

static int
take_account(const struct dossier_row *row, void *arg)
{
	struct parcel	     *p = arg;
	struct tally_account *a;

	a = tally_account(&p->tally, row->cells[COL_ACCOUNT_CODE]);
	free(a->label);
	a->label = xstrdup(row->cells[COL_ACCOUNT_LABEL]);
	return 0;
}

static int
take_coop(const struct dossier_row *row, void *arg)
{
	struct parcel *p = arg;

	free(p->software);
	p->software = xstrdup(row->cells[COL_COOP_SOFTWARE]);
	p->tally.start = dossier_date(row->cells[COL_COOP_START]);
	return 0;
}

static int
take_decision(const struct dossier_row *row, void *arg)
{
	struct parcel *p = arg;

	p->discharged = strcmp(row->cells[COL_QUITUS_DECISION], "donne") == 0;
	return 0;
}

/* Problems of these files are told once, by dossier_read. */
static void
look_into(struct reader *r, const char *name, dossier_row_fn *fn)
{
	const struct dossier_file *f = dossier_find(r->files, r->n, name);
	struct csv_problems	   known = { .file = name };

	if (f != NULL)
		dossier_csv_each(f, fn, r->parcel, &known);
	buf_fini(&known.text);
}

/* The columns of the other files that hold amounts (m) and counts (n): what is
 * added up over a nation must stay within reason. */
static const struct {
	const char *name;
	const char *kinds; /* a space: neither */
} bounds[] = { { "caisse.csv", " mn" }, { "cotisations.csv", " nnmm" },
	{ "inventaire.csv", "n  mn  m" }, { "rapprochement.csv", " mn   m" },
	{ "regies.csv", " mmmm" }, { "subventions.csv", "n    mmmm" } };

#define COUNT_MAX INT64_C(1000000000)

struct bound {
	struct parcel *parcel;
	const char    *kinds;
	bool	       bank; /* rapprochement.csv */
};

static void
check_item(struct parcel *p, const struct dossier_row *row)
{
	if (*row->cells[COL_BANK_BALANCE] != '\0' ||
	    (*row->cells[COL_BANK_NUMBER] != '\0' &&
		*row->cells[COL_BANK_ENTRY_DAY] != '\0' &&
		*row->cells[COL_BANK_AMOUNT] != '\0'))
		return;
	csv_problem(&p->problems, row->line, 0,
	    _("an item that the bank did not see has its entry, its day and its "
	      "amount."));
}

static int
check_bounds(const struct dossier_row *row, void *arg)
{
	struct bound *b = arg;
	int64_t	      n;
	int	      i;

	for (i = 0; b->kinds[i] != '\0'; i++) {
		n = 0;
		if (b->kinds[i] == 'm')
			n = money_abs(dossier_money(row->cells[i])).cents >
				MONEY_MAX_CENTS ?
			    COUNT_MAX + 1 :
			    0;
		else if (b->kinds[i] == 'n')
			n = dossier_int(row->cells[i]);
		if (n > COUNT_MAX)
			csv_problem(&b->parcel->problems, row->line, i + 1,
			    _("no coop has so much."));
	}
	if (b->bank)
		check_item(b->parcel, row);
	return 0;
}

static void
check_others(struct reader *r)
{
	struct bound		   b = { .parcel = r->parcel };
	const struct dossier_file *f;
	struct csv_problems	   known = { .file = "" };
	size_t			   i;

	for (i = 0; i < sizeof(bounds) / sizeof(bounds[0]); i++) {
		f = dossier_find(r->files, r->n, bounds[i].name);
		if (f == NULL)
			continue;
		b.kinds = bounds[i].kinds;
		b.bank = strcmp(f->name, "rapprochement.csv") == 0;
		r->parcel->problems.file = f->name;
		dossier_csv_each(f, check_bounds, &b, &known);
	}
	buf_fini(&known.text);
}

/* What makes two parcels the same: all that is signed, and who signed it. */
static void
hash_content(struct reader *r)
{
	const struct dossier_file *f = dossier_find(
	    r->files, r->n, "quitus.csv");
	struct buf all = { .data = NULL };

	buf_adds(&all, r->parcel->facts.fingerprint);
	if (f != NULL)
		buf_add(&all, buf_str(&f->bytes), f->bytes.len);
	hash_hex(all.data, all.len, r->parcel->content);
	buf_fini(&all);
}

/* ---- All ---- */

/* Put "path/" before each problem, which names a file of the dossier. */
static void
place_problems(struct parcel *p, size_t from)
{
	struct buf  all = { .data = NULL };
	const char *s = buf_str(&p->problems.text);

	buf_add(&all, s, from);
	for (s += from; *s != '\0'; s++) {
		buf_addc(&all, *s);
		if (*s == '\n')
			buf_addf(&all, "%s/", p->path);
	}
	buf_fini(&p->problems.text);
	p->problems.text = all;
}

/* The entries are in the postings now. */
static void
drop_entries(struct parcel *p)
{
	size_t i;

	for (i = 0; i < p->files.n; i++)
		if (p->problems.n > 0 ||
		    strcmp(p->files.files[i].name, "ecritures.csv") == 0)
			buf_fini(&p->files.files[i].bytes);
}

static void
read_files(struct parcel *p)
{
	struct reader r = { .parcel = p, .n = p->files.n };
	size_t	      i;

	r.files = xcalloc(r.n + 1, sizeof(*r.files));
	for (i = 0; i < r.n; i++) {
		r.files[i].name = p->files.files[i].name;
		r.files[i].bytes = p->files.files[i].bytes;
	}
	look_into(&r, "coop.csv", take_coop);
	look_into(&r, "comptes.csv", take_account);
	dossier_read(r.files, r.n, take_entry, &r, &p->facts, &p->problems);
	look_into(&r, "quitus.csv", take_decision);
	check_others(&r);
	hash_content(&r);
	free(r.files);
}

void
reader_dossier(struct parcel *p, const struct parcel_hint *hint)
{
	static const struct archive_limits limits = { .bytes = BYTES_MAX };
	struct err			   err = { .kind = ERR_NONE };

	if (archive_read(p->path, &limits, hint->modules, &p->files, &err) ==
	    -1) {
		parcel_take_error(p, &err);
		return;
	}
	read_files(p);
	place_problems(p, 0);
	drop_entries(p);
}

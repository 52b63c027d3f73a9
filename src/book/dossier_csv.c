/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "book/dossier_csv.h"

#include <stdbool.h>
#include <string.h>

#include "base/i18n.h"
#include "base/utf8.h"

#define BOM	   "\xef\xbb\xbf"
#define INT_DIGITS 18
#define SEAL_LEN   64

/*
 * What a column holds: t a text, T one that is never empty, d a day, m an
 * amount, n a count, c an account, s a seal; D M N S may be empty.
 */
static const struct layout {
	const char *name;
	const char *header;
	const char *kinds;
} layouts[] = { { "caisse.csv", "date;valeur;nombre", "dmn" },
	{ "comptes.csv", "compte;libelle;nature;ouverture;debit;credit;solde",
	    "cTTmmmm" },
	{ "coop.csv",
	    "format;departement;numero;ecole;commune;debut;fin;etat;"
	    "mandataires;eleves;adultes;sceau;logiciel",
	    "TttttddTtNNsT" },
	{ "cotisations.csv", "classe;eleves;adultes;du;paye", "tNNMM" },
	{ "ecritures.csv",
	    "numero;date;piece;libelle;tiers;moyen;reference;debit;credit;"
	    "montant;projet;classe;subvention;provenance;etat;annule;"
	    "rapproche;sceau",
	    "ndtTtttccmttNtTNDS" },
	{ "inventaire.csv",
	    "id;libelle;date;valeur;ecriture;sortie;motif;valeur_usage",
	    "nTdmNDtM" },
	{ "quitus.csv",
	    "date;lieu;verificateur;qualite;decision;remarque;empreinte",
	    "dTTTTts" },
	{ "rapprochement.csv",
	    "date_releve;solde_releve;numero;date;reference;libelle;montant",
	    "dMNDttM" },
	{ "regies.csv", "classe;verse;justifie;rendu;reste", "tmmmm" },
	{ "subventions.csv",
	    "id;financeur;nature;objet;date;accorde;recu;depense;reste;"
	    "preuve",
	    "nttTdMmMMT" } };

struct reader {
	const struct layout *layout;
	struct csv_problems *problems;
	size_t		     wanted; /* columns */
	struct dossier_row   row;
	struct buf	     texts; /* the cells of the row */
};

/* ---- Cells ---- */

static size_t
count_digits(const char *s)
{
	return strspn(s, "0123456789");
}

static bool
is_int(const char *s)
{
	size_t n = count_digits(s);

	return n > 0 && n <= INT_DIGITS && s[n] == '\0';
}

/* -1234,56: cents always, no grouping. */
static bool
is_money(const char *s)
{
	size_t n;

	s += *s == '-';
	n = count_digits(s);
	return n > 0 && n <= INT_DIGITS - 2 && s[n] == ',' &&
	    count_digits(s + n + 1) == 2 && s[n + 3] == '\0';
}

static bool
is_date(const char *s)
{
	struct date d;

	return date_parse_iso(s, &d) == 0;
}

static bool
is_account(const char *s)
{
	return *s >= '1' && *s <= '7' && count_digits(s) >= 3 &&
	    strlen(s) <= 31;
}

static bool
is_seal(const char *s)
{
	return strspn(s, "0123456789abcdef") == SEAL_LEN && s[SEAL_LEN] == '\0';
}

/* What a cell should have been; NULL when it is. */
static const char *
find_fault(char kind, const char *cell)
{
	if (*cell == '\0')
		return strchr("tDMNS", kind) != NULL ?
		    NULL :
		    _("nothing stands here.");
	switch (kind) {
	case 'd':
	case 'D':
		return is_date(cell) ? NULL : _("this is no day: 2026-08-31.");
	case 'm':
	case 'M':
		return is_money(cell) ? NULL : _("this is no amount: 1234,56.");
	case 'n':
	case 'N':
		return is_int(cell) ? NULL : _("this is no whole number.");
	case 'c':
		return is_account(cell) ? NULL : _("this is no account.");
	case 's':
	case 'S':
		return is_seal(cell) ? NULL : _("this is no seal.");
	default:
		return NULL;
	}
}

int64_t
dossier_int(const char *s)
{
	int64_t n = 0;

	for (; *s >= '0' && *s <= '9'; s++)
		n = 10 * n + (*s - '0');
	return n;
}

struct money
dossier_money(const char *s)
{
	int64_t sign = *s == '-' ? -1 : 1, cents = 0;

	for (; *s != '\0'; s++)
		if (*s >= '0' && *s <= '9')
			cents = 10 * cents + (*s - '0');
	return MONEY(sign * cents);
}

struct date
dossier_date(const char *s)
{
	struct date d = { 0 };

	if (date_parse_iso(s, &d) == -1)
		d.days = 0;
	return d;
}

/* ---- Rows ---- */

/* Unquote the cell that begins at s in the row and stands at out; returns what
 * follows it, its semicolon or the end; NULL when its quotes are wrong. */
static const char *
take_quoted(const char *s, char **out)
{
	for (s++; *s != '\0'; s++) {
		if (*s == '"' && s[1] != '"')
			break;
		s += *s == '"';
		*(*out)++ = *s;
	}
	if (*s != '"' || (s[1] != ';' && s[1] != '\0'))
		return NULL;
	return s + 1;
}

static const char *
take_plain(const char *s, char **out)
{
	size_t n = strcspn(s, ";");

	if (memchr(s, '"', n) != NULL)
		return NULL;
	memmove(*out, s, n);
	*out += n;
	return s + n;
}

/* The apostrophe that kept a spreadsheet from taking it for a formula. */
static const char *
without_guard(char kind, const char *cell)
{
	bool text = kind == 't' || kind == 'T';

	if (text && cell[0] == '\'' && cell[1] != '\0' &&
	    strchr("=+-@\t\r", cell[1]) != NULL)
		return cell + 1;
	return cell;
}

/* The cells in place of the row's copy, each with its NUL: never longer than
 * what it was read from. Returns how many there are, 0 when quotes are wrong. */
static size_t
split_quoted(struct reader *r)
{
	size_t	    wanted = r->wanted, n = 0;
	const char *s = r->texts.data, *cell;
	char	   *out = r->texts.data;

	for (;;) {
		cell = out;
		if (n < wanted)
			r->row.at[n] = r->row.raw + (s - r->texts.data);
		s = *s == '"' ? take_quoted(s, &out) : take_plain(s, &out);
		if (s == NULL)
			return 0;
		if (n < wanted)
			r->row.cells[n] = without_guard(
			    r->layout->kinds[n], cell);
		n++;
		if (*s == '\0')
			break;
		s++;
		*out++ = '\0';
	}
	*out = '\0';
	return n;
}

/* Most rows: only semicolons to look at. */
static size_t
split_plain(struct reader *r)
{
	const char *kinds = r->layout->kinds;
	char	   *s = r->texts.data, *next;
	size_t	    n;

	for (n = 0; s != NULL; s = next, n++) {
		next = strchr(s, ';');
		if (next != NULL)
			*next++ = '\0';
		if (n >= r->wanted)
			continue;
		r->row.at[n] = r->row.raw + (s - r->texts.data);
		r->row.cells[n] = without_guard(kinds[n], s);
	}
	return n;
}

/* The length of a character that French is written with, which needs no closer
 * look; 0 for anything else. */
static size_t
usual_letter(const unsigned char *s)
{
	if (s[0] < 0x80)
		return s[0] >= 0x20 && s[0] != 0x7f;
	if (s[0] >= 0xc3 && s[0] <= 0xc5 && (s[1] & 0xc0) == 0x80)
		return 2; /* U+00C0 to U+017F */
	if (s[0] == 0xc2 && s[1] >= 0xa0 && s[1] <= 0xbf)
		return 2; /* no-break space, guillemets, degree... */
	if (s[0] == 0xe2 && s[1] == 0x80 && (s[2] == 0x99 || s[2] == 0xaf))
		return 3; /* apostrophe, narrow no-break space */
	return 0;
}

/* What quitus would not have taken either. */
static bool
is_clean(struct reader *r)
{
	const char *s = r->texts.data, *end = s + r->row.len;
	size_t	    n = 1;

	for (; s < end && n > 0; s += n)
		n = usual_letter((const unsigned char *)s);
	if (n > 0 ||
	    (utf8_valid(r->texts.data, r->row.len) &&
		!utf8_has_control(r->texts.data)))
		return true;
	csv_problem(r->problems, r->row.line, 0,
	    _("this row is not UTF-8 text without control characters."));
	return false;
}

static bool
read_row(struct reader *r, const char *raw, size_t len)
{
	const char *kinds = r->layout->kinds, *fault;
	size_t	    i, n, wanted = r->wanted, before = r->problems->n;

	r->row.raw = raw;
	r->row.len = len;
	buf_reset(&r->texts);
	buf_add(&r->texts, raw, len);
	if (!is_clean(r))
		return false;
	n = memchr(raw, '"', len) != NULL ? split_quoted(r) : split_plain(r);
	if (n == 0)
		csv_problem(r->problems, r->row.line, 0,
		    _("a quotation mark stands where none can."));
	else if (n != wanted)
		csv_problem(r->problems, r->row.line, 0,
		    ngettext("this row has %zu column in place of %zu.",
			"this row has %zu columns in place of %zu.", n),
		    n, wanted);
	for (i = 0; n == wanted && i < n; i++) {
		fault = find_fault(kinds[i], r->row.cells[i]);
		if (fault != NULL)
			csv_problem(
			    r->problems, r->row.line, (int)i + 1, "%s", fault);
	}
	return r->problems->n == before;
}

/* ---- Files ---- */

static const struct layout *
find_layout(const char *name)
{
	size_t i;

	for (i = 0; i < sizeof(layouts) / sizeof(layouts[0]); i++)
		if (strcmp(layouts[i].name, name) == 0)
			return &layouts[i];
	return NULL;
}

/* What stands before the rows, or NULL. */
static const char *
skip_header(const struct layout *l, const char *s, size_t len)
{
	size_t bom = strlen(BOM), n = strlen(l->header);

	if (len < bom + n + 1 || memcmp(s, BOM, bom) != 0 ||
	    memcmp(s + bom, l->header, n) != 0 || s[bom + n] != '\n')
		return NULL;
	return s + bom + n + 1;
}

static int
walk(struct reader *r, const char *s, const char *end, dossier_row_fn *fn,
    void *arg)
{
	const char *lf;
	int	    rc = 0;

	while (rc == 0 && s < end) {
		r->row.line++;
		lf = memchr(s, '\n', (size_t)(end - s));
		if (lf == NULL) {
			csv_problem(r->problems, r->row.line, 0,
			    _("the file ends in the middle of a row."));
			break;
		}
		if (read_row(r, s, (size_t)(lf - s)))
			rc = fn(&r->row, arg);
		s = lf + 1;
	}
	return rc;
}

int
dossier_csv_each(const struct dossier_file *file, dossier_row_fn *fn, void *arg,
    struct csv_problems *problems)
{
	struct reader r = { .problems = problems };
	const char   *s = buf_str(&file->bytes), *rows;
	int	      rc = 0;

	problems->file = file->name;
	r.layout = find_layout(file->name);
	if (r.layout == NULL) {
		csv_problem(problems, 1, 0, _("no dossier has such a file."));
		return 0;
	}
	r.wanted = strlen(r.layout->kinds);
	rows = skip_header(r.layout, s, file->bytes.len);
	r.row.line = 1;
	if (rows == NULL)
		csv_problem(problems, 1, 0, _("the header is not: %s"),
		    r.layout->header);
	else
		rc = walk(&r, rows, s + file->bytes.len, fn, arg);
	buf_fini(&r.texts);
	return rc;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "book/fec.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/utf8.h"
#include "base/xalloc.h"
#include "book/entry.h"
#include "book/setting.h"
#include "book/year.h"
#include "labels.h"
#include "store/stmt.h"

#define END	 "\r\n"
#define DAY_SIZE 9 /* YYYYMMDD */

static const char header[] =
    "JournalCode\tJournalLib\tEcritureNum\tEcritureDate\tCompteNum\tCompteLib\t"
    "CompAuxNum\tCompAuxLib\tPieceRef\tPieceDate\tEcritureLib\tDebit\tCredit\t"
    "EcritureLet\tDateLet\tValidDate\tMontantdevise\tIdevise" END;

enum journal { OPENING, BANK, CASH, OTHER };

static const char *const journals[][2] = { [OPENING] = { "AN", "À nouveau" },
	[BANK] = { "BQ", "Banque" },
	[CASH] = { "CA", "Caisse" },
	[OTHER] = { "OD", "Opérations diverses" } };

struct making {
	struct db    *db;
	struct buf   *out;
	struct labels labels;
	char	      valid[DAY_SIZE];
	bool	      openings; /* they stand first, whatever their rank */
	int64_t	      n;
};

static void
take_day(struct date day, char out[DAY_SIZE])
{
	char iso[DATE_ISO];

	date_iso(day, iso);
	snprintf(out, DAY_SIZE, "%.4s%.2s%.2s", iso, iso + 5, iso + 8);
}

void
fec_add_header(struct buf *out)
{
	buf_adds(out, header);
}

void
fec_add_text(struct buf *out, const char *text)
{
	for (; *text != '\0'; text++) {
		if (strchr("\t|\r\n", *text) != NULL)
			buf_addc(out, ' ');
		else if (strncmp(text, UTF8_NBSP, strlen(UTF8_NBSP)) == 0) {
			buf_addc(out, ' ');
			text++;
		} else
			buf_addc(out, *text);
	}
}

static bool
touches(const struct entry *e, const char *prefix)
{
	size_t i, len = strlen(prefix);

	for (i = 0; i < e->npostings; i++)
		if (strncmp(e->postings[i].debit, prefix, len) == 0 ||
		    strncmp(e->postings[i].credit, prefix, len) == 0)
			return true;
	return false;
}

static enum journal
journal_of(const struct entry *e)
{
	if (e->kind == ENTRY_OPENING)
		return OPENING;
	if (touches(e, "51"))
		return BANK;
	return touches(e, "53") ? CASH : OTHER;
}

static void
add_line(struct making *m, const struct entry *e, const char *account,
    struct money debit, struct money credit)
{
	const char *const *journal = journals[journal_of(e)];
	char		   day[DAY_SIZE], d[MONEY_TEXT], c[MONEY_TEXT];

	take_day(e->day, day);
	buf_addf(m->out, "%s\t%s\t%lld\t%s\t%s\t", journal[0], journal[1],
	    (long long)e->rank, day, account);
	fec_add_text(m->out, labels_find(&m->labels, account));
	buf_adds(m->out, "\t\t\t");
	if (e->voucher != NULL)
		fec_add_text(m->out, e->voucher);
	else
		buf_addf(m->out, "E%lld", (long long)e->number);
	buf_addf(m->out, "\t%s\t", day);
	fec_add_text(m->out, e->label);
	buf_addf(m->out, "\t%s\t%s\t\t\t%s\t\t" END,
	    money_text(debit, MONEY_PLAIN, d),
	    money_text(credit, MONEY_PLAIN, c), m->valid);
}

static int
add_entry(const struct entry *e, void *arg)
{
	struct making *m = arg;
	size_t	       i;

	if (e->state != ENTRY_FINAL ||
	    (e->kind == ENTRY_OPENING) != m->openings)
		return 0;
	for (i = 0; i < e->npostings; i++) {
		add_line(m, e, e->postings[i].debit, e->postings[i].amount,
		    MONEY(0));
		add_line(m, e, e->postings[i].credit, MONEY(0),
		    e->postings[i].amount);
	}
	m->n++;
	return 0;
}

/* The day on which entries were validated last: that of the close; while the
 * year is open, that of the last validation. */
static int
find_validation(struct making *m, int year)
{
	struct stmt st;
	struct date day = { 0 };

	stmt_init(&st, m->db,
	    "SELECT coalesce((SELECT closed_on FROM year WHERE year = ?1),"
	    " (SELECT substr(at, 1, 10) FROM operation"
	    "  WHERE kind IN ('validate', 'close') ORDER BY id DESC LIMIT 1),"
	    " (SELECT max(day) FROM entry"
	    "  WHERE year = ?1 AND state = 'final'))");
	stmt_set_int(&st, 1, year);
	if (stmt_row(&st))
		day = stmt_date(&st, 0);
	take_day(day, m->valid);
	return stmt_end(&st);
}

static int
refuse_empty(struct db *db)
{
	err_set(db_err(db), ERR_RULE,
	    _("nothing is validated yet: a FEC holds only what can no longer "
	      "change."));
	return err_hint(db_err(db),
	    _("Validate first: quitus validate --until DAY (or close the "
	      "year)."));
}

int
fec_make(struct db *db, int year, struct buf *out)
{
	struct entry_filter filter = { .year = year, .by_rank = true };
	struct making	    m = { .db = db, .out = out };
	int		    rc;

	rc = labels_load(db, year, &m.labels);
	if (rc == 0)
		rc = find_validation(&m, year);
	fec_add_header(out);
	m.openings = true;
	if (rc == 0)
		rc = entry_each(db, &filter, add_entry, &m);
	m.openings = false;
	if (rc == 0)
		rc = entry_each(db, &filter, add_entry, &m);
	if (rc == 0 && m.n == 0)
		rc = refuse_empty(db);
	labels_fini(&m.labels);
	return rc;
}

static void
describe_columns(struct buf *out)
{
	static const char *const columns[][2] = {
		{ "JournalCode, JournalLib",
		    "AN à nouveau, BQ banque, CA caisse, OD opérations diverses" },
		{ "EcritureNum",
		    "rang de validation dans l’exercice, sans trou" },
		{ "EcritureDate", "date de l’opération (AAAAMMJJ)" },
		{ "CompteNum, CompteLib", "nomenclature comptable de l’OCCE" },
		{ "CompAuxNum, CompAuxLib", "toujours vides" },
		{ "PieceRef, PieceDate",
		    "numéro et date de la pièce ; E suivi du numéro d’écriture "
		    "quand il n’y a pas de pièce" },
		{ "EcritureLib", "libellé de l’écriture" },
		{ "Debit, Credit",
		    "en euros, virgule décimale, sans séparateur de milliers" },
		{ "EcritureLet, DateLet", "toujours vides" },
		{ "ValidDate",
		    "date de clôture, ou de la dernière validation" },
		{ "Montantdevise, Idevise", "toujours vides" }
	};
	size_t i;

	for (i = 0; i < sizeof(columns) / sizeof(columns[0]); i++)
		buf_addf(out, "%s : %s." END, columns[i][0], columns[i][1]);
}

int
fec_describe(struct db *db, int year, const char *encoding, struct buf *out)
{
	char *name = setting_get(db, year, "name");
	char *number = setting_get(db, year, "number");
	char *department = setting_get(db, year, "department");
	int   rc = -1;

	if (name != NULL && number != NULL && department != NULL) {
		buf_addf(out,
		    "Description du fichier des écritures comptables" END
		    "Coopérative scolaire OCCE n° %s (département %s), %s" END
		    "Exercice du 1er septembre %d au 31 août %d" END
		    "Fichier à plat, encodage %s, champs séparés par des "
		    "tabulations, fins de ligne CR LF, première ligne : noms "
		    "des champs." END
		    "Comptabilité de trésorerie ; comptes de classes 6 et 7 non "
		    "soldés ; écritures d’à nouveau en tête." END END,
		    number, department, name, year, year + 1, encoding);
		describe_columns(out);
		rc = 0;
	}
	free(name);
	free(number);
	free(department);
	return rc;
}

/* ---- The name ---- */

/* A closed year keeps its settings: the SIREN may have been told since. */
static char *
find_siren(struct db *db, int year)
{
	struct stmt st;
	char	   *siren;

	stmt_init(&st, db,
	    "SELECT value FROM setting WHERE key = 'siren' AND value <> ''"
	    " ORDER BY year = ?1 DESC, year DESC LIMIT 1");
	stmt_set_int(&st, 1, year);
	siren = xstrdup(stmt_row(&st) ? stmt_text(&st, 0) : FEC_NO_SIREN);
	if (stmt_end(&st) == 0)
		return siren;
	free(siren);
	return NULL;
}

char *
fec_name(struct db *db, int year)
{
	struct year y;
	char	   *siren = find_siren(db, year), *path = NULL;
	char	   *department, *number, end[DAY_SIZE];

	if (siren == NULL || year_load(db, year, &y) == -1) {
		free(siren);
		return NULL;
	}
	department = setting_get(db, year, "department");
	number = setting_get(db, year, "number");
	take_day(y.end, end);
	if (department != NULL && number != NULL)
		path = xasprintf(
		    "%sFEC%s_%s-%s.txt", siren, end, department, number);
	free(siren);
	free(department);
	free(number);
	return path;
}

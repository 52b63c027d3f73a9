/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>

#include "doc.h"

#include "base/buf.h"
#include "base/i18n.h"
#include "base/utf8.h"
#include "book/check.h"
#include "book/sample.h"

/* The grid of the verifiers (domain 3.2): what the program can decide, with its
 * answer, and what only people can tell, with boxes to tick. */
static const struct control {
	int	    code;
	bool	    human;
	const char *text;
} grid[] = { { 1, false, "L’à nouveau est la clôture de l’exercice précédent" },
	{ 2, false, "Chaque ligne a son numéro de pièce, unique et sans trou" },
	{ 3, false, "Chaque ligne a sa date dans l’exercice et son libellé" },
	{ 4, true,
	    "Les pièces de l’échantillon existent et disent la même chose" },
	{ 5, false, "Chaque ligne est ventilée, dans la bonne classe" },
	{ 6, false, "Les virements internes s’équilibrent, sans ventilation" },
	{ 7, false, "La caisse n’est jamais négative ni au-delà du plafond" },
	{ 8, false, "La caisse est comptée et conforme au cahier" },
	{ 9, false, "La banque est rapprochée" },
	{ 10, false, "Aucun chèque émis n’a plus d’un an et huit jours" },
	{ 11, false, "Les régies d’avance sont sous le plafond et soldées" },
	{ 12, false, "Les ventes sont inscrites en entier, jamais au net" },
	{ 13, false,
	    "Chaque subvention a sa provenance, son objet et sa preuve" },
	{ 14, false, "Les subventions sont dépensées pour leur objet" },
	{ 15, false,
	    "Cotisation et assurance sont payées pour tous les membres" },
	{ 16, false, "Les biens durables sont à l’inventaire, et l’inverse" },
	{ 17, true, "Les factures sont au nom de la coopérative" },
	{ 18, true, "Aucune dépense n’est interdite à une coopérative" },
	{ 19, true, "Ni livret d’épargne, ni emprunt, ni contrat signé" },
	{ 20, true, "Le registre des délibérations est présenté et tenu" },
	{ 21, true, "Le registre d’inventaire est présenté et tenu" },
	{ 22, false, "Les vérificateurs ne sont pas mandataires" },
	{ 23, true, "Les espèces des familles ont un reçu ou une liste" },
	{ 24, false, "Aucune dépense ne semble inscrite deux fois" },
	{ 25, false, "Les numéros de chèques se suivent" } };

static const char *
state_of(const struct check *c, int code)
{
	static const char *const states[] = { [SEVERITY_ERROR] = "error",
		[SEVERITY_WARNING] = "warning",
		[SEVERITY_QUESTION] = "question" };
	size_t			 i;

	for (i = 0; i < c->nfindings; i++)
		if (c->findings[i].code == code)
			return states[c->findings[i].severity];
	return "ok";
}

static const char *
severity_fr(enum severity severity)
{
	switch (severity) {
	case SEVERITY_ERROR:
		return "Erreur";
	case SEVERITY_WARNING:
		return "À voir";
	case SEVERITY_QUESTION:
		break;
	}
	return "À demander";
}

/* Every finding of a line of the grid. */
static void
add_answer(struct buf *b, const struct check *c, int code)
{
	const struct finding *f;
	size_t		      i;

	for (i = 0; i < c->nfindings; i++) {
		f = &c->findings[i];
		if (f->code == code)
			buf_addf(b, "%s%s" UTF8_NBSP ": %s",
			    b->len > 0 ? " " : "", severity_fr(f->severity),
			    f->message);
	}
	if (b->len == 0)
		buf_adds(b, "Conforme");
}

static void
add_grid(struct report *r, const struct check *c)
{
	struct buf answer = { .data = NULL };
	size_t	   i;

	report_heading(r, "Ce que le programme a vérifié");
	report_table_begin(r, "controls", NULL);
	report_column(r, "number", "N°", COLUMN_INT);
	report_column(r, "control", "Contrôle", COLUMN_TEXT);
	report_column(r, "answer", "Réponse", COLUMN_TEXT);
	for (i = 0; i < sizeof(grid) / sizeof(grid[0]); i++) {
		if (grid[i].human && grid[i].code != 18)
			continue;
		buf_reset(&answer);
		add_answer(&answer, c, grid[i].code);
		report_row(r, ROW_BODY);
		report_cell(r, cell_int(grid[i].code));
		report_cell(r, cell_text(grid[i].text));
		report_cell(r, cell_text(buf_str(&answer)));
		report_row_field(
		    r, "state", cell_text(state_of(c, grid[i].code)));
	}
	report_table_end(r);
	buf_fini(&answer);
}

static void
add_question(struct report *r, const struct control *control)
{
	struct buf b = { .data = NULL };

	report_line_begin(r);
	buf_addf(&b, "%d. %s" UTF8_NBSP ": ", control->code, control->text);
	report_line_text(r, buf_str(&b));
	report_line_box(r, false);
	report_line_text(r, " oui  ");
	report_line_box(r, false);
	report_line_text(r, " non  Remarque" UTF8_NBSP ": ");
	report_line_blank(r, 50);
	report_line_end(r);
	buf_fini(&b);
}

static void
add_questions(struct report *r)
{
	size_t i;

	report_heading(r, "Ce que seuls les vérificateurs peuvent dire");
	for (i = 0; i < sizeof(grid) / sizeof(grid[0]); i++)
		if (grid[i].human)
			add_question(r, &grid[i]);
}

static void
add_sample_item(struct report *r, const struct sample_item *item)
{
	report_row(r, ROW_BODY);
	report_cell(r, cell_int(item->number));
	report_cell(r, cell_date(item->day));
	report_cell(r, cell_text(item->voucher));
	report_cell(r, cell_text(item->label));
	report_cell(r, cell_money(item->amount));
	report_cell(r, cell_text(item->largest ? "le montant" : "le sort"));
	report_cell(r, cell_text("☐"));
	report_row_field(r, "receipt", cell_bool(item->receipt));
	report_row_field(r, "largest", cell_bool(item->largest));
}

static void
add_sample(struct report *r, const struct sample *s)
{
	struct buf b = { .data = NULL };
	size_t	   i;

	report_heading(r, "L’échantillon de pièces");
	report_field(r, "seed", cell_text(s->seed));
	report_table_begin(r, "sample", NULL);
	report_column(r, "entry", "N°", COLUMN_INT);
	report_column(r, "date", "Date", COLUMN_SHORT);
	report_column(r, "voucher", "Pièce", COLUMN_SHORT);
	report_column(r, "label", "Libellé", COLUMN_TEXT);
	report_column(r, "amount_cents", "Montant", COLUMN_MONEY);
	report_column(r, NULL, "Tirée par", COLUMN_SHORT);
	report_column(r, NULL, "Vue", COLUMN_SHORT);
	for (i = 0; i < s->nitems; i++)
		add_sample_item(r, &s->items[i]);
	report_table_end(r);
	buf_addf(&b,
	    "Graine du tirage" UTF8_NBSP ": %s. Parmi les recettes et parmi "
	    "les dépenses, les %d plus fortes, puis celles dont l’empreinte "
	    "SHA-256 de «" UTF8_NBSP "graine:numéro" UTF8_NBSP
	    "» vient en tête" UTF8_NBSP
	    ": la même graine redonne le même tirage.",
	    s->seed, SAMPLE_LARGEST);
	report_note(r, buf_str(&b));
	buf_fini(&b);
}

static int
add_parts(struct doc *d)
{
	struct check  c;
	struct sample s;
	enum lang     spoken = i18n_speak(LANG_FR);
	int	      rc;

	rc = check_year(d->db, d->coop.year.year, d->coop.year.end, true, &c);
	i18n_speak(spoken);
	if (rc == -1)
		return -1;
	add_grid(d->report, &c);
	add_questions(d->report);
	rc = sample_draw(d->db, d->coop.year.year, d->scope.seed, &s);
	if (rc == 0)
		add_sample(d->report, &s);
	sample_fini(&s);
	check_fini(&c);
	return rc;
}

struct report *
statement_controls(struct db *db, const struct scope *scope)
{
	struct scope whole = { .year = scope->year, .seed = scope->seed };
	struct doc   d;
	int	     rc;

	if (doc_begin(&d, db, &whole, "Grille des vérificateurs") == -1)
		return NULL;
	rc = add_parts(&d);
	if (rc == 0) {
		report_signature(
		    d.report, "Vérificateur", "Nom, prénom, signature");
		report_signature(
		    d.report, "Vérificateur", "Nom, prénom, signature");
	}
	return doc_end(&d, rc);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "annual.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/utf8.h"
#include "base/xalloc.h"
#include "book/setting.h"

static int
keep_line(const struct statement_line *line, void *arg)
{
	struct annual_side *side = arg;
	struct annual_line *l;

	side->lines = xgrow(
	    side->lines, side->n, &side->cap, sizeof(*side->lines));
	l = &side->lines[side->n++];
	*l = (struct annual_line){ .amount = line->amount,
		.previous = line->previous,
		.label = xstrdup(line->label) };
	code_normalize(line->code, l->code);
	money_add(&side->total, line->amount);
	money_add(&side->previous, line->previous);
	return 0;
}

static void
free_side(struct annual_side *side)
{
	size_t i;

	for (i = 0; i < side->n; i++)
		free(side->lines[i].label);
	free(side->lines);
}

static const char *
result_title(struct money result)
{
	if (result.cents == 0)
		return "Résultat";
	return result.cents < 0 ? "Résultat (déficit)" : "Résultat (excédent)";
}

static void
add_figures(struct annual *a)
{
	struct buf b = { .data = NULL };

	buf_adds(&b, "Avoir au ");
	date_add_long(&b, a->coop.year.start);
	report_figure(a->report, buf_str(&b), a->figures.opening, MONEY_EURO);
	report_figure(a->report, result_title(a->figures.result),
	    a->figures.result, MONEY_SIGNED);
	buf_reset(&b);
	buf_adds(&b, "Avoir au ");
	date_add_long(&b, a->coop.year.end);
	report_figure(a->report, buf_str(&b), a->figures.assets, MONEY_EURO);
	buf_fini(&b);
}

static int
by_amount(const void *x, const void *y)
{
	const struct annual_line *const *a = x, *const *b = y;

	return ((*a)->amount.cents < (*b)->amount.cents) -
	    ((*a)->amount.cents > (*b)->amount.cents);
}

/* The lines of a side, the largest first; nothing that is not positive. */
static void
add_bars(struct report *r, const struct annual_side *side, bool solid)
{
	const struct annual_line **sorted;
	size_t			   i;

	sorted = xcalloc(side->n + 1, sizeof(*sorted));
	for (i = 0; i < side->n; i++)
		sorted[i] = &side->lines[i];
	qsort(sorted, side->n, sizeof(*sorted), by_amount);
	for (i = 0; i < side->n && sorted[i]->amount.cents > 0; i++)
		report_bar(r, sorted[i]->label, sorted[i]->amount, solid);
	free(sorted);
}

static void
add_picture(struct annual *a)
{
	if (a->expenses.total.cents == 0 && a->income.total.cents == 0)
		return;
	report_heading(a->report, "D’où vient l’argent, où il est allé");
	report_bars_begin(a->report);
	add_bars(a->report, &a->income, true);
	add_bars(a->report, &a->expenses, false);
	report_bars_end(a->report);
}

/* ---- The quitus ---- */

static void
add_choice(struct report *r, const char *text, int blank)
{
	report_line_begin(r);
	report_line_box(r, false);
	report_line_text(r, text);
	if (blank > 0)
		report_line_blank(r, blank);
	report_line_end(r);
}

static void
add_decision(struct annual *a)
{
	struct report *r = a->report;
	struct buf     b = { .data = NULL };
	size_t	       i;

	report_line_begin(r);
	report_line_text(r, "Réunis le ");
	report_line_blank(r, 34);
	report_line_text(r, " à ");
	report_line_blank(r, 44);
	buf_addf(&b,
	    ", nous, vérificateurs aux comptes de la coopérative, avons "
	    "examiné par sondage les pièces de recettes et de dépenses de "
	    "l’exercice (échantillon %s-%s-%d), le rapprochement bancaire, "
	    "l’arrêté de caisse, le registre d’inventaire et celui des "
	    "délibérations.",
	    a->coop.department, a->coop.number, a->coop.year.year);
	report_line_text(r, buf_str(&b));
	report_line_end(r);
	buf_reset(&b);
	buf_adds(&b,
	    " Les comptes sont réguliers" UTF8_NBSP ": nous donnons "
	    "quitus ");
	buf_adds(&b,
	    a->coop.nagents > 1	     ? "aux mandataires, " :
		a->coop.nagents == 1 ? "à " :
				       "à la personne mandataire");
	for (i = 0; i < a->coop.nagents; i++)
		buf_addf(&b, "%s%s",
		    i == 0			? "" :
			i + 1 < a->coop.nagents ? ", " :
						  " et ",
		    a->coop.agents[i]);
	buf_addc(&b, '.');
	add_choice(r, buf_str(&b), 0);
	buf_fini(&b);
	add_choice(
	    r, " Nous donnons quitus, avec ces remarques" UTF8_NBSP ": ", 92);
	add_choice(r,
	    " Nous ne donnons pas quitus, pour ces raisons" UTF8_NBSP ": ", 84);
}

static int
add_signatures(struct annual *a)
{
	char  *number, *parent;
	long   i, n;
	size_t k;
	bool   wants_parent;

	number = setting_get(a->db, a->coop.year.year, "verifiers");
	parent = setting_get(a->db, a->coop.year.year, "verifiers.parent");
	if (number == NULL || parent == NULL) {
		free(number);
		free(parent);
		return -1;
	}
	n = strtol(number, NULL, 10);
	wants_parent = parent[0] == 'y';
	free(number);
	free(parent);
	for (i = 0; i < n; i++)
		report_signature(a->report,
		    i == 0 && wants_parent ? "Vérificateur, parent d’élève" :
					     "Vérificateur",
		    i == 0 && wants_parent ? "Nom, prénom, signature" :
					     "Nom, prénom, qualité, signature");
	for (k = 0; k < a->coop.nagents; k++)
		report_signature(a->report, "Mandataire", a->coop.agents[k]);
	if (a->coop.nagents == 0)
		report_signature(
		    a->report, "Mandataire", "Nom, prénom, signature");
	report_note(a->report,
	    "Aucun vérificateur n’est mandataire. Ce quitus "
	    "vaut pour les comptes dont l’empreinte est au bas de chaque page" UTF8_NNBSP
	    "; à conserver dix ans.");
	return 0;
}

static bool
has_subsidies(const struct annual *a)
{
	size_t i;

	for (i = 0; i < a->income.n; i++)
		if (strncmp(a->income.lines[i].code, "741", 3) == 0 &&
		    a->income.lines[i].amount.cents != 0)
			return true;
	return false;
}

/* Domain 2.6: what goes with the signed statement. */
static void
add_enclosures(struct annual *a)
{
	struct buf b = { .data = NULL };

	buf_adds(&b, "À envoyer pour le ");
	date_add_long(&b, (struct date){ a->coop.year.end.days + 30 });
	report_heading(a->report, buf_str(&b));
	add_choice(a->report, " ce compte rendu, signé", 0);
	buf_reset(&b);
	buf_adds(&b, " le relevé de banque qui encadre le ");
	date_add_long(&b, a->coop.year.end);
	add_choice(a->report, buf_str(&b), 0);
	buf_fini(&b);
	if (has_subsidies(a))
		add_choice(a->report,
		    " la preuve de chaque subvention "
		    "publique" UTF8_NBSP ": lettre d’attribution, ou ligne du "
		    "relevé",
		    0);
	add_choice(a->report, " le compte rendu d’activités", 0);
}

static int
add_quitus(struct annual *a)
{
	report_heading(a->report, "Quitus des vérificateurs aux comptes");
	if (a->coop.year.state == YEAR_OPEN) {
		report_para(a->report,
		    "Document provisoire" UTF8_NBSP ": "
		    "l’exercice n’est pas clos. Le quitus se donne sur le "
		    "compte rendu définitif, imprimé après la clôture.");
		return 0;
	}
	add_decision(a);
	if (add_signatures(a) == -1)
		return -1;
	add_enclosures(a);
	return 0;
}

static void
add_fields(struct annual *a)
{
	struct report *r = a->report;

	report_field(r, "fingerprint",
	    a->coop.year.state == YEAR_CLOSED ?
		cell_text(a->coop.year.fingerprint) :
		cell_empty());
}

static int
load(struct annual *a, int year)
{
	return balance_figures(a->db, year, &a->figures) == -1 ||
		balance_each_line(a->db, year, 6, keep_line, &a->expenses) ==
		    -1 ||
		balance_each_line(a->db, year, 7, keep_line, &a->income) == -1 ?
	    -1 :
	    0;
}

static int
compose(struct annual *a)
{
	coop_add_fields(&a->coop, a->report);
	add_figures(a);
	add_picture(a);
	if (add_quitus(a) == -1)
		return -1;
	/* What is signed stands on a page of its own. */
	if (a->coop.year.state == YEAR_CLOSED)
		report_page_break(a->report);
	if (annual_add_accounts(a) == -1 || annual_add_proofs(a) == -1)
		return -1;
	add_fields(a);
	return 0;
}

struct report *
statement_annual(struct db *db, const struct scope *scope)
{
	struct annual a = { .db = db };
	struct scope  whole = { .year = scope->year };

	if (coop_load(db, scope->year, &a.coop) == -1)
		return NULL;
	a.report = coop_report(&a.coop, "Compte rendu financier", &whole);
	if (load(&a, scope->year) == -1 || compose(&a) == -1) {
		report_free(a.report);
		a.report = NULL;
	}
	free_side(&a.expenses);
	free_side(&a.income);
	coop_fini(&a.coop);
	return a.report;
}

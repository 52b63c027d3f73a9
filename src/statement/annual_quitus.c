/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>

#include "annual.h"

#include "base/buf.h"
#include "base/utf8.h"
#include "book/discharge.h"
#include "book/setting.h"

/* As many signatures as a row holds. */
enum { BOXES = 4 };

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

/* The verifiers that the AD asks for (domain 2.5). */
static int
add_verifiers(struct annual *a)
{
	char *number, *parent;
	long  i, n = 0;
	bool  wants_parent = false;
	int   rc = -1;

	number = setting_get(a->db, a->coop.year.year, "verifiers");
	parent = setting_get(a->db, a->coop.year.year, "verifiers.parent");
	if (number != NULL && parent != NULL) {
		n = strtol(number, NULL, 10);
		wants_parent = parent[0] == 'y';
		rc = (int)n;
	}
	free(number);
	free(parent);
	for (i = 0; i < n; i++)
		report_signature(a->report,
		    i == 0 && wants_parent ? "Vérificateur, parent d’élève" :
					     "Vérificateur",
		    i == 0 && wants_parent ? "Nom, prénom, signature" :
					     "Nom, prénom, qualité, signature");
	return rc;
}

static int
add_signatures(struct annual *a)
{
	size_t k, n = a->coop.nagents;
	int    verifiers;

	/* Those who verify and those who are discharged stand apart when one
	 * row does not hold them all. */
	report_group_begin(a->report, NULL);
	verifiers = add_verifiers(a);
	if (verifiers == -1)
		return -1;
	if ((size_t)verifiers + n > BOXES)
		report_group_end(a->report);
	for (k = 0; k < n; k++)
		report_signature(a->report, "Mandataire", a->coop.agents[k]);
	if (n == 0)
		report_signature(
		    a->report, "Mandataire", "Nom, prénom, signature");
	if ((size_t)verifiers + n <= BOXES)
		report_group_end(a->report);
	report_note(a->report,
	    "Aucun vérificateur n’est mandataire. Ce quitus vaut pour les "
	    "comptes dont l’empreinte est au bas de chaque page" UTF8_NNBSP
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

/* What goes with the signed statement (domain 2.6). It has no heading of its
 * own: it must stay on the page that is signed. */
static void
add_enclosures(struct annual *a)
{
	struct report *r = a->report;
	struct buf     b = { .data = NULL };

	buf_adds(&b, "À envoyer pour le ");
	date_add_long(&b, (struct date){ a->coop.year.end.days + 30 });
	buf_adds(&b, UTF8_NBSP ":");
	report_para(r, buf_str(&b));
	report_columns_begin(r);
	add_choice(r, " ce compte rendu, signé", 0);
	add_choice(r, " le compte rendu d’activités", 0);
	report_columns_next(r);
	buf_reset(&b);
	buf_adds(&b, " le relevé de banque au ");
	date_add_long(&b, a->coop.year.end);
	add_choice(r, buf_str(&b), 0);
	if (has_subsidies(a))
		add_choice(r, " la preuve de chaque subvention publique", 0);
	report_columns_end(r);
	buf_fini(&b);
}

/* What was decided, when it is recorded: printed again, the page says so. */
static int
add_recorded(struct annual *a)
{
	struct discharge d;
	struct buf	 b = { .data = NULL };
	char		 day[DATE_ISO];
	bool		 found;
	size_t		 i;
	int rc = discharge_load(a->db, a->coop.year.year, &d, &found);

	if (rc == 0 && found) {
		buf_addf(&b, "Quitus %s le %s à %s par ",
		    d.given ? "donné" : "refusé", date_fr(d.day, day), d.place);
		for (i = 0; i < d.n; i++)
			buf_addf(&b, "%s%s (%s)",
			    i == 0	    ? "" :
				i + 1 < d.n ? ", " :
					      " et ",
			    d.verifiers[i].name,
			    discharge_quality_fr(d.verifiers[i].quality));
		if (d.remark != NULL)
			buf_addf(&b,
			    UTF8_NBSP ": «" UTF8_NBSP "%s" UTF8_NBSP "»",
			    d.remark);
		buf_addf(&b, ". Empreinte signée" UTF8_NBSP ": %.20s.",
		    d.fingerprint);
		report_para(a->report, buf_str(&b));
	}
	buf_fini(&b);
	discharge_fini(&d);
	return rc;
}

int
annual_add_quitus(struct annual *a)
{
	report_heading(a->report, "Quitus des vérificateurs aux comptes");
	if (add_recorded(a) == -1)
		return -1;
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

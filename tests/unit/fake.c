/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "base/utf8.h"
#include "fake.h"

struct line {
	const char *account;
	const char *label;
	int64_t	    previous;
	int64_t	    amount;
};

static void
add_accounts(struct report *r, const char *key, const char *title,
    const struct line *line, const char *total)
{
	struct money previous = MONEY(0), amount = MONEY(0);

	report_table_begin(r, key, NULL);
	report_column(r, "account", "", COLUMN_SHORT);
	report_column(r, "label", title, COLUMN_TEXT);
	report_column(r, "previous_cents", "2022-2023", COLUMN_MONEY_SOFT);
	report_column(r, "amount_cents", "2023-2024", COLUMN_MONEY);
	for (; line->account != NULL; line++) {
		report_row(r, ROW_BODY);
		report_cell(r, cell_text(line->account));
		report_cell(r, cell_text(line->label));
		report_cell(r, cell_money(MONEY(line->previous)));
		report_cell(r, cell_money(MONEY(line->amount)));
		money_add(&previous, MONEY(line->previous));
		money_add(&amount, MONEY(line->amount));
	}
	report_row(r, ROW_TOTAL);
	report_cell(r, cell_empty());
	report_cell(r, cell_text(total));
	report_cell(r, cell_money(previous));
	report_cell(r, cell_money(amount));
	report_table_end(r);
}

static void
add_operating(struct report *r)
{
	static const struct line expenses[] = { { "6070", "Achats pour cession",
						    118000, 129500 },
		{ "6168", "Assurances versées", 3750, 3875 },
		{ "6180", "Charges des activités éducatives", 290415, 346030 },
		{ "6281", "Cotisation OCCE", 30750, 31775 },
		{ "6500", "Autres charges courantes", 4800, 5360 },
		{ "6800", "Achats de biens durables", 0, 38900 }, { 0 } };
	static const struct line income[] = { { "7070", "Ventes pour cession",
						  170200, 185000 },
		{ "7080", "Produits des activités éducatives", 121580, 156040 },
		{ "7410", "Subventions publiques", 50000, 125000 },
		{ "7562", "Participations des familles", 169000, 180500 },
		{ "7700", "Produits exceptionnels (dons)", 0, 60000 }, { 0 } };

	report_heading(r, "Compte de fonctionnement");
	report_columns_begin(r);
	add_accounts(r, "expenses", "Charges", expenses, "Total des charges");
	report_field(r, "total_expenses_cents", cell_money(MONEY(555440)));
	report_columns_next(r);
	add_accounts(r, "income", "Produits", income, "Total des produits");
	report_field(r, "total_income_cents", cell_money(MONEY(706540)));
	report_columns_end(r);
	report_result(r,
	    "Résultat" UTF8_NBSP ": produits 7" UTF8_NNBSP "065,40 " UTF8_MINUS
	    " charges 5" UTF8_NNBSP "554,40",
	    "excédent 1" UTF8_NNBSP "511,00" UTF8_NBSP "€");
	report_field(r, "result_cents", cell_money(MONEY(151100)));
	report_field(r, "opening_cents", cell_money(MONEY(224787)));
}

static void
add_simple(struct report *r, const char *key, const char *title,
    const struct line *line, const char *total, int64_t sum)
{
	report_table_begin(r, key, NULL);
	report_column(r, "account", "", COLUMN_SHORT);
	report_column(r, "label", title, COLUMN_TEXT);
	report_column(r, "amount_cents", "€", COLUMN_MONEY);
	for (; line->label != NULL; line++) {
		report_row(r, ROW_BODY);
		report_cell(r, cell_text(line->account));
		report_cell(r, cell_text(line->label));
		report_cell(r, cell_money(MONEY(line->amount)));
	}
	report_row(r, ROW_TOTAL);
	report_cell(r, cell_empty());
	report_cell(r, cell_text(total));
	report_cell(r, cell_money(MONEY(sum)));
	report_table_end(r);
}

static void
add_balance(struct report *r)
{
	static const struct line assets[] = { { "512", "Compte bancaire", 0,
						  371382 },
		{ "530", "Caisse", 0, 4505 }, { 0 } };
	static const struct line origins[] = {
		{ "110", "Report à nouveau au 1er septembre", 0, 224787 },
		{ "120", "Résultat de l’exercice", 0, 151100 }, { 0 }
	};

	report_heading(r, "Bilan simplifié au 31 août 2024");
	report_columns_begin(r);
	add_simple(r, "assets", "Ce que possède la coopérative", assets,
	    "Total", 375887);
	report_columns_next(r);
	add_simple(r, NULL, "D’où cela vient", origins, "Total", 375887);
	report_columns_end(r);
	report_field(r, "total_assets_cents", cell_money(MONEY(375887)));
}

static void
add_pair(struct report *r, enum row_kind kind, const char *label, int64_t cents)
{
	report_row(r, kind);
	report_cell(r, cell_text(label));
	report_cell(r, cell_money(MONEY(cents)));
}

static void
add_bank_and_cash(struct report *r)
{
	report_columns_begin(r);
	report_heading(r, "Rapprochement bancaire");
	report_table_begin(r, NULL, NULL);
	report_column(r, NULL, "", COLUMN_TEXT);
	report_column(r, NULL, "", COLUMN_MONEY);
	add_pair(r, ROW_BODY, "Solde du relevé au 31/08/2024", 412882);
	add_pair(r, ROW_BODY, "Chèque 1234567 du 04/07, autocar, non débité",
	    -41500);
	add_pair(r, ROW_TOTAL, "Solde du cahier (512)", 371382);
	report_table_end(r);
	report_null(r, "reconciliation");
	report_columns_next(r);
	report_heading(r, "Arrêté de caisse");
	report_group_begin(r, "cash_count");
	report_table_begin(r, NULL, NULL);
	report_column(r, NULL, "", COLUMN_TEXT);
	report_column(r, NULL, "", COLUMN_MONEY);
	add_pair(r, ROW_BODY, "2 billets de 20" UTF8_NBSP "€", 4000);
	add_pair(r, ROW_BODY, "1 billet de 5" UTF8_NBSP "€", 500);
	add_pair(r, ROW_BODY, "1 pièce de 5 centimes", 5);
	add_pair(r, ROW_TOTAL, "Compté le 31/08/2024 = cahier (530)", 4505);
	report_table_end(r);
	report_field(r, "total_cents", cell_money(MONEY(4505)));
	report_group_end(r);
	report_columns_end(r);
}

static void
add_subsidy(struct report *r, const char *funder, struct date day,
    int64_t cents, const char *proof)
{
	report_row(r, ROW_BODY);
	report_cell(r, cell_text(funder));
	report_cell(r, cell_text("Projet Cirque"));
	report_cell(r, cell_date(day));
	report_cell(r, cell_money(MONEY(cents)));
	report_cell(r, cell_money(MONEY(cents)));
	report_cell(r, cell_money(MONEY(0)));
	report_cell(r, cell_text(proof));
	report_row_field(r, "proof", cell_bool(true));
}

static void
add_subsidies(struct report *r)
{
	struct date november, january;

	assert_true(date_make(2023, 11, 24, &november));
	assert_true(date_make(2024, 1, 22, &january));
	report_heading(r, "Subventions publiques");
	report_table_begin(r, "subsidies", NULL);
	report_column(r, "funder", "Financeur", COLUMN_TEXT);
	report_column(r, "purpose", "Objet", COLUMN_TEXT);
	report_column(r, "date", "Reçue le", COLUMN_SHORT);
	report_column(r, "received_cents", "Reçue", COLUMN_MONEY);
	report_column(r, "spent_cents", "Dépensée", COLUMN_MONEY);
	report_column(r, "left_cents", "Reste", COLUMN_MONEY);
	report_column(r, NULL, "Preuve", COLUMN_TEXT);
	add_subsidy(
	    r, "Commune de Fromelles", november, 90000, "notification, R5");
	add_subsidy(r, "Département du Nord", january, 35000, "relevé, R7");
	report_row(r, ROW_TOTAL);
	report_cell(r, cell_text("Total"));
	report_cell(r, cell_empty());
	report_cell(r, cell_empty());
	report_cell(r, cell_money(MONEY(125000)));
	report_cell(r, cell_money(MONEY(125000)));
	report_cell(r, cell_money(MONEY(0)));
	report_table_end(r);
	report_columns_begin(r);
	report_heading(r, "Inventaire");
	report_para(r,
	    "1 bien acquis dans l’exercice (vidéoprojecteur, 389,00" UTF8_NBSP
	    "€). Valeur d’usage du matériel" UTF8_NBSP ": 1" UTF8_NNBSP
	    "290,00" UTF8_NBSP "€, sous le seuil de"
	    " 2" UTF8_NNBSP "000" UTF8_NBSP "€ de l’assurance.");
	report_columns_next(r);
	report_heading(r, "Régies d’avance");
	report_para(r,
	    "CP-CE1" UTF8_NBSP ": 150,00" UTF8_NBSP "€ versés, 128,65" UTF8_NBSP
	    "€ justifiés, 21,35" UTF8_NBSP "€ rendus, reste 0,00" UTF8_NBSP
	    "€.");
	report_columns_end(r);
}

static void
add_bars(struct report *r)
{
	static const struct line solid[] = {
		{ "", "Ventes pour cession (photos)", 0, 185000 },
		{ "", "Participations volontaires des familles", 0, 180500 },
		{ "", "Produits des activités éducatives", 0, 156040 },
		{ "", "Subventions publiques", 0, 125000 },
		{ "", "Dons (produits exceptionnels)", 0, 60000 }, { 0 }
	};
	static const struct line outlined[] = {
		{ "", "Charges des activités éducatives", 0, 346030 },
		{ "", "Achats pour cession (photographe)", 0, 129500 },
		{ "", "Biens durables", 0, 38900 },
		{ "", "Cotisation et assurance OCCE", 0, 35650 },
		{ "", "Autres charges", 0, 5360 }, { 0 }
	};
	const struct line *line;

	report_heading(r, "D’où vient l’argent, où il est allé");
	report_bars_begin(r);
	for (line = solid; line->label != NULL; line++)
		report_bar(r, line->label, MONEY(line->amount), true);
	for (line = outlined; line->label != NULL; line++)
		report_bar(r, line->label, MONEY(line->amount), false);
	report_bars_end(r);
}

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
add_discharge(struct report *r)
{
	report_heading(r, "Quitus des vérificateurs aux comptes");
	report_line_begin(r);
	report_line_text(r,
	    "Nous, vérificatrices et vérificateurs désignés par la"
	    " coopérative, réunis le ");
	report_line_blank(r, 32);
	report_line_text(r, " à ");
	report_line_blank(r, 42);
	report_line_text(r,
	    ", avons contrôlé par sondage les pièces de recettes et de dépenses"
	    " (échantillon n°" UTF8_NBSP "2718), le rapprochement bancaire,"
	    " l’arrêté de caisse, le cahier d’inventaire et le registre des"
	    " délibérations de l’exercice.");
	report_line_end(r);
	add_choice(r,
	    "Les comptes sont réguliers" UTF8_NBSP
	    ": nous donnons quitus à la mandataire.",
	    0);
	add_choice(r,
	    "Nous donnons quitus avec les remarques suivantes" UTF8_NBSP ": ",
	    86);
	add_choice(r,
	    "Nous ne donnons pas quitus, pour les raisons"
	    " suivantes" UTF8_NBSP ": ",
	    86);
	report_signature(
	    r, "Vérificateur, parent d’élève", "Nom, prénom, signature");
	report_signature(r, "Vérificateur", "Nom, prénom, qualité, signature");
	report_signature(r, "Mandataire", "Alix Martin, signature");
	report_note(r,
	    "Aucun vérificateur n’est mandataire. Ce quitus porte sur les"
	    " comptes dont l’empreinte figure en pied de page" UTF8_NNBSP
	    "; à conserver dix ans.");
}

struct report *
fake_statement(void)
{
	static const char *const agents[] = { "Alix Martin" };
	struct report		*r = report_new("Compte rendu financier");

	report_subtitle(r, "Exercice du 1er septembre 2023 au 31 août 2024");
	report_identity(r, "Coopérative scolaire OCCE n°" UTF8_NBSP "1398");
	report_identity(r, "École Jean-Jaurès, Fromelles (Nord)");
	report_identity(
	    r, "148 élèves · 7 adultes · mandataire" UTF8_NBSP ": Alix Martin");
	report_foot(r,
	    "OCCE 59 · coop n°" UTF8_NBSP
	    "1398 · exercice 2023-2024 · clos le 12 septembre 2024",
	    "empreinte 4f3a 91bc 77d0 12ab 9e41");
	report_group_begin(r, "coop");
	report_field(r, "name", cell_text("École Jean-Jaurès"));
	report_field(r, "number", cell_text("1398"));
	report_field_list(r, "agents", agents, 1);
	report_group_end(r);
	report_figure(
	    r, "Avoir au 1er septembre 2023", MONEY(224787), MONEY_EURO);
	report_figure(r, "Résultat (excédent)", MONEY(151100), MONEY_SIGNED);
	report_figure(r, "Avoir au 31 août 2024", MONEY(375887), MONEY_EURO);
	add_bars(r);
	add_discharge(r);
	report_page_break(r);
	add_operating(r);
	add_balance(r);
	add_bank_and_cash(r);
	add_subsidies(r);
	report_field(r, "fingerprint", cell_text(NULL));
	return r;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "bank_layout.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"

#define NAMES 8

/* A header is known by the names that it must hold, folded, without blanks and
 * punctuation (formats.md 4). */
static const struct signature {
	const char *bank;
	struct {
		const char    *name;
		enum bank_role role;
	} columns[NAMES]; /* ends with a NULL name */
} signatures[] = { { "La Banque Postale",
		       { { "date", ROLE_DAY }, { "libelle", ROLE_LABEL },
			   { "montanteuros", ROLE_AMOUNT } } },
	{ "Crédit Mutuel, CIC",
	    { { "date", ROLE_DAY }, { "datedevaleur", ROLE_COUNT },
		{ "debit", ROLE_DEBIT }, { "credit", ROLE_CREDIT },
		{ "libelle", ROLE_LABEL }, { "solde", ROLE_BALANCE } } },
	{ "Crédit Mutuel, CIC",
	    { { "date", ROLE_DAY }, { "datedevaleur", ROLE_COUNT },
		{ "montant", ROLE_AMOUNT }, { "libelle", ROLE_LABEL },
		{ "solde", ROLE_BALANCE } } },
	{ "Crédit Agricole",
	    { { "date", ROLE_DAY }, { "libelle", ROLE_LABEL },
		{ "debiteuros", ROLE_DEBIT },
		{ "crediteuros", ROLE_CREDIT } } },
	{ "Caisse d’Épargne, Banque Populaire",
	    { { "datedecomptabilisation", ROLE_DAY },
		{ "libellesimplifie", ROLE_LABEL },
		{ "libelleoperation", ROLE_DETAIL },
		{ "informationscomplementaires", ROLE_DETAIL2 },
		{ "debit", ROLE_DEBIT }, { "credit", ROLE_CREDIT } } },
	{ "Caisse d’Épargne, Banque Populaire",
	    { { "date", ROLE_DAY }, { "numerodoperation", ROLE_COUNT },
		{ "libelle", ROLE_LABEL }, { "debit", ROLE_DEBIT },
		{ "credit", ROLE_CREDIT }, { "detail", ROLE_DETAIL } } },
	{ "Société Générale",
	    { { "datedeloperation", ROLE_DAY }, { "libelle", ROLE_LABEL },
		{ "detaildelecriture", ROLE_DETAIL },
		{ "montantdeloperation", ROLE_AMOUNT },
		{ "devise", ROLE_CURRENCY } } },
	{ "BNP Paribas",
	    { { "dateoperation", ROLE_DAY }, { "libellecourt", ROLE_LABEL },
		{ "libelleoperation", ROLE_DETAIL },
		{ "montantoperationeneuro", ROLE_AMOUNT } } },
	{ "BoursoBank",
	    { { "dateop", ROLE_DAY }, { "label", ROLE_LABEL },
		{ "amount", ROLE_AMOUNT }, { "accountnum", ROLE_ACCOUNT },
		{ "accountbalance", ROLE_CURRENT } } } };

static void
no_columns(struct bank_layout *l)
{
	size_t i;

	for (i = 0; i < ROLE_COUNT; i++)
		l->columns[i] = -1;
}

static bool
match(
    const struct signature *s, const struct csv_row *row, struct bank_layout *l)
{
	size_t i;
	int    column;

	*l = (struct bank_layout){ .bank = s->bank };
	no_columns(l);
	for (i = 0; i < NAMES && s->columns[i].name != NULL; i++) {
		column = columns_find(row, s->columns[i].name);
		if (column == -1)
			return false;
		if (s->columns[i].role != ROLE_COUNT)
			l->columns[s->columns[i].role] = column;
	}
	return true;
}

bool
bank_layout_find(const struct csv_row *row, struct bank_layout *l)
{
	size_t i;

	if (row->n < 3)
		return false;
	for (i = 0; i < sizeof(signatures) / sizeof(signatures[0]); i++)
		if (match(&signatures[i], row, l))
			return true;
	return false;
}

struct bank_layout
bank_layout_bnp(void)
{
	struct bank_layout l = { .bank = "BNP Paribas" };

	no_columns(&l);
	l.columns[ROLE_DAY] = 0;
	l.columns[ROLE_LABEL] = 3;
	l.columns[ROLE_AMOUNT] = 4;
	return l;
}

const char *
bank_layout_cell(
    const struct bank_layout *l, const struct csv_row *row, enum bank_role role)
{
	return l->columns[role] == -1 ? "" :
					csv_text(row, (size_t)l->columns[role]);
}

/* ---- --map ---- */

static const struct column_word words[] = { { "date", ROLE_DAY },
	{ "label", ROLE_LABEL }, { "libelle", ROLE_LABEL },
	{ "detail", ROLE_DETAIL }, { "amount", ROLE_AMOUNT },
	{ "montant", ROLE_AMOUNT }, { "debit", ROLE_DEBIT },
	{ "credit", ROLE_CREDIT }, { "cheque", ROLE_CHEQUE },
	{ "reference", ROLE_CHEQUE }, { "balance", ROLE_BALANCE },
	{ "solde", ROLE_BALANCE }, { NULL, 0 } };

void
bank_map_fini(struct bank_map *m)
{
	columns_fini(m->places, ROLE_COUNT);
}

static int
refuse_part(const char *part, struct err *err)
{
	err_set(err, ERR_USAGE,
	    _("--map: “%s” does not say which column is "
	      "what."),
	    part);
	return err_hint(err,
	    _("Type date=, label= and amount= (or debit= and credit=), each "
	      "with the number or the name of its column: "
	      "--map \"date=1,label=3,amount=5\""));
}

static bool
has_role(const struct bank_map *m, enum bank_role role)
{
	return m->places[role].index != -1 || m->places[role].name != NULL;
}

static void
set_layout(struct bank_map *m)
{
	size_t i;

	m->layout = (struct bank_layout){ .bank = "CSV" };
	for (i = 0; i < ROLE_COUNT; i++)
		m->layout.columns[i] = m->places[i].index;
}

int
bank_map_parse(const char *spec, struct bank_map *m, struct err *err)
{
	char *wrong;
	int   rc = 0;

	columns_clear(m->places, ROLE_COUNT);
	wrong = columns_map(spec, words, m->places);
	if (wrong != NULL)
		rc = refuse_part(wrong, err);
	else if (!has_role(m, ROLE_DAY) || !has_role(m, ROLE_LABEL) ||
	    (!has_role(m, ROLE_AMOUNT) &&
		(!has_role(m, ROLE_DEBIT) || !has_role(m, ROLE_CREDIT))))
		rc = refuse_part(spec, err);
	free(wrong);
	m->named = columns_named(m->places, ROLE_COUNT);
	set_layout(m);
	return rc;
}

bool
bank_map_header(struct bank_map *m, const struct csv_row *row)
{
	if (!columns_match(m->places, ROLE_COUNT, row))
		return false;
	set_layout(m);
	return true;
}

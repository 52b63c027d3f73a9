/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "bank_layout.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/utf8.h"
#include "base/xalloc.h"

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

/* Letters and digits of the folded text. */
static char *
plain(const char *text)
{
	char *folded = utf8_fold(text), *from, *to;

	for (from = to = folded; *from != '\0'; from++)
		if (isalnum((unsigned char)*from))
			*to++ = *from;
	*to = '\0';
	return folded;
}

/* The column of that plain name, -1 when there is none. */
static int
column_of(const struct csv_row *row, const char *name)
{
	char  *own;
	size_t i;
	bool   same = false;

	for (i = 0; i < row->n && !same; i++) {
		own = plain(row->cells[i].text);
		same = strcmp(own, name) == 0;
		free(own);
	}
	return same ? (int)i - 1 : -1;
}

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
		column = column_of(row, s->columns[i].name);
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

static const struct {
	const char    *name;
	enum bank_role role;
} roles[] = { { "date", ROLE_DAY }, { "label", ROLE_LABEL },
	{ "libelle", ROLE_LABEL }, { "detail", ROLE_DETAIL },
	{ "amount", ROLE_AMOUNT }, { "montant", ROLE_AMOUNT },
	{ "debit", ROLE_DEBIT }, { "credit", ROLE_CREDIT },
	{ "cheque", ROLE_CHEQUE }, { "reference", ROLE_CHEQUE },
	{ "balance", ROLE_BALANCE }, { "solde", ROLE_BALANCE } };

void
bank_map_fini(struct bank_map *m)
{
	size_t i;

	for (i = 0; i < ROLE_COUNT; i++)
		free(m->names[i]);
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

static int
take_part(struct bank_map *m, const char *part, struct err *err)
{
	const char *equal = strchr(part, '=');
	char	   *role, *end;
	size_t	    i;
	long	    n;

	if (equal == NULL || equal[1] == '\0' ||
	    !utf8_valid(part, strlen(part)))
		return refuse_part(part, err);
	role = xstrndup(part, (size_t)(equal - part));
	end = plain(role);
	free(role);
	for (i = 0; i < sizeof(roles) / sizeof(roles[0]); i++)
		if (strcmp(roles[i].name, end) == 0)
			break;
	free(end);
	if (i == sizeof(roles) / sizeof(roles[0]))
		return refuse_part(part, err);
	n = strtol(equal + 1, &end, 10);
	if (*end == '\0' && (n < 1 || n > 1000))
		return refuse_part(part, err);
	if (*end == '\0') {
		m->layout.columns[roles[i].role] = (int)n - 1;
		return 0;
	}
	free(m->names[roles[i].role]);
	m->names[roles[i].role] = plain(equal + 1);
	m->named = true;
	return 0;
}

static bool
has_role(const struct bank_map *m, enum bank_role role)
{
	return m->layout.columns[role] != -1 || m->names[role] != NULL;
}

int
bank_map_parse(const char *spec, struct bank_map *m, struct err *err)
{
	char *copy = xstrdup(spec), *part, *rest = NULL;
	int   rc = 0;

	*m = (struct bank_map){ .layout = { .bank = "CSV" } };
	no_columns(&m->layout);
	for (part = strtok_r(copy, ",;", &rest); part != NULL && rc == 0;
	     part = strtok_r(NULL, ",;", &rest))
		rc = take_part(m, part + strspn(part, " "), err);
	free(copy);
	if (rc == 0 &&
	    (!has_role(m, ROLE_DAY) || !has_role(m, ROLE_LABEL) ||
		(!has_role(m, ROLE_AMOUNT) &&
		    (!has_role(m, ROLE_DEBIT) || !has_role(m, ROLE_CREDIT)))))
		rc = refuse_part(spec, err);
	return rc;
}

bool
bank_map_header(struct bank_map *m, const struct csv_row *row)
{
	int    columns[ROLE_COUNT];
	size_t i;

	for (i = 0; i < ROLE_COUNT; i++) {
		columns[i] = m->layout.columns[i];
		if (m->names[i] == NULL)
			continue;
		columns[i] = column_of(row, m->names[i]);
		if (columns[i] == -1)
			return false;
	}
	memcpy(m->layout.columns, columns, sizeof(columns));
	return true;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/utf8.h"
#include "base/xalloc.h"
#include "book/account.h"
#include "import_parts.h"
#include "value/code.h"

/* What a column may be called, plain. */
static const struct column_word words[] = { { "numero", IN_NUMBER },
	{ "number", IN_NUMBER }, { "date", IN_DATE },
	{ "dateoperation", IN_DATE }, { "datedeloperation", IN_DATE },
	{ "jour", IN_DATE }, { "day", IN_DATE }, { "piece", IN_VOUCHER },
	{ "npiece", IN_VOUCHER }, { "ndepiece", IN_VOUCHER },
	{ "nodepiece", IN_VOUCHER }, { "numerodepiece", IN_VOUCHER },
	{ "numeropiece", IN_VOUCHER }, { "voucher", IN_VOUCHER },
	{ "libelle", IN_LABEL }, { "intitule", IN_LABEL },
	{ "designation", IN_LABEL }, { "operation", IN_LABEL },
	{ "label", IN_LABEL }, { "description", IN_LABEL },
	{ "tiers", IN_PARTY }, { "beneficiaire", IN_PARTY },
	{ "fournisseur", IN_PARTY }, { "party", IN_PARTY },
	{ "payee", IN_PARTY }, { "moyen", IN_METHOD },
	{ "moyendepaiement", IN_METHOD }, { "modedepaiement", IN_METHOD },
	{ "mode", IN_METHOD }, { "method", IN_METHOD },
	{ "reference", IN_REFERENCE }, { "ref", IN_REFERENCE },
	{ "cheque", IN_REFERENCE }, { "ncheque", IN_REFERENCE },
	{ "ndecheque", IN_REFERENCE }, { "numerodecheque", IN_REFERENCE },
	{ "recette", IN_INCOME }, { "recettes", IN_INCOME },
	{ "income", IN_INCOME }, { "entree", IN_INCOME },
	{ "entrees", IN_INCOME }, { "depense", IN_EXPENSE },
	{ "depenses", IN_EXPENSE }, { "expense", IN_EXPENSE },
	{ "expenses", IN_EXPENSE }, { "sortie", IN_EXPENSE },
	{ "sorties", IN_EXPENSE }, { "montant", IN_AMOUNT },
	{ "somme", IN_AMOUNT }, { "amount", IN_AMOUNT },
	{ "montanteuros", IN_AMOUNT }, { "sens", IN_SENSE },
	{ "sense", IN_SENSE }, { "compte", IN_ACCOUNT },
	{ "comptes", IN_ACCOUNT }, { "ncompte", IN_ACCOUNT },
	{ "ndecompte", IN_ACCOUNT }, { "imputation", IN_ACCOUNT },
	{ "account", IN_ACCOUNT }, { "tresorerie", IN_TREASURY },
	{ "treasury", IN_TREASURY }, { "money", IN_TREASURY },
	{ "debit", IN_DEBIT }, { "credit", IN_CREDIT },
	{ "projet", IN_PROJECT }, { "project", IN_PROJECT },
	{ "action", IN_PROJECT }, { "classe", IN_CLASS }, { "class", IN_CLASS },
	{ "subvention", IN_SUBSIDY }, { "subsidy", IN_SUBSIDY },
	{ "provenance", IN_PROVENANCE }, { "origine", IN_PROVENANCE },
	{ "origin", IN_PROVENANCE }, { "etat", IN_STATE },
	{ "state", IN_STATE }, { "annule", IN_REVERSES },
	{ "reverses", IN_REVERSES }, { NULL, 0 } };

/* Words that say which way the money of a column goes. */
static const char *const ways_in[] = { "entree", "entrees", "recette",
	"recettes", "encaissement", "encaissements", "in", NULL };
static const char *const ways_out[] = { "sortie", "sorties", "depense",
	"depenses", "decaissement", "decaissements", "out", NULL };

static bool
is_one_of(const char *word, const char *const *list)
{
	while (*list != NULL && strcmp(word, *list) != 0)
		list++;
	return *list != NULL;
}

static bool
has(const struct import_layout *l, enum import_role role)
{
	return l->places[role].index != -1 || l->places[role].name != NULL;
}

/* ---- The columns of a wide table ---- */

/* A header taken apart: "Banque 512, entrée" is in, and "banque", "512". */
struct heading {
	bool  in, out;
	char *words[8];
	int   n;
};

static void
split_heading(char *folded, struct heading *h)
{
	char *word, *rest = NULL;

	*h = (struct heading){ .n = 0 };
	for (word = strtok_r(folded, " ,;:/()\n\r\t", &rest);
	     word != NULL && h->n < 8;
	     word = strtok_r(NULL, " ,;:/()\n\r\t", &rest)) {
		if (is_one_of(word, ways_in))
			h->in = true;
		else if (is_one_of(word, ways_out))
			h->out = true;
		else
			h->words[h->n++] = word;
	}
}

static void
add_treasury(
    struct import_layout *l, const char *code, int column, bool in, bool out)
{
	struct import_treasury *t;
	size_t			i;

	for (i = 0; i < l->ntreasuries; i++)
		if (strcmp(l->treasuries[i].code, code) == 0)
			break;
	if (i == IMPORT_TREASURIES)
		return;
	t = &l->treasuries[i];
	if (i == l->ntreasuries) {
		*t = (struct import_treasury){ code, -1, -1 };
		l->ntreasuries++;
	}
	if (in)
		t->in = column;
	if (out)
		t->out = column;
}

/* The digits of a code that a heading holds: "6281 0008" is two words. */
static bool
find_code(const struct heading *h, char typed[CODE_MAX])
{
	size_t len = 0, n;
	int    i;

	for (i = 0; i < h->n; i++) {
		n = strlen(h->words[i]);
		if (len + n >= CODE_MAX)
			return false;
		if (len == 0 ? strspn(h->words[i], "0123456789") < 3 :
			       strspn(h->words[i], "0123456789") < n) {
			if (len > 0)
				break;
			continue;
		}
		memcpy(typed + len, h->words[i], n);
		len += n;
	}
	typed[len] = '\0';
	return len > 0;
}

/* A column of a money account, or of a charge or income. unknown gets what
 * looks like the code of one that there is not. */
static void
take_heading(struct import *im, struct import_layout *l, const char *text,
    int column, int *unknown)
{
	char	      *folded = utf8_fold(text);
	char	       typed[CODE_MAX], code[CODE_MAX] = "";
	struct heading h;
	int	       i;

	split_heading(folded, &h);
	if (!find_code(&h, typed))
		for (i = 0; i < h.n && code[0] == '\0'; i++)
			account_lookup(im->db, h.words[i], code);
	else if (!account_lookup(im->db, typed, code)) {
		code[0] = '\0';
		if (strchr("67", typed[0]) != NULL && *unknown == -1)
			*unknown = column;
	}
	if (h.in != h.out && code_class(code) == 5)
		add_treasury(l, import_intern(im, code), column, h.in, h.out);
	else if (code_class(code) > 5 && !h.in && !h.out &&
	    l->nallotted < IMPORT_ALLOTTED)
		l->allotted[l->nallotted++] = (struct import_allotted){
			import_intern(im, code), column
		};
	free(folded);
}

/* ---- The header ---- */

static enum import_kind
kind_of(const struct import_layout *l)
{
	if (!has(l, IN_DATE) || !has(l, IN_LABEL))
		return IMPORT_NONE;
	if (has(l, IN_DEBIT) && has(l, IN_CREDIT) && has(l, IN_AMOUNT))
		return IMPORT_OURS;
	if (l->ntreasuries > 0 && l->nallotted > 0)
		return IMPORT_WIDE;
	if (has(l, IN_INCOME) || has(l, IN_EXPENSE) || has(l, IN_AMOUNT))
		return IMPORT_LONG;
	return IMPORT_NONE;
}

static int
role_of(const char *plain)
{
	const struct column_word *w = words;

	while (w->name != NULL && strcmp(w->name, plain) != 0)
		w++;
	return w->name != NULL ? w->role : -1;
}

/* What a cahier heads its vouchers with, where nothing says it better. */
static bool
is_plain_number(const char *plain)
{
	return strcmp(plain, "n") == 0 || strcmp(plain, "no") == 0 ||
	    strcmp(plain, "num") == 0;
}

static void
take_place(struct import_layout *l, enum import_role role, int column)
{
	if (column != -1 && !has(l, role))
		l->places[role].index = column;
}

/* Debit and credit without an amount hold amounts, as a bank writes them. */
static void
take_bank_words(struct import_layout *l)
{
	struct column_place *debit = &l->places[IN_DEBIT],
			    *credit = &l->places[IN_CREDIT];

	if (!has(l, IN_DEBIT) || !has(l, IN_CREDIT) || has(l, IN_AMOUNT) ||
	    has(l, IN_INCOME) || has(l, IN_EXPENSE))
		return;
	l->places[IN_EXPENSE].index = debit->index;
	l->places[IN_INCOME].index = credit->index;
	debit->index = credit->index = -1;
}

static void
tell_unknown(struct import *im, const struct csv_row *row, int column)
{
	struct heading h;
	char	      *folded = utf8_fold(row->cells[column].text);
	char	       typed[CODE_MAX], code[CODE_MAX];

	split_heading(folded, &h);
	if (find_code(&h, typed) && account_resolve(im->db, typed, code) == -1)
		import_tell_err(im, row->line, column + 1);
	free(folded);
}

bool
import_layout_find(struct import *im, const struct csv_row *row)
{
	struct import_layout *l = &im->layout;
	char		     *plain;
	size_t		      i;
	int		      role, unknown = -1, number = -1;

	if (im->mapped)
		return columns_match(l->places, IN_COUNT, row);
	columns_clear(l->places, IN_COUNT);
	l->ntreasuries = l->nallotted = 0;
	for (i = 0; i < row->n; i++) {
		plain = columns_plain(row->cells[i].text);
		role = role_of(plain);
		if (number == -1 && is_plain_number(plain))
			number = (int)i;
		free(plain);
		if (role != -1 && l->places[role].index == -1)
			l->places[role].index = (int)i;
		else if (role == -1)
			take_heading(
			    im, l, row->cells[i].text, (int)i, &unknown);
	}
	take_place(l, IN_VOUCHER, number);
	take_bank_words(l);
	l->kind = kind_of(l);
	if (l->kind == IMPORT_WIDE && unknown != -1)
		tell_unknown(im, row, unknown);
	return l->kind != IMPORT_NONE;
}

/* ---- A map ---- */

const char *
import_map_example(void)
{
	return _("date=1,label=3,income=4,expense=5,account=6");
}

static int
refuse_map(const char *part, struct err *err)
{
	err_set(err, ERR_USAGE,
	    _("--map: “%s” does not say which column is what."), part);
	return err_hint(err,
	    _("Type date=, label= and amount= (or income= and expense=), and "
	      "account= where there is one, each with the number or the name "
	      "of its column: --map \"%s\""),
	    import_map_example());
}

int
import_layout_map(struct import *im, const char *map)
{
	struct import_layout *l = &im->layout;
	char		     *wrong;
	int		      rc = 0;

	columns_clear(l->places, IN_COUNT);
	wrong = columns_map(map, words, l->places);
	l->kind = kind_of(l);
	if (wrong != NULL || l->kind == IMPORT_NONE)
		rc = refuse_map(wrong != NULL ? wrong : map, db_err(im->db));
	free(wrong);
	im->mapped = true;
	return rc;
}

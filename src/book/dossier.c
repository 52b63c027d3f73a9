/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "book/dossier.h"

#include <stdlib.h>
#include <string.h>

#include "base/xalloc.h"
#include "book/advance.h"
#include "book/balance.h"
#include "book/bank.h"
#include "book/cash.h"
#include "book/entry.h"
#include "book/grant.h"
#include "book/seal.h"
#include "book/setting.h"
#include "book/subsidy.h"
#include "book/year.h"
#include "dossier_parts.h"
#include "store/stmt.h"
#include "value/text.h"

/* What the writers of the files share. */
struct maker {
	struct db  *db;
	struct year year;
	bool	    closing;
	struct buf *out;
};

static void
add_text(struct buf *b, const char *text, char end)
{
	text_add_cell(b, text != NULL ? text : "");
	buf_addc(b, end);
}

static void
add_money(struct buf *b, struct money m, char end)
{
	money_format(b, m, MONEY_PLAIN);
	buf_addc(b, end);
}

static void
add_date(struct buf *b, struct date d, char end)
{
	char text[DATE_ISO];

	buf_addf(b, "%s%c", date_iso(d, text), end);
}

/* A setting as a cell of its own. */
static int
add_setting(struct maker *m, const char *key)
{
	char *value = setting_get(m->db, m->year.year, key);

	if (value == NULL)
		return -1;
	add_text(m->out, value, ';');
	free(value);
	return 0;
}

static int
add_agents(struct maker *m)
{
	struct buf names = { 0 };
	char	 **list;
	size_t	   i, n;

	if (setting_agents(m->db, m->year.year, &list, &n) == -1)
		return -1;
	for (i = 0; i < n; i++)
		buf_addf(&names, "%s%s", i > 0 ? ", " : "", list[i]);
	add_text(m->out, buf_str(&names), ';');
	buf_fini(&names);
	setting_agents_free(list, n);
	return 0;
}

static int
write_coop(struct maker *m)
{
	static const char *const keys[] = { "department", "number", "name",
		"town" };
	char			 seal[HASH_HEX];
	size_t			 i;
	bool closed = m->closing || m->year.state == YEAR_CLOSED;

	buf_adds(m->out,
	    "format;departement;numero;ecole;commune;debut;fin;etat;"
	    "mandataires;eleves;adultes;sceau;logiciel\nquitus-1;");
	for (i = 0; i < sizeof(keys) / sizeof(keys[0]); i++)
		if (add_setting(m, keys[i]) == -1)
			return -1;
	add_date(m->out, m->year.start, ';');
	add_date(m->out, m->year.end, ';');
	add_text(m->out, closed ? "clos" : "ouvert", ';');
	if (add_agents(m) == -1 || seal_last(m->db, m->year.year, seal) == -1)
		return -1;
	if (dossier_add_members(m->db, m->year.year, m->out) == -1)
		return -1;
	buf_addf(m->out, "%s;quitus\n", seal);
	return 0;
}

static int
add_entry(const struct entry *e, void *arg)
{
	seal_add_rows(arg, e, SEAL_DOSSIER);
	return 0;
}

int
dossier_add_entries(
    struct db *db, const struct entry_filter *filter, struct buf *out)
{
	buf_adds(out,
	    "numero;date;piece;libelle;tiers;moyen;reference;debit;"
	    "credit;montant;projet;classe;subvention;provenance;etat;annule;"
	    "rapproche;sceau\n");
	return entry_each(db, filter, add_entry, out);
}

static int
write_entries(struct maker *m)
{
	struct entry_filter f = { .year = m->year.year, .by_rank = true };

	return dossier_add_entries(m->db, &f, m->out);
}

/* What the opening put on an account: debit minus credit. */
static int
load_opening(struct maker *m, const char *code, struct money *opening)
{
	struct stmt st;

	stmt_init(&st, m->db,
	    "SELECT coalesce(sum(CASE WHEN p.debit = ?2"
	    " THEN p.cents ELSE -p.cents END), 0)"
	    " FROM entry AS e JOIN posting AS p ON p.entry = e.id"
	    " WHERE e.year = ?1 AND e.kind = 'opening' AND e.state <> 'void'"
	    " AND e.day = ?3 AND ?2 IN (p.debit, p.credit)");
	stmt_set_int(&st, 1, m->year.year);
	stmt_set_text(&st, 2, code);
	stmt_set_date(&st, 3, m->year.start);
	*opening = stmt_row(&st) ? stmt_money(&st, 0) : MONEY(0);
	return stmt_end(&st);
}

static const char *
nature(const char *code)
{
	switch (code_class(code)) {
	case 6:
		return "charge";
	case 7:
		return "produit";
	case 1:
		return "passif";
	default:
		return "actif";
	}
}

/* debit and credit are the year's movements, without the opening;
 * solde = ouverture + debit - credit. */
static int
add_account(const struct account_total *t, void *arg)
{
	struct maker *m = arg;
	struct money  opening;
	int64_t	      o;

	if (load_opening(m, t->code, &opening) == -1)
		return -1;
	o = opening.cents;
	add_text(m->out, t->code, ';');
	add_text(m->out, t->label, ';');
	add_text(m->out, nature(t->code), ';');
	add_money(m->out, opening, ';');
	add_money(m->out, MONEY(t->debit.cents - (o > 0 ? o : 0)), ';');
	add_money(m->out, MONEY(t->credit.cents + (o < 0 ? o : 0)), ';');
	add_money(m->out, MONEY(t->debit.cents - t->credit.cents), '\n');
	return 0;
}

static int
write_accounts(struct maker *m)
{
	buf_adds(
	    m->out, "compte;libelle;nature;ouverture;debit;credit;solde\n");
	return balance_each(m->db, m->year.year, add_account, m);
}

static int
add_bank(const char *code, const char *label, void *arg)
{
	struct reconciliation r;
	struct maker	     *m = arg;
	size_t		      i;

	(void)label;
	if (bank_reconcile(m->db, m->year.year, code, m->year.end, &r) == -1)
		return -1;
	if (r.found) {
		add_date(m->out, r.statement_date, ';');
		add_money(m->out, r.statement, ';');
		buf_adds(m->out, ";;;;\n");
	}
	for (i = 0; r.found && i < r.nitems; i++) {
		add_date(m->out, r.statement_date, ';');
		buf_addf(m->out, ";%lld;", (long long)r.items[i].number);
		add_date(m->out, r.items[i].day, ';');
		add_text(m->out, r.items[i].reference, ';');
		add_text(m->out, r.items[i].label, ';');
		add_money(m->out, r.items[i].amount, '\n');
	}
	reconciliation_fini(&r);
	return 0;
}

static int
write_reconciliation(struct maker *m)
{
	buf_adds(m->out,
	    "date_releve;solde_releve;numero;date;reference;libelle;montant\n");
	return bank_each(m->db, m->year.year, add_bank, m);
}

static int
write_cash(struct maker *m)
{
	struct cash_count c;
	size_t		  i;

	buf_adds(m->out, "date;valeur;nombre\n");
	if (cash_count_load(m->db, m->year.year, "530", m->year.end, &c) == -1)
		return -1;
	/* An empty box was counted too. */
	if (c.found && c.nlines == 0) {
		add_date(m->out, c.day, ';');
		buf_adds(m->out, "0,00;0\n");
	}
	for (i = 0; c.found && i < c.nlines; i++) {
		add_date(m->out, c.day, ';');
		add_money(m->out, c.lines[i].value, ';');
		buf_addf(m->out, "%lld\n", (long long)c.lines[i].count);
	}
	cash_count_fini(&c);
	return 0;
}

static int
add_subsidy(const struct subsidy_received *s, void *arg)
{
	struct buf  *b = arg;
	struct money spent = s->project_spent;

	if (spent.cents > s->received.cents)
		spent = s->received;
	buf_addf(b, "%lld;", (long long)s->number);
	add_text(b, s->party, ';');
	add_text(b, entry_provenance_fr(s->provenance), ';');
	add_text(b, s->project != NULL ? s->project : s->label, ';');
	add_date(b, s->day, ';');
	buf_addc(b, ';'); /* granted: not known before it is recorded */
	add_money(b, s->received, ';');
	if (s->project == NULL) {
		buf_adds(b, ";;");
	} else {
		add_money(b, spent, ';');
		add_money(b, MONEY(s->received.cents - spent.cents), ';');
	}
	add_text(b, s->proof ? "oui" : "non", '\n');
	return 0;
}

static int
add_grant(const struct grant *g, void *arg)
{
	struct buf *b = arg;

	buf_addf(b, "%lld;", (long long)g->id);
	add_text(b, g->funder, ';');
	add_text(b, entry_provenance_fr(g->kind), ';');
	add_text(b, g->purpose, ';');
	add_date(b, g->day, ';');
	add_money(b, g->granted, ';');
	add_money(b, g->received, ';');
	add_money(b, g->spent, ';');
	add_money(b, grant_left(g), ';');
	add_text(b, g->proof ? "oui" : "non", '\n');
	return 0;
}

static int
write_subsidies(struct maker *m)
{
	buf_adds(m->out,
	    "id;financeur;nature;objet;date;accorde;recu;depense;"
	    "reste;preuve\n");
	if (grant_each(m->db, m->year.year, add_grant, m->out) == -1)
		return -1;
	return subsidy_each_received(m->db, m->year.year, add_subsidy, m->out);
}

static int
add_advance(const struct advance *a, void *arg)
{
	struct buf *b = arg;

	add_text(b, a->class, ';');
	add_money(b, a->given, ';');
	add_money(b, a->justified, ';');
	add_money(b, a->returned, ';');
	add_money(b, a->left, '\n');
	return 0;
}

static int
write_advances(struct maker *m)
{
	buf_adds(m->out, "classe;verse;justifie;rendu;reste\n");
	return advance_each(m->db, m->year.year, add_advance, m->out);
}

static int
write_inventory(struct maker *m)
{
	return dossier_add_inventory(m->db, m->year.year, m->out);
}

static int
write_dues(struct maker *m)
{
	return dossier_add_dues(m->db, m->year.year, m->out);
}

/* The files in the order of their names, as SHA256SUMS wants them. */
static const struct {
	const char *name;
	int (*write)(struct maker *);
} writers[] = { { "caisse.csv", write_cash }, { "comptes.csv", write_accounts },
	{ "coop.csv", write_coop }, { "cotisations.csv", write_dues },
	{ "ecritures.csv", write_entries },
	{ "inventaire.csv", write_inventory },
	{ "rapprochement.csv", write_reconciliation },
	{ "regies.csv", write_advances },
	{ "subventions.csv", write_subsidies } };

int
dossier_make(struct db *db, int year, bool closing, struct dossier *d)
{
	struct maker m = { .db = db, .closing = closing };
	char	     hex[HASH_HEX];
	size_t	     i;

	*d = (struct dossier){ .nfiles = sizeof(writers) / sizeof(writers[0]) };
	d->files = xcalloc(d->nfiles, sizeof(*d->files));
	if (year_load(db, year, &m.year) == -1)
		goto fail;
	for (i = 0; i < d->nfiles; i++) {
		m.out = &d->files[i].bytes;
		d->files[i].name = writers[i].name;
		buf_adds(m.out, "\xef\xbb\xbf"); /* BOM, for Excel */
		if (writers[i].write(&m) == -1)
			goto fail;
		hash_hex(m.out->data, m.out->len, hex);
		buf_addf(&d->sums, "%s  %s\n", hex, d->files[i].name);
	}
	hash_hex(buf_str(&d->sums), d->sums.len, d->fingerprint);
	return 0;
fail:
	dossier_fini(d);
	return -1;
}

void
dossier_fini(struct dossier *d)
{
	size_t i;

	for (i = 0; i < d->nfiles; i++)
		buf_fini(&d->files[i].bytes);
	free(d->files);
	buf_fini(&d->sums);
	*d = (struct dossier){ 0 };
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Writes the dossiers of a department, the same for the same numbers: folders
 * FOLDER/NUMBER with the files of formats.md 1, their seals and checksums, made
 * by a program of its own. With a list of anomalies ("NUMBER KIND" a line), the
 * books of these coops have what audit check must find.
 *
 *	make_nation FOLDER COOPS YEAR ENTRIES [ANOMALIES [SEED [BEFORE]]]
 *
 * Another SEED gives other books. With BEFORE, that folder holds clean dossiers
 * of the year before, and those of YEAR go on from them: their money and their
 * seals.
 */
#include <assert.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/buf.h"
#include "base/hash.h"
#include "base/xalloc.h"

enum { MAX_POSTINGS = 4096, ACCOUNTS = 24, FIRST = 10001 };

struct posting {
	int	    entry, day; /* from 1 September */
	char	    voucher[16];
	const char *label, *party, *method, *debit, *credit;
	int64_t	    cents;
	int	    subsidy;
	const char *provenance;
};

struct account {
	const char *code;
	int64_t	    opening, debit, credit;
};

/* What a year leaves to the next. */
struct carried {
	bool	known;
	int64_t bank, cash;
	char	seal[HASH_HEX];
};

struct coop {
	int		number, year, kind; /* kind: the anomaly; 0: none */
	unsigned	state;		    /* of chance */
	struct carried	before;
	int		entries, expenses, incomes, transfers;
	struct posting *postings;
	int		n;
	struct account	accounts[ACCOUNTS];
	int		naccounts;
	int64_t		outstanding; /* of the last cheque */
	int		pupils, adults;
	int64_t		goods; /* bought on 6800 */
	int		goods_entry, goods_day;
	int64_t		subsidy;
	char		seal[HASH_HEX];
	struct buf	sums;
	char		folder[256];
};

static unsigned
draw(struct coop *c, unsigned below)
{
	c->state = c->state * 1664525u + 1013904223u;
	return (c->state >> 8) % below;
}

static const char *
day_text(const struct coop *c, int day, char out[16])
{
	static const int lengths[] = { 30, 31, 30, 31, 31, 28, 31, 30, 31, 30,
		31, 31 };
	int		 i, length;

	for (i = 0; i < 11; i++) {
		length = lengths[i] + (i == 5 && (c->year + 1) % 4 == 0);
		if (day < length)
			break;
		day -= length;
	}
	snprintf(out, 16, "%04d-%02d-%02d", (c->year + (i > 3)) % 10000,
	    (i + 8) % 12 + 1, (day + 1) % 100);
	return out;
}

static void
add_amount(struct buf *b, int64_t cents, const char *end)
{
	int64_t size = cents < 0 ? -cents : cents;

	buf_addf(b, "%s%lld,%02lld%s", cents < 0 ? "-" : "",
	    (long long)(size / 100), (long long)(size % 100), end);
}

/* ---- The books ---- */

static struct account *
account(struct coop *c, const char *code)
{
	int i;

	for (i = 0; i < c->naccounts; i++)
		if (strcmp(c->accounts[i].code, code) == 0)
			return &c->accounts[i];
	assert(c->naccounts < ACCOUNTS);
	c->accounts[c->naccounts].code = code;
	return &c->accounts[c->naccounts++];
}

static int64_t
balance(struct coop *c, const char *code)
{
	struct account *a = account(c, code);

	return a->opening + a->debit - a->credit;
}

static struct posting *
post(struct coop *c, int day, const char *label, const char *debit,
    const char *credit, int64_t cents)
{
	struct posting *p = &c->postings[c->n++];

	assert(c->n < MAX_POSTINGS && cents > 0);
	*p = (struct posting){ .entry = c->entries,
		.day = day,
		.label = label,
		.debit = debit,
		.credit = credit,
		.cents = cents };
	account(c, debit)->debit += cents;
	account(c, credit)->credit += cents;
	return p;
}

/* A new entry of a series. */
static struct posting *
record(struct coop *c, char series, int day, const char *label,
    const char *debit, const char *credit, int64_t cents)
{
	int	       *n = series == 'D' ? &c->expenses :
		       series == 'R'	  ? &c->incomes :
					    &c->transfers;
	struct posting *p;

	c->entries++;
	p = post(c, day, label, debit, credit, cents);
	snprintf(p->voucher, sizeof(p->voucher), "%c%d", series, ++*n);
	return p;
}

static void
open_books(struct coop *c)
{
	int64_t bank = 100000 + draw(c, 200000), cash = 2000 + draw(c, 5000);

	if (c->before.known) {
		bank = c->before.bank + (c->kind == 3 ? 900 : 0);
		cash = c->before.cash;
	}
	if (c->kind == 11)
		bank = 20000000;
	c->entries++;
	c->postings[c->n] = (struct posting){ 1, 0, "AN",
		"À nouveau au 1er septembre", NULL, NULL, "512", "110", bank, 0,
		NULL };
	c->postings[c->n + 1] = c->postings[c->n];
	c->postings[c->n + 1].debit = "530";
	c->postings[c->n + 1].cents = cash;
	c->n += 2;
	account(c, "512")->opening = bank;
	account(c, "530")->opening = cash;
	account(c, "110")->opening = -bank - cash;
}

/* Twice as much comes in as goes out by then, so that nothing falls below
 * zero. */
static void
keep_days(struct coop *c, int wanted)
{
	static const char *const labels[] = { "Goûter de la classe",
		"Entrées au musée", "Autocar", "Livres de bibliothèque",
		"Ingrédients ; gâteaux" };
	static const char *const parties[] = { "Librairie du Port",
		"Cars du Nord", "Marché couvert", "Musée", "Boulangerie" };
	struct posting		*p;
	int			 i, day;

	for (i = 0; i < wanted; i++) {
		day = 40 + i * 300 / wanted;
		if (i % 3 == 0)
			p = record(c, 'R', day, "Vente de gâteaux", "512",
			    "7080", 4000 + 7 * i + (int)draw(c, 900));
		else
			p = record(c, 'D', day, labels[draw(c, 5)], "6180",
			    "512", 500 + 7 * i + (int)draw(c, 7));
		p->party = i % 3 == 0 ? NULL : parties[draw(c, 5)];
		p->method = "virement";
	}
}

static void
keep_sales(struct coop *c)
{
	record(c, 'R', 30, "Photos de classe", "512", "7070", 90000);
	if (c->kind != 15)
		record(
		    c, 'D', 35, "Facture du photographe", "6070", "512", 60000);
}

static void
keep_public_money(struct coop *c)
{
	c->subsidy = 50000;
	record(
	    c, 'R', 36, "Subvention de la commune", "512", "7410", c->subsidy)
	    ->subsidy = 1;
	c->postings[c->n - 1].provenance = "commune";
	record(c, 'D', 39, "Stage de cirque", "6180", "512", c->subsidy)
	    ->subsidy = 1;
}

static void
keep_members(struct coop *c)
{
	struct posting *p;
	int64_t		members = c->pupils + c->adults;

	record(c, 'R', 10, "Participation des familles", "512", "7562",
	    700 * c->pupils)
	    ->provenance = "familles";
	p = record(c, 'D', 20, "Cotisation OCCE et assurance", "6281", "512",
	    205 * members + (c->kind == 13 ? 1000 : 0));
	c->entries--;
	p = post(
	    c, 20, "Cotisation OCCE et assurance", "6168", "512", 25 * members);
	c->entries++;
	p->entry = c->entries;
	memcpy(p->voucher, c->postings[c->n - 2].voucher, sizeof(p->voucher));
}

static void
keep_goods(struct coop *c)
{
	c->goods = 30000;
	c->goods_day = 38;
	record(
	    c, 'D', c->goods_day, "Vidéoprojecteur", "6800", "512", c->goods);
	c->goods_entry = c->entries;
}

/* What only a coop with that anomaly does. */
static void
plant(struct coop *c)
{
	switch (c->kind) {
	case 2: /* a debt has no place in these accounts */
		record(c, 'D', 345, "Facture non payée", "6180", "467", 1234);
		break;
	case 4:
		record(c, 'D', 345, "Achat en espèces", "6180", "530",
		    balance(c, "530") + 500);
		record(c, 'R', 350, "Recette en espèces", "530", "7080", 2000);
		break;
	case 5:
		record(c, 'R', 345, "Kermesse", "530", "7080", 90000);
		record(c, 'V', 350, "Versement", "512", "530", 90000);
		break;
	case 9:
		record(c, 'V', 345, "Régie d’avance CP", "541-CP", "512", 5000);
		break;
	case 10:
		record(c, 'R', 345, "Legs", "512", "7700", 9000000);
		break;
	case 17:
		record(c, 'D', 345, "Facture double", "6180", "512", 12345)
		    ->party = "Imprimerie";
		record(c, 'D', 346, "Facture double", "6180", "512", 12345)
		    ->party = "Imprimerie";
		break;
	case 20:
		record(c, 'D', 345, "Intérêts d’un prêt", "6600", "512", 1500);
		break;
	case 21:
		record(c, 'D', 345, "Divers", "6999", "512", 1500);
		break;
	default:
		break;
	}
}

/* The last cheque is not on the statement yet. */
static void
keep_last_cheque(struct coop *c)
{
	struct posting *p;

	c->outstanding = 7700;
	p = record(
	    c, 'D', 352, "Chèque de juillet", "6180", "512", c->outstanding);
	p->method = "cheque";
}

static void
keep_books(struct coop *c, int entries)
{
	open_books(c);
	if (c->kind == 12)
		return;
	keep_members(c);
	keep_sales(c);
	keep_public_money(c);
	keep_goods(c);
	keep_days(c, entries > 20 ? entries - 12 : 8);
	plant(c);
	keep_last_cheque(c);
}

/* ---- The files ---- */

static void
write_file(struct coop *c, const char *name, const struct buf *b)
{
	char  path[320], hex[HASH_HEX];
	FILE *f;

	snprintf(path, sizeof(path), "%s/%s", c->folder, name);
	f = fopen(path, "wb");
	assert(f != NULL);
	assert(fwrite(b->data, 1, b->len, f) == b->len);
	assert(fclose(f) == 0);
	hash_hex(b->data, b->len, hex);
	if (strcmp(name, "SHA256SUMS") != 0 && strcmp(name, "quitus.csv") != 0)
		buf_addf(&c->sums, "%s  %s\n", hex, name);
}

static void
begin(struct buf *b, const char *header)
{
	buf_reset(b);
	buf_addf(b, "\xef\xbb\xbf%s\n", header);
}

static const char *
cell(const char *text)
{
	return text == NULL ? "" : text;
}

/* The row without its last columns: what the seal is made of when final. */
static void
add_row(struct coop *c, struct buf *b, const struct posting *p, bool sealed)
{
	char day[16], label[128], subsidy[16] = "";

	if (p->subsidy > 0)
		snprintf(subsidy, sizeof(subsidy), "%d", p->subsidy);
	snprintf(label, sizeof(label),
	    strchr(p->label, ';') != NULL ? "\"%s\"" : "%s", p->label);
	buf_addf(b, "%d;%s;%s;%s;%s;%s;;%s;%s;", p->entry,
	    day_text(c, p->day, day), p->voucher, label, cell(p->party),
	    cell(p->method), p->debit, p->credit);
	add_amount(b, p->cents, "");
	buf_addf(b, ";;;%s;%s;%s;;%s", subsidy, cell(p->provenance),
	    sealed ? "valide" : "",
	    sealed && strcmp(p->debit, "512") == 0 ? day_text(c, p->day, day) :
						     "");
}

/* Entries are in the order of validation: by day, then by number. */
static int
compare(const void *a, const void *b)
{
	const struct posting *x = a, *y = b;

	if (x->day != y->day)
		return x->day - y->day;
	return x->entry != y->entry ? x->entry - y->entry : x < y ? -1 : 1;
}

static void
write_entries(struct coop *c, struct buf *b)
{
	struct buf bytes = { .data = NULL };
	int	   i, k, end;

	begin(b,
	    "numero;date;piece;libelle;tiers;moyen;reference;debit;credit;"
	    "montant;projet;classe;subvention;provenance;etat;annule;rapproche;"
	    "sceau");
	for (i = 0; i < c->n; i = end) {
		buf_reset(&bytes);
		buf_addf(&bytes, "%s\n", c->seal);
		for (end = i; end < c->n &&
		     c->postings[end].entry == c->postings[i].entry;
		     end++) {
			add_row(c, &bytes, &c->postings[end], false);
			buf_addc(&bytes, '\n');
		}
		hash_hex(bytes.data, bytes.len, c->seal);
		for (k = i; k < end; k++) {
			add_row(c, b, &c->postings[k], true);
			buf_addf(b, ";%s\n", c->seal);
		}
	}
	buf_fini(&bytes);
	write_file(c, "ecritures.csv", b);
}

static int
compare_code(const void *a, const void *b)
{
	return strcmp(((const struct account *)a)->code,
	    ((const struct account *)b)->code);
}

static void
write_accounts(struct coop *c, struct buf *b)
{
	static const char *const natures[] = { "passif", "passif", "actif",
		"actif", "passif", "actif", "charge", "produit" };
	const struct account	*a;
	int			 i;

	qsort(c->accounts, (size_t)c->naccounts, sizeof(*c->accounts),
	    compare_code);
	begin(b, "compte;libelle;nature;ouverture;debit;credit;solde");
	for (i = 0; i < c->naccounts; i++) {
		a = &c->accounts[i];
		buf_addf(b, "%s;Compte %s;%s;", a->code, a->code,
		    natures[a->code[0] - '0']);
		add_amount(b, a->opening, ";");
		add_amount(b, a->debit, ";");
		add_amount(b, a->credit, ";");
		add_amount(b, a->opening + a->debit - a->credit, "\n");
	}
	write_file(c, "comptes.csv", b);
}

static void
write_bank(struct coop *c, struct buf *b)
{
	char	end[16], day[16];
	int64_t statement = balance(c, "512") + c->outstanding;

	begin(b,
	    "date_releve;solde_releve;numero;date;reference;libelle;montant");
	day_text(c, 400, end);
	snprintf(end, sizeof(end), "%04d-08-31", (c->year + 1) % 10000);
	buf_addf(b, "%s;", end);
	add_amount(b, statement + (c->kind == 7 ? 4321 : 0), ";;;;;\n");
	if (c->outstanding > 0) {
		snprintf(day, sizeof(day), "%04d-07-01", c->year % 10000);
		buf_addf(b, "%s;;%d;%s;;Chèque de juillet;", end, c->entries,
		    c->kind == 8 ? day : day_text(c, 352, day));
		add_amount(b, -c->outstanding, "\n");
	}
	write_file(c, "rapprochement.csv", b);
}

static void
write_cash(struct coop *c, struct buf *b)
{
	static const int values[] = { 50000, 20000, 10000, 5000, 2000, 1000,
		500, 200, 100, 50, 20, 10, 5, 2, 1 };
	int64_t		 left = balance(c, "530");
	size_t		 i;

	begin(b, "date;valeur;nombre");
	for (i = 0; c->kind != 6 && i < sizeof(values) / sizeof(*values); i++) {
		if (left / values[i] == 0)
			continue;
		buf_addf(b, "%04d-08-31;", (c->year + 1) % 10000);
		add_amount(b, values[i], "");
		buf_addf(b, ";%lld\n", (long long)(left / values[i]));
		left %= values[i];
	}
	write_file(c, "caisse.csv", b);
}

static void
write_registers(struct coop *c, struct buf *b)
{
	char	day[16];
	int64_t members = c->pupils + c->adults;

	begin(b,
	    "id;financeur;nature;objet;date;accorde;recu;depense;reste;preuve");
	if (c->subsidy > 0) {
		buf_addf(
		    b, "1;Commune;commune;Cirque;%s;", day_text(c, 5, day));
		add_amount(b, c->subsidy, ";");
		add_amount(b, c->subsidy, ";");
		add_amount(b, c->subsidy, ";0,00;");
		buf_addf(b, "%s\n", c->kind == 14 ? "non" : "oui");
	}
	write_file(c, "subventions.csv", b);
	begin(b, "classe;verse;justifie;rendu;reste");
	if (c->kind == 9)
		buf_adds(b, "CP;50,00;0,00;0,00;50,00\n");
	write_file(c, "regies.csv", b);
	begin(b, "id;libelle;date;valeur;ecriture;sortie;motif;valeur_usage");
	if (c->goods > 0 && c->kind != 16)
		buf_addf(b, "1;Vidéoprojecteur;%s;300,00;%d;;;270,00\n",
		    day_text(c, c->goods_day, day), c->goods_entry);
	write_file(c, "inventaire.csv", b);
	begin(b, "classe;eleves;adultes;du;paye");
	if (c->kind != 12) {
		buf_addf(b, "CP;%d;%d;", c->pupils, c->adults);
		add_amount(b, 230 * members, ";\n");
		buf_adds(b, ";;;0,00;");
		add_amount(b, 230 * members + (c->kind == 13 ? 1000 : 0), "\n");
	}
	write_file(c, "cotisations.csv", b);
}

static void
write_coop(struct coop *c, struct buf *b)
{
	begin(b,
	    "format;departement;numero;ecole;commune;debut;fin;etat;mandataires;"
	    "eleves;adultes;sceau;logiciel");
	buf_addf(b,
	    "quitus-1;59;%d;École %d;Lille;%04d-09-01;%04d-08-31;clos;"
	    "Alix Martin;%d;%d;%s;quitus\n",
	    c->number, c->number, c->year % 10000, (c->year + 1) % 10000,
	    c->pupils, c->adults, c->seal);
	write_file(c, "coop.csv", b);
}

static int
compare_line(const void *a, const void *b)
{
	return strcmp(
	    *(char *const *)a + HASH_HEX + 1, *(char *const *)b + HASH_HEX + 1);
}

static void
write_sums(struct coop *c, struct buf *b)
{
	char  *lines[16], *line, *rest = c->sums.data, hex[HASH_HEX];
	size_t n = 0, i;

	while ((line = strsep(&rest, "\n")) != NULL && *line != '\0')
		lines[n++] = line;
	qsort(lines, n, sizeof(*lines), compare_line);
	buf_reset(b);
	for (i = 0; i < n; i++)
		buf_addf(b, "%s\n", lines[i]);
	write_file(c, "SHA256SUMS", b);
	hash_hex(b->data, b->len, hex);
	buf_reset(b);
	buf_addf(b,
	    "\xef\xbb\xbf"
	    "date;lieu;verificateur;qualite;decision;remarque;empreinte\n"
	    "%04d-09-10;Lille;%s;%s;donne;;%s\n%04d-09-10;Lille;Luc Roy;"
	    "enseignant;donne;;%s\n",
	    (c->year + 1) % 10000,
	    c->kind == 18 ? "Alix Martin" : "Jeanne Petit",
	    c->kind == 19 ? "enseignant" : "parent", hex, (c->year + 1) % 10000,
	    hex);
	write_file(c, "quitus.csv", b);
}

static void
make_coop(const char *folder, int number, int year, int entries, int kind,
    unsigned seed, struct carried *carried)
{
	struct coop c = { .number = number, .year = year, .kind = kind };
	struct buf  b = { .data = NULL };

	c.before = *carried;
	c.state = (unsigned)number * 2654435761u + (unsigned)year +
	    seed * 40503u;
	c.pupils = 40 + (int)draw(&c, 160);
	c.adults = 2 + (int)draw(&c, 8);
	c.postings = xcalloc(MAX_POSTINGS, sizeof(*c.postings));
	memset(c.seal, '0', HASH_HEX - 1);
	if (carried->known)
		memcpy(c.seal, carried->seal, HASH_HEX);
	snprintf(c.folder, sizeof(c.folder), "%s/%d", folder, number);
	mkdir(c.folder, 0777);
	keep_books(&c, entries);
	qsort(c.postings, (size_t)c.n, sizeof(*c.postings), compare);
	write_entries(&c, &b);
	write_accounts(&c, &b);
	write_bank(&c, &b);
	write_cash(&c, &b);
	write_registers(&c, &b);
	write_coop(&c, &b);
	write_sums(&c, &b);
	*carried = (struct carried){ true, balance(&c, "512"),
		balance(&c, "530"), "" };
	memcpy(carried->seal, c.seal, HASH_HEX);
	buf_fini(&b);
	buf_fini(&c.sums);
	free(c.postings);
}

int
main(int argc, char *argv[])
{
	struct carried carried;
	unsigned       seed;
	int	      *kinds, coops, year, entries, number, kind, i;
	FILE	      *f;

	if (argc < 5)
		return 2;
	coops = atoi(argv[2]);
	year = atoi(argv[3]);
	entries = atoi(argv[4]);
	kinds = xcalloc((size_t)coops + 1, sizeof(*kinds));
	f = argc > 5 ? fopen(argv[5], "r") : NULL;
	while (f != NULL && fscanf(f, "%d %d", &number, &kind) == 2)
		kinds[number - FIRST] = kind;
	if (f != NULL)
		fclose(f);
	seed = argc > 6 ? (unsigned)atoi(argv[6]) : 0;
	mkdir(argv[1], 0777);
	if (argc > 7)
		mkdir(argv[7], 0777);
	for (i = 0; i < coops; i++) {
		carried.known = false;
		if (argc > 7)
			make_coop(argv[7], FIRST + i, year - 1, entries, 0,
			    seed, &carried);
		/* A01: nothing is sent. */
		if (kinds[i] != 1)
			make_coop(argv[1], FIRST + i, year, entries, kinds[i],
			    seed, &carried);
	}
	free(kinds);
	return 0;
}

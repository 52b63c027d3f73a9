/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/hash.h"
#include "base/xalloc.h"
#include "book/dossier_read.h"

#define BOM "\xef\xbb\xbf"

/* The seal that quitus(5) works out with printf and sha256sum. */
#define SEAL "51d06bafefbf9835a0021a96cf0cd5d74cc394824cebe08b21f17660270eb95a"

/* A dossier made by hand: the opening of E8, and a voided draft. */
static const struct {
	const char *name;
	const char *text;
} hand[] = { { "caisse.csv",
		 BOM "date;valeur;nombre\n"
		     "2024-08-31;20,00;2\n" },
	{ "comptes.csv",
	    BOM "compte;libelle;nature;ouverture;debit;credit;solde\n"
		"110;Report à nouveau;passif;-2247,87;0,00;0,00;-2247,87\n"
		"512;Banque;actif;2184,37;0,00;0,00;2184,37\n"
		"530;Caisse;actif;63,50;0,00;0,00;63,50\n" },
	{ "coop.csv",
	    BOM "format;departement;numero;ecole;commune;debut;fin;etat;"
		"mandataires;eleves;adultes;sceau;logiciel\n"
		"quitus-1;59;1398;École Jean-Jaurès;Fromelles;2023-09-01;"
		"2024-08-31;clos;Alix Martin;148;7;" SEAL ";quitus\n" },
	{ "cotisations.csv", BOM "classe;eleves;adultes;du;paye\n" },
	{ "ecritures.csv",
	    BOM "numero;date;piece;libelle;tiers;moyen;reference;debit;credit;"
		"montant;projet;classe;subvention;provenance;etat;annule;"
		"rapproche;sceau\n"
		"1;2023-09-01;AN;À nouveau au 1er septembre 2023;;;;512;110;"
		"2184,37;;;;;valide;;;" SEAL "\n"
		"1;2023-09-01;AN;À nouveau au 1er septembre 2023;;;;530;110;"
		"63,50;;;;;valide;;;" SEAL "\n"
		"2;2023-09-02;D1;\"'=Colle; \"\"forte\"\"\";;especes;;6180;530;"
		"3,00;;;;;annule;;;\n" },
	{ "inventaire.csv",
	    BOM "id;libelle;date;valeur;ecriture;sortie;motif;"
		"valeur_usage\n" },
	{ "rapprochement.csv",
	    BOM "date_releve;solde_releve;numero;date;reference;libelle;"
		"montant\n" },
	{ "regies.csv", BOM "classe;verse;justifie;rendu;reste\n" },
	{ "subventions.csv",
	    BOM "id;financeur;nature;objet;date;accorde;recu;depense;reste;"
		"preuve\n" } };

enum { NHAND = sizeof(hand) / sizeof(hand[0]) };

struct files {
	struct dossier_file files[NHAND + 2];
	size_t		    n;
};

static void
put(struct files *f, const char *name, const char *text)
{
	f->files[f->n] = (struct dossier_file){ .name = name };
	buf_adds(&f->files[f->n++].bytes, text);
}

static void
make(struct files *f)
{
	size_t i;

	*f = (struct files){ .n = 0 };
	for (i = 0; i < NHAND; i++)
		put(f, hand[i].name, hand[i].text);
}

/* As sha256sum would. */
static void
sum(struct files *f)
{
	struct buf sums = { .data = NULL };
	char	   hex[HASH_HEX];
	size_t	   i;

	for (i = 0; i < NHAND && i < f->n; i++) {
		hash_hex(f->files[i].bytes.data, f->files[i].bytes.len, hex);
		buf_addf(&sums, "%s  %s\n", hex, f->files[i].name);
	}
	put(f, "SHA256SUMS", buf_str(&sums));
	buf_fini(&sums);
}

static void
drop(struct files *f)
{
	while (f->n > 0)
		buf_fini(&f->files[--f->n].bytes);
}

/* Put another text in place of the first one of a file. */
static void
change(struct files *f, const char *name, const char *from, const char *to)
{
	struct buf  out = { .data = NULL };
	struct buf *b;
	const char *at;
	size_t	    i;

	for (i = 0; strcmp(f->files[i].name, name) != 0; i++)
		assert_true(i + 1 < f->n);
	b = &f->files[i].bytes;
	at = strstr(buf_str(b), from);
	assert_non_null(at);
	buf_add(&out, b->data, (size_t)(at - b->data));
	buf_adds(&out, to);
	buf_adds(&out, at + strlen(from));
	buf_fini(b);
	*b = out;
}

static int
read_all(const struct files *f, dossier_row_fn *fn, void *arg,
    struct dossier_facts *facts, struct csv_problems *p)
{
	*p = (struct csv_problems){ .file = NULL };
	return dossier_read(f->files, f->n, fn, arg, facts, p);
}

/* What is wrong, all of it; the caller frees it. */
static char *
problems_of(const struct files *f)
{
	struct dossier_facts facts;
	struct csv_problems  p;
	char		    *text;

	assert_int_equal(read_all(f, NULL, NULL, &facts, &p), 0);
	text = xasprintf("%zu%s", p.n, buf_str(&p.text));
	dossier_facts_fini(&facts);
	buf_fini(&p.text);
	return text;
}

static void
assert_problem(const struct files *f, const char *wanted)
{
	char *text = problems_of(f);

	if (strstr(text, wanted) == NULL)
		fail_msg("“%s” is not told: %s", wanted, text);
	free(text);
}

/* ---- What holds ---- */

static int
see_row(const struct dossier_row *row, void *arg)
{
	struct buf *b = arg;

	buf_addf(b, "%d %s %s %lld|", row->line, row->cells[COL_ENTRY_LABEL],
	    row->cells[COL_ENTRY_STATE],
	    (long long)dossier_money(row->cells[COL_ENTRY_AMOUNT]).cents);
	return 0;
}

static void
reads_what_holds(void **state)
{
	struct files	     f;
	struct dossier_facts facts;
	struct csv_problems  p;
	struct buf	     seen = { .data = NULL };
	char		     hex[HASH_HEX];

	(void)state;
	make(&f);
	sum(&f);
	assert_int_equal(read_all(&f, see_row, &seen, &facts, &p), 0);
	assert_string_equal(buf_str(&p.text), "");
	assert_int_equal(p.n, 0);
	assert_string_equal(buf_str(&seen),
	    "2 À nouveau au 1er septembre 2023 valide 218437|"
	    "3 À nouveau au 1er septembre 2023 valide 6350|"
	    "4 =Colle; \"forte\" annule 300|");
	assert_string_equal(facts.department, "59");
	assert_string_equal(facts.number, "1398");
	assert_string_equal(facts.name, "École Jean-Jaurès");
	assert_string_equal(facts.agents, "Alix Martin");
	assert_int_equal(facts.year, 2023);
	assert_true(facts.closed && facts.counted && facts.root);
	assert_int_equal(facts.pupils, 148);
	assert_int_equal(facts.adults, 7);
	assert_int_equal(facts.entries, 2);
	assert_int_equal(facts.sealed, 1);
	assert_string_equal(facts.seal, SEAL);
	hash_hex(f.files[NHAND].bytes.data, f.files[NHAND].bytes.len, hex);
	assert_string_equal(facts.fingerprint, hex);
	dossier_facts_fini(&facts);
	buf_fini(&p.text);
	buf_fini(&seen);
	drop(&f);
}

static int
stop(const struct dossier_row *row, void *arg)
{
	(void)arg;
	return row->line == 3 ? 7 : 0;
}

static void
stops_when_asked(void **state)
{
	struct files	     f;
	struct dossier_facts facts;
	struct csv_problems  p;

	(void)state;
	make(&f);
	sum(&f);
	assert_int_equal(read_all(&f, stop, NULL, &facts, &p), 7);
	dossier_facts_fini(&facts);
	buf_fini(&p.text);
	drop(&f);
}

/* The same rows, sealed after another year: printf '%s\n' and sha256sum. */
static void
goes_on_from_another_year(void **state)
{
	static const char    zeros[] = "00000000000000000000000000000000"
				       "00000000000000000000000000000000";
	struct files	     f;
	struct dossier_facts facts;
	struct csv_problems  p;

	(void)state;
	make(&f);
	sum(&f);
	read_all(&f, NULL, NULL, &facts, &p);
	assert_true(dossier_follows(&facts, zeros));
	assert_false(dossier_follows(&facts, SEAL));
	dossier_facts_fini(&facts);
	drop(&f);
	/* Without one of its own, it tells the last seal that there is. */
	make(&f);
	change(&f, "ecritures.csv", "valide;;;" SEAL "\n1;", "annule;;;\n1;");
	change(&f, "ecritures.csv", "valide;;;" SEAL, "annule;;;");
	change(&f, "comptes.csv",
	    "110;Report à nouveau;passif;-2247,87;0,00;0,00;-2247,87\n"
	    "512;Banque;actif;2184,37;0,00;0,00;2184,37\n"
	    "530;Caisse;actif;63,50;0,00;0,00;63,50\n",
	    "");
	sum(&f);
	read_all(&f, NULL, NULL, &facts, &p);
	assert_string_equal(buf_str(&p.text), "");
	assert_int_equal(facts.sealed, 0);
	assert_false(facts.root);
	assert_true(dossier_follows(&facts, SEAL));
	assert_false(dossier_follows(&facts, zeros));
	dossier_facts_fini(&facts);
	drop(&f);
}

/* ---- What does not hold ---- */

static void
tells_what_is_wrong(void **state)
{
	static const struct {
		const char *file, *from, *to, *told;
	} cases[] = {
		{ "ecritures.csv", "2184,37", "2184,38",
		    "comptes.csv:2: account 110 is not the sum" },
		{ "ecritures.csv", "2184,37", "2184,3",
		    "ecritures.csv:2:10: this is no amount" },
		{ "ecritures.csv", "63,50", "0,00",
		    "ecritures.csv:3:10: a posting has an amount" },
		{ "ecritures.csv", "63,50", "10000000000,00",
		    "ecritures.csv:3:10: a posting has an amount" },
		{ "ecritures.csv", ";530;110;", ";530;530;",
		    "ecritures.csv:3:9: a posting moves" },
		{ "ecritures.csv", ";530;110;", ";531;110;",
		    "ecritures.csv:3:8: comptes.csv does not tell" },
		{ "ecritures.csv", ";530;110;", ";53;110;",
		    "ecritures.csv:3:8: this is no account" },
		{ "ecritures.csv", "2023-09-02", "2023-02-30",
		    "ecritures.csv:4:2: this is no day" },
		{ "ecritures.csv", "2023-09-02", "2024-09-01",
		    "ecritures.csv:4:2: this day is not in the year" },
		{ "ecritures.csv", "annule;;;\n",
		    "annule;;;\n1;2023-09-03;D2;Autre;;;;6180;530;1,00;;;;;"
		    "annule;;;\n",
		    "ecritures.csv:5:1: an entry before has this number" },
		{ "ecritures.csv", "\n2;", "\n1;",
		    "ecritures.csv:4: this row says otherwise" },
		{ "ecritures.csv", "\n2;", "\n3;",
		    "ecritures.csv: 1 entry is missing" },
		{ "ecritures.csv", "\n2;", "\n999999999999;",
		    "ecritures.csv:4:1: entries before this number" },
		{ "ecritures.csv", "annule;;;", "brouillon;;;",
		    "ecritures.csv:4:15: a closed year has no draft" },
		{ "ecritures.csv", "annule;;;", "valide;;;",
		    "ecritures.csv:4:18: an entry has a seal when" },
		{ "ecritures.csv", "annule;;;", "perdu;;;",
		    "ecritures.csv:4:15: an entry is" },
		{ "ecritures.csv", "annule;;;\n", "valide;;;" SEAL "\n",
		    "ecritures.csv:4:18: this entry is not what was" },
		{ "ecritures.csv", "AN;À nouveau au 1er septembre 2023;;;;530",
		    "AN;À nouveau;;;;530",
		    "ecritures.csv:3: this row says otherwise" },
		{ "ecritures.csv", "\"'=Colle; \"\"forte\"\"\"",
		    "\"'=Colle; \"forte\"",
		    "ecritures.csv:4: a quotation mark" },
		{ "ecritures.csv", "\"'=Colle; \"\"forte\"\"\"",
		    "'=Colle \"\"forte\"\"",
		    "ecritures.csv:4: a quotation mark" },
		{ "ecritures.csv", "À nouveau", "\xc0 nouveau",
		    "ecritures.csv:2: this row is not UTF-8" },
		{ "ecritures.csv", "Colle", "Co\xe2\x80\xaelle",
		    "ecritures.csv:4: this row is not UTF-8" },
		{ "ecritures.csv", "Colle", "Co\033lle",
		    "ecritures.csv:4: this row is not UTF-8" },
		{ "ecritures.csv", "3,00;;;;;", "3,00;;;;",
		    "ecritures.csv:4: this row has 17 columns in place of 18" },
		{ "ecritures.csv", "annule;;;\n", "annule;;;",
		    "ecritures.csv:4: the file ends in the middle" },
		{ "ecritures.csv", "numero;date", "Numero;date",
		    "ecritures.csv:1: the header is not: numero;date" },
		{ "ecritures.csv", BOM, "",
		    "ecritures.csv:1: the header is not" },
		{ "ecritures.csv", "\n1;", "\n0;",
		    "ecritures.csv:2:1: entries before this number" },
		{ "coop.csv", "quitus-1", "quitus-9",
		    "coop.csv:2:1: this format is unknown" },
		{ "coop.csv", "2023-09-01", "2023-09-02",
		    "coop.csv:2:6: a school year begins" },
		{ "coop.csv", "2024-08-31", "2024-08-30",
		    "coop.csv:2:7: a school year ends" },
		{ "coop.csv", "clos", "fermé", "coop.csv:2:8: a year is" },
		{ "coop.csv", SEAL, "5", "coop.csv:2:12: this is no seal" },
		{ "coop.csv", "51d06", "61d06",
		    "ecritures.csv: its last seal is not that of coop.csv" },
		{ "coop.csv", ";quitus\n",
		    ";quitus\nquitus-1;;;;;2023-09-01;"
		    "2024-08-31;clos;;;;" SEAL ";quitus\n",
		    "coop.csv:3: there is one row too many" },
		{ "comptes.csv", "110;", "999;",
		    "comptes.csv:2:1: this is no account" },
		{ "comptes.csv", "530;Caisse", "511;Caisse",
		    "comptes.csv:4:1: accounts stand in their order" },
		{ "comptes.csv", "63,50\n", "63,51\n",
		    "comptes.csv:4: account 530 is not the sum" },
		{ "caisse.csv", ";2\n", ";-2\n",
		    "caisse.csv:2:3: this is no whole number" },
		{ "caisse.csv", "20,00", "", "caisse.csv:2:2: nothing" },
	};
	struct files f;
	size_t	     i;

	(void)state;
	for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		make(&f);
		change(&f, cases[i].file, cases[i].from, cases[i].to);
		sum(&f);
		assert_problem(&f, cases[i].told);
		drop(&f);
	}
}

static void
tells_a_wrong_checksum(void **state)
{
	struct files f;

	(void)state;
	make(&f);
	sum(&f);
	change(&f, "caisse.csv", ";2\n", ";3\n");
	assert_problem(&f, "1\ncaisse.csv: this file is not what");
	drop(&f);
	make(&f);
	sum(&f);
	buf_adds(&f.files[NHAND].bytes, "more\n");
	assert_problem(&f, "1\nSHA256SUMS: it is not what sha256sum says");
	drop(&f);
	make(&f);
	assert_problem(
	    &f, "1\nSHA256SUMS: this file of the dossier is missing");
	drop(&f);
}

static void
tells_which_files_are_wrong(void **state)
{
	struct files f;
	size_t	     i;

	(void)state;
	make(&f);
	sum(&f);
	put(&f, "photo.jpg", "x");
	assert_problem(&f, "1\nphoto.jpg: no dossier has such a file");
	drop(&f);
	for (i = 0; i < NHAND; i++) {
		make(&f);
		sum(&f);
		buf_fini(&f.files[i].bytes);
		f.files[i] = f.files[--f.n];
		assert_problem(&f, hand[i].name);
		assert_problem(&f, "this file of the dossier is missing");
		drop(&f);
	}
	make(&f);
	change(&f, "coop.csv", "quitus-1;59", "quitus-1");
	sum(&f);
	assert_problem(&f, "coop.csv:2: this row has 12 columns");
	drop(&f);
	make(&f);
	drop(&f);
	assert_problem(&f, "10\n");
}

/* ---- The quitus ---- */

static void
check_quitus(const char *decision, bool own, const char *told)
{
	struct files f;
	struct buf   text = { .data = NULL };
	char	     hex[HASH_HEX];

	make(&f);
	sum(&f);
	hash_hex(f.files[NHAND].bytes.data, f.files[NHAND].bytes.len, hex);
	buf_addf(&text,
	    BOM "date;lieu;verificateur;qualite;decision;remarque;empreinte\n"
		"2024-09-12;Lille;Samia Haddad;parent d’élève;%s;;%s\n",
	    decision, own ? hex : SEAL);
	put(&f, "quitus.csv", buf_str(&text));
	buf_fini(&text);
	assert_problem(&f, told);
	drop(&f);
}

static void
knows_the_quitus(void **state)
{
	(void)state;
	check_quitus("donne", true, "0");
	check_quitus("refuse", true, "0");
	/* Refused first, then corrected and closed again. */
	check_quitus("refuse", false, "0");
	check_quitus("donne", false,
	    "quitus.csv:2:7: the quitus was given on other accounts");
	check_quitus("presque", true, "quitus.csv:2:5: a quitus is");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(reads_what_holds),
		cmocka_unit_test(stops_when_asked),
		cmocka_unit_test(goes_on_from_another_year),
		cmocka_unit_test(tells_what_is_wrong),
		cmocka_unit_test(tells_a_wrong_checksum),
		cmocka_unit_test(tells_which_files_are_wrong),
		cmocka_unit_test(knows_the_quitus),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

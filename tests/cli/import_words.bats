#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-3.0-or-later
# Spreadsheets as schools head their columns, and what is said of those that
# cannot be taken.

load helper

setup() {
	start_clean
	export QUITUS_TODAY=2026-03-31
	quitus init coop.quitus --name École --number 7 --department 51 \
	    --year 2025 --bank 2000 --cash 100
}

# vouchers FILE: those of its entries.
vouchers() {
	quitus import "$1" >/dev/null
	quitus list --json | jq -r '.[1:] | map(.voucher) | join(" ")'
	quitus undo >/dev/null
}

@test "a column N° holds the vouchers, in a long and in a wide table" {
	printf '%s\n' 'N°;Date;Libellé;Recette;Dépense;Compte' \
	    'R8;03/10/2025;Photos;20,00;;7070' \
	    'D6;04/10/2025;Colle;;5,00;6180' >long.csv
	[ "$(vouchers long.csv)" = "R8 D6" ]
	printf '%s\n' 'N°;Date;Libellé;512 entrée;512 sortie;6180;7070' \
	    'R8;03/10/2025;Photos;20,00;;;20,00' \
	    'D6;04/10/2025;Colle;;5,00;5,00;' >wide.csv
	[ "$(vouchers wide.csv)" = "R8 D6" ]
}

@test "a column N° is a mere number where another holds the vouchers" {
	printf '%s\n' 'N°;Date;Pièce;Libellé;Dépense;Compte' \
	    '1;04/10/2025;D6;Colle;5,00;6180' >long.csv
	[ "$(vouchers long.csv)" = D6 ]
}

@test "débit and crédit without an account: as a bank writes them" {
	printf '%s\n' 'Date;Libellé;Débit;Crédit' \
	    '04/11/2025;Entrées au musée;45,00;' \
	    '05/11/2025;Vente de gâteaux;;87,40' >bank.csv
	quitus import bank.csv --guess
	quitus list --json | jq -e '.[1:] | map(.postings[0] |
	    [.debit, .credit, .amount_cents]) ==
	    [["6180", "512", 4500], ["512", "7080", 8740]]'
}

@test "cash below zero: the column that takes it out is told" {
	printf '%s\n' 'date;libelle;recette;depense;compte;tresorerie' \
	    '01/03/2026;Lots;;100,01;6180;caisse' >long.csv
	run quitus import long.csv
	[ "$status" -eq 3 ]
	[[ $output == *"long.csv:2:4: "* ]]
	printf '%s\n' 'Date;Libellé;Caisse entrée;Caisse sortie;6180' \
	    '01/03/2026;Lots;;100,01;100,01' >wide.csv
	run quitus import wide.csv
	[ "$status" -eq 3 ]
	[[ $output == *"wide.csv:2:4: "* ]]
}

@test "what is proposed for --map is in the language in force, and works" {
	local map
	printf 'x,y\n1,2\n' >no.csv
	run quitus import no.csv
	[[ $output == *'--colonnes "date=1,libelle=3,recette=4,depense=5,compte=6"'* ]]
	run quitus --lang en import no.csv
	[[ $output == *'--map "date=1,label=3,income=4,expense=5,account=6"'* ]]
	printf '04/11/2025,,Bus,,"12,00",6180\n' >plain.csv
	for map in "date=1,libelle=3,recette=4,depense=5,compte=6" \
	    "date=1,label=3,income=4,expense=5,account=6"; do
		quitus import plain.csv --map "$map"
		[ "$(quitus list --json | jq '.[1].postings[0].amount_cents')" = 1200 ]
		quitus undo
	done
}

@test "a folder that is no dossier is told so in a line" {
	mkdir mine
	printf 'x' >mine/photo.jpg
	run quitus import mine
	[ "$status" -eq 4 ]
	[[ $output == *mine* && $output != *photo* ]]
	[[ $output == *"quitus importer FICHIER.csv"* ]]
}

@test "ours: the régie of a class comes with its rows" {
	quitus class add CP-CE1
	quitus advance give CP-CE1 50 --date 10/10
	quitus advance justify CP-CE1 30 Graines -a 6180 --date 12/10
	quitus export csv -o books.csv
	quitus init other.quitus --name É --number 8 --department 51 \
	    --year 2025 --bank 2000 --cash 100
	export QUITUS_FILE=other.quitus
	run quitus import books.csv
	[ "$status" -eq 3 ]
	[[ $output == *"classe « CP-CE1 »"* ]]
	quitus class add CP-CE1
	quitus import books.csv
	quitus advance list --json | jq -e '. == [{"class": "CP-CE1",
	    "given_cents": 5000, "justified_cents": 3000, "returned_cents": 0,
	    "left_cents": 2000}]'
	quitus undo
	[ "$(quitus list --json | jq length)" = 1 ]
	quitus import books.csv
	[ "$(quitus advance list --json | jq '.[0].left_cents')" = 2000 ]
	# Of another class, or of none, it is an account that there is not.
	quitus class add CM2
	sed 's/541-CP-CE1/541-CM2/' books.csv >wrong.csv
	run quitus import wrong.csv --again
	[ "$status" -eq 3 ]
	[[ $output == *"541-CM2"* ]]
}

#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-3.0-or-later
# A year that comes back from its dossier: to the same bytes, or not at all.

load helper
load bad

# Closes 2025-2026 of coop.quitus, whatever its bank says.
close_year() {
	local bank

	export QUITUS_TODAY=2026-09-10
	bank=$(sqlite3 coop.quitus "SELECT printf('%d,%02d', s / 100, s % 100)
	    FROM (SELECT sum(debit - credit) AS s FROM total
	    WHERE account = '512' AND year = 2025)")
	sqlite3 coop.quitus "SELECT number FROM entry AS e WHERE year = 2025
	    AND state <> 'void' AND kind <> 'opening'
	    AND NOT EXISTS (SELECT 1 FROM tick WHERE entry = e.id)" >numbers
	[ ! -s numbers ] || xargs "$QUITUS" bank tick --year 2025 \
	    --date 31/08/2026 <numbers
	quitus bank balance 31/08/2026 "$bank"
	quitus cash count --date 31/08/2026 20x2 10x1
	quitus close
}

empty() {
	quitus init "$1" --name Ailleurs --number 12 --department 51 --year 2025
}

sums() {
	(cd "$1" && LC_ALL=C sha256sum -- [abd-z]*.csv c*.csv | sort -k 2 \
	    >SHA256SUMS)
}

# The dossier of a year of coop.quitus, through new.quitus, is the same again.
comes_back() {
	local year=${1:-2025}

	[ -f new.quitus ] || empty new.quitus
	rm -rf a b
	quitus export dossier --year "$year" -o a/
	quitus -f new.quitus import a
	quitus -f new.quitus export dossier --year "$year" -o b/
	diff -r a b
	quitus -f new.quitus verify
}

# import_refused STATUS TEXT...: the dossier in the folder a, into coop.quitus.
import_refused() {
	local wanted=$1
	shift
	refused "$wanted" "$@" -- import a
}

# A ledger other.quitus of the same coop whose dossier is in the folder a.
make_dossier() {
	rm -f other.quitus
	quitus init other.quitus --name Port --number 12 --department 51 \
	    --year 2025 --bank 500
	quitus -f other.quitus expense 12 "Colle" -a 6180 --date 01/10
	quitus -f other.quitus expense 7 "Papier" -a 6180 --date 02/10
	quitus -f other.quitus validate --until 01/10
	quitus -f other.quitus export dossier -o a/
	rm other.quitus
}

# The same ledger, with nothing in it.
start_empty() {
	rm coop.quitus
	empty coop.quitus
}

# ---- What comes back ----

@test "the demonstration year, closed and with its quitus, then the next one" {
	sh "$QUITUS_ROOT/tests/demo/e8.sh" "$PWD/demo" >/dev/null
	cd demo
	export QUITUS_TODAY=2024-09-14 QUITUS_FILE=ecole.quitus
	quitus discharge --place Lille --verifier "Samia Haddad:parent" \
	    --verifier "Luc Petit:enseignant" --remark "Bravo ; merci"
	quitus export dossier
	quitus init new.quitus --name x --number 1398 --department 59 \
	    --year 2023
	run quitus --lang en -f new.quitus import 59-1398-2023.zip
	[ "$status" -eq 0 ]
	[[ $output == *"The year 2023-2024 is back, with 30 entries."* ]]
	[[ $output == *"2024-2025 is open with its opening"* ]]
	quitus -f new.quitus verify
	quitus -f new.quitus export dossier -o again.zip
	cmp 59-1398-2023.zip again.zip
	# The opening of the next year is the same too: E8 ends with 3 758,87.
	quitus export dossier --year 2024 -o a/
	quitus -f new.quitus export dossier --year 2024 -o b/
	diff -r a b
	[ "$(quitus -f new.quitus report statement --year 2023 --format json |
	    jq .total_assets_cents)" = 375887 ]
	# The letters are said to be somewhere else.
	[ "$(sqlite3 new.quitus "SELECT count(*) FROM subsidy_file
	    WHERE name = 'piece-a-retrouver.txt'")" = 2 ]
	# A year goes on: the coach's cheque of July is seen in September.
	quitus bank tick 30 --year 2023 --date 15/09/2024
	quitus bank balance 30/09/2024 3298,82
	quitus expense 15 "Ficelle" -a 6180 --date 12/09/2024
	quitus export dossier --year 2024 -o c/
	quitus -f new.quitus import c
	quitus -f new.quitus export dossier --year 2024 -o d/
	diff -r c d
	quitus -f new.quitus verify
}

@test "settings, accounts and labels that are not the usual ones" {
	quitus config name "École ; « du \"Port\" »"
	quitus config town Reims
	quitus config agent.1 "Nadia Berger"
	quitus config agent.2 "Moreau, Jean-Luc"
	quitus config goods.wear 7
	quitus config goods.floor 31
	quitus account add 7411 "Région, projets"
	quitus account add 5121 "Livret"
	quitus account add 6199 "=SOMME(A1)"
	quitus income 30 "Vente" -a 7080 --date 02/10 --party "@moi"
	quitus expense 30 "+Divers" -a 6199 --date 02/10
	quitus account disable 6199
	quitus inventory add "Tablette" --value 200 --date 01/03/2019
	quitus inventory add "Vieux piano" --value 100 --date 01/03/2001
	quitus inventory add "Vélo" --value 80 --date 01/03/2020
	quitus inventory remove 3 --date 05/10/2025 --reason "Volé" --price 12
	comes_back
	[ "$(quitus -f new.quitus config agent.2)" = "$(quitus -f new.quitus \
	    config agent.2)" ]
	sqlite3 new.quitus "SELECT value FROM setting WHERE key = 'agent.1'" |
	    grep -qx "Nadia Berger"
}

@test "classes, their headcount and any tariff" {
	quitus class add CP
	quitus class add CM2
	quitus dues headcount CP --pupils 23 --adults 1
	quitus dues headcount CM2 --pupils 25 --adults 2
	quitus dues tariff --fixed 10 --pupil 2,05 --adult 3,10 \
	    --insurance 0,25 --supplement 5
	quitus dues pay --date 05/10
	comes_back
	# Counted, and no tariff.
	rm new.quitus
	start_empty
	quitus class add CP
	quitus dues headcount CP --pupils 23 --adults 1
	comes_back
	# A tariff, and nobody counted.
	rm new.quitus
	start_empty
	quitus dues tariff --fixed 10
	comes_back
	# One class alone, two rates.
	rm new.quitus
	start_empty
	quitus class add CP
	quitus dues headcount CP --pupils 7 --adults 3
	quitus dues tariff --pupil 2,05 --adult 3,11
	comes_back
}

@test "void entries whose voucher, or whose reversal, is another's since" {
	spend 10
	spend 20
	quitus void 2 --reason "Double"
	quitus edit 3 --voucher D1
	quitus validate --until 01/10
	quitus void 3 --reason "Erreur" --lang en
	quitus void 4 --reason "Non"
	quitus void 3 --reason "Si" --lang en
	[ "$(sqlite3 coop.quitus "SELECT count(*) FROM entry
	    WHERE state = 'void'")" = 2 ]
	comes_back
}

@test "an advance, open at the end" {
	quitus class add CP
	quitus advance give CP 50 --from cash --date 03/10
	quitus advance justify CP 12,30 "Graines" --account 6180 --date 06/10
	comes_back
}

@test "two banks, a transfer that only one of them shows" {
	quitus account add 5121 "Livret"
	quitus transfer 100 --from bank --to 5121 --date 02/10
	quitus transfer 20 --from 5121 --to bank --date 03/10
	spend 10
	quitus bank tick 2 --date 05/10
	quitus bank balance 31/10/2025 900
	quitus bank balance 31/10/2025 80 --account 5121
	sqlite3 coop.quitus "INSERT INTO tick VALUES ((SELECT id FROM entry
	    WHERE number = 3), '5121', '2025-10-06')"
	comes_back
	[ "$(sqlite3 new.quitus "SELECT account, cents FROM bank_balance
	    ORDER BY 1")" = "512|90000
5121|8000" ]
}

@test "a bank without a statement between two that have one" {
	quitus account add 5121 "Livret"
	quitus account add 5122 "Autre livret"
	quitus transfer 100 --from bank --to 5121 --date 02/10
	quitus transfer 50 --from bank --to 5122 --date 02/10
	quitus bank tick 2 3 --date 05/10
	quitus bank balance 31/10/2025 850
	quitus bank balance 31/10/2025 50 --account 5122
	comes_back
	[ "$(sqlite3 new.quitus "SELECT account, cents FROM bank_balance
	    ORDER BY 1")" = "512|85000
5122|5000" ]
}

@test "a quitus refused, then the year opened again and closed again" {
	spend 10
	close_year
	quitus discharge --refused --remark "Il manque une facture" \
	    --place Reims --verifier "Samia Haddad:parent" \
	    --verifier "Luc Petit:teacher"
	comes_back
	rm new.quitus
	quitus reopen --reason "La facture"
	quitus expense 5 "Colle" -a 6180 --date 02/08/2026
	comes_back
	[ "$(sqlite3 new.quitus "SELECT given FROM discharge")" = 0 ]
	rm new.quitus
	close_year
	comes_back
	quitus export dossier --year 2026 -o c/
	quitus -f new.quitus export dossier --year 2026 -o d/
	diff -r c d
}

@test "a proof that was attached to the money itself" {
	echo lettre >lettre.txt
	quitus income 200 "Aide de la mairie" -a 7410 --provenance commune \
	    --date 03/10 --attach lettre.txt
	comes_back
	[ "$(sqlite3 new.quitus "SELECT name FROM attachment")" = \
	    piece-a-retrouver.txt ]
}

@test "a subsidy that was closed with less than was granted" {
	quitus subsidy grant 900 --funder Reims --kind commune \
	    --purpose "Stage" --date 05/10/2025
	quitus subsidy grant 90 --funder Marne --kind departement \
	    --purpose "Livres" --date 05/10/2025
	quitus subsidy close 1
	close_year
	comes_back
	quitus -f new.quitus export dossier --year 2026 -o before/
	grep -q Reims before/subventions.csv
	comes_back 2026
	run grep Reims b/subventions.csv
	[ "$status" -eq 1 ]
	grep -q Marne b/subventions.csv
}

# ---- The command ----

@test "a trial run keeps nothing; the answer in JSON" {
	make_dossier
	start_empty
	sha256sum coop.quitus >before
	quitus import a --dry-run
	sha256sum --quiet -c before
	quitus import a --json >answer.json
	jq -e --arg print "$(sha256sum <a/SHA256SUMS | cut -c 1-64)" \
	    '. == {"year": 2025, "state": "open", "entries": 3,
	    "fingerprint": $print}' answer.json
}

@test "undo takes back what is not sealed" {
	quitus init other.quitus --name Port --number 12 --department 51 \
	    --year 2025 --bank 500
	quitus -f other.quitus expense 12 "Colle" -a 6180 --date 01/10
	quitus -f other.quitus export dossier -o a/
	start_empty
	content >before
	quitus import a
	run ! diff -q before <(content)
	quitus undo
	diff before <(content)
	rm -r a
	make_dossier
	quitus import a
	refused 3 "validated" -- undo
}

# ---- What is refused ----

@test "another coop, another year, a ledger that is not empty" {
	make_dossier
	spend 4
	import_refused 3 "not empty" "2025-2026"
	rm coop.quitus
	quitus init coop.quitus --name Port --number 13 --department 51 \
	    --year 2025
	import_refused 3 "of the coop 51-12" "of 51-13"
	rm coop.quitus
	quitus init coop.quitus --name Port --number 12 --department 52 \
	    --year 2025
	import_refused 3 "of the coop 51-12" "of 52-12"
	rm coop.quitus
	quitus init coop.quitus --name Port --number 12 --department 51 \
	    --year 2024
	import_refused 3 "of 2025-2026, a year that this ledger does not have" \
	    "quitus init FILE --number 12 --department 51 --year 2025"
	start_empty
	quitus import a
	import_refused 3 "not empty"
}

@test "a year that is closed, or that goes on from one that is not there" {
	spend 10
	close_year
	quitus export dossier --year 2025 -o y2025/
	quitus validate --until 01/09/2026
	quitus export dossier --year 2026 -o a/
	cp coop.quitus kept
	rm coop.quitus
	quitus init coop.quitus --name Port --number 12 --department 51 \
	    --year 2026
	import_refused 3 "go on from an earlier year" "dossier of 2025-2026 first"
	start_empty
	quitus import y2025
	quitus import a
	cp -r y2025 a.bak && rm -r a && mv a.bak a
	import_refused 3 "2025-2026 is in this ledger already"
	# The year after, of other books.
	cp kept coop.quitus
	rm -r a
	quitus export dossier --year 2026 -o a/
	rm coop.quitus
	quitus init coop.quitus --name Port --number 12 --department 51 \
	    --year 2025 --bank 900 --cash 50
	close_year
	import_refused 3 "do not go on from those of this ledger"
}

@test "what was changed after it was made" {
	make_dossier
	cp -r a good
	start_empty
	sed -i 's/Colle/Cale/' a/ecritures.csv
	import_refused 3 "does not hold" "ecritures.csv: this file is not what"
	sums a
	import_refused 3 "ecritures.csv:3:18: this entry is not what was validated"
	rm -r a && cp -r good a
	sed -i 's/19,00/20,00/' a/comptes.csv
	sums a
	import_refused 3 "comptes.csv:4: account 6180 is not the sum"
	rm -r a && cp -r good a
	sed -i 's/;0,00;0,00;/;0,00;1,00;/' a/SHA256SUMS a/regies.csv
	rm a/regies.csv
	import_refused 3 "regies.csv: this file of the dossier is missing"
	rm -r a && cp -r good a
	printf 'CP;1,00;0,00;0,00;1,00\n' >>a/regies.csv
	sums a
	import_refused 3 "cannot keep as it stands: regies.csv, line 2"
	rm -r a && cp -r good a
	cp a/regies.csv a/autre.csv
	import_refused 3 "autre.csv: no dossier has such a file"
}

@test "a quitus on another fingerprint" {
	spend 10
	close_year
	quitus discharge --place Reims --verifier "Samia Haddad:parent" \
	    --verifier "Luc Petit:teacher"
	quitus export dossier -o a/
	start_empty
	print=$(sha256sum <a/SHA256SUMS | cut -c 1-64)
	sed -i "s/$print/${print:1}0/" a/quitus.csv
	import_refused 3 "quitus.csv:2:7: the quitus was given on other accounts"
	sed -i "s/${print:1}0/$print/; s/;enseignant;/;pirate;/" a/quitus.csv
	import_refused 3 "is no quality of a verifier"
}

@test "a subsidy that the dossier does not tell" {
	make_dossier
	start_empty
	sed -i '/;Papier;/s/;7,00;;;;/;7,00;;;9;/' a/ecritures.csv
	sums a
	import_refused 3 "ecritures.csv:4:13 names what is not in it"
}

@test "no dossier at all" {
	start_empty
	import_refused 4 "no file"
	mkdir a
	import_refused 4 "no dossier of a coop"
	rmdir a
	printf 'PK\003\004 rubbish' >a
	import_refused 4 "not the whole of one"
	mkdir x && echo y >x/coop.csv && rm a
	(cd x && zip -q -P secret ../a coop.csv) && mv a.zip a
	import_refused 4 "a password protects"
}

#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-3.0-or-later
# The dossier as a file: what the department receives, and can check with its
# own tools.

load helper
load bad

setup() {
	begin
	spend 12,50
	spend 7,30
}

teardown() {
	verify_ledgers
}

# Closes the year 2025-2026 of coop.quitus.
close_year() {
	export QUITUS_TODAY=2026-09-10
	quitus bank balance 31/08/2026 980,20
	quitus cash count --date 31/08/2026 20x2 10x1
	quitus bank tick 2 3 --date 31/08/2026
	quitus close
}

stored_fingerprint() {
	sqlite3 coop.quitus "SELECT fingerprint FROM year WHERE year = 2025"
}

@test "a zip named after the coop, in the current folder" {
	close_year
	run quitus --lang en export dossier
	[ "$status" -eq 0 ]
	[[ $output == *"The dossier of 2025-2026 is in 51-12-2025.zip"* ]]
	[[ $output != *"provisional"* ]]
	print=$(stored_fingerprint)
	[[ $output == *"fingerprint: ${print:0:4} ${print:4:4} ${print:8:4} ${print:12:4} ${print:16:4}"* ]]
	[[ $output == *"unzip -p 51-12-2025.zip SHA256SUMS | sha256sum"* ]]
	[ "$(unzip -p 51-12-2025.zip SHA256SUMS | sha256sum)" = "$print  -" ]
	mkdir in && cd in
	unzip -q ../51-12-2025.zip
	sha256sum --quiet -c SHA256SUMS
	[ "$(echo *)" = "SHA256SUMS caisse.csv comptes.csv coop.csv cotisations.csv ecritures.csv inventaire.csv rapprochement.csv regies.csv subventions.csv" ]
	[ "$(date -r coop.csv +%F)" = 2026-08-31 ]
	grep -q ';clos;' coop.csv
}

@test "the French command says the same in French" {
	run quitus --lang fr exporter dossier --exercice 2025 --sortie ici.zip
	[ "$status" -eq 0 ]
	unzip -tq ici.zip
}

@test "the same books give the same bytes, whatever the clock and the zone" {
	close_year
	quitus export dossier -o a.zip
	touch -d 2001-01-01 coop.quitus
	TZ=Pacific/Kiritimati QUITUS_TODAY=2029-01-01 quitus export dossier \
	    --year 2025 -o b.zip --lang fr
	cmp a.zip b.zip
}

@test "an open year is provisional" {
	run quitus --lang en export dossier
	[ "$status" -eq 0 ]
	[[ $output == *"this dossier is provisional"* ]]
	unzip -p 51-12-2025.zip coop.csv | grep -q ';ouvert;'
	# After the close, the year that was closed; the next one when asked.
	close_year
	quitus export dossier --json >closed.json
	jq -e --arg print "$(stored_fingerprint)" '.file == "51-12-2025.zip" and
	    .year == 2025 and .state == "closed" and .fingerprint == $print' \
	    closed.json
	quitus export dossier --year 2026 --json >open.json
	jq -e '.file == "51-12-2026.zip" and .year == 2026 and
	    .state == "open" and (.fingerprint | length) == 64' open.json
}

@test "the quitus is in it, outside the sums" {
	close_year
	quitus export dossier -o before.zip
	quitus discharge --place Reims --verifier "Samia Haddad:parent" \
	    --verifier "Luc Petit:teacher"
	[ "$(quitus export dossier -o after.zip --json | jq -r .state)" = discharged ]
	cmp <(unzip -p before.zip SHA256SUMS) <(unzip -p after.zip SHA256SUMS)
	run unzip -p before.zip quitus.csv
	[ "$status" -ne 0 ]
	[ "$(unzip -p after.zip quitus.csv | tail -n +2)" = "2026-09-10;Reims;Samia Haddad;parent d’élève;donne;;$(stored_fingerprint)
2026-09-10;Reims;Luc Petit;enseignant;donne;;$(stored_fingerprint)" ]
}

@test "a folder, new or there already" {
	quitus export dossier -o new/
	quitus export dossier -o zip.zip
	mkdir there
	echo kept >there/notes.txt
	run quitus --lang en export dossier -o there
	[[ $output == *"sha256sum there/SHA256SUMS"* ]]
	[ "$(cat there/notes.txt)" = kept ]
	rm there/notes.txt
	diff -r new there
	mkdir unpacked && cd unpacked && unzip -q ../zip.zip && cd ..
	diff -r new unpacked
	# Again: the files are replaced.
	spend 3
	quitus export dossier -o new/
	run diff -q new there
	[ "$status" -eq 1 ]
}

@test "a folder that holds the quitus of another dossier" {
	mkdir there
	echo old >there/quitus.csv
	refused 4 "there/quitus.csv" "another dossier" -- export dossier -o there
	[ "$(ls there)" = quitus.csv ]
}

@test "never over the ledger" {
	refused 2 "the ledger itself" -- export dossier -o coop.quitus
	ln -s coop.quitus 51-12-2025.zip
	refused 2 "the ledger itself" -- export dossier
	mkdir there
	ln coop.quitus there/comptes.csv
	refused 2 "the ledger itself" -- export dossier -o there/
}

@test "where nothing can be written" {
	refused 4 "folder does not exist" -- export dossier -o no/where.zip
	REMEDY=none refused 4 "cannot be made" -- export dossier -o no/where/
	refused 3 "2019" -- export dossier --year 2019
	refused 2 "one word too many" -- export dossier 2025
}

@test "books that are no longer those that were closed give no dossier" {
	QUITUS_BROKEN=1
	close_year
	sqlite3 coop.quitus "SELECT sql || ';' FROM sqlite_schema
	    WHERE name = 'setting_closed_update'" >trigger
	sqlite3 coop.quitus "DROP TRIGGER setting_closed_update;
	    UPDATE setting SET value = 'Lille' WHERE key = 'name';"
	sqlite3 coop.quitus <trigger
	refused 3 "fingerprint is another one" -- export dossier
}

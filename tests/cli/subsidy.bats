#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-3.0-or-later
# Public money from its letter to its last cent. By hand: the town grants
# 740,00 and pays 370,00 twice; a coach costs 300,00, and of a bill of 100,00
# the tickets, 60,00, are on the subsidy: 740 - 300 - 60 = 380,00 is left.

load helper
load bad

setup() {
	begin
	quitus project add Musée
	quitus subsidy grant 740 --funder "Commune" --kind commune \
	    --purpose "Sortie au musée" --project Musée --date 05/09
	quitus subsidy receive 1 370 "Premier versement" --date 10/10
	quitus subsidy receive 1 370 "Second versement" --date 12/10
	quitus expense 300 "Car" -a 6180 --subsidy 1 --project Musée \
	    --date 15/10
	quitus expense 100 "Musée" --split 6180@1=60 --split 6180=40 \
	    --project Musée --date 15/10
}

teardown() {
	verify_ledgers
}

@test "subsidy: granted, received in parts, spent by parts of entries" {
	quitus subsidy list --format json | jq -e \
	    '.[0] | .granted_cents == 74000 and .received_cents == 74000
	     and .spent_cents == 36000 and .left_cents == 38000'
	quitus subsidy show 1 --format json | jq -e '.left_cents == 38000'
}

@test "subsidy: spent twice or received beyond the letter is warned of" {
	run -0 quitus --lang en expense 381 "Car encore" -a 6180 --subsidy 1 \
	    --project Musée --date 16/10
	[[ $output == *"Careful"* ]]
	[[ $output == *"1,00"* ]]
	run -0 quitus --lang en subsidy receive 1 0,01 --date 17/10
	[[ $output == *"Careful"* ]]
	run quitus check --format json
	jq -e '[.findings[].code] | any(. == "C14")' <<<"$output"
	quitus undo
	quitus undo
	run quitus check --format json
	jq -e '[.findings[].code] | all(. != "C14")' <<<"$output"
}

@test "subsidy: never moved to another purpose silently" {
	quitus project add Piscine
	run -0 quitus --lang en expense 10 "Bonnets" -a 6180 --subsidy 1 \
	    --project Piscine --date 16/10
	[[ $output == *"Careful"* ]]
}

@test "subsidy: one that is unknown, or a word" {
	refused 3 "" -- expense 10 "Car" -a 6180 --subsidy 9 --date 16/10
	refused 2 "not the number of a subsidy" -- subsidy show un
	refused 3 "" -- subsidy receive 9 10
	refused 2 "" -- subsidy grant 0 --funder X --kind commune --purpose Y
}

@test "subsidy: the report tells each cent" {
	quitus income 25 "Reste de la commune" -a 7410 --provenance commune \
	    --date 20/10
	quitus report subsidies --format json >report.json
	jq -e '(.subsidies[] | select(.id == 1)) | .granted_cents == 74000 and
	    .received_cents == 74000 and .spent_cents == 36000 and
	    .left_cents == 38000 and .to_receive_cents == 0 and
	    .proof == false' report.json
	jq -e '.without_letter | map(.amount_cents) == [2500]' report.json
	quitus report subventions -o subventions.pdf
	pdftotext -layout subventions.pdf - | plain >text
	for words in "Sortie au musée" "740,00" "360,00" "380,00" \
	    "Second versement" "25,00" "ne peut servir"; do
		grep -F "$words" text
	done
	quitus report dossier -o dossier.pdf
	pdftotext -layout dossier.pdf - | plain | grep -F "Second versement"
}

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
	refused 3 "no subsidy 9" -- list --subsidy 9
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

@test "subsidy: the form cerfa 15059, its lines chosen, found or usual" {
	quitus budget set 6180 500 --project Musée
	quitus budget set 7410 740 --project Musée
	quitus expense 8 "Goûter" -a 6180 --project Musée --subsidy 1 \
	    --cerfa 65 --date 17/10
	quitus income 30 "Part des familles" -a 7080 --project Musée \
	    --date 18/10
	# Car 300 by its word; Musée 60 + 40 by its word; 300 + 100 + 8 = 408;
	# 740 + 30 = 770: 740 is 96 % of it; 408 of 500 planned is 82 %.
	quitus report subsidy 1 --format json >form.json
	# What the books do not know is there to be filled in.
	[ "$(jq -c '[.in_kind_uses, .in_kind_sources] |
	    map(map(.line))' form.json)" = \
	    '[["860","861","862","864"],["870","871","875"]]' ]
	quitus report subsidy 1 | grep -A3 "^870 *Bénévolat" | grep "^875 *Dons"
	jq -e '(.expenses | map(select(.actual_cents != null) |
	    {(.line): .actual_cents}) | add) ==
	    {"60-prestations": 10000, "62-deplacements": 30000, "65": 800}' \
	    form.json
	jq -e '(.income | map(select(.actual_cents != null) |
	    {(.line): .actual_cents}) | add) ==
	    {"70": 3000, "74-commune": 74000}' form.json
	jq -e '.income[] | select(.line == "74-commune") |
	    .planned_cents == 74000 and .percent == 100' form.json
	jq -e '.percent == 96 and .total_cents == 77000 and
	    .left_cents == 37200' form.json
	jq -e '.vouchers | length == 7' form.json
	quitus report subvention 1 -o form.pdf
	pdftotext -layout form.pdf - | plain >text
	for words in "62-deplacements" "Total des charges" "500,00 408,00" \
	    "96 % du total" "Part des familles"; do
		tr -s ' ' <text | grep -F "$words"
	done
	refused 2 "no line of form" -- expense 1 x -a 6180 --cerfa 62 \
	    --date 17/10
	refused 2 "one of income" -- expense 1 x -a 6180 --cerfa 74-commune \
	    --date 17/10
	refused 2 "not the number" -- report subsidy Musée
	refused 3 "no subsidy 9" -- report subsidy 9
}

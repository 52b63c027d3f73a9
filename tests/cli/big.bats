#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-3.0-or-later
# A large school: ten classes, eight projects, six subsidies, more than six
# hundred entries. Its dossier is one PDF in which every total stands, each added
# up here by awk from the list of what was typed.

load helper
load bad

# ACCOUNT CENTS MORE...: the amounts are made by a rule, so that they can be
# added up again.
entries() {
	awk 'BEGIN {
		split("6180 6070 6500 6180 6800", spent, " ")
		split("7080 7070 7562 7700", got, " ")
		for (i = 1; i <= 400; i++)
			printf "D %s %d %d %d\n", spent[i % 5 + 1],
			    100 + i * 37 % 9000, i % 10 + 1, i % 9
		for (i = 1; i <= 200; i++)
			printf "R %s %d %d %d\n", got[i % 4 + 1],
			    100 + i * 211 % 30000, i % 10 + 1, i % 9
	}'
}

euros() {
	printf '%d,%02d' $(($1 / 100)) $(($1 % 100))
}

# 1234567 is 12 345,67.
grouped() {
	euros "$1" | sed ':a; s/^\([0-9]*[0-9]\)\([0-9]\{3\}\)\([, ]\)/\1 \2\3/; ta'
}

record() {
	local i=0 kind account cents class project axes
	while read -r kind account cents class project; do
		i=$((i + 1))
		axes=(--class "C$class")
		[ "$project" = 0 ] || axes+=(--project "P$project")
		if [ "$kind" = D ]; then
			quitus expense "$(euros "$cents")" "Achat $i" \
			    -a "$account" --date "$((i % 28 + 1))/1$((i % 3))" \
			    "${axes[@]}"
		else
			quitus income "$(euros "$cents")" "Recette $i" \
			    -a "$account" --date "$((i % 28 + 1))/0$((i % 5 + 1))" \
			    --provenance families "${axes[@]}"
		fi
	done < <(entries)
}

setup() {
	start_clean
	export QUITUS_TODAY=2026-08-31 QUITUS_FILE=coop.quitus
	quitus init coop.quitus --name "École Louise-Michel" --number 77 \
	    --department 59 --year 2025 --bank 50000 --cash 100 \
	    --agent "Alix Martin"
}

teardown() {
	verify_ledgers
}

# sum KIND: what awk makes of it.
sum() {
	entries | awk -v kind="$1" '$1 == kind { s += $3 } END { print s }'
}

@test "a large school: the dossier, and every total in it" {
	local i granted=0 received=0 expenses income
	for i in $(seq 10); do
		quitus class add "C$i"
		quitus dues headcount "C$i" --pupils $((20 + i)) --adults 1
	done
	for i in $(seq 8); do
		quitus project add "P$i" "Projet n° $i"
		quitus budget set 6180 $((i * 300)) --project "P$i"
	done
	for i in $(seq 6); do
		quitus subsidy grant --funder "Commune $i" --kind commune \
		    --purpose "Sortie $i" $((i * 500)) --project "P$i" \
		    --date 02/09
		quitus subsidy receive "$i" $((i * 400)) --date 03/09
		quitus expense $((i * 300)) "Car $i" -a 6180 --subsidy "$i" \
		    --project "P$i" --date 04/09
		granted=$((granted + i * 50000))
		received=$((received + i * 40000))
	done
	quitus dues tariff --pupil 2,05 --adult 2,05 --insurance 0,25
	quitus dues pay --date 05/09
	record
	[ "$(quitus list --format json | jq length)" = 614 ]
	# 255 pupils and 10 adults: 265 x 2,30 = 609,50; six coaches: 6 300,00.
	expenses=$(($(sum D) + 60950 + 630000))
	income=$(($(sum R) + received))
	quitus report statement --format json >statement.json
	jq -e --argjson e "$expenses" --argjson i "$income" \
	    '.total_expenses_cents == $e and .total_income_cents == $i and
	    .result_cents == $i - $e and
	    .total_assets_cents == 5010000 + $i - $e' statement.json
	jq -e --argjson g "$granted" --argjson r "$received" '.subsidies |
	    length == 6 and (map(.granted_cents) | add) == $g and
	    (map(.received_cents) | add) == $r and
	    (map(.spent_cents) | add) == 630000 and
	    (map(.left_cents) | add) == $r - 630000' statement.json
	quitus report dossier -o dossier.pdf
	pdftotext -layout dossier.pdf - | plain >text
	for i in "$expenses" "$income" 60950 "$granted" "$received"; do
		grep -F "$(grouped "$i")" text
	done
	grep -F "255 élèves et 10 adultes" text
	# Every entry stands in the cahier.
	for i in 1 200 400; do
		grep -F "Achat $i " text
		grep -F "Recette $((400 + (i + 1) / 2))" text
	done
	pages=$(pdfinfo dossier.pdf | awk '/^Pages/ { print $2 }')
	[ "$pages" -gt 20 ]
	grep -F "$pages / $pages" text
}

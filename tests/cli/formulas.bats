#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-3.0-or-later
# A text that a spreadsheet would take for a formula is a text in every file
# that one may open there, and comes back as it was typed.

load helper

LABELS=("=1+1" "+33 6" "-2+3" "@SUM(A1)" "=cmd|'/C calc'!A0")

setup() {
	start_clean
	export QUITUS_TODAY=2026-08-31 QUITUS_FILE=coop.quitus
	local label

	quitus init coop.quitus --name "=2+2" --number 1 --department 59 \
	    --town "@Lille" --year 2025 --bank 1000 --agent "+Alix" >/dev/null
	quitus class add "=classe" >/dev/null
	quitus project add "@projet" >/dev/null
	for label in "${LABELS[@]}"; do
		quitus expense 5 -a 6180 --date 2025-10-01 --party "$label" \
		    --class "=classe" \
		    --project "@projet" -- "$label" >/dev/null
	done
}

# No cell of the file begins as a formula does, but for amounts below zero.
harmless() {
	local bad

	bad=$(tail -n +2 "$1" | tr -d '\r' | tr ';' '\n' | sed 's/^"//' |
	    grep -E '^[=+@-]' | grep -vE '^-[0-9 ]+(,[0-9]+)?$') || return 0
	echo "$1: $bad"
	return 1
}

@test "formulas: CSV of every report and list" {
	local name

	for name in statement dossier cashbook journal ledger balance \
	    reconciliation cash subsidies budget advances dues inventory \
	    council activity controls chart "project @projet" \
	    "class =classe" "pupils =classe"; do
		# shellcheck disable=SC2086 # a name and its subject
		quitus report $name --year 2025 -o r.csv
		harmless r.csv
	done
	quitus list -o l.csv
	harmless l.csv
	[ "$(grep -cF "'=1+1" l.csv)" = 1 ]
	quitus history --format csv >h.csv
	harmless h.csv
}

@test "formulas: the CSV of the books and the dossier, and back again" {
	quitus export csv -o books.csv
	harmless books.csv
	quitus export dossier -o sent/
	for file in sent/*.csv; do
		harmless "$file"
	done
	quitus list --format json | jq '[.[].label]' >typed
	mv coop.quitus first.quitus
	quitus init coop.quitus --name "=2+2" --number 1 --department 59 \
	    --year 2025 --bank 1000
	quitus class add "=classe"
	quitus project add "@projet"
	quitus import books.csv
	quitus list --format json | jq '[.[].label]' | diff typed -
}

@test "formulas: every workbook" {
	local name

	for name in statement journal cashbook ledger "class =classe"; do
		# shellcheck disable=SC2086 # a name and its subject
		quitus report $name --year 2025 -o r.xlsx
		run ! grep -E '<f>[^S]|<f>S[^U]' \
		    <(unzip -p r.xlsx 'xl/worksheets/*.xml' |
			sed 's/<f>/\n<f>/g')
	done
	quitus export xlsx -o x.xlsx
	unzip -p x.xlsx 'xl/worksheets/*.xml' | grep -F '<t>=1+1</t>'
	run ! grep -E '<f>[^S]' <(unzip -p x.xlsx 'xl/worksheets/*.xml' |
	    sed 's/<f>/\n<f>/g')
}

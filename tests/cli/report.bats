# SPDX-License-Identifier: GPL-3.0-or-later
#
# Documents: their names, their period, where they are written.
load helper

setup() {
	start_clean
	export QUITUS_TODAY=2026-01-15
	quitus init ecole.quitus --name École --number 1398 --department 59 \
	    --year 2025 --bank 100 --cash 20
	quitus income 30 Photos --account 7070 --date 2025-10-01
	quitus expense 12 Papier --account 6180 --date 2025-11-05
}

@test "a report has a name in both languages, with or without accents" {
	for name in statement crf cashbook cahier journal ledger grand-livre \
	    balance reconciliation rapprochement cash caisse advances régies \
	    REGIES chart plan; do
		quitus report "$name" --format json | jq -e type
		quitus etat "$name" --format text | grep -q 1398
	done
}

@test "a name that is none is refused, and the nearest is told" {
	run -2 quitus --lang en report statemnt
	[[ $output == *'Did you mean “statement”?'* ]]
	run -2 quitus --lang fr etat grandlivre
	[[ $output == *grand-livre* ]]
	run -2 quitus --lang en report zzzzzzzz
	[[ $output == *'quitus report lists them'* ]]
}

@test "without a name, what there is" {
	run -0 quitus report --format json
	[ "$(jq '.reports | map(.name) | contains(["crf", "cahier", "journal",
	    "grand-livre", "balance", "rapprochement", "caisse", "regies",
	    "cotisations", "plan"])' <<<"$output")" = true ]
}

@test "a period: the entries in it, and what was there before" {
	run -0 quitus report journal --from 2025-11-01 --to 2025-11-30 \
	    --format json
	[ "$(jq -c '[.lines[].number]' <<<"$output")" = '[3]' ]
	run -0 quitus report ledger --account 512 --from 2025-11-01 \
	    --format json
	[ "$(jq -c '[.lines[].balance_cents]' <<<"$output")" = \
	    '[13000,11800]' ]
	run -0 quitus report balance --to 2025-10-31 --format json
	[ "$(jq -c '.accounts[] | select(.account == "512") |
	    .balance_cents' <<<"$output")" = 13000 ]
}

@test "a period that ends before it begins, or leaves its year, is refused" {
	run -2 quitus report journal --from 2025-12-01 --to 2025-11-01
	[[ $output == *01/11/2025*01/12/2025* ]]
	run -2 quitus report journal --year 2025 --to 2024-11-01
	[[ $output == *01/11/2024*2025-2026* ]]
	run -2 quitus report journal --from 2025-02-31
	run -3 quitus report journal --to 2020-01-01
	[[ $output == *2025-2026* ]]
	run -3 quitus report ledger --account 9999
}

@test "a report is written to a file, its format by the name" {
	quitus report statement -o crf.pdf
	[ "$(head -c 5 crf.pdf)" = %PDF- ]
	quitus report cashbook -o cahier.csv
	grep -q Photos cahier.csv
	pdftotext -layout crf.pdf - | grep -q PROVISOIRE
	quitus report chart -o plan.pdf
	run ! grep -q PROVISOIRE <(pdftotext plan.pdf -)
}

@test "what is about the whole year says so when days are given" {
	run --separate-stderr quitus report statement --to 2025-10-31
	[ "$status" -eq 0 ]
	# shellcheck disable=SC2154 # set by bats
	[[ $stderr == *"« crf »"*"l’exercice entier"* ]]
	# Machines get the figures alone.
	run quitus report statement --to 2025-10-31 --json
	jq -e '.total_expenses_cents == 1200' <<<"$output"
	run --separate-stderr quitus --lang en report budget --from 01/10
	[[ $stderr == *"“budget” is about the whole year"* ]]
	for name in cashbook journal ledger balance reconciliation cash \
	    inventory; do
		run --separate-stderr quitus report $name --to 2025-10-31
		[ -z "$stderr" ]
	done
	run --separate-stderr quitus report statement --year 2025
	[ -z "$stderr" ]
}

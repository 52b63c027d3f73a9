#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-3.0-or-later
# Several years in one file: close, reopen, openings, seals that go on.

load helper

# A year with one income, ready to be closed.
ready() {
	quitus init coop.quitus --name "École du Port" --number 12 \
	    --department 2A --year 2024 --bank 1000 --agent "Alix Martin"
	export QUITUS_TODAY=2025-09-10 QUITUS_FILE=coop.quitus
	quitus income 200 "Familles" -a 7562 --date 10/10/2024
	quitus bank tick 2 --date 31/10/2024
	quitus bank balance 31/08/2025 1200
}

openings() {
	quitus list --year 2025 --sort number --format json | jq -c \
	    '[.[] | select(.kind == "opening" and .state != "void") |
	    [.voucher, .postings[].amount_cents]]'
}

statement() {
	quitus report statement --year "$1" --format json | jq -c "$2"
}

@test "a closed year is frozen, the next one opens with its assets" {
	ready
	quitus close
	[ "$(openings)" = '[["AN",120000]]' ]
	[ "$(statement 2025 '[.opening_cents, .total_income_cents]')" = \
	    '[120000,0]' ]
	for command in "income 1 x -a 7562 --date 10/10/2024" \
	    "edit 2 --year 2024 --label x" \
	    "void 2 --year 2024 --reason x" \
	    "bank balance 31/08/2025 1" \
	    "validate --until 31/08/2025"; do
		# shellcheck disable=SC2086
		run quitus $command
		[ "$status" -eq 3 ]
	done
}

@test "reopened, the year is closed again and its next year follows" {
	ready
	quitus close
	before=$(statement 2024 .fingerprint)
	quitus reopen --reason "Une facture oubliée"
	[ "$(statement 2024 '[.year.state, .fingerprint]')" = '["open",null]' ]
	quitus expense 50 "Livres" -a 6180 --date 12/06/2025
	quitus bank tick 3 --year 2024 --date 30/06/2025
	quitus bank balance 31/08/2025 1150
	quitus close
	[ "$(statement 2024 .fingerprint)" != "$before" ]
	# The opening was a draft: it is rewritten.
	[ "$(openings)" = '[["AN",115000]]' ]
}

@test "a validated opening is corrected by a second one" {
	ready
	quitus close
	quitus income 30 "Dons" -a 7700 --date 05/09/2025
	quitus validate --until 05/09/2025
	quitus reopen --reason "Une facture oubliée"
	quitus expense 50 "Livres" -a 6180 --date 12/06/2025
	quitus bank tick 3 --year 2024 --date 30/06/2025
	quitus bank balance 31/08/2025 1150
	# The chain of 2025 goes on from its own last seal.
	quitus close
	quitus verify
	[ "$(openings)" = '[["AN",120000],["AN2",5000]]' ]
	[ "$(statement 2025 '[.opening_cents, .total_assets_cents]')" = \
	    '[115000,118000]' ]
	quitus validate --until 30/09/2025
	quitus verify
}

@test "what is signed is about the closed year until the next one begins" {
	ready
	quitus report statement | grep PROVISOIRE
	quitus close
	for name in crf dossier controles cra; do
		quitus etat $name --format json >said.json
		quitus etat $name --exercice 2024 --format json | cmp - said.json
	done
	run ! grep PROVISOIRE <(quitus report statement)
	# What is kept from day to day is about the new year.
	[ "$(quitus list --format json | jq -c 'map(.year)')" = '[2025]' ]
	quitus report balance | grep "1er septembre 2025"
	quitus income 5 "Dons" -a 7700 --date 09/09/2025
	[ "$(quitus report statement --format json | jq -r .year.start)" = \
	    2025-09-01 ]
}

@test "only the last closed year is reopened, and years close in order" {
	ready
	quitus close
	export QUITUS_TODAY=2026-09-10
	run quitus close --year 2026
	[ "$status" -eq 3 ]
	quitus bank balance 31/08/2026 1200
	quitus close
	run quitus reopen --reason "Trop tard" --year 2024
	[ "$status" -eq 3 ]
	[[ $output == *2025-2026* ]]
	quitus reopen --reason "Bien" --year 2025
}

@test "the statement shows the year before beside this one" {
	ready
	quitus close
	quitus income 70 "Familles" -a 7562 --date 10/10/2025
	[ "$(statement 2025 '.income[0] | [.account, .amount_cents,
	    .previous_cents]')" = '["7562",7000,20000]' ]
	[ "$(statement 2024 '.income[0].previous_cents')" = null ]
	quitus report crf -o crf.txt
	grep -q 2024-2025 crf.txt
	grep -q PROVISOIRE crf.txt
}

@test "an old statement keeps the names it was printed with" {
	ready
	quitus close
	before=$(statement 2024 .fingerprint)
	quitus config agent.1 "Camille Petit"
	[ "$(statement 2025 .coop.agents)" = '["Camille Petit"]' ]
	[ "$(statement 2024 .coop.agents)" = '["Alix Martin"]' ]
	[ "$(statement 2024 .fingerprint)" = "$before" ]
	quitus verify
}

@test "undo refuses a close, takes a reopen back" {
	ready
	quitus close
	run quitus undo
	[ "$status" -eq 3 ]
	before=$(statement 2024 .)
	quitus reopen --reason "Pour voir"
	quitus undo
	[ "$(statement 2024 .)" = "$before" ]
}

@test "a closed year keeps the words that it was signed with" {
	ready
	printf 'code;label\n7562;Participation des familles\n' >chart.csv
	quitus account import chart.csv
	quitus close
	signed=$(statement 2024 .)
	printf 'code;label\n7562;Dons des parents\n' >chart.csv
	quitus account import chart.csv
	quitus verify
	[ "$(statement 2024 .)" = "$signed" ]
	[[ $signed == *"Participation des familles"* ]]
	quitus income 30 "Familles" -a 7562 --date 10/09/2025
	[[ $(statement 2025 .) == *"Dons des parents"* ]]
	quitus reopen --reason "Une facture oubliée"
	quitus close --year 2024
	[ "$(statement 2024 .fingerprint)" = "$(jq -c .fingerprint <<<"$signed")" ]
	quitus verify
}

@test "list: days tell which years are meant" {
	ready
	quitus close
	quitus income 30 "Dons" -a 7700 --date 09/09/2025
	listed() {
		quitus list "$@" --json | jq -c 'map([.year, .number])'
	}
	[ "$(listed --from 01/10/2024 --to 31/10/2024)" = '[[2024,2]]' ]
	[ "$(listed --to 31/10/2024)" = '[[2024,1],[2024,2]]' ]
	[ "$(listed --from 01/10/2024)" = '[[2024,2],[2025,1],[2025,2]]' ]
	[ "$(listed --from 01/10/2024 --sort number)" = \
	    '[[2024,2],[2025,1],[2025,2]]' ]
	quitus list --from 01/10/2024 | grep -x "2024-2025 – 2025-2026"
	# A day without its year is one of --year, else of the open year.
	[ "$(listed --year 2024 --from 01/10)" = '[[2024,2]]' ]
	[ "$(listed --from 02/09)" = '[[2025,2]]' ]
	[ "$(listed --year 2025 --from 01/10/2024)" = '[[2025,1],[2025,2]]' ]
	run quitus --lang en list --from 31/10/2024 --to 01/10/2024
	[ "$status" -eq 2 ]
	[[ $output == *"Exchange --from and --to."* ]]
}
